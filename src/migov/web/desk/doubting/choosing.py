"""Which doubts are asked for: the filters of the page, as its address has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from django.http import HttpRequest
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from migov.actions.checks import Raised
from migov.model.dimensions import Dimension
from migov.model.values import Value
from migov.store.drafts import KeptPassage
from migov.web.answering import speaking
from migov.web.desk.doubting.words import ORDER, kind_name, kind_of
from migov.web.desk.life.forms import options
from migov.web.pieces import Field

Show = Literal["open", "waived", "all"]


class Filters(Value, kw_only=True):
    """What was chosen; empty words choose everything."""

    rule: str = ""
    part: str = ""
    """Number of a dimension, or code of a module."""
    show: Show = "open"
    by: Literal["rule", "passage"] = "rule"

    def fits(self, one: Raised, parts: Mapping[str, str]) -> bool:
        """Whether a doubt is among those chosen; *parts* tells where the passages stand."""
        if self.rule and kind_of(one.doubt) != self.rule:
            return False
        if self.part and parts.get(one.doubt.passage) != self.part:
            return False
        return self.show == "all" or one.is_open is (self.show == "open")

    def query(self, **other: str) -> dict[str, str]:
        """The choice as an address has it, with some of it chosen otherwise; the usual is left out."""
        chosen = {"rule": self.rule, "part": self.part, "show": self.show, "by": self.by} | other
        usual = {"rule": "", "part": "", "show": "open", "by": "rule"}
        return {name: value for name, value in chosen.items() if value != usual.get(name)}

    def address(self, **other: str) -> str:
        """The page with this choice."""
        return "?" + urlencode(self.query(**other))


def chosen(request: HttpRequest) -> Filters:
    """What the address asks for; a word that is not known asks for nothing."""
    given = request.GET
    show, rule = given.get("show", ""), given.get("rule", "")
    return Filters(
        rule=rule if rule in ORDER else "",
        part=given.get("part", "").replace("\0", "")[:60],
        show="waived" if show == "waived" else "all" if show == "all" else "open",
        by="passage" if given.get("by") == "passage" else "rule",
    )


def part_of(kept: KeptPassage) -> str:
    """The dimension or module of a passage."""
    return kept.passage.module or str(int(kept.passage.dimension or 0))


def part_name(part: str) -> str:
    """What a dimension or module is called in a list."""
    dimensions = {str(int(one)): one for one in Dimension}
    return f"{part} {dimensions[part].short(speaking())}" if part in dimensions else part


def fields(filters: Filters, found: Iterable[Raised], parts: Mapping[str, str]) -> tuple[Field, ...]:
    """The filters to be drawn: of rules and parts only those that have doubts."""
    there = [(kind_of(one.doubt), parts.get(one.doubt.passage, "")) for one in found]
    kinds = {kind for kind, _part in there} | {filters.rule} - {""}
    rules = [(one, kind_name(one)) for one in ORDER if one in kinds]
    places = sorted({part for _kind, part in there} | {filters.part} - {""})
    shows = [("open", _("Open")), ("waived", _("Waived")), ("all", _("All"))]
    drawn = {
        "rule": (_("Rule"), [("", _("All")), *rules], filters.rule),
        "part": (_("Dimension"), [("", _("All")), *((one, part_name(one)) for one in places)], filters.part),
        "show": (_("Show"), shows, filters.show),
    }
    return tuple(
        Field(name=name, id=name, label=label, kind="select", options=options(given, [value]))
        for name, (label, given, value) in drawn.items()
    )

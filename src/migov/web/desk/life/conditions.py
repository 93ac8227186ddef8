"""The conditions of a step, as a person reads them: whether each holds, what is missing, and where it is done."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from migov.actions.stages import Check
from migov.model.people import Role
from migov.model.signatures import Party
from migov.model.values import Value
from migov.model.workflow import Condition
from migov.store import drafts
from migov.web.desk.life.heads import address
from migov.web.desk.life.words import of_condition
from migov.web.desk.vetting.words import party_name
from migov.web.names import of_role
from migov.web.pieces import Chip, Crumb

WHERE = {
    Condition.BRIEFED: "launch",
    Condition.STAFFED: "team",
    Condition.ANSWERED: "indicators",
    Condition.CHANGES_TOLD: "changes",
    Condition.NO_OPEN_FLAGS: "flags",
    Condition.DRAFTED: "draft freeze",
    Condition.CHECKED: "doubts",
    Condition.COMMENTS_ANSWERED: "consultation matrix",
    Condition.SIGNED: "vetting",
}
"""The page on which what is missing is done."""
SHOWN = 8
"""Of what is missing; the rest is counted."""


class ConditionLine(Value, kw_only=True):
    """One condition of a step."""

    chip: Chip
    says: str
    missing: str | None
    """What is missing, in words."""
    links: tuple[Crumb, ...]
    """The first of what is missing, each with its own page."""
    more: int
    """How many others are missing."""
    address: str | None
    """Where it is done."""


def condition_line(id: str, check: Check) -> ConditionLine:  # noqa: A002 - the field's own word
    """A condition, with what is missing where it does not hold."""
    links = () if check.holds else _links(id, check)
    return ConditionLine(
        chip=Chip(kind="done", word=_("Met")) if check.holds else Chip(kind="waiting", word=_("Not met yet")),
        says=of_condition(check.condition),
        missing=None if check.holds else _missing(check),
        links=links,
        more=max(0, len(check.missing) - SHOWN) if links else 0,
        address=None if check.holds else address(WHERE[check.condition], id=id),
    )


def _links(id: str, check: Check) -> tuple[Crumb, ...]:  # noqa: A002
    """Passages and comments by their own pages; what has none is told without a link."""
    found, written = [], drafts.versions(id)
    for one in check.missing[:SHOWN]:
        match check.condition:
            case Condition.DRAFTED | Condition.CHECKED:
                where = address("passage", id=id, passage=one) if one in written else None
            case Condition.COMMENTS_ANSWERED:
                where = address("comment", id=id, number=int(one.lstrip("#")))
            case _:
                return ()
        found.append(Crumb(title=one, address=where or ""))
    return tuple(found)


def _missing(check: Check) -> str | None:
    count = len(check.missing)
    match check.condition:
        case Condition.STAFFED:
            return _("Missing: %(roles)s") % {"roles": ", ".join(of_role(Role(one)) for one in check.missing)}
        case Condition.SIGNED:
            parties = ", ".join(party_name(Party(one)) for one in check.missing)
            return _("Missing: the signature of %(parties)s") % {"parties": parties}
        case Condition.DRAFTED if not count:
            return _("No version of the draft is frozen yet")
        case Condition.DRAFTED:
            return ngettext("%(n)d part changed since:", "%(n)d parts changed since:", count) % {"n": count}
        case Condition.CHECKED:
            return ngettext("%(n)d passage in doubt:", "%(n)d passages in doubt:", count) % {"n": count}
        case Condition.COMMENTS_ANSWERED:
            return ngettext("%(n)d comment waits:", "%(n)d comments wait:", count) % {"n": count}
    if not count:
        return None
    codes = ", ".join(check.missing[:SHOWN]) + (" …" if count > SHOWN else "")
    told = ngettext("%(n)d indicator: %(codes)s", "%(n)d indicators: %(codes)s", count)
    return told % {"n": count, "codes": codes}

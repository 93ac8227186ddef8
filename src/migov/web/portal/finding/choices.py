"""What one may choose passages by, with the names of the choices in the reader's language.

How many passages a choice leaves is said for topics only, and only over all places together: with a country chosen, or
beside the two sides, a number would be one by which countries could be compared.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

from django.utils.translation import gettext as _

from migov.catalogue import frameworks
from migov.model.dimensions import Dimension
from migov.model.findings import Side
from migov.model.languages import Language
from migov.model.published import Origin
from migov.model.values import Value
from migov.store.published import releases
from migov.store.published.database import remembered
from migov.web.portal.answering import speaking
from migov.web.portal.profiles import OTHER, REGIONS, alphabetical
from migov.web.portal.showing import side_title

PLACES = frozenset({"place", "region"})
UNCOUNTED = PLACES | {"side", "language"}
"""Facets whose choices never say how many passages they leave."""
ANY = "all"
"""What the address says where texts of every language are wanted; without it those for the reader are."""
UNLISTED = frozenset({"indicator"})
"""Facets of too many values to list: they are chosen on the pages of the questions."""
SELECTS = frozenset({"place", "year", "region", "language"})
"""Facets that are shown as a list to choose one of."""


class Choice(Value, kw_only=True):
    """One value one may choose."""

    value: str
    title: str
    count: int | None
    """Passages that it would leave; null where that is not said."""
    chosen: bool

    @property
    def counted(self) -> str:
        """The count, in HTML."""
        return "" if self.count is None else f" <small>{self.count}</small>"


class Facet(Value, kw_only=True):
    """One thing to choose by."""

    name: str
    title: str
    choices: tuple[Choice, ...]
    is_open: bool
    is_select: bool

    @property
    def options(self) -> str:
        """The choices as the options of a list, in HTML: there are hundreds, and a template takes its time."""
        return "".join(
            f'<option value="{escape(one.value)}"{" selected" if one.chosen else ""}>{escape(one.title)}</option>'
            for one in self.choices
        )

    @property
    def boxes(self) -> str:
        """The choices as boxes to tick, in HTML."""
        begin = f'<label><input type="checkbox" name="{self.name}" value="'
        return "".join(
            f'{begin}{escape(one.value)}"{" checked" if one.chosen else ""}>{escape(one.title)}{one.counted}</label>'
            for one in self.choices
        )


def facets(counts: Mapping[str, Mapping[str, int]], chosen: Mapping[str, tuple[str, ...]]) -> tuple[Facet, ...]:
    """Every facet with the choices that leave something, or are chosen."""
    is_local = any(chosen.get(one) for one in PLACES)
    made = (_facet(name, counts.get(name, {}), chosen.get(name, ()), is_local=is_local) for name in TITLES)
    return tuple(one for one in made if len(one.choices) > 1 or any(choice.chosen for choice in one.choices))


def title(name: str) -> str:
    """What a facet is called."""
    return TITLES[name]()


def named(name: str, value: str) -> str:
    """What a choice is called; the value itself where nobody knows it."""
    return _names(name, speaking()).get(value, value)


def _facet(name: str, counts: Mapping[str, int], chosen: tuple[str, ...], *, is_local: bool) -> Facet:
    names, offered = _names(name, speaking()), set(chosen)
    if name not in UNLISTED:
        offered |= names.keys() if name == "language" else counts.keys()
    shown = [value for value in names if value in offered] + sorted(offered - names.keys())
    return Facet(
        name=name,
        title=title(name),
        choices=tuple(
            Choice(
                value=value,
                title=names.get(value, value),
                count=None if is_local or name in UNCOUNTED else counts.get(value, 0),
                chosen=value in chosen,
            )
            for value in shown
        ),
        is_open=bool(chosen) or name in ("dimension", "side"),
        is_select=name in SELECTS,
    )


@remembered
def _names(name: str, language: Language) -> dict[str, str]:  # noqa: ARG001 - the names are in it
    """The values of a facet with their names, in the order in which they are shown."""
    return NAMES[name]() if name in NAMES else {}


def _dimensions() -> dict[str, str]:
    return {str(int(one)): f"{int(one)}. {one.title(speaking())}" for one in Dimension}


def _sub_domains() -> dict[str, str]:
    told: dict[str, str] = {}
    for edition in releases.editions().values():
        told |= {one.code: f"{one.code} {one.title.text(speaking())}" for one in edition.sub_domains}
    return dict(sorted(told.items(), key=lambda item: _numbers(item[0])))


def _numbers(code: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part), "") if part.isdigit() else (10**6, part) for part in code.split("."))


def _targets() -> dict[str, str]:
    asked = (one for edition in releases.editions().values() for one in edition.indicators)
    there = {target for one in asked for target in one.sdg_targets}
    return {code: code for code in sorted(there, key=_numbers)}


def _languages() -> dict[str, str]:
    there = {language for one in releases.current() for language in one.languages}
    return {ANY: _("All languages"), **{one.value: one.endonym for one in Language if one in there}}


def _modules() -> dict[str, str]:
    return {code: one.title.text(speaking()) for code, one in releases.editions().items()}


def _indicators() -> dict[str, str]:
    told: dict[str, str] = {}
    for edition in releases.editions().values():
        told |= {one.code: f"{one.code} {one.question.text(speaking())}" for one in edition.indicators}
    return told


def _years() -> dict[str, str]:
    years = {one.year for one in releases.current() if one.year}
    return {str(year): str(year) for year in sorted(years, reverse=True)}


def _objectives() -> dict[str, str]:
    language = speaking()
    return {str(one.number): f"{one.number}. {one.title.text(language)}" for one in frameworks.global_compact()}


def _items() -> dict[str, str]:
    asked, language = frameworks.sdg_10_7_2(), speaking()
    stems = {one.number: one.stem.text(language) for one in asked.domains}
    return {one.code: f"{one.code} {stems[one.domain]} {one.text.text(language)}" for one in asked.items}


TITLES: dict[str, Callable[[], str]] = {
    "dimension": lambda: _("Dimension"),
    "side": lambda: _("Side"),
    "place": lambda: _("Country or city"),
    "region": lambda: _("Region"),
    "sub-domain": lambda: _("Sub-domain"),
    "gcm": lambda: _("Global Compact objective"),
    "sdg": lambda: _("SDG target"),
    "sdg-10-7-2": lambda: _("Item of SDG indicator 10.7.2"),
    "year": lambda: _("Year of the profile"),
    "language": lambda: _("Language of the text"),
    "module": lambda: _("Module"),
    "indicator": lambda: _("Question"),
    "origin": lambda: _("Published by"),
}
"""The facets in the order in which they are shown."""
NAMES: dict[str, Callable[[], dict[str, str]]] = {
    "dimension": _dimensions,
    "side": lambda: {side.value: side_title(side) for side in Side},
    "place": lambda: {place.id: place.title(speaking()) for place in alphabetical()},
    "region": lambda: {value or OTHER: _(told) for value, told in REGIONS.items() if value},
    "sub-domain": _sub_domains,
    "gcm": _objectives,
    "sdg": _targets,
    "sdg-10-7-2": _items,
    "year": _years,
    "language": _languages,
    "module": _modules,
    "indicator": _indicators,
    "origin": lambda: {Origin.OWN.value: _("this portal"), Origin.EXTERNAL.value: _("others")},
}

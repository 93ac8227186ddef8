"""Choosing what is handed over: dimensions, sub-domains, modules and single indicators, in one list to tick."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.utils.translation import gettext as _

from migov.actions import answers
from migov.catalogue import editions
from migov.model.indicators import Edition, Indicator
from migov.model.values import Value
from migov.store import opening
from migov.store.assessments import Entry
from migov.web.answering import speaking


class Box(Value, kw_only=True):
    """Something to tick."""

    name: str
    label: str
    chosen: bool
    id: str
    """Of the box in the page."""


class Section(Value, kw_only=True):
    """A sub-domain with its indicators."""

    whole: Box
    indicators: tuple[Box, ...]


class Group(Value, kw_only=True):
    """A dimension with its sub-domains, or a module."""

    number: int | None
    whole: Box
    sections: tuple[Section, ...]
    open: bool
    """Whether something in it is chosen."""


def groups(entry: Entry, chosen: Collection[str]) -> tuple[Group, ...]:
    """All that can be handed over in an assessment; *chosen* holds names of parts and codes."""
    return (*_dimensions(answers.edition_of(entry), chosen), *_modules(entry, chosen))


def _dimensions(edition: Edition, chosen: Collection[str]) -> Iterator[Group]:
    for dimension in dict.fromkeys(one.dimension for one in edition.sub_domains):
        sections = tuple(
            Section(
                whole=_box(f"section-{one.code}", f"{one.code} {one.title.text(speaking())}", chosen),
                indicators=tuple(
                    _ask(asked, chosen) for asked in edition.of(dimension) if asked.sub_domain == one.code
                ),
            )
            for one in edition.sub_domains
            if one.dimension is dimension
        )
        whole = _box(f"dimension-{int(dimension)}", dimension.title(speaking()), chosen)
        yield Group(number=int(dimension), whole=whole, sections=sections, open=_any(whole, sections))


def _modules(entry: Entry, chosen: Collection[str]) -> Iterator[Group]:
    home = opening.connect()
    for code in entry.modules:
        module = editions.load(code, home)
        whole = _box(f"module-{code}", module.title.text(speaking()), chosen)
        every = Section(
            whole=_box("", _("Single questions"), ()),
            indicators=tuple(_ask(asked, chosen) for asked in module.indicators),
        )
        yield Group(number=None, whole=whole, sections=(every,), open=_any(whole, (every,)))


def _ask(asked: Indicator, chosen: Collection[str]) -> Box:
    return _box(asked.code, f"{asked.code} {asked.question.text(speaking())}", chosen)


def _box(name: str, label: str, chosen: Collection[str]) -> Box:
    return Box(name=name, label=label, chosen=name in chosen, id="part-" + name.replace(".", "-"))


def _any(whole: Box, sections: tuple[Section, ...]) -> bool:
    inside = (box for section in sections for box in (section.whole, *section.indicators))
    return whole.chosen or any(box.chosen for box in inside)

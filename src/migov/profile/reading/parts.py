"""Which part of a profile each row belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from migov.model.dimensions import Dimension
from migov.model.findings import Side, section_of
from migov.profile.reading.flow.rows import Row
from migov.profile.reading.headings import Heading
from migov.profile.reading.phrases import MODULE_CODES, Role, letters, openings

FRONT, CHAPTER = "front", "chapter"
"""Sections of rows before the first part (cover and imprint), and below a chapter's title."""

BEFORE = (FRONT, "contents", "objective", "introduction", "other")
"""Sections that come before the framework; other parts may come behind the findings too."""

BACK = {
    Role.PRIORITIES: "priorities",
    Role.SOURCES: "sources",
    Role.ANNEXES: "annexes",
    Role.FURTHER: "annexes",
    Role.MIGOF: "migof",
    Role.PROCESS: "process",
    Role.NOTES: "notes",
}
"""Parts that follow the findings."""

MODULES = frozenset((*(code for _, code in MODULE_CODES), "module"))
"""Sections of module pages, which number their footnotes from 1."""

ASIDE = (Role.FINDINGS, Role.SERIES, Role.DIMENSION, Role.TITLE)
"""Headings that open no section."""

NEAR = 14
"""Rows below a chapter's title in which its first section is looked for."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The sections of a profile, each with its rows."""

    of_row: tuple[str, ...]
    """Section of each row, as in `migov.model.texts.Place`; "" for headings and furniture."""
    titles: Mapping[str, tuple[Heading, ...]]
    """Headings that opened each section."""
    of_section: Mapping[str, list[int]]
    """Rows of each section, in the order they are printed."""

    def rows(self, section: str) -> list[int]:
        """Row numbers of a section, in the order they are printed."""
        return list(self.of_section.get(section, ()))

    @property
    def sections(self) -> tuple[str, ...]:
        """Sections that have rows or a heading, in order of their first row."""
        return tuple(dict.fromkeys([*filter(None, self.of_row), *self.titles]))


@dataclass(slots=True)
class _Walk:
    """Where one stands while going down the rows."""

    section: str = FRONT
    dimension: Dimension | None = None
    side: Side | None = None
    titled: Dimension | None = None
    """Dimension whose title was passed since the last section began."""
    framed: bool = False
    titles: dict[str, list[Heading]] = field(default_factory=dict)

    @property
    def begun(self) -> bool:
        """Whether a section of findings was met."""
        return self.dimension is not None


def parts(rows: Sequence[Row], headings: Sequence[Heading], furniture: Mapping[int, str]) -> Parts:
    """The section of every row, told by the headings passed on the way down."""
    walk = _Walk()
    opening = {heading.first: heading for heading in headings}
    of_row = [""] * len(rows)
    index = 0
    while index < len(rows):
        heading = opening.get(index)
        if heading is not None:
            before = walk.section
            _pass(walk, heading, _begins_chapter(heading, headings), _has_prose(rows, heading))
            if before == FRONT and walk.section == "objective" and _ends_page(rows, heading):
                _claim(of_row, rows, heading)
            index = heading.last + 1
            continue
        if index not in furniture:
            _open_by_words(walk, rows, index)
            of_row[index] = walk.section
        index += 1
    of_section: dict[str, list[int]] = {}
    for index, section in enumerate(of_row):
        of_section.setdefault(section, []).append(index)
    return Parts(tuple(of_row), {section: tuple(found) for section, found in walk.titles.items()}, of_section)


def _pass(walk: _Walk, heading: Heading, begins_chapter: bool, prose: bool) -> None:  # noqa: FBT001
    """Go past a heading that begins a chapter or not, and has prose close below it or not."""
    role = heading.role
    if role in (Role.FINDINGS, Role.SERIES) or heading.listed:
        walk.section = CHAPTER if (role, walk.section) == (Role.FINDINGS, "other") else walk.section
    elif role in (Role.WELL_DEVELOPED, Role.POTENTIAL):
        _enter_section(walk, heading)
    elif role is Role.TITLE:
        if walk.section in MODULES:
            walk.titles[walk.section].append(heading)
        elif begins_chapter and walk.section[:1].isdigit():
            walk.section = CHAPTER
    elif role is Role.DIMENSION:
        if begins_chapter:
            walk.titled = heading.dimension
        if walk.section[:1].isdigit() and heading.dimension != walk.dimension and begins_chapter:
            walk.section = CHAPTER
    elif role is Role.CONVENTIONS:
        walk.section = "1.1"
        walk.framed = True
        walk.titles.setdefault("1.1", []).append(heading)
    else:
        _enter_part(walk, heading, prose)


def _enter_part(walk: _Walk, heading: Heading, prose: bool) -> None:  # noqa: FBT001
    """Go into a part that holds no findings; one that cannot come here is a caption or a line of the contents."""
    role = heading.role
    if role in (Role.CONTENTS, Role.OBJECTIVE, Role.INTRODUCTION):
        if walk.framed or walk.begun:
            return
        section = role.value
    elif role is Role.FRAMEWORK:
        if walk.begun:
            return
        walk.framed = True
        section = "framework"
    elif role is Role.OTHER:
        section = "other"
    elif role is Role.MODULE and (walk.begun or prose):
        plain = letters(heading.text)
        section = next((code for word, code in MODULE_CODES if word in plain), "module")
    elif not walk.begun or (role is Role.NOTES and walk.section in MODULES):
        return
    else:
        section = BACK[role]
        if role is Role.ANNEXES and walk.section in ("migof", "process", "annexes"):
            return
    walk.section = section
    walk.titles.setdefault(section, []).append(heading)


def _enter_section(walk: _Walk, heading: Heading) -> None:
    """Go into a section of findings: the words tell its side; number, title or order its dimension.

    In another part, which may sum up the sides of all chapters, only a number or a chapter's title tells of a section.
    """
    if walk.section == "other" and heading.number is None and walk.titled is None:
        return
    side = Side.WELL_DEVELOPED if heading.role is Role.WELL_DEVELOPED else Side.POTENTIAL
    told = heading.dimension or (Dimension(int(heading.number[0])) if heading.number else None)
    dimension = told or _next_dimension(walk, side)
    walk.dimension, walk.side, walk.titled, walk.framed = dimension, side, None, True
    walk.section = section_of(dimension, side)
    walk.titles.setdefault(walk.section, []).append(heading)


def _next_dimension(walk: _Walk, side: Side) -> Dimension:
    """The dimension of a section without number."""
    due = walk.dimension is not None and section_of(walk.dimension, side) not in walk.titles
    free = walk.titled is not None and section_of(walk.titled, side) not in walk.titles
    if walk.titled is not None and free and not (due and side is Side.POTENTIAL):
        return walk.titled
    if walk.dimension is None:
        return Dimension.RIGHTS
    if side is Side.POTENTIAL and walk.side is Side.WELL_DEVELOPED:
        return walk.dimension
    return Dimension(min(walk.dimension + 1, 6))


def _begins_chapter(heading: Heading, headings: Sequence[Heading]) -> bool:
    """Whether the first section of a dimension follows its title closely."""
    first = (Role.WELL_DEVELOPED, Role.CONVENTIONS)
    near = NEAR if heading.role is Role.DIMENSION else 3
    after = next((other for other in headings if other.first > heading.last and other.role not in ASIDE), None)
    return after is not None and after.role in first and after.first - heading.last <= near


def _has_prose(rows: Sequence[Row], heading: Heading) -> bool:
    """Whether the rows below a heading run on as sentences do, so that it is no line of the contents."""
    below = rows[heading.last + 1 : heading.last + 6]
    return any(len(a.text) > 50 and not a.closed and b.text[:1].islower() for a, b in pairwise(below))


def _ends_page(rows: Sequence[Row], heading: Heading) -> bool:
    """Whether a heading is the last on its page, so that it names what stands above it."""
    return heading.last + 1 >= len(rows) or rows[heading.last + 1].opens


def _claim(of_row: list[str], rows: Sequence[Row], heading: Heading) -> None:
    """Give the rows above a heading on its page to the part it names."""
    index = heading.first - 1
    while index >= 0 and rows[index].page == rows[heading.first].page:
        if of_row[index] == FRONT:
            of_row[index] = heading.role.value
        index -= 1


def _open_by_words(walk: _Walk, rows: Sequence[Row], index: int) -> None:
    """Go into a part whose heading is lost or stands elsewhere, by the words it begins with or by its page."""
    if walk.section not in BEFORE or walk.framed:
        return
    row = rows[index]
    plain = letters(row.text)
    for start, role in openings():
        if (
            plain.startswith(start)
            and role.value != walk.section
            and (role.value, walk.section) != ("objective", "introduction")
        ):
            walk.section = role.value
            return
    if walk.section == "objective" and row.opens and len(row.text) > 60:
        walk.section = "introduction"

"""The strip of rows surveyed: what each row is, and the paragraphs and footnotes of every section."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from migov.errors import Problem, Unreadable
from migov.model.pages import Document
from migov.profile.reading.conventions import Found, find
from migov.profile.reading.flow.furniture import furniture, running_heads
from migov.profile.reading.flow.notes import Note, calls, notes
from migov.profile.reading.flow.numbers import reunited
from migov.profile.reading.flow.paragraphs import Paragraph, paragraphs, style
from migov.profile.reading.flow.rows import Row, measure, rows
from migov.profile.reading.headings import Heading, headings, is_in_words, parted
from migov.profile.reading.parts import BEFORE, CHAPTER, FRONT, MODULES, Parts, parts
from migov.profile.reading.phrases import Role

UNTOUCHED = frozenset({FRONT, "contents", "sources"})
"""Sections without footnotes of their own."""

OF_THE_METHOD = frozenset({Role.DIMENSION, Role.CONVENTIONS, Role.MIGOF, Role.SERIES, Role.MODULE})
"""Headings that profiles have and other reports on migration have not."""

CLOSED = frozenset({*BEFORE, "framework", "priorities", "sources", "process"})
"""Sections that hold no convention tables."""

CROSSED = frozenset({Role.DIMENSION, Role.FINDINGS, Role.SERIES, Role.CONVENTIONS, Role.TITLE})
"""Headings that may stand in the middle of a scrambled table."""

CALLED_AT_END = re.compile(r"(?<=[^\W\d_)”»])(\d{1,2})$")
"""The mark of a footnote behind the last word of a heading."""

AROUND = 120
"""So many rows around a module page its footnotes may have landed."""


@dataclass(frozen=True, slots=True)
class Survey:
    """A profile's rows with what each of them is."""

    rows: tuple[Row, ...]
    headings: tuple[Heading, ...]
    furniture: dict[int, str]
    parts: Parts
    notes: dict[str, tuple[Note, ...]]
    """Code of a module, or "" for the profile's own series → footnotes."""
    tables: Found
    paragraphs: dict[str, tuple[Paragraph, ...]]
    """Section → paragraphs."""

    @property
    def front(self) -> list[int]:
        """Rows before the framework: cover, imprint, contents, objective, introduction; running heads too."""
        first = next(
            (index for index, name in enumerate(self.parts.of_row) if name and name not in (*BEFORE, *MODULES)),
            len(self.rows),
        )
        return [index for index in range(first) if self.parts.of_row[index] not in MODULES]


def survey(document: Document) -> Survey:
    """What each row of a profile is.

    Raises:
        Unreadable: there is no section of findings.
    """
    strip = parted(reunited(rows(document)))
    heads = running_heads(strip)
    strip = tuple(replace(row, opens=True) if index - 1 in heads else row for index, row in enumerate(strip))
    found = headings(strip)
    headed = {index for heading in found for index in range(heading.first, heading.last + 1)}
    aside = furniture(strip, heads, headed)
    divided = parts(strip, found, aside)
    if not _is_profile(found, divided):
        says = f"no section of findings was found, so this is no migration governance profile{_read_as(document)}"
        remedy = "hand in a published profile as PDF, or the text extracted from one"
        raise Unreadable(Problem(says, file=document.file, remedy=remedy))
    width = measure(strip, [index for index, section in enumerate(divided.of_row) if section[:1].isdigit()])
    series = _series(strip, divided, headed | set(aside), width)
    noted = {index for found_notes in series.values() for note in found_notes for index in note.rows}
    tables = _tables(strip, found, divided, noted, aside)
    blocks = _paragraphs(strip, divided, noted | tables.rows, frozenset(aside))
    return Survey(strip, found, aside, divided, series, tables, blocks)


def _read_as(document: Document) -> str:
    """The encoding a text was taken to be in, where it is not the usual one: a wrong guess would explain everything."""
    encoding = document.media_type.partition("charset=")[2]
    return f"; it was read as {encoding.title()}" if encoding and not encoding.startswith("utf-8") else ""


def _is_profile(found: Sequence[Heading], divided: Parts) -> bool:
    """Whether a section of findings is called so, or several have a number and something else speaks of the method."""
    sections = [section for section in divided.titles if re.fullmatch(r"[1-6]\.[1-3]", section) and section != "1.1"]
    if any(is_in_words(heading) for section in sections for heading in divided.titles[section]):
        return True
    known = (heading for heading in found if heading.role in OF_THE_METHOD)
    return len(sections) > 1 and any(heading.number is None or is_in_words(heading) for heading in known)


def _series(strip: Sequence[Row], divided: Parts, stops: set[int], width: float) -> dict[str, tuple[Note, ...]]:
    """The footnotes of the profile and of each module page."""
    listed = divided.rows("sources")
    among = {
        module: [
            index
            for index, section in enumerate(divided.of_row)
            if section and section not in UNTOUCHED and (section == module if module else section not in MODULES)
        ]
        for module in ("", *(section for section in divided.sections if section in MODULES))
    }
    called = {module: calls(strip, own) for module, own in among.items()}
    called[""] |= {int(mark[1]) for title in _titles(divided) if (mark := CALLED_AT_END.search(title))}
    series = {module: notes(strip, own, stops, width, called=called[module]) for module, own in among.items()}
    if listed and not series[""]:  # gathered at the end, below the list of sources
        series[""] = notes(strip, among[""] + listed, stops, width, frozenset(listed), called[""])
    for module, own in among.items():
        taken = {index for other, known in series.items() if other != module for note in known for index in note.rows}
        strange = _beside(among, listed, module, taken)
        if strange and _lacks(called[module], series[module]):
            elsewhere = frozenset(strange)
            series[module] = notes(strip, sorted(own + strange), stops | taken, width, elsewhere, called[module])
    return series


def _titles(divided: Parts) -> Iterable[str]:
    return (title.text for titles in divided.titles.values() for title in titles)


def _beside(
    among: Mapping[str, Sequence[int]], listed: Sequence[int], module: str, taken: Collection[int]
) -> list[int]:
    """Rows of others where footnotes of a series may have landed: of lists, of modules, around a module."""
    others = [*(index for other, rows in among.items() if other != module for index in rows), *listed]
    if module and (own := among[module]):
        others = [index for index in others if own[0] - AROUND <= index <= own[-1] + AROUND]
    return sorted(set(others).difference(taken))


def _lacks(called: Collection[int], known: Sequence[Note]) -> bool:
    """Whether the text may call footnotes of the series that were not found in it."""
    numbers = {note.number for note in known}
    return any(number not in numbers and number < max(numbers, default=0) + 4 for number in called)


def _tables(
    strip: Sequence[Row], found: Sequence[Heading], divided: Parts, noted: set[int], aside: dict[int, str]
) -> Found:
    walls, through = set(noted), set(aside)
    for heading in found:
        (through if heading.role in CROSSED else walls).update(range(heading.first, heading.last + 1))
    closed = {index for index, section in enumerate(divided.of_row) if section in CLOSED}
    likely = {index for index, section in enumerate(divided.of_row) if section in ("1.1", "annexes")}
    return find(strip, likely, walls | closed, through)


def _as_wide(strip: Sequence[Row], body: Sequence[int], whole: Sequence[int]) -> bool:
    """Whether a section is set as wide as the findings are, so that their measure holds for it."""
    if not body or not whole:
        return True
    here, there = (max(strip[index].reach for index in rows) for rows in (body, whole))
    return 0.97 * there < here < 1.03 * there


def _paragraphs(
    strip: Sequence[Row], divided: Parts, taken: set[int] | frozenset[int], ends: frozenset[int]
) -> dict[str, tuple[Paragraph, ...]]:
    """The paragraphs of every section. Prose that ran on below a scrambled table belongs to the section before it."""
    bodies = {section: [index for index in divided.rows(section) if index not in taken] for section in divided.sections}
    left, first = bodies.get("1.1", []), bodies.get("1.2", [])
    if left and first and first[0] < left[0]:
        bodies["1.2"] = sorted(first + left)
        bodies["1.1"] = []
    whole = sorted(index for section, body in bodies.items() if section[:1].isdigit() for index in body)
    pages = [index for section, body in bodies.items() if section in MODULES for index in body]
    habit = replace(style(strip, sorted(whole + pages), measure(strip, whole)), ends=ends)
    others = {
        section: width
        for section, body in bodies.items()
        if not section[:1].isdigit() and not _as_wide(strip, body, whole) and (width := measure(strip, body))
    }
    return {
        section: paragraphs(strip, body, replace(habit, width=others.get(section, habit.width)))
        for section, body in bodies.items()
        if section != CHAPTER
    }

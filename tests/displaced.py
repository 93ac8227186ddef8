"""Footnotes that extraction put out of place, as functions on the pages of a synthetic profile."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from damage import NOTE


@dataclass(slots=True)
class Sheet:
    """One page: its rows, and the footnotes below them with the rows of each."""

    body: list[str]
    notes: list[list[str]]

    @property
    def text(self) -> str:
        return "\n".join([*self.body, *(["", *_rows(self.notes)] if self.notes else [])])


def _rows(notes: Sequence[list[str]]) -> list[str]:
    return [row for note in notes for row in note]


def _sheets(text: str) -> list[Sheet]:
    found = []
    for page in text.rstrip("\n").split("\n\f"):
        rows = page.split("\n")
        first = max((place for place, row in enumerate(rows) if not row), default=0) + 1
        notes: list[list[str]] = []
        if first < len(rows) and NOTE.match(rows[first]):
            for row in rows[first:]:
                if NOTE.match(row):
                    notes.append([row])
                else:
                    notes[-1].append(row)
        found.append(Sheet(rows[: first - 1] if notes else rows, notes))
    return found


def _within(body: Sequence[str]) -> list[int]:
    """Rows that go on with a sentence of the row above."""
    return [
        place
        for place in range(3, len(body))
        if len(body[place - 1]) > 60 and body[place][:1].islower() and not re.search(r"[.:;]\d*$", body[place - 1])
    ]


def _calling(body: Sequence[str], note: str) -> int | None:
    """The row that calls a footnote."""
    number = note.split()[0]
    return next((place for place, row in enumerate(body) if re.search(rf"[^\W\d_]\.{number}(?:\s|$)", row)), None)


Place = Callable[[Sheet], int | None]


def _moved(place: Place) -> Callable[[str], str]:
    """The profile with the footnotes of each page in front of the row that *place* tells."""

    def damaged(text: str) -> str:
        sheets = _sheets(text)
        for sheet in sheets:
            at = place(sheet) if sheet.notes else None
            if at is not None:
                sheet.body[at:at] = _rows(sheet.notes)
                sheet.notes = []
        return "\n\f".join(sheet.text for sheet in sheets) + "\n"

    return damaged


def _one_by_one(text: str) -> str:
    """Each footnote in another sentence of its page, as many as there are sentences for."""
    sheets = _sheets(text)
    for sheet in sheets:
        places = _within(sheet.body)[: len(sheet.notes)]
        moved, sheet.notes = sheet.notes[: len(places)], sheet.notes[len(places) :]
        for at, note in sorted(zip(places, moved, strict=True), reverse=True):
            sheet.body[at:at] = note
    return "\n\f".join(sheet.text for sheet in sheets) + "\n"


def _upside_down(text: str) -> str:
    sheets = _sheets(text)
    for sheet in sheets:
        sheet.notes.reverse()
    return "\n\f".join(sheet.text for sheet in sheets) + "\n"


def _on_the_next_page(text: str) -> str:
    """The footnotes of each page below the head of the next one."""
    sheets = _sheets(text)
    for sheet, after in zip(sheets[-2::-1], sheets[:0:-1], strict=True):
        after.body[1:1] = _rows(sheet.notes)
        sheet.notes = []
    return "\n\f".join(sheet.text for sheet in sheets) + "\n"


def _swapped(text: str) -> str:
    """The footnotes of every two pages that have some, exchanged."""
    sheets = _sheets(text)
    noted = [sheet for sheet in sheets if sheet.notes]
    for one, other in zip(noted[::2], noted[1::2], strict=False):
        one.notes, other.notes = other.notes, one.notes
    return "\n\f".join(sheet.text for sheet in sheets) + "\n"


def _gathered(text: str) -> str:
    """All footnotes on the last page."""
    sheets = _sheets(text)
    sheets[-1].notes = [note for sheet in sheets for note in sheet.notes]
    for sheet in sheets[:-1]:
        sheet.notes = []
    return "\n\f".join(sheet.text for sheet in sheets) + "\n"


def _cut_off(*, head: bool) -> Callable[[str], str]:
    """The last footnote of each page broken off behind its first row, the rest on the next page."""

    def damaged(text: str) -> str:
        sheets = _sheets(text)
        for sheet, after in zip(sheets[-2::-1], sheets[:0:-1], strict=True):
            if sheet.notes and len(sheet.notes[-1]) > 1 and sheet.notes[-1][1][:1].islower():
                rest, sheet.notes[-1] = sheet.notes[-1][1:], sheet.notes[-1][:1]
                if head:
                    after.body[2:2] = rest
                else:
                    after.notes.insert(0, rest)
        return "\n\f".join(sheet.text for sheet in sheets) + "\n"

    return damaged


DISPLACED: dict[str, Callable[[str], str]] = {
    "in the middle of a sentence": _moved(lambda sheet: next(iter(_within(sheet.body)), None)),
    "before the row that calls them": _moved(lambda sheet: _calling(sheet.body, sheet.notes[0][0])),
    "in front of the page’s head": _moved(lambda _: 0),
    "one by one": _one_by_one,
    "upside down": _upside_down,
    "on the next page": _on_the_next_page,
    "those of two pages exchanged": _swapped,
    "all on the last page": _gathered,
    "cut off, the rest at the next page’s head": _cut_off(head=True),
    "cut off, the rest at the next page’s foot": _cut_off(head=False),
}
"""What is done to footnotes; what the profile says stays the same."""

"""The rows of a table sorted into titles, headings, pieces of names, cells and notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from migov.model.conventions import ConventionGroup, TableNote
from migov.profile.reading.conventions.columns import Piece, columns
from migov.profile.reading.conventions.wording import (
    CELL,
    CELL_OPEN,
    COMPLETE,
    MARK,
    NAME_END,
    NAME_YEAR,
    NOTE,
    NOUN,
    TITLE,
    YEAR,
    YEAR_HEAD,
    ends_prose,
    group_heading,
    is_head,
    is_single,
    split,
)
from migov.profile.reading.flow.joining import joined
from migov.profile.reading.flow.paragraphs import plain
from migov.profile.reading.flow.rows import Row
from migov.profile.reading.phrases import letters
from migov.profile.reading.raw_tables import RawTable


@dataclass(slots=True)
class Group:
    """One group of rows of a table while it is gathered."""

    number: str = ""
    title: str = ""
    heading: str | None = None
    lines: list[Piece] = field(default_factory=list)
    notes: list[TableNote] = field(default_factory=list)


def raw_tables(rows: Sequence[Row], region: Sequence[int]) -> list[RawTable]:
    """The groups of rows of a region as raw tables; none where no cell or no name is there."""
    titles = [index for index in region if TITLE.match(rows[index].text)]
    groups = [Group()]
    if len(titles) == 1:
        _name(groups[0], rows[titles[0]].text)
    place = 0
    while place < len(region):
        place = _take(rows, region, place, groups, several=len(titles) > 1)
    whole = [group for group in groups if group.lines]
    for group in whole:
        group.lines = _mended(group.lines)
    _share_notes(groups, whole)
    return [raw for group in whole if (raw := _raw_table(rows, group)) is not None]


def _raw_table(rows: Sequence[Row], group: Group) -> RawTable | None:
    """A group as names and cells."""
    found = columns(rows, group.lines)
    if found is None:
        return None
    return RawTable(
        number=group.number or "1",
        title=group.title,
        group=_kind(group.heading),
        heading=group.heading,
        names=found.names,
        cells=found.cells,
        paired=found.paired,
        notes=tuple(group.notes),
    )


def _take(rows: Sequence[Row], region: Sequence[int], place: int, groups: list[Group], *, several: bool) -> int:
    """Put one row of a region where it belongs, and say where the next one is."""
    index, group = region[place], groups[-1]
    text = rows[index].text
    if TITLE.match(text):
        if several:
            groups.append(Group())
            _name(groups[-1], text)
        return _more_title(rows, region, place, groups[-1])
    if (note := NOTE.match(text)) is not None and len(note["text"]) > 3:
        return _take_note(rows, region, place, group, note)
    if (heading := group_heading(text)) is not None:
        if group.lines or group.heading:
            groups.append(Group(number=group.number, title=group.title))
        groups[-1].heading = heading
        return place + 1
    if is_head(text) or YEAR_HEAD.match(letters(text)):
        return place + 1
    if CELL.match(text) and not _ends_name(rows, index, group) and not (NOUN.search(text) and len(text) > 30):
        return _take_cell(rows, region, place, group)
    after = rows[index + 1] if place + 1 < len(region) and region[place + 1] == index + 1 else None
    name, cell = split(text, "" if after is None or after.blank else after.text)
    group.lines.append((name, cell, index))
    return place + 1


def _mended(lines: list[Piece]) -> list[Piece]:
    """The lines, with the second half of a cell put to its first where their name was printed between them."""
    result: list[Piece] = []
    halved: int | None = None
    for name, cell, index in lines:
        if halved is not None and cell is not None and not name:
            first = result[halved]
            result[halved] = (first[0], joined(first[1] or "", cell), first[2])
            halved = None
            continue
        result.append((name, cell, index))
        if cell is not None:
            unfinished = CELL_OPEN.search(cell) or cell.count("(") > cell.count(")")
            halved = len(result) - 1 if unfinished else None
    return result


def _name(group: Group, text: str) -> None:
    if (title := TITLE.match(text)) is not None:
        group.number, group.title = title["number"], " ".join(title["title"].split())


def _more_title(rows: Sequence[Row], region: Sequence[int], place: int, group: Group) -> int:
    """Take rows that go on with a title: they begin with a small letter."""
    place += 1
    while place < len(region) and not rows[region[place]].blank and rows[region[place]].text[:1].islower():
        group.title = " ".join(joined(group.title, rows[region[place]].text).split())
        place += 1
    return place


def _take_note(rows: Sequence[Row], region: Sequence[int], place: int, group: Group, note: re.Match[str]) -> int:
    """Take a note below a table with the rows that continue it."""
    text = note["text"]
    place += 1
    while place < len(region) and region[place] == region[place - 1] + 1:
        row = rows[region[place]]
        if (
            row.blank
            or row.opens
            or NOTE.match(row.text)
            or (is_single(row.text) and ends_prose(rows[region[place - 1]].text))
        ):
            break
        text = joined(text, row.text)
        place += 1
    group.notes.append(TableNote(mark=note["mark"], text=plain(text)))
    return place


def _take_cell(rows: Sequence[Row], region: Sequence[int], place: int, group: Group) -> int:
    """Take a cell with the rows that continue it: "1967 and revised", "in 1979"."""
    index = region[place]
    cell = rows[index].text
    place += 1
    while place < len(region) and region[place] == region[place - 1] + 1:
        row = rows[region[place]]
        if row.blank or row.opens or _completes(group, index, row) or not _goes_on(rows[index], row, cell):
            break
        cell = joined(cell, row.text)
        place += 1
    group.lines.append(("", " ".join(cell.split()), index))
    return place


def _ends_name(rows: Sequence[Row], index: int, group: Group) -> bool:
    """Whether a year is the last word of the name above it, which waits for it: "… (ICRMW),"; its cell may follow."""
    if not group.lines or rows[index].blank or not NAME_YEAR.match(rows[index].text):
        return False
    last = -2 if len(group.lines) > 1 and not group.lines[-1][0] else -1  # the cell may stand beside, in the middle
    name, _, before = group.lines[last]
    below = before == index + last and rows[index].left <= rows[before].left + 2
    return below and name.endswith((",", " and", " et", " y", " e"))


def _completes(group: Group, cell: int, row: Row) -> bool:
    """Whether the row below a cell is the second half of the name above it."""
    if not group.lines or group.lines[-1][2] != cell - 1:
        return False
    name = group.lines[-1][0]
    return bool(name) and not COMPLETE.search(name) and bool(NAME_END.search(row.text))


def _goes_on(first: Row, row: Row, cell: str) -> bool:
    """Whether a row continues a cell: it stands below it and completes it."""
    if (
        len(row.text) > 40
        or NOUN.search(row.text)
        or (first.left > 12 and abs(row.left - first.left) > (30 if row.box else 4))
    ):
        return False
    if CELL_OPEN.search(cell) or cell.count("(") > cell.count(")"):
        return True
    return bool(re.match(rf"[a-zà-ÿ]|\({YEAR}|\([a-zà-ÿ]", row.text))


def _share_notes(groups: Sequence[Group], whole: Sequence[Group]) -> None:
    """Give each note to the group of its table whose names or cells carry its mark, else to the last one."""
    for group in groups:
        for note in list(group.notes):
            carriers = [
                other
                for other in whole
                if other.number == group.number
                and any(_carries(name, cell, note.mark) for name, cell, _ in other.lines)
            ]
            if carriers and group not in carriers:
                group.notes.remove(note)
                carriers[-1].notes.append(note)


def _carries(name: str, cell: str | None, mark: str) -> bool:
    return any(found == mark for text in (name, cell or "") for found in MARK.findall(text))


def _kind(heading: str | None) -> ConventionGroup:
    plain_letters = letters(heading or "")
    if "bilat" in plain_letters:
        return ConventionGroup.BILATERAL
    if "region" in plain_letters or "continental" in plain_letters:
        return ConventionGroup.REGIONAL
    return ConventionGroup.INTERNATIONAL

"""What is said about a solved table: how its order was found, and what in it is doubtful."""

from __future__ import annotations

from collections.abc import Iterator

from migov.model.conventions import ConventionTable, Ratification, TableOrder
from migov.model.flags import Flag, FlagKind
from migov.model.texts import Place, words
from migov.model.values import Value
from migov.profile.reading.solving.disagreements import Disagreement
from migov.profile.reading.solving.verdicts import Verdict
from migov.profile.reading.solving.weighing import RowRecord, agrees


class Pairs(Value, kw_only=True):
    """Every row against every cell: what there was to compare."""

    names: tuple[str, ...]
    rows: tuple[RowRecord, ...]
    cells: tuple[str, ...]
    read: tuple[Ratification | None, ...]
    said: tuple[tuple[tuple[Disagreement, ...], ...], ...]
    """For each row and each cell, what disagrees."""
    known: bool
    """Whether the register knows any act of the State."""

    def against(self, row: int, cell: int) -> bool:
        """Whether something speaks against this cell's place in this row."""
        return any(one.hard for one in self.said[row][cell])


def reasons(pairs: Pairs, verdict: Verdict) -> Iterator[str]:
    """How the order of a column that was printed apart was found, or why it stays open: one sentence each."""
    size = len(pairs.names)
    placed = [(row, cell) for row, cell in enumerate(verdict.arrangement) if cell is not None]
    if len(pairs.cells) != size:
        yield f"The text has {len(pairs.cells)} cells for {size} names."
    if verdict.order is TableOrder.SOLVED:
        yield from _how_it_came_apart(pairs, verdict)
    if verdict.order is not TableOrder.OPEN:
        borne_out = sum(agrees(pairs.rows[row], pairs.read[cell]) for row, cell in placed)
        doubtful = sum(bool(pairs.said[row][cell]) for row, cell in placed)
        but = f"; {doubtful} differ from it and are flagged" if doubtful else "; nothing contradicts it"
        yield f"In this order {borne_out} of {size} cells agree with the treaty record{but}."
    else:
        why = "more than one arrangement fits" if verdict.sure else "no arrangement agrees with the record"
        yield f"The columns had come apart and {why}: {len(verdict.undecided)} of {size} rows stay open."
        yield "Cells without a row: " + ", ".join(f"“{cell}”" for cell in _left_over(pairs, verdict)) + "."
    if not pairs.known:
        yield "The register knows no act of this State: only the dates of adoption tell the rows apart."


def flags(table: ConventionTable, pairs: Pairs, verdict: Verdict) -> Iterator[Flag]:
    """What in the decided rows disagrees with the record, and that a table is open."""
    section = f"table {table.number}"
    for row, cell in enumerate(verdict.arrangement):
        if cell is None or row in verdict.undecided:
            continue
        for one in pairs.said[row][cell]:
            says = f"Table {table.number}, “{pairs.names[row]}”, “{pairs.cells[cell]}”: {one.says}."
            yield Flag(kind=one.kind, says=says, places=(Place(section, row + 1),))
    if table.order is TableOrder.OPEN:
        names = "; ".join(words(row.name).strip() for row in table.rows if row.open_because)
        says = f"Table {table.number}: the cells of these rows could not be told apart: {names}."
        places = tuple(Place(section, row + 1) for row in verdict.undecided)
        yield Flag(kind=FlagKind.TABLE_OPEN, says=says, places=places)


def _how_it_came_apart(pairs: Pairs, verdict: Verdict) -> Iterator[str]:
    size = len(pairs.names)
    wrong = [row for row in range(min(size, len(pairs.cells))) if pairs.against(row, row)]
    if wrong:
        row = wrong[0]
        why = next(one.says for one in pairs.said[row][row] if one.hard)
        example = f"“{pairs.cells[row]}” beside “{pairs.names[row]}”: {why}"
        yield f"The columns had come apart: as printed, {len(wrong)} of {size} cells would be wrong, such as {example}."
    else:
        yield "The columns had come apart: as printed, the cells agree less well with the treaty record."
    if verdict.rotated:
        yield f"The column is whole but rotated: its first cell belongs to row {size - verdict.rotated + 1}."
    elif verdict.rotated is None and None not in verdict.arrangement:
        yield "Parts of the column had changed places."


def _left_over(pairs: Pairs, verdict: Verdict) -> list[str]:
    used = [cell for row, cell in enumerate(verdict.arrangement) if row not in verdict.undecided]
    return [text for cell, text in enumerate(pairs.cells) if cell not in used]

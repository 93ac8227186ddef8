"""Convention tables solved: which cell belongs to which name.

A table whose names and cells were printed on one line each is never touched. Where the columns came apart, printed
order is one arrangement among others: rotations of the column, parts of it swapped. Each is weighed by the dates of
adoption and by what the treaty register knows of the State; one is taken only where it is clearly better than all
that read differently, row by row. What a cell prints is kept, also where the record says otherwise: that is flagged.
"""

from __future__ import annotations

from collections.abc import Sequence

from migov.model.conventions import ConventionRow, ConventionTable
from migov.model.flags import Flag
from migov.model.texts import Text, words
from migov.model.treaties import Participation, TreatyRegister
from migov.profile.reading.raw_tables import RawTable
from migov.profile.reading.solving.cells import is_empty, read_cell
from migov.profile.reading.solving.disagreements import disagreements
from migov.profile.reading.solving.recognition import printed_years, recognise
from migov.profile.reading.solving.reports import Pairs, flags, reasons
from migov.profile.reading.solving.verdicts import Evidence, Verdict, as_printed, compare
from migov.profile.reading.solving.weighing import agrees, record, weigh

MISSING = "its cell is missing from the text"
EMPTY = "its cell is printed empty"
UNCLEAR = "its cell reads “{}”, which says neither yes nor no"
UNDECIDED = "more than one arrangement of the cells fits; this row may have {}"
UNFIT = "no arrangement of the cells agrees with the treaty record"


def solve(
    table: RawTable, *, register: TreatyRegister, state: str | None, year: int | None
) -> tuple[ConventionTable, tuple[Flag, ...]]:
    """The table with each name beside its cell, as far as that can be told, and what disagrees with the record.

    *state* is an alpha-3 code, null where the country is unknown or fictional; *year* is the profile's own.
    """
    pairs = _pairs(table, register, state, year)
    verdict = _verdict(table, pairs, year)
    solved = ConventionTable(
        number=table.number,
        title=table.title,
        group=table.group,
        heading=table.heading,
        rows=tuple(_row(name, row, pairs, verdict) for row, name in enumerate(table.names)),
        notes=table.notes,
        order=verdict.order,
        reasons=() if _stands(table, pairs) else tuple(reasons(pairs, verdict)),
    )
    return solved, tuple(flags(solved, pairs, verdict))


def _pairs(table: RawTable, register: TreatyRegister, state: str | None, year: int | None) -> Pairs:
    acts = _acts(register, state, year)
    names = tuple(" ".join(words(name).split()) for name in table.names)
    rows = tuple(record(recognise(name, register), printed_years(name), register, acts) for name in names)
    cells = table.cells if table.paired else _joined(table.cells, len(names))
    read = tuple(read_cell(cell) for cell in cells)
    said = tuple(tuple(disagreements(row, cell, year=year, register=register) for cell in read) for row in rows)
    return Pairs(names=names, rows=rows, cells=cells, read=read, said=said, known=bool(acts))


def _stands(table: RawTable, pairs: Pairs) -> bool:
    """Whether nothing is to be solved: printed line by line, or a single cell beside a single name."""
    return table.paired or len(pairs.names) == len(pairs.cells) < 2


def _verdict(table: RawTable, pairs: Pairs, year: int | None) -> Verdict:
    size = len(pairs.names)
    if _stands(table, pairs):
        return as_printed(size)
    evidence = Evidence(
        weights=tuple(tuple(weigh(row, cell, year=year) for cell in pairs.read) for row in pairs.rows),
        contradicted=tuple(tuple(pairs.against(row, cell) for cell in range(len(pairs.cells))) for row in range(size)),
        borne_out=tuple(
            tuple(bool(cell and cell.years) and agrees(row, cell) for cell in pairs.read) for row in pairs.rows
        ),
    )
    return compare(evidence, pairs.cells)


def _acts(register: TreatyRegister, state: str | None, year: int | None) -> dict[str, list[Participation]]:
    """What the State had done by the profile's year, by treaty."""
    acts: dict[str, list[Participation]] = {}
    for act in register.by_state.get(state, ()) if state else ():
        if year is None or act.year <= year:
            acts.setdefault(act.treaty, []).append(act)
    return acts


def _joined(cells: Sequence[str], rows: int) -> tuple[str, ...]:
    """The cells; where there are more of them than rows, those that ran over a line are put together."""
    joined: list[str] = []
    for index, cell in enumerate(cells):
        surplus = len(joined) + len(cells) - index > rows
        if surplus and joined and (cell[:1].islower() or joined[-1].count("(") > joined[-1].count(")")):
            joined[-1] = f"{joined[-1]} {cell}"
        else:
            joined.append(cell)
    return tuple(joined)


def _row(name: Text, row: int, pairs: Pairs, verdict: Verdict) -> ConventionRow:
    treaties = pairs.rows[row].codes
    cell = verdict.arrangement[row]
    if row in verdict.undecided:
        candidates = verdict.candidates[verdict.undecided.index(row)]
        because = UNDECIDED.format(" or ".join(f"“{text}”" for text in candidates)) if candidates else UNFIT
    elif cell is None:
        because = MISSING
    elif (read := pairs.read[cell]) is not None:
        return ConventionRow(name=name, treaties=treaties, ratification=read)
    else:
        because = EMPTY if is_empty(pairs.cells[cell]) else UNCLEAR.format(pairs.cells[cell])
    return ConventionRow(name=name, treaties=treaties, ratification=None, open_because=because)

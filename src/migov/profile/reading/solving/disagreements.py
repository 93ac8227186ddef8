"""What in a cell disagrees with the record of its row, said in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from migov.model.conventions import Ratification, Standing
from migov.model.flags import FlagKind
from migov.model.treaties import Act, Participation, TreatyRegister
from migov.model.values import Value
from migov.profile.reading.solving.weighing import RowRecord


class Disagreement(Value, kw_only=True):
    """One fact of a cell that the record does not bear out."""

    kind: FlagKind
    says: str
    """Half a sentence."""
    hard: bool
    """Whether it speaks against the cell's place, not only for a slip of the pen."""


def disagreements(
    row: RowRecord, cell: Ratification | None, *, year: int | None, register: TreatyRegister
) -> tuple[Disagreement, ...]:
    """What disagrees, in the order of the cell's years; nothing where the record does not tell."""
    if cell is None or cell.standing is Standing.PARTLY:
        return ()
    if cell.standing is Standing.NO:
        return tuple(_of_no(row, register))
    found = [_of_year(row, printed, year, register) for printed in cell.years]
    said = [one for one in found if one is not None]
    if cell.standing is Standing.YES and not said and row.unbound and _covers(row, cell.years or (year,)):
        title = _titles(row.codes, register)
        says = f"the record, complete up to {row.until}, has no act that binds this State to the {title}"
        said.append(Disagreement(kind=FlagKind.RECORD_DIFFERS, says=says, hard=True))
    return tuple(said)


def _of_no(row: RowRecord, register: TreatyRegister) -> Iterator[Disagreement]:
    if row.bound and len({act.treaty for act in row.bound}) >= len(row.codes):
        says = f"it says no, while the record has the {_acts(row.bound, register)}"
        yield Disagreement(kind=FlagKind.RECORD_DIFFERS, says=says, hard=True)


def _of_year(row: RowRecord, printed: int, year: int | None, register: TreatyRegister) -> Disagreement | None:
    implausible = FlagKind.IMPLAUSIBLE_YEAR
    if row.earliest is not None and printed < row.earliest:
        says = f"{printed} lies before the adoption in {row.earliest}"
        return Disagreement(kind=implausible, says=says, hard=True)
    if year is not None and printed > year:
        return Disagreement(kind=implausible, says=f"{printed} lies after the profile's own year {year}", hard=False)
    if not row.bound or printed in row.years:
        other = [] if row.bound else _meaning(row, printed)
        says = f"{printed} is the year of the {_acts(other, register, dated=False)}"
        return Disagreement(kind=implausible, says=says, hard=False) if other else None
    known = f"the record has the {_acts(row.bound, register)}"
    if other := _meaning(row, printed):
        says = f"{printed} is the year of the {_acts(other, register, dated=False)}; {known}"
        return Disagreement(kind=implausible, says=says, hard=False)
    if len({act.treaty for act in row.bound}) < len(row.codes):
        return None
    beside = any(abs(printed - known_year) == 1 for known_year in row.years)
    return Disagreement(kind=FlagKind.RECORD_DIFFERS, says=f"it prints {printed}; {known}", hard=not beside)


def _meaning(row: RowRecord, printed: int) -> list[Participation]:
    """Other acts of that year that may have been meant: a signature, or an act towards a related treaty."""
    return [act for act in (*row.signed, *row.kin) if act.year == printed]


def _covers(row: RowRecord, years: tuple[int | None, ...]) -> bool:
    """Whether the record reaches as far as the years in question."""
    return row.until is not None and all(year is not None and year <= row.until for year in years)


def _acts(acts: Sequence[Participation], register: TreatyRegister, *, dated: bool = True) -> str:
    """Such as "ratification of the … in 2004 and the accession to the … in 2009"."""
    said = []
    for act in acts:
        joint = "to" if act.act in (Act.ACCESSION, Act.SUCCESSION) else "of"
        when = f" in {act.year}" if dated else ""
        said.append(f"{act.act.value} {joint} the {_titles((act.treaty,), register)}{when}")
    return " and the ".join(said)


def _titles(codes: tuple[str, ...], register: TreatyRegister) -> str:
    titles = [treaty.title.en or code for code in codes if (treaty := register.find(code))]
    return " and the ".join(titles)

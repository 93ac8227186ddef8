"""How well a cell goes with a row: the logarithm of the chance that a row with this record prints this cell.

The chances below are rough on purpose. They say what profiles are like: most printed years are the record's, some are
those of a signature, of a protocol or of the year beside; few are wrong altogether; a "no" is rarely wrong.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import log

from migov.model.conventions import Ratification, Standing
from migov.model.treaties import Act, Participation, Treaty, TreatyRegister
from migov.model.values import Value

IMPOSSIBLE = log(0.0001)
"""A year before the adoption of everything in the row: printed so in error only. Like all below, for one given year."""
NO_SUCH_YEAR = log(0.001)
"""A year although the record has another."""
RECORD = log(0.8)
BESIDE = log(0.03)
SIGNATURE = log(0.08)
KIN = log(0.06)
"""The year of a protocol or mother convention outside the row."""
UNHEARD_OF = log(0.002)
"""A year in which a State that is bound by nothing in the row, as far as the record knows, cannot have joined."""
UNKNOWN_YEAR = log(0.02)
"""Any year, where the record does not tell."""
LATER_YEAR = log(0.01)
"""A year after the record ends, for a State that had not joined by then."""
SURPLUS_YEAR = log(0.3)


class RowRecord(Value, kw_only=True):
    """What is known of one row before any cell is looked at."""

    codes: tuple[str, ...] = ()
    earliest: int | None = None
    """Year of adoption of the oldest instrument in the row."""
    bound: tuple[Participation, ...] = ()
    signed: tuple[Participation, ...] = ()
    kin: tuple[Participation, ...] = ()
    """Binding acts towards related treaties that stand in no name of the row."""
    unbound: bool = False
    """Whether a complete record shows no binding act towards any treaty of the row."""
    until: int | None = None
    """Last year the record covers for all treaties of the row; null where it is not complete."""

    @property
    def years(self) -> frozenset[int]:
        return frozenset(act.year for act in self.bound)


def record(
    codes: tuple[str, ...], printed: Iterable[int], register: TreatyRegister, acts: dict[str, list[Participation]]
) -> RowRecord:
    """The record of a row: *printed* are the years in its name, *acts* what the State did so far, by treaty."""
    treaties = [treaty for code in codes if (treaty := register.find(code))]
    done = [act for code in codes for act in acts.get(code, [])]
    related = {code for treaty in treaties for code in treaty.related} - set(codes)
    bound = tuple(act for act in done if act.act.binds)
    known = bool(treaties) and all(treaty.complete for treaty in treaties) and bool(acts)
    return RowRecord(
        codes=codes,
        earliest=min([treaty.adoption_year for treaty in treaties] or printed, default=None),
        bound=bound,
        signed=tuple(act for act in done if act.act is Act.SIGNATURE),
        kin=tuple(act for code in sorted(related) for act in acts.get(code, []) if act.act.binds),
        unbound=known and not bound,
        until=_until(treaties) if known else None,
    )


def _until(treaties: list[Treaty]) -> int:
    return min(int(treaty.checked[:4]) if treaty.checked else treaty.adoption_year for treaty in treaties)


def weigh(row: RowRecord, cell: Ratification | None, *, year: int | None) -> float:
    """The logarithm of the chance that this row of a profile of *year* prints this cell."""
    if cell is None:
        return log(0.5)
    if cell.standing is Standing.NO:
        return _weigh_no(row, cell, year)
    if cell.standing is Standing.SIGNED:
        return _weigh_signed(row, cell)
    if not cell.years:
        return log(0.05) if row.unbound and not _later(row, year) else log(0.5)
    surplus = max(0, len(cell.years) - max(1, len(row.codes))) if row.codes and not cell.note else 0
    return sum(weigh_year(row, printed) for printed in cell.years) + surplus * SURPLUS_YEAR


def weigh_year(row: RowRecord, printed: int) -> float:
    """The logarithm of the chance that this row prints this year."""
    if row.earliest is not None and printed < row.earliest:
        return IMPOSSIBLE
    if printed in row.years:
        return RECORD
    if any(abs(printed - known) == 1 for known in row.years):
        return BESIDE
    if any(act.year == printed for act in row.signed):
        return SIGNATURE
    if any(act.year == printed for act in row.kin):
        return KIN
    if row.years and len(row.years) >= len(row.codes):
        return NO_SUCH_YEAR
    if row.until is not None and row.unbound:
        return LATER_YEAR if printed >= row.until else UNHEARD_OF
    return UNKNOWN_YEAR


def _weigh_no(row: RowRecord, cell: Ratification, year: int | None) -> float:
    signature = SIGNATURE if cell.years and not any(act.year in cell.years for act in row.signed) else 0.0
    joined = [act.year for act in row.bound if year is None or act.year <= year]
    if joined:
        fresh = year is not None and min(joined) >= year - 1
        several = len({act.treaty for act in row.bound}) < len(row.codes)
        return signature + (log(0.2) if fresh or several else log(0.03))
    if row.unbound:
        return signature + (log(0.8) if _later(row, year) else log(0.95))
    return signature + log(0.5)


def _weigh_signed(row: RowRecord, cell: Ratification) -> float:
    if cell.years and any(act.year in cell.years for act in row.signed):
        return RECORD
    early = any(row.earliest is not None and year < row.earliest for year in cell.years)
    return IMPOSSIBLE if early else log(0.03) if row.bound else log(0.3)


def _later(row: RowRecord, year: int | None) -> bool:
    """Whether the profile is younger than the record, so that a State may have joined meanwhile."""
    return row.until is not None and (year is None or year > row.until)


def agrees(row: RowRecord, cell: Ratification | None) -> bool:
    """Whether the record bears the cell out: every year is one of a binding act, or a "no" that is complete."""
    if cell is None:
        return False
    if cell.standing is Standing.NO:
        return row.unbound
    return bool(cell.years) and row.years.issuperset(cell.years)

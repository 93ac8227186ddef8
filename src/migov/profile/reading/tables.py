"""Convention tables solved: which cell belongs to which name."""

from __future__ import annotations

from migov.model.conventions import ConventionTable
from migov.model.flags import Flag
from migov.model.treaties import TreatyRegister
from migov.profile.reading.raw_tables import RawTable


def solve(
    table: RawTable, *, register: TreatyRegister, state: str | None, year: int | None
) -> tuple[ConventionTable, tuple[Flag, ...]]:
    """The table with each name beside its cell, as far as that can be told, and what disagrees with the record."""
    raise NotImplementedError

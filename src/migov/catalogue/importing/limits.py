"""How much a list of indicators may hold."""

from __future__ import annotations

from migov.workbooks import MEGABYTE, Limits

MOST_ROWS = 2_000
"""More than ten times the largest edition."""
MOST_COLUMNS = 100
MOST_CHARACTERS = 4_000
"""In one cell: about a page."""
MOST_IN_ALL = 5 * MEGABYTE
"""Characters in all cells together: a short text that a workbook repeats in every cell costs memory all the same."""
LIMITS = Limits(
    sort="a list of indicators",
    remedy="keep only the sheet with the indicators",
    rows=MOST_ROWS,
    columns=MOST_COLUMNS,
    characters=MOST_IN_ALL,
)

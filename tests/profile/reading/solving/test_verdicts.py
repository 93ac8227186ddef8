"""A row is decided only where nothing that is nearly as well borne out reads it differently."""

from __future__ import annotations

from migov.model.conventions import TableOrder
from migov.profile.reading.solving.verdicts import SURE, Evidence, compare

FITS, STRANGE, UNHEARD_OF = -0.2, -4.0, -8.0


CELLS = ["Yes (1970)", "Yes (1980)", "Yes (1990)", "Yes (2000)", "Yes (2010)"]


def test_a_rotation_that_every_row_bears_out_is_taken() -> None:
    fits = tuple(tuple(cell == (row + 2) % 5 for cell in range(5)) for row in range(5))
    weights = tuple(tuple(FITS if fit else STRANGE for fit in row) for row in fits)
    verdict = compare(Evidence(weights=weights, contradicted=((False,) * 5,) * 5, borne_out=fits), CELLS)
    assert (verdict.order, verdict.rotated) == (TableOrder.SOLVED, 2)


def test_rows_on_which_equals_differ_are_open_however_unlikely_one_of_them_is() -> None:
    weights = ((FITS, UNHEARD_OF), (FITS, STRANGE))
    borne_out = ((True, False), (True, False))
    verdict = compare(Evidence(weights=weights, contradicted=((False,) * 2,) * 2, borne_out=borne_out), CELLS[:2])
    assert verdict.sure > SURE
    assert (verdict.order, verdict.undecided) == (TableOrder.OPEN, (0, 1))

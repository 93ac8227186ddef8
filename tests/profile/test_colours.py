"""Colours that everybody can read."""

from __future__ import annotations

import pytest

from migov.model.dimensions import Dimension
from migov.profile.colours import BRAND, INK, MUTED, NIGHT, PALETTE, PAPER, contrast


def test_every_dimension_has_a_colour_of_its_own() -> None:
    assert set(PALETTE) == set(Dimension)
    assert len({colour.deep for colour in PALETTE.values()}) == len(Dimension)


@pytest.mark.parametrize("dimension", Dimension)
def test_a_dimension_is_readable_on_white_on_its_tint_and_at_night(dimension: Dimension) -> None:
    colour = PALETTE[dimension]
    assert contrast(colour.deep, PAPER) >= 4.5
    assert contrast(colour.deep, colour.tint) >= 4.5
    assert contrast(colour.bright, NIGHT) >= 4.5
    assert contrast(INK, colour.tint) >= 7


def test_text_is_readable_on_the_page() -> None:
    assert contrast(INK, PAPER) >= 7
    assert contrast(BRAND, PAPER) >= 7
    assert contrast(MUTED, PAPER) >= 4.5

"""When two locators name the same place."""

from __future__ import annotations

import pytest

from migov.evidence.alignment.places import same_place
from migov.model.sources import Locator


@pytest.mark.parametrize(
    ("claimed", "found", "same"),
    [
        (("Article 5",), ("Article 5",), True),
        (("article 5",), ("Title II", "ARTICLE 5 – Residence"), True),
        (("Title II",), ("Title II", "Article 5"), True),
        (("Article 5", "paragraph 2"), ("Article 5",), True),
        (("Article 5", "paragraph 2"), ("Article 5", "paragraph 3"), False),
        (("Article 5",), ("Article 51",), False),
        (("Article 5",), ("Article 5-bis",), False),
        (("Article 5",), ("Article 5 bis",), False),
        (("Article 5",), ("Article 5.1",), False),
        (("Article 5",), ("Article 5. Fees",), True),
        (("Article 5",), ("Article 5 Fees",), True),
        (("Title I", "Article 5"), ("Title II", "Article 5"), False),
        (("المادة 5",), ("المادة 6",), False),
        (("Introduction",), ("Definitions",), False),
        ((), ("Article 5",), None),
    ],
)
def test_headings_tell_the_place(claimed: tuple[str, ...], found: tuple[str, ...], same: bool | None) -> None:
    assert same_place(Locator(path=claimed), Locator(path=found)) is same


def test_without_headings_pages_tell_the_place() -> None:
    assert same_place(Locator(page_index=3), Locator(path=("Article 5",), page_index=3)) is True
    assert same_place(Locator(page_index=3), Locator(page_index=4)) is False
    assert same_place(Locator(page_label="iv"), Locator(page_label="iv")) is True
    assert same_place(Locator(), Locator(page_index=4)) is None

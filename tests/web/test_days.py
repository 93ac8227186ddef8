from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.utils.translation import override

from migov.web import days

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "1 November 2026"),
        ("fr", "1 novembre 2026"),
        ("es", "1 de noviembre de 2026"),
        ("pt", "1 de novembro de 2026"),
        ("ar", "1 نوفمبر 2026"),
    ],
)
def test_a_day_is_said_as_the_language_of_the_page_says_it(language: str, said: str) -> None:
    with override(language):
        assert days.long(NOON).lower() == said.lower()
        assert days.long(NOON, hour=True).lower() == f"{said.lower()}, 12:00"

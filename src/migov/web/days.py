"""Days as a page says them, in the language of the page."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format

from migov.model.languages import Language
from migov.web.answering import speaking

WITH_DE = (Language.ES, Language.PT)
"""Languages that put "de" between day, month and year."""


def long(moment: date, *, hour: bool = False) -> str:
    """The day with its month in full, and the hour where it is asked for: 19 November 2026, 17:00."""
    pattern = r"j \d\e F \d\e Y" if speaking() in WITH_DE else "j F Y"
    return date_format(moment, f"{pattern}, H:i" if hour else pattern)

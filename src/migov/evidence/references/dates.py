"""Dates as the five languages print them: the names of months are those of the Unicode CLDR, in every regional form."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Mapping
from functools import cache

from babel import Locale

from migov.model.values import Moment

REGIONS = {
    "en": ("en",),
    "fr": ("fr",),
    "es": ("es",),
    "pt": ("pt", "pt_PT"),
    "ar": ("ar", "ar_DZ", "ar_MA", "ar_TN", "ar_SY", "ar_IQ", "ar_SA", "ar_MR", "ar_LB"),
}
"""Locales whose names of months are known for a language: Arabic has four sets of them."""

ALSO = {
    "ar": {
        "أفريل": 4,
        "افريل": 4,
        "جويلية": 7,
        "أوت": 8,
        "ماي": 5,
        "جوان": 6,
        "فيفري": 2,
        "جانفي": 1,
        "ابريل": 4,
        "غشت": 8,
    },
    "es": {"setiembre": 9},
    "en": {"sept": 9},
}
"""Spellings in print that the CLDR does not list."""

FIRST = frozenset({"premier", "primero", "primeiro", "فاتح", "أول"})
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")


def folded(word: str) -> str:
    """The word without case, accents and the point of an abbreviation."""
    plain = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).rstrip(".")


@cache
def months(language: str) -> dict[str, int]:
    """The months by their folded names, long and short.

    >>> months("fr")["aout"], months("ar")["جويلية"]
    (8, 7)
    """
    found: dict[str, int] = {folded(word): number for word, number in ALSO.get(language, {}).items()}
    for region in REGIONS[language]:
        names = Locale.parse(region).months
        for form in (names["format"]["wide"], names["stand-alone"]["wide"], names["format"]["abbreviated"]):
            for number, name in form.items():
                if len(name) > 2:
                    found.setdefault(folded(name), number)
    return found


@cache
def month_pattern(language: str) -> str:
    """A piece of a regular expression for the names of months, in any case, with or without their accents.

    A point belongs to an abbreviation, and behind a whole name to the sentence.
    """
    names = sorted(months(language), key=len, reverse=True)
    whole = _whole(language)
    written = [
        "".join(ACCENTED.get(letter, re.escape(letter)) for letter in name)
        + r"(?![^\W\d_])" + ("" if name in whole else r"\.?")
        for name in names
    ]  # fmt: skip
    return "(?:" + "|".join(written) + ")"


def _whole(language: str) -> frozenset[str]:
    """The names of months that are no abbreviations, folded."""
    locales = (Locale.parse(region) for region in REGIONS[language])
    return frozenset(folded(name) for one in locales for name in one.months["format"]["wide"].values())


ACCENTED = {"e": "[eéè]", "u": "[uúû]", "o": "[oóô]", "c": "[cç]", "a": "[aáâ]", "i": "[ií]", "ا": "[اأإآ]"}


def of_groups(groups: Mapping[str, str | None], language: str, counted: int | None = None) -> Moment | None:
    """The date in the groups of a pattern, whichever of the language's orders has matched.

    Args:
        counted: the year where none is printed, as in "Lei n.º 11/2017, de 24 de maio".
    """
    day = groups.get("day") or groups.get("day2") or groups.get("day3")
    month = groups.get("month") or groups.get("month2") or groups.get("month3")
    year = groups.get("year") or groups.get("year2") or groups.get("year3") or (str(counted) if counted else None)
    return moment(day, month, year, language) if day and month and year else None


def moment(day: str, month: str, year: str, language: str) -> Moment | None:
    """The date, or null where there is no such day.

    >>> moment("1er", "août", "2007", "fr"), moment("31", "avril", "2007", "fr")
    ('2007-08-01', None)
    """
    figures = re.match(r"\d+", day.translate(DIGITS))
    number = int(figures[0]) if figures else 1 if day.casefold() in FIRST else 0
    of = int(month) if month.isdecimal() else months(language).get(folded(month), 0)
    whole = int(year.translate(DIGITS).replace(".", ""))
    if not (1 <= of <= 12 and 1500 < whole < 2200 and 1 <= number <= monthrange(whole, of)[1]):
        return None
    return f"{whole:04}-{of:02}-{number:02}"

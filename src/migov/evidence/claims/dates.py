"""Dates in running text, as exact as they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from migov.evidence.claims.facts import Fact, Kind, Reading
from migov.evidence.claims.numbers import in_words
from migov.evidence.claims.vocabulary import Vocabulary, folded

FIRST_YEAR, LAST_YEAR = 1300, 2199

ISO = re.compile(
    r"(?<![\w-])(?P<year>(?:1[6-9]|2[01])\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\w-])"
)
NUMERIC = re.compile(
    r"(?<![\w./-])(?P<first>\d{1,2})[/.-](?P<second>\d{1,2})[/.-](?P<year>(?:1[6-9]|2[01])\d\d)(?![\w/-])"
)
YEAR_FIRST = re.compile(
    r"(?<![\w./-])(?P<year>(?:1[6-9]|2[01])\d\d)/(?P<month>0?[1-9]|1[0-2])/(?P<day>0?[1-9]|[12]\d|3[01])(?![\w/-])"
)
HIJRI = "h"
"""Before the year of an Islamic date, which is no date of the other calendar."""
HIJRI_NUMERIC = re.compile(r"(?<![\w./-])(?P<first>\d{1,2})[/.-](?P<second>\d{1,2})[/.-](?P<year>1[34]\d\d)(?![\w/-])")
HIJRI_YEAR_FIRST = re.compile(
    r"(?<![\w./-])(?P<year>1[34]\d\d)/(?P<month>0?[1-9]|1[0-2])/(?P<day>0?[1-9]|[12]\d|30)(?![\w/-])"
)
YEAR = re.compile(r"(?<![\w.,/$€£])(?:1[6-9]|20|21)\d\d(?!\w|[.,/]\d|\s?[%€$£])")
"""A year alone; `migov.evidence.claims.numbers` first takes the numbers that count something."""


@cache
def patterns(words: Vocabulary) -> tuple[re.Pattern[str], ...]:
    """The spelled-out forms of the language, the most exact first."""
    return _forms(words, words.months, r"(?:1[6-9]|20|21)\d\d")


@cache
def hijri(words: Vocabulary) -> tuple[re.Pattern[str], ...]:
    """The same of the Islamic year."""
    return (*_forms(words, words.hijri, r"1[34]\d\d"), HIJRI_NUMERIC, HIJRI_YEAR_FIRST) if words.hijri else ()


def _forms(words: Vocabulary, months: Iterable[str], years: str) -> tuple[re.Pattern[str], ...]:
    month = f"(?P<month>{words.phrases(months)})"
    joins = rf"(?:\s+(?:{words.phrases(words.data.date_joins)}))*" if words.data.date_joins else ""
    ending = f"(?:{words.phrases(words.data.ordinal_endings)})?" if words.data.ordinal_endings else ""
    day = rf"(?P<day>\d{{1,2}}){ending}"
    year = rf"(?P<year>{years})(?!\w)"
    word = rf"(?:{words.phrases(words.numbers)})"
    spelled = rf"{word}(?:(?:\s+(?:{words.phrases(words.data.number_joins)}))?\s+{word})*"
    first = words.phrases(words.data.first)
    return tuple(
        re.compile(rf"(?<!\w){form}")
        for form in (
            rf"{day}{joins}\s+{month},?{joins}\s+{year}",
            rf"(?P<day>\d{{1,2}}|{first}|{spelled}){joins}\s+{month},?{joins}\s+(?P<year>{years}|{spelled})(?!\w)",
            rf"{month}\s+{day},?\s+{year}",
            rf"{month},?{joins}\s+{year}",
            rf"{day}{joins}\s+{month}(?!\w)",
            rf"{month}\s+{day}(?!\w)",
        )
    )


def dates(reading: Reading) -> Iterator[Fact]:
    """The dates that name a month, and those in digits."""
    for pattern in (*patterns(reading.words), ISO, NUMERIC, YEAR_FIRST):
        yield from _found(pattern, reading, reading.words.months)
    for pattern in hijri(reading.words):
        yield from _found(pattern, reading, reading.words.hijri, HIJRI)


def _found(pattern: re.Pattern[str], reading: Reading, months: Mapping[str, int], era: str = "") -> Iterator[Fact]:
    for match in pattern.finditer(reading.left):
        values = _values(match, reading.words, months)
        if values:
            yield Fact(
                kind=Kind.DATE,
                values=frozenset(f"{era}{value}" for value in values),
                start=match.start(),
                end=match.end(),
                printed=reading.take(*match.span()),
            )


def years(reading: Reading) -> Iterator[Fact]:
    """The years that stand alone."""
    for match in YEAR.finditer(reading.left):
        yield Fact(
            kind=Kind.DATE,
            values=frozenset({match.group()}),
            start=match.start(),
            end=match.end(),
            printed=reading.take(*match.span()),
        )


def _values(match: re.Match[str], words: Vocabulary, months: Mapping[str, int]) -> frozenset[str]:
    parts = match.groupdict()
    if "first" in parts:
        first, second, year = int(match["first"]), int(match["second"]), match["year"]
        pairs = {(first, second), (second, first)} if words.language == "en" else {(first, second)}
        return frozenset(f"{year}-{month:02}-{day:02}" for day, month in pairs if 1 <= month <= 12 and 1 <= day <= 31)
    name = " ".join(match["month"].split())
    month = int(name) if name.isdigit() else months[name]
    day = _number(match["day"], words) if parts.get("day") else None
    year = _number(match["year"], words) if parts.get("year") else None
    if (day is not None and not 1 <= day <= 31) or (year is not None and not FIRST_YEAR <= year <= LAST_YEAR):
        return frozenset()
    return frozenset({(f"{year}-" if year else "--") + f"{month:02}" + (f"-{day:02}" if day else "")})


def _number(text: str, words: Vocabulary) -> int:
    """A day or a year in digits or words."""
    if text.isdigit():
        return int(text)
    return 1 if text in map(folded, words.data.first) else int(in_words(text, words))

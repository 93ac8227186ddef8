"""Dates in running text, as exact as they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from migov.evidence.claims.facts import Fact, Kind, Reading
from migov.evidence.claims.vocabulary import Vocabulary

ISO = re.compile(
    r"(?<![\w-])(?P<year>(?:1[6-9]|2[01])\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\w-])"
)
NUMERIC = re.compile(
    r"(?<![\w./-])(?P<first>\d{1,2})[/.-](?P<second>\d{1,2})[/.-](?P<year>(?:1[6-9]|2[01])\d\d)(?![\w/-])"
)
YEAR = re.compile(r"(?<![\w.,/$€£])(?:1[6-9]|20|21)\d\d(?!\w|[.,/]\d|\s?[%€$£])")
"""A year alone; `migov.evidence.claims.numbers` first takes the numbers that count something."""


@cache
def patterns(words: Vocabulary) -> tuple[re.Pattern[str], ...]:
    """The spelled-out forms of the language, the most exact first."""
    month = f"(?P<month>{words.phrases(words.months)})"
    joins = rf"(?:\s+(?:{words.phrases(words.data.date_joins)}))*" if words.data.date_joins else ""
    ending = f"(?:{words.phrases(words.data.ordinal_endings)})?" if words.data.ordinal_endings else ""
    day = rf"(?P<day>\d{{1,2}}){ending}"
    year = r"(?P<year>(?:1[6-9]|20|21)\d\d)(?!\w)"
    return tuple(
        re.compile(rf"(?<!\w){form}")
        for form in (
            rf"{day}{joins}\s+{month},?{joins}\s+{year}",
            rf"{month}\s+{day},?\s+{year}",
            rf"{month},?{joins}\s+{year}",
            rf"{day}{joins}\s+{month}(?!\w)",
            rf"{month}\s+{day}(?!\w)",
        )
    )


def dates(reading: Reading) -> Iterator[Fact]:
    """The dates that name a month, and those in digits."""
    for pattern in (*patterns(reading.words), ISO, NUMERIC):
        for match in pattern.finditer(reading.left):
            values = _values(match, reading.words)
            if values:
                yield Fact(
                    kind=Kind.DATE,
                    values=values,
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


def _values(match: re.Match[str], words: Vocabulary) -> frozenset[str]:
    parts = match.groupdict()
    if "first" in parts:
        first, second, year = int(match["first"]), int(match["second"]), match["year"]
        pairs = {(first, second), (second, first)} if words.language == "en" else {(first, second)}
        return frozenset(f"{year}-{month:02}-{day:02}" for day, month in pairs if 1 <= month <= 12 and 1 <= day <= 31)
    name = " ".join(match["month"].split())
    month = int(name) if name.isdigit() else words.months[name]
    if parts.get("day") and not 1 <= int(match["day"]) <= 31:
        return frozenset()
    year = f"{match['year']}-" if parts.get("year") else "--"
    return frozenset({f"{year}{month:02}" + (f"-{int(match['day']):02}" if parts.get("day") else "")})

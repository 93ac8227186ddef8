"""Numbers and years by which laws and plans are told apart."""

from __future__ import annotations

import re
from functools import lru_cache

from migov.model.instruments import Period
from migov.profile.reading.facts.lexicon.vocabulary import YEAR

NUMBER = r"\d[\dA-Za-z]*(?:\s?[-/.‐–]\s?[\dA-Za-z]+)*(?:\s[A-Z]{1,8}(?:/[A-Z]{1,8})+)?"
SPAN = re.compile(rf"(?P<first>{YEAR})\s?[-–/]\s?(?P<last>{YEAR}|\d\d)(?!\d)")


def normal_number(printed: str) -> str:
    """The number with hyphens between its figures, parts in the country's own order.

    >>> normal_number("2015/36"), normal_number("2015‐36"), normal_number("11/2017")
    ('2015-36', '2015-36', '11-2017')
    >>> normal_number("0508 MI/SP/D/ACR/DGPN")
    '0508 MI/SP/D/ACR/DGPN'
    """
    return re.sub(r"(?<=\d)\s?[-/.‐–]\s?(?=\d)", "-", re.sub(r"\s+", " ", printed)).rstrip(".")


def number_year(number: str) -> int | None:
    """The year in a number: four figures anywhere, or two from 40 on in front ("81-40" is of 1981).

    >>> number_year("2015-36"), number_year("4-2012"), number_year("87-076"), number_year("0508 MI/SP")
    (2015, 2012, 1987, None)
    """
    parts = re.findall(r"(?<![A-Za-z\d])\d+(?![A-Za-z\d])", number)
    for part in parts:
        if re.fullmatch(YEAR, part) and len(parts) > 1:
            return int(part)
    if len(parts) == 2 and len(parts[0]) == 2 and int(parts[0]) >= 40:
        return 1900 + int(parts[0])
    return None


@lru_cache(maxsize=1024)
def number_key(number: str) -> tuple[str, ...]:
    """What two printed forms of one number share: parts in order, without leading noughts and separators.

    >>> number_key("2017-006") == number_key("2017-6")
    True

    A law counted within its year is the same whichever of the two is printed first.

    >>> number_key("22-2013") == number_key("2013-22")
    True
    """
    parts = [part.lstrip("0").casefold() for part in re.findall(r"[^\W_]+", number)]
    if len(parts) == 2 and re.fullmatch(YEAR, parts[1]) and not re.fullmatch(YEAR, parts[0]):
        parts.reverse()
    return tuple(parts)


def period(match: re.Match[str]) -> Period | None:
    """The years of a span such as "2017–22" or "2020–2035"; null where it runs backwards."""
    first, last = match["first"], match["last"]
    whole = int(last) if len(last) == 4 else int(first[:2] + last)
    return Period(int(first), whole) if int(first) <= whole <= int(first) + 60 else None

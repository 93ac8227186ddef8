"""Numbers in digits and words, with what they count: per cent, money, time, or the next word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from migov.evidence.claims.facts import Fact, Kind, Reading
from migov.evidence.claims.vocabulary import Vocabulary

DIGITS = r"\d{1,3}(?:[ .,']\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?"
OPENED = re.compile(r"\s*[(\[]\s*")
MULTIPLES = {"year": (12, "month"), "week": (7, "day")}
"""Units that are compared as multiples of a smaller one."""
SCALES = frozenset({1_000, 1_000_000, 1_000_000_000})
"""Numbers that multiply what stands before them: "five thousand"."""


class Found(NamedTuple):
    start: int
    end: int
    values: frozenset[Decimal]


class Patterns(NamedTuple):
    number: re.Pattern[str]
    word: re.Pattern[str]
    percent: re.Pattern[str]
    unit: re.Pattern[str]
    money_after: re.Pattern[str]
    money_before: re.Pattern[str]
    dual: re.Pattern[str]
    noun: re.Pattern[str]


@cache
def patterns(words: Vocabulary) -> Patterns:
    """The patterns of one language."""
    word = rf"(?<!\w){words.prefix}(?:{words.phrases(words.numbers)})(?!\w)"
    joins = "".join(rf"|\s+{re.escape(join)}\s+" for join in words.data.number_joins)
    spelled = rf"{word}(?:(?:[\s-]+{joins}){word})*"
    adjectives = rf"(?:(?P<adjective>{words.phrases(words.data.adjectives)})\s+)?"
    of = r"(?:d[e']\s*)?"
    return Patterns(
        number=re.compile(
            rf"(?<![\w.,/])(?:(?P<digits>{DIGITS})(?:\s+(?P<times>{_thousands(words)})(?!\w))?|{spelled})"
        ),
        word=re.compile(word),
        percent=re.compile(r"[\s)\]]*[%٪]"),
        unit=re.compile(rf"[\s)\]]*{adjectives}(?P<unit>{words.phrases(words.units)})(?!\w)"),
        money_after=re.compile(rf"[\s)\]]*{of}(?P<unit>{words.phrases(words.currencies)})(?!\w)"),
        money_before=re.compile(rf"(?P<unit>{words.phrases(words.currencies)})\s*$"),
        dual=words.whole(words.duals),
        noun=re.compile(r"[\s)\]]*(?:(?:de|d'|of)\s*)?(?P<noun>[^\W\d_]+)"),
    )


def _thousands(words: Vocabulary) -> str:
    return words.phrases(word for word, value in words.numbers.items() if value >= 1000)


def numbers(reading: Reading) -> Iterator[Fact]:
    """Percentages, amounts, periods and plain numbers; years that count nothing are left for the dates."""
    words, forms = reading.words, patterns(reading.words)
    for match in forms.dual.finditer(reading.left):
        unit = words.duals[match.group().lstrip("وف") if match.group() not in words.duals else match.group()]
        yield _period(reading, Found(*match.span(), frozenset({Decimal(2)})), unit, match.end())
    found = [
        Found(*match.span(), values)
        for match in forms.number.finditer(reading.left)
        if (values := _values(match, words))
    ]
    merged = list(_merged(reading.left, found))
    for number, following in zip_longest(merged, merged[1:]):
        at = _end_of_range(reading, number, following)
        fact = _measured(reading, number, forms, at) or (_counted(reading, number, forms) if at == number.end else None)
        if fact is not None:
            yield fact


def _end_of_range(reading: Reading, number: Found, following: Found | None) -> int:
    """Where the unit of a number is looked for: in "10 to 20 years" behind the second one."""
    if following is None:
        return number.end
    between = reading.left[number.end : following.start].strip()
    return following.end if between in reading.words.ranges else number.end


def _merged(text: str, found: list[Found]) -> Iterator[Found]:
    """The numbers, with one that is repeated in parentheses taken as one: "thirty (30) days"."""
    before: Found | None = None
    for number in found:
        if before and before.values & number.values and OPENED.fullmatch(text[before.end : number.start]):
            number = number._replace(start=before.start)
        elif before:
            yield before
        before = number
    if before:
        yield before


def _measured(reading: Reading, number: Found, forms: Patterns, at: int) -> Fact | None:
    """The number with its unit, which is looked for from *at* on."""
    text, words = reading.left, reading.words
    own = at == number.end
    if match := forms.percent.match(text, at):
        return _made(reading, Kind.PERCENTAGE, number, "%", match.end() if own else number.end)
    if match := forms.money_after.match(text, at):
        code = words.currencies[" ".join(match["unit"].split())]
        return _made(reading, Kind.MONEY, number, code, match.end() if own else number.end)
    if match := forms.money_before.search(text, max(0, number.start - 20), number.start):
        whole = number._replace(start=match.start())
        return _made(reading, Kind.MONEY, whole, words.currencies[" ".join(match["unit"].split())], number.end)
    if match := forms.unit.match(text, at):
        fact = _period(reading, number, words.units[match["unit"]], match.end() if own else number.end)
        if match["adjective"]:
            reading.leave(*match.span("adjective"))
        return fact
    return None if own else _measured(reading, number, forms, number.end) or _counted(reading, number, forms)


def _counted(reading: Reading, number: Found, forms: Patterns) -> Fact | None:
    """The number with the stem of the word it counts; no year."""
    text, words = reading.left, reading.words
    if re.fullmatch(r"(?:1[6-9]|20|21)\d\d", text[number.start : number.end]):
        return None
    noun = forms.noun.match(text, number.end)
    counted = words.stem(noun["noun"]) if noun and noun["noun"] not in words.stop else None
    return _made(reading, Kind.NUMBER, number, counted, number.end)


def _period(reading: Reading, number: Found, unit: str, end: int) -> Fact:
    times, smaller = MULTIPLES.get(unit, (1, unit))
    values = frozenset(value * times for value in number.values)
    return _made(reading, Kind.DURATION, number._replace(values=values), smaller, end)


def _made(reading: Reading, kind: Kind, number: Found, unit: str | None, end: int) -> Fact:
    return Fact(
        kind=kind,
        values=frozenset(f"{value.normalize():f}" for value in number.values),
        unit=unit,
        start=number.start,
        end=end,
        printed=reading.take(number.start, end),
    )


def _values(match: re.Match[str], words: Vocabulary) -> frozenset[Decimal]:
    if match["digits"] is None:
        return frozenset({in_words(match.group(), words)})
    times = words.numbers[match["times"]] if match["times"] else 1
    return frozenset(value * times for value in _digits(match["digits"]))


def in_words(text: str, words: Vocabulary) -> Decimal:
    """What number words say together."""
    return _spelled([words.numbers[_known(word.group(), words)] for word in patterns(words).word.finditer(text)])


def _known(word: str, words: Vocabulary) -> str:
    word = " ".join(word.split())
    return word if word in words.numbers else word[1:]


def _spelled(values: list[int]) -> Decimal:
    """The number that words make together: 2, 100, 30, 5 are 235."""
    total = current = 0
    for value in values:
        if value in SCALES:
            total, current = total + max(current, 1) * value, 0
        elif value == 100:
            current = max(current, 1) * 100
        else:
            current += value
    return Decimal(total + current)


def _digits(text: str) -> frozenset[Decimal]:
    """What the digits may mean: "1.500" is fifteen hundred or one and a half."""
    text = text.replace(" ", "").replace("'", "")
    marks = [character for character in text if character in ".,"]
    if not marks:
        return frozenset({Decimal(text)})
    last = marks[-1]
    whole = Decimal(text.replace(".", "").replace(",", ""))
    if len(marks) > 1 and len(set(marks)) == 1:
        return frozenset({whole})
    head, _, tail = text.rpartition(last)
    decimal = Decimal(f"{head.replace('.', '').replace(',', '')}.{tail}")
    return frozenset({whole, decimal}) if len(tail) == 3 and len(marks) == 1 else frozenset({decimal})

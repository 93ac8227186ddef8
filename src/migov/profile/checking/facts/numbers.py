"""One thing counted twice with two outcomes: compared only where nothing else differs.

A number counts something (a noun with what stands before and behind it) for somebody (what the sentence speaks about)
in some way (its verb). Where all of these and the dates agree, two numbers contradict each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from migov.model.checks import Doubt, Elsewhere, Rule
from migov.model.jurisdictions import folded
from migov.profile.checking.reading import Line, Reading, raised
from migov.profile.checking.wording import SELF, Wording

DATE = re.compile(r"(?<![\d-])(?:19|20)\d\d(?!\d)")
LETTERS = re.compile(r"[^\W\d_]+")
CLAUSE = re.compile(r"[.;:\n]\s|,\s")
NEAR = 60
"""Characters between a verb and its number."""
FAR = 300
"""Characters before a number in which its clause begins."""


class Claim(NamedTuple):
    """A number with what it says and where."""

    about: tuple[object, ...]
    value: str
    line: Line
    words: str


def numbers(reading: Reading, wording: Wording) -> Iterator[Doubt]:
    """For each number that differs from the one in an earlier passage one doubt."""
    first: dict[tuple[object, ...], Claim] = {}
    for line in reading.lines:
        for claim in _claims(line, reading, wording):
            before = first.setdefault(claim.about, claim)
            if before.value != claim.value and before.line.passage.id != line.passage.id:
                there = Elsewhere(before.line.passage.id, before.words)
                told = {"here": wording.quoted(claim.words), "there": wording.quoted(before.words)}
                yield raised(Rule.NUMBERS, wording.numbers, line, claim.words, elsewhere=[there], **told)


def _claims(line: Line, reading: Reading, wording: Wording) -> Iterator[Claim]:
    words = wording.numbers
    if not wording.cued(*words.heads.values(), words.share).search(line.placed):
        return
    moments = frozenset(reading.manuscript.as_of.get(code) for code in line.sentence.grounds.answers) - {None}
    dates = frozenset(DATE.findall(line.placed)), moments
    for match in _counted(words.heads, wording).finditer(line.placed):
        frame = _frame(line, match.start(), wording)
        if frame is not None and not _is_bounded(line, match.start(), wording):
            about = (*frame, _what(match, wording), _behind(line.own[match.end() :], wording), dates)
            yield Claim(about, _value(match["number"], wording), line, line.words[match.start() : match.end()])


def _counted(heads: dict[str, str], wording: Wording) -> re.Pattern[str]:
    """A number, up to two words, and one of the nouns; or a share of something."""
    nouns = "|".join(heads.values())
    counted = rf"(?P<before>(?:[a-zà-ÿ-]+ ){{0,2}}?)(?P<head>{nouns})"
    return wording.pattern(rf"(?P<number>{{number}}) (?:{counted}|(?P<share>{wording.numbers.share}))")


def _what(match: re.Match[str], wording: Wording) -> tuple[str, ...]:
    if match["share"]:
        return ("share",)
    head = next(name for name, noun in wording.numbers.heads.items() if wording.pattern(noun).fullmatch(match["head"]))
    return (*sorted(word.casefold().rstrip("s") for word in match["before"].split()), head)


def _behind(text: str, wording: Wording) -> frozenset[str]:
    """The words that narrow the noun: those up to a verb or a stop."""
    clause = re.split(r"[,.;:()–\n]", text, maxsplit=1)[0].lstrip()
    if not wording.pattern(wording.numbers.narrows).match(clause):
        return frozenset()
    stop = wording.pattern(wording.numbers.ends).search(clause)
    words = LETTERS.findall(clause[: stop.start()] if stop else clause)
    return frozenset(folded(word).removesuffix("s") for word in words if len(word) > 2)


def _frame(line: Line, number: int, wording: Wording) -> tuple[str, str] | None:
    """Who the number speaks about and how; null where it cannot be told."""
    words, before, far = wording.numbers, line.placed[:number], max(0, number - FAR)
    if wording.pattern(rf"(?:{words.totals})\s$").search(before, far):
        return SELF, words.whole
    begins = max((stop.end() for stop in CLAUSE.finditer(before, far)), default=far)
    verbs = ((name, wording.pattern(verb).finditer(before, begins)) for name, verb in words.frames.items())
    told = [(found.end(), found.start(), name) for name, matches in verbs for found in matches]
    if not told or number - max(told)[0] > NEAR:
        return None
    _, start, name = max(told)
    if not before[begins:start].strip() or wording.pattern(words.subjects).search(before, begins, start):
        return SELF, name
    return " ".join(sorted(folded(word) for word in LETTERS.findall(line.own[begins:start]))), name


def _is_bounded(line: Line, number: int, wording: Wording) -> bool:
    bounds = wording.pattern(rf"(?:{wording.numbers.bounds})\s$")
    return bounds.search(line.placed, max(0, number - NEAR), number) is not None


def _value(printed: str, wording: Wording) -> str:
    plain = printed.casefold()
    if plain in wording.numerals:
        return str(wording.numerals.index(plain) + 2)
    return re.sub(r"(?<=\d)[,.\s](?=\d{3}(?!\d))", "", plain).replace(",", ".")

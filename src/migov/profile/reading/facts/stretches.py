"""The printed matter of an assessment, stretch by stretch with its place: what facts are gathered from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import msgspec

from migov.model.assessments import Assessment
from migov.model.conventions import ConventionTable
from migov.model.findings import Side
from migov.model.footnotes import Footnote
from migov.model.modules import ModulePage
from migov.model.texts import NoteMark, Place, Text
from migov.model.values import Value
from migov.profile.reading.cues import Cues
from migov.profile.reading.facts.lexicon.vocabulary import Vocabulary, one_of

BOILERPLATE = frozenset({"cover", "imprint", "objective", "introduction", "framework", "migof", "process"})
"""Parts that speak of the MGI, not of the jurisdiction: their footnotes hold no facts about it."""

STOP = re.compile(
    r"[.?!;\n](?:(?<=[.?!])(?<!\b\w.)(?<!\.\w.)[”’\"»)]?(?=\s+[\"“«(]?\s?[^\W\d_a-zà-ÿ]|\s+\d|\s*$)|(?<=\n)|(?<=;)(?=\s*\n))"
)
"""Begins with the signs themselves, which are found fastest; what may not stand before them is asked afterwards."""

ODD = re.compile("[\u2010\u2011\u00a0\u202f\u2009\t]")
JOINED = re.compile(r"[\w/-]")
"""What joins words into one."""

CAPITALIZED = re.compile(r"[A-ZÀ-Ü]\w*")
SPELLING = str.maketrans({"\u2010": "-", "\u2011": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " "})


class Stretch(Value, kw_only=True):
    """A paragraph, footnote, table row or source entry: words with one place."""

    place: Place
    text: str
    side: Side | None = None
    calls: tuple[tuple[int, str], ...] = ()
    """Offset and number of each footnote mark."""
    note: str | None = None
    """Number of the footnote that this is."""
    cuts: tuple[tuple[int, str], ...] = ()
    """Where each sentence begins, and its words."""
    series: str = ""
    """Code of the module whose notes are called; empty for the profile's own."""


class Sentence(Value, kw_only=True):
    stretch: Stretch
    start: int
    """Offset in the stretch."""
    text: str


def stretches(assessment: Assessment, words: Vocabulary) -> tuple[Stretch, ...]:
    """Everything printed about the jurisdiction, in reading order; each footnote follows the stretch that calls it."""
    notes = list(assessment.footnotes)
    found = [*_findings(assessment)]
    found += [stretch for page in assessment.module_pages for stretch in _module(page)]
    found += [stretch for table in assessment.conventions for stretch in _table(table)]
    for number, source in enumerate(assessment.key_sources or (), 1):
        found.append(Stretch(place=Place("sources", number), text=spelled(source.text)))
    whole = _with_notes(found, notes, assessment.module_pages)
    return tuple(msgspec.structs.replace(text, cuts=tuple(_cuts(text.text, words))) for text in whole)


Capitals = Mapping[str, Sequence[int]]
"""Each word that begins with a capital → the numbers of the stretches it stands in."""


def capitalized_words(texts: Sequence[Stretch]) -> Capitals:
    """The words of the stretches that begin with a capital, so that names are looked for only where they may stand."""
    found: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        for word in set(CAPITALIZED.findall(text.text)):
            found.setdefault(word, []).append(number)
    return found


def first_word(acronym: str) -> str:
    """What of an acronym stands in a text as one word: "ANLTP" of "ANLTP/TIM"."""
    return re.split(r"\W", acronym, maxsplit=1)[0]


def standing(words: str, text: str) -> Iterator[int]:
    """Where words stand in a text as they are, and not within something longer.

    >>> list(standing("NAP", "NAP, NAPA and pre-NAP, but the NAP of 2019"))
    [0, 31]
    """
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        alone = not JOINED.match(text[start - 1 : start]) and not JOINED.match(text, end)
        if alone:
            yield start
        start = text.find(words, end if alone else start + 1)


def spelled(words: str) -> str:
    """The words with hyphens and spaces of one kind, and one space between words."""
    plain = (
        words if words.isascii() and "\t" not in words else words.translate(SPELLING) if ODD.search(words) else words
    )
    return re.sub(r" +", " ", plain) if "  " in plain else plain


def sentences(stretch: Stretch, cues: Cues | None = None) -> Iterator[Sentence]:
    """The sentences of a stretch, or those that hold one of the cues; list items are sentences too."""
    if cues is not None and not cues.may_tell(stretch.text):
        return
    for start, text in stretch.cuts:
        if cues is None or len(stretch.cuts) == 1 or cues.may_tell(text):
            yield Sentence(stretch=stretch, start=start, text=text)


def _cuts(text: str, words: Vocabulary) -> Iterator[tuple[int, str]]:
    start = 0
    for match in STOP.finditer(text):
        if text[match.start()] == "." and _is_abbreviated(text, start, match.start(), words):
            continue
        if (sentence := text[start : match.end()]).strip():
            yield start, sentence
            start = match.end()
    if (sentence := text[start:]).strip():
        yield start, sentence


def _is_abbreviated(text: str, start: int, point: int, words: Vocabulary) -> bool:
    """Whether a point stands behind an abbreviation, without ending a sentence."""
    ends, whole, longest = _abbreviations(words)
    near = text[max(start, point - longest) : point]
    return near.casefold().endswith(ends) and whole.search(near) is not None


@cache
def _abbreviations(words: Vocabulary) -> tuple[tuple[str, ...], re.Pattern[str], int]:
    """How what stands before such a point ends, the same as a pattern of whole words, and how far back it begins."""
    known = (*words.abbreviations, "n°")
    whole = re.compile(rf"(?:^|\W)(?:{one_of(known)})$", re.IGNORECASE)
    return tuple(each.casefold() for each in known), whole, max(map(len, known)) + 2


def _findings(assessment: Assessment) -> Iterator[Stretch]:
    counted: dict[str, int] = {}
    for finding in assessment.findings:
        counted[finding.section] = number = counted.get(finding.section, 0) + 1
        words, calls = _called(finding.text)
        yield Stretch(place=Place(finding.section, number), text=words, calls=calls, side=finding.side)


def _module(page: ModulePage) -> Iterator[Stretch]:
    words, calls = _called(page.introduction)
    if words.strip():
        yield Stretch(place=Place(page.module), text=words, calls=calls, series=page.module)
    for number, finding in enumerate(page.findings, 1):
        words, calls = _called(finding.text)
        yield Stretch(place=Place(page.module, number), text=words, calls=calls, series=page.module)


def _table(table: ConventionTable) -> Iterator[Stretch]:
    """Only its notes: rows are read by the tables' own reader, bilateral ones by `agreements`."""
    for note in table.notes:
        yield Stretch(place=Place(f"table {table.number}"), text=spelled(note.text))


def _called(text: Text) -> tuple[str, tuple[tuple[int, str], ...]]:
    words, calls = "", []
    for part in text:
        if isinstance(part, NoteMark):
            calls.append((len(words), part.note))
        else:
            more = spelled(part)
            words += more.lstrip(" ") if words.endswith(" ") else more
    return words, tuple(calls)


def _with_notes(found: list[Stretch], notes: list[Footnote], pages: tuple[ModulePage, ...]) -> Iterator[Stretch]:
    series = {"": {note.number: note for note in notes}}
    series |= {page.module: {note.number: note for note in page.footnotes} for page in pages}
    for stretch in found:
        yield stretch
        for _, number in stretch.calls:
            if (note := series[stretch.series].pop(number, None)) is not None:
                yield Stretch(
                    place=stretch.place,
                    text=spelled(note.text),
                    note=number,
                    series=stretch.series,
                    side=stretch.side,
                )
    for code, left in series.items():
        for number, note in left.items():
            if note.place is None or note.place.section not in BOILERPLATE:
                place = note.place or Place(f"footnote {number}")
                yield Stretch(place=place, text=spelled(note.text), note=number, series=code)

"""Acronyms that nobody explained: printing spells out those that are known, the others stay riddles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import msgspec

from migov.model.checks import Doubt, Elsewhere, Rule
from migov.model.drafts import Passage
from migov.profile.checking.reading import Line, Reading, raised
from migov.profile.checking.wording import UNREADABLE, Wording

LETTERS = "A-ZÀ-Ý"
ACRONYM = re.compile(
    rf"(?<![\w/.@&-])(?:[{LETTERS}]{{2,15}}(?:[a-z][{LETTERS}]{{0,8}})?|[{LETTERS}][a-z][{LETTERS}]{{1,3}})s?"
    rf"(?:[/-][{LETTERS}]{{2,15}}){{0,3}}(?![\w@]|[-/.’']\w)"
)
ROMAN = re.compile(r"[IVXLCDM]+")
SHOUTED = re.compile(
    rf"(?<![{LETTERS}])(?:[{LETTERS}]{{2,30}}\W{{1,5}}[{LETTERS}]{{6}}|[{LETTERS}]{{6,30}}\W{{1,5}}[{LETTERS}]{{2}})"
)
"""Words in capitals that are a heading and no acronym."""
LONGEST = 12
"""Letters in an acronym; more are a word in capitals."""


def acronyms(reading: Reading, wording: Wording) -> Iterator[Doubt]:
    """For each chapter the first use of each acronym that is neither explained in it, nor known, nor common."""
    chapters: dict[str, list[Passage]] = {}
    for passage in reading.manuscript.passages:
        chapters.setdefault(passage.module or str(int(passage.dimension or 0)), []).append(passage)
    explained = {name: _explained(passages) for name, passages in chapters.items()}
    for name, passages in chapters.items():
        seen = set(explained[name])
        for line in (line for passage in passages for line in reading.of(passage.id)):
            for acronym in _used(line):
                bare = _bare(acronym)
                if bare in seen or bare in common() or bare in wording.acronym.common:
                    continue
                seen.add(bare)
                yield from _doubt(acronym, line, reading, wording, explained)


def _doubt(
    acronym: str, line: Line, reading: Reading, wording: Wording, explained: dict[str, dict[str, Passage]]
) -> Iterator[Doubt]:
    known = {**reading.manuscript.acronyms}.get(_bare(acronym), ())
    if len(known) == 1:
        return
    words, printed = wording.acronym, wording.quoted(acronym)
    if known:
        names = wording.quoted(*known)
        yield raised(Rule.ACRONYM, words.ambiguous, line, acronym, acronym=printed, names=names)
        return
    there = next((here[_bare(acronym)] for here in explained.values() if _bare(acronym) in here), None)
    if there is None:
        yield raised(Rule.ACRONYM, words.undefined, line, acronym, acronym=printed)
    else:
        yield raised(
            Rule.ACRONYM, words.elsewhere, line, acronym, elsewhere=[Elsewhere(there.id, acronym)], acronym=printed
        )


def _used(line: Line) -> Iterator[str]:
    """The acronyms of a sentence, where they are the author's own words."""
    if SHOUTED.search(line.own):
        return
    for match in ACRONYM.finditer(line.own):
        acronym = match.group()
        letters = sum(letter.isalpha() for letter in acronym)
        numbered = re.match(rf"\s?(?:n°|No|\d|{UNREADABLE})", line.own[match.end() :]) and letters == 1
        if letters <= LONGEST and not ROMAN.fullmatch(acronym) and not numbered:
            yield acronym


def _explained(passages: list[Passage]) -> dict[str, Passage]:
    """The acronyms that these passages spell out, with the first that does."""
    found: dict[str, Passage] = {}
    for passage in passages:
        for bracket in BRACKET.finditer(passage.text):
            for piece in re.split(r",|;| – | or | ou |\bknown as\b", bracket["inside"]):
                if ACRONYM.fullmatch(piece.strip(' “”"«»\xa0')):
                    found.setdefault(_bare(piece.strip(' “”"«»\xa0')), passage)
        for behind in BEHIND.finditer(passage.text):
            found.setdefault(_bare(behind["acronym"]), passage)
    return found


BRACKET = re.compile(r"(?<=\w)[^\w\s]?\s?[(\[](?P<inside>[^()\[\]]{2,200})[)\]]")
"""Words in brackets behind a word."""
BEHIND = re.compile(rf"(?P<acronym>{ACRONYM.pattern})\s[(\[][^()\[\]\d]{{8,200}}[)\]]")
"""An acronym with its name in brackets behind it."""


def _bare(acronym: str) -> str:
    """The acronym in the singular."""
    return acronym.removesuffix("s")


@cache
def common() -> frozenset[str]:
    """Acronyms that every reader knows, in all languages."""
    told = msgspec.toml.decode((files("migov.profile.checking") / "rules" / "common.toml").read_bytes())
    return frozenset(acronym for group in told.values() for acronym in group)

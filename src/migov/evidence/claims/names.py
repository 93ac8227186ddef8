"""Names of people, places and institutions: runs of capitalised words, and acronyms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from migov.evidence.claims.facts import Fact, Kind, Reading
from migov.evidence.claims.vocabulary import unaccented

CAPITAL = r"[A-ZÀ-ÖØ-ÞŒŠŽ]"
WORD = rf"{CAPITAL}[\w'’-]*\w|{CAPITAL}"
JOIN = r"of the|of|the|for|and|on|de la|de l['’]|des|du|de|d['’]|la|le|les|et|del|de los|los|las|y|dos|das|da|do|e|para"
RUN = re.compile(rf"(?<![\w'’])(?:{WORD})(?:\s+(?:(?:{JOIN})\s*)?(?:{WORD})(?!\w))*")
ACRONYM = re.compile(rf"{CAPITAL}{{2,}}")
INSIDE = re.compile(
    rf"(?<![\w'’])(?:{WORD})(?:\s+(?:de|da|do|das|dos|à|às|ao|aos|e)\s+(?:{WORD}))+\s+(no)\s+(?={CAPITAL})"
)
"""Portuguese "in the" within a Portuguese name, which elsewhere is a denial: "Apoio às Comunidades no Exterior"."""
CAPITALISED = re.compile(rf"(?<!\w)(?:[ldLD]['’])?({WORD})(?!\w)")


def names(reading: Reading) -> Iterator[Fact]:
    """The names in what earlier steps have left; a word that opens a sentence is none for its capital alone."""
    kept = "".join(
        printed if left != "\x00" else "\x00" for printed, left in zip(reading.printed, reading.left, strict=True)
    )
    for match in RUN.finditer(kept):
        start, run = match.start(), match.group()
        words = CAPITALISED.findall(run)
        if _opens(kept, start) and words and not ACRONYM.fullmatch(words[0]):
            if len(words) == 1:
                continue
            if words[0].lower() in reading.words.stop:
                start += run.index(words[1])
                words = words[1:]
        if words:
            yield Fact(
                kind=Kind.NAME,
                values=frozenset(word if ACRONYM.fullmatch(word) else unaccented(word) for word in words),
                start=start,
                end=match.end(),
                printed=reading.take(start, match.end()),
            )


def without_inner_words(reading: Reading) -> str:
    """What earlier steps have left, without words within names that would deny something outside of one."""
    left = reading.left
    for match in INSIDE.finditer(reading.printed):
        start, end = match.span(1)
        left = left[:start] + "\x00" * (end - start) + left[end:]
    return left


def spellings(printed: str) -> frozenset[str]:
    """Every word of a text, as names are compared with it."""
    words = re.findall(r"[^\W\d_][\w-]*", printed)
    return frozenset(words) | frozenset(map(unaccented, words))


def _opens(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \"'“«(")
    return not before or before[-1] in ".!?:;"

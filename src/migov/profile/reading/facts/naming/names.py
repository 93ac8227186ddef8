"""Names by themselves: the native form and the acronym behind them, and when two of them are one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from migov.profile.reading.facts.lexicon.vocabulary import Vocabulary, one_of
from migov.profile.reading.facts.naming.countries import Countries, folded

ACRONYM = re.compile(r"[A-ZÀ-Ü][\w&.-]*(?:/[\w&.-]+)*(?: (?:19|20)\d\d| [A-Z]\w+(?: (?:19|20)\d\d)?)?")
CAPITAL = r"(?-i:[^\W\d_a-zà-ÿ])[\w’'-]*"
BRACKET = re.compile(r"\s*[(\[]([^()\[\]]{2,200})[)\]]")
FRONTED = re.compile(r"(?<![\w/-])([A-ZÀ-Ü][\w&-]*(?:/[\w&-]+)*)(?:[’']s)? ?[(\[]$")
"""What stands before a name in the brackets behind its acronym."""
REST = re.compile(r"(?:, ?([^()\[\]]{2,200}))?[)\]]")
"""What stands behind it."""


class Apposition(NamedTuple):
    """What stands in brackets behind a name."""

    native: str | None
    acronym: str | None
    end: int


def apposition(text: str, end: int, words: Vocabulary) -> Apposition | None:
    """Native name and acronym in the brackets that follow a name, or null where the brackets say something else."""
    bracket = BRACKET.match(text, end)
    if bracket is None:
        return None
    inside = re.sub(r"\s+", " ", bracket.group(1)).strip(" “”\"«»'’")
    inside = re.sub(r"^(?:or|ou|hereinafter|ci-après|the|le|la)\s+", "", inside)
    if is_acronym(inside):
        return Apposition(None, inside, bracket.end())
    native, comma, last = inside.rpartition(",")
    if not comma:
        native, comma, last = inside.rpartition(" – ")
    if comma and is_acronym(last.strip()) and " " in native.strip() and not re.search(r"\d{4}", native):
        return Apposition(native.strip(), last.strip(), bracket.end())
    return Apposition(inside, None, bracket.end()) if _is_foreign(inside, words) else None


def fronted(text: str, start: int, end: int) -> Apposition | None:
    """Acronym and native name where a name stands in brackets behind its acronym: "CNSS (National Fund, Caisse …)"."""
    before, after = FRONTED.search(text[max(0, start - 40) : start]), REST.match(text, end)
    if before is None or after is None or not is_acronym(before[1]):
        return None
    return Apposition(after[1].strip() if after[1] else None, before[1], after.end())


@lru_cache(maxsize=4096)
def is_acronym(words: str) -> bool:
    """Whether the words are an acronym: "CNSS", "ANLTP/TIM", "SDDCI 2035".

    >>> is_acronym("CNSS"), is_acronym("Ministry"), is_acronym("IDPs"), is_acronym("MoU")
    (True, False, True, True)
    """
    if not ACRONYM.fullmatch(words):
        return False
    first = words.split(" ")[0]
    return sum(c.isupper() for c in first) >= 2 and len(re.sub(r"\W", "", first)) <= 15 and not first.isdigit()


@lru_cache(maxsize=4096)
def fits(acronym: str, name: str) -> bool:
    """Whether the acronym's letters begin the name's words, in order, with few words skipped.

    >>> fits("CNSS", "Caisse Nationale de Sécurité Sociale"), fits("MID", "Ministry of Interior and Decentralization")
    (True, True)
    >>> fits("CNSS", "National Social Security Fund")
    False
    """
    wholes = [acronym.split(" ")[0], *(acronym.split(" ")[0].split("/") if "/" in acronym else ())]
    pieces = folded(name).split(" ")
    first_word = folded(name)
    return any(_spells(_letters(part), pieces) or _letters(part) == first_word for part in wholes if len(part) > 1)


def content(name: str, words: Vocabulary, countries: Countries | None = None) -> tuple[str, ...]:
    """The words of a name that tell it from others: folded, without small words, plural or the country's own name.

    Two printed forms of one name have equal contents.
    """
    bare = re.sub(r"\([^)]*\)", " ", name) if "(" in name else name
    return _telling(bare if countries is None else countries.impersonal(bare), words.small)


@lru_cache(maxsize=4096)
def _telling(bare: str, small: frozenset[str]) -> tuple[str, ...]:
    return tuple(w for w in folded("x " + bare).split(" ")[1:] if w not in small and w != "s" and not w.isdigit())


def listing_comma(words: Vocabulary) -> str:
    """Pattern of a comma that ends a title: any but one in a list of capitals, "Entry, Stay and Exit of Foreigners"."""
    joins = one_of(words.phrases.joins)
    return rf",(?! {CAPITAL}(?: {CAPITAL})*,? (?:{joins}) {CAPITAL})"


def within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the words of one name stand in another, in the same order."""
    rest = iter(long)
    return all(word in rest for word in short)


def _letters(acronym: str) -> str:
    plain = re.sub(r"s$", "", acronym) if sum(c.isupper() for c in acronym) > 1 else acronym
    return re.sub(r"\W|\d", "", folded(plain).replace(" ", ""))


def _spells(letters: str, pieces: list[str]) -> bool:
    """Each letter begins a word or goes on inside the last one; of longer words at most two are passed over."""

    def go(at: int, index: int, inside: int, skipped: int) -> bool:
        if at == len(letters):
            return sum(len(piece) > 3 for piece in pieces[index:]) + skipped <= 2
        if skipped > 2 or (index >= len(pieces) and not inside):
            return False
        if inside and index and letters[at] in pieces[index - 1][inside : inside + 3]:
            further = pieces[index - 1].index(letters[at], inside) + 1
            if go(at + 1, index, further, skipped):
                return True
        if index < len(pieces):
            if pieces[index][0] == letters[at] and go(at + 1, index + 1, 1, skipped):
                return True
            return go(at, index + 1, 0, skipped + (len(pieces[index]) > 3)) if at else False
        return False

    starts = [index for index, piece in enumerate(pieces) if piece and piece[0] == letters[:1]]
    return bool(letters) and any(index <= 1 and go(0, index, 0, 0) for index in starts)


def _is_foreign(inside: str, words: Vocabulary) -> bool:
    pieces = inside.replace("’", " ").replace("'", " ").split(" ")
    if len(pieces) < 2 or re.search(r"\d", inside) or len(pieces) > 20:
        return False
    here = {*words.phrases.articles, *words.phrases.joins}
    return any(piece.casefold() in words.phrases.foreign and piece.casefold() not in here for piece in pieces[1:])

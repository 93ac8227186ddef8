"""In which encoding of one byte a letter a text is that does not say: the one in which it has words of some language.

Each such encoding makes letters of any bytes, but only the right one makes everyday words of them, in the letters of
their language, and no capitals in the middle of a word. Who says the language says most of it: then only its own
encodings are tried.
"""

from __future__ import annotations

import re
import string
from collections import Counter
from dataclasses import dataclass

from migov.evidence.formats.everyday import WESTERN, WRITINGS, Writing

STRETCH = 20_000
"""Bytes of the lines with letters that are not ASCII: what is looked at."""

ROOM = 4_000_000
"""Bytes from the first such line on in which others are sought."""

FOREIGN = re.compile(rb"[\x80-\xff]")

FEWEST, FEWEST_SAID = 3, 2
"""Different everyday words without which nothing is guessed: where nobody says the language, and where somebody
does."""

LEAST_SHARE = 0.03
"""Of the words that tell of a language: everyday ones are a tenth or more of any text, and next to none by chance."""

MOST_ODD = 0.15
"""Of the words that are not ASCII: those that nobody writes so."""

CLEARLY = 3
"""Times as many everyday words as in the encodings of any other script."""

WORD = re.compile(r"[^\s\d!-/:-@\[-`{-~’‘\u2010-\u2015·§°ºª¿¡\xad\u200c\u200d\u060c\u061b\u061f]+")
"""A word, with whatever stands in it that stands in none."""

AROUND = "«»“”„‚…‹›"
"""What may stand before and behind a word."""

INSIDE = re.compile(r"(?<=[^\W\d_])[^\w\s\x00-\x7f’‘…\u2010-\u2015·\xad\u200c\u200d](?=[^\W\d_])")
"""A sign between two letters that no western word has there."""

CONTROLS = re.compile("[\x80-\x9f]")
"""What other encodings have letters and signs for: where it comes up, the text is in one of those."""

ASCII = frozenset(string.ascii_lowercase)


@dataclass(frozen=True, slots=True)
class Guess:
    """What a text is in one encoding and language."""

    encoding: str
    is_latin: bool
    words: int
    """How many tell of a language: in Latin letters all, in others those that are not ASCII."""
    everyday: int
    """How many of these are everyday words."""
    different: int
    """How many of those are not the same."""
    foreign: int
    """How many words are not ASCII."""
    odd: int
    """How many of these nobody writes so."""

    @property
    def is_likely(self) -> bool:
        """Whether it reads like a text."""
        return self.everyday >= LEAST_SHARE * self.words and self.odd <= MOST_ODD * self.foreign

    @property
    def rank(self) -> tuple[int, int]:
        """The better, the more everyday words and the less odd ones there are."""
        return self.everyday - self.odd, self.everyday


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Several encodings in which it could be."""

    encodings: tuple[str, ...]


def guessed(data: bytes, *, language: str | None = None) -> str | Ambiguous | None:
    """The encoding of a text that is in none of Unicode, by its words; null where it has too few everyday ones.

    Args:
        data: the whole text.
        language: BCP 47, where somebody says it; one that is not known here, or not the text's, harms nothing.
    """
    stretch = _telling(data)
    said = (language or "").lower().partition("-")[0]
    writings = [one for one in WRITINGS if said in one.words]
    is_said = bool(writings)
    tried = (_best(stretch, one, (said,) if is_said else tuple(one.words)) for one in writings or WRITINGS)
    best = sorted((one for one in tried if one), key=lambda one: one.rank, reverse=True)
    if not best or best[0].different < (FEWEST_SAID if is_said else FEWEST):
        return guessed(data) if is_said else None  # it may be in another language than the others of its folder
    others = (one for one in best[1:] if not (one.is_latin and best[0].is_latin))
    if rivals := [one for one in others if CLEARLY * one.everyday > best[0].everyday]:
        return Ambiguous(tuple(one.encoding for one in (best[0], *rivals)))
    return best[0].encoding


def has_other_latin_letters(text: str, language: str) -> bool:
    """Whether words of a text are in letters of western Europe, and its language is written in other Latin ones."""
    said = language.lower().partition("-")[0]
    others = any(one.is_latin and said in one.words for one in WRITINGS if one is not WESTERN)
    return others and any(not word.isascii() for word in _words(text))


def _telling(data: bytes) -> bytes:
    """The first lines with bytes beyond ASCII."""
    if len(data) <= STRETCH or (first := FOREIGN.search(data)) is None:
        return data[:STRETCH]
    start = max(data.rfind(b"\n", 0, first.start()) + 1, first.start() - STRETCH // 2)
    found, size = [], 0
    for line in data[start : start + ROOM].replace(b"\r", b"\n").split(b"\n"):
        if not line.isascii():
            found.append(line[: STRETCH - size])
            size += len(found[-1])
            if size >= STRETCH:
                break
    return b"\n".join(found)


def _best(stretch: bytes, writing: Writing, languages: tuple[str, ...]) -> Guess | None:
    """The likeliest of the encodings of a writing; of two alike the commoner one."""
    tried = (_tried(stretch, writing, encoding, languages) for encoding in writing.encodings)
    return max((one for one in tried if one), key=lambda one: one.rank, default=None)


def _tried(stretch: bytes, writing: Writing, encoding: str, languages: tuple[str, ...]) -> Guess | None:
    """What the text is in an encoding, in the likeliest of the languages; null where it is in none."""
    try:
        text = stretch.decode(encoding)
    except UnicodeDecodeError:
        return None
    if CONTROLS.search(text):
        return None
    words = _words(text)
    foreign = {word: times for word, times in words.items() if not word.isascii()}
    telling = words if writing.is_latin else foreign
    guesses = []
    for language in languages:
        known = writing.words[language] | writing.plain.get(language, frozenset())
        everyday = {word: times for word, times in telling.items() if word.lower() in known}
        letters = writing.letters[language] | (ASCII if writing.is_latin else frozenset())
        guesses.append(
            Guess(
                encoding=encoding,
                is_latin=writing.is_latin,
                words=sum(telling.values()),
                everyday=sum(everyday.values()),
                different=len({word.lower() for word in everyday}),
                foreign=sum(foreign.values()),
                odd=sum(times for word, times in foreign.items() if everyday and _is_odd(word, letters)),
            )
        )
    return max((one for one in guesses if one.everyday and one.is_likely), key=lambda one: one.rank, default=None)


def _words(text: str) -> Counter[str]:
    """The words of a text, and how often each stands in it; signs that stand alone are none."""
    words = (word.strip(AROUND) for word in WORD.findall(text))
    return Counter(word for word in words if any(map(str.isalpha, word)))


def _is_odd(word: str, letters: frozenset[str]) -> bool:
    """Whether a word has letters that are not of its language, or a capital behind a small letter."""
    small = word.lower()
    return not letters.issuperset(small) or not (word in (small, word.upper()) or word[1:] == small[1:])

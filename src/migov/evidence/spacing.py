"""Letter-spaced words: "u nder t he", "M IGRAT ION", "S A M P L E"."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate

from migov.evidence.vocabulary import SMALL_WORDS, Vocabulary

STRAY = re.compile(r"[ \n(“\"«/]([^\W\d_])(?=[ ,.;:)”\"\n]|$)")
"""One letter that stands alone, behind a blank or an opening sign."""

ITEM = re.compile(r" [^\W\d_]\)")
"""A letter that counts the items of a list, unless it ends what is in brackets."""

TOKEN = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
MOST_PARTS = 16
"""A word is looked for in at most so many pieces."""

SPELLED = 0.4
"""What it costs to read four or more single letters in a row as one word."""

UNKNOWN, STRAY_LETTER, MERGED = 1.0, 1.5, 0.3
"""What a token that is no word costs, what a stray letter costs, and what each joint in a known word costs."""


def suspects(lines: Sequence[str], vocabulary: Vocabulary) -> list[int]:
    """The numbers of the lines in which a letter stands alone that is no word."""
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    stray = [(letter[1], letter.start()) for letter in STRAY.finditer("\n" + "\n".join(lines))]
    strange = {letter for letter in dict(stray) if not vocabulary.is_word(letter)}
    places = [place for letter, place in stray if letter in strange]
    return sorted({bisect(starts, place) - 1 for place in places})


def closed_up(text: str, vocabulary: Vocabulary) -> str:
    """The text with pieces put together that make a known word; other blanks stay.

    Two blanks always part words. Four or more single letters in a row are one word, known or not.
    """
    pieces = re.split(r"( {2,})", text)
    return "".join(piece if piece.startswith("  ") else _closed_up(piece, vocabulary) for piece in pieces)


def _closed_up(text: str, vocabulary: Vocabulary) -> str:
    tokens = list(TOKEN.finditer(text))
    result, position, first = "", 0, 0
    while first < len(tokens):
        last = first
        while last + 1 < len(tokens) and text[tokens[last].end() : tokens[last + 1].start()] == " ":
            if _is_item(text, tokens[last].end()):
                break
            last += 1
        words = [token.group() for token in tokens[first : last + 1]]
        result += text[position : tokens[first].start()] + " ".join(_grouped(words, vocabulary))
        position, first = tokens[last].end(), last + 1
    return result + text[position:]


def _is_item(text: str, end: int) -> bool:
    """Whether the letter behind this blank counts an item, as in "five experts; and c) two clerks"."""
    return bool(ITEM.match(text, end)) and text.count("(", 0, end) <= text.count(")", 0, end)


def _grouped(tokens: list[str], vocabulary: Vocabulary) -> list[str]:
    """The cheapest way to put neighbouring tokens together into words."""
    whole = [vocabulary.is_word(token) for token in tokens]
    if all(whole):
        return tokens
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(tokens) + 1):
        alone = 0.0 if whole[end - 1] else STRAY_LETTER if len(tokens[end - 1]) == 1 else UNKNOWN
        choice = (best[end - 1][0] + alone, end - 1)
        sound, word = whole[end - 1], tokens[end - 1]
        for start in range(end - 2, max(0, end - MOST_PARTS) - 1, -1):
            sound, word = sound and whole[start], tokens[start] + word
            if start < end - 2 and len(word) > max(vocabulary.longest, end - start):
                break  # too long for a known word, and more than letters alone
            if not sound and (cost := _cost(word, tokens[start:end], vocabulary)) is not None:
                choice = min(choice, (best[start][0] + cost, start))
        best.append(choice)
    words: list[str] = []
    end = len(tokens)
    while end:
        start = best[end][1]
        words.append("".join(tokens[start:end]))
        end = start
    return words[::-1]


def _cost(word: str, parts: list[str], vocabulary: Vocabulary) -> float | None:
    """What it costs to read several tokens, not all of them words, as one word; null where they are none."""
    if len(parts) == 2 and _is_named(*parts):
        return None
    if len(word) <= vocabulary.longest and vocabulary.knows(word):
        return MERGED * (len(parts) - 1) / 2
    if len(parts) >= 4 and len(word) == len(parts):
        return SPELLED
    if len(parts) == 2 and _is_torn(parts[0], parts[1], vocabulary):
        return UNKNOWN + MERGED
    return None


def _is_named(first: str, second: str) -> bool:
    """Whether a capital is a name beside a small word: "annex C and", "B et C"."""
    return (_is_capital(first) and second in SMALL_WORDS) or (_is_capital(second) and first in SMALL_WORDS)


def _is_capital(word: str) -> bool:
    return len(word) == 1 and word.isupper()


def _is_torn(first: str, rest: str, vocabulary: Vocabulary) -> bool:
    """Whether a stray small letter stands before what is no word without it."""
    if len(first) != 1 or not first.islower() or vocabulary.is_word(first) or not rest.isalpha():
        return False
    return len(rest) > 2 and rest.islower() and not vocabulary.knows(rest, times=2)

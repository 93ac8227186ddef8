"""Texts with loose accents, invisible characters and parted words, without them, and the way back."""

from __future__ import annotations

import re
import unicodedata

LOOSE = re.compile(
    "[A-Za-z][\u0300-\u0327]|[\xad\u200b\u200c\u200d\u2060\ufeff]\n?"
    "|[-\u2010]\n(?<=[a-zà-ÿ][-\u2010]\n)(?=[a-zà-ÿ])(?!l[aoe][iyw]|cadre|ducal)"
)
"""Letters with their accents apart, characters that nobody sees, hyphens that part words at the ends of lines."""
DROPPED = dict.fromkeys(map(ord, "-\u2010\n\xad\u200b\u200c\u200d\u2060\ufeff"))


def is_loose(text: str) -> bool:
    """Whether the text has anything of the kind."""
    return LOOSE.search(text) is not None


def tightened(text: str) -> tuple[str, list[int]]:
    """The text without it, and where each of its characters, and its end, stood."""
    pieces: list[str] = []
    origin: list[int] = []
    position = 0
    for match in LOOSE.finditer(text):
        composed = unicodedata.normalize("NFC", match.group()).translate(DROPPED)
        pieces += text[position : match.start()], composed
        origin += range(position, match.start())
        origin += [match.start()] * len(composed)
        position = match.end()
    origin += range(position, len(text) + 1)
    return "".join([*pieces, text[position:]]), origin

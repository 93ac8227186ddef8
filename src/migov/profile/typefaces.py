"""The typefaces that profiles are printed in: shipped with migov, never the machine's own.

Source Sans 3, Source Serif 4 and Noto Naskh Arabic (regular and bold), unchanged, under the SIL Open Font License 1.1
(see ``fonts/``).
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "fonts"
MISSING = "□"
"""Stands for a letter that no typeface has: seen on the page, instead of words that vanish."""

_MARK_OF_ORDER = 0xFEFF
"""Says nothing inside a text, and no PDF may hold it."""
_IGNORED = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs without a shape: breaks, joins and directions."""


@cache
def letters() -> frozenset[int]:
    """The code points that every kind of text can be set in: those of both Latin faces, and those of the Arabic one."""
    faces: dict[str, set[int]] = {}
    for path in sorted(FOLDER.glob("*.ttf")):
        family = path.stem.partition("-")[0]
        covered = set(_code_points(path.read_bytes()))
        faces[family] = faces[family] & covered if family in faces else covered
    sans = faces["SourceSans3"]
    return frozenset(sans | faces["NotoNaskhArabic"])


class Printable(dict[int, int | str | None]):
    """A table for `str.translate`: letters that can be printed stay, others become `MISSING`, controls a space."""

    def __missing__(self, letter: int) -> int | str | None:
        self[letter] = result = self._printed(letter)
        return result

    @staticmethod
    def _printed(letter: int) -> int | str | None:
        if letter == _MARK_OF_ORDER:
            return ""
        kind = unicodedata.category(chr(letter))
        if kind in ("Cc", "Zl", "Zp", "Zs"):
            return letter if letter in letters() and kind == "Zs" else " "
        known = (letter in letters() and kind not in ("Co", "Cn", "Cs")) or chr(letter) in _IGNORED
        return letter if known else MISSING


def _code_points(font: bytes) -> Iterator[int]:
    """The code points that a TrueType font has a glyph for (its ``cmap``, formats 4 and 12)."""
    (count,) = struct.unpack_from(">H", font, 4)
    tables = {font[at : at + 4]: struct.unpack_from(">I", font, at + 8)[0] for at in range(12, 12 + 16 * count, 16)}
    cmap = tables[b"cmap"]
    (encodings,) = struct.unpack_from(">H", font, cmap + 2)
    for number in range(encodings):
        (offset,) = struct.unpack_from(">I", font, cmap + 4 + 8 * number + 4)
        start = cmap + offset
        (form,) = struct.unpack_from(">H", font, start)
        if form == 12:
            yield from _groups(font, start)
        elif form == 4:
            yield from _segments(font, start)


def _groups(font: bytes, start: int) -> Iterator[int]:
    (count,) = struct.unpack_from(">I", font, start + 12)
    for at in range(start + 16, start + 16 + 12 * count, 12):
        first, last = struct.unpack_from(">II", font, at)
        yield from range(first, last + 1)


def _segments(font: bytes, start: int) -> Iterator[int]:
    (double,) = struct.unpack_from(">H", font, start + 6)
    shape = f">{double // 2}H"
    lasts = struct.unpack_from(shape, font, start + 14)
    firsts = struct.unpack_from(shape, font, start + 16 + double)
    for first, last in zip(firsts, lasts, strict=True):
        if first != 0xFFFF:
            yield from range(first, last + 1)

"""How wide texts are in print: the widths of letters in the kinds of typeface that profiles are set in.

A text file no longer tells where a line ended on paper. How far it reached can still be told: letters of one kind of
typeface have nearly the same proportions whatever its name.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping

Face = Mapping[int, str]
"""Thousandths of the type size → the letters that are so wide, rounded to 25."""

SERIF: Face = {
    175: "'",
    250: " .,",
    275: "ijlt;:/",
    325: "frI!’‘()[]-",
    400: 'sJ"',
    450: "acez?“”",
    500: "bdghknopquvxy0123456789–*«»ß",
    550: "FPS",
    600: "ELTZ",
    675: "BCRæ",
    725: "wADGHKNOQUVXYœ",
    775: "m&",
    825: "%",
    900: "MÆŒ",
    950: "W",
    1000: "—",
}
"""Times and its kin."""

SANS: Face = {
    200: "'",
    225: "ijl’‘",
    275: "ftI .,;:![]/",
    325: "r“”()-",
    350: '"',
    400: "*",
    500: "cksvxyzJ",
    550: "abdeghnopquL0123456789?–«»",
    600: "FTZß",
    675: "ABEKPSVXY&",
    725: "wCDHNRU",
    775: "GOQ",
    825: "mM",
    900: "%æ",
    950: "Wœ",
    1000: "—ÆŒ",
}
"""Helvetica, Arial and their kin."""

SOURCE: Face = {
    200: " ",
    250: "ijl.,;:'’‘",
    275: "I",
    300: "f!()[]-",
    350: "rt/",
    425: 'sz?“”"*«»',
    450: "cx",
    475: "vyJLY–",
    500: "aegkF0123456789",
    525: "ESTVX",
    550: "bdhnopquAZ",
    575: "CKPRß",
    600: "B&",
    625: "DG",
    650: "HNU",
    675: "OQ",
    725: "wM",
    775: "Wæ",
    800: "—",
    825: "m%Æ",
    850: "œŒ",
}
"""Source Sans and its kin."""

HUMANIST: Face = {
    175: "’‘",
    225: "'",
    250: "ijl ",
    275: "J.,;:!",
    300: "()",
    325: "[]-",
    350: "ftI“”",
    375: "/",
    400: '"',
    425: "r?",
    475: "csz",
    500: "vy–«»",
    525: "kxFL",
    550: "aEST*",
    575: "eXYZ0123456789",
    600: "oPV",
    625: "bdghnpquCKRß",
    650: "AB",
    725: "DGU&",
    750: "HN",
    775: "wOQ",
    825: "%",
    875: "æÆ",
    900: "M",
    925: "mWŒ",
    950: "œ",
    1000: "—",
}
"""Open Sans, Noto Sans and their kin."""

OTHER = 550
"""Width of a letter that no table has."""


class Widths(dict[str, int]):
    """The width of each letter of a typeface; letters with accents are as wide as those without."""

    def __init__(self, face: Face) -> None:
        super().__init__((letter, width) for width, letters in face.items() for letter in letters)

    def __missing__(self, letter: str) -> int:
        width = self[letter] = self.get(unicodedata.normalize("NFKD", letter)[0], OTHER)
        return width


def printed(face: Face) -> Callable[[str], float]:
    """What measures texts in a typeface, in widths of its letter "n".

    >>> printed(SANS)("lilli") < printed(SANS)("mamma")
    True
    """
    widths = Widths(face)
    unit = widths["n"]
    return lambda text: sum(map(widths.__getitem__, text)) / unit


FACES = (printed(SERIF), printed(SANS), printed(SOURCE), printed(HUMANIST))

USUAL = 0.74
"""Width of the average letter of running text in the last of them, blanks counted."""

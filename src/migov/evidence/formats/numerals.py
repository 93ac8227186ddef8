"""Numbers of lists in the scripts that word processors and web pages write them in."""

from __future__ import annotations

ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip

LETTERS = {
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "arabicAbjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "arabicAlpha": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "russianLower": "абвгдежзиклмнопрстуфхцчшщыэюя",
    "russianUpper": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ",
    "hebrew2": "אבגדהוזחטיכלמנסעפצקרשת",
}
DIGITS = {"hindiNumbers": "०१२३४५६७८९", "thaiNumbers": "๐๑๒๓๔๕๖๗๘๙"}
UNWRITTEN = frozenset({"bullet", "none"})

LARGEST = 20_000
"""Beyond this a number is written in digits: no list is so long, and letters would fill the memory."""


def numeral(number: int, style: str) -> str:
    """A number in one of WordprocessingML's styles; in one that is not known, in digits.

    >>> numeral(4, "decimal"), numeral(4, "lowerLetter"), numeral(28, "upperLetter"), numeral(4, "upperRoman")
    ('4', 'd', 'BB', 'IV')
    """
    if style in UNWRITTEN:
        return ""
    if 0 < number <= LARGEST:
        if style in {"lowerRoman", "upperRoman"}:
            return _roman(number) if style == "lowerRoman" else _roman(number).upper()
        if (letters := LETTERS.get(style)) is not None:
            again, at = divmod(number - 1, len(letters))
            return letters[at] * (again + 1)
    if style == "decimalZero":
        return f"{number:02d}"
    if (digits := DIGITS.get(style)) is not None:
        return str(number).translate(str.maketrans("0123456789", digits))
    return str(number)


def _roman(number: int) -> str:
    written = ""
    for value, letters in ROMAN:
        times, number = divmod(number, value)
        written += letters * times
    return written

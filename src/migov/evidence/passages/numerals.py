"""The numbers that articles and headings carry, in five languages: read, normalised and compared in order."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

LATIN = (
    *("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies", "decies", "undecies", "duodecies"),
    *("terdecies", "quaterdecies", "quindecies", "sexdecies", "septdecies", "octodecies", "novodecies", "vicies"),
)
"""What is put behind the number of an article that came later, in its order."""

SPELLINGS = {"novies": "nonies", "quinquiesdecies": "quindecies", "sexiesdecies": "sexdecies"}

COUNTED = {
    1: "premier première premiere primero primera primeiro primeira first one mbere",
    2: "deuxième second seconde segundo segunda two", 3: "troisième tercero tercera terceiro terceira third three",
    4: "quatrième cuarto cuarta quarto quarta fourth four", 5: "cinquième quinto quinta fifth five",
    6: "sixième sexto sexta sixth six", 7: "septième séptimo séptima sétimo sétima seventh seven",
    8: "huitième octavo octava oitavo oitava eighth eight", 9: "neuvième noveno novena nono nona ninth nine",
    10: "dixième décimo décima tenth ten", 11: "onzième undécimo undécima eleventh eleven",
    12: "douzième duodécimo duodécima twelfth twelve", 13: "treizième decimotercero decimotercera thirteenth thirteen",
    14: "quatorzième decimocuarto decimocuarta fourteenth fourteen",
    15: "quinzième decimoquinto decimoquinta fifteenth fifteen", 16: "seizième sixteenth sixteen",
    17: "seventeenth seventeen", 18: "eighteenth eighteen", 19: "nineteenth nineteen",
    20: "vingtième vigésimo vigésima twentieth twenty", 30: "trentième trigésimo trigésima thirtieth thirty",
    40: "cuadragésimo quadragésimo fortieth forty", 50: "quincuagésimo quinquagésimo fiftieth fifty",
}  # fmt: skip
"""Numbers in words: "Artículo primero", "ARTICLE TWO"; tens and units add up: "décimo tercero", "twenty-one"."""
SPELLED = {word: number for number, words in COUNTED.items() for word in words.split()}
_spelled = "|".join(sorted(SPELLED, key=len, reverse=True))
FIRST = rf"(?:{_spelled})(?:[\s-](?:{_spelled}))?"
SOLE = "unique|único|unico|única|unica|sole|preliminar|préliminaire|preliminaire|liminaire|preliminary"

ORDINALS = {
    "الأولى": 1, "الاولى": 1, "أولى": 1, "الأول": 1, "الاول": 1, "الحادية": 1, "الحادي": 1, "الثانية": 2, "الثاني": 2,
    "الثالثة": 3, "الثالث": 3, "الرابعة": 4, "الرابع": 4, "الخامسة": 5, "الخامس": 5, "السادسة": 6, "السادس": 6,
    "السابعة": 7, "السابع": 7, "الثامنة": 8, "الثامن": 8, "التاسعة": 9, "التاسع": 9, "العاشرة": 10, "العاشر": 10,
    "عشرة": 10, "عشر": 10, "العشرون": 20, "العشرين": 20, "الثلاثون": 30, "الثلاثين": 30, "الأربعون": 40,
    "الأربعين": 40, "الاربعون": 40, "الاربعين": 40, "الخمسون": 50, "الخمسين": 50, "الستون": 60, "الستين": 60,
    "السبعون": 70, "السبعين": 70, "الثمانون": 80, "الثمانين": 80, "التسعون": 90, "التسعين": 90, "المائة": 100,
    "المئة": 100, "المائتين": 200, "المئتين": 200, "المائتان": 200, "الواحدة": 1, "الواحد": 1, "ثانية": 2, "ثالثة": 3,
    "رابعة": 4, "خامسة": 5, "سادسة": 6, "سابعة": 7, "ثامنة": 8, "تاسعة": 9, "عاشرة": 10, "حادية": 1,
}  # fmt: skip
"""Arabic ordinals, whose words add up: "the eleventh" is "the first, ten"."""
ARABIC_SOLE = "الوحيدة|وحيدة|الفريدة|فريدة|الوحيد|وحيد|الفريد|فريد"
"""What the only article is called."""

ARABIC_WORDS = "|".join(sorted(ORDINALS, key=len, reverse=True))
ARABIC = rf"(?:(?:{ARABIC_SOLE})(?![^\W_])|(?:{ARABIC_WORDS})(?:\s+(?:و\s*|بعد\s+)?(?:{ARABIC_WORDS}))*)"
ABJAD = "ابجدهوزحطيكلمنسعفصقرشت"
"""Arabic letters in the order in which they count."""
BARE = str.maketrans("أإآ", "ااا")
JOINING = ("بعد", "و")
SOLES = frozenset(f"{SOLE}|{ARABIC_SOLE}".split("|"))
BRACKETS = re.compile(r"[()\[\]]")
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")

SUFFIX = rf"(?i:{'|'.join(sorted((*LATIN, *SPELLINGS), key=len, reverse=True))})"
NUMBER = (
    r"(?:(?:[LRDA]\s?[O0]?\s?\.?\s?\*{0,2}\s?)?[\d٠-٩]{1,5}(?:/\d{1,2}(?![\d/]))?(?:\s?[.‐–-]\s?\d{1,4}(?![\d.]*%))*"
    rf"(?:\s?(?:(?i:er|re|ère|ème)|e|º|°|ª|o)(?![^\W_])|\.[º°ª])?"
    rf"(?:(?:[\s‐–-]{{0,2}}|\.\s){SUFFIX}(?![^\W\d_]))?(?:[‐–-][A-Z]{{1,2}}(?![\w’'])|(?:[A-Z]{{1,2}}|(?<=\d)[a-df-np-z])(?![\w’'])"
    r"|\s(?![IVX]\s*\.\s?[—–-])[A-Z](?=\s*(?:[.:—–-]|$)))?"
    r"(?:[‐–-]\d{1,3}(?!\d)|(?<=[rsRS])\s\d{1,2}(?=\s*(?:[.:—–-]|$)))?)"
)
"""A number in figures with what is put behind it: "5", "1er", "3º-bis", "5.º-A", "37quinquies", "L. 121-1", "12A",
"4a", "10 Bis 1"."""

ROMAN = r"(?=[IVXLC])(?:C{0,3})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})(?:\s?\.?(?i:er|re)(?!\w)|(?![\w’']))"
LETTER = r"[A-Z](?=\s*(?:$|[:)\]—–]|[.-](?!\s?\d)(?=\W|$)))"
"""One capital, and nothing behind it that could belong to a number or a word."""
LATER_ROMAN = re.compile(rf"(?P<roman>{ROMAN})(?:[\s‐–-]{{1,2}}(?P<latin>{SUFFIX})(?![^\W\d_]))?")
READ = re.compile(
    r"(?P<book>[LRDA]\s?[O0]?)?\s?\.?\s?(?P<star>\*{0,2})\s?(?P<parts>\d+(?:/\d+)?(?:\s?[.‐–-]\s?\d+)*)"
    r"(?:\s?(?:(?i:er|re|ère|ème)|e|º|°|ª|o)(?![^\W_])|\.[º°ª])?"
    rf"[\s‐–.-]{{0,2}}(?P<latin>{SUFFIX})?(?:[\s‐–-]?(?P<letters>[A-Z]{{1,2}}|(?<=\d)[a-z](?![^\W\d_])))?"
    r"(?:[\s‐–-](?P<last>\d{1,3}))?",
)
VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


class Numeral(NamedTuple):
    """The number of an article, a section or a heading."""

    series: str
    """What it is counted in: "" for figures, "roman", "letter", the letter of a code's part ("L", "R*"), or a word
    ("unique")."""
    parts: tuple[int, ...]
    """(5,) of "5", (121, 1) of "L. 121-1"."""
    extra: tuple[int, ...] = ()
    """What came later: (2,) of "bis", (1,) of "A"."""
    label: str = ""
    """As people write it: "5", "3-bis", "L. 121-1", "12A"."""


@lru_cache(maxsize=8192)
def read(printed: str) -> Numeral | None:
    """The numeral that was printed, or null.

    >>> read("3º-bis").label, read("37quinquies").label, read("1er").label, read("premier").label
    ('3-bis', '37-quinquies', '1', '1')
    >>> read("L121-1").label, read("R*421-3").label, read("5.º-A").label, read("12A").label, read("XIV").parts
    ('L. 121-1', 'R.* 421-3', '5-A', '12A', (14,))
    >>> read("الثانية والعشرون").label, read("décimo tercero").label, read("II bis").label, read("B").series
    ('22', '13', 'II-bis', 'letter')
    """
    text = " ".join(BRACKETS.sub(" ", printed.translate(DIGITS)).split())
    folded = text.casefold()
    words = folded.replace("-", " ").split()
    if words and all(word in SPELLED for word in words):
        number = sum(SPELLED[word] for word in words)
        return Numeral("", (number,), label=str(number))
    if folded in SOLES:
        return Numeral(folded, (1,), label=folded)
    match = READ.match(text)
    if match:
        return _figures(match, text[match.end() :])
    if roman := LATER_ROMAN.fullmatch(text):
        bare = re.sub(r"\s?\.?(?i:er|re)$", "", roman["roman"])
        later = SPELLINGS.get(roman["latin"].lower(), roman["latin"].lower()) if roman["latin"] else ""
        extra = (LATIN.index(later) + 2,) if later else ()
        return Numeral("roman", (_roman(bare),), extra, f"{bare}-{later}" if later else bare)
    if len(text) == 1 and "A" <= text <= "Z":
        return letter(text)
    return _arabic(text)


def letter(printed: str) -> Numeral:
    """The place of a letter in the alphabet."""
    return Numeral("letter", (ord(printed) - ord("A") + 1,), label=printed)


def _figures(match: re.Match[str], rest: str) -> Numeral:
    parts = tuple(int(part) for part in re.findall(r"\d+", match["parts"]))
    later = match["latin"] and match["latin"].lower()
    latin = later and SPELLINGS.get(later, later)
    letters, last = match["letters"], match["last"]
    again = re.match(r"\s*مكرر[اً]*\s*\(?\s*([\dأ-ي]+)?", rest)
    printed = re.sub(r"\s|(?<!\d)0+(?=\d)", "", match["parts"])
    label = re.sub(r"[‐–]", "-", printed) + (f"-{latin}" if latin else "")
    if letters:
        label += letters if re.search(rf"\d{letters}", match.group()) else f"-{letters}"
    if again:
        label += "-مكرر" + (f"-{again[1]}" if again[1] else "")
    book = (match["book"] or "").replace(" ", "").replace("0", "O")
    if book:
        label = f"{book}.{match['star']} {label}"
    extra = [LATIN.index(latin) + 2] if latin else []
    extra += [sum((ord(c.upper()) - 64) * 26**i for i, c in enumerate(reversed(letters)))] if letters else []
    extra += _repeated(again[1]) if again else []
    extra += [int(last)] if last else []
    return Numeral(book + match["star"], parts, tuple(extra), label + (f"-{last}" if last else ""))


def _repeated(which: str | None) -> tuple[int, ...]:
    """The place of an article that is "repeated": the plain one stands before those with a number or letter."""
    if not which:
        return (1,)
    return (1, int(which)) if which.isdecimal() else (1, 1 + ABJAD.find(which[0].translate(BARE)))


def _roman(text: str) -> int:
    values = [VALUES[letter] for letter in text]
    return sum(-v if v < max(values[i + 1 :], default=0) else v for i, v in enumerate(values))


def _arabic(text: str) -> Numeral | None:
    """Ordinals in words, and what is repeated: "the fifth, repeated"."""
    words, repeated, which = text.partition("مكرر")
    again = re.match(r"\s*(?:اً|ا)?\s*([\dأ-ي]{1,2})?$", which) if repeated else None
    found = [
        ORDINALS.get(word) or ORDINALS.get(word.removeprefix("و")) for word in words.split() if word not in JOINING
    ]
    if not found or None in found:
        return None
    total = sum(value for value in found if value)
    label = str(total) + ("-مكرر" if repeated else "") + (f"-{again[1]}" if again and again[1] else "")
    return Numeral("", (total,), _repeated(again and again[1]) if repeated else (), label)


def step(before: Numeral, after: Numeral) -> float | None:
    """How far apart two numbers stand that follow each other: 0 for the next one; null where it runs backwards.

    >>> step(read("5"), read("5 bis")), step(read("5 bis"), read("6")), step(read("5"), read("9"))
    (0.0, 0.0, 3.0)
    >>> step(read("5"), read("4")) is None
    True
    """
    if before.series != after.series:
        return None
    if after.parts == before.parts:
        return 0.0 if after.extra > before.extra else None
    if after.parts < before.parts:
        return None
    if len(after.parts) == len(before.parts) == 1:
        return float(after.parts[0] - before.parts[0] - 1)
    common = next((i for i, (a, b) in enumerate(zip(before.parts, after.parts, strict=False)) if a != b), None)
    if common is None:
        return float(after.parts[-1] - 1)
    return float(min(after.parts[common] - before.parts[common] - 1, 3))

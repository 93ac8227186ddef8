"""What a paragraph's beginning says of a legal text's structure: article, heading, annex, numbered section.

One grammar serves the five languages at once: laws quote and annex texts of other languages, and the words do not
collide. Whether a candidate counts is decided later, from the whole text (`sequences`).
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from migov.evidence.passages import numerals
from migov.evidence.passages.numerals import Numeral

OPENING = '«“„‟"”‘‹'
LONGEST_HEADING = 260
"""Characters in the longest heading, its title included."""

RANKS = (
    (10, "part|partie|parte|tome|tomo|teil|القسم|الجزء"),
    (20, "book|livre|libro|livro|buch|الكتاب"),
    (25, "العنوان"),
    (30, "title|titre|título|titulo|titolo|titel|الباب"),
    (35, "sous-titre|subtitle|subtítulo"),
    (40, "chapter|chapitre|capítulo|capitulo|capo|kapitel|bab|الفصل"),
    (45, "sous-chapitre|subchapter|subcapítulo"),
    (50, "section|sección|seccion|secção|seção|sezione|abschnitt|bagian|division|الفرع"),
    (60, "sous-section|sous section|subsection|subsección|subsecção|subseção|subdivision"),
    (70, "paragraphe|parágrafo|المبحث"),
    (80, "sous-paragraphe|المطلب"),
)
"""Words that open a heading, from the widest part of a text to the narrowest."""

RANK = {word: rank for rank, words in RANKS for word in words.split("|")}

HEADING_WORDS = "|".join(sorted((word for word in RANK if word[0].isascii()), key=len, reverse=True))

ANNEX_WORDS = (
    "annex|annexe|annexes|anexo|anexos|schedule|appendix|appendice|apéndice|apêndice|الملحق|ملحق|first schedule|"
    "second schedule|third schedule|fourth schedule|fifth schedule|sixth schedule|seventh schedule|eighth schedule"
)

WORDS = frozenset({"art", "pas", "mad", "ing", "ماد", "الم", "فصل", "الف"})
"""With what the words for an article begin."""

CONTAINERS = frozenset(word[:3] for word in (*RANK, *ANNEX_WORDS.split("|")))
"""With what the words for a heading or an annex begin."""

LEADING = frozenset(f"{OPENING} \xa0*—–-(")
"""What may stand before a designation."""

DISPOSED, SIGNED = frozenset({"dis", "art", "tra"}), frozenset({"sec", "rul", "reg", "cla"})
"""With what a disposition begins, and a section by its word."""

BEGINNINGS = WORDS | CONTAINERS | DISPOSED | SIGNED
"""With what a paragraph in letters begins that may open something."""

_number = rf"(?:{numerals.NUMBER}|{numerals.ROMAN}|(?:(?i:{numerals.FIRST})|{numerals.SOLE})(?!\w)|{numerals.LETTER})"
_repeated = r"(?:\s*\)?\s*مكرر[اً]*(?:\s*\(?\s*[\dأ-ي]{1,2}(?![^\W\d_])\)?)?)?"
_arabic = rf"(?:{numerals.ARABIC}|[\d٠-٩]{{1,4}}(?:[.‐–-][\d٠-٩]{{1,3}}(?!\d))*){_repeated}"
_words = r"art\.|arto\.|article|artículo|articulo|artigo|art(?=\s?\d)|articolo|artikel|pasal|madde|ingingo ya"
_counted = rf"(?i:{numerals.FIRST}|{numerals.SOLE})(?!\w)"
_latin = rf"{_counted}|{numerals.NUMBER}|{numerals.LATER_ROMAN.pattern}|{numerals.LETTER}"

ARTICLE = re.compile(
    rf"(?:(?i:{_words})\s{{0,3}}(?:n[°ºo]\.?\s?)?[(\[]?(?P<number>{_latin})[)\]]?"
    rf"|(?:ال)?(?:ماد[ةه]|فصل(?=\s+(?:{numerals.ARABIC_SOLE})(?![^\W_])))(?:\s+رقم)?"
    rf"[\s(\[ـ–—-]*(?P<arabic>{_arabic})(?:\s*[)\]]|\s?[ـ–—-](?=\s|$))?)",
)
"""An article's designation at the start of a paragraph."""

SECTION = re.compile(
    r"(?:(?:(?i:section|sec\.)\s{0,3}|(?:Rule|RULE|Regulation|REGULATION|Clause|CLAUSE)\s|§{1,2}\s{0,3})(?P<long>\d{1,5}[A-Z]{0,2}(?:[.‐–-]\d{1,4}){0,3}(?:-?[A-Z]{1,2}|[a-z])?(?![\w%]))"
    r"|(?:(?i:section|sec\.|s\.|§{1,2})\s{0,3})?(?P<number>\d{1,3}(?:\.\d{1,3}){0,3}[A-Z]{0,2}(?!(?!ـ)[\w%]))"
    rf"|(?:Section|SECTION|Sec\.|SEC\.)\s{{1,3}}(?P<letter>{numerals.LETTER}))"
    r"\s{0,2}(?P<mark>\.?\s?[—–ـ-]|[.):]|(?=\s?\(1\))|(?=\s)|$)"
)
"""A section's number at the start of a paragraph: "12. (1)", "12A.—", "2.3 Labour migration", "§ 9-201.1"."""

LONE = re.compile(r"(?P<number>\d{1,3}[A-Z]{0,2})(?P<mark>\.?)(?:\s{1,4}(?=(?P<title>[^\W\d_].{2,109})$)|$)")
"""A section's number on a line of its own, with its title or without: "12", "12A.", "12 Short title"."""

AMENDMENT = re.compile(
    r"(?i:ins|subs|rep|omitted|added|inserted|substituted|repealed|renumbered|amended)(?:\.|\s(?:and\s\w+\s)?by\b|\sibid\b)"
    r"(?=.{0,60}(?:\d|ibid))"
)
"""How a note under the text says where its words come from: "Ins. by Act 3 of 1995, s. 2."."""

NOTED = re.compile(r"\d{0,2}\s?\[(?=\d{1,3}[A-Z]{0,2}\.|(?i:art)[^\W\d_]{0,6}\.?\s?\d)")
"""What stands before words that came later: a bracket, and the number of the note that says where from."""

RANGE = re.compile(
    rf"\s?(?:à|et|to|and|a|al|y|e|إلى)\s(?:{numerals.NUMBER}|{numerals.ROMAN})(?=\s*(?:$|\.?\s?[(\[:—–-]|\.\s*$|\.\s[(\[]))"
)
"""What follows the first of several articles that one paragraph opens, as repealed ones are: "Art. 41 à 43."."""

NEW = re.compile(
    r"\s?[(\[]?(?i:nouveau|nouvelle|new|nuev[oa]|nov[oa]|جديدة?)[)\]]?(?!\w)(?=\s*(?:$|[.:)—–-]|[A-ZÀ-Ý«\d]))"
)
"""What says, right behind its number, that an article is new."""

DISPOSITION = re.compile(
    rf"(?i:(?P<sort>disposici[óo]n(?:es)?(?: complementarias?)?"
    r" (?:adicional|transitoria|derogatoria|final|general|complementaria|especial|modificatoria|reformatoria)(?:es|s)?"
    r"|(?:art[íi]culos )?transitorios(?=\W*$)))"
    rf"(?:\s(?P<number>(?i:{numerals.FIRST}|[úu]nica)|\d{{1,2}}))?(?=\s*[.:ª]|\s*$)"
)
"""What stands behind the articles of Spanish laws and is cited as they are."""

CONTAINER = re.compile(
    rf"(?P<word>(?i:{HEADING_WORDS}))"
    rf"(?:\s{{1,3}}(?P<number>{_number})|\s{{1,3}}(?P<spelled>[A-ZÁÉÍÓÚ]{{3,14}}|(?i:l[ée]gislative|r[ée]glementaire)(?=$))(?=\W|$))(?=$|[\s.:)»—–-])"
    rf"|(?P<arabic>الباب|الفصل|القسم|الجزء|العنوان|الكتاب|الفرع|المبحث|المطلب)\s+\(?(?P<ordinal>{_arabic})\)?(?![^\W_])"
)
ANNEX = re.compile(
    rf"(?:(?i:{ANNEX_WORDS})(?:\s+(?:n[°º]\.?\s?)?(?:{_number}|[A-Z]))?(?=\s*(?:$|[.:(—–-])|\s+[^\W\d_]))"
    rf"|(?:الملحق|ملحق)(?:\s+(?:رقم\s*)?{_arabic})?"
)
CROSS = re.compile(
    r"\s?(?:[,;]|(?:de|du|des|d['’]|del|da|do|das|dos|of|to|and|et|y|e|ou|or|à|al|shall|is|are|est|sont|et|fica|queda|"
    r"paragraphe|paragraph|alinéa|susmentionné|précité|points?|above|below|ci-(?:dessus|après)|من|و)(?![^\W_]))"
)
"""What follows a number when a sentence speaks *of* an article."""

CONTENTS = re.compile(
    r"(?i)[\W_]*(?:(?:table of )?contents|arrangement of (?:sections|articles|regulations)|table des matières|sommaire|"
    r"(?:í|i)ndice(?: general| geral)?|sumari?o|sumário|(?:tabla de )?contenidos?|conteúdo|(?:ال)?فهرس|"
    r"فهرس المحتويات|المحتويات|جدول المحتويات)(?:\s+(?:sections?|articles?))?[\W_]*"
)
CONTENTS_BEGINNINGS = frozenset("tTcCaAsSíÍiIافج")
"""With what such a heading begins, where that is a letter."""

LEADER = re.compile(r"(?:\.\s?){4,}\s*\d{0,4}$|…{2,}\s*\d{0,4}$|…\s*\d{1,4}$|\t\s*\d{1,4}$")
LONGEST_LEADER = 60
"""Characters at a line's end in which its dots show."""

NUMBERED = re.compile(r"(?:\(\s?(?P<n>\d{1,3}(?:\s?(?:bis|ter|quater))?)\s?\)|(?P<m>\d{1,2})\.\s|§\s?(?P<p>\d{1,3}))")
"""A numbered paragraph inside an article."""

COUNTED = re.compile(r"\(\s?(?:\d{1,3}\s?(?:bis|ter|quater)?|[ivxl]{1,6}|\w)\s?\)")
"""A number or letter in brackets that stands alone: that of the paragraph after it, and no title."""


NAMED_NUMBER = re.compile(r"[^\W\d_]{3,}\s(?:\d{1,3}|[IVX]{1,5})\s?[.:—–-]\s")
"""How a heading begins that no list of words has: "Area 5. Knowledge"."""


class Role(Enum):
    """What a paragraph opens."""

    ARTICLE = "article"
    SECTION = "section"
    CONTAINER = "container"
    ANNEX = "annex"


class Opening(NamedTuple):
    """What a paragraph may open, before the whole text has been seen."""

    role: Role
    numeral: Numeral | None
    end: int
    """Where the designation ends in the paragraph."""
    rank: int = 0
    quoted: bool = False
    """Whether a quotation mark stands right before it."""
    weight: float = 1.0
    """How much the paragraph looks like what it may open."""


SOLE = re.compile(rf"(?i:{numerals.SOLE})")
LONGEST_CONTENTS = 60
"""Characters in the longest heading of a table of contents."""


def is_contents(text: str) -> bool:
    """Whether a paragraph is the heading of a table of contents."""
    begins = text[:1] in CONTENTS_BEGINNINGS or not text[:1].isalpha()
    return begins and CONTENTS.fullmatch(text) is not None


def is_listed(text: str) -> bool:
    """Whether a paragraph ends as a line of a table of contents does: in dots that lead to a page's number."""
    end = text[-LONGEST_LEADER:]
    return (end.count(".") > 3 or "…" in end or "\t" in end) and LEADER.search(end) is not None


def may_open(text: str, start: int) -> bool:
    """Whether a paragraph that begins here may open anything, told by its first characters alone."""
    first = text[start]
    if first == "(" and text[start + 1 : start + 2].isdigit():
        return False  # the number of a paragraph
    if first in LEADING or first in "[§" or first.isdigit():
        return True
    begins = text[start : start + 3].casefold()
    return begins in BEGINNINGS or begins.startswith("s.")


def opening(text: str, heading: int | None) -> Opening | None:
    """What the paragraph opens, or null.

    >>> opening("Art. 5 bis. Le ministre …", None).numeral.label
    '5-bis'
    >>> opening("Article 5 de la loi du 3 mai 2010", None) is None
    True
    >>> opening("TITRE II", None).role, opening("المادة (12) مكرر", None).numeral.label
    (<Role.CONTAINER: 'container'>, '12-مكرر')
    """
    start, length = 0, len(text)
    while start < length and text[start] in LEADING:
        start += 1
    if start == length:
        return None
    quoted = start > 0 and any(mark in OPENING for mark in text[:start])
    if not start and (text[0] == "[" or text[0].isdigit()) and (noted := NOTED.match(text)):
        start = noted.end()
    begins = text[start : start + 3].casefold()
    if begins in DISPOSED and (disposition := DISPOSITION.match(text, start)):
        return _disposition(disposition, heading)._replace(quoted=quoted)
    found = None
    if begins in WORDS:
        found = _article(text, start, heading)
    elif begins in SIGNED or begins[0] == "§" or begins[0].isdigit() or begins.startswith("s."):
        found = _section(text, start, heading)
    if found:
        return found._replace(quoted=True) if quoted else found
    if not quoted and begins in CONTAINERS and length <= (2 if heading else 1) * LONGEST_HEADING + start:
        return _annex(text, start, heading) or _container(text, start, heading)
    return None


def _article(text: str, start: int, heading: int | None) -> Opening | None:
    match = ARTICLE.match(text, start)
    if match is None or is_listed(text):
        return None
    numeral = numerals.read(match["number"] or match["arabic"])
    if numeral is None:
        return None
    end = match.end()
    for more in (RANGE, NEW):
        behind = more.match(text, end)
        end = behind.end() if behind else end
    rest = text[end:]
    if CROSS.match(rest) and heading is None:
        return None
    weight = 1.0 + (2.0 if heading else 0.0) - (0.2 if RANGE.match(text, match.end()) else 0.0)
    lead = rest.lstrip()
    if not lead or lead[0] in ".:—–-)*":
        weight += 0.5
    elif lead[0].islower() and not heading:
        return None
    if text[start].islower() and not heading:
        return None
    return Opening(Role.ARTICLE, numeral, end, weight=weight)


def _disposition(match: re.Match[str], heading: int | None) -> Opening:
    sort = match["sort"].casefold()
    number = numerals.read(match["number"]) if match["number"] else None
    label = f"{sort} {number.label}" if number else sort
    numeral = Numeral(sort, number.parts if number else (1,), label=label)
    return Opening(Role.ARTICLE, numeral, match.end(), weight=1.5 + (2.0 if heading else 0.0))


def _section(text: str, start: int, heading: int | None) -> Opening | None:
    match = SECTION.match(text, start)
    if match is None or is_listed(text) or "(" in text[:start] or (match["mark"] == ")" and not heading):
        return None
    worded = not text[start].isdigit()
    if match["mark"] == ":" and not worded:
        return None
    numeral = numerals.read(match["long"] or match["number"] or match["letter"])
    if numeral is not None and numeral.series == "roman":
        return None  # "Section I" is a heading, and "Section C" too until it turns out to follow "Section B"
    rest = text[match.end() :].lstrip()
    if not match["long"] and AMENDMENT.match(rest):
        return None
    if numeral is None or (rest and rest[0].islower()) or not (rest or heading or worded):
        return None
    if not match["mark"] and not (heading or rest.startswith("(1)") or len(numeral.parts) > 1 or worded):
        return None
    weight = 1.0 + (2.0 if heading else 0.0) + (1.0 if rest.startswith("(1)") or "—" in match["mark"] else 0.0)
    weight += 0.5 if worded else 0.0
    if text.endswith((";", ",", " and", " or")) or (numeral.parts[0] > 400 and not match["long"]):
        weight -= 0.9
    return Opening(Role.SECTION, numeral, match.end(), weight=weight)


def container(text: str, heading: int | None) -> Opening | None:
    """What the paragraph opens if it opens a title, chapter or section that holds articles; else null."""
    start = len(text) - len(text.lstrip(" *—–-("))
    short = len(text) <= (2 if heading else 1) * LONGEST_HEADING
    return _container(text, start, heading) if text.strip(" *—–-(") and short else None


def _container(text: str, start: int, heading: int | None) -> Opening | None:
    match = CONTAINER.match(text, start)
    if match is None or is_listed(text):
        return None
    rest = text[match.end() :].lstrip(" .:)»—–-*")
    paragraph = heading is None and (match["word"] or "").casefold() == "parágrafo"
    if paragraph and (rest or not match["word"].isupper() or SOLE.fullmatch(match["number"] or "")):
        return None  # "Parágrafo único.", "Parágrafo 1°. …": a paragraph of an article, not a part of the law
    if heading is None and (
        CROSS.match(text, match.end()) or rest[:1].islower() or (len(rest) > 90 and rest.endswith((".", ";")))
    ):
        return None
    printed = match["number"] or match["ordinal"] or match["spelled"]
    word = (match["word"] or match["arabic"]).casefold()
    return Opening(Role.CONTAINER, numerals.read(printed), match.end(), rank=RANK[word])


def _annex(text: str, start: int, heading: int | None) -> Opening | None:
    match = ANNEX.match(text, start)
    if match is None or text[start].islower() or is_listed(text):
        return None
    rest = text[match.end() :].lstrip(" .:—–-*")
    if heading is None and (len(text) > 150 or rest.endswith((".", ";", ",")) or rest[:1].islower()):
        return None
    return Opening(Role.ANNEX, None, match.end())

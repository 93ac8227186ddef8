"""Lines to paragraphs: printed lines are put together where a sentence runs on, whatever page it runs to.

Formats that know their paragraphs hand them over as lines, and those stay as they are.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from migov.evidence.hyphens import SOFT
from migov.evidence.passages.furniture import furniture
from migov.evidence.passages.headings import is_listed
from migov.model.pages import Document, Line, Page

PRINTED = ("application/pdf", "text/plain", "image/")
"""Media types whose lines are printed lines."""

LONG_LINE = 160
"""A text in which more than a tenth of the lines have more characters has a paragraph in every line."""

CLOSED = (".", ";", ":", "!", "?", "»", "”", "؟", "؛", ".”", ")", "…", '."')
_words = (
    "Article|ARTICLE|Artículo|ARTÍCULO|Artigo|ARTIGO|Articolo|ARTICOLO|Artikel|ARTIKEL|Pasal|PASAL|Madde|MADDE|SECTION"
)
MARKER = re.compile(
    rf"[«“\"]?\s?(?:(?:Art|ART)\.|(?:{_words}|Section)\s(?:[\dIVXLCp]|[A-Z](?![\w’']))|"
    r"\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})\s?(?:bis|ter)?\)\s|\d{1,3}(?:\.\d{1,3})*[A-Z]?[.°º]?[)—–-]?\s+[^\W\d_]|"
    r"\d{1,3}[A-Z]{0,2}\.\s?[—–-]?\s?\(1\)|§|[•▪‣◦●–—-]\s|"
    r"(?:ال)?مادة|الباب|الفصل|القسم|الجزء|العنوان|أولا|ثانيا|(?i:chapter|chapitre|cap[ií]tulo|title|titre|t[ií]tulo|"
    r"part|partie|livre|libro|livro|book|annexe?|anexo|schedule|titolo|capo|bab|abschnitt|kapitel)\s)"
)
STRONG = re.compile(
    rf"(?:Art|ART)\.\s?(?:[LRD]\.?\s?)?\d|(?:{_words})\s(?:[\dIVXLp]|[A-Z](?![\w’']))|(?:ال)?مادة\s|"
    r"(?:Chapter|CHAPTER|Chapitre|CHAPITRE|Cap[ií]tulo|CAP[IÍ]TULO|Title|TITLE|Titre|TITRE|T[ií]tulo|T[IÍ]TULO|PART|PARTIE)\s"
    r"[\dIVXLÚU]"
)
"""What begins a paragraph even at the top of a page."""
HEADED = re.compile(
    rf"{STRONG.pattern}|(?:Livre|LIVRE|Book|BOOK|Libro|LIBRO|Livro|LIVRO|Section|SECTION|Secci[óo]n|SECCI[ÓO]N|Se[cç]?[cç]ão|"
    r"SE[CÇ]?[CÇ]ÃO|Part|Partie|Parte|PARTE)\s[\dIVXLPÚU]|(?:Disposici[óo]n|DISPOSICI[ÓO]N)\s[^\W\d_]+\s|"
    r"(?:T[ií]tulo|T[IÍ]TULO|Titre|TITRE)\s(?i:pr[eé]limina)|الباب\s|الفصل\s|القسم\s|"
    r"الجزء\s|العنوان\s|(?:BAB|TITOLO|Titolo|CAPO|Capo|Abschnitt|ABSCHNITT|Kapitel|KAPITEL)\s[\dIVXL]"
)
"""What begins a paragraph behind a line that begins so too."""
ALONE = re.compile(
    r"(?:(?i:chapter|chapitre|cap[ií]tulo|title|titre|t[ií]tulo|part|partie|parte|book|livre|libro|livro|section|"
    r"secci[óo]n|se[cç]?[cç]ão|titolo|capo|bab|abschnitt|kapitel)\s(?:[IVXLC]{1,7}|\d{1,3})(?:er|re|º|°|-?[A-Z])?|"
    r"(?:الباب|الفصل|القسم|الفرع|الجزء|العنوان)\s\w+)\W{0,3}"
)
"""A line that is the number of a chapter, and nothing else."""
UNIT = re.compile(
    rf"(?:(?:Art|ART)\.?|{_words}|Section|SEC\.|§|(?:ال)?ماد[ةه])\s?"
    r"(?:[(\[]|[ـ–—-]\s?)?(?:(?:[LRD]\.?\s?\*?\s?)?\d[\d.‐–-]*(?:er|º|°|\.º)?(?:[\s-]?[A-Z]{1,2}|\s?(?:bis|ter|quater))?|premier|PREMIER|"
    r"[IVXLC]{1,7}(?:[\s-](?:bis|ter|quater))?|[A-Z]|[٠-٩]+|ال\w+(?:\s\w+)?)[)\]]?(?:\s?مكرر\w?(?:\s?\(?\w\)?)?)?\W{0,3}"
)
"""A line that is the number of an article, and nothing else."""
LONE = re.compile(r"\d{1,3}[A-Z]{0,2}\.?|\(\d{1,3}\)")
"""A line that is the number of a section or of its paragraph, and nothing else."""
TITLED = re.compile(r"\([^\W\d_a-zà-ÿ][^()\d]{2,80}\)")
"""A line that is a title in brackets, and nothing else."""
WORDY = re.compile(r"[^\W\d_]")
ARABIC = re.compile(r"[\u0590-\u08ff]")


@dataclass(slots=True)
class Paragraph:
    """Words that belong together, and the pages that begin inside them."""

    text: str
    heading: int | None = None
    pages: list[tuple[int, int]] = field(default_factory=list)
    """Offset in the text and number, from 0, of each page that begins here."""
    size: float | None = None
    """Font size of its first line."""


def paragraphs(document: Document) -> tuple[list[Paragraph], list[str | None]]:
    """The paragraphs of a cleaned document, and for each page the number printed on it."""
    if not document.media_type.startswith(PRINTED):
        return list(_given(document.pages)), [page.label for page in document.pages]
    heads, labels = furniture(document.pages)
    rows = list(_rows(document.pages, heads))
    measure = Measure.of(rows)
    return _joined(rows, measure), [label or page.label for label, page in zip(labels, document.pages, strict=True)]


def _given(pages: Sequence[Page]) -> Iterator[Paragraph]:
    for number, page in enumerate(pages):
        opens = True
        for line in page.lines:
            text = line.text.strip()
            if text:
                yield Paragraph(text, line.heading, [(0, number)] if opens else [], line.size)
                opens = False


@dataclass(slots=True)
class Row:
    """A printed line with what joining needs to know."""

    line: Line
    text: str
    page: int
    opens: bool
    """Whether it is the first of its page."""
    gap: float | None
    """Blank lines before it in a text, else points from the line above's top to its own."""


def _rows(pages: Sequence[Page], heads: Sequence[set[int]]) -> Iterator[Row]:
    for number, page in enumerate(pages):
        opens, blank, above = True, 0, None
        for index, line in enumerate(page.lines):
            text = line.text.strip()
            if not text or index in heads[number]:
                blank += not text
                continue
            if line.box is None:
                gap: float | None = float(blank)
            else:
                gap = None if above is None else line.box[1] - above
                above = line.box[1]
            yield Row(line, text, number, opens, gap)
            opens, blank = False, 0


@dataclass(frozen=True, slots=True)
class Measure:
    """What is usual in a document: how far lines stand apart, and how long they are."""

    pitch: float
    width: float
    """Points from edge to edge, or characters of a text without boxes."""
    long_lines: bool
    """Whether every line of a text is a paragraph."""
    parted: bool
    """Whether blank lines part paragraphs in a text without boxes."""
    leftward: bool
    """Whether the script runs from right to left."""

    @classmethod
    def of(cls, rows: Sequence[Row]) -> Measure:
        """The measure of all rows."""
        boxed = [row for row in rows if row.line.box is not None]
        sample = rows[:: max(len(rows) // 4000, 1)]
        arabic = sum(not row.text.isascii() and ARABIC.search(row.text) is not None for row in sample)
        leftward = arabic > 0 and 2 * arabic > sum(bool(WORDY.search(row.text)) for row in sample)
        if boxed:
            gaps = [row.gap for row in boxed if row.gap is not None and row.gap > 1]
            widths = sorted(row.line.box[2] - row.line.box[0] for row in boxed if row.line.box)
            return cls(
                pitch=statistics.median_low(gaps) if gaps else 12.0,
                width=widths[int(len(widths) * 0.8)] if widths else 400.0,
                long_lines=False,
                parted=False,
                leftward=leftward,
            )
        lengths = sorted(len(row.text) for row in rows)
        width = lengths[int(len(lengths) * 0.9)] if lengths else 80
        parted = sum(bool(row.gap) for row in rows) > len(rows) * 0.02
        return cls(1.0, float(width), width > LONG_LINE, parted, leftward)


def _joined(rows: Sequence[Row], measure: Measure) -> list[Paragraph]:
    result: list[Paragraph] = []
    parts: list[str] = []
    length = 0
    above: Row | None = None
    before: Row | None = None
    for row in rows:
        if before is None or _parts(before, row, measure) or _is_titled(above, before, row, measure):
            if parts:
                result[-1].text = "".join(parts)
            parts, length = [row.text], len(row.text)
            result.append(Paragraph("", row.line.heading, size=row.line.size))
            start = 0
        else:
            last = parts[-1]
            if last.endswith(SOFT):
                parts[-1] = last = last[:-1]
                length -= 1
                glue = ""
            else:
                glue = "" if _is_hyphened(last) else " "
            start = length + len(glue)
            parts += [glue, row.text] if glue else [row.text]
            length = start + len(row.text)
        if row.opens:
            result[-1].pages.append((start, row.page))
        above, before = before, row
    if parts:
        result[-1].text = "".join(parts)
    for paragraph in result:
        if paragraph.text.endswith(SOFT):
            paragraph.text = paragraph.text[:-1] + "-"
    return result


def _is_hyphened(text: str) -> bool:
    return len(text) > 1 and text[-1] == "-" and not text[-2].isspace()


def _parts(before: Row, row: Row, measure: Measure) -> bool:
    """Whether a paragraph ends between two lines."""
    if before.text.endswith(SOFT) and row.text[0].islower():
        return False
    if before.text[-14:].count(".") > 2 and is_listed(before.text):  # a line of a table of contents
        return True
    if row.line.box is None or before.line.box is None:
        return _parts_text(before, row, measure)
    closed = before.text.endswith(CLOSED)
    left, _, right, _ = before.line.box
    if row.page != before.page or (row.gap is not None and row.gap < 0):  # a new page or column
        return not row.text[0].islower() and (closed or bool(STRONG.match(row.text)))
    size = row.line.size or 10.0
    if row.gap is not None and row.gap > 1.42 * max(measure.pitch, 1.05 * size):
        return True
    if before.line.size and abs(size - before.line.size) > 0.08 * size and row.gap and row.gap > 0.6 * size:
        return True
    short = (right - left) < 0.86 * measure.width
    if row.line.bold and not before.line.bold and (closed or short):
        return True
    if MARKER.match(row.text) and (closed or short):
        return True
    indent = (before.line.box[2] - row.line.box[2]) if measure.leftward else (row.line.box[0] - left)
    if 0.8 * size < indent < 8 * size and closed:
        return True
    return short and (closed or not row.text[0].islower())


def _is_titled(above: Row | None, before: Row, row: Row, measure: Measure) -> bool:
    """Whether a line is the title of the number above it, in a text without boxes, and its words begin below."""
    if above is None or before.line.box is not None or measure.long_lines or row.page != before.page:
        return False
    if not (UNIT.fullmatch(above.text) or LONE.fullmatch(above.text)) or above.text[0] == "(":
        return False
    titled = len(before.text) < 0.7 * measure.width and not before.text.endswith((",", "-"))
    return titled and not row.text[0].islower() and not row.text[0].isdigit()


def _parts_text(before: Row, row: Row, measure: Measure) -> bool:
    if measure.long_lines:
        return True
    if row.page != before.page:
        return not row.text[0].islower() and (before.text.endswith(CLOSED) or bool(STRONG.match(row.text)))
    if row.gap:
        return True
    short = len(before.text) < 0.7 * measure.width
    closed = before.text.endswith(CLOSED)
    if MARKER.match(row.text) and (closed or short):
        return True
    if ALONE.fullmatch(row.text) or (HEADED.match(row.text) and HEADED.match(before.text)):
        return True
    if (LONE.fullmatch(row.text) or TITLED.fullmatch(row.text)) and (closed or short):
        return True
    if UNIT.fullmatch(before.text) or (LONE.fullmatch(before.text) and before.text[0] != "("):
        return not row.text[0].islower()
    indent = len(row.line.text) - len(row.line.text.lstrip()) - (len(before.line.text) - len(before.line.text.lstrip()))
    if 1 < indent < 12 and closed:
        return True
    return short and not row.text[0].islower() and (closed or not measure.parted)

"""From a document to its transcript: repaired words, where its pages begin, and the passages it is cut into."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from migov.evidence.cleaning import clean, composed, plain_blanks, plain_hyphens, reread
from migov.evidence.ligatures import LOST
from migov.evidence.passages import cut
from migov.evidence.passages.paragraphs import LONG_LINE, PRINTED, Paragraph, paragraphs
from migov.evidence.references import find
from migov.evidence.tongues import language_of
from migov.model.pages import Document, Page
from migov.model.sources import PageStart, Passage, Transcript

SUSPECT = re.compile("[\t\xa0\xad\u0300-\u036f\u2000-\u200d\u2010\u2011\u202f\u2060\ufe63\ufeff\uff0d´`¨ˆ˜¸ÃÂâ]")
"""Characters of which at least one stands in every line that something has to be done to."""

DAMAGE = (
    re.compile(f"[{LOST}\xad\ufb00-\ufb06]"),
    re.compile(r"-(?: |$)", re.MULTILINE),
    re.compile(r" (?<=[^\W\d_] )(?<!\S[^\W\d_] )[^\W\d_](?: [^\W\d_])*(?!\S)"),
)
"""What of a text has to be looked at in the light of its other words: losses, parted and spaced-out words. Each is
looked for by itself, from its first sign on: so the engine leaps from one such sign to the next."""

ARABIC = re.compile("[\u0621-\u064a]+")
ARABIC_BYTES = (b"\xd8", b"\xd9")
"""With what these letters begin in UTF-8, where other letters may begin so too."""

RIGHT_TO_LEFT = frozenset({"ar", "fa", "ur", "ps", "ckb", "ug", "sd"})
"""Languages in Arabic letters."""

PAGED = ("application/pdf", "image/")
"""Media types whose pages are pages; a text's are where it has form feeds."""

WEB = "text/html"
SCRIPTED = (
    "The page has no words of its own. Where a browser shows some, its scripts fetch them: print it as PDF there, and "
    "add that."
)

LONGEST_NAME = 300
"""Characters from the beginning of an instrument's name to its number or date."""

LEAST_TITLE = 12
"""Characters of a title before which no imprint begins."""

IMPRINT = re.compile(
    r"[\s,]+\(?(?:(?:signed|done|made|adopted|approved) (?:at|in|on|by)|"
    r"(?i:signée?s?|faite?s?|adoptée?s?|approuvée?s?) (?:à|au|le|par)|"
    r"(?i:firmad|suscrit|adoptad|aprobad|hech|assinad|feit|adotad|aprovad)[oa]s? (?:en|el|por|em|aos|pel[oa])|"
    r"(?:حُ?رِ?رت?|وُ?قعت?|اعتُ?مدت?)\w* (?:في|ب\w+)) .{3,120}$"
)
"""Where, when or by whom an agreement was signed or a plan adopted, under its title."""

APPROVES = re.compile(r"(?i:appro[vb]|aprov|aprob|aprueb|ratif|modif|amend|alter)|موافقة|تصديق|مصادقة|تعديل")
"""Words of the title of an instrument about another, whose signature then belongs to the title."""

JUNK = re.compile(
    r"(?i)microsoft word|powerpoint|untitled|sans titre|sin t[íi]tulo|sem t[íi]tulo|بدون عنوان|"
    r"\.(?:docx?|pptx?|pdf|indd|qxd|odt|rtf)\b|"
    r"^(?:unknown(?: title)?|no title|documento?[ -]?\d*|[\w-]{1,12}|\W*)$"
)
"""Titles in a file's metadata that name the program or the file."""


def transcribe(document: Document, *, language: str | None = None, notes: tuple[str, ...] = ()) -> Transcript:
    """The transcript of a document as its format reader gives it.

    Args:
        language: BCP 47, where somebody knows; else the text is asked, and after it the file's own metadata.
    """
    document = _mended(document)
    found, labels = paragraphs(document)
    text = "\n".join(paragraph.text for paragraph in found)
    spans: list[tuple[int, int, int | None]] = []
    starts: dict[int, int] = {}
    position = 0
    for paragraph in found:
        end = position + len(paragraph.text)
        spans.append((position, end, paragraph.heading))
        starts.update((number, position + offset) for offset, number in paragraph.pages)
        position = end + 1
    pages = _pages(document, labels, starts, len(text))
    language = language or language_of(text) or document.language
    passages = cut(text, spans, pages if _is_paged(document) else (), language=language)
    if (language or "").split("-")[0] in RIGHT_TO_LEFT or _has_arabic(text):
        passages = tuple(map(_in_its_language, passages))
    return Transcript(
        snapshot=document.sha256,
        title=_title(document, found, language),
        language=language,
        text=text,
        pages=pages,
        passages=passages,
        notes=(*(notes or _without_text(document, starts)), *_damaged(document), *_recognised(document)),
    )


def _has_arabic(text: str) -> bool:
    """Whether an Arabic letter stands in a text. Its first byte in UTF-8 is found at once, or is not there."""
    data = text.encode("utf-8", errors="surrogatepass")
    return any(first in data for first in ARABIC_BYTES) and ARABIC.search(text) is not None


def _in_its_language(passage: Passage) -> Passage:
    """The passage under its own language where its script shows that this is not the text's.

    Other scripts alone are looked for: a law and its annexes in two languages of one script are told apart by no
    passage's few words as surely as by all of them.
    """
    arabic = sum(map(len, ARABIC.findall(passage.text)))
    others = arabic and sum(map(str.isalpha, ARABIC.sub("", passage.text)))
    own = "ar" if arabic > others else None
    said = (passage.language or "").split("-")[0]
    if (own == "ar") == (said in RIGHT_TO_LEFT) or (own is None and not said):
        return passage
    return msgspec.structs.replace(passage, language=own or language_of(passage.text))


def _mended(document: Document) -> Document:
    """The document without the damage that its format can do.

    Only what was printed loses ligatures, spaces out letters and parts words at line ends; to look for that in a format
    that keeps its characters costs most of the time and can only do harm.
    """
    printed = document.media_type.startswith(PRINTED) and not _is_whole(document)
    if printed or any(page.is_recognised for page in document.pages):
        return clean(document)[0]
    return msgspec.structs.replace(document, pages=tuple(_plain(page) for page in document.pages))


def _is_paged(document: Document) -> bool:
    """Whether anybody can turn to its pages: a web page, or a chapter of an e-book, is none."""
    return document.media_type.startswith(PAGED) or (
        document.media_type.startswith("text/plain") and len(document.pages) > 1
    )


def _is_whole(document: Document) -> bool:
    """Whether a text was never printed: its lines are paragraphs, and no character of it tells of a loss."""
    if not document.media_type.startswith("text/plain"):
        return False
    lines = [line.text for page in document.pages for line in page.lines if line.text.strip()]
    lengths = sorted(map(len, lines))
    if not lines or lengths[int(len(lengths) * 0.9)] <= LONG_LINE:
        return False
    text = "\n".join(lines)
    return not any(damage.search(text) for damage in DAMAGE)


def _plain(page: Page) -> Page:
    lines = tuple(
        line
        if not SUSPECT.search(line.text)
        else msgspec.structs.replace(line, text=plain_hyphens(composed(plain_blanks(reread(line.text)))), raised=())
        for line in page.lines
    )
    return msgspec.structs.replace(page, lines=lines)


def _pages(
    document: Document, labels: Sequence[str | None], starts: dict[int, int], length: int
) -> tuple[PageStart, ...]:
    """Every page in order; one without words begins where the next one does."""
    result: list[PageStart] = []
    following = length
    for number in range(len(document.pages) - 1, -1, -1):
        page = document.pages[number]
        following = starts.get(number, following)
        result.append(
            PageStart(index=page.index, label=labels[number], start=following, is_recognised=page.is_recognised)
        )
    return tuple(reversed(result))


def _title(document: Document, found: Sequence[Paragraph], language: str | None) -> str | None:
    """The title without what is printed under it: where, when and by whom it was signed or adopted."""
    title = _whole_title(document, found, language)
    imprint = IMPRINT.search(title, LEAST_TITLE) if title else None
    if title is None or imprint is None or APPROVES.search(title, 0, imprint.start()):
        return title
    bare = title[: imprint.start()].rstrip(" ,;:–—-")
    return title if _cites(bare, language) else bare


def _whole_title(document: Document, found: Sequence[Paragraph], language: str | None) -> str | None:
    """The first heading of the format, the metadata's title unless it names the file, else what is printed largest."""
    first = next((p for p in found[:40] if p.heading is not None), None)
    if first is not None and len(first.text) <= 1500:
        return first.text
    if document.title and not JUNK.search(document.title.strip()):
        return " ".join(document.title.split())
    return _printed_title(found, language)


def _printed_title(found: Sequence[Paragraph], language: str | None) -> str | None:
    """What is printed largest at the beginning, else the first lines that name an instrument, else the first words."""
    front = [p for p in found[:60] if p.pages or p.size]
    sizes = sorted(p.size for p in found[:2000] if p.size)
    if front and sizes:
        largest = max(p.size or 0.0 for p in front)
        if largest > 1.15 * sizes[len(sizes) // 2]:
            at = next(i for i, p in enumerate(found) if p.size == largest)
            same = [p.text for p in found[at : at + 4] if p.size == largest and len(p.text) < 400]
            return " ".join(same) or None
    first = next((p.text for p in found[:8] if 12 <= len(p.text) <= 400), None)
    return next((p.text for p in found[:15] if len(p.text) <= 600 and _cites(p.text, language)), first)


def _cites(words: str, language: str | None) -> bool:
    """Whether words begin with the name of an instrument."""
    return any(one.start < 4 and one.kind for one in find(words[:LONGEST_NAME], language=language))


def _without_text(document: Document, starts: dict[int, int]) -> tuple[str, ...]:
    """Which pages have no text, and which lost all they had as heads and feet of pages, each in a sentence."""
    if document.media_type.startswith(WEB) and not starts:
        return (SCRIPTED,)
    pages = [page for number, page in enumerate(document.pages) if number not in starts and not page.is_damaged]
    empty = [page.index for page in pages if not any(line.text.strip() for line in page.lines)]
    bare = [page.index for page in pages if page.index not in set(empty)]
    count, notes = len(document.pages), []
    if len(empty) == 1:
        notes.append(f"Page {empty[0]} of {count} has no text: it may be a picture of text.")
    elif empty:
        notes.append(f"Pages {_some(empty)} of {count} have no text: they may be pictures of text.")
    if len(bare) == 1:
        notes.append(f"Page {bare[0]} of {count} has no text but what other pages have at their head or foot.")
    elif bare:
        notes.append(f"Pages {_some(bare)} of {count} have no text but what other pages have at their head or foot.")
    return tuple(notes)


def _damaged(document: Document) -> tuple[str, ...]:
    """Which pages are missing because the file is damaged, in a sentence."""
    damaged = [page.index for page in document.pages if page.is_damaged]
    if not damaged:
        return ()
    if len(damaged) == 1:
        return (f"Page {damaged[0]} of {len(document.pages)} is damaged and could not be read.",)
    return (f"Pages {_some(damaged)} of {len(document.pages)} are damaged and could not be read.",)


def _some(numbers: list[int]) -> str:
    """The first dozen numbers, and how many there are."""
    return ", ".join(map(str, numbers[:12])) + (f" … ({len(numbers)} in all)" if len(numbers) > 12 else "")


def _recognised(document: Document) -> tuple[str, ...]:
    """How many pages' words were recognised from pictures, in a sentence."""
    count = sum(page.is_recognised for page in document.pages)
    return (f"The words of {count} of {len(document.pages)} pages were recognised from pictures.",) if count else ()

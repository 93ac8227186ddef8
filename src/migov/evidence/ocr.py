"""Words on pages that are pictures, recognised by tesseract where it is installed.

Nothing else is needed: ``ocrmypdf`` asks tesseract too. Recognising a page takes a thousand times as long as taking its
text, so only pages without text are recognised. One in a language that tesseract was not taught is left alone: letters
of the wrong script would be worse than none. Pictures are drawn in a bounded process, as PDFs are read in one.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from msgspec.structs import replace

from migov.errors import Unreadable
from migov.evidence.formats.bounds import MEGABYTE
from migov.evidence.formats.confined import confined
from migov.model.pages import Document, Line, Page
from migov.model.values import Value

FEW = 50
"""Characters. A page with fewer and a picture is a scanned one that bears a stamp or a number."""

FINENESS = 300
"""Dots an inch: what tesseract reads best."""

LARGEST = 25_000_000
"""Dots of a picture; a larger page is drawn coarser. A4 has 8,700,000."""

SECONDS = 60.0
"""For one page. It takes two to four."""

MEMORY = 2048 * MEGABYTE

RECOGNISABLE = "application/pdf"
"""The media type of what has pages that may be pictures."""

UNSURE = 60.0
"""Of a hundred. Words that tesseract is less sure of are kept and counted: a lost "not" would turn a law round."""

STAIN = 30.0
"""Of a hundred. Marks without any letter or digit that it is less sure of are stains and ornament."""

NAMED = 12
"""Pages with uncertain words that are named one by one."""

COUNTS = "unsure.json"
"""Where a bounded process leaves how many words of each page are uncertain: its pipe carries documents alone."""

TAUGHT = {
    "ar": "ara", "am": "amh", "bn": "ben", "de": "deu", "en": "eng", "es": "spa", "fa": "fas", "fr": "fra", "hi": "hin",
    "ht": "hat", "hy": "hye", "id": "ind", "it": "ita", "ka": "kat", "km": "khm", "ky": "kir", "ms": "msa", "ne": "nep",
    "nl": "nld", "pl": "pol", "ps": "pus", "pt": "por", "ro": "ron", "ru": "rus", "si": "sin", "so": "som", "sq": "sqi",
    "sr": "srp", "sw": "swa", "ta": "tam", "tg": "tgk", "th": "tha", "tr": "tur", "uk": "ukr", "ur": "urd", "uz": "uzb",
    "vi": "vie", "zh": "chi_sim",
}  # fmt: skip
"""What tesseract calls languages."""

USUAL = ("eng", "fra", "spa", "por", "ara")
"""What is tried, as far as it was taught, where nobody says in which language a document is."""

INSTALL = "install tesseract (with the document's language) and add the source again"


class Recogniser(Value, kw_only=True):
    """An installed tesseract."""

    program: str
    taught: frozenset[str]
    """The languages it can read, as it calls them."""


class Recognised(Value, kw_only=True):
    """A document with the words of its scanned pages, as far as they could be recognised."""

    document: Document
    notes: tuple[str, ...] = ()
    """Which pages were left without text and why, and on which words are uncertain, in plain sentences."""


class Sheet(Value, kw_only=True):
    """What was recognised on one page."""

    lines: tuple[Line, ...] = ()
    unsure: int = 0
    """How many of its words are uncertain."""
    sure_letters: int = 0
    """Characters of the words that are not."""


def recogniser() -> Recogniser | None:
    """The tesseract on this machine, or null."""
    program = shutil.which("tesseract")
    return _asked(program) if program else None


@cache
def _asked(program: str) -> Recogniser | None:
    try:
        told = subprocess.run(  # noqa: S603  the program that the person put on PATH
            [program, "--list-langs"], capture_output=True, timeout=20, check=True, text=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return Recogniser(program=program, taught=frozenset(told.stdout.split("\n")[1:]) - {"", "osd"})


def recognised(data: bytes, document: Document, *, language: str | None = None) -> Recognised:
    """The document, with words on those of its pages that are pictures of words.

    Args:
        data: the bytes that the document was read from.
        language: BCP 47, where somebody knows it; it matters.
    """
    whole = [page for page in document.pages if not page.is_damaged]
    scanned = {page.index for page in whole if sum(len(line.text) for line in page.lines) < FEW}
    if document.media_type != RECOGNISABLE or not scanned:
        return Recognised(document=document)
    empty = frozenset(page.index for page in whole if not page.lines)
    language = language or document.language
    tool = recogniser()
    if tool is None:
        return Recognised(document=document, notes=_left(empty, f"no program to recognise words is there: {INSTALL}"))
    names = _names(tool, language)
    if not names:
        why = f"tesseract was not taught the language {language!r}: {INSTALL}" if language else INSTALL
        return Recognised(document=document, notes=_left(empty, why))
    try:
        with tempfile.TemporaryDirectory(prefix="migov-") as folder:
            found = confined(
                lambda: _read(data, document, scanned, Path(folder), (tool.program, names)),
                file=document.file,
                seconds=SECONDS * len(scanned),
                memory=MEMORY,
            )
            unsure = msgspec.json.decode((Path(folder) / COUNTS).read_bytes(), type=dict[int, int])
    except Unreadable as error:
        return Recognised(document=document, notes=_left(empty, error.problems[0].says))
    left = frozenset(page.index for page in found.pages if not page.lines and not page.is_damaged)
    notes = (*_left(left, "nothing was recognised there, if anything is printed there"), *_uncertain(unsure))
    return Recognised(document=found, notes=notes)


def is_worth_another_try(notes: Iterable[str], *, language: str | None) -> bool:
    """Whether pages that were left without text for want of tesseract, or of a language, can be recognised by now.

    Args:
        notes: what was noted when the document was read.
    """
    if not any(note.endswith(f"{INSTALL}.") for note in notes):
        return False
    tool = recogniser()
    return tool is not None and bool(_names(tool, language))


def _names(tool: Recogniser, language: str | None) -> str:
    """The languages to read in, as tesseract wants them; empty where it was not taught them."""
    if language:
        name = TAUGHT.get(language.split("-")[0].lower(), "")
        return name if name in tool.taught else ""
    return "+".join(name for name in USUAL if name in tool.taught)


def _left(pages: Iterable[int], why: str) -> tuple[str, ...]:
    """A note on pages that stay without text."""
    numbers = sorted(pages)
    if not numbers:
        return ()
    if len(numbers) == 1:
        return (f"Page {numbers[0]} stays without text: {why}.",)
    return (f"Pages {_ranges(numbers)} stay without text: {why}.",)


def _uncertain(unsure: Mapping[int, int]) -> tuple[str, ...]:
    r"""A note on the words of each page that may have been misread.

    >>> print(*_uncertain({3: 12, 4: 0, 5: 1}), sep="\n")
    12 words on page 3 are uncertain: compare them with the picture.
    1 word on page 5 is uncertain: compare it with the picture.
    """
    counts = {page: count for page, count in sorted(unsure.items()) if count}
    if len(counts) > NAMED:
        pages = _ranges(list(counts))
        return (f"{sum(counts.values())} words on pages {pages} are uncertain: compare them with the pictures.",)
    return tuple(
        f"{count} words on page {page} are uncertain: compare them with the picture."
        if count > 1
        else f"1 word on page {page} is uncertain: compare it with the picture."
        for page, count in counts.items()
    )


def _ranges(numbers: list[int]) -> str:
    """Numbers as a person lists them.

    >>> _ranges([1, 2, 3, 7, 9, 10])
    '1–3, 7, 9–10'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if run[1:] else str(run[0]) for run in runs)


def _read(data: bytes, document: Document, scanned: set[int], folder: Path, tool: tuple[str, str]) -> Document:
    """The document with its scanned pages recognised one by one; how many words are uncertain is left in the folder."""
    source = pdfium.PdfDocument(data)
    pages, unsure = [], {}
    for page in document.pages:
        sheet = _page(source, page, folder / "page.pgm", tool) if page.index in scanned else Sheet()
        if _is_better(sheet, page):
            unsure[page.index] = sheet.unsure
            page = replace(page, lines=sheet.lines, is_recognised=True)
        pages.append(page)
    source.close()
    (folder / COUNTS).write_bytes(msgspec.json.encode(unsure))
    return replace(document, pages=tuple(pages))


def _is_better(sheet: Sheet, page: Page) -> bool:
    """Whether the words recognised on a page are more than those it has; against these, uncertain ones do not count."""
    if not page.lines:
        return bool(sheet.lines)
    return sheet.sure_letters > sum(len(line.text) for line in page.lines)


def _page(source: Any, page: Page, picture: Path, tool: tuple[str, str]) -> Sheet:
    """The words on one page; none where it is blank, has few words and no picture, or takes too long."""
    opened = source[page.index - 1]
    try:
        if page.lines and not _has_picture(opened):
            return Sheet()
        scale = _drawn(opened, picture)
    finally:
        opened.close()
    if scale is None:
        return Sheet()
    program, names = tool
    command = [program, str(picture), "stdout", "-l", names, "--dpi", str(round(scale * 72)), "tsv"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        told = subprocess.run(  # noqa: S603  no shell, and no word of a stranger in the command
            command, capture_output=True, timeout=SECONDS, check=True, env=environment
        )
    except (OSError, subprocess.SubprocessError):
        return Sheet()
    return _sheet(told.stdout.decode("utf-8", errors="replace"), scale)


def _has_picture(page: Any) -> bool:
    return any(True for _ in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3))


def _drawn(page: Any, picture: Path) -> float | None:
    """Dots a point of the picture that was drawn of a page; null where the page is blank."""
    width, height = page.get_size()
    scale: float = min(FINENESS / 72, (LARGEST / max(width * height, 1.0)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        dots = bytes(bitmap.buffer)
        if dots.count(dots[:1]) == len(dots):
            return None
        rows = (dots[at * bitmap.stride : at * bitmap.stride + bitmap.width] for at in range(bitmap.height))
        picture.write_bytes(b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + b"".join(rows))
    finally:
        bitmap.close()
    return scale


def _sheet(table: str, scale: float) -> Sheet:
    """A page from tesseract's table of words: its lines in their order, with their boxes in points.

    No word is left out, however uncertain; marks without any letter or digit are, where they look like stains.
    """
    words: defaultdict[tuple[str, ...], list[tuple[str, tuple[float, ...]]]] = defaultdict(list)
    unsure = letters = 0
    for row in table.split("\n")[1:]:
        cells = row.rstrip("\r").split("\t")
        if len(cells) != 12 or cells[0] != "5" or not (text := cells[11].strip()):
            continue
        confidence, is_word = float(cells[10]), any(sign.isalnum() for sign in text)
        if not is_word and confidence < STAIN:
            continue
        is_sure = confidence >= UNSURE
        unsure += is_word and not is_sure
        letters += len(text) if is_sure else 0
        left, top, width, height = (round(float(cell) / scale, 2) for cell in cells[6:10])
        words[tuple(cells[1:5])].append((text, (left, top, round(left + width, 2), round(top + height, 2))))
    boxes = [_around([box for _, box in line]) for line in words.values()]
    if not boxes:
        return Sheet()
    size = round(statistics.median(bottom - top for _, top, _, bottom in boxes), 1)  # the height of a line says little
    texts = (" ".join(text for text, _ in line) for line in words.values())
    lines = tuple(Line(text=text, box=box, size=size) for text, box in zip(texts, boxes, strict=True))
    return Sheet(lines=lines, unsure=unsure, sure_letters=letters)


def _around(boxes: list[tuple[float, ...]]) -> tuple[float, float, float, float]:
    """The box around all of these."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)

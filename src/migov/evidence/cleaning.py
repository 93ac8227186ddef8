"""Repair of what extraction damaged: named pure steps, each of which records what it changed.

The steps look at lines, not at what the document says. Raised digits keep their place: they are wrapped in private
characters while the words around them change.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

import msgspec

from migov.evidence import hyphens, ligatures, spacing
from migov.evidence.losses import Losses, lost_throughout, may_lack
from migov.evidence.turned import article_first, stop_last
from migov.evidence.vocabulary import Vocabulary, vocabulary
from migov.model.flags import Repair
from migov.model.pages import Document, Line, Page

Step = Callable[[str], str]

UP, DOWN = "\uf8f0", "\uf8f1"
"""Private characters around raised digits while a line is cleaned."""

BLANKS = str.maketrans(
    dict.fromkeys("\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f", " ")
)
ODD = re.compile("[\xa0\u2000-\u200d\u202f\u2060\ufeff]")
"""Blanks that are no plain one, and invisible characters."""

INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff]")
HYPHEN = re.compile("[\xad\u2010\u2011\ufe63\uff0d]")
SOFT_INSIDE = re.compile("\xad(?! {2})(?=.)")
"""A soft hyphen within a line; before a wide gap it ends the line of a column."""
PLAIN_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-", "\ufe63": "-", "\uff0d": "-"})
DOUBLE_BLANK = re.compile(r"(?<=[a-zà-ÿ,;:.’”)]) {2}(?=[^\W_]|[(“«])(?=\S.{35})")
ACCENT = re.compile("[´`¨ˆ˜¸]")
LOOSE_ACCENT = re.compile(r"([A-Za-z])\s?([´`¨ˆ˜¸])(?=[a-z])")
HOLE = re.compile(rf"[{ligatures.LOST}](?<![{UP}{DOWN}])")
"""A sign of what a line lost."""

HOLED = re.compile(rf"[{ligatures.LOST}](?<=[^\W\d_].)(?=[^\W\d_])", re.DOTALL)
"""A word's sign of what it lost. What stands before it is asked last: so the engine looks for the sign first."""

USUAL = bytes(sorted({*range(0x80)} - set(b"\t`")))
"""Characters, each a byte in UTF-8, that are no reason for any step."""

LOOSE = "\u0301"
"""Stands among a text's signs for any accent that is not on its letter."""

REST = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
MISREAD = re.compile(f"[ÃÂâ][{REST}]")
MISREAD_SIGN = re.compile(f"[Â-ß][{REST}]|[à-ï][{REST}]{{2}}")
"""A sign of two or three bytes in UTF-8, read byte by byte."""


def clean(document: Document) -> tuple[Document, tuple[Repair, ...]]:
    """The document with its damage repaired, and every repair."""
    lines = [_wrapped(line) for page in document.pages for line in page.lines]
    ledger = Ledger(document)
    _note_encoding(document, ledger)
    odd = [index for index, line in enumerate(lines) if not line.isascii() or "\t" in line]
    signs = _signs(lines, odd)
    for kind, step, needed in STEPS:
        if not needed.isdisjoint(signs) and ledger.apply(kind, step, lines, odd):
            signs = _signs(lines, odd)
    ledger.apply("double blank", single_blanks, lines, _holding("  ", lines))
    words = vocabulary(lines)
    if _restore_losses(lines, words, ledger):
        words = vocabulary(lines)
    _restore_words(lines, words, ledger)
    ledger.apply("hyphen", lambda line: hyphens.rejoined(line, words), lines, _holding("- ", lines))
    _settle_hyphens(lines, words, ledger)
    rest = iter(lines)
    pages = tuple(_with_lines(page, list(islice(rest, len(page.lines)))) for page in document.pages)
    return msgspec.structs.replace(document, pages=pages), tuple(ledger.repairs)


def _signs(lines: Sequence[str], places: Iterable[int]) -> frozenset[str]:
    """The characters of some lines that steps look for; an accent too where one is not yet on its letter."""
    text = "\n".join([lines[index] for index in places])
    data = text.encode("utf-8", errors="surrogatepass").translate(None, USUAL)
    signs = frozenset(data.decode("utf-8", errors="surrogatepass"))
    return signs if unicodedata.is_normalized("NFC", text) else signs | {LOOSE}


def _holding(piece: str, lines: Sequence[str]) -> list[int]:
    """The numbers of the lines that hold a piece of text."""
    return [index for index, line in enumerate(lines) if piece in line]


class Ledger:
    """What was repaired so far, and on which page."""

    def __init__(self, document: Document) -> None:
        self.repairs: list[Repair] = []
        several = len(document.pages) > 1
        self.pages = [page.index if several else None for page in document.pages for _ in page.lines]
        """Of each line."""

    def apply(self, kind: str, step: Step, lines: list[str], places: Iterable[int]) -> bool:
        """Take one step on the lines of these numbers; whether it changed any."""
        known = len(self.repairs)
        for index in places:
            before = lines[index]
            after = step(before)
            if after != before:
                self.note(kind, index, before, after)
                lines[index] = after
        return len(self.repairs) > known

    def note(self, kind: str, index: int, before: str, after: str) -> None:
        """Record a changed line: the words that differ, without those around them."""
        start = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), 0)
        start = max(before.rstrip(" ").rfind(" ", 0, max(start - 1, 0)), 0)
        tail, most = 0, min(len(before), len(after)) - start
        while tail < most and before[-1 - tail] == after[-1 - tail]:
            tail += 1
        while tail and before[len(before) - tail] != " ":
            tail -= 1
        old, new = before[start : len(before) - tail].strip(), after[start : len(after) - tail].strip()
        private = str.maketrans({UP: None, DOWN: None})
        self.repairs.append(
            Repair(kind=kind, page=self.pages[index], before=old.translate(private), after=new.translate(private))
        )


def plain_blanks(text: str) -> str:
    """The text with blanks of every width as plain blanks, tabs as a wide gap, and invisible characters left out."""
    if "\t" not in text and (text.isascii() or not ODD.search(text)):
        return text
    return INVISIBLE.sub("", text.translate(BLANKS).replace("\t", "    "))


def composed(text: str) -> str:
    """The text with accents on their letters.

    >>> composed("Ne\u0301gociation")
    'Négociation'
    """
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    return LOOSE_ACCENT.sub(_accented, text) if ACCENT.search(text) else text


VOWEL = "(?=[aeiouyhàâéèêîïôœ])"
ELIDED = re.compile(rf"(?<![^\W\d_])[ldnscjmt][´`]{VOWEL}|(?<=q)u[´`]{VOWEL}", re.IGNORECASE)
"""A word cut short before a vowel, with an accent for an apostrophe: "l´article", "qu´elle"."""


def _accented(match: re.Match[str]) -> str:
    letter, accent = match.groups()
    if accent in "´`" and ELIDED.match(match.string, match.start()):
        return f"{letter}’"
    combining = dict(zip("´`¨ˆ˜¸", "\u0301\u0300\u0308\u0302\u0303\u0327", strict=True))[accent]
    whole = unicodedata.normalize("NFC", letter + combining)
    return whole if len(whole) == 1 else match.group()


def plain_hyphens(text: str) -> str:
    """The text with hyphens of one kind, and without soft hyphens except at its end.

    >>> plain_hyphens("well‐managed")
    'well-managed'
    """
    if text.isascii() or not HYPHEN.search(text):
        return text
    return SOFT_INSIDE.sub("", text.translate(PLAIN_HYPHENS))


def reread(text: str) -> str:
    """The text as its author wrote it, where UTF-8 was once read as Windows-1252 or Latin-1.

    >>> reread("NÃ©gociation")
    'Négociation'
    """
    if text.isascii() or not MISREAD.search(text):
        return text
    return MISREAD_SIGN.sub(_sign, text)


def _sign(misread: re.Match[str]) -> str:
    """The sign that was read as several, if it is one that these languages are written with."""
    data = b"".join(sign.encode("latin-1" if sign < "\u0100" else "windows-1252") for sign in misread.group())
    sign = data.decode("utf-8", errors="ignore")
    return sign if len(sign) == 1 and (sign < "\u0180" or "\u2000" <= sign < "\u2100") else misread.group()


def single_blanks(text: str) -> str:
    """The text of a long line with single blanks between its words.

    Wider gaps may part columns and stay, and so does a gap before the last few words, which may be a cell.
    """
    return DOUBLE_BLANK.sub(" ", text) if len(text) > 40 and "   " not in text.strip() else text


def _spelled_out(text: str) -> str:
    return text if text.isascii() else ligatures.spelled_out(text)


ARABIC = frozenset(map(chr, range(0x0621, 0x064B)))

STEPS: tuple[tuple[str, Step, frozenset[str]], ...] = (
    ("encoding", reread, frozenset("ÃÂâ")),
    ("blank", plain_blanks, frozenset("\t\xa0\u202f\u2060\ufeff").union(map(chr, range(0x2000, 0x200E)))),
    ("accent", composed, frozenset("´`¨ˆ˜¸" + LOOSE)),
    ("hyphen", plain_hyphens, frozenset("\xad\u2010\u2011\ufe63\uff0d")),
    ("ligature", _spelled_out, frozenset(ligatures.WHOLE)),
    ("turned letters", article_first, ARABIC),
    ("turned full stop", stop_last, ARABIC),
)
"""Steps that need only the line itself, in their order, each with the signs without any of which it does nothing. To
plain ASCII without tabs none does anything."""


def _restore_losses(lines: list[str], words: Vocabulary, ledger: Ledger) -> bool:
    """Letters that the whole document lost without a sign, and whether any: `ligatures` sees to lines with a sign."""
    letters = lost_throughout(lines)
    if not letters or not may_lack(letters, words.parts()):
        return False
    before = len(ledger.repairs)
    plain = [index for index, line in enumerate(lines) if not HOLED.search(line)]
    if len(plain) > 0.97 * len(lines):
        ledger.apply("lost ligature", Losses(letters, [lines[index] for index in plain]).restored, lines, plain)
    return len(ledger.repairs) > before


def _restore_words(lines: list[str], words: Vocabulary, ledger: Ledger) -> None:
    """Lost ligatures and letter-spacing: the words of the whole document tell what a damaged word was."""
    holes = [
        index for index, line in enumerate(lines) if not (line.isascii() and line.isprintable()) and HOLE.search(line)
    ]
    restore = ligatures.restorer([lines[index] for index in holes], words)
    ledger.apply("lost ligature", restore.replaced, lines, holes)
    ledger.apply("lost ligature", restore.joined, lines, ligatures.torn(lines, words))
    ledger.apply("letter-spacing", lambda line: spacing.closed_up(line, words), lines, spacing.suspects(lines, words))


def _settle_hyphens(lines: list[str], words: Vocabulary, ledger: Ledger) -> None:
    for index, hyphen in hyphens.settle(lines, words).items():
        if hyphen == hyphens.SOFT:
            before = lines[index].rstrip("-" + hyphens.SOFT)
            lines[index] = before + hyphen
            last = before.rsplit(" ", 1)[-1]
            ledger.repairs.append(
                Repair(kind="line-end hyphen", page=ledger.pages[index], before=last + "-", after=last)
            )


def _note_encoding(document: Document, ledger: Ledger) -> None:
    encoding = document.media_type.partition("charset=")[2]
    if encoding and not encoding.startswith("utf"):
        ledger.repairs.append(Repair(kind="encoding", before=encoding, after="utf-8"))


def _wrapped(line: Line) -> str:
    """The line's text with its raised digits between private characters."""
    text = line.text
    for start, end in reversed(line.raised):
        text = f"{text[:start]}{UP}{text[start:end]}{DOWN}{text[end:]}"
    return text


def _with_lines(page: Page, texts: Iterable[str]) -> Page:
    lines = tuple(_unwrapped(line, text) for line, text in zip(page.lines, texts, strict=True))
    return page if lines == page.lines else msgspec.structs.replace(page, lines=lines)


def _unwrapped(line: Line, text: str) -> Line:
    if text == line.text:
        return line
    parts = re.split(f"[{UP}{DOWN}]", text)
    raised, position = [], 0
    for number, part in enumerate(parts):
        if number % 2:
            raised.append((position, position + len(part)))
        position += len(part)
    return msgspec.structs.replace(line, text="".join(parts), raised=tuple(raised))

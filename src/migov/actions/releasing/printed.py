"""Whether what is printed in a release, letter by letter, is what its data says and what was signed.

PDF, Word document and page are taken apart into the lines that they print. What was signed has to stand in them, the
paragraphs of a section in one piece and under their heading: a word more is found as well as a word less. Everything
else that is printed (furniture, texts that every profile has) is held against what this migov prints of the same data,
which proves something only where the same migov made the release.

Not compared: how a line is broken or hyphenated, ligatures, the numbers of notes, brackets and commas around an acronym
that is spelled out. The letters of a PDF that is written from the right cannot be told from their glyphs: such a file
is printed anew, and holds where the bytes are the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from lxml import html as pages

from migov.actions.releasing.claims import Claim
from migov.errors import MigovError
from migov.model.assessments import Assessment
from migov.model.drafts import PartKind
from migov.model.languages import Language
from migov.model.releases import FileRole, ReleaseFile, SignedText
from migov.model.texts import Text, words
from migov.profile import docx, html, pdf, pictures, tagged
from migov.profile.blocks import Book, Heading, NoteCall, Paragraph, Phrase
from migov.profile.composing import compose
from migov.profile.composing.acronyms import glossary
from migov.profile.drafting.parts import ACRONYMS
from migov.profile.markup import heading_text
from migov.profile.printing import Form, generation_of, maker
from migov.profile.releasing.columns import placed
from migov.profile.tagged import Kind
from migov.profile.word.reading import read as read_word

if TYPE_CHECKING:
    from migov.actions.releasing.verifying import Opened

NUMBER = r"[0-9]{0,3}"
"""Where a note is called, its number may stand."""
FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
EDGE = 20
"""Letters of a paragraph by which its first and its last line are known."""
SIGNED_LINES = (PartKind.FRONT, PartKind.CONVENTIONS)
"""Parts of which every line is printed as it was signed; of the others, the printer sets headings between them."""


class _Read(dict[int, int | None]):
    """What is read of each sign: itself, or nothing of blanks, hyphens and signs that cannot be seen."""

    def __missing__(self, sign: int) -> int | None:
        one = chr(sign)
        self[sign] = None if one.isspace() or unicodedata.category(one) in ("Cf", "Pd") else sign
        return self[sign]


_READ = _Read()


def letters(text: str) -> str:
    r"""What is read of a text, however its lines are broken.

    >>> letters("The ﬁrst co-\nordinated plan")
    'Thefirstcoordinatedplan'
    """
    return unicodedata.normalize("NFKC", text).translate(_READ)


def unspelled(text: str, names: Sequence[str]) -> str:
    """What is read of a text but for where acronyms are spelled out, which is decided when a page is printed."""
    read = letters(text)
    for name in names:
        read = read.replace(name, "")
    return read.translate(_BRACKETS)


_BRACKETS = str.maketrans("", "", "()[],")


def names_of(value: Assessment) -> tuple[str, ...]:
    """The names and acronyms that are spelled out, as they are read; the longest first."""
    told = {name for one in glossary(value).values() for name in (one.name, one.native, one.acronym) if name}
    return tuple(sorted({letters(name) for name in told}, key=len, reverse=True))


@dataclass
class Print:
    """A printed file of a release, with the lines that were read from it."""

    file: ReleaseFile
    value: Assessment
    body: tuple[str, ...]
    """Its text, line by line."""
    beside: tuple[str, ...]
    """Notes and furniture."""

    @property
    def is_pdf(self) -> bool:
        return self.file.path.endswith(".pdf")

    @cached_property
    def stream(self) -> str:
        return "".join(map(letters, self.body))

    @cached_property
    def everything(self) -> str:
        """Letters and figures alone, of the text and then of what stands beside it."""
        return _bare("".join((*self.body, *self.beside)))

    def can_tell(self, text: str) -> bool:
        """Whether these words could be found in it."""
        return not (self.is_pdf and FROM_THE_RIGHT.search(text))


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, letters(text))).casefold()


def claims(release: Opened, signed: SignedText | None) -> Iterator[Claim]:
    """The claims about the words of printed files."""
    prints, unread, other = list[Print](), list[str](), list[ReleaseFile]()
    for file in release.sound(FileRole.PROFILE):
        value = release.versions.get(file.language) if file.language else None
        if value is None:
            continue
        if file.path.endswith(".pdf") and value.publication.language.right_to_left:
            other.append(file)
            continue
        try:
            prints.append(_opened(file, value, release.bytes_of(file.path)))
        except (MigovError, pdfium.PdfiumError, pages.etree.LxmlError, ValueError) as error:
            unread.append(f"{file.path}: {str(error)[:200]}")
    books = {key: _composed(one) for key, one in release.versions.items()}
    wrong = [*unread, *(each for one in prints for each in _paragraphs(one, books[one.value.publication.language]))]
    yield Claim.told(f"{len(prints)} printed files say every paragraph, and nothing between them", wrong)
    if signed is not None:
        source = [one for one in prints if one.value is release.source]
        wrong = [each for one in source for each in _signed_lines(one, signed)]
        yield Claim.told("cover, imprint, tables and notes are printed as they were signed", wrong)
    yield _otherwise(release, prints, books)
    yield from (_printed_anew(release, file, books[file.language]) for file in other if file.language)
    yield _covers(release)


def _composed(value: Assessment) -> Book:
    return compose(value, language=value.publication.language, generation=generation_of(value))


def _opened(file: ReleaseFile, value: Assessment, data: bytes) -> Print:
    return Print(file, value, *_read(file, data))


Lines = tuple[Iterable[str], Iterable[str]]
"""The text line by line, and what stands beside it."""


def _read(file: ReleaseFile, data: bytes) -> tuple[tuple[str, ...], tuple[str, ...]]:
    body, beside = _READERS[file.path.rpartition(".")[2]](data)
    return tuple(body), tuple(beside)


def _of_pdf(data: bytes) -> Lines:
    told = tagged.lines(data)
    beside = (one.words for one in told if one.kind in (Kind.NOTE, Kind.FURNITURE))
    return (one.words for one in told if one.kind is Kind.TEXT), beside


def _of_word(data: bytes) -> Lines:
    blocks = read_word(data).blocks
    return (one.accepted for one in blocks if one.story == "text"), (
        one.accepted for one in blocks if one.story != "text"
    )


def _of_page(data: bytes) -> Lines:
    page: pages.HtmlElement = pages.document_fromstring(data)
    for unread in (*page.iter("head", "sup"), *page.find_class("permalink")):
        unread.drop_tree()
    for one in page.iter("*"):
        if one.tag not in INLINE:
            one.text, one.tail = BREAK + (one.text or ""), BREAK + (one.tail or "")
    return str(page.text_content()).split(BREAK), ()


BREAK = "\ue000"
"""Begins a line of a page: a character that no text has."""
INLINE = frozenset({"a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "i", "q", "small", "span", "strong", "sub"})
"""What stands inside a line of a page; everything else begins one."""
_READERS: Mapping[str, Callable[[bytes], Lines]] = {"pdf": _of_pdf, "docx": _of_word, "html": _of_page}


def _paragraphs(print_: Print, book: Book) -> Iterator[str]:
    """What is wrong with the paragraphs of the data in a print, section by section."""
    names = names_of(print_.value)
    printed, plain = _as_composed(book), unspelled("".join(print_.body), names)
    lines, texts = [unspelled(line, names) for line in print_.body], _texts(print_.value)
    for run in _runs(print_):
        yield from (f"{print_.file.path}: words before or behind {one}" for one in _ragged(texts, run, names, lines))
        composed = [printed[id] for id in run if id in printed]  # noqa: A001
        if len(composed) == len(run) and re.search(NUMBER.join(composed), print_.stream):
            continue
        found = {id: _pattern(texts[id], names) for id in run}  # noqa: A001
        if re.search(NUMBER.join(found.values()), plain):
            continue
        missing = [id for id, one in found.items() if not re.search(one, plain)]  # noqa: A001
        yield from (f"{print_.file.path}: other words in {id}" for id in missing)  # noqa: A001
        if not missing:
            yield f"{print_.file.path}: something else stands between the paragraphs {run[0]} to {run[-1]}"


def _ragged(texts: Mapping[str, Text], run: Sequence[str], names: Sequence[str], lines: Sequence[str]) -> Iterator[str]:
    """The first of the paragraphs if none of the lines begins with it, and the last if none ends in it."""
    first, last = (next(iter(told), "") for told in (_words(texts[run[0]]), reversed(_words(texts[run[-1]]))))
    head, tail = unspelled(first.split("\n")[0], names)[:EDGE], unspelled(last.split("\n")[-1], names)[-EDGE:]
    if not any(line.startswith(head) for line in lines):
        yield run[0]
    if not any(re.search(re.escape(tail) + NUMBER + "$", line) for line in lines):
        yield run[-1]


def _words(text: Text) -> list[str]:
    return [part for part in text if isinstance(part, str) and part.strip()]


def _texts(value: Assessment) -> dict[str, Text]:
    return {one.finding.id: one.finding.text for one in placed(value)}


def _runs(print_: Print) -> Iterator[list[str]]:
    """Ids of paragraphs that are printed one right after the other."""
    run, section = list[str](), None
    for finding, _, module in placed(print_.value):
        here = module or getattr(finding, "section", None)
        can_tell = print_.can_tell(words(finding.text))
        if run and (here != section or not can_tell):
            yield run
            run = []
        section = here
        if can_tell:
            run.append(finding.id)
        if finding.language and run:  # a line behind it says that nobody has translated it
            yield run
            run = []
    if run:
        yield run


def _pattern(text: Text, names: Sequence[str]) -> str:
    """How a paragraph is found in which acronyms may be spelled out."""
    return "".join(re.escape(unspelled(part, names)) if isinstance(part, str) else NUMBER for part in text)


def _as_composed(book: Book) -> dict[str, str]:
    """How each paragraph is found as this migov prints it."""
    found: dict[str, str] = {}
    for chapter in book.chapters:
        id = ""  # noqa: A001
        for block in chapter.blocks:
            if not isinstance(block, Paragraph) or block.role not in ("finding", "item"):
                id = ""  # noqa: A001
                continue
            if block.role == "finding":
                id, found[block.id] = block.id, ""  # noqa: A001
            if id:
                found[id] += "".join(map(_printed_part, block.content))
    return found


def _printed_part(part: str | Phrase | NoteCall) -> str:
    if isinstance(part, NoteCall):
        return NUMBER
    return re.escape(letters(part.words if isinstance(part, Phrase) else part))


def _signed_lines(print_: Print, signed: SignedText) -> Iterator[str]:
    headings: dict[str, str] = {}
    for part in signed.parts:
        lines = part.words.split("\n") if part.kind in SIGNED_LINES and part.id != ACRONYMS else []
        for line in (*lines, *part.notes):
            if print_.can_tell(line) and _bare(line) not in print_.everything:
                yield f"{print_.file.path}: {part.id} has not “{line[:80]}”"
        if part.kind is PartKind.PASSAGE and part.section and part.side:
            headings.setdefault(f"{part.section}. {part.title}", part.id)
    yield from _unheaded(print_, headings)


def _unheaded(print_: Print, headings: Mapping[str, str]) -> Iterator[str]:
    """Headings that do not stand above the paragraph, named by its id, that opens their section."""
    names = names_of(print_.value)
    plain, texts = (
        unspelled("".join(print_.body), names),
        {one.finding.id: one.finding.text for one in placed(print_.value)},
    )
    for heading, first in headings.items():
        text = "".join(part for part in texts.get(first, ()) if isinstance(part, str))
        wanted = re.escape(unspelled(heading, names)) + _pattern(texts.get(first, ()), names)
        if text and print_.can_tell(text) and not re.search(wanted, plain):
            yield f"{print_.file.path}: “{heading[:80]}” does not stand above {first}"


def _headings(book: Book) -> dict[str, str]:
    """The headings of sections, each with the id of the first paragraph below it."""
    found: dict[str, str] = {}
    for chapter in book.chapters:
        for above, block in pairwise(chapter.blocks):
            if isinstance(above, Heading) and isinstance(block, Paragraph) and block.role == "finding":
                found[heading_text(above)] = block.id
    return found


def _otherwise(release: Opened, prints: Sequence[Print], books: Mapping[Language, Book]) -> Claim:
    """What is printed that this migov does not print of the same data."""
    says = "all else that is printed is what every profile has"
    wrong: list[str] = []
    for one in prints:
        book = books[one.value.publication.language]
        again = Print(one.file, one.value, *_read(one.file, _again(one.file, book))).everything
        wrong += [f"{one.file.path}: “{line.strip()[:80]}”" for line in _further(one, again)]
        wrong += _unheaded(one, _headings(book))
    claim = Claim.told(says, wrong)
    if claim.holds or release.manifest.made_with == maker():
        return claim
    return Claim(says=says, holds=None, because=f"another migov made it; this one prints otherwise: {claim.because}")


def _again(file: ReleaseFile, book: Book) -> bytes:
    """The file as this migov prints it."""
    match Form(file.path.rpartition(".")[2]):
        case Form.PDF:
            return pdf.render(book)
        case Form.DOCX:
            return docx.render(book)
        case Form.HTML:
            return html.render(book)


def _further(print_: Print, known: str) -> Iterator[str]:
    """The lines of a print that do not stand in what is known; the number of a page is no line."""
    for line in dict.fromkeys((*print_.body, *print_.beside)):
        told = _bare(line)
        if told and not told.isdecimal() and told not in known and print_.can_tell(line):
            yield line


def _printed_anew(release: Opened, file: ReleaseFile, book: Book) -> Claim:
    says = f"{file.path} says what the data says"
    if _again(file, book) == release.bytes_of(file.path):
        return Claim(says=says, holds=True, because="printed anew it is the same, byte for byte")
    because = "letters written from the right cannot be told from a PDF, and printed anew here its bytes are others"
    return Claim(says=says, holds=None, because=f"{because}; its Word document and its page were compared")


def _covers(release: Opened) -> Claim:
    """The pictures of the covers show the first page of the PDF beside them."""
    wrong: list[str] = []
    for file in release.sound(FileRole.PROFILE):
        picture = next((one for one in release.sound(FileRole.IMAGE) if _is_cover(one, file)), None)
        if picture is None or not file.path.endswith(".pdf"):
            continue
        try:
            alike = pictures.alike(release.bytes_of(picture.path), release.bytes_of(file.path), page=1)
        except (pdfium.PdfiumError, IndexError):
            alike = False
        if not alike:
            wrong.append(f"{picture.path} is not the first page of {file.path}")
    return Claim.told("the pictures of the covers show the covers", wrong)


def _is_cover(picture: ReleaseFile, profile: ReleaseFile) -> bool:
    return picture.path == f"images/cover-{profile.language}.png"

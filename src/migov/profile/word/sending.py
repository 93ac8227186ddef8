"""A frozen draft, or the parts of it that concern somebody, as a Word file to be commented on and sent back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from migov.model.anchors import Anchor, find
from migov.model.drafts import Draft, Part, PartKind
from migov.model.languages import Language
from migov.model.values import Value
from migov.profile.docx.elements import NAMESPACES, Element, element, root, valued
from migov.profile.docx.notes import REFERENCE, separators
from migov.profile.docx.runs import Face, field, run, words
from migov.profile.docx.tables import WIDTH
from migov.profile.word import wording
from migov.profile.word.identity import Identity, carrier, paragraph_id, scope
from migov.profile.word.packing import packed
from migov.profile.word.reading.stories import COLON

IGNORABLE = f"{{{NAMESPACES['mc']}}}Ignorable"
STYLES = {PartKind.PASSAGE: "Finding", PartKind.SOURCES: "SourceEntry", PartKind.FRONT: "Imprint"}
"""By the kind of a part; any other is normal text."""
BEYOND_NOTES = 100_000
"""Added to the number of a comment for its id: LibreOffice loses a footnote that has the id of a comment."""
CELL = "\t"
"""What stands between the cells of a row, in the words of a part."""


class SentComment(Value, kw_only=True):
    """A comment of the ledger that travels with the file, so that it can be answered there."""

    number: int
    """In the ledger."""
    part: str
    anchor: Anchor | None = None
    author: str
    """As it is shown: the institution."""
    at: str
    """ISO 8601 moment."""
    says: str
    replies_to: int | None = None
    """Number of the comment to which it replies."""


def send(
    draft: Draft,
    *,
    assessment: str,
    title: str,
    language: Language,
    institution: str | None = None,
    institution_name: str = "",
    due: str = "",
    parts: Iterable[str] | None = None,
    comments: Sequence[SentComment] = (),
) -> bytes:
    """The file, in which Word records every change; the same draft gives the same bytes.

    Args:
        draft: the frozen draft.
        assessment: its id.
        title: what stands above the draft: the name of the profile.
        language: of the draft.
        institution: id of the one it goes to; the file carries it.
        institution_name: as it is printed.
        due: the day by which it is wanted back, as it is printed.
        parts: ids of the parts to be sent; null for all of them.
        comments: those that travel along.
    """
    chosen = None if parts is None else frozenset(parts)
    sent = tuple(part for part in draft.parts if chosen is None or part.id in chosen)
    identity = Identity(
        assessment=assessment,
        draft=draft.number,
        hash=draft.hash,
        institution=institution,
        parts=scope(tuple(part.id for part in sent), everything=len(sent) == len(draft.parts)),
    )
    sheet = _Sheet(language, comments)
    body = element("w:body")
    body.extend(_title(sheet, identity, title=title, institution=institution_name, due=due))
    body.extend(_text(sheet, sent))
    body.append(_page(sheet))
    made = {
        "document": _declared(root("w:document", body)),
        "footnotes": _declared(root("w:footnotes", *separators(), *sheet.notes)),
        "header": root("w:hdr", sheet.paragraph("Header", f"{title} · {_for_comment(draft.number, language)}")),
        "footer": root(
            "w:ftr",
            element(
                "w:p",
                None,
                sheet.properties("Footer"),
                *field("PAGE", sheet.face, "1"),
            ),
        ),
    }
    if sheet.placed:
        made |= sheet.comment_parts()
    return packed(made, identity, title=title, language=language)


def heading(part: Part) -> str:
    """What stands above the parts of a section."""
    return f"{part.section} {part.title}" if part.section else part.title


def lines(part: Part) -> list[str]:
    """The words of a part as the paragraphs and rows that they are printed in: a passage is one paragraph."""
    return [part.words] if part.kind is PartKind.PASSAGE else part.words.split("\n")


class _Sheet:
    """One file in the making: all that must be unique in it is counted here."""

    def __init__(self, language: Language, comments: Sequence[SentComment]) -> None:
        self.language = language
        self.face = Face(language=language.value)
        self.notes: list[Element] = []
        self.placed: list[SentComment] = []
        self._comments = comments
        self._ids = count(1)

    def properties(self, style: str, *more: Element) -> Element:
        made = element("w:pPr", None, valued("w:pStyle", style), *more)
        if self.language.right_to_left:
            made.append(element("w:bidi"))
        return made

    def paragraph(self, style: str, text: str) -> Element:
        return element("w:p", None, self.properties(style), *words(text, self.face))

    def marked(self, name: str, content: Iterable[Element]) -> Iterator[Element]:
        """The content in a bookmark."""
        number = str(next(self._ids))
        yield element("w:bookmarkStart", {"w:id": number, "w:name": name})
        yield from content
        yield element("w:bookmarkEnd", {"w:id": number})

    def line(self, part: Part, at: int, style: str, content: Iterable[Element]) -> Element:
        """The paragraph that holds a line of a part, or the beginning of it, and carries the id."""
        marked = self.marked(carrier(part.id, at), content)
        return element("w:p", {"w14:paraId": paragraph_id(part.id, at)}, self.properties(style), *marked)

    def words(self, part: Part, start: int, end: int) -> Iterator[Element]:
        """The words of a part from one place to another, with the comments on them."""
        cuts: dict[int, list[Element]] = {}
        for comment, first, last in self._on(part):
            id_ = {"w:id": str(BEYOND_NOTES + comment.number)}
            if start <= first <= end:
                cuts.setdefault(first, []).append(element("w:commentRangeStart", id_))
                self.placed.append(comment)
                last = min(last, end)
                mark = run(self.face, element("w:commentReference", id_))
                cuts.setdefault(last, []).extend((element("w:commentRangeEnd", id_), mark))
        places = sorted({start, end, *cuts})
        for at, place in enumerate(places):
            yield from cuts.get(place, ())
            if at + 1 < len(places):
                yield from words(part.words[place : places[at + 1]], self.face)

    def noted(self, part: Part) -> Iterator[Element]:
        """The call of a part's footnotes, which stand in one: a draft does not say after which word each is called."""
        if not part.notes:
            return
        id_ = str(len(self.notes) + 1)
        face = Face(language=self.language.value, style=REFERENCE)
        paragraphs = [
            element("w:p", None, self.properties("FootnoteText"), *words(note, self.face)) for note in part.notes
        ]
        mark = (run(face, element("w:footnoteRef")), *words(" ", self.face))
        for at, piece in enumerate(mark, start=1):
            paragraphs[0].insert(at, piece)
        self.notes.append(element("w:footnote", {"w:id": id_}, *paragraphs))
        yield run(face, element("w:footnoteReference", {"w:id": id_}))

    def comment_parts(self) -> dict[str, Element]:
        """The comments, and which of them replies to which."""
        placed = {comment.number for comment in self.placed}
        texts, threads = [], []
        for comment in self.placed:
            id_ = f"{0x4D000000 + comment.number:08X}"
            paragraph = element("w:p", {"w14:paraId": id_}, *words(comment.says, self.face))
            facts = {
                "w:id": str(BEYOND_NOTES + comment.number),
                "w:author": comment.author,
                "w:date": comment.at,
                "w:initials": "",
            }
            texts.append(element("w:comment", facts, paragraph))
            thread = {"w15:paraId": id_, "w15:done": "0"}
            if comment.replies_to in placed:
                thread["w15:paraIdParent"] = f"{0x4D000000 + (comment.replies_to or 0):08X}"
            threads.append(element("w15:commentEx", thread))
        extended = _declared(root("w15:commentsEx", *threads))
        return {"comments": _declared(root("w:comments", *texts)), "commentsExtended": extended}

    def _on(self, part: Part) -> Iterator[tuple[SentComment, int, int]]:
        places = {comment.number: _place(comment, part) for comment in self._comments if comment.part == part.id}
        for comment in self._comments:
            if comment.part == part.id:
                start, end = places.get(comment.replies_to or comment.number) or places[comment.number]
                yield comment, start, end


def _declared(made: Element) -> Element:
    made.set(IGNORABLE, "w14 w15")
    return made


def _place(comment: SentComment, part: Part) -> tuple[int, int]:
    """From where to where a comment reaches; the whole part where its words are not found."""
    anchor = comment.anchor
    found = None if anchor is None else find(anchor, part.words)
    return found or (0, len(part.words))


def _for_comment(number: int, language: Language) -> str:
    return wording.FOR_COMMENT.text(language).format(number=number)


def _title(sheet: _Sheet, identity: Identity, *, title: str, institution: str, due: str) -> Iterator[Element]:
    """What the file is and what to do with it."""
    language = sheet.language
    name = sheet.properties("Title")
    yield element("w:p", None, name, *sheet.marked(identity.bookmark(), words(title, sheet.face)))
    yield sheet.paragraph("Subtitle", _for_comment(identity.draft or 0, language))
    if institution:
        yield sheet.paragraph("Lead", wording.SENT_TO.text(language).format(institution=institution))
    back = wording.HOW_TO_RETURN if due else wording.HOW_TO_RETURN_ANY_DAY
    yield sheet.paragraph("Normal", wording.WHAT_TO_DO.text(language))
    yield sheet.paragraph("Normal", back.text(language).format(due=due))
    if identity.parts != "all":
        yield sheet.paragraph("Normal", wording.A_PART.text(language))
    facts = {"assessment": identity.assessment, "number": identity.draft, "hash": identity.hash}
    yield sheet.paragraph("Imprint", wording.IDENTITY.text(language).format(**facts))


def _text(sheet: _Sheet, parts: Sequence[Part]) -> Iterator[Element]:
    shown = ""
    for part in parts:
        if heading(part) != shown:
            shown = heading(part)
            yield sheet.paragraph("Heading2", shown)
        if part.kind is PartKind.CONVENTIONS:
            yield _table(sheet, part)
            yield element("w:p", None, sheet.properties("AfterTable"))
            continue
        style, starts = STYLES.get(part.kind, "Normal"), 0
        written = lines(part)
        for at, line in enumerate(written):
            content = [*sheet.words(part, starts, starts + len(line))]
            if at == len(written) - 1:
                content += sheet.noted(part)
            yield sheet.line(part, at, style, content)
            starts += len(line) + 1


def _table(sheet: _Sheet, part: Part) -> Element:
    """A part as a table, a row a line."""
    rows, starts = [], 0
    written = lines(part)
    widest = max(len(_cells(line)) for line in written)
    width = WIDTH // widest
    for number, line in enumerate(written):
        cells = []
        texts = _cells(line)
        for column, (at, text) in enumerate(texts):
            content = [*sheet.words(part, starts + at, starts + at + len(text))]
            if number == len(written) - 1 and column == len(texts) - 1:
                content += sheet.noted(part)
            if column == 0:
                paragraph = sheet.line(part, number, "TableText", content)
            else:
                paragraph = element("w:p", None, sheet.properties("TableText"), *content)
            last = column == len(texts) - 1
            cells.append(_cell(width * (widest - column if last else 1), paragraph, widest - column if last else 1))
        rows.append(element("w:tr", None, *cells))
        starts += len(line) + 1
    settings = element("w:tblPr", None, valued("w:tblStyle", "ProfileTable"))
    if sheet.language.right_to_left:
        settings.append(element("w:bidiVisual"))
    settings.append(element("w:tblW", {"w:w": str(width * widest), "w:type": "dxa"}))
    settings.append(element("w:tblLayout", {"w:type": "fixed"}))
    look = {"w:val": "0600", "w:firstRow": "0", "w:lastRow": "0", "w:firstColumn": "0", "w:lastColumn": "0"}
    settings.append(element("w:tblLook", {**look, "w:noHBand": "1", "w:noVBand": "1"}))
    grid = element("w:tblGrid", None, *(element("w:gridCol", {"w:w": str(width)}) for _ in range(widest)))
    return element("w:tbl", None, settings, grid, *rows)


def _cells(line: str) -> list[tuple[int, str]]:
    """The cells of a row, and where each begins: tabs part them, else the last colon, which stays in the first one."""
    if CELL not in line:
        name, colon, fact = line.rpartition(COLON)
        return [(0, name + colon), (len(name + colon), fact)] if name else [(0, line)]
    found, at = [], 0
    for text in line.split(CELL):
        found.append((at, text))
        at += len(text) + 1
    return found


def _cell(width: int, paragraph: Element, span: int) -> Element:
    properties = element("w:tcPr", None, element("w:tcW", {"w:w": str(width), "w:type": "dxa"}))
    if span > 1:
        properties.append(valued("w:gridSpan", span))
    return element("w:tc", None, properties, paragraph)


def _page(sheet: _Sheet) -> Element:
    made = element("w:sectPr", None, element("w:headerReference", {"w:type": "default", "r:id": "rHeader"}))
    made.append(element("w:footerReference", {"w:type": "default", "r:id": "rFooter"}))
    made.append(element("w:pgSz", {"w:w": "11906", "w:h": "16838"}))
    sides = {"top": "1474", "right": "1253", "bottom": "1361", "left": "1253"}
    sides |= {"header": "680", "footer": "624", "gutter": "0"}
    made.append(element("w:pgMar", {f"w:{name}": value for name, value in sides.items()}))
    if sheet.language.right_to_left:
        made.append(element("w:bidi"))
    return made

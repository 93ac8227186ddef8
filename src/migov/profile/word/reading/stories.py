"""A part of the file as a row of tokens: words, ends of paragraphs, and what is fixed between them.

A *story* is the text itself, a footnote, a header, a text box. Each token knows who inserted and who deleted it, so
everything else (paragraphs before the changes, the words afterwards, the changes themselves) is read off the row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from migov.profile.word.reading.recorded import (
    DELETED,
    INSERTED,
    RECORDS,
    W14,
    WORDING,
    Element,
    Mark,
    Records,
    W,
    local,
)
from migov.profile.word.reading.values import ChangeKind

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
PARAGRAPH = "\u2029"
"""The end of a paragraph, where it is not the line break inside one."""
COLON = ": "
"""What ends a cell whose words go on in the next one."""
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


@dataclass(slots=True, eq=False)
class Token:
    """Words, or the end of a paragraph; without either something fixed at its place."""

    text: str
    ins: Mark | None = None
    gone: Mark | None = None
    move: str = ""
    """Name of the move it belongs to."""
    ends: bool = False
    """Whether a block ends here."""
    sort: str = ""
    """Of something fixed: ``open`` and ``close`` (a bookmark), ``begin`` and ``finish`` and ``at`` (a comment),
    ``note`` (another story called here), ``mark`` (an insertion or deletion begins to count), ``record`` (a change that
    is not about words)."""
    name: str = ""
    record: tuple[ChangeKind, Mark] | None = None
    is_end: bool = False
    """Whether it is the end of a paragraph or a cell."""


@dataclass(frozen=True, slots=True)
class Under:
    """What an element stands in."""

    ins: Mark | None = None
    gone: Mark | None = None
    tables: int = 0


@dataclass(slots=True)
class Story:
    """The tokens of one story."""

    name: str
    tokens: list[Token]


class Teller:
    """Turns the elements of a part into stories; text boxes become stories of their own."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self.stories: list[Story] = []
        self.bookmarks: list[str] = []
        self._boxes = 0
        self._tokens: list[Token] = []
        self._names: dict[str, str] = {}
        self._moving: dict[str, str] = {}
        self._waiting: list[tuple[str, Element, Under]] = []

    def tell(self, name: str, root: Element) -> None:
        """Reads a story, and those in its text boxes."""
        self._one(name, root, Under())
        while self._waiting:
            self._one(*self._waiting.pop(0))

    def _one(self, name: str, root: Element, under: Under) -> None:
        self._tokens, self._names, self._moving = [], {}, {}
        self._children(root, under)
        self.stories.append(Story(name, self._tokens))

    def _children(self, element: Element, under: Under) -> None:
        for child in element.iterchildren("*"):
            act = _ACTS.get(child.tag)
            if act is None:
                self._children(child, under)
            else:
                act(self, child, under)

    # ---- words -------------------------------------------------------------------------------------------------------

    def _say(self, text: str, under: Under, *, is_end: bool = False) -> None:
        if text:
            side = "to" if under.ins is not None and under.ins.kind == "moveTo" else "from"
            move = self._moving.get(side, "") if _moves(under) else ""
            token = Token(text, under.ins, under.gone, move=move, is_end=is_end)
            token.ends = is_end and under.tables == 0
            self._tokens.append(token)

    def _fixed(self, sort: str, name: str, under: Under) -> None:
        self._tokens.append(Token("", under.ins, under.gone, sort=sort, name=name))

    def _record(self, kind: ChangeKind, mark: Mark) -> None:
        self._tokens.append(Token("", sort="record", record=(kind, mark)))

    def _words(self, element: Element, under: Under) -> None:
        self._say((element.text or "").replace(PARAGRAPH, "\n"), under)

    def _tab(self, _: Element, under: Under) -> None:
        self._say("\t", under)

    def _break(self, element: Element, under: Under) -> None:
        if element.get(f"{W}type") not in ("page", "column"):
            self._say("\n", under)

    def _hyphen(self, _: Element, under: Under) -> None:
        self._say("\u2011", under)

    def _soft_hyphen(self, _: Element, under: Under) -> None:
        self._say("\u00ad", under)

    def _symbol(self, element: Element, under: Under) -> None:
        try:
            code = int(element.get(f"{W}char", ""), 16)
        except ValueError:
            return
        if 32 <= code < 0xD800:
            self._say(chr(code), under)

    # ---- paragraphs and runs -----------------------------------------------------------------------------------------

    def _paragraph(self, element: Element, under: Under) -> None:
        mark = under
        settings = element.find(f"{W}pPr")
        if settings is not None:
            face = settings.find(f"{W}rPr")
            if face is not None:
                mark = self._marks(face, under)
        name = element.get(f"{W14}paraId")
        if name:
            self._fixed("open", f"#{name.upper()}", under)
        self._children(element, under)
        if name:
            self._fixed("close", f"#{name.upper()}", under)
        self._say(PARAGRAPH, mark, is_end=True)

    def _run(self, element: Element, under: Under) -> None:
        settings = element.find(f"{W}rPr")
        if settings is not None:
            under = self._marks(settings, under)
        self._children(element, under)

    def _marks(self, settings: Element, under: Under) -> Under:
        """What is recorded of the run, paragraph or row that has these settings."""
        for child in settings.iterchildren(*WORDING):
            under = self._within(child, under)
        return under

    def _within(self, element: Element, under: Under) -> Under:
        mark = self.records.claim(element)
        if mark is None:
            return under
        within = replace(under, ins=mark) if element.tag in INSERTED else replace(under, gone=mark)
        self._tokens.append(Token("", sort="mark", record=(ChangeKind.EMPTY, mark)))
        return within

    def _changed(self, element: Element, under: Under) -> None:
        self._children(element, self._within(element, under))

    def _properties(self, element: Element, _: Under) -> None:
        for mark in self.records.inside(element):
            table = mark.kind in ("cellIns", "cellDel", "cellMerge") or mark.kind.startswith(("t", "cell"))
            self._record(ChangeKind.TABLE if table else ChangeKind.FORMATTING, mark)

    # ---- tables ------------------------------------------------------------------------------------------------------

    def _table(self, element: Element, under: Under) -> None:
        first = len(self._tokens)
        self._children(element, replace(under, tables=under.tables + 1))
        if under.tables == 0:
            self._settle(first)

    def _row(self, element: Element, under: Under) -> None:
        settings = element.find(f"{W}trPr")
        inside = under if settings is None else self._marks(settings, under)
        self._children(element, inside)
        end = self._last_end()
        if end is not None:
            end.text, end.ends, end.name = PARAGRAPH, under.tables == 1, "row"

    def _cell(self, element: Element, under: Under) -> None:
        settings = element.find(f"{W}tcPr")
        if settings is not None:
            for child in settings.iterchildren(f"{W}cellIns", f"{W}cellDel"):
                mark = self.records.claim(child)
                if mark is not None:
                    inserted = mark.kind == "cellIns"
                    under = replace(under, ins=mark) if inserted else replace(under, gone=mark)
                    self._tokens.append(Token("", sort="mark", record=(ChangeKind.EMPTY, mark)))
        self._children(element, under)
        end = self._last_end()
        if end is not None:
            said = next((one.text for one in reversed(self._tokens) if one.text and one is not end), "")
            end.text = "" if said.endswith(COLON) else "\t"

    def _last_end(self) -> Token | None:
        return next((token for token in reversed(self._tokens) if token.is_end), None)

    def _settle(self, first: int) -> None:
        """Rows inserted at the end of a table belong to the row before them, not to the paragraph behind the table."""
        ends = [at for at in range(first, len(self._tokens)) if self._tokens[at].ends]
        kept = [at for at in ends if self._tokens[at].ins is None]
        if not kept or not ends or ends[-1] == kept[-1]:
            return
        last, tail = kept[-1], self._tokens[kept[-1] + 1 : ends[-1] + 1]
        end = self._tokens[last]
        opening = Token(PARAGRAPH, tail[-1].ins, tail[-1].gone)
        self._tokens[last : ends[-1] + 1] = [opening, *tail[:-1], end]

    # ---- what is fixed -----------------------------------------------------------------------------------------------

    def _bookmark(self, element: Element, under: Under) -> None:
        name = element.get(f"{W}name", "")
        self.bookmarks.append(name)
        self._names[element.get(f"{W}id", "")] = name
        self._fixed("open", name, under)

    def _bookmark_end(self, element: Element, under: Under) -> None:
        name = self._names.get(element.get(f"{W}id", ""))
        if name is not None:
            self._fixed("close", name, under)

    def _comment(self, element: Element, under: Under) -> None:
        sort = {"commentRangeStart": "begin", "commentRangeEnd": "finish"}.get(local(element), "at")
        self._fixed(sort, element.get(f"{W}id", ""), under)

    def _note(self, element: Element, under: Under) -> None:
        self._fixed("note", f"{local(element).removesuffix('Reference')} {element.get(f'{W}id', '')}", under)

    def _move_starts(self, element: Element, _: Under) -> None:
        side = "from" if "From" in local(element) else "to"
        self._moving[side] = element.get(f"{W}name", "")

    def _move_ends(self, element: Element, _: Under) -> None:
        self._moving.pop("from" if "From" in local(element) else "to", None)

    def _ranged(self, element: Element, _: Under) -> None:
        mark = self.records.claim(element)
        if mark is not None:
            self._record(ChangeKind.OTHER, mark)

    def _box(self, element: Element, under: Under) -> None:
        self._boxes += 1
        name = f"text box {self._boxes}"
        self._fixed("note", name, under)
        self._waiting.append((name, element, replace(under, tables=0)))

    def _alternatives(self, element: Element, under: Under) -> None:
        """Of the forms that an element has for newer and older programs, the first one is read."""
        branches = list(element.iterchildren(f"{MC}Choice", f"{MC}Fallback"))
        for at, branch in enumerate(branches):
            if at == 0:
                self._children(branch, under)
                continue
            for mark in self.records.inside(branch):
                self._record(ChangeKind.REPEATED, mark)

    def _nothing(self, element: Element, under: Under) -> None:
        self._properties(element, under)


_Act = Callable[[Teller, Element, Under], None]


def _acts() -> Iterator[tuple[str, _Act]]:
    for name in ("t", "delText"):
        yield f"{W}{name}", Teller._words
    yield f"{MATH}t", Teller._words
    plain: dict[str, _Act] = {
        "p": Teller._paragraph, "r": Teller._run, "tbl": Teller._table, "tr": Teller._row, "tc": Teller._cell,
        "tab": Teller._tab, "ptab": Teller._tab, "br": Teller._break, "cr": Teller._break,
        "noBreakHyphen": Teller._hyphen, "softHyphen": Teller._soft_hyphen, "sym": Teller._symbol,
        "bookmarkStart": Teller._bookmark, "bookmarkEnd": Teller._bookmark_end,
        "commentRangeStart": Teller._comment, "commentRangeEnd": Teller._comment, "commentReference": Teller._comment,
        "footnoteReference": Teller._note, "endnoteReference": Teller._note,
        "moveFromRangeStart": Teller._move_starts, "moveToRangeStart": Teller._move_starts,
        "moveFromRangeEnd": Teller._move_ends, "moveToRangeEnd": Teller._move_ends,
        "txbxContent": Teller._box, "instrText": Teller._nothing, "delInstrText": Teller._nothing,
    }  # fmt: skip
    for name, act in plain.items():
        yield f"{W}{name}", act
    for name in ("pPr", "rPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr"):
        yield f"{W}{name}", Teller._properties
    for tag in INSERTED | DELETED:
        yield tag, Teller._changed
    for tag in RECORDS:
        if local_name(tag).endswith("RangeStart"):
            yield tag, Teller._ranged
    yield f"{MC}AlternateContent", Teller._alternatives


def local_name(tag: str) -> str:
    """A tag without its namespace."""
    return tag.rpartition("}")[2]


def _moves(under: Under) -> bool:
    return any(mark is not None and mark.is_move for mark in (under.ins, under.gone))


_ACTS = dict(_acts())

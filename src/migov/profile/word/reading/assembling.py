"""Tokens → blocks and changes: what the paragraphs were, and what was done to them by whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from migov.profile.word.identity import PREFIX
from migov.profile.word.reading.recorded import Mark, Records
from migov.profile.word.reading.stories import PARAGRAPH, Story, Token
from migov.profile.word.reading.values import Block, Carried, Change, ChangeKind, Piece


@dataclass(slots=True, eq=False)
class Made:
    """A change in the making."""

    kind: ChangeKind
    author: str | None
    at: str | None
    block: int | None
    place: str
    was: str = ""
    now: str = ""
    detail: str = ""
    marks: list[Mark] = field(default_factory=list)
    number: int = 0


@dataclass(slots=True, eq=False)
class _Group:
    """Neighbouring words that one author inserted or deleted."""

    author: str | None
    sort: str
    move: str
    start: int
    end: int
    was: str = ""
    now: str = ""
    struck: str = ""
    joins: bool = False
    marks: dict[Mark, None] = field(default_factory=dict)
    made: Made | None = None


@dataclass(slots=True)
class Spoken:
    """Where a comment stands, as far as the file says."""

    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    """``begin``, ``finish``, ``at``: number of the block and position in its original words."""
    was: list[str] = field(default_factory=list)
    now: list[str] = field(default_factory=list)

    @property
    def about(self) -> str:
        return "".join(self.was).strip() or "".join(self.now).strip()


@dataclass(slots=True)
class _Sheet:
    """What is known of one block while its tokens are read."""

    number: int
    place: str
    at: int = 0
    original: list[str] = field(default_factory=list)
    groups: list[_Group] = field(default_factory=list)
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    is_row: bool = False


class Assembly:
    """The blocks and changes of all stories, in the order in which the stories are read."""

    def __init__(self) -> None:
        self.spoken: dict[str, Spoken] = {}
        self._sheets: list[tuple[str, _Sheet]] = []
        self._made: list[Made] = []
        self._owned: set[Mark] = set()
        self._seen: list[tuple[Mark, int]] = []
        self._calls: dict[str, int] = {}
        self._uncalled: dict[Mark, str] = {}
        self._open: dict[str, None] = {}
        self._speaking: dict[str, Spoken] = {}

    def add(self, story: Story) -> None:
        """Reads a story block by block."""
        self._open, self._speaking = {}, {}
        tokens: list[Token] = []
        count = 0
        for token in story.tokens:
            tokens.append(token)
            if token.ends and token.ins is None:
                count += 1
                self._block(story.name, count, tokens)
                tokens = []
        if tokens:
            self._block(story.name, count + 1, tokens)

    def finished(self, records: Records) -> tuple[tuple[Block, ...], tuple[Change, ...]]:
        """All blocks and changes; what nobody claimed is a change of another sort."""
        self._pair_moves()
        for mark, block in self._seen:
            if mark not in self._owned:
                self._wordless(mark, block)
        for mark in records.rest():
            self._other(ChangeKind.OTHER, mark, None)
        for number, made in enumerate(self._made, start=1):
            made.number = number
        blocks = tuple(self._bound(story, sheet) for story, sheet in self._sheets)
        return blocks, tuple(_change(made) for made in self._made)

    # ---- one block ---------------------------------------------------------------------------------------------------

    def _block(self, story: str, count: int, tokens: list[Token]) -> None:
        place = f"paragraph {count}" if story == "text" else story
        sheet = _Sheet(len(self._sheets), place)
        self._sheets.append((story, sheet))
        last = tokens[-1]
        group: _Group | None = None
        for token in tokens:
            if token.sort:
                self._fixed(token, sheet)
                continue
            is_end = token is last and token.ends and token.ins is None
            sheet.is_row = sheet.is_row or (token.ends and token.name == "row")
            if token.ins is None and token.gone is None:
                group = None
                if not is_end:
                    self._keep(token, sheet)
                continue
            group = self._changed(token, sheet, group, is_end=is_end)
        for one in sheet.groups:
            self._make(one, sheet)

    def _keep(self, token: Token, sheet: _Sheet) -> None:
        text = token.text.replace(PARAGRAPH, "\n")
        sheet.original.append(text)
        start, sheet.at = sheet.at, sheet.at + len(token.text)
        for name in self._open:
            first, _ = sheet.spans.get(name, (start, start))
            sheet.spans[name] = (first, sheet.at)
        for spoken in self._speaking.values():
            spoken.was.append(text)

    def _changed(self, token: Token, sheet: _Sheet, group: _Group | None, *, is_end: bool) -> _Group:
        mark = token.ins or token.gone
        if mark is None:
            raise ValueError("these words were not changed")
        sort = {"moveTo": "arrival", "moveFrom": "departure"}.get(mark.kind, "edit")
        key = (mark.author, sort, token.move if sort != "edit" else "")
        if group is None or (group.author, group.sort, group.move) != key:
            group = _Group(*key, start=sheet.at, end=sheet.at)
            sheet.groups.append(group)
        group.marks[mark] = None
        if token.ins is not None and token.gone is not None:
            group.struck += token.text
            self._strike(token.gone, token.text, sheet)
        elif token.ins is not None:
            group.now += token.text
        elif is_end:
            group.joins = True
        else:
            group.was += token.text.replace(PARAGRAPH, "\n")
            self._keep(token, sheet)
            group.end = sheet.at
        if token.ins is not None:
            for spoken in self._speaking.values():
                spoken.now.append(token.text.replace(PARAGRAPH, "\n"))
        return group

    def _strike(self, mark: Mark, text: str, sheet: _Sheet) -> None:
        made = next((one for one in reversed(self._made[-3:]) if mark in one.marks), None)
        if made is None and mark not in self._owned:
            made = Made(ChangeKind.STRUCK, mark.author, mark.at, sheet.number, sheet.place, marks=[mark])
            self._own(made)
        if made is not None and made.kind is ChangeKind.STRUCK:
            made.was += text

    def _fixed(self, token: Token, sheet: _Sheet) -> None:
        match token.sort:
            case "open" if token.name.startswith((PREFIX, "#")):
                self._open[token.name] = None
                if token.ins is None:
                    sheet.spans.setdefault(token.name, (sheet.at, sheet.at))
            case "close":
                self._open.pop(token.name, None)
            case "begin" | "finish" | "at":
                spoken = self.spoken.setdefault(token.name, Spoken())
                spoken.places.setdefault(token.sort, (sheet.number, sheet.at))
                if token.sort == "begin":
                    self._speaking[token.name] = spoken
                else:
                    self._speaking.pop(token.name, None)
            case "note":
                self._calls.setdefault(token.name, sheet.number)
                if token.gone is not None and token.ins is None:
                    self._uncalled[token.gone] = token.name
            case "mark" if token.record is not None:
                self._seen.append((token.record[1], sheet.number))
            case "record" if token.record is not None:
                kind, mark = token.record
                self._other(kind, mark, sheet.number, sheet.place)

    # ---- changes -----------------------------------------------------------------------------------------------------

    def _other(self, kind: ChangeKind, mark: Mark, block: int | None, place: str = "") -> None:
        shown = place or (self._sheets[block][1].place if block is not None else "the file")
        made = Made(kind, mark.author, mark.at, block, shown, detail=mark.detail, marks=[mark])
        self._own(made)

    def _wordless(self, mark: Mark, block: int) -> None:
        """A change of something that has no words; the call of a note that was deleted stands for its words."""
        name = self._uncalled.get(mark)
        words = "\n".join("".join(sheet.original) for story, sheet in self._sheets if story == name).strip()
        if name is None or not words:
            self._other(ChangeKind.EMPTY, mark, block)
            return
        place = self._sheets[block][1].place
        made = Made(ChangeKind.DELETION, mark.author, mark.at, block, place, was=words, detail=name, marks=[mark])
        self._own(made)

    def _make(self, group: _Group, sheet: _Sheet) -> None:
        kind = ChangeKind.REPLACEMENT if group.was and group.now else ChangeKind.INSERTION
        if (group.was or group.joins) and not group.now:
            kind = ChangeKind.DELETION
        first = next(iter(group.marks))
        now = group.now or ("" if group.was or group.joins else group.struck)
        now = now.replace(PARAGRAPH, "\n")
        made = Made(kind, group.author, first.at, sheet.number, sheet.place, was=group.was, now=now)
        made.marks = [mark for mark in group.marks if mark not in self._owned]
        self._own(made)
        group.made = made

    def _own(self, made: Made) -> None:
        self._owned.update(made.marks)
        self._made.append(made)

    def _pair_moves(self) -> None:
        """Makes one change of all that went from one place to the other under one name."""
        sides: dict[str, dict[str, list[_Group]]] = {}
        for _, sheet in self._sheets:
            for group in sheet.groups:
                if group.move:
                    sides.setdefault(group.move, {}).setdefault(group.sort, []).append(group)
        for both in sides.values():
            if len(both) == 2:
                self._join(both["departure"], both["arrival"])

    def _join(self, departures: list[_Group], arrivals: list[_Group]) -> None:
        one = departures[0].made
        if one is None:
            raise ValueError("every group is made before moves are joined")
        one.kind = ChangeKind.MOVE
        one.was = "\n".join(group.was for group in departures)
        one.now = "\n".join(group.now.strip(PARAGRAPH) for group in arrivals)
        for group in (*departures[1:], *arrivals):
            if group.made is not None and group.made is not one:
                one.marks += group.made.marks
                self._made.remove(group.made)
            group.made = one

    # ---- values ------------------------------------------------------------------------------------------------------

    def _bound(self, story: str, sheet: _Sheet) -> Block:
        original = "".join(sheet.original)
        spans = sheet.spans.items()
        carried = [
            Carried(name=name, start=start, end=end) for name, (start, end) in spans if end > start or not original
        ]
        return Block(
            number=sheet.number,
            story=story,
            place=sheet.place,
            original=original,
            pieces=tuple(_pieces(sheet.groups)),
            carried=tuple(carried),
            is_row=sheet.is_row,
            behind=self._calls.get(story),
        )


def _pieces(groups: Iterable[_Group]) -> Iterable[Piece]:
    for group in groups:
        yield Piece(
            change=group.made.number if group.made is not None else 0,
            start=group.start,
            end=group.end,
            now=group.now,
            joins=group.joins,
            struck=bool(group.struck),
            is_arrival=group.sort == "arrival",
        )


def _change(made: Made) -> Change:
    return Change(
        number=made.number,
        kind=made.kind,
        author=made.author,
        at=made.at,
        was=made.was,
        now=made.now,
        place=made.place,
        block=made.block,
        elements=len(made.marks),
        detail=made.detail,
    )

"""A Word file in the hands of somebody who records changes: what they strike, write and remark is written into it.

It is what Word itself would record: deletions and insertions with a name and a day, and comments in the margin.
"""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import StrEnum

from lxml import etree

from migov.errors import NotFound
from migov.model.values import Value

Element = etree._Element

NAME = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NAME}}}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
MARGIN = "word/comments.xml"
COMMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
FIRST_ID = 9000
"""Of what is written here: far from the ids of the file that was sent."""


class Hand(StrEnum):
    """What somebody does in the file."""

    STRIKE = "strike"
    """The words go."""
    WRITE = "write"
    """New words behind them."""
    REPLACE = "replace"
    """New words in their place."""
    REMARK = "remark"
    """A comment on them in the margin."""


class Mark(Value, kw_only=True):
    """One thing that is done in the file."""

    key: str
    """By which the story speaks of it."""
    hand: Hand
    passage: str
    words: str
    """That stand in the file, within one paragraph and only there."""
    text: str = ""
    """What is written or remarked."""


def worked_on(data: bytes, marks: Iterable[Mark], *, author: str, at: datetime) -> bytes:
    """The file as somebody sends it back.

    Raises:
        NotFound: words stand nowhere in it.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    document = etree.fromstring(members["word/document.xml"])
    margin = (
        etree.fromstring(members[MARGIN]) if MARGIN in members else etree.Element(f"{W}comments", nsmap={"w": NAME})
    )
    desk = _Desk(document, margin, author=author, at=at)
    for mark in marks:
        desk.do(mark)
    members["word/document.xml"] = _file(document)
    if len(margin):
        if MARGIN not in members:
            _announce(members)
        members[MARGIN] = _file(margin)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), content)
    return buffer.getvalue()


class _Desk:
    """The document while somebody works on it, and the comments in its margin."""

    def __init__(self, document: Element, margin: Element, *, author: str, at: datetime) -> None:
        self.document, self.margin = document, margin
        self.author, self.at = author, f"{at:%Y-%m-%dT%H:%M:%SZ}"
        self.last = FIRST_ID

    def do(self, mark: Mark) -> None:
        """Do one thing."""
        runs = self._runs(mark.words)
        last = runs[-1]
        match mark.hand:
            case Hand.REMARK:
                self._remark(runs, mark.text)
            case Hand.WRITE:
                last.addnext(self._inserted(last, mark.text))
            case Hand.REPLACE | Hand.STRIKE:
                struck = self._struck(runs)
                if mark.hand is Hand.REPLACE:
                    struck.addnext(self._inserted(last, mark.text))

    def _runs(self, words: str) -> list[Element]:
        """The runs that hold exactly these words: those at the ends are cut to fit."""
        for paragraph in self.document.iter(f"{W}p"):
            told = [(run, _text(run)) for run in paragraph.iterchildren(f"{W}r")]
            start = "".join(text for _, text in told).find(words)
            if start >= 0:
                return list(_cut(told, start, start + len(words)))
        raise NotFound("words", words)

    def _signed(self, tag: str) -> Element:
        self.last += 1
        return etree.Element(f"{W}{tag}", self._who(self.last))

    def _who(self, number: int) -> dict[str, str]:
        return {f"{W}id": str(number), f"{W}author": self.author, f"{W}date": self.at}

    def _struck(self, runs: list[Element]) -> Element:
        struck = self._signed("del")
        runs[0].addprevious(struck)
        for run in runs:
            struck.append(run)
            for text in run.iter(f"{W}t"):
                text.tag = f"{W}delText"
        return struck

    def _inserted(self, beside: Element, words: str) -> Element:
        inserted = self._signed("ins")
        inserted.append(_run(beside, words))
        return inserted

    def _remark(self, runs: list[Element], says: str) -> None:
        self.last += 1
        number = str(self.last)
        runs[0].addprevious(etree.Element(f"{W}commentRangeStart", {f"{W}id": number}))
        end = etree.Element(f"{W}commentRangeEnd", {f"{W}id": number})
        runs[-1].addnext(end)
        caller = etree.Element(f"{W}r")
        etree.SubElement(caller, f"{W}commentReference", {f"{W}id": number})
        end.addnext(caller)
        comment = etree.SubElement(self.margin, f"{W}comment", self._who(self.last))
        etree.SubElement(comment, f"{W}p").append(_run(None, says))


def _text(run: Element) -> str:
    return "".join(one.text or "" for one in run.iterchildren(f"{W}t"))


def _cut(told: list[tuple[Element, str]], start: int, end: int) -> Iterator[Element]:
    """The runs between two characters of a paragraph."""
    at = 0
    for run, text in told:
        first, last = max(start - at, 0), min(end - at, len(text))
        at += len(text)
        if first >= last:
            continue
        if first:
            run.addprevious(_run(run, text[:first]))
        if last < len(text):
            run.addnext(_run(run, text[last:]))
        yield _put(run, text[first:last])


def _run(like: Element | None, words: str) -> Element:
    """A run with these words, in the face of another one."""
    made = etree.Element(f"{W}r")
    face = like.find(f"{W}rPr") if like is not None else None
    if face is not None:
        made.append(copy.deepcopy(face))
    return _put(made, words)


def _put(run: Element, words: str) -> Element:
    for one in list(run.iterchildren(f"{W}t")):
        run.remove(one)
    text = etree.SubElement(run, f"{W}t", {SPACE: "preserve"})
    text.text = words
    return run


def _announce(members: dict[str, bytes]) -> None:
    """Say in the file that it has comments now."""
    relations = etree.fromstring(members["word/_rels/document.xml.rels"])
    told = {"Id": "rHandComments", "Type": COMMENTS, "Target": "comments.xml"}
    etree.SubElement(relations, relations.tag.replace("Relationships", "Relationship"), told)
    members["word/_rels/document.xml.rels"] = _file(relations)
    types = etree.fromstring(members["[Content_Types].xml"])
    override = {"PartName": "/word/comments.xml", "ContentType": COMMENTS_TYPE}
    etree.SubElement(types, etree.QName(types.nsmap[None], "Override").text, override)
    members["[Content_Types].xml"] = _file(types)


def _file(tree: Element) -> bytes:
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)

"""A web page to lines: its words, without what a browser does not show, and nothing is ever fetched.

Each paragraph, heading, list item and table row is a line. Items of a numbered list bear their number, which the law
may be cited by; bullets are ornament and left out. Links are their words. What leads around the site rather than
through the text (``nav``, the site's banner and foot) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from migov.errors import Problem, Unreadable
from migov.evidence.formats.encodings import decoded, is_misread
from migov.evidence.formats.numerals import numeral
from migov.evidence.formats.paragraphs import BREAK, LOWERED, RAISED, apart, lines, row, trimmed, uncontrolled
from migov.model.pages import Document, Line, Page

UNSEEN = frozenset({
    "head", "script", "style", "noscript", "template", "nav", "button", "select", "datalist", "option", "textarea",
    "input", "iframe", "object", "embed", "applet", "svg", "canvas", "audio", "video", "map", "area", "picture", "img",
    "progress", "meter", "rp", "rt", "dialog", "frameset", "noframes",
})  # fmt: skip
"""Elements whose words are no part of the text, or not shown at all."""

BLOCKS = frozenset({
    "html", "body", "main", "article", "section", "header", "footer", "aside", "div", "p", "blockquote", "center",
    "address", "figure", "figcaption", "form", "fieldset", "legend", "details", "summary", "ul", "ol", "menu", "dl",
    "dt", "dd", "li", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "colgroup", "col", "h1", "h2",
    "h3", "h4", "h5", "h6", "hr", "pre", "listing", "xmp", "plaintext", "hgroup", "search", "dir", "noembed",
})  # fmt: skip
"""Elements that begin and end a paragraph."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}
NUMERALS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}

HIDDEN = (
    "[hidden], [style*='display:none'], [style*='display: none'], [style*='visibility:hidden'], "
    "[style*='visibility: hidden'], [role=navigation], [role=search], [role=menu], [role=menubar], [role=dialog], "
    "[role=contentinfo], [role=banner]:not(:has(h1))"
)
SITE = ("body > footer", "body > header")
ENCLOSING = ("div", "section", "article", "blockquote", "center", "ul", "ol", "dl", "table", "span", "font", "h1")
"""Elements that are always closed."""

DEEPEST = 20_000
MOST_ATTRIBUTES = 500
"""Of one element; a page that a person or a program wrote has some dozens."""

ATTRIBUTE = r"""(?>[\s/]*+(?:=|[^\s/>=])[^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+)?+)"""
LADEN = re.compile(rf"<[a-zA-Z][^\s/<>]*+(?=[\s/])(?:{ATTRIBUTE}){{0,{MOST_ATTRIBUTES}}}+(?P<more>{ATTRIBUTE})?")
"""An element with its attributes, and with one more than it may have. Nothing is tried in a second way, so that the
longest page takes no longer for its length than a short one."""

ROOT = re.compile(r"<(?:html|body)[\s/]", re.IGNORECASE)
"""What a page has once. Were it there again, its attributes would be added to those of the first."""

LEAF = re.compile(
    r"<(?!/)((?:\w+:)?(?!(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b)\w+)([^<>]*)/>"
)
"""An element without content as XML writes it, which HTML takes for the beginning of one with content."""


DECLARED = re.compile(r"<!DOCTYPE[^<>\[]*+\[(?:[^\]<]|<[^<>]*+>)*+\]\s*+>")
"""A document type with declarations of its own, which XML may have and HTML takes for words."""

PROLOGUE = 2_000
"""Characters from the beginning, within which a document type stands."""


class Read(NamedTuple):
    """What a page says, and what it says about itself."""

    lines: tuple[Line, ...]
    title: str | None
    language: str | None

    @property
    def words(self) -> str:
        """All that stands on it."""
        return "\n".join(line.text for line in self.lines)


def read(data: bytes, *, file: str | None, sha256: str) -> Document:
    """The lines of a web page, as one page.

    Raises:
        Unreadable: its encoding cannot be told, or its elements stand deeper in each other than any person writes.
    """
    text, encoding = decoded(data)
    if (hindrance := hindrance_in(text)) is not None:
        raise Unreadable(Problem(f"the page {hindrance}", file=file, remedy="print it as PDF"))
    found = taken(text)
    if is_misread(found.words, encoding):
        says = f"the page does not say in which encoding it is: in {encoding.upper()} it has no words"
        remedy = "open it in a browser and print it as PDF, or save it as UTF-8"
        raise Unreadable(Problem(says, file=file, remedy=remedy))
    return Document(
        file=file,
        sha256=sha256,
        media_type=f"text/html; charset={encoding}",
        title=found.title,
        language=found.language,
        pages=(Page(index=1, lines=found.lines),),
    )


def taken(text: str) -> Read:
    """What a page's HTML or XHTML says."""
    if text.lstrip()[:5] == "<?xml" or "http://www.w3.org/1999/xhtml" in text[:2000]:
        text = LEAF.sub(r"<\1\2></\1>", text)
    start = text.find("<!DOCTYPE", 0, PROLOGUE)
    if start >= 0 and (declared := DECLARED.match(text, start)) is not None:
        text = text[:start] + text[declared.end() :]
    tree = LexborHTMLParser(uncontrolled(text))
    title = tree.css_first("title")
    words = " ".join(title.text(deep=True).split()) if title is not None else ""
    walk = Walk(_hidden(tree))
    if tree.body is not None:
        walk.through(tree.body)
    return Read(trimmed(walk.lines), words or None, _language(tree))


def hindrance_in(text: str) -> str | None:
    """What a page has by thousands where building it takes the square of their number; null where nothing hinders."""
    if text.count("<") > DEEPEST:
        if any(text.count(f"<{tag}") - text.count(f"</{tag}") > DEEPEST for tag in ENCLOSING):
            return "opens thousands of elements that it does not close"
        if len(ROOT.findall(text)) > MOST_ATTRIBUTES:
            return "begins again and again"
    if any(tag["more"] for tag in LADEN.finditer(text)):
        return f"has an element with more than {MOST_ATTRIBUTES} attributes"
    return None


def _hidden(tree: LexborHTMLParser) -> frozenset[int]:
    """Which elements are not shown, or belong to the site rather than to the text."""
    hidden = {node.mem_id for node in tree.css(HIDDEN)}
    for place in SITE:
        hidden |= {node.mem_id for node in tree.css(place) if node.css_first("h1, h2, h3, article") is None}
    return frozenset(hidden)


def _language(tree: LexborHTMLParser) -> str | None:
    """The language the page says it is in."""
    root = tree.root
    said = [root.attributes.get(name) for name in ("lang", "xml:lang")] if root is not None else []
    for place in ("meta[http-equiv='content-language' i]", "meta[name='dc.language' i]"):
        meta = tree.css_first(place)
        said.append(meta.attributes.get("content") if meta is not None else None)
    return next((language.strip() for language in said if language and language.strip()), None)


class Numbers:
    """The numbers of a list's items, in the style that the list asks for."""

    def __init__(self, node: LexborNode) -> None:
        attributes = node.attributes
        self.style = NUMERALS.get(attributes.get("type") or "", "decimal")
        self.step = -1 if "reversed" in attributes else 1
        first = len(node.css("li")) if self.step < 0 else 1
        self.next = _whole(attributes.get("start"), first)

    def of(self, item: LexborNode) -> str:
        """What stands before the next item."""
        number = _whole(item.attributes.get("value"), self.next)
        self.next = number + self.step
        return f"{numeral(number, self.style)}. "


def _whole(said: str | None, otherwise: int) -> int:
    """The number that an attribute gives."""
    return int(said) if said and re.fullmatch(r"-?[0-9]{1,9}", said.strip()) else otherwise


class Walk:
    """The way through a page's elements, from paragraph to paragraph. It goes as deep as the page without recursion."""

    def __init__(self, hidden: frozenset[int]) -> None:
        self.hidden = hidden
        self.lines: list[Line] = []
        self.words: list[str] = []
        self.heading: int | None = None
        self.keeping = 0
        self.outer: list[list[Line]] = []
        """Where the lines go on after the cell that is open now."""
        self.rows: list[list[list[Line]]] = []
        """The cells of each row that is open, the innermost last."""
        self.numbers: list[Numbers | None] = []
        """What numbers the items of each list that is open; null for bullets."""

    def through(self, root: LexborNode) -> None:
        """Take the words of an element and of everything in it."""
        node: LexborNode | None = root
        above: list[tuple[LexborNode, str]] = []
        while node is not None:
            tag = node.tag or ""
            child = self._entered(node, tag)
            if child is not None:
                above.append((node, tag))
                node = child
                continue
            node = node.next if above else None
            while node is None and above:
                parent, tag = above.pop()
                self._leave(tag)
                node = parent.next if above else None
        self._end()

    def _entered(self, node: LexborNode, tag: str) -> LexborNode | None:
        """Begin an element or take a text; the element's first child, if there is one to go to."""
        if tag == "-text":
            self._say(node.text_content or "")
            return None
        if tag in UNSEEN or tag[0] in "-!_" or (self.hidden and node.mem_id in self.hidden):
            return None
        self._enter(tag, node)
        child = node.first_child
        if child is None:
            self._leave(tag)
        return child

    def _say(self, text: str) -> None:
        self.words.append(text.replace("\r\n", "\n").replace("\n", BREAK) if self.keeping else text)

    def _enter(self, tag: str, node: LexborNode) -> None:
        if tag not in BLOCKS:
            if tag == "br":
                self.words.append(BREAK)
            elif tag == "sup":
                self.words.append(RAISED)
            return
        self._end()
        if (opening := OPENING.get(tag)) is not None:
            opening(self, node)

    def _leave(self, tag: str) -> None:
        if tag not in BLOCKS:
            if tag == "sup":
                self.words.append(LOWERED)
            return
        self._end()
        if (closing := CLOSING.get(tag)) is not None:
            closing(self)

    def begin_heading(self, node: LexborNode) -> None:
        self.heading = HEADINGS[node.tag or "h1"]

    def end_heading(self) -> None:
        self.heading = None

    def begin_list(self, node: LexborNode) -> None:
        self.numbers.append(Numbers(node) if node.tag == "ol" else None)

    def end_list(self) -> None:
        if self.numbers:
            self.numbers.pop()

    def begin_item(self, node: LexborNode) -> None:
        """Begin with the item's number, where its list is numbered."""
        numbers = self.numbers[-1] if self.numbers else None
        if numbers is not None:
            self.words.append(numbers.of(node))

    def begin_table(self, _: LexborNode) -> None:
        apart(self.lines)

    def end_table(self) -> None:
        apart(self.lines)

    def begin_row(self, _: LexborNode) -> None:
        self.rows.append([])

    def end_row(self) -> None:
        if self.rows:
            self.lines += row(self.rows.pop())

    def begin_cell(self, _: LexborNode) -> None:
        self.outer.append(self.lines)
        self.lines = []

    def end_cell(self) -> None:
        if not self.outer:
            return
        cell, self.lines = self.lines, self.outer.pop()
        if self.rows:
            self.rows[-1].append(cell)
        else:
            self.lines += cell

    def begin_keeping(self, _: LexborNode) -> None:
        self.keeping += 1

    def end_keeping(self) -> None:
        self.keeping = max(self.keeping - 1, 0)

    def _end(self) -> None:
        """End the paragraph, if there is one."""
        if not self.words:
            return
        text = "".join(self.words)
        self.words = []
        if text.strip() or BREAK in text:
            self.lines += lines(text, heading=self.heading, keeps_blanks=self.keeping > 0)


OPENING: dict[str, Callable[[Walk, LexborNode], None]] = {
    **dict.fromkeys(HEADINGS, Walk.begin_heading),
    **dict.fromkeys(("ol", "ul", "menu", "dir"), Walk.begin_list),
    **dict.fromkeys(("td", "th"), Walk.begin_cell),
    **dict.fromkeys(("pre", "listing", "xmp", "plaintext"), Walk.begin_keeping),
    "li": Walk.begin_item,
    "table": Walk.begin_table,
    "tr": Walk.begin_row,
}
CLOSING: dict[str, Callable[[Walk], None]] = {
    **dict.fromkeys(HEADINGS, Walk.end_heading),
    **dict.fromkeys(("ol", "ul", "menu", "dir"), Walk.end_list),
    **dict.fromkeys(("td", "th"), Walk.end_cell),
    **dict.fromkeys(("pre", "listing", "xmp", "plaintext"), Walk.end_keeping),
    "table": Walk.end_table,
    "tr": Walk.end_row,
}
"""What beginning and ending an element does, beyond ending the paragraph before."""

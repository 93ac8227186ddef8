"""The words of WordprocessingML: names of its elements, and the text of one paragraph."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml.etree import _Element

from migov.evidence.formats.paragraphs import BREAK, LOWERED, RAISED

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
USUAL = W[1:-1].encode()
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

RUN, RUN_PROPERTIES, RUN_STYLE, TEXT, BOLD, VANISH = (W + name for name in ("r", "rPr", "rStyle", "t", "b", "vanish"))
BOX = W + "txbxContent"

UNSAID = frozenset(
    {W + name for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "delInstrText", "rt", "sectPr")}
    | {FALLBACK}
)
"""Elements whose words were deleted, are said by others, or are none."""

OFF = frozenset({"0", "false", "off", "none"})
PICTURES = range(0xF000, 0xF100)
"""Where fonts of symbols keep their signs, which are no letters."""


def value(element: _Element | None, default: str = "") -> str:
    """The ``w:val`` of an element."""
    return default if element is None else element.get(W + "val", default)


def is_on(element: _Element | None) -> bool:
    """Whether a switch is there and not set to off."""
    return element is not None and value(element, "1") not in OFF


class Paragraph:
    """What one ``w:p`` says."""

    def __init__(self, element: _Element, hidden: frozenset[str], mark: Callable[[_Element], str]) -> None:
        self.element, self.hidden, self.mark = element, hidden, mark
        self.boxes: list[_Element] = []
        """Contents of text boxes that are anchored in it."""
        self.notes: list[tuple[str, _Element]] = []
        """Its references to footnotes and endnotes, in order, each with its mark."""
        self.is_bold: bool | None = None
        self.text = "".join(self._said())

    def _said(self) -> Iterator[str]:
        """The pieces of its text, without recursion."""
        pending = list(reversed(self.element))
        while pending:
            element = pending.pop()
            tag = element.tag
            if tag == RUN:
                pending += self._shown(element)
            elif tag == BOX:
                self.boxes.append(element)
            elif (said := SAID.get(tag)) is not None:
                yield said(element)
            elif tag in NOTES:
                mark = self.mark(element)
                self.notes.append((mark, element))
                yield f"{RAISED}{mark}{LOWERED}"
            elif tag not in UNSAID:
                pending += reversed(element)

    def _shown(self, run: _Element) -> list[_Element]:
        """What a run holds, the last first; nothing where it is hidden. Notices whether its words are bold."""
        held = list(run)
        is_bold = False
        for properties in held[:1]:
            if properties.tag != RUN_PROPERTIES:
                break
            for said in properties:
                if said.tag == BOLD:
                    is_bold = is_on(said)
                elif (said.tag == VANISH and is_on(said)) or (said.tag == RUN_STYLE and value(said) in self.hidden):
                    return []
            del held[0]
        if self.is_bold is not False and any(said.tag == TEXT for said in held):
            self.is_bold = is_bold
        held.reverse()
        return held


def _symbol(element: _Element) -> str:
    try:
        code = int(element.get(W + "char", ""), 16)
    except ValueError:
        return ""
    return "" if code in PICTURES or code > 0x10FFFF or 0xD800 <= code < 0xE000 or code < 32 else chr(code)


def _break(element: _Element) -> str:
    return " " if element.get(W + "type") in {"page", "column"} else BREAK


SAID: dict[object, Callable[[_Element], str]] = {
    W + "t": lambda element: element.text or "",
    W + "tab": lambda _: " ",
    W + "ptab": lambda _: " ",
    W + "br": _break,
    W + "cr": lambda _: BREAK,
    W + "noBreakHyphen": lambda _: "\u2011",
    W + "softHyphen": lambda _: "\u00ad",
    W + "sym": _symbol,
    W + "footnoteRef": lambda _: "",
    W + "endnoteRef": lambda _: "",
}
"""Elements of a run and what each of them says."""

NOTES = frozenset({W + "footnoteReference", W + "endnoteReference"})

"""The words of WordprocessingML: names of its elements, and the text of one paragraph."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml.etree import _Element

from migov.evidence.formats.paragraphs import BREAK, LOWERED, RAISED

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
USUAL = W[1:-1].encode()
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

UNSAID = frozenset(
    {W + name for name in ("del", "moveFrom", "pPr", "instrText", "delText", "delInstrText", "rt", "sectPr")}
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
            if tag == W + "r":
                if not self._is_hidden(element):
                    pending += reversed(element)
                    self._weigh(element)
            elif tag == W + "txbxContent":
                self.boxes.append(element)
            elif (said := SAID.get(tag)) is not None:
                yield said(element)
            elif tag in NOTES:
                mark = self.mark(element)
                self.notes.append((mark, element))
                yield f"{RAISED}{mark}{LOWERED}"
            elif tag not in UNSAID:
                pending += reversed(element)

    def _is_hidden(self, run: _Element) -> bool:
        properties = run.find(W + "rPr")
        if properties is None:
            return False
        style = value(properties.find(W + "rStyle"))
        return is_on(properties.find(W + "vanish")) or (style in self.hidden)

    def _weigh(self, run: _Element) -> None:
        """Notice whether every run with words is bold."""
        if self.is_bold is False or run.find(W + "t") is None:
            return
        self.is_bold = is_on(run.find(f"{W}rPr/{W}b"))


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

"""Elements of WordprocessingML and DrawingML, made in one call by their usual short names.

Word insists on the order of children: whoever calls `element` gives them in the order of the schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from lxml import etree

from migov.profile.markup import printable

Element = etree._Element

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = {
    "w": MAIN,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
DECLARED = {prefix: address for prefix, address in NAMESPACES.items() if prefix != "xml"}


def element(name: str, attributes: Mapping[str, str] | None = None, *children: Element | str) -> Element:
    """An element such as ``w:p`` with attributes such as ``w:val``; a string becomes its text.

    >>> element("w:pStyle", {"w:val": "Title"}).tag.rpartition("}")[2]
    'pStyle'
    """
    qualified, declared = _qualified(name)
    made = etree.Element(qualified, nsmap=declared)
    if attributes:
        for key, value in attributes.items():
            made.set(_qualified(key)[0] if ":" in key else key, printable(value))
    for child in children:
        if isinstance(child, str):
            made.text = (made.text or "") + printable(child)
        else:
            made.append(child)
    return made


def valued(name: str, value: str | int) -> Element:
    """An element that has only a ``w:val``."""
    return element(name, {"w:val": str(value)})


def root(name: str, *children: Element) -> Element:
    """The root of a part, which declares every prefix."""
    made = etree.Element(_qualified(name)[0], nsmap=DECLARED)
    made.extend(children)
    return made


def written(made: Element) -> bytes:
    """A part as it stands in the file."""
    data: bytes = etree.tostring(made, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data


@cache
def _qualified(name: str) -> tuple[str, dict[str, str]]:
    prefix, _, local = name.partition(":")
    address = NAMESPACES[prefix]
    return f"{{{address}}}{local}", {prefix: address}

"""Elements of markup, made in one call; words are escaped when the tree is written."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from migov.profile.markup import printable

Element = etree._Element


def tag(name: str, attributes: Mapping[str, str | None], *content: str | Element) -> Element:
    """An element with its attributes (null ones left out) and its content in order.

    >>> etree.tostring(tag("p", {"id": "a", "lang": None}, "1 < 2 ", tag("b", {}, "so"))).decode()
    '<p id="a">1 &lt; 2 <b>so</b></p>'
    """
    element = etree.Element(name)
    for key, value in attributes.items():
        if value is not None:
            element.set(key, printable(value))
    return add(element, *content)


def add(element: Element, *content: str | Element) -> Element:
    """The same element with more content at its end."""
    for part in content:
        if not isinstance(part, str):
            element.append(part)
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + printable(part)
        else:
            element.text = (element.text or "") + printable(part)
    return element

"""The pictures of a profile as files of their own: drawings that scale, with their words and their description."""

from __future__ import annotations

from lxml import etree

from migov.model.dimensions import Dimension
from migov.profile import colours
from migov.profile.blocks import Book, Framework, Process
from migov.profile.figures import framework
from migov.profile.html.drawings import dimension_class, picture, process_picture
from migov.profile.html.tags import Element, tag

SPACE = "http://www.w3.org/2000/svg"
RULE = "#c3ccd4"
SHEET = (
    "text{font-family:sans-serif;text-anchor:middle}.bold{font-weight:700}"
    f".ground{{fill:{colours.BRAND}}}.on-ground{{fill:{colours.PAPER}}}.label{{fill:{colours.BRAND}}}"
    f".tie{{stroke:{RULE};stroke-width:1.5}}"
    + "".join(f".{dimension_class(one)} .ground{{fill:{colours.PALETTE[one].deep}}}" for one in Dimension)
)


def figures(book: Book) -> dict[str, bytes]:
    """Each picture of a book as an SVG file that stands alone, by its name."""
    drawn: dict[str, bytes] = {}
    mirrored = book.language.right_to_left
    for chapter in book.chapters:
        for block in chapter.blocks:
            if isinstance(block, Framework):
                drawing = framework(block, mirrored=mirrored)
                drawn["framework"] = _file(picture(drawing, block.id, block.target_title, block.alt), book)
            elif isinstance(block, Process):
                drawn["process"] = _file(process_picture(block, mirrored=mirrored), book)
    return drawn


def _file(drawing: Element, book: Book) -> bytes:
    """A drawing with its own looks, as a document."""
    width, height = str(drawing.get("viewBox")).split()[2:]
    svg = etree.Element(f"{{{SPACE}}}svg", nsmap={None: SPACE})  # type: ignore[dict-item]
    for name, value in drawing.items():
        svg.set(str(name), str(value))
    svg.set("width", width)
    svg.set("height", height)
    svg.set("lang", book.language.value)
    direction = "rtl" if book.language.right_to_left else "ltr"
    svg.set("direction", direction)
    for part in (tag("style", {}, SHEET), *drawing):
        svg.append(part)
    for element in svg.iter():
        element.tag = f"{{{SPACE}}}{etree.QName(element).localname}"
    etree.cleanup_namespaces(svg)
    written: bytes = etree.tostring(svg, encoding="utf-8", xml_declaration=True)
    return written

"""Runs: the words inside a paragraph, each with its language; links, line breaks, fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from msgspec.structs import replace

from migov.model.dimensions import Dimension
from migov.model.values import Value
from migov.profile.colours import PALETTE
from migov.profile.docx.elements import Element, element, valued
from migov.profile.markup import directed, is_right_to_left
from migov.profile.phrasebook import FROM_THE_LEFT

REGIONS = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "pt": "pt-PT", "ar": "ar-SA"}
"""Word proofreads by language *and* country."""
LETTERED = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class Face(Value, kw_only=True):
    """How a run looks beyond the style of its paragraph."""

    language: str
    style: str | None = None
    bold: bool = False
    colour: str | None = None
    """``#rrggbb``, or the name of a colour of the theme."""
    raised: bool = False
    size: float | None = None
    """In points."""
    from_left: bool = False
    """Whether the words are read from the left whatever their language: an address, the number of a law."""


def run(face: Face, *content: Element) -> Element:
    """A run; the order of the properties is the schema's."""
    properties = element("w:rPr")
    if face.style:
        properties.append(valued("w:rStyle", face.style))
    if face.bold:
        properties.extend((element("w:b"), element("w:bCs")))
    if face.colour:
        properties.append(coloured("w:color", "w:val", "w:themeColor", face.colour))
    if face.size:
        half_points = round(face.size * 2)
        properties.extend((valued("w:sz", half_points), valued("w:szCs", half_points)))
    if face.raised:
        properties.append(valued("w:vertAlign", "superscript"))
    leftward = is_right_to_left(face.language) and not face.from_left
    if leftward:
        properties.append(element("w:rtl"))
    if LETTERED.fullmatch(face.language):
        tag = REGIONS.get(face.language, face.language)
        properties.append(element("w:lang", {"w:bidi" if leftward else "w:val": tag}))
    return element("w:r", None, properties, *content)


def coloured(name: str, value: str, theme: str, colour: str, **more: str) -> Element:
    """An element that has a colour: of the theme where it is named after a dimension, so that it follows the theme."""
    extra = {f"w:{key}": text for key, text in more.items()}
    if colour.startswith("#"):
        return element(name, {**extra, value: colour[1:].upper()})
    return element(name, {**extra, value: THEME[colour][1:].upper(), theme: colour})


THEME = {f"accent{int(dimension)}": colour.deep for dimension, colour in PALETTE.items()}
"""The theme's accents, as ``parts/theme.xml`` has them."""


def accent(dimension: Dimension | None) -> str | None:
    """The name of a dimension's colour in the theme."""
    return None if dimension is None else f"accent{int(dimension)}"


def words(text: str, face: Face) -> Iterator[Element]:
    """Text as runs; a line break in the words is a line break in the paragraph, a tab a tab."""
    for at, line in enumerate(re.split(r"\r\n|\r|\n", text)):
        if at:
            yield run(face, element("w:br"))
        leftward = is_right_to_left(face.language) and not face.from_left
        for piece, from_left in directed(line) if leftward else ((line, False),):
            if from_left:
                yield run(replace(face, from_left=True), *_pieces(f"{FROM_THE_LEFT}{piece}{FROM_THE_LEFT}"))
            elif piece:
                yield run(face, *_pieces(piece))


def _pieces(line: str) -> Iterator[Element]:
    for at, piece in enumerate(line.split("\t")):
        if at:
            yield element("w:tab")
        if piece:
            yield element("w:t", {"xml:space": "preserve"}, piece)


def field(instruction: str, face: Face, result: str) -> Iterator[Element]:
    """A field with the result that is shown until somebody has it worked out anew."""
    yield run(face, element("w:fldChar", {"w:fldCharType": "begin"}))
    yield run(face, element("w:instrText", {"xml:space": "preserve"}, f" {instruction} "))
    yield run(face, element("w:fldChar", {"w:fldCharType": "separate"}))
    yield from words(result, face)
    yield run(face, element("w:fldChar", {"w:fldCharType": "end"}))


def relative(address: str) -> str:
    """An address as a relationship may hold it: Word refuses a whole file for one letter that no URI may have."""
    return quote(address, safe="%/:=&?~#+!$,;'@()*[]-._")

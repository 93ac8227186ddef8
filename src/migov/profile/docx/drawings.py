"""The figures as real drawings: groups of DrawingML shapes with their words in them, as Word itself draws.

A program that knows no such groups shows the alternative text instead.
"""

from __future__ import annotations

from collections.abc import Iterable

from migov.profile.blocks import Framework, Process
from migov.profile.docx.elements import NAMESPACES, Element, element
from migov.profile.docx.manuscript import Manuscript
from migov.profile.docx.runs import Face, accent, run, words
from migov.profile.figures import WIDTH, Drawing, Form, Tie, framework, process

EMU = 12700
"""English metric units in a point."""
SHAPES = {"box": "roundRect", "circle": "ellipse", "arrow": "chevron", "label": "rect"}
WORDLESS = "zxx"
"""BCP 47 for "no words": the line that holds a drawing runs from left to right in every book;
where the book does not, the drawing is mirrored."""
DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"


def framework_drawing(block: Framework, manuscript: Manuscript) -> Element:
    """A paragraph with the picture of the framework."""
    drawing = framework(block, mirrored=manuscript.book.language.right_to_left)
    return _paragraph(
        "Figure", _group(drawing, block.target_title, block.alt, manuscript), block.id, block.alt, manuscript
    )


def process_drawing(block: Process, manuscript: Manuscript) -> Element:
    """A paragraph with the picture of the steps."""
    drawing = process(block, mirrored=manuscript.book.language.right_to_left)
    return _paragraph("Figure", _group(drawing, block.id, block.alt, manuscript), block.id, block.alt, manuscript)


def band(manuscript: Manuscript) -> Element:
    """The paragraph at the head of the cover: the six colours side by side, said to be decoration."""
    stripe = WIDTH / 6
    shapes = []
    for at in range(6):
        corner = (stripe * at, 0.0, stripe, 12.0)
        shapes.append(_shape("rect", corner, f"accent{at + 1}", manuscript))
    return _paragraph("CoverBand", _inline(WIDTH, 12.0, shapes, "", None, manuscript), None, "", manuscript)


def _paragraph(style: str, drawn: Element, place: str | None, alt: str, manuscript: Manuscript) -> Element:
    choice = element("mc:Choice", {"Requires": "wpg"}, drawn)
    fallback = element("mc:Fallback", None, element("w:t", None, alt))
    content = run(Face(language=manuscript.language), element("mc:AlternateContent", None, choice, fallback))
    return manuscript.paragraph(style, [content], place=place, language=WORDLESS)


def _group(drawing: Drawing, title: str, alt: str, manuscript: Manuscript) -> Element:
    ties = [_tie(tie, manuscript) for tie in drawing.ties]
    forms = [_form(form, drawing, manuscript) for form in drawing.forms]
    return _inline(drawing.width, drawing.height, [*ties, *forms], title, alt, manuscript)


def _inline(
    width: float, height: float, shapes: Iterable[Element], title: str, alt: str | None, manuscript: Manuscript
) -> Element:
    number = str(manuscript.next_id())
    named = {"id": number, "name": f"Drawing {number}", "descr": alt or ""}
    properties = element("wp:docPr", {**named, "title": title} if title else named)
    if alt is None:
        told = element("a:ext", {"uri": DECORATIVE}, element("adec:decorative", {"val": "1"}))
        properties.append(element("a:extLst", None, told))
    whole = (0.0, 0.0, width, height)
    frame = _transform("a:xfrm", whole)
    frame.extend((element("a:chOff", _point(0, 0)), element("a:chExt", _extent(width, height))))
    group = element("wpg:wgp", None, element("wpg:cNvGrpSpPr"), element("wpg:grpSpPr", None, frame), *shapes)
    return element(
        "w:drawing",
        None,
        element(
            "wp:inline",
            dict.fromkeys(("distT", "distB", "distL", "distR"), "0"),
            element("wp:extent", _extent(width, height)),
            element("wp:effectExtent", dict.fromkeys(("l", "t", "r", "b"), "0")),
            properties,
            element("wp:cNvGraphicFramePr"),
            element("a:graphic", None, element("a:graphicData", {"uri": NAMESPACES["wpg"]}, group)),
        ),
    )


def _form(form: Form, drawing: Drawing, manuscript: Manuscript) -> Element:
    label = form.kind == "label"
    fill = None if label else accent(form.dimension) or "tx2"
    paragraphs = []
    for part in form.words:
        colour = "#16324f" if label else "#ffffff"
        face = Face(language=manuscript.language, bold=part.bold, colour=colour, size=part.size)
        paragraphs.append(manuscript.paragraph("FigureText", words(part.text, face)))
    corner = (form.x, form.y, form.width, form.height)
    flipped = drawing.mirrored and form.kind == "arrow"
    return _shape(SHAPES[form.kind], corner, fill, manuscript, paragraphs=paragraphs, flipped=flipped)


def _shape(
    kind: str,
    corner: tuple[float, float, float, float],
    fill: str | None,
    manuscript: Manuscript,
    *,
    paragraphs: Iterable[Element] = (),
    flipped: bool = False,
) -> Element:
    number = str(manuscript.next_id())
    bend = {"roundRect": "8000", "chevron": "22000"}.get(kind)
    guides = [element("a:gd", {"name": "adj", "fmla": f"val {bend}"})] if bend else []
    geometry = element("a:prstGeom", {"prst": kind}, element("a:avLst", None, *guides))
    ground = element("a:noFill") if fill is None else _solid(fill)
    place = _transform("a:xfrm", corner, flipped=flipped)
    looks = element("wps:spPr", None, place, geometry, ground, element("a:ln", None, element("a:noFill")))
    texts = list(paragraphs)
    box = [element("wps:txbx", None, element("w:txbxContent", None, *texts))] if texts else []
    named = element("wps:cNvPr", {"id": number, "name": f"Shape {number}"})
    return element("wps:wsp", None, named, element("wps:cNvSpPr"), looks, *box, _body())


def _tie(tie: Tie, manuscript: Manuscript) -> Element:
    number = str(manuscript.next_id())
    left, right = sorted((tie.x1, tie.x2))
    top, bottom = sorted((tie.y1, tie.y2))
    rising = (tie.x1 < tie.x2) is not (tie.y1 < tie.y2) and tie.y1 != tie.y2
    place = _transform("a:xfrm", (left, top, right - left, bottom - top), rising=rising)
    line = element("a:ln", {"w": "19050"}, _solid("bg2", shade=85))
    geometry = element("a:prstGeom", {"prst": "line"}, element("a:avLst"))
    named = element("wps:cNvPr", {"id": number, "name": f"Line {number}"})
    return element(
        "wps:wsp", None, named, element("wps:cNvCnPr"), element("wps:spPr", None, place, geometry, line), _body()
    )


def _solid(colour: str, *, shade: int | None = None) -> Element:
    darker = [element("a:lumMod", {"val": str(shade * 1000)})] if shade else []
    return element("a:solidFill", None, element("a:schemeClr", {"val": colour}, *darker))


def _body() -> Element:
    inner = dict.fromkeys(("lIns", "tIns", "rIns", "bIns"), "18000")
    settings = {"rot": "0", "vert": "horz", "wrap": "square", **inner, "anchor": "ctr", "anchorCtr": "0"}
    return element("wps:bodyPr", settings, element("a:noAutofit"))


def _transform(
    name: str, corner: tuple[float, float, float, float], *, flipped: bool = False, rising: bool = False
) -> Element:
    x, y, width, height = corner
    turned = {"flipH": "1"} if flipped else {"flipV": "1"} if rising else {}
    return element(name, turned, element("a:off", _point(x, y)), element("a:ext", _extent(width, height)))


def _point(x: float, y: float) -> dict[str, str]:
    return {"x": str(round(x * EMU)), "y": str(round(y * EMU))}


def _extent(width: float, height: float) -> dict[str, str]:
    return {"cx": str(round(width * EMU)), "cy": str(round(height * EMU))}

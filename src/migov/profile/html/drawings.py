"""The two figures as inline SVG with their alternative, and the same in words for narrow pages."""

from __future__ import annotations

from migov.model.dimensions import Dimension
from migov.profile.blocks import Framework, Process
from migov.profile.figures import LINE, Drawing, Form, framework, process, wrapped
from migov.profile.html.tags import Element, tag


def framework_figure(block: Framework, *, mirrored: bool) -> Element:
    """The framework: the picture, its words as lists, and what the MGI are and are not."""
    return tag(
        "figure",
        {"id": block.id, "class": "framework"},
        picture(framework(block, mirrored=mirrored), block.id, block.target_title, block.alt),
        tag(
            "div",
            {"class": "in-words"},
            tag("p", {}, tag("strong", {}, block.target_title), " ", block.target_text),
            *_listed(block.principles_title, block.principles, first=1),
            *_listed(block.objectives_title, block.objectives, first=4),
        ),
        tag(
            "div",
            {"class": "is-and-is-not"},
            _panel(block.is_title, block.is_what, "is"),
            _panel(block.is_not_title, block.is_not, "is-not"),
        ),
    )


def process_picture(block: Process, *, mirrored: bool) -> Element:
    """The picture of the steps; their texts stand below it as a list."""
    title = block.steps[0].title if block.steps else ""
    return picture(process(block, mirrored=mirrored), block.id, title, block.alt)


def picture(drawing: Drawing, name: str, title: str, alt: str) -> Element:
    """A drawing as an SVG image that says what it shows."""
    described = f"{name}-title {name}-description"
    box = f"0 0 {drawing.width:g} {drawing.height:.1f}"
    svg = tag("svg", {"role": "img", "aria-labelledby": described, "viewBox": box, "class": "picture"})
    svg.append(tag("title", {"id": f"{name}-title"}, title))
    svg.append(tag("desc", {"id": f"{name}-description"}, alt))
    for tie in drawing.ties:
        ends = {"x1": tie.x1, "y1": tie.y1, "x2": tie.x2, "y2": tie.y2}
        svg.append(tag("line", {"class": "tie", **{key: f"{value:.1f}" for key, value in ends.items()}}))
    for form in drawing.forms:
        group = tag("g", {"class": dimension_class(form.dimension)})
        if form.kind != "label":
            group.append(_shape(form, mirrored=drawing.mirrored))
        svg.append(_lettering(group, form))
    return svg


def dimension_class(dimension: Dimension | None) -> str | None:
    """The class that gives an element a dimension's colours."""
    return None if dimension is None else f"dimension-{int(dimension)}"


def _shape(form: Form, *, mirrored: bool) -> Element:
    x, y, width, height = form.x, form.y, form.width, form.height
    if form.kind == "circle":
        return tag("circle", {"class": "ground", "cx": f"{x + width / 2:.1f}", "cy": f"{y + height / 2:.1f}",
                              "r": f"{width / 2:.1f}"})  # fmt: skip
    if form.kind == "arrow":
        point = 12.0
        path = [
            (0, 0),
            (width - point, 0),
            (width, height / 2),
            (width - point, height),
            (0, height),
            (point, height / 2),
        ]
        corners = [(x + (width - dx if mirrored else dx), y + dy) for dx, dy in path]
        return tag("polygon", {"class": "ground", "points": " ".join(f"{cx:.1f},{cy:.1f}" for cx, cy in corners)})
    return tag("rect", {"class": "ground", "x": f"{x:.1f}", "y": f"{y:.1f}", "width": f"{width:.1f}",
                        "height": f"{height:.1f}", "rx": "5"})  # fmt: skip


def _lettering(group: Element, form: Form) -> Element:
    lines = [
        (line, words.size, words.bold)
        for words in form.words
        for line in wrapped(words.text, words.size, form.text_width)
    ]
    total = sum(size * LINE for _, size, _ in lines)
    base = form.y + (form.height - total) / 2
    middle = f"{form.x + form.width / 2:.1f}"
    for line, size, bold in lines:
        kind = "label" if form.kind == "label" else "on-ground"
        place = {"x": middle, "y": f"{base + size * 0.98:.1f}", "font-size": f"{size:g}"}
        group.append(tag("text", {"class": f"{kind} bold" if bold else kind, **place}, line))
        base += size * LINE
    return group


def _listed(title: str, texts: tuple[str, ...], *, first: int) -> list[Element]:
    classes = [f"dimension-{first + at}" if at < 3 else None for at in range(len(texts))]
    items = (tag("li", {"class": name}, text) for name, text in zip(classes, texts, strict=True))
    return [tag("p", {}, tag("strong", {}, title)), tag("ul", {}, *items)]


def _panel(title: str, texts: tuple[str, ...], name: str) -> Element:
    items = (tag("li", {}, text) for text in texts)
    return tag("div", {"class": name}, tag("p", {"class": "panel-title"}, title), tag("ul", {}, *items))

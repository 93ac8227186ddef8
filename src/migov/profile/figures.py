"""The two pictures of a profile as forms with places and words: laid out once, drawn by each printer in its own way.

One unit is one point; both pictures are `WIDTH` wide, the width of the text on a page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from migov.model.dimensions import Dimension
from migov.model.values import Value
from migov.profile.blocks import Framework, Process

WIDTH = 470.0
GAP = 9.0
LINE = 1.28
"""Height of a line as a multiple of the letters' size."""
PADDING = 7.0


class Words(Value):
    """A paragraph inside a form."""

    text: str
    size: float
    bold: bool = False


class Form(Value, kw_only=True):
    """A coloured shape with words in its middle, or words alone (``label``)."""

    kind: Literal["box", "circle", "arrow", "label"]
    x: float
    y: float
    width: float
    height: float
    dimension: Dimension | None = None
    """Whose colour it has; null for the publication's own."""
    words: tuple[Words, ...]

    @property
    def text_width(self) -> float:
        """How wide a line inside may be."""
        return self.width * {"circle": 0.74, "arrow": 0.72}.get(self.kind, 1.0) - (
            0 if self.kind == "label" else PADDING
        )


class Tie(Value):
    """A thin line between two forms, drawn behind them."""

    x1: float
    y1: float
    x2: float
    y2: float


class Drawing(Value, kw_only=True):
    height: float
    ties: tuple[Tie, ...] = ()
    forms: tuple[Form, ...]
    mirrored: bool = False
    """Drawn from right to left: arrows point left."""
    width: float = WIDTH


def framework(block: Framework, *, mirrored: bool = False) -> Drawing:
    """The principles and the objectives on both sides of the target that they serve."""
    size, side, middle = 9.0, 147.0, 160.0
    boxes = [Words(text, size) for text in (*block.principles, *block.objectives)]
    row = max([_height([words], side - 2 * PADDING) for words in boxes] + [30.0]) + 2 * PADDING
    rows = max(len(block.principles), len(block.objectives), 1)
    top = 20.0
    height = max(top + rows * (row + GAP) - GAP, top + middle)
    forms = [
        *_column(block.principles_title, block.principles, 1, x=0.0, side=side, row=row, size=size),
        *_column(block.objectives_title, block.objectives, 4, x=WIDTH - side, side=side, row=row, size=size),
    ]
    centre_y = top + (height - top) / 2
    circle = Form(
        kind="circle",
        x=(WIDTH - middle) / 2,
        y=centre_y - middle / 2,
        width=middle,
        height=middle,
        words=_fitting(block.target_title, block.target_text, width=middle * 0.68, height=middle * 0.68),
    )
    ties = tuple(_tie(form, WIDTH / 2, centre_y) for form in forms if form.kind == "box")
    drawing = Drawing(height=height, ties=ties, forms=(*forms, circle))
    return _mirror(drawing) if mirrored else drawing


def process(block: Process, *, mirrored: bool = False) -> Drawing:
    """The steps as arrows, one after the other."""
    count = max(len(block.steps), 1)
    width = (WIDTH - 3.0 * (count - 1)) / count
    words = [(Words(str(step.number), 15, bold=True), Words(step.title, 9, bold=True)) for step in block.steps]
    height = max([_height(pair, width * 0.72 - PADDING) for pair in words] + [40.0]) + 2 * PADDING
    forms = tuple(
        Form(kind="arrow", x=at * (width + 3.0), y=0, width=width, height=height, words=pair)
        for at, pair in enumerate(words)
    )
    drawing = Drawing(height=height, forms=forms)
    return _mirror(drawing) if mirrored else drawing


def wrapped(text: str, size: float, width: float) -> list[str]:
    """The text in lines that fit into a width, measured on the generous side.

    >>> wrapped("Formulates policy using evidence", 9, 90)
    ['Formulates policy', 'using evidence']
    """
    lines = text.split() or [""]
    joined = [lines[0]]
    for word in lines[1:]:
        if _length(f"{joined[-1]} {word}", size) <= width:
            joined[-1] += f" {word}"
        else:
            joined.append(word)
    return joined


def _length(text: str, size: float) -> float:
    narrow = sum(letter in "iljtfrI.,;:'’!()[]| " for letter in text)
    wide = sum(letter in "mwMW@%" or letter.isupper() for letter in text)
    return size * (0.57 * (len(text) - narrow - wide) + 0.34 * narrow + 0.78 * wide)


def _height(words: Sequence[Words], width: float) -> float:
    return sum(len(wrapped(part.text, part.size, width)) * part.size * LINE for part in words)


def _column(
    title: str, texts: Sequence[str], first: int, *, x: float, side: float, row: float, size: float
) -> list[Form]:
    top = 20.0
    label = Form(kind="label", x=x, y=0, width=side, height=16, words=(Words(title, 10.5, bold=True),))
    boxes = [
        Form(
            kind="box",
            x=x,
            y=top + at * (row + GAP),
            width=side,
            height=row,
            dimension=Dimension(first + at) if at < 3 else None,
            words=(Words(text, size),),
        )
        for at, text in enumerate(texts)
    ]
    return [label, *boxes]


def _fitting(title: str, text: str, *, width: float, height: float) -> tuple[Words, ...]:
    words: tuple[Words, ...] = ()
    for size in (9.5, 9.0, 8.5, 8.0, 7.5, 7.0):
        words = (Words(title, size + 1.5, bold=True), Words(text, size))
        if _height(words, width) <= height:
            break
    return words


def _tie(form: Form, x: float, y: float) -> Tie:
    edge = form.x + form.width if form.x < x else form.x
    return Tie(edge, form.y + form.height / 2, x, y)


def _mirror(drawing: Drawing) -> Drawing:
    forms = tuple(msgspec.structs.replace(form, x=WIDTH - form.x - form.width) for form in drawing.forms)
    ties = tuple(Tie(WIDTH - tie.x1, tie.y1, WIDTH - tie.x2, tie.y2) for tie in drawing.ties)
    return Drawing(height=drawing.height, ties=ties, forms=forms, mirrored=True)

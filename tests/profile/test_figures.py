"""Figures laid out once for every printer."""

from __future__ import annotations

import msgspec
import pytest

import books
from migov.model.dimensions import Dimension
from migov.profile.blocks import Framework, Process
from migov.profile.figures import LINE, WIDTH, Drawing, framework, process, wrapped

FRAMEWORK, PROCESS = (block for block in books.small().chapters[0].blocks if isinstance(block, Framework | Process))
LONG = "orderly, safe, regular and responsible migration and mobility of people through well-managed policies " * 2


def drawings() -> list[Drawing]:
    assert isinstance(FRAMEWORK, Framework)
    assert isinstance(PROCESS, Process)
    longer = msgspec.structs.replace(FRAMEWORK, principles=(LONG, *FRAMEWORK.principles[1:]))
    return [framework(FRAMEWORK), framework(longer), process(PROCESS)]


@pytest.mark.parametrize("drawing", drawings(), ids=["framework", "long framework", "process"])
def test_every_form_lies_inside_and_holds_its_words(drawing: Drawing) -> None:
    for form in drawing.forms:
        assert form.x >= 0
        assert form.x + form.width <= WIDTH + 0.01
        assert form.y + form.height <= drawing.height + 0.01
        lines = sum(len(wrapped(part.text, part.size, form.text_width)) * part.size * LINE for part in form.words)
        assert lines <= form.height


def test_each_principle_and_objective_has_its_dimensions_colour() -> None:
    assert isinstance(FRAMEWORK, Framework)
    boxes = [form.dimension for form in framework(FRAMEWORK).forms if form.kind == "box"]
    assert boxes == list(Dimension)


def test_a_mirrored_drawing_begins_on_the_right() -> None:
    assert isinstance(PROCESS, Process)
    first, *_, last = process(PROCESS, mirrored=True).forms
    assert first.x > last.x
    assert first.words[0].text == "1"


def test_a_word_that_is_too_long_stands_alone_on_its_line() -> None:
    assert wrapped("a Donaudampfschifffahrtsgesellschaft b", 9, 40) == ["a", "Donaudampfschifffahrtsgesellschaft", "b"]

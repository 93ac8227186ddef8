"""The reference pages of the desk show every line of the tables they are made from."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree as ET

import pytest

from migov.model.permissions import Permission
from migov.model.workflow import TRANSITIONS, Stage

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def desk() -> ModuleType:
    spec = importlib.util.spec_from_file_location("desk", Path(__file__).parents[2] / "docs" / "desk.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_drawing_has_a_box_for_each_stage_and_an_arrow_for_each_step_and_says_so_in_words(desk: ModuleType) -> None:
    drawn = ET.fromstring(desk.diagram())  # noqa: S314 - our own words
    arrows = [path for path in drawn.iter(f"{SVG}path") if path.get("marker-end")]
    boxes = [box for box in drawn.iter(f"{SVG}rect") if box.get("rx")]
    assert (len(arrows), len(boxes)) == (len(TRANSITIONS), len(Stage))
    told = drawn.findtext(f"{SVG}desc") or ""
    assert all(f"{line.step}: from {line.before} to {line.after}" in told for line in TRANSITIONS)


def test_the_drawing_follows_the_table(desk: ModuleType) -> None:
    assert desk.diagram(TRANSITIONS[:2]).count("marker-end") == 2
    assert "sign off" not in desk.stages(TRANSITIONS[:2])


def test_every_step_stands_in_the_table_beside_the_drawing(desk: ModuleType) -> None:
    rows = [line for line in desk.stages().splitlines() if line.startswith("| ") and "**" in line]
    assert len(rows) == len(TRANSITIONS)


def test_every_permission_has_a_row_and_a_sentence(desk: ModuleType) -> None:
    page = desk.permissions()
    for one in Permission:
        assert f"\n| {one} |" in page
        assert f"\n- **{one}**: " in page
    assert "| answer an indicator |  | research, consultation † |  |" in page

"""The figures of a profile stand alone: with their words, their description and their looks inside."""

from __future__ import annotations

import pytest
from lxml import etree
from msgspec.structs import replace

from makers import assessment
from migov.model.languages import Language
from migov.model.publications import Generation
from migov.profile import svg
from migov.profile.composing import compose

NAME = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("language", Language)
def test_both_figures_are_drawn_in_every_language(language: Language) -> None:
    value = assessment()
    value = replace(value, publication=replace(value.publication, language=language))
    drawn = svg.figures(compose(value, language=language, generation=Generation.G2022))
    assert set(drawn) == {"framework", "process"}
    for data in drawn.values():
        root = etree.fromstring(data)
        assert root.tag == f"{NAME}svg"
        assert root.get("direction") == ("rtl" if language.right_to_left else "ltr")
        assert (root.findtext(f"{NAME}desc") or "").strip()
        assert root.findall(f".//{NAME}text")
        assert {one.tag for one in root.iter()} <= {
            f"{NAME}{name}"
            for name in ("svg", "style", "title", "desc", "g", "rect", "circle", "line", "polygon", "text")
        }

"""No page of a draft, its consultation and its vetting has a barrier: by day in English, by night in Arabic, narrow."""

from __future__ import annotations

from typing import Any

import pytest

from stories.axe import violations
from stories.steps import look_through, signed_in_as

ROUND = "assessments/xnd-2024"
PAGES = (
    "draft", "draft/sections/1", "draft/passages/1.2-1", "draft/passages/1.2-1/history", "draft/new",
    "draft/sections/1/printed", "draft/freeze", "draft/doubts?show=all",
    "consultation?in=all&tab=all", "consultation/comments/1", "consultation/comments/new?on=1.2-1",
    "consultation/comments/next", "consultation/institutions", "consultation/institutions/mai",
    "consultation/packs/mai", "consultation/matrix", "consultation/priorities", "consultation/word",
    "consultation/word/1", "consultation/workshops", "versions", "versions/1", "versions/1/2", "vetting",
    "certificate", "stages",
)  # fmt: skip
LOOKS: dict[str, dict[str, Any]] = {
    "en": {"viewport": {"width": 1280, "height": 900}},
    "ar": {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"},
}


@pytest.mark.parametrize("language", LOOKS)
def test_no_page_of_a_draft_has_a_barrier(shared_page: Any, house: str, language: str) -> None:
    page, wrong = shared_page, {}
    look_through(page, LOOKS[language])
    signed_in_as(page, house, "demo-coordinator")
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    for way in PAGES:
        answered = page.goto(f"{house}/{language}/{ROUND}/{way}")
        assert answered.status == 200, way
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        wrong[way] = violations(page) + ([f"{wide} px too wide"] if wide > 0 else [])
    assert {way: told for way, told in wrong.items() if told} == {}
    assert complaints == []

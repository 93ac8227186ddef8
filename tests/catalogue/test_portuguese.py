"""The questions in Portuguese: whole, told apart, and with the words that mean each answer."""

from __future__ import annotations

import re

import pytest

from migov.catalogue import editions
from migov.catalogue.frameworks import global_compact, sdg_10_7_2
from migov.model.indicators import Scale
from migov.model.languages import Language

OURS = ("national-2", "national-1", "local-1", "covid-19")

SAYS = {
    Scale.PRESENCE: ("Presente:", "Parcial:", "Ausente:"),
    Scale.ACCESS: ("Todos:", "Alguns:", "Nenhum:"),
    Scale.YES_NO: ("Sim:", "Não:"),
}


@pytest.mark.parametrize("code", OURS)
def test_every_question_and_guidance_is_written_in_portuguese(code: str) -> None:
    edition = editions.load(code)
    assert edition.title.written(Language.PT)
    assert "não um produto da OIM" in edition.remark.text(Language.PT)
    for indicator in edition.indicators:
        assert (indicator.question.written(Language.PT) or "").endswith("?"), indicator.code
        guidance = indicator.guidance.written(Language.PT) or ""
        assert guidance, indicator.code
        for word in SAYS.get(indicator.scale, ()):
            assert word in guidance, indicator.code


@pytest.mark.parametrize("code", OURS)
def test_no_two_indicators_share_a_question_in_portuguese(code: str) -> None:
    indicators = editions.load(code).indicators
    assert len({one.question.text(Language.PT) for one in indicators}) == len(indicators)


@pytest.mark.parametrize("code", OURS)
def test_portuguese_is_not_english_or_french_left_standing(code: str) -> None:
    for indicator in editions.load(code).indicators:
        text = f"{indicator.question.text(Language.PT)} {indicator.guidance.text(Language.PT)}".casefold()
        assert not re.search(r"\b(the|and|with|whether|les|des|une|dans|avec)\b", text), indicator.code
        assert "\N{NO-BREAK SPACE}" not in text, indicator.code


def test_both_frameworks_are_written_in_portuguese() -> None:
    assert all(Language.PT in objective.title.languages for objective in global_compact())
    assert all(Language.PT in item.text.languages for item in sdg_10_7_2().items)

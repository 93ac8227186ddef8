"""Answers: what an analyst may say, and what it takes to say it.

| says | needs |
|---|---|
| something exists | a justification and a quotation |
| something is absent | a justification |
| no evidence was found | a justification and the log of the searches |
"""

from __future__ import annotations

import pytest

from migov.errors import Invalid, Unsupported
from migov.model.answers import Answer, AnswerStatus, NonAnswer, Search, fits
from migov.model.citations import Pin, Quote
from migov.model.dimensions import Dimension
from migov.model.indicators import Indicator, Scale
from migov.model.languages import Localized
from migov.model.sources import Locator

PIN = Pin(source="labour-code", snapshot="0" * 64, locator=Locator(path=("Article 4",)), quote=Quote("every worker"))


def test_a_draft_may_still_lack_everything() -> None:
    assert Answer(indicator="1.1.1").status is AnswerStatus.DRAFT


def test_a_complete_answer_that_something_exists_needs_a_quotation() -> None:
    with pytest.raises(Unsupported, match="says 'all' without a quotation"):
        Answer(indicator="1.1.1", closed="all", justification="Article 4", status=AnswerStatus.COMPLETE)
    answer = Answer(
        indicator="1.1.1", closed="all", justification="So it says.", pins=(PIN,), status=AnswerStatus.COMPLETE
    )
    assert answer.status.is_settled


def test_absent_needs_a_justification_and_nothing_else() -> None:
    Answer(indicator="2.2.1", closed="absent", justification="None was adopted.", status=AnswerStatus.COMPLETE)
    with pytest.raises(Unsupported, match=r"2\.2\.1 has no justification"):
        Answer(indicator="2.2.1", closed="absent", status=AnswerStatus.COMPLETE)


def test_nothing_was_found_needs_the_searches_that_found_nothing() -> None:
    said = {
        "indicator": "2.2.1",
        "non_answer": NonAnswer.NO_EVIDENCE,
        "justification": "Nothing in force.",
        "status": AnswerStatus.COMPLETE,
    }
    with pytest.raises(Unsupported, match="attach the search log"):
        Answer(**said)
    search = Search(query="national migration policy", at="2026-03-01T10:00:00+00:00", found=0)
    assert Answer(**said, searches=(search,)).closed is None


def test_a_non_answer_is_never_a_no() -> None:
    with pytest.raises(Invalid, match="either closed or a non-answer"):
        Answer(indicator="1.4.3", closed="no", non_answer=NonAnswer.NOT_ANSWERED)


def test_a_closed_answer_is_one_of_the_choices_of_its_scale() -> None:
    indicator = Indicator(
        code="1.1.1", dimension=Dimension.RIGHTS, sub_domain="1.1", question=Localized(en="Whom?"), scale=Scale.ACCESS
    )
    assert fits(Answer(indicator="1.1.1", closed="some"), indicator)
    assert not fits(Answer(indicator="1.1.1", closed="partial"), indicator)
    assert fits(Answer(indicator="1.1.1", non_answer=NonAnswer.NOT_APPLICABLE), indicator)

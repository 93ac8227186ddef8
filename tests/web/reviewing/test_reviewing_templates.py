"""Templates of reviewing and delegating ask their pages only for what these have."""

from __future__ import annotations

from pathlib import Path

import pytest

import migov.web
from migov.web.answering import Page
from migov.web.desk.delegating.delegations import DelegationPage, DelegationsPage, NewPage, WithdrawPage
from migov.web.desk.delegating.filling import ReturnPage
from migov.web.desk.delegating.institution import HomePage
from migov.web.desk.delegating.questions import QuestionPage, QuestionsPage
from migov.web.desk.delegating.returns import DecidePage
from migov.web.desk.reviewing.agreements import AgreementPage
from migov.web.desk.reviewing.codings import CodingPage, CodingsPage, PairPage
from migov.web.desk.reviewing.flags import FlagPage, FlagsPage, RaisePage
from migov.web.desk.reviewing.reviews import ReviewPage, ReviewsPage
from template_checks import mistakes

PAGES: dict[str, type[Page]] = {
    "desk/delegating/decide.html": DecidePage,
    "desk/delegating/delegation.html": DelegationPage,
    "desk/delegating/delegations.html": DelegationsPage,
    "desk/delegating/home.html": HomePage,
    "desk/delegating/new.html": NewPage,
    "desk/delegating/question.html": QuestionPage,
    "desk/delegating/questions.html": QuestionsPage,
    "desk/delegating/return.html": ReturnPage,
    "desk/delegating/withdraw.html": WithdrawPage,
    "desk/reviewing/agreement.html": AgreementPage,
    "desk/reviewing/coding.html": CodingPage,
    "desk/reviewing/codings.html": CodingsPage,
    "desk/reviewing/flag.html": FlagPage,
    "desk/reviewing/flags.html": FlagsPage,
    "desk/reviewing/pair.html": PairPage,
    "desk/reviewing/raise.html": RaisePage,
    "desk/reviewing/review.html": ReviewPage,
    "desk/reviewing/reviews.html": ReviewsPage,
}
PARTS = {f"desk/reviewing/{name}.html" for name in ("answer", "choice", "flag_card", "news", "question")} | {
    "desk/delegating/printed.html"
}
"""Included by pages, and checked with them."""


@pytest.mark.parametrize("template", PAGES)
def test_a_template_asks_only_for_what_its_page_has(template: str) -> None:
    assert mistakes(template, PAGES[template]) == []


@pytest.mark.parametrize("room", ["reviewing", "delegating"])
def test_every_template_of_the_room_is_checked(room: str) -> None:
    folder = Path(migov.web.__file__).parent / "templates" / "desk" / room
    found = {f"desk/{room}/{path.name}" for path in folder.glob("*.html")}
    assert found == {name for name in {*PAGES, *PARTS} if name.startswith(f"desk/{room}/")}

"""That an answer is reviewed is told to a reviewer only after their own word: else it says what another one said."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kept import NOON, keep
from makers import assessment
from migov.actions import answers as writing
from migov.actions import assessments, reviews
from migov.actions.entering import member_of
from migov.model.answers import AnswerStatus
from migov.model.fields import Field
from migov.model.people import Membership, Person, Role
from migov.model.reviews import Verdict
from migov.store import answers, people, transactions
from migov.store import reviews as words
from people import a_person, sign_in
from teams import answered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

HERE, CODE, MORE = "xqa-2024", "1.1.1", ("1.1.2", "1.1.3", "1.1.4")
BASE = f"/en/assessments/{HERE}"


@pytest.fixture(autouse=True)
def _kept(home: object) -> None:  # noqa: ARG001 - the folder comes first
    keep(assessment())


@pytest.fixture
def ria() -> Person:
    """A reviewer who agrees with what is answered."""
    return a_person(Role.REVIEWER, handle="ria")


@pytest.fixture
def rui() -> Person:
    """The second reviewer."""
    return a_person(Role.REVIEWER, handle="rui")


def agree(person: Person, *codes: str, minutes: int = 5) -> None:
    at = NOON + timedelta(minutes=minutes)
    for code in codes:
        version = words.read_version(HERE, code)
        reviews.say(HERE, code, Verdict.AGREE, version=version, by=member_of(HERE, person), at=at)


def told(browser: Client) -> dict[str, str]:
    """The word for the state of the answer, by the page that says it and by the twin of that page."""
    found = {}
    for name, path in {"answer": f"indicators/{CODE}", "list": "indicators", "review": f"reviews/{CODE}"}.items():
        page = browser.get(f"{BASE}/{path}").context["page"]
        twin = browser.get(f"{BASE}/{path}.json").json()
        if name == "answer":
            found |= {name: page.chip.word, f"{name}.json": twin["chip"]["word"]}
        elif name == "review":
            found |= {name: page.answer.state.word, f"{name}.json": twin["answer"]["state"]["word"]}
        else:
            lines = [line for one in page.dimensions for part in one.sub_domains for line in part.lines]
            twins = [line for one in twin["dimensions"] for part in one["sub_domains"] for line in part["lines"]]
            found[name] = next(line.chip.word for line in lines if line.code == CODE)
            found[f"{name}.json"] = next(line["chip"]["word"] for line in twins if line["code"] == CODE)
    return found


def kinds(browser: Client) -> set[str]:
    """The addresses that show the mark of what is reviewed, in a chip or in the bar."""
    paths = (f"indicators/{CODE}", "indicators", f"reviews/{CODE}", "reviews")
    pages = {path: browser.get(f"{BASE}/{path}").content.decode() for path in paths}
    return {path for path, page in pages.items() if "Reviewed<" in page or 'class="reviewed"' in page}


def counted(browser: Client) -> int:
    """How many answers the bar above the list calls reviewed."""
    segments = browser.get(f"{BASE}/indicators.json").json()["progress"]["segments"]
    return next(int(one["count"]) for one in segments if one["kind"] == "reviewed")


def test_a_second_reviewer_finds_it_nowhere_before_their_own_word_and_everywhere_after(
    ria: Person, rui: Person
) -> None:
    answered(HERE, CODE)
    agree(ria, CODE)
    mine, yours = sign_in(Client(), rui), sign_in(Client(), ria)
    assert set(told(yours).values()) == {"Reviewed"}
    assert set(told(mine).values()) == {"Complete"}
    assert (kinds(mine), counted(mine)) == (set(), 0)
    agree(rui, CODE, minutes=6)
    assert set(told(mine).values()) == {"Reviewed"}
    assert kinds(mine) == kinds(yours) == {f"indicators/{CODE}", "indicators", f"reviews/{CODE}"}
    assert counted(mine) == 1


def test_whoever_takes_their_word_back_is_told_no_more_than_before(ria: Person, rui: Person) -> None:
    answered(HERE, CODE)
    agree(ria, CODE)
    agree(rui, CODE, minutes=6)
    reviews.take_back(HERE, CODE, by=member_of(HERE, rui), at=NOON + timedelta(minutes=7))
    found = answers.find(HERE, CODE)
    assert found
    assert found.answer.status is AnswerStatus.REVIEWED
    assert reviews.shown_statuses(HERE, by=member_of(HERE, rui))[CODE] is AnswerStatus.COMPLETE


@pytest.mark.parametrize("role", [Role.ANALYST, Role.COORDINATOR, Role.EDITOR])
def test_who_does_not_review_is_told_at_once(role: Role, ria: Person) -> None:
    answered(HERE, CODE)
    agree(ria, CODE)
    assert reviews.shown_statuses(HERE, by=member_of(HERE, a_person(role)))[CODE] is AnswerStatus.REVIEWED


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.ANALYST])
def test_who_reviews_beside_other_work_is_as_blind_in_the_history_too(role: Role, ria: Person, rui: Person) -> None:
    with transactions.whole():
        people.join(Membership(assessment=HERE, person="rui", role=role), by="tests", at=NOON)
    answered(HERE, CODE)
    agree(ria, CODE)
    browser = sign_in(Client(), rui)
    assert "Reviewed" not in browser.get(f"{BASE}/indicators/{CODE}/history").content.decode()
    agree(rui, CODE, minutes=6)
    assert "Reviewed" in browser.get(f"{BASE}/indicators/{CODE}/history").content.decode()


def test_who_reviews_and_wrote_the_answer_is_not_told_what_others_said_of_it(ria: Person, rui: Person) -> None:
    with transactions.whole():
        people.join(Membership(assessment=HERE, person="rui", role=Role.ANALYST), by="tests", at=NOON)
    mine = {Field.ANSWER: "none", Field.JUSTIFICATION: "Nothing is written."}
    writing.save(HERE, CODE, mine, base=0, by=member_of(HERE, rui), at=NOON)
    writing.complete(HERE, CODE, by=member_of(HERE, rui), at=NOON)
    agree(ria, CODE)
    browser = sign_in(Client(), rui)
    assert set(told(browser).values()) == {"Complete"}
    assert "Reviewed" not in browser.get(f"{BASE}/indicators/{CODE}/history").content.decode()


def test_the_statuses_of_many_answers_are_asked_for_as_often_as_those_of_one(ria: Person, rui: Person) -> None:
    member = member_of(HERE, rui)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            reviews.shown_statuses(HERE, by=member)
        return len(queries)

    answered(HERE, CODE)
    agree(ria, CODE)
    few = asked()
    answered(HERE, *MORE)
    agree(ria, *MORE)
    agree(rui, *MORE, minutes=6)
    assert asked() == few


def test_the_file_of_the_assessment_tells_it_after_their_own_word_too(ria: Person, rui: Person) -> None:
    answered(HERE, CODE)
    agree(ria, CODE)
    second = member_of(HERE, rui)
    assert b'"reviewed"' not in assessments.export_to(second, HERE)
    agree(rui, CODE, minutes=9)
    assert b'"reviewed"' in assessments.export_to(second, HERE)

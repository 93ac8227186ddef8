"""Pages of second readers: what waits, one answer at a time, flags, second codings."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from kept import NOON, keep
from makers import assessment
from migov.actions import answers, assignments, flags, reviews
from migov.actions.entering import keeper, member_of
from migov.model.answers import AnswerStatus
from migov.model.assignments import Duty
from migov.model.fields import Field
from migov.model.people import Member, Membership, Person, Role
from migov.store import answers as kept
from migov.store import people as store
from migov.store import reviews as words
from migov.store import transactions
from people import a_person, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

HERE, CODE = "xqa-2024", "1.1.1"
BASE = f"/en/assessments/{HERE}"


@pytest.fixture(autouse=True)
def _kept(home: object, settings: Any) -> None:  # noqa: ARG001 - the folder comes first
    settings.MIGOV_WAITS_FOR_MAIL = True
    keep(assessment())


def text(browser: Client, address: str) -> str:
    """What a page says, without its markup."""
    return re.sub(r"<[^>]*>", "", browser.get(address).content.decode())


def member(person: Person) -> Member:
    return member_of(HERE, person)


def client(person: Person) -> Client:
    return sign_in(Client(), person)


@pytest.fixture
def ada() -> Person:
    return a_person(Role.ANALYST, handle="ada")


@pytest.fixture
def ria() -> Person:
    return a_person(Role.REVIEWER, handle="ria")


def complete(by: Person, code: str = CODE, minutes: int = 0, **fields: str) -> int:
    mine = {Field.ANSWER: "none", Field.JUSTIFICATION: "Nothing is written."} | {
        Field[name.upper()]: text for name, text in fields.items()
    }
    base = (kept.find(HERE, code) or kept.begun(code)).version
    at = NOON + timedelta(minutes=minutes)
    answers.save(HERE, code, mine, base=base, by=member(by), at=at)
    answers.complete(HERE, code, by=member(by), at=at + timedelta(seconds=1))
    return words.read_version(HERE, code)


def test_a_reviewer_sees_what_waits_and_says_a_word_on_it(ada: Person, ria: Person) -> None:
    version = complete(ada)
    browser = client(ria)
    assert f"{BASE}/reviews/{CODE}" in browser.get(f"{BASE}/reviews").content.decode()
    page = browser.get(f"{BASE}/reviews/{CODE}").content.decode()
    assert "Nothing is written." in page
    sent = browser.post(f"{BASE}/reviews/{CODE}", {"verdict": "agree", "comment": "", "version": version})
    assert sent.status_code == 302
    found = kept.find(HERE, CODE)
    assert found
    assert found.answer.status is AnswerStatus.REVIEWED
    assert "is kept" in browser.get(sent["Location"]).content.decode()


def test_a_disagreement_without_a_reason_comes_back_with_what_was_typed(ada: Person, ria: Person) -> None:
    version = complete(ada)
    sent = client(ria).post(f"{BASE}/reviews/{CODE}", {"verdict": "disagree", "comment": " ", "version": version})
    assert sent.status_code == 422
    assert 'value="disagree" checked' in sent.content.decode()


def test_a_word_on_an_answer_that_has_changed_is_not_kept_and_the_comment_stays_in_the_form(
    ada: Person, ria: Person
) -> None:
    version = complete(ada)
    complete(ada, minutes=5, justification="Article 4 after all.")
    sent = client(ria).post(
        f"{BASE}/reviews/{CODE}", {"verdict": "disagree", "comment": "Look at article 4.", "version": version}
    )
    assert sent.status_code == 422
    assert "Look at article 4." in sent.content.decode()
    assert words.of(HERE) == ()


def test_what_is_new_since_the_version_that_was_read_is_marked_word_by_word(ada: Person, ria: Person) -> None:
    version = complete(ada)
    client(ria).post(f"{BASE}/reviews/{CODE}", {"verdict": "disagree", "comment": "Which law?", "version": version})
    complete(ada, minutes=9, justification="Nothing is written in the law.")
    page = client(ria).get(f"{BASE}/reviews/{CODE}").content.decode()
    assert "<ins> in the law</ins>" in page
    assert "Changed since you read it" in client(ria).get(f"{BASE}/reviews").content.decode()


def test_a_word_can_be_taken_back_on_the_page(ada: Person, ria: Person) -> None:
    version = complete(ada)
    browser = client(ria)
    browser.post(f"{BASE}/reviews/{CODE}", {"verdict": "agree", "comment": "", "version": version})
    browser.post(f"{BASE}/reviews/{CODE}", {"act": "take back"})
    assert "taken back" in browser.get(f"{BASE}/reviews").content.decode()


def test_who_wrote_an_answer_is_told_that_somebody_else_reads_it() -> None:
    both = a_person(Role.REVIEWER, handle="bea")
    with transactions.whole():
        store.join(Membership(assessment=HERE, person="bea", role=Role.ANALYST), by="tests", at=NOON)
    complete(both)
    page = client(both).get(f"{BASE}/reviews/{CODE}").content.decode()
    assert "You wrote this answer" in page
    assert 'name="verdict"' not in page


def test_a_flag_is_raised_mailed_listed_and_settled(ada: Person, ria: Person) -> None:
    complete(ada)
    sent = client(ria).post(f"{BASE}/flags/on/{CODE}", {"says": "Is it in force?", "to": "ada"})
    assert sent.status_code == 302
    (letter,) = mail.outbox
    assert letter.to == ["ada@people.example"]
    assert "Is it in force?" in letter.body
    assert f"{BASE}/flags/1" in letter.body
    browser = client(ada)
    assert "They wait for you" in browser.get(f"{BASE}/flags").content.decode()
    assert browser.post(f"{BASE}/flags/1", {"how": ""}).status_code == 422
    assert browser.post(f"{BASE}/flags/1", {"how": "Article 4 added."}).status_code == 302
    assert "Article 4 added." in client(ria).get(f"{BASE}/flags").content.decode()
    assert mail.outbox[-1].to == ["ria@people.example"]


def test_a_flag_is_addressed_to_somebody_who_works_on_the_answers(ria: Person) -> None:
    a_person(Role.PARTICIPANT, handle="pia")
    sent = client(ria).post(f"{BASE}/flags/on/{CODE}", {"says": "Is it in force?", "to": "pia"})
    assert sent.status_code == 422
    assert "Choose who is to settle it." in sent.content.decode()


def ask(person: Person) -> None:
    assignments.give([CODE], person=person.handle, duty=Duty.CODE, assessment=HERE, by=keeper("kim"), at=NOON)


def test_a_second_answer_is_written_handed_in_and_laid_beside_the_first(ada: Person, ria: Person) -> None:
    ask(ria)
    browser = client(ria)
    form = {"answer": "some", "justification": "Article 9.", "base": "0"}
    assert browser.post(f"{BASE}/codings/{CODE}", form).status_code == 302
    assert browser.post(f"{BASE}/codings/{CODE}", form | {"base": "1", "submit": "1"}).status_code == 302
    assert browser.get(f"{BASE}/agreement/{CODE}").status_code == 404, "the first answer is not complete"
    complete(ada)
    both = text(browser, f"{BASE}/agreement/{CODE}")
    assert "Article 9." in both
    assert "Nothing is written." in both
    assert "They differ" in both
    assert client(ada).get(f"{BASE}/agreement.json").json()["parts"][0]["lines"][0]["agreed"] == 0
    assert client(ada).get("/en/agreement.json").json()["parts"][0]["lines"][0]["compared"] == 1


def test_two_windows_of_one_coder_do_not_overwrite_each_other(ria: Person) -> None:
    ask(ria)
    browser = client(ria)
    browser.post(f"{BASE}/codings/{CODE}", {"answer": "some", "justification": "Article 9.", "base": "0"})
    met = browser.post(f"{BASE}/codings/{CODE}", {"answer": "all", "justification": "Article 10.", "base": "0"})
    assert met.status_code == 409
    shown = met.content.decode()
    said = re.sub(r"<[^>]*>", "", shown)
    assert "Article 9." in said
    assert "Article 10." in said


def test_nothing_is_handed_in_without_an_answer_and_its_grounds(ria: Person) -> None:
    ask(ria)
    sent = client(ria).post(
        f"{BASE}/codings/{CODE}", {"answer": "some", "justification": "", "base": "0", "submit": "1"}
    )
    assert sent.status_code == 422


def test_flags_and_reviews_are_for_those_who_work_inside() -> None:
    browser = client(a_person(Role.PARTICIPANT))
    for page in ("reviews", f"reviews/{CODE}", "codings", "agreement", "flags", f"flags/on/{CODE}"):
        assert browser.get(f"{BASE}/{page}").status_code in (403, 404), page
    assert flags.of(HERE, by=keeper("kim")) == ()
    assert reviews.all_said(HERE, by=keeper("kim")) == ()

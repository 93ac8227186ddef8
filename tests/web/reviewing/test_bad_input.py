"""Buttons pressed twice, stale pages, huge pastes, odd characters, forged numbers: nothing is lost or doubled."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.test import Client

from kept import keep
from makers import assessment
from migov.actions import assignments
from migov.actions.entering import keeper
from migov.model.answers import Answer, AnswerStatus
from migov.model.assignments import Duty
from migov.model.institutions import Institution
from migov.model.people import Role
from migov.store import answers, delegations, flags, reviews, standpoints, transactions
from people import NOON, a_person, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

HERE, CODE = "xqa-2024", "1.1.1"
BASE = f"/en/assessments/{HERE}"
ODD = "left \u202eright\u202c \U0001f469\u200d⚖️ <b>&amp; '\" قانون"


@pytest.fixture(autouse=True)
def _kept(home: object, settings: Any) -> None:  # noqa: ARG001 - the folder comes first
    settings.MIGOV_WAITS_FOR_MAIL = True
    keep(assessment(institutions=(Institution(id="labour", name="Ministry of Labour"),)))
    given = Answer(indicator=CODE, closed="none", justification="Nothing is written.", status=AnswerStatus.COMPLETE)
    with transactions.whole():
        answers.write(HERE, answers.lock(HERE, given.indicator), given, by="ada", at=NOON)


def client(role: Role, handle: str, institution: str | None = None) -> Client:
    return sign_in(Client(), a_person(role, handle=handle, institution=institution))


def twice(browser: Client, path: str, form: dict[str, Any]) -> None:
    for _ in range(2):
        assert browser.post(f"{BASE}/{path}", form).status_code == 302, path


def test_a_review_a_flag_and_a_standpoint_sent_twice_are_kept_once() -> None:
    ria, ada = client(Role.REVIEWER, "ria"), client(Role.ANALYST, "ada")
    twice(ria, f"reviews/{CODE}", {"verdict": "agree", "comment": "Yes.", "version": "1"})
    twice(ria, f"flags/on/{CODE}", {"says": "Is it in force?", "to": "ada"})
    twice(ada, "treaties/ICRMW", {"act": "say", "who": "ministry", "says_so": "Ministry", "what": "signature"})
    assert len(reviews.of(HERE)) == len(flags.of(HERE)) == len(standpoints.of(HERE)) == 1
    assert len(mail.outbox) == 1


def test_a_second_answer_handed_in_twice_is_handed_in_once() -> None:
    ria = client(Role.REVIEWER, "ria")
    assignments.give(["1.1.2"], person="ria", duty=Duty.CODE, assessment=HERE, by=keeper("kim"), at=NOON)
    twice(ria, "codings/1.1.2", {"answer": "some", "justification": "Article 9.", "base": "0", "submit": "1"})
    changed = {"answer": "all", "justification": "Article 9.", "base": "1", "submit": "1"}
    assert ria.post(f"{BASE}/codings/1.1.2", changed).status_code == 403, "what is handed in stands"
    assert reviews.codings(HERE)[0].closed == "some"


def test_questions_handed_over_twice_and_reminders_pressed_twice_write_one_letter() -> None:
    a_person(Role.PARTICIPANT, handle="pia", institution="labour")
    fay = client(Role.FOCAL_POINT, "fay")
    form = {"institution": "labour", "parts": [CODE], "due": "2099-05-20T17:00", "zone": "UTC"}
    twice(fay, "delegations/new", form)
    assert len(delegations.of(HERE)) == len(mail.outbox) == 1
    assert fay.post(f"{BASE}/delegations/1/remind").status_code == 302
    assert fay.post(f"{BASE}/delegations/1/remind").status_code == 409
    assert len(mail.outbox) == 2


def test_a_return_handed_in_twice_is_one_version_and_a_hundred_thousand_odd_characters_come_back() -> None:
    pia, fay = client(Role.PARTICIPANT, "pia", "labour"), client(Role.FOCAL_POINT, "fay")
    form = {"institution": "labour", "parts": [CODE], "due": "2099-05-20T17:00", "zone": "UTC"}
    fay.post(f"{BASE}/delegations/new", form)
    words = (ODD + "\n") * (100_000 // len(ODD))
    given = {"answer": "some", "justification": words, "remark": ODD, "base": "0", "submit": "1"}
    twice(pia, f"delegations/1/on/{CODE}", given)
    (one,) = delegations.versions_of(HERE, 1, CODE)
    assert one.remark == ODD
    assert one.words["justification"] == words.strip()
    page = fay.get(f"{BASE}/delegations/1/on/{CODE}")
    assert page.status_code == 200
    assert "<b>&amp;" not in page.content.decode()


@pytest.mark.parametrize(
    ("path", "form"),
    [
        (f"reviews/{CODE}", {"verdict": "agree", "comment": "x" * 30_000, "version": "1"}),
        (f"reviews/{CODE}", {"verdict": "perhaps", "version": "1"}),
        (f"reviews/{CODE}", {}),
        (f"flags/on/{CODE}", {"says": "x" * 30_000, "to": "ada"}),
        (f"flags/on/{CODE}", {"says": "\x00\u0007", "to": "ada"}),
    ],
)
def test_what_cannot_be_kept_is_refused_at_its_form(path: str, form: dict[str, str]) -> None:
    a_person(Role.ANALYST, handle="ada")
    assert client(Role.REVIEWER, "ria").post(f"{BASE}/{path}", form).status_code == 422


def test_a_page_opened_by_somebody_else_is_not_sent_in_the_name_of_who_is_signed_in_now() -> None:
    form = {"verdict": "agree", "version": "1", "who": "somebody-else"}
    assert client(Role.REVIEWER, "ria").post(f"{BASE}/reviews/{CODE}", form).status_code == 409
    assert reviews.of(HERE) == ()


FORGED = [
    "reviews/1.1.1",
    "codings/1.1.1",
    "agreement",
    "flags",
    "flags/1",
    "delegations",
    "delegations/1",
    "delegations/1/on/1.1.1",
    "questions",
    "questions/1.1.1",
    "treaties",
    "treaties/ICRMW",
]


@pytest.mark.parametrize("path", FORGED)
def test_of_another_assessment_nothing_is_there(path: str) -> None:
    rex = sign_in(Client(), a_person(Role.COORDINATOR, handle="rex", assessment="xqb-2024"))
    assert rex.get(f"{BASE}/{path}").status_code == 404
    assert rex.get(f"{BASE}/{path}.json").status_code == 404
    assert rex.post(f"{BASE}/{path}", {"verdict": "agree"}).status_code in (404, 405)


@pytest.mark.parametrize(
    "path",
    [
        "flags/99999999999999999999999999",
        "flags/0",
        "delegations/77",
        "delegations/77/on/1.1.1",
        "reviews/9.9.9",
        "treaties/NIX",
    ],
)
def test_numbers_and_codes_that_are_not_there_are_not_found(path: str) -> None:
    ada = client(Role.ANALYST, "ada")
    assert ada.get(f"{BASE}/{path}").status_code == 404


def test_forms_need_the_token_of_their_page() -> None:
    strict = sign_in(Client(enforce_csrf_checks=True), a_person(Role.REVIEWER, handle="ria"))
    assert strict.post(f"{BASE}/reviews/{CODE}", {"verdict": "agree", "version": "1"}).status_code == 403
    assert reviews.of(HERE) == ()

"""Whoever is to answer blind meets nothing of the first answer: not on any page, in any twin, in any file.

Every address of the house is asked for, as its pattern stands in the table of addresses: a page that is added tomorrow
is walked tomorrow.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from msgspec.structs import replace

from kept import NOON, keep
from makers import assessment, source
from migov.actions import answers, assignments, delegations, flags, returns, reviews, treaties
from migov.actions.entering import keeper, member_of
from migov.model.answers import Answer
from migov.model.assignments import Duty
from migov.model.citations import Pin, Quote
from migov.model.conventions import Standing
from migov.model.deadlines import Deadline
from migov.model.fields import Field
from migov.model.institutions import Institution
from migov.model.people import Member, Membership, Person, Role
from migov.model.returns import Written
from migov.model.reviews import Verdict
from migov.model.sources import Locator
from migov.model.standpoints import Witness
from migov.store import answers as kept
from migov.store import people, transactions
from migov.store import reviews as words
from people import a_person, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

HERE, CODE, TREATY = "xqa-2024", "1.6.1", "ILO-C97"
SECRETS = {
    "justification": "zebragrounds",
    "journal": "zebrajournal",
    "years": "1987",
    "as-of date": "2019-07-23",
    "pin": "zebraquotation",
    "review": "zebracomment",
    "flag": "zebradoubt",
    "settled flag": "zebrasettled",
    "return": "zebrareturn",
    "reason": "zebrareason",
    "decision": "zebradecision",
}
"""Words that stand nowhere but in the first answer and in what others say about it."""
GIVEN = {
    "id": HERE,
    "code": CODE,
    "number": "1",
    "source": "xqa-act",
    "generation": "2022",
    "step": "begin-research",
    "jurisdiction": "xqa",
    "handle": "ada",
    "token": "x",
    "name": "x",
}
WORKS_ON_EVERYTHING = (Role.REVIEWER, Role.ANALYST, Role.COORDINATOR, Role.FOCAL_POINT, Role.EDITOR)


@pytest.fixture(autouse=True)
def _kept(home: object, settings: Any) -> None:  # noqa: ARG001 - the folder comes first
    settings.MIGOV_WAITS_FOR_MAIL = True
    institution = Institution(id="labour", name="Ministry of Labour")
    keep(assessment(institutions=(institution,), sources=(source(),)))


def here(person: Person) -> Member:
    return member_of(HERE, person)


def a_full_first_answer(code: str = CODE) -> None:
    """An answer with a pin, a review, flags, a return that was taken over in part, and a decision on its treaty."""
    ada, ron = a_person(Role.ANALYST, handle="ada"), a_person(Role.REVIEWER, handle="ron")
    fay = a_person(Role.FOCAL_POINT, handle="fay")
    pia = a_person(Role.PARTICIPANT, handle="pia", institution="labour")
    mine = {
        Field.ANSWER: "ratified",
        Field.YEARS: SECRETS["years"],
        Field.JUSTIFICATION: SECRETS["justification"],
        Field.AS_OF: SECRETS["as-of date"],
        Field.JOURNAL: SECRETS["journal"],
    }
    answers.save(HERE, code, mine, base=0, by=here(ada), at=NOON)
    pin = Pin(source="xqa-act", snapshot="a" * 64, locator=Locator(), quote=Quote(SECRETS["pin"]))
    _pinned(code, pin, here(ada))
    raised = flags.raise_(HERE, code, says=SECRETS["flag"], to="ada", by=here(ron), at=NOON)
    flags.settle(HERE, raised.number, how=SECRETS["settled flag"], by=here(ada), at=NOON)
    answers.complete(HERE, code, by=here(ada), at=NOON + timedelta(minutes=1))
    version = words.read_version(HERE, code)
    at = NOON + timedelta(minutes=2)
    reviews.say(HERE, code, Verdict.AGREE, comment=SECRETS["review"], version=version, by=here(ron), at=at)
    due = Deadline(local="2099-01-01T12:00", zone="UTC")
    delegations.hand_over(HERE, "labour", (code,), due=due, by=here(fay), at=NOON)
    given = Written(words={Field.JUSTIFICATION: SECRETS["return"]})
    returns.write(HERE, 1, code, given, base=0, submit=True, by=here(pia), at=at)
    returns.take_over(HERE, 1, code, (), version=1, base=version, reason=SECRETS["reason"], by=here(fay), at=at)
    seen = treaties.row(HERE, TREATY, by=here(ada)).seen
    treaties.decide(
        HERE,
        TREATY,
        witness=Witness.NEITHER,
        standing=Standing.YES,
        years=(1987,),
        because=SECRETS["decision"],
        seen=seen,
        by=here(ada),
        at=at,
    )


def _pinned(code: str, pin: Pin, by: Member) -> None:
    def with_pin(before: Answer) -> Answer:
        return replace(before, pins=(pin,))

    answers.change(HERE, code, with_pin, action="answer.pin", by=by, at=NOON)


def a_coder(roles: tuple[Role, ...]) -> Person:
    person = a_person(roles[0], handle="cara")
    with transactions.whole():
        for role in roles[1:]:
            people.join(Membership(assessment=HERE, person="cara", role=role), by="tests", at=NOON)
    return person


def addresses(patterns: list[URLPattern | URLResolver] | None = None, before: str = "") -> Iterator[str]:
    """Every address of the house, with what stands for its parts; a code or a treaty where a code is wanted."""
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        path = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, path)
            continue
        for code in (CODE, TREATY) if "<code:code>" in path else (CODE,):
            for form in ("pdf", "docx", "html") if "form>" in path else ("",):
                yield _filled(path, GIVEN | {"code": code, "form": form})


def _filled(path: str, given: dict[str, str]) -> str:
    whole = re.sub(r"<(?:\w+:)?(\w+)>", lambda part: given.get(part[1], "x"), path)
    return "/" + whole.replace("^", "").replace("\\Z", "").replace("$", "")


def content(data: bytes) -> str:
    """What a file says: a package of parts is unpacked."""
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return "\n".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
    return data.decode("utf-8", "replace")


def found(browser: Client) -> dict[str, list[str]]:
    """The secrets that a person meets, each with the addresses where."""
    met: dict[str, list[str]] = {}
    asked = [*dict.fromkeys(addresses()), f"/en/sources/xqa-act?for={HERE}&indicator={CODE}"]
    asked = [path for path in asked if not re.search(r"sign-?out|logout|/account|/people|password|mfa|2fa", path)]
    assert len(asked) > 80
    for path in asked:
        answer = browser.get(path)
        if answer.status_code != 200:
            continue
        data = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
        for name, secret in SECRETS.items():
            if secret in content(data):
                met.setdefault(name, []).append(path)
    return met


def ask() -> None:
    assignments.give([CODE], person="cara", duty=Duty.CODE, assessment=HERE, by=keeper("kim"), at=NOON)


@pytest.mark.parametrize("roles", [(Role.REVIEWER,), WORKS_ON_EVERYTHING], ids=["a reviewer", "somebody of all roles"])
def test_nothing_of_the_first_answer_reaches_whoever_answers_blind(roles: tuple[Role, ...]) -> None:
    person = a_coder(roles)
    ask()
    a_full_first_answer()
    assert found(sign_in(Client(), person)) == {}


def test_the_walk_meets_all_of_it_where_nobody_is_blind() -> None:
    person = a_coder(tuple(role for role in WORKS_ON_EVERYTHING if role is not Role.REVIEWER))
    a_full_first_answer()
    met = found(sign_in(Client(), person))
    assert set(met) == set(SECRETS)
    assert f"/en/profiles/{HERE}/files/assessment.json" in met["justification"]
    assert f"/en/assessments/{HERE}/reviews/{CODE}.json" in met["review"]


def test_both_are_there_to_be_read_when_the_second_answer_is_handed_in() -> None:
    person = a_coder(WORKS_ON_EVERYTHING)
    ask()
    a_full_first_answer()
    browser = sign_in(Client(), person)
    form = {"answer": "signed", "justification": "It was signed.", "base": "0", "submit": "1"}
    assert browser.post(f"/en/assessments/{HERE}/codings/{CODE}", form).status_code == 302
    assert SECRETS["justification"] in browser.get(f"/en/assessments/{HERE}/agreement/{CODE}").content.decode()
    assert kept.find(HERE, CODE)

"""Pages ask the database as often for much as for little."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kept import keep
from makers import assessment
from migov.actions import assignments, codings, delegations, flags, returns
from migov.actions.entering import keeper, member_of
from migov.model.assignments import Duty
from migov.model.deadlines import Deadline
from migov.model.fields import Field
from migov.model.institutions import Institution
from migov.model.people import Role
from migov.model.returns import Written
from migov.store import people
from people import NOON, a_person, sign_in
from teams import answered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

HERE = "xqa-2024"
CODES = ("1.1.1", "1.1.2", "1.1.3", "1.1.4", "1.1.5", "1.1.6", "2.1.1", "2.1.2", "2.1.3", "2.1.5")
BASE = f"/en/assessments/{HERE}"
DUE = Deadline(local="2099-05-20T17:00", zone="UTC")


@pytest.fixture(autouse=True)
def _kept(home: object, settings: Any) -> None:  # noqa: ARG001 - the folder comes first
    settings.MIGOV_WAITS_FOR_MAIL = True
    keep(assessment(institutions=(Institution(id="labour", name="Ministry of Labour"),)))


@pytest.fixture
def team() -> dict[str, Client]:
    """One person of each role who looks, signed in."""
    roles = {"fay": Role.FOCAL_POINT, "ria": Role.REVIEWER, "cara": Role.REVIEWER, "ada": Role.ANALYST}
    there = {handle: a_person(role, handle=handle) for handle, role in roles.items()}
    there["pia"] = a_person(Role.PARTICIPANT, handle="pia", institution="labour")
    return {handle: sign_in(Client(), person) for handle, person in there.items()}


def grow(codes: tuple[str, ...]) -> None:
    """For each of these: a second answer, a first one, a flag, a delegation with a return."""

    def member(handle: str) -> Any:
        return member_of(HERE, people.get(handle))

    assignments.give(codes, person="cara", duty=Duty.CODE, assessment=HERE, by=keeper("kim"), at=NOON)
    for number, code in enumerate(codes):
        given = {"answer": "non-answer: not applicable", "justification": "It cannot arise.", "base": 0}
        at = NOON + timedelta(minutes=number)
        codings.write(HERE, code, **given, submit=True, by=member("cara"), at=at)  # type: ignore[arg-type] # by name
        flags.raise_(HERE, code, says="In force?", to="ada", by=member("fay"), at=at)
        made = delegations.hand_over(HERE, "labour", (code,), due=DUE, by=member("fay"), at=at)
        written = {code: Written(words={Field.JUSTIFICATION: "Article 12."})}
        returns.hand_in(HERE, made.number, written, by=member("pia"), at=at)
    answered(HERE, *codes)


PAGES = [
    ("ria", "reviews"),
    ("ria", "reviews/1.1.1"),
    ("ria", "flags"),
    ("ria", "agreement"),
    ("ria", "agreement/1.1.1"),
    ("cara", "codings"),
    ("fay", "delegations"),
    ("fay", "delegations/1"),
    ("fay", "delegations/1/on/1.1.1"),
    ("fay", "treaties"),
    ("pia", "delegations"),
    ("pia", "delegations/1"),
    ("pia", "delegations/1/on/1.1.1"),
    ("pia", "questions"),
]


def counted(team: dict[str, Client]) -> dict[tuple[str, str], int]:
    found = {}
    for who, path in PAGES:
        team[who].get(f"{BASE}/{path}")  # what is made once is made
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert team[who].get(f"{BASE}/{path}").status_code == 200, path
        found[who, path] = len(asked)
    return found


def test_ten_of_everything_cost_as_many_queries_as_two(team: dict[str, Client]) -> None:
    grow(CODES[:2])
    few = counted(team)
    grow(CODES[2:])
    assert counted(team) == few
    assert max(few.values()) <= 60, few

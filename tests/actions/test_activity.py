"""The journal as news: told to those who may know."""

from __future__ import annotations

import pytest

from kept import NOON
from migov.actions import activity, assignments, codings
from migov.actions.activity import Filter
from migov.model.assignments import Duty
from migov.model.people import Member, Role
from teams import KEEPER, in_research, joined, person_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def test_who_codes_a_second_time_is_news_for_the_coordinator_and_themselves() -> None:
    here = in_research().id
    cara, ada, kim = (
        joined(here, Role.REVIEWER, "cara"),
        joined(here, Role.ANALYST, "ada"),
        joined(here, Role.COORDINATOR),
    )
    assignments.give(["1.1.1"], person="cara", duty=Duty.CODE, assessment=here, by=KEEPER, at=NOON)
    codings.write(here, "1.1.1", answer="some", justification="", base=0, submit=False, by=cara, at=NOON)

    def told(who: Member) -> set[str]:
        pages = activity.of(here, Filter(), by=who), activity.everywhere(person_of(who), Filter())
        return {line.action for page in pages for line in page.lines} & {"assignment.give", "coding.save"}

    assert told(kim) == told(cara) == {"assignment.give", "coding.save"}
    assert told(ada) == set()


def test_a_page_of_news_from_which_lines_are_kept_back_leads_on_all_the_same() -> None:
    here = in_research().id
    joined(here, Role.REVIEWER, "cara")
    ada = joined(here, Role.ANALYST, "ada")
    for code in ("1.1.1", "1.1.2"):
        assignments.give([code], person="cara", duty=Duty.CODE, assessment=here, by=KEEPER, at=NOON)
    first = activity.of(here, Filter(), by=ada, most=2)
    assert first.lines == ()
    assert activity.of(here, Filter(before=first.older), by=ada, most=2).lines

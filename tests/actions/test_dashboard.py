"""The dashboard: constant in its questions to the database, alphabetical, blind to what was answered."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kept import NOON, keep
from makers import assessment, jurisdiction
from migov.actions import assignments, dashboard, work
from migov.actions.dashboard import Filter, Pressure
from migov.model.answers import AnswerStatus
from migov.model.assignments import Duty
from migov.model.deadlines import Deadline
from migov.model.jurisdictions import Level
from migov.model.languages import Language
from migov.model.people import Membership, Person, Role
from migov.model.workflow import Stage
from migov.store import deadlines, flags, people, transactions
from people import a_person
from teams import KEEPER, answered, in_research, joined, moved, opened, person_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
DUE = Deadline(local="2024-05-10T17:00", zone="Africa/Niamey")


def rows(person: Person, *, now: Any = NOON, **chosen: Any) -> list[dashboard.Row]:
    return list(dashboard.rows(person, Filter(**chosen), language=Language.EN, now=now).rows)


def many(count: int, analyst: Person, start: int = 0) -> None:
    """Assessments with answers in several states, deadlines, flags and things in hand."""
    for number in range(start, start + count):
        id = f"s-{number}"  # noqa: A001 - the field's own word
        keep(assessment(id=id, jurisdiction=jurisdiction(short=f"Sample {number}")))
        answered(id, "1.1.1", status=AnswerStatus.DRAFT)
        answered(id, "1.1.2")
        with transactions.whole():
            people.join(Membership(assessment=id, person=analyst.handle, role=Role.ANALYST), by="tests", at=NOON)
            deadlines.put(id, Stage.RESEARCH, DUE)
            flags.raise_(id, indicator="1.1.1", says="Really?", to=analyst.handle, by="bo", at=NOON)
        assignments.give(
            ["1.1.1", "1.1.3"], person=analyst.handle, duty=Duty.ANSWER, due=DUE, assessment=id, by=KEEPER, at=NOON
        )


def test_the_database_is_asked_as_often_for_thirty_assessments_as_for_three() -> None:
    office, analyst = a_person(office=True), a_person(handle="eva")
    asked: list[tuple[int, int, int]] = []
    for start, count in ((0, 3), (3, 27)):
        many(count, analyst, start)
        found = []
        for act in (lambda: rows(office), lambda: rows(analyst), lambda: work.of(analyst)):
            with CaptureQueriesContext(
                connection,
            ) as queries:
                assert len(act()) >= start + count
            found.append(len(queries))
        asked.append(tuple(found))  # type: ignore[arg-type] # three numbers
    assert asked[0] == asked[1]
    assert max(asked[0][:2]) <= 7


def test_a_row_counts_states_and_what_presses() -> None:
    office, analyst = a_person(office=True), a_person(handle="eva")
    many(1, analyst)
    (row,) = rows(office, now=DUE.moment + timedelta(hours=1))
    assert row.counts == {
        AnswerStatus.NOT_STARTED: row.total - 2,
        AnswerStatus.CARRIED: 0,
        AnswerStatus.DRAFT: 1,
        AnswerStatus.COMPLETE: 1,
        AnswerStatus.REVIEWED: 0,
    }
    assert (row.due, row.late_answers, row.open_flags) == (DUE, 2, 1)
    assert rows(office)[0].late_answers == 0


def test_the_office_sees_all_others_what_they_belong_to_and_participants_from_outside() -> None:
    niger, mali = in_research("NER"), in_research("MLI")
    office = a_person(office=True)
    assert [row.entry.id for row in rows(office)] == [mali.id, niger.id]
    assert [row.entry.id for row in rows(person_of(joined(mali.id, Role.EDITOR)))] == [mali.id]
    (outside,) = rows(person_of(joined(niger.id, Role.PARTICIPANT)))
    assert (outside.entry.id, outside.counts) == (niger.id, None)
    assert rows(a_person()) == []


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({}, ["Accra, Ghana", "Mali", "The Niger"]),
        ({"level": Level.LOCAL}, ["Accra, Ghana"]),
        ({"level": Level.NATIONAL}, ["Mali", "The Niger"]),
        ({"stage": Stage.CONSULTATION}, ["Mali"]),
        ({"stage": Stage.PUBLISHED}, ["Togo"]),
        ({"words": "niger"}, ["The Niger"]),
        ({"words": "ACCRA"}, ["Accra, Ghana"]),
        ({"pressure": Pressure.LATE}, ["The Niger"]),
        ({"pressure": Pressure.SOON}, []),
    ],
)
def test_what_is_shown_can_be_chosen(chosen: dict[str, Any], found: list[str]) -> None:
    office = a_person(office=True)
    opened("NER", deadlines={Stage.LAUNCH: Deadline(local="2024-05-01T10:00", zone="UTC")})
    moved(opened("MLI").id, Stage.CONSULTATION)
    moved(opened("TGO").id, Stage.PUBLISHED)
    opened("GH-AA", locality="Accra")
    assert [row.entry.name(Language.EN) for row in rows(office, **chosen)] == found


def test_no_order_can_be_had_but_the_alphabet_whatever_was_answered() -> None:
    """The same countries with opposite answers stand in the same order, in every language and under every filter."""
    office = a_person(office=True)
    ids = [opened(place).id for place in ("NER", "MLI", "TGO", "BEN")]
    for id in ids:  # noqa: A001 - the field's own word
        moved(id, Stage.RESEARCH)
    orders = set()
    for best in (ids, ids[::-1]):
        for place, id in enumerate(best):  # noqa: A001
            answered(id, *[f"1.1.{n}" for n in range(1, 4)][: place + 1], closed="all" if place else "none",
                     status=AnswerStatus.DRAFT)  # fmt: skip
        for chosen in (Filter(), Filter(stage=Stage.RESEARCH), Filter(level=Level.NATIONAL)):
            found = dashboard.rows(office, chosen, language=Language.FR, now=NOON)
            orders.add(tuple(row.entry.id for row in found.rows))
    assert orders == {("ben-2024", "mli-2024", "ner-2024", "tgo-2024")}


def test_progress_is_counted_by_dimension_and_module() -> None:
    entry = in_research(modules=("covid-19",))
    answered(entry.id, "1.1.1", "C.1.1")
    found = dashboard.progress(entry.id, by=KEEPER)
    assert [int(one.dimension) if one.dimension else one.module for one in found] == [1, 2, 3, 4, 5, 6, "covid-19"]
    assert [one.counts[AnswerStatus.COMPLETE] for one in found] == [1, 0, 0, 0, 0, 0, 1]


def test_a_long_list_is_shown_in_parts_that_go_on_with_the_alphabet() -> None:
    office = a_person(office=True)
    for place in ("NER", "MLI", "TGO"):
        opened(place)

    def part(start: int) -> tuple[list[str | None], int, int]:
        found = dashboard.rows(office, Filter(), language=Language.EN, now=NOON, start=start, most=2)
        return [row.entry.jurisdiction_code for row in found.rows], found.start, found.total

    assert [part(start) for start in (0, 2, 9)] == [(["MLI", "NER"], 0, 3), (["TGO"], 2, 3), (["MLI", "NER"], 0, 3)]

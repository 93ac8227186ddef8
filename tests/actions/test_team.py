"""Teams: who belongs to an assessment as what, and which institutions are asked."""

from __future__ import annotations

import pytest

from kept import NOON
from migov.actions import assignments, team
from migov.actions.entering import member_of
from migov.errors import Conflict, Invalid, NotAllowed, NotFound, Refused
from migov.model.assignments import Duty
from migov.model.people import Membership, Role
from migov.store import assessments, journal, people
from people import a_person
from teams import KEEPER, in_research, joined, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def role_of(id: str, person: str, role: Role, institution: str | None = None) -> Membership:  # noqa: A002
    return Membership(assessment=id, person=person, role=role, institution=institution)


def test_somebody_new_is_invited_and_somebody_known_is_in_at_once() -> None:
    entry, known = opened(), a_person(handle="bo")
    new = team.add("eva@people.example", Role.ANALYST, assessment=entry.id, name="Eva", by=KEEPER, at=NOON)
    old = team.add(known.address.upper(), Role.REVIEWER, assessment=entry.id, by=KEEPER, at=NOON)
    assert (new.is_new, new.token is None, old.is_new, old.token is None) == (True, False, False, True)
    there = {one.person.name: (one.came_in, one.roles[0].role) for one in team.of(entry.id, by=KEEPER)}
    assert there == {"Eva": (False, Role.ANALYST), known.name: (True, Role.REVIEWER)}
    told = [line.details["person"] for line in journal.lines(entry.id) if line.action == "team.add"]
    assert told == ["eva", "bo"]


def test_a_role_is_given_once() -> None:
    entry, known = opened(), a_person()
    team.add(known.address, Role.ANALYST, assessment=entry.id, by=KEEPER, at=NOON)
    with pytest.raises(Conflict, match="already"):
        team.add(known.address, Role.ANALYST, assessment=entry.id, by=KEEPER, at=NOON)
    team.add(known.address, Role.EDITOR, assessment=entry.id, by=KEEPER, at=NOON)
    assert len(people.team(entry.id)) == 2


def test_a_participant_speaks_for_an_institution_of_the_register() -> None:
    entry = opened()
    for institution, error in ((None, Invalid), ("nix", NotFound)):
        with pytest.raises(error):
            team.add("p@people.example", Role.PARTICIPANT, assessment=entry.id, name="P", institution=institution,
                     by=KEEPER, at=NOON)  # fmt: skip
    made = team.name_institution("Ministry of Health", acronym="MoH", assessment=entry.id, by=KEEPER, at=NOON)
    team.add("p@people.example", Role.PARTICIPANT, assessment=entry.id, name="P", institution=made.id, by=KEEPER,
             at=NOON)  # fmt: skip
    assert [(one.role, one.institution) for one in people.team(entry.id)] == [(Role.PARTICIPANT, "moh")]


@pytest.mark.parametrize("role", [None, *(role for role in Role if role is not Role.COORDINATOR)])
def test_only_coordinators_and_the_office_decide_who_belongs_to_it(role: Role | None) -> None:
    entry = opened()
    by = joined(entry.id, role) if role else member_of(entry.id, a_person())
    with pytest.raises(NotAllowed if role else NotFound):
        team.add("p@people.example", Role.ANALYST, assessment=entry.id, name="P", by=by, at=NOON)
    office = member_of(entry.id, a_person(office=True))
    team.add("p@people.example", Role.ANALYST, assessment=entry.id, name="P", by=office, at=NOON)


def test_the_last_coordinator_who_can_come_in_stays() -> None:
    entry = opened()
    first = joined(entry.id, Role.COORDINATOR, "first")
    team.add("next@people.example", Role.COORDINATOR, assessment=entry.id, name="Next", by=KEEPER, at=NOON)
    leaves = role_of(entry.id, "first", Role.COORDINATOR)
    assert team.leaving(leaves, by=first).is_last_coordinator
    with pytest.raises(Refused, match="only coordinator"):
        team.remove(leaves, by=first, at=NOON)
    joined(entry.id, Role.COORDINATOR, "second")
    team.remove(leaves, by=first, at=NOON)
    assert "first" not in {one.person for one in people.team(entry.id)}


def test_what_a_person_had_in_hands_is_in_nobody_s_when_they_leave() -> None:
    entry = in_research()
    eva = joined(entry.id, Role.ANALYST, "eva")
    assignments.give(["section-1.1"], person="eva", duty=Duty.ANSWER, assessment=entry.id, by=KEEPER, at=NOON)
    leaves = role_of(entry.id, "eva", Role.ANALYST)
    count = team.leaving(leaves, by=KEEPER).in_hands
    assert count == len(assignments.of(entry.id, by=KEEPER)) > 1
    team.remove(leaves, by=KEEPER, at=NOON)
    assert assignments.of(entry.id, by=KEEPER) == ()
    assert len(journal.lines(entry.id)[-1].details["taken back"]) == count
    assert not member_of(entry.id, people.get(eva.person)).belongs


def test_who_keeps_another_role_keeps_what_it_needs() -> None:
    entry = in_research()
    joined(entry.id, Role.ANALYST, "eva")
    team.add("eva@people.example", Role.REVIEWER, assessment=entry.id, by=KEEPER, at=NOON)
    for duty, part in ((Duty.ANSWER, "section-1.1"), (Duty.REVIEW, "section-1.2"), (Duty.CODE, "section-1.3")):
        assignments.give([part], person="eva", duty=duty, assessment=entry.id, by=KEEPER, at=NOON)
    team.remove(role_of(entry.id, "eva", Role.ANALYST), by=KEEPER, at=NOON)
    assert {one.assignment.duty for one in assignments.of(entry.id, by=KEEPER)} == {Duty.REVIEW, Duty.CODE}


def test_an_institution_is_named_once_and_struck_while_nobody_needs_it() -> None:
    entry = opened()
    first = team.name_institution(" Ministry  of Health ", assessment=entry.id, by=KEEPER, at=NOON)
    assert (first.id, first.name) == ("ministry-of-health", "Ministry of Health")
    with pytest.raises(Conflict):
        team.name_institution("ministry of health", assessment=entry.id, by=KEEPER, at=NOON)
    joined(entry.id, Role.PARTICIPANT, institution=first.id)
    with pytest.raises(Refused, match="speaks for"):
        team.strike_institution(first.id, assessment=entry.id, by=KEEPER, at=NOON)
    other = team.name_institution("Police", assessment=entry.id, by=KEEPER, at=NOON)
    team.strike_institution(other.id, assessment=entry.id, by=KEEPER, at=NOON)
    assert [one.id for one in assessments.get(entry.id).institutions] == [first.id]


def test_the_focal_point_names_institutions_and_an_analyst_does_not() -> None:
    entry = opened()
    team.name_institution("Police", assessment=entry.id, by=joined(entry.id, Role.FOCAL_POINT), at=NOON)
    with pytest.raises(NotAllowed):
        team.name_institution("Army", assessment=entry.id, by=joined(entry.id, Role.ANALYST), at=NOON)


def test_institutions_of_the_round_before_are_taken_over_by_choice() -> None:
    first = opened()
    for name in ("Police", "Army", "Ministry of Health"):
        team.name_institution(name, assessment=first.id, by=KEEPER, at=NOON)
    second = opened()
    team.name_institution("police", assessment=second.id, by=KEEPER, at=NOON)
    assert [one.id for one in team.known_before(second.id, by=KEEPER)] == ["army", "ministry-of-health"]
    team.take_over_institutions(["army"], assessment=second.id, by=KEEPER, at=NOON)
    assert [one.name for one in team.institutions(second.id, by=KEEPER)] == ["Army", "police"]
    assert [one.id for one in team.known_before(second.id, by=KEEPER)] == ["ministry-of-health"]
    with pytest.raises(NotFound):
        team.take_over_institutions(["navy"], assessment=second.id, by=KEEPER, at=NOON)
    assert team.known_before(first.id, by=KEEPER) == ()

"""Coming to assessments and to the library as somebody."""

from __future__ import annotations

import pytest

from kept import keep
from makers import assessment
from migov.actions import assessments as acting
from migov.actions import entering
from migov.errors import NotFound
from migov.model.people import Role
from migov.model.permissions import Permission
from migov.model.workflow import Stage
from migov.store import assessments, transactions
from people import NOON, a_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def test_the_library_is_open_to_the_office_even_before_the_first_assessment() -> None:
    entering.require_library(a_person(office=True))


def test_the_library_is_open_to_who_makes_answers_and_shut_to_who_is_asked(home: object) -> None:  # noqa: ARG001
    keep(assessment())
    for role in set(Role) - {Role.PARTICIPANT}:
        entering.require_library(a_person(role))
    for person in (a_person(Role.PARTICIPANT), a_person()):
        with pytest.raises(NotFound):
            entering.require_library(person)


def test_what_is_published_is_read_by_everybody_who_is_signed_in() -> None:
    keep(assessment())
    stranger = a_person()
    assert entering.readable_for(stranger) == frozenset()
    with transactions.whole():
        assessments.lock("xqa-2024").move(Stage.PUBLISHED, by="ada", at=NOON)
    assert entering.readable_for(stranger) == {"xqa-2024"}
    assert entering.belonging_to(stranger) == frozenset()
    assert entering.require(Permission.READ_PROFILE, "xqa-2024", entering.member_of("xqa-2024", stranger))


def test_what_was_withdrawn_after_publication_is_read_by_its_team_alone() -> None:
    keep(assessment())
    with transactions.whole():
        assessments.lock("xqa-2024").move(Stage.PUBLISHED, by="ada", at=NOON)
    acting.withdraw("xqa-2024", because="the wrong file", by="ada", at=NOON)
    assert entering.require(Permission.READ_PROFILE, "xqa-2024", entering.member_of("xqa-2024", a_person(Role.ANALYST)))
    with pytest.raises(NotFound):
        entering.require(Permission.READ_PROFILE, "xqa-2024", entering.member_of("xqa-2024", a_person()))


def test_the_keeper_of_the_machine_has_every_role_but_that_of_an_institution() -> None:
    assert entering.keeper("root").roles == set(Role) - {Role.PARTICIPANT}

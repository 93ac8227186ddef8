from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from migov.errors import Conflict, NotFound
from migov.model.people import Membership, Person, Role
from migov.store import people, transactions
from migov.store.records.people import MembershipRecord, PersonRecord
from people import NOON, a_person

pytestmark = pytest.mark.django_db


def person(handle: str = "awa", address: str = "awa@people.example") -> Person:
    return Person(handle=handle, name="Awa", address=address)


def add(one: Person) -> None:
    with transactions.whole():
        people.add(one, at=NOON)


def test_a_person_comes_back_as_they_were_kept() -> None:
    add(person())
    assert people.get("awa") == person()


def test_addresses_differ_by_more_than_capitals() -> None:
    add(person())
    with pytest.raises(Conflict):
        add(person("other", "AWA@People.Example"))
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonRecord.objects.create(handle="x", email="Awa@people.example", name="X", added_at=NOON)
    found = people.find(" AWA@people.example ")
    assert found is not None
    assert found.person.handle == "awa"


def test_nobody_can_sign_in_before_they_have_accepted_or_after_they_were_withdrawn() -> None:
    add(person())
    assert not people.record("awa").is_active
    with transactions.whole():
        people.accept("awa", at=NOON)
    assert people.record("awa").is_active
    with transactions.whole():
        people.withdraw("awa", at=NOON)
    assert not people.record("awa").is_active


@pytest.mark.parametrize(
    ("name", "handle"),
    [
        ("Aïcha N'Diaye", "aicha-n-diaye"),
        ("李明", "person"),
        ("  ", "person"),
        ("x" * 300, "x" * 50),
        ("O'Neil--Ó", "o-neil-o"),
    ],
)
def test_a_handle_is_made_of_the_name_and_is_nobody_s_yet(name: str, handle: str) -> None:
    assert people.handle_for(name) == handle
    add(Person(handle=handle, name="First", address="first@people.example"))
    assert people.handle_for(name) == f"{handle}-2"


def test_a_role_is_left_and_not_deleted_and_can_be_taken_again() -> None:
    one = a_person(Role.ANALYST)
    role = Membership(assessment="xqa-2024", person=one.handle, role=Role.ANALYST)
    with transactions.whole(), pytest.raises(Conflict):
        people.join(role, by="tests", at=NOON)
    with transactions.whole():
        people.leave(role, by="tests", at=NOON + timedelta(days=1))
    assert people.memberships(one.handle) == ()
    assert MembershipRecord.objects.get().left_by == "tests"
    with transactions.whole(), pytest.raises(NotFound):
        people.leave(role, by="tests", at=NOON)
    with transactions.whole():
        people.join(role, by="tests", at=NOON + timedelta(days=2))
    assert people.memberships(one.handle) == (role,)
    assert MembershipRecord.objects.count() == 2


def test_the_same_role_is_not_had_twice_at_a_time_whatever_the_code_does() -> None:
    one = a_person(Role.ANALYST)
    row = MembershipRecord.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        MembershipRecord.objects.create(
            person=people.record(one.handle), assessment=row.assessment, role=row.role, joined_at=NOON, joined_by="x"
        )


def test_a_member_has_all_their_roles_and_a_withdrawn_person_is_no_member() -> None:
    one, other = a_person(Role.PARTICIPANT, institution="ministry"), a_person(Role.ANALYST)
    with transactions.whole():
        again = Membership(assessment="xqa-2024", person=one.handle, role=Role.PARTICIPANT, institution="agency")
        people.join(again, by="tests", at=NOON)
    found = {member.person: member for member in people.members("xqa-2024")}
    assert found[one.handle].institutions == ("ministry", "agency")
    with transactions.whole():
        people.withdraw(other.handle, at=NOON)
    assert [member.person for member in people.members("xqa-2024")] == [one.handle]
    assert people.members("other-2024") == ()


def test_nothing_is_written_outside_of_a_whole() -> None:
    with pytest.raises(NotFound), transactions.whole():
        people.withdraw("nobody", at=NOON)

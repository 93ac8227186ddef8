"""People for tests: kept, with roles, and signed in."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.test import Client

from migov.model.languages import Language
from migov.model.people import Membership, Person, Role
from migov.store import people, transactions

NOON = datetime(2024, 5, 1, 12, 0, tzinfo=UTC)


def a_person(
    role: Role | None = None,
    *,
    assessment: str = "xqa-2024",
    institution: str | None = None,
    office: bool = False,
    handle: str | None = None,
    language: Language = Language.EN,
    zone: str = "UTC",
) -> Person:
    """A kept person who may sign in: with a role in an assessment, or of the office, or nobody in particular."""
    part = role.value if role else "office" if office else "somebody"
    handle = handle or people.handle_for(part)
    person = Person(
        handle=handle,
        name=f"{part.capitalize()} {handle}",
        address=f"{handle}@people.example",
        language=language,
        zone=zone,
        is_office=office,
    )
    with transactions.whole():
        people.add(person, at=NOON, accepted=True)
        if role:
            if role is Role.PARTICIPANT:
                institution = institution or "ministry"
            joining = Membership(assessment=assessment, person=handle, role=role, institution=institution)
            people.join(joining, by="tests", at=NOON)
    return person


def sign_in(client: Client, person: Person) -> Client:
    """The client, with the person signed in."""
    client.force_login(people.record(person.handle))
    return client


def signed_in(role: Role | None = None, *, office: bool = False, assessment: str = "xqa-2024") -> Client:
    """A client with a new person signed in."""
    return sign_in(Client(), a_person(role, office=office, assessment=assessment))


class Office(Client):
    """A client with somebody of the office signed in: sees everything that is kept."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        found = people.find("tester@people.example")
        sign_in(self, found.person if found else a_person(office=True, handle="tester"))


PASSWORD = "seven quiet herons"  # noqa: S105 - of people for tests


def with_password(person: Person, password: str = PASSWORD) -> str:
    """The password, which the person has from now on."""
    row = people.record(person.handle)
    row.set_password(password)
    row.save(update_fields=["password"])
    return password

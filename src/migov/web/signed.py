"""Who asks, and when: read here at the door, and handed on as ``by=`` and ``at=``."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpRequest

from migov.errors import NotAllowed
from migov.model.people import Person
from migov.store.people import value
from migov.store.records.people import PersonRecord


def person(request: HttpRequest) -> Person:
    """Who is signed in.

    Raises:
        NotAllowed: nobody is, at an address that is open to everybody.
    """
    return value(row(request))


def row(request: HttpRequest) -> PersonRecord:
    """The row of who is signed in: for the sign-in itself, which needs its password and devices.

    Raises:
        NotAllowed: nobody is, at an address that is open to everybody.
    """
    if not isinstance(request.user, PersonRecord):
        raise NotAllowed("nobody is signed in")
    return request.user


def who(request: HttpRequest) -> str:
    """The handle of who is signed in: what the journal says of who did something."""
    return person(request).handle


def now() -> datetime:
    """The moment: no action looks at a clock."""
    return datetime.now(UTC)

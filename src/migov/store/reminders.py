"""Reminders that were sent, so that none comes twice; and who wants none."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError

from migov.errors import Conflict
from migov.model.values import Value
from migov.store import transactions
from migov.store.records.reminders import QuietRecord, ReminderRecord


class Occasion(Value, kw_only=True):
    """One occasion to remind one person of one thing."""

    person: str
    """Handle."""
    thing: str
    """What is due, and by when."""
    occasion: str
    """``week``, ``day``, or ``late-1`` for the first week of being late."""


class Sent(Value, kw_only=True):
    """A reminder that was sent."""

    occasion: Occasion
    sent_at: datetime


def had(occasions: Iterable[Occasion]) -> frozenset[Occasion]:
    """Those of the occasions on which a reminder was sent already."""
    wanted = frozenset(occasions)
    people, things = {one.person for one in wanted}, {one.thing for one in wanted}
    rows = ReminderRecord.objects.filter(person__in=people, thing__in=things)
    found = (Occasion(person=row.person, thing=row.thing, occasion=row.occasion) for row in rows)
    return frozenset(found) & wanted


def note(occasions: Iterable[Occasion], *, at: datetime) -> None:
    """Keep that a reminder is sent on these occasions.

    Raises:
        Conflict: one was sent on one of them already; nothing is kept then.
    """
    transactions.must_be_open()
    try:
        ReminderRecord.objects.bulk_create(
            ReminderRecord(person=one.person, thing=one.thing, occasion=one.occasion, sent_at=at) for one in occasions
        )
    except IntegrityError as error:
        raise Conflict("somebody else is sending this reminder") from error


def take_back(occasions: Iterable[Occasion]) -> None:
    """Forget reminders whose letter did not go out."""
    transactions.must_be_open()
    for one in occasions:
        ReminderRecord.objects.filter(person=one.person, thing=one.thing, occasion=one.occasion).delete()


def sent(*, last: int) -> tuple[Sent, ...]:
    """The newest reminders, the newest first."""
    return tuple(
        Sent(
            occasion=Occasion(person=row.person, thing=row.thing, occasion=row.occasion),
            sent_at=row.sent_at,
        )
        for row in ReminderRecord.objects.order_by("-id")[:last]
    )


def quiet() -> frozenset[str]:
    """The handles of those who want no reminders."""
    return frozenset(QuietRecord.objects.values_list("person", flat=True))


def is_quiet(person: str) -> bool:
    """Whether somebody wants no reminders."""
    return QuietRecord.objects.filter(person=person).exists()


def be_quiet(person: str, *, at: datetime) -> None:
    """From now on the person gets no reminders."""
    transactions.must_be_open()
    QuietRecord.objects.get_or_create(person=person, defaults={"since": at})


def speak_again(person: str) -> None:
    """From now on the person gets reminders again."""
    transactions.must_be_open()
    QuietRecord.objects.filter(person=person).delete()

"""Being seen at an answer by those who are at it too.

Presence is forgotten after a minute and stands in no journal: it helps two people not to write over each other's heads,
and is no record of when anybody works.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from migov.actions import entering
from migov.model.fields import Field
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.visibility import sees_answer
from migov.store import people, presences, reviews, transactions
from migov.store.presences import Presence


def come(id: str, indicator: str, *, field: Field | None = None, by: Member, at: datetime) -> None:  # noqa: A002
    """Be seen at an answer, writing in a field or only looking.

    Raises:
        NotFound: no such assessment for this person.
        NotAllowed: they do not work inside.
    """
    entering.require(Permission.SEE_INSIDE, id, by)
    with transactions.whole():
        presences.note(id, indicator, person=by.person, field=field, at=at)
        presences.sweep(at=at)


def leave(id: str, indicator: str, *, by: Member) -> None:  # noqa: A002
    """Be seen there no longer."""
    with transactions.whole():
        presences.leave(id, indicator, person=by.person)


def others(id: str, indicator: str, *, by: Member, at: datetime) -> tuple[tuple[Presence, str], ...]:  # noqa: A002
    """Everybody else at an answer now, each with their name; nobody for who is to answer it blind."""
    if not sees_answer(by, reviews.codings(id, indicator)):
        return ()
    found = [one for one in presences.here(id, indicator, at=at) if one.person != by.person]
    names = people.names({one.person for one in found}) if found else {}
    return tuple((one, names.get(one.person, one.person)) for one in found)


def come_to_draft(id: str, passage: str, *, by: Member, at: datetime) -> None:  # noqa: A002
    """Be seen at a passage of the draft, or in the draft at large where *passage* is empty.

    Raises:
        NotFound: no such assessment for this person.
        NotAllowed: they do not work inside.
    """
    entering.require(Permission.SEE_INSIDE, id, by)
    with transactions.whole():
        presences.note_in_draft(id, passage, person=by.person, at=at)
        presences.sweep(at=at)


def leave_draft(id: str, *, by: Member) -> None:  # noqa: A002
    """Be seen at the draft no longer."""
    with transactions.whole():
        presences.leave_draft(id, person=by.person)


def others_at_draft(id: str, passages: Iterable[str], *, by: Member, at: datetime) -> dict[str, tuple[str, ...]]:  # noqa: A002
    """Names of everybody else at each of these passages; those in the draft at large under an empty id."""
    found = [(person, mark) for person, mark in presences.in_draft(id, at=at) if person != by.person]
    names = people.names({person for person, _ in found}) if found else {}
    marks = {presences.mark_of(passage): passage for passage in (*passages, "")} if found else {}
    there: dict[str, tuple[str, ...]] = {}
    for person, mark in found:
        if (passage := marks.get(mark)) is not None:
            there[passage] = (*there.get(passage, ()), names.get(person, person))
    return there

"""Priorities on the way forward: written down in the consultation, ordered, agreed by institutions, and printed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from migov.actions import delegations, entering
from migov.errors import Conflict, NotFound
from migov.model.dimensions import Dimension
from migov.model.fields import brief
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.priorities import Priority
from migov.model.values import numbered
from migov.store import assessments, drafts, journal, transactions


def of(id: str, *, by: Member) -> tuple[Priority, ...]:  # noqa: A002 - the field's own word
    """The priorities that stand, in their order.

    Raises:
        NotFound, NotAllowed: *by* may not read the draft.
    """
    entering.require(Permission.READ_DRAFT, id, by)
    return drafts.priorities(id)


def one(id: str, priority: str, *, by: Member) -> Priority:  # noqa: A002
    """The priority under this id.

    Raises:
        NotFound: there is none, or *by* may not read the draft.
    """
    found = next((found for found in of(id, by=by) if found.id == priority), None)
    if found is None:
        raise NotFound("priority", priority)
    return found


def add(
    id: str,  # noqa: A002
    text: str,
    *,
    dimension: Dimension | None = None,
    agreed_by: Iterable[str] = (),
    passages: Iterable[str] = (),
    by: Member,
    at: datetime,
) -> Priority:
    """A new priority, the last of the list.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not write priorities (now), or there is no such institution or part.
        Invalid: it has no words.
        Conflict: the same words stand there already.
    """
    with transactions.whole():
        assessments.lock(id)
        entering.require(Permission.SET_PRIORITY, id, by)
        there = drafts.priorities(id)
        taken = set(drafts.priority_ids(id))
        made = _made(id, numbered("priority", taken), text, dimension, agreed_by, passages)
        if any(old.text == made.text and old.dimension is made.dimension for old in there):
            raise Conflict("this priority stands there already")
        drafts.put_priority(id, made)
        _note("priority.add", id, made.id, by=by, at=at)
    return made


def change(
    id: str,  # noqa: A002
    priority: str,
    text: str,
    *,
    dimension: Dimension | None = None,
    agreed_by: Iterable[str] = (),
    passages: Iterable[str] = (),
    base: str | None = None,
    by: Member,
    at: datetime,
) -> Priority:
    """The priority with other words.

    Args:
        base: the words it had when *by* began to write; where they are others now, nothing is overwritten.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not write priorities (now), or there is no such thing.
        Invalid: it has no words.
        Conflict: somebody else changed it meanwhile.
    """
    with transactions.whole():
        assessments.lock(id)
        entering.require(Permission.SET_PRIORITY, id, by)
        before = one(id, priority, by=by)
        if base is not None and base != before.text:
            raise Conflict("somebody changed this priority meanwhile: read it again")
        made = _made(id, priority, text, dimension, agreed_by, passages)
        if made != before:
            drafts.put_priority(id, made)
            _note("priority.change", id, priority, {"before": before.text}, by=by, at=at)
    return made


def move(id: str, priority: str, *, up: bool, by: Member, at: datetime) -> tuple[Priority, ...]:  # noqa: A002
    """The priorities with one of them a place further up or down; at the end of the list it stays.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not write priorities (now), or there is no such priority.
    """
    with transactions.whole():
        assessments.lock(id)
        entering.require(Permission.SET_PRIORITY, id, by)
        order = list(drafts.priorities(id))
        place = order.index(one(id, priority, by=by))
        other = place - 1 if up else place + 1
        if 0 <= other < len(order):
            order[place], order[other] = order[other], order[place]
            for position, found in enumerate(order, start=1):
                drafts.put_priority(id, found, position=float(position))
            _note("priority.move", id, priority, {"up": up}, by=by, at=at)
    return tuple(order)


def withdraw(id: str, priority: str, *, by: Member, at: datetime) -> None:  # noqa: A002
    """Take a priority off the list; it is kept.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not write priorities (now), or there is no such priority.
    """
    with transactions.whole():
        assessments.lock(id)
        entering.require(Permission.SET_PRIORITY, id, by)
        gone = one(id, priority, by=by)
        drafts.withdraw_priority(id, priority, at=at)
        _note("priority.withdraw", id, priority, {"before": gone.text}, by=by, at=at)


def _made(
    id: str,  # noqa: A002
    priority: str,
    text: str,
    dimension: Dimension | None,
    agreed_by: Iterable[str],
    passages: Iterable[str],
) -> Priority:
    made = Priority(
        id=priority,
        dimension=dimension,
        text=" ".join(brief(text, place="text").split()),
        agreed_by=tuple(dict.fromkeys(agreed_by)),
        passages=tuple(dict.fromkeys(passages)),
    )
    institutions = delegations.institutions(id)
    for institution in made.agreed_by:
        if institution not in institutions:
            raise NotFound("institution", institution)
    newest = drafts.newest(id)
    for passage in made.passages:
        in_draft = newest is not None and newest.part(passage) is not None
        if not in_draft and drafts.find(id, passage) is None:
            raise NotFound("passage", passage)
    return made


def _note(
    action: str,
    id: str,  # noqa: A002
    priority: str,
    details: dict[str, object] | None = None,
    *,
    by: Member,
    at: datetime,
) -> None:
    journal.note(action, subject=id, by=by.person, at=at, details={"priority": priority, **(details or {})})

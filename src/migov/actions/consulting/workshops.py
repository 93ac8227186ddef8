"""Workshops: a sitting is opened, who is there is written down, and what is said is captured, from several machines.

What the minutes become in the ledger is in `migov.actions.consulting.minutes`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from migov.actions import entering
from migov.actions.consulting.letters import speakers
from migov.errors import Conflict, Invalid, MigovError, NotFound, Problem
from migov.model.consultations import Comment, Consultation, Visibility
from migov.model.drafts import Draft
from migov.model.fields import brief, is_moment
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.model.visibility import sees_comment
from migov.model.workshops import Attendee, Minute, Workshop
from migov.store import assessments, comments, consultations, drafts, journal, transactions
from migov.store import workshops as kept

LINE = 300
"""Characters of a title, a place, a name or a function."""
MOST_PEOPLE = 1_000
"""On the list of one workshop."""
MOST_MINUTES = 2_000
"""Of one workshop, those struck out too."""
EARLIEST, AHEAD = datetime(1990, 1, 1, tzinfo=UTC), timedelta(days=1)
"""Between which the clock of a machine in the room can be right."""
ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{7,59}")


class Refusal(Value, kw_only=True):
    """A minute that was not kept, and why."""

    id: str
    says: str


class Captured(Value, kw_only=True):
    """What became of minutes that were sent."""

    kept: tuple[str, ...] = ()
    """Ids of those that are new."""
    again: tuple[str, ...] = ()
    """Ids of those that had come before, in the same words."""
    refused: tuple[Refusal, ...] = ()
    """Those that could not be kept; the others were."""


def of(id: str, *, by: Member) -> tuple[Workshop, ...]:  # noqa: A002 - the field's own word
    """Every workshop of the assessment with the minutes that stand, oldest first.

    Raises:
        NotFound, NotAllowed: *by* does not work inside.
    """
    entering.require(Permission.SEE_LEDGER, id, by)
    return kept.of(id)


def one(id: str, number: int, *, by: Member) -> Workshop:  # noqa: A002
    """The workshop of that number with the minutes that stand.

    Raises:
        NotFound, NotAllowed: *by* does not work inside, or there is no such workshop.
    """
    entering.require(Permission.SEE_LEDGER, id, by)
    return kept.get(id, number)


def open_(
    id: str,  # noqa: A002
    title: str,
    *,
    on: str,
    place: str = "",
    version: int | None = None,
    by: Member,
    at: datetime,
) -> Workshop:
    """A new workshop on a frozen draft.

    Args:
        id: of the assessment.
        title: what it is called.
        on: the day, ISO 8601.
        place: where it is.
        version: number of the draft on the projector; the one that is read in the consultation where it is left out.
        by: who runs it.
        at: when.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not run workshops (now), or there is no such draft.
        Invalid: no title, or no such day.
    """
    with transactions.whole():
        assessments.lock(id)
        entering.require(Permission.RUN_WORKSHOP, id, by)
        number = version if version is not None else consultations.get(id).version
        made = Workshop(
            number=0,
            title=_line(title, "title"),
            place=_line(place, "place"),
            on=_day(on),
            version=drafts.draft(id, number).number,
            by=by.person,
            at=at.isoformat(),
        )
        made = kept.add(id, made)
        _note("workshop.open", id, made.number, {"title": made.title, "version": made.version}, by=by, at=at)
    return made


def change(
    id: str,  # noqa: A002
    number: int,
    title: str,
    *,
    on: str,
    place: str = "",
    version: int | None = None,
    by: Member,
    at: datetime,
) -> Workshop:
    """The workshop under another title, on another day, elsewhere, or on another draft while it has no minutes.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not run workshops (now), or there is no such workshop or draft.
        Conflict: it is closed, or has minutes on the draft that is to be left.
        Invalid: no title, or no such day.
    """
    with transactions.whole():
        before = _open_one(id, number, by)
        wanted = before.version if version is None else drafts.draft(id, version).number
        if wanted != before.version and before.minutes:
            raise Conflict(f"its minutes are on draft {before.version}: open another workshop on draft {wanted}")
        after = replace(before, title=_line(title, "title"), place=_line(place, "place"), on=_day(on), version=wanted)
        if after != before:
            kept.put(id, after)
            _note("workshop.change", id, number, {"title": after.title}, by=by, at=at)
    return after


def expected(id: str, number: int, *, by: Member) -> tuple[Attendee, ...]:  # noqa: A002
    """Those who speak for institutions that are asked and do not stand on the list yet, by institution and name.

    Raises:
        NotFound, NotAllowed: *by* does not work inside, or there is no such workshop.
    """
    there = {(person.name, person.institution) for person in one(id, number, by=by).attendees}
    found = [
        Attendee(name=listed.person.name, institution=institution)
        for institution in sorted(consultations.invited(id))
        for listed in speakers(id, institution)
    ]
    return tuple(person for person in found if (person.name, person.institution) not in there)


def attend(id: str, number: int, people: Sequence[Attendee], *, by: Member, at: datetime) -> Workshop:  # noqa: A002
    """The workshop with these people on its list; who stands there already, of the same institution, stands once.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not run workshops (now), or there is no such workshop.
        Conflict: it is closed.
        Invalid: a text is too long, or the list is.
    """
    with transactions.whole():
        before = _open_one(id, number, by)
        there = {(person.name, person.institution) for person in before.attendees}
        new = {(person.name, person.institution): person for person in map(_bounded, people)}
        added = tuple(person for key, person in new.items() if key not in there)
        after = replace(before, attendees=(*before.attendees, *added))
        if len(after.attendees) > MOST_PEOPLE:
            raise Invalid(Problem(f"more than {MOST_PEOPLE:,} people are on the list", place="name"))
        if added:
            kept.put(id, after)
            _note("workshop.attend", id, number, {"added": len(added)}, by=by, at=at)
    return after


def leave(id: str, number: int, name: str, institution: str | None, *, by: Member, at: datetime) -> Workshop:  # noqa: A002
    """The workshop without this person on its list.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not run workshops (now), or nobody of this name is on the list.
        Conflict: the workshop is closed.
    """
    with transactions.whole():
        before = _open_one(id, number, by)
        left = tuple(person for person in before.attendees if (person.name, person.institution) != (name, institution))
        if len(left) == len(before.attendees):
            raise NotFound("attendee", name)
        after = replace(before, attendees=left)
        kept.put(id, after)
        _note("workshop.attend", id, number, {"struck": 1}, by=by, at=at)
    return after


def capture(id: str, number: int, minutes: Sequence[Minute], *, by: Member, at: datetime) -> Captured:  # noqa: A002
    """What became of each of these minutes: one that cannot be kept does not hold up the others.

    A minute that comes twice, by its id, is kept once, as it came first; where it says something else the second time,
    that is refused.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not run workshops (now), or there is no such workshop.
        Conflict: it is closed.
    """
    with transactions.whole():
        workshop = _open_one(id, number, by)
        draft = drafts.draft(id, workshop.version)
        known = {one.minute.id: one.minute for one in kept.minutes(id, number)}
        consultation = consultations.get(id)
        every = (one for one in comments.of(id) if one.replies_to is None)
        spoken = {one.number for one in every if sees_comment(by, one, consultation)}
        new: dict[str, Minute] = {}
        again: list[str] = []
        refused: list[Refusal] = []
        for given in minutes:
            try:
                made = _checked(given, draft, spoken, at)
                before = known.get(made.id) or new.get(made.id)
                if before is None and len(known) + len(new) >= MOST_MINUTES:
                    remedy = "close this workshop and open another one"
                    raise Invalid(Problem(f"a workshop has at most {MOST_MINUTES:,} minutes", remedy=remedy))
                if before is not None and _substance(before) != _substance(made):
                    raise Conflict("another minute was sent under this id, and that one is kept")
            except MigovError as error:
                refused.append(Refusal(id=given.id[:60], says=str(error)))
                continue
            if before is None:
                new[made.id] = made
            else:
                again.append(made.id)
        kept.capture(id, number, new.values(), by=by.person, at=at)
        if new:
            _note("workshop.capture", id, number, {"minutes": list(new)}, by=by, at=at)
    return Captured(kept=tuple(new), again=tuple(again), refused=tuple(refused))


def strike(id: str, number: int, minute: str, *, by: Member, at: datetime) -> None:  # noqa: A002
    """Strike a minute out; it is kept, and counts no longer.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not run workshops (now), or there is no such minute that stands.
        Conflict: it was taken over already.
    """
    with transactions.whole():
        assessments.lock(id)
        entering.require(Permission.RUN_WORKSHOP, id, by)
        found = next((one for one in kept.minutes(id, number) if one.minute.id == minute), None)
        if found is not None and found.became is not None:
            raise Conflict("this minute was taken over: take the decision back where it stands")
        kept.strike(id, number, minute, at=at)
        _note("workshop.strike", id, number, {"minute": minute}, by=by, at=at)


def close(id: str, number: int, *, by: Member, at: datetime) -> Workshop:  # noqa: A002
    """The workshop, closed: nothing is captured any more, and its minutes can be taken over and printed.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not run workshops (now), or there is no such workshop.
    """
    return _closed(id, number, at.isoformat(), by=by, at=at)


def reopen(id: str, number: int, *, by: Member, at: datetime) -> Workshop:  # noqa: A002
    """The workshop, open again, for what was still on another machine.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not run workshops (now), or there is no such workshop.
    """
    return _closed(id, number, None, by=by, at=at)


def _closed(id: str, number: int, moment: str | None, *, by: Member, at: datetime) -> Workshop:  # noqa: A002
    with transactions.whole():
        assessments.lock(id)
        entering.require(Permission.RUN_WORKSHOP, id, by)
        before = kept.get(id, number)
        if (before.closed_at is None) == (moment is None):
            return before
        after = replace(before, closed_at=moment)
        kept.put(id, after)
        _note("workshop.close" if moment else "workshop.reopen", id, number, {}, by=by, at=at)
    return after


def _open_one(id: str, number: int, by: Member) -> Workshop:  # noqa: A002
    assessments.lock(id)
    entering.require(Permission.RUN_WORKSHOP, id, by)
    found = kept.get(id, number)
    if found.closed_at is not None:
        raise Conflict(f"workshop {number} is closed: open it again first")
    return found


def _checked(minute: Minute, draft: Draft, spoken: set[int], at: datetime) -> Minute:
    """The minute as it is kept.

    Raises:
        NotFound: its passage or comment is not there.
        Invalid: its id, its moment or one of its texts cannot be kept.
    """
    if not ID.fullmatch(minute.id):
        raise Invalid(Problem("the id of the minute cannot be kept", place="id", remedy="8 to 60 letters and digits"))
    if minute.passage is not None and draft.part(minute.passage) is None:
        raise NotFound("passage", minute.passage[:100], remedy=f"it is not in draft {draft.number}")
    if minute.comment is not None and minute.comment not in spoken:
        raise NotFound("comment", minute.comment)
    return replace(
        minute,
        decision=brief(minute.decision, place="decision"),
        rationale=brief(minute.rationale, place="rationale"),
        priority=brief(minute.priority, place="priority"),
        institution=_line(minute.institution, "institution") or None if minute.institution else None,
        at=_moment(minute.at, at),
    )


def _substance(minute: Minute) -> Minute:
    """What a minute says, without when: a machine whose clock was set meanwhile sends the same minute."""
    return replace(minute, at="")


def _bounded(person: Attendee) -> Attendee:
    return Attendee(
        name=_line(person.name, "name"),
        institution=_line(person.institution or "", "institution") or None,
        function=_line(person.function, "function"),
    )


def _line(text: str, place: str) -> str:
    return " ".join(brief(text, place=place, longest=LINE).split())


def _day(on: str) -> str:
    if len(on) != len("2026-01-01") or not is_moment(on):
        raise Invalid(Problem(f"'{on[:40]}' is no day", place="on", remedy="write it as 2026-03-31"))
    return on


def _moment(text: str, at: datetime) -> str:
    """When it was captured, as its machine has it; now, where the clock of that machine cannot be right."""
    try:
        found = datetime.fromisoformat(text[:40])
    except ValueError:
        raise Invalid(Problem(f"'{text[:40]}' is no moment", place="at", remedy="write it as ISO 8601 does")) from None
    found = found if found.tzinfo else found.replace(tzinfo=UTC)
    return (found if EARLIEST <= found <= at + AHEAD else at).isoformat()


def _note(
    action: str,
    id: str,  # noqa: A002
    number: int,
    details: dict[str, object],
    *,
    by: Member,
    at: datetime,
) -> None:
    journal.note(action, subject=id, by=by.person, at=at, details={"workshop": number, **details})


def may_be_shown(comment: Comment, workshop: Workshop, consultation: Consultation) -> bool:
    """Whether everybody in the room may read a comment: then it may stand on the wall, and in the minutes.

    What is said to its own institution alone never is; what is said among government institutions is not while
    somebody of an institution that is asked and is no part of the government is on the list.
    """
    asked = (consultation.invitation(one.institution) for one in workshop.attendees if one.institution)
    among_themselves = all(one is None or one.is_government for one in asked)
    return comment.visibility is Visibility.ALL or (comment.visibility is Visibility.GOVERNMENT and among_themselves)

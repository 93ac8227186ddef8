"""Minutes: how each stands to the ledger, and how it becomes part of it; nothing that was decided is overwritten."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from enum import StrEnum

from migov.actions import delegations, entering
from migov.actions.consulting import comments as saying
from migov.actions.consulting import dispositions
from migov.actions.consulting.comments import Said
from migov.actions.drafting import priorities
from migov.errors import Conflict, Invalid, NotFound
from migov.model.consultations import Comment, Disposition, Outcome, Via
from migov.model.drafts import Draft
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.model.visibility import sees_comment
from migov.model.workshops import Minute, Workshop
from migov.store import assessments, comments, consultations, drafts, journal, transactions
from migov.store import workshops as kept
from migov.store.workshops import Became, KeptMinute


class Bearing(StrEnum):
    """How a minute stands to the ledger."""

    WAITS = "waits"
    """It can be taken over."""
    TAKEN = "taken over"
    DIFFERS = "differs"
    """Another minute of the workshop decides the same comment otherwise: one of the two has to be struck out."""
    DECIDED = "decided already"
    """The comment was decided elsewhere."""
    WITHDRAWN = "comment withdrawn"
    """Those who made the comment took it back."""


class Line(Value, kw_only=True):
    """A minute with how it stands to the ledger."""

    minute: Minute
    by: str
    """Handle of who captured it."""
    bearing: Bearing
    became: Became | None = None
    others: tuple[str, ...] = ()
    """Ids of the minutes that decide otherwise."""
    decided: Disposition | None = None
    """What stands in the ledger on its comment; null where the reader does not see that comment."""


class TakenOver(Value, kw_only=True):
    """What was taken into the ledger, and what was not."""

    taken: tuple[str, ...]
    """Ids of minutes."""
    left: dict[str, Bearing]
    """Why others were not, by id."""


def lines(id: str, number: int, *, by: Member) -> tuple[Line, ...]:  # noqa: A002 - the field's own word
    """The minutes of a workshop that stand, in the order in which they came in.

    Raises:
        NotFound, NotAllowed: *by* does not work inside, or there is no such workshop.
    """
    entering.require(Permission.SEE_LEDGER, id, by)
    kept.get(id, number)
    return _lines(id, number, by)


def take_over(
    id: str,  # noqa: A002
    number: int,
    minutes: Collection[str] | None = None,
    *,
    by: Member,
    at: datetime,
) -> TakenOver:
    """The minutes, made part of the ledger.

    A decision on a comment becomes what became of that comment: a suggestion that was accepted as it stands is carried
    out in the text where its words are still there. What was said without a comment becomes a comment of the
    institution that asked; what was agreed for the way forward, a priority.

    Args:
        id: of the assessment.
        number: of the workshop.
        minutes: ids of those that are wanted; all that can be taken over where it is left out.
        by: an editor or a coordinator.
        at: when.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not decide on comments (now), or there is no such workshop or minute.
    """
    with transactions.whole():
        assessments.lock(id)
        entering.require(Permission.DISPOSE, id, by)
        workshop = kept.get(id, number)
        known = _lines(id, number, by)
        for wanted in set(minutes or ()) - {line.minute.id for line in known}:
            raise NotFound("minute", wanted)
        draft = drafts.draft(id, workshop.version)
        taken: list[str] = []
        left: dict[str, Bearing] = {}
        for line in known:
            if minutes is not None and line.minute.id not in minutes:
                continue
            # Of two minutes with one decision, the first decides and the second has nothing left to do.
            bearing = _now(id, line)
            if bearing is Bearing.WAITS:
                became = _take(id, workshop, line.minute, draft, by=by, at=at)
                kept.take(id, number, line.minute.id, became)
                taken.append(line.minute.id)
            elif minutes is not None or bearing is not Bearing.TAKEN:
                left[line.minute.id] = bearing
        if taken:
            details = {"workshop": number, "minutes": taken}
            journal.note("workshop.take", subject=id, by=by.person, at=at, details=details)
    return TakenOver(taken=tuple(taken), left=left)


def _lines(id: str, number: int, by: Member) -> tuple[Line, ...]:  # noqa: A002
    found = [one for one in kept.minutes(id, number) if not one.is_struck]
    decided, spoken, consultation = comments.standing(id), _spoken(id, found), consultations.get(id)
    seen = {number for number, one in spoken.items() if sees_comment(by, one, consultation)}
    otherwise = _otherwise([one.minute for one in found])
    return tuple(
        Line(
            minute=one.minute,
            by=one.by,
            bearing=_bearing(one, decided, spoken, otherwise),
            became=one.became,
            others=otherwise.get(one.minute.id, ()),
            decided=decided.get(one.minute.comment or 0) if one.minute.comment in seen else None,
        )
        for one in found
    )


def _spoken(id: str, found: Iterable[KeptMinute]) -> dict[int, Comment]:  # noqa: A002
    wanted = {one.minute.comment for one in found if one.minute.comment is not None}
    return {one.number: one for one in comments.numbered(id, wanted)} if wanted else {}


def _bearing(
    one: KeptMinute,
    decided: dict[int, Disposition],
    spoken: dict[int, Comment],
    otherwise: dict[str, tuple[str, ...]],
) -> Bearing:
    minute = one.minute
    if one.became is not None:
        return Bearing.TAKEN
    if minute.comment is None or minute.outcome is None:
        return Bearing.WAITS
    if spoken[minute.comment].withdrawn_at is not None:
        return Bearing.WITHDRAWN
    if minute.comment in decided:
        return Bearing.DECIDED
    return Bearing.DIFFERS if minute.id in otherwise else Bearing.WAITS


def _now(id: str, line: Line) -> Bearing:  # noqa: A002
    minute = line.minute
    if line.bearing is Bearing.WAITS and minute.comment is not None and minute.outcome is not None:
        return Bearing.DECIDED if minute.comment in comments.standing(id) else Bearing.WAITS
    return line.bearing


def _otherwise(minutes: Sequence[Minute]) -> dict[str, tuple[str, ...]]:
    """The ids of the minutes that decide the same comment otherwise, by the id of each."""
    on: dict[int, list[Minute]] = {}
    for one in minutes:
        if one.comment is not None and one.outcome is not None:
            on.setdefault(one.comment, []).append(one)
    found = {
        one.id: tuple(other.id for other in group if (other.outcome, other.decision) != (one.outcome, one.decision))
        for group in on.values()
        for one in group
    }
    return {name: others for name, others in found.items() if others}


def _take(id: str, workshop: Workshop, minute: Minute, draft: Draft, *, by: Member, at: datetime) -> Became:  # noqa: A002
    priority = _priority(id, minute, draft, by=by, at=at) if minute.priority else None
    if minute.comment is not None and minute.outcome is not None:
        _decide(id, minute.comment, minute.outcome, minute, by=by, at=at)
        return Became(decided=minute.comment, priority=priority)
    if not _words(minute):
        return Became(priority=priority)
    raised = _say(id, workshop, minute, by=by, at=at)
    if minute.outcome is None or minute.comment is not None:
        return Became(comment=raised.number, priority=priority)
    dispositions.dispose(id, raised.number, minute.outcome, minute.rationale, by=by, at=at)
    return Became(comment=raised.number, decided=raised.number, priority=priority)


def _decide(id: str, comment: int, outcome: Outcome, minute: Minute, *, by: Member, at: datetime) -> None:  # noqa: A002
    if outcome is Outcome.ACCEPTED and not minute.decision:
        try:
            dispositions.carry_out(id, comment, minute.rationale, by=by, at=at)
        except (Conflict, Invalid):
            pass  # nothing to carry out, or not by a machine: the editor makes the change and links it
        else:
            return
    dispositions.dispose(id, comment, outcome, _words(minute), by=by, at=at)


def _words(minute: Minute) -> str:
    """What was agreed, and why: both belong to the answer that the institution reads."""
    return "\n".join(words for words in (minute.decision, minute.rationale) if words)


def _say(id: str, workshop: Workshop, minute: Minute, *, by: Member, at: datetime) -> Comment:  # noqa: A002
    """What was said, as a comment of those who said it; what was said of a comment, as a reply to it."""
    asked = minute.institution if minute.institution in consultations.invited(id) else None
    said = Said(
        passage=minute.passage,
        says=minute.decision if minute.outcome is not None and minute.decision else _words(minute),
        author=delegations.institution_name(id, minute.institution) if minute.institution and not asked else None,
        said_at=minute.at,
        replies_to=minute.comment,
    )
    return saying.say(id, said, version=workshop.version, institution=asked, via=Via.WORKSHOP, by=by, at=at)


def _priority(id: str, minute: Minute, draft: Draft, *, by: Member, at: datetime) -> str:  # noqa: A002
    """The id of the priority: a new one, or the one that says the same already."""
    part = draft.part(minute.passage) if minute.passage else None
    asked = [minute.institution] if minute.institution in consultations.invited(id) else []
    words = " ".join(minute.priority.split())
    dimension = part.dimension if part else None
    for there in drafts.priorities(id):
        if there.text == words and there.dimension is dimension:
            return there.id
    made = priorities.add(
        id,
        words,
        dimension=dimension,
        agreed_by=[name for name in asked if name],
        passages=[part.id] if part else [],
        by=by,
        at=at,
    )
    return made.id

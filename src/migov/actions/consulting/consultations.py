"""The consultation itself: prepared, opened, extended, consolidated; who was asked, and how each took part."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from migov.actions import delegations, entering
from migov.actions.consulting import letters
from migov.actions.consulting.letters import Letter
from migov.errors import Conflict, Invalid, NotAllowed, NotFound, Problem, WrongStage
from migov.model.consultations import Consultation, Invitation, Mandate, Voice, voice
from migov.model.deadlines import Deadline
from migov.model.jurisdictions import folded
from migov.model.languages import Language
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.model.workflow import Stage
from migov.store import assessments, comments, consultations, deadlines, drafts, journal, people, transactions

USUAL = timedelta(days=30)
"""How long a consultation lasts where nobody said."""
AGAIN = timedelta(hours=1)
"""How long after a reminder another one is refused."""


class Asked(Value, kw_only=True):
    """One institution with how it took part so far."""

    invitation: Invitation
    name: str = ""
    """Of the institution."""
    voice: Voice
    comments: int
    people: tuple[str, ...]
    """Handles of those who speak for it."""

    @property
    def waits(self) -> bool:
        """Whether nothing has come from it yet, neither comments nor the word that there are none."""
        return self.voice in (Voice.SILENT, Voice.READ)


def of(id: str, *, by: Member) -> Consultation | None:  # noqa: A002 - the field's own word
    """The consultation; null where none was prepared. A participant sees their own invitations only.

    Raises:
        NotFound, NotAllowed: *by* may not read the draft.
    """
    entering.require(Permission.READ_DRAFT, id, by)
    found = consultations.find(id)
    if found is None or by.works_inside:
        return found
    mine = tuple(one for one in found.invitations if one.institution in by.institutions)
    return replace(found, invitations=mine)


def asked(id: str, *, by: Member) -> tuple[Asked, ...]:  # noqa: A002
    """Every institution that is asked, with how it took part, in the order of their names.

    Raises:
        NotFound, NotAllowed: *by* does not work inside.
    """
    entering.require(Permission.SEE_LEDGER, id, by)
    found = consultations.find(id)
    counts, team, names = comments.count_of(id), people.members(id), delegations.institutions(id)
    return tuple(
        Asked(
            invitation=one,
            name=names.get(one.institution, one.institution),
            voice=voice(one, comments=counts.get(one.institution, 0)),
            comments=counts.get(one.institution, 0),
            people=tuple(member.person for member in team if one.institution in member.institutions),
        )
        for one in sorted(
            found.standing if found else (), key=lambda one: folded(names.get(one.institution, one.institution))
        )
    )


def arrange(id: str, due: Deadline, *, by: Member, at: datetime) -> Consultation:  # noqa: A002
    """The consultation with this deadline, prepared where it was not.

    Institutions that had the deadline of all have the new one, and are written to where it was told them already.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not invite (now).
        Invalid: the deadline is past.
    """
    _check_ahead(due, at)
    with transactions.whole():
        assessments.lock(id)
        entering.require(Permission.CONSULT, id, by)
        before = consultations.find(id)
        if before is not None and before.due == due:
            return before
        after = replace(before, due=due) if before else Consultation(version=0, due=due)
        consultations.put(id, after)
        moved = [one for one in before.standing if one.due == before.due] if before else []
        for one in moved:
            consultations.put_invitation(id, replace(one, due=due))
        _note("consultation.arrange", id, {"due": f"{due.local} {due.zone}"}, by=by, at=at)
        found = consultations.get(id)
    if _takes_comments(id, found):
        letters.to_institutions(id, [one.institution for one in moved], Letter.EXTENDED, by=by.person, at=at)
    return found


def invite(
    id: str,  # noqa: A002
    institution: str,
    *,
    mandate: Mandate = Mandate(),  # noqa: B008 - a value
    languages: Sequence[Language] = (Language.EN,),
    due: Deadline | None = None,
    is_government: bool = True,
    by: Member,
    at: datetime,
) -> Invitation:
    """An institution asked about the draft, or asked otherwise than before; its comments stay.

    While the consultation is open, those who speak for it are written to at once; before that, when it opens.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not invite (now), or there is no such institution.
        Invalid: the deadline is past, or no language was named.
    """
    if not languages:
        raise Invalid(Problem("no language was chosen", place="languages", remedy="choose one"))
    with transactions.whole():
        assessments.lock(id)
        entering.require(Permission.CONSULT, id, by)
        if institution not in delegations.institutions(id):
            raise NotFound("institution", institution, remedy="name it on the page of the team first")
        found = consultations.find(id) or _prepared(id, at)
        before = found.invitation(institution)
        if due is not None and (before is None or before.due != due):
            _check_ahead(due, at)
        given = {
            "mandate": mandate,
            "languages": tuple(dict.fromkeys(languages)),
            "due": due or (before.due if before else found.due),
            "is_government": is_government,
        }
        after = (
            replace(before, **given)
            if before
            else Invitation(institution=institution, invited_at=at.isoformat(), **given)  # type: ignore[arg-type]
        )
        if after == before:
            return after
        consultations.put_invitation(id, after)
        _note("consultation.invite", id, {"institution": institution, "again": before is not None}, by=by, at=at)
    if _takes_comments(id, found) and (before is None or before.due != after.due):
        letter = Letter.INVITED if before is None else Letter.EXTENDED
        letters.to_institutions(id, [institution], letter, by=by.person, at=at)
    return after


def withdraw(id: str, institution: str, *, by: Member, at: datetime) -> None:  # noqa: A002
    """The institution is asked no longer; what it said stays.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not invite (now), or it was not asked.
    """
    _invited(
        id,
        institution,
        lambda before: replace(before, withdrawn_at=at.isoformat()),
        action="consultation.withdraw",
        permission=Permission.CONSULT,
        by=by,
        at=at,
    )


def remind(id: str, institution: str, *, by: Member, at: datetime) -> tuple[str, ...]:  # noqa: A002
    """Handles of those who were reminded that nothing has come from their institution; it is counted.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not invite (now), or it was not asked, or comments are not taken.
        Conflict: it has answered, nobody speaks for it, or it was reminded a moment ago.
    """
    entering.require(Permission.CONSULT, id, by)
    found = consultations.get(id)
    if not _takes_comments(id, found):
        raise WrongStage("the consultation is not open")
    if not letters.speakers(id, institution):
        raise Conflict(f"nobody speaks for {delegations.institution_name(id, institution)} here: invite somebody first")

    def counted(before: Invitation) -> Invitation:
        heard = voice(before, comments=comments.count_of(id).get(institution, 0))
        if heard in (Voice.COMMENTED, Voice.NO_COMMENT):
            raise Conflict("it has answered: there is nothing to remind of")
        last = datetime.fromisoformat(before.reminded_at[-1]) if before.reminded_at else None
        if last is not None and at - last < AGAIN:
            raise Conflict("they were reminded a moment ago")
        return replace(before, reminded_at=(*before.reminded_at, at.isoformat()))

    _invited(id, institution, counted, action="consultation.remind", permission=Permission.CONSULT, by=by, at=at)
    return letters.to_institutions(id, [institution], Letter.REMINDED, by=by.person, at=at)


def greet(id: str, institution: str, person: str, *, by: Member, at: datetime) -> tuple[str, ...]:  # noqa: A002
    """Write to somebody who came to speak for an institution after the others got their letters.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not invite (now), or it was not asked.
    """
    entering.require(Permission.CONSULT, id, by)
    found = consultations.get(id)
    if found.invitation(institution) is None:
        raise NotFound("invitation", institution)
    if not _takes_comments(id, found):
        return ()
    return letters.to_institutions(id, [institution], Letter.INVITED, only=person, by=by.person, at=at)


def reminded(id: str, institution: str, *, at: datetime) -> None:  # noqa: A002
    """Count a reminder that goes out by itself: called inside the transaction that notes it, once for each letter.

    Several people of one institution are reminded in one round: that counts as one.
    """
    transactions.must_be_open()
    found = consultations.find(id)
    before = found.invitation(institution) if found else None
    moment = at.isoformat()
    if before is not None and moment not in before.reminded_at:
        consultations.put_invitation(id, replace(before, reminded_at=(*before.reminded_at, moment)))


def opened(id: str, *, by: Member, at: datetime) -> None:  # noqa: A002
    """Note that somebody of the institutions the person speaks for reads the draft: the first time only."""
    with transactions.whole():
        found = consultations.find(id)
        for institution in by.institutions if found and found.is_open else ():
            invitation = found.invitation(institution) if found else None
            if invitation is not None and invitation.opened_at is None:
                consultations.put_invitation(id, replace(invitation, opened_at=at.isoformat()))
                _note("consultation.read", id, {"institution": institution}, by=by, at=at)


def no_comments(id: str, institution: str, *, by: Member, at: datetime) -> None:  # noqa: A002
    """The institution says that it has no comments: that is a fact, and not silence.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not say so (now), or it was not asked.
        Invalid: it has made comments.
    """
    if not (by.works_inside or institution in by.institutions):
        raise NotAllowed("only somebody of the institution says so")

    def said(before: Invitation) -> Invitation:
        if made := comments.count_of(id).get(institution):
            name, remedy = delegations.institution_name(id, institution), "take them back first, or leave them"
            raise Invalid(Problem(f"{name} has made {made} comments", place="institution", remedy=remedy))
        moment = at.isoformat()
        heard = before.opened_at or moment
        return replace(before, opened_at=heard, no_comment_at=moment, no_comment_by=by.person)

    _invited(
        id,
        institution,
        said,
        action="consultation.nothing",
        permission=Permission.ANSWER_FOR_INSTITUTION,
        by=by,
        at=at,
    )


def consolidate(id: str, *, begin: bool, by: Member, at: datetime) -> Consultation:  # noqa: A002
    """The consultation with suggestions frozen from now on, or taken again: then the authors are told of decisions.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not decide on comments (now).
    """
    with transactions.whole():
        assessments.lock(id)
        entering.require(Permission.DISPOSE, id, by)
        after = replace(consultations.get(id), consolidating_since=at.isoformat() if begin else None)
        consultations.put(id, after)
        _note("consultation.consolidate", id, {"begin": begin}, by=by, at=at)
    if not begin:
        letters.decided(id, by=by.person, at=at)
    return after


def begin(id: str, *, by: Member, at: datetime) -> Consultation:  # noqa: A002
    """The consultation on the newest draft, open from now on: called inside the step that opens it.

    Whoever speaks for an institution that is asked gets a letter; deadlines that passed meanwhile are set anew.
    """
    transactions.must_be_open()
    found = consultations.find(id) or _prepared(id, at)
    newest = drafts.newest_number(id)
    first = found.first_version if found.opened_at else newest
    due = _usual(id, at) if found.due.is_past(at) else found.due
    after = replace(
        found, version=newest, first_version=first, due=due, opened_at=found.opened_at or at.isoformat(), closed_at=None
    )
    consultations.put(id, after)
    for one in found.standing:
        if one.due.is_past(at):
            consultations.put_invitation(id, replace(one, due=due))
    letters.to_institutions(id, [one.institution for one in found.standing], Letter.INVITED, by=by.person, at=at)
    return consultations.get(id)


def end(id: str, *, by: Member, at: datetime) -> None:  # noqa: A002
    """Close the consultation: called inside the step that does; the authors are told of what was decided."""
    transactions.must_be_open()
    if found := consultations.find(id):
        consultations.put(id, replace(found, closed_at=at.isoformat(), consolidating_since=None))
        letters.decided(id, by=by.person, at=at)


def _takes_comments(id: str, found: Consultation) -> bool:  # noqa: A002
    """Whether there is anything to read behind a letter: not while the research has been taken up again."""
    return found.is_open and assessments.stage(id) is Stage.CONSULTATION


def _prepared(id: str, at: datetime) -> Consultation:  # noqa: A002
    """A consultation as the stage's deadline has it, else for the usual time."""
    found = Consultation(version=0, due=_usual(id, at))
    consultations.put(id, found)
    return found


def _usual(id: str, at: datetime) -> Deadline:  # noqa: A002
    """By when comments are expected where nobody said: the stage's deadline, else in a month."""
    due = deadlines.of(id).get(Stage.CONSULTATION)
    if due is None or due.is_past(at):
        return Deadline(local=f"{at.astimezone(UTC) + USUAL:%Y-%m-%d}T17:00", zone="UTC")
    return due


def _check_ahead(due: Deadline, at: datetime) -> None:
    if due.is_past(at):
        raise Invalid(Problem("the deadline is past", place="due", remedy="choose a day ahead"))


def _invited(
    id: str,  # noqa: A002
    institution: str,
    change: Callable[[Invitation], Invitation],
    *,
    action: str,
    permission: Permission,
    by: Member,
    at: datetime,
) -> None:
    with transactions.whole():
        assessments.lock(id)
        entering.require(permission, id, by)
        found = consultations.get(id)
        before = found.invitation(institution)
        if before is None:
            raise NotFound("invitation", institution)
        if permission is Permission.ANSWER_FOR_INSTITUTION and not found.is_open:
            raise WrongStage("the consultation is closed")
        consultations.put_invitation(id, change(before))
        _note(action, id, {"institution": institution}, by=by, at=at)


def _note(action: str, id: str, details: dict[str, object], *, by: Member, at: datetime) -> None:  # noqa: A002
    journal.note(action, subject=id, by=by.person, at=at, details=details)

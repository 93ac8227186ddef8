"""Letters of the consultation: to institutions that are asked, and to the authors of comments that were decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum

from msgspec.structs import replace

from migov.actions import delegations, entering
from migov.actions.consulting import mandates
from migov.model.consultations import Comment, Disposition, Invitation, Via
from migov.model.drafts import Draft
from migov.model.people import Member, Person
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.store import assessments, comments, consultations, drafts, journal, people, post, transactions
from migov.store.people import Listed


class Letter(StrEnum):
    """The letters to an institution that is asked, by the names of their templates."""

    INVITED = "consultation"
    REMINDED = "consultation-reminder"
    EXTENDED = "consultation-extended"


class Decided(Value, kw_only=True):
    """One line of the letter that tells an author what became of a comment."""

    number: int
    says: str
    """The comment, or the words that it proposes."""
    outcome: str
    reason: str
    was: str
    now: str


def speakers(id: str, institution: str) -> tuple[Listed, ...]:  # noqa: A002 - the field's own word
    """Those who speak for an institution and can be written to, by name."""
    found = [people.listed(one.person) for one in people.members(id) if institution in one.institutions]
    there = (one for one in found if one.withdrawn_at is None)
    return tuple(sorted(there, key=lambda one: one.person.name))


def to_institutions(
    id: str,  # noqa: A002
    institutions: Sequence[str],
    letter: Letter,
    *,
    only: str | None = None,
    by: str,
    at: datetime,
) -> tuple[str, ...]:
    """Handles of those who were written to: whoever speaks for one of these institutions that are asked.

    The link in the letter signs in and leads straight to the first passage that concerns the institution. With *only*,
    one of them alone is written to.
    """
    if not institutions:
        return ()
    consultation, draft = consultations.get(id), drafts.newest(id)
    names = delegations.institutions(id)
    sender = people.names({by}).get(by, by)
    written = []
    for institution in institutions:
        invitation = consultation.invitation(institution)
        if invitation is None:
            continue
        for listed in speakers(id, institution):
            if only not in (None, listed.person.handle):
                continue
            reader = _reader(listed, invitation)
            way = delegations.way_in(listed, assessment=id, by=by, at=at)
            about = _about(id, invitation, draft) | {
                "profile": assessments.entry(id).name(reader.language),
                "institution": names.get(institution, institution),
                "invited": institution,
                "sender": sender,
                "token": way.token,
                "opens": way.opens,
                "until": way.until,
            }
            post.hand_in_later(post.write(letter.value, reader, about))
            written.append(listed.person.handle)
    return tuple(written)


def tell(id: str, *, by: Member, at: datetime) -> tuple[str, ...]:  # noqa: A002
    """Handles of the authors who were told, just now, what became of their comments.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not decide on comments (now).
    """
    entering.require(Permission.DISPOSE, id, by)
    return decided(id, by=by.person, at=at)


def decided(id: str, *, by: str, at: datetime) -> tuple[str, ...]:  # noqa: A002
    """Handles of the authors who were told: one letter each, with everything that was decided and not told yet."""
    with transactions.whole():
        untold = {one.comment: one for one in comments.untold(id)}
        if not untold:
            return ()
        digests = _digests(id, untold)
        comments.tell(id, untold, at=at)
        details = {"comments": sorted(untold), "people": sorted(digests)}
        journal.note("comment.tell", subject=id, by=by, at=at, details=details)
    for handle, lines in digests.items():
        listed = people.listed(handle)
        way = delegations.way_in(listed, assessment=id, by=by, at=at)
        about = {
            "lines": lines,
            "count": len(lines),
            "assessment": id,
            "profile": assessments.entry(id).name(listed.person.language),
            "token": way.token,
            "opens": way.opens,
            "until": way.until,
        }
        post.hand_in_later(post.write("consultation-decided", listed.person, about))
    return tuple(digests)


def _about(id: str, invitation: Invitation, draft: Draft | None) -> dict[str, object]:  # noqa: A002
    asked = mandates.passages(mandates.concerning(invitation.mandate, draft))
    return {
        "assessment": id,
        "version": draft.number if draft else 0,
        "count": len(asked),
        "is_everything": invitation.mandate.is_everything,
        "part": asked[0].id if asked else "",
        "due": invitation.due.local.replace("T", " "),
        "zone": invitation.due.zone,
        "reminders": len(invitation.reminded_at),
    }


def _reader(listed: Listed, invitation: Invitation) -> Person:
    """The person, in a language in which their institution is written to."""
    person = listed.person
    if person.language in invitation.languages and listed.accepted_at is not None:
        return person
    return replace(person, language=invitation.languages[0])


def _digests(id: str, untold: dict[int, Disposition]) -> dict[str, tuple[Decided, ...]]:  # noqa: A002
    """What each author is told, by handle; nobody is told of what they decided themselves."""
    team = people.members(id)
    found: dict[str, list[Decided]] = {}
    for comment in comments.numbered(id, untold):
        made = untold.get(comment.number)
        if made is None:
            continue
        for handle in _authors(comment, team):
            if handle != made.by and people.listed(handle).withdrawn_at is None:
                found.setdefault(handle, []).append(_line(comment, made))
    return {handle: tuple(lines) for handle, lines in found.items()}


def _authors(comment: Comment, team: Iterable[Member]) -> tuple[str, ...]:
    """Who is told of a comment: its author; for one that came by Word or in a workshop, those of the institution."""
    there = {one.person for one in team}
    speak = tuple(one.person for one in team if comment.institution in one.institutions)
    if comment.via is Via.PAGE or not speak:
        return (comment.by,) if comment.by in there else ()
    return speak


def _line(comment: Comment, made: Disposition) -> Decided:
    proposed = comment.proposes.words if comment.proposes else ""
    return Decided(
        number=comment.number,
        says=comment.says or proposed or (comment.anchor.exact if comment.anchor else ""),
        outcome=made.outcome.value,
        reason=made.reason,
        was=made.change.was if made.change else "",
        now=made.change.now if made.change else "",
    )

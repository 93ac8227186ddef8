"""A draft going out as a Word file, for an institution or for the team, with the comments that may travel along."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import sha256

from migov.actions import delegations, entering
from migov.actions.consulting import comments, consultations, mandates, readings
from migov.errors import Invalid, NotAllowed, NotFound, Problem
from migov.model.consultations import Comment, Consultation, Invitation
from migov.model.drafts import Draft
from migov.model.languages import Language
from migov.model.people import Member, Role
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.profile import word
from migov.profile.word import SentComment, wording
from migov.store import assessments, journal, people, transactions
from migov.store import consultations as kept


class WordFile(Value, kw_only=True):
    """A draft as a file to hand out."""

    name: str
    data: bytes
    version: int
    parts: int
    comments: int
    """How many travel along."""


def send_out(
    id: str,  # noqa: A002 - the field's own word
    institution: str | None = None,
    *,
    parts: Iterable[str] | None = None,
    everything: bool = False,
    with_comments: bool = True,
    by: Member,
    at: datetime,
) -> WordFile:
    """The draft that is consulted on as a Word file in which changes are recorded, to be sent back.

    Args:
        id: of the assessment.
        institution: for which it is; null for nobody in particular.
        parts: ids of those that go out; without them the institution's mandate, or all of the draft.
        everything: whether all of the draft goes out, whatever the mandate.
        with_comments: whether the comments that the institution and *by* may read travel along.
        by: who takes it out.
        at: when.

    Raises:
        NotFound: no draft was frozen, or the institution is not asked, or is not one of theirs.
        NotAllowed, WrongStage: *by* may not read the draft (now).
        Invalid: no part of the draft was chosen.
    """
    with transactions.whole():
        entering.require(Permission.READ_DRAFT, id, by)
        reading = readings.reading(id, by=by)
        if reading.draft is None:
            raise NotFound("draft", id, remedy="freeze the first version")
        draft, entry = reading.draft, assessments.entry(id)
        invitation = _invitation(reading.shown, institution, by)
        chosen = _chosen(draft, invitation, parts, everything=everything)
        language = Language(entry.language)
        told = travelling(id, draft, institution, language) if with_comments else ()
        mine = _read_by(id, draft, by) if told else frozenset()
        there = tuple(
            one
            for one in told
            if one.part and (chosen is None or one.part in chosen) and (one.replies_to or one.number) in mine
        )
        data = word.send(
            draft,
            assessment=id,
            title=entry.name(language),
            language=language,
            institution=institution,
            institution_name=delegations.institution_name(id, institution) if institution else "",
            due=_due(reading.consultation, invitation),
            parts=chosen,
            comments=there,
        )
        if institution in by.institutions:
            consultations.opened(id, by=by, at=at)
        count = len(draft.parts) if chosen is None else len(chosen)
        details = {
            "institution": institution,
            "version": draft.number,
            "parts": count,
            "comments": len(there),
            "sha256": sha256(data).hexdigest(),
        }
        journal.note("word.send", subject=id, by=by.person, at=at, details=details)
    name = "-".join(piece for piece in (id, f"draft-{draft.number}", institution) if piece)
    return WordFile(name=f"{name}.docx", data=data, version=draft.number, parts=count, comments=len(there))


def travelling(
    id: str,  # noqa: A002
    draft: Draft,
    institution: str | None,
    language: Language,
    *,
    withdrawn: bool = False,
) -> tuple[SentComment, ...]:
    """The comments on a draft that its file carries for an institution: those it may read, with their replies.

    A file for nobody in particular may come into any hands, and carries only what is said to all.

    Args:
        withdrawn: whether those are among them that were taken back: an older file may carry them.
    """
    consultation = kept.find(id)
    if consultation is None:
        return ()
    reader = Member(person="", roles=frozenset({Role.PARTICIPANT}), institutions=(institution,) if institution else ())
    threads = comments.seen(id, consultation, version=draft.number, by=reader)
    every = [one for thread in threads for one in (thread.comment, *thread.replies)]
    institutions = delegations.institutions(id)
    names = people.names({one.by for one in every if one.institution is None})

    def made(one: Comment, thread: comments.Thread) -> SentComment:
        author = institutions.get(one.institution, one.institution) if one.institution else names.get(one.by, one.by)
        return SentComment(
            number=one.number,
            part=thread.place.passage or "",
            anchor=thread.place.anchor if one.replies_to is None else None,
            author=author,
            at=f"{datetime.fromisoformat(one.at).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
            says=_said(one, language),
            replies_to=one.replies_to,
        )

    return tuple(
        made(one, thread)
        for thread in threads
        for one in (thread.comment, *thread.replies)
        if withdrawn or (thread.comment.withdrawn_at is None and one.withdrawn_at is None)
    )


def _read_by(id: str, draft: Draft, by: Member) -> frozenset[int]:  # noqa: A002
    """Numbers of the comments that somebody reads: a file for another shows them nothing that the page hides."""
    consultation = kept.find(id)
    seen = comments.seen(id, consultation, version=draft.number, by=by) if consultation else ()
    return frozenset(one.comment.number for one in seen)


def _said(comment: Comment, language: Language) -> str:
    """What a comment says, with the change that it proposes: in the file of another institution that is told only."""
    proposed = comment.proposes
    if proposed is None:
        return comment.says
    was = comment.anchor.exact if comment.anchor else ""
    now = proposed.words.strip()
    template = (wording.REPLACED if was else wording.ADDED) if now else wording.REMOVED
    told = template.text(language).format(was=was, now=now)
    return "\n".join(piece for piece in (comment.says, told) if piece.strip())


def _invitation(consultation: Consultation | None, institution: str | None, by: Member) -> Invitation | None:
    if institution is None:
        if not by.works_inside:
            raise NotAllowed("a participant takes the file of an institution")
        return None
    found = consultation.invitation(institution) if consultation else None
    if found is None:
        raise NotFound("invitation", institution)
    return found


def _chosen(
    draft: Draft, invitation: Invitation | None, parts: Iterable[str] | None, *, everything: bool
) -> tuple[str, ...] | None:
    """Ids of the parts that go out, in printed order; null for all of them."""
    if parts is not None:
        wanted = frozenset(parts)
        for name in wanted - {part.id for part in draft.parts}:
            raise NotFound("part", name)
        found = tuple(part.id for part in draft.parts if part.id in wanted)
    elif everything or invitation is None or invitation.mandate.is_everything:
        return None
    else:
        found = tuple(part.id for part in mandates.concerning(invitation.mandate, draft))
    if not found:
        remedy = "take the whole draft"
        raise Invalid(Problem("nothing of the draft concerns this institution", place="parts", remedy=remedy))
    return found


def _due(consultation: Consultation | None, invitation: Invitation | None) -> str:
    due = invitation.due if invitation else consultation.due if consultation else None
    return f"{due.local.replace('T', ' ')} ({due.zone})" if due else ""

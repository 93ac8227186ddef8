"""Frozen versions of the draft: made from the living text, read for ever, and compared passage by passage."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from msgspec.structs import replace

from migov.actions import answers as answering
from migov.actions import entering, printing
from migov.actions.consulting import following, letters
from migov.actions.drafting.assembling import assembled
from migov.errors import Conflict, Invalid, NotFound, Problem
from migov.model import interchange
from migov.model.assessments import Assessment
from migov.model.drafts import Draft, Part, PartChange, touched
from migov.model.fields import brief
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.profile import drafting
from migov.store import assessments, blobs, consultations, drafts, journal, transactions


class Compared(Value, kw_only=True):
    """One part that two versions differ in."""

    change: PartChange
    before: Part | None
    after: Part | None


def standing_text(id: str, *, number: int = 0) -> Draft:  # noqa: A002 - the field's own word
    """The living text as it would be frozen now, under a number of no account.

    Raises:
        Invalid: there is nothing to print.
    """
    content, parts = _made(id)
    return Draft(number=number, parts=parts, content=content, by="", at="")


def unfrozen(id: str) -> tuple[str, ...] | None:  # noqa: A002
    """Ids of the parts that say something else since the newest version was frozen; null where none was.

    A passage whose side is undecided is among them: it is not printed, and must not be lost by oversight.
    """
    newest = drafts.newest(id)
    if newest is None:
        return None
    return tuple(dict.fromkeys((*touched(newest, standing_text(id)), *_undecided(id))))


def freeze(id: str, *, because: str = "", by: Member, at: datetime) -> Draft:  # noqa: A002
    """The living text, frozen as the next version; comments have their places in it, and authors are told of decisions.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not freeze (now).
        Conflict: nothing has changed since the newest version.
        Invalid: nothing is to be printed, or the side of a passage is undecided.
    """
    with transactions.whole():
        assessments.lock(id)
        entering.require(Permission.FREEZE_DRAFT, id, by)
        _check_decided(id)
        content, parts = _made(id, keep=True)
        draft = Draft(
            number=drafts.newest_number(id) + 1,
            parts=parts,
            content=content,
            because=brief(because, place="because"),
            by=by.person,
            at=at.isoformat(),
        )
        newest = drafts.newest(id)
        if newest is not None and newest.hash == draft.hash:
            raise Conflict(f"nothing has changed since draft {newest.number}")
        drafts.freeze(id, draft, at=at)
        following.at_freezing(id, draft.number, {part.id: part.words for part in parts})
        consultation = consultations.find(id)
        if consultation is not None and consultation.is_open:
            consultations.put(id, replace(consultation, version=draft.number))
        details = {"draft": draft.number, "hash": draft.hash, "because": draft.because}
        journal.note("draft.freeze", subject=id, by=by.person, at=at, details=details)
    letters.decided(id, by=by.person, at=at)
    return draft


def every(id: str, *, by: Member) -> tuple[Draft, ...]:  # noqa: A002
    """The frozen versions, oldest first; a participant sees those from the consultation on.

    Raises:
        NotFound, NotAllowed: *by* may not read the draft.
    """
    entering.require(Permission.READ_DRAFT, id, by)
    return tuple(one for one in drafts.drafts(id) if _was_read(id, one.number, by))


def one(id: str, number: int, *, by: Member) -> Draft:  # noqa: A002
    """The frozen version of that number.

    Raises:
        NotFound: there is none that *by* may read.
        NotAllowed: *by* may not read drafts.
    """
    entering.require(Permission.READ_DRAFT, id, by)
    if not _was_read(id, number, by):
        raise NotFound("draft", number)
    return drafts.draft(id, number)


def content(draft: Draft) -> Assessment:
    """The assessment that a frozen version was printed from."""
    return interchange.decode(blobs.read(draft.content))


def compared(before: Draft, after: Draft) -> tuple[Compared, ...]:
    """The parts in which two versions differ, in the order of the later one; those that are gone come last."""
    return tuple(
        Compared(change=change, before=before.part(id), after=after.part(id))
        for id, change in touched(before, after).items()  # noqa: A001
    )


def newest_of(id: str, *, by: Member) -> Draft | None:  # noqa: A002
    """The newest version that *by* may read; null where none was frozen for them.

    Raises:
        NotFound, NotAllowed: *by* may not read the draft.
    """
    entering.require(Permission.READ_DRAFT, id, by)
    newest = drafts.newest(id)
    return newest if newest and _was_read(id, newest.number, by) else None


def printed(id: str, number: int, *, form: printing.Form, by: Member) -> bytes:  # noqa: A002
    """A frozen version as it was printed, in its own language and generation.

    How others have taken part so far is for those who work inside: participants get it without that page.

    Raises:
        NotFound: there is none that *by* may read.
        NotAllowed: *by* may not read drafts.
    """
    then = content(one(id, number, by=by))
    if not by.works_inside:
        then = replace(then, process=None)
    language = printing.spoken(then.publication.language)
    return printing.print_profile(then, form=form, language=language, generation=printing.generation_of(then))


def _was_read(id: str, number: int, by: Member) -> bool:  # noqa: A002
    """Whether a version went out to the consultation: earlier ones stay inside."""
    if by.works_inside:
        return True
    found = consultations.find(id)
    return found is not None and found.opened_at is not None and number >= found.first_version


def _made(id: str, *, keep: bool = False) -> tuple[str, tuple[Part, ...]]:  # noqa: A002
    """SHA-256 of what is printed, which is kept where asked, and its parts."""
    printed = replace(assembled(id).assessment, answers=())
    words = interchange.encode(printed)
    seal = blobs.keep(words) if keep else sha256(words).hexdigest()
    language = printing.spoken(printed.publication.language)
    editions = answering.editions_of(printed)
    generation = printing.generation_of(printed)
    return seal, drafting.parts(printed, language=language, generation=generation, editions=editions)


def _undecided(id: str) -> list[str]:  # noqa: A002
    kept = drafts.passages(id)
    return [one.passage.id for one in kept if one.passage.module is None and one.passage.side is None]


def _check_decided(id: str) -> None:  # noqa: A002
    if not drafts.passages(id):
        raise Invalid(Problem("the draft has no passage", remedy="write the first one"))
    if undecided := _undecided(id):
        names = ", ".join(undecided[:5]) + (" …" if len(undecided) > 5 else "")
        remedy = f"choose a side for {names}, or put what is not printed aside"
        raise Invalid(Problem(f"the side of {len(undecided)} passages is undecided", remedy=remedy))

"""Receipts of Word files that came back: what was in each, what became of it, and the file itself."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec

from migov.actions import entering
from migov.errors import NotFound
from migov.model.consultations import Comment, Consultation, Via, Visibility
from migov.model.people import Member, Role
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.model.visibility import sees_comment
from migov.profile.word import Entry
from migov.store import blobs, comments, consultations
from migov.store.comments import ReturnedDraft


class Line(Value, kw_only=True):
    """Something that was in a file, with the comment it became."""

    entry: Entry
    comment: int
    """Its number in the ledger."""
    thread: int
    """Number of the comment at the head of its thread: its own, unless it is a reply."""
    was_there: bool = False
    """Whether an earlier file of the institution brought it already: nothing was said twice."""
    is_comment_only: bool = False
    """Whether its new words were too many for a suggestion, so that a comment holds them."""


class Ignored(Value, kw_only=True):
    """How much in a file became nothing, and why."""

    reason: str
    """A value of `migov.profile.word.Reason`."""
    count: int


class Receipt(Value, kw_only=True):
    """What was found in a file and what became of it: placed, unplaced and ignored are all that was found."""

    found: dict[str, int]
    """By kind."""
    placed: int
    unplaced: int
    ignored: tuple[Ignored, ...] = ()
    notices: tuple[str, ...] = ()
    """What was met in the file and left alone."""
    lines: tuple[Line, ...] = ()
    visibility: Visibility
    """Who reads what it says, of all its threads the fewest."""
    sent_to: str | None = None
    """Id of the institution for which the file was made; null where it does not say."""
    says_what_it_is: bool = True
    """Whether the file still told of which draft it is a copy."""
    newest: int
    """Number of the draft that was consulted on when it came."""
    bytes: int

    @property
    def total(self) -> int:
        """All that was found."""
        return sum(self.found.values())

    @property
    def new(self) -> int:
        """How many comments it brought that were not there."""
        return len({line.comment for line in self.lines if not line.was_there})


class Taken(Value, kw_only=True):
    """A file that came back, with its receipt."""

    file: ReturnedDraft
    receipt: Receipt


class Original(Value, kw_only=True):
    """The file as it came."""

    name: str
    data: bytes


def returned(id: str, *, by: Member) -> tuple[Taken, ...]:  # noqa: A002 - the field's own word
    """The Word files that came back, newest first: those inside see all but what an institution keeps to itself.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not read the draft (now).
    """
    entering.require(Permission.READ_DRAFT, id, by)
    consultation = consultations.find(id)
    found = (_taken(one) for one in reversed(comments.returned(id)))
    return tuple(one for one in found if sees(one, consultation, by))


def receipt(id: str, number: int, *, by: Member) -> Taken:  # noqa: A002
    """The receipt of one file.

    Raises:
        NotFound: there is none under this number, or it is not this person's to see.
        NotAllowed, WrongStage: *by* may not read the draft (now).
    """
    entering.require(Permission.READ_DRAFT, id, by)
    found = _taken(comments.returned_draft(id, number))
    if not sees(found, consultations.find(id), by):
        raise NotFound("returned draft", number)
    return found


def original(id: str, number: int, *, by: Member) -> Original:  # noqa: A002
    """The file itself, byte for byte as it came.

    Raises:
        NotFound: as `receipt`, or others' comments travelled in it that *by* does not read.
    """
    taken = receipt(id, number, by=by)
    if not opens(id, taken, by=by):
        raise NotFound("file", number)
    found = taken.file
    return Original(name=found.file_name, data=blobs.read(found.sha256))


def opens(id: str, taken: Taken, *, by: Member) -> bool:  # noqa: A002
    """Whether somebody who sees the receipt may open the file: it holds all comments that went out in it, too."""
    consultation, sent_to = consultations.find(id), taken.receipt.sent_to
    if consultation is None or sent_to is None or taken.file.by == by.person:
        return True
    reader = Member(person="", roles=frozenset({Role.PARTICIPANT}), institutions=(sent_to,))
    return not any(
        sees_comment(reader, one, consultation) and not sees_comment(by, one, consultation)
        for one in comments.of(id)
        if one.replies_to is None and datetime.fromisoformat(one.at).astimezone(UTC) <= taken.file.at
    )


def written(receipt: Receipt) -> dict[str, object]:
    """A receipt as the store keeps it."""
    made: dict[str, object] = msgspec.json.decode(msgspec.json.encode(receipt))
    return made


def sees(taken: Taken, consultation: Consultation | None, by: Member) -> bool:
    """Whether somebody sees a file: whoever brought it, its institution, and those inside who read what it says."""
    file = taken.file
    if file.by == by.person or (file.institution is not None and file.institution in by.institutions):
        return True
    if not by.works_inside or consultation is None:
        return False
    said = Comment(
        number=0,
        version=file.version,
        passage=None,
        says=file.file_name or "file",
        institution=file.institution,
        by=file.by,
        at=file.at.isoformat(),
        via=Via.WORD,
        visibility=taken.receipt.visibility,
    )
    return sees_comment(by, said, consultation)


def read(file: ReturnedDraft) -> Receipt:
    """The receipt of a file as the store keeps it."""
    return msgspec.convert(file.receipt, type=Receipt)


def _taken(file: ReturnedDraft) -> Taken:
    return Taken(file=file, receipt=read(file))

"""The ledger: every comment that somebody may read, with the answer to it and the change it caused; and its files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from migov.actions import delegations
from migov.actions.consulting import comments
from migov.actions.consulting.comments import Thread
from migov.model.consultations import Comment, Disposition, Outcome
from migov.model.dimensions import Dimension
from migov.model.drafts import Draft, Part
from migov.model.languages import Language
from migov.model.people import Member
from migov.model.values import Value
from migov.profile import ledger as printing
from migov.profile.ledger import Form, Matrix, Reply, Row, differing
from migov.store import assessments, drafts, people

__all__ = ["Filters", "Form", "Matrix", "Row", "ledger", "matrix", "render"]

FIRST_WORDS = 160
"""Characters of a passage that stand for it where a comment is about the whole of it."""
TEAM = "team"
"""In the place of an institution's id: what nobody said for an institution."""


class Filters(Value, kw_only=True):
    """Which comments are wanted: those that fit all that is said."""

    institution: str | None = None
    """Id; `TEAM` for those of the team itself."""
    dimension: Dimension | None = None
    outcome: Outcome | None = None
    is_open: bool = False
    """Only what is undecided, or was promised and is not in the text."""
    is_unplaced: bool = False
    """Only those whose words are gone."""

    def fit(self, row: Row) -> bool:
        """Whether a row is wanted."""
        wanted: tuple[tuple[bool, Callable[[], bool]], ...] = (
            (self.institution is not None, lambda: (row.institution_id or TEAM) == self.institution),
            (self.dimension is not None, lambda: row.dimension is self.dimension),
            (self.outcome is not None, lambda: row.outcome is self.outcome),
            (self.is_open, lambda: row.is_open or row.awaits_change),
            (self.is_unplaced, lambda: row.is_unplaced),
        )
        return all(fits() for is_asked, fits in wanted if is_asked)


class _Book(Value, kw_only=True):
    """What rows are made of, read once for all of them."""

    newest: dict[str, Part]
    """Parts of the newest draft, by id."""
    drafts: dict[int, Draft]
    institutions: dict[str, str]
    names: dict[str, str]
    """Of people, by handle."""
    reader: Member

    def who(self, comment: Comment) -> str:
        """Who wrote a comment, where the reader is told: inside, everybody; else those of one's own institutions."""
        name = comment.author or self.names.get(comment.by, comment.by)
        is_mine = comment.institution is None or comment.institution in self.reader.institutions
        return name if is_mine or self.reader.works_inside else ""

    def institution(self, comment: Comment) -> str:
        """The name of the institution for which it speaks; empty for the team."""
        return self.institutions.get(comment.institution, comment.institution) if comment.institution else ""


def ledger(id: str, filters: Filters = Filters(), *, by: Member) -> tuple[Row, ...]:  # noqa: A002, B008 - a value
    """The comments that somebody may read and that fit, by number.

    Raises:
        NotFound, NotAllowed: *by* may not read the draft.
    """
    threads = comments.threads(id, by=by)
    book = _book(id, threads, by)
    rows = (_row(one, book) for one in threads)
    return tuple(row for row in rows if filters.fit(row))


def matrix(
    id: str,  # noqa: A002
    filters: Filters = Filters(),  # noqa: B008 - a value
    *,
    language: Language,
    chosen: tuple[str, ...] = (),
    by: Member,
    at: datetime,
) -> Matrix:
    """The comment matrix in a language.

    Args:
        id: of the assessment.
        filters: which comments are wanted.
        language: of heads and outcomes; what people wrote stays as they wrote it.
        chosen: what was left out, in words.
        by: who reads it: it holds nothing that they may not read.
        at: when.

    Raises:
        NotFound, NotAllowed: *by* may not read the draft.
    """
    return Matrix(
        title=assessments.entry(id).name(language),
        version=drafts.newest_number(id),
        language=language,
        rows=ledger(id, filters, by=by),
        made_at=at.isoformat(),
        chosen=chosen,
    )


def render(found: Matrix, form: Form) -> tuple[bytes, str]:
    """The matrix as a file, and its media type."""
    return printing.render(found, form), printing.FORMS[form][0]


def _book(id: str, threads: tuple[Thread, ...], by: Member) -> _Book:  # noqa: A002
    versions = {one.comment.version for one in threads if one.place.passage is None}
    newest = drafts.newest(id)
    known = {draft.number: draft for draft in ((newest,) if newest else ())}
    known |= {number: drafts.draft(id, number) for number in versions - set(known)}
    handles = {one.by for thread in threads for one in (thread.comment, *thread.replies)}
    return _Book(
        newest={part.id: part for part in newest.parts} if newest else {},
        drafts=known,
        institutions=delegations.institutions(id),
        names=people.names(handles),
        reader=by,
    )


def _row(thread: Thread, book: _Book) -> Row:
    comment = thread.comment
    part, is_unplaced = _part(thread, book)
    return Row(
        number=comment.number,
        institution=book.institution(comment),
        institution_id=comment.institution,
        passage=part.id if part else thread.place.passage or comment.passage,
        dimension=part.dimension if part else None,
        section=_section(part) or (comment.passage or ""),
        words=_words(comment, thread, part, is_unplaced=is_unplaced),
        version=comment.version,
        says=comment.says,
        proposal=comment.proposes.kind if comment.proposes else None,
        proposed=comment.proposes.words if comment.proposes else "",
        replies=tuple(_reply(one, book) for one in thread.replies if one.withdrawn_at is None),
        at=comment.at,
        author=book.who(comment),
        is_unplaced=is_unplaced,
        is_withdrawn=comment.withdrawn_at is not None,
        **_answered(thread.disposition),  # type: ignore[arg-type]  # fields of one kind each
    )


def _part(thread: Thread, book: _Book) -> tuple[Part | None, bool]:
    """The part a comment stands at now, else the one it was made on; and whether its words are gone."""
    comment, place = thread.comment, thread.place
    if comment.passage is None:
        return None, False
    if place.passage is not None:
        return book.newest.get(place.passage), False
    made_on = book.drafts.get(comment.version)
    return (made_on.part(comment.passage) if made_on else None), True


def _section(part: Part | None) -> str:
    return " ".join(piece for piece in (part.section, part.title) if piece) if part else ""


def _words(comment: Comment, thread: Thread, part: Part | None, *, is_unplaced: bool) -> str:
    """The words it speaks of: as they stand now where they still do, as they were where they are gone."""
    anchor = comment.anchor if is_unplaced else thread.place.anchor or comment.anchor
    if anchor is not None:
        return anchor.exact or f"{anchor.prefix.split()[-1] if anchor.prefix.split() else ''} | {anchor.suffix[:20]}"
    if part is None:
        return ""
    return part.words if len(part.words) <= FIRST_WORDS else part.words[:FIRST_WORDS].rsplit(" ", 1)[0] + " …"


def _reply(reply: Comment, book: _Book) -> Reply:
    who = book.institution(reply) or book.names.get(reply.by, reply.by)
    return Reply(who=who, says=reply.says, at=reply.at)


def _answered(found: Disposition | None) -> dict[str, object]:
    if found is None:
        return {}
    told: dict[str, object] = {"outcome": found.outcome, "reason": found.reason, "decided_at": found.at}
    if found.change is not None:
        was, now = differing(found.change.was, found.change.now)
        told |= {"was": was, "now": now, "is_changed": True}
    return told | {"awaits_change": found.awaits_change}

"""Comments, where each of them stands in every version of the draft, and what became of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache

import msgspec
from django.db.models import Max
from msgspec.structs import replace

from migov.errors import NotFound
from migov.model.anchors import Anchor
from migov.model.consultations import Comment, Disposition
from migov.model.values import Value
from migov.store import transactions
from migov.store.records.consultations import (
    CommentPlaceRecord,
    CommentRecord,
    DispositionRecord,
    ReturnedDraftRecord,
)

REMEMBERED = 8192
"""Values of each kind that a process keeps beside their JSON: a page reads thousands of them, and none ever changes."""
LIVING = 0
"""The version under which the places in the living text are kept."""


class Place(Value, kw_only=True):
    """Where a comment stands."""

    passage: str | None
    """Null where its words are gone: it is unplaced."""
    anchor: Anchor | None = None
    """Null for one about the whole part, and for an unplaced one."""


class ReturnedDraft(Value, kw_only=True):
    """A Word file that came back."""

    number: int
    institution: str | None
    sha256: str
    file_name: str
    version: int
    receipt: dict[str, object]
    comments: tuple[int, ...]
    by: str
    at: datetime


def add(assessment: str, new: Iterable[Comment], places: Mapping[int, Mapping[int, Place]], *, at: datetime) -> None:
    """Keep new comments, each with its places by version. The caller took their numbers from `next_number`."""
    transactions.must_be_open()
    rows = [
        CommentRecord(
            assessment=assessment,
            number=one.number,
            institution=one.institution,
            by=one.by,
            replies_to=one.replies_to,
            at=at,
            content=msgspec.json.encode(one).decode(),
        )
        for one in new
    ]
    CommentRecord.objects.bulk_create(rows)
    CommentPlaceRecord.objects.bulk_create(
        _place(assessment, number, version, place)
        for number, found in places.items()
        for version, place in found.items()
    )


def next_number(assessment: str) -> int:
    """The number of the next comment; the caller has locked the assessment."""
    transactions.must_be_open()
    return (CommentRecord.objects.filter(assessment=assessment).aggregate(last=Max("number"))["last"] or 0) + 1


def get(assessment: str, number: int) -> Comment:
    """The comment of that number.

    Raises:
        NotFound: there is none.
    """
    row = CommentRecord.objects.filter(assessment=assessment, number=number).first()
    if row is None:
        raise NotFound("comment", number)
    return _comment(row.content)


def of(assessment: str) -> tuple[Comment, ...]:
    """Every comment and reply, withdrawn ones too, by number."""
    rows = CommentRecord.objects.filter(assessment=assessment)
    return tuple(_comment(content) for content in rows.values_list("content", flat=True))


def numbered(assessment: str, numbers: Iterable[int]) -> tuple[Comment, ...]:
    """The comments of these numbers, with their replies, by number."""
    wanted = list(numbers)
    rows = CommentRecord.objects.filter(assessment=assessment)
    found = rows.filter(number__in=wanted) | rows.filter(replies_to__in=wanted)
    return tuple(_comment(row.content) for row in found.distinct().order_by("number"))


def said_since(assessment: str, *, by: str, since: datetime) -> tuple[Comment, ...]:
    """What somebody said from a moment on, by number."""
    rows = CommentRecord.objects.filter(assessment=assessment, by=by, at__gte=since)
    return tuple(_comment(content) for content in rows.values_list("content", flat=True))


def after(assessment: str, number: int) -> tuple[Comment, ...]:
    """The comments and replies with higher numbers than this one."""
    rows = CommentRecord.objects.filter(assessment=assessment, number__gt=number)
    return tuple(_comment(content) for content in rows.values_list("content", flat=True))


def rewrite(assessment: str, comment: Comment, *, withdrawn_at: datetime | None = None) -> None:
    """Put a changed comment in the place of the one of its number."""
    transactions.must_be_open()
    rows = CommentRecord.objects.filter(assessment=assessment, number=comment.number)
    rows.update(content=msgspec.json.encode(comment).decode(), withdrawn_at=withdrawn_at)


def count_of(assessment: str) -> dict[str | None, int]:
    """How many comments each institution made and did not take back; replies do not count."""
    rows = CommentRecord.objects.filter(assessment=assessment, replies_to__isnull=True, withdrawn_at__isnull=True)
    found: dict[str | None, int] = {}
    for institution in rows.values_list("institution", flat=True):
        found[institution] = found.get(institution, 0) + 1
    return found


def spoken(assessments: Iterable[str]) -> frozenset[tuple[str, str]]:
    """The assessments and institutions, in pairs, from which comments came that were not taken back."""
    rows = CommentRecord.objects.filter(
        assessment__in=list(assessments), institution__isnull=False, withdrawn_at__isnull=True, replies_to__isnull=True
    )
    return frozenset((assessment, str(one)) for assessment, one in rows.values_list("assessment", "institution"))


def undecided(assessments: Iterable[str]) -> dict[str, int]:
    """How many comments wait for a decision, by assessment; none where there is none."""
    wanted = list(assessments)
    rows = CommentRecord.objects.filter(assessment__in=wanted, withdrawn_at__isnull=True, replies_to__isnull=True)
    decided = DispositionRecord.objects.filter(assessment__in=wanted, undone_at__isnull=True)
    there = set(decided.values_list("assessment", "comment"))
    return dict(Counter(one for one, number in rows.values_list("assessment", "number") if (one, number) not in there))


def places(assessment: str, *, version: int, passage: str | None = None) -> dict[int, Place]:
    """Where the comments stand in a version, or in the living text, by number; of one passage only where asked."""
    rows = CommentPlaceRecord.objects.filter(assessment=assessment, version=version)
    if passage is not None:
        rows = rows.filter(passage=passage)
    return {
        number: Place(passage=name, anchor=_anchor(anchor) if anchor else None)
        for number, name, anchor in rows.values_list("comment", "passage", "anchor")
    }


def unplaced(assessment: str, *, version: int) -> tuple[int, ...]:
    """Numbers of the comments that stand nowhere in a version, or in the living text: those about all of it too."""
    rows = CommentPlaceRecord.objects.filter(assessment=assessment, version=version, passage__isnull=True)
    return tuple(rows.values_list("comment", flat=True))


def put_places(assessment: str, version: int, found: Mapping[int, Place]) -> None:
    """Where these comments stand in a version from now on."""
    transactions.must_be_open()
    CommentPlaceRecord.objects.filter(assessment=assessment, version=version, comment__in=list(found)).delete()
    CommentPlaceRecord.objects.bulk_create(
        _place(assessment, number, version, place) for number, place in found.items()
    )


def dispositions(assessment: str, comment: int | None = None) -> tuple[Disposition, ...]:
    """Every disposition, those taken back too, oldest first; of one comment only where asked."""
    rows = DispositionRecord.objects.filter(assessment=assessment)
    rows = rows if comment is None else rows.filter(comment=comment)
    return tuple(_disposition(content) for content in rows.values_list("content", flat=True))


def standing(assessment: str) -> dict[int, Disposition]:
    """The disposition that stands, by comment."""
    rows = DispositionRecord.objects.filter(assessment=assessment, undone_at__isnull=True)
    found = (_disposition(content) for content in rows.values_list("content", flat=True))
    return {one.comment: one for one in found}


def dispose(assessment: str, disposition: Disposition) -> None:
    """Keep a disposition of a comment that has none that stands."""
    transactions.must_be_open()
    content = msgspec.json.encode(disposition).decode()
    DispositionRecord.objects.create(assessment=assessment, comment=disposition.comment, content=content)


def put_disposition(assessment: str, disposition: Disposition, *, undone_at: datetime | None = None) -> None:
    """Put a changed disposition (its change linked, or taken back) in the place of the one that stands."""
    transactions.must_be_open()
    rows = DispositionRecord.objects.filter(assessment=assessment, comment=disposition.comment, undone_at__isnull=True)
    rows.update(content=msgspec.json.encode(disposition).decode(), undone_at=undone_at)


def untold(assessment: str) -> tuple[Disposition, ...]:
    """The dispositions that stand and of which the author was not written to yet."""
    rows = DispositionRecord.objects.filter(assessment=assessment, undone_at__isnull=True, told_at__isnull=True)
    return tuple(_disposition(content) for content in rows.values_list("content", flat=True))


def tell(assessment: str, numbers: Iterable[int], *, at: datetime) -> None:
    """Note that the authors of these comments were written to."""
    transactions.must_be_open()
    rows = DispositionRecord.objects.filter(assessment=assessment, undone_at__isnull=True, comment__in=list(numbers))
    rows.update(told_at=at)


def add_returned(assessment: str, returned: ReturnedDraft) -> ReturnedDraft:
    """Keep what became of a Word file, with the next number."""
    transactions.must_be_open()
    last = ReturnedDraftRecord.objects.filter(assessment=assessment).aggregate(last=Max("number"))["last"] or 0
    kept = replace(returned, number=last + 1)
    ReturnedDraftRecord.objects.create(
        assessment=assessment,
        number=kept.number,
        institution=kept.institution,
        sha256=kept.sha256,
        file_name=kept.file_name,
        version=kept.version,
        receipt=msgspec.json.encode(kept.receipt).decode(),
        comments=list(kept.comments),
        by=kept.by,
        at=kept.at,
    )
    return kept


def returned(assessment: str) -> tuple[ReturnedDraft, ...]:
    """Every Word file that came back, oldest first."""
    return tuple(_returned(row) for row in ReturnedDraftRecord.objects.filter(assessment=assessment))


def returned_draft(assessment: str, number: int) -> ReturnedDraft:
    """The Word file of that number.

    Raises:
        NotFound: there is none.
    """
    row = ReturnedDraftRecord.objects.filter(assessment=assessment, number=number).first()
    if row is None:
        raise NotFound("returned draft", number)
    return _returned(row)


def returned_files() -> frozenset[str]:
    """The SHA-256 of every Word file that came back."""
    return frozenset(ReturnedDraftRecord.objects.values_list("sha256", flat=True))


def returned_file(assessment: str, sha256: str) -> ReturnedDraft | None:
    """What became of the file with these bytes; null where it never came."""
    row = ReturnedDraftRecord.objects.filter(assessment=assessment, sha256=sha256).first()
    return _returned(row) if row else None


@lru_cache(REMEMBERED)
def _comment(content: str) -> Comment:
    return msgspec.json.decode(content, type=Comment)


@lru_cache(REMEMBERED)
def _anchor(content: str) -> Anchor:
    return msgspec.json.decode(content, type=Anchor)


@lru_cache(REMEMBERED)
def _disposition(content: str) -> Disposition:
    return msgspec.json.decode(content, type=Disposition)


def _returned(row: ReturnedDraftRecord) -> ReturnedDraft:
    return ReturnedDraft(
        number=row.number,
        institution=row.institution,
        sha256=row.sha256,
        file_name=row.file_name,
        version=row.version,
        receipt=msgspec.json.decode(row.receipt),
        comments=tuple(row.comments),
        by=row.by,
        at=row.at,
    )


def _place(assessment: str, number: int, version: int, place: Place) -> CommentPlaceRecord:
    anchor = msgspec.json.encode(place.anchor).decode() if place.anchor else None
    return CommentPlaceRecord(
        assessment=assessment, comment=number, version=version, passage=place.passage, anchor=anchor
    )

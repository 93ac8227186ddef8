"""The journal read the other way round: the newest lines first, of some subjects, by somebody, of some kinds."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from migov.store import journal
from migov.store.journal import Line
from migov.store.records.journal import JournalRecord


def newest(
    *,
    subjects: Iterable[str] | None = None,
    by: str | None = None,
    nouns: Iterable[str] | None = None,
    actions: Iterable[str] | None = None,
    before: int | None = None,
    most: int | None = None,
) -> tuple[Line, ...]:
    """Lines of the journal, the newest first.

    Args:
        subjects: only what was done to one of these.
        by: only what this person did.
        nouns: only actions on these, such as ``answer`` for ``answer.give``.
        actions: only these actions, by their whole names.
        before: only lines older than the one of this number: the next page.
        most: no more than so many.
    """
    rows = JournalRecord.objects.order_by("-seq")
    if subjects is not None:
        rows = rows.filter(subject__in=list(subjects))
    if by is not None:
        rows = rows.filter(by=by)
    if nouns is not None:
        of_kind = Q(pk__in=[])
        for noun in nouns:
            of_kind |= Q(action__startswith=f"{noun}.")
        rows = rows.filter(of_kind)
    if actions is not None:
        rows = rows.filter(action__in=list(actions))
    if before is not None:
        rows = rows.filter(seq__lt=before)
    return tuple(journal.value(row) for row in (rows if most is None else rows[:most]))


def last_of(action: str, *, subjects: Iterable[str]) -> dict[str, str]:
    """When something was last done to each of these, by its id; those it was never done to are left out."""
    rows = JournalRecord.objects.filter(action=action, subject__in=list(subjects)).order_by("seq")
    return dict(rows.values_list("subject", "at"))


def actors(subjects: Iterable[str]) -> tuple[str, ...]:
    """Everybody who ever did something to one of these, as the journal names them, in alphabetical order."""
    rows = JournalRecord.objects.filter(subject__in=list(subjects)).order_by("by")
    return tuple(rows.values_list("by", flat=True).distinct())

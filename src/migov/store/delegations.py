"""Parts that were handed to institutions, and what came back: every version of a return is kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum

from django.db.models import F, Max, QuerySet

from migov.errors import NotFound
from migov.model.assignments import Delegation, Return, Via
from migov.model.deadlines import Deadline
from migov.model.fields import Field
from migov.model.values import Value
from migov.store import transactions
from migov.store.records.delegations import (
    DelegatedRecord,
    DelegationEventRecord,
    DelegationRecord,
    ReturnRecord,
    ReturnVersionRecord,
)


class EventKind(StrEnum):
    """What happens to a delegation after it was handed over."""

    OPENED = "opened"
    REMINDED = "reminded"
    EXTENDED = "extended"
    WITHDRAWN = "withdrawn"


class Event(Value, kw_only=True):
    """One thing that happened to a delegation."""

    kind: EventKind
    by: str
    at: datetime
    says: str


def hand_over(assessment: str, delegation: Delegation, *, at: datetime) -> Delegation:
    """Keep a new delegation, with the next number of its assessment, which the caller has locked."""
    transactions.must_be_open()
    last = DelegationRecord.objects.filter(assessment=assessment).aggregate(last=Max("number"))["last"] or 0
    row = DelegationRecord.objects.create(
        assessment=assessment,
        number=last + 1,
        institution=delegation.institution,
        due_local=delegation.due.local,
        due_zone=delegation.due.zone,
        asked=delegation.asked,
        by=delegation.by,
        at=at,
    )
    DelegatedRecord.objects.bulk_create(
        DelegatedRecord(delegation=row, assessment=assessment, indicator=code) for code in delegation.indicators
    )
    return _delegation(row)


def delegated_to(assessment: str, indicator: str) -> frozenset[str]:
    """Ids of the institutions that the indicator was handed to, in a delegation that was not withdrawn."""
    rows = DelegatedRecord.objects.filter(assessment=assessment, indicator=indicator)
    standing = rows.filter(delegation__withdrawn_at__isnull=True)
    return frozenset(standing.values_list("delegation__institution", flat=True))


def get(assessment: str, number: int) -> Delegation:
    """The delegation of that number, withdrawn or not.

    Raises:
        NotFound: there is none.
    """
    return _delegation(_row(assessment, number))


def of(assessment: str, *, institution: str | None = None, withdrawn: bool = False) -> tuple[Delegation, ...]:
    """The delegations of an assessment, by number; of one institution, with the withdrawn ones, where asked."""
    rows = DelegationRecord.objects.filter(assessment=assessment).prefetch_related("parts")
    if institution is not None:
        rows = rows.filter(institution=institution)
    if not withdrawn:
        rows = rows.filter(withdrawn_at__isnull=True)
    return tuple(_delegation(row) for row in rows)


def to_institutions(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, Delegation], ...]:
    """The standing delegations to these institutions, each pair an assessment and an institution, with the former."""
    wanted = set(pairs)
    rows = DelegationRecord.objects.filter(
        assessment__in={one for one, _ in wanted}, withdrawn_at__isnull=True
    ).prefetch_related("parts")
    return tuple((row.assessment, _delegation(row)) for row in rows if (row.assessment, row.institution) in wanted)


def extend(assessment: str, number: int, due: Deadline) -> None:
    """Give a delegation another deadline; the event that tells of it holds the one before."""
    transactions.must_be_open()
    rows = DelegationRecord.objects.filter(assessment=assessment, number=number)
    rows.update(due_local=due.local, due_zone=due.zone)


def withdraw(assessment: str, number: int, *, at: datetime) -> None:
    """Take a delegation back; what came back already stays."""
    transactions.must_be_open()
    DelegationRecord.objects.filter(assessment=assessment, number=number).update(withdrawn_at=at)


def tell(assessment: str, number: int, kind: EventKind, *, by: str, at: datetime, says: str = "") -> None:
    """Note what happened to a delegation."""
    transactions.must_be_open()
    row = _row(assessment, number)
    DelegationEventRecord.objects.create(delegation=row, kind=kind.value, by=by, at=at, says=says)


def events(assessment: str) -> dict[int, tuple[Event, ...]]:
    """What happened to each delegation of an assessment, oldest first, by its number."""
    found: dict[int, list[Event]] = {}
    rows = DelegationEventRecord.objects.filter(delegation__assessment=assessment).select_related("delegation")
    for row in rows:
        event = Event(kind=EventKind(row.kind), by=row.by, at=row.at, says=row.says)
        found.setdefault(row.delegation.number, []).append(event)
    return {number: tuple(events) for number, events in found.items()}


def write_return(assessment: str, given: Return, *, at: datetime) -> Return:
    """Keep the next version of what an institution says of an indicator; the versions before stay."""
    transactions.must_be_open()
    delegation = _row(assessment, given.delegation)
    row, _ = ReturnRecord.objects.select_for_update().get_or_create(
        delegation=delegation, indicator=given.indicator, defaults={"assessment": assessment, "version": 0}
    )
    row.version += 1
    row.save(update_fields=["version"])
    ReturnVersionRecord.objects.create(
        of=row,
        version=row.version,
        words={field.value: words for field, words in given.words.items() if words},
        sources=given.sources,
        remark=given.remark,
        nothing_to_add=given.nothing_to_add,
        by=given.by,
        at=at,
        via=given.via.value,
        is_submitted=given.is_submitted,
    )
    return get_return(assessment, given.delegation, given.indicator)


def decide(assessment: str, given: Return, *, at: datetime) -> None:
    """Write down what became of one version of a return."""
    transactions.must_be_open()
    rows = _versions(assessment).filter(
        of__delegation__number=given.delegation, of__indicator=given.indicator, version=given.version
    )
    rows.update(
        decided_by=given.decided_by,
        decided_at=at,
        taken=[field.value for field in given.taken],
        reason=given.reason,
    )


def get_return(assessment: str, number: int, indicator: str) -> Return:
    """What stands of an institution's return to an indicator; an empty draft of version 0 where nothing was written."""
    found = returns(assessment, delegation=number, indicator=indicator)
    if found:
        return found[0]
    row = _row(assessment, number)
    return Return(
        delegation=number, indicator=indicator, institution=row.institution, by=row.by, at=row.at.isoformat(), version=0
    )


def returns(assessment: str, *, delegation: int | None = None, indicator: str | None = None) -> tuple[Return, ...]:
    """The newest version of every return of an assessment, of one delegation, to one indicator."""
    return tuple(_return(row) for row in _wanted(assessment, delegation, indicator).filter(version=F("of__version")))


def handed_in(assessment: str, indicator: str) -> tuple[Return, ...]:
    """The newest version that each institution handed in, to one indicator: drafts behind it are its own."""
    newest: dict[int, ReturnVersionRecord] = {}
    for row in _wanted(assessment, None, indicator).filter(is_submitted=True).order_by("version"):
        newest[row.of_id] = row
    return tuple(_return(row) for row in newest.values())


def all_handed_in(assessment: str) -> tuple[Return, ...]:
    """The newest version of every return that was handed in."""
    newest: dict[int, ReturnVersionRecord] = {}
    for row in _wanted(assessment, None, None).filter(is_submitted=True).order_by("version"):
        newest[row.of_id] = row
    return tuple(_return(row) for row in newest.values())


def versions_of(assessment: str, number: int, indicator: str) -> tuple[Return, ...]:
    """Every version of a return, oldest first."""
    return tuple(_return(row) for row in _wanted(assessment, number, indicator).order_by("version"))


def _versions(assessment: str) -> QuerySet[ReturnVersionRecord]:
    return ReturnVersionRecord.objects.filter(of__assessment=assessment)


def _wanted(assessment: str, delegation: int | None, indicator: str | None) -> QuerySet[ReturnVersionRecord]:
    rows = _versions(assessment).select_related("of__delegation")
    if delegation is not None:
        rows = rows.filter(of__delegation__number=delegation)
    return rows if indicator is None else rows.filter(of__indicator=indicator)


def _row(assessment: str, number: int) -> DelegationRecord:
    row = DelegationRecord.objects.filter(assessment=assessment, number=number).first()
    if row is None:
        raise NotFound("delegation", number)
    return row


def _delegation(row: DelegationRecord) -> Delegation:
    return Delegation(
        number=row.number,
        institution=row.institution,
        indicators=tuple(part.indicator for part in row.parts.all()),
        due=Deadline(local=row.due_local, zone=row.due_zone),
        asked=row.asked,
        by=row.by,
        at=_moment(row.at) or "",
        withdrawn_at=_moment(row.withdrawn_at),
    )


def _return(row: ReturnVersionRecord) -> Return:
    delegation = row.of.delegation
    return Return(
        delegation=delegation.number,
        indicator=row.of.indicator,
        institution=delegation.institution,
        words={Field(field): words for field, words in row.words.items()},
        sources=row.sources,
        remark=row.remark,
        nothing_to_add=row.nothing_to_add,
        by=row.by,
        at=_moment(row.at) or "",
        via=Via(row.via),
        version=row.version,
        is_submitted=row.is_submitted,
        decided_by=row.decided_by,
        decided_at=_moment(row.decided_at),
        taken=tuple(Field(field) for field in row.taken),
        reason=row.reason,
    )


def _moment(at: datetime | None) -> str | None:
    return at.astimezone(UTC).isoformat() if at else None

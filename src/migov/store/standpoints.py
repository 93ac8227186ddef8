"""What ministries and depositaries say of treaties, and what was decided where records differ: all of it is kept."""

from __future__ import annotations

from datetime import datetime

from migov.model.conventions import Standing
from migov.model.standpoints import Decision, Standpoint, Witness
from migov.model.treaties import Act
from migov.store import transactions
from migov.store.records.standpoints import StandpointRecord, TreatyDecisionRecord


def add(assessment: str, said: Standpoint, *, at: datetime) -> None:
    """Keep what somebody says; what they said before stays."""
    transactions.must_be_open()
    StandpointRecord.objects.create(
        assessment=assessment,
        treaty=said.treaty,
        witness=said.witness.value,
        says_so=said.says_so,
        act=said.act.value if said.act else None,
        date=said.date,
        remark=said.remark,
        by=said.by,
        at=at,
    )


def of(assessment: str) -> tuple[Standpoint, ...]:
    """Everything that was said, oldest first: who says something else later stands there twice."""
    return tuple(
        Standpoint(
            treaty=row.treaty,
            witness=Witness(row.witness),
            says_so=row.says_so,
            act=Act(row.act) if row.act else None,
            date=row.date,
            remark=row.remark,
            by=row.by,
            at=row.at.isoformat(),
        )
        for row in StandpointRecord.objects.filter(assessment=assessment)
    )


def decide(assessment: str, decision: Decision, *, at: datetime) -> None:
    """Keep a decision; those before it stay."""
    transactions.must_be_open()
    TreatyDecisionRecord.objects.create(
        assessment=assessment,
        treaty=decision.treaty,
        witness=decision.witness.value,
        standing=decision.standing.value,
        years=list(decision.years),
        because=decision.because,
        seen=decision.seen,
        by=decision.by,
        at=at,
    )


def decisions(assessment: str) -> tuple[Decision, ...]:
    """Every decision, oldest first: the last of a treaty counts."""
    return tuple(
        Decision(
            treaty=row.treaty,
            witness=Witness(row.witness),
            standing=Standing(row.standing),
            years=tuple(row.years),
            because=row.because,
            seen=row.seen,
            by=row.by,
            at=row.at.isoformat(),
        )
        for row in TreatyDecisionRecord.objects.filter(assessment=assessment)
    )

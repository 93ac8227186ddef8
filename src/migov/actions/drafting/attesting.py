"""What a ministry said of whole passages, by name: every sentence of them rests on that beside its quotations."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from msgspec.structs import replace

from migov.actions import delegations, entering
from migov.errors import NotFound
from migov.model.grounds import Grounds, Statement
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.store import assessments, drafts, journal, transactions
from migov.store.drafts import KeptPassage


def attest(
    id: str,  # noqa: A002 - the field's own word
    passages: Iterable[str],
    statement: Statement,
    *,
    by: Member,
    at: datetime,
) -> tuple[KeptPassage, ...]:
    """The passages, each sentence of which rests on the statement too: all of them or, where one is missing, none.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not write the draft (now), or a passage or the institution is
            not there.
    """
    with transactions.whole():
        assessments.lock(id)
        entering.require(Permission.WRITE_DRAFT, id, by)
        if statement.institution not in delegations.institutions(id):
            raise NotFound("institution", statement.institution)
        return tuple(_attested(id, passage, statement, by=by, at=at) for passage in passages)


def _attested(id: str, passage: str, statement: Statement, *, by: Member, at: datetime) -> KeptPassage:  # noqa: A002
    before = drafts.lock(id, passage)
    told = Grounds(statements=(statement,))
    sentences = tuple(replace(one, grounds=one.grounds.joined(told)) for one in before.passage.sentences)
    after = replace(before.passage, sentences=sentences)
    if after == before.passage:
        return before
    kept = drafts.write(id, before, after, why="what it rests on", by=by.person, at=at)
    details = {"passage": passage, "version": kept.version}
    journal.note("draft.write", subject=id, by=by.person, at=at, details=details)
    return kept

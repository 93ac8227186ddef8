"""Checking a process certificate: what a file claims of a process, held against rows and journal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from migov.actions import entering
from migov.actions.vetting import processes
from migov.errors import MigovError, Problem, Unreadable
from migov.model.certificates import Certificate
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.store import blobs, drafts, journal
from migov.store.journal import Line

LARGEST = 20_000_000
"""Bytes of a certificate."""


class Tested(Value, kw_only=True):
    """One claim of a certificate."""

    says: str
    holds: bool | None
    """Null where it cannot be told any more, because the assessment has moved on."""
    because: str = ""


class Verification(Value, kw_only=True):
    """What holding a certificate against the store showed."""

    certificate: Certificate
    claims: tuple[Tested, ...]

    @property
    def holds(self) -> bool:
        """Whether no claim was found to be wrong."""
        return all(one.holds is not False for one in self.claims)


def read(data: bytes) -> Certificate:
    """The certificate in a file: by itself, or in the JSON twin of its page.

    Raises:
        Unreadable: it holds none.
    """
    remedy = "take the JSON of the certificate's page, or `migov certificate show --json`"
    if len(data) > LARGEST:
        raise Unreadable(Problem("the file is too large to be a certificate", remedy=remedy))
    try:
        told: Any = msgspec.json.decode(data)
        if isinstance(told, dict) and isinstance(told.get("certificate"), dict):
            told = told["certificate"]
        return msgspec.convert(told, Certificate)
    except (ValueError, RecursionError) as error:  # msgspec's errors, and those of the values' own rules
        raise Unreadable(Problem(f"no process certificate: {error}", remedy=remedy)) from error


def verify(data: bytes, *, by: Member) -> Verification:
    """Every claim of a certificate, held against what is kept.

    Raises:
        Unreadable: the file holds no certificate.
        NotFound, NotAllowed: *by* does not work inside the assessment it names.
    """
    told = read(data)
    entering.require(Permission.SEE_LEDGER, told.assessment, by)
    lines = [line for line in journal.lines(told.assessment) if line.seq <= told.line]
    claims = (
        *_of_the_journal(told, lines),
        *_of_drafts(told, lines),
        *_of_signatures(told, lines),
        *_of_the_rest(told, by),
    )
    return Verification(certificate=told, claims=claims)


def _of_the_journal(told: Certificate, lines: list[Line]) -> Iterator[Tested]:
    verdict = journal.verify()
    whole = verdict.broken is None or verdict.broken > told.line
    because = "" if whole else f"line {verdict.broken}: {verdict.because}"
    yield Tested(says=f"the journal holds up to line {told.line}", holds=whole, because=because)
    last = lines[-1] if lines else None
    stands = last is not None and (last.seq, last.hash) == (told.line, told.process.journal)
    because = "" if stands else "the journal has another line there, or none"
    yield Tested(says=f"line {told.line} has the hash {told.process.journal}", holds=stands, because=because)


def _of_drafts(told: Certificate, lines: list[Line]) -> Iterator[Tested]:
    """Each draft: its parts as they are kept, the file it was printed from, and the line by which it was frozen."""
    noted = {line.details.get("draft"): line.details.get("hash") for line in lines if line.action == "draft.freeze"}
    for one in told.drafts:
        says = f"draft {one.number} has the hash {one.hash}"
        try:
            kept = drafts.draft(told.assessment, one.number)
            blobs.read(kept.content)
        except MigovError as error:
            yield Tested(says=says, holds=False, because=str(error))
            continue
        is_same = (kept.hash, kept.content, len(kept.parts)) == (one.hash, one.content, one.parts)
        if not is_same:
            yield Tested(says=says, holds=False, because="what is kept is another text")
        elif noted.get(one.number) != one.hash:
            yield Tested(says=says, holds=False, because="the journal did not note that it was frozen so")
        else:
            yield Tested(says=says, holds=True)


def _of_signatures(told: Certificate, lines: list[Line]) -> Iterator[Tested]:
    """Each sign-off, held against the line by which it was made: a row could be changed, a line not."""
    noted = [line.details for line in lines if line.action == "vetting.sign"]
    for one in told.process.sign_offs:
        says = f"{one.name} signed draft {one.version} for the {one.party}"
        wanted = {"party": one.party.value, "draft": one.version, "hash": one.hash, "name": one.name}
        stands = any(wanted.items() <= details.items() for details in noted)
        yield Tested(says=says, holds=stands, because="" if stands else "the journal notes no such signature")


def _of_the_rest(told: Certificate, by: Member) -> Iterator[Tested]:
    """Everything that is counted: told anew, where nothing has happened since."""
    now = processes.certificate(told.assessment, by=by)
    if now.line > told.line:
        because = f"the assessment has moved on since, to line {now.line} of the journal"
        yield Tested(says="all figures are those of the rows", holds=None, because=because)
        return
    for name in Certificate.__struct_fields__:
        if name in ("process", "lines", "broken", "drafts"):
            continue
        yield _compared(name, getattr(told, name), getattr(now, name))
    for name in told.process.__struct_fields__:
        yield _compared(name.replace("_", " "), getattr(told.process, name), getattr(now.process, name))
    yield _compared("the drafts", told.drafts, now.drafts)


def _compared(name: str, claimed: object, counted: object) -> Tested:
    because = "" if claimed == counted else f"the rows say {_brief(counted)}, and not {_brief(claimed)}"
    return Tested(says=f"{name}: as counted anew", holds=claimed == counted, because=because)


def _brief(value: object) -> str:
    told = msgspec.json.encode(value).decode()
    return told if len(told) <= 200 else told[:200] + "…"

"""Signing: the government and the office sign the hash of the draft they read; a later edit opens what it touched."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from msgspec.structs import replace

from migov.actions import beginnings, entering
from migov.actions.drafting import versions
from migov.errors import Conflict, Invalid, NotAllowed, NotFound, Problem
from migov.model.drafts import Draft, PartChange
from migov.model.fields import brief
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.signatures import Party, SignOff, last_of, to_read
from migov.model.values import Value
from migov.store import assessments, blobs, drafts, journal, signatures, transactions

LARGEST = 20_000_000
"""Bytes of a scanned letter."""
PERMISSION = {Party.GOVERNMENT: Permission.SIGN_FOR_GOVERNMENT, Party.OFFICE: Permission.SIGN_FOR_OFFICE}
LETTERS = {b"%PDF-": "pdf", b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg"}
"""How a scanned letter begins, and what it is."""
MEDIA_TYPES = {"pdf": "application/pdf", "png": "image/png", "jpeg": "image/jpeg"}
ELSEWHERE = timedelta(days=1)
"""By how much the day of a place may be another one than that of the machine."""


class Letter(Value, kw_only=True):
    """A scanned letter."""

    data: bytes
    form: str
    """``pdf``, ``png`` or ``jpeg``."""

    @property
    def media_type(self) -> str:
        """The media type (IANA)."""
        return MEDIA_TYPES[self.form]


class Vetted(Value, kw_only=True):
    """How far one party has come."""

    party: Party
    last: SignOff | None
    """Its newest sign-off that stands."""
    open: dict[str, PartChange] | None
    """The parts that it has not signed as they are; null where it signed nothing yet: then all of them."""

    @property
    def is_signed(self) -> bool:
        """Whether its signature covers the newest draft whole."""
        return self.open == {}


def vetted(id: str, *, by: Member) -> tuple[Vetted, ...]:  # noqa: A002 - the field's own word
    """How far both parties have come with the newest draft; nothing where none was frozen.

    Raises:
        NotFound, NotAllowed: *by* does not work inside.
    """
    entering.require(Permission.SEE_LEDGER, id, by)
    newest = drafts.newest(id)
    return tuple(_vetted(id, party, newest) for party in Party) if newest else ()


def signed(id: str, *, by: Member) -> tuple[SignOff, ...]:  # noqa: A002
    """Every sign-off, withdrawn ones too, oldest first.

    Raises:
        NotFound, NotAllowed: *by* does not work inside.
    """
    entering.require(Permission.SEE_LEDGER, id, by)
    return signatures.of(id)


def parties_of(id: str, *, by: Member) -> tuple[Party, ...]:  # noqa: A002
    """For whom the person may sign now."""
    return tuple(party for party in Party if entering.may(PERMISSION[party], id, by))


def lacking(id: str) -> tuple[Party, ...]:  # noqa: A002
    """The parties whose signature does not cover the text that stands; both where it is not frozen."""
    newest = drafts.newest(id)
    if newest is None or versions.unfrozen(id):
        return tuple(Party)
    return tuple(party for party in Party if not _vetted(id, party, newest).is_signed)


def sign(
    id: str,  # noqa: A002
    party: Party,
    *,
    hash: str,  # noqa: A002 - the field's own word
    name: str,
    function: str,
    on: str,
    letter: bytes | None = None,
    by: Member,
    at: datetime,
) -> SignOff:
    """The newest draft, signed for a party.

    Args:
        hash: of the draft that was read: where a later one stands, nothing is signed.
        on: the day of the signature, ISO 8601.
        letter: the scanned letter, as PDF, PNG or JPEG.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not sign for this party (now), or signed for the other one.
        Conflict: that is not the newest draft, or the text has moved on since, or it is signed already.
        Invalid: no name, function or day, or the letter is no picture and no PDF, or one person signs for both.
    """
    scanned = _checked_letter(letter)
    given = {"name": brief(name, place="name", longest=300), "function": brief(function, place="function", longest=300)}
    with transactions.whole():
        assessments.lock(id)
        entering.require(PERMISSION[party], id, by)
        newest = drafts.newest(id)
        if newest is None:
            raise NotFound("draft", "newest", remedy="freeze one first")
        _check_same(id, party, hash, newest)
        _check_other(id, party, given["name"], by)
        made = SignOff(
            number=1,
            party=party,
            version=newest.number,
            hash=newest.hash,
            **given,
            on=_day(on, newest, at),
            letter=blobs.keep(scanned) if scanned else None,
            by=by.person,
            at=at.isoformat(),
        )
        kept = signatures.sign(id, made)
        details = {"party": party.value, "draft": newest.number, "hash": newest.hash, "name": kept.name}
        journal.note("vetting.sign", subject=id, by=by.person, at=at, details=details)
    return kept


def withdraw(id: str, number: int, *, because: str, by: Member, at: datetime) -> SignOff:  # noqa: A002
    """The sign-off, taken back by its own party; it stays on record.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not sign for its party (now), or there is none that stands.
        Invalid: no reason.
    """
    reason = brief(because, place="because")
    if not reason:
        raise Invalid(Problem("taking a signature back says why", place="because", remedy="write it in a sentence"))
    with transactions.whole():
        assessments.lock(id)
        found = next((one for one in signatures.of(id) if one.number == number and one.withdrawn_at is None), None)
        if found is None:
            raise NotFound("sign-off", number)
        entering.require(PERMISSION[found.party], id, by)
        gone = replace(found, withdrawn_at=at.isoformat(), withdrawn_because=reason)
        signatures.put(id, gone)
        details = {"party": found.party.value, "sign-off": number, "because": reason}
        journal.note("vetting.withdraw", subject=id, by=by.person, at=at, details=details)
    return gone


def letter(id: str, number: int, *, by: Member) -> Letter:  # noqa: A002
    """The scanned letter of a sign-off.

    Raises:
        NotFound, NotAllowed: *by* does not work inside, or there is none.
    """
    entering.require(Permission.SEE_LEDGER, id, by)
    found = next((one for one in signatures.of(id) if one.number == number), None)
    if found is None or found.letter is None:
        raise NotFound("letter", number)
    data = blobs.read(found.letter)
    form = _form(data)
    if form is None:
        raise NotFound("letter", number)
    return Letter(data=data, form=form)


def _vetted(id: str, party: Party, newest: Draft) -> Vetted:  # noqa: A002
    signed = signatures.of(id)
    last = last_of(party, signed)
    read = {last.version: drafts.draft(id, last.version)} if last else {}
    return Vetted(party=party, last=last, open=to_read(party, signed, read, newest))


def _check_same(id: str, party: Party, hash: str, newest: Draft) -> None:  # noqa: A002
    if hash != newest.hash:
        raise Conflict(f"draft {newest.number} is a later one than that you read: read what changed, then sign")
    if versions.unfrozen(id):
        raise Conflict(f"the text has moved on since draft {newest.number}: it has to be frozen before it is signed")
    if _vetted(id, party, newest).is_signed:
        raise Conflict(f"draft {newest.number} is signed for the {party} already")


def _check_other(id: str, party: Party, name: str, by: Member) -> None:  # noqa: A002
    """Two signatures are two people's: neither the same account nor the same name stands on both sides."""
    others = [one for one in signatures.of(id) if one.party is not party and one.withdrawn_at is None]
    if any(one.by == by.person for one in others):
        raise NotAllowed(f"you signed for the {others[0].party}: somebody else signs for the {party}")
    for one in others:
        if one.name.casefold().split() == name.casefold().split():
            says = f"{one.name} signed for the {one.party} already"
            remedy = f"the {party} is signed for by somebody else"
            raise Invalid(Problem(says, place="name", remedy=remedy))


def _day(on: str, read: Draft, at: datetime) -> str:
    """The day of the signature: neither before the text was there, nor ahead."""
    day = beginnings.day(on)
    if len(day) < len("2026-01-01"):
        raise Invalid(Problem(f"{day} is not a day", place="on", remedy="write it as 2026-03-31"))
    if date.fromisoformat(day) < datetime.fromisoformat(read.at).date() - ELSEWHERE:
        says = f"draft {read.number} was not there yet on {day}"
        raise Invalid(Problem(says, place="on", remedy=f"it was frozen on {read.at[:10]}"))
    if date.fromisoformat(day) > at.date() + ELSEWHERE:
        raise Invalid(Problem(f"{day} is ahead", place="on", remedy="write the day on which it was signed"))
    return day


def _checked_letter(data: bytes | None) -> bytes | None:
    """The letter, where there is one that can be kept."""
    if not data:
        return None
    if len(data) > LARGEST:
        remedy = "scan it with fewer dots"
        raise Invalid(Problem(f"a letter of more than {LARGEST // 1_000_000} MB", place="letter", remedy=remedy))
    if _form(data) is None:
        remedy = "hand in a PDF, a PNG or a JPEG"
        raise Invalid(Problem("the letter is neither a picture nor a PDF", place="letter", remedy=remedy))
    return data


def _form(data: bytes) -> str | None:
    return next((form for beginning, form in LETTERS.items() if data.startswith(beginning)), None)

"""Sign-offs, kept one by one; one is withdrawn, never deleted."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from migov.model.signatures import SignOff
from migov.store import transactions
from migov.store.records.signatures import SignOffRecord


def of(assessment: str) -> tuple[SignOff, ...]:
    """Every sign-off, withdrawn ones too, oldest first."""
    rows = SignOffRecord.objects.filter(assessment=assessment)
    return tuple(msgspec.json.decode(row.content, type=SignOff) for row in rows)


def letters() -> set[str]:
    """SHA-256 of every scanned letter of any assessment, of withdrawn sign-offs too."""
    rows = SignOffRecord.objects.values_list("content", flat=True)
    found = (msgspec.json.decode(content, type=SignOff).letter for content in rows)
    return {letter for letter in found if letter}


def sign(assessment: str, sign_off: SignOff) -> SignOff:
    """Keep a sign-off, with the next number of its assessment, which the caller has locked."""
    transactions.must_be_open()
    kept = replace(sign_off, number=SignOffRecord.objects.filter(assessment=assessment).count() + 1)
    content = msgspec.json.encode(kept).decode()
    SignOffRecord.objects.create(assessment=assessment, number=kept.number, content=content)
    return kept


def put(assessment: str, sign_off: SignOff) -> None:
    """Put a changed sign-off in the place of the one of its number."""
    transactions.must_be_open()
    rows = SignOffRecord.objects.filter(assessment=assessment, number=sign_off.number)
    rows.update(content=msgspec.json.encode(sign_off).decode())

"""Invitations and sign-in links: secrets that were mailed to somebody and open the door once.

Only the hash of a secret is kept: who reads the database, or a copy of it, can open nothing.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from django.db.models import QuerySet

from migov.model.people import Role
from migov.model.values import Value
from migov.store import people, transactions
from migov.store.people import Listed
from migov.store.records.people import InvitationRecord, LinkRecord, PersonRecord

INVITED_FOR = timedelta(days=14)
LINKED_FOR = timedelta(minutes=20)


class Invitation(Value, kw_only=True):
    """What somebody is invited to, and by whom."""

    invited: Listed
    by: str
    """Handle, or the name of who sat at the command line."""
    made_at: datetime
    expires_at: datetime
    assessment: str | None = None
    role: Role | None = None


def invite(handle: str, *, by: str, at: datetime, assessment: str | None = None, role: Role | None = None) -> str:
    """The token of a new invitation; those before it are void from now on."""
    transactions.must_be_open()
    row = people.record(handle)
    InvitationRecord.objects.filter(person=row, closed_at=None).update(closed_at=at)
    token = secrets.token_urlsafe(32)
    InvitationRecord.objects.create(
        person=row,
        token_sha256=_hash(token),
        assessment=assessment,
        role=role.value if role else None,
        made_at=at,
        made_by=by,
        expires_at=at + INVITED_FOR,
    )
    return token


def invitation(token: str, *, at: datetime) -> Invitation | None:
    """The invitation that a token opens now; null where it is none, too old, used, void, or its person withdrawn."""
    rows = InvitationRecord.objects.select_related("person")
    row = rows.filter(token_sha256=_hash(token), closed_at=None, expires_at__gt=at, person__withdrawn_at=None).first()
    if row is None:
        return None
    return Invitation(
        invited=people.listed(row.person.handle),
        by=row.made_by,
        made_at=row.made_at,
        expires_at=row.expires_at,
        assessment=row.assessment,
        role=Role(row.role) if row.role else None,
    )


def close_invitation(token: str, *, at: datetime) -> bool:
    """Use up an invitation; false where somebody else did so first."""
    transactions.must_be_open()
    rows = InvitationRecord.objects.filter(token_sha256=_hash(token), closed_at=None, expires_at__gt=at)
    return rows.update(closed_at=at) == 1


def void_invitations(handle: str, *, at: datetime) -> None:
    """Make void what was sent to somebody: invitations and sign-in links."""
    transactions.must_be_open()
    InvitationRecord.objects.filter(person__handle=handle, closed_at=None).update(closed_at=at)
    LinkRecord.objects.filter(person__handle=handle, used_at=None).update(used_at=at)


def link(handle: str | None, *, at: datetime, lasts: timedelta = LINKED_FOR) -> str:
    """The token of a new sign-in link. For nobody the same is done, so that it takes as long, and it opens nothing."""
    transactions.must_be_open()
    LinkRecord.objects.filter(expires_at__lt=at - timedelta(days=1)).delete()
    token = secrets.token_urlsafe(32)
    row = LinkRecord(token_sha256=_hash(token), made_at=at, expires_at=at + lasts)
    row.person = PersonRecord.objects.filter(handle=handle or "").first()
    row.save()
    return token


def linked(token: str, *, at: datetime) -> str | None:
    """The handle of whom a sign-in link would sign in now; null where it opens nothing (any more)."""
    row = _links(token, at).select_related("person").first()
    return row.person.handle if row and row.person and row.person.is_active else None


def use_link(token: str, *, at: datetime) -> bool:
    """Use up a sign-in link; false where somebody else did so first."""
    transactions.must_be_open()
    return _links(token, at).update(used_at=at) == 1


def _links(token: str, at: datetime) -> QuerySet[LinkRecord]:
    return LinkRecord.objects.filter(token_sha256=_hash(token), used_at=None, expires_at__gt=at)


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()

"""The consultation of an assessment, and the institutions that are asked."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from migov.errors import NotFound
from migov.model.consultations import Consultation, Invitation
from migov.store import transactions
from migov.store.records.consultations import ConsultationRecord, InvitationToCommentRecord


def find(assessment: str) -> Consultation | None:
    """The consultation with all its invitations, withdrawn ones too; null where none was opened."""
    row = ConsultationRecord.objects.filter(assessment=assessment).first()
    if row is None:
        return None
    bare = msgspec.json.decode(row.content, type=Consultation)
    rows = InvitationToCommentRecord.objects.filter(assessment=assessment)
    return replace(bare, invitations=tuple(msgspec.json.decode(one.content, type=Invitation) for one in rows))


def get(assessment: str) -> Consultation:
    """The consultation with all its invitations.

    Raises:
        NotFound: none was opened.
    """
    found = find(assessment)
    if found is None:
        raise NotFound("consultation", assessment, remedy="open it first")
    return found


def put(assessment: str, consultation: Consultation) -> None:
    """Keep a consultation, new or changed, but for its invitations."""
    transactions.must_be_open()
    content = msgspec.json.encode(replace(consultation, invitations=())).decode()
    ConsultationRecord.objects.update_or_create(assessment=assessment, defaults={"content": content})


def put_invitation(assessment: str, invitation: Invitation) -> None:
    """Keep an invitation in the place of the one that stands for its institution, if one does."""
    transactions.must_be_open()
    given = {"content": msgspec.json.encode(invitation).decode(), "is_withdrawn": invitation.withdrawn_at is not None}
    rows = InvitationToCommentRecord.objects.filter(
        assessment=assessment, institution=invitation.institution, is_withdrawn=False
    )
    if not rows.update(**given):
        InvitationToCommentRecord.objects.create(assessment=assessment, institution=invitation.institution, **given)


def invited(assessment: str) -> frozenset[str]:
    """Ids of the institutions that are asked about the draft."""
    rows = InvitationToCommentRecord.objects.filter(assessment=assessment, is_withdrawn=False)
    return frozenset(rows.values_list("institution", flat=True))


def standing(assessments: Iterable[str]) -> tuple[tuple[str, Invitation], ...]:
    """Every invitation that stands in these assessments, each with its assessment."""
    rows = InvitationToCommentRecord.objects.filter(assessment__in=list(assessments), is_withdrawn=False)
    return tuple((row.assessment, msgspec.json.decode(row.content, type=Invitation)) for row in rows)


def inviting(institutions_of: Iterable[tuple[str, str]]) -> tuple[tuple[str, Invitation], ...]:
    """The invitations that stand for these pairs of assessment and institution, each with its assessment."""
    wanted = frozenset(institutions_of)
    rows = InvitationToCommentRecord.objects.filter(
        assessment__in={assessment for assessment, _ in wanted}, is_withdrawn=False
    )
    return tuple(
        (row.assessment, msgspec.json.decode(row.content, type=Invitation))
        for row in rows
        if (row.assessment, row.institution) in wanted
    )

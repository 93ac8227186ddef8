"""Reading a draft: what somebody who comes to the consultation may do, and which draft they read, asked for at once."""

from __future__ import annotations

from msgspec.structs import replace

from migov.errors import NotFound
from migov.model import permissions
from migov.model.consultations import Consultation
from migov.model.drafts import Draft
from migov.model.people import Member
from migov.model.permissions import Permission, Situation
from migov.model.values import Value
from migov.store import assessments, consultations, drafts


class Reading(Value, kw_only=True):
    """Somebody at a draft."""

    situation: Situation
    """As far as permissions of the consultation depend on it."""
    consultation: Consultation | None
    """With all its invitations: it decides who sees what, and is never shown as it is."""
    shown: Consultation | None
    """With their own invitations alone, for a participant."""
    draft: Draft | None
    """Null where none was frozen."""
    newest: int
    """Number of the newest draft; 0 where none was frozen."""


def reading(id: str, version: int | None = None, *, by: Member) -> Reading:  # noqa: A002 - the field's own word
    """The draft of that number, else the one that is consulted on, with what decides who sees what of it.

    Raises:
        NotFound: there is no such assessment or draft for them.
        NotAllowed, WrongStage: *by* may not read the draft (now).
    """
    stage, is_withdrawn = assessments.stands(id)
    consultation = consultations.find(id)
    situation = Situation(
        stage=stage,
        is_withdrawn=is_withdrawn,
        invited=frozenset(one.institution for one in consultation.standing) if consultation else frozenset(),
        is_consolidating=bool(consultation and consultation.consolidating_since),
    )
    permissions.require(Permission.READ_DRAFT, by, situation, assessment=id)
    newest = drafts.newest_number(id)
    number = version or (consultation.version if consultation else 0) or newest
    shown = consultation
    if consultation is not None and not by.works_inside:
        mine = tuple(one for one in consultation.invitations if one.institution in by.institutions)
        shown = replace(consultation, invitations=mine)
    draft = readable(id, number, consultation, by=by) if number else None
    return Reading(situation=situation, consultation=consultation, shown=shown, draft=draft, newest=newest)


def readable(id: str, version: int, consultation: Consultation | None, *, by: Member) -> Draft:  # noqa: A002
    """The draft of that number, where they may read it: a participant none from before the consultation.

    Raises:
        NotFound: there is none that they may read.
    """
    if not by.works_inside and (consultation is None or version < consultation.first_version):
        raise NotFound("draft", version)
    return drafts.draft(id, version)

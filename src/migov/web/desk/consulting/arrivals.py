"""Coming to the consultation: who, what they may do, and which draft they read."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest

from migov.actions import assessments, delegations, entering
from migov.actions.consulting import readings
from migov.errors import NotFound
from migov.model.consultations import Consultation, Mandate
from migov.model.drafts import Draft
from migov.model.people import Member
from migov.model.permissions import Permission, Situation, allows, require
from migov.store.assessments import Entry
from migov.web import signed
from migov.web.numbers import whole


class Arrival(NamedTuple):
    """Somebody who reads a draft of an assessment."""

    entry: Entry
    member: Member
    situation: Situation
    everybody: Consultation | None
    """The consultation with all invitations: by it is decided who sees what; it is never shown."""
    consultation: Consultation | None
    """With their own invitations alone, for a participant."""
    draft: Draft | None
    """Null where none was frozen yet."""
    newest: int
    """Number of the newest draft that was frozen."""
    institutions: dict[str, str]
    """Names of institutions by id."""

    @property
    def id(self) -> str:
        """Of the assessment."""
        return self.entry.id

    def may(self, permission: Permission) -> bool:
        """Whether they may do this now."""
        return allows(permission, self.member, self.situation)

    @property
    def takes_comments(self) -> bool:
        """Whether they may comment now."""
        return self.consultation is not None and self.consultation.is_open and self.may(Permission.COMMENT)

    @property
    def takes_suggestions(self) -> bool:
        """Whether they may suggest now."""
        return self.takes_comments and self.may(Permission.SUGGEST)

    @property
    def mandates(self) -> tuple[Mandate, ...]:
        """What the institutions for which they speak are asked about."""
        if self.consultation is None or self.member.works_inside:
            return ()
        asked = (self.consultation.invitation(one) for one in self.member.institutions)
        return tuple(one.mandate for one in asked if one is not None)

    def name_of(self, institution: str | None) -> str | None:
        """The name of an institution; null for nobody."""
        return self.institutions.get(institution, institution) if institution else None


def arrive(request: HttpRequest, id: str, *permissions: Permission) -> Arrival:  # noqa: A002 - the field's own word
    """Who asks, and the draft they asked for: that of the address, else the one that is consulted on.

    Raises:
        NotFound: there is no such assessment or draft for them.
        NotAllowed, WrongStage: they may not do this (now).
    """
    member = entering.member_of(id, signed.person(request))
    told = request.POST.get("version") or request.GET.get("version", "")
    asked = whole(told, digits=6) if told else None
    if told and not asked:
        raise NotFound("draft", told)
    reading = readings.reading(id, asked, by=member)
    for permission in permissions:
        require(permission, member, reading.situation, assessment=id)
    return Arrival(
        entry=assessments.entry(id),
        member=member,
        situation=reading.situation,
        everybody=reading.consultation,
        consultation=reading.shown,
        draft=reading.draft,
        newest=reading.newest,
        institutions=delegations.institutions(id),
    )

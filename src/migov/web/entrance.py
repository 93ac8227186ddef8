"""The entrance to an assessment: every page of one comes through here, and asks for what it needs."""

from __future__ import annotations

from django.http import HttpRequest

from migov.actions import entering
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.web import signed


def enter(
    request: HttpRequest,
    id: str,  # noqa: A002 - the field's own word
    permission: Permission = Permission.SEE,
    *,
    indicator: str | None = None,
) -> Member:
    """Who asks, as the assessment knows them.

    Raises:
        NotFound: there is no such assessment for them.
        NotAllowed, WrongStage: they may not do this (now).
    """
    member = entering.member_of(id, signed.person(request))
    entering.require(permission, id, member, indicator=indicator)
    return member

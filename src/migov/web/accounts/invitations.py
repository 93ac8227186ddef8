"""Accepting an invitation: who invites and what for, then a password if one is wanted, then in.

Opening the address changes nothing, because programs that look for harm in mails open every address in them.
"""

from __future__ import annotations

from allauth.account.forms import SetPasswordForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from migov.actions import assessments, people
from migov.actions.people import Invitation
from migov.errors import NotFound
from migov.model.people import Role
from migov.model.values import Value
from migov.web.accounts.framing import bare
from migov.web.accounts.limits import too_often
from migov.web.accounts.links import go_on, next_of, sign_in
from migov.web.answering import speaking
from migov.web.names import of_role, what_it_does
from migov.web.signed import now, row


class Offer(Value, kw_only=True):
    """What an invitation says."""

    name: str
    """Of whom it is for."""
    inviter: str
    office: bool
    assessment: str | None
    """Its name, in the language of the page."""
    role: str | None
    does: str | None
    """What the role is there for."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """What the invitation says, with a button; when it is pressed, the person is in, at the page the letter names.

    Somebody who has come in by it before and is signed in still is led there.
    """
    if refusal := too_often(request, "open_link"):
        return refusal
    try:
        found = people.invitation(token, at=now())
        if request.method == "POST":
            person = people.accept(token, at=now())
            return sign_in(request, person.handle, method="invitation", back=next_of(request) or reverse("welcome"))
    except NotFound:
        if request.user.is_authenticated:
            return go_on(request)
        return render(request, "accounts/invitation_void.html", bare(request), status=404)
    return render(
        request, "accounts/invitation.html", bare(request) | {"offer": _offer(found), "next": next_of(request)}
    )


@never_cache
@require_safe
def welcome(request: HttpRequest) -> HttpResponse:
    """The first page after accepting: set a password, set up a second factor, or go on without."""
    user = row(request)
    form = None if user.has_usable_password() else SetPasswordForm(user=user)
    return render(request, "accounts/welcome.html", bare(request) | {"form": form})


def _offer(found: Invitation) -> Offer:
    entry = assessments.entry(found.assessment) if found.assessment else None
    role = Role(found.role) if found.role else None
    return Offer(
        name=found.invited.person.name,
        inviter=people.inviter(found),
        office=found.invited.person.is_office,
        assessment=f"{entry.short_name.text(speaking())} {entry.year or ''}".strip() if entry else None,
        role=of_role(role) if role else None,
        does=what_it_does(role) if role else None,
    )

"""One's own account: name, language, time zone; the way to the password, the second factor and the sessions."""

from __future__ import annotations

from typing import Any

from allauth.usersessions.models import UserSession
from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from migov.actions import people
from migov.model.deadlines import zones
from migov.model.languages import Language
from migov.model.values import Value
from migov.web.accounts import second_factor
from migov.web.accounts.framing import bare
from migov.web.answering import HERE
from migov.web.names import of_role, what_it_does
from migov.web.signed import now, person, row, who


class Belonging(Value, kw_only=True):
    """A role of the person in an assessment."""

    assessment: str
    role: str
    does: str
    institution: str | None


class State(Value, kw_only=True):
    """What the page says of the account beside the form."""

    handle: str
    address: str
    is_office: bool
    has_password: bool
    has_second_factor: bool
    sessions: int
    roles: tuple[Belonging, ...]


class AboutMe(forms.Form):
    """What a person says of themselves."""

    name = forms.CharField(label=_lazy("Name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    institution = forms.CharField(label=_lazy("Where you work"), max_length=300, required=False)
    language = forms.ChoiceField(label=_lazy("Language"), choices=[(one.value, one.endonym) for one in HERE])
    zone = forms.ChoiceField(label=_lazy("Time zone"), choices=lambda: [(zone, zone) for zone in _zones()])


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """The page of one's own account; what is sent is kept."""
    me = person(request)
    form = AboutMe(request.POST or None, initial=_of(me))
    if request.method == "POST" and form.is_valid():
        kept = people.change(
            me.handle,
            name=form.cleaned_data["name"],
            language=Language(form.cleaned_data["language"]),
            zone=form.cleaned_data["zone"],
            institution=form.cleaned_data["institution"] or None,
            by=who(request),
            at=now(),
        )
        with override(kept.language.value):
            messages.success(request, _("Saved."))
            return HttpResponseRedirect(reverse("account"))
    return render(request, "accounts/account.html", bare(request) | {"form": form, "state": _state(request)})


def _state(request: HttpRequest) -> State:
    found = people.get(who(request))
    me = row(request)
    return State(
        handle=found.listed.person.handle,
        address=found.listed.person.address,
        is_office=found.listed.person.is_office,
        has_password=me.has_usable_password(),
        has_second_factor=second_factor.is_set_up(me.pk),
        sessions=UserSession.objects.filter(user_id=me.pk).count(),
        roles=tuple(
            Belonging(
                assessment=one.assessment,
                role=of_role(one.role),
                does=what_it_does(one.role),
                institution=one.institution,
            )
            for one in found.roles
        ),
    )


def _of(me: Any) -> dict[str, str]:
    return {"name": me.name, "institution": me.institution or "", "language": me.language.value, "zone": me.zone}


def _zones() -> list[str]:
    """The time zones that one chooses from: places, without the names kept for old machines only."""
    places = (
        "Africa/",
        "America/",
        "Antarctica/",
        "Asia/",
        "Atlantic/",
        "Australia/",
        "Europe/",
        "Indian/",
        "Pacific/",
    )
    return ["UTC", *sorted(zone for zone in zones() if zone.startswith(places))]

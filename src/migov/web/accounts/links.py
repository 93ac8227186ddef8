"""Signing in by a link that was mailed: asked for, sent, opened once.

Opening the address shows a button, because programs that look for harm in mails open every address in them.
"""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from migov.actions import signing_in
from migov.store import people
from migov.web.accounts.adapter import Adapter
from migov.web.accounts.framing import bare
from migov.web.accounts.limits import too_often
from migov.web.signed import now, who


class AskForLink(forms.Form):
    """Where the link is sent."""

    address = forms.EmailField(
        label=_lazy("Mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """The form; when it is sent, the same answer for every address."""
    form = AskForLink(request.POST or None)
    back = next_of(request)
    if request.method == "POST" and form.is_valid():
        address = form.cleaned_data["address"].lower()
        if refusal := too_often(request, "sign_in_link", key=address):
            return refusal
        signing_in.send_link(address, back=back, language=get_language() or "en", at=now())
        return HttpResponseRedirect(reverse("sign-in-link sent"))
    return render(request, "accounts/ask_for_link.html", bare(request) | {"form": form, "next": back})


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """What was done, said in words that fit whether or not somebody has the address."""
    return render(request, "accounts/link_sent.html", bare(request))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def open_(request: HttpRequest, token: str) -> HttpResponse:
    """The button; when it is pressed, the sign-in, through allauth's stages, so that a second factor is asked for.

    Somebody who is signed in already is led to the page that the letter names, and the link stays good.
    """
    if refusal := too_often(request, "open_link"):
        return refusal
    back = next_of(request)
    person = signing_in.opens(token, at=now())
    if request.user.is_authenticated and person in {None, who(request)}:
        return go_on(request)
    if person is None:
        return render(request, "accounts/link_void.html", bare(request), status=404)
    if request.method == "POST" and signing_in.use(token, at=now()):
        request.session.set_expiry(None if "remember" in request.POST else 0)
        return sign_in(request, person, method="link", back=back)
    return render(request, "accounts/open_link.html", bare(request) | {"name": people.get(person).name, "next": back})


def sign_in(request: HttpRequest, handle: str, *, method: str, back: str = "") -> HttpResponse:
    """The sign-in of somebody who has proven who they are in a way of ours; a second factor is asked for after it."""
    row = people.record(handle)
    record_authentication(request, row, method=method, email=row.email)
    response: HttpResponse = perform_login(request, Login(user=row, email=row.email, redirect_url=back or None))
    return response


def go_on(request: HttpRequest) -> HttpResponse:
    """The way to the page that a letter names, or to the front page."""
    return HttpResponseRedirect(next_of(request) or reverse("home"))


def next_of(request: HttpRequest) -> str:
    """The page to go on to: a path of this house, or nothing."""
    given: Any = request.POST.get("next") or request.GET.get("next") or ""
    return given if Adapter(request).is_safe_url(given) else ""

"""Signing in with one click, as one of the made-up people of the demonstration, and only there."""

from __future__ import annotations

import ipaddress

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from migov.actions import demo_team
from migov.web.accounts.links import next_of, sign_in

FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP")
"""What a proxy adds: where one stands before us, who asks may be anywhere."""


@require_POST
def sign_in_as(request: HttpRequest) -> HttpResponse:
    """The sign-in of the made-up person whose button was pressed.

    Not found where this is no demonstration, or where somebody asks from another machine.
    """
    if not is_on(request):
        raise Http404
    handle = demo_team.one_of(request.POST.get("person", ""))
    return sign_in(request, handle, method="demo", back=next_of(request))


def is_on(request: HttpRequest) -> bool:
    """Whether this is the demonstration, asked for from the machine it runs on, and holding nobody but its own team."""
    if not settings.MIGOV_DEMO or any(header in request.headers for header in FORWARDED):
        return False
    return _is_loopback(request) and demo_team.is_alone()


def _is_loopback(request: HttpRequest) -> bool:
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False

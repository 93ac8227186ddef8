"""Signing in with one click, as one of the made-up people of the demonstration, and only there."""

from __future__ import annotations

import ipaddress

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from migov.actions import demo_team
from migov.web.accounts.links import next_of, sign_in


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
    return bool(settings.MIGOV_DEMO) and _is_loopback(request) and demo_team.is_alone()


def _is_loopback(request: HttpRequest) -> bool:
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False

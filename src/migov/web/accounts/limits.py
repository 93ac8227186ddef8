"""How often something may be tried: allauth counts, in the database, so that every process counts the same."""

from __future__ import annotations

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse

WHOSE = "allauth.account"
"""Whose limits count: ``ACCOUNT_RATE_LIMITS`` in the settings, where each *action* stands."""


def too_often(request: HttpRequest, action: str, *, key: str | None = None) -> HttpResponse | None:
    """Null where it may be tried once more, else the page that says to wait. Looking counts as trying."""
    if ratelimit.consume(request, app=WHOSE, action=action, key=key, limit_get=True):
        return None
    refusal: HttpResponse = ratelimit.respond_429(request)
    return refusal

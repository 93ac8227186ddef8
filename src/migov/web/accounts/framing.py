"""The frame for pages of forms, and for those that allauth makes: they extend our base, which asks for one."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from migov.web.answering import Page, frame


def bare(request: HttpRequest) -> dict[str, Any]:
    """The context of a page that is all form: its frame; the title stands in its template."""
    return {"page": Page(frame=frame(request, "", "account"))}


def framed(request: HttpRequest) -> dict[str, Any]:
    """The frame for a view of allauth's; nothing for views of ours, which bring their own."""
    match = request.resolver_match
    if match is None or not str(getattr(match.func, "__module__", "")).startswith("allauth."):
        return {}
    return {"page": SimpleLazyObject(lambda: bare(request)["page"])}

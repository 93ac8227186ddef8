"""What stands before every page: whoever is not signed in is led to the sign-in, with the few exceptions named here."""

from __future__ import annotations

import time
import zoneinfo
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from migov.store.records.people import PersonRecord
from migov.web.accounts import second_factor

Answers = Callable[[HttpRequest], HttpResponse]

OPEN = frozenset(
    {
        "account_login",
        "account_logout",
        "account_inactive",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
        "mfa_authenticate",
        "mfa_login_webauthn",
        "sign-in-link",
        "sign-in-link sent",
        "sign-in-link open",
        "invitation",
        "demo sign-in",
        "appearance",
        "profile.css",
        "health",
    }
)
"""Names of the addresses that need no sign-in. Everything else does: a new page is closed until somebody opens it."""

WITHOUT_SECOND_FACTOR = frozenset(
    {
        "account_logout",
        "account_reauthenticate",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "mfa_view_recovery_codes",
        "mfa_download_recovery_codes",
        "appearance",
        "profile.css",
        "health",
    }
)
"""Where somebody may go who still has to set up the second factor that is required."""

SEEN_EVERY = 300
"""Seconds between two notes of when a session was last seen: a page view must not cost a write."""


class CameBySecureProxy:
    """Where the public address is https, a proxy ended TLS before us: every request counts as secure.

    Whoever reaches the plain port all the same gets cookies their browser will not send back over it.
    """

    def __init__(self, get_response: Answers) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, given as over TLS."""
        if settings.IS_SECURE:
            request.META["wsgi.url_scheme"] = request.environ["wsgi.url_scheme"] = "https"  # type: ignore[attr-defined]
        return self.get_response(request)


class SignedInOnly:
    """Middleware that asks who it is before any page that is not open, and speaks in that person's time."""

    def __init__(self, get_response: Answers) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, never kept by a cache on the way."""
        if isinstance(request.user, PersonRecord):
            _activate(request.user.zone)
            _note_seen(request)
        try:
            response = self.get_response(request)
        finally:
            timezone.deactivate()
        if "Cache-Control" not in response:
            response["Cache-Control"] = "private, no-cache"
        if _signs_out(request):
            response["Clear-Site-Data"] = '"storage"'
        return response

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
        """Null where the page may be shown, else the way to what must come before."""
        name = (request.resolver_match.url_name if request.resolver_match else None) or ""
        if name in OPEN:
            return None
        if not isinstance(request.user, PersonRecord):
            return sign_in_first(request)
        if not settings.MIGOV_SECOND_FACTOR_REQUIRED or name in WITHOUT_SECOND_FACTOR:
            return None
        return None if second_factor.is_set_up(request.user.pk) else _set_up_first(request)


def _signs_out(request: HttpRequest) -> bool:
    """Whether the answer ends a session: the browser then forgets unsent text that it kept for the person."""
    match = request.resolver_match
    return request.method == "POST" and match is not None and match.url_name == "account_logout"


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """The way to the sign-in and back; for programs, that a sign-in is needed."""
    if _is_program(request):
        return _refuse(
            401, _("Sign in first"), _("This needs a sign-in: open it in a browser where you are signed in.")
        )
    back = urlencode({"next": _comes_back_to(request)})
    return HttpResponseRedirect(f"{reverse('account_login')}?{back}")


def _set_up_first(request: HttpRequest) -> HttpResponse:
    if _is_program(request):
        return _refuse(403, _("A second factor is required"), _("Set up a second factor in your account first."))
    return HttpResponseRedirect(reverse("mfa_index"))


def _is_program(request: HttpRequest) -> bool:
    return request.path.endswith(".json") or request.headers.get("accept", "").startswith("application/json")


def _refuse(status: int, title: str, says: str) -> HttpResponse:
    response = JsonResponse({"status": status, "title": title, "says": says}, status=status)
    if status == 401:
        response["WWW-Authenticate"] = 'Session realm="migov"'
    return response


def _comes_back_to(request: HttpRequest) -> str:
    """The page that was asked for; of a change that was sent, the page it was sent from."""
    if request.method in {"GET", "HEAD"}:
        return request.get_full_path()
    referer = urlsplit(request.headers.get("referer", ""))
    return referer.path or "/" if referer.netloc == request.get_host() else "/"


def _activate(zone: str) -> None:
    try:
        timezone.activate(zoneinfo.ZoneInfo(zone))
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        timezone.deactivate()


def _note_seen(request: HttpRequest) -> None:
    now = int(time.time())
    if now - int(request.session.get("seen", 0)) > SEEN_EVERY:
        request.session["seen"] = now
        UserSession.objects.create_from_request(request)

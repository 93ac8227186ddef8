"""The devices on which a person is signed in, each of which they can sign out from here."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from migov.errors import NotFound
from migov.model.values import Value
from migov.web.answering import Page, answer, frame
from migov.web.signed import row

BROWSERS = (
    ("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("Chrome", "Chrome"),
    ("CriOS", "Chrome"), ("Safari", "Safari"), ("curl", "curl"), ("python", "Python"),
)  # fmt: skip
"""What a browser says of itself, and its name; the first that fits counts, because most pretend to be others too."""
SYSTEMS = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "Mac"),
    ("CrOS", "Chromebook"), ("Linux", "Linux"),
)  # fmt: skip
UNKNOWN = gettext_noop("An unknown browser")


class Device(Value, kw_only=True):
    """One session."""

    name: str
    """Browser and system, as far as the browser tells."""
    place: str
    """IP address."""
    since: str
    seen: str
    is_current: bool
    end: str
    """Where it is signed out."""


class DevicesPage(Page, kw_only=True):
    """The devices of one person, the one in hand first."""

    devices: tuple[Device, ...]
    said: tuple[str, ...]
    end_others: str


@never_cache
@require_safe
def devices(request: HttpRequest, *, twin: bool = False) -> HttpResponse:
    """Where the person is signed in."""
    found = sorted(_devices(request), key=lambda one: not one.is_current)
    page = DevicesPage(
        frame=frame(request, _("Devices"), "account"),
        devices=tuple(found),
        said=() if twin else tuple(str(message) for message in messages.get_messages(request)),
        end_others=reverse("end other sessions"),
    )
    return answer(request, page, "accounts/devices.html", twin=twin)


@require_POST
def end(request: HttpRequest, number: int) -> HttpResponse:
    """One device signed out; the list again, or the sign-in where it was the one in hand.

    Raises:
        NotFound: no session of the person has this number.
    """
    session = UserSession.objects.filter(user=row(request), pk=number).first()
    if session is None:
        raise NotFound("session", number)
    session.end()
    messages.success(request, _("%(device)s is signed out.") % {"device": named(session.user_agent)})
    return HttpResponseRedirect(reverse("usersessions_list"))


@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """All devices but the one in hand signed out; the list again."""
    for session in UserSession.objects.filter(user=row(request)).exclude(session_key=request.session.session_key):
        session.end()
    messages.success(request, _("All other devices are signed out."))
    return HttpResponseRedirect(reverse("usersessions_list"))


def named(told: str) -> str:
    """Browser and system, from what the browser tells.

    >>> named("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0")
    'Firefox · Linux'
    """
    browser = next((name for word, name in BROWSERS if word in told), "")
    system = next((name for word, name in SYSTEMS if word in told), "")
    return " · ".join(part for part in (browser, system) if part) or told[:60] or _(UNKNOWN)


def _devices(request: HttpRequest) -> list[Device]:
    return [
        Device(
            name=named(session.user_agent),
            place=session.ip,
            since=_moment(session.created_at),
            seen=_moment(session.last_seen_at),
            is_current=session.session_key == request.session.session_key,
            end=reverse("end session", kwargs={"number": session.pk}),
        )
        for session in UserSession.objects.purge_and_list(row(request))
    ]


def _moment(moment: object) -> str:
    return date_format(timezone.localtime(moment), "DATETIME_FORMAT")  # type: ignore[arg-type]

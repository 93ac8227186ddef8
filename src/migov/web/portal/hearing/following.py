"""Following: a wish to be told of news by e-mail, which counts once it is confirmed from the mailbox itself.

A page that a mail scanner opens confirms nothing: each has a button that sends a form.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from migov.errors import NotFound, Refused
from migov.model.dimensions import Dimension
from migov.model.jurisdictions import folded
from migov.model.values import Value
from migov.store.published import letterbox, releases
from migov.store.published.letterbox import Follower
from migov.web.portal.answering import Page, answer, frame, speaking
from migov.web.portal.hearing import doors

EVERYTHING = "all"


class Topic(Value, kw_only=True):
    """Something one may follow."""

    value: str
    """``all``, ``place:ner`` or ``dimension:3``."""
    title: str
    feed: str
    chosen: bool


class FollowPage(Page, kw_only=True):
    """What one may follow, and the form for it."""

    everything: Topic
    dimensions: tuple[Topic, ...]
    places: tuple[Topic, ...]
    address: str
    wrong: str
    is_sent: bool
    hidden: str


class WishPage(Page, kw_only=True):
    """One wish: to be confirmed, or to be forgotten."""

    topic: str
    feed: str
    leaves: bool
    """Whether it is about leaving."""
    is_done: bool


@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """The form; a wish that is sent waits in the letterbox for its confirmation."""
    if request.method != "POST":
        return _shown(request, request.GET.get("topic", EVERYTHING))
    topic, address = request.POST.get("topic", EVERYTHING), request.POST.get("address", "").strip()
    if doors.is_machine(request):
        return _go(f"{request.path}?sent=1")
    if not _is_address(address):
        return _shown(request, topic, address, _("This is not an e-mail address."), status=422)
    if topic not in {one.value for one in _topics()}:
        return _shown(request, EVERYTHING, address, _("Choose what you want to follow."), status=422)
    if doors.comes_too_often(request):
        said = _("You have sent a lot just now. Wait ten minutes, then send this again.")
        return _shown(request, topic, address, said, status=429)
    try:
        letterbox.follow(address, topic, language=speaking().value, at=doors.now())
    except Refused:
        said = _("Too much waits to be confirmed. Look into your mailbox, or use the feed.")
        return _shown(request, topic, address, said, status=503)
    return _go(f"{request.path}?sent=1")


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The page at the end of the link in the letter, and its button.

    Raises:
        NotFound: no such wish.
    """
    wish = letterbox.of(token)
    if request.method == "POST":
        letterbox.confirm(token, at=doors.now())
        return _go(request.path)
    return _wish(request, wish, leaves=False, is_done=wish.confirmed is not None)


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """The page that ends it, and its button; whoever has left already is told so."""
    if request.method == "POST":
        letterbox.leave(token)
        return _go(request.path)
    try:
        return _wish(request, letterbox.of(token), leaves=True, is_done=False)
    except NotFound:
        return _wish(request, None, leaves=True, is_done=True)


def _is_address(told: str) -> bool:
    try:
        validate_email(told)
    except ValidationError:
        return False
    return len(told) <= 254


def _go(to: str) -> HttpResponse:
    response = HttpResponseRedirect(to)
    response.status_code = 303
    return response


def _topics(chosen: str = EVERYTHING) -> tuple[Topic, ...]:
    """All that one may follow: everything, the dimensions, the places in alphabetical order."""
    language = speaking()
    told = [(EVERYTHING, _("Everything"), reverse("portal feed"))]
    told += [
        (f"dimension:{int(one)}", one.title(language), reverse("portal dimension feed", kwargs={"dimension": int(one)}))
        for one in Dimension
    ]
    places = sorted(releases.places().values(), key=lambda place: (folded(place.title(language)), place.id))
    told += [
        (f"place:{one.id}", one.title(language), reverse("portal place feed", kwargs={"place": one.id}))
        for one in places
    ]
    return tuple(Topic(value=value, title=title, feed=feed, chosen=value == chosen) for value, title, feed in told)


def _shown(request: HttpRequest, topic: str, address: str = "", wrong: str = "", *, status: int = 200) -> HttpResponse:
    topics = _topics(topic)
    page = FollowPage(
        frame=frame(request, _("Follow"), "home", description=_("Be told of new profiles, corrections and changes.")),
        everything=topics[0],
        dimensions=topics[1 : 1 + len(Dimension)],
        places=topics[1 + len(Dimension) :],
        address=address[:254],
        wrong=wrong,
        is_sent=request.method != "POST" and "sent" in request.GET,
        hidden=doors.HIDDEN,
    )
    return answer(request, page, "portal/follow.html", status=status)


def _wish(request: HttpRequest, wish: Follower | None, *, leaves: bool, is_done: bool) -> HttpResponse:
    topic = next((one for one in _topics() if wish and one.value == wish.topic), None)
    title = _("Be told no longer") if leaves else _("Confirm that you want to be told")
    page = WishPage(
        frame=frame(request, title, "home"),
        topic=topic.title if topic else "",
        feed=topic.feed if topic else reverse("portal feed"),
        leaves=leaves,
        is_done=is_done,
    )
    response = answer(request, page, "portal/wish.html")
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response

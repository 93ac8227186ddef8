"""How the pages look to one reader: by day, by night, in high contrast, or as their system has it.

The choice is kept in a cookie by a plain link, so it needs neither an account nor a script. A page links the sheets of
its appearance (see ``base.html``); a page that is printed is always a page by day.
"""

from __future__ import annotations

from enum import StrEnum

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from migov.errors import Invalid, Problem
from migov.model.values import Value

COOKIE = "appearance"
YEAR = 365 * 24 * 60 * 60


class Appearance(StrEnum):
    """One way for the pages to look."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"

    @property
    def schemes(self) -> str:
        """What the browser's own parts, such as lists and scroll bars, may look like."""
        return self.value if self in (Appearance.LIGHT, Appearance.DARK) else "light dark"

    @property
    def night(self) -> str | None:
        """For which media the sheet of the night is meant; null where the pages have none."""
        if self is Appearance.LIGHT:
            return None
        return "screen" if self is Appearance.DARK else "screen and (prefers-color-scheme: dark)"

    @property
    def contrast(self) -> str | None:
        """For which media the sheet of high contrast is meant; null where the pages have none."""
        if self is Appearance.CONTRAST:
            return "screen"
        return "screen and (prefers-contrast: more)" if self is Appearance.SYSTEM else None


NAMES = {
    Appearance.SYSTEM: gettext_noop("As my system"),
    Appearance.LIGHT: gettext_noop("Light"),
    Appearance.DARK: gettext_noop("Dark"),
    Appearance.CONTRAST: gettext_noop("High contrast"),
}


class AppearanceLink(Value, kw_only=True):
    """Where one appearance is chosen."""

    code: str
    name: str
    address: str
    current: bool


class Sheets(Value, kw_only=True):
    """What a page says to the browser about its appearance."""

    appearance: str
    schemes: str
    night: str | None
    contrast: str | None


def chosen(request: HttpRequest) -> Appearance:
    """The appearance that the reader has chosen; that of their system if none."""
    kept = request.COOKIES.get(COOKIE, "")
    return Appearance(kept) if kept in set(Appearance) else Appearance.SYSTEM


def sheets(request: HttpRequest) -> Sheets:
    """What the page that *request* asks for says about its appearance."""
    look = chosen(request)
    return Sheets(appearance=look.value, schemes=look.schemes, night=look.night, contrast=look.contrast)


def links(request: HttpRequest) -> tuple[AppearanceLink, ...]:
    """Where each appearance is chosen; each leads back to the page that *request* asks for, or whose twin it is."""
    asked = request.META.get("QUERY_STRING", "")
    back = request.path.removesuffix(".json") + (f"?{asked}" if asked else "")
    return tuple(
        AppearanceLink(
            code=look.value,
            name=_(NAMES[look]),
            address=f"{reverse('appearance')}?{urlencode({'look': look.value, 'back': back})}",
            current=look is chosen(request),
        )
        for look in Appearance
    )


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Back to the page the reader came from, which now looks as they chose.

    Raises:
        Invalid: there is no such appearance.
    """
    look, back = request.GET.get("look", ""), request.GET.get("back", "")
    if look not in set(Appearance):
        says, remedy = "is not an appearance", "choose one of " + ", ".join(Appearance)
        raise Invalid(Problem(f"{look[:40]!r} {says}", remedy=remedy))
    ours = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    answer = HttpResponseRedirect(back if ours else reverse("home"))
    answer.set_cookie(COOKIE, look, max_age=YEAR, httponly=True, samesite="Lax", secure=request.is_secure())
    return answer

"""The main navigation, and the person it is for."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from migov.model.values import Value
from migov.web.pieces import Badge, badge


class Reader(Value, kw_only=True):
    """The person who is signed in, as the frame of a page shows them."""

    handle: str
    name: str
    badge: Badge
    profile: str | None
    """Address of their own page."""
    leave: str | None
    """Address to which signing out is posted."""
    is_office: bool


class Entry(Value, kw_only=True):
    """One entry of the main navigation."""

    section: str
    title: str
    address: str
    current: bool


WORK = (("work", "work", gettext_noop("My work")), ("assessments", "assessments", gettext_noop("Assessments")))
"""Section, name of its address, title."""
READING = (("profiles", "profiles", gettext_noop("Profiles")), ("sources", "sources", gettext_noop("Sources")))
OFFICE = (("people", "people", gettext_noop("People")),)
ABOUT = ("about", "about", gettext_noop("About"))


def entries(reader: Reader | None, section: str) -> tuple[Entry, ...]:
    """The entries that this reader has; *section* is the one that is lit. Nobody has any before they sign in."""
    if reader is None:
        return ()
    shown = (*WORK, *READING, *(OFFICE if reader.is_office else ()), ABOUT)
    found = ((part, title, _address(name)) for part, name, title in shown)
    return tuple(
        Entry(section=part, title=_(title), address=address, current=part == section)
        for part, title, address in found
        if address
    )


def reader(request: HttpRequest) -> Reader | None:
    """Who is signed in; null for everybody else."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return None
    handle = str(getattr(user, "handle", "") or user.get_username())
    name = str(getattr(user, "name", "") or handle)
    return Reader(
        handle=handle,
        name=name,
        badge=badge(name),
        profile=_address("account"),
        leave=_address("account_logout"),
        is_office=bool(getattr(user, "is_office", False)),
    )


def enter() -> str | None:
    """Where one signs in."""
    return _address("account_login")


def _address(name: str) -> str | None:
    try:
        return reverse(name)
    except NoReverseMatch:
        return None

"""Every address of the house front. A page's JSON twin has the page's address with ``.json`` behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, path, register_converter
from django.views.generic import RedirectView

from migov.web import refusals
from migov.web.desk import about, files, noticed, profiles, registers


class Id:
    """An assessment's id in an address; anything else is not found before anybody looks for it."""

    regex = "[a-z0-9]+(?:-[a-z0-9]+){0,20}"

    def to_python(self, value: str) -> str:
        """The id as it stands in the address."""
        return value

    def to_url(self, value: str) -> str:
        """The id as it goes into an address."""
        return value


register_converter(Id, "id")


def page(address: str, view: Callable[..., Any], name: str) -> list[URLPattern]:
    """The page and its twin."""
    return [path(address, view, name=name), path(f"{address}.json", view, {"twin": True}, name=f"{name}.json")]


urlpatterns: list[URLPattern | URLResolver] = [path("looks/profile.css", profiles.looks, name="profile.css")]
urlpatterns += i18n_patterns(
    path("", RedirectView.as_view(pattern_name="profiles"), name="home"),
    *page("profiles", profiles.profiles, "profiles"),
    *page("profiles/<id:id>", profiles.profile, "profile"),
    *page("profiles/<id:id>/noticed", noticed.noticed, "noticed"),
    *page("profiles/<id:id>/registers", registers.registers, "registers"),
    *page("profiles/<id:id>/files", files.files, "files"),
    path("profiles/<id:id>/files/assessment.json", files.interchange, name="interchange"),
    path("profiles/<id:id>/files/original", files.original, name="original"),
    path("profiles/<id:id>/files/<slug:generation>.<slug:form>", files.printed, name="printed"),
    *page("about", about.about, "about"),
)

handler400 = refusals.bad_request
handler403 = refusals.forbidden
handler404 = refusals.not_found
handler500 = refusals.broken

"""The addresses of what the public is shown."""

from __future__ import annotations

from django.urls import URLPattern, path

from migov.web.addressing import page
from migov.web.desk.publishing import external, programme

addresses: list[URLPattern] = [
    path("assessments/<id:id>/programme/announce", programme.announce, name="announce"),
    path("assessments/<id:id>/programme/retract", programme.retract, name="retract"),
    *page("profiles/<id:id>/shown", external.shown, "shown"),
    path("profiles/<id:id>/shown/add", external.show, name="show"),
    path("profiles/<id:id>/shown/withdraw", external.take_off, name="take off"),
]

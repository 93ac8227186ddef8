"""The addresses of an assessment's sources."""

from __future__ import annotations

from django.urls import URLPattern, path

from migov.web.addressing import page
from migov.web.desk.shelving import shelving

addresses: list[URLPattern] = [
    *page("assessments/<id:id>/sources", shelving.shelf, "assessment sources"),
    path("assessments/<id:id>/sources/add", shelving.add, name="add sources"),
    path("assessments/<id:id>/sources/<id:source>/withdraw", shelving.withdraw, name="withdraw source"),
    path("assessments/<id:id>/sources/<id:source>/restore", shelving.restore, name="restore source"),
]

"""The addresses of a portal that is written as files: those of the served one, but for what needs a server."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, path

from migov.store.published.dataset.keeping import SQLITE, ZIP
from migov.web.portal.exporting import entrance, finder
from migov.web.portal.urls import handler400, handler404, handler500
from migov.web.portal.urls import urlpatterns as served

__all__ = ["handler400", "handler404", "handler500", "urlpatterns"]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", entrance.languages, name="portal languages"),
    path("404.html", entrance.nowhere, name="portal nowhere"),
    path("static/<path:name>", entrance.gathered, name="portal gathered"),
    *(path(f"data/{name}", entrance.whole, {"name": name}, name=f"portal {name}") for name in (SQLITE, ZIP)),
]
urlpatterns += i18n_patterns(
    path("practices", finder.practices, name="portal practices"),
    path("practices/dimensions/<sixth:dimension>", finder.plain, name="portal plain practices"),
    path("practices/index/<int:volume>.json", finder.volume, name="portal practices volume"),
    path("practices/index/<int:volume>/<int:bucket>.json", finder.bucket, name="portal practices bucket"),
    path("practices/index/<int:volume>/<int:bucket>-spots.json", finder.spots, name="portal practices spots"),
    path("practices/texts/<release:id>.json", finder.texts, name="portal practices texts"),
    path("report", entrance.report, name="portal exported report"),
    path("follow", entrance.follow, name="portal exported follow"),
)
urlpatterns += served

"""The addresses of releases and errata."""

from __future__ import annotations

from django.urls import URLPattern, path

from migov.web.addressing import page
from migov.web.desk.releasing import errata, making, releases

ONE = "assessments/<id:id>"

addresses: list[URLPattern] = [
    *page(f"{ONE}/releases", releases.releases_, "releases"),
    path(f"{ONE}/releases/make", making.make, name="release make"),
    *page(f"{ONE}/releases/<int:number>", releases.release, "release"),
    path(f"{ONE}/releases/<int:number>/bundle.zip", releases.bundle, name="release bundle"),
    path(f"{ONE}/releases/<int:number>/files/<path:path>", releases.file, name="release file"),
    *page(f"{ONE}/errata", errata.errata_, "errata"),
    path(f"{ONE}/errata/collect", errata.collect, name="errata collect"),
    path(f"{ONE}/errata/enter", errata.enter_, name="erratum enter"),
    path(f"{ONE}/errata/<int:number>/decide", errata.decide, name="erratum decide"),
]

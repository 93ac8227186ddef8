"""The addresses of spreadsheets."""

from __future__ import annotations

from django.urls import URLPattern, path

from migov.web.addressing import page
from migov.web.desk.sheets import returned, sheets

ALL = "assessments/<id:id>/sheets"

addresses: list[URLPattern] = [
    *page(ALL, sheets.sheets_, "sheets"),
    path(f"{ALL}/send", sheets.send, name="send sheet"),
    *page("assessments/<id:id>/delegations/<int:number>/sheet", sheets.of_delegation, "delegation sheet"),
    *page(f"{ALL}/returned/<int:number>", returned.returned, "returned sheet"),
]

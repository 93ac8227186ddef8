"""The addresses of the doubts about a draft."""

from __future__ import annotations

from django.urls import URLPattern, path

from migov.web.addressing import page
from migov.web.desk.doubting import doubts, waiving

HERE = "assessments/<id:id>/draft/doubts"

addresses: list[URLPattern] = [
    *page(HERE, doubts.doubts, "doubts"),
    path(f"{HERE}/waive", waiving.waive, name="doubts waive"),
    path(f"{HERE}/take-back", waiving.take_back, name="doubts take back"),
]

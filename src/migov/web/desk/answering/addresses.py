"""The addresses of answering."""

from __future__ import annotations

from django.urls import URLPattern, path

from migov.web.addressing import page
from migov.web.desk import indicators, pinning
from migov.web.desk.answering import conflicts, history, indicator, presence, saving

LIST = "assessments/<id:id>/indicators"
ONE = f"{LIST}/<code:code>"

addresses: list[URLPattern] = [
    *page(LIST, indicators.indicators, "indicators"),
    *page(ONE, indicator.indicator, "indicator"),
    path(f"{ONE}/save", saving.save, name="save answer"),
    path(f"{ONE}/complete", saving.complete, name="complete answer"),
    path(f"{ONE}/reopen", saving.reopen, name="reopen answer"),
    path(f"{ONE}/undo", saving.undo, name="undo change"),
    path(f"{ONE}/restore", saving.restore, name="restore change"),
    *page(f"{ONE}/conflicts", conflicts.conflicts, "conflicts"),
    *page(f"{ONE}/history", history.history, "answer history"),
    path(f"{ONE}/here", presence.here, name="here"),
    path(f"{ONE}/pin", pinning.pin, name="pin"),
    path(f"{ONE}/unpin", pinning.unpin, name="unpin"),
]

"""The addresses of following up."""

from __future__ import annotations

from django.urls import URLPattern, path

from migov.web.addressing import page
from migov.web.desk.following import changes, confirming, kinds, marks

ONE = "assessments/<id:id>"
ANSWER = f"{ONE}/indicators/<code:code>"

addresses: list[URLPattern] = [
    *page(f"{ONE}/changes", changes.changes_, "changes"),
    path(f"{ONE}/changes.csv", changes.file, name="changes file"),
    path(f"{ONE}/changes/confirm", confirming.several, name="confirm answers"),
    path(f"{ANSWER}/confirm", confirming.confirm, name="confirm answer"),
    path(f"{ANSWER}/unconfirm", confirming.take_back, name="unconfirm answer"),
    *page(f"{ANSWER}/change", kinds.kind, "change kind"),
    path(f"{ANSWER}/change/take-back", kinds.take_back, name="change take back"),
    *page(f"{ONE}/marks", marks.marks_, "marks"),
    path(f"{ONE}/marks/<int:number>/dismiss", marks.dismiss, name="mark dismiss"),
    path(f"{ONE}/marks/<int:number>/restore", marks.restore, name="mark restore"),
]

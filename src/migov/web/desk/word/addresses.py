"""The addresses of the Word files of a consultation."""

from __future__ import annotations

from django.urls import URLPattern, path

from migov.web.addressing import page
from migov.web.desk.word import files, receipt

HERE = "assessments/<id:id>/consultation/word"

addresses: list[URLPattern] = [
    *page(HERE, files.files, "consultation word"),
    path(f"{HERE}/send", files.send, name="consultation word send"),
    *page(f"{HERE}/<int:number>", receipt.receipt, "consultation word receipt"),
    path(f"{HERE}/<int:number>/file", receipt.original, name="consultation word file"),
]

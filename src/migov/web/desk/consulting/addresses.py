"""The addresses of the consultation page and of the comments."""

from __future__ import annotations

from django.urls import URLPattern, path

from migov.web.addressing import page
from migov.web.desk.consulting import consultation, deciding, linking, saying, steps, thread

HERE = "assessments/<id:id>/consultation"
ONE = f"{HERE}/comments/<int:number>"

addresses: list[URLPattern] = [
    *page(HERE, consultation.consultation, "consultation"),
    *page(f"{HERE}/comments/new", saying.new, "comment new"),
    path(f"{HERE}/comments/next", deciding.following, name="comment next"),
    path(f"{HERE}/news", thread.news, name="consultation news"),
    *page(ONE, thread.comment, "comment"),
    path(f"{ONE}/withdraw", thread.withdraw, name="comment withdraw"),
    *page(f"{ONE}/decide", deciding.decide, "comment decide"),
    *page(f"{ONE}/link", linking.link, "comment link"),
    path(f"{ONE}/undo", deciding.undo, name="comment undo"),
    path(f"{HERE}/nothing/<id:institution>", steps.nothing, name="no comments"),
    path(f"{HERE}/consolidate", steps.consolidate, name="consolidate"),
]

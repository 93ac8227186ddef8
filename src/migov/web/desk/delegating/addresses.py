"""The addresses of delegating."""

from __future__ import annotations

from django.urls import URLPattern, path

from migov.web.addressing import page
from migov.web.desk.delegating import delegations, questions, returns

LIST = "assessments/<id:id>/delegations"
ONE = f"{LIST}/<int:number>"

addresses: list[URLPattern] = [
    *page(LIST, delegations.delegations_, "delegations"),
    *page(f"{LIST}/new", delegations.new, "delegation new"),
    *page(ONE, delegations.part, "part"),
    path(f"{ONE}/remind", delegations.remind, name="part remind"),
    path(f"{ONE}/withdraw", delegations.withdraw, name="part withdraw"),
    *page(f"{ONE}/on/<code:code>", returns.return_, "return"),
    *page("assessments/<id:id>/questions", questions.questions, "questions"),
    *page("assessments/<id:id>/questions/<code:code>", questions.one, "question"),
]

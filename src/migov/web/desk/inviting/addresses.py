"""The addresses around the consultation."""

from __future__ import annotations

from django.urls import URLPattern, path

from migov.web.addressing import page
from migov.web.desk.inviting import institutions, invitation, matrix, packs, priorities

HERE = "assessments/<id:id>/consultation"
ONE = f"{HERE}/institutions/<name:institution>"
PACK = f"{HERE}/packs/<name:institution>"

addresses: list[URLPattern] = [
    *page(f"{HERE}/institutions", institutions.institutions_, "consultation institutions"),
    *page(ONE, invitation.invitation, "consultation institution"),
    path(f"{ONE}/remind", institutions.remind, name="consultation remind"),
    path(f"{ONE}/people", institutions.add, name="consultation people"),
    *page(f"{ONE}/withdraw", invitation.withdraw, "consultation withdraw"),
    *page(PACK, packs.pack, "consultation pack"),
    path(f"{PACK}/pack.<slug:form>", packs.file, name="consultation pack file"),
    *page(f"{HERE}/matrix", matrix.matrix_, "consultation matrix"),
    path(f"{HERE}/matrix/tell", matrix.tell, name="consultation tell"),
    path(f"{HERE}/matrix/matrix.<slug:form>", matrix.file, name="consultation matrix file"),
    *page(f"{HERE}/priorities", priorities.priorities_, "consultation priorities"),
    *page(f"{HERE}/priorities/<id:priority>", priorities.priority, "consultation priority"),
    path(f"{HERE}/priorities/<id:priority>/move", priorities.move, name="consultation priority move"),
    path(f"{HERE}/priorities/<id:priority>/withdraw", priorities.withdraw, name="consultation priority withdraw"),
]

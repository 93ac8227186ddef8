"""The addresses of workshops."""

from __future__ import annotations

from django.urls import URLPattern, path

from migov.web.addressing import page
from migov.web.desk.workshops import capturing, listing, minutes, room, workshop

HERE = "assessments/<id:id>/consultation/workshops"
ONE = f"{HERE}/<int:number>"

addresses: list[URLPattern] = [
    *page(HERE, listing.workshops_, "workshops"),
    *page(ONE, workshop.workshop, "workshop"),
    path(f"{ONE}/attend", workshop.attend, name="workshop attend"),
    path(f"{ONE}/leave", workshop.leave, name="workshop leave"),
    path(f"{ONE}/strike", workshop.strike, name="workshop strike"),
    path(f"{ONE}/close", workshop.close, name="workshop close"),
    path(f"{ONE}/take", workshop.take, name="workshop take"),
    *page(f"{ONE}/room", room.room, "workshop room"),
    path(f"{ONE}/capture", capturing.capture, name="workshop capture"),
    *page(f"{ONE}/minutes", minutes.minutes, "workshop minutes"),
    path(f"{ONE}/minutes.docx", minutes.file, name="workshop minutes file"),
]

"""What the first sheet of a workbook tells: whom it is for, by when, whom to ask."""

from __future__ import annotations

from datetime import datetime

from migov.model.deadlines import Deadline
from migov.model.languages import Language
from migov.model.values import Value
from migov.sheets.wording import say


class Cover(Value, kw_only=True):
    """Whom a workbook goes to, when, and in which language."""

    subject: str
    """Id of the assessment, or code of the jurisdiction."""
    name: str
    """What it is about, in words: "the Niger, 2021"."""
    language: Language
    sent_at: str
    """ISO 8601 moment with its offset."""
    issue: int = 1
    institution: str | None = None
    """Its id."""
    institution_name: str = ""
    deadline: Deadline | None = None
    contact: str = ""
    """Name and address of who answers questions."""


def facts(cover: Cover, *more: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """Labels and words of the first sheet; what is not known is left out."""
    language = cover.language
    lines = (
        ("fact.institution", cover.institution_name or cover.institution or ""),
        ("fact.deadline", due(cover.deadline)),
        ("fact.contact", cover.contact),
        ("fact.sent", f"{datetime.fromisoformat(cover.sent_at):%Y-%m-%d}"),
        ("fact.issue", str(cover.issue)),
    )
    told = [(say(key, language), text) for key, text in lines if text]
    return (*told, *more, (say("fact.about", language), say("about", language)))


def due(deadline: Deadline | None) -> str:
    """A deadline as people are told of it, with its time zone.

    >>> due(Deadline(local="2026-03-31T17:00", zone="Africa/Niamey"))
    '2026-03-31 17:00 (Africa/Niamey)'
    """
    return f"{deadline.local.replace('T', ' ')} ({deadline.zone})" if deadline else ""

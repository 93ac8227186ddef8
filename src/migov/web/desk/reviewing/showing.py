"""What pages for readers of answers show alike: the question, the answer as it stands, the way to this page."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse

from migov.actions import answers
from migov.catalogue import scales
from migov.model.answers import Answer, AnswerStatus
from migov.model.fields import Field, words
from migov.model.indicators import Indicator
from migov.model.values import Value
from migov.store import people
from migov.store.assessments import Entry
from migov.web import pieces
from migov.web.answering import speaking, tongue
from migov.web.desk.answering.pins import PinCard, cards
from migov.web.desk.answering.words import clock, closed_name, field_name, search_line, shown
from migov.web.desk.pinning import cause
from migov.web.pieces import Badge, Chip
from migov.web.signed import now


class Question(Value, kw_only=True):
    """What is asked."""

    code: str
    dimension: int
    sub_domain: str
    question: str
    language: str | None
    """Of question and guidance, where it is not the page's."""
    guidance: str
    choices: tuple[str, ...]


class Told(Value, kw_only=True):
    """One field of an answer, as a person reads it."""

    label: str
    text: str


class Shown(Value, kw_only=True):
    """An answer as it stands."""

    state: Chip
    answer: str | None
    justification: str
    language: str
    """In which it is written."""
    beside: tuple[Told, ...]
    pins: tuple[PinCard, ...]
    searches: tuple[str, ...]


def question(entry: Entry, asked: Indicator) -> Question:
    """What is asked, in the reader's language."""
    edition = answers.edition_of(entry)
    found = next((one for one in edition.sub_domains if one.code == asked.sub_domain), None)
    return Question(
        code=asked.code,
        dimension=int(asked.dimension),
        sub_domain=f"{found.code} {found.title.text(speaking())}" if found else asked.sub_domain,
        question=asked.question.text(speaking()),
        language=tongue(asked.question),
        guidance=asked.guidance.text(speaking()),
        choices=tuple(scales.answers(asked, speaking()).values()),
    )


def answer_shown(entry: Entry, asked: Indicator, given: Answer, *, status: AnswerStatus) -> Shown:
    """The answer as it stands, but for the private journal; its *status* is the one that the reader is told."""
    beside = (Field.AS_OF, Field.PRACTICE, Field.CONFIDENCE)
    return Shown(
        state=pieces.state(status),
        answer=closed_name(asked, given),
        justification=given.justification,
        language=entry.language,
        beside=tuple(
            Told(label=field_name(field), text=shown(field, words(given, field), asked))
            for field in beside
            if words(given, field)
        ),
        pins=cards(entry.id, given, cause(entry.id, asked.code)),
        searches=tuple(search_line(one) for one in given.searches),
    )


def answer_address(id: str, code: str) -> str:  # noqa: A002 - the field's own word
    """Where an answer is written and read."""
    return reverse("indicator", kwargs={"id": id, "code": code})


def when(at: str | datetime) -> str:
    """A moment in the reader's own time zone."""
    return clock(datetime.fromisoformat(at) if isinstance(at, str) else at, now())


def badges(handles: set[str]) -> dict[str, Badge]:
    """The badges of people by their handles; who did something before there were accounts is called as noted."""
    names = people.names(handles)
    return {handle: pieces.badge(names.get(handle, handle)) for handle in handles}

"""What the sentences of a passage rest on: answers, quotations, statements; and what more could be attached to one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from migov.actions import answers as answering
from migov.actions import delegations
from migov.errors import NotFound
from migov.model.answers import Answer
from migov.model.citations import Pin
from migov.model.drafts import Passage, Sentence
from migov.model.indicators import Indicator
from migov.model.values import Value
from migov.store import answers
from migov.store import sources as shelf
from migov.web.answering import speaking
from migov.web.desk.answering.words import closed_name
from migov.web.desk.drafting.arrivals import Arrival

MOST = 60
"""Quotations that are offered at once: those of the answers the sentence rests on come first."""


class AnswerLine(Value, kw_only=True):
    """An answer, short."""

    code: str
    question: str
    closed: str
    justification: str
    address: str
    pins: int


class PinLine(Value, kw_only=True):
    """A quotation with where it stands."""

    key: str
    """Names it in a form."""
    words: str
    language: str | None
    source: str
    place: str
    address: str | None


class StatementLine(Value, kw_only=True):
    """What a ministry said."""

    number: int
    institution: str
    said_by: str
    on: str
    words: str


class SentenceCard(Value, kw_only=True):
    """One sentence with what it rests on."""

    number: int
    words: str
    is_noted: bool
    is_bare: bool
    answers: tuple[AnswerLine, ...]
    pins: tuple[PinLine, ...]
    statements: tuple[StatementLine, ...]


class Offers(Value, kw_only=True):
    """What one sentence could rest on beside what it does."""

    number: int
    words: str
    answers: tuple[AnswerLine, ...]
    pins: tuple[PinLine, ...]
    further_pins: int
    """Those that are not shown."""
    institutions: tuple[tuple[str, str], ...]


class Library:
    """The answers and sources of one assessment, each looked up once."""

    def __init__(self, arrival: Arrival) -> None:
        self._arrival = arrival
        self._asked: dict[str, Indicator] = {
            one.code: one for edition in answering.editions_of(arrival.entry) for one in edition.indicators
        }
        self._titles: dict[str, tuple[str, str | None]] = {}
        self._institutions: dict[str, str] | None = None
        self._answers: Mapping[str, Answer] | None = None

    @property
    def given(self) -> Mapping[str, Answer]:
        """All answers, by their indicators."""
        if self._answers is None:
            self._answers = {one.answer.indicator: one.answer for one in answers.of(self._arrival.id)}
        return self._answers

    @property
    def institutions(self) -> Mapping[str, str]:
        """Names of institutions by their ids."""
        if self._institutions is None:
            self._institutions = delegations.institutions(self._arrival.id)
        return self._institutions

    def answer(self, code: str) -> AnswerLine:
        """An answer in the reader's language."""
        asked, given = self._asked.get(code), self.given.get(code)
        return AnswerLine(
            code=code,
            question=asked.question.text(speaking()) if asked else "",
            closed=(closed_name(asked, given) if asked else None) or _("no answer"),
            justification=given.justification if given else "",
            address=self._arrival.address("indicator", code=code),
            pins=len(given.pins) if given else 0,
        )

    def pin(self, pin: Pin, key: str) -> PinLine:
        """A quotation with the title of its source."""
        if pin.source not in self._titles:
            try:
                source = shelf.get(pin.source).source
                self._titles[pin.source] = (source.title, source.language)
            except NotFound:
                self._titles[pin.source] = (pin.source, None)
        title, language = self._titles[pin.source]
        label = pin.locator.page_label or pin.locator.page_index
        pages = (_("page %(label)s") % {"label": label},) if label else ()
        return PinLine(
            key=key,
            words=pin.quote.exact,
            language=language,
            source=title,
            place=" · ".join((*pin.locator.path, *pages)),
            address=reverse("source", kwargs={"id": pin.source}) if title != pin.source else None,
        )

    def near(self, passage: Passage) -> list[str]:
        """Codes of the settled answers of its dimension or module, in the order of the catalogue."""
        editions = answering.editions_of(self._arrival.entry)
        return [
            one.code
            for edition in editions
            for one in edition.indicators
            if (edition.code == passage.module if passage.module else one.dimension is passage.dimension)
            and one.code in self.given
            and self.given[one.code].status.is_settled
        ]


def sentence_cards(passage: Passage, library: Library) -> tuple[SentenceCard, ...]:
    """Every sentence with what it rests on."""
    return tuple(
        SentenceCard(
            number=number,
            words=one.words,
            is_noted=one.is_noted,
            is_bare=one.grounds.is_empty,
            answers=tuple(library.answer(code) for code in one.grounds.answers),
            pins=tuple(library.pin(pin, str(at)) for at, pin in enumerate(one.grounds.pins)),
            statements=tuple(
                StatementLine(
                    number=at,
                    institution=library.institutions.get(told.institution, told.institution),
                    said_by=told.said_by,
                    on=told.on,
                    words=told.words,
                )
                for at, told in enumerate(one.grounds.statements)
            ),
        )
        for number, one in enumerate(passage.sentences, 1)
    )


def offers(passage: Passage, number: int, library: Library) -> Offers | None:
    """What the sentence of that number could rest on; null where there is no such sentence."""
    if not 0 < number <= len(passage.sentences):
        return None
    sentence = passage.sentences[number - 1]
    codes = [code for code in library.near(passage) if code not in sentence.grounds.answers]
    free = list(free_pins(sentence, library))
    return Offers(
        number=number,
        words=sentence.words,
        answers=tuple(library.answer(code) for code in codes),
        pins=tuple(library.pin(pin, key) for key, pin in free[:MOST]),
        further_pins=max(0, len(free) - MOST),
        institutions=tuple(sorted(library.institutions.items(), key=lambda one: one[1].casefold())),
    )


def free_pins(sentence: Sentence, library: Library) -> Iterator[tuple[str, Pin]]:
    """The pins of its answers that the sentence does not quote, under keys such as ``1.1.2#3``."""
    codes: Sequence[str] = sentence.grounds.answers
    for code in codes:
        given = library.given.get(code)
        for at, pin in enumerate(given.pins if given else ()):
            if pin not in sentence.grounds.pins:
                yield f"{code}#{at}", pin

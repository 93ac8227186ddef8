"""One question with what every published profile answers, in the alphabetical order of places and no other."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from migov.catalogue import scales
from migov.errors import NotFound
from migov.model.indicators import Edition, Indicator
from migov.model.published import PublicPlace
from migov.model.values import Value
from migov.store.published import releases
from migov.web.portal.across import order, questions
from migov.web.portal.across.order import Book, Option, Turned
from migov.web.portal.across.voices import AnswerLine, Voice, lines, voice, weight
from migov.web.portal.across.words import listed
from migov.web.portal.answering import Crumb, Page, answer, frame, source, speaking, tongue

QUOTED = 12_000
"""Bytes of quotations that the page of a question holds itself; the page of a place has the others."""


class FrameworkLink(Value, kw_only=True):
    """An objective, a target or an item of another framework that the answers bear on."""

    title: str
    address: str


class QuestionView(Value, kw_only=True):
    """The question, and how it is answered."""

    edition: str
    edition_title: str
    code: str
    question: str
    language: str | None
    guidance: str
    guidance_language: str | None
    scale: str
    choices: tuple[str, ...]
    """The closed answers that it takes, in words."""
    choices_said: str
    """The same in a row."""
    frameworks: tuple[FrameworkLink, ...]


class IndicatorPage(Turned, kw_only=True):
    """One question with what every profile answers."""

    code: str
    question: str
    about: QuestionView
    regions: tuple[Option, ...]
    voices: tuple[Voice, ...]


class AnswersPage(Page, kw_only=True):
    """What one place answered to one question, in every round."""

    about: QuestionView
    place: str
    voices: tuple[Voice, ...]
    up: str
    """Address of the question's page, from this place on."""


@require_safe
def indicator(request: HttpRequest, edition: str, code: str, *, twin: str | None = None) -> HttpResponse:
    """One question with what every profile answers.

    Raises:
        NotFound: nothing that is published asks it.
    """
    asked, one = _find(edition, code)
    book = order.book()
    places = order.wanted(request, book)
    voices: tuple[Voice, ...] = ()
    rows: tuple[tuple[AnswerLine, ...], ...] = ()
    if twin == "csv":
        rows, last = order.fill(
            places, lambda place: tuple(lines(book.newest(place), edition, code, book)), room=10**7, most=order.MOST
        )
    else:
        room = [QUOTED]
        voices, last = order.fill(places, lambda place: _voice(place, asked, code, room, book), most=order.FEW)
    about = _about(asked, one)
    way = (*questions.crumbs(asked, one.dimension, one.sub_domain), Crumb(title=code))
    page = IndicatorPage(
        frame=frame(request, f"{code} {about.question}", "dimensions", crumbs=way),
        code=code,
        question=about.question,
        about=about,
        regions=order.regions(request),
        voices=voices,
        **order.turn(request, last),
    )
    return order.told(
        request,
        page,
        "portal/across/indicator.html",
        twin=twin,
        rows=(row for mine in rows for row in mine) if twin == "csv" else None,
        sources=(source(releases.get(one.of.release)) for one in voices),
    )


@require_safe
def answers(request: HttpRequest, edition: str, code: str, place: str, *, twin: str | None = None) -> HttpResponse:
    """What one place answered to one question, in every round, the newest first."""
    asked, one = _find(edition, code)
    book = order.book()
    found = book.place(place)
    mine = book.rounds[place]
    about = _about(asked, one)
    up = reverse("portal indicator", kwargs={"edition": asked.code, "code": code})
    name = found.title(speaking())
    way = (*questions.crumbs(asked, one.dimension, one.sub_domain), Crumb(title=code, address=up), Crumb(title=name))
    page = AnswersPage(
        frame=frame(request, f"{name}: {code} {about.question}", "dimensions", crumbs=way),
        sources=tuple(map(source, mine)),
        about=about,
        place=name,
        voices=tuple(voice(release, asked.code, code, book) for release in mine),
        up=up,
    )
    rows = (row for release in mine for row in lines(release, asked.code, code, book))
    return answer(request, page, "portal/across/answers.html", twin=twin, rows=rows)


def _find(edition: str, code: str) -> tuple[Edition, Indicator]:
    asked = questions.edition_of(edition)
    found = asked.find(code)
    if found is None:
        raise NotFound("indicator", code[:80])
    return asked, found


def _voice(place: PublicPlace, asked: Edition, code: str, room: list[int], book: Book) -> Voice:
    """What the newest profile of a place says; its quotations stand here while there is room for them."""
    told = voice(book.newest(place), asked.code, code, book)
    room[0] -= weight(told)
    return told if room[0] >= 0 else voice(book.newest(place), asked.code, code, book, quotations=False)


def _about(edition: Edition, one: Indicator) -> QuestionView:
    return QuestionView(
        edition=edition.code,
        edition_title=edition.title.text(speaking()),
        code=one.code,
        question=one.question.text(speaking()),
        language=tongue(one.question),
        guidance=one.guidance.text(speaking()),
        guidance_language=tongue(one.guidance),
        scale=scales.SCALE_NAMES[one.scale].text(speaking()),
        choices=tuple(scales.answers(one, speaking()).values()),
        choices_said=listed(scales.answers(one, speaking()).values()),
        frameworks=tuple(_frameworks(one)),
    )


def _frameworks(one: Indicator) -> list[FrameworkLink]:
    found = [
        FrameworkLink(
            title=_("Global Compact, objective %(number)s") % {"number": number},
            address=reverse("portal objective", kwargs={"objective": number}),
        )
        for number in one.gcm_objectives
    ]
    found += [
        FrameworkLink(
            title=_("SDG target %(target)s") % {"target": target},
            address=reverse("portal sdg target", kwargs={"target": target}),
        )
        for target in one.sdg_targets
    ]
    found += [
        FrameworkLink(
            title=_("SDG indicator 10.7.2, item %(item)s") % {"item": item},
            address=reverse("portal sdg item", kwargs={"item": item}),
        )
        for item in one.sdg_10_7_2
    ]
    return found

"""One piece of a translation: saved by its form or by the script of the page, reviewed, taken back; its history."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from migov.actions.translating import pieces
from migov.actions.translating.pieces import Saved, Told
from migov.errors import Invalid, Problem
from migov.model.languages import Language
from migov.model.translations import Standing
from migov.model.values import Value
from migov.store import people, translations
from migov.web import signed
from migov.web.answering import Page, answer, as_json, frame
from migov.web.desk.answering.words import clock
from migov.web.desk.drafting.arrivals import is_script
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.desk.translating.arrivals import Arrival, arrive, arrive_writing
from migov.web.desk.translating.cards import PieceCard, cards
from migov.web.desk.translating.words import HISTORY, chip, direction
from migov.web.numbers import whole

MOST = 500
"""Sentences of one form."""


class RowNews(Value, kw_only=True):
    """A sentence after saving."""

    number: int
    state: str
    words: str


class PieceNews(Value, kw_only=True):
    """What became of a piece that the script of the page sent."""

    piece: str
    version: int
    state: str
    word: str
    rows: tuple[RowNews, ...]
    at: str
    changed: str
    met: str | None
    """Where both texts are shown, where the words met somebody else's."""


class Refused(Value, kw_only=True):
    """Why nothing was kept."""

    says: str


class Line(Value, kw_only=True):
    """One version of a translation."""

    version: int
    what: str
    by: str
    at: str
    words: tuple[str, ...]


class PiecePage(Page, kw_only=True):
    """A piece with every version of its translation."""

    head: DeskHead
    id: str
    who: str
    piece: str
    language: str
    direction: str
    source_language: str
    card: PieceCard
    lines: tuple[Line, ...]
    can_translate: bool
    back: str


@require_POST
def save(request: HttpRequest, id: str, language: Language, piece: str) -> HttpResponse:  # noqa: A002 - the field's own word
    """The sentences of a form, kept; then the page again, or what became of them as JSON."""
    arrival = arrive_writing(request, id)
    now = signed.now()
    try:
        saved = pieces.save(id, language, piece, _told(request), base=_base(request), by=arrival.member, at=now)
    except Invalid as error:
        if is_script(request):
            return as_json(Refused(says="; ".join(str(problem) for problem in error.problems)), status=422)
        raise
    if is_script(request):
        return as_json(_news(arrival, language, saved))
    if saved.met:
        return HttpResponseRedirect(arrival.address("translation piece", language=language, piece=piece))
    return _back(request, arrival, language, piece)


@require_POST
def right(request: HttpRequest, id: str, language: Language, piece: str) -> HttpResponse:  # noqa: A002
    """The translation as it stands, said to fit the changed source."""
    return _done(request, id, language, piece, pieces.still_right)


@require_POST
def review(request: HttpRequest, id: str, language: Language, piece: str) -> HttpResponse:  # noqa: A002
    """The translation, read by a second person."""
    return _done(request, id, language, piece, pieces.review)


@require_POST
def unreview(request: HttpRequest, id: str, language: Language, piece: str) -> HttpResponse:  # noqa: A002
    """The translation without its review."""
    return _done(request, id, language, piece, pieces.unreview)


@require_POST
def back(request: HttpRequest, id: str, language: Language, piece: str) -> HttpResponse:  # noqa: A002
    """The piece without its translation."""
    return _done(request, id, language, piece, pieces.take_back)


@require_safe
def history(request: HttpRequest, id: str, language: Language, piece: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002
    """Every version of a translation, newest first."""
    arrival, now = arrive(request, id), signed.now()
    found = pieces.one(id, language, piece, by=arrival.member)
    kept = translations.find(id, language, piece)
    lines = pieces.history(id, language, piece, by=arrival.member)
    names = people.names({one.by for one in lines})
    standing = {piece: kept} if kept and not kept.is_aside else {}
    (card,) = cards(arrival, language, [found], standing, now=now)
    page = PiecePage(
        frame=frame(request, _("History of %(piece)s") % {"piece": piece}, "assessments"),
        head=desk_head(arrival.entry, arrival.member, "translations"),
        id=id,
        who=arrival.person.handle,
        piece=piece,
        language=language.value,
        direction=direction(language),
        source_language=arrival.entry.language,
        card=card,
        lines=tuple(
            Line(
                version=one.version,
                what=_(HISTORY[one.what]),
                by=names.get(one.by, one.by),
                at=clock(one.at, now),
                words=tuple(sentence.words for sentence in one.translation.sentences),
            )
            for one in lines
        ),
        can_translate=arrival.can_translate,
        back=arrival.address("translation", language=language),
    )
    return answer(request, page, "desk/translating/piece.html", twin=twin)


def _done(
    request: HttpRequest,
    id: str,  # noqa: A002
    language: Language,
    piece: str,
    action: Callable[..., Standing | Saved],
) -> HttpResponse:
    arrival = arrive_writing(request, id)
    action(id, language, piece, base=_base(request), by=arrival.member, at=signed.now())
    return _back(request, arrival, language, piece)


def _told(request: HttpRequest) -> list[Told]:
    """The sentences of a form, in their order.

    Raises:
        Invalid: there is none.
    """
    told: list[Told] = []
    for number in range(1, MOST + 1):
        source, words = request.POST.get(f"source-{number}"), request.POST.get(f"words-{number}")
        if source is None or words is None:
            break
        told.append(Told(source=source, words=words, is_right=f"right-{number}" in request.POST))
    if not told:
        raise Invalid(Problem("a piece has sentences", place="words-1", remedy="open the page again"))
    return told


def _base(request: HttpRequest) -> int:
    return whole(request.POST.get("base", ""), digits=9) or 0


def _news(arrival: Arrival, language: Language, saved: Saved) -> PieceNews:
    now, one = signed.now(), saved.standing
    where = arrival.address("translation piece", language=language, piece=one.piece.id)
    return PieceNews(
        piece=one.piece.id,
        version=saved.version,
        state=one.state.value,
        word=chip(one.state).word,
        rows=tuple(
            RowNews(number=number, state=row.state.value, words=row.words) for number, row in enumerate(one.rows, 1)
        ),
        at=clock(now, now),
        changed=f"{arrival.person.name}, {clock(now, now)}",
        met=where if saved.met else None,
    )


def _back(request: HttpRequest, arrival: Arrival, language: Language, piece: str) -> HttpResponse:
    """The page from which the form came, at the piece; where it was another one, the whole."""
    show = request.POST.get("show", "")
    first = whole(request.POST.get("from", ""), digits=5) or 0
    query = f"?{urlencode({'show': show, 'from': first})}" if show in ("all", "missing", "stale", "review") else ""
    return HttpResponseRedirect(arrival.address("translation", language=language) + f"{query}#{piece}")

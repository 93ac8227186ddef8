"""A profile in one other language, side by side: every piece, or those that are missing, stale or to be reviewed."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from migov.actions.translating import pieces
from migov.actions.translating.files import Form as FileForm
from migov.actions.translating.sources import source_of
from migov.model.languages import Language
from migov.model.translations import Standing, State, readiness
from migov.model.values import Value
from migov.store import translations
from migov.web import signed
from migov.web.answering import Page, answer, frame
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.desk.translating.arrivals import Arrival, arrive
from migov.web.desk.translating.cards import PieceCard, cards
from migov.web.desk.translating.words import direction, of_state, progress
from migov.web.numbers import whole
from migov.web.pieces import Empty, Pager, Progress, Tab

SHOWN = 25
"""Pieces of one page."""
FILTERS: dict[str, tuple[State, ...]] = {
    "all": tuple(State),
    "missing": (State.MISSING,),
    "stale": (State.STALE,),
    "review": (State.DONE,),
}


class Way(Value, kw_only=True):
    """A link to a file."""

    title: str
    address: str


class BesidePage(Page, kw_only=True):
    """A profile and its translation."""

    head: DeskHead
    id: str
    who: str
    title: str
    language: str
    direction: str
    source_language: str
    source_direction: str
    source_name: str
    name: str
    tabs: tuple[Tab, ...]
    progress: Progress
    cards: tuple[PieceCard, ...]
    pager: Pager | None
    empty: Empty
    next_missing: str | None
    """Address of the first piece of all that is missing or stale."""
    can_translate: bool
    back: str
    base: str
    show: str
    """Which pieces."""
    first: int
    """Place of the first one of the page among them."""
    exports: tuple[Way, ...]
    previews: tuple[Way, ...]
    take: str
    is_whole: bool


@require_safe
def beside(request: HttpRequest, id: str, language: Language, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """The pieces with their translations; ``?show=`` chooses which, ``?from=`` where the page begins."""
    arrival = arrive(request, id)
    every = pieces.all_of(id, language, by=arrival.member)
    chosen = request.GET.get("show", "all")
    chosen = chosen if chosen in FILTERS else "all"
    there = of_state(every, *FILTERS[chosen])
    first = min(whole(request.GET.get("from", ""), digits=5) or 0, max(0, len(there) - 1))
    kept = {one.translation.piece: one for one in translations.of(id, language)}
    source, here = source_of(id).language, arrival.address("translation", language=language)
    page = BesidePage(
        frame=frame(request, f"{arrival.entry.name(language)}: {language.endonym}", "assessments"),
        head=desk_head(arrival.entry, arrival.member, "translations"),
        id=id,
        who=arrival.person.handle,
        title=_("Translation into %(language)s") % {"language": language.endonym},
        language=language.value,
        direction=direction(language),
        source_language=source.value,
        source_direction=direction(source),
        source_name=source.endonym,
        name=language.endonym,
        tabs=_tabs(here, every, chosen),
        progress=progress(language, readiness(language, every)),
        cards=cards(arrival, language, there[first : first + SHOWN], kept, now=signed.now()),
        pager=_pager(here, chosen, first, len(there)),
        empty=Empty(title=_("Nothing here"), text=_("No piece is in this state.")),
        next_missing=_next(here, every),
        can_translate=arrival.can_translate,
        back=arrival.address("translations"),
        base=here,
        show=chosen,
        first=first,
        exports=_exports(arrival, language),
        previews=_previews(arrival, language),
        take=arrival.address("translation take", language=language),
        is_whole=readiness(language, every).is_whole,
    )
    return answer(request, page, "desk/translating/beside.html", twin=twin)


def _tabs(here: str, every: Sequence[Standing], chosen: str) -> tuple[Tab, ...]:
    titles = {
        "all": _("All"),
        "missing": _("Not translated"),
        "stale": _("Source has changed"),
        "review": _("To be reviewed"),
    }
    return tuple(
        Tab(
            title=titles[key],
            address=f"{here}?show={key}",
            current=key == chosen,
            count=len(of_state(every, *states)),
        )
        for key, states in FILTERS.items()
    )


def _pager(here: str, chosen: str, first: int, count: int) -> Pager | None:
    if count <= SHOWN:
        return None

    def at(place: int) -> str:
        return f"{here}?{urlencode({'show': chosen, 'from': place})}"

    says = _("%(first)d to %(last)d of %(count)d")
    return Pager(
        says=says % {"first": first + 1, "last": min(first + SHOWN, count), "count": count},
        previous=at(max(0, first - SHOWN)) if first else None,
        next=at(first + SHOWN) if first + SHOWN < count else None,
    )


def _next(here: str, every: Sequence[Standing]) -> str | None:
    for place, one in enumerate(every):
        if not one.is_current:
            return f"{here}?{urlencode({'show': 'all', 'from': place - place % SHOWN})}#{one.piece.id}"
    return None


def _exports(arrival: Arrival, language: Language) -> tuple[Way, ...]:
    names = {FileForm.XLSX: _("Workbook (XLSX)"), FileForm.XLIFF: _("For translation programs (XLIFF 2.1)")}
    return tuple(
        Way(title=name, address=arrival.address("translation export", language=language, form=form.value))
        for form, name in names.items()
    )


def _previews(arrival: Arrival, language: Language) -> tuple[Way, ...]:
    return tuple(
        Way(title=form.upper(), address=arrival.address("translation preview", language=language, form=form))
        for form in ("pdf", "docx", "html")
    )

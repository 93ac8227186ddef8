"""The programme: which assessments there are and where each stands. Its status, never a grade."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from migov.errors import NotFound
from migov.model.jurisdictions import folded
from migov.model.languages import Language
from migov.model.published import Origin, ProgrammeLine, PublicRelease
from migov.model.values import Value
from migov.model.workflow import Stage
from migov.store.published import releases
from migov.store.published.database import remembered
from migov.web.portal.across import order
from migov.web.portal.across.order import Turned
from migov.web.portal.across.words import STAGES
from migov.web.portal.answering import Crumb, frame, speaking, tongue
from migov.web.portal.quoting import day

MOST = 30
"""Places of a page."""


class RoundLine(Value, kw_only=True):
    """One assessment, as a line of a table."""

    assessment: str
    place: str
    name: str
    round: int | None
    year: int | None
    stage: str | None
    """Where it stands; none for a profile that others published."""
    step: str
    """The same in words."""
    since: str
    release: str | None
    address: str | None
    """Of the profile, where there is one."""


class ProgrammePlace(Value, kw_only=True):
    """A place with its assessments."""

    id: str
    name: str
    language: str | None
    rounds: tuple[RoundLine, ...]


class ProgrammePage(Turned, kw_only=True):
    """Places and the steps of their assessments."""

    steps: tuple[str, ...]
    """The steps of the method, in their order."""
    places: tuple[ProgrammePlace, ...]


@require_safe
def programme(request: HttpRequest, *, twin: str | None = None) -> HttpResponse:
    """Places and the steps of their assessments."""
    mine, names = _by_place(), _names(speaking())
    ids = list(names)
    after = request.GET.get("after")
    if after and after not in mine:
        raise NotFound("place", after[:80])
    start = ids.index(after) + 1 if after else 0
    most = order.MOST if twin == "csv" else MOST
    shown = ids[start : start + most]
    last = shown[-1] if len(ids) > start + most else None
    title = _("Programme")
    page = ProgrammePage(
        frame=frame(request, title, "programme", crumbs=(Crumb(title=title),)),
        steps=tuple(_(title) for title in STAGES.values()),
        places=tuple(
            ProgrammePlace(
                id=id_,
                name=names[id_],
                language=tongue(releases.places()[id_].name),
                rounds=tuple(map(_round, mine[id_])),
            )
            for id_ in shown
        ),
        **order.turn(request, last),
    )
    rows = (one for place in page.places for one in place.rounds) if twin == "csv" else None
    return order.told(request, page, "portal/across/programme.html", twin=twin, rows=rows)


@remembered
def _by_place() -> dict[str, tuple[ProgrammeLine | PublicRelease, ...]]:
    """Place → its assessments, the newest first: announced ones, and whatever is published."""
    told: dict[str, ProgrammeLine | PublicRelease] = {one.assessment: one for one in releases.current()}
    told |= {one.assessment: one for one in releases.programme()}
    found: dict[str, list[ProgrammeLine | PublicRelease]] = {}
    for one in sorted(told.values(), key=lambda one: (-(one.year or 0), one.assessment)):
        found.setdefault(one.place, []).append(one)
    return {place: tuple(mine) for place, mine in found.items()}


@remembered
def _names(language: Language) -> dict[str, str]:
    """Place → its name in this language, in alphabetical order."""
    names = {id_: releases.places()[id_].title(language) for id_ in _by_place()}
    return dict(sorted(names.items(), key=lambda pair: (folded(pair[1]), pair[0])))


def _round(one: ProgrammeLine | PublicRelease) -> RoundLine:
    return _line(one) if isinstance(one, ProgrammeLine) else _published(one)


def _line(one: ProgrammeLine) -> RoundLine:
    return RoundLine(
        assessment=one.assessment,
        place=one.place,
        name=releases.places()[one.place].title(speaking()),
        round=one.round,
        year=one.year,
        stage=one.stage.value,
        step=_(STAGES[one.stage]),
        since=day(one.since),
        release=one.release,
        address=reverse("portal profile", kwargs={"id": one.assessment}) if one.release else None,
    )


def _published(one: PublicRelease) -> RoundLine:
    others = one.origin is Origin.EXTERNAL
    return RoundLine(
        assessment=one.assessment,
        place=one.place,
        name=releases.places()[one.place].title(speaking()),
        round=one.round,
        year=one.year,
        stage=None if others else Stage.PUBLISHED.value,
        step=_("Published by others.").rstrip(".") if others else _(STAGES[Stage.PUBLISHED]),
        since=day(one.published),
        release=one.id,
        address=reverse("portal profile", kwargs={"id": one.assessment}),
    )

"""Other frameworks that the same answers feed: the Global Compact, SDG 10.7.2, SDG targets. Kept apart from the MGI.

Nothing of theirs is computed here: SDG 10.7.2 has classes of its own, and no page gives one to a country.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from migov.catalogue import frameworks
from migov.errors import NotFound
from migov.model.indicators import Indicator
from migov.model.published import PublicPlace, PublicRelease
from migov.model.values import Value
from migov.store.published import answers as kept
from migov.store.published import releases
from migov.store.published.database import remembered
from migov.web.portal.across import order
from migov.web.portal.across.order import Book, Option, PlaceName, Turned
from migov.web.portal.across.questions import QuestionLine, line
from migov.web.portal.across.voices import PassageView, passages
from migov.web.portal.across.words import answered
from migov.web.portal.answering import Crumb, Page, answer, frame, source, speaking

COMPACT, ITEMS, TARGETS = "global-compact", "sdg-10-7-2", "sdg"
TITLES = {
    COMPACT: gettext_noop("Global Compact for Migration"),
    ITEMS: gettext_noop("SDG indicator 10.7.2"),
    TARGETS: gettext_noop("SDG targets"),
}
ABOUT = {
    COMPACT: gettext_noop(
        "The Global Compact for Safe, Orderly and Regular Migration has 23 objectives. It is a framework of its own:"
        " these pages show which answers and paragraphs of the profiles bear on them, and say nothing about how far a"
        " country has come with an objective."
    ),
    ITEMS: gettext_noop(
        "Governments answer the questionnaire of SDG indicator 10.7.2 themselves, and its classes come from their"
        " answers. It is a framework of its own: these pages show which answers and paragraphs of the profiles bear on"
        " its items, and give no class to any country."
    ),
    TARGETS: gettext_noop(
        "The Sustainable Development Goals have targets of their own. These pages show which answers and paragraphs of"
        " the profiles bear on them, and say nothing about whether a target is met."
    ),
}
VIEWS = {COMPACT: "portal compact", ITEMS: "portal sdg items", TARGETS: "portal sdg targets"}
PARTS = {
    COMPACT: ("portal objective", "objective"),
    ITEMS: ("portal sdg item", "item"),
    TARGETS: ("portal sdg target", "target"),
}


class PartLine(Value, kw_only=True):
    """An objective, an item or a target."""

    code: str
    title: str
    address: str | None
    """None where nothing published bears on it."""


class PartGroup(Value, kw_only=True):
    """Parts under a common heading, which their words may continue."""

    title: str
    stem: str
    parts: tuple[PartLine, ...]


class FrameworkPage(Page, kw_only=True):
    """One framework with its parts."""

    framework: str
    title: str
    about: str
    groups: tuple[PartGroup, ...]


class GivenLine(Value, kw_only=True):
    """One answer that bears on a part of a framework."""

    release: str
    place: str
    name: str
    year: int | None
    edition: str
    indicator: str
    question: str
    answer: str
    """In words."""
    address: str


class Bearing(Value, kw_only=True):
    """What the newest profile of a place has that bears on a part of a framework."""

    of: PlaceName
    answers: tuple[GivenLine, ...]
    passages: tuple[PassageView, ...]


class PartPage(Turned, kw_only=True):
    """One part of a framework with the questions that bear on it, and what profiles say."""

    framework: str
    framework_title: str
    about: str
    code: str
    title: str
    questions: tuple[QuestionLine, ...]
    regions: tuple[Option, ...]
    bearings: tuple[Bearing, ...]


@require_safe
def compact(request: HttpRequest, *, twin: str | None = None) -> HttpResponse:
    """The objectives of the Global Compact."""
    parts = [(str(one.number), one.title.text(speaking())) for one in frameworks.global_compact()]
    return _framework(request, COMPACT, [("", "", parts)], twin)


@require_safe
def objective(request: HttpRequest, objective: str, *, twin: str | None = None) -> HttpResponse:
    """One objective of the Global Compact."""
    one = next((one for one in frameworks.global_compact() if str(one.number) == objective), None)
    if one is None:
        raise NotFound("objective", objective[:80])
    return _part(request, COMPACT, objective, one.title.text(speaking()), twin)


@require_safe
def items(request: HttpRequest, *, twin: str | None = None) -> HttpResponse:
    """The items of SDG indicator 10.7.2, by domain."""
    told = frameworks.sdg_10_7_2()
    groups = [
        (
            f"{one.number}. {one.title.text(speaking())}",
            f"{one.stem.text(speaking())} …",
            [(item.code, item.text.text(speaking())) for item in told.items if item.domain == one.number],
        )
        for one in told.domains
    ]
    return _framework(request, ITEMS, groups, twin)


@require_safe
def item(request: HttpRequest, item: str, *, twin: str | None = None) -> HttpResponse:
    """One item of SDG indicator 10.7.2."""
    told = frameworks.sdg_10_7_2()
    one = told.find(item)
    if one is None:
        raise NotFound("item", item[:80])
    stem = next(each.stem for each in told.domains if each.number == one.domain)
    return _part(request, ITEMS, item, f"{stem.text(speaking())} {one.text.text(speaking())}", twin)


@require_safe
def targets(request: HttpRequest, *, twin: str | None = None) -> HttpResponse:
    """The SDG targets on which a question bears."""
    parts = [(code, _("SDG target %(target)s") % {"target": code}) for code in _bearing(TARGETS)]
    return _framework(request, TARGETS, [("", "", parts)], twin)


@require_safe
def target(request: HttpRequest, target: str, *, twin: str | None = None) -> HttpResponse:
    """One SDG target."""
    if target not in _bearing(TARGETS):
        raise NotFound("target", target[:80])
    return _part(request, TARGETS, target, _("SDG target %(target)s") % {"target": target}, twin)


NAMED: dict[str, Callable[[Indicator], Iterable[str]]] = {
    COMPACT: lambda one: map(str, one.gcm_objectives),
    ITEMS: lambda one: one.sdg_10_7_2,
    TARGETS: lambda one: one.sdg_targets,
}
"""Framework → the parts of it on which a question bears."""


@remembered
def _bearing(framework: str) -> dict[str, dict[str, tuple[Indicator, ...]]]:
    """Part → edition → the questions that bear on it; parts in the order of their numbers."""
    found: dict[str, dict[str, list[Indicator]]] = {}
    for edition in releases.editions().values():
        for one in edition.indicators:
            for part in NAMED[framework](one):
                found.setdefault(part, {}).setdefault(edition.code, []).append(one)
    return {part: {code: tuple(mine) for code, mine in found[part].items()} for part in sorted(found, key=_natural)}


def _natural(code: str) -> list[tuple[bool, int, str]]:
    """Numbers as numbers: 8.5 before 10.7, and both before 10.a."""
    return [(not part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in code.split(".")]


def _framework(
    request: HttpRequest, framework: str, groups: list[tuple[str, str, list[tuple[str, str]]]], twin: str | None
) -> HttpResponse:
    title, there = _(TITLES[framework]), _bearing(framework)
    view, name = PARTS[framework]

    def part(code: str, words: str) -> PartLine:
        return PartLine(code=code, title=words, address=reverse(view, kwargs={name: code}) if code in there else None)

    shown = tuple(
        PartGroup(title=heading, stem=stem, parts=tuple(part(*one) for one in parts)) for heading, stem, parts in groups
    )
    page = FrameworkPage(
        frame=frame(request, title, "frameworks", crumbs=(Crumb(title=title),)),
        framework=framework,
        title=title,
        about=_(ABOUT[framework]),
        groups=shown,
    )
    rows = [one for group in shown for one in group.parts]
    return answer(request, page, "portal/across/framework.html", twin=twin, rows=rows)


def _part(request: HttpRequest, framework: str, code: str, title: str, twin: str | None) -> HttpResponse:
    mine = _bearing(framework).get(code, {})
    book = order.book()
    room = order.ROOM - 150 * sum(map(len, mine.values()))
    bearings, last = order.fill(order.wanted(request, book), lambda place: _of_place(place, mine, book), room=room)
    top = Crumb(title=_(TITLES[framework]), address=reverse(VIEWS[framework]))
    page = PartPage(
        frame=frame(request, f"{code}. {title}", "frameworks", crumbs=(top, Crumb(title=code))),
        framework=framework,
        framework_title=_(TITLES[framework]),
        about=_(ABOUT[framework]),
        code=code,
        title=title,
        questions=tuple(line(book.editions[edition], one) for edition, ones in mine.items() for one in ones),
        regions=order.regions(request),
        bearings=bearings,
        **order.turn(request, last),
    )
    return order.told(
        request,
        page,
        "portal/across/part.html",
        twin=twin,
        rows=(row for one in bearings for row in one.answers),
        sources=(source(releases.get(one.of.release)) for one in bearings),
    )


def _of_place(place: PublicPlace, mine: dict[str, tuple[Indicator, ...]], book: Book) -> Bearing | None:
    newest = book.newest(place)
    asked = {(edition, one.code): one for edition in _editions(newest) for one in mine.get(edition, ())}
    if not asked:
        return None
    of, given = book.names[newest.id], kept.some(newest.id, asked)
    return Bearing(
        of=of,
        answers=tuple(
            GivenLine(
                release=newest.id,
                place=of.id,
                name=of.name,
                year=of.year,
                edition=edition,
                indicator=code,
                question=one.question.text(speaking()),
                answer=answered(given[edition, code], one) if (edition, code) in given else _("not told"),
                address=reverse("portal answers", kwargs={"edition": edition, "code": code, "place": place.id}),
            )
            for (edition, code), one in asked.items()
        ),
        passages=passages(newest, [code for _edition, code in asked]),
    )


def _editions(release: PublicRelease) -> tuple[str, ...]:
    return tuple(one for one in (release.edition, *release.modules) if one)

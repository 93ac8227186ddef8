"""The indicators of an assessment: by dimension, each with the state of its answer, who has it, and until when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from migov.actions import answers, assessments
from migov.actions import reviews as reviewing
from migov.errors import NotFound
from migov.model.answers import AnswerStatus
from migov.model.assignments import Duty
from migov.model.dimensions import Dimension
from migov.model.indicators import Edition, Indicator
from migov.model.people import Member
from migov.model.values import Value
from migov.store import assignments, flags, people, reviews
from migov.store.assignments import Given
from migov.web import signed
from migov.web.answering import Page, answer, frame, speaking, tongue
from migov.web.desk.answering.arrivals import name_of
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.entrance import enter
from migov.web.pieces import Chip, Field, Option, Progress, deadline, progress, state

CODE = re.compile(r"[A-Za-z]?[.0-9]+")
"""What is looked for as the beginning of a code, and not as a word."""

MINE, UNTOUCHED, CARRIED, DRAFTS, LATE, FLAGGED, OPEN = (
    "mine",
    "not-started",
    "carried",
    "draft",
    "late",
    "flagged",
    "open",
)
SHOWS: dict[str, str] = {
    "": gettext_noop("All"),
    MINE: gettext_noop("Mine"),
    OPEN: gettext_noop("Not complete"),
    UNTOUCHED: gettext_noop("Not started"),
    CARRIED: gettext_noop("From last round, not yet confirmed"),
    DRAFTS: gettext_noop("Draft"),
    LATE: gettext_noop("Late"),
    FLAGGED: gettext_noop("With an open flag"),
}
"""What the list can be narrowed to: states of the work, never what was answered."""


class IndicatorLine(Value, kw_only=True):
    """One indicator in the list."""

    code: str
    question: str
    language: str | None
    """Of the question, where it is not the page's."""
    address: str
    chip: Chip | None
    """Null for whoever is to answer it blind."""
    people: tuple[str, ...]
    due: Chip | None
    flags: int


class SubDomainGroup(Value, kw_only=True):
    """The indicators of one sub-domain."""

    code: str
    title: str
    lines: tuple[IndicatorLine, ...]


class DimensionGroup(Value, kw_only=True):
    """The sub-domains of one dimension, or of one dimension in a module."""

    id: str
    number: int
    title: str
    jump: str
    """How the link to it is called."""
    sub_domains: tuple[SubDomainGroup, ...]
    done: int
    total: int


class IndicatorsPage(Page, kw_only=True):
    """The indicators of an assessment in the order of its edition."""

    head: DeskHead
    edition: str
    dimensions: tuple[DimensionGroup, ...]
    progress: Progress
    search: Field
    narrowed: Field
    shown: int
    total: int
    next_open: str | None
    """The first indicator that is not complete."""


class Work(Value, kw_only=True):
    """How the work on the answers stands, read once for the whole list."""

    now: datetime
    member: Member
    statuses: Mapping[str, AnswerStatus]
    """As the reader is told them; the bar above the list counts the same, or it would tell what the list does not."""
    hands: Mapping[str, tuple[Given, ...]]
    names: Mapping[str, str]
    flags: Mapping[str, int]
    blind: frozenset[str]

    def status(self, code: str) -> AnswerStatus:
        """The status of an answer."""
        return self.statuses.get(code, AnswerStatus.NOT_STARTED)

    def due(self, code: str) -> datetime | None:
        """The earliest moment by which it is to be answered."""
        duties = (one.assignment for one in self.hands.get(code, ()) if one.assignment.duty is Duty.ANSWER)
        return min((one.due.moment for one in duties if one.due), default=None)

    def is_late(self, code: str) -> bool:
        """Whether its answer is overdue."""
        due = self.due(code)
        return due is not None and self.now > due and not self.status(code).is_settled


@require_safe
def indicators(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """The indicators: ``?q=`` narrows them to those with these words, ``?show=late`` to a state of the work."""
    member = enter(request, id)
    if not member.works_inside:
        raise NotFound("assessment", id)
    entry, work = assessments.entry(id), _work(id, member)
    query, show = request.GET.get("q", "").replace("\x00", "").strip()[:200], request.GET.get("show", "")
    editions = answers.editions_of(entry)
    every = tuple(one for edition in editions for one in edition.indicators)
    wanted = frozenset(one.code for one in every if _has(one, query) and _is(one.code, show, work))
    page = IndicatorsPage(
        frame=frame(request, _("%(name)s: indicators") % {"name": name_of(entry)}, "assessments"),
        head=desk_head(entry, member, "indicators"),
        edition=" · ".join(edition.title.text(speaking()) for edition in editions),
        dimensions=tuple(group for edition in editions for group in _dimensions(id, edition, wanted, work)),
        progress=progress(_("Answers"), _counts(every, work)),
        search=Field(name="q", label=_("Words of the question, or a code"), kind="search", value=query, maximum=200),
        narrowed=Field(
            name="show",
            label=_("Show"),
            kind="select",
            options=tuple(Option(value=one, label=_(told), chosen=one == show) for one, told in SHOWS.items()),
        ),
        shown=len(wanted),
        total=len(every),
        next_open=next((_address(id, one.code) for one in every if not work.status(one.code).is_settled), None),
    )
    return answer(request, page, "desk/indicators.html", twin=twin)


def _work(id: str, member: Member) -> Work:  # noqa: A002
    hands: dict[str, list[Given]] = {}
    for given in assignments.of(id):
        if given.assignment.duty is not Duty.CODE:
            hands.setdefault(given.assignment.indicator, []).append(given)
    handles = {one.assignment.person for every in hands.values() for one in every}
    doubts: dict[str, int] = {}
    for flag in flags.open_for(id):
        doubts[flag.indicator] = doubts.get(flag.indicator, 0) + 1
    return Work(
        now=signed.now(),
        member=member,
        statuses=reviewing.shown_statuses(id, by=member),
        hands={code: tuple(every) for code, every in hands.items()},
        names=people.names(handles),
        flags=doubts,
        blind=reviews.to_code(id, member.person),
    )


def _has(indicator: Indicator, query: str) -> bool:
    """Whether all words stand in the question or the guidance, in any order; a code finds what begins with it."""
    if CODE.fullmatch(query):
        return indicator.code.casefold().startswith(query.casefold())
    told = f"{indicator.question.text(speaking())} {indicator.guidance.text(speaking())}".casefold()
    return all(word in told for word in query.casefold().split())


def _is(code: str, show: str, work: Work) -> bool:
    if code in work.blind and show in (UNTOUCHED, CARRIED, DRAFTS, FLAGGED, OPEN):
        return False
    match show:
        case "mine":
            return any(one.assignment.person == work.member.person for one in work.hands.get(code, ()))
        case "open":
            return not work.status(code).is_settled
        case "not-started":
            return work.status(code) is AnswerStatus.NOT_STARTED
        case "carried":
            return work.status(code) is AnswerStatus.CARRIED
        case "draft":
            return work.status(code) is AnswerStatus.DRAFT
        case "late":
            return work.is_late(code)
        case "flagged":
            return code in work.flags
        case _:
            return True


def _dimensions(id: str, edition: Edition, wanted: frozenset[str], work: Work) -> Iterator[DimensionGroup]:  # noqa: A002
    for dimension in dict.fromkeys(sub_domain.dimension for sub_domain in edition.sub_domains):
        every = edition.of(dimension)
        groups = tuple(
            SubDomainGroup(code=one.code, title=one.title.text(speaking()), lines=lines)
            for one in edition.sub_domains
            if one.dimension is dimension
            and (lines := tuple(_lines(id, (i for i in every if i.sub_domain == one.code), wanted, work)))
        )
        if groups:
            yield DimensionGroup(
                id=f"{edition.code}-{int(dimension)}",
                number=int(dimension),
                title=_title(dimension, edition),
                jump=_jump(dimension, edition),
                sub_domains=groups,
                done=sum(work.status(one.code).is_settled for one in every),
                total=len(every),
            )


def _title(dimension: Dimension, edition: Edition) -> str:
    title = dimension.title(speaking())
    return f"{title} · {edition.title.text(speaking())}" if edition.kind == "module" else title


def _jump(dimension: Dimension, edition: Edition) -> str:
    told = _("Dimension %(number)d") % {"number": int(dimension)}
    return f"{edition.title.text(speaking())}: {told}" if edition.kind == "module" else told


def _lines(
    id: str,  # noqa: A002
    indicators: Iterable[Indicator],
    wanted: frozenset[str],
    work: Work,
) -> Iterator[IndicatorLine]:
    for indicator in indicators:
        code = indicator.code
        if code not in wanted:
            continue
        due, is_open = work.due(code), not work.status(code).is_settled
        given = work.hands.get(code, ())
        is_blind = code in work.blind
        yield IndicatorLine(
            code=code,
            question=indicator.question.text(speaking()),
            language=tongue(indicator.question),
            address=_address(id, code),
            chip=None if is_blind else state(work.status(code)),
            people=tuple(work.names.get(one.assignment.person, one.assignment.person) for one in given),
            due=deadline(due, work.now) if due and is_open and not is_blind else None,
            flags=0 if is_blind else work.flags.get(code, 0),
        )


def _counts(every: Iterable[Indicator], work: Work) -> dict[AnswerStatus, int]:
    """How many answers are in each state: of work, never of what was answered."""
    found = dict.fromkeys(AnswerStatus, 0)
    for indicator in every:
        found[work.status(indicator.code)] += 1
    return found


def _address(id: str, code: str) -> str:  # noqa: A002
    return reverse("indicator", kwargs={"id": id, "code": code})

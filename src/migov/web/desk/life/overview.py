"""The home of one assessment: where it stands, until when, how far it has come, who is there, what is next for me."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from migov.actions import activity, dashboard, entering, rounds, stages, team, work
from migov.actions import assessments as kept
from migov.actions.activity import Filter
from migov.catalogue import editions
from migov.errors import NotFound
from migov.model.answers import AnswerStatus
from migov.model.languages import Language
from migov.model.people import Member, Person
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.store import launches, opening
from migov.store.assessments import Entry
from migov.web import pieces
from migov.web.answering import Page, answer, frame, speaking
from migov.web.desk.heads import round_name
from migov.web.desk.life.activity import events
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.desk.life.stages import step_address, way
from migov.web.desk.life.words import chip, of_step, until
from migov.web.desk.life.work import tasks
from migov.web.entrance import enter
from migov.web.names import of_role
from migov.web.pieces import Badge, Chip, Empty, Event, Progress, Task, badge, progress
from migov.web.signed import now, person

FIRST = 6
"""So many tasks and news are shown here; the rest has pages of its own."""


class Dim(Value, kw_only=True):
    """One dimension, or a module, with how far it has come."""

    number: int | None
    title: str
    bar: Progress
    address: str


class Fact(Value, kw_only=True):
    """One fact with its label."""

    label: str
    value: str
    address: str | None = None


class Next(Value, kw_only=True):
    """The step that leads on, and how much of what it needs is there."""

    title: str
    met: int
    needed: int
    address: str


class Inside(Value, kw_only=True):
    """What those see who work on it."""

    next: Next | None
    whole: Progress
    parts: tuple[Dim, ...]
    team: tuple[Badge, ...]
    news: tuple[Event, ...]


class OverviewPage(Page, kw_only=True):
    """The home of one assessment."""

    head: DeskHead
    way: tuple[pieces.Step, ...]
    due: str | None
    due_chip: Chip | None
    facts: tuple[Fact, ...]
    tasks: tuple[Task, ...]
    more: int
    """How many tasks are not shown here."""
    empty: Empty
    inside: Inside | None
    """Null for participants, who see what was handed to their institution."""


@require_safe
def overview(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """The home of one assessment."""
    member, reader = enter(request, id), person(request)
    entry = kept.entry(id)
    mine = [one for one in work.of(reader) if one.assessment == id]
    due = stages.due(id, entry.stage)
    page = OverviewPage(
        frame=frame(request, entry.name(speaking()), "assessments"),
        head=desk_head(entry, member, "assessment"),
        way=way(entry.stage),
        due=until(due) if due else None,
        due_chip=chip(due, now()) if due else None,
        facts=_facts(entry) if member.works_inside else (),
        tasks=tasks(mine[:FIRST], now()),
        more=max(len(mine) - FIRST, 0),
        empty=_empty(id, member),
        inside=_inside(id, member, reader) if member.works_inside else None,
    )
    return answer(request, page, "desk/life/overview.html", twin=twin)


def _inside(id: str, member: Member, reader: Person) -> Inside:  # noqa: A002
    found = dashboard.progress(id, by=member)
    whole = {status: sum(one.counts[status] for one in found) for status in AnswerStatus}
    where = reverse("indicators", kwargs={"id": id})
    parts = []
    for one in found:
        module = _title(one.module) if one.module else ""
        title = one.dimension.title(speaking()) if one.dimension else module
        parts.append(
            Dim(
                number=int(one.dimension) if one.dimension else None,
                title=title,
                bar=progress(title, one.counts),
                address=f"{where}#dimension-{int(one.dimension)}" if one.dimension else where,
            )
        )
    news = activity.of(id, Filter(), by=member, most=FIRST)
    return Inside(
        next=_next(id, member),
        whole=progress(_("All answers"), whole),
        parts=tuple(parts),
        team=tuple(
            badge(one.person.name, ", ".join(dict.fromkeys(of_role(role.role) for role in one.roles)))
            for one in team.of(id, by=member)
        ),
        news=events(news, reader),
    )


def _next(id: str, member: Member) -> Next | None:  # noqa: A002
    forward = [one for one in stages.life(id, by=member).steps if not one.transition.is_back]
    if not forward:
        return None
    one = forward[0]
    may = one.is_open and entering.may(Permission.TAKE_STEP, id, member)
    return Next(
        title=of_step(one.transition.step),
        met=sum(check.holds for check in one.checks),
        needed=len(one.checks),
        address=step_address(id, one.transition.step) if may else reverse("stages", kwargs={"id": id}),
    )


def _facts(entry: Entry) -> tuple[Fact, ...]:
    opened, earlier = launches.opening(entry.id), rounds.earlier_of(entry.id)
    modules = ", ".join(_title(code) for code in entry.modules)
    languages = opened.languages if opened else (Language(entry.language),)
    edition = _title(entry.edition) if entry.edition else None
    told = [
        (_("Official name"), entry.official_name.text(speaking()), None),
        (_("Round"), round_name(entry.round), None),
        (_("Questions"), edition, None),
        (_("Modules"), modules, None),
        (_("Languages"), ", ".join(language.endonym for language in languages), None),
        (_("Cut-off date"), kept.without_answers(entry.id).cut_off, None),
    ]
    facts = [Fact(label=label, value=value, address=where) for label, value, where in told if value]
    if earlier is not None:
        name = " · ".join(part for part in (round_name(earlier.round), earlier.id) if part)
        facts.append(
            Fact(label=_("The round before"), value=name, address=reverse("assessment", kwargs={"id": earlier.id}))
        )
    return tuple(facts)


def _title(code: str) -> str:
    """What an edition or module is called; its code where it is not in the catalogue here."""
    try:
        return editions.load(code, opening.connect()).title.text(speaking())
    except NotFound:
        return code


def _empty(id: str, member: Member) -> Empty:  # noqa: A002
    if not member.works_inside and entering.may(Permission.COMMENT, id, member):
        return Empty(
            title=_("Your institution has answered: nothing waits for it now"),
            text=_("The draft stands under Consultation until it closes: read, comment, and see what became of it."),
        )
    if not member.works_inside:
        return Empty(
            title=_("Nothing is handed to your institution now"),
            text=_("What the focal point hands to it stands here, and a letter tells you before it is due."),
        )
    return Empty(
        title=_("Nothing waits for you here"),
        text=_("What somebody puts into your hands in this assessment stands here."),
    )

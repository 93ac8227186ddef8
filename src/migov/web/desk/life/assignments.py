"""Who does what: indicators in hands, given and taken back by sections, and how much everybody has."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from migov.actions import answers as answering
from migov.actions import assessments as kept
from migov.actions import assignments, entering, team
from migov.actions.assignments import Given, Part
from migov.catalogue import editions
from migov.errors import Invalid
from migov.model.assignments import Duty
from migov.model.dimensions import Dimension
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.store import opening
from migov.store.assessments import Entry
from migov.web.answering import Page, answer, frame, speaking
from migov.web.desk.life.forms import deadline, marked, mistakes, one_of, options, ticked, typed, zones
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.desk.life.people import badges_of
from migov.web.desk.life.words import of_duty
from migov.web.entrance import enter
from migov.web.pieces import Badge, Chip, Empty, Field, Mistake
from migov.web.signed import now, person


class LoadLine(Value, kw_only=True):
    """How much one person has of one duty."""

    who: Badge
    duty: str
    given: int
    done: int
    late: int


class Hand(Value, kw_only=True):
    """Who has an indicator in hand for what."""

    name: str
    duty: str
    due: Chip | None


class IndicatorRow(Value, kw_only=True):
    """One indicator with the hands it is in."""

    code: str
    question: str
    hands: tuple[Hand, ...]
    chosen: bool


class Section(Value, kw_only=True):
    """A sub-domain that can be given at once."""

    name: str
    title: str | None
    """Null for the only section of a module, which has the module's name."""
    rows: tuple[IndicatorRow, ...]
    free: int
    """How many nobody is to answer."""
    chosen: bool


class Group(Value, kw_only=True):
    """A dimension or module that can be given at once, with its sections."""

    name: str
    title: str
    dimension: int | None
    sections: tuple[Section, ...]
    chosen: bool


class AssignmentsPage(Page, kw_only=True):
    """Who does what."""

    head: DeskHead
    mistakes: tuple[Mistake, ...]
    loads: tuple[LoadLine, ...]
    groups: tuple[Group, ...]
    fields: tuple[Field, ...]
    """Of the form; empty for those who may not assign."""
    empty: Empty


@require_http_methods(["GET", "HEAD", "POST"])
def assignments_(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's word
    """Who does what, or, once something was given or taken back, the same again."""
    need = Permission.ASSIGN if request.method == "POST" else Permission.SEE_INSIDE
    member, error = enter(request, id, need), None
    if request.method == "POST":
        try:
            _change(request, id, member)
        except Invalid as refused:
            error = refused
        else:
            return HttpResponseRedirect(reverse("assignments", kwargs={"id": id}))
    entry = kept.entry(id)
    fields = _fields(request, id, member) if entering.may(Permission.ASSIGN, id, member) else ()
    page = AssignmentsPage(
        frame=frame(request, _("%(name)s: who does what") % {"name": entry.name(speaking())}, "assessments"),
        head=desk_head(entry, member, "assignments"),
        mistakes=mistakes(error, fields),
        loads=_loads(id, member),
        groups=_groups(request, entry, assignments.of(id, by=member)),
        fields=marked(fields, error),
        empty=Empty(
            title=_("Nobody has anything in hand yet"),
            text=_("Choose sections below, whom to give them to, what to do and until when."),
        ),
    )
    return answer(request, page, "desk/life/assignments.html", twin=twin, status=422 if error else 200)


def _change(request: HttpRequest, id: str, member: Member) -> None:  # noqa: A002
    chosen: dict[str, Any] = {
        "person": typed(request, "person"),
        "duty": one_of(Duty, typed(request, "duty"), place="duty"),
        "assessment": id,
        "by": member,
        "at": now(),
    }
    parts = ticked(request, "parts")
    if typed(request, "what") == "take back":
        assignments.take_back(parts, **chosen)
    else:
        due = deadline(typed(request, "due"), typed(request, "zone"))
        assignments.give(parts, due=due, **chosen)


def _loads(id: str, member: Member) -> tuple[LoadLine, ...]:  # noqa: A002
    found = assignments.loads(id, by=member, now=now())
    who = badges_of({one.person for one in found})
    lines = [
        LoadLine(who=who[one.person], duty=of_duty(one.duty), given=one.given, done=one.done, late=one.late)
        for one in found
    ]
    return tuple(sorted(lines, key=lambda line: line.who.name.casefold()))


def _groups(request: HttpRequest, entry: Entry, given: tuple[Given, ...]) -> tuple[Group, ...]:
    """Everything there is to answer, by dimensions and modules, with the hands it is in."""
    edition, home, chosen = answering.edition_of(entry), opening.connect(), set(ticked(request, "parts"))
    modules = {code: editions.load(code, home) for code in entry.modules}
    questions = {
        one.code: one.question.text(speaking()) for part in (edition, *modules.values()) for one in part.indicators
    }
    hands = _hands(given)
    sections: dict[str, list[Section]] = {}
    heads: dict[str, tuple[str, int | None]] = {}
    titles = {one.code: f"{one.code} {one.title.text(speaking())}" for one in edition.sub_domains}
    dimensions = {one.code: one.dimension for one in edition.sub_domains}
    for part in assignments.parts(entry):
        kind, _rest, code = part.name.partition("-")
        if kind == "dimension":
            dimension = Dimension(int(code))
            heads[part.name] = (f"{code} {dimension.title(speaking())}", int(dimension))
            continue
        if kind == "module":
            heads[part.name] = (modules[code].title.text(speaking()), None)
        home_of = part.name if kind == "module" else f"dimension-{int(dimensions[code])}"
        rows = tuple(
            IndicatorRow(code=one, question=questions[one], hands=hands.get(one, ()), chosen=one in chosen)
            for one in part.indicators
        )
        sections.setdefault(home_of, []).append(
            Section(
                name=part.name, title=titles.get(code), rows=rows, free=_free(part, given), chosen=part.name in chosen
            )
        )
    return tuple(
        Group(name=name, title=title, dimension=dimension_, sections=tuple(sections[name]), chosen=name in chosen)
        for name, (title, dimension_) in heads.items()
    )


def _hands(given: tuple[Given, ...]) -> dict[str, tuple[Hand, ...]]:
    """Who has each indicator in hand."""
    names = badges_of({one.assignment.person for one in given})
    hands: dict[str, list[Hand]] = {}
    for one in given:
        due = one.assignment.due
        chip = Chip(kind="plain", word=due.local.replace("T", " ")) if due else None
        hand = Hand(name=names[one.assignment.person].name, duty=of_duty(one.assignment.duty), due=chip)
        hands.setdefault(one.assignment.indicator, []).append(hand)
    return {code: tuple(found) for code, found in hands.items()}


def _free(part: Part, given: tuple[Given, ...]) -> int:
    """How many indicators of a part nobody is to answer."""
    answered = {one.assignment.indicator for one in given if one.assignment.duty is Duty.ANSWER}
    return sum(code not in answered for code in part.indicators)


def _fields(request: HttpRequest, id: str, member: Member) -> tuple[Field, ...]:  # noqa: A002
    people = [(one.person.handle, one.person.name) for one in team.of(id, by=member) if one.member.works_inside]
    return (
        Field(
            name="person",
            label=_("Whom"),
            kind="select",
            options=options(people, [typed(request, "person")]),
            required=True,
        ),
        Field(
            name="duty",
            label=_("What to do"),
            kind="select",
            options=options(((duty.value, of_duty(duty)) for duty in Duty), [typed(request, "duty")]),
        ),
        Field(
            name="due",
            label=_("Until"),
            kind="datetime-local",
            value=typed(request, "due"),
            optional=True,
            narrow=True,
        ),
        zones(typed(request, "zone", person(request).zone)),
    )

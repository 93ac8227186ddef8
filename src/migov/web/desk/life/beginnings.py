"""Opening an assessment, and the record of its launch."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from msgspec.structs import replace

from migov.actions import assessments as kept
from migov.actions import beginnings, entering
from migov.actions.beginnings import Beginning
from migov.catalogue.territories import gazetteer
from migov.errors import Invalid, MigovError, NotFound, Problem
from migov.model.deadlines import Deadline
from migov.model.indicators import Edition
from migov.model.jurisdictions import Level
from migov.model.languages import Language
from migov.model.launches import Launch
from migov.model.people import Role
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.model.workflow import Stage
from migov.web.answering import Page, answer, frame, speaking
from migov.web.desk.life.forms import deadline, marked, mistakes, options, ticked, typed, zones
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.desk.life.words import of_stage
from migov.web.entrance import enter
from migov.web.names import of_role
from migov.web.pieces import Crumb, Field, Mistake
from migov.web.signed import now, person

WITH_DEADLINE = tuple(stage for stage in Stage if stage is not Stage.PUBLISHED)


class Part(Value, kw_only=True):
    """Fields of a form that belong together."""

    title: str | None
    """Null where they go on with what stands above."""
    fields: tuple[Field, ...]
    across: bool = False
    """Short fields, side by side."""


class OpeningPage(Page, kw_only=True):
    """The form by which an assessment is opened."""

    crumbs: tuple[Crumb, ...]
    mistakes: tuple[Mistake, ...]
    place: Field
    places: tuple[str, ...]
    """What is proposed while one types."""
    parts: tuple[Part, ...]
    back: str


class LaunchPage(Page, kw_only=True):
    """The form of the record of a launch."""

    head: DeskHead
    mistakes: tuple[Mistake, ...]
    fields: tuple[Field, ...]
    back: str


@require_http_methods(["GET", "HEAD", "POST"])
def open_(request: HttpRequest, *, twin: bool = False) -> HttpResponse:
    """The form, or the new assessment's home.

    Raises:
        NotFound: only the office opens assessments, to others there is no such page.
    """
    reader, error = person(request), None
    if not reader.is_office:
        raise NotFound("page", "assessments/open")
    if request.method == "POST":
        try:
            by = entering.member_of("", reader)
            entry = beginnings.open_assessment(_beginning(request), by=by, at=now())
        except MigovError as refused:
            error = _at_the_field(refused)
        else:
            return HttpResponseRedirect(reverse("assessment", kwargs={"id": entry.id}))
    place, parts = _place(request), _parts(request, reader.zone)
    fields = [place, *(field for part in parts for field in part.fields)]
    page = OpeningPage(
        frame=frame(request, _("Open an assessment"), "assessments"),
        crumbs=(Crumb(title=_("Assessments"), address=reverse("assessments")),),
        mistakes=mistakes(error, fields),
        place=marked([place], error)[0],
        places=_places(),
        parts=tuple(replace(part, fields=marked(part.fields, error)) for part in parts),
        back=reverse("assessments"),
    )
    return answer(request, page, "desk/life/opening.html", twin=twin, status=422 if error else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def launch(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """The form of the launch's record, or, once it is sent, the stages."""
    member = enter(request, id, Permission.RECORD_LAUNCH)
    entry, error, back = kept.entry(id), None, reverse("stages", kwargs={"id": id})
    if request.method == "POST":
        try:
            beginnings.record_launch(_launch(request), assessment=id, by=member, at=now())
        except Invalid as refused:
            told = (Problem(one.says, place=one.place or "briefed", remedy=one.remedy) for one in refused.problems)
            error = Invalid(*told)
        else:
            return HttpResponseRedirect(back)
    fields = _launch_fields(request, beginnings.launch_of(id, by=member))
    page = LaunchPage(
        frame=frame(request, _("%(name)s: launch") % {"name": entry.name(speaking())}, "assessments"),
        head=desk_head(entry, member, "stages"),
        mistakes=mistakes(error, fields),
        fields=marked(fields, error),
        back=back,
    )
    return answer(request, page, "desk/life/launch.html", twin=twin, status=422 if error else 200)


def _beginning(request: HttpRequest) -> Beginning:
    """What was decided, as far as it can be read.

    Raises:
        Invalid: something typed is not of its kind; every such field is told.
    """
    problems: list[Problem] = []
    due: dict[Stage, Deadline] = {}
    for stage in WITH_DEADLINE:
        try:
            found = deadline(typed(request, f"due-{stage}"), typed(request, "zone"), place=f"due-{stage}")
        except Invalid as error:
            problems += error.problems
        else:
            due |= {stage: found} if found else {}
    spoken = [code for code in (typed(request, "language"), *ticked(request, "languages")) if code in set(Language)]
    number = typed(request, "round").strip()
    if number and not (number.isascii() and number.isdecimal() and len(number) < 3):
        problems.append(Problem(f"{number[:20]!r} is no number", place="round", remedy="leave it empty, or write 2"))
    if problems:
        raise Invalid(*problems)
    return Beginning(
        place=typed(request, "place").partition(" · ")[0][:200],
        locality=typed(request, "locality"),
        round=int(number) if number else None,
        edition=typed(request, "edition") or None,
        modules=tuple(ticked(request, "modules")),
        languages=tuple(dict.fromkeys(Language(code) for code in spoken)),
        cut_off=typed(request, "cut_off")[:10] or None,
        deadlines=due,
        roles=tuple(role for role in beginnings.OPENER_MAY_BE if role.value in ticked(request, "roles")),
    )


def _at_the_field(error: MigovError) -> MigovError:
    """A place that nobody knows is a mistake at its field, not a page that is not there."""
    if isinstance(error, NotFound) and error.kind == "jurisdiction":
        return Invalid(Problem(_("nobody knows this place"), place="place", remedy=error.remedy))
    return error


def _place(request: HttpRequest) -> Field:
    return Field(
        name="place",
        label=_("Country"),
        value=typed(request, "place"),
        required=True,
        autocomplete="off",
        help=_("By name or ISO code; for a city or region also the ISO 3166-2 code of the part, such as GH-AA."),
    )


def _places() -> tuple[str, ...]:
    names = {one.short_name.text(speaking()) for one in gazetteer().territories}
    return tuple(sorted(names, key=str.casefold))


def _parts(request: HttpRequest, zone: str) -> tuple[Part, ...]:
    return (
        Part(title=None, fields=_which(request)),
        Part(title=_("Which questions"), fields=_questions(request)),
        Part(title=_("In which languages"), fields=_languages(request)),
        Part(title=_("Until when"), fields=_until(request, zone), across=True),
        Part(title=_("By whom"), fields=_by_whom(request)),
    )


def _which(request: HttpRequest) -> tuple[Field, ...]:
    return (
        Field(
            name="locality",
            label=_("City or region"),
            value=typed(request, "locality"),
            optional=True,
            help=_("Only for a local assessment."),
        ),
        Field(
            name="round",
            label=_("Round"),
            kind="number",
            value=typed(request, "round"),
            optional=True,
            narrow=True,
            help=_("Left empty, it is the next one after those that are kept here."),
        ),
    )


def _questions(request: HttpRequest) -> tuple[Field, ...]:
    editions = [*beginnings.of_level(Level.NATIONAL), *beginnings.of_level(Level.LOCAL)]
    pairs = [
        ("", _("The newest one for a country, or for a city or region")),
        *((one.code, _titled(one)) for one in editions),
    ]
    return (
        Field(
            name="edition",
            label=_("Edition of the catalogue"),
            kind="select",
            options=options(pairs, [typed(request, "edition")]),
        ),
        Field(
            name="modules",
            label=_("Modules"),
            kind="checks",
            options=options(((one.code, _titled(one)) for one in beginnings.modules()), ticked(request, "modules")),
        ),
    )


def _titled(edition: Edition) -> str:
    count = len(edition.indicators)
    told = ngettext("%(title)s, %(count)d indicator", "%(title)s, %(count)d indicators", count)
    return told % {"title": edition.title.text(speaking()), "count": count}


def _languages(request: HttpRequest) -> tuple[Field, ...]:
    spoken = [(language.value, language.endonym) for language in Language]
    return (
        Field(
            name="language",
            label=_("Written in"),
            kind="select",
            options=options(spoken, [typed(request, "language", speaking().value)]),
        ),
        Field(
            name="languages",
            label=_("To appear in these too"),
            kind="checks",
            options=options(spoken, ticked(request, "languages")),
        ),
    )


def _until(request: HttpRequest, zone: str) -> tuple[Field, ...]:
    cut_off = Field(
        name="cut_off",
        label=_("Cut-off date"),
        kind="date",
        value=typed(request, "cut_off"),
        optional=True,
        narrow=True,
        help=_("What became true after it does not count in this round."),
    )
    due = tuple(
        Field(
            name=f"due-{stage}",
            label=_("%(stage)s done by") % {"stage": of_stage(stage)},
            kind="datetime-local",
            value=typed(request, f"due-{stage}"),
            optional=True,
            narrow=True,
        )
        for stage in WITH_DEADLINE
    )
    return (cut_off, *due, zones(typed(request, "zone", zone)))


def _by_whom(request: HttpRequest) -> tuple[Field, ...]:
    roles = [(role.value, of_role(role)) for role in beginnings.OPENER_MAY_BE]
    chosen = ticked(request, "roles", [Role.COORDINATOR.value])
    help_ = _("The others you add to the team next.")
    return (Field(name="roles", label=_("I am"), kind="checks", options=options(roles, chosen), help=help_),)


def _launch(request: HttpRequest) -> Launch:
    named = tuple(line.strip() for line in typed(request, "briefed").splitlines() if line.strip())
    return Launch(
        on=beginnings.day(typed(request, "on")),
        place=typed(request, "place"),
        briefed=named,
        agreed=typed(request, "agreed"),
    )


def _launch_fields(request: HttpRequest, there: Launch | None) -> tuple[Field, ...]:
    was = there or None
    return (
        Field(
            name="on",
            label=_("Day of the briefing"),
            kind="date",
            value=typed(request, "on", was.on if was else ""),
            required=True,
            narrow=True,
        ),
        Field(name="place", label=_("Place"), value=typed(request, "place", was.place if was else ""), optional=True),
        Field(
            name="briefed",
            label=_("Who was briefed"),
            kind="long",
            value=typed(request, "briefed", "\n".join(was.briefed) if was else ""),
            required=True,
            help=_("One a line, name and institution, as it should stand in the record."),
        ),
        Field(
            name="agreed",
            label=_("What was agreed"),
            kind="long",
            value=typed(request, "agreed", was.agreed if was else ""),
            optional=True,
            help=_("The focal point, the calendar, who is asked."),
        ),
    )

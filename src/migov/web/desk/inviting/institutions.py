"""The institutions that are asked about a draft: who they are, by when they answer, how they took part."""

from __future__ import annotations

from collections import Counter

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from migov.actions import answers as answering
from migov.actions import assessments as kept
from migov.actions import entering, team
from migov.actions import people as letting_in
from migov.actions.consulting import consultations, mandates
from migov.actions.consulting.consultations import Asked
from migov.actions.team import Invited
from migov.errors import Invalid, MigovError, Problem
from migov.model.consultations import Consultation, Voice
from migov.model.deadlines import Deadline
from migov.model.languages import Language
from migov.model.people import Member, Role
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.store import people
from migov.web import pieces
from migov.web.accounts.limits import too_often
from migov.web.answering import HERE, Page, answer, frame, speaking
from migov.web.desk.inviting.words import VOICES, around, mandate_says, plain, standing, told, voice_says
from migov.web.desk.life import forms
from migov.web.desk.life.heads import DeskHead, address, desk_head
from migov.web.desk.life.words import until
from migov.web.entrance import enter
from migov.web.pieces import Chip, Field, Mistake, Notice, Tab
from migov.web.signed import now, person


class Line(Value, kw_only=True):
    """One institution that is asked."""

    id: str
    name: str
    address: str | None
    """Where it is asked otherwise; null for those who may not."""
    is_government: bool
    mandate: str
    languages: str
    people: str
    """Names; empty where nobody speaks for it."""
    due: str
    due_chip: Chip | None
    voice: Chip
    last: str | None
    """When it was reminded last."""
    pack: str
    remind: str | None
    """Where it is reminded; null where there is nothing to remind of, and for those who may not."""


class Offer(Value, kw_only=True):
    """One institution that could be asked."""

    name: str
    note: str
    address: str


class InstitutionsPage(Page, kw_only=True):
    """The institutions that are asked, and those that could be."""

    head: DeskHead
    around: tuple[Tab, ...]
    said: tuple[Notice, ...]
    notice: Notice
    lines: tuple[Line, ...]
    facts: str
    """How many took part in which way."""
    offers: tuple[Offer, ...]
    may_change: bool
    mistakes: tuple[Mistake, ...]
    due: Field
    zone: Field
    tell: str | None
    """Where the authors are told of decisions; null for those who may not."""
    team: str | None


@require_http_methods(["GET", "HEAD", "POST"])
def institutions_(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """The institutions; the deadline of all is sent to the same address."""
    member = enter(request, id, Permission.CONSULT if request.method == "POST" else Permission.SEE_LEDGER)
    if request.method != "POST":
        return _page(request, id, member, twin=twin)
    try:
        consultations.arrange(id, due_of(request), by=member, at=now())
    except Invalid as error:
        return _page(request, id, member, wrong=error)
    messages.success(request, _("The deadline is set. Whoever was told another one gets a letter."))
    return HttpResponseRedirect(_here(id))


@require_POST
def remind(request: HttpRequest, id: str, institution: str) -> HttpResponse:  # noqa: A002
    """The institution, reminded; then the list."""
    written = consultations.remind(id, institution, by=enter(request, id, Permission.CONSULT), at=now())
    names = people.names(set(written))
    messages.success(request, _("Reminded: %(names)s") % {"names": ", ".join(names.get(one, one) for one in written)})
    return HttpResponseRedirect(_here(id))


@require_POST
def add(request: HttpRequest, id: str, institution: str) -> HttpResponse:  # noqa: A002
    """Somebody who speaks for the institution from now on, with a letter where they are new; then its page."""
    member = enter(request, id, Permission.MANAGE_TEAM)
    if refusal := too_often(request, "invite"):
        return refusal
    back = reverse("consultation institution", kwargs={"id": id, "institution": institution})
    spoken = forms.typed(request, "language")
    try:
        invited = team.add(
            forms.typed(request, "address"),
            Role.PARTICIPANT,
            assessment=id,
            institution=institution,
            name=forms.typed(request, "name") or None,
            language=Language(spoken) if spoken in set(HERE) else Language.EN,
            by=member,
            at=now(),
        )
        _greet(id, institution, invited, member)
    except MigovError as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(back)
    messages.success(request, _("%(name)s speaks for it from now on.") % {"name": invited.person.name})
    return HttpResponseRedirect(back)


def _greet(id: str, institution: str, invited: Invited, by: Member) -> None:  # noqa: A002
    """Write to somebody who was just added: that they are asked, while that is so, else that they are invited."""
    found = consultations.of(id, by=by)
    is_asked = found is not None and found.is_open and found.invitation(institution) is not None
    if is_asked and entering.may(Permission.CONSULT, id, by):
        consultations.greet(id, institution, invited.person.handle, by=by, at=now())
    elif invited.token is not None:
        letting_in.send(invited, by=by.person, assessment=id, at=now())


def due_of(request: HttpRequest) -> Deadline:
    """The deadline that was typed.

    Raises:
        Invalid: none was, or there is no such day.
    """
    found = forms.deadline(forms.typed(request, "due"), forms.typed(request, "zone", "UTC"))
    if found is None:
        raise Invalid(Problem("no day was chosen", place="due", remedy="choose the day and the time"))
    return found


def due_field(value: str, *, optional: bool = False) -> Field:
    """The field of the deadline."""
    return Field(
        name="due", id="due", label=_("Comments until"), kind="datetime-local", value=value, optional=optional
    )  # fmt: skip


def _page(
    request: HttpRequest,
    id: str,  # noqa: A002
    member: Member,
    *,
    twin: bool = False,
    wrong: Invalid | None = None,
) -> HttpResponse:
    entry, found = kept.entry(id), consultations.of(id, by=member)
    asked = consultations.asked(id, by=member)
    may = entering.may(Permission.CONSULT, id, member)
    local = found.due.local if found else ""
    zone = found.due.zone if found else person(request).zone
    fields = forms.marked(
        (due_field(forms.typed(request, "due", local)), forms.zones(forms.typed(request, "zone", zone))), wrong
    )
    offered = mandates.candidates(id, by=member) if may else ()
    page = InstitutionsPage(
        frame=frame(request, _("%(name)s: who is asked") % {"name": entry.name(speaking())}, "assessments"),
        head=desk_head(entry, member, "consultation"),
        around=around(id, member, "consultation institutions"),
        said=() if twin else told(request),
        notice=standing(found),
        lines=tuple(_lines(id, asked, found, may=may)),
        facts=_facts(asked),
        offers=tuple(
            Offer(
                name=one.name,
                note=_note(one),
                address=reverse("consultation institution", kwargs={"id": id, "institution": one.institution}),
            )
            for one in offered
        ),
        may_change=may,
        mistakes=forms.mistakes(wrong, fields),
        due=fields[0],
        zone=fields[1],
        tell=reverse("consultation tell", kwargs={"id": id}) if entering.may(Permission.DISPOSE, id, member) else None,
        team=address("team", id=id),
    )
    return answer(request, page, "desk/inviting/institutions.html", twin=twin, status=422 if wrong else 200)


def _lines(id: str, asked: tuple[Asked, ...], found: Consultation | None, *, may: bool) -> list[Line]:  # noqa: A002
    handles = {handle for one in asked for handle in one.people}
    listed = {handle: people.listed(handle) for handle in handles}
    editions, is_open = answering.editions_of(kept.entry(id)), found is not None and found.is_open
    lines = []
    for one in asked:
        made, given = one.invitation, {"id": id, "institution": one.invitation.institution}
        names = [
            listed[who].person.name if listed[who].accepted_at else f"{listed[who].person.name} ({_('not in yet')})"
            for who in one.people
        ]
        lines.append(
            Line(
                id=made.institution,
                name=one.name,
                address=reverse("consultation institution", kwargs=given) if may else None,
                is_government=made.is_government,
                mandate=mandate_says(made.mandate, editions),
                languages=", ".join(language.endonym for language in made.languages),
                people=", ".join(names),
                due=until(made.due),
                due_chip=pieces.deadline(made.due.moment, now()) if is_open and one.waits else None,
                voice=plain(voice_says(one)),
                last=made.reminded_at[-1][:10] if made.reminded_at else None,
                pack=reverse("consultation pack", kwargs=given),
                remind=reverse("consultation remind", kwargs=given)
                if may and is_open and one.waits and one.people
                else None,
            )
        )
    return lines


def _facts(asked: tuple[Asked, ...]) -> str:
    told = [ngettext("%(n)d institution is asked", "%(n)d institutions are asked", len(asked)) % {"n": len(asked)}]
    counted = Counter(one.voice for one in asked)
    told += [f"{_(VOICES[voice])}: {counted[voice]}" for voice in Voice if counted[voice]]
    return " · ".join(told)


def _note(one: mandates.Candidate) -> str:
    told = []
    if one.questions:
        told.append(
            ngettext("was asked %(n)d question", "was asked %(n)d questions", one.questions) % {"n": one.questions}
        )
    if one.speakers:
        told.append(
            ngettext("%(n)d person speaks for it", "%(n)d people speak for it", one.speakers) % {"n": one.speakers}
        )
    return " · ".join(told) or _("nobody speaks for it yet")


def _here(id: str) -> str:  # noqa: A002
    return reverse("consultation institutions", kwargs={"id": id})

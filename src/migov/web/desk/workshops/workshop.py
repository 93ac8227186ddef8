"""One workshop: what it is called, who is there, what was written down, and what becomes of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from migov.actions import assessments as kept
from migov.actions import delegations, entering
from migov.actions.consulting import minutes, workshops
from migov.actions.consulting.minutes import Bearing
from migov.errors import Conflict, Invalid
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.model.workshops import Attendee, Workshop
from migov.store import people
from migov.web.answering import Page, answer, frame
from migov.web.desk.inviting.words import around
from migov.web.desk.life import forms
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.desk.workshops.listing import chip_of, fields, given, said_of
from migov.web.desk.workshops.words import Told, told
from migov.web.entrance import enter
from migov.web.pieces import Chip, Crumb, Field, Mistake, Tab
from migov.web.signed import now


class Person(Value, kw_only=True):
    """Somebody on the list, or who could be."""

    name: str
    institution: str
    institution_id: str
    function: str
    key: str
    """Name and institution, as a form sends them."""


class WorkshopPage(Page, kw_only=True):
    """One workshop."""

    head: DeskHead
    around: tuple[Tab, ...]
    crumbs: tuple[Crumb, ...]
    said: tuple[str, ...]
    mistakes: tuple[Mistake, ...]
    title: str
    beside: str
    chip: Chip
    is_open: bool
    may_run: bool
    may_take: bool
    waiting: int
    """Minutes that can be taken over."""
    room: str
    projector: str
    printed: str
    file: str
    fields: tuple[Field, ...]
    people: tuple[Person, ...]
    expected: tuple[Person, ...]
    newcomer: tuple[Field, ...]
    institutions: tuple[str, ...]
    lines: tuple[Told, ...]
    attend: str
    leave: str
    close: str
    take: str


@require_http_methods(["GET", "HEAD", "POST"])
def workshop(request: HttpRequest, id: str, number: int, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """The page; what it is called is sent to the same address."""
    is_change = request.method == "POST"
    member = enter(request, id, Permission.RUN_WORKSHOP if is_change else Permission.SEE_LEDGER)
    wrong: Invalid | Conflict | None = None
    if is_change:
        try:
            workshops.change(id, number, **given(request), by=member, at=now())
        except (Invalid, Conflict) as error:
            wrong = error
        else:
            return _back(id, number)
    return answer(
        request,
        _page(request, id, number, member, wrong, twin=twin),
        "desk/workshops/workshop.html",
        twin=twin,
        status=422 if wrong else 200,
    )


@require_POST
def attend(request: HttpRequest, id: str, number: int) -> HttpResponse:  # noqa: A002
    """People put on the list: those who were ticked, and a newcomer."""
    member = enter(request, id, Permission.RUN_WORKSHOP)
    names = _ids(id)
    found = []
    for key in forms.ticked(request, "expected")[: workshops.MOST_PEOPLE]:
        name, _separator, institution = key.partition("\n")
        found.append((name, institution, ""))
    if forms.typed(request, "name").strip():
        institution = forms.typed(request, "institution").strip()
        known = names.get(institution.casefold(), institution)
        found.append((forms.typed(request, "name"), known, forms.typed(request, "function")))
    try:
        new = [Attendee(name=name, institution=institution or None, function=what) for name, institution, what in found]
        workshops.attend(id, number, new, by=member, at=now())
    except Invalid as error:
        page = _page(request, id, number, member, error, twin=False)
        return answer(request, page, "desk/workshops/workshop.html", status=422)
    return _back(id, number, "#people")


@require_POST
def leave(request: HttpRequest, id: str, number: int) -> HttpResponse:  # noqa: A002
    """Somebody struck from the list."""
    member = enter(request, id, Permission.RUN_WORKSHOP)
    name, _separator, institution = forms.typed(request, "key").replace("\r\n", "\n").partition("\n")
    workshops.leave(id, number, name, institution or None, by=member, at=now())
    return _back(id, number, "#people")


@require_POST
def strike(request: HttpRequest, id: str, number: int) -> HttpResponse:  # noqa: A002
    """A minute struck out."""
    member = enter(request, id, Permission.RUN_WORKSHOP)
    workshops.strike(id, number, forms.typed(request, "minute"), by=member, at=now())
    if passage := forms.typed(request, "at"):
        where = reverse("workshop room", kwargs={"id": id, "number": number})
        return HttpResponseRedirect(f"{where}?at={passage}" if passage.replace("-", "").isalnum() else where)
    return _back(id, number, "#minutes")


@require_POST
def close(request: HttpRequest, id: str, number: int) -> HttpResponse:  # noqa: A002
    """The workshop closed, or opened again."""
    member = enter(request, id, Permission.RUN_WORKSHOP)
    done = workshops.reopen if "again" in request.POST else workshops.close
    done(id, number, by=member, at=now())
    return _back(id, number)


@require_POST
def take(request: HttpRequest, id: str, number: int) -> HttpResponse:  # noqa: A002
    """Minutes made part of the ledger: one, or all that can be."""
    member = enter(request, id, Permission.DISPOSE)
    wanted = forms.ticked(request, "minute") or None
    done = minutes.take_over(id, number, wanted, by=member, at=now())
    count, left = len(done.taken), len(done.left)
    if count:
        messages.success(
            request, ngettext("%(n)d minute was taken over", "%(n)d minutes were taken over", count) % {"n": count}
        )
    if left:
        says = ngettext(
            "%(n)d minute was not: what is in its way stands beside it",
            "%(n)d minutes were not: what is in their way stands beside each",
            left,
        )
        messages.info(request, says % {"n": left})
    if not count and not left:
        messages.info(request, _("There was nothing to take over."))
    return _back(id, number, "#minutes")


def _page(
    request: HttpRequest,
    id: str,  # noqa: A002
    number: int,
    member: Member,
    wrong: Invalid | Conflict | None,
    *,
    twin: bool,
) -> WorkshopPage:
    found, entry = workshops.one(id, number, by=member), kept.entry(id)
    lines, names = minutes.lines(id, number, by=member), delegations.institutions(id)
    may, is_open = entering.may(Permission.RUN_WORKSHOP, id, member), found.closed_at is None
    form = forms.marked(fields(request, id, member, found), wrong)
    newcomer = forms.marked(_newcomer(request) if may and is_open else (), wrong)
    where = {"id": id, "number": number}
    address = {
        name: reverse(f"workshop {name}", kwargs=where)
        for name in ("room", "minutes", "minutes file", "attend", "leave", "close", "take")
    }
    handles = {line.by for line in lines}
    return WorkshopPage(
        frame=frame(request, found.title, "assessments"),
        head=desk_head(entry, member, "consultation"),
        around=around(id, member, "workshop"),
        crumbs=(Crumb(title=_("Workshops"), address=reverse("workshops", kwargs={"id": id})),),
        said=() if twin else tuple(str(one) for one in messages.get_messages(request)),
        mistakes=forms.mistakes(wrong, (*form, *newcomer)),
        title=found.title,
        beside=said_of(found),
        chip=chip_of(found),
        is_open=is_open,
        may_run=may,
        may_take=entering.may(Permission.DISPOSE, id, member),
        waiting=sum(line.bearing is Bearing.WAITS for line in lines),
        room=address["room"],
        projector=f"{address['room']}?view=projector",
        printed=address["minutes"],
        file=address["minutes file"],
        fields=form,
        people=tuple(_person(one, names) for one in found.attendees),
        expected=_expected(id, found, names, member) if may and is_open else (),
        newcomer=newcomer,
        institutions=tuple(sorted(names.values())),
        lines=told(id, number, lines, names, people.names(handles) if handles else {}),
        attend=address["attend"],
        leave=address["leave"],
        close=address["close"],
        take=address["take"],
    )


def _expected(id: str, found: Workshop, names: dict[str, str], member: Member) -> tuple[Person, ...]:  # noqa: A002
    return tuple(_person(one, names) for one in workshops.expected(id, found.number, by=member))


def _person(one: Attendee, names: dict[str, str]) -> Person:
    return Person(
        name=one.name,
        institution=names.get(one.institution, one.institution) if one.institution else "",
        institution_id=one.institution or "",
        function=one.function,
        key=f"{one.name}\n{one.institution or ''}",
    )


def _newcomer(request: HttpRequest) -> tuple[Field, ...]:
    names = (("name", _("Name"), False), ("institution", _("Institution"), True), ("function", _("Function"), True))
    return tuple(
        Field(
            name=name,
            label=label,
            value=forms.typed(request, name),
            optional=optional,
            maximum=workshops.LINE,
            autocomplete="off",
        )
        for name, label, optional in names
    )


def _ids(id: str) -> dict[str, str]:  # noqa: A002
    """Ids of institutions by their names as they are typed."""
    return {name.casefold(): one for one, name in delegations.institutions(id).items()}


def _back(id: str, number: int, where: str = "") -> HttpResponseRedirect:  # noqa: A002
    return HttpResponseRedirect(reverse("workshop", kwargs={"id": id, "number": number}) + where)

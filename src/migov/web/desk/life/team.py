"""The team of an assessment, and the institutions that are asked."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from migov.actions import assessments as kept
from migov.actions import entering, team
from migov.actions import people as letting_in
from migov.actions.team import Belonging, Invited
from migov.errors import MigovError, NotFound, Refused
from migov.model.institutions import Institution
from migov.model.languages import Language
from migov.model.people import Member, Membership, Role
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.web.accounts.limits import too_often
from migov.web.answering import HERE, Page, answer, frame, speaking
from migov.web.desk.life.forms import marked, mistakes, one_of, options, plain, ticked, typed
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.entrance import enter
from migov.web.names import of_role, what_it_does
from migov.web.pieces import Badge, Chip, Confirmation, Field, Mistake, Option, badge
from migov.web.signed import now


class RoleLine(Value, kw_only=True):
    """One role of one person."""

    name: str
    does: str
    institution: str | None
    remove: str | None
    """Where it is taken away; null for those who may not."""


class MemberCard(Value, kw_only=True):
    """One person of the team."""

    badge: Badge
    address: str
    """Of their mail."""
    chip: Chip | None
    """Where they have not come in yet."""
    roles: tuple[RoleLine, ...]
    in_hands: str | None


class InstitutionLine(Value, kw_only=True):
    """One institution that is asked."""

    id: str
    name: str
    native_name: str | None
    acronym: str | None
    people: str
    strike: str | None
    """Where it is taken out; null where somebody needs it, and for those who may not."""


class TeamPage(Page, kw_only=True):
    """The team of an assessment."""

    head: DeskHead
    said: tuple[str, ...]
    members: tuple[MemberCard, ...]
    institutions: tuple[InstitutionLine, ...]
    mistakes: tuple[Mistake, ...]
    fields: tuple[Field, ...]
    """Of the form that adds somebody; empty for those who may not."""
    add: str
    institution_fields: tuple[Field, ...]
    name: str
    earlier: Field | None
    """Of the institutions that the round before named; null where there are none, and for those who may not."""
    take_over: str


class LeavingPage(Page, kw_only=True):
    """The question before somebody leaves a role."""

    head: DeskHead
    mistakes: tuple[Mistake, ...]
    confirmation: Confirmation


@require_safe
def team_(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """The team."""
    return _page(request, id, twin=twin)


@require_POST
def add(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002
    """Somebody added, with a letter where they are new; the team again."""
    member = enter(request, id, Permission.MANAGE_TEAM)
    if refusal := too_often(request, "invite"):
        return refusal
    spoken = typed(request, "language")
    try:
        invited = team.add(
            typed(request, "address"),
            one_of(Role, typed(request, "role"), place="role"),
            assessment=id,
            institution=typed(request, "institution") or None,
            name=typed(request, "name") or None,
            language=Language(spoken) if spoken in set(HERE) else Language.EN,
            by=member,
            at=now(),
        )
    except MigovError as error:
        return _page(request, id, error=error)
    _tell(request, invited, id, member)
    return HttpResponseRedirect(reverse("team", kwargs={"id": id}))


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002
    """The question before somebody leaves a role, or, once it is answered, the team."""
    member, error = enter(request, id, Permission.MANAGE_TEAM), None
    asked = request.POST if request.method == "POST" else request.GET
    named = {name: plain(asked.get(name, "")) for name in ("person", "role", "institution")}
    leaves = _membership(id, named["person"], named["role"], named["institution"] or None)
    found = team.leaving(leaves, by=member)
    if request.method == "POST":
        try:
            team.remove(leaves, by=member, at=now())
        except Refused as refused:
            error = refused
        else:
            said = _("%(name)s is not %(role)s here any more.") % {"name": found.name, "role": of_role(leaves.role)}
            messages.success(request, said)
            return HttpResponseRedirect(reverse("team", kwargs={"id": id}))
    entry = kept.entry(id)
    title = _("Take %(name)s out as %(role)s?") % {"name": found.name, "role": of_role(leaves.role)}
    page = LeavingPage(
        frame=frame(request, title, "assessments"),
        head=desk_head(entry, member, "team"),
        mistakes=mistakes(error, ()),
        confirmation=Confirmation(
            title=title,
            text=_last() if found.is_last_coordinator else _consequence(found.in_hands),
            action=reverse("team remove", kwargs={"id": id}),
            word=_("Take them out"),
            back=reverse("team", kwargs={"id": id}),
            grave=True,
            hidden=tuple(Option(value=value, label=name) for name, value in _named(leaves)),
        ),
    )
    return answer(request, page, "desk/life/leaving.html", twin=twin, status=409 if error else 200)


@require_POST
def name(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002
    """An institution put into the register; the team again."""
    member = enter(request, id, Permission.NAME_INSTITUTION)
    words = {key: typed(request, key) for key in ("native_name", "acronym")}
    try:
        team.name_institution(typed(request, "institution_name"), **words, assessment=id, by=member, at=now())
    except MigovError as error:
        return _page(request, id, error=error)
    return HttpResponseRedirect(reverse("team", kwargs={"id": id}) + "#institutions")


@require_POST
def take_over(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002
    """Institutions of the round before put into the register; the team again."""
    member = enter(request, id, Permission.NAME_INSTITUTION)
    team.take_over_institutions(ticked(request, "earlier"), assessment=id, by=member, at=now())
    return HttpResponseRedirect(reverse("team", kwargs={"id": id}) + "#institutions")


@require_POST
def strike(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002
    """An institution taken out of the register; the team again."""
    member = enter(request, id, Permission.NAME_INSTITUTION)
    try:
        team.strike_institution(typed(request, "institution"), assessment=id, by=member, at=now())
    except Refused as error:
        return _page(request, id, error=error)
    return HttpResponseRedirect(reverse("team", kwargs={"id": id}) + "#institutions")


def _page(
    request: HttpRequest,
    id: str,  # noqa: A002
    *,
    error: MigovError | None = None,
    twin: bool = False,
) -> HttpResponse:
    member = enter(request, id, Permission.SEE_INSIDE)
    entry, belonging = kept.entry(id), team.of(id, by=member)
    institutions = team.institutions(id, by=member)
    may_add = entering.may(Permission.MANAGE_TEAM, id, member)
    may_name = entering.may(Permission.NAME_INSTITUTION, id, member)
    fields = _fields(request, institutions) if may_add else ()
    named = _institution_fields(request) if may_name else ()
    page = TeamPage(
        frame=frame(request, _("%(name)s: team") % {"name": entry.name(speaking())}, "assessments"),
        head=desk_head(entry, member, "team"),
        said=() if twin else tuple(str(message) for message in messages.get_messages(request)),
        members=tuple(_card(one, institutions, may_remove=may_add) for one in belonging),
        institutions=tuple(_line(one, belonging, may_strike=may_name, id=id) for one in institutions),
        mistakes=mistakes(error, (*fields, *named)),
        fields=marked(fields, error),
        add=reverse("team add", kwargs={"id": id}),
        institution_fields=marked(named, error),
        name=reverse("institution name", kwargs={"id": id}),
        earlier=_earlier(id, member) if may_name else None,
        take_over=reverse("institution take over", kwargs={"id": id}),
    )
    return answer(request, page, "desk/life/team.html", twin=twin, status=422 if error else 200)


def _tell(request: HttpRequest, invited: Invited, id: str, by: Member) -> None:  # noqa: A002
    """Send the letter, and say what became of it."""
    called = {"name": invited.person.name}
    if invited.token is None:
        messages.success(request, _("%(name)s is in the team.") % called)
        return
    try:
        letting_in.send(invited, by=by.person, assessment=id, at=now())
    except MigovError as error:
        messages.warning(
            request, _("%(name)s is in the team, but has no letter yet: %(why)s") % (called | {"why": str(error)})
        )
        return
    messages.success(request, _("%(name)s is in the team, and has a letter with the way in.") % called)


def _card(one: Belonging, institutions: tuple[Institution, ...], *, may_remove: bool) -> MemberCard:
    names = {institution.id: institution.name for institution in institutions}
    count = one.in_hands
    return MemberCard(
        badge=badge(one.person.name, one.person.institution),
        address=one.person.address,
        chip=None if one.came_in else Chip(kind="waiting", word=_("Invited, not in yet")),
        roles=tuple(
            RoleLine(
                name=of_role(role.role),
                does=what_it_does(role.role),
                institution=names.get(role.institution, role.institution) if role.institution else None,
                remove=_leaving_address(role) if may_remove else None,
            )
            for role in one.roles
        ),
        in_hands=ngettext("%(n)d indicator in hand", "%(n)d indicators in hand", count) % {"n": count}
        if count
        else None,
    )


def _leaving_address(role: Membership) -> str:
    return reverse("team remove", kwargs={"id": role.assessment}) + "?" + urlencode(dict(_named(role)))


def _named(role: Membership) -> list[tuple[str, str]]:
    pairs = [("person", role.person), ("role", role.role.value), ("institution", role.institution or "")]
    return [(key, value) for key, value in pairs if value]


def _membership(id: str, person: str, role: str, institution: str | None) -> Membership:  # noqa: A002
    """The membership that the words mean.

    Raises:
        NotFound: there can be none such.
    """
    if role not in set(Role) or (role == Role.PARTICIPANT) != bool(institution):
        raise NotFound("role", role)
    return Membership(assessment=id, person=person, role=Role(role), institution=institution)


def _consequence(in_hands: int) -> str:
    if not in_hands:
        return _("What they did stays, with their name.")
    told = ngettext(
        "What they did stays, with their name. %(n)d indicator they have in hand is in nobody’s hands then.",
        "What they did stays, with their name. %(n)d indicators they have in hand are in nobody’s hands then.",
        in_hands,
    )
    return told % {"n": in_hands}


def _last() -> str:
    return _("They are the only coordinator who can come in: make somebody else coordinator first.")


def _line(one: Institution, belonging: tuple[Belonging, ...], *, may_strike: bool, id: str) -> InstitutionLine:  # noqa: A002
    names = [each.person.name for each in belonging if one.id in each.member.institutions]
    free = may_strike and not names and not one.places
    return InstitutionLine(
        id=one.id,
        name=one.name,
        native_name=one.native_name,
        acronym=one.acronym,
        people=", ".join(names),
        strike=reverse("institution strike", kwargs={"id": id}) if free else None,
    )


def _fields(request: HttpRequest, institutions: tuple[Institution, ...]) -> tuple[Field, ...]:
    roles = tuple(
        Option(
            value=role.value,
            label=of_role(role),
            help=what_it_does(role),
            chosen=role.value == typed(request, "role", Role.ANALYST.value),
        )
        for role in Role
    )
    register = [("", _("none")), *((one.id, one.name) for one in institutions)]
    return (
        Field(
            name="address",
            label=_("Mail address"),
            kind="email",
            value=typed(request, "address"),
            required=True,
            autocomplete="off",
            help=_("Whoever has an account here is in at once; somebody new gets a letter."),
        ),
        Field(
            name="name",
            label=_("Name"),
            value=typed(request, "name"),
            optional=True,
            help=_("Of somebody new."),
            autocomplete="off",
        ),
        Field(name="role", label=_("Role"), kind="radio", options=roles, required=True),
        Field(
            name="institution",
            label=_("Institution"),
            kind="select",
            options=options(register, [typed(request, "institution")]),
            help=_("For whom a participant speaks."),
        ),
        Field(
            name="language",
            label=_("Language of the letter"),
            kind="select",
            options=options(((one.value, one.endonym) for one in HERE), [typed(request, "language", speaking().value)]),
        ),
    )


def _earlier(id: str, member: Member) -> Field | None:  # noqa: A002
    known = team.known_before(id, by=member)
    if not known:
        return None
    label = _("Institutions of the round before")
    return Field(
        name="earlier",
        id="earlier",
        label=label,
        kind="checks",
        options=options(((one.id, one.name) for one in known), ()),
    )


def _institution_fields(request: HttpRequest) -> tuple[Field, ...]:
    return (
        Field(
            name="institution_name",
            label=_("Name of the institution"),
            value=typed(request, "institution_name"),
            required=True,
            maximum=team.LONGEST,
        ),
        Field(
            name="native_name",
            label=_("Native name"),
            value=typed(request, "native_name"),
            optional=True,
            maximum=team.LONGEST,
        ),
        Field(name="acronym", label=_("Acronym"), value=typed(request, "acronym"), optional=True, narrow=True),
    )

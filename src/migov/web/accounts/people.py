"""People, for the office and for coordinators: who is here, inviting somebody, ending an account."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from migov.actions import assessments, people
from migov.actions.people import Invited, Place, Profile
from migov.errors import Invalid, MigovError, NotFound, Refused
from migov.model.languages import Language
from migov.model.people import Person, Role
from migov.model.values import Value
from migov.web.accounts.limits import too_often
from migov.web.answering import HERE, Page, answer, frame, speaking
from migov.web.names import of_role, what_it_does
from migov.web.pieces import Badge, Chip, Confirmation, Field, Mistake, Option, badge
from migov.web.signed import now, person, who


class PersonLine(Value, kw_only=True):
    """One person in the list."""

    handle: str
    badge: Badge
    address: str
    state: Chip
    is_office: bool
    roles: tuple[str, ...]
    last_sign_in: str | None
    again: str | None
    """Where another letter is asked for; null where the person is in."""
    withdraw: str | None
    restore: str | None


class PeoplePage(Page, kw_only=True):
    """Everybody whom the reader may see."""

    people: tuple[PersonLine, ...]
    said: tuple[str, ...]
    """What was just done."""
    mistakes: tuple[Mistake, ...]
    fields: tuple[Field, ...]
    invite: str
    """Where the form is sent."""
    is_office: bool


class WithdrawPage(Page, kw_only=True):
    """The question before an account is ended."""

    confirmation: Confirmation


@require_safe
def everybody(request: HttpRequest, *, twin: bool = False) -> HttpResponse:
    """The people, and the form to invite one more."""
    return _page(request, twin=twin)


@require_POST
def invite(request: HttpRequest) -> HttpResponse:
    """Somebody invited; the list again, which says so."""
    me = person(request)
    office, place = "office" in request.POST, None
    try:
        place = _place(request)
        people.require_admitting(me, place, is_office=office)
        if refusal := too_often(request, "invite"):
            return refusal
        invited = people.invite(
            request.POST.get("address", ""),
            name=request.POST.get("name", ""),
            language=_language(request),
            is_office=office,
            membership=place,
            by=me.handle,
            at=now(),
        )
    except (Invalid, Refused) as error:
        return _page(request, mistakes=(Mistake(says=str(error), field="address"),), status=422)
    _send(request, invited, place.assessment if place else None)
    return HttpResponseRedirect(reverse("people"))


@require_POST
def again(request: HttpRequest, handle: str) -> HttpResponse:
    """Another letter to somebody who has not come in yet; the one before is void."""
    me, one = person(request), _seen(request, handle)
    if refusal := too_often(request, "invite"):
        return refusal
    role = one.roles[0] if one.roles else None
    place = Place(assessment=role.assessment, role=role.role, institution=role.institution) if role else None
    people.require_admitting(me, place, is_office=False)
    invited = people.invite(one.listed.person.address, membership=place, by=me.handle, at=now())
    _send(request, invited, place.assessment if place else None)
    return HttpResponseRedirect(reverse("people"))


@require_safe
def ask_to_withdraw(request: HttpRequest, handle: str) -> HttpResponse:
    """The question before an account is ended."""
    one = _of_office(request, handle)
    name = one.listed.person.name
    confirmation = Confirmation(
        title=_("End the account of %(name)s?") % {"name": name},
        text=_(
            "They are signed out everywhere at once and cannot sign in any more. What they did stays, with their name."
        ),
        action=reverse("person withdraw", kwargs={"handle": handle}),
        word=_("End the account"),
        back=reverse("people"),
        grave=True,
    )
    page = WithdrawPage(frame=frame(request, confirmation.title, "people"), confirmation=confirmation)
    return answer(request, page, "accounts/withdraw.html")


@require_POST
def withdraw(request: HttpRequest, handle: str) -> HttpResponse:
    """An account ended; the list again."""
    one = _of_office(request, handle)
    people.withdraw(handle, by=who(request), at=now())
    messages.success(request, _("The account of %(name)s is ended.") % {"name": one.listed.person.name})
    return HttpResponseRedirect(reverse("people"))


@require_POST
def restore(request: HttpRequest, handle: str) -> HttpResponse:
    """An account brought back; the list again."""
    one = _of_office(request, handle)
    people.restore(handle, by=who(request), at=now())
    messages.success(request, _("%(name)s may sign in again.") % {"name": one.listed.person.name})
    return HttpResponseRedirect(reverse("people"))


def _page(
    request: HttpRequest, *, twin: bool = False, mistakes: tuple[Mistake, ...] = (), status: int = 200
) -> HttpResponse:
    me = person(request)
    page = PeoplePage(
        frame=frame(request, _("People"), "people"),
        people=tuple(_line(one, me) for one in people.seen_by(me)),
        said=() if twin else tuple(str(message) for message in messages.get_messages(request)),
        mistakes=mistakes,
        fields=_fields(request, me),
        invite=reverse("person invite"),
        is_office=me.is_office,
    )
    return answer(request, page, "accounts/people.html", twin=twin, status=status)


def _line(one: Profile, me: Person) -> PersonLine:
    listed, given = one.listed, {"handle": one.listed.person.handle}
    invited = listed.accepted_at is None and listed.withdrawn_at is None
    mine = listed.person.handle == me.handle
    return PersonLine(
        handle=listed.person.handle,
        badge=badge(listed.person.name, listed.person.institution),
        address=listed.person.address,
        state=_state(one),
        is_office=listed.person.is_office,
        roles=tuple(f"{of_role(role.role)} · {role.assessment}" for role in one.roles),
        last_sign_in=_day(listed.last_sign_in) if listed.last_sign_in else None,
        again=reverse("person again", kwargs=given) if invited else None,
        withdraw=_if(me.is_office and not mine and listed.withdrawn_at is None, "person ask to withdraw", given),
        restore=_if(me.is_office and listed.withdrawn_at is not None, "person restore", given),
    )


def _if(condition: bool, name: str, given: dict[str, str]) -> str | None:  # noqa: FBT001 - reads as what it says
    return reverse(name, kwargs=given) if condition else None


def _day(moment: object) -> str:
    return date_format(timezone.localtime(moment), "DATE_FORMAT")  # type: ignore[arg-type]


def _state(one: Profile) -> Chip:
    if one.listed.withdrawn_at is not None:
        return Chip(kind="blocked", word=_("Ended"))
    if one.listed.accepted_at is None:
        return Chip(kind="waiting", word=_("Invited"))
    return Chip(kind="done", word=_("In"))


def _fields(request: HttpRequest, me: Person) -> tuple[Field, ...]:
    typed = request.POST
    mine = people.coordinated_by(me.handle)
    entries = [entry for entry in assessments.entries() if me.is_office or entry.id in mine]
    of_assessments = [
        Option(
            value=entry.id,
            label=f"{entry.short_name.text(speaking())} {entry.year or ''}".strip(),
            chosen=entry.id == typed.get("assessment"),
        )
        for entry in entries
    ]
    roles = [
        Option(value=role.value, label=of_role(role), help=what_it_does(role), chosen=role.value == typed.get("role"))
        for role in Role
        if role is not Role.PARTICIPANT
    ]
    none = Option(value="", label="–")
    office = Field(
        name="office",
        label=_("Works in the office"),
        kind="check",
        help=_("May open assessments, invite people and see every assessment."),
        options=(Option(value="1", label="", chosen="office" in typed),),
    )
    return (
        Field(name="address", label=_("Mail address"), kind="email", required=True, value=typed.get("address", "")),
        Field(name="name", label=_("Name"), required=True, maximum=200, value=typed.get("name", "")),
        Field(name="language", label=_("Language of the letter"), kind="select", options=_languages(request)),
        *((office,) if me.is_office else ()),
        Field(
            name="assessment",
            label=_("Assessment"),
            kind="select",
            optional=me.is_office,
            options=(none, *of_assessments),
        ),
        Field(
            name="role",
            label=_("Role"),
            kind="select",
            optional=me.is_office,
            options=(none, *roles),
            help=_("Participants are invited from the team of their assessment, where their institution is chosen."),
        ),
    )


def _languages(request: HttpRequest) -> tuple[Option, ...]:
    chosen = request.POST.get("language", speaking().value)
    return tuple(Option(value=one.value, label=one.endonym, chosen=one.value == chosen) for one in HERE)


def _language(request: HttpRequest) -> Language:
    given = request.POST.get("language", "")
    return Language(given) if given in set(Language) else Language.EN


def _place(request: HttpRequest) -> Place | None:
    assessment, role = request.POST.get("assessment", ""), request.POST.get("role", "")
    if not assessment and not role:
        return None
    if not assessment or role not in set(Role):
        raise Invalid(_("A role is one in an assessment: choose both, or neither."))
    return Place(assessment=assessment, role=Role(role))


def _send(request: HttpRequest, invited: Invited, assessment: str | None) -> None:
    """Send the letter, and say what became of it."""
    name = invited.person.name
    if invited.token is None:
        messages.success(request, _("%(name)s is in already, and has that role now.") % {"name": name})
        return
    if not people.goes_by_mail():
        if not people.may_hand_on(invited, person(request)):
            words = _("No mail server is set, and %(name)s may do more than you: ask the office to hand on the link.")
            messages.warning(request, words % {"name": name})
            return
        words = _("No mail server is set: hand this link to %(name)s yourself: %(link)s")
        messages.success(request, words % {"name": name, "link": people.link(invited)})
        return
    try:
        people.send(invited, by=who(request), assessment=assessment, at=now())
        messages.success(request, _("A letter is on its way to %(name)s.") % {"name": name})
    except MigovError as error:
        words = _("%(name)s is invited, but the letter did not leave: %(error)s. Send it again later.")
        messages.error(request, words % {"name": name, "error": error})


def _seen(request: HttpRequest, handle: str) -> Profile:
    for one in people.seen_by(person(request)):
        if one.listed.person.handle == handle:
            return one
    raise NotFound("person", handle)


def _of_office(request: HttpRequest, handle: str) -> Profile:
    """The person, for somebody of the office; to anybody else the page does not exist."""
    if not person(request).is_office:
        raise NotFound("page", "people")
    return _seen(request, handle)

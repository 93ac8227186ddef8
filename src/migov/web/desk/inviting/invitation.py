"""One institution that is asked, or could be: what concerns it, its languages, its people, its own deadline."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from msgspec.structs import replace

from migov.actions import answers as answering
from migov.actions import assessments as kept
from migov.actions import delegations, entering
from migov.actions.consulting import consultations, letters, mandates
from migov.errors import Invalid, NotFound
from migov.model.consultations import Consultation, Invitation, Mandate
from migov.model.deadlines import Deadline
from migov.model.dimensions import Dimension
from migov.model.drafts import Part
from migov.model.indicators import SubDomain
from migov.model.languages import Language
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.store import consultations as kept_consultations
from migov.store import drafts
from migov.store.assessments import Entry
from migov.web.answering import HERE, Page, answer, frame, speaking
from migov.web.desk.inviting.institutions import due_field
from migov.web.desk.inviting.words import around, told
from migov.web.desk.life import forms
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.entrance import enter
from migov.web.pieces import Confirmation, Crumb, Field, Mistake, Notice, Option, Tab
from migov.web.signed import now, person

SHOWN = 110
"""Characters of a passage by which it is known in the list."""


class Box(Value, kw_only=True):
    """Something to tick."""

    id: str
    name: str
    value: str
    label: str
    chosen: bool


class Group(Value, kw_only=True):
    """A dimension with its sub-domains and passages, or what stands outside of all six."""

    number: int | None
    title: str
    whole: Box | None
    sections: tuple[Box, ...]
    passages: tuple[Box, ...]
    open: bool
    """Whether something in it is chosen."""


class InvitationPage(Page, kw_only=True):
    """One institution."""

    head: DeskHead
    crumbs: tuple[Crumb, ...]
    around: tuple[Tab, ...]
    said: tuple[Notice, ...]
    name: str
    is_asked: bool
    notice: Notice | None
    mistakes: tuple[Mistake, ...]
    government: Field
    languages: Field
    due: Field
    zone: Field
    groups: tuple[Group, ...]
    people: tuple[str, ...]
    fields: tuple[Field, ...]
    """Of the form that adds somebody who speaks for it; empty for those who may not."""
    add: str
    pack: str | None
    withdraw: str | None


class WithdrawPage(Page, kw_only=True):
    """The question before an institution is asked no longer."""

    confirmation: Confirmation


@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, id: str, institution: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """The form by which an institution is asked; it is sent to the same address."""
    member = enter(request, id, Permission.CONSULT)
    if institution not in delegations.institutions(id):
        raise NotFound("institution", institution)
    if request.method != "POST":
        return _page(request, id, institution, member, twin=twin)
    try:
        consultations.invite(
            id,
            institution,
            mandate=_with_unseen(_mandate(request), id, institution),
            languages=[Language(one) for one in forms.ticked(request, "languages") if one in set(Language)],
            due=_due(request),
            is_government="is_government" in request.POST,
            by=member,
            at=now(),
        )
    except Invalid as error:
        return _page(request, id, institution, member, wrong=error)
    name = delegations.institution_name(id, institution)
    messages.success(request, _("%(name)s is asked about the draft.") % {"name": name})
    return HttpResponseRedirect(reverse("consultation institutions", kwargs={"id": id}))


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, id: str, institution: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002
    """The question before an institution is asked no longer, and the answer to it."""
    member = enter(request, id, Permission.CONSULT)
    found = consultations.of(id, by=member)
    if found is None or found.invitation(institution) is None:
        raise NotFound("invitation", institution)
    back = reverse("consultation institutions", kwargs={"id": id})
    name = delegations.institution_name(id, institution)
    if request.method == "POST":
        consultations.withdraw(id, institution, by=member, at=now())
        messages.success(request, _("%(name)s is asked no longer.") % {"name": name})
        return HttpResponseRedirect(back)
    title = _("Ask %(name)s no longer?") % {"name": name}
    page = WithdrawPage(
        frame=frame(request, title, "assessments"),
        confirmation=Confirmation(
            title=title,
            text=_("Its people cannot read the draft any more. What it said stays, and is answered as before."),
            action=reverse("consultation withdraw", kwargs={"id": id, "institution": institution}),
            word=_("Ask it no longer"),
            back=back,
            grave=True,
        ),
    )
    return answer(request, page, "desk/inviting/withdraw.html", twin=twin)


def _mandate(request: HttpRequest) -> Mandate:
    known = {str(int(one)): one for one in Dimension}
    return Mandate(
        dimensions=tuple(known[one] for one in forms.ticked(request, "dimensions") if one in known),
        sub_domains=tuple(dict.fromkeys(one[:40] for one in forms.ticked(request, "sub_domains"))),
        passages=tuple(dict.fromkeys(one[:100] for one in forms.ticked(request, "passages"))),
    )


def _with_unseen(chosen: Mandate, id: str, institution: str) -> Mandate:  # noqa: A002
    """The mandate with the passages it had that the form does not show: the newest draft is without them."""
    found, newest = kept_consultations.find(id), drafts.newest(id)
    asked = found.invitation(institution) if found else None
    shown = {part.id for part in newest.parts} if newest else set()
    unseen = [one for one in (asked.mandate.passages if asked else ()) if one not in shown]
    return replace(chosen, passages=(*chosen.passages, *unseen)) if not chosen.is_everything else chosen


def _due(request: HttpRequest) -> Deadline | None:
    return forms.deadline(forms.typed(request, "due"), forms.typed(request, "zone", "UTC"))


def _page(
    request: HttpRequest,
    id: str,  # noqa: A002
    institution: str,
    member: Member,
    *,
    twin: bool = False,
    wrong: Invalid | None = None,
) -> HttpResponse:
    entry, found = kept.entry(id), consultations.of(id, by=member)
    asked = found.invitation(institution) if found else None
    mandate = _chosen(request, id, institution, asked)
    name = delegations.institution_name(id, institution)
    fields = forms.marked(_fields(request, asked, found), wrong)
    given = {"id": id, "institution": institution}
    page = InvitationPage(
        frame=frame(request, _("Ask %(name)s about the draft") % {"name": name}, "assessments"),
        head=desk_head(entry, member, "consultation"),
        crumbs=(Crumb(title=_("Institutions"), address=reverse("consultation institutions", kwargs={"id": id})),),
        around=around(id, member, "consultation institutions"),
        said=() if twin else told(request),
        name=name,
        is_asked=asked is not None,
        notice=None if asked or mandate.is_everything or request.method == "POST" else _proposal(id, institution),
        mistakes=forms.mistakes(wrong, fields),
        government=fields[0],
        languages=fields[1],
        due=fields[2],
        zone=fields[3],
        groups=_groups(entry, mandate),
        people=tuple(one.person.name for one in letters.speakers(id, institution)),
        fields=_people_fields() if entering.may(Permission.MANAGE_TEAM, id, member) else (),
        add=reverse("consultation people", kwargs=given),
        pack=reverse("consultation pack", kwargs=given) if asked else None,
        withdraw=reverse("consultation withdraw", kwargs=given) if asked else None,
    )
    return answer(request, page, "desk/inviting/invitation.html", twin=twin, status=422 if wrong else 200)


def _chosen(request: HttpRequest, id: str, institution: str, asked: Invitation | None) -> Mandate:  # noqa: A002
    """What was ticked just now, else what it is asked about, else a proposal from what it was handed."""
    if request.method == "POST":
        return _mandate(request)
    return asked.mandate if asked else mandates.proposed(id, institution)


def _proposal(id: str, institution: str) -> Notice:  # noqa: A002
    count = mandates.handed_over(id, institution)
    questions = ngettext("%(n)d question", "%(n)d questions", count) % {"n": count}
    return Notice(
        kind="info",
        title=_("What is ticked is a proposal"),
        lines=(_("During the research it was handed %(questions)s on this.") % {"questions": questions},),
    )


def _fields(request: HttpRequest, asked: Invitation | None, found: Consultation | None) -> tuple[Field, ...]:
    is_government = "is_government" in request.POST if request.method == "POST" else not asked or asked.is_government
    spoken = [one.value for one in asked.languages] if asked else [speaking().value]
    own = asked.due if asked else found.due if found else None
    local = forms.typed(request, "due", own.local if own else "")
    zone = forms.typed(request, "zone", own.zone if own else person(request).zone)
    return (
        Field(
            name="is_government",
            label=_("It belongs to the government"),
            kind="check",
            options=(Option(value="1", label="", chosen=is_government),),
            help=_("Others do not read what is said among government institutions."),
        ),
        Field(
            name="languages",
            label=_("Languages in which it is written to"),
            kind="checks",
            options=forms.options(
                ((one.value, one.endonym) for one in HERE), forms.ticked(request, "languages", spoken)
            ),
            help=_(
                "Letters and the mandate pack come in the first one, or in the reader’s own where it is among them."
            ),
        ),
        due_field(local, optional=True),
        forms.zones(zone),
    )


def _people_fields() -> tuple[Field, ...]:
    return (
        Field(name="address", label=_("Mail address"), kind="email", required=True, autocomplete="off"),
        Field(name="name", label=_("Name"), optional=True, help=_("Of somebody new."), autocomplete="off"),
        Field(
            name="language",
            label=_("Language of the letter"),
            kind="select",
            options=forms.options(((one.value, one.endonym) for one in HERE), [speaking().value]),
        ),
    )


def _groups(entry: Entry, chosen: Mandate) -> tuple[Group, ...]:
    newest, edition = drafts.newest(entry.id), answering.edition_of(entry)
    found = []
    for dimension in (*Dimension, None):
        sections = tuple(_section(one, chosen) for one in edition.sub_domains if one.dimension is dimension)
        parts = tuple(_part(one, chosen) for one in (newest.parts if newest else ()) if one.dimension is dimension)
        whole = _whole(dimension, chosen) if dimension else None
        if sections or parts:
            boxes = (*sections, *parts, *((whole,) if whole else ()))
            group = Group(
                number=int(dimension) if dimension else None,
                title=dimension.title(speaking()) if dimension else _("Outside of the six dimensions"),
                whole=whole,
                sections=sections,
                passages=parts,
                open=any(box.chosen for box in boxes),
            )
            found.append(group)
    return tuple(found)


def _whole(dimension: Dimension, chosen: Mandate) -> Box:
    return Box(
        id=f"dimension-{int(dimension)}",
        name="dimensions",
        value=str(int(dimension)),
        label=_("All of it:") + " " + dimension.title(speaking()),
        chosen=dimension in chosen.dimensions,
    )


def _section(one: SubDomain, chosen: Mandate) -> Box:
    return Box(
        id="section-" + one.code.replace(".", "-"),
        name="sub_domains",
        value=one.code,
        label=f"{one.code} {one.title.text(speaking())}",
        chosen=one.code in chosen.sub_domains,
    )


def _part(one: Part, chosen: Mandate) -> Box:
    return Box(
        id=f"part-{one.id}",
        name="passages",
        value=one.id,
        label=" ".join(piece for piece in (one.section, _shortened(one.words)) if piece),
        chosen=one.id in chosen.passages,
    )


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= SHOWN else line[:SHOWN].rsplit(" ", 1)[0] + " …"

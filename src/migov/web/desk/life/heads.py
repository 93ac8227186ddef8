"""What stands at the top of every page about the life of one assessment."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from migov.actions import entering
from migov.model.jurisdictions import Level
from migov.model.people import Member
from migov.model.permissions import Permission, Situation, allows
from migov.model.values import Value
from migov.model.workflow import Stage
from migov.store.assessments import Entry
from migov.web.answering import speaking
from migov.web.desk.heads import round_name
from migov.web.desk.life.words import of_stage
from migov.web.pieces import Chip, Crumb, Tab


class DeskHead(Value, kw_only=True):
    """Which assessment this is, and the way to its pages."""

    id: str
    title: str
    beside: str
    """Round and id, in small."""
    crumbs: tuple[Crumb, ...]
    chips: tuple[Chip, ...]
    tabs: tuple[Tab, ...]
    withdrawn: str | None
    """Why, where it is withdrawn."""


def desk_head(entry: Entry, member: Member, current: str) -> DeskHead:
    """The head of the page *current* of an assessment."""
    local = (Chip(kind="plain", word=_("Local")),) if entry.level is Level.LOCAL else ()
    return DeskHead(
        id=entry.id,
        title=entry.name(speaking()),
        beside=" · ".join(part for part in (round_name(entry.round), entry.id) if part),
        crumbs=(Crumb(title=_("Assessments"), address=reverse("assessments")),),
        chips=(Chip(kind="open", word=of_stage(entry.stage)), *local),
        tabs=tabs(entry.id, member, current),
        withdrawn=entry.withdrawn_because,
    )


def tabs(id: str, member: Member, current: str) -> tuple[Tab, ...]:  # noqa: A002 - the field's own word
    """The pages of an assessment that this person has."""
    inside = (
        ("indicators", _("Indicators"), Permission.SEE_INSIDE),
        ("assessment sources", _("Sources"), Permission.SEE_INSIDE),
        ("reviews", _("Reviews"), Permission.SEE_REVIEWS),
        ("delegations", _("Institutions’ returns"), Permission.SEE_INSIDE),
        ("draft", _("Draft"), Permission.SEE_INSIDE),
        ("consultation", _("Consultation"), Permission.SEE_INSIDE),
        ("vetting", _("Vetting"), Permission.SEE_LEDGER),
        ("releases", _("Releases"), Permission.SEE_LEDGER),
        ("translations", _("Translations"), Permission.SEE_INSIDE),
        ("treaties", _("Treaties"), Permission.SEE_INSIDE),
        ("sheets", _("Spreadsheets"), Permission.SEND_SHEET),
        ("changes", _("What changed"), Permission.SEE_INSIDE),
        ("marks", _("Since publication"), Permission.SEE_INSIDE),
        ("assignments", _("Who does what"), Permission.SEE_INSIDE),
        ("team", _("Team"), Permission.SEE_INSIDE),
        ("stages", _("Stages"), Permission.SEE_INSIDE),
        ("assessment activity", _("Activity"), Permission.SEE_ACTIVITY),
        ("profile", _("Profile"), Permission.READ_PROFILE),
    )
    reads = not member.works_inside and entering.may(Permission.READ_DRAFT, id, member)
    asked = (
        *((("consultation", _("Consultation"), Permission.SEE),) if reads else ()),
        ("delegations", _("Your questions"), Permission.SEE),
        ("questions", _("All questions"), Permission.SEE),
    )
    shown = (("assessment", _("Overview"), Permission.SEE), *(inside if member.works_inside else asked))
    # None of these depends on the stage, nor on what the person is asked for in particular.
    anywhere = Situation(stage=Stage.RESEARCH)
    found = ((name, title, address(name, id=id)) for name, title, need in shown if allows(need, member, anywhere))
    return tuple(Tab(title=title, address=where, current=name == current) for name, title, where in found if where)


def address(name: str, **given: str | int) -> str | None:
    """The address of a page; null where this house has no such page."""
    try:
        return reverse(name, kwargs=given)
    except NoReverseMatch:
        return None

"""What stands at the top of every page about the life of one assessment."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from migov.model.jurisdictions import Level
from migov.model.people import Member
from migov.model.values import Value
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
        ("indicators", _("Indicators")),
        ("reviews", _("Reviews")),
        ("delegations", _("Institutions’ returns")),
        ("treaties", _("Treaties")),
        ("sheets", _("Spreadsheets")),
        ("assignments", _("Who does what")),
        ("team", _("Team")),
        ("stages", _("Stages")),
        ("assessment activity", _("Activity")),
        ("profile", _("Profile")),
    )
    asked = (("delegations", _("Your questions")), ("questions", _("All questions")))
    shown = (("assessment", _("Overview")), *(inside if member.works_inside else asked))
    found = ((name, title, address(name, id=id)) for name, title in shown)
    return tuple(Tab(title=title, address=where, current=name == current) for name, title, where in found if where)


def address(name: str, **given: str | int) -> str | None:
    """The address of a page; null where this house has no such page."""
    try:
        return reverse(name, kwargs=given)
    except NoReverseMatch:
        return None

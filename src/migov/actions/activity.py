"""Who did what lately: the journal as news, for those who may see it, page by page."""

from __future__ import annotations

from migov.actions import entering
from migov.model.assignments import Duty
from migov.model.people import Member, Person, Role, member
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.store import activity, assessments, people
from migov.store.journal import Line

KINDS: dict[str, tuple[str, ...]] = {
    "answers": ("answer",),
    "reviews": ("review", "coding", "flag"),
    "institutions": ("delegation", "return", "institution", "sheet"),
    "consultation": ("consultation", "comment", "priority", "workshop"),
    "team": ("team", "assignment", "deadline", "reminder", "person"),
    "life": ("assessment", "profile", "launch", "stage"),
    "sources": ("source", "instrument", "treaty"),
}
"""What one can choose to see, each with the nouns of its actions."""


class Filter(Value, kw_only=True):
    """Which news."""

    kind: str | None = None
    """One of `KINDS`; an unknown one is none."""
    person: str | None = None
    """Handle of who did it."""
    before: int | None = None
    """Number of the line from which to go further back."""


class News(Value, kw_only=True):
    """One page of news."""

    lines: tuple[Line, ...]
    """The newest first. Their details are for machines that keep the journal: a page tells no more than it must."""
    names: dict[str, str]
    """Of everybody who is named, by handle."""
    older: int | None
    """The number to ask for next; null at the end."""


def of(assessment: str, chosen: Filter, *, by: Member, most: int = 50) -> News:
    """What was done in one assessment.

    Raises:
        NotFound, NotAllowed: *by* may not see it.
    """
    entering.require(Permission.SEE_ACTIVITY, assessment, by)
    coordinated = frozenset({assessment}) if by.is_(Role.COORDINATOR) else frozenset()
    return _page((assessment,), chosen, most, reader=by.person, coordinated=coordinated)


def everywhere(person: Person, chosen: Filter, *, most: int = 50) -> News:
    """What was done in all assessments in which somebody works; for the office, in everything that is kept."""
    roles = people.memberships(person.handle)
    coordinated = frozenset(one.assessment for one in roles if one.role is Role.COORDINATOR)
    subjects = None if person.is_office else worked_on(person)
    return _page(subjects, chosen, most, reader=person.handle, coordinated=coordinated)


def worked_on(person: Person) -> tuple[str, ...]:
    """The assessments into which somebody sees, by id."""
    roles = people.memberships(person.handle)
    if person.is_office:
        return tuple(entry.id for entry in assessments.entries())
    there = dict.fromkeys(one.assessment for one in roles)
    return tuple(
        sorted(one for one in there if member(person, tuple(r for r in roles if r.assessment == one)).works_inside)
    )


def actors(assessment: str, *, by: Member) -> dict[str, str]:
    """The names of everybody who did something in an assessment, by handle.

    Raises:
        NotFound, NotAllowed: *by* may not see it.
    """
    entering.require(Permission.SEE_ACTIVITY, assessment, by)
    handles = activity.actors([assessment])
    names = people.names(set(handles))
    return {handle: names.get(handle, handle) for handle in handles}


def _page(
    subjects: tuple[str, ...] | None, chosen: Filter, most: int, *, reader: str, coordinated: frozenset[str]
) -> News:
    nouns = KINDS.get(chosen.kind or "")
    found = activity.newest(subjects=subjects, by=chosen.person, nouns=nouns, before=chosen.before, most=most + 1)
    lines = tuple(line for line in found[:most] if _is_told(line, reader, coordinated))
    named = {line.by for line in lines} | {str(line.details["person"]) for line in lines if "person" in line.details}
    named |= {str(line.details["to"]) for line in lines if "to" in line.details}
    named |= {line.subject for line in lines if line.action.startswith(("person.", "reminder."))}
    return News(lines=lines, names=people.names(named), older=found[most - 1].seq if len(found) > most else None)


def _is_told(line: Line, reader: str, coordinated: frozenset[str]) -> bool:
    """Whether somebody is told: who codes a second time, blind, is for the coordinator and themselves to know."""
    of_coding = line.action.startswith("coding.") or line.details.get("duty") == Duty.CODE
    return not of_coding or line.subject in coordinated or reader in (line.by, line.details.get("person"))

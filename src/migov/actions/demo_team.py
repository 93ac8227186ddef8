"""The made-up people who work on the training country: one for each role, a second analyst and reviewer, and somebody
from each institution that is consulted.

They have no passwords. In the demonstration one click signs them in; nowhere else can they sign in at all, because
their addresses are of a domain that nobody can have.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from migov import training
from migov.actions.people import Profile, everybody
from migov.errors import NotFound
from migov.model.assessments import Assessment
from migov.model.people import Membership, Person, Role
from migov.store import journal, people, transactions
from migov.training.publication import MadeUp

DOMAIN = "demo.example"


TEAM = (
    MadeUp(
        handle="demo-coordinator", name="Ama Koranteng", role=Role.COORDINATOR, institution="The office in Onduva Town"
    ),
    MadeUp(handle="demo-analyst", name="Teodor Vasić", role=Role.ANALYST, institution="Independent researcher"),
    MadeUp(handle="demo-second-analyst", name="Nadia Belhaj", role=Role.ANALYST, institution="Independent researcher"),
    MadeUp(handle="demo-reviewer", name="Ingrid Solheim", role=Role.REVIEWER, institution="The office in Onduva Town"),
    MadeUp(handle="demo-second-reviewer", name="Rui Tavares", role=Role.REVIEWER, institution="A partner office"),
    MadeUp(handle="demo-focal-point", name="Salome Okafor", role=Role.FOCAL_POINT, institution="Office of the Premier"),
    MadeUp(handle="demo-participant", name="Joseph Lemaire", role=Role.PARTICIPANT, institution=""),
    MadeUp(handle="demo-editor", name="Mei-Lin Tan", role=Role.EDITOR, institution="The office in Onduva Town"),
)
"""Who plays which part. The participant works where the training country's first institution is."""

SPEAKERS = (
    MadeUp(
        handle="demo-interior",
        name="Gilberto Sanches",
        role=Role.PARTICIPANT,
        institution="Ministry of the Interior",
        speaks_for="mai",
    ),
    MadeUp(
        handle="demo-justice",
        name="Rosa Andrade",
        role=Role.PARTICIPANT,
        institution="Ministry of Justice",
        speaks_for="ministry-of-justice",
    ),
    MadeUp(
        handle="demo-employment",
        name="Marta Évora",
        role=Role.PARTICIPANT,
        institution="National Agency for Employment and Training",
        speaks_for="anef",
    ),
    MadeUp(
        handle="demo-associations",
        name="Inês Cabral",
        role=Role.PARTICIPANT,
        institution="Platform of Migrant Associations",
        speaks_for="pam",
    ),
)
"""Who speaks for the other institutions in the consultation of the first round; they have no part in the second."""


def assemble(*, by: str, at: datetime) -> tuple[Profile, ...]:
    """The team of the training country, each with their role in it. A second time nothing is done twice."""
    country = training.country()
    staff(country, (*TEAM, *SPEAKERS), by=by, at=at)
    return team()


def staff(country: Assessment, everybody_in_it: Iterable[MadeUp], *, by: str, at: datetime) -> None:
    """Give made-up people their roles in an assessment; whoever is not kept yet is added."""
    first = country.institutions[0]
    with transactions.whole():
        there = {one.person.handle for one in people.everybody()}
        for one in everybody_in_it:
            if one.handle not in there:
                people.add(_person(one, first.name), at=at, accepted=True, made_up=True)
                journal.note("person.add", subject=one.handle, by=by, at=at)
            institution = one.speaks_for or (first.id if one.role is Role.PARTICIPANT else None)
            role = Membership(assessment=country.id, person=one.handle, role=one.role, institution=institution)
            if role not in people.memberships(one.handle):
                people.join(role, by=by, at=at)
                details = {"assessment": country.id, "role": one.role.value, "institution": institution}
                journal.note("team.join", subject=one.handle, by=by, at=at, details=details)


def team() -> tuple[Profile, ...]:
    """The made-up people of the training country that are kept here, in the order of the parts they play.

    Those of the countries that are published already stay out: they have nothing left to do.
    """
    order = {one.handle: place for place, one in enumerate((*TEAM, *SPEAKERS))}
    there = [one for one in everybody() if one.listed.is_made_up and one.listed.withdrawn_at is None]
    mine = [one for one in there if one.listed.person.handle in order]
    return tuple(sorted(mine, key=lambda one: order[one.listed.person.handle]))


def is_alone() -> bool:
    """Whether nobody but made-up people is kept here: a folder that others work in is no demonstration."""
    return all(one.is_made_up for one in people.everybody())


def one_of(handle: str) -> str:
    """The handle of one of the made-up people.

    Raises:
        NotFound: nobody of the team has it.
    """
    if handle not in {one.listed.person.handle for one in team()}:
        raise NotFound("person", handle[:60])
    return handle


def _person(one: MadeUp, institution: str) -> Person:
    return Person(
        handle=one.handle,
        name=one.name,
        address=f"{one.handle.removeprefix('demo-')}@{DOMAIN}",
        zone=one.zone,
        institution=one.institution or institution,
        is_office=one.role is Role.COORDINATOR,
    )

"""Who works on assessments, and as what."""

from __future__ import annotations

import re
from enum import StrEnum

from migov.errors import Invalid, Problem
from migov.model.languages import Language
from migov.model.values import Value, repeated

HANDLE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Role(StrEnum):
    """What a person does in one assessment. Somebody may have several."""

    COORDINATOR = "coordinator"
    ANALYST = "analyst"
    REVIEWER = "reviewer"
    FOCAL_POINT = "focal point"
    PARTICIPANT = "participant"
    EDITOR = "editor"

    @property
    def describes(self) -> str:
        """What the role is there for, in a sentence for the person who has it."""
        return DESCRIPTIONS[self]


DESCRIPTIONS: dict[Role, str] = {
    Role.COORDINATOR: "Opens the assessment, builds the team, watches the deadlines and takes it from step to step.",
    Role.ANALYST: "Gathers sources and answers the indicators, each with the words of the law it rests on.",
    Role.REVIEWER: "Reads answers as a second pair of eyes and agrees or disagrees, blind to other reviews.",
    Role.FOCAL_POINT: "Speaks for the government: hands parts to ministries, gathers their returns, and vets the text.",
    Role.PARTICIPANT: "Answers and comments for one institution on the parts that concern it.",
    Role.EDITOR: "Turns answers into the findings of the profile and keeps its words neutral and consistent.",
}


class Person(Value, kw_only=True):
    """Somebody who can sign in.

    Raises:
        Invalid: the handle is not one, or there is no name.
    """

    handle: str
    """Lower-case letters, digits and hyphens: what the journal says of who did something. It never changes."""
    name: str
    address: str
    """Of their mail, by which they are invited and sign in."""
    language: Language = Language.EN
    """In which migov speaks to them."""
    zone: str = "UTC"
    """IANA name of their time zone."""
    institution: str | None = None
    """Where they work, as they want it shown."""
    is_office: bool = False
    """Works in the office that runs this installation: may open assessments, invite people and see every assessment."""

    def __post_init__(self) -> None:
        if not HANDLE.fullmatch(self.handle):
            remedy = "use lower-case letters, digits and single hyphens"
            raise Invalid(Problem(f"{self.handle!r} is not a handle", remedy=remedy))
        if not self.name.strip():
            raise Invalid(Problem(f"{self.handle} has no name", remedy="give the name others know them by"))


class Membership(Value, kw_only=True):
    """One role of one person in one assessment.

    Raises:
        Invalid: a participant without an institution, or an institution without a participant.
    """

    assessment: str
    person: str
    """Handle."""
    role: Role
    institution: str | None = None
    """Id of the institution a participant speaks for."""

    def __post_init__(self) -> None:
        if (self.role is Role.PARTICIPANT) != (self.institution is not None):
            remedy = "name the institution of a participant, and of nobody else"
            raise Invalid(Problem(f"{self.person} as {self.role}", remedy=remedy))


class Member(Value, kw_only=True):
    """A person as one assessment sees them: with all roles they have in it.

    Raises:
        Invalid: an institution stands twice.
    """

    person: str
    """Handle."""
    roles: frozenset[Role] = frozenset()
    institutions: tuple[str, ...] = ()
    """Those the person speaks for as a participant."""
    is_office: bool = False

    def __post_init__(self) -> None:
        for twice in repeated(self.institutions):
            raise Invalid(f"{self.person} speaks for {twice} twice")

    def is_(self, *roles: Role) -> bool:
        """Whether the person has one of these roles here."""
        return not self.roles.isdisjoint(roles)

    @property
    def belongs(self) -> bool:
        """Whether the assessment may be seen at all; to anybody else it does not exist."""
        return self.is_office or bool(self.roles)

    @property
    def works_inside(self) -> bool:
        """Whether the person belongs to those who make the answers, not only to those who are asked."""
        return self.is_office or not self.roles <= {Role.PARTICIPANT}


def member(person: Person, memberships: tuple[Membership, ...]) -> Member:
    """The person as the assessment of these memberships sees them."""
    mine = [one for one in memberships if one.person == person.handle]
    return Member(
        person=person.handle,
        roles=frozenset(one.role for one in mine),
        institutions=tuple(dict.fromkeys(one.institution for one in mine if one.institution)),
        is_office=person.is_office,
    )

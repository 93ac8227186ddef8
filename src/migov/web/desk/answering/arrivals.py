"""Coming to the answer of an indicator: who it is, what is asked, what they may do, and whether they may see it."""

from __future__ import annotations

from django.http import HttpRequest

from migov.actions import answers, assessments, entering
from migov.errors import Conflict, NotFound
from migov.model.indicators import Indicator
from migov.model.people import Member, Person
from migov.model.permissions import Permission, Situation, allows
from migov.model.values import Value
from migov.model.visibility import sees_answer
from migov.store import reviews
from migov.store.assessments import Entry
from migov.web import signed
from migov.web.answering import speaking
from migov.web.entrance import enter


class Arrival(Value, kw_only=True):
    """Somebody at an indicator of an assessment."""

    id: str
    """Of the assessment."""
    code: str
    """Of the indicator."""
    member: Member
    person: Person
    entry: Entry
    asked: Indicator
    situation: Situation
    is_blind: bool
    """Whether they are to answer it a second time without seeing the first answer, and have not yet."""

    def may(self, permission: Permission) -> bool:
        """Whether they may do this now."""
        return allows(permission, self.member, self.situation)

    @property
    def where(self) -> dict[str, str]:
        """What addresses of this indicator are made with."""
        return {"id": self.id, "code": self.code}

    @property
    def place(self) -> str:
        """Name and year of the assessment."""
        return name_of(self.entry)


def arrive(request: HttpRequest, id: str, code: str) -> Arrival:  # noqa: A002 - the field's own word
    """Who asks for an indicator, and how it stands.

    Raises:
        NotFound: no such assessment or indicator for them; participants have pages of their own.
    """
    member = enter(request, id, indicator=code)
    if not member.works_inside:
        raise NotFound("indicator", code)
    entry = assessments.entry(id)
    return Arrival(
        id=id,
        code=code,
        member=member,
        person=signed.person(request),
        entry=entry,
        asked=answers.indicator_of(entry, code),
        situation=entering.situation(id, indicator=code),
        is_blind=not sees_answer(member, reviews.codings(id, code)),
    )


def arrive_seeing(request: HttpRequest, id: str, code: str) -> Arrival:  # noqa: A002
    """The same, for pages of which whoever answers blind gets nothing.

    Raises:
        NotFound: no such assessment or indicator for them, or they are to answer it blind.
    """
    arrival = arrive(request, id, code)
    if arrival.is_blind:
        raise NotFound("indicator", code)
    return arrival


def arrive_writing(request: HttpRequest, id: str, code: str) -> Arrival:  # noqa: A002
    """The same, for forms: the page they come from must be of the person who is signed in now.

    Raises:
        NotFound: no such assessment or indicator for them.
        Conflict: somebody else has signed in since the page was opened.
    """
    arrival = arrive_seeing(request, id, code)
    opened_by = request.POST.get("who")
    if opened_by and opened_by != arrival.person.handle:
        raise Conflict(f"this page was opened by {opened_by}, and {arrival.person.handle} is signed in now")
    return arrival


def name_of(entry: Entry) -> str:
    """The jurisdiction's short name, and the year."""
    name = entry.short_name.text(speaking()) or entry.official_name.text(speaking())
    return " ".join(part for part in (name[:1].upper() + name[1:], str(entry.year or "")) if part)

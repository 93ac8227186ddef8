"""Coming to the draft of an assessment: who it is, whether they write it now, and which passage they ask for."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from migov.actions import assessments, entering
from migov.errors import Conflict, NotFound
from migov.model.people import Member, Person
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.store import drafts
from migov.store.assessments import Entry
from migov.store.drafts import KeptPassage
from migov.web import signed
from migov.web.entrance import enter


class Arrival(Value, kw_only=True):
    """Somebody at the draft of an assessment."""

    id: str
    member: Member
    person: Person
    entry: Entry
    can_write: bool
    """Whether they may write the draft now; everybody else inside reads it."""

    def address(self, name: str, **given: str | int) -> str:
        """An address of this assessment."""
        return reverse(name, kwargs={"id": self.id, **given})


def arrive(request: HttpRequest, id: str) -> Arrival:  # noqa: A002 - the field's own word
    """Who asks for the draft; participants have pages of their own.

    Raises:
        NotFound, NotAllowed: no such assessment for them, or they do not work inside.
    """
    member = enter(request, id, Permission.SEE_DRAFT)
    return Arrival(
        id=id,
        member=member,
        person=signed.person(request),
        entry=assessments.entry(id),
        can_write=entering.may(Permission.WRITE_DRAFT, id, member),
    )


def arrive_writing(request: HttpRequest, id: str) -> Arrival:  # noqa: A002
    """The same, for forms: the page they come from must be of the person who is signed in now.

    Raises:
        NotFound, NotAllowed, WrongStage: they may not write the draft (now).
        Conflict: somebody else has signed in since the page was opened.
    """
    enter(request, id, Permission.WRITE_DRAFT)
    arrival = arrive(request, id)
    opened_by = request.POST.get("who")
    if opened_by and opened_by != arrival.person.handle:
        raise Conflict(f"this page was opened by {opened_by}, and {arrival.person.handle} is signed in now")
    return arrival


def passage_of(arrival: Arrival, passage: str) -> KeptPassage:
    """The passage, put aside or not.

    Raises:
        NotFound: there is none.
    """
    kept = drafts.find(arrival.id, passage)
    if kept is None:
        raise NotFound("passage", passage)
    return kept


def is_script(request: HttpRequest) -> bool:
    """Whether the script of a page asks: it is told what became of a form, not sent to another page."""
    return request.headers.get("accept", "").startswith("application/json")

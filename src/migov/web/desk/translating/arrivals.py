"""Coming to the translations of an assessment: who it is, and whether they translate now."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from migov.actions import assessments, entering
from migov.errors import Conflict
from migov.model.languages import Language
from migov.model.people import Member, Person
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.store.assessments import Entry
from migov.web import signed
from migov.web.entrance import enter


class Arrival(Value, kw_only=True):
    """Somebody at the translations of an assessment."""

    id: str
    member: Member
    person: Person
    entry: Entry
    can_translate: bool
    """Whether they may translate now; everybody else inside reads."""

    def address(self, name: str, **given: str | int | Language) -> str:
        """An address of this assessment."""
        return reverse(name, kwargs={"id": self.id, **given})


def arrive(request: HttpRequest, id: str) -> Arrival:  # noqa: A002 - the field's own word
    """Who asks for the translations; participants do not see them before they are printed.

    Raises:
        NotFound, NotAllowed: no such assessment for them, or they do not work inside.
    """
    member = enter(request, id, Permission.SEE_DRAFT)
    return Arrival(
        id=id,
        member=member,
        person=signed.person(request),
        entry=assessments.entry(id),
        can_translate=entering.may(Permission.TRANSLATE, id, member),
    )


def arrive_writing(request: HttpRequest, id: str) -> Arrival:  # noqa: A002
    """The same, for forms: the page they come from must be of the person who is signed in now.

    Raises:
        NotFound, NotAllowed, WrongStage: they may not translate (now).
        Conflict: somebody else has signed in since the page was opened.
    """
    enter(request, id, Permission.TRANSLATE)
    arrival = arrive(request, id)
    opened_by = request.POST.get("who")
    if opened_by and opened_by != arrival.person.handle:
        raise Conflict(f"this page was opened by {opened_by}, and {arrival.person.handle} is signed in now")
    return arrival

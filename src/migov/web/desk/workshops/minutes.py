"""The minutes of a workshop, as a page to print and as a Word document to sign."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from migov.actions import assessments as kept
from migov.actions.consulting import sittings
from migov.actions.consulting.sittings import Sitting
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.profile.minutes import wording
from migov.profile.minutes.wording import Words
from migov.web.answering import Page, answer, frame, speaking
from migov.web.desk.inviting.words import around
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.desk.workshops.listing import day
from migov.web.entrance import enter
from migov.web.pieces import Crumb, Tab


class Row(Value, kw_only=True):
    """One minute."""

    asked: str
    decision: str
    rationale: str
    priority: str


class Block(Value, kw_only=True):
    """One passage with its minutes."""

    title: str
    words: str
    rows: tuple[Row, ...]


class MinutesPage(Page, kw_only=True):
    """The minutes of a workshop."""

    head: DeskHead
    around: tuple[Tab, ...]
    crumbs: tuple[Crumb, ...]
    says: Words
    day: str
    sitting: Sitting
    blocks: tuple[Block, ...]
    priorities: tuple[str, ...]
    file: str


@require_safe
def minutes(request: HttpRequest, id: str, number: int, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """The minutes, in the language of the page."""
    member = enter(request, id, Permission.SEE_LEDGER)
    found, entry = sittings.sitting(id, number, language=speaking(), by=member), kept.entry(id)
    says = wording.told(found)
    page = MinutesPage(
        frame=frame(request, says.title, "assessments"),
        head=desk_head(entry, member, "consultation"),
        around=around(id, member, "workshop minutes"),
        crumbs=(
            Crumb(title=_("Workshops"), address=reverse("workshops", kwargs={"id": id})),
            Crumb(title=found.title, address=reverse("workshop", kwargs={"id": id, "number": number})),
        ),
        says=says,
        day=day(found.on),
        sitting=found,
        blocks=tuple(
            Block(
                title=wording.title(group, found.language),
                words=group.words,
                rows=tuple(
                    Row(
                        asked=wording.asked(one, found.language),
                        decision=wording.decision(one, found.language),
                        rationale=one.rationale,
                        priority=one.priority,
                    )
                    for one in group.entries
                ),
            )
            for group in found.groups
        ),
        priorities=found.priorities,
        file=reverse("workshop minutes file", kwargs={"id": id, "number": number}),
    )
    return answer(request, page, "desk/workshops/minutes.html", twin=twin)


@require_safe
def file(request: HttpRequest, id: str, number: int) -> HttpResponse:  # noqa: A002
    """The Word document, in the language of the page."""
    member = enter(request, id, Permission.SEE_LEDGER)
    found = sittings.sitting(id, number, language=speaking(), by=member)
    response = HttpResponse(sittings.render(found), content_type=sittings.KIND)
    response["Content-Disposition"] = f'attachment; filename="{id}-workshop-{number}.docx"'
    return response

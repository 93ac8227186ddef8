"""What the public programme page tells of an assessment, and the choice whether it does."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from migov.actions import entering
from migov.actions.publishing import programme
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.published import ProgrammeLine
from migov.model.values import Value
from migov.store.assessments import Entry
from migov.web import days
from migov.web.answering import speaking
from migov.web.desk.heads import round_name
from migov.web.desk.life.words import of_stage
from migov.web.desk.publishing.ways import to_the_programme
from migov.web.entrance import enter
from migov.web.pieces import Crumb
from migov.web.signed import now


class InPublic(Value, kw_only=True):
    """What stands of an assessment on the public programme page, or would."""

    says: str
    line: str
    """Its one line there."""
    action: str | None
    """Where the choice is sent; null for those who may not choose, and for what is published anyhow."""
    word: str
    link: Crumb | None


def in_public(entry: Entry, member: Member) -> InPublic:
    """What everybody may read of where an assessment stands."""
    line = programme.told_of(entry.id, by=member)
    announced = programme.is_announced(entry.id)
    may = entering.may(Permission.TAKE_STEP, entry.id, member)
    if line.release:
        says = _("The public programme page names it, because it is published:")
    elif announced:
        says = _("The public programme page tells where it stands, and nothing of what is written:")
    else:
        says = _("Nobody outside knows of it yet. Once announced, this one line stands on the public programme page:")
    shown = announced or line.release is not None
    return InPublic(
        says=says,
        line=_line(entry, line),
        action=reverse("retract" if announced else "announce", kwargs={"id": entry.id})
        if may and not line.release
        else None,
        word=_("Take it off the programme page") if announced else _("Announce it"),
        link=to_the_programme() if shown else None,
    )


def _line(entry: Entry, line: ProgrammeLine) -> str:
    told = (entry.name(speaking()), str(line.year or ""), round_name(line.round), of_stage(line.stage))
    since = _("since %(when)s") % {"when": days.long(date.fromisoformat(line.since[:10]))}
    return " · ".join(part for part in (*told, since) if part)


@require_POST
def announce(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002 - the field's own word
    """The releases, with the assessment on the public programme page."""
    programme.announce_one(id, by=enter(request, id, Permission.TAKE_STEP), at=now())
    return HttpResponseRedirect(reverse("releases", kwargs={"id": id}) + "#programme")


@require_POST
def retract(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002
    """The releases, with the assessment no longer on the public programme page."""
    programme.retract(id, by=enter(request, id, Permission.TAKE_STEP), at=now())
    return HttpResponseRedirect(reverse("releases", kwargs={"id": id}) + "#programme")

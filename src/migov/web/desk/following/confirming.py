"""Confirming answers of the last round, one or several, and taking a confirmation back: forms."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from migov.actions import carrying
from migov.errors import Conflict, Invalid
from migov.model.permissions import Permission
from migov.web import signed
from migov.web.desk.answering import beside
from migov.web.desk.answering.arrivals import arrive_writing
from migov.web.desk.following.changes import shown
from migov.web.entrance import enter


@require_POST
def confirm(request: HttpRequest, id: str, code: str) -> HttpResponse:  # noqa: A002 - the field's own word
    """An answer of the last round, complete as it is; where something is missing, the page that says what."""
    arrival = arrive_writing(request, id, code)
    here = beside.address(id, code)
    try:
        carrying.confirm(id, code, by=arrival.member, at=signed.now())
    except (Invalid, Conflict):
        return HttpResponseRedirect(here + "?complete=refused#mistakes")
    return HttpResponseRedirect(here + "?completed#saved")


@require_POST
def several(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002
    """Answers of the last round that were ticked, all complete as they are, or none."""
    member = enter(request, id, Permission.SETTLE)
    opened_by = request.POST.get("who")
    if opened_by and opened_by != member.person:
        raise Conflict(f"this page was opened by {opened_by}, and {member.person} is signed in now")
    codes = tuple(dict.fromkeys(request.POST.getlist("code")))
    if not codes:
        return shown(request, id, member, mistake=_("Tick the answers that still hold."))
    try:
        done = carrying.confirm_several(id, codes, by=member, at=signed.now())
    except Conflict:
        told = _("Something changed meanwhile: one of these has to be looked at by itself. Nothing was confirmed.")
        return shown(request, id, member, mistake=told)
    told = ngettext("%(n)d answer is confirmed.", "%(n)d answers are confirmed.", len(done))
    messages.success(request, told % {"n": len(done)})
    return HttpResponseRedirect(reverse("changes", kwargs={"id": id}))


@require_POST
def take_back(request: HttpRequest, id: str, code: str) -> HttpResponse:  # noqa: A002
    """The answer waits again as it came from the last round."""
    arrival = arrive_writing(request, id, code)
    carrying.take_back(id, code, by=arrival.member, at=signed.now())
    return HttpResponseRedirect(beside.address(id, code))

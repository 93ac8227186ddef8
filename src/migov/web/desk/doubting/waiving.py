"""Forms that waive doubts with a reason, and that take a waiver back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from migov.actions import checks
from migov.errors import Invalid, NotFound
from migov.model.permissions import Permission
from migov.web import signed
from migov.web.desk.doubting import choosing
from migov.web.desk.doubting.cards import Typed
from migov.web.desk.doubting.doubts import shown
from migov.web.desk.doubting.words import ORDER
from migov.web.desk.drafting.arrivals import Arrival, arrive_writing
from migov.web.desk.life.forms import plain, ticked, typed
from migov.web.entrance import enter
from migov.web.pieces import Mistake


@require_POST
def waive(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002 - the field's own word
    """The chosen doubts of one rule, waived with one reason; then what is open still."""
    enter(request, id, Permission.WAIVE)
    arrival = arrive_writing(request, id)
    keys, because, form = ticked(request, "key"), typed(request, "because"), typed(request, "form")
    if not because.strip():
        return _back(request, arrival, _("Say why these words may be printed."), place="because")
    if not keys:
        return _back(request, arrival, _("Tick the doubts that you waive."))
    try:
        made = checks.waive_together(keys, because=because, assessment=id, by=arrival.member, at=signed.now())
    except Invalid as wrong:
        return _back(request, arrival, wrong.problems[0].says, place=wrong.problems[0].place or "")
    except NotFound:
        return _back(request, arrival, _("The words have changed meanwhile, and these doubts are gone."))
    count = len(made)
    told = ngettext("%(n)d doubt was waived.", "%(n)d doubts were waived.", count) % {"n": count}
    if left := len(set(keys)) - count:
        told += " " + ngettext("%(n)d was settled meanwhile.", "%(n)d were settled meanwhile.", left) % {"n": left}
    messages.success(request, told)
    return _on(request, arrival, f"#{form}" if form in ORDER else "")


@require_POST
def take_back(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002
    """A waiver, taken back; its doubt is open again."""
    enter(request, id, Permission.WAIVE)
    arrival = arrive_writing(request, id)
    try:
        checks.take_waiver_back(plain(request.POST.get("key", "")), assessment=id, by=arrival.member, at=signed.now())
    except NotFound:
        messages.info(request, _("This waiver was taken back already."))
    else:
        messages.success(request, _("The waiver is taken back: the doubt is open again."))
    return _on(request, arrival, "")


def _on(request: HttpRequest, arrival: Arrival, place: str) -> HttpResponse:
    """The doubts again, chosen as before, at the same place of the list."""
    kept = {name: request.GET[name][:9] for name in ("from", "whole") if name in request.GET}
    query = choosing.chosen(request).address(**kept)
    return HttpResponseRedirect(arrival.address("doubts") + (query if len(query) > 1 else "") + place)


def _back(request: HttpRequest, arrival: Arrival, says: str, *, place: str = "") -> HttpResponse:
    """The page with the form as it was sent, and what is wrong with it."""
    form, says = typed(request, "form"), says[:1].upper() + says[1:]
    given = Typed(
        form=form,
        because=typed(request, "because"),
        error=says if place == "because" else None,
        keys=frozenset(ticked(request, "key")),
    )
    return shown(request, arrival, given, mistake=Mistake(says=says, field=f"because-{form}" if form else None))

"""Steps of a consultation that are taken on its page: having no comments, and consolidating."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from migov.actions.consulting import consultations
from migov.errors import Invalid, NotFound
from migov.model.permissions import Permission
from migov.store import comments
from migov.web.answering import answer, frame
from migov.web.desk.consulting.arrivals import arrive
from migov.web.desk.consulting.thread import ConfirmPage
from migov.web.pieces import Confirmation
from migov.web.signed import now


@require_http_methods(["GET", "HEAD", "POST"])
def nothing(request: HttpRequest, id: str, institution: str) -> HttpResponse:  # noqa: A002 - the field's own word
    """The question before an institution says that it has no comments; the answer is sent to the same address."""
    arrival = arrive(request, id, Permission.ANSWER_FOR_INSTITUTION)
    if institution not in arrival.member.institutions and not arrival.member.works_inside:
        raise NotFound("institution", institution)
    if arrival.consultation is None or arrival.consultation.invitation(institution) is None:
        raise NotFound("invitation", institution)
    where = reverse("consultation", kwargs={"id": id})
    if request.method == "POST":
        consultations.no_comments(id, institution, by=arrival.member, at=now())
        return HttpResponseRedirect(f"{where}?said=nothing")
    made = comments.count_of(id).get(institution, 0)
    name = arrival.name_of(institution) or institution
    text = _("That is an answer, and not silence. Whoever comments afterwards takes it back by doing so.")
    if made:
        text = _("It has made comments: take them back first, if it has none any more.")
    shown = ConfirmPage(
        frame=frame(request, _("%(name)s has no comments?") % {"name": name}, "assessments"),
        confirmation=Confirmation(
            title=_("%(name)s has no comments?") % {"name": name},
            text=text,
            action=reverse("no comments", kwargs={"id": id, "institution": institution}),
            word=_("We have no comments"),
            back=where,
        ),
    )
    return answer(request, shown, "desk/consulting/confirm.html")


@require_POST
def consolidate(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002
    """Freeze suggestions while the editors consolidate, or take them again."""
    arrival = arrive(request, id, Permission.DISPOSE)
    told = request.POST.get("begin", "")
    if told not in ("0", "1"):
        raise Invalid("neither begun nor ended")
    consultations.consolidate(id, begin=told == "1", by=arrival.member, at=now())
    return HttpResponseRedirect(reverse("consultation", kwargs={"id": id}))

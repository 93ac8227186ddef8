"""Being seen at an answer, and seeing who else is: a sign of life from the page every few seconds."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from migov.actions import presences
from migov.model.fields import Field
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.store import answers as rows
from migov.web import signed
from migov.web.answering import as_json
from migov.web.desk.answering import beside
from migov.web.desk.answering.arrivals import Arrival, arrive_writing
from migov.web.desk.answering.form import started_from
from migov.web.desk.answering.saving import new_words
from migov.web.pieces import Badge


class Here(Value, kw_only=True):
    """Who else is there, and what they wrote since the page was filled."""

    here: tuple[Badge, ...]
    version: int
    words: dict[str, str]
    """Fields that say something else than in the version the page knows."""


def be_seen(arrival: Arrival, now: datetime) -> None:
    """Be seen at the answer by having opened its page."""
    presences.come(arrival.id, arrival.code, by=arrival.member, at=now)


@require_POST
def here(request: HttpRequest, id: str, code: str) -> HttpResponse:  # noqa: A002 - the field's own word
    """A sign of life: the reader is here, writing in a field or only looking; or has left."""
    arrival, now = arrive_writing(request, id, code), signed.now()
    if "left" in request.POST:
        presences.leave(id, code, by=arrival.member)
        return HttpResponse(status=204)
    told = request.POST.get("field", "")
    field = Field(told) if told in list(Field) else None
    presences.come(id, code, field=field, by=arrival.member, at=now)
    kept = rows.find(id, code) or rows.begun(code)
    base = started_from(request)
    words = new_words(arrival, kept, base) if arrival.may(Permission.ANSWER) else {}
    return as_json(Here(here=beside.here(arrival, now), version=kept.version, words=words))

"""Pinning words of a source to an answer, and taking a pin back."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST
from msgspec.structs import replace

from migov.actions import answers, assessments, pins
from migov.errors import Invalid, MigovError, Problem
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.store import answers as rows
from migov.web.answering import speaking
from migov.web.entrance import enter
from migov.web.numbers import whole
from migov.web.signed import now


class Cause(Value, kw_only=True):
    """What words are looked for: an indicator of an assessment."""

    assessment: str
    indicator: str
    question: str
    address: str
    """Of the indicator's page."""
    pin: str
    """Where words are sent to be pinned."""
    query: str
    """What an address of the reader has behind it, so that it goes on for the same cause."""
    may_pin: bool = False
    """Whether words can be pinned in the reader: to an answer that is called complete only when it was opened again."""


def cause_of(request: HttpRequest) -> Cause | None:
    """The cause that the address names (``?for=xnd-2024&indicator=1.1.2``); null for whoever may not answer there."""
    assessment, indicator = request.GET.get("for", ""), request.GET.get("indicator", "")
    if not assessment or not indicator:
        return None
    try:
        enter(request, assessment, Permission.ANSWER, indicator=indicator)
        kept = rows.find(assessment, indicator) or rows.begun(indicator)
        return replace(cause(assessment, indicator), may_pin=not kept.answer.status.is_settled)
    except MigovError:
        return None


def cause(assessment: str, indicator: str) -> Cause:
    """The cause with its addresses.

    Raises:
        NotFound: no such assessment or indicator.
    """
    asked = answers.indicator_of(assessments.entry(assessment), indicator)
    given = {"id": assessment, "code": indicator}
    return Cause(
        assessment=assessment,
        indicator=indicator,
        question=asked.question.text(speaking()),
        address=reverse("indicator", kwargs=given),
        pin=reverse("pin", kwargs=given),
        query="&" + urlencode({"for": assessment, "indicator": indicator}),
    )


@require_POST
def pin(request: HttpRequest, id: str, code: str) -> HttpResponse:  # noqa: A002 - the field's own word
    """Words of a source, pinned to the answer to an indicator; then the indicator's page, at its pins."""
    by = enter(request, id, Permission.ANSWER, indicator=code)
    start, end = _span(request)
    source, snapshot = request.POST.get("source", ""), request.POST.get("snapshot", "")
    pins.pin_span(id, code, source=source, snapshot=snapshot, start=start, end=end, by=by, at=now())
    return HttpResponseRedirect(reverse("indicator", kwargs={"id": id, "code": code}) + "#pins")


@require_POST
def unpin(request: HttpRequest, id: str, code: str) -> HttpResponse:  # noqa: A002
    """A pin taken back from an answer; its history keeps it."""
    by = enter(request, id, Permission.ANSWER, indicator=code)
    number = whole(request.POST.get("number", ""), digits=5) or 0
    pins.unpin(id, code, number=number, words=request.POST.get("words"), by=by, at=now())
    return HttpResponseRedirect(reverse("indicator", kwargs={"id": id, "code": code}) + "#pins")


def _span(request: HttpRequest) -> tuple[int, int]:
    """The stretch of the source that was chosen: a paragraph's own button, or the words somebody selected."""
    words = request.POST.get("span", "").split("-")
    if len(words) != 2 or not all(word.isascii() and word.isdecimal() and len(word) < 12 for word in words):
        raise Invalid(Problem("no words were chosen", remedy="select words in the source, or a paragraph's own button"))
    return int(words[0]), int(words[1])

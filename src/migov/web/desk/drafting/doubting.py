"""The open doubts of the checks, beside the passages they are about.

Where much has changed they take a while to find: a page shows how many there were last, and its script asks anew.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from migov.actions.drafting import doubted
from migov.model.values import Value
from migov.web import signed
from migov.web.answering import as_json
from migov.web.desk.answering.words import clock
from migov.web.desk.drafting.arrivals import Arrival, arrive
from migov.web.desk.life.heads import address as of_name


class DoubtLine(Value, kw_only=True):
    """One doubt, to be read; it is waived on the page of all doubts."""

    words: str
    says: str
    remedy: str


class Doubted(Value, kw_only=True):
    """The open doubts of every passage that has some, for the script of a page."""

    of: dict[str, tuple[DoubtLine, ...]]


@require_safe
def told(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002 - the field's own word
    """The open doubts as they are now."""
    return as_json(Doubted(of=dict(of(arrive(request, id)))))


def of(arrival: Arrival) -> Mapping[str, tuple[DoubtLine, ...]]:
    """The open doubts of every passage that has some."""
    found = doubted.of_passages(arrival.id, by=arrival.member, at=signed.now())
    return {
        passage: tuple(DoubtLine(words=one.words, says=one.says, remedy=one.remedy) for one in doubts)
        for passage, doubts in found.items()
    }


def last(arrival: Arrival) -> tuple[dict[str, int], str | None]:
    """How many each passage had when somebody looked last, and when that was."""
    known = doubted.counted(arrival.id, by=arrival.member)
    return (known.of, clock(known.at, signed.now())) if known else ({}, None)


def address(arrival: Arrival) -> str | None:
    """The page of all doubts, where each is fixed or waived; null while there is none."""
    return of_name("doubts", id=arrival.id)

"""Capturing minutes: a form, and what the page's own script sends when the line is there, many at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import uuid4
from zlib import crc32

import msgspec
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from migov.actions import delegations
from migov.actions.consulting import minutes, workshops
from migov.actions.consulting.workshops import Refusal
from migov.errors import Conflict, Invalid, NotFound, Problem
from migov.model.consultations import Outcome
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.model.workshops import Minute
from migov.store import people
from migov.web.answering import as_json
from migov.web.desk.life import forms
from migov.web.desk.workshops import room
from migov.web.desk.workshops.words import Told, told
from migov.web.entrance import enter
from migov.web.numbers import whole
from migov.web.signed import now

AT_ONCE = 500
"""Minutes that are taken in one request."""


class Heard(Value, kw_only=True):
    """What the script of the page is told."""

    kept: tuple[str, ...]
    """Ids that need not be sent again."""
    refused: tuple[Refusal, ...]
    stamp: str
    """Of the minutes below: where it is the one that was sent along, they are left out."""
    minutes: tuple[Told, ...] | None


@require_POST
def capture(request: HttpRequest, id: str, number: int) -> HttpResponse:  # noqa: A002 - the field's own word
    """Minutes, kept: those of the script, or the one of the form."""
    member = enter(request, id, Permission.RUN_WORKSHOP)
    ids = {name.casefold(): one for one, name in delegations.institutions(id).items()}
    if "minutes" in request.POST:
        return _heard(request, id, number, ids)
    given = {name: forms.typed(request, name) for name in (*TEXTS, "id", "passage", "comment")}
    wrong: Invalid | Conflict | NotFound
    try:
        made = _minute({**given, "id": given["id"] or uuid4().hex, "at": now().isoformat()}, ids)
        done = workshops.capture(id, number, [made], by=member, at=now())
    except (Invalid, Conflict) as error:
        wrong = error
    else:
        if not done.refused:
            where = reverse("workshop room", kwargs={"id": id, "number": number})
            return HttpResponseRedirect(f"{where}?{urlencode({'at': given['passage'], 'done': '1'})}")
        wrong = Invalid(*(Problem(one.says) for one in done.refused))
    return room.shown(request, id, number, wrong)


TEXTS = ("outcome", "decision", "rationale", "priority", "institution")


def _heard(request: HttpRequest, id: str, number: int, ids: Mapping[str, str]) -> HttpResponse:  # noqa: A002
    member = enter(request, id, Permission.RUN_WORKSHOP)
    made, refused = _read(request.POST["minutes"], ids)
    done = workshops.capture(id, number, made, by=member, at=now()) if made else workshops.Captured()
    lines = minutes.lines(id, number, by=member)
    stamp = f"{crc32(repr([(one.minute.id, one.bearing) for one in lines]).encode()):08x}"
    shown = None
    if request.POST.get("stamp") != stamp:
        handles = {line.by for line in lines}
        names = people.names(handles) if handles else {}
        shown = told(id, number, lines, delegations.institutions(id), names)
    return as_json(Heard(kept=(*done.kept, *done.again), refused=(*refused, *done.refused), stamp=stamp, minutes=shown))


def _read(content: str, ids: Mapping[str, str]) -> tuple[list[Minute], list[Refusal]]:
    """The minutes of a request, and those that are none.

    Raises:
        Invalid: it is no list of minutes, or too long a one.
    """
    try:
        found = msgspec.json.decode(content, type=list[dict[str, Any]])
    except msgspec.MsgspecError as error:
        raise Invalid(Problem(f"these are no minutes: {error}", remedy="load the page again")) from error
    if len(found) > AT_ONCE:
        raise Invalid(Problem(f"more than {AT_ONCE} minutes came at once", remedy="send fewer at a time"))
    made: list[Minute] = []
    refused: list[Refusal] = []
    for one in found:
        name = str(one.get("id", ""))[:60]
        try:
            made.append(_minute(one, ids))
        except Invalid as error:
            refused.append(Refusal(id=name, says=str(error)))
    return made, refused


def _minute(given: Mapping[str, Any], ids: Mapping[str, str]) -> Minute:
    """The minute that was handed in.

    Raises:
        Invalid: it is none.
    """
    texts = {name: forms.plain(str(given.get(name) or "")) for name in ("id", "passage", "comment", "at", *TEXTS)}
    number = whole(texts["comment"], digits=9)
    if texts["comment"] and not number:
        raise Invalid(Problem("there is no such comment", place="comment"))
    asked = texts["institution"].strip()
    return Minute(
        id=texts["id"],
        passage=texts["passage"] or None,
        comment=number,
        outcome=forms.one_of(Outcome, texts["outcome"], place="outcome") if texts["outcome"] else None,
        decision=texts["decision"],
        rationale=texts["rationale"],
        priority=texts["priority"],
        institution=ids.get(asked.casefold(), asked) or None,
        at=texts["at"],
    )

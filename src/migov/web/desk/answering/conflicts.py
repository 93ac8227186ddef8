"""Two texts for one field, side by side: keep mine, keep theirs, or write a third. Neither is lost."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from migov.errors import NotFound
from migov.model.fields import Field, all_words
from migov.model.permissions import Permission, require
from migov.model.values import Value
from migov.store import answers as rows
from migov.store import people
from migov.store.answers import Change, KeptAnswer
from migov.web import signed
from migov.web.answering import Page, answer, frame, speaking
from migov.web.comparing import compare
from migov.web.desk.answering import beside, indicator, words
from migov.web.desk.answering.arrivals import Arrival, arrive_seeing
from migov.web.numbers import whole
from migov.web.pieces import Comparison, Crumb

MOST = 2 * len(Field)
"""Texts on one page: a save puts aside no more than one of each field."""


class Conflict(Value, kw_only=True):
    """One field that two people wrote."""

    number: int
    """Of the text that was put aside."""
    field: str
    """As a form names it."""
    name: str
    id: str
    comparison: Comparison
    mine: str
    """The text that was put aside, in the words of the form."""
    is_long: bool
    """Whether a third text can be written: not where one of a list is chosen."""
    is_settled: bool
    """Whether both say the same by now."""


class ConflictsPage(Page, kw_only=True):
    """The fields in which a save met somebody else's."""

    crumbs: tuple[Crumb, ...]
    id: str
    code: str
    dimension: int
    question: str
    who: str
    version: int
    """Of the answer as it is shown here: a decision that meets yet another change comes back."""
    conflicts: tuple[Conflict, ...]
    is_complete: bool
    """Whether the answer is called complete: whatever is written makes a draft of it again."""
    back: str


@require_safe
def conflicts(request: HttpRequest, id: str, code: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002
    """Both texts of each field: ``?texts=12,13`` names those that were put aside."""
    arrival = arrive_seeing(request, id, code)
    require(Permission.ANSWER, arrival.member, arrival.situation, assessment=id)
    kept = rows.find(id, code) or rows.begun(code)
    numbers = dict.fromkeys(request.GET.get("texts", "").split(",", MOST)[:MOST])
    aside = [_aside(arrival, number) for number in numbers]
    page = ConflictsPage(
        frame=frame(request, _("Two texts for one field: %(code)s") % {"code": code}, "assessments"),
        crumbs=indicator.crumbs(arrival, inside=True),
        id=id,
        code=code,
        dimension=int(arrival.asked.dimension),
        question=arrival.asked.question.text(speaking()),
        who=arrival.person.handle,
        version=kept.version,
        conflicts=tuple(_conflict(arrival, kept, one) for one in aside),
        is_complete=kept.answer.status.is_settled,
        back=beside.address(id, code),
    )
    return answer(request, page, "desk/answering/conflicts.html", twin=twin)


def _aside(arrival: Arrival, number: str) -> Change:
    found = rows.change(arrival.id, arrival.code, whole(number, digits=15) or 0)
    if found is None or not found.aside:
        raise NotFound("text put aside", number[:20])
    return found


def _conflict(arrival: Arrival, kept: KeptAnswer, aside: Change) -> Conflict:
    field = Field(aside.field)
    theirs = all_words(kept.answer)[field]
    last = rows.last_change(arrival.id, arrival.code, field)
    names = people.names({aside.by, *([last.by] if last else [])})
    is_mine = aside.by == arrival.person.handle
    stands = _("%(name)s, %(when)s")
    now = signed.now()
    comparison = compare(
        words.shown(field, theirs, arrival.asked),
        words.shown(field, aside.words, arrival.asked),
        titles=(_("What stands now"), _("What you wrote") if is_mine else _("What was put aside")),
        notes=(
            stands % {"name": names.get(last.by, last.by), "when": words.clock(last.at, now)} if last else None,
            stands % {"name": names.get(aside.by, aside.by), "when": words.clock(aside.at, now)},
        ),
    )
    return Conflict(
        number=aside.number,
        field=field.value,
        name=words.field_name(field),
        id=words.field_id(field),
        comparison=comparison,
        mine=aside.words,
        is_long=field not in (Field.ANSWER, Field.PRACTICE, Field.CONFIDENCE),
        is_settled=theirs == aside.words,
    )

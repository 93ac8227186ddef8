"""How far two answers given blind agree, question by question: it tells of the questions, never of a country."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from migov.actions import answers as answering
from migov.actions import assessments, codings, entering
from migov.catalogue import editions
from migov.model.permissions import Permission
from migov.model.reviews import Agreement
from migov.model.values import Value
from migov.store import opening
from migov.web.answering import Page, answer, frame, speaking
from migov.web.desk.answering.arrivals import name_of
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.desk.reviewing import places
from migov.web.entrance import enter
from migov.web.pieces import Empty, Tab
from migov.web.signed import person


class Line(Value, kw_only=True):
    """One question, with how often two coders said the same."""

    code: str
    question: str
    compared: int
    agreed: int
    address: str | None


class Part(Value, kw_only=True):
    """The questions of one edition, in the order of their codes."""

    title: str
    lines: tuple[Line, ...]


class AgreementPage(Page, kw_only=True):
    """How far two coders agree."""

    head: DeskHead | None
    tabs: tuple[Tab, ...]
    title: str
    parts: tuple[Part, ...]
    empty: Empty
    everywhere: str | None
    """Address of the counts over all assessments."""


@require_safe
def agreement(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """Per indicator of an assessment, whether first and second answers agreed."""
    member = enter(request, id, Permission.SEE_INSIDE)
    entry = assessments.entry(id)
    counted = codings.agreement_in(id, by=member)
    lines = []
    for one in counted:
        asked = answering.indicator_of(entry, one.indicator)
        where = reverse("pair", kwargs={"id": id, "code": one.indicator})
        lines.append(_line(one, asked.question.text(speaking()), where))
    page = AgreementPage(
        frame=frame(request, _("%(name)s: agreement of coders") % {"name": name_of(entry)}, "assessments"),
        head=desk_head(entry, member, "reviews"),
        tabs=places.tabs(id, member, "agreement"),
        title=name_of(entry),
        parts=(Part(title=answering.edition_of(entry).title.text(speaking()), lines=tuple(lines)),) if lines else (),
        empty=_empty(),
        everywhere=reverse("agreements"),
    )
    return answer(request, page, "desk/reviewing/agreement.html", twin=twin)


@require_safe
def agreements(request: HttpRequest, *, twin: bool = False) -> HttpResponse:
    """Per question of each edition, how often first and second answers agreed, over all assessments."""
    entering.require_library(person(request))
    parts = []
    for one in codings.agreement_everywhere():
        edition = editions.load(one.edition, opening.connect())
        questions = {asked.code: asked.question.text(speaking()) for asked in edition.indicators}
        lines = tuple(_line(line, questions.get(line.indicator, ""), None) for line in one.agreements)
        parts.append(Part(title=edition.title.text(speaking()), lines=lines))
    page = AgreementPage(
        frame=frame(request, _("Agreement of coders"), "assessments"),
        head=None,
        tabs=(),
        title=_("All assessments"),
        parts=tuple(parts),
        empty=_empty(),
        everywhere=None,
    )
    return answer(request, page, "desk/reviewing/agreement.html", twin=twin)


def _line(one: Agreement, question: str, address: str | None) -> Line:
    return Line(code=one.indicator, question=question, compared=one.compared, agreed=one.agreed, address=address)


def _empty() -> Empty:
    return Empty(
        title=_("Nothing can be compared yet"),
        text=_("A coordinator asks somebody to code indicators a second time, without seeing the first answers."),
    )

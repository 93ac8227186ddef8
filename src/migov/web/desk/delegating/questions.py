"""All questions of an assessment, to read: an institution sees its own part first, and the rest here."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from migov.actions import answers as answering
from migov.actions import assessments, delegations
from migov.catalogue import editions
from migov.model.indicators import Edition
from migov.model.values import Value
from migov.store import opening
from migov.web.answering import Page, answer, frame, speaking
from migov.web.desk.delegating.words import Printed, printed
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.desk.reviewing.showing import Question, question
from migov.web.entrance import enter
from migov.web.pieces import Crumb


class Line(Value, kw_only=True):
    """One question."""

    code: str
    question: str
    address: str
    """Where the person answers it for their institution, else where it is read."""
    is_mine: bool


class Group(Value, kw_only=True):
    """The questions of a dimension or a module."""

    number: int | None
    title: str
    lines: tuple[Line, ...]


class QuestionsPage(Page, kw_only=True):
    """All questions of an assessment."""

    head: DeskHead
    groups: tuple[Group, ...]


class QuestionPage(Page, kw_only=True):
    """One question with its guidance and its scale."""

    head: DeskHead
    crumbs: tuple[Crumb, ...]
    asked: Question
    printed: tuple[Printed, ...]
    mine: str | None


@require_safe
def questions(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """The questions of an assessment, dimension by dimension."""
    member = enter(request, id)
    entry = assessments.entry(id)
    mine = {
        code: reverse("return", kwargs={"id": id, "number": made.number, "code": code})
        for made in delegations.parts_of(id, by=member)
        for code in made.indicators
    }
    edition, home = answering.edition_of(entry), opening.connect()
    groups = [
        Group(
            number=int(dimension),
            title=dimension.title(speaking()),
            lines=_lines(id, edition, {one.code for one in edition.of(dimension)}, mine),
        )
        for dimension in dict.fromkeys(one.dimension for one in edition.sub_domains)
    ]
    for code in entry.modules:
        module = editions.load(code, home)
        every = {one.code for one in module.indicators}
        groups.append(Group(number=None, title=module.title.text(speaking()), lines=_lines(id, module, every, mine)))
    page = QuestionsPage(
        frame=frame(request, _("%(name)s: all questions") % {"name": entry.name(speaking())}, "assessments"),
        head=desk_head(entry, member, "questions"),
        groups=tuple(groups),
    )
    return answer(request, page, "desk/delegating/questions.html", twin=twin)


@require_safe
def one(request: HttpRequest, id: str, code: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002
    """One question: what is asked, where to look, how it is answered."""
    member = enter(request, id)
    entry = assessments.entry(id)
    asked = answering.indicator_of(entry, code)
    made = next((part for part in delegations.parts_of(id, by=member) if code in part.indicators), None)
    page = QuestionPage(
        frame=frame(request, f"{code} {asked.question.text(speaking())}", "assessments"),
        head=desk_head(entry, member, "questions"),
        crumbs=(Crumb(title=_("All questions"), address=reverse("questions", kwargs={"id": id})),),
        asked=question(entry, asked),
        printed=printed(delegations.printed_before(id, code, by=member), asked, entry.language),
        mine=reverse("return", kwargs={"id": id, "number": made.number, "code": code}) if made else None,
    )
    return answer(request, page, "desk/delegating/question.html", twin=twin)


def _lines(id: str, edition: Edition, codes: set[str], mine: dict[str, str]) -> tuple[Line, ...]:  # noqa: A002
    return tuple(
        Line(
            code=asked.code,
            question=asked.question.text(speaking()),
            address=mine.get(asked.code) or reverse("question", kwargs={"id": id, "code": asked.code}),
            is_mine=asked.code in mine,
        )
        for asked in edition.indicators
        if asked.code in codes
    )

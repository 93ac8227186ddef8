"""One question, answered in the institution's own words: saved as a draft, handed in, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from msgspec.structs import replace

from migov.actions import answers as answering
from migov.actions import assessments, delegations, entering, returns
from migov.errors import Invalid
from migov.model.answers import Answer, NonAnswer
from migov.model.assignments import Delegation, Return
from migov.model.fields import NON_ANSWER, Field, with_words
from migov.model.indicators import Indicator
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.returns import ASKED, NOTHING, REMARK, SOURCES, Met, Written
from migov.model.values import Value
from migov.store import delegations as kept_delegations
from migov.store.assessments import Entry
from migov.web import pieces
from migov.web.answering import Page, answer, frame, speaking
from migov.web.comparing import compare
from migov.web.desk.answering.form import AnswerForm, Choice, form, started_from
from migov.web.desk.answering.words import field_id, field_name, mistake, shown
from migov.web.desk.delegating.institution import done
from migov.web.desk.delegating.words import Line, Printed, lines, part_name, printed, return_chip
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.desk.life.words import until
from migov.web.desk.reviewing.showing import Question, badges, question, when
from migov.web.pieces import Badge, Chip, Comparison, Crumb, Mistake, Notice, Option
from migov.web.signed import now

REASONS = frozenset({NON_ANSWER + NonAnswer.NOT_APPLICABLE, NON_ANSWER + NonAnswer.NOT_PRINTED})
"""The non-answers an institution gives: that it found no evidence, or did not answer, is for others to say."""


class Clash(Value, kw_only=True):
    """One part that a colleague wrote differently meanwhile."""

    label: str
    comparison: Comparison


class ReturnPage(Page, kw_only=True):
    """One question, to be answered in the institution's own words."""

    head: DeskHead
    crumbs: tuple[Crumb, ...]
    notice: Notice | None
    mistakes: tuple[Mistake, ...]
    clashes: tuple[Clash, ...]
    institution: str
    asked: Question
    chip: Chip
    due: str
    version: int
    may_write: bool
    """Whether answers are still open."""
    printed: tuple[Printed, ...]
    choice: Choice
    fields: tuple[pieces.Field, ...]
    nothing: pieces.Field
    decision: Decision | None
    position: str
    previous: str | None
    next: str | None
    back: str


class Decision(Value, kw_only=True):
    """What became of what the institution handed in."""

    by: Badge
    when: str
    taken: tuple[str, ...]
    declined: tuple[str, ...]
    reason: str | None
    lines: tuple[Line, ...]
    """What was handed in."""


def write(request: HttpRequest, id: str, made: Delegation, code: str, member: Member, *, twin: bool) -> HttpResponse:  # noqa: A002
    """The form of one question, or what was typed into it, kept."""
    entry = assessments.entry(id)
    asked = answering.indicator_of(entry, code)
    if request.method != "POST":
        if not twin:
            delegations.opened(id, made.number, by=member, at=now())
        return _page(request, entry, made, asked, member, twin=twin)
    written, submit = _written(request), "submit" in request.POST
    try:
        kept = returns.write(
            id, made.number, code, written, base=started_from(request), submit=submit, by=member, at=now()
        )
    except Invalid as error:
        return _page(request, entry, made, asked, member, typed=written, wrong=error)
    if kept.met:
        return _page(request, entry, made, asked, member, typed=written, met=kept.met)
    here = {"id": id, "number": made.number}
    after = _next(made, code) if submit else None
    if after is not None and request.POST["submit"] == "next":
        return HttpResponseRedirect(reverse("return", kwargs=here | {"code": after}) + "?done=1")
    if submit:
        return HttpResponseRedirect(reverse("part", kwargs=here) + "?done=1")
    return HttpResponseRedirect(reverse("return", kwargs=here | {"code": code}) + "?saved=1")


def _page(
    request: HttpRequest,
    entry: Entry,
    made: Delegation,
    asked: Indicator,
    member: Member,
    *,
    twin: bool = False,
    typed: Written | None = None,
    wrong: Invalid | None = None,
    met: tuple[Met, ...] = (),
) -> HttpResponse:
    code = asked.code
    stands = kept_delegations.get_return(entry.id, made.number, code)
    around, here = _around(entry.id, made, code), reverse("part", kwargs={"id": entry.id, "number": made.number})
    filled = _form(asked, stands, entry, typed, wrong)
    page = ReturnPage(
        frame=frame(request, f"{code} {asked.question.text(speaking())}", "assessments"),
        head=desk_head(entry, member, "delegations"),
        crumbs=(Crumb(title=_("Your questions"), address=here),),
        notice=_met_notice() if met else done(request),
        mistakes=_mistakes(wrong, code),
        clashes=tuple(_clash(one, asked) for one in met),
        institution=delegations.institution_name(entry.id, made.institution),
        asked=question(entry, asked),
        chip=return_chip(stands),
        due=until(made.due),
        version=stands.version,
        may_write=entering.may(Permission.RETURN, entry.id, member, indicator=code),
        printed=printed(delegations.printed_before(entry.id, code, by=member), asked, entry.language),
        choice=replace(filled.choice, reasons=tuple(one for one in filled.choice.reasons if one.value in REASONS)),
        fields=(*_of_institution(filled.before_practice), filled.small[0], *_beside(stands, typed)),
        nothing=_nothing(stands, typed),
        decision=_decision(entry.id, made, asked),
        position=_("%(at)d of %(all)d") % {"at": made.indicators.index(code) + 1, "all": len(made.indicators)},
        previous=around[0],
        next=around[1],
        back=here,
    )
    return answer(request, page, "desk/delegating/return.html", twin=twin, status=422 if wrong else 409 if met else 200)


def _form(asked: Indicator, stands: Return, entry: Entry, typed: Written | None, wrong: Invalid | None) -> AnswerForm:
    return form(
        asked,
        with_words(Answer(indicator=asked.code), stands.words, asked),
        version=stands.version,
        language=entry.language,
        with_journal=False,
        typed=typed.words if typed else None,
        problems=wrong.problems if wrong else (),
    )


def _of_institution(fields: tuple[pieces.Field, ...]) -> tuple[pieces.Field, ...]:
    """The fields with what an institution is told about them: it pins nothing."""
    grounds = _("On what grounds, in your own words.")
    return tuple(replace(one, help=grounds) if one.name == Field.JUSTIFICATION else one for one in fields)


def _beside(stands: Return, typed: Written | None) -> tuple[pieces.Field, ...]:
    told = replace(stands, sources=typed.sources or "", remark=typed.remark or "") if typed else stands
    return (
        pieces.Field(
            name="sources",
            id="sources",
            label=part_name(SOURCES),
            kind="long",
            rows=3,
            value=told.sources,
            optional=True,
            help=_("The laws, decrees, plans or pages where it stands, with number and date."),
        ),
        pieces.Field(
            name="remark", id="remark", label=part_name(REMARK), kind="long", rows=3, value=told.remark, optional=True
        ),
    )


def _nothing(stands: Return, typed: Written | None) -> pieces.Field:
    chosen = bool(typed.nothing_to_add) if typed else stands.nothing_to_add
    return pieces.Field(
        name="nothing",
        id="nothing",
        label=part_name(NOTHING),
        kind="check",
        value="1",
        options=(Option(value="1", label=part_name(NOTHING), chosen=chosen),),
        help=_("Then leave the fields empty: that you have nothing to add is kept as your answer."),
    )


def _decision(id: str, made: Delegation, asked: Indicator) -> Decision | None:  # noqa: A002
    there = [one for one in kept_delegations.handed_in(id, asked.code) if one.delegation == made.number]
    if not there or there[0].decided_by is None:
        return None
    given = there[0]
    by = given.decided_by or ""
    return Decision(
        by=badges({by})[by],
        when=when(given.decided_at or given.at),
        taken=tuple(field_name(field) for field in given.taken),
        declined=tuple(field_name(field) for field in ASKED if given.words.get(field) and field not in given.taken),
        reason=given.reason,
        lines=lines(given, asked),
    )


def _written(request: HttpRequest) -> Written:
    words = {field: request.POST[field.value] for field in ASKED if field.value in request.POST}
    return Written(
        words=words,
        sources=request.POST.get("sources", ""),
        remark=request.POST.get("remark", ""),
        nothing_to_add="nothing" in request.POST,
    )


def _mistakes(wrong: Invalid | None, code: str) -> tuple[Mistake, ...]:
    fields: Mapping[str, Field] = {field.value: field for field in ASKED}
    found = []
    for problem in wrong.problems if wrong else ():
        field = fields.get(problem.place or "")
        if field is not None:
            found.append(Mistake(says=f"{field_name(field)}: {mistake(problem)}", field=field_id(field)))
        elif problem.place == code:
            found.append(
                Mistake(says=_("Answer it, write a remark, or say that you have nothing to add."), field="remark")
            )
        elif problem.place in (SOURCES, REMARK):
            found.append(Mistake(says=_("This is longer than a field can hold."), field=problem.place))
        else:
            found.append(Mistake(says=_("It cannot be answered and have nothing to add at once."), field="nothing"))
    return tuple(found)


def _clash(one: Met, asked: Indicator) -> Clash:
    titles = (_("What stands, written by a colleague"), _("What you wrote, not kept yet"))
    return Clash(
        label=part_name(one.part),
        comparison=compare(_as_text(one.part, one.theirs, asked), _as_text(one.part, one.mine, asked), titles=titles),
    )


def _as_text(part: str, words: str, asked: Indicator) -> str:
    try:
        return shown(part, words, asked)
    except ValueError:
        return words


def _met_notice() -> Notice:
    return Notice(
        kind="caution",
        title=_("A colleague of yours wrote something else meanwhile"),
        lines=(
            _("Nothing was overwritten. Your text stands in the form: put together what is to stand, and save it."),
        ),
    )


def _next(made: Delegation, code: str) -> str | None:
    at = made.indicators.index(code)
    return made.indicators[at + 1] if at + 1 < len(made.indicators) else None


def _around(id: str, made: Delegation, code: str) -> tuple[str | None, str | None]:  # noqa: A002
    at = made.indicators.index(code)
    near = (made.indicators[at - 1] if at else None, _next(made, code))
    given = {"id": id, "number": made.number}
    found = [reverse("return", kwargs=given | {"code": one}) if one else None for one in near]
    return found[0], found[1]

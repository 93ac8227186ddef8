"""One return: written by the institution, or read and decided by those who keep the pen."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from migov.actions import answers as answering
from migov.actions import assessments, delegations, entering, returns
from migov.errors import Conflict, Invalid, NotFound
from migov.model.assignments import Delegation, Return
from migov.model.fields import Field, words
from migov.model.indicators import Indicator
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.returns import ASKED
from migov.model.values import Value
from migov.store import answers
from migov.web import pieces
from migov.web.answering import Page, answer, frame
from migov.web.comparing import compare
from migov.web.desk.answering.words import field_id, field_name, shown
from migov.web.desk.delegating import filling
from migov.web.desk.delegating.words import Line, field_of, lines, return_chip
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.desk.reviewing.showing import Question, answer_address, badges, question, when
from migov.web.entrance import enter
from migov.web.numbers import whole
from migov.web.pieces import Badge, Chip, Comparison, Crumb, Mistake, Notice
from migov.web.signed import now


class Beside(Value, kw_only=True):
    """One field: what the answer says, and what the institution says."""

    name: str
    id: str
    label: str
    comparison: Comparison
    is_same: bool
    chosen: bool


class DecidePage(Page, kw_only=True):
    """A return beside the answer, to be taken over field by field."""

    head: DeskHead
    crumbs: tuple[Crumb, ...]
    notice: Notice | None
    mistakes: tuple[Mistake, ...]
    asked: Question
    institution: str
    by: Badge
    when: str
    chip: Chip
    is_sheet: bool
    lines: tuple[Line, ...]
    """What it says beside the fields."""
    fields: tuple[Beside, ...]
    may_decide: bool
    decided: str | None
    reason_given: str | None
    reason: pieces.Field
    version: int
    base: int
    answer: str


@require_http_methods(["GET", "HEAD", "POST"])
def return_(request: HttpRequest, id: str, number: int, code: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """The form of the institution, or its return beside the answer for those who keep the pen."""
    member = enter(request, id)
    made = delegations.part(id, number, by=member)
    if code not in made.indicators:
        raise NotFound("indicator", code)
    if made.institution in member.institutions:
        return filling.write(request, id, made, code, member, twin=twin)
    there = [one for one in returns.returned(id, by=member, indicator=code) if one.delegation == number]
    if not there:
        raise NotFound("return", code)
    asked = answering.indicator_of(assessments.entry(id), code)
    if request.method != "POST":
        return _page(request, id, made, there[0], asked, member, twin=twin)
    return _decide(request, id, made, there[0], asked, member)


def _decide(
    request: HttpRequest,
    id: str,  # noqa: A002
    made: Delegation,
    given: Return,
    asked: Indicator,
    member: Member,
) -> HttpResponse:
    fields = [field for name in request.POST.getlist("take") if (field := field_of(name)) is not None]
    try:
        taken = returns.take_over(
            id,
            made.number,
            asked.code,
            fields,
            version=_number(request, "version"),
            base=_number(request, "base"),
            reason=request.POST.get("reason", ""),
            by=member,
            at=now(),
        )
    except Invalid:
        says = _("Say why the other fields are not taken over: the institution reads it.")
        return _page(request, id, made, given, asked, member, mistake=says)
    except Conflict as error:
        return _page(request, id, made, given, asked, member, conflict=error)
    if taken.saved is not None and taken.saved.met:
        return _page(request, id, made, given, asked, member, conflict=taken.saved.met[0].clash)
    return HttpResponseRedirect(reverse("part", kwargs={"id": id, "number": made.number}))


def _page(
    request: HttpRequest,
    id: str,  # noqa: A002
    made: Delegation,
    given: Return,
    asked: Indicator,
    member: Member,
    *,
    twin: bool = False,
    mistake: str | None = None,
    conflict: object = None,
) -> HttpResponse:
    kept = answers.find(id, asked.code) or answers.begun(asked.code)
    entry, name = assessments.entry(id), delegations.institution_name(id, made.institution)
    here = reverse("part", kwargs={"id": id, "number": made.number})
    chosen = set(request.POST.getlist("take")) if request.method == "POST" else None
    page = DecidePage(
        frame=frame(request, _("%(name)s on %(code)s") % {"name": name, "code": asked.code}, "assessments"),
        head=desk_head(entry, member, "delegations"),
        crumbs=(Crumb(title=name, address=here),),
        notice=_conflict_notice() if conflict else None,
        mistakes=(Mistake(says=mistake, field="reason"),) if mistake else (),
        asked=question(entry, asked),
        institution=name,
        by=badges({given.by})[given.by],
        when=when(given.at),
        chip=return_chip(given),
        is_sheet=given.via.value == "sheet",
        lines=tuple(one for one in lines(given, asked) if one.label not in {field_name(field) for field in ASKED}),
        fields=tuple(_beside(field, given, words(kept.answer, field), asked, chosen) for field in _said(given)),
        may_decide=given.decided_by is None and entering.may(Permission.TAKE_OVER, id, member, indicator=asked.code),
        decided=_decided(given),
        reason_given=given.reason,
        reason=pieces.Field(
            name="reason",
            id="reason",
            label=_("Why the others are not taken over"),
            kind="long",
            value=request.POST.get("reason", ""),
            maximum=20_000,
            optional=True,
            help=_("The institution reads it."),
            error=mistake,
        ),
        version=given.version,
        base=kept.version,
        answer=answer_address(id, asked.code),
    )
    return answer(
        request, page, "desk/delegating/decide.html", twin=twin, status=422 if mistake else 409 if conflict else 200
    )


def _said(given: Return) -> tuple[Field, ...]:
    return tuple(field for field in ASKED if given.words.get(field))


def _beside(field: Field, given: Return, stands: str, asked: Indicator, chosen: set[str] | None) -> Beside:
    says, same = given.words[field], given.words[field] == stands
    titles = (_("The answer"), _("The institution"))
    ticked = field.value in chosen if chosen is not None else not same and not stands
    return Beside(
        name=field.value,
        id="take-" + field_id(field),
        label=field_name(field),
        comparison=compare(shown(field, stands, asked), shown(field, says, asked), titles=titles),
        is_same=same,
        chosen=ticked,
    )


def _decided(given: Return) -> str | None:
    if given.decided_by is None:
        return None
    who = badges({given.decided_by})[given.decided_by].name
    if not given.taken:
        return _("%(who)s took nothing over on %(when)s.") % {"who": who, "when": when(given.decided_at or given.at)}
    told = {"who": who, "when": when(given.decided_at or given.at), "fields": ", ".join(map(field_name, given.taken))}
    return _("%(who)s took over on %(when)s: %(fields)s.") % told


def _conflict_notice() -> Notice:
    return Notice(
        kind="caution",
        title=_("Something has changed since you opened this"),
        lines=(
            _("Nothing was overwritten. Read what stands now, and decide again."),
            _("A text that met another one is kept beside the answer."),
        ),
    )


def _number(request: HttpRequest, name: str) -> int:
    told = whole(request.POST.get(name, ""), digits=9)
    return -1 if told is None else told

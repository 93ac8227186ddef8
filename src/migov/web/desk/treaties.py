"""Treaties and agreements: what depositary, ministries and the last profile say, and which of it stands."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_safe

from migov.actions import assessments, entering, treaties
from migov.actions.treaties import Row, State
from migov.errors import Conflict, Invalid
from migov.model.conventions import Standing
from migov.model.fields import BRIEF
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.standpoints import Decision, Record, Witness
from migov.model.treaties import Act
from migov.model.values import Value
from migov.web.answering import Page, answer, frame, speaking
from migov.web.desk.heads import web_address
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.desk.reviewing.showing import answer_address, badges, when
from migov.web.desk.treaty_forms import ACTS, STANDINGS, WITNESSES, one_of, say_fields, standing_field, witness_field
from migov.web.entrance import enter
from migov.web.names import INSTRUMENT_STATUSES
from migov.web.pieces import Badge, Chip, ChipKind, Crumb, Field, Mistake, Notice
from migov.web.signed import now

STATES: dict[State, tuple[ChipKind, str]] = {
    State.DIFFERENT: ("open", gettext_noop("They differ")),
    State.DECIDED: ("done", gettext_noop("Decided")),
    State.ALIKE: ("plain", gettext_noop("All say the same")),
    State.SILENT: ("not-started", gettext_noop("Nobody tells")),
}


class RecordCard(Value, kw_only=True):
    """What one witness says."""

    witness: str
    name: str
    address: str | None
    """Where the name is one of a page."""
    standing: str
    years: str
    acts: tuple[str, ...]
    remark: str


class TreatyLine(Value, kw_only=True):
    """One treaty in the table."""

    code: str
    title: str
    address: str
    chip: Chip
    stands: str | None
    records: tuple[RecordCard, ...]
    asked_by: tuple[str, ...]


class AgreementLine(Value, kw_only=True):
    """One agreement with single partners."""

    title: str
    partners: str
    years: str
    status: str | None
    remark: str | None


class TreatiesPage(Page, kw_only=True):
    """The treaties and agreements of an assessed country."""

    head: DeskHead
    different: tuple[TreatyLine, ...]
    decided: tuple[TreatyLine, ...]
    alike: tuple[TreatyLine, ...]
    silent: tuple[TreatyLine, ...]
    agreements: tuple[AgreementLine, ...]
    profile: str | None
    sheet: str | None


class Decided(Value, kw_only=True):
    """One decision."""

    by: Badge
    when: str
    witness: str
    stands: str
    because: str
    is_current: bool


class TreatyPage(Page, kw_only=True):
    """One treaty, to be decided."""

    head: DeskHead
    crumbs: tuple[Crumb, ...]
    notice: Notice | None
    mistakes: tuple[Mistake, ...]
    title: str
    code: str
    adopted: str
    depositary: str
    depositary_address: str | None
    chip: Chip
    stands: str | None
    records: tuple[RecordCard, ...]
    asked_by: tuple[Crumb, ...]
    decisions: tuple[Decided, ...]
    may_decide: bool
    seen: str
    witness: Field
    standing: Field
    years: Field
    because: Field
    say: tuple[Field, ...]


@require_safe
def treaties_(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """The treaties of an assessed country: those on which records differ first, all equal ones folded."""
    member = enter(request, id, Permission.SEE_INSIDE)
    entry, told = assessments.entry(id), treaties.table(id, by=member)
    by_state = {state: tuple(_line(id, row) for row in told.rows if row.state is state) for state in State}
    page = TreatiesPage(
        frame=frame(request, _("%(name)s: treaties") % {"name": entry.name(speaking())}, "assessments"),
        head=desk_head(entry, member, "treaties"),
        different=by_state[State.DIFFERENT],
        decided=by_state[State.DECIDED],
        alike=by_state[State.ALIKE],
        silent=by_state[State.SILENT],
        agreements=tuple(
            AgreementLine(
                title=one.title,
                partners=", ".join(one.partners),
                years=", ".join(map(str, one.years)),
                status=_(INSTRUMENT_STATUSES[one.status]) if one.status else None,
                remark=one.remark,
            )
            for one in told.agreements
        ),
        profile=told.profile,
        sheet=reverse("sheets", kwargs={"id": id}) + "#treaties",
    )
    return answer(request, page, "desk/treaties.html", twin=twin)


@require_http_methods(["GET", "HEAD", "POST"])
def treaty(request: HttpRequest, id: str, code: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002
    """One treaty; a decision, or what somebody says of it, is sent to the same address."""
    member = enter(request, id, Permission.SEE_INSIDE)
    if request.method != "POST":
        return _page(request, id, code, member, twin=twin)
    try:
        if request.POST.get("act") == "say":
            _say(request, id, code, member)
        else:
            _decide(request, id, code, member)
    except Invalid as error:
        return _page(request, id, code, member, wrong=error)
    except Conflict:
        return _page(request, id, code, member, conflict=True)
    return HttpResponseRedirect(reverse("treaty", kwargs={"id": id, "code": code}))


def _say(request: HttpRequest, id: str, code: str, member: Member) -> None:  # noqa: A002
    told = request.POST.get("what", "")
    treaties.say(
        id,
        code,
        witness=one_of(Witness, request.POST.get("who", "")) or Witness.MINISTRY,
        says_so=request.POST.get("says_so", ""),
        act=one_of(Act, told),
        date=request.POST.get("date", "").strip() or None,
        remark=request.POST.get("remark", ""),
        by=member,
        at=now(),
    )


def _decide(request: HttpRequest, id: str, code: str, member: Member) -> None:  # noqa: A002
    words = [part for part in request.POST.get("years", "").replace(",", " ").split() if part]
    treaties.decide(
        id,
        code,
        witness=one_of(Witness, request.POST.get("witness", "")) or Witness.NEITHER,
        standing=one_of(Standing, request.POST.get("standing", "")),
        years=tuple(int(word) for word in words if word.isascii() and word.isdecimal() and len(word) == 4),
        because=request.POST.get("because", ""),
        seen=request.POST.get("seen", ""),
        by=member,
        at=now(),
    )


def _page(
    request: HttpRequest,
    id: str,  # noqa: A002
    code: str,
    member: Member,
    *,
    twin: bool = False,
    wrong: Invalid | None = None,
    conflict: bool = False,
) -> HttpResponse:
    entry, row = assessments.entry(id), treaties.row(id, code, by=member)
    there = row.treaty
    page = TreatyPage(
        frame=frame(request, there.title.text(speaking()), "assessments"),
        head=desk_head(entry, member, "treaties"),
        crumbs=(Crumb(title=_("Treaties"), address=reverse("treaties", kwargs={"id": id})),),
        notice=_conflict() if conflict else None,
        mistakes=tuple(Mistake(says=_mistake(one.place), field=one.place) for one in wrong.problems) if wrong else (),
        title=there.title.text(speaking()),
        code=there.code,
        adopted=there.adopted,
        depositary=there.depositary,
        depositary_address=web_address(there.address),
        chip=_chip(row),
        stands=_stands(*row.stands),
        records=tuple(_card(one) for one in row.records),
        asked_by=tuple(Crumb(title=one, address=answer_address(id, one)) for one in row.asked_by),
        decisions=_decisions(row),
        may_decide=entering.may(Permission.DECIDE_TREATY, id, member) and treaties.sees_all(id, row, by=member),
        seen=row.seen,
        witness=witness_field(request, row),
        standing=standing_field(request),
        years=Field(
            name="years",
            id="years",
            label=_("Years"),
            value=request.POST.get("years", ""),
            optional=True,
            narrow=True,
            help=_("Only where none of the records is right. With commas between: 1990, 2003."),
        ),
        because=Field(
            name="because",
            id="because",
            label=_("Why"),
            kind="long",
            rows=3,
            required=True,
            value=request.POST.get("because", ""),
            maximum=BRIEF,
            help=_("What you looked at: the page of the depositary, the law, a letter."),
        ),
        say=say_fields(request, id),
    )
    return answer(request, page, "desk/treaty.html", twin=twin, status=422 if wrong else 409 if conflict else 200)


def _line(id: str, row: Row) -> TreatyLine:  # noqa: A002
    return TreatyLine(
        code=row.treaty.code,
        title=row.treaty.title.text(speaking()),
        address=reverse("treaty", kwargs={"id": id, "code": row.treaty.code}),
        chip=_chip(row),
        stands=_stands(*row.stands),
        records=tuple(_card(one) for one in row.records),
        asked_by=row.asked_by,
    )


def _card(one: Record) -> RecordCard:
    return RecordCard(
        witness=_(WITNESSES[one.witness]),
        name=one.name,
        address=web_address(one.name),
        standing=_(STANDINGS[one.standing]) if one.standing else _("does not tell"),
        years=", ".join(map(str, one.years)),
        acts=tuple(_act(words) for words in one.acts),
        remark=one.remark,
    )


def _act(words: str) -> str:
    """Such as ``accession 2009-03-18`` in the reader's language."""
    act, _space, date = words.partition(" ")
    known = one_of(Act, act)
    return f"{_(ACTS[known])} {date}".strip() if known else words


def _chip(row: Row) -> Chip:
    kind, word = STATES[row.state]
    return Chip(kind=kind, word=_(word))


def _stands(standing: Standing | None, years: tuple[int, ...]) -> str | None:
    if standing is None:
        return None
    return _(STANDINGS[standing]) + (f" ({', '.join(map(str, years))})" if years else "")


def _decisions(row: Row) -> tuple[Decided, ...]:
    who = badges({one.by for one in row.decisions})
    return tuple(
        Decided(
            by=who[one.by],
            when=when(one.at),
            witness=_(WITNESSES[one.witness]),
            stands=_stands(one.standing, one.years) or "",
            because=one.because,
            is_current=_is_current(at, one, row),
        )
        for at, one in enumerate(row.decisions)
    )


def _is_current(at: int, one: Decision, row: Row) -> bool:
    return at == 0 and one.seen == row.seen


def _mistake(place: str | None) -> str:
    return {
        "date": _("Write a day after the treaty was adopted: 2021, 2021-10 or 2021-10-14."),
        "standing": _("Say what is true, or choose one of the records."),
        "witness": _("This record tells nothing, or two things: choose another, or say what is true."),
        "because": _("This is longer than a field can hold."),
    }.get(place or "", _("Say who says so, and why: what was not done has no date and no year."))


def _conflict() -> Notice:
    return Notice(
        kind="caution",
        title=_("Somebody says something else meanwhile"),
        lines=(_("Nothing was decided. Read what is said now, and decide again."),),
    )

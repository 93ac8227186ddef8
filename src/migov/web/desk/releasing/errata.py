"""Readers' reports about what was published: taken out of the letterbox, entered by hand, decided with a reason."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from migov.actions import assessments, entering, errata
from migov.actions.releasing import listing
from migov.errors import Conflict, Invalid, MigovError
from migov.model.errata import LONGEST, Erratum, Verdict
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.web.answering import Page, answer, frame, speaking
from migov.web.desk.life.forms import marked, mistakes, one_of, options, typed
from migov.web.desk.life.heads import DeskHead, address, desk_head
from migov.web.desk.releasing.words import verdict_name
from migov.web.desk.reviewing.showing import when
from migov.web.entrance import enter
from migov.web.pieces import Chip, Crumb, Empty, Field, Mistake, Notice
from migov.web.signed import now


class ErratumShown(Value, kw_only=True):
    """One report with what became of it."""

    id: str
    number: int
    title: str
    chip: Chip
    release: str
    release_address: str
    passage: str | None
    passage_address: str | None
    words: str
    """That stand in the passage."""
    claimed: str
    """That the reader gave, and that do not stand there."""
    says: str
    language: str
    evidence: str | None
    reader: str | None
    """Name and address, for those who work inside alone."""
    when: str
    verdict: str | None
    because: str | None
    about: str | None
    corrected: str | None
    decide: str | None
    """Where the decision is sent; null where it can no longer be made, or by this person."""
    fields: tuple[Field, ...]
    is_open: bool
    """Whether the form stands open: while nobody decided, or where it came back."""


class ErrataPage(Page, kw_only=True):
    """Readers' reports."""

    head: DeskHead
    links: tuple[Crumb, ...]
    mistakes: tuple[Mistake, ...]
    letterbox: Notice | None
    collect: str
    errata: tuple[ErratumShown, ...]
    empty: Empty | None
    enter: str | None
    """Where a report is entered by hand; null while nothing is published."""
    fields: tuple[Field, ...]


@require_safe
def errata_(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """The page of the reports."""
    return _page(request, id, enter(request, id, Permission.SEE_LEDGER), twin=twin)


@require_POST
def collect(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002
    """The page with what lay in the letterbox."""
    member = enter(request, id, Permission.SEE_LEDGER)
    errata.collect_for(id, by=member, at=now())
    return HttpResponseRedirect(reverse("errata", kwargs={"id": id}))


@require_POST
def enter_(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002
    """The page with the report that was entered, or again with what is wrong."""
    member = enter(request, id, Permission.SEE_LEDGER)
    try:
        kept = errata.enter(
            id,
            release=typed(request, "release"),
            says=typed(request, "says"),
            passage=typed(request, "passage"),
            words=typed(request, "words"),
            evidence=typed(request, "evidence"),
            name=typed(request, "name"),
            address=typed(request, "address"),
            by=member,
            at=now(),
        )
    except Invalid as error:
        return _page(request, id, member, error=error, status=422)
    return HttpResponseRedirect(reverse("errata", kwargs={"id": id}) + f"#report-{kept.number}")


@require_POST
def decide(request: HttpRequest, id: str, number: int) -> HttpResponse:  # noqa: A002
    """The page with what was decided, or again with what is wrong."""
    member = enter(request, id, Permission.TAKE_STEP)
    try:
        errata.decide(
            id,
            number,
            one_of(Verdict, typed(request, "verdict"), place="verdict"),
            because=typed(request, "because"),
            about=typed(request, "about"),
            by=member,
            at=now(),
        )
    except Invalid as error:
        return _page(request, id, member, error=error, number=number, status=422)
    except Conflict as error:
        return _page(request, id, member, error=error, number=number, status=409)
    return HttpResponseRedirect(reverse("errata", kwargs={"id": id}) + f"#report-{number}")


def _page(
    request: HttpRequest,
    id: str,  # noqa: A002
    member: Member,
    *,
    error: MigovError | None = None,
    number: int | None = None,
    status: int = 200,
    twin: bool = False,
) -> HttpResponse:
    """The page; with what is wrong where a form came back: that of the report of a number, or of a new one."""
    entry, found = assessments.entry(id), errata.of(id, by=member)
    made = listing.of(id, by=member)
    may = entering.may(Permission.TAKE_STEP, id, member)
    shown = tuple(_shown(request, one, may=may, error=error if one.number == number else None) for one in found)
    fields = _new_fields(request, [one.id for one in reversed(made)], error if number is None else None) if made else ()
    wrong = next((one.fields for one in shown if one.number == number), fields)
    page = ErrataPage(
        frame=frame(request, _("%(name)s: readers’ reports") % {"name": entry.name(speaking())}, "assessments"),
        head=desk_head(entry, member, "releases"),
        links=(Crumb(title=_("Releases"), address=reverse("releases", kwargs={"id": id})),),
        mistakes=mistakes(error, wrong),
        letterbox=_letterbox(errata.in_the_letterbox(id, by=member)),
        collect=reverse("errata collect", kwargs={"id": id}),
        errata=shown,
        empty=None if found else _none(),
        enter=reverse("erratum enter", kwargs={"id": id}) if made else None,
        fields=fields,
    )
    return answer(request, page, "desk/releasing/errata.html", twin=twin, status=status)


def _letterbox(count: int) -> Notice | None:
    if not count:
        return None
    says = ngettext("%(n)d report lies in the letterbox", "%(n)d reports lie in the letterbox", count) % {"n": count}
    return Notice(kind="info", title=says, lines=(_("Nobody outside reads it. Take it out, and decide."),))


def _none() -> Empty:
    text = _("Readers report errors on the page of a published paragraph. What they write comes here, and is decided.")
    return Empty(title=_("No reader has reported an error"), text=text)


def _shown(request: HttpRequest, one: Erratum, *, may: bool, error: MigovError | None) -> ErratumShown:
    report, decision = one.report, one.decision
    passage = address("passage", id=one.assessment, passage=one.passage) if one.passage else None
    can = may and one.answered_in is None
    return ErratumShown(
        id=f"report-{one.number}",
        number=one.number,
        title=_("Report %(number)d") % {"number": one.number},
        chip=_chip(one),
        release=report.release,
        release_address=reverse(
            "release", kwargs={"id": one.assessment, "number": int(report.release.rpartition(".")[2])}
        ),
        passage=one.passage,
        passage_address=passage,
        words=one.words,
        claimed="" if one.words else report.words,
        says=report.says,
        language=report.language.value,
        evidence=report.evidence,
        reader=", ".join(part for part in (report.name, report.address) if part) or None,
        when=when(report.at),
        verdict=verdict_name(decision.verdict) if decision else None,
        because=decision.because if decision else None,
        about=decision.about if decision else None,
        corrected=one.answered_in,
        decide=reverse("erratum decide", kwargs={"id": one.assessment, "number": one.number}) if can else None,
        fields=_fields(request, one, error) if can else (),
        is_open=can and (decision is None or error is not None),
    )


def _chip(one: Erratum) -> Chip:
    if one.decision is None:
        return Chip(kind="waiting", word=_("Waits for a decision"))
    if one.answered_in:
        return Chip(kind="done", word=_("Corrected"))
    if one.is_owed:
        return Chip(kind="draft", word=_("Correction promised"))
    return Chip(kind="plain", word=_("Decided"))


def _fields(request: HttpRequest, one: Erratum, error: MigovError | None) -> tuple[Field, ...]:
    """The decision to be made; what was typed stands in it again where it came back."""
    decision, back = one.decision, error is not None
    verdict = typed(request, "verdict") if back else decision.verdict.value if decision else ""
    about = typed(request, "about") if back else decision.about if decision else one.report.says
    because = typed(request, "because") if back else decision.because if decision else ""
    prefix = f"report-{one.number}"
    return marked(
        (
            Field(
                name="verdict",
                id=f"{prefix}-verdict",
                label=_("Decision"),
                kind="radio",
                options=options(((each.value, verdict_name(each)) for each in Verdict), [verdict]),
                required=True,
            ),
            Field(
                name="about",
                id=f"{prefix}-about",
                label=_("What was reported, in neutral words"),
                kind="long",
                value=about,
                help=_("Published in the place of the reader’s own words: take out names and addresses."),
                required=True,
                rows=3,
                maximum=LONGEST,
            ),
            Field(
                name="because",
                id=f"{prefix}-because",
                label=_("Reason"),
                kind="long",
                value=because,
                help=_("Published with the decision."),
                required=True,
                rows=3,
                maximum=LONGEST,
            ),
        ),
        error,
    )


def _new_fields(request: HttpRequest, releases: list[str], error: MigovError | None) -> tuple[Field, ...]:
    back = error is not None

    def value(name: str, usual: str = "") -> str:
        return typed(request, name) if back else usual

    given: tuple[tuple[str, str, dict[str, object]], ...] = (
        ("says", _("What is wrong"), {"kind": "long", "rows": 3, "required": True, "maximum": LONGEST}),
        ("passage", _("Id of the paragraph"), {"optional": True, "narrow": True}),
        ("words", _("The words that are wrong"), {"optional": True, "maximum": LONGEST}),
        ("evidence", _("Where one can see it"), {"kind": "url", "optional": True}),
        ("name", _("Name of the reader"), {"optional": True, "help": _("Kept inside.")}),
        ("address", _("E-mail of the reader"), {"kind": "email", "optional": True, "help": _("Kept inside.")}),
    )
    chosen = Field(
        name="release",
        label=_("Release"),
        kind="select",
        options=options(((one, one) for one in releases), [value("release", releases[0])]),
    )
    texts = [Field(name=name, label=label, value=value(name), **more) for name, label, more in given]  # type: ignore[arg-type]
    return marked((chosen, *texts), error)

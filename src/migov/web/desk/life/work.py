"""My work: everything that waits for the person who looks, as one list, the late first; and their reminders."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from migov.actions import answers as answering
from migov.actions import assessments as kept
from migov.actions import delegations, reminders, work
from migov.actions.work import Kind, Matter
from migov.errors import NotFound
from migov.model.values import Value
from migov.model.workflow import Stage
from migov.store.assessments import Entry
from migov.web.answering import Page, answer, frame, speaking
from migov.web.desk.life.heads import address
from migov.web.desk.life.paging import pager, start_of
from migov.web.desk.life.words import chip, of_stage
from migov.web.pieces import Chip, Confirmation, Empty, Field, Option, Pager, Task
from migov.web.signed import now, person

MOST = 60
"""Tasks on one page."""
KINDS = {
    Kind.ANSWER: gettext_noop("To answer"),
    Kind.REVIEW: gettext_noop("To review"),
    Kind.CODE: gettext_noop("To answer a second time"),
    Kind.FLAG: gettext_noop("Flags for me"),
    Kind.RETURN: gettext_noop("For my institution"),
    Kind.DECIDE: gettext_noop("Returns to read"),
    Kind.WRITE: gettext_noop("To write"),
    Kind.COMMENT: gettext_noop("To comment"),
    Kind.DISPOSE: gettext_noop("Comments to decide"),
    Kind.HEAR: gettext_noop("Institutions to hear"),
    Kind.LAUNCH: gettext_noop("Launches"),
    Kind.MARK: gettext_noop("Published profiles to look at"),
    Kind.REPORT: gettext_noop("Readers’ reports to decide"),
    Kind.STAGE: gettext_noop("Stages"),
}


CHIPS = {
    Kind.ANSWER: gettext_noop("Answer"),
    Kind.REVIEW: gettext_noop("Review"),
    Kind.CODE: gettext_noop("Second answer"),
    Kind.FLAG: gettext_noop("Flag"),
    Kind.RETURN: gettext_noop("Institution"),
    Kind.DECIDE: gettext_noop("Return"),
    Kind.WRITE: gettext_noop("Draft"),
    Kind.COMMENT: gettext_noop("Draft"),
    Kind.DISPOSE: gettext_noop("Comments"),
    Kind.HEAR: gettext_noop("Consultation"),
    Kind.LAUNCH: gettext_noop("Launch"),
    Kind.MARK: gettext_noop("Published"),
    Kind.REPORT: gettext_noop("Published"),
    Kind.STAGE: gettext_noop("Stage"),
}


class Count(Value, kw_only=True):
    """How much of one kind waits."""

    word: str
    count: int
    address: str
    current: bool


class WorkPage(Page, kw_only=True):
    """What waits for somebody."""

    name: str
    late: int
    counts: tuple[Count, ...]
    tasks: tuple[Task, ...]
    pager: Pager | None
    empty: Empty
    reminders: str


class RemindersPage(Page, kw_only=True):
    """Whether somebody gets reminders by mail."""

    said: tuple[str, ...]
    confirmation: Confirmation


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The way from the front door: to one's work, or to the profiles for whoever has a part in no assessment."""
    return HttpResponseRedirect(reverse("work" if work.has_part(person(request)) else "profiles"))


@require_safe
def work_(request: HttpRequest, *, twin: bool = False) -> HttpResponse:
    """What waits for the person who looks."""
    reader, moment = person(request), now()
    matters = work.of(reader)
    wanted = request.GET.get("kind", "")
    chosen = [one for one in matters if wanted in ("", one.kind)]
    start = start_of(request) if start_of(request) < len(chosen) else 0
    page = WorkPage(
        frame=frame(request, _("My work"), "work"),
        name=reader.name,
        late=sum(_is_late(one, moment) for one in matters),
        counts=_counts(matters, wanted),
        tasks=tasks(chosen[start : start + MOST], moment),
        pager=pager(start, len(chosen), MOST, {"kind": wanted} if wanted else {}),
        empty=_empty(is_office=reader.is_office),
        reminders=reverse("reminders"),
    )
    return answer(request, page, "desk/life/work.html", twin=twin)


@require_http_methods(["GET", "HEAD", "POST"])
def reminders_(request: HttpRequest, *, twin: bool = False) -> HttpResponse:
    """Whether somebody gets reminders, and the form to choose."""
    reader = person(request)
    if request.method == "POST":
        reminders.choose(reader.handle, wants="wants" in request.POST, at=now())
        messages.success(request, _("Your choice is kept."))
        return HttpResponseRedirect(reverse("reminders"))
    field = Field(
        name="wants",
        id="wants",
        label=_("Remind me by mail of what is due"),
        kind="check",
        options=(Option(value="1", label="", chosen=reminders.wanted(reader.handle)),),
    )
    page = RemindersPage(
        frame=frame(request, _("Reminders"), "work"),
        said=() if twin else tuple(str(message) for message in messages.get_messages(request)),
        confirmation=Confirmation(
            title=_("Reminders"),
            text=_(
                "One letter with everything: a week before a deadline, a day before, and once a week while it is past."
            ),
            action=reverse("reminders"),
            word=_("Keep this"),
            back=reverse("work"),
            fields=(field,),
        ),
    )
    return answer(request, page, "desk/life/reminders.html", twin=twin)


def tasks(matters: list[Matter], moment: datetime) -> tuple[Task, ...]:
    """What waits, in plain words, each with the way to where it is done."""
    entries = {entry.id: entry for entry in kept.entries()} if matters else {}
    return tuple(_task(one, entries[one.assessment], moment) for one in matters)


def _task(one: Matter, entry: Entry, moment: datetime) -> Task:
    title, dimension = _title(one, entry)
    waits = Chip(kind="blocked", word=_("Not complete yet"))
    return Task(
        title=title,
        address=_address(one) if one.is_ready else None,
        chip=Chip(kind="open", word=_(CHIPS[one.kind])) if one.is_ready else waits,
        note=" · ".join(part for part in (_named(entry), _note(one)) if part),
        due=chip(one.due, moment) if one.due else None,
        dimension=dimension,
    )


def _named(entry: Entry) -> str:
    """The place, and the year that tells its published profiles from each other."""
    return f"{entry.name(speaking())} {entry.year}" if entry.year else entry.name(speaking())


def _title(one: Matter, entry: Entry) -> tuple[str, int | None]:
    """What there is to do, and the dimension it belongs to."""
    match one.kind:
        case Kind.RETURN:
            count = len(one.indicators)
            told = ngettext(
                "Answer %(n)d question for your institution", "Answer %(n)d questions for your institution", count
            )
            return told % {"n": count}, None
        case Kind.DECIDE:
            count = one.number or 0
            return ngettext("Read %(n)d return of an institution", "Read %(n)d returns of institutions", count) % {
                "n": count
            }, None
        case Kind.WRITE:
            count = one.number or 0
            told = ngettext("%(n)d passage waits for its side", "%(n)d passages wait for their side", count)
            return told % {"n": count}, None
        case Kind.COMMENT:
            count = one.number or 0
            return ngettext("%(n)d passage to comment on", "%(n)d passages to comment on", count) % {"n": count}, None
        case Kind.HEAR:
            count = one.number or 0
            told = ngettext("%(n)d institution has not answered yet", "%(n)d institutions have not answered yet", count)
            return told % {"n": count}, None
        case Kind.DISPOSE:
            count = one.number or 0
            return ngettext("%(n)d comment to decide", "%(n)d comments to decide", count) % {"n": count}, None
        case Kind.MARK | Kind.REPORT:
            return _since_publication(one.kind, one.number or 0), None
        case Kind.LAUNCH:
            return _("Record the launch: who was briefed, and when"), None
        case Kind.STAGE:
            return _("Bring to its end: %(stage)s") % {"stage": of_stage(Stage(one.says or ""))}, None
        case _:
            return _question(one.indicators[0], entry)


def _since_publication(kind: Kind, count: int) -> str:
    """What there is to do about something that is published."""
    if kind is Kind.MARK:
        told = ngettext(
            "Look at %(n)d note on what the published profile rests on",
            "Look at %(n)d notes on what the published profile rests on",
            count,
        )
    else:
        told = ngettext(
            "Decide on %(n)d error that a reader reported", "Decide on %(n)d errors that readers reported", count
        )
    return told % {"n": count}


def _question(code: str, entry: Entry) -> tuple[str, int | None]:
    try:
        asked = answering.indicator_of(entry, code)
    except NotFound:
        return code, None
    return f"{code} {asked.question.text(speaking())}", int(asked.dimension)


def _note(one: Matter) -> str | None:
    if one.kind is Kind.RETURN:
        codes = ", ".join(one.indicators[:8]) + (" …" if len(one.indicators) > 8 else "")
        return " · ".join(part for part in (codes, (one.says or "")[:200]) if part)
    if one.kind is Kind.COMMENT:
        return delegations.institution_name(one.assessment, one.says or "")
    return (one.says or "")[:200] if one.kind is Kind.FLAG else None


def _address(one: Matter) -> str | None:
    """Where it is done; null where this house has no such page."""
    here, code = {"id": one.assessment}, {"id": one.assessment, "code": (one.indicators or ("",))[0]}
    match one.kind:
        case Kind.ANSWER:
            return address("indicator", **code)
        case Kind.REVIEW:
            return address("review", **code)
        case Kind.CODE:
            return address("coding", **code)
        case Kind.FLAG:
            return address("flag", **here, number=one.number or 0)
        case Kind.RETURN:
            return address("delegation", **here, number=one.number or 0) or address("delegations", **here)
        case Kind.WRITE:
            return address("draft section", **here, section="undecided")
        case _:
            return address(PAGES[one.kind], **here)


PAGES = {
    Kind.DECIDE: "delegations",
    Kind.COMMENT: "consultation",
    Kind.DISPOSE: "comment next",
    Kind.HEAR: "consultation institutions",
    Kind.LAUNCH: "launch",
    Kind.MARK: "marks",
    Kind.REPORT: "errata",
    Kind.STAGE: "stages",
}
"""Where the rest is done: pages that need no more than the assessment."""


def _counts(matters: tuple[Matter, ...], wanted: str) -> tuple[Count, ...]:
    counted = Counter(one.kind for one in matters)
    return tuple(
        Count(
            word=_(KINDS[kind]),
            count=counted[kind],
            address=reverse("work") + f"?kind={kind}",
            current=wanted == kind,
        )
        for kind in Kind
        if counted[kind]
    )


def _is_late(one: Matter, moment: datetime) -> bool:
    return one.due is not None and one.due.is_past(moment)


def _empty(*, is_office: bool) -> Empty:
    if is_office:
        return Empty(
            title=_("Nothing waits for you"),
            text=_("What is put into your hands, flags addressed to you and deadlines you answer for stand here."),
            address=reverse("assessments"),
            action=_("See all assessments"),
        )
    return Empty(
        title=_("Nothing waits for you"),
        text=_("As soon as somebody hands you something, it stands here, and a letter tells you before it is due."),
        address=reverse("assessments"),
        action=_("See your assessments"),
    )

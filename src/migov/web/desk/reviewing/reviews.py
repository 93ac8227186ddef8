"""Reviewing: what waits for a reviewer, one answer at a time with what is new in it, and what reviewers said."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_safe

from migov.actions import answers as answering
from migov.actions import assessments, codings, entering, flags, reviews
from migov.actions.reviews import Said, Since, Waiting
from migov.errors import Conflict, Invalid
from migov.model.indicators import Indicator
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.reviews import Review, Verdict
from migov.model.values import Value
from migov.store import answers
from migov.web import pieces
from migov.web.answering import Page, answer, frame, speaking
from migov.web.comparing import compare
from migov.web.desk.answering.arrivals import Arrival, arrive_seeing, arrive_writing, name_of
from migov.web.desk.answering.words import field_name, shown
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.desk.reviewing import places
from migov.web.desk.reviewing.showing import (
    Question,
    Shown,
    answer_address,
    answer_shown,
    badges,
    question,
    when,
)
from migov.web.entrance import enter
from migov.web.numbers import whole
from migov.web.pieces import Chip, Comparison, Empty, Event, Field, Mistake, Notice, Option, Tab, Task
from migov.web.signed import now

VERDICTS = {Verdict.AGREE: gettext_noop("agrees"), Verdict.DISAGREE: gettext_noop("disagrees")}


class ReviewsPage(Page, kw_only=True):
    """What waits for a reviewer, and what reviewers said."""

    head: DeskHead
    tabs: tuple[Tab, ...]
    notice: Notice | None
    reviews: bool
    """Whether this person reviews here."""
    tasks: tuple[Task, ...]
    empty: Empty
    said: tuple[Event, ...]


class Change(Value, kw_only=True):
    """One field that says something else now."""

    label: str
    comparison: Comparison


class News(Value, kw_only=True):
    """What is new in an answer since somebody read it, and why."""

    title: str
    changes: tuple[Change, ...]
    pinned: tuple[str, ...]
    unpinned: tuple[str, ...]
    why: tuple[Event, ...]


class ReviewPage(Page, kw_only=True):
    """One answer, to be agreed or disagreed with."""

    head: DeskHead
    tabs: tuple[Tab, ...]
    notice: Notice | None
    mistakes: tuple[Mistake, ...]
    asked: Question
    answer: Shown
    answer_address: str
    version: int
    news: News | None
    may_review: bool
    is_own: bool
    """Whether the person wrote it and cannot be its second reader."""
    mine: Event | None
    hidden: bool
    said: tuple[Event, ...]
    verdict: Field
    comment: Field
    flags: int
    flag_address: str
    pair_address: str | None
    """Of first and second answer side by side, where both are in."""
    position: str
    previous: str | None
    next: str | None


@require_safe
def reviews_(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """What waits for the person's word in an assessment, and everything they may read of what was said."""
    member = enter(request, id, Permission.SEE_REVIEWS)
    entry = assessments.entry(id)
    may = entering.may(Permission.REVIEW, id, member)
    page = ReviewsPage(
        frame=frame(request, _("%(name)s: review") % {"name": name_of(entry)}, "assessments"),
        head=desk_head(entry, member, "reviews"),
        tabs=places.tabs(id, member, "reviews"),
        notice=_done(request),
        reviews=may,
        tasks=tuple(_tasks(id, member)) if may else (),
        empty=Empty(
            title=_("Nothing waits for you"),
            text=_("An answer comes here when it is complete, and again when it was changed after you read it."),
        ),
        said=tuple(_events(reviews.all_said(id, by=member), id)),
    )
    return answer(request, page, "desk/reviewing/reviews.html", twin=twin)


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, id: str, code: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002
    """One answer with what is new in it; the word on it is sent to the same address."""
    if request.method == "POST":
        return _said(request, id, code)
    return _page(request, arrive_seeing(request, id, code), twin=twin)


def _said(request: HttpRequest, id: str, code: str) -> HttpResponse:  # noqa: A002
    arrival = arrive_writing(request, id, code)
    if request.POST.get("act") == "take back":
        reviews.take_back(id, code, by=arrival.member, at=now())
        return HttpResponseRedirect(reverse("review", kwargs=arrival.where))
    words, version = request.POST.get("verdict", ""), request.POST.get("version", "")
    try:
        if words not in list(Verdict):
            return _page(request, arrival, mistake=(_("Choose whether you agree."), "verdict-1"))
        reviews.say(
            id,
            code,
            Verdict(words),
            comment=request.POST.get("comment", ""),
            version=whole(version, digits=9) or 0,
            by=arrival.member,
            at=now(),
        )
    except Invalid:
        return _page(request, arrival, mistake=(_("Say what is wrong and what would be right."), "comment"))
    except Conflict:
        return _page(request, arrival, mistake=(_("The answer has changed since you opened it: read it again."), None))
    waiting = [one.indicator for one in reviews.waiting_for(id, by=arrival.member)]
    if waiting and "next" in request.POST:
        order = _order(id)
        after = [one for one in waiting if order.get(one, 0) > order.get(code, 0)]
        return HttpResponseRedirect(
            reverse("review", kwargs={"id": id, "code": (after or waiting)[0]}) + f"?said={code}"
        )
    return HttpResponseRedirect(reverse("reviews", kwargs={"id": id}) + f"?said={code}")


def _page(
    request: HttpRequest, arrival: Arrival, *, twin: bool = False, mistake: tuple[str, str | None] | None = None
) -> HttpResponse:
    id, code, member = arrival.id, arrival.code, arrival.member  # noqa: A001
    if not arrival.may(Permission.SEE_REVIEWS):
        enter(request, id, Permission.SEE_REVIEWS, indicator=code)
    kept = answers.find(id, code) or answers.begun(code)
    told, waiting = reviews.said(id, code, by=member), reviews.waiting_for(id, by=member)
    typed = {name: request.POST.get(name, "") for name in ("verdict", "comment")} if mistake else {}
    around = _around(id, code, waiting)
    status = reviews.shown_statuses(id, by=member).get(code, kept.answer.status)
    page = ReviewPage(
        frame=frame(request, _("Review %(code)s") % {"code": code}, "assessments"),
        head=desk_head(arrival.entry, arrival.member, "reviews"),
        tabs=places.tabs(id, member, "reviews"),
        notice=_done(request),
        mistakes=(Mistake(says=mistake[0], field=mistake[1]),) if mistake else (),
        asked=question(arrival.entry, arrival.asked),
        answer=answer_shown(arrival.entry, arrival.asked, kept.answer, status=status),
        answer_address=answer_address(id, code),
        version=told.version,
        news=_news(arrival, told, waiting),
        may_review=told.may_review and (kept.answer.status.is_settled or told.mine is not None),
        is_own=arrival.may(Permission.REVIEW) and not told.may_review,
        mine=next(_events((told.mine,), id), None) if told.mine else None,
        hidden=told.hidden and told.may_review,
        said=tuple(_events(tuple(one for one in reversed(told.visible) if one != told.mine), id)),
        verdict=_verdict(typed.get("verdict") or (told.mine.verdict if told.mine else ""), mistake),
        comment=_comment(typed.get("comment") or (told.mine.comment if told.mine else ""), mistake),
        flags=sum(flag.is_open for flag in flags.of(id, by=member, indicator=code)),
        flag_address=reverse("flag raise", kwargs=arrival.where),
        pair_address=_pair(arrival),
        position=_("%(left)d to review") % {"left": len(waiting)} if waiting else "",
        previous=around[0],
        next=around[1],
    )
    return answer(request, page, "desk/reviewing/review.html", twin=twin, status=422 if mistake else 200)


def _tasks(id: str, member: Member) -> Iterator[Task]:  # noqa: A002
    entry = assessments.entry(id)
    for one in reviews.waiting_for(id, by=member):
        asked = answering.indicator_of(entry, one.indicator)
        again = one.read_before is not None
        yield Task(
            title=f"{one.indicator} {asked.question.text(speaking())}",
            address=reverse("review", kwargs={"id": id, "code": one.indicator}),
            chip=Chip(kind="open", word=_("Changed since you read it") if again else _("To review")),
            note=_("in your hands") if one.is_assigned else None,
            due=pieces.deadline(one.due.moment, now()) if one.due else None,
            dimension=int(asked.dimension),
        )


def _events(said: tuple[Review, ...], id: str) -> Iterator[Event]:  # noqa: A002
    who = badges({one.reviewer for one in said})
    for one in said:
        taken_back = one.withdrawn_at is not None
        says = _("%(verdict)s on %(code)s, version %(version)d") % {
            "verdict": _(VERDICTS[one.verdict]),
            "code": one.indicator,
            "version": one.version,
        }
        yield Event(
            at=one.at,
            when=when(one.at),
            who=who[one.reviewer],
            says=says,
            address=reverse("review", kwargs={"id": id, "code": one.indicator}),
            quote=one.comment or None,
            chip=Chip(kind="plain", word=_("taken back")) if taken_back else None,
        )


def _news(arrival: Arrival, told: Said, waiting: tuple[Waiting, ...]) -> News | None:
    """What is new: for a reviewer since the version they read, for others since the first disagreement."""
    here = next((one for one in waiting if one.indicator == arrival.code), None)
    start = told.read_before if here is not None or told.read_before is not None else None
    if start is None and not told.may_review:
        start = max((one.version for one in told.visible if one.version < told.version), default=None)
    if start is None or start >= told.version:
        return None
    return _news_of(reviews.since(arrival.id, arrival.code, start, told.version), arrival.asked, start)


def _news_of(since: Since, asked: Indicator, start: int) -> News:
    who = badges({one.by for one in since.changes})
    titles = (_("Version %(number)d") % {"number": since.before}, _("Version %(number)d") % {"number": since.after})
    return News(
        title=_("What has changed since version %(number)d") % {"number": start},
        changes=tuple(
            Change(
                label=field_name(one.field),
                comparison=compare(
                    shown(one.field, one.before, asked), shown(one.field, one.after, asked), titles=titles
                ),
            )
            for one in since.fields
        ),
        pinned=tuple(pin.quote.exact for pin in since.pinned),
        unpinned=tuple(pin.quote.exact for pin in since.unpinned),
        why=tuple(
            Event(
                at=one.at.isoformat(),
                when=when(one.at),
                who=who[one.by],
                says=_("changed '%(field)s'") % {"field": field_name(one.field)},
                quote=one.why,
            )
            for one in since.changes
        ),
    )


def _verdict(chosen: str, mistake: tuple[str, str | None] | None) -> Field:
    at_fault = mistake is not None and mistake[1] == "verdict-1"
    return Field(
        name="verdict",
        id="verdict",
        label=_("Your word on this version"),
        kind="radio",
        required=True,
        error=mistake[0] if mistake and at_fault else None,
        options=(
            Option(value=Verdict.AGREE, label=_("I agree"), chosen=chosen == Verdict.AGREE),
            Option(
                value=Verdict.DISAGREE,
                label=_("I disagree"),
                help=_("It goes back to the analyst as a draft, with your reason."),
                chosen=chosen == Verdict.DISAGREE,
            ),
        ),
    )


def _comment(words: str, mistake: tuple[str, str | None] | None) -> Field:
    at_fault = mistake is not None and mistake[1] == "comment"
    return Field(
        name="comment",
        id="comment",
        label=_("Comment"),
        kind="long",
        rows=5,
        value=words,
        maximum=20_000,
        help=_("Needed where you disagree: what is wrong, and what would be right."),
        error=mistake[0] if mistake and at_fault else None,
    )


def _pair(arrival: Arrival) -> str | None:
    if not arrival.member.works_inside:
        return None
    there = codings.pairs(arrival.id, by=arrival.member, indicator=arrival.code)
    return reverse("pair", kwargs=arrival.where) if there else None


def _order(id: str) -> dict[str, int]:  # noqa: A002
    return {one.code: at for at, one in enumerate(answering.edition_of(assessments.entry(id)).indicators)}


def _around(id: str, code: str, waiting: tuple[Waiting, ...]) -> tuple[str | None, str | None]:  # noqa: A002
    """Addresses of the answers before and after this one among those that wait."""
    order = _order(id)
    codes = sorted({code, *(one.indicator for one in waiting)}, key=lambda one: order.get(one, len(order)))
    at = codes.index(code)
    near = (codes[at - 1] if at else None, codes[at + 1] if at + 1 < len(codes) else None)
    links = [reverse("review", kwargs={"id": id, "code": one}) if one else None for one in near]
    return links[0], links[1]


def _done(request: HttpRequest) -> Notice | None:
    code = request.GET.get("said", "")[:30]
    if not code or not code[0].isalnum():
        return None
    return Notice(kind="done", title=_("Your word on %(code)s is kept") % {"code": code})

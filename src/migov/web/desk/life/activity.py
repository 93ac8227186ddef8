"""News: who did what lately, in one assessment or in all one works on."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from migov.actions import activity
from migov.actions import assessments as kept
from migov.actions.activity import Filter, News
from migov.model.people import Person
from migov.model.permissions import Permission
from migov.store.journal import Line
from migov.web.answering import Page, answer, frame, speaking
from migov.web.desk.life.forms import options, plain
from migov.web.desk.life.heads import DeskHead, address, desk_head
from migov.web.desk.life.sentences import sentence
from migov.web.desk.life.words import moment
from migov.web.entrance import enter
from migov.web.numbers import whole
from migov.web.pieces import Empty, Event, Field, Pager, badge
from migov.web.signed import person

KINDS = {
    "answers": gettext_noop("Answers"),
    "reviews": gettext_noop("Reviews and flags"),
    "institutions": gettext_noop("Institutions"),
    "consultation": gettext_noop("Consultation"),
    "team": gettext_noop("Team and duties"),
    "life": gettext_noop("Stages"),
    "sources": gettext_noop("Sources"),
}


class ActivityPage(Page, kw_only=True):
    """News of one assessment."""

    head: DeskHead
    fields: tuple[Field, ...]
    events: tuple[Event, ...]
    pager: Pager | None
    empty: Empty


class EverywherePage(Page, kw_only=True):
    """News of everything that somebody works on."""

    fields: tuple[Field, ...]
    events: tuple[Event, ...]
    pager: Pager | None
    empty: Empty


@require_safe
def of_one(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """News of one assessment."""
    member, reader = enter(request, id, Permission.SEE_ACTIVITY), person(request)
    entry, chosen = kept.entry(id), _chosen(request)
    news = activity.of(id, chosen, by=member)
    people = sorted(activity.actors(id, by=member).items(), key=lambda one: one[1].casefold())
    who = Field(
        name="person",
        id="person",
        label=_("Who"),
        kind="select",
        options=options([("", _("Everybody")), *people], [chosen.person or ""]),
    )
    page = ActivityPage(
        frame=frame(request, _("%(name)s: activity") % {"name": entry.name(speaking())}, "assessments"),
        head=desk_head(entry, member, "assessment activity"),
        fields=(_kinds(chosen), who),
        events=events(news, reader),
        pager=_pager(request, news, reverse("assessment activity", kwargs={"id": id})),
        empty=_empty(),
    )
    return answer(request, page, "desk/life/activity.html", twin=twin)


@require_safe
def everywhere(request: HttpRequest, *, twin: bool = False) -> HttpResponse:
    """News of everything that somebody works on."""
    reader, chosen = person(request), _chosen(request)
    news = activity.everywhere(reader, chosen)
    page = EverywherePage(
        frame=frame(request, _("Activity"), "assessments"),
        fields=(_kinds(chosen),),
        events=events(news, reader, with_subject=True),
        pager=_pager(request, news, reverse("activity")),
        empty=_empty(),
    )
    return answer(request, page, "desk/life/everywhere.html", twin=twin)


def events(news: News, reader: Person, *, with_subject: bool = False) -> tuple[Event, ...]:
    """The lines as events; with the name of the assessment where there are several."""
    titles = {entry.id: entry.name(speaking()) for entry in kept.entries()} if with_subject and news.lines else {}
    return tuple(_event(line, news, reader, titles) for line in news.lines)


def _event(line: Line, news: News, reader: Person, titles: dict[str, str]) -> Event:
    at = datetime.fromisoformat(line.at).astimezone(UTC)
    says = sentence(line, news.names)
    return Event(
        at=at.isoformat(timespec="seconds"),
        when=moment(at, reader),
        who=badge(news.names.get(line.by, line.by)),
        says=f"{titles[line.subject]}: {says}" if line.subject in titles else says,
        address=_address(line),
    )


def _address(line: Line) -> str | None:
    """The page it is about; null where there is none."""
    noun, indicator = line.action.partition(".")[0], line.details.get("indicator")
    if noun == "answer" and isinstance(indicator, str):
        return address("indicator", id=line.subject, code=indicator)
    if noun == "source":
        return address("source", id=line.subject)
    where = {"stage": "stages", "launch": "stages", "deadline": "stages", "team": "team", "institution": "team",
             "assignment": "assignments", "assessment": "assessment", "flag": "flags",
             "consultation": "consultation institutions", "priority": "consultation priorities"}.get(noun)  # fmt: skip
    return address(where, id=line.subject) if where and line.action != "team.join" else None


def _chosen(request: HttpRequest) -> Filter:
    before, kind = request.GET.get("before", ""), request.GET.get("kind", "")
    return Filter(
        kind=kind if kind in KINDS else None,
        person=plain(request.GET.get("person", ""))[:60] or None,
        before=whole(before, digits=15),
    )


def _kinds(chosen: Filter) -> Field:
    pairs = [("", _("Everything")), *((kind, _(title)) for kind, title in KINDS.items())]
    return Field(name="kind", id="kind", label=_("What"), kind="select", options=options(pairs, [chosen.kind or ""]))


def _pager(request: HttpRequest, news: News, here: str) -> Pager | None:
    kept_ = {key: request.GET[key] for key in ("kind", "person") if request.GET.get(key)}
    first = here + (f"?{urlencode(kept_)}" if kept_ else "")
    if news.older is None and not request.GET.get("before"):
        return None
    older = here + "?" + urlencode(kept_ | {"before": news.older}) if news.older else None
    return Pager(says=_("The newest first"), previous=first if request.GET.get("before") else None, next=older)


def _empty() -> Empty:
    return Empty(
        title=_("Nothing was done yet"), text=_("As soon as somebody of the team does something, it stands here.")
    )

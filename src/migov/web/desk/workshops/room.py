"""The room: one passage on the wall with what is said of it, and beside it the panel that captures what is decided.

The page holds every passage and every comment, so that its script goes on when the line drops. Without the script one
passage stands there at a time, and the panel is a plain form.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from migov.actions import assessments as kept
from migov.actions import delegations, entering
from migov.actions.consulting import comments, minutes, workshops
from migov.actions.consulting.comments import Thread
from migov.errors import MigovError
from migov.model.consultations import Outcome
from migov.model.drafts import Part, PartKind
from migov.model.fields import BRIEF
from migov.model.languages import Language
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.model.workshops import Workshop
from migov.store import consultations, drafts, people
from migov.web.answering import Page, answer, frame
from migov.web.desk.consulting.cards import proposed
from migov.web.desk.consulting.marks import Words, marked
from migov.web.desk.consulting.words import chip
from migov.web.desk.inviting.words import of_outcome
from migov.web.desk.life import forms
from migov.web.desk.workshops.listing import said_of
from migov.web.desk.workshops.words import Told, told
from migov.web.entrance import enter
from migov.web.pieces import Chip, Field, Mistake, Option, Run

WHOLE = "whole"
"""In the place of a part's id: what is said of the whole draft, and what stands nowhere any more."""


class Card(Value, kw_only=True):
    """One comment on the wall."""

    number: int
    name: str
    choose: str
    """What its button of the panel says."""
    institution: str
    says: str
    quote: str
    proposed: tuple[Run, ...]
    chip: Chip
    is_open: bool
    lost: bool
    """Whether its words are no longer in the text."""
    chosen: bool


class Station(Value, kw_only=True):
    """One passage, with what is said of it and what was captured on it."""

    id: str
    passage: str
    """Empty for the whole draft."""
    title: str
    dimension: int | None
    words: tuple[Words, ...]
    is_table: bool
    cards: tuple[Card, ...]
    hidden: str
    """How many comments are not for everybody in the room; empty where there are none."""
    open: int
    minutes: tuple[Told, ...]
    current: bool


class Ways(Value, kw_only=True):
    """Where one goes from the passage on the wall; null where there is nothing further."""

    previous: str | None
    next: str | None
    next_open: str | None


class RoomPage(Page, kw_only=True):
    """The room."""

    title: str
    beside: str
    view: str
    """``capture``, or ``projector`` for the wall alone."""
    key: str
    """Under which the browser keeps what was not sent."""
    is_open: bool
    language: str
    stations: tuple[Station, ...]
    jumps: tuple[Option, ...]
    ways: Ways
    position: int
    total: int
    open: int
    mistakes: tuple[Mistake, ...]
    done: bool
    minute: str
    """The id of the next minute, for the plain form."""
    passage: str
    new_chosen: bool
    """Whether the panel captures something new, not a decision on a comment."""
    outcomes: Field
    texts: tuple[Field, ...]
    who: Field
    institutions: tuple[str, ...]
    here: str
    capture: str
    back: str
    projector: str
    sign_in: str


@require_safe
def room(request: HttpRequest, id: str, number: int, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """The room, at the passage of the address."""
    return shown(request, id, number, None, twin=twin)


def shown(
    request: HttpRequest,
    id: str,  # noqa: A002
    number: int,
    wrong: MigovError | None,
    *,
    twin: bool = False,
) -> HttpResponse:
    """The room, with what is wrong with a minute that was handed in."""
    member = enter(request, id, Permission.SEE_LEDGER)
    found, entry = workshops.one(id, number, by=member), kept.entry(id)
    may = found.closed_at is None and entering.may(Permission.RUN_WORKSHOP, id, member)
    is_wall = request.GET.get("view") == "projector" or not may
    lines, names = minutes.lines(id, number, by=member), delegations.institutions(id)
    handles = {line.by for line in lines}
    written = told(id, number, lines, names, people.names(handles) if handles else {})
    threads = comments.threads(id, version=found.version, by=member)
    at = forms.typed(request, "passage") if wrong else request.GET.get("at", "")
    comment = forms.typed(request, "comment")
    stations = _stations(id, found, threads, written, names, at or "", comment)
    position = next(n for n, one in enumerate(stations) if one.current)
    where = {"id": id, "number": number}
    here = reverse("workshop room", kwargs=where)
    fields = forms.marked(_texts(request, entry.language), wrong)
    page = RoomPage(
        frame=frame(request, found.title, "assessments"),
        title=found.title,
        beside=said_of(found),
        view="projector" if is_wall else "capture",
        key=f"{member.person} workshop {id} {number} ",
        is_open=found.closed_at is None,
        language=Language(entry.language).value,
        stations=stations,
        jumps=tuple(
            Option(value=one.id, label=_jump(n, one), chosen=one.current) for n, one in enumerate(stations, start=1)
        ),
        ways=_ways(here, stations, position, "&view=projector" if is_wall and may else ""),
        position=position + 1,
        total=len(stations),
        open=sum(one.open for one in stations),
        mistakes=forms.mistakes(wrong, fields),
        done="done" in request.GET and not wrong,
        minute=uuid4().hex,
        passage=stations[position].passage,
        new_chosen=not any(card.chosen for one in stations for card in one.cards),
        outcomes=_outcomes(request),
        texts=fields[:-1],
        who=fields[-1],
        institutions=tuple(sorted(names.values())),
        here=here,
        capture=reverse("workshop capture", kwargs=where),
        back=reverse("workshop", kwargs=where),
        projector=f"{here}?view=projector&at={stations[position].id}",
        sign_in=reverse("account_login"),
    )
    return answer(request, page, "desk/workshops/room.html", twin=twin, status=422 if wrong else 200)


def _stations(
    id: str,  # noqa: A002
    workshop: Workshop,
    threads: Sequence[Thread],
    written: Sequence[Told],
    names: dict[str, str],
    at: str,
    comment: str,
) -> tuple[Station, ...]:
    consultation = consultations.get(id)
    draft = drafts.draft(id, workshop.version)
    there = {part.id for part in draft.parts}
    on: dict[str, list[Thread]] = {}
    for thread in threads:
        if thread.comment.withdrawn_at is None:
            place = thread.place.passage if thread.place.passage in there else None
            on.setdefault(place or "", []).append(thread)
    captured: dict[str, list[Told]] = {}
    for line in written:
        captured.setdefault(line.passage, []).append(line)
    every = {card for line in written if (card := line.comment) and line.outcome}
    parts: list[Part | None] = [
        part for part in draft.parts if part.kind is PartKind.PASSAGE or part.id in on or part.id in captured
    ]
    parts.append(None)
    wanted = {(part.id if part else WHOLE) for part in parts}
    first = parts[0].id if parts[0] else WHOLE
    current = at if at in wanted else first
    found = []
    for part in parts:
        name = part.id if part else ""
        said = on.get(name, [])
        shown_ = [one for one in said if workshops.may_be_shown(one.comment, workshop, consultation)]
        cards = tuple(_card(one, names, every, comment) for one in sorted(shown_, key=_open_first))
        found.append(
            Station(
                id=name or WHOLE,
                passage=name,
                title=_title(part),
                dimension=int(part.dimension) if part and part.dimension else None,
                words=marked(part.words, shown_) if part else (),
                is_table=part is not None and part.kind is not PartKind.PASSAGE,
                cards=cards,
                hidden=_hidden(len(said) - len(shown_)),
                open=sum(card.is_open for card in cards),
                minutes=tuple(captured.get(name, ())),
                current=(name or WHOLE) == current,
            )
        )
    return tuple(found)


def _open_first(thread: Thread) -> tuple[bool, int]:
    return thread.disposition is not None, thread.comment.number


def _title(part: Part | None) -> str:
    return " ".join(piece for piece in (part.section, part.title) if piece) if part else _("The whole draft")


def _hidden(count: int) -> str:
    if not count:
        return ""
    says = ngettext(
        "%(n)d comment is not for everybody in the room: it is on the page of the consultation",
        "%(n)d comments are not for everybody in the room: they are on the page of the consultation",
        count,
    )
    return says % {"n": count}


def _card(thread: Thread, names: dict[str, str], captured: set[int], chosen: str) -> Card:
    comment = thread.comment
    anchor = comment.anchor
    return Card(
        number=comment.number,
        name=_("Comment %(number)s") % {"number": comment.number},
        choose=_("Decide on comment %(number)s") % {"number": comment.number},
        institution=(names.get(comment.institution, comment.institution) if comment.institution else None)
        or comment.author
        or _("The team"),
        says=comment.says,
        quote=anchor.exact if anchor and anchor.exact.strip() and not comment.proposes else "",
        proposed=proposed(comment),
        chip=chip(thread),
        is_open=thread.disposition is None and comment.number not in captured,
        lost=comment.passage is not None and thread.place.passage is None,
        chosen=str(comment.number) == chosen,
    )


def _jump(position: int, station: Station) -> str:
    words = " ".join("".join(run.text for run in station.words)[:60].split())
    count = f" ({station.open})" if station.open else ""
    return f"{position}. {station.title}{f': {words}…' if words else ''}{count}"


def _ways(here: str, stations: Sequence[Station], position: int, more: str) -> Ways:
    def way(one: Station | None) -> str | None:
        return f"{here}?at={one.id}{more}" if one else None

    before = stations[position - 1] if position else None
    behind = stations[position + 1] if position + 1 < len(stations) else None
    ahead = (*stations[position + 1 :], *stations[:position])
    return Ways(previous=way(before), next=way(behind), next_open=way(next((one for one in ahead if one.open), None)))


def _outcomes(request: HttpRequest) -> Field:
    pairs = [("", _("Not decided")), *((one.value, of_outcome(one)) for one in Outcome)]
    return Field(
        name="outcome",
        label=_("Decision"),
        kind="radio",
        options=forms.options(pairs, [forms.typed(request, "outcome")]),
    )


def _texts(request: HttpRequest, language: str) -> tuple[Field, ...]:
    labels = (
        ("rationale", _("Why"), _("Needed for every decision: the institution reads it.")),
        ("decision", _("Text as agreed, or what was said"), None),
        ("priority", _("Priority on the way forward"), None),
    )
    return (
        *(
            Field(
                name=name,
                label=label,
                help=says,
                kind="long",
                rows=2,
                value=forms.typed(request, name),
                maximum=BRIEF,
                language=language,
            )
            for name, label, says in labels
        ),
        Field(
            name="institution",
            label=_("Who asked for it"),
            value=forms.typed(request, "institution"),
            maximum=workshops.LINE,
            optional=True,
            autocomplete="off",
        ),
    )

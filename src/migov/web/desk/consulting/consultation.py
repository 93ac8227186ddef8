"""The consultation page: the draft, and beside every passage what is said of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from migov.actions.consulting import comments, consultations
from migov.actions.consulting.comments import Thread
from migov.model.drafts import Part, PartKind
from migov.model.languages import Language
from migov.model.sentences import split
from migov.model.values import Value
from migov.web.answering import Page, answer, frame
from migov.web.desk.answering.arrivals import name_of
from migov.web.desk.consulting import around
from migov.web.desk.consulting.around import Around, Reader
from migov.web.desk.consulting.arrivals import Arrival, arrive
from migov.web.desk.consulting.cards import Card, Told, shown, told
from migov.web.desk.consulting.choosing import Choice, Mode, choice, chosen_parts, concerning, href, in_tab
from migov.web.desk.consulting.marks import Words, marked, span
from migov.web.desk.consulting.words import Standing, is_unplaced
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.pieces import Empty
from migov.web.signed import now

FEW, MANY = 3, 1
"""Cards beside a passage, where there are few on the page and where there are many."""
SHORT, CALM = 40, 100
"""Passages up to which a page is short, and comments up to which it is calm: beyond, cards cost more than the text."""
ALONE = 50
"""Cards on a page beside a passage that is shown alone, or of those that stand nowhere."""


class Mark(Value, kw_only=True):
    """Words in a row, as the page shows them."""

    text: str
    address: str | None
    """Of the first comment on them; null for words of which nobody speaks."""
    count: int
    told: str


class Shown(Value, kw_only=True):
    """One part of the draft with its comments."""

    id: str
    name: str
    """By which keyboard and reader call it: ``Passage 3``."""
    words: tuple[Mark, ...]
    text: str
    sentences: str
    """Start and end of every sentence, for the script: ``0-12 13-40``."""
    is_written: bool
    """Whether its words are written by hand, so that other ones can be suggested."""
    notes: tuple[str, ...]
    concerns: bool
    cards: tuple[Card, ...]
    count: int
    more: int
    more_address: str
    comment: str | None
    suggest: str | None


class Group(Value, kw_only=True):
    """The parts that stand under one heading."""

    number: str | None
    title: str
    dimension: int | None
    parts: tuple[Shown, ...]


class ConsultationPage(Page, kw_only=True):
    """The draft with what is said of it."""

    head: DeskHead
    around: Around
    groups: tuple[Group, ...]
    language: str
    """Of the draft."""
    direction: str
    loose: tuple[Card, ...]
    """What stands beside no part of the page: about the whole draft, or with words that are gone."""
    loose_more: str | None
    reading: bool
    """Whether only the text is shown."""
    alone: str | None
    """Back to the section, where one part is shown alone."""
    before: str | None
    """The page of comments before this one, where there are several."""
    behind: str | None
    empty: Empty | None
    visibilities: tuple[Reader, ...]
    say: str
    """Where comments are sent."""
    version: int
    news: str
    latest: int
    """The highest number that the reader knows."""


@require_safe
def consultation(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """The draft with what is said of it; to read it is noted for the reader's institutions."""
    arrival = arrive(request, id)
    unread = arrival.consultation is not None and any(one.opened_at is None for one in arrival.consultation.standing)
    if request.method == "GET" and not twin and not arrival.member.works_inside and unread:
        consultations.opened(id, by=arrival.member, at=now())
    return answer(request, _page(request, arrival), "desk/consulting/consultation.html", twin=twin)


def _page(request: HttpRequest, arrival: Arrival) -> ConsultationPage:
    picked = choice(request, arrival)
    number = arrival.draft.number if arrival.draft else 0
    known = arrival.everybody
    every = comments.seen(arrival.id, known, version=number, by=arrival.member) if number and known else ()
    parts = chosen_parts(arrival, picked)
    there = [one for one in around.narrowed(every, picked) if in_tab(one, picked.tab)]
    beside = _beside(parts, there)
    loose = [] if picked.only or picked.mode is Mode.READ else _loose(there, picked)
    is_calm = len(parts) <= SHORT and sum(map(len, beside.values())) <= CALM
    cut = {part.id: _cut(beside[part.id], picked, FEW if is_calm else MANY) for part in parts}
    of = told(arrival, [*(one for found in cut.values() for one in found), *loose[:ALONE]])
    language = Language(arrival.entry.language)
    before, behind = _pages(arrival, picked, beside)
    return ConsultationPage(
        frame=frame(request, _("%(name)s: consultation") % {"name": name_of(arrival.entry)}, "assessments"),
        head=desk_head(arrival.entry, arrival.member, "consultation"),
        around=around.around(request, arrival, picked, every),
        groups=_groups(arrival, picked, parts, beside, cut, of),
        language=language.value,
        direction="rtl" if language.right_to_left else "ltr",
        loose=shown(of, loose[:ALONE]),
        loose_more=href(arrival, picked, tab=Standing.UNPLACED) if len(loose) > ALONE else None,
        reading=picked.mode is Mode.READ,
        alone=href(arrival, picked, only="", number=1, anchor=f"at-{picked.only}") if picked.only else None,
        before=before,
        behind=behind,
        empty=_empty(arrival, parts),
        visibilities=around.readers(),
        say=reverse("comment new", kwargs={"id": arrival.id}),
        version=number,
        news=reverse("consultation news", kwargs={"id": arrival.id}),
        latest=max((one.number for thread in every for one in (thread.comment, *thread.replies)), default=0),
    )


def _beside(parts: Sequence[Part], threads: Sequence[Thread]) -> dict[str, list[Thread]]:
    """The comments of every part, in the order of the words they speak of."""
    found: dict[str, list[Thread]] = {part.id: [] for part in parts}
    for thread in threads:
        if thread.place.passage in found:
            found[thread.place.passage].append(thread)
    for part in parts:
        found[part.id].sort(key=lambda one: (_start(one, part.words), one.comment.number))
    return found


def _start(thread: Thread, words: str) -> int:
    there = span(thread.place.anchor, words) if thread.place.anchor else None
    return there[0] if there else -1


def _loose(threads: Sequence[Thread], picked: Choice) -> list[Thread]:
    """What stands beside no part: under its own tab all that is unplaced, in a section what is about the whole."""
    if picked.tab is Standing.UNPLACED:
        return [one for one in threads if one.place.passage is None]
    return [one for one in threads if one.comment.passage is None or is_unplaced(one)]


def _cut(threads: Sequence[Thread], picked: Choice, few: int) -> Sequence[Thread]:
    """Those whose cards are shown."""
    if picked.mode is Mode.READ:
        return ()
    if picked.only:
        return threads[(picked.number - 1) * ALONE : picked.number * ALONE]
    if len(threads) <= few + 1:
        return threads
    return [*threads[:few], *(one for one in threads[few:] if one.comment.number == picked.comment)]


def _pages(arrival: Arrival, picked: Choice, beside: Mapping[str, list[Thread]]) -> tuple[str | None, str | None]:
    if not picked.only:
        return None, None
    count = sum(map(len, beside.values()))
    before = href(arrival, picked, number=picked.number - 1) if picked.number > 1 else None
    behind = href(arrival, picked, number=picked.number + 1) if picked.number * ALONE < count else None
    return before, behind


def _groups(
    arrival: Arrival,
    picked: Choice,
    parts: Sequence[Part],
    beside: Mapping[str, list[Thread]],
    cut: Mapping[str, Sequence[Thread]],
    of: Told,
) -> tuple[Group, ...]:
    mine = concerning(arrival)
    made = [
        _shown(arrival, picked, part, beside[part.id], cut[part.id], of, name=name, concerns=part.id in mine)
        for part, name in zip(parts, _names(parts), strict=True)
    ]
    groups: list[Group] = []
    for (number, title, dimension), pairs in groupby(zip(parts, made, strict=True), key=lambda pair: _heading(pair[0])):
        groups.append(Group(number=number, title=title, dimension=dimension, parts=tuple(one for _part, one in pairs)))
    return tuple(groups)


def _heading(part: Part) -> tuple[str | None, str, int | None]:
    return part.section, part.title, int(part.dimension) if part.dimension else None


def _names(parts: Sequence[Part]) -> list[str]:
    """What each part is called: passages by their number in the section that is printed."""
    names: list[str] = []
    counted: dict[str | None, int] = {}
    for part in parts:
        if part.kind is not PartKind.PASSAGE:
            names.append(part.title)
            continue
        counted[part.section] = counted.get(part.section, 0) + 1
        names.append(_("Passage %(number)s") % {"number": f"{part.section or ''}/{counted[part.section]}"})
    return names


def _shown(
    arrival: Arrival,
    picked: Choice,
    part: Part,
    beside: Sequence[Thread],
    cut: Sequence[Thread],
    of: Told,
    *,
    name: str,
    concerns: bool,
) -> Shown:
    runs = marked(part.words, beside if picked.mode is not Mode.READ else ())
    seen = {one.comment.number for one in cut}
    alone = href(arrival, picked, only=part.id, number=1)
    is_written = part.kind is PartKind.PASSAGE
    spans = split(part.words, Language(arrival.entry.language)) if arrival.takes_comments else ()
    return Shown(
        id=part.id,
        name=name,
        words=tuple(_mark(run, seen, alone) for run in runs),
        text=part.words,
        sentences=" ".join(f"{start}-{end}" for start, end in spans),
        is_written=is_written,
        notes=part.notes,
        concerns=concerns,
        cards=shown(of, cut),
        count=len(beside),
        more=0 if picked.only else len(beside) - len(cut),
        more_address=alone,
        comment=around.say_address(arrival, picked, part.id) if picked.mode is not Mode.READ else None,
        suggest=around.say_address(arrival, picked, part.id, suggest=True)
        if picked.mode is not Mode.READ and is_written and arrival.takes_suggestions
        else None,
    )


def _mark(run: Words, seen: set[int], alone: str) -> Mark:
    if not run.comments:
        return Mark(text=run.text, address=None, count=0, told="")
    first = next((number for number in run.comments if number in seen), None)
    address = f"#comment-{first}" if first else f"{alone}#comment-{run.comments[0]}"
    return Mark(text=run.text, address=address, count=len(run.comments), told=run.told)


def _empty(arrival: Arrival, parts: Sequence[Part]) -> Empty | None:
    if arrival.draft is None:
        return Empty(
            title=_("There is no draft to comment on yet"),
            text=_("When the editor has frozen a version of the draft, it stands here."),
        )
    if parts:
        return None
    return Empty(title=_("Nothing of the draft stands here"), text=_("Choose another section."))

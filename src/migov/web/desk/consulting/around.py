"""What stands around the draft in a consultation: where one is, until when, how far the deciding has come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from migov.actions.consulting.comments import Thread
from migov.model.consultations import Invitation, Visibility
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.web import days
from migov.web.desk.consulting.arrivals import Arrival
from migov.web.desk.consulting.choosing import (
    TEAM,
    Choice,
    Mode,
    chosen_parts,
    concerning,
    href,
    in_tab,
    of_institution,
)
from migov.web.desk.consulting.words import (
    EXPLAINED,
    READERS,
    TABS,
    Standing,
    is_unplaced,
    section_of,
    section_title,
    standing_of,
)
from migov.web.desk.life.heads import address
from migov.web.desk.life.words import chip, until
from migov.web.pieces import Chip, Crumb, Notice, Option, Tab
from migov.web.signed import now

SOON = 7
"""Days before a deadline from which a chip tells it, in place of the days that are left."""


class Reader(Value, kw_only=True):
    """Who may read a comment, to be chosen."""

    value: str
    word: str
    explained: str


class Way(Value, kw_only=True):
    """One section in the list of sections."""

    title: str
    address: str
    current: bool
    dimension: int | None
    count: int
    """Comments in it, of the tab that is open."""


class Hidden(Value, kw_only=True):
    """What a form of the page sends along."""

    name: str
    value: str


class Nothing(Value, kw_only=True):
    """An institution that may say that it has no comments."""

    institution: str
    address: str
    said: str | None
    """When and by whom it was said."""


class Around(Value, kw_only=True):
    """Everything around the draft."""

    title: str
    """Which draft, and of when."""
    notices: tuple[Notice, ...]
    due: str | None
    due_chip: Chip | None
    left: str
    """How many days are left, where no chip tells it."""
    modes: tuple[Tab, ...]
    sections: tuple[Way, ...]
    tabs: tuple[Tab, ...]
    filters: tuple[Option, ...]
    """Institutions, for those who work inside; none for others."""
    kept: tuple[Hidden, ...]
    progress: str
    decided: int
    total: int
    next: str | None
    """The next comment to decide on."""
    consolidating: bool
    consolidate: str | None
    nothing: tuple[Nothing, ...]
    """Institutions of the reader that have not commented."""
    whole: str | None
    """Where one comments on the whole draft."""
    ways: tuple[Crumb, ...]
    """To the other pages of the consultation."""
    versions: str | None


def around(request: HttpRequest, arrival: Arrival, picked: Choice, every: Sequence[Thread]) -> Around:
    """Everything around the draft; *every* comment is one that the reader sees."""
    waiting = [one for one in every if one.comment.needs_disposition]
    decided = sum(one.disposition is not None for one in waiting)
    consultation = arrival.consultation
    decides = consultation is not None and consultation.is_open and arrival.may(Permission.DISPOSE)
    undecided = decides and decided < len(waiting)
    mine = _mine(arrival)
    dues = [one.due for one in mine] or ([consultation.due] if consultation else [])
    due = min(dues, key=lambda one: one.moment) if dues else None
    is_open = consultation is not None and consultation.is_open
    left = due.days_left(now()) if due and is_open else None
    spoken = {one.comment.institution for one in every if one.comment.withdrawn_at is None}
    return Around(
        title=_title(arrival),
        notices=tuple(_notices(request, arrival)),
        due=until(due) if due else None,
        due_chip=chip(due, now()) if due and left is not None and left <= SOON else None,
        left=_left(left) if left is not None and left > SOON else "",
        modes=_modes(arrival, picked),
        sections=_sections(arrival, picked, every),
        tabs=_tabs(arrival, picked, every),
        filters=_filters(arrival, picked, every),
        kept=_kept(picked),
        progress=_("%(done)d of %(all)d decided") % {"done": decided, "all": len(waiting)} if waiting else "",
        decided=decided,
        total=len(waiting),
        next=reverse("comment next", kwargs={"id": arrival.id}) if undecided else None,
        consolidating=bool(consultation and consultation.consolidating_since),
        consolidate=reverse("consolidate", kwargs={"id": arrival.id}) if decides else None,
        nothing=tuple(_nothing(arrival, one) for one in mine if one.institution not in spoken) if is_open else (),
        whole=say_address(arrival, picked, "") if arrival.takes_comments and picked.mode is not Mode.READ else None,
        ways=tuple(_ways(arrival)),
        versions=_versions(arrival),
    )


def narrowed(every: Sequence[Thread], picked: Choice) -> tuple[Thread, ...]:
    """The comments of the institution that was chosen."""
    return of_institution(every, picked.of)


def readers() -> tuple[Reader, ...]:
    """Those who may read a comment, to be chosen."""
    return tuple(Reader(value=one.value, word=_(READERS[one]), explained=_(EXPLAINED[one])) for one in Visibility)


def say_address(arrival: Arrival, picked: Choice, part: str, *, suggest: bool = False) -> str | None:
    """Where something is said of a part without a script."""
    if not arrival.takes_comments:
        return None
    told = {"on": part, "kind": "suggest" if suggest else "", "version": picked.version or "", "in": picked.section}
    query = urlencode({name: value for name, value in told.items() if value})
    return f"{reverse('comment new', kwargs={'id': arrival.id})}?{query}"


def day_of(at: str) -> str:
    """The day of a moment, in words."""
    return days.long(localtime(datetime.fromisoformat(at)))


def _mine(arrival: Arrival) -> tuple[Invitation, ...]:
    if arrival.consultation is None or arrival.member.works_inside:
        return ()
    found = (arrival.consultation.invitation(one) for one in arrival.member.institutions)
    return tuple(one for one in found if one is not None)


def _title(arrival: Arrival) -> str:
    if arrival.draft is None:
        return _("Consultation")
    told = {"number": arrival.draft.number, "day": day_of(arrival.draft.at)}
    return _("Draft %(number)d of %(day)s") % told


def _notices(request: HttpRequest, arrival: Arrival) -> list[Notice]:
    found: list[Notice] = []
    if "said" in request.GET:
        found.append(Notice(kind="done", title=_("Your institution has no comments: that is noted")))
    if arrival.consultation is None or arrival.draft is None:
        return found
    if arrival.draft.number < arrival.newest and (
        arrival.member.works_inside or arrival.draft.number < arrival.consultation.version
    ):
        found.append(_older(arrival))
    if arrival.consultation.opened_at is None:
        lines = (_("Until it is opened, only the team reads this page."),)
        found.append(Notice(kind="info", title=_("The consultation is not open yet"), lines=lines))
    elif arrival.consultation.closed_at is not None:
        found.append(Notice(kind="info", title=_("The consultation is closed: comments are read, and not made")))
    elif arrival.consultation.consolidating_since is not None:
        lines = (_("Say it as a comment meanwhile. Nothing that was suggested is lost."),)
        found.append(Notice(kind="caution", title=_("The editors consolidate: suggestions are frozen"), lines=lines))
    return found


def _older(arrival: Arrival) -> Notice:
    draft = arrival.draft
    before, after = (draft.number if draft else 0), arrival.newest
    told = {"number": before, "day": day_of(draft.at) if draft else "", "newest": after}
    changes = address("versions compared", id=arrival.id, number=before, later=after)
    newer = reverse("consultation", kwargs={"id": arrival.id})
    return Notice(
        kind="caution",
        title=_("You are commenting on draft %(number)d of %(day)s; draft %(newest)d exists") % told,
        lines=(_("What you say here goes along to the newer draft, as far as its words are still there."),),
        address=changes or newer,
        action=_("See what changed") if changes else _("Read the newer draft"),
    )


def _left(count: int) -> str:
    """How many days are left, in words; nothing once the day has come."""
    return ngettext("%(n)d day left", "%(n)d days left", count) % {"n": count} if count > 0 else ""


def _ways(arrival: Arrival) -> Iterator[Crumb]:
    """The other pages of the consultation that the reader has."""
    if arrival.member.works_inside:
        for name, title in (
            ("consultation institutions", _("Institutions")),
            ("consultation matrix", _("Comment matrix")),
            ("consultation word", _("Word files")),
            ("workshops", _("Workshops")),
            ("consultation priorities", _("Priorities")),
        ):
            if where := address(name, id=arrival.id):
                yield Crumb(title=title, address=where)
        return
    for one in _mine(arrival):
        name = arrival.name_of(one.institution) or one.institution
        if where := address("consultation pack", id=arrival.id, institution=one.institution):
            yield Crumb(title=_("What concerns %(name)s, to print") % {"name": name}, address=where)
    if where := address("consultation word", id=arrival.id):
        yield Crumb(title=_("Comment in Word"), address=where)
    if where := address("consultation matrix", id=arrival.id):
        yield Crumb(title=_("Comment matrix"), address=where)


def _versions(arrival: Arrival) -> str | None:
    return address("versions", id=arrival.id)


def _modes(arrival: Arrival, picked: Choice) -> tuple[Tab, ...]:
    shown = [(Mode.READ, _("Read"))]
    shown += [(Mode.COMMENT, _("Comment") if arrival.takes_comments else _("Read with comments"))]
    shown += [(Mode.SUGGEST, _("Suggest"))] if arrival.takes_suggestions else []
    return tuple(
        Tab(title=title, address=href(arrival, picked, mode=mode), current=mode is picked.mode) for mode, title in shown
    )


def _sections(arrival: Arrival, picked: Choice, every: Sequence[Thread]) -> tuple[Way, ...]:
    parts = arrival.draft.parts if arrival.draft else ()
    counts: dict[str, int] = {}
    for thread in narrowed(every, picked):
        if thread.place.passage is not None and in_tab(thread, picked.tab):
            counts[thread.place.passage] = counts.get(thread.place.passage, 0) + 1
    first = {section_of(part): part for part in reversed(parts)}
    keys = list(dict.fromkeys(section_of(part) for part in parts))
    mine = concerning(arrival)
    keys = [*(["mine"] if mine and len(mine) < len(parts) else []), *keys, *(["all"] if parts else [])]
    ways = []
    for key in keys:
        standing = chosen_parts(arrival, picked._replace(section=key, only=""))
        part = first.get(key)
        ways.append(
            Way(
                title=section_title(key, part),
                address=href(arrival, picked, section=key, only="", number=1),
                current=key == picked.section,
                dimension=int(part.dimension) if key.isdigit() and part and part.dimension else None,
                count=sum(counts.get(one.id, 0) for one in standing),
            )
        )
    return tuple(ways)


def _tabs(arrival: Arrival, picked: Choice, every: Sequence[Thread]) -> tuple[Tab, ...]:
    counts = dict.fromkeys(Standing, 0)
    for thread in narrowed(every, picked):
        counts[Standing.ALL] += 1
        counts[standing_of(thread)] += 1
        counts[Standing.UNPLACED] += is_unplaced(thread)
    rare = (Standing.WITHDRAWN,)
    return tuple(
        Tab(
            title=_(word),
            address=href(arrival, picked, tab=one, number=1),
            current=one is picked.tab,
            count=counts[one],
        )
        for one, word in TABS.items()
        if counts[one] or one not in rare or one is picked.tab
    )


def _filters(arrival: Arrival, picked: Choice, every: Sequence[Thread]) -> tuple[Option, ...]:
    if not arrival.member.works_inside:
        return ()
    counts: dict[str, int] = {}
    for thread in every:
        name = thread.comment.institution or TEAM
        counts[name] = counts.get(name, 0) + 1
    named = sorted((arrival.name_of(one) or one, one) for one in counts if one != TEAM)
    named += [(_("The team"), TEAM)] if TEAM in counts else []
    return (
        Option(value="", label=_("All institutions"), chosen=not picked.of),
        *(Option(value=one, label=f"{name} ({counts[one]})", chosen=one == picked.of) for name, one in named),
    )


def _kept(picked: Choice) -> tuple[Hidden, ...]:
    told = {"in": picked.section, "tab": picked.tab.value, "mode": picked.mode.value, "version": picked.version or ""}
    return tuple(Hidden(name=name, value=str(value)) for name, value in told.items() if value)


def _nothing(arrival: Arrival, one: Invitation) -> Nothing:
    said = None
    if one.no_comment_at is not None:
        said = _("On %(day)s your institution said that it has no comments.") % {"day": day_of(one.no_comment_at)}
    return Nothing(
        institution=arrival.name_of(one.institution) or one.institution,
        address=reverse("no comments", kwargs={"id": arrival.id, "institution": one.institution}),
        said=said,
    )

"""Freezing a version of the draft: what it changes, what stands in the way, and why it is made."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods

from migov.actions.drafting import versions
from migov.actions.drafting.versions import Compared
from migov.errors import Conflict, Invalid, MigovError
from migov.model.drafts import Part, PartChange
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.store import drafts
from migov.web import signed
from migov.web.answering import Page, answer, frame
from migov.web.comparing import compare
from migov.web.desk.drafting import doubting, sections
from migov.web.desk.drafting.arrivals import Arrival, arrive_writing
from migov.web.desk.life import forms
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.entrance import enter
from migov.web.pieces import Comparison, Field, Mistake

MOST = 40
"""Changes that are shown word by word; the others are named."""

CHANGES: dict[PartChange, str] = {
    PartChange.NEW: gettext_noop("New"),
    PartChange.GONE: gettext_noop("No longer printed"),
    PartChange.REWRITTEN: gettext_noop("Rewritten"),
    PartChange.MOVED: gettext_noop("Moved"),
}


class ChangeLine(Value, kw_only=True):
    """One part that the new version changes."""

    id: str
    title: str
    word: str
    comparison: Comparison | None


class Obstacle(Value, kw_only=True):
    """What stands in the way, or is worth a look before."""

    says: str
    address: str | None
    action: str
    stops: bool


class FreezePage(Page, kw_only=True):
    """The question before a version is frozen."""

    head: DeskHead
    id: str
    who: str
    number: int
    """Of the version that it would be."""
    before: int
    """Of the newest one; 0 where there is none."""
    changes: tuple[ChangeLine, ...]
    further: int
    """Changes that are not shown word by word."""
    parts: int
    """How many the new version would have."""
    obstacles: tuple[Obstacle, ...]
    may: bool
    mistakes: tuple[Mistake, ...]
    because: Field
    back: str


@require_http_methods(["GET", "HEAD", "POST"])
def freeze(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """What freezing would change; the form is sent to the same address."""
    enter(request, id, Permission.FREEZE_DRAFT)
    arrival = arrive_writing(request, id)
    wrong: MigovError | None = None
    if request.method == "POST":
        because = forms.plain(request.POST.get("because", ""))
        try:
            made = versions.freeze(id, because=because, by=arrival.member, at=signed.now())
        except (Invalid, Conflict) as error:
            wrong = error
        else:
            messages.success(request, _("Version %(number)d is frozen.") % {"number": made.number})
            return HttpResponseRedirect(arrival.address("draft"))
    page = _page(request, arrival, wrong)
    return answer(request, page, "desk/drafting/freeze.html", twin=twin, status=422 if wrong else 200)


def _page(request: HttpRequest, arrival: Arrival, wrong: MigovError | None) -> FreezePage:
    newest, because = drafts.newest(arrival.id), _because(request)
    found, parts = _changes(arrival)
    obstacles = _obstacles(arrival, is_empty=not parts, is_same=newest is not None and not found)
    fields = forms.marked((because,), wrong)
    return FreezePage(
        frame=frame(request, _("Freeze a version"), "assessments"),
        head=desk_head(arrival.entry, arrival.member, "draft"),
        id=arrival.id,
        who=arrival.person.handle,
        number=(newest.number if newest else 0) + 1,
        before=newest.number if newest else 0,
        changes=tuple(_line(one, shows=at < MOST) for at, one in enumerate(found)) if newest else (),
        further=max(0, len(found) - MOST) if newest else 0,
        parts=parts,
        obstacles=obstacles,
        may=not any(one.stops for one in obstacles),
        mistakes=forms.mistakes(wrong, fields),
        because=fields[0],
        back=arrival.address("draft"),
    )


def _changes(arrival: Arrival) -> tuple[tuple[Compared, ...], int]:
    """What the version would change, and how many parts it would have."""
    newest = drafts.newest(arrival.id)
    try:
        now = versions.standing_text(arrival.id)
    except Invalid:
        return (), 0
    return (versions.compared(newest, now) if newest else ()), len(now.parts)


def _obstacles(arrival: Arrival, *, is_empty: bool, is_same: bool) -> tuple[Obstacle, ...]:
    kept = drafts.passages(arrival.id)
    found: list[Obstacle] = []
    if undecided := len(sections.undecided(kept)):
        where = arrival.address("draft section", section=sections.UNDECIDED)
        told = _("Passages whose side is not decided: %(n)d") % {"n": undecided}
        found.append(Obstacle(says=told, address=where, action=_("Decide"), stops=True))
    if is_empty or not kept:
        where = arrival.address("draft")
        found.append(Obstacle(says=_("Nothing is written yet"), address=where, action=_("Begin"), stops=True))
    elif is_same:
        told = _("Nothing has changed since the newest version")
        found.append(Obstacle(says=told, address=arrival.address("draft"), action=_("Go on writing"), stops=True))
    bare = sum(any(sentence.grounds.is_empty for sentence in one.passage.sentences) for one in kept)
    if bare:
        told = _("Passages with a sentence that rests on nothing: %(n)d") % {"n": bare}
        found.append(Obstacle(says=told, address=doubting.address(arrival), action=_("See them"), stops=False))
    if doubts := sum(len(lines) for lines in doubting.of(arrival).values()):
        told = _("Open doubts: %(n)d") % {"n": doubts}
        found.append(Obstacle(says=told, address=doubting.address(arrival), action=_("See them"), stops=False))
    return tuple(found)


def _line(one: Compared, *, shows: bool) -> ChangeLine:
    part = one.after or one.before
    assert part is not None  # noqa: S101 - a change has one of both
    titles = (_("Before"), _("After"))
    before, after = (_read(one.before), _read(one.after))
    return ChangeLine(
        id=part.id,
        title=part.title,
        word=_(CHANGES[one.change]),
        comparison=compare(before, after, titles=titles) if shows and before != after else None,
    )


def _read(part: Part | None) -> str:
    """The words of a part with its notes, as they are compared."""
    return "\n\n".join((part.words, *part.notes)) if part else ""


def _because(request: HttpRequest) -> Field:
    return Field(
        name="because",
        id="because",
        label=_("Why this version is made"),
        value=forms.typed(request, "because"),
        maximum=2000,
        required=True,
        help=_("It stands beside the version for ever: “for the consultation”, “after the workshop of 3 June”."),
    )

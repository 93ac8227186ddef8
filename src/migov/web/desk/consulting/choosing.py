"""What of the consultation a reader asked to see: a section of the draft, a tab, an institution, a mode."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from migov.actions.consulting.comments import Thread
from migov.errors import NotFound
from migov.model.drafts import Part
from migov.web.desk.consulting.arrivals import Arrival
from migov.web.desk.consulting.words import Standing, is_unplaced, section_of, standing_of
from migov.web.numbers import whole

TEAM = "team"
"""In the filter: those who speak for no institution."""


class Mode(StrEnum):
    """What the page is for at the moment."""

    READ = "read"
    COMMENT = "comment"
    SUGGEST = "suggest"


class Choice(NamedTuple):
    """What is shown, as the address tells."""

    section: str
    tab: Standing
    of: str
    """Id of an institution, or nothing for all."""
    mode: Mode
    only: str
    """Id of the one part that is shown, or nothing."""
    number: int
    """Of the page of its comments."""
    version: int | None
    """Of the draft, where the reader chose one."""
    comment: int | None
    """The one for which they came: its card is shown in any case."""


def choice(request: HttpRequest, arrival: Arrival) -> Choice:
    """What this request asks for; what it leaves out is what the person needs first.

    Raises:
        NotFound: there is no such section or part.
    """
    asked, parts = request.GET, arrival.draft.parts if arrival.draft else ()
    only, part = asked.get("only", ""), asked.get("part", "")
    if only and all(one.id != only for one in parts):
        raise NotFound("part", only)
    keys = ["mine", "all", *dict.fromkeys(section_of(one) for one in parts)]
    section = asked.get("in") or _first(arrival, parts, only or part)
    if section not in keys:
        raise NotFound("section", section)
    inside = arrival.member.works_inside
    modes = [Mode.READ, Mode.COMMENT, *([Mode.SUGGEST] if arrival.takes_suggestions else [])]
    mode = asked.get("mode", "")
    tab = asked.get("tab", "")
    usual = Standing.OPEN if inside and arrival.takes_comments else Standing.ALL
    told = whole(asked.get("version", ""), digits=6)
    return Choice(
        section=section,
        tab=Standing(tab) if tab in list(Standing) else usual,
        of=asked.get("of", "")[:200],
        mode=Mode(mode) if mode in modes else Mode.COMMENT,
        only=only,
        number=max(1, whole(asked.get("page", ""), digits=4) or 1),
        version=told if arrival.consultation and told != arrival.consultation.version else None,
        comment=whole(asked.get("comment", ""), digits=9),
    )


def _first(arrival: Arrival, parts: Sequence[Part], named: str) -> str:
    """The section that a reader sees first: their mandate; that of the part they came for; the first with findings."""
    mine = concerning(arrival)
    has_mandate = bool(arrival.mandates) and not any(one.is_everything for one in arrival.mandates)
    if has_mandate and mine and (not named or named in mine):
        return "mine"
    found = next((one for one in parts if one.id == named), None)
    found = found or next((one for one in parts if one.kind.value == "passage"), None)
    return section_of(found) if found else "all"


def concerning(arrival: Arrival) -> frozenset[str]:
    """Ids of the parts that the institutions of a reader are asked about."""
    parts, mandates = arrival.draft.parts if arrival.draft else (), arrival.mandates
    return frozenset(one.id for one in parts if any(mandate.concerns(one) for mandate in mandates))


def chosen_parts(arrival: Arrival, picked: Choice) -> tuple[Part, ...]:
    """The parts that are shown, in printed order."""
    parts = arrival.draft.parts if arrival.draft else ()
    if picked.only:
        return tuple(one for one in parts if one.id == picked.only)
    if picked.section == "all":
        return parts
    if picked.section == "mine":
        mine = concerning(arrival)
        return tuple(one for one in parts if one.id in mine)
    return tuple(one for one in parts if section_of(one) == picked.section)


def in_tab(thread: Thread, tab: Standing) -> bool:
    """Whether a comment is found under a tab."""
    if tab is Standing.ALL:
        return True
    return is_unplaced(thread) if tab is Standing.UNPLACED else standing_of(thread) is tab


def of_institution(threads: Sequence[Thread], institution: str) -> tuple[Thread, ...]:
    """The comments of one institution; of all where none is named."""
    if not institution:
        return tuple(threads)
    wanted = None if institution == TEAM else institution
    return tuple(one for one in threads if one.comment.institution == wanted)


def beside(arrival: Arrival, passage: str | None, *, number: int | None, given: Mapping[str, str]) -> str:
    """The page, as it was left, where a passage stands: with the card of a comment, where one is named."""
    told = {name: given.get(name, "") for name in ("in", "mode", "version", "only", "of")}
    told["tab"] = given.get("tab", "") if given.get("tab") in (Standing.ALL, Standing.OPEN) else ""
    told |= {"part": (passage or "") if not told["in"] else "", "comment": str(number) if number else ""}
    query = urlencode({name: value for name, value in told.items() if value})
    anchor = f"comment-{number}" if number else f"at-{passage}" if passage else "main"
    return f"{reverse('consultation', kwargs={'id': arrival.id})}{f'?{query}' if query else ''}#{anchor}"


def href(arrival: Arrival, picked: Choice, *, anchor: str = "", **changes: object) -> str:
    """The address of the page with something else chosen."""
    now = picked._replace(**changes)  # type: ignore[arg-type] # the fields of a choice
    told = {
        "in": now.section,
        "tab": now.tab.value,
        "of": now.of,
        "mode": now.mode.value,
        "only": now.only,
        "page": now.number if now.number > 1 else "",
        "version": now.version or "",
    }
    query = urlencode({name: value for name, value in told.items() if value})
    return f"{reverse('consultation', kwargs={'id': arrival.id})}?{query}{f'#{anchor}' if anchor else ''}"

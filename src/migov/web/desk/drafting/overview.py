"""The draft as a whole: how far each part has come, how it is begun from the answers, and where it leads."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from migov.actions import answers as answering
from migov.actions.drafting import beginning
from migov.model.values import Value
from migov.store import drafts
from migov.web import signed
from migov.web.answering import Page, answer, frame, speaking
from migov.web.desk.drafting import doubting, sections
from migov.web.desk.drafting.arrivals import Arrival, arrive, arrive_writing
from migov.web.desk.drafting.passages import undoing
from migov.web.desk.drafting.passages.undoing import Undo
from migov.web.desk.drafting.sections import Section
from migov.web.desk.drafting.words import SKIPS
from migov.web.desk.life.heads import DeskHead, address, desk_head
from migov.web.pieces import Tab


class SkippedLine(Value, kw_only=True):
    """An answer of which no passage is begun."""

    code: str
    question: str
    because: str
    address: str


class OverviewPage(Page, kw_only=True):
    """The draft as a whole."""

    head: DeskHead
    id: str
    who: str
    tabs: tuple[Tab, ...]
    sections: tuple[Section, ...]
    passages: int
    undecided: int
    ungrounded: int
    doubts: int
    unfrozen: int
    version: int
    """Number of the newest frozen draft; 0 where there is none."""
    can_write: bool
    said: tuple[str, ...]
    to_begin: int
    """Answers of which passages could be begun now."""
    skipped: tuple[SkippedLine, ...]
    undo: Undo | None
    doubted_at: str | None
    """When somebody looked for doubts last; null where nobody has."""
    doubts_page: str | None
    versions_page: str | None


@require_safe
def overview(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """Every part with how far it has come."""
    arrival = arrive(request, id)
    kept = drafts.passages(id, aside=True)
    frozen_at, (found, looked) = drafts.frozen_at(id), doubting.last(arrival)
    every = sections.sections(arrival, kept, doubts=found, frozen_at=frozen_at)
    standing = [one for one in kept if not one.is_aside]
    chapters = [one for one in every if one.key not in (sections.UNDECIDED, sections.ASIDE)]
    begun = beginning.to_begin(id, by=arrival.member)
    page = OverviewPage(
        frame=frame(request, _("%(name)s: draft") % {"name": arrival.entry.name(speaking())}, "assessments"),
        head=desk_head(arrival.entry, arrival.member, "draft"),
        id=id,
        who=arrival.person.handle,
        tabs=(Tab(title=_("Overview"), address=arrival.address("draft"), current=True), *sections.tabs(every, "")),
        sections=every,
        passages=len(standing),
        undecided=sum(one.undecided for one in chapters),
        ungrounded=sum(one.ungrounded for one in chapters),
        doubts=sum(one.doubts for one in chapters),
        unfrozen=sum(one.unfrozen for one in chapters),
        version=drafts.newest_number(id),
        can_write=arrival.can_write,
        said=() if twin else tuple(str(message) for message in messages.get_messages(request)),
        to_begin=len(begun.new),
        skipped=_skipped(arrival, begun.skipped),
        undo=undoing.last(arrival),
        doubted_at=looked,
        doubts_page=doubting.address(arrival),
        versions_page=address("versions", id=id),
    )
    return answer(request, page, "desk/drafting/overview.html", twin=twin)


@require_POST
def begin(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002
    """Passages begun from the answers that have none; then the overview, which says how many and which gave none."""
    arrival = arrive_writing(request, id)
    begun = beginning.begin(id, by=arrival.member, at=signed.now())
    count = len(begun.new)
    told = ngettext("%(n)d passage was begun from its answer.", "%(n)d passages were begun from their answers.", count)
    messages.success(request, told % {"n": count})
    return HttpResponseRedirect(arrival.address("draft") + "#begun")


def _skipped(arrival: Arrival, skipped: dict[str, str]) -> tuple[SkippedLine, ...]:
    asked = {one.code: one for edition in answering.editions_of(arrival.entry) for one in edition.indicators}
    return tuple(
        SkippedLine(
            code=code,
            question=asked[code].question.text(speaking()) if code in asked else "",
            because=_(SKIPS.get(why, why)),
            address=arrival.address("indicator", code=code),
        )
        for code, why in skipped.items()
    )

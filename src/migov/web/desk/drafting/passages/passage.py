"""One passage alone: sentence by sentence what it rests on, where it is printed, and the rarer things to do with it."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from msgspec.structs import replace

from migov.actions.drafting import passages
from migov.errors import Conflict, Invalid, Problem
from migov.model.drafts import Sentence
from migov.model.fields import brief
from migov.model.grounds import Grounds, Statement
from migov.store import drafts, people
from migov.store.drafts import KeptPassage, What
from migov.web import signed
from migov.web.answering import Page, answer, frame
from migov.web.desk.drafting import doubting, sections
from migov.web.desk.drafting.arrivals import Arrival, arrive, arrive_writing, passage_of
from migov.web.desk.drafting.cards import SideButton, changed, side_buttons
from migov.web.desk.drafting.doubting import DoubtLine
from migov.web.desk.drafting.passages import saving
from migov.web.desk.drafting.passages.grounds import Library, Offers, SentenceCard, free_pins, offers, sentence_cards
from migov.web.desk.drafting.words import side_title
from migov.web.desk.life.forms import plain
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.numbers import whole
from migov.web.pieces import Option

T = TypeVar("T")
SHORT = 60
"""Letters of a passage by which it is known in a list."""


class PassagePage(Page, kw_only=True):
    """One passage."""

    head: DeskHead
    id: str
    who: str
    passage: str
    language: str
    version: int
    text: str
    dimension: int
    side: str
    sides: tuple[SideButton, ...]
    is_aside: bool
    because: str | None
    """Why it was put aside."""
    changed: str
    sentences: tuple[SentenceCard, ...]
    offers: Offers | None
    doubts: tuple[DoubtLine, ...]
    is_beside: bool
    """Whether it stands beside the text, where the script of that page fills in the doubts."""
    doubts_page: str | None
    is_printed: bool
    places: tuple[Option, ...]
    """Behind which it can be moved."""
    can_write: bool
    address: str
    section: str
    """Address of its part."""
    printed: str
    """Its part as it is printed."""
    both: bool
    """Whether words that met somebody else's are kept beside it."""


@require_safe
def passage(request: HttpRequest, id: str, passage: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002
    """One passage; ``?sentence=2`` offers what its second sentence could rest on; ``?beside`` is without doubts."""
    arrival = arrive(request, id)
    kept = passage_of(arrival, passage)
    library = Library(arrival)
    chosen = whole(request.GET.get("sentence", ""), digits=4) or 0
    changes = drafts.changes(id, passage) if kept.is_aside else ()
    key, is_beside = sections.key_of(kept), "beside" in request.GET
    page = PassagePage(
        frame=frame(request, _("Passage %(passage)s") % {"passage": passage}, "assessments"),
        head=desk_head(arrival.entry, arrival.member, "draft"),
        id=id,
        who=arrival.person.handle,
        passage=passage,
        language=arrival.entry.language,
        version=kept.version,
        text=kept.passage.text,
        dimension=int(kept.passage.dimension or 0),
        side="" if kept.passage.module else side_title(kept.passage.side),
        sides=side_buttons(kept),
        is_aside=kept.is_aside,
        because=next((one.why for one in changes if one.what is What.ASIDE), None),
        changed=changed(kept, people.names({kept.changed_by}), signed.now()),
        sentences=sentence_cards(kept.passage, library),
        offers=offers(kept.passage, chosen, library) if arrival.can_write else None,
        doubts=() if is_beside else doubting.of(arrival).get(passage, ()),
        is_beside=is_beside,
        doubts_page=doubting.address(arrival),
        is_printed=not kept.is_aside and (kept.passage.module is not None or kept.passage.side is not None),
        places=_places(arrival, kept) if arrival.can_write and not kept.is_aside else (),
        can_write=arrival.can_write,
        address=arrival.address("passage", passage=passage),
        section=arrival.address("draft section", section=key) + f"#{passage}",
        printed=arrival.address("draft printed", section=kept.passage.module or str(int(kept.passage.dimension or 0))),
        both=drafts.is_met(id, passage),
    )
    return answer(request, page, "desk/drafting/passage.html", twin=twin)


@require_POST
def ground(request: HttpRequest, id: str, passage: str) -> HttpResponse:  # noqa: A002
    """One thing attached to a sentence, or taken off it; then the passage again."""
    arrival = arrive_writing(request, id)
    kept = passage_of(arrival, passage)
    number = whole(request.POST.get("sentence", ""), digits=4) or 0
    words = request.POST.get("words", "").replace("\r\n", "\n")
    standing = kept.passage.sentences[number - 1] if 0 < number <= len(kept.passage.sentences) else None
    if standing is None or standing.words != words:
        raise Conflict(f"sentence {number} of {passage} has changed meanwhile: look at it again")
    grounds, is_noted = _changed(request, arrival, standing)
    now = signed.now()
    passages.ground(id, passage, number, words, grounds, is_noted=is_noted, by=arrival.member, at=now)
    asked = request.POST.get("then", "")
    beside = "beside&" if "beside" in request.POST else ""
    query = f"?{beside}sentence={number}#offers" if asked == "more" else f"?{beside}#sentence-{number}"
    return saving.reply(request, arrival, passages.Saved(kept=passage_of(arrival, passage)), query=query)


def _changed(request: HttpRequest, arrival: Arrival, sentence: Sentence) -> tuple[Grounds, bool]:
    """The grounds of a sentence after what the form asks for."""
    grounds, told = sentence.grounds, {key: plain(str(value)) for key, value in request.POST.items()}
    if "answer" in told:
        return replace(grounds, answers=tuple(dict.fromkeys((*grounds.answers, told["answer"])))), sentence.is_noted
    if "no-answer" in told:
        left = tuple(code for code in grounds.answers if code != told["no-answer"])
        return replace(grounds, answers=left), sentence.is_noted
    if "pin" in told:
        found = dict(free_pins(sentence, Library(arrival))).get(told["pin"])
        if found is None:
            raise Conflict("this quotation was attached or taken off meanwhile: look at it again")
        return replace(grounds, pins=(*grounds.pins, found)), sentence.is_noted
    if "no-pin" in told:
        return replace(grounds, pins=_without(grounds.pins, told["no-pin"])), sentence.is_noted
    if "no-statement" in told:
        return replace(grounds, statements=_without(grounds.statements, told["no-statement"])), sentence.is_noted
    if "said" in told:
        return replace(grounds, statements=(*grounds.statements, _statement(told, arrival))), sentence.is_noted
    return grounds, told.get("noted") == "yes"


def _without(listed: tuple[T, ...], number: str) -> tuple[T, ...]:
    at = whole(number, digits=6)
    if at is None or at >= len(listed):
        raise Conflict("this was taken off meanwhile: look at it again")
    return (*listed[:at], *listed[at + 1 :])


def _statement(told: dict[str, str], arrival: Arrival) -> Statement:
    institution = told.get("institution", "")
    if institution not in Library(arrival).institutions:
        raise Invalid(Problem("nobody of this name is in the register", place="institution", remedy="choose one"))
    return Statement(
        institution=institution,
        said_by=brief(told.get("said_by", ""), place="said_by"),
        on=_day(told.get("on", "")),
        words=brief(told.get("said", ""), place="said"),
    )


def _day(told: str) -> str:
    try:
        return date.fromisoformat(told).isoformat()
    except ValueError:
        raise Invalid(Problem("there is no such day", place="on", remedy="write it as 2024-05-31")) from None


def _places(arrival: Arrival, kept: KeptPassage) -> tuple[Option, ...]:
    """The other passages of its part, each known by its first words."""
    there = sections.passages_of(sections.key_of(kept), arrival, drafts.passages(arrival.id))
    return tuple(
        Option(value=one.passage.id, label=_short(one.passage.text))
        for one in there
        if one.passage.id != kept.passage.id
    )


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= SHORT else flat[:SHORT].rsplit(" ", 1)[0] + " …"

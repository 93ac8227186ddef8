"""Forms that change the order and number of passages: moved, split, joined, put aside and taken back, written anew."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from migov.actions.drafting import passages
from migov.errors import Conflict, Invalid, Problem
from migov.model.findings import Side
from migov.store import drafts
from migov.store.drafts import KeptPassage
from migov.web import signed
from migov.web.answering import Page, answer, frame
from migov.web.desk.drafting import sections
from migov.web.desk.drafting.arrivals import Arrival, arrive_writing, is_script, passage_of
from migov.web.desk.drafting.passages import saving
from migov.web.desk.drafting.section import dimension_of
from migov.web.desk.drafting.words import side_title
from migov.web.desk.life import forms
from migov.web.desk.life.heads import DeskHead, desk_head
from migov.web.numbers import whole
from migov.web.pieces import Field, Mistake

FIRST, UP, DOWN = "first", "up", "down"
"""Places of a move that are told by no passage's id."""


class NewPage(Page, kw_only=True):
    """The form of a new passage."""

    head: DeskHead
    id: str
    who: str
    section: str
    title: str
    behind: str
    mistakes: tuple[Mistake, ...]
    words: Field
    side: Field | None
    back: str


@require_POST
def move(request: HttpRequest, id: str, passage: str) -> HttpResponse:  # noqa: A002 - the field's own word
    """The passage in another place: before or behind its neighbour, behind a named one, or the first."""
    arrival = arrive_writing(request, id)
    kept = passage_of(arrival, passage)
    saving.keep_words(request, arrival, passage)
    every = drafts.passages(id, aside=True)
    stood = _before(every, passage)
    behind = _behind(request, arrival, every, kept)
    saved = passages.move(id, passage, behind=behind, by=arrival.member, at=signed.now())
    query = "?" + urlencode({"moved": passage, "from": stood or ""})
    return saving.reply(request, arrival, saved, query=query)


@require_POST
def split(request: HttpRequest, id: str, passage: str) -> HttpResponse:  # noqa: A002
    """One passage made two: at the cursor, or before a sentence."""
    arrival = arrive_writing(request, id)
    kept = passage_of(arrival, passage)
    if (sentence := whole(request.POST.get("sentence", ""), digits=4)) is not None:
        base, position = whole(request.POST.get("base", ""), digits=9) or 0, _start_of(kept, sentence)
    else:
        told = whole(request.POST.get("position", ""), digits=6)
        if told is None:
            raise Invalid(Problem("nobody said where", place="position", remedy="set the cursor between two words"))
        words = request.POST.get("words", "")
        saving.keep_words(request, arrival, passage)
        kept = passage_of(arrival, passage)
        base, position = kept.version, _position(kept.passage.text, words, told)
    first, _second = passages.split(id, passage, position, base=base, by=arrival.member, at=signed.now())
    return _to(request, arrival, first)


@require_POST
def join(request: HttpRequest, id: str, passage: str) -> HttpResponse:  # noqa: A002
    """The passage and the one behind it, or a named one, made one."""
    arrival = arrive_writing(request, id)
    kept = passage_of(arrival, passage)
    saving.keep_words(request, arrival, passage)
    second = forms.plain(request.POST.get("second", "")) or _next(arrival, kept)
    saved = passages.merge(id, passage, second, by=arrival.member, at=signed.now())
    return saving.reply(request, arrival, saved)


@require_POST
def unjoin(request: HttpRequest, id: str, passage: str) -> HttpResponse:  # noqa: A002
    """Two passages that were joined just now, apart again."""
    arrival = arrive_writing(request, id)
    second, base = forms.plain(request.POST.get("second", "")), whole(request.POST.get("version", ""), digits=9) or 0
    saved = passages.unjoin(id, passage, second, base=base, by=arrival.member, at=signed.now())
    return saving.reply(request, arrival, saved)


@require_POST
def aside(request: HttpRequest, id: str, passage: str) -> HttpResponse:  # noqa: A002
    """The passage, out of the print and kept."""
    arrival = arrive_writing(request, id)
    kept = passage_of(arrival, passage)
    because = request.POST.get("because", "")
    passages.put_aside(id, passage, because=because, by=arrival.member, at=signed.now())
    key = sections.back_to(request.POST.get("section", ""), kept)
    return HttpResponseRedirect(arrival.address("draft section", section=key) + "#saved")


@require_POST
def back(request: HttpRequest, id: str, passage: str) -> HttpResponse:  # noqa: A002
    """A passage that was put aside, back in the print."""
    arrival = arrive_writing(request, id)
    passages.take_back(id, passage, by=arrival.member, at=signed.now())
    return _to(request, arrival, passage)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002
    """The form of a new passage: ``?behind=`` another one, or at the end of ``?section=``."""
    arrival = arrive_writing(request, id)
    behind = forms.plain(request.POST.get("behind", request.GET.get("behind", "")))
    standing = passage_of(arrival, behind) if behind else None
    key = request.POST.get("section", request.GET.get("section", "")) or "1"
    if standing:
        key = sections.key_of(standing)
    sections.passages_of(key, arrival, drafts.passages(id))
    wrong: Invalid | None = None
    if request.method == "POST":
        try:
            made = _written(request, arrival, key, behind or None)
        except Invalid as error:
            wrong = error
        else:
            return _to(request, arrival, made.passage.id)
    usual = standing.passage.side if standing and standing.passage.side else ""
    fields = forms.marked(_fields(request, arrival, key, usual), wrong)
    page = NewPage(
        frame=frame(request, _("A new passage"), "assessments"),
        head=desk_head(arrival.entry, arrival.member, "draft"),
        id=id,
        who=arrival.person.handle,
        section=key,
        title=_("A new passage behind %(passage)s") % {"passage": behind} if behind else _("A new passage"),
        behind=behind,
        mistakes=forms.mistakes(wrong, fields),
        words=fields[0],
        side=fields[1] if len(fields) > 1 else None,
        back=arrival.address("draft section", section=key),
    )
    return answer(request, page, "desk/drafting/new.html", twin=twin, status=422 if wrong else 200)


def _written(request: HttpRequest, arrival: Arrival, key: str, behind: str | None) -> KeptPassage:
    told, dimension = request.POST.get("side", ""), dimension_of(key)
    return passages.write_new(
        arrival.id,
        request.POST.get("words", ""),
        dimension=dimension,
        module=None if dimension else key,
        side=Side(told) if dimension and told in set(Side) else None,
        behind=behind,
        by=arrival.member,
        at=signed.now(),
    )


def _fields(request: HttpRequest, arrival: Arrival, key: str, usual: str) -> tuple[Field, ...]:
    words = Field(
        name="words",
        label=_("Words"),
        kind="long",
        value=forms.typed(request, "words"),
        rows=6,
        required=True,
        language=arrival.entry.language,
    )
    if dimension_of(key) is None:
        return (words,)
    pairs = [(one.value, side_title(one)) for one in Side] + [("", side_title(None))]
    chosen = forms.typed(request, "side", usual)
    return words, Field(name="side", label=_("Side"), kind="radio", options=forms.options(pairs, [chosen]))


def _behind(request: HttpRequest, arrival: Arrival, every: Sequence[KeptPassage], kept: KeptPassage) -> str | None:
    """The passage behind which another one is to stand; null for the first place of all."""
    behind, way = request.POST.get("behind", ""), request.POST.get("way", "")
    if behind == FIRST or (not behind and way == FIRST):
        return None
    if behind:
        return forms.plain(behind)
    fellows = [one.passage.id for one in _fellows(arrival, every, kept)]
    at = fellows.index(kept.passage.id)
    if way == UP and at > 0:
        return _before([one for one in every if one.passage.id != kept.passage.id], fellows[at - 1])
    if way == DOWN and at + 1 < len(fellows):
        return fellows[at + 1]
    raise Conflict(_("there is no place further on in this part of the draft"))


def _fellows(arrival: Arrival, every: Sequence[KeptPassage], kept: KeptPassage) -> list[KeptPassage]:
    """The passages on the same side of its part, in their order."""
    there = sections.passages_of(sections.key_of(kept), arrival, every)
    return [one for one in there if one.passage.side is kept.passage.side]


def _before(every: Sequence[KeptPassage], passage: str) -> str | None:
    names = [one.passage.id for one in every]
    at = names.index(passage)
    return names[at - 1] if at else None


def _next(arrival: Arrival, kept: KeptPassage) -> str:
    fellows = [one.passage.id for one in _fellows(arrival, drafts.passages(arrival.id, aside=True), kept)]
    at = fellows.index(kept.passage.id)
    if at + 1 >= len(fellows):
        raise Conflict(_("no passage stands behind this one on its side"))
    return fellows[at + 1]


def _start_of(kept: KeptPassage, number: int) -> int:
    """The character before which a sentence, counted from 1, begins."""
    before = kept.passage.sentences[: max(0, number - 1)]
    return sum(len(one.lead) + len(one.words) for one in before)


def _position(text: str, words: str, told: int) -> int:
    """Where the cursor stands in the kept text: the script counts in what was typed, before it was tidied."""
    head = "".join(words.replace("\r\n", "\n")[:told].split())
    count, at = len(head), 0
    while count and at < len(text):
        count -= not text[at].isspace()
        at += 1
    return at


def _to(request: HttpRequest, arrival: Arrival, passage: str) -> HttpResponse:
    kept = passage_of(arrival, passage)
    if is_script(request):
        return saving.reply(request, arrival, passages.Saved(kept=kept))
    if request.POST.get("back") == "passage":
        return HttpResponseRedirect(arrival.address("passage", passage=passage))
    return HttpResponseRedirect(arrival.address("draft section", section=sections.key_of(kept)) + f"#{passage}")

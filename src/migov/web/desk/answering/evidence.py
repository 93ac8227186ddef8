"""The evidence drawer beside an answer: what the sources say of the question, and the log of who searched for what."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from migov.actions import answers, evidence
from migov.actions import sources as shelf
from migov.actions.index import try_to_catch_up
from migov.evidence.search import Found, Hit, Origin, Remark, Why
from migov.model.values import Value
from migov.store import searches
from migov.web import signed
from migov.web.desk.answering.arrivals import Arrival
from migov.web.desk.pinning import Cause
from migov.web.desk.sources import Run, address_of, place

MOST = 20
"""Passages on the page; more are asked for with ``all=1``."""

REASONS = 5
"""Reasons that a passage is shown with."""

ORIGINS: dict[Origin, str] = {
    Origin.TYPED: gettext_noop("as typed"),
    Origin.QUESTION: gettext_noop("word of the question"),
    Origin.LABEL: gettext_noop("label of the glossary"),
    Origin.SYNONYM: gettext_noop("other word of the glossary"),
    Origin.WORD: gettext_noop("part of a glossary's phrase"),
    Origin.MATTER: gettext_noop("word of the whole matter"),
    Origin.WORDING: gettext_noop("sentence as a law might say it, like this passage"),
    Origin.NEVER: gettext_noop("must not match"),
}

REMARKS: dict[Remark, str] = {
    Remark.ENDINGS_UNKNOWN: gettext_noop("words of {} are looked for as they stand: their endings are not known"),
    Remark.BY_GLOSSARY: gettext_noop("asked in {}, looked for in {} by the glossary"),
    Remark.NO_GLOSSARY: gettext_noop("asked in {}, but no glossary has words in {}: looked for as typed"),
    Remark.NOTHING_LEFT: gettext_noop("no word is left to look for: those that were typed say nothing alone"),
    Remark.NONE_WHOLE: gettext_noop(
        "no passage holds what counts as found: those shown share only single words with what was asked"
    ),
    Remark.ONE_WHOLE: gettext_noop(
        "1 passage holds what counts as found: the others shown share only single words with what was asked"
    ),
    Remark.SOME_WHOLE: gettext_noop(
        "{} passages hold what counts as found: the others shown share only single words with what was asked"
    ),
}
"""What a reader of a search should know; each pair of braces is one of the note's values."""

PARTS: dict[str, str] = {
    "title": gettext_noop("in the title"),
    "headings": gettext_noop("in a heading"),
    "body": gettext_noop("in the text"),
}


class Because(Value, kw_only=True):
    """One reason why a passage was found."""

    term: str
    origin: str
    parts: tuple[str, ...]


class HitCard(Value, kw_only=True):
    """One passage that was found."""

    title: str
    place: str
    language: str | None
    runs: tuple[Run, ...]
    because: tuple[Because, ...]
    address: str
    source: str
    snapshot: str
    span: str
    """The stretch that "pin this" takes: the paragraph in which most of what was looked for stands."""
    paragraph: str
    """What that stretch says, for those who hear the button's name."""
    in_force: bool


class WordLine(Value, kw_only=True):
    """One word or phrase that was looked for."""

    text: str
    origin: str
    language: str


class LogLine(Value, kw_only=True):
    """One line of the search log."""

    at: str
    query: str
    filters: str
    found: int
    by: str


class Results(Value, kw_only=True):
    """What a search brought."""

    hits: tuple[HitCard, ...]
    total: int
    withheld: int
    on: str
    """The day on which the law was asked."""
    more: str | None
    notes: tuple[str, ...]
    plan: tuple[WordLine, ...]
    has_sources: bool


class Drawer(Value, kw_only=True):
    """What stands beside an answer."""

    query: str
    with_ended: bool
    results: Results | None
    """Null until somebody searches: every search stands in the log, so none is made unasked."""
    jurisdiction: str
    log: tuple[LogLine, ...]
    searched: int
    """How many searches the log holds for this indicator."""


def drawer(request: HttpRequest, arrival: Arrival, cause: Cause) -> Drawer:
    """The drawer: ``?q=`` searches, for the question's own words where it is empty."""
    query = request.GET.get("q", "").replace("\x00", "").strip()[:500]
    results = _search(request, arrival, cause, query) if "q" in request.GET else None
    log = answers.searches_for(arrival.id, arrival.code)
    return Drawer(
        query=query,
        with_ended="ended" in request.GET,
        results=results,
        jurisdiction=arrival.entry.jurisdiction_code or "",
        log=tuple(_log(log[-20:])),
        searched=len(log),
    )


def _search(request: HttpRequest, arrival: Arrival, cause: Cause, query: str) -> Results:
    now, everything = signed.now(), "all" in request.GET
    try_to_catch_up(on=now.date())
    asked = evidence.Asked(
        words=query,
        indicator=arrival.code,
        assessment=arrival.id,
        with_ended="ended" in request.GET,
        language=None,
        limit=200 if everything else MOST,
    )
    found = evidence.find(asked, by=arrival.person.handle, at=now)
    return Results(
        hits=tuple(_hits(found, cause)),
        total=found.total,
        withheld=found.withheld,
        on=found.filters.on or "",
        more=_more(request) if found.total > len(found.hits) and not everything else None,
        notes=tuple(_(REMARKS[note.remark]).format(*note.values) for note in found.plan.notes),
        plan=tuple(
            WordLine(text=term.text, origin=_(ORIGINS[term.origin]), language=term.language)
            for term in found.plan.terms
        ),
        has_sources=bool(found.hits) or bool(shelf.all_sources(arrival.entry.jurisdiction_code)),
    )


def _hits(found: Found, cause: Cause) -> Iterator[HitCard]:
    for hit in found.hits:
        start, end = _paragraph(hit)
        passage = hit.entry.passage
        yield HitCard(
            title=hit.entry.title,
            place=place(passage),
            language=hit.entry.language,
            runs=_runs(hit),
            because=tuple(_because(reason) for reason in hit.why(REASONS)),
            address=address_of(hit.source, start=start, end=end, cause=cause),
            source=hit.source,
            snapshot=hit.entry.snapshot,
            span=f"{start}-{end}",
            paragraph=passage.text[start - passage.start : end - passage.start][:120],
            in_force=hit.in_force,
        )


def _paragraph(hit: Hit) -> tuple[int, int]:
    """The paragraph of the passage that holds most of what was looked for, as places in the source's text."""
    passage, marks = hit.entry.passage, hit.marks
    best, best_weight, start = (passage.start, passage.end), -1, 0
    for line in passage.text.split("\n"):
        end = start + len(line)
        weight = sum(mark.end - mark.start for mark in marks if start <= mark.start < end)
        if line.strip() and weight > best_weight:
            best, best_weight = (passage.start + start, passage.start + end), weight
        start = end + 1
    return best


def _runs(hit: Hit) -> tuple[Run, ...]:
    piece, at, runs = hit.snippet, 0, []
    for mark in piece.marks:
        runs += [Run(piece.text[at : mark.start]), Run(piece.text[mark.start : mark.end], marked=True)]
        at = mark.end
    runs.append(Run(piece.text[at:]))
    return tuple(run for run in runs if run.text)


def _because(reason: Why) -> Because:
    return Because(
        term=reason.term.rstrip("."),  # of a sentence: more is said behind it
        origin=_(ORIGINS[reason.origin]),
        parts=tuple(_(PARTS[part]) for part in reason.parts),
    )


def _more(request: HttpRequest) -> str:
    given = request.GET.copy()
    given["all"] = "1"
    return f"?{given.urlencode()}#evidence"


def _log(made: tuple[searches.Logged, ...]) -> Iterator[LogLine]:
    for one in reversed(made):
        told = one.search
        yield LogLine(
            at=told.at[:16].replace("T", " "),
            query=told.query,
            filters=one.filters,
            found=told.found,
            by=told.by or "",
        )

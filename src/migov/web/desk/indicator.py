"""One indicator of an assessment: its question, the answer so far with its pins, and the evidence found."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from migov.actions import answers, assessments, evidence, pins
from migov.actions import sources as shelf
from migov.actions.index import try_to_catch_up
from migov.actions.pins import Checked
from migov.catalogue import scales
from migov.errors import NotFound
from migov.evidence.alignment import Outcome
from migov.evidence.search import Found, Hit, Origin, Reason
from migov.model.answers import Answer
from migov.model.assessments import Assessment
from migov.model.indicators import Indicator
from migov.model.values import Value
from migov.web.answering import Page, answer, frame, speaking
from migov.web.desk.heads import Head, head
from migov.web.desk.indicators import closed_name, state_name
from migov.web.desk.pinning import Cause, cause
from migov.web.signed import now, who
from migov.web.desk.registers import STATUSES
from migov.web.desk.sources import Run, address_of, place

MOST = 20
"""Passages on the page; more are asked for with ``?all=1``."""

ORIGINS: dict[Origin, str] = {
    Origin.TYPED: gettext_noop("as typed"),
    Origin.QUESTION: gettext_noop("word of the question"),
    Origin.LABEL: gettext_noop("label of the glossary"),
    Origin.SYNONYM: gettext_noop("other word of the glossary"),
    Origin.WORD: gettext_noop("part of a glossary's phrase"),
    Origin.MATTER: gettext_noop("word of the whole matter"),
    Origin.NEVER: gettext_noop("must not match"),
}

PARTS: dict[str, str] = {
    "title": gettext_noop("in the title"),
    "headings": gettext_noop("in a heading"),
    "body": gettext_noop("in the text"),
}


VERDICTS: dict[Outcome, str] = {
    Outcome.IN_PLACE: gettext_noop("The words stand in the source."),
    Outcome.ELSEWHERE: gettext_noop("The words stand elsewhere in the source now."),
    Outcome.NOT_FOUND: gettext_noop("The source does not contain these words."),
}


class PinCard(Value, kw_only=True):
    """One pin of the answer, with what verifying it showed."""

    number: int
    prefix: str
    words: str
    suffix: str
    language: str | None
    source: str
    place: str
    address: str | None
    holds: bool
    says: str


class AnswerCard(Value, kw_only=True):
    """The answer as it stands."""

    state: str
    answer: str | None
    justification: str
    as_of: str | None
    confidence: str | None
    practice: str | None
    pins: tuple[PinCard, ...]
    searches: tuple[str, ...]
    """The searches that show that nothing was found, where that is the answer."""


class Because(Value, kw_only=True):
    """One reason why a passage was found."""

    term: str
    origin: str
    part: str


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


class IndicatorPage(Page, kw_only=True):
    """One indicator of an assessment."""

    head: Head
    code: str
    dimension: int
    sub_domain: str
    text_language: str
    """In which the answer is written."""
    question: str
    guidance: str
    choices: tuple[str, ...]
    back: str
    previous: str | None
    next: str | None
    answer: AnswerCard
    cause: Cause
    query: str
    with_ended: bool
    on: str
    hits: tuple[HitCard, ...]
    total: int
    withheld: int
    more: str | None
    notes: tuple[str, ...]
    plan: tuple[WordLine, ...]
    has_sources: bool
    jurisdiction: str
    log: tuple[LogLine, ...]


@require_safe
def indicator(request: HttpRequest, id: str, code: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002
    """One indicator, with what the sources say of it: ``?q=`` searches for other words."""
    assessment, entry = assessments.get(id), assessments.entry(id)
    asked = answers.indicator_of(assessment, code)
    query = request.GET.get("q", "").strip()[:500]
    with_ended, everything = "ended" in request.GET, "all" in request.GET
    try_to_catch_up(on=now().date())
    wanted = evidence.Asked(
        words=query,
        indicator=code,
        assessment=id,
        with_ended=with_ended,
        language=None,
        limit=200 if everything else MOST,
    )
    found = evidence.find(wanted, by=who(request), at=now())
    given = answers.answer_to(assessment, code)
    around, why = _around(assessment, code), cause(id, code)
    page = IndicatorPage(
        frame=frame(request, f"{code} {asked.question.text(speaking())}", "profiles"),
        head=head(assessment, entry, "indicators"),
        code=code,
        dimension=int(asked.dimension),
        sub_domain=_sub_domain(assessment, asked),
        text_language=assessment.publication.language.value,
        question=asked.question.text(speaking()),
        guidance=asked.guidance.text(speaking()),
        choices=tuple(scales.answers(asked, speaking()).values()),
        back=reverse("indicators", kwargs={"id": id}),
        previous=around[0],
        next=around[1],
        answer=_answer(assessment, asked, given, why),
        cause=why,
        query=query,
        with_ended=with_ended,
        on=found.filters.on or "",
        hits=tuple(_hits(found, why)),
        total=found.total,
        withheld=found.withheld,
        more=_more(request, found) if found.total > len(found.hits) and not everything else None,
        notes=found.plan.notes,
        plan=tuple(
            WordLine(text=term.text, origin=_(ORIGINS[term.origin]), language=term.language)
            for term in found.plan.terms
        ),
        has_sources=bool(found.hits) or bool(shelf.all_sources(assessment.jurisdiction.code)),
        jurisdiction=assessment.jurisdiction.code or "",
        log=tuple(_log(id, code)),
    )
    return answer(request, page, "desk/indicator.html", twin=twin)


def _around(assessment: Assessment, code: str) -> tuple[str | None, str | None]:
    """Addresses of the indicators before and after."""
    codes = [one.code for one in answers.edition_of(assessment).indicators]
    if code not in codes:
        return None, None
    at = codes.index(code)
    near = (codes[at - 1] if at else None, codes[at + 1] if at + 1 < len(codes) else None)
    links = [reverse("indicator", kwargs={"id": assessment.id, "code": one}) if one else None for one in near]
    return links[0], links[1]


def _sub_domain(assessment: Assessment, asked: Indicator) -> str:
    edition = answers.edition_of(assessment)
    found = next((one for one in edition.sub_domains if one.code == asked.sub_domain), None)
    return f"{found.code} {found.title.text(speaking())}" if found else asked.sub_domain


def _answer(assessment: Assessment, asked: Indicator, given: Answer | None, why: Cause) -> AnswerCard:
    checked = pins.verify_answer(assessment.id, given) if given else ()
    return AnswerCard(
        state=state_name(given),
        answer=closed_name(asked, given),
        justification=given.justification if given else "",
        as_of=given.as_of if given else None,
        confidence=scales.CONFIDENCE_NAMES[given.confidence].text(speaking()) if given and given.confidence else None,
        practice=_(STATUSES[given.practice]) if given and given.practice else None,
        pins=tuple(_pin(one, assessment, why) for one in checked),
        searches=tuple(f"{one.query} · {one.at[:10]} · {one.found}" for one in given.searches) if given else (),
    )


def _pin(checked: Checked, assessment: Assessment, why: Cause) -> PinCard:
    pin, found = checked.pin, checked.verification
    title = next((one.title for one in assessment.sources if one.id == pin.source), pin.source)
    address = None
    if found is not None and found.start is not None and found.end is not None and checked.is_newest:
        address = address_of(pin.source, start=found.start, end=found.end, cause=why)
    label = pin.locator.page_label or pin.locator.page_index
    pages = (_("page %(label)s") % {"label": label},) if label else ()
    return PinCard(
        number=checked.number,
        prefix=pin.quote.prefix,
        words=pin.quote.exact,
        suffix=pin.quote.suffix,
        language=_language(pin.source),
        source=title,
        place=" · ".join((*pin.locator.path, *pages)),
        address=address,
        holds=checked.holds,
        says=_verdict(checked),
    )


def _verdict(checked: Checked) -> str:
    found = checked.verification
    told = _(VERDICTS[found.outcome]) if found else _("The source's bytes are not kept here.")
    return told if checked.is_newest else told + " " + _("The source has a newer snapshot.")


def _language(source: str) -> str | None:
    try:
        return shelf.get(source).source.language
    except NotFound:
        return None


def _hits(found: Found, why: Cause) -> Iterator[HitCard]:
    for hit in found.hits:
        start, end = _paragraph(hit)
        passage = hit.entry.passage
        yield HitCard(
            title=hit.entry.title,
            place=place(passage),
            language=hit.entry.language,
            runs=_runs(hit),
            because=tuple(_because(reason) for reason in hit.reasons[:5]),
            address=address_of(hit.source, start=start, end=end, cause=why),
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


def _because(reason: Reason) -> Because:
    return Because(term=reason.term, origin=_(ORIGINS[reason.origin]), part=_(PARTS[reason.part]))


def _more(request: HttpRequest, found: Found) -> str:
    given = request.GET.copy()
    given["all"] = "1"
    return f"?{given.urlencode()}#evidence" if found.total else ""


def _log(id: str, code: str) -> Iterator[LogLine]:  # noqa: A002 - the field's own word
    for one in reversed(evidence.made(id, indicator=code)[-20:]):
        told = one.search
        yield LogLine(
            at=told.at[:16].replace("T", " "),
            query=told.query,
            filters=one.filters,
            found=told.found,
            by=told.by or "",
        )

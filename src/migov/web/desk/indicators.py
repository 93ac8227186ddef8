"""The indicators of an assessment: their list with the state of each answer, and one indicator with its evidence."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from migov.actions import answers, assessments
from migov.catalogue import scales
from migov.model.answers import Answer, AnswerStatus, NonAnswer
from migov.model.assessments import Assessment
from migov.model.indicators import Edition, Indicator
from migov.model.values import Value
from migov.web.answering import Page, answer, frame, speaking
from migov.web.desk.heads import Head, head

STATES: dict[AnswerStatus, str] = {
    AnswerStatus.NOT_STARTED: gettext_noop("not started"),
    AnswerStatus.DRAFT: gettext_noop("draft"),
    AnswerStatus.COMPLETE: gettext_noop("complete"),
    AnswerStatus.REVIEWED: gettext_noop("reviewed"),
}

NON_ANSWERS: dict[NonAnswer, str] = {
    NonAnswer.NOT_APPLICABLE: gettext_noop("not applicable"),
    NonAnswer.NO_EVIDENCE: gettext_noop("no evidence found"),
    NonAnswer.NOT_ANSWERED: gettext_noop("not answered by the ministry"),
    NonAnswer.NOT_PRINTED: gettext_noop("answered but not printed"),
}


class IndicatorLine(Value, kw_only=True):
    """One indicator in the list."""

    code: str
    question: str
    address: str
    state: str
    answer: str | None
    pins: int


class SubDomainGroup(Value, kw_only=True):
    """The indicators of one sub-domain."""

    code: str
    title: str
    lines: tuple[IndicatorLine, ...]


class DimensionGroup(Value, kw_only=True):
    """The sub-domains of one dimension."""

    number: int
    title: str
    sub_domains: tuple[SubDomainGroup, ...]


class StateCount(Value):
    """How many answers are in one state."""

    state: str
    count: int


class IndicatorsPage(Page, kw_only=True):
    """The indicators of an assessment in the order of its edition."""

    head: Head
    edition: str
    dimensions: tuple[DimensionGroup, ...]
    counts: tuple[StateCount, ...]


@require_safe
def indicators(request: HttpRequest, id: str, *, twin: bool = False) -> HttpResponse:  # noqa: A002 - the field's own word
    """The indicators of an assessment."""
    assessment, entry = assessments.get(id), assessments.entry(id)
    edition = answers.edition_of(assessment)
    top = head(assessment, entry, "indicators")
    page = IndicatorsPage(
        frame=frame(request, _("%(name)s: indicators") % {"name": top.name}, "profiles"),
        head=top,
        edition=edition.title.text(speaking()),
        dimensions=tuple(_dimensions(assessment, edition)),
        counts=_counts(assessment, edition),
    )
    return answer(request, page, "desk/indicators.html", twin=twin)


def closed_name(indicator: Indicator, given: Answer | None) -> str | None:
    """What was answered, in the reader's language; null where nothing was yet."""
    if given is None:
        return None
    if given.non_answer is not None:
        return _(NON_ANSWERS[given.non_answer])
    if given.closed is None:
        return None
    years = ", ".join(map(str, given.years))
    return scales.answers(indicator, speaking()).get(given.closed, given.closed) + (f" ({years})" if years else "")


def state_name(given: Answer | None) -> str:
    """How far an answer is, in the reader's language."""
    return _(STATES[given.status if given else AnswerStatus.NOT_STARTED])


def _dimensions(assessment: Assessment, edition: Edition) -> Iterator[DimensionGroup]:
    for dimension in dict.fromkeys(sub_domain.dimension for sub_domain in edition.sub_domains):
        groups = []
        for sub_domain in edition.sub_domains:
            if sub_domain.dimension is dimension:
                inside = [one for one in edition.of(dimension) if one.sub_domain == sub_domain.code]
                lines = tuple(_line(assessment, indicator) for indicator in inside)
                title = sub_domain.title.text(speaking())
                groups.append(SubDomainGroup(code=sub_domain.code, title=title, lines=lines))
        title = dimension.title(speaking())
        yield DimensionGroup(number=int(dimension), title=title, sub_domains=tuple(groups))


def _line(assessment: Assessment, indicator: Indicator) -> IndicatorLine:
    given = answers.answer_to(assessment, indicator.code)
    return IndicatorLine(
        code=indicator.code,
        question=indicator.question.text(speaking()),
        address=reverse("indicator", kwargs={"id": assessment.id, "code": indicator.code}),
        state=state_name(given),
        answer=closed_name(indicator, given),
        pins=len(given.pins) if given else 0,
    )


def _counts(assessment: Assessment, edition: Edition) -> tuple[StateCount, ...]:
    """How many answers are in each state: of work, never of what was answered."""
    given = [answers.answer_to(assessment, indicator.code) for indicator in edition.indicators]
    states = [one.status if one else AnswerStatus.NOT_STARTED for one in given]
    return tuple(StateCount(state=_(words), count=states.count(state)) for state, words in STATES.items())

"""The questions of the catalogue with what every published profile answers, alphabetical by place and no other way."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from migov.errors import NotFound
from migov.store.published import releases
from migov.web.portal.answering import Page, answer, frame, speaking


class IndicatorPage(Page, kw_only=True):
    """One question."""

    code: str
    question: str


@require_safe
def indicator(request: HttpRequest, edition: str, code: str, *, twin: str | None = None) -> HttpResponse:
    """One question.

    Raises:
        NotFound: nothing that is published answers it.
    """
    asked = releases.editions().get(edition)
    found = asked.find(code) if asked else None
    if found is None:
        raise NotFound("indicator", code)
    question = found.question.text(speaking())
    page = IndicatorPage(frame=frame(request, f"{code} {question}", "dimensions"), code=code, question=question)
    return answer(request, page, "portal/indicator.html", twin=twin)

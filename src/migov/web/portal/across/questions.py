"""The questions: the lists that published profiles answer, by dimension and sub-domain."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from migov.catalogue import scales
from migov.errors import NotFound
from migov.model.dimensions import Dimension
from migov.model.indicators import Edition, Indicator
from migov.model.values import Value
from migov.store.published import releases
from migov.web.portal.answering import Crumb, Page, answer, frame, speaking, tongue


class PartLink(Value, kw_only=True):
    """A dimension or a sub-domain."""

    code: str
    title: str
    address: str


class DimensionPart(Value, kw_only=True):
    """A dimension with its sub-domains."""

    number: int
    title: str
    address: str
    parts: tuple[PartLink, ...]


class EditionView(Value, kw_only=True):
    """One list of questions."""

    code: str
    title: str
    language: str | None
    year: int | None
    remark: str
    dimensions: tuple[DimensionPart, ...]


class QuestionLine(Value, kw_only=True):
    """A question, as a line of a list."""

    edition: str
    code: str
    dimension: int
    sub_domain: str
    question: str
    language: str | None
    """Of the question, where that is not the page's own."""
    answers: tuple[str, ...]
    """The closed answers that it takes; whatever else there is, is no "no"."""
    gcm: tuple[int, ...]
    sdg: tuple[str, ...]
    sdg_10_7_2: tuple[str, ...]
    address: str


class SubDomainView(Value, kw_only=True):
    """A sub-domain with its questions."""

    code: str
    title: str
    address: str
    questions: tuple[QuestionLine, ...]


class QuestionsPage(Page, kw_only=True):
    """The lists of questions."""

    editions: tuple[EditionView, ...]


class DimensionPage(Page, kw_only=True):
    """One dimension, or one sub-domain of it, with its questions."""

    edition: str
    edition_title: str
    dimension: int
    title: str
    parts: tuple[SubDomainView, ...]


@require_safe
def questions(request: HttpRequest, *, twin: str | None = None) -> HttpResponse:
    """The lists of questions that published profiles answer."""
    known = sorted(releases.editions().values(), key=lambda one: (-(one.year or 0), one.code))
    page = QuestionsPage(
        frame=frame(request, _("Questions"), "dimensions", crumbs=(Crumb(title=_("Questions")),)),
        editions=tuple(map(_edition, known)),
    )
    rows = (line(edition, one) for edition in known for one in edition.indicators)
    return answer(request, page, "portal/across/questions.html", twin=twin, rows=rows)


@require_safe
def dimension(request: HttpRequest, edition: str, dimension: int, *, twin: str | None = None) -> HttpResponse:
    """The questions of one dimension."""
    asked, one = edition_of(edition), Dimension(dimension)
    codes = [part.code for part in asked.sub_domains if part.dimension is one]
    if not codes:
        raise NotFound("dimension", str(dimension))
    return _page(request, asked, one, codes, f"{dimension}. {one.title(speaking())}", twin)


@require_safe
def sub_domain(request: HttpRequest, edition: str, code: str, *, twin: str | None = None) -> HttpResponse:
    """The questions of one sub-domain."""
    asked = edition_of(edition)
    part = next((part for part in asked.sub_domains if part.code == code), None)
    if part is None:
        raise NotFound("sub-domain", code[:80])
    return _page(request, asked, part.dimension, [code], f"{code} {part.title.text(speaking())}", twin)


def edition_of(code: str) -> Edition:
    """A list of questions that something published answers.

    Raises:
        NotFound: there is none of this code.
    """
    found = releases.editions().get(code)
    if found is None:
        raise NotFound("edition", code[:80])
    return found


def line(edition: Edition, one: Indicator) -> QuestionLine:
    """A question as a line of a list."""
    return QuestionLine(
        edition=edition.code,
        code=one.code,
        dimension=int(one.dimension),
        sub_domain=one.sub_domain,
        question=one.question.text(speaking()),
        language=tongue(one.question),
        answers=tuple(scales.answers(one, speaking()).values()),
        gcm=one.gcm_objectives,
        sdg=one.sdg_targets,
        sdg_10_7_2=one.sdg_10_7_2,
        address=reverse("portal indicator", kwargs={"edition": edition.code, "code": one.code}),
    )


def crumbs(edition: Edition, one: Dimension, part: str | None = None) -> list[Crumb]:
    """The way down to a dimension, and to a sub-domain of it."""
    to = reverse("portal dimension", kwargs={"edition": edition.code, "dimension": int(one)})
    found = [
        Crumb(title=_("Questions"), address=reverse("portal dimensions")),
        Crumb(title=f"{int(one)}. {one.short(speaking())}", address=to),
    ]
    if sub := next((each for each in edition.sub_domains if each.code == part), None):
        to = reverse("portal sub-domain", kwargs={"edition": edition.code, "code": sub.code})
        found.append(Crumb(title=f"{sub.code} {sub.title.text(speaking())}", address=to))
    return found


def _page(
    request: HttpRequest, asked: Edition, one: Dimension, codes: Iterable[str], title: str, twin: str | None
) -> HttpResponse:
    parts = tuple(_part(asked, code) for code in codes)
    way = crumbs(asked, one)
    if len(parts) == 1 and parts[0].code in title:
        way.append(Crumb(title=title))
    page = DimensionPage(
        frame=frame(request, title, "dimensions", crumbs=way),
        edition=asked.code,
        edition_title=asked.title.text(speaking()),
        dimension=int(one),
        title=title,
        parts=parts,
    )
    rows = (each for part in parts for each in part.questions)
    return answer(request, page, "portal/across/dimension.html", twin=twin, rows=rows)


def _part(edition: Edition, code: str) -> SubDomainView:
    found = next(part for part in edition.sub_domains if part.code == code)
    return SubDomainView(
        code=code,
        title=found.title.text(speaking()),
        address=reverse("portal sub-domain", kwargs={"edition": edition.code, "code": code}),
        questions=tuple(line(edition, one) for one in edition.indicators if one.sub_domain == code),
    )


def _edition(edition: Edition) -> EditionView:
    return EditionView(
        code=edition.code,
        title=edition.title.text(speaking()),
        language=tongue(edition.title),
        year=edition.year,
        remark=edition.remark.text(speaking()),
        dimensions=tuple(_dimension(edition, one) for one in Dimension if edition.of(one)),
    )


def _dimension(edition: Edition, one: Dimension) -> DimensionPart:
    parts = [part for part in edition.sub_domains if part.dimension is one]
    return DimensionPart(
        number=int(one),
        title=one.title(speaking()),
        address=reverse("portal dimension", kwargs={"edition": edition.code, "dimension": int(one)}),
        parts=tuple(
            PartLink(
                code=part.code,
                title=part.title.text(speaking()),
                address=reverse("portal sub-domain", kwargs={"edition": edition.code, "code": part.code}),
            )
            for part in parts
        ),
    )

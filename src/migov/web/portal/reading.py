"""A profile as pages: its overview, its six chapters and module pages, and each paragraph for itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from migov.errors import NotFound
from migov.model.dimensions import Dimension
from migov.model.findings import Side
from migov.model.languages import Language
from migov.model.published import PublicParagraph, PublicRelease
from migov.model.texts import words
from migov.model.values import Value
from migov.store.published import paragraphs, releases
from migov.web.portal import heads
from migov.web.portal.answering import Frame, Page, absolute, answer, frame, source, speaking
from migov.web.portal.heads import Head
from migov.web.portal.showing import ParagraphLine, ParagraphView, line, side_title
from migov.web.portal.showing import shown as shown_as

SIDES = {Side.WELL_DEVELOPED: 0, Side.POTENTIAL: 1}
"""The order in which the sides are printed."""


class SideView(Value, kw_only=True):
    """The paragraphs of one side of a dimension."""

    id: str
    number: str
    title: str
    paragraphs: tuple[ParagraphView, ...]


class ChapterPage(Page, kw_only=True):
    """One dimension or one module page of a profile."""

    head: Head
    title: str
    number: int | None
    introduction: str
    sides: tuple[SideView, ...]
    before: heads.Tab | None
    after: heads.Tab | None


class ParagraphPage(Page, kw_only=True):
    """One paragraph for itself, with everything it rests on."""

    head: Head
    chapter: str
    chapter_address: str
    paragraph: ParagraphView
    questions: tuple[heads.Tab, ...]
    """The indicators that it rests on, with the page of each."""
    embed: str
    """What one writes into another page to show this paragraph there."""
    link: str
    """Its permanent address."""
    before: str | None
    after: str | None
    """Addresses of the paragraphs beside it."""
    citation: str | None


@require_safe
def chapter(
    request: HttpRequest,
    id: str,  # noqa: A002 - the field's own word
    dimension: int,
    *,
    text: Language | None = None,
    twin: str | None = None,
) -> HttpResponse:
    """One dimension of a profile."""
    release = heads.current(id)
    head = heads.head(release, "portal chapter", text, dimension=dimension)
    one, shown = Dimension(dimension), Language(head.text)
    found = paragraphs.of(release, shown, dimension=one)
    title = one.title(shown)
    page = ChapterPage(
        frame=_frame(request, head, release, text, title),
        sources=(source(release),),
        head=head,
        title=title,
        number=int(one),
        introduction="",
        sides=tuple(_sides(found, release, text)),
        before=_beside(head, -1),
        after=_beside(head, 1),
    )
    return answer(request, page, "portal/chapter.html", twin=twin, rows=_lines(found, text, release))


@require_safe
def module(
    request: HttpRequest,
    id: str,  # noqa: A002
    module: str,
    *,
    text: Language | None = None,
    twin: str | None = None,
) -> HttpResponse:
    """One module page of a profile."""
    release = heads.current(id)
    if module not in release.modules:
        raise NotFound("module", module)
    head = heads.head(release, "portal module", text, module=module)
    shown = Language(head.text)
    told = releases.front(release.id)[shown.value]["module_pages"]
    about = next((one for one in told if one["module"] == module), {"title": module, "introduction": ""})
    found = paragraphs.of(release, shown, module=module)
    title = about["title"] or module
    shown_paragraphs = shown_as(found, release, text)
    page = ChapterPage(
        frame=_frame(request, head, release, text, title),
        sources=(source(release),),
        head=head,
        title=title,
        number=None,
        introduction=about["introduction"] or "",
        sides=(SideView(id="all", number="", title="", paragraphs=tuple(shown_paragraphs)),),
        before=_beside(head, -1),
        after=_beside(head, 1),
    )
    return answer(request, page, "portal/chapter.html", twin=twin, rows=_lines(found, text, release))


@require_safe
def paragraph(
    request: HttpRequest,
    id: str,  # noqa: A002
    paragraph: str,
    *,
    text: Language | None = None,
    twin: str | None = None,
) -> HttpResponse:
    """One paragraph for itself."""
    return answer(request, _paragraph_page(request, id, paragraph, text), "portal/paragraph.html", twin=twin)


@csp_replace({"frame-ancestors": ["*"]})  # type: ignore[arg-type]
@require_safe
def embedded(request: HttpRequest, id: str, paragraph: str, *, text: Language | None = None) -> HttpResponse:  # noqa: A002
    """One paragraph, for a frame within anybody's page."""
    page = _paragraph_page(request, id, paragraph, text)
    return answer(request, page, "portal/embedded.html")


def _paragraph_page(
    request: HttpRequest,
    id: str,  # noqa: A002
    paragraph: str,
    text: Language | None,
) -> ParagraphPage:
    release = heads.current(id)
    head = heads.head(release, "portal paragraph", text, paragraph=paragraph)
    shown = Language(head.text)
    one = paragraphs.one(release, shown, paragraph)
    before, after = paragraphs.beside(release, shown, paragraph)
    view = next(iter(shown_as([one], release, text, budget=10**9)))
    if one.dimension is not None:
        name = f"{int(one.dimension)}. {one.dimension.short(shown)}"
        up = heads.address("portal chapter", release, text, dimension=int(one.dimension))
    else:
        name, up = str(one.module), heads.address("portal module", release, text, module=one.module)
    here = absolute(request, heads.address("portal paragraph", release, shown, paragraph=paragraph))
    frame_ = absolute(request, heads.address("portal embedded", release, shown, paragraph=paragraph))
    return ParagraphPage(
        frame=frame(
            request,
            f"{head.name} {head.year or ''}, {view.number}",
            "profiles",
            description=words(one.text)[:160],
            crumbs=heads.crumbs(head, release, text, name, view.number),
        ),
        sources=(source(release),),
        head=head,
        chapter=name,
        chapter_address=f"{up}#{one.id}",
        paragraph=view,
        questions=tuple(_questions(one, release)),
        embed=f'<iframe src="{frame_}" title="{head.name}" width="100%" height="320" loading="lazy"></iframe>',
        link=here,
        before=_near(release, text, before),
        after=_near(release, text, after),
        citation=release.citation.text(shown) or None,
    )


def _near(release: PublicRelease, text: Language | None, paragraph: str | None) -> str | None:
    return heads.address("portal paragraph", release, text, paragraph=paragraph) if paragraph else None


def _frame(request: HttpRequest, head: Head, release: PublicRelease, text: Language | None, title: str) -> Frame:
    return frame(
        request,
        f"{title} – {head.name} {head.year or ''}".strip(),
        "profiles",
        description=f"{head.title}: {title}",
        crumbs=heads.crumbs(head, release, text, title),
    )


def _beside(head: Head, step: int) -> heads.Tab | None:
    """The tab before or after the one that is open."""
    at = next((n for n, tab in enumerate(head.tabs) if tab.current), None)
    if at is None or not 0 <= at + step < len(head.tabs):
        return None
    return head.tabs[at + step]


def _sides(found: Iterable[PublicParagraph], release: PublicRelease, text: Language | None) -> Iterator[SideView]:
    shown = {view.id: view for view in shown_as(found, release, text)}
    for side, group in groupby(sorted(found, key=lambda one: SIDES.get(one.side, 2)), key=lambda one: one.side):  # type: ignore[arg-type]
        mine = tuple(group)
        yield SideView(
            id=str(side),
            number=mine[0].section,
            title=side_title(side),
            paragraphs=tuple(shown[one.id] for one in mine),
        )


def _lines(found: Iterable[PublicParagraph], text: Language | None, release: PublicRelease) -> Iterator[ParagraphLine]:
    for one in found:
        yield line(one, heads.address("portal paragraph", release, text, paragraph=one.id))


def _questions(one: PublicParagraph, release: PublicRelease) -> Iterator[heads.Tab]:
    """The questions behind a paragraph."""
    asked = [releases.editions().get(code) for code in (release.edition, *release.modules) if code]
    codes = dict.fromkeys([*one.indicators, *(code for why_ in one.why for code in why_.answers)])
    for code in codes:
        for edition in asked:
            if edition and (found := edition.find(code)):
                question = found.question.text(speaking())
                to = reverse("portal indicator", kwargs={"edition": edition.code, "code": code})
                yield heads.Tab(title=code, long=question, address=to, current=False)
                break

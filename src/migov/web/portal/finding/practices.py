"""The page of the practice finder: a question in words, choices, passages in alphabetical order of places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from migov.model.findings import Side
from migov.model.languages import Language
from migov.model.published import Origin, PublicParagraph, PublicRelease
from migov.model.texts import words
from migov.model.values import Value
from migov.store.published import practices, releases
from migov.store.published.practices import LONGEST, Asked, Found
from migov.web.portal.answering import Page, Source, answer, direction, frame, source, speaking
from migov.web.portal.finding.choices import ANY, PLACES, TITLES, Facet, facets, named, title
from migov.web.portal.finding.marking import marked
from migov.web.portal.profiles import alphabetical
from migov.web.portal.showing import side_title

PAGE, TABLE = 12, 500
"""Passages on a page, and in a table."""
MOST = 40
"""Values of one facet that are heeded."""


class Chip(Value, kw_only=True):
    """Something that is chosen, and the address of the page without it."""

    title: str
    without: str


class Hit(Value, kw_only=True):
    """A passage that fits."""

    release: str
    place: str
    name: str
    year: int | None
    number: str
    dimension: int | None
    dimension_title: str
    side: str | None
    side_title: str
    is_external: bool
    language: str
    direction: str
    html: str
    words: str
    address: str

    @property
    def title(self) -> str:
        """Whose it is: a place, and the year of its profile."""
        return f"{self.name} {self.year or ''}".rstrip()

    @property
    def about(self) -> str:
        """What it is about, and where it stands."""
        others = _("published by others") if self.is_external else ""
        return " · ".join(filter(None, (self.dimension_title, self.side_title, self.number, others)))


class HitLine(Value, kw_only=True):
    """A passage that fits, as a line of a table."""

    release: str
    place: str
    name: str
    year: int | None
    language: str
    signed_in: str
    section: str
    position: int
    id: str
    dimension: int | None
    side: str | None
    indicators: tuple[str, ...]
    words: str
    address: str


class PracticesPage(Page, kw_only=True):
    """What was looked for, and what was found."""

    words: str
    longest: int
    is_asked: bool
    """Whether anything was looked for or chosen."""
    chips: tuple[Chip, ...]
    facets: tuple[Facet, ...]
    total: int | None
    """Passages that fit; null with a place or a region chosen: no number here is of one country."""
    hits: tuple[Hit, ...]
    next: str | None
    """Address of the next page."""
    first: str | None
    """Address of the first page, on another one."""
    in_all_languages: str | None
    """The same in texts of every language."""


@require_safe
def find(request: HttpRequest, *, twin: str | None = None) -> HttpResponse:
    """The practice finder.

    Raises:
        Invalid: the question is too long.
    """
    asked, told = _asked(request)
    order = tuple(place.id for place in alphabetical())
    found = practices.find(asked, order=order, most=TABLE if twin == "csv" else PAGE)
    chosen = {name: values for name, values in told.items() if name in TITLES}
    is_local = any(chosen.get(name) for name in PLACES)
    page = PracticesPage(
        frame=frame(
            request,
            _("Find practices"),
            "practices",
            description=_("Passages of published profiles, by words and by what they are about."),
        ),
        sources=_sources(found),
        words=asked.words,
        longest=LONGEST,
        is_asked=bool(asked.words or chosen),
        chips=tuple(_chips(told)),
        facets=facets(found.counts, chosen),
        total=None if is_local else found.total,
        hits=tuple(_hits(found, asked.words)),
        next=_address({**told, "after": (str(found.next),)}) if found.next else None,
        first=_address(told) if asked.after else None,
        in_all_languages=_address({**told, "language": (ANY,)}) if "language" not in told else None,
    )
    rows = (_line(one) for one in found.paragraphs) if twin == "csv" else ()
    response = answer(request, page, "portal/practices.html", twin=twin, rows=rows)
    if found.next and twin:
        after = _address({**told, "after": (str(found.next),)}, twin)
        response["Link"] = (
            f'{response["Link"]}, <{after}>; rel="next"' if "Link" in response else f'<{after}>; rel="next"'
        )
    if page.is_asked:
        response["X-Robots-Tag"] = "noindex"
    return response


def _asked(request: HttpRequest) -> tuple[Asked, dict[str, tuple[str, ...]]]:
    """What is looked for, and the same as the address says it, without what nobody knows."""
    said = request.GET.get("q", "").strip()
    told = {name: tuple(dict.fromkeys(filter(None, request.GET.getlist(name)[:MOST]))) for name in TITLES}
    told = {name: values for name, values in told.items() if values}
    chosen = {name: values for name, values in told.items() if name != "language" or ANY not in values}
    after = request.GET.get("after", "")
    asked = Asked(
        words=said,
        chosen=chosen,
        reads=None if "language" in told else speaking(),
        after=int(after) if re.fullmatch("[0-9]{1,9}", after) else 0,
    )
    return asked, ({"q": (said,)} if said else {}) | told


def _address(told: Mapping[str, tuple[str, ...]], twin: str = "") -> str:
    query = urlencode(told, doseq=True)
    name = f"portal practices.{twin}" if twin else "portal practices"
    return reverse(name) + (f"?{query}" if query else "")


def _chips(told: Mapping[str, tuple[str, ...]]) -> Iterator[Chip]:
    for name, values in told.items():
        for value in values:
            left = {**told, name: tuple(other for other in values if other != value)}
            said = f"“{value}”" if name == "q" else f"{title(name)}: {named(name, value)}"
            yield Chip(title=said, without=_address({key: kept for key, kept in left.items() if kept}))


def _sources(found: Found) -> tuple[Source, ...]:
    there = _releases()
    ids = dict.fromkeys(one.release for one in found.paragraphs)
    return tuple(source(there[id_]) for id_ in ids if id_ in there)


def _releases() -> dict[str, PublicRelease]:
    return {one.id: one for one in releases.current()}


def _hits(found: Found, looked_for: str) -> Iterator[Hit]:
    there, places, language = _releases(), releases.places(), speaking()
    number = _("%(section)s, paragraph %(position)s")
    sides = {side: side_title(side) for side in (None, *Side)}
    for one in found.paragraphs:
        text, release = words(one.text), there[one.release]
        yield Hit(
            release=one.release,
            place=one.place,
            name=places[one.place].title(language),
            year=one.year,
            number=number % {"section": one.section, "position": one.position},
            dimension=one.dimension and int(one.dimension),
            dimension_title=one.dimension.short(language) if one.dimension else "",
            side=one.side,
            side_title=sides[one.side],
            is_external=release.origin is Origin.EXTERNAL,
            language=one.language.value,
            direction=direction(one.language),
            html=marked(text, looked_for, one.language),
            words=text,
            address=_paragraph(one, release.assessment),
        )


def _paragraph(one: PublicParagraph, assessment: str) -> str:
    given = {"id": assessment, "paragraph": one.id}
    if one.language is speaking():
        return reverse("portal paragraph", kwargs=given)
    return reverse("portal paragraph in", kwargs={**given, "text": Language(one.language)})


def _line(one: PublicParagraph) -> HitLine:
    assessment = one.release.rpartition(".")[0]
    return HitLine(
        release=one.release,
        place=one.place,
        name=releases.places()[one.place].title(speaking()),
        year=one.year,
        language=one.language.value,
        signed_in=one.signed_in.value,
        section=one.section,
        position=one.position,
        id=one.id,
        dimension=one.dimension and int(one.dimension),
        side=one.side,
        indicators=one.indicators,
        words=words(one.text),
        address=_paragraph(one, assessment),
    )

"""The practice finder of a portal that is files: a page whose script looks words up, and plain lists without one."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from msgspec.structs import replace

from migov.model.dimensions import Dimension
from migov.model.languages import Language
from migov.model.texts import words
from migov.model.values import Value
from migov.store.published import paragraphs, releases
from migov.store.published.practices import LONGEST
from migov.web.portal import heads
from migov.web.portal.answering import Crumb, Page, answer, direction, frame, speaking
from migov.web.portal.exporting import index
from migov.web.portal.finding.choices import NAMES, UNCOUNTED, title
from migov.web.portal.profiles import lines
from migov.web.portal.showing import side_title

FACETS = ("dimension", "side", "place", "region", "year", "sub-domain", "gcm", "sdg", "module")
"""By what a reader may choose here."""
CUT = 420
"""Signs of a passage in the list of what was found."""


class Offer(Value, kw_only=True):
    """One facet with what may be chosen."""

    name: str
    title: str
    is_counted: bool
    """Whether the script may say how many passages a choice leaves."""
    choices: tuple[tuple[str, str], ...]
    """Value and name."""


class Way(Value, kw_only=True):
    """A title that leads somewhere."""

    title: str
    address: str


class FinderPage(Page, kw_only=True):
    """Where words are looked up."""

    longest: int
    facets: tuple[Offer, ...]
    index: tuple[str, ...]
    """Addresses of the volumes."""
    plain: tuple[Way, ...]
    """The list of each dimension."""


class PlainPage(Page, kw_only=True):
    """One dimension: the chapters of all profiles."""

    title: str
    chapters: tuple[Way, ...]


class Shown(Value, kw_only=True):
    """A paragraph as the list of what was found shows it."""

    number: str
    side: str
    words: str
    address: str


class Texts(Value, kw_only=True):
    """The paragraphs of a release, in the order of the index."""

    direction: str
    paragraphs: tuple[Shown, ...]


def practices(request: HttpRequest) -> HttpResponse:
    """The page of the finder."""
    page = FinderPage(
        frame=replace(frame(request, _("Find practices"), "practices"), json=None, csv=None),
        longest=LONGEST,
        facets=tuple(_offer(name) for name in FACETS),
        index=tuple(reverse("portal practices volume", kwargs={"volume": n}) for n in range(index.volumes())),
        plain=tuple(
            Way(
                title=f"{int(one)}. {one.title(speaking())}",
                address=reverse("portal plain practices", kwargs={"dimension": int(one)}),
            )
            for one in Dimension
        ),
    )
    return answer(request, page, "portal/exporting/practices.html")


def plain(request: HttpRequest, dimension: int) -> HttpResponse:
    """The chapters of all profiles on one dimension, alphabetical by place."""
    one = Dimension(dimension).title(speaking())
    ids = {release.id: release.assessment for release in releases.current()}
    chapters = tuple(
        Way(
            title=f"{line.name} {line.year or ''}".strip(),
            address=reverse("portal chapter", kwargs={"id": ids[line.release], "dimension": dimension}),
        )
        for line in lines()
    )
    crumbs = (Crumb(title=_("Find practices"), address=reverse("portal practices")), Crumb(title=one))
    page = PlainPage(frame=frame(request, one, "practices", crumbs=crumbs), title=one, chapters=chapters)
    return answer(request, page, "portal/exporting/plain.html")


def volume(request: HttpRequest, volume: int) -> HttpResponse:  # noqa: ARG001
    """A volume of the index: its releases, and what their paragraphs can be chosen by."""
    mine = index.of_volume(_there(volume))
    addresses = tuple(reverse("portal practices texts", kwargs={"id": one.id}) for one in mine)
    return _json(index.volume(volume, speaking(), addresses))


def bucket(request: HttpRequest, volume: int, bucket: int) -> HttpResponse:  # noqa: ARG001
    """A bucket of the words of a volume."""
    return _json(index.buckets(_there(volume), speaking())[bucket])


def spots(request: HttpRequest, volume: int, bucket: int) -> HttpResponse:  # noqa: ARG001
    """Where the words of a bucket stand."""
    return _json(index.spots(_there(volume), speaking())[bucket])


def texts(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002, ARG001 - the field's own word
    """What is shown of the paragraphs of a release."""
    release = releases.get(id)
    if not release.is_current:
        raise Http404
    text = index.text_of(release, speaking())
    shown = tuple(
        Shown(
            number=_("%(section)s, paragraph %(position)s") % {"section": one.section, "position": one.position},
            side=side_title(one.side),
            words=_cut(words(one.text)),
            address=heads.address("portal paragraph", release, None, paragraph=one.id),
        )
        for one in paragraphs.bare(release, text)
    )
    return _json(Texts(direction=direction(text), paragraphs=shown))


def addresses() -> Iterator[str]:
    """Everything that the script of the page may ask for: no page leads there by a link."""
    for language in Language:
        with override(language.value):
            yield from (reverse("portal practices texts", kwargs={"id": one.id}) for one in releases.current())
            for number in range(index.volumes()):
                yield reverse("portal practices volume", kwargs={"volume": number})
                for one in range(index.BUCKETS):
                    yield reverse("portal practices bucket", kwargs={"volume": number, "bucket": one})
                    yield reverse("portal practices spots", kwargs={"volume": number, "bucket": one})


def _offer(name: str) -> Offer:
    choices = tuple(NAMES[name]().items())
    return Offer(name=name, title=title(name), is_counted=name not in UNCOUNTED, choices=choices)


def _there(volume: int) -> int:
    if volume >= index.volumes():
        raise Http404
    return volume


def _cut(text: str) -> str:
    return text if len(text) <= CUT else text[: text.rfind(" ", 0, CUT)] + " …"


def _json(value: Value) -> HttpResponse:
    return HttpResponse(msgspec.json.encode(value), content_type="application/json")

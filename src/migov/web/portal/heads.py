"""The head that the pages of one profile share: whose it is, in which language it is read, and its parts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from migov.errors import NotFound
from migov.model.dimensions import Dimension
from migov.model.languages import Language
from migov.model.published import Origin, PublicRelease
from migov.model.values import Value
from migov.store.published import releases
from migov.web.portal.answering import Crumb, direction, speaking
from migov.web.portal.quoting import day


class TextLink(Value, kw_only=True):
    """The same part of the profile with its text in another language."""

    code: str
    name: str
    direction: str
    address: str
    current: bool


class Tab(Value, kw_only=True):
    """One part of the profile."""

    title: str
    long: str
    address: str
    current: bool
    dimension: int | None = None


class Head(Value, kw_only=True):
    """What stands over every page of a profile."""

    release: str
    name: str
    official: str
    year: int | None
    title: str
    published: str
    number: int
    text: str
    """Language in which its text is read."""
    text_direction: str
    translated_from: str | None
    """Name of the language it was signed in, where that is another."""
    texts: tuple[TextLink, ...]
    tabs: tuple[Tab, ...]
    original: str | None
    is_whole: bool
    release_address: str
    errata_address: str
    feed: str
    follow: str
    """Where one asks to be told of news of this place."""


def chosen(release: PublicRelease, text: Language | None) -> Language:
    """The language of a profile's text: the one asked for, else the reader's, else the one it was signed in.

    Raises:
        NotFound: it cannot be read in the language that is asked for.
    """
    if text is None:
        return speaking() if speaking() in release.languages else release.language
    if text not in release.languages:
        raise NotFound("text", text)
    return text


def current(assessment: str) -> PublicRelease:
    """The current release of an assessment.

    Raises:
        NotFound: nothing of it is published.
    """
    return releases.of_assessment(assessment)[0]


def address(part: str, release: PublicRelease, text: Language | None, **more: Any) -> str:
    """The address of a part of a profile, with its text in a language of its own where one was asked for."""
    given = {"id": release.assessment, **more}
    if text is None:
        return reverse(part, kwargs=given)
    return reverse(f"{part} in", kwargs={**given, "text": text})


def head(release: PublicRelease, part: str, asked: Language | None, **more: Any) -> Head:
    """The head of a profile's page; *part* with *more* names the page, *asked* the language in its address."""
    place, shown = releases.places()[release.place], chosen(release, asked)
    return Head(
        release=release.id,
        name=place.title(speaking()),
        official=place.official.text(speaking()),
        year=release.year,
        title=release.title.text(shown),
        published=day(release.published),
        number=release.number,
        text=shown.value,
        text_direction=direction(shown),
        translated_from=None if shown is release.language else release.language.endonym,
        texts=tuple(_text(one, release, shown, part, more) for one in release.languages),
        tabs=tuple(_tabs(release, asked, (part, more))),
        original=release.original if release.origin is Origin.EXTERNAL else None,
        is_whole=release.is_whole,
        release_address=reverse("portal release", kwargs={"id": release.id}),
        errata_address=reverse("portal errata", kwargs={"id": release.assessment}),
        feed=reverse("portal place feed", kwargs={"place": release.place}),
        follow=f"{reverse('portal follow')}?topic=place:{release.place}",
    )


def crumbs(head_: Head, release: PublicRelease, asked: Language | None, *titles: str) -> tuple[Crumb, ...]:
    """The way down to a page of a profile."""
    name = f"{head_.name} {head_.year or ''}".strip()
    top = Crumb(title=_("Profiles"), address=reverse("portal profiles"))
    if not titles:
        return (top, Crumb(title=name))
    return (top, Crumb(title=name, address=address("portal profile", release, asked)), *map(_last, titles))


def _last(title: str) -> Crumb:
    return Crumb(title=title)


def _text(one: Language, release: PublicRelease, shown: Language, part: str, more: dict[str, Any]) -> TextLink:
    return TextLink(
        code=one.value,
        name=one.endonym,
        direction=direction(one),
        address=address(part, release, one, **more),
        current=one is shown,
    )


def _tabs(release: PublicRelease, asked: Language | None, here: tuple[str, dict[str, Any]]) -> Iterator[Tab]:
    language = speaking()

    def tab(title: str, part: str, **more: Any) -> Tab:
        return Tab(title=title, long=title, address=address(part, release, asked, **more), current=(part, more) == here)

    yield tab(_("Overview"), "portal profile")
    for one in Dimension:
        title = f"{int(one)}. {one.short(language)}"
        long, to = one.title(language), address("portal chapter", release, asked, dimension=int(one))
        lit = here == ("portal chapter", {"dimension": int(one)})
        yield Tab(title=title, long=long, address=to, current=lit, dimension=int(one))
    for module in release.modules:
        yield tab(_module_title(module), "portal module", module=module)
    yield tab(_("Conventions"), "portal table")
    if release.is_whole:
        yield tab(_("Sources"), "portal key sources")
    if release.origin is Origin.OWN:
        yield tab(_("How it came about"), "portal process")
    if release.earlier:
        yield tab(_("What changed"), "portal changes")


def _module_title(module: str) -> str:
    edition = releases.editions().get(module)
    return edition.title.text(speaking()) if edition else module

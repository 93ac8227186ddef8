"""Answers of the public side: a page from a typed context and a template, or the same content as JSON or CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, ClassVar

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, get_resolver, resolve, reverse
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from migov.model.languages import Language, Localized
from migov.model.published import PublicRelease
from migov.model.values import Value

NO_RANKING = "Countries are listed alphabetically. Nothing here orders or scores them; what is missing is not a “no”."
"""Stands in every payload of data."""
NAVIGATION = (
    ("home", "portal home", gettext_noop("Home")),
    ("profiles", "portal profiles", gettext_noop("Profiles")),
    ("practices", "portal practices", gettext_noop("Find practices")),
    ("dimensions", "portal dimensions", gettext_noop("Questions")),
    ("conventions", "portal conventions", gettext_noop("Conventions")),
    ("instruments", "portal instruments", gettext_noop("Laws and plans")),
    ("data", "portal data", gettext_noop("Data")),
)
"""Section, name of its address, title. One whose page is not there yet is left out."""


class LanguageLink(Value, kw_only=True):
    """The same page in one of the languages."""

    code: str
    name: str
    address: str
    direction: str
    current: bool


class Entry(Value, kw_only=True):
    """One entry of the navigation."""

    title: str
    address: str
    current: bool


class Crumb(Value, kw_only=True):
    """One step of the way down to a page."""

    title: str
    address: str | None = None


class Frame(Value, kw_only=True):
    """What every public page has around its own matter."""

    title: str
    description: str
    """For search engines: a sentence."""
    language: str
    direction: str
    base: str
    """What stands before an address that is used elsewhere: ``https://profiles.example.org``."""
    address: str
    json: str | None
    csv: str | None
    languages: tuple[LanguageLink, ...]
    navigation: tuple[Entry, ...]
    crumbs: tuple[Crumb, ...]
    section: str


class Source(Value, kw_only=True):
    """Where published content is from: stands in every payload of data."""

    release: str
    title: str
    licence: str | None
    licence_address: str | None
    citation: str | None
    address: str


class Page(Value, kw_only=True):
    """The context of a public page: all its template may use, and all its JSON twin holds."""

    turns: ClassVar[bool] = False
    """Whether it leads on to more of the same, which is JSON for who reads JSON."""
    frame: Frame
    sources: tuple[Source, ...] = ()
    """The releases that the page's content is from."""


def speaking() -> Language:
    """The language in which the page that is being made speaks."""
    return Language((get_language() or "en")[:2])


def direction(language: Language) -> str:
    """The direction in which a language is written, for ``dir``."""
    return "rtl" if language.right_to_left else "ltr"


def tongue(text: Localized) -> str | None:
    """The language in which a text is shown where that is not the page's own, for the element that holds it."""
    shown = next((one for one in (speaking(), Language.EN, *Language) if text.written(one)), None)
    return shown.value if shown and shown is not speaking() else None


def frame(
    request: HttpRequest, title: str, section: str, *, description: str = "", crumbs: Sequence[Crumb] = ()
) -> Frame:
    """The frame of the page that *request* asks for."""
    match = request.resolver_match or resolve(request.path)
    name = (match.url_name or "").removesuffix(".json").removesuffix(".csv")
    given = {key: value for key, value in match.kwargs.items() if key != "twin"}
    asked = request.META.get("QUERY_STRING", "")
    query = f"?{asked}" if asked else ""
    own = reverse(name, kwargs=given)
    return Frame(
        title=title,
        description=description or title,
        language=speaking().value,
        direction=direction(speaking()),
        base=absolute(request, "/").removesuffix("/"),
        address=own,
        json=_twin(own, name, "json", query),
        csv=_twin(own, name, "csv", query),
        languages=tuple(_language(one, own, query) for one in Language),
        navigation=_navigation(section, speaking()),
        crumbs=tuple(crumbs),
        section=section,
    )


def bare(title: str) -> Frame:
    """The frame of a page that is at no address of its own, such as a refusal."""
    return Frame(
        title=title,
        description=title,
        language=speaking().value,
        direction=direction(speaking()),
        base="",
        address="",
        json=None,
        csv=None,
        languages=(),
        navigation=_navigation("", speaking()),
        crumbs=(),
        section="",
    )


def absolute(request: HttpRequest, address: str) -> str:
    """An address with the public base before it: the one that is set, else the one the request came to."""
    base = str(getattr(settings, "PORTAL_ADDRESS", ""))
    return base + address if base else request.build_absolute_uri(address)


def source(release: PublicRelease) -> Source:
    """A release as the source of what a page shows."""
    return Source(
        release=release.id,
        title=release.title.text(speaking()),
        licence=release.licence,
        licence_address=release.licence_address,
        citation=release.citation.text(speaking()) or None,
        address=reverse("portal release", kwargs={"id": release.id}),
    )


class Shown(HttpResponse):
    """A page as HTML, with what its twins are made of."""

    def __init__(self, content: str, *, page: Page, rows: Iterable[Value] | None, sources: Iterable[Source]) -> None:
        super().__init__(content)
        self.page, self.rows, self.sources = page, rows, sources
        links = [(page.frame.json, "application/json"), (page.frame.csv, "text/csv")]
        self["Link"] = ", ".join(f'<{to}>; rel="alternate"; type="{kind}"' for to, kind in links if to)

    def twins(self) -> Iterator[tuple[str, HttpResponse]]:
        """Addresses and answers of the twins that hold what the page holds: once, since its rows may be used up."""
        if self.page.frame.json and not self.page.turns:
            yield self.page.frame.json, _json(self.page, self.sources)
        if self.page.frame.csv and self.rows is not None:
            yield self.page.frame.csv, _csv(self.page, self.rows)


def answer(
    request: HttpRequest,
    page: Page,
    template: str,
    *,
    twin: str | None = None,
    rows: Iterable[Value] | None = (),
    sources: Iterable[Source] = (),
    status: int = 200,
) -> HttpResponse:
    """The page, or its twin.

    Args:
        request: what is asked for.
        page: the context of the template, and the content of the JSON twin.
        template: of the page.
        twin: which one is asked for.
        rows: what the CSV twin holds, each with its release; null where it holds more than the page shows, and is made
            only when it is asked for.
        sources: the releases that the content is from, where only the JSON twin tells them.
        status: of the answer.
    """
    if twin == "json":
        return _json(page, sources, status=status)
    if twin == "csv":
        return _csv(page, rows or ())
    response = Shown(render_to_string(template, {"page": page}, request), page=page, rows=rows, sources=sources)
    response.status_code = status
    return response


def _json(page: Page, sources: Iterable[Source], *, status: int = 200) -> HttpResponse:
    told = {"note": NO_RANKING, **msgspec.to_builtins(page)}
    told["sources"] = [*told["sources"], *msgspec.to_builtins(tuple(sources))]
    response = HttpResponse(msgspec.json.encode(told), content_type="application/json", status=status)
    response["Link"] = f'<{page.frame.address}>; rel="canonical"'
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _csv(page: Page, rows: Iterable[Value]) -> HttpResponse:
    file = io.StringIO()
    writer: Any = None
    for row in rows:
        told = {key: cell(value) for key, value in msgspec.to_builtins(row).items()}
        if writer is None:
            writer = csv.DictWriter(file, list(told), lineterminator="\r\n")
            writer.writeheader()
        writer.writerow(told)
    response = HttpResponse("\ufeff" + file.getvalue(), content_type="text/csv; charset=utf-8")
    name = page.frame.address.strip("/").replace("/", "-") or "migov"
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response["Access-Control-Allow-Origin"] = "*"
    return response


def cell(value: Any) -> str:
    """A value as it stands in a cell: lists with bars between, and nothing that a spreadsheet would calculate.

    >>> cell(None), cell(["a", "b"]), cell("=1+1")
    ('', 'a|b', "'=1+1")
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = "|".join(map(cell, value)) if isinstance(value, list | tuple) else str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") and not _is_number(text) else text


def _is_number(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdigit()


@cache
def _navigation(section: str, language: Language) -> tuple[Entry, ...]:  # noqa: ARG001 - titles and addresses are in it
    found = ((part, title, _address(name, {}, "")) for part, name, title in NAVIGATION)
    return tuple(
        Entry(title=_(title), address=address, current=part == section) for part, title, address in found if address
    )


@cache
def _named() -> frozenset[str]:
    """The names of all addresses."""
    return frozenset(name for name in get_resolver().reverse_dict if isinstance(name, str))


def _twin(own: str, name: str, kind: str, query: str) -> str | None:
    """The address of a page's twin, as `addressing.page` makes it; null where it has none of this kind."""
    if f"{name}.{kind}" not in _named():
        return None
    return f"{own}{'index' if own.endswith('/') else ''}.{kind}{query}"


def _language(language: Language, own: str, query: str) -> LanguageLink:
    """The same page in another language: every page stands under the language it speaks."""
    return LanguageLink(
        code=language.value,
        name=language.endonym,
        address=f"/{language.value}{own[len(speaking().value) + 1 :]}{query}",
        direction=direction(language),
        current=language is speaking(),
    )


def there(name: str, **given: Any) -> str | None:
    """The address of a page; null where there is no such page, or none with such an id."""
    return _address(name, given, "")


def _address(name: str, given: dict[str, Any], query: str) -> str | None:
    try:
        return reverse(name, kwargs=given) + query
    except NoReverseMatch:
        return None

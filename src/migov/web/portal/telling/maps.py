"""What search engines and browsers ask for: which pages there are, which of them to leave alone, how to search."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from migov.model.languages import Language
from migov.model.published import Origin, PublicRelease
from migov.store.published import releases
from migov.store.published.database import remembered
from migov.web.portal.answering import absolute

SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
LINKS = "http://www.w3.org/1999/xhtml"
DELAY = 1
"""Seconds that a crawler is asked to wait between two pages: far below what each address is given."""
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
ALONE = ("home", "profiles", "world", "dimensions", "conventions", "instruments", "programme", "data", "follow")
"""The pages that are not of one profile, by the second word of their names; one that is not there is left out."""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What machines may read, and how fast: all but the endless questions to the practice finder, and the forms."""
    lines = ["User-agent: *", f"Crawl-delay: {DELAY}"]
    lines += [f"Disallow: /{language}/practices{sign}" for language in Language for sign in ("?", ".json?", ".csv?")]
    lines += ["Disallow: /*/report", "Disallow: /*/follow/", f"Sitemap: {absolute(request, reverse('portal sitemap'))}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The list of the site maps, one for each language."""
    newest = max((one.published for one in releases.current()), default=None)
    maps = [absolute(request, reverse("portal sitemap of", kwargs={"text": one})) for one in Language]
    parts = [f"<sitemap><loc>{address}</loc>{_dated(newest)}</sitemap>" for address in maps]
    return _xml(f'<sitemapindex xmlns="{SPACE}">{"".join(parts)}</sitemapindex>', "application/xml")


@require_safe
def of_language(request: HttpRequest, text: Language) -> HttpResponse:
    """Every page in one language, with the same page in the others."""
    base = absolute(request, "/").removesuffix("/")
    urls = "".join(_url(base, text, path, day) for path, day in _pages())
    return _xml(f'<urlset xmlns="{SPACE}" xmlns:xhtml="{LINKS}">{urls}</urlset>', "application/xml")


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    """How a browser searches here."""
    to = quoteattr(absolute(request, reverse("portal practices")) + "?q={searchTerms}")
    told = (
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/"><ShortName>migov</ShortName>'
        f"<Description>{escape(_('Find practices in migration governance profiles'))}</Description>"
        f'<InputEncoding>UTF-8</InputEncoding><Url type="text/html" template={to}/></OpenSearchDescription>'
    )
    return _xml(told, "application/opensearchdescription+xml")


@remembered
def _pages() -> tuple[tuple[str, str | None], ...]:
    """Every page for search engines, as its path behind the language, with the day on which it last changed."""
    with override("en"):
        return tuple((path.removeprefix("/en/"), day) for path, day in (*_alone(), *_of_profiles()))


def _alone() -> Iterator[tuple[str, str | None]]:
    newest = max((one.published for one in releases.current()), default=None)
    for part in ALONE:
        try:
            yield reverse(f"portal {part}"), newest
        except NoReverseMatch:
            continue


def _of_profiles() -> Iterator[tuple[str, str | None]]:
    for one in releases.current():
        for part, more in _parts(one):
            yield reverse(f"portal {part}", kwargs={"id": one.assessment, **more}), one.published
        yield reverse("portal release", kwargs={"id": one.id}), one.published


def _parts(one: PublicRelease) -> Iterator[tuple[str, dict[str, object]]]:
    yield "profile", {}
    for number in range(1, 7):
        yield "chapter", {"dimension": number}
    for module in one.modules:
        yield "module", {"module": module}
    yield "table", {}
    if one.is_whole:
        yield "key sources", {}
    if one.origin is Origin.OWN:
        yield "process", {}


def _url(base: str, language: Language, path: str, day: str | None) -> str:
    others = "".join(f'<xhtml:link rel="alternate" hreflang="{one}" href="{base}/{one}/{path}"/>' for one in Language)
    return f"<url><loc>{base}/{language}/{path}</loc>{_dated(day)}{others}</url>"


def _dated(day: str | None) -> str:
    return f"<lastmod>{day}</lastmod>" if day else ""


def _xml(told: str, kind: str) -> HttpResponse:
    return HttpResponse(HEAD + told, content_type=f"{kind}; charset=utf-8")

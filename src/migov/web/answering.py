"""Answers to a request: a page from a typed context and a template, or the same context as JSON."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, resolve, reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, override

from migov.model.languages import Language, Localized
from migov.model.values import Value
from migov.web import appearance, navigation
from migov.web.appearance import AppearanceLink, Sheets
from migov.web.navigation import Entry, Reader

HERE = (Language.EN, Language.FR, Language.ES, Language.PT, Language.AR)
"""The languages in which the pages speak."""


class LanguageLink(Value, kw_only=True):
    """The same page in one of the languages."""

    code: str
    name: str
    address: str
    direction: str
    current: bool


class Frame(Value, kw_only=True):
    """What every page has around its own matter."""

    title: str
    language: str
    direction: str
    address: str
    twin: str | None
    """Address of the same content as JSON; null for a page that only answers a form."""
    languages: tuple[LanguageLink, ...]
    section: str
    """Which entry of the main navigation is lit."""
    sheets: Sheets
    appearances: tuple[AppearanceLink, ...]
    reader: Reader | None
    """Who is signed in; null for everybody else."""
    enter: str | None
    """Where one signs in; null for who is signed in already."""
    navigation: tuple[Entry, ...]


class Page(Value, kw_only=True):
    """The context of a page: all its template may use, and all its JSON twin holds."""

    frame: Frame


def speaking() -> Language:
    """The language in which the page that is being made speaks."""
    return Language((get_language() or "en")[:2])


def tongue(text: Localized) -> str | None:
    """The language in which a text is shown where that is not the page's own, for the element that holds it."""
    shown = next((one for one in (speaking(), Language.EN, *Language) if text.written(one)), None)
    return shown.value if shown and shown is not speaking() else None


def frame(request: HttpRequest, title: str, section: str) -> Frame:
    """The frame of the page that *request* asks for."""
    match = request.resolver_match or resolve(request.path)
    name = (match.url_name or "").removesuffix(".json")
    given = {key: value for key, value in match.kwargs.items() if key != "twin"}
    here, asked = reverse(name, kwargs=given), request.META.get("QUERY_STRING", "")
    reader = navigation.reader(request)
    return Frame(
        title=title,
        language=speaking().value,
        direction=_direction(speaking()),
        address=here,
        twin=_twin(name, given),
        languages=tuple(_language(language, name, given, asked) for language in HERE),
        section=section,
        sheets=appearance.sheets(request),
        appearances=appearance.links(request),
        reader=reader,
        enter=None if reader or name == "account_login" else navigation.enter(),
        navigation=navigation.entries(reader, section),
    )


def bare(request: HttpRequest, title: str, *, known: bool = True) -> Frame:
    """The frame of a page that is at no address of its own, such as a refusal; it cannot be had in another language.

    Without *known* nobody is asked who is there: the database may be what failed.
    """
    reader = navigation.reader(request) if known else None
    return Frame(
        title=title,
        language=speaking().value,
        direction=_direction(speaking()),
        address=request.path,
        twin=None,
        languages=(),
        section="",
        sheets=appearance.sheets(request),
        appearances=(),
        reader=reader,
        enter=None,
        navigation=navigation.entries(reader, "") if known else (),
    )


def _language(language: Language, name: str, given: dict[str, Any], asked: str) -> LanguageLink:
    with override(language.value):
        address = reverse(name, kwargs=given) + (f"?{asked}" if asked else "")
    return LanguageLink(
        code=language.value,
        name=language.endonym,
        address=address,
        direction=_direction(language),
        current=language is speaking(),
    )


def _direction(language: Language) -> str:
    return "rtl" if language.right_to_left else "ltr"


def _twin(name: str, given: dict[str, Any]) -> str | None:
    try:
        return reverse(f"{name}.json", kwargs=given)
    except NoReverseMatch:
        return None


def answer(request: HttpRequest, page: Page, template: str, *, twin: bool = False, status: int = 200) -> HttpResponse:
    """The page, or its twin."""
    if twin:
        response = HttpResponse(msgspec.json.encode(page), content_type="application/json", status=status)
        response["Link"] = f'<{page.frame.address}>; rel="alternate"; type="text/html"'
    else:
        response = render(request, template, {"page": page}, status=status)
        if page.frame.twin:
            response["Link"] = f'<{page.frame.twin}>; rel="alternate"; type="application/json"'
    patch_vary_headers(response, ["Cookie"])
    return response


def as_json(told: Value, *, status: int = 200) -> HttpResponse:
    """What the script of a page is told."""
    return HttpResponse(msgspec.json.encode(told), content_type="application/json", status=status)


def day(moment: datetime) -> str:
    """The day of a moment, ISO 8601."""
    return moment.date().isoformat()

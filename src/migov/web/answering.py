"""Answers to a request: a page from a typed context and a template, or the same context as JSON."""

from __future__ import annotations

from datetime import datetime

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import resolve, reverse
from django.utils.translation import get_language, override

from migov.model.languages import Language
from migov.model.values import Value

HERE = (Language.EN, Language.FR)
"""The languages in which the pages speak."""


class LanguageLink(Value, kw_only=True):
    """The same page in one of the languages."""

    code: str
    name: str
    address: str
    current: bool


class Frame(Value, kw_only=True):
    """What every page has around its own matter."""

    title: str
    language: str
    direction: str
    address: str
    twin: str
    """Address of the same content as JSON."""
    languages: tuple[LanguageLink, ...]
    section: str
    """Which entry of the main navigation is lit."""


class Page(Value, kw_only=True):
    """The context of a page: all its template may use, and all its JSON twin holds."""

    frame: Frame


def speaking() -> Language:
    """The language in which the page that is being made speaks."""
    return Language((get_language() or "en")[:2])


def frame(request: HttpRequest, title: str, section: str) -> Frame:
    """The frame of the page that *request* asks for."""
    match = request.resolver_match or resolve(request.path)
    name = (match.url_name or "").removesuffix(".json")
    given = {key: value for key, value in match.kwargs.items() if key != "twin"}
    links = []
    for language in HERE:
        with override(language.value):
            address = reverse(name, kwargs=given)
        current = language is speaking()
        links.append(LanguageLink(code=language.value, name=language.endonym, address=address, current=current))
    here = reverse(name, kwargs=given)
    return Frame(
        title=title,
        language=speaking().value,
        direction="rtl" if speaking().right_to_left else "ltr",
        address=here,
        twin=f"{here}.json",
        languages=tuple(links),
        section=section,
    )


def answer(request: HttpRequest, page: Page, template: str, *, twin: bool = False, status: int = 200) -> HttpResponse:
    """The page, or its twin."""
    if twin:
        response = HttpResponse(msgspec.json.encode(page), content_type="application/json", status=status)
        response["Link"] = f'<{page.frame.address}>; rel="alternate"; type="text/html"'
        return response
    response = render(request, template, {"page": page}, status=status)
    response["Link"] = f'<{page.frame.twin}>; rel="alternate"; type="application/json"'
    return response


def day(moment: datetime) -> str:
    """The day of a moment, ISO 8601."""
    return moment.date().isoformat()

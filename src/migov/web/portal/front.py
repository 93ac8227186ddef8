"""What stands before every public page: reading only, and nothing made twice for who has it already."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseNotModified

from migov.store.published import database

READING = frozenset({"GET", "HEAD", "OPTIONS"})
WRITTEN = re.compile(r"/(?:report|follow(?:/(?:confirm|leave)/[\w-]+)?)$")
"""Where a reader may drop something into the letterbox: nothing else takes more than questions."""
FRESH = "public, max-age=120, stale-while-revalidate=600"
"""Two minutes after a release everybody sees it; until then a proxy may answer."""


class Front:
    """Middleware: a page changes only when something is published or migov itself changes, and its ETag says so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer; only its head where the reader has it already."""
        if request.method not in READING and not (request.method == "POST" and WRITTEN.search(request.path)):
            return HttpResponseNotAllowed(sorted(READING))
        tag = etag(request)
        if request.method in ("GET", "HEAD") and tag in _known(request):
            return _told(HttpResponseNotModified(), tag)
        with database.one_moment():
            response = self.get_response(request)
        if response.status_code == 200 and request.method in ("GET", "HEAD") and "Cache-Control" not in response:
            _told(response, tag)
        return response


def etag(request: HttpRequest) -> str:
    """What the answer to a request is made of, in one word; weak, since it may come packed or not."""
    made_of = (str(database.version()), press(), request.get_full_path(), request.headers.get("accept-language", ""))
    seal = sha256("\n".join(made_of).encode()).hexdigest()[:24]
    return f'W/"{seal}"'


def _known(request: HttpRequest) -> list[str]:
    return [tag.strip() for tag in request.headers.get("if-none-match", "").split(",")]


def _told(response: HttpResponse, tag: str) -> HttpResponse:
    response["ETag"] = tag
    response["Cache-Control"] = FRESH
    return response


@cache
def press() -> str:
    """One word for the code, the templates and the words that make pages."""
    room = Path(__file__).parent.parent
    parts = [
        *room.glob("portal/**/*.py"),
        *room.glob("api/*.*"),
        *room.glob("templates/portal/**/*.html"),
        *room.glob("locale/**/*.mo"),
    ]
    made = sha256(version("migov").encode())
    for part in sorted(parts):
        made.update(part.read_bytes())
    return made.hexdigest()

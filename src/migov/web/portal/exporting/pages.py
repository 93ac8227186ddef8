"""One address of the portal, asked for as a reader would and made into the bytes of a file."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import cast
from urllib.parse import unquote, urlsplit

from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase

from migov.model.values import Value
from migov.store.published import database, stamps
from migov.web.portal.exporting.addresses import BASE, HOST, Ways, file
from migov.web.portal.exporting.ledger import Entry
from migov.web.portal.exporting.writing import keep, keep_stream

KINDS = {
    "text/html": "html",
    "application/json": "json",
    "application/geo+json": "json",
    "application/ld+json": "json",
    "text/csv": "csv",
    "text/css": "css",
}
HEAD = (
    "<head>\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self';"
    " style-src 'self'; connect-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'\">"
)
"""Nothing else than the folder's own files is loaded, whatever its server says."""
TEXTS = ("text/", "application/json", "application/xml", "application/atom+xml", "application/opensearch")


class Stand(Value, kw_only=True):
    """Where a folder will stand."""

    base: str = ""
    """Its public address, or none."""
    live: str = ""
    """Address of a served portal, which takes what readers write; or none."""


def make(address: str, stand: Stand, out: Path) -> Entry:
    """Write the page under an address into the folder; what became of it."""
    with database.one_moment():
        with database.witnessed() as asked:
            response = _answer(address)
            ways = Ways(address, base=stand.base, live=stand.live)
            name = file(address) if _write(response, ways, stand, out / file(address)) else None
        if address.startswith("/data/"):
            asked = {stamps.WHOLE}
        answers = {words: _answered(words, database.version()) for words in asked if not stamps.ASIDE.match(words)}
    response.close()
    known = tuple(sorted(ways.found))
    return Entry(address=address, file=name, status=response.status_code, leads_to=known, asked=answers)


def _write(response: HttpResponseBase, ways: Ways, stand: Stand, path: Path) -> bool:
    """Whether there is a page."""
    status, kind = response.status_code, response.headers.get("Content-Type", "").partition(";")[0]
    if status in (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.FOUND):
        keep(path, ways.rewritten(_elsewhere(response.headers["Location"]), "html").encode())
        return True
    if status != HTTPStatus.OK:
        return False
    if isinstance(response, FileResponse) or not kind.startswith(TEXTS):
        keep_stream(path, _pieces(response), size=int(response.headers.get("Content-Length", -1)))
        return True
    text = ways.rewritten(b"".join(_pieces(response)).decode(), KINDS.get(kind, ""))
    keep(path, _placed(text, stand).encode())
    return True


@lru_cache(maxsize=50_000)
def _answered(statement: str, version: int) -> bytes:  # noqa: ARG001 - of another version it is another answer
    return stamps.answer(statement)


@cache
def _handler() -> WSGIHandler:
    return WSGIHandler()


def forget_settings() -> None:
    """Ask anew which settings there are: for tests, which change them."""
    _handler.cache_clear()


def _answer(address: str) -> HttpResponseBase:
    parts = urlsplit(address)
    environ = {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote(parts.path).encode().decode("latin-1"),
        "QUERY_STRING": parts.query,
        "SERVER_NAME": HOST,
        "SERVER_PORT": "80",
        "HTTP_HOST": HOST,
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
    }
    return _handler().get_response(WSGIRequest(environ))


def _pieces(response: HttpResponseBase) -> Iterable[bytes]:
    if response.streaming:
        return cast("Iterable[bytes]", response)
    return [cast("HttpResponse", response).content]


def _elsewhere(to: str) -> str:
    way = to.removeprefix(BASE)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>migov</title>'
        f'<link rel="canonical" href="{way}"></head><body><p><a href="{way}">→</a></p></body></html>'
    )


def _placed(text: str, stand: Stand) -> str:
    """The text with the name of no host but the one that the folder will have."""
    named = urlsplit(stand.base or stand.live).hostname or "localhost"
    return text.replace("<head>", HEAD, 1).replace(HOST, named)

"""One address of the portal, asked for as a reader would and made into the bytes of a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import TypeVar, cast
from urllib.parse import unquote, urlsplit

from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase

from migov.model.values import Value
from migov.store.published import database, place, stamps
from migov.web.portal.answering import Shown
from migov.web.portal.exporting.addresses import BASE, HOST, Ways, file
from migov.web.portal.exporting.ledger import THERE, Entry
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

OF_A_RELEASE = "/releases/"
REMEMBERED = 2_000_000
"""Addresses or statements of which a process remembers that it has told them."""

T = TypeVar("T")


class Stand(Value, kw_only=True):
    """Where a folder will stand."""

    base: str = ""
    """Its public address, or none."""
    live: str = ""
    """Address of a served portal, which takes what readers write; or none."""


def make(address: str, stand: Stand, out: Path) -> Entry:
    """Write the page under an address into the folder, with its twins where they hold the same; what became of it."""
    with database.one_moment():
        with database.witnessed() as asked:
            response = _answer(address)
            ways = Ways(address, base=stand.base, live=stand.live)
            files = _write(response, ways, stand, out, address)
        response.close()
        _told.begin(database.version())
        statements = {_number(words): words for words in asked if not stamps.ASIDE.match(words)}
        new = _told.new(statements, _told.statements)
        return Entry(
            address=address,
            files=files,
            status=THERE if files else response.status_code,
            version=database.version(),
            leads_to=tuple(sorted(_told.new(ways.found, _told.addresses))),
            made_of=tuple(statements),
            asked=tuple((n, statements[n], stamps.answer(statements[n])) for n in new),
        )


class _Told:
    """What this process has told already of one version of the shelf: each thing is told once."""

    def __init__(self) -> None:
        self.version: object = None
        self.addresses: set[str] = set()
        self.statements: set[int] = set()

    def begin(self, version: int) -> None:
        """Forget what was told of another version, or where it is too much to remember."""
        now = (place.folder(), version)
        if now != self.version or len(self.addresses) > REMEMBERED or len(self.statements) > REMEMBERED:
            self.version = now
            self.addresses.clear()
            self.statements.clear()

    def new(self, found: Iterable[T], told: set[T]) -> set[T]:
        """What was not told, which is told now."""
        new = {*found} - told
        told |= new
        return new


_told = _Told()


def forget_what_was_told() -> None:
    """Tell everything anew: another ledger has not heard of it."""
    _told.version = None


def _number(statement: str) -> int:
    """The number of a statement: of another one it is another."""
    return int.from_bytes(blake2b(statement.encode("utf-8", "surrogatepass"), digest_size=8).digest(), signed=True)


def _write(response: HttpResponseBase, ways: Ways, stand: Stand, out: Path, address: str) -> tuple[str, ...]:
    """The files of a page and its twins; none where there is no page."""
    status, name = response.status_code, file(address)
    if status in (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.FOUND):
        keep(out / name, ways.rewritten(_elsewhere(response.headers["Location"]), "html").encode())
        return (name,)
    if status != HTTPStatus.OK:
        return ()
    kind = _kind(response)
    if isinstance(response, FileResponse) or not kind.startswith(TEXTS):
        size = int(response.headers.get("Content-Length", -1)) if address.startswith(OF_A_RELEASE) else -1
        keep_stream(out / name, _pieces(response), size=size)
        return (name,)
    _keep_text(response, ways, stand, out / name)
    return (name, *(_twins(response, ways, stand, out) if isinstance(response, Shown) else ()))


def _twins(response: Shown, ways: Ways, stand: Stand, out: Path) -> Iterator[str]:
    """The files of the twins that hold what the page holds."""
    for address, twin in response.twins():
        name, mine = file(address), Ways(address, base=stand.base, live=stand.live)
        _keep_text(twin, mine, stand, out / name)
        ways.found.discard(address)
        ways.found |= mine.found - {address}
        yield name


def _keep_text(response: HttpResponseBase, ways: Ways, stand: Stand, path: Path) -> None:
    text = ways.rewritten(b"".join(_pieces(response)).decode(), KINDS.get(_kind(response), ""))
    keep(path, _placed(text, stand).encode())


def _kind(response: HttpResponseBase) -> str:
    return str(response.headers.get("Content-Type", "").partition(";")[0])


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

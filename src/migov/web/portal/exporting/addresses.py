"""Addresses of the served portal as files of a folder, and as ways from one file to another.

A page is the ``index.html`` of a folder, so the permanent addresses hold on every web server that shows such a file for
its folder; ways between pages name the file itself, so they hold without any server, too.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha256
from html import escape, unescape
from urllib.parse import parse_qsl, quote, unquote, urljoin, urlsplit

from migov.errors import NotFound
from migov.model.languages import Language
from migov.store.published import releases

HOST = "portal.invalid"
"""Where pages that are made for a folder believe to be: it stands in no file."""
BASE = f"http://{HOST}"
TONGUES = "|".join(Language)
OTHER_TEXT = re.compile(rf"^/({TONGUES})/profiles/([^/]+)/in/({TONGUES})(?=[/.]|$)")
WRITES = re.compile(rf"^/({TONGUES})/(?:.*/)?(report|follow)(?:/.*)?$")
"""Pages with a form that is written down by a server."""
FINDER = re.compile(rf"^/({TONGUES})/practices$")
NAMED = re.compile(r"\.(?:json|csv|xml|atom|txt|html)$")
AS_THEY_ARE = ("/static/", "/releases/", "/data/")
SERVED = re.compile("^/api(?:/|$)")
"""What only a server can answer: it is told on the page about data."""
AS_TEXT = re.compile(r"^/releases/[^/]+/files/.*\.(?:html?|xhtml|svg|xml)$")
OURS = re.compile(r"^/releases/[^/]+/files/[^/]+$")
"""Files at the top of a release are made by migov; what stands in its folders may be what others wrote."""
ODD = re.compile(r"[^\w.~-]+")
IN_HTML = re.compile(rf'(\b(?:href|src|action)=")((?:{re.escape(BASE)})?[/?][^"]*)(")')
IN_JSON = re.compile(rf'(")(/(?:{TONGUES}|releases)(?:[/.][^"\\]*)?)(")')
IN_CSV = re.compile(rf'((?:^|[,"|]))(/(?:{TONGUES}|releases)/[^,"|\r\n]*)()', re.MULTILINE)
ABSOLUTE = re.compile(rf"{re.escape(BASE)}(?!\w)(/[^\s\"'<>&\\)]*)?")
IN_CSS = re.compile(r"url\([\"']?([^\"')]+)")
OTHER_FORM = re.compile(r'<form\b[^>]*action="(?![^"]*/practices(?:/index\.html)?")[^"]*".*?</form>', re.DOTALL)
"""Forms that only a server can answer, other than the finder."""
PLACES = {"html": IN_HTML, "json": IN_JSON, "csv": IN_CSV}
"""Where addresses stand, by the kind of a file."""


def settled(address: str) -> str:
    """The address under which a page stands in the folder: a text in another language stands on that language's pages.

    Served, a text in each language can be read with the portal in each language; a folder holds each text once, with
    the portal in the same language, and in a language that the profile does not speak the one it was signed in.
    """
    match = OTHER_TEXT.match(address) if "/in/" in address else None
    if match is None:
        return address
    tongue, assessment, text = match.groups()
    try:
        head = releases.of_assessment(assessment)[0]
    except NotFound:
        return address
    own = tongue if tongue in head.languages else head.language.value
    return f"/{tongue if own == text else text}/profiles/{assessment}{address[match.end() :]}"


def file(address: str) -> str:
    """The file, from the top of the folder, that an address stands for.

    >>> file("/en/"), file("/en/profiles/ner-2022/1"), file("/en/profiles.csv")
    ('en/index.html', 'en/profiles/ner-2022/1/index.html', 'en/profiles.csv')
    >>> file("/en/instruments?after=ab+c"), file("/en/instruments.json?kind=law")
    ('en/instruments/after/ab-c-bd1b/index.html', 'en/instruments/kind/law/index.json')
    """
    parts = urlsplit(address)
    path = unquote(parts.path).strip("/")
    asked = [_plain(part) for pair in parse_qsl(parts.query) for part in pair]
    ending = NAMED.search(path)
    if parts.path.startswith(AS_THEY_ARE):
        return f"{path}.txt" if AS_TEXT.match(parts.path) and not OURS.match(parts.path) else path
    if ending is None:
        return "/".join(part for part in (path, *asked, "index.html") if part)
    if asked:
        return "/".join([path.removesuffix(ending.group()), *asked, f"index{ending.group()}"])
    return path


@lru_cache(maxsize=100_000)
def quoted(address: str) -> str:
    """The file of an address, as it stands in another address."""
    return quote(file(address), safe="/~")


def _plain(part: str) -> str:
    """A part of a question as the name of a folder; what cannot stand in one is told apart by a hash."""
    plain = ODD.sub("-", part)[:60]
    return plain if plain == part else f"{plain}-{sha256(part.encode()).hexdigest()[:4]}"


class Ways:
    """Turns the addresses within one file into ways from it, and remembers where they lead.

    Args:
        address: of the page that the file is.
        base: the public address of the folder, or none: then what must be a whole address stays a way between files.
        live: the address of a portal that is served and takes what is written into forms.
    """

    def __init__(self, address: str, *, base: str = "", live: str = "") -> None:
        self.path = urlsplit(address).path
        self.up = "../" * file(address).count("/")
        self.base, self.live = base, live
        self.found: set[str] = set()
        self._known: dict[str, str] = {}

    def rewritten(self, text: str, kind: str) -> str:
        """The text of a file of this kind with every address of the portal turned."""
        turn = self._attribute if kind == "html" else self._value
        if kind == "html" and "<form" in text:
            text = OTHER_FORM.sub("", text)
        if kind == "css":
            self.found |= {urljoin(self.path, told) for told in IN_CSS.findall(text) if not told.startswith("data:")}
        if kind in PLACES:
            text = PLACES[kind].sub(turn, text)
        return ABSOLUTE.sub(lambda match: self._absolute(match.group(1) or "/"), text)

    def _attribute(self, match: re.Match[str]) -> str:
        before, told, after = match.groups()
        way = self._known.get(told)
        if way is None:
            way = self._known[told] = escape(self._attributed(unescape(told)))
        return before + way + after

    def _attributed(self, told: str) -> str:
        return self._absolute(told.removeprefix(BASE)) if told.startswith(BASE) else self._way(told)

    def _value(self, match: re.Match[str]) -> str:
        before, told, after = match.groups()
        return before + self._way(told) + after

    def _way(self, told: str) -> str:
        to, rest = self._led(self.path + told if told.startswith("?") else told)
        return self.up + quoted(to) + rest if to else rest

    def _absolute(self, told: str) -> str:
        if not self.base:
            return self._way(told)
        to, rest = self._led(told)
        return f"{self.base}/{quoted(to).removesuffix('index.html')}{rest}" if to else rest

    def _led(self, told: str) -> tuple[str, str]:
        to, rest = led(told, self.path[1:3] if self.path[3:4] == "/" else "en", self.live)
        if to:
            to = settled(to)
            self.found.add(to)
        return to, rest


@lru_cache(maxsize=100_000)
def led(told: str, language: str, live: str) -> tuple[str, str]:
    """The address of the page to which a way leads, and what stands behind it; no address where it leads elsewhere."""
    address, sign, fragment = told.partition("#")
    path, _, query = address.partition("?")
    writes, served = WRITES.match(path), SERVED.match(path)
    if live and (writes or served):
        return "", live + told
    if writes:
        return f"/{writes[1]}/{writes[2]}", sign + fragment
    if served:
        return f"/{language}/data", sign + fragment
    if FINDER.match(path) and query:
        return path, f"?{query}{sign}{fragment}"
    return address, sign + fragment

"""Nobody's program keeps people from reading: everything is given to each address at a steady rate.

Each address has a bucket of tokens that fills by itself. A page takes as many as it costs: a plain page few, a search
or a page of data more, the whole data set many. People never see the bottom; a crawler that asks two hundred times a
second is told when to come again, which costs a small part of a page. The buckets are in the memory of each process:
with several processes an address has several, and they are forgotten when it stops.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable
from functools import cache
from ipaddress import IPv6Address, ip_address
from threading import Lock
from time import monotonic

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override

from migov.model.languages import Language
from migov.web.api.answering import refusal

RATE = 16.0
"""Tokens that a bucket gets each second."""
SIZE = 120.0
"""Tokens of a full bucket: sixty pages opened at once."""
PLAIN = 2.0
"""What a page costs."""
DATA = 4.0
"""What a page of data or of search costs."""
COSTS = ((re.compile(r"^/data/migov\."), 60.0), (re.compile(r"^/api/|/practices|/search|\.csv$"), DATA))
MOST_ADDRESSES = 10_000
"""Buckets that are kept; who was not seen for the longest time starts anew with a full one."""
LANGUAGE = re.compile(rf"/({'|'.join(Language)})/")


class Buckets:
    """What each address has left."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self.now = now
        self.kept: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self.lock = Lock()

    def take(self, address: str, cost: float) -> float:
        """Seconds to wait; 0 where there was enough, which is taken."""
        with self.lock:
            at = self.now()
            left, then = self.kept.pop(address, (SIZE, at))
            left = min(SIZE, left + (at - then) * RATE)
            wait = max(0.0, (cost - left) / RATE)
            self.kept[address] = (left if wait else left - cost, at)
            if len(self.kept) > MOST_ADDRESSES:
                self.kept.popitem(last=False)
        return wait


class Limits:
    """Middleware: whoever asks for more than their share is told when to come again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.buckets = Buckets()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, or the seconds to wait."""
        address = who(request)
        if address and (wait := self.buckets.take(address, cost(request.path))):
            response = _too_many(request.path)
            response["Retry-After"] = str(int(wait) + 1)
            response["Cache-Control"] = "no-store"
            return response
        return self.get_response(request)


def cost(path: str) -> float:
    """How many tokens a page takes.

    >>> cost("/en/profiles"), cost("/api/v1/places"), cost("/data/migov.zip")
    (2.0, 4.0, 60.0)
    """
    return next((price for pattern, price in COSTS if pattern.search(path)), PLAIN)


def who(request: HttpRequest) -> str | None:
    """The address that asks; null for this machine, where a proxy or a test stands and nobody can be told apart.

    Behind proxies of ours (``MIGOV_PROXIES``) it is what the outermost of them wrote; anything a stranger writes into
    the header stands before that and is not believed. An IPv6 network counts as one address.
    """
    direct = request.META.get("REMOTE_ADDR") or ""
    proxies: int = getattr(settings, "PORTAL_PROXIES", 0)
    named = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    if proxies and len(named) >= proxies:
        direct = named[-proxies]
    return counted(direct) if direct else None


def counted(address: str) -> str | None:
    """What counts as one address; null for this machine.

    >>> counted("203.0.113.9"), counted("127.0.0.1"), counted("2001:db8::1"), counted("::ffff:203.0.113.9")
    ('203.0.113.9', None, '2001:db8::', '203.0.113.9')
    """
    try:
        one = ip_address(address)
    except ValueError:
        return address[:64]
    if isinstance(one, IPv6Address) and one.ipv4_mapped:
        one = one.ipv4_mapped
    if one.is_loopback:
        return None
    return str(IPv6Address(int(one) >> 64 << 64)) if isinstance(one, IPv6Address) else str(one)


def _too_many(path: str) -> HttpResponse:
    if path.startswith("/api/"):
        return refusal(
            429,
            "too-many",
            "Too many requests",
            f"this address has asked for more than {RATE / DATA:g} pages of data a second for some time",
            remedy="wait, or take the whole data set: /data/migov.sqlite",
        )
    found = LANGUAGE.match(path)
    said = _says(Language(found[1]) if found else Language.EN)
    return HttpResponse(said, status=429, content_type="text/plain; charset=utf-8")


@cache
def _says(language: Language) -> str:
    with override(language.value):
        return _("Too many pages were asked for from this address. Wait a moment, then load the page again.") + "\n"

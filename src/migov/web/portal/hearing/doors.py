"""Who may drop something in: not machines that fill every field, and nobody too often."""

from __future__ import annotations

import ipaddress
import threading
import time
from collections import deque
from datetime import UTC, datetime

from django.http import HttpRequest

HIDDEN = "website"
"""A field that people do not see. What fills it is thanked and forgotten."""
OFTEN, WHILE = 8, 600.0
"""Letters from one address, and the seconds in which they count."""
MOST_ADDRESSES = 20_000
"""How many addresses a process remembers: then it forgets them all."""

_lock = threading.Lock()
_seen: dict[str, deque[float]] = {}


def now() -> datetime:
    """This moment: the clock is read at the door."""
    return datetime.now(UTC)


def is_machine(request: HttpRequest) -> bool:
    """Whether the field was filled that people do not see."""
    return bool(request.POST.get(HIDDEN))


def comes_too_often(request: HttpRequest) -> bool:
    """Whether this address has just dropped in as much as one may; else this time counts."""
    address, moment = _address(request), time.monotonic()
    with _lock:
        if len(_seen) > MOST_ADDRESSES:
            _seen.clear()
        times = _seen.setdefault(address, deque(maxlen=OFTEN))
        if len(times) == OFTEN and moment - times[0] < WHILE:
            return True
        times.append(moment)
    return False


def forget() -> None:
    """Forget who came."""
    with _lock:
        _seen.clear()


def _address(request: HttpRequest) -> str:
    """Where a request comes from; a proxy on this machine says for whom it asks, nobody else is believed."""
    told = request.META.get("REMOTE_ADDR", "")
    try:
        is_here = ipaddress.ip_address(told).is_loopback
    except ValueError:
        is_here = not told
    passed_on = request.headers.get("X-Forwarded-For", "")
    return passed_on.rsplit(",", 1)[-1].strip()[:64] if is_here and passed_on else told

"""What the surroundings of an installation tell it: environment variables, read once by the settings.

========================= ============================================================================================
``MIGOV_ADDRESS``         the public base address, such as ``https://mgi.example.org``; it stands in mails. With https:
                          cookies for TLS only, HSTS, its host allowed
``MIGOV_PORTAL_ADDRESS``  the public base address of the portal, to which pages of what is published link
``MIGOV_HOSTS``           further host names, with commas between
``MIGOV_PROXIES``         how many proxies of ours stand before migov and write ``X-Forwarded-For``; none is believed
                          otherwise
``MIGOV_SMTP``            the mail server: ``smtp://user:password@host:587?tls=starttls`` (or ``tls=yes``, ``tls=no``);
                          without it letters are printed where migov runs
``MIGOV_MAIL_FROM``       who letters come from
``MIGOV_SECOND_FACTOR``   ``required``: nobody works without one
``MIGOV_DEMO``            set by ``migov demo`` for the process it serves, and refused beside an address or proxies
========================= ============================================================================================
"""

from __future__ import annotations

import os
from typing import NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

from migov.errors import Invalid, Problem


class MailServer(NamedTuple):
    """Where letters are handed in."""

    host: str = "localhost"
    port: int = 25
    user: str = ""
    password: str = ""
    tls: bool = False
    starttls: bool = False


def address() -> str:
    """The public base address, without a slash at its end; empty where none was given.

    Raises:
        Invalid: it is not ``https://host``, nor ``http://`` and this machine.
    """
    given = os.environ.get("MIGOV_ADDRESS", "").strip().rstrip("/")
    if not given:
        return ""
    parts = urlsplit(given)
    inside = parts.hostname in {"127.0.0.1", "localhost", "::1"}
    if parts.path or parts.query or parts.username or not parts.hostname or parts.scheme not in {"http", "https"}:
        raise Invalid(Problem(f"MIGOV_ADDRESS={given} is no base address", remedy="write https://mgi.example.org"))
    if parts.scheme == "http" and not inside:
        remedy = "passwords would travel in the clear: use https, ended by a proxy before migov"
        raise Invalid(Problem(f"MIGOV_ADDRESS={given} is not https", remedy=remedy))
    return given


def portal() -> str:
    """The public base address of the portal, without a slash at its end; empty where none was given."""
    given = os.environ.get("MIGOV_PORTAL_ADDRESS", "").strip().rstrip("/")
    return given if urlsplit(given).scheme in {"http", "https"} and urlsplit(given).hostname else ""


def hosts(base: str) -> list[str]:
    """The host names that may be asked for, beside those of this machine."""
    named = [host.strip() for host in os.environ.get("MIGOV_HOSTS", "").split(",") if host.strip()]
    public = urlsplit(base).hostname
    return [*named, public] if public else named


def proxies() -> int:
    """How many proxies of ours stand before migov.

    Raises:
        Invalid: it is no number.
    """
    given = os.environ.get("MIGOV_PROXIES", "").strip() or "0"
    if not (given.isascii() and given.isdecimal() and int(given) < 10):
        raise Invalid(Problem(f"MIGOV_PROXIES={given} is no number of proxies", remedy="write 1 for one proxy"))
    return int(given)


def requires_second_factor() -> bool:
    """Whether nobody works without a second factor.

    Raises:
        Invalid: a word that is not known, which must not be taken for "no".
    """
    given = os.environ.get("MIGOV_SECOND_FACTOR", "").strip().lower()
    if given not in {"", "required", "optional"}:
        raise Invalid(Problem(f"MIGOV_SECOND_FACTOR={given} is not known", remedy="write required, or optional"))
    return given == "required"


def is_demo() -> bool:
    """Whether this process shows the demonstration, where one click signs in.

    Raises:
        Invalid: it is set beside what only an installation that others reach has.
    """
    if os.environ.get("MIGOV_DEMO") != "1":
        return False
    if beside := [name for name in ("MIGOV_PROXIES", "MIGOV_HOSTS") if os.environ.get(name)]:
        raise Invalid(Problem(f"MIGOV_DEMO is set beside {beside[0]}", remedy="the demonstration is for this machine"))
    if urlsplit(address()).scheme == "https":
        raise Invalid(Problem("MIGOV_DEMO is set beside a public address", remedy="unset MIGOV_ADDRESS"))
    return True


def mail() -> tuple[str, MailServer]:
    """The Django mail backend, and the server it hands letters to.

    Raises:
        Invalid: ``MIGOV_SMTP`` cannot be read. The message does not hold it: a password may stand in it.
    """
    given = os.environ.get("MIGOV_SMTP", "").strip()
    if not given:
        return "django.core.mail.backends.console.EmailBackend", MailServer()
    remedy = "write smtp://user:password@host:587?tls=starttls (or tls=yes, tls=no)"
    try:
        parts = urlsplit(given)
        kind = parse_qs(parts.query).get("tls", ["starttls"])[-1]
        if parts.scheme != "smtp" or not parts.hostname or kind not in {"yes", "no", "starttls"}:
            raise ValueError
        server = MailServer(
            host=parts.hostname,
            port=parts.port or {"yes": 465, "no": 25, "starttls": 587}[kind],
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            tls=kind == "yes",
            starttls=kind == "starttls",
        )
    except ValueError as error:
        raise Invalid(Problem("MIGOV_SMTP cannot be read", remedy=remedy)) from error
    return "django.core.mail.backends.smtp.EmailBackend", server


def sender(base: str) -> str:
    """Who letters come from: ``MIGOV_MAIL_FROM``, else migov at the public host."""
    return os.environ.get("MIGOV_MAIL_FROM", "").strip() or f"migov <migov@{urlsplit(base).hostname or 'localhost'}>"

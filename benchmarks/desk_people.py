"""What the benchmarks of the desk share: a folder with people in it, a server over it, browsers that are signed in."""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


def prepare(home: Path) -> None:
    """Make *home* the data folder of this process, with everything in place."""
    os.environ["MIGOV_HOME"] = str(home)
    from migov.store import opening

    opening.connect()
    opening.bring_up_to_date()


def hire(count: int, assessments: list[str]) -> dict[str, str]:
    """So many analysts of these assessments, signed in: handle → key of the session, as their cookie holds it."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from migov.model.people import Membership, Person, Role
    from migov.store import people, transactions

    keys = {}
    for number in range(1, count + 1):
        handle = f"analyst-{number}"
        with transactions.whole():
            people.add(Person(handle=handle, name=handle, address=f"{handle}@people.example"), at=AT, accepted=True)
            for one in assessments:
                people.join(Membership(assessment=one, person=handle, role=Role.ANALYST), by="benchmark", at=AT)
        record, session = people.record(handle), SessionStore()
        session[SESSION_KEY] = str(record.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = record.get_session_auth_hash()
        session.create()
        keys[handle] = session.session_key or ""
    return keys


@contextlib.contextmanager
def serving(home: Path, *, workers: int = 2) -> Iterator[int]:
    """The pages over *home*, as ``migov serve`` shows them; the port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = [
        sys.executable,
        "-m",
        "migov",
        "serve",
        "--home",
        str(home),
        "--port",
        str(port),
        "--workers",
        str(workers),
    ]
    server = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    try:
        _wait(port)
        yield port
    finally:
        server.terminate()
        server.wait(30)


def _wait(port: int) -> None:
    for _ in range(300):
        with contextlib.suppress(OSError), contextlib.closing(http.client.HTTPConnection("127.0.0.1", port)) as probe:
            probe.request("GET", "/health")
            if probe.getresponse().status == 200:
                return
        time.sleep(0.1)
    raise SystemExit("the server did not come up")


class Browser:
    """One person's browser: a connection that is kept, the session's cookie, and the token of the forms."""

    def __init__(self, port: int, session: str) -> None:
        from django.conf import settings

        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookies = {settings.SESSION_COOKIE_NAME: session}
        self.token = ""

    def get(self, address: str) -> tuple[int, bytes, float]:
        """Status, body and seconds."""
        answer = self._ask("GET", address)
        if found := re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', answer[1]):
            self.token = found[1].decode()
        return answer

    def post(self, address: str, form: Mapping[str, str]) -> tuple[int, bytes, float]:
        """Status, body and seconds of what the script of a page sends."""
        body = urlencode({**form, "csrfmiddlewaretoken": self.token}).encode()
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
        return self._ask("POST", address, body, kind)

    def _ask(
        self, method: str, address: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> tuple[int, bytes, float]:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        start = time.perf_counter()
        self.connection.request(method, address, body, {"Cookie": cookies, **(headers or {})})
        answer = self.connection.getresponse()
        read = answer.read()
        took = time.perf_counter() - start
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                self.cookies |= dict([value.partition(";")[0].split("=", 1)])
        return answer.status, read, took

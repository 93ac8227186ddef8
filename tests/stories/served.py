"""A data folder that a script makes in a process of its own, served: its letters, and who is signed in how."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any, TextIO

import pytest

import homes
from stories.steps import WIDE, go

HOUSE = re.compile(r"^at (http://127\.0\.0\.1:\d+)/", re.MULTILINE)
PORTAL = re.compile(r"^The public portal is at (http://127\.0\.0\.1:\d+)/", re.MULTILINE)


def _letter(to: str) -> re.Pattern[str]:
    return re.compile(rf"^To: {to}@(?:(?!^To: ).)*?\shttp://\S+?(/\w\w/sign-in/link/\S+)\s", re.DOTALL | re.MULTILINE)


def printed_address(output: TextIO, wanted: re.Pattern[str] = HOUSE) -> str:
    """The address that a server prints when it listens there. What it prints later is read by nobody, and thrown away:
    a pipe that is full would make it wait for ever.
    """
    told = []
    for line in output:
        told.append(line)
        if found := wanted.search(line):
            threading.Thread(target=output.read, daemon=True).start()
            return found[1]
    pytest.fail("it ended without an address: " + "".join(told))


def ended(process: subprocess.Popen[Any]) -> None:
    """Stop what is served, as with Ctrl-C."""
    process.send_signal(signal.SIGINT)
    process.wait(60)


class Served:
    """A migov that serves what a script of this folder made.

    Args:
        script: its name; it prints the sessions of those who are signed in, and perhaps letters.
        home: the data folder to be made.
        public: whether the public portal is served beside it.
    """

    def __init__(self, script: str, home: Path, *, public: bool = False) -> None:
        self._script, self.home, self._outbox = Path(__file__).with_name(script), home, home / "printed.txt"
        self._told = homes.copied(self._script.stem, self._run, home)
        found = re.search("^SESSIONS (.*)$", self._told, re.MULTILINE)
        assert found
        self.sessions: dict[str, str] = json.loads(found[1])
        words = [sys.executable, "-m", "migov", "serve", "--home", str(home), "--port", "0", "--workers", "1"]
        words += ["--portal", "0"] if public else []
        with self._outbox.open("wb") as file:
            self._process = subprocess.Popen(words, stdout=file, env=os.environ | {"PYTHONUNBUFFERED": "1"})
        self.house = self._printed(HOUSE)[-1]
        self.portal = self._printed(PORTAL)[-1] if public else ""

    def run(self, *more: str) -> str:
        """What the script says, asked for more."""
        return self._run(self.home, *more)

    def _run(self, home: Path, *more: str) -> str:
        words = [sys.executable, str(self._script), str(home), *more]
        return subprocess.run(words, capture_output=True, text=True, check=True).stdout

    def end(self) -> None:
        """Stop serving."""
        ended(self._process)

    def letter(self, to: str) -> str:
        """The address in the newest letter to somebody since it is served; it leaves a moment after the answer."""
        return self.house + self._printed(_letter(to))[-1]

    def earlier_letter(self, to: str) -> str:
        """The address in the newest letter to somebody that the script printed."""
        return self.house + _letter(to).findall(self._told)[-1]

    def _printed(self, wanted: re.Pattern[str]) -> list[str]:
        """What is printed of this kind, once something is."""
        until = time.monotonic() + 60
        while time.monotonic() < until:
            if found := wanted.findall(
                self._outbox.read_bytes().decode("utf-8", "ignore")
            ):  # the end may be half a letter
                return found
            if self._process.poll() is not None:
                break
            time.sleep(0.05)
        pytest.fail(f"it prints nothing like {wanted.pattern}: {self._outbox.read_text('utf-8')[-2000:]}")


class Seats:
    """The windows of everybody in a story, each a browser of their own; and what their consoles complain of."""

    def __init__(self, browser: Any, served: Served) -> None:
        self.served, self.complaints, self._browser = served, list[str](), browser
        self._opened: list[Any] = []

    def seat(self, who: str | None = None, **more: Any) -> Any:
        """A new window of somebody who is signed in, or of nobody in particular."""
        context = self._browser.new_context(**({"viewport": WIDE} | more))
        self._opened.append(context)
        if who:
            context.add_cookies([{"name": "migov", "value": self.served.sessions[who], "url": self.served.house}])
        page = context.new_page()
        page.on("console", lambda message: self.complaints.append(message.text))
        return page

    def at(self, who: str | None, address: str, **more: Any) -> Any:
        """A new window, opened at an address."""
        page = self.seat(who, **more)
        go(page, f"{self.served.house}/{address}")
        return page

    def leave(self) -> None:
        """Close all windows."""
        for context in self._opened:
            context.close()

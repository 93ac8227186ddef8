"""Starting: what only shows in a process of its own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

import homes
from migov import training
from migov.model import interchange

MIGOV = [sys.executable, "-m", "migov"]


def run(*words: str, home: Path) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"MIGOV_HOME": str(home)}
    return subprocess.run([*MIGOV, *words], capture_output=True, text=True, env=env, timeout=180, check=False)


def loaded(words: list[str]) -> set[str]:
    """The packages that a command needs."""
    code = (
        "import sys; from click.testing import CliRunner; from migov.cli import main;"
        f"CliRunner().invoke(main, {words!r}); print(*{{name.split('.')[0] for name in sys.modules}})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=180, check=True)
    return set(done.stdout.split())


def test_help_and_reading_a_file_start_without_django_and_without_printers(tmp_path: Path) -> None:
    text = tmp_path / "p.txt"
    text.write_text("nothing")
    for words in (["--help"], ["profile", "--help"], ["profile", "read", str(text)], ["assessment", "schema"]):
        assert not loaded(words) & {"django", "typst", "docx"}, words


def test_a_new_folder_is_made_for_its_owner_alone_and_said_so_once(tmp_path: Path) -> None:
    home = tmp_path / "a" / "home"
    first, second = run("assessment", "list", home=home), run("assessment", "list", home=home)
    assert "brought up to date" in first.stderr
    assert second.stderr == ""
    assert home.stat().st_mode & 0o777 == 0o700
    assert {path.name for path in home.iterdir()} >= {"migov.sqlite3", "blobs", "prints"}


def test_the_folder_that_is_named_wins(tmp_path: Path) -> None:
    done = run("assessment", "list", "--home", str(tmp_path / "named"), home=tmp_path / "other")
    assert done.returncode == 0
    assert (tmp_path / "named" / "migov.sqlite3").exists()
    assert not (tmp_path / "other").exists()


def test_the_database_is_fast_and_safe(tmp_path: Path) -> None:
    code = (
        "from migov.store import opening; opening.connect(); opening.bring_up_to_date()\n"
        "from django.db import connection\n"
        "ask = lambda name: connection.cursor().execute(f'PRAGMA {name}').fetchone()[0]\n"
        "print(ask('journal_mode'), ask('synchronous'), ask('foreign_keys'))"
    )
    env = os.environ | {"MIGOV_HOME": str(tmp_path / "home")}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=env, check=True)
    assert done.stdout.split() == ["wal", "1", "1"]


def two_addresses(process: subprocess.Popen[str]) -> tuple[str, str]:
    """What a process that serves both prints: the address of the desk, and that of the portal."""
    assert process.stdout
    told = ""
    for line in process.stdout:
        told += line
        desk = re.search(r"^at (http://127\.0\.0\.1:\d+)", told, re.MULTILINE)
        public = re.search(r"^The public portal is at (http://127\.0\.0\.1:\d+)", told, re.MULTILINE)
        if desk and public:
            return desk[1], public[1]
    raise AssertionError(told)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """The addresses of a migov that shows the training country, and of the portal beside it."""
    home = tmp_path / "home"
    file = tmp_path / "country.json"
    file.write_bytes(interchange.encode(training.country()))
    assert run("assessment", "import", str(file), home=home).returncode == 0
    env = os.environ | {"MIGOV_HOME": str(home), "PYTHONUNBUFFERED": "1"}
    env["MIGOV_DEMO"] = "1"  # which is not for `serve`
    words = [*MIGOV, "serve", "--port", "0", "--portal", "0", "--workers", "1"]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=env)
    try:
        yield two_addresses(process)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)


def fetch(address: str) -> tuple[int, bytes]:
    with urllib.request.urlopen(address, timeout=60) as response:  # noqa: S310
        return response.status, response.read()


def test_serve_prints_two_addresses_once_it_answers_on_both(served: tuple[str, str]) -> None:
    desk, portal = served
    status, page = fetch(f"{desk}/")
    assert status == 200
    assert b"Sign in" in page
    assert b"The Onduva" not in page
    assert b"This is the demonstration" not in page
    assert fetch(f"{desk}/health") == (200, b"ok\n")
    status, css = fetch(f"{desk}/static/migov/site.css")
    assert status == 200
    assert b"--paper" in css
    status, page = fetch(f"{portal}/en/profiles")
    assert status == 200
    assert b"The Onduva" not in page, "nothing of it is published"
    assert b"Sign in" not in page
    port = desk.rsplit(":", 1)[1]
    done = subprocess.run([*MIGOV, "serve", "--port", port], capture_output=True, text=True, timeout=180, check=False)
    assert done.returncode == 1
    assert f"port {port} is taken" in done.stderr


def test_the_demonstration_needs_one_command(tmp_path: Path) -> None:
    told = homes.demonstration(tmp_path / "demo")
    assert "Read back from the PDF" in told
    assert "Republic of Ostrevaux, 2025 (xov-2025)" in told
    assert sorted(path.suffix for path in (tmp_path / "demo" / "demo").iterdir()) == [".docx", ".html", ".pdf"]


def test_the_demonstration_shows_the_desk_and_the_portal(tmp_path: Path) -> None:
    homes.demonstration(tmp_path)
    env = os.environ | {"PYTHONUNBUFFERED": "1"}
    words = [*MIGOV, "demo", "--home", str(tmp_path)]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=env)
    try:
        desk, portal = two_addresses(process)
        assert b"This is the demonstration" in fetch(f"{desk}/")[1]
        assert b"Ostrevaux" in fetch(f"{portal}/en/profiles")[1]
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)

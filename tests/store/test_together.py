"""Several processes on one folder, and one that dies: nothing is lost, nothing is half."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import homes
import loaded
from migov.store import opening

OPEN = """
import os, sys
from datetime import UTC, datetime
sys.path.insert(0, os.environ["TESTS"])
from migov.store import opening
opening.connect(); opening.bring_up_to_date()
from makers import assessment, finding
from migov.actions import assessments, journal
from migov.model import interchange
def keep(name, words="A law exists."):
    data = interchange.encode(assessment([finding(words)], id=name))
    who, at = f"process {os.getpid()}", datetime.now(UTC)
    assessments.import_assessment(data, by=who, at=at, file=f"{name}.json", replace=True)
"""
TESTS = Path(__file__).resolve().parents[1]


def start(code: str, home: Path) -> subprocess.Popen[str]:
    env = os.environ | {"MIGOV_HOME": str(home), "TESTS": str(TESTS)}
    return subprocess.Popen([sys.executable, "-c", OPEN + code], text=True, stdout=subprocess.PIPE, env=env)


def run(code: str, home: Path) -> str:
    process = start(code, home)
    told, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    return told


@pytest.fixture
def house(tmp_path: Path) -> Path:
    homes.copied("empty", lambda home: run("", home), tmp_path / "home")
    return tmp_path / "home"


def migov(*words: str) -> subprocess.CompletedProcess[str]:
    return loaded.run(words, folder=TESTS, surroundings=os.environ)


def test_processes_that_write_at_once_wait_for_each_other(house: Path) -> None:
    writers = [
        start(f"for n in range(15): keep(f'w{who}-{{n}}'); keep('same', f'{{n}} by {who}')", house) for who in (1, 2)
    ]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    found = run("f = journal.verify(); print(f.assessments, f.journal.lines, f.problems, f.journal.broken)", house)
    assert found.split(maxsplit=2) == ["31", "60", "() None\n"]


def test_processes_that_start_at_once_in_a_new_folder_make_its_tables_once(tmp_path: Path) -> None:
    starting = [start("print(len(assessments.entries()))", tmp_path / "home") for _ in range(3)]
    assert [process.communicate(timeout=120)[0] for process in starting] == ["0\n"] * 3
    assert [process.returncode for process in starting] == [0, 0, 0]


def test_who_brings_the_tables_up_to_date_is_waited_for_no_longer_than_patience_lasts(house: Path) -> None:
    told = run(
        "import sqlite3\n"
        "from migov.errors import Conflict\n"
        f"other = sqlite3.connect({str(house / opening.OPENING)!r}, isolation_level=None)\n"
        "other.execute('BEGIN EXCLUSIVE')\n"
        "opening.PATIENCE = 0.1\n"
        "try: opening.bring_up_to_date()\n"
        "except Conflict as error: print(error)\n"
        "other.close(); print(opening.bring_up_to_date())",
        house,
    )
    first, second = told.splitlines()
    assert first == f"another process is bringing {house} up to date: try again when it is done"
    assert second == "()"


def test_a_database_that_another_process_is_writing_for_too_long_is_a_conflict_that_says_so(house: Path) -> None:
    told = run(
        "import sqlite3\n"
        "from django.db import connection\n"
        "from migov.errors import Conflict\n"
        "connection.cursor().execute('PRAGMA busy_timeout=100')\n"
        f"other = sqlite3.connect({str(house / 'migov.sqlite3')!r}, isolation_level=None)\n"
        "other.execute('BEGIN IMMEDIATE')\n"
        "try: keep('one')\n"
        "except Conflict as error: print(error)\n"
        "other.close(); keep('one'); print(len(assessments.entries()))",
        house,
    )
    assert told == "another process is writing to the database: try again in a moment\n1\n"


def test_a_database_that_finds_no_more_room_says_so_and_keeps_what_it_had(house: Path) -> None:
    told = run(
        "from django.db import connection\n"
        "from migov.errors import MigovError\n"
        "pages = connection.cursor().execute('PRAGMA page_count').fetchone()[0]\n"
        "connection.cursor().execute(f'PRAGMA max_page_count={pages}')\n"
        "try: keep('one', 'A law exists. ' * 20_000)\n"
        "except MigovError as error: print(error)\n"
        "print(len(assessments.entries()))",
        house,
    )
    assert told == "the disk is full, and nothing of this was kept: make room, then try again\n0\n"


def test_a_process_that_dies_in_the_middle_leaves_what_was_there(house: Path) -> None:
    run("keep('before')", house)
    dying = start(
        "from migov.store import journal as j; j.note = lambda *a, **k: os._exit(9); keep('before', 'New words.')",
        house,
    )
    assert dying.wait(60) == 9
    code = "print(assessments.get('before').findings[0].text[0], len(assessments.entries()), journal.verify().problems)"
    assert run(code, house) == "A law exists. 1 ()\n"


def test_a_folder_of_a_newer_migov_is_refused_and_left_alone(house: Path) -> None:
    run(
        "from django.db import connection\n"
        'connection.cursor().execute("INSERT INTO django_migrations (app, name, applied) VALUES '
        "('store', '9999_of_tomorrow', '2030-01-01')\")",
        house,
    )
    done = migov("assessment", "list", "--home", str(house))
    assert done.returncode == 4
    assert "newer migov (9999_of_tomorrow)" in done.stderr


def test_a_database_that_is_none_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "migov.sqlite3").write_bytes(b"this is no database" * 100)
    done = migov("assessment", "list", "--home", str(tmp_path))
    assert done.returncode == 1
    assert "cannot be used: file is not a database" in done.stderr
    assert "Traceback" not in done.stderr

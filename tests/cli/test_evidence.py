"""Searching from the command line where nothing can be written any more."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import homes
from migov.store import folder as rooms

TESTS = Path(__file__).resolve().parents[1]

MAKING = """
import os, sys
sys.path.insert(0, os.environ["TESTS"])
from migov.store import opening
opening.connect(); opening.bring_up_to_date()
from kept import NOON, keep
from laws import LAWS
from makers import assessment
from migov.actions import index, sources
from migov.actions.sources import Details
keep(assessment())
for file, text in LAWS.items():
    sources.add(text.encode(), file=file, details=Details(jurisdiction="XQA"), by="Ada", at=NOON)
index.catch_up(on=NOON.date())
sources.withdraw(sources.all_sources()[0].id, because="a draft", by="Ada", at=NOON)
"""
"""Laws in the index, of which one was withdrawn since."""

FULL = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
from migov.cli import main
main(sys.argv[1:])
"""
"""No file may be given another byte: to whoever writes that is what a full disk is."""


def python(code: str, *words: str, home: Path) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"MIGOV_HOME": str(home), "MIGOV_BY": "Ada", "TESTS": str(TESTS), "COLUMNS": "200"}
    return subprocess.run([sys.executable, "-c", code, *words], env=env, capture_output=True, text=True, check=False)


def made(home: Path) -> str:
    done = python(MAKING, home=home)
    assert done.returncode == 0, done.stderr
    return ""


@pytest.fixture
def full(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    homes.copied("laws, of which one was withdrawn", made, home)
    return home


def test_a_full_disk_keeps_nobody_from_searching_what_is_indexed(full: Path) -> None:
    done = python(FULL, "evidence", "search", "residence permit", home=full)
    assert done.returncode == 0, done.stderr
    assert "residence permit" in done.stdout
    assert "passages found" in done.stdout
    for words in (
        "what is kept is shown, and nothing can be kept",
        "the index could not be brought up to date, and knows nothing of the last changes",
        "the search is not kept in the log",
    ):
        assert done.stderr.count(words) == 1


def test_nothing_found_is_not_said_to_stand_in_a_log_that_could_not_be_written(full: Path) -> None:
    done = python(FULL, "evidence", "search", "harbour", home=full)
    assert "Nothing was found. Other words" in done.stdout


def test_a_search_for_an_assessment_is_refused_where_its_log_cannot_be_written(full: Path) -> None:
    done = python(FULL, "evidence", "search", "residence permit", "--assessment", "xqa-2024", home=full)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "the search cannot be kept in the log of xqa-2024, so it is not made: the data folder" in done.stderr


def test_what_is_kept_is_shown_on_a_full_disk_and_nothing_is_added(full: Path) -> None:
    done = python(FULL, "source", "list", home=full)
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 3)
    assert python(FULL, "pin", "verify", "--all", home=full).stdout == "All 0 pins hold.\n"
    done = python(FULL, "source", "add", str(TESTS), "--jurisdiction", "XQA", home=full)
    assert done.returncode == 1
    assert "make room on its disk, or let it be written" in done.stderr


def test_a_full_disk_is_no_way_past_what_another_process_has_written_and_not_yet_moved(full: Path) -> None:
    (full / f"{rooms.DATABASE}-wal").write_bytes(b"written by a process that died")
    done = python(FULL, "source", "list", home=full)
    assert (done.returncode, done.stdout) == (1, "")
    assert "make room on its disk" in done.stderr


HELD = """
import os, resource, sys
from migov.store import opening
opening.connect(); opening.bring_up_to_date()
from migov.store import assessments
assessments.entries()
""" + FULL.replace("import resource, sys\n", "")
"""The same, while a server has the database open, with its files beside it."""


def test_a_disk_that_fills_under_a_server_keeps_nobody_from_searching_either(full: Path) -> None:
    done = python(HELD, "evidence", "for", "1.2.1", "--jurisdiction", "XQA", home=full)
    assert done.returncode == 0, done.stderr
    assert "passages shown" in done.stdout
    assert "the search is not kept in the log" in done.stderr

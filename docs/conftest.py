"""Runs the code of the manual: Python blocks as they stand, and ``console`` blocks command by command.

In a ``console`` block a line that begins with ``$`` is a command and the lines below it, up to the next command, are
what it prints; ``…`` stands for anything. Commands other than ``migov`` and ``cat`` belong into ``sh`` blocks, which
are not run.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

import homes
import loaded

DEMONSTRATION = "migov demo --no-serve"
"""Takes long, and stands on most pages: it is run once, and each page goes on with a copy of what it left."""
SECOND_ROUND = "xnd-2026"
"""As the manual calls the second round of the demonstration: after the year in which it was written."""


def evaluate(example: Example) -> str | None:
    """Null when every command succeeds and prints what the manual says, else what differs."""
    folder = Path(example.namespace["workplace"])
    for command, expected in _commands(str(example.parsed).replace(SECOND_ROUND, homes.second_round())):
        code, printed = _run(command, folder)
        if code or not _matches(expected, printed):
            return f"$ {command}\nthe manual says:\n{expected}\nbut it printed (exit code {code}):\n{printed}"
    return None


def _commands(block: str) -> Iterator[tuple[str, str]]:
    for piece in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, expected = piece.partition("\n")
        yield command, expected.strip("\n")


def _run(command: str, folder: Path) -> tuple[int, str]:
    words = shlex.split(command)
    assert words[0] in {"migov", "cat"}, f"the manual may run migov and cat, not {words[0]}"  # noqa: S101
    home = folder / "home"
    if words == shlex.split(DEMONSTRATION) and not home.exists():
        return 0, homes.demonstration(home)
    if words[0] == "cat":
        done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603
    else:
        settings = os.environ | {"MIGOV_HOME": str(home), "COLUMNS": "100", "NO_COLOR": "1"}
        done = loaded.run(words[1:], folder=folder, surroundings=settings)
    return done.returncode, done.stdout + done.stderr


def _matches(expected: str, printed: str) -> bool:
    pattern = ".*".join(re.escape(part) for part in expected.split("…"))
    lines = "\n".join(line.rstrip() for line in printed.strip("\n").splitlines())
    return not expected or re.fullmatch(pattern, lines, re.DOTALL) is not None


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder of its own for each page of the manual."""
    return str(tmp_path_factory.mktemp("manual"))


pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(), CodeBlockParser(language="console", evaluator=evaluate)],
    patterns=["*.md"],
    fixtures=["workplace"],
).pytest()

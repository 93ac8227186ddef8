"""Data folders that take long to make: each kind is made once in a run of the suite, and copied for whoever wants one.

The folder of the run is shared by all its workers. A copy is its taker's own: what happens in it nobody else sees.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

RUN = "HOMES_OF_THIS_RUN"
"""Names the folder to the workers, which start after this module was read."""
if RUN not in os.environ:
    _FOLDER = tempfile.TemporaryDirectory(prefix="migov-homes-")
    os.environ[RUN] = _FOLDER.name

PRINTED = "printed.txt"


def second_round() -> str:
    """The demonstration's second round. It is named after the year in which it was opened, some weeks before today."""
    from migov import training

    return f"xnd-{(datetime.now(UTC) + timedelta(days=training.second_round().opening.opened)).year}"


def copied(kind: str, make: Callable[[Path], str], into: Path) -> str:
    """What was printed when this kind of data folder was made, with *into* named where it named itself.

    Args:
        kind: a name of one's own for folders that *make* makes.
        make: makes such a folder, and returns what is to be known of it; it is called once in a run.
        into: where the copy is to be; nothing is there yet, or an empty folder.
    """
    made = Path(os.environ[RUN]) / kind
    with _alone(made.with_suffix(".lock")):
        if not made.exists():
            making = made.with_suffix(".making")
            shutil.rmtree(making, ignore_errors=True)
            told = make(making / "home")
            (making / PRINTED).write_text(told.replace(str(making / "home"), "{home}"), encoding="utf-8")
            making.rename(made)
    shutil.copytree(made / "home", into, dirs_exist_ok=True)
    return (made / PRINTED).read_text("utf-8").replace("{home}", str(into))


def demonstration(into: Path) -> str:
    """What `migov demo --no-serve` prints, and leaves in a folder."""
    return copied("demonstration", _demonstrated, into)


def _demonstrated(home: Path) -> str:
    words = [sys.executable, "-m", "migov", "demo", "--no-serve"]
    env = os.environ | {"MIGOV_HOME": str(home), "COLUMNS": "100", "NO_COLOR": "1"}
    done = subprocess.run(words, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """A stretch that one worker at a time goes through."""
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield

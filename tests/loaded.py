"""Commands as a shell runs them, each in a process of its own, which finds migov loaded already.

Loading migov takes ten times as long as what most commands do. So one process beside each worker loads it, and forks
for every command: folder, surroundings and settings are the command's own, and what it does nobody else sees.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import pkgutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NoReturn


def run(words: Sequence[str], *, folder: Path, surroundings: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """How ``migov`` with these words ended, run in that folder."""
    with tempfile.TemporaryDirectory() as told:
        printed, complained = Path(told) / "stdout", Path(told) / "stderr"
        process = _loaded()
        assert process.stdin
        assert process.stdout
        asked = [list(words), str(folder), dict(surroundings), str(printed), str(complained)]
        process.stdin.write(json.dumps(asked) + "\n")
        process.stdin.flush()
        code = int(process.stdout.readline())
        return subprocess.CompletedProcess(asked[0], code, printed.read_text("utf-8"), complained.read_text("utf-8"))


@cache
def _loaded() -> subprocess.Popen[str]:
    """The process that has everything loaded. It ends when its input does, that is, with this one."""
    words = [sys.executable, str(Path(__file__))]
    return subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


NOWHERE = f"{os.devnull}/nowhere"
"""A data folder that nobody can make: what would forget to choose the command's own fails."""


def _load() -> None:
    os.environ |= {"DJANGO_SETTINGS_MODULE": "migov.settings", "MIGOV_HOME": NOWHERE}
    import django

    django.setup()
    for room in ("migov.cli", "migov.actions"):
        for found in pkgutil.walk_packages(importlib.import_module(room).__path__, f"{room}."):
            importlib.import_module(found.name)
    gc.freeze()


def _become(folder: str, surroundings: Mapping[str, str], printed: str, complained: str) -> None:
    """Be the command's process: in its folder, with settings that are read again when it asks for them."""
    from django.conf import settings
    from django.db import connections
    from django.utils.functional import empty

    os.chdir(folder)
    os.environ.clear()
    os.environ.update({"DJANGO_SETTINGS_MODULE": "migov.settings"} | dict(surroundings))
    for number, path, how in ((0, os.devnull, os.O_RDONLY), (1, printed, os.O_WRONLY), (2, complained, os.O_WRONLY)):
        os.dup2(os.open(path, how | os.O_CREAT, 0o600), number)
    del sys.modules["migov.settings"]
    settings._wrapped = empty
    vars(connections).clear()
    connections.__init__()  # type: ignore[misc] # as new: nothing of the settings before is left in it


def _obey(words: Sequence[str]) -> NoReturn:
    """Do what the words say, and leave at once: to take apart all that was loaded takes longer than most commands."""
    from django.db import connections

    from migov.cli import main

    code: object = 1
    try:
        main(words, prog_name="migov")
    except SystemExit as done:
        code = done.code
    finally:
        connections.close_all()
        with contextlib.suppress(BrokenPipeError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code if isinstance(code, int) else 1)


def _serve() -> None:
    for line in sys.stdin:
        words, *surrounded = json.loads(line)
        child = os.fork()
        if not child:
            _become(*surrounded)
            _obey(words)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    _load()
    _serve()

"""How fast is the portal written as files, and how fast again after one change?

    python benchmarks/portal_export.py [--releases 300] [--processes 2] [--home FOLDER] [--out FOLDER] [--check]

`migov portal build` writes a shelf of that many releases in five languages, whose whole data set was made before: the
first time all of it; then, after each of a few changes, only what has changed. Seconds are those of the whole command,
from its start to its end; the column cpu holds the processor time of all its processes, which tells the cost also on a
machine that has other work. --home and --out keep shelf and folder for the next time: what stands there is not written
anew. Three hundred releases are more than a million files.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from measuring import table

Line = tuple[str, int, int, float, float, float]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--releases", type=int, default=300)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--home", type=Path, help="a folder to fill once and to keep")
    parser.add_argument("--out", type=Path, help="the folder to write, and to keep")
    parser.add_argument("--check", action="store_true", help="see whether every way leads somewhere; not counted")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home, out = given.home or Path(folder) / "home", given.out or Path(folder) / "out"
        changes = _prepared(home, given.releases)
        lines = [_measured(one, home, out, given.processes) for one in ("nothing was there", "nothing changed")]
        for name, change in changes.items():
            change()
            lines.append(_measured(name, home, out, given.processes))
        heads = ("after", "files written", "files removed", "seconds", "cpu seconds", "files a second")
        table(f"static export of {given.releases} releases in five languages", heads, lines)
        if given.check:
            print(_build(home, out, given.processes, "--check"))


def _prepared(home: Path, releases: int) -> dict[str, Callable[[], None]]:
    """Fill the shelf in a folder, where it is not; and the changes to be made to it."""
    home.mkdir(exist_ok=True)
    os.environ["MIGOV_HOME"] = str(home)
    os.environ["DJANGO_SETTINGS_MODULE"] = "migov.web.portal.settings"
    import django

    django.setup()
    import portal_shelf

    from migov.store.published import database, shelving
    from migov.store.published.dataset import keeping

    if len(shelving.ids()) < releases:
        portal_shelf.fill(releases)
    keeping.make()
    database.close()
    return _changes(portal_shelf.code(0), portal_shelf.code(releases))


def _changes(first: str, new: str) -> dict[str, Callable[[], None]]:
    """What may happen to a portal: to its first country, and to a new one."""
    from msgspec.structs import replace

    import shelved
    from migov.model.languages import Language
    from migov.model.published import Notice, PublicErratum
    from migov.store.published import releases, shelving

    ours, text = releases.of_assessment(f"{first.lower()}-2024")[0], shelved.answering(shelved.country())
    notice = Notice(passage="1.2-1", instrument="The old law", happened="repealed", noticed="2026-01-02")
    erratum = PublicErratum(
        number=1, assessment=ours.assessment, release=ours.id, says="A year was wrong.", reported="2026-01-02"
    )

    def put(number: int) -> None:
        content = shelved.elsewhere("Middleland", new, content=text)
        shelf = shelved.shelf(content, number=number, languages=tuple(Language))
        shelving.put(replace(shelf, place=replace(shelf.place, region="Africa")))

    return {
        "a mark beside a paragraph": lambda: shelving.note(ours.assessment, [notice]),
        "that mark taken away": lambda: shelving.note(ours.assessment, []),
        "an erratum in the ledger": lambda: shelving.err(ours.assessment, [erratum]),
        "the profile of a new country": lambda: put(1),
        "a new release of that profile": lambda: put(2),
        "that release taken off": lambda: shelving.take_off(f"{new.lower()}-2024.2"),
        "that country taken off": lambda: shelving.take_off(f"{new.lower()}-2024.1"),
    }


def _measured(name: str, home: Path, out: Path, processes: int) -> Line:
    """A line of the table: one build."""
    begun, before = time.monotonic(), _worked()
    said = _build(home, out, processes)
    seconds, worked = time.monotonic() - begun, _worked() - before
    made, gone = (int(re.search(rf"(\d+) {word}", said)[1]) for word in ("made", "gone"))  # type: ignore[index]
    return name, made, gone, seconds, worked, made / seconds


def _build(home: Path, out: Path, processes: int, *more: str) -> str:
    words = [sys.executable, "-m", "migov", "portal", "build", str(out), "--processes", str(processes), *more]
    done = subprocess.run(
        words, env={**os.environ, "MIGOV_HOME": str(home)}, capture_output=True, text=True, check=True
    )
    return done.stdout


def _worked() -> float:
    """Seconds of processor time of everything that was started and has ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()

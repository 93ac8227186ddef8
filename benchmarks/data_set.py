"""The whole data set in one file: its size, the seconds it takes to make, and the memory that takes.

python benchmarks/data_set.py [30 100 300]

Each shelf has that many releases of the training country's size in five languages, a quotation beside each sentence,
and is made in a folder of its own. Memory is the highest resident size of a process that does nothing but make the
files.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def begin(home: str) -> None:
    """Read the settings of the public side, over this folder."""
    os.environ["MIGOV_HOME"] = home
    os.environ["DJANGO_SETTINGS_MODULE"] = "migov.web.portal.settings"
    sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "benchmarks")]
    import django

    django.setup()


def shelve(home: str, many: int) -> None:
    """Put that many releases on the shelf."""
    begin(home)
    import portal_shelf

    portal_shelf.fill(many)


def make(home: str, told: multiprocessing.Queue[tuple[float, int, dict[str, int]]]) -> None:
    """Make the files, and tell seconds, kilobytes of memory and their sizes."""
    begin(home)
    from migov.store.published.dataset import keeping

    began = time.perf_counter()
    made = keeping.make()
    took = time.perf_counter() - began
    told.put((took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, made.sizes))


def main() -> None:
    """Print the table."""
    print(f"{'releases':>8}  {'seconds':>7}  {'MB of memory':>12}  {'SQLite MB':>9}  {'ZIP MB':>6}")
    context = multiprocessing.get_context("spawn")
    for many in [int(word) for word in sys.argv[1:]] or [30, 100, 300]:
        with tempfile.TemporaryDirectory() as home:
            for target, more in ((shelve, (many,)), (make, (told := context.Queue(),))):
                process = context.Process(target=target, args=(home, *more))
                process.start()
                result = told.get() if target is make else None
                process.join()
            assert result is not None
            took, memory, sizes = result
            megabytes = [size / 1e6 for size in sizes.values()]
            print(
                f"{many:>8}  {took:>7.1f}  {memory / 1000:>12.0f}  {megabytes[0]:>9.1f}  {megabytes[1]:>6.1f}",
                flush=True,
            )


if __name__ == "__main__":
    main()

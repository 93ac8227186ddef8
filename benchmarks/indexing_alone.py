"""Indexes the passages that come through a pipe and tells how much memory it took: a part of `indexing.py`.

    python benchmarks/indexing_alone.py FOLDER

Each passage is four bytes of length and a packed entry. Printed are the most megabytes before the first one, up to the
middle and at the end. A process of its own, because it must hold nothing but what indexing needs.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from migov.evidence.index import Entry, Index
from migov.evidence.index.entries import unpacked

EVERY = 1000
"""Passages between two looks at the memory."""


def main() -> None:
    marks = [most()]
    Index.rebuild(Path(sys.argv[1]), entries(marks))
    print(marks[0], marks[len(marks) // 2], most())


def entries(marks: list[float]) -> Iterator[Entry]:
    """What comes through the pipe; *marks* grows by what the process has had in memory so far."""
    pipe, number = sys.stdin.buffer, 0
    while size := pipe.read(4):
        number += 1
        if number % EVERY == 0:
            marks.append(most())
        yield unpacked(pipe.read(int.from_bytes(size)))


def most() -> float:
    """The most megabytes that this program ever had in memory; `getrusage` would count those of its parent."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024 / 1e6


if __name__ == "__main__":
    main()

"""Many files at once: found, read in processes of their own, and handed over one by one as they are done.

Each process reads one file after the other within bounds on memory and time. One that breaks down is replaced, and the
file it broke down on is listed with the reason; it stops nothing else. Nothing is kept here: the caller keeps what each
file gave as it comes, and hands in what it knows already when it goes on after an interruption.
"""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from migov.errors import Problem
from migov.evidence.folders.attending import Attendant, Round, Told
from migov.evidence.folders.walking import File, Walked, walk
from migov.evidence.formats.bounds import SOURCE, Bounds

__all__ = ["File", "Known", "Progress", "Read", "Standing", "Walked", "read_all", "walk"]

R = TypeVar("R")


class Standing(StrEnum):
    """What became of a file."""

    READ = "read"
    UNCHANGED = "unchanged"
    """At a known place with its known size and time: not even opened."""
    KNOWN = "known"
    """Its very bytes are known already, from before or from another file of this round."""
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Known:
    """What was read before, so that it is not read again."""

    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Paths with the size and the time of change (nanoseconds) that their files had: `File.seen`."""
    snapshots: Collection[str] = frozenset()
    """SHA-256 of bytes."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a round is."""

    files: int
    of_files: int
    bytes: int
    of_bytes: int


@dataclass(frozen=True, slots=True)
class Read(Generic[R]):
    """One file, and what reading it gave."""

    file: File
    standing: Standing
    progress: Progress
    result: R | None = None
    """What the work made of it; null unless it was read."""
    sha256: str | None = None
    """Of its bytes; null where it was not opened or not read to its end."""
    problems: tuple[Problem, ...] = ()
    """Why it cannot be read."""


def read_all(
    files: Sequence[File],
    *,
    work: Callable[[bytes, str], R],
    result: type[R],
    known: Known | None = None,
    bounds: Bounds = SOURCE,
    processes: int | None = None,
) -> Iterator[Read[R]]:
    """Each file once, as soon as it is done, in no certain order.

    Args:
        files: as `walk` finds them.
        work: what makes a result of a file's bytes and its name, or raises `Unreadable`. It runs in another process,
            so it is a function of a module, which is imported there: one that needs no database.
        result: the type of its results. They come back as plain data, checked against it.
        processes: how many files are read at once; as many as there are cores if not said.
    """
    known = known or Known()
    unchanged = [file for file in files if known.places.get(file.path) == file.seen]
    same = {file.path for file in unchanged}
    fresh = sorted((file for file in files if file.path not in same), key=lambda file: file.size, reverse=True)
    count = Count(files)
    for file in unchanged:
        yield Read(file, Standing.UNCHANGED, count.after(file))
    seen: dict[str, tuple[Problem, ...]] = {}
    for told in _told(
        fresh, Round(work=work, result=result, known=frozenset(known.snapshots), bounds=bounds), processes
    ):
        progress = count.after(told.file)
        problems = told.problems or (seen.get(told.sha256, ()) if told.sha256 else ())
        if problems:
            yield Read(told.file, Standing.UNREADABLE, progress, sha256=told.sha256, problems=problems)
        elif told.is_known or told.sha256 in seen:
            yield Read(told.file, Standing.KNOWN, progress, sha256=told.sha256)
        else:
            yield Read(told.file, Standing.READ, progress, result=told.result, sha256=told.sha256)
        if told.sha256 is not None:
            seen.setdefault(told.sha256, problems)


class Count:
    """How far a round is, file by file."""

    def __init__(self, files: Sequence[File]) -> None:
        self.of_files, self.of_bytes = len(files), sum(file.size for file in files)
        self.files = self.bytes = 0

    def after(self, file: File) -> Progress:
        """How far it is when this file too is done."""
        self.files += 1
        self.bytes += file.size
        return Progress(self.files, self.of_files, self.bytes, self.of_bytes)


def _told(files: list[File], round_: Round[R], processes: int | None) -> Iterator[Told[R]]:
    """What the processes tell of each file."""
    number = min(processes or os.cpu_count() or 1, len(files))
    done: queue.Queue[Told[R] | BaseException] = queue.Queue(maxsize=4 * max(number, 1))
    waiting, lock = iter(files), threading.Lock()

    def next_file() -> File | None:
        with lock:
            return next(waiting, None)

    attendants = [Attendant(round_, next_file, done.put) for _ in range(number)]
    try:
        for attendant in attendants:
            attendant.start()
        for _ in files:
            told = done.get()
            if isinstance(told, BaseException):
                raise told
            yield told
    finally:
        for attendant in attendants:
            attendant.stop()
        while any(attendant.is_alive() for attendant in attendants):
            try:
                done.get(timeout=0.05)
            except queue.Empty:
                continue

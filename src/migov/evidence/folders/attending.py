"""A process that reads, and the thread that attends to it: hands it files, waits no longer than it may, replaces it.

What a process sends back is plain data, decoded by type: whatever a file makes of a reader, nothing else comes through.
A few files are always on their way, so that no process waits for the caller to keep what it read.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

import msgspec

from migov.errors import Problem
from migov.evidence.folders.serving import LARGEST_ANSWER, Answer, Task, serve
from migov.evidence.folders.walking import File
from migov.evidence.formats.bounds import Bounds

R = TypeVar("R")

AHEAD = 3
"""Files that a process has been handed and not yet told of."""

STARTING = 120.0
"""Seconds that a process may take to start, on a machine that has much else to do."""

GLANCE = 0.2
"""Seconds between two looks at whether anybody still waits."""

STARTS = 3
"""Processes that may fail to start, one after the other, before it is not the files that are at fault."""

STARTING_ONE = threading.Lock()
"""Processes are started one by one: what the standard library does for it is not made for threads."""

TOO_LONG = getattr(signal, "SIGXCPU", 0)


@dataclass(frozen=True, slots=True)
class Round(Generic[R]):
    """What is done to each file."""

    work: Callable[[bytes, str], R]
    result: type[R]
    known: frozenset[str]
    bounds: Bounds


@dataclass(frozen=True, slots=True)
class Told(Generic[R]):
    """What is told of one file."""

    file: File
    result: R | None = None
    sha256: str | None = None
    is_known: bool = False
    problems: tuple[Problem, ...] = ()


class Attendant(threading.Thread, Generic[R]):
    """The thread that attends to one process after the other."""

    def __init__(
        self,
        round_: Round[R],
        next_file: Callable[[], File | None],
        tell: Callable[[Told[R] | BaseException], None],
    ) -> None:
        super().__init__(daemon=True, name="reading files")
        self.round, self.next_file, self.tell = round_, next_file, tell
        self.decoder = msgspec.msgpack.Decoder(round_.result)
        self.left: deque[File] = deque()
        """Files that a process was handed and did not tell of before its end."""
        self.handed: deque[File] = deque()
        self.failed_starts = 0
        self.has_stopped = threading.Event()

    def run(self) -> None:
        """Read until there is nothing left."""
        try:
            while not self.has_stopped.is_set() and self._has_more():
                self._attend()
        except BaseException as error:  # told to the caller, in whose thread it is raised
            if not self.has_stopped.is_set():
                self.tell(error)

    def stop(self) -> None:
        """Leave everything as it is, soon."""
        self.has_stopped.set()

    def _has_more(self) -> bool:
        if not self.left and (file := self.next_file()) is not None:
            self.left.append(file)
        return bool(self.left)

    def _attend(self) -> None:
        """Start a process and have it read until there is nothing left or it breaks down.

        A file that it breaks down on is blamed only where the process had read no other before.
        """
        process = Process(self.round)
        try:
            if not self._has_started(process):
                return
            is_first = True
            while self._fill(process) and not self.has_stopped.is_set():
                answer = process.answer(self.round.bounds.seconds, self.has_stopped)
                if answer is None and not is_first and not process.was_late:
                    return
                is_first = False
                file = self.handed.popleft()
                self._fill(process)
                self._say(file, answer, process)
                if answer is None:
                    return
        finally:
            self.left.extendleft(reversed(self.handed))
            self.handed.clear()
            process.end()

    def _has_started(self, process: Process) -> bool:
        """Whether the process is ready to read, which has nothing to do with any file."""
        if process.answer(STARTING, self.has_stopped) is not None:
            self.failed_starts = 0
            return True
        self.failed_starts += 1
        if self.failed_starts >= STARTS and not self.has_stopped.is_set():
            raise RuntimeError("no process can be started to read files: is its work importable in another process?")
        return False

    def _fill(self, process: Process) -> bool:
        """Hand over files until enough are on their way; whether any is."""
        while len(self.handed) < AHEAD:
            file = self.left.popleft() if self.left else self.next_file()
            if file is None:
                break
            self.handed.append(file)
            process.hand(Task(path=os.fsencode(file.path), name=file.name))
        return bool(self.handed)

    def _say(self, file: File, answer: Answer | None, process: Process) -> None:
        if self.has_stopped.is_set():
            return
        if answer is None:
            self.tell(Told(file, problems=(self._blamed(file, process),)))
        elif answer.result is None:
            self.tell(Told(file, sha256=answer.sha256, is_known=answer.is_known, problems=answer.problems))
        else:
            self.tell(Told(file, result=self.decoder.decode(answer.result), sha256=answer.sha256))

    def _blamed(self, file: File, process: Process) -> Problem:
        """Why a file that ended a process is left unread."""
        bounds = self.round.bounds
        if process.computed_too_long:
            says = "the file takes too long to read"
        elif process.was_late:
            says = f"the file takes more than {bounds.seconds:.0f} seconds to read"
        else:
            says = (
                f"the file takes more than {bounds.memory >> 20:,} MB of memory to read, or makes its reader break down"
            )
        return Problem(says, file=file.name, remedy="print it to a new PDF, or save the text alone")


class Process:
    """A process that reads one file after the other, and the way to talk to it."""

    def __init__(self, round_: Round[R]) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.was_late = self.computed_too_long = False
        arguments = (theirs, round_.work, round_.known, round_.bounds)
        self.process = context.Process(target=serve, args=arguments, daemon=True, name="migov reading files")
        with STARTING_ONE:
            self.process.start()
        theirs.close()

    def hand(self, task: Task) -> None:
        """Have it read a file, after those it was handed before."""
        with contextlib.suppress(OSError):  # it ended meanwhile, which its missing answer tells
            self.connection.send_bytes(msgspec.msgpack.encode(task))

    def answer(self, seconds: float, has_stopped: threading.Event) -> Answer | None:
        """What it says next; null where it ended, takes longer than it may, or nobody waits any more."""
        until = time.monotonic() + seconds
        try:
            while not self.connection.poll(GLANCE):
                if has_stopped.is_set():
                    return None
                if time.monotonic() > until:
                    self.was_late = True
                    return None
            return msgspec.msgpack.decode(self.connection.recv_bytes(LARGEST_ANSWER), type=Answer)
        except (OSError, EOFError, msgspec.MsgspecError):
            self.process.join(1)
            self.was_late = self.computed_too_long = self.process.exitcode == -TOO_LONG
            return None

    def end(self) -> None:
        """Put an end to it, and leave no zombie."""
        self.connection.close()
        self.process.kill()
        self.process.join()

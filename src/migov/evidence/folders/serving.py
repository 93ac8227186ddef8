"""The life of a process that reads: a file is named to it, it answers, and so on until nobody names one any more."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import itertools
import os
import signal
import stat
from collections.abc import Callable
from multiprocessing.connection import Connection

import msgspec

from migov.errors import Problem, Unreadable
from migov.evidence.formats import too_large
from migov.evidence.formats.bounds import MEGABYTE, Bounds
from migov.evidence.formats.confined import bound_computing, settle
from migov.model.values import Value

LARGEST_ANSWER = 1024 * MEGABYTE

TIDIED = 25
"""Files after which what circles there are is thrown away."""

OPENING = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""So that a link or a pipe that took a file's place meanwhile leads nowhere and keeps nobody waiting."""


class Task(Value, kw_only=True):
    """A file to read."""

    path: bytes
    """As the system knows it, which need not be text."""
    name: str


class Answer(Value, kw_only=True):
    """What reading a file gave: a result, or that its bytes are known, or why there is none."""

    sha256: str | None = None
    is_known: bool = False
    result: bytes | None = None
    problems: tuple[Problem, ...] = ()


def serve(connection: Connection, work: Callable[[bytes, str], object], known: frozenset[str], bounds: Bounds) -> None:
    """Read files as they are named. First of all an empty answer says that the process has started."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted too, and ends this process
    settle(bounds.memory)
    gc.disable()  # pages are made by the thousand and hold no circles: looking for some would take a tenth of the time
    gc.freeze()
    encode = msgspec.msgpack.Encoder().encode
    with contextlib.suppress(EOFError, OSError):
        connection.send_bytes(encode(Answer()))
        for count in itertools.count(1):
            task = msgspec.msgpack.decode(connection.recv_bytes(), type=Task)
            bound_computing(bounds.seconds)
            connection.send_bytes(encode(_answer(task, work, known, bounds)))
            if count % TIDIED == 0:
                gc.collect()


def _answer(task: Task, work: Callable[[bytes, str], object], known: frozenset[str], bounds: Bounds) -> Answer:
    sha256 = None
    try:
        data = _taken(task, bounds)
        sha256 = hashlib.sha256(data).hexdigest()
        if sha256 in known:
            return Answer(sha256=sha256, is_known=True)
        return Answer(sha256=sha256, result=msgspec.msgpack.encode(work(data, task.name)))
    except Unreadable as error:
        return Answer(sha256=sha256, problems=tuple(error.problems))
    except MemoryError:
        os._exit(1)  # whatever is left in memory must not be blamed on the next file
    except Exception as error:  # a mistake of ours on one file must not keep the others from being read
        says = f"the reader fails on this file: {type(error).__name__}: {str(error)[:200]}"
        problem = Problem(says, file=task.name, remedy="report it with the file; print it as PDF meanwhile")
        return Answer(sha256=sha256, problems=(problem,))


def _taken(task: Task, bounds: Bounds) -> bytes:
    """The bytes of a file, which is looked at again: it may have changed since it was found."""
    try:
        handle = os.open(task.path, OPENING)
        with os.fdopen(handle, "rb") as source:
            about = os.fstat(handle)
            if not stat.S_ISREG(about.st_mode):
                raise Unreadable(Problem("this is no file", file=task.name))
            data = source.read(about.st_size + 1) if about.st_size <= bounds.bytes else b""
            if len(data) > about.st_size:  # it grew meanwhile; room for the largest file is made only now
                data += source.read(bounds.bytes + 1 - len(data))
    except OSError as error:
        why = (error.strerror or "for an unknown reason").lower()
        raise Unreadable(Problem(f"cannot be opened: {why}", file=task.name)) from error
    size = max(about.st_size, len(data))
    if size > bounds.bytes:
        raise Unreadable(too_large(size, file=task.name, bounds=bounds))
    return data

"""Reading that a hostile file can neither keep busy for ever nor fill the machine with.

A PDF of one kilobyte may draw itself a billion times, and pdfium does that within a single call, which nothing inside
the same process can interrupt. So a PDF is taken apart in a forked child: with a bound on its memory, on its computing
time and on the time by the clock. A fork starts no interpreter and imports nothing; it costs some milliseconds.

The child sends its result through a pipe as plain data, decoded by type: whatever a file makes of pdfium, nothing but
lines and complaints come back. It leaves at once, without the parent's ``finally`` blocks, exit handlers or buffers, so
that a fork in the middle of a server or a test run does nothing twice.

Windows has no fork, and on macOS the system's own libraries may fail in a forked child: there a PDF is read in the
process itself, bounded only by what is counted between its pages. Where ``/proc`` is absent, only time is bounded.
"""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import math
import os
import select
import signal
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import IO, NoReturn

import msgspec

from migov.errors import Problem, Unreadable
from migov.model.pages import Document

LONGEST = 20.0
"""Seconds. A profile takes about a tenth of one; a file built to keep a reader busy is left."""

MOST_MEMORY = 512 * 1024 * 1024
"""Bytes beyond what the process had before. A profile takes some dozens of megabytes."""

HEADER = 8
"""Bytes of a number in a pipe or a file. One before each result tells how long that is: the pipe's end tells nothing,
other children may hold it open."""

PIECE = 1 << 20
"""Bytes taken from the pipe at once."""

GLANCE = 100
"""Milliseconds between two looks at whether a silent child is still there."""

CAN_FORK = hasattr(os, "fork") and sys.platform != "darwin"

SETTLED = threading.Event()
"""Whether this process is itself one that is bounded, so that reading needs no child of its own."""


class Outcome(msgspec.Struct, frozen=True):
    """What a child sends: a document, what keeps the file from being read, or a mistake of the reader itself."""

    document: Document | None = None
    problems: tuple[Problem, ...] = ()
    mistake: str | None = None


def confined(
    work: Callable[[], Document], *, file: str | None, seconds: float = LONGEST, memory: int = MOST_MEMORY
) -> Document:
    """The document that *work* reads, within these bounds.

    Raises:
        Unreadable: *work* says so, or the file takes more time or memory than that.
    """
    return side_by_side([work], file=file, seconds=seconds, memory=memory)[0]


def side_by_side(
    works: Sequence[Callable[[], Document]],
    *,
    file: str | None,
    seconds: float = LONGEST,
    memory: int = MOST_MEMORY,
) -> list[Document]:
    """The documents that several works read at the same time, each in a child of its own within these bounds.

    Raises:
        Unreadable: one of them says so, or takes more time or memory than that. The others are left.
    """
    if SETTLED.is_set():
        with computing(seconds):
            return [work() for work in works]
    if not CAN_FORK:
        return [work() for work in works]
    import resource  # noqa: F401  (so that no child has to)

    until, most = time.monotonic() + seconds, _with_more(memory)
    children: list[Child] = []
    try:
        for work in works:
            children.append(_started(work, seconds, most))  # noqa: PERF401  (whoever was started must be ended)
        return [_document(_outcome_of(child, file, until, memory)) for child in children]
    finally:
        for child in children:
            child.end()


@contextlib.contextmanager
def turns(count: int) -> Iterator[Iterator[int]]:
    """The numbers below *count*, each for one of the children that ask: whoever is done takes the next one.

    They stand in a file without a name, which every child reads on from where the last one left off. It is a file of
    the disk: in one in memory alone (``memfd``), the system lets two children that ask at once take the same number.
    """
    with tempfile.TemporaryFile(buffering=0) as file:
        file.write(b"".join(number.to_bytes(HEADER, "big") for number in range(count)))
        file.seek(0)
        yield (int.from_bytes(number, "big") for number in iter(partial(file.read, HEADER), b""))


def hands(most: int) -> int:
    """How many children can be at work at once here, of so many that are wanted."""
    if not CAN_FORK or SETTLED.is_set():
        return 1
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(most, processors))


def _started(work: Callable[[], Document], seconds: float, most: int | None) -> Child:
    outgoing, incoming = os.pipe()
    source = os.fdopen(outgoing, "rb", buffering=0)
    with os.fdopen(incoming, "wb", buffering=0) as sink:
        pid = os.fork()
        if pid == 0:
            _serve(work, sink, seconds, most)
        return Child(pid, source)


def _outcome_of(child: Child, file: str | None, until: float, memory: int) -> Outcome:
    data = _received(child.source, child, until, memory)
    if data is None:
        child.end()
        raise Unreadable(_left(file, in_time=time.monotonic() < until and not child.computed_too_long, memory=memory))
    return msgspec.msgpack.decode(data, type=Outcome)


def settle(memory: int) -> None:
    """Bound this very process, which reads one file after the other and is replaced when it breaks down."""
    with contextlib.suppress(ImportError):  # Windows has no such bounds
        _bound_memory(_with_more(memory))
    SETTLED.set()


def bound_computing(seconds: float) -> None:
    """Bound the computing time of this process from now on, even where nobody watches it any more."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        most = math.ceil(time.process_time() + seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


@contextlib.contextmanager
def computing(seconds: float) -> Iterator[None]:
    """A stretch of this process's work with a bound of its own on computing time, where the process has a wider one."""
    try:
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
        most = math.ceil(time.process_time() + seconds) + 1
        if soft in {resource.RLIM_INFINITY, -1} or most < soft:
            resource.setrlimit(resource.RLIMIT_CPU, (most, hard))
    except (ImportError, ValueError, OSError):
        yield
        return
    try:
        yield
    finally:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


class Child:
    """A forked process and the pipe that it writes to, waited for exactly once."""

    def __init__(self, pid: int, source: IO[bytes]) -> None:
        self.pid, self.source = pid, source
        self.status: int | None = None
        """How it ended, as `os.waitpid` says it; null as long as it is there."""

    def is_there(self) -> bool:
        """Whether it has not ended yet."""
        self._wait(os.WNOHANG)
        return self.status is None

    def end(self) -> None:
        """Put an end to it, and leave no zombie and no open pipe."""
        self.source.close()
        if self.is_there():
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            self._wait(0)

    @property
    def computed_too_long(self) -> bool:
        """Whether the system ended it for its computing time."""
        status = self.status or 0
        return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU

    def _wait(self, options: int) -> None:
        if self.status is not None:
            return
        try:
            pid, status = os.waitpid(self.pid, options)
        except ChildProcessError:  # the program ignores its children's end, or waits for all of them elsewhere
            pid, status = self.pid, 0
        if pid:
            self.status = status


def _received(source: IO[bytes], child: Child, until: float, most: int) -> bytes | None:
    """What the child sends; null where it ends or the time is up before it has sent all."""
    poll = select.poll()
    poll.register(source, select.POLLIN)
    data = bytearray()
    length: int | None = None
    while length is None or len(data) < HEADER + length:
        if time.monotonic() > until:
            return None
        if poll.poll(GLANCE):
            piece = source.read(PIECE)
            if not piece:
                return None
            data += piece
        elif not child.is_there() and not poll.poll(0):
            return None
        if length is None and len(data) >= HEADER:
            length = int.from_bytes(data[:HEADER], "big")
            if length > most:
                return None
    return bytes(data[HEADER:])


def _left(file: str | None, *, in_time: bool, memory: int) -> Problem:
    """Why a file was left unread."""
    if not in_time:
        says = "the file takes more time to read than it may"
    else:
        says = f"the file takes more than {memory >> 20:,} MB of memory to read, or makes the reader break down"
    return Problem(says, file=file, remedy="print it to a new PDF, or save the text alone and read that")


def _document(outcome: Outcome) -> Document:
    if outcome.problems:
        raise Unreadable(*outcome.problems)
    if outcome.document is None:
        raise RuntimeError(f"reading failed: {outcome.mistake}")
    return outcome.document


def _serve(work: Callable[[], Document], sink: IO[bytes], seconds: float, most: int | None) -> NoReturn:
    """The child's whole life. Whatever happens, it never returns into the parent's code."""
    code = 1
    try:
        _by_itself()
        _bound(seconds, most)
        data = msgspec.msgpack.encode(_outcome(work))
        _send(len(data).to_bytes(HEADER, "big"), sink)
        _send(data, sink)
        code = 0
    finally:
        os._exit(code)


def _by_itself() -> None:
    """Take off what belongs to the parent: its answers to signals, its reports of crashes, its garbage."""
    signal.set_wakeup_fd(-1)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGALRM):
        signal.signal(number, signal.SIG_DFL)
    faulthandler.disable()
    gc.disable()  # a collection would touch, and so copy, every page of the parent's memory


def _bound(seconds: float, most: int | None) -> None:
    """Bound this process's memory and computing time."""
    import resource

    _lower(resource.RLIMIT_CPU, math.ceil(seconds))
    _bound_memory(most)


def _bound_memory(most: int | None) -> None:
    """Bound this process's memory; it leaves no core dump."""
    import resource

    _lower(resource.RLIMIT_CORE, 0)
    if most is not None:
        _lower(resource.RLIMIT_AS, most)


def _with_more(memory: int) -> int | None:
    """Bytes that this process has, or a child at its start, and so many more; null where nothing tells."""
    try:
        pages = int(Path("/proc/self/statm").read_bytes().split()[0])
    except OSError:
        return None
    return pages * os.sysconf("SC_PAGE_SIZE") + memory


def _lower(limit: int, value: int) -> None:
    """Set a limit, unless a lower one holds already."""
    import resource

    soft, hard = resource.getrlimit(limit)
    lowest = min(known for known in (value, soft, hard) if known != resource.RLIM_INFINITY)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(limit, (lowest, hard))


def _outcome(work: Callable[[], Document]) -> Outcome:
    try:
        return Outcome(document=work())
    except Unreadable as error:
        return Outcome(problems=tuple(error.problems))
    except MemoryError:
        raise
    except Exception:  # told to the parent, which raises it
        return Outcome(mistake=traceback.format_exc())


def _send(data: bytes, sink: IO[bytes]) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[sink.write(rest) :]

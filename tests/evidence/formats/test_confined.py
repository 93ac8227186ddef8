"""A file built to keep its reader busy, or to fill the machine, is left; one that is only large is read."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from msgspec.structs import replace

from migov.errors import Problem, Unreadable
from migov.evidence.formats import PROFILE, read
from migov.evidence.formats.confined import CAN_FORK, confined, side_by_side
from migov.model.pages import Document, Line, Page

pytestmark = pytest.mark.skipif(not CAN_FORK, reason="files are read in the process itself where it cannot fork")

SMALL = 256 * 1024 * 1024


def document(*lines: str) -> Document:
    page = Page(index=1, lines=tuple(Line(text=line) for line in lines))
    return Document(sha256="0", media_type="text/plain", pages=(page,))


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<< %b /Length %d >>\nstream\n%b\nendstream" % (entries, len(content), content)


def pdf(content: bytes, *more: bytes) -> bytes:
    """A PDF of one page, by hand; what it draws with is in objects 5 and up, as X0, X1 and so on."""
    names = b" ".join(b"/X%d %d 0 R" % (place, place + 5) for place in range(len(more)))
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R /Resources << /XObject << %b >> >> >>"
        % names,
        content,
        *more,
    )
    body = b"".join(b"%d 0 obj\n%b\nendobj\n" % (number, held) for number, held in enumerate(objects, start=1))
    return b"%%PDF-1.4\n%btrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%%%EOF\n" % body


def form(content: bytes, uses: int) -> bytes:
    entries = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F %d 0 R >> >>" % uses
    return stream(content, entries)


def wait() -> Document:
    """What takes a minute to read, and is idle meanwhile."""
    time.sleep(60)
    return document()


def refusal(work: Callable[[], Document], *, seconds: float = 5.0) -> str:
    with pytest.raises(Unreadable) as caught:
        confined(work, file="handed-in.pdf", seconds=seconds, memory=SMALL)
    return str(caught.value)


def has_zombies() -> bool:
    """Whether a child ended that nobody waited for."""
    try:
        return os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
    except ChildProcessError:
        return False


def test_what_was_read_comes_back_whole() -> None:
    lines = [f"line {number}: déjà vu " * 20 for number in range(30_000)]
    assert confined(lambda: document(*lines), file=None) == document(*lines)


def test_a_complaint_comes_back_with_all_its_parts() -> None:
    problem = Problem("the page is damaged", file="a.pdf", place="page 3", remedy="fetch it again")

    def complain() -> Document:
        raise Unreadable(problem)

    with pytest.raises(Unreadable) as caught:
        confined(complain, file="a.pdf")
    assert tuple(caught.value.problems) == (problem,)


def test_a_mistake_of_the_reader_is_not_blamed_on_the_file() -> None:
    def slip() -> Document:
        raise KeyError("a name that is nowhere")

    with pytest.raises(RuntimeError, match="a name that is nowhere"):
        confined(slip, file=None)


def test_reading_that_waits_for_ever_is_ended() -> None:
    began = time.monotonic()

    assert "more time" in refusal(wait, seconds=0.3)
    assert time.monotonic() - began < 30


def test_reading_that_computes_for_ever_is_ended() -> None:
    def compute() -> Document:
        while True:
            pass

    assert "more time" in refusal(compute, seconds=0.5)


@pytest.mark.skipif(sys.platform != "linux", reason="only /proc tells how much memory is in use")
def test_reading_that_fills_the_memory_is_ended() -> None:
    def fill() -> Document:
        held = [bytearray(50_000_000) for _ in range(100)]
        return document(str(len(held)))

    assert "MB of memory" in refusal(fill)


def test_a_reader_that_breaks_down_takes_nobody_along() -> None:
    def crash() -> Document:
        os.kill(os.getpid(), signal.SIGSEGV)
        return document()

    assert "break down" in refusal(crash)


def test_a_reader_that_leaves_in_the_middle_of_its_answer_is_noticed() -> None:
    def leave() -> Document:
        os._exit(0)

    assert "break down" in refusal(leave)


def test_nothing_of_the_parent_is_done_twice(capfd: pytest.CaptureFixture[str]) -> None:
    sys.stdout.write("once ")
    try:
        confined(document, file=None)
    finally:
        sys.stdout.write("and no more")
    sys.stdout.flush()
    assert capfd.readouterr().out == "once and no more"


def test_no_child_is_left_behind() -> None:
    confined(document, file=None)
    refusal(wait, seconds=0.1)
    assert not has_zombies()


def test_an_interruption_ends_the_child_too() -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    def interrupted() -> None:
        signal.setitimer(signal.ITIMER_REAL, 0.2)  # not before: an interruption that nobody expects ends the whole run
        confined(wait, file=None)

    usual = signal.signal(signal.SIGALRM, interrupt)
    try:
        with pytest.raises(KeyboardInterrupt):
            interrupted()
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, usual)


def test_files_are_read_in_several_threads_at_once() -> None:
    lock = threading.Lock()
    with lock, ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda number: confined(lambda: document(str(number)), file=None), range(24)))
    assert [found.pages[0].lines[0].text for found in found] == [str(number) for number in range(24)]


def test_where_children_are_not_waited_for_reading_goes_on() -> None:
    usual = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        assert confined(lambda: document("one"), file=None) == document("one")
        assert "more time" in refusal(wait, seconds=0.2)
    finally:
        signal.signal(signal.SIGCHLD, usual)


def a_form_that_draws_itself() -> bytes:
    return pdf(stream(b"/X0 Do"), form(b"/F Do " * 50, 5))


def forms_that_draw_forms() -> bytes:
    forms = (form(b"/F Do " * 50, place + 1) for place in range(5, 15))
    return pdf(stream(b"/X0 Do"), *forms, stream(b""))


def a_stream_that_inflates_to_eighty_megabytes() -> bytes:
    packing = zlib.compressobj(1)
    packed = b"".join(packing.compress(b"0 0 m 9 9 l S " * 1_000_000) for _ in range(6)) + packing.flush()
    return pdf(stream(packed, b"/Filter /FlateDecode"))


@pytest.mark.parametrize(
    "hostile",
    [a_form_that_draws_itself, forms_that_draw_forms, a_stream_that_inflates_to_eighty_megabytes],
    ids=lambda made: made.__name__.replace("_", " "),
)
def test_a_hostile_pdf_is_refused_in_time(hostile: Callable[[], bytes]) -> None:
    """With an eighth of the memory that a profile may take, which is filled in an eighth of the time."""
    handed_in = hostile()
    began = time.monotonic()
    with pytest.raises(Unreadable):
        read(handed_in, file="hostile.pdf", bounds=replace(PROFILE, memory=PROFILE.memory // 8))
    assert time.monotonic() - began < 30


def test_several_are_read_side_by_side_and_come_back_in_their_order() -> None:
    works = [lambda name=name: document(name) for name in ("one", "two", "three")]
    assert side_by_side(works, file=None) == [document("one"), document("two"), document("three")]


def test_one_that_cannot_be_read_ends_those_beside_it() -> None:
    def complain() -> Document:
        raise Unreadable(Problem("it is damaged", file="a.pdf"))

    began = time.monotonic()
    with pytest.raises(Unreadable, match="damaged"):
        side_by_side([complain, wait], file="a.pdf")
    assert time.monotonic() - began < 30

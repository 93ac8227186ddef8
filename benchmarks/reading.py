"""How long does reading a published profile take, against bare extraction of the same file's text?

    python benchmarks/reading.py [FILE.pdf ...]

Without files: the training country printed by migov, as it is and enlarged. Goal: at most three times the bare
extraction, timed in turn with it so that both meet the same machine; ``hands`` is how many processors may help.

On a machine that does other things too, the clock tells little. There the ratio of processor time is left: what this
process computes, and its share of what the processes compute that work for it side by side. It takes for granted that
they meet no other, and counts the least of all runs.

Memory is the peak of a process of its own that reads the file, with that of the processes it starts, and of one that
has nothing but the engine loaded and extracts the text. It is asked for every few milliseconds; what parent and
children share counts once.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from measuring import enlarged, table

from migov.actions.reading import HANDS, read_profile
from migov.evidence.formats.confined import hands
from migov.model.languages import Language
from migov.model.publications import Generation
from migov.profile import pdf
from migov.profile.composing import compose


def bare(data: bytes) -> int:
    """Characters of the file's text, taken page by page with the engine underneath."""
    document = pypdfium2.PdfDocument(data)
    total = 0
    for page in document:
        text = page.get_textpage()
        total += len(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return total


BARE = """
import sys, pypdfium2
document = pypdfium2.PdfDocument(open(sys.argv[1], "rb").read())
for page in document:
    text = page.get_textpage()
    text.get_text_range()
    text.close()
    page.close()
"""
"""A program that extracts and knows nothing of migov."""

OURS = """
import sys
from migov.actions.reading import read_profile
for _ in range(3):  # so that children, who live for some hundredths of a second, are met
    read_profile(open(sys.argv[1], "rb").read(), file="profile.pdf")
"""


def peak_megabytes(program: str, file: Path) -> float:
    """The most memory that a program and the processes it starts hold at once while it works on the file."""
    running = subprocess.Popen([sys.executable, "-c", program, str(file)])
    peak = 0.0
    while running.poll() is None:
        held = [held_megabytes(process) for process in family(running.pid)]
        peak = max(peak, sum(own for own, _ in held) + max(shared for _, shared in held))
        time.sleep(0.003)
    if running.returncode:
        raise SystemExit(f"the program whose memory is measured failed: {running.returncode}")
    return peak


def family(process: int) -> list[int]:
    """A process and its children."""
    try:
        return [process, *map(int, Path(f"/proc/{process}/task/{process}/children").read_text().split())]
    except OSError:
        return [process]


def held_megabytes(process: int) -> tuple[float, float]:
    """Memory that a process has to itself and that it shares; none where it has ended or nothing tells."""
    try:
        told = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0.0, 0.0
    kinds = [(line.split()[0], int(line.split()[1]) / 1024) for line in told.splitlines()[1:]]
    own, shared = (sum(size for name, size in kinds if name.startswith(sort)) for sort in ("Private_", "Shared_"))
    return own, shared


class Pair(NamedTuple):
    """Seconds of the bare extraction and of reading."""

    extraction: float
    reading: float

    @property
    def ratio(self) -> str:
        return f"{self.reading / self.extraction:.2f}"


def paired_seconds(data: bytes, *, runs: int = 9) -> tuple[Pair, Pair]:
    """Medians by the clock, and least processor time, of the bare extraction and of reading, run in turn."""
    clock: tuple[list[float], list[float]] = ([], [])
    processor: tuple[list[float], list[float]] = ([], [])
    for run in range(runs + 1):
        for way, work in enumerate((bare, read)):
            computed, start = processor_seconds(), time.perf_counter()
            work(data)
            if run:
                clock[way].append(time.perf_counter() - start)
                processor[way].append(processor_seconds() - computed)
    return Pair(*map(statistics.median, clock)), Pair(*map(min, processor))


def processor_seconds() -> float:
    """Processor time of this process, and of each hand that it had."""
    own, theirs = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + (theirs.ru_utime + theirs.ru_stime) / hands(HANDS)


def read(data: bytes) -> object:
    return read_profile(data, file="profile.pdf")


def samples(folder: Path) -> list[Path]:
    """The files named on the command line, or profiles printed for the purpose.

    Another process prints them: who reads has not printed before, and a process grown by that takes longer to fork.
    """
    if len(sys.argv) > 1:
        return [Path(name) for name in sys.argv[1:]]
    subprocess.run([sys.executable, __file__, "--print", str(folder)], check=True)
    return sorted(folder.iterdir())


def printed(folder: Path) -> None:
    """Print the training country into a folder, as it is and enlarged."""
    for times in (1, 2, 4):
        book = compose(enlarged(times), language=Language.EN, generation=Generation.G2021)
        (folder / f"training-{times}.pdf").write_bytes(pdf.render(book))


def main() -> None:
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for file in samples(Path(folder)):
            data = file.read_bytes()
            pages = len(pypdfium2.PdfDocument(data))
            clock, processor = paired_seconds(data)
            rows.append(
                (
                    file.name,
                    pages,
                    f"{clock.extraction * 1000:.0f}",
                    f"{clock.reading * 1000:.0f}",
                    clock.ratio,
                    processor.ratio,
                    f"{peak_megabytes(BARE, file):.0f}",
                    f"{peak_megabytes(OURS, file):.0f}",
                )
            )
    heads = ("file", "pages", "bare ms", "reading ms", "ratio", "by processor", "bare peak MB", "reading peak MB")
    table(f"Reading, by {hands(HANDS)} hands", heads, rows)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--print"]:
        printed(Path(sys.argv[2]))
    else:
        main()

"""How long does reading a published profile take, against bare extraction of the same file's text?

    python benchmarks/reading.py [FILE.pdf ...]

Without files: the training country printed by migov, as it is and enlarged. Goal: at most three times the bare
extraction. Memory is the peak of a process of its own that reads the file once, and of one that only extracts.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from measuring import enlarged, median_seconds, table

from migov.actions.reading import read_profile
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


def peak_megabytes(what: str, file: Path) -> float:
    """Peak resident memory of a process that does *what* to the file once."""
    code = (
        "import resource, sys; sys.path.insert(0, sys.argv[1]); import reading; data = open(sys.argv[2], 'rb').read();"
        f"reading.{what}(data); print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    here = str(Path(__file__).parent)
    done = subprocess.run([sys.executable, "-c", code, here, str(file)], capture_output=True, text=True, check=True)
    return float(done.stdout)


def read(data: bytes) -> object:
    return read_profile(data, file="profile.pdf")


def samples(folder: Path) -> list[Path]:
    """The files named on the command line, or profiles printed for the purpose."""
    if len(sys.argv) > 1:
        return [Path(name) for name in sys.argv[1:]]
    files = []
    for times in (1, 2, 4):
        book = compose(enlarged(times), language=Language.EN, generation=Generation.G2021)
        files.append(folder / f"training-{times}.pdf")
        files[-1].write_bytes(pdf.render(book))
    return files


def main() -> None:
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for file in samples(Path(folder)):
            data = file.read_bytes()
            pages = len(pypdfium2.PdfDocument(data))
            extraction, reading = median_seconds(lambda d=data: bare(d)), median_seconds(lambda d=data: read(d))
            rows.append(
                (
                    file.name,
                    pages,
                    f"{extraction * 1000:.0f}",
                    f"{reading * 1000:.0f}",
                    f"{reading / extraction:.2f}",
                    f"{peak_megabytes('bare', file):.0f}",
                    f"{peak_megabytes('read', file):.0f}",
                )
            )
    heads = ("file", "pages", "bare ms", "reading ms", "ratio", "bare peak MB", "reading peak MB")
    table("Reading", heads, rows)


if __name__ == "__main__":
    main()

"""How fast is a folder of many mixed files read, against bare extraction of their text by the same processes?

    python benchmarks/folders.py [NUMBER OF FILES]

The files (1,000 if not said) are made for the purpose: PDF, DOCX, HTML, Markdown and plain text of varied length in
five languages. Goal: at least 80 % of the bare extractor's pages a second. A page of a format without pages is 3,000
characters. Both ways are timed file by file in the same process, and then as whole rounds in turn, three times; the
first tells more where others work on the same machine. Then a reading process is killed again and again, and what it
kept is compared with the folder.
"""

from __future__ import annotations

import io
import os
import random
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import msgspec
import pypdfium2
import typst
from lxml import etree
from measuring import table
from selectolax.lexbor import LexborHTMLParser

from migov.evidence.folders import File, Known, Standing, read_all, walk
from migov.evidence.formats import read
from migov.evidence.transcribing import transcribe
from migov.model.pages import Document
from migov.model.sources import Transcript

SENTENCES = {
    "en": (
        "The minister may by order exempt any class of persons from the fee laid down in section {n}.",
        "A permit is valid for {n} years from the day on which it is handed over and may be renewed once.",
        "Whoever employs a person without such a permit is liable to a fine of up to {n}00 units of account.",
        "The authority keeps a register and publishes its figures in the first quarter of each year.",
    ),
    "fr": (
        "Le ministre peut, par arrêté, dispenser toute catégorie de personnes de la redevance visée à l’article {n}.",
        "Le permis est valable {n} ans à compter de sa remise et peut être renouvelé une seule fois.",
        "Quiconque emploie une personne sans ce permis est passible d’une amende de {n}00 unités de compte.",
        "L’autorité tient un registre et en publie les chiffres au premier trimestre de chaque année.",
    ),
    "es": (
        "El ministro podrá, por orden, eximir a cualquier clase de personas de la tasa prevista en el artículo {n}.",
        "El permiso es válido por {n} años desde su entrega y puede renovarse una sola vez.",
        "Quien emplee a una persona sin dicho permiso será sancionado con multa de hasta {n}00 unidades.",
        "La autoridad lleva un registro y publica sus cifras en el primer trimestre de cada año.",
    ),
    "pt": (
        "O ministro pode, por despacho, isentar qualquer categoria de pessoas da taxa prevista no artigo {n}.",
        "A autorização é válida por {n} anos a contar da sua entrega e pode ser renovada uma única vez.",
        "Quem empregar uma pessoa sem essa autorização fica sujeito a multa até {n}00 unidades de conta.",
        "A autoridade mantém um registo e publica os seus números no primeiro trimestre de cada ano.",
    ),
    "ar": (
        "يجوز للوزير بقرار منه أن يعفي أي فئة من الأشخاص من الرسم المنصوص عليه في المادة {n}.",
        "تكون الرخصة صالحة لمدة {n} سنوات من يوم تسليمها ويجوز تجديدها مرة واحدة.",
        "كل من يستخدم شخصا دون هذه الرخصة يعاقب بغرامة لا تزيد على {n}00 وحدة.",
        "تمسك السلطة سجلا وتنشر أرقامه في الربع الأول من كل سنة.",
    ),
}
MIX = (("pdf", 40), ("html", 20), ("docx", 15), ("md", 15), ("txt", 10))
"""Files of each kind in a hundred."""

CHARACTERS = 3_000
"""A page of a format without pages."""

RUNS = 3


class Bare(msgspec.Struct):
    """What the bare extractors give."""

    text: str
    pages: int


class Articles:
    """A law of so many articles, and the ways to write it down."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311  (so that every run makes the same)
        self.language = self.chance.choice(list(SENTENCES))
        count = int(self.chance.lognormvariate(3.0, 0.9)) + 3
        self.articles = [(number, self._paragraphs()) for number in range(1, count + 1)]

    def _paragraphs(self) -> list[str]:
        bank = SENTENCES[self.language]
        return [
            " ".join(
                self.chance.choice(bank).format(n=self.chance.randint(2, 99)) for _ in range(self.chance.randint(2, 7))
            )
            for _ in range(self.chance.randint(1, 4))
        ]

    def pdf(self) -> bytes:
        body = "\n\n".join(f"= Art. {number}\n" + "\n\n".join(all_) for number, all_ in self.articles)
        set_up = f'#set page(numbering: "1", margin: 2cm)\n#set text(lang: "{self.language}", size: 10pt)\n'
        data: bytes = typst.compile((set_up + body).encode())
        return data

    def html(self) -> bytes:
        body = "".join(
            f"<section><h2>Art. {number}</h2>"
            + "".join(f"<p>{text.replace('permit', '<b>permit</b>')}</p>" for text in all_)
            for number, all_ in self.articles
        )
        menu = "<nav><ul>" + "<li><a href='/'>menu</a>" * 20 + "</ul></nav><script>var a = 1;</script>"
        page = (
            f"<!DOCTYPE html><html lang={self.language}><head><meta charset=utf-8><title>Law</title></head><body>{menu}"
        )
        return f"{page}<main>{body}</main></body></html>".encode()

    def docx(self) -> bytes:
        w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        run = '<w:r><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'
        paragraphs = "".join(
            f'<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr>{run.format(f"Art. {number}")}</w:p>'
            + "".join(
                "<w:p>" + "".join(run.format(f"{part}. ") for part in text.split(". ")) + "</w:p>" for text in all_
            )
            for number, all_ in self.articles
        )
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr(
                "word/document.xml", f'<w:document xmlns:w="{w}"><w:body>{paragraphs}</w:body></w:document>'
            )
        return buffer.getvalue()

    def md(self) -> bytes:
        body = "\n\n".join(f"##### Art. {number}.\n\n" + "\n\n".join(all_) for number, all_ in self.articles)
        return f'---\ntitle: "Law"\nlanguage: {self.language}\n---\n# Law\n\n{body}\n'.encode()

    def txt(self) -> bytes:
        return "\n\n".join(f"Art. {number}\n" + "\n\n".join(all_) for number, all_ in self.articles).encode()


def made(task: tuple[str, int, str]) -> None:
    """Writes one file."""
    folder, number, kind = task
    (Path(folder) / f"{number:05d}.{kind}").write_bytes(getattr(Articles(number), kind)())


def bare(data: bytes, name: str) -> Bare:
    """The text of a file, as the engine underneath gives it in one call."""
    if name.endswith(".pdf"):
        document = pypdfium2.PdfDocument(data)
        texts = []
        for page in document:
            text = page.get_textpage()
            texts.append(text.get_text_range())
            text.close()
            page.close()
        document.close()
        return Bare("\f".join(texts), len(texts))
    if name.endswith(".html"):
        body = LexborHTMLParser(data).body
        whole = body.text() if body else ""
    elif name.endswith(".docx"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            whole = "".join(etree.fromstring(archive.read("word/document.xml")).itertext())
    else:
        whole = data.decode()
    return Bare(whole, max(1, round(len(whole) / CHARACTERS)))


def bare_at(path: str) -> Bare:
    return bare(Path(path).read_bytes(), path)


def documents(data: bytes, name: str) -> Document:
    return read(data, file=name)


def transcripts(data: bytes, name: str) -> Transcript:
    return transcribe(read(data, file=name))


def in_folder(work: Callable[[bytes, str], Any], result: type[Any]) -> Callable[[list[File]], int]:
    """Reads all files and counts those that were read."""

    def all_of(files: list[File]) -> int:
        return sum(found.standing is Standing.READ for found in read_all(files, work=work, result=result))

    return all_of


class Pair(msgspec.Struct):
    """How long one file takes each way, one right after the other in the same process."""

    kind: str
    pages: int
    seconds: dict[str, float]


def paired(data: bytes, name: str) -> Pair:
    """A file's times of computing, each with the packing of what is sent back."""
    ways: list[tuple[str, Callable[[bytes, str], object]]] = [
        ("bare", bare),
        ("document", documents),
        ("transcript", transcripts),
    ]
    if len(data) % 2:  # so that neither always finds the file's bytes in the processor's memory
        ways.reverse()
    seconds = {}
    for way, work in ways:
        began = time.thread_time()
        msgspec.msgpack.encode(work(data, name))
        seconds[way] = time.thread_time() - began
    return Pair(name.rpartition(".")[2], bare(data, name).pages, seconds)


def by_kind(files: list[File]) -> None:
    """Prints how long each kind of file takes, the ways compared file by file."""
    pairs = [found.result for found in read_all(files, work=paired, result=Pair) if found.result]
    rows = []
    for kind in (*(kind for kind, _ in MIX), "all"):
        of_kind = [pair for pair in pairs if kind in {pair.kind, "all"}]
        pages = sum(pair.pages for pair in of_kind)
        sums = {way: sum(pair.seconds[way] for pair in of_kind) for way in ("bare", "document", "transcript")}
        ratios = (f"{sums['bare'] / sums[way]:.0%}" for way in ("document", "transcript"))
        rows.append((kind, len(of_kind), pages, *(f"{1000 * took / pages:.2f}" for took in sums.values()), *ratios))
    heads = ("kind", "files", "pages", "bare ms/page", "document ms/page", "transcript ms/page")
    table("File by file", (*heads, "document of bare", "transcript of bare"), rows)


def in_plain_pool(files: list[File]) -> int:
    """The standard library's pool of processes, without bounds, hashes or progress."""
    with ProcessPoolExecutor() as pool:
        return sum(1 for _ in pool.map(bare_at, [file.path for file in files], chunksize=4))


def measured(work: Callable[[list[File]], int], files: list[File]) -> tuple[float, float]:
    """Seconds by the clock, and of computing in this process and those it started."""

    def computed() -> float:
        own, theirs = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
        return own.ru_utime + own.ru_stime + theirs.ru_utime + theirs.ru_stime

    began, before = time.perf_counter(), computed()
    count = work(files)
    assert count == len(files), f"{count} of {len(files)} files were read"
    return time.perf_counter() - began, computed() - before


def compared(files: list[File]) -> None:
    """Prints how fast each way of reading is."""
    ways: dict[str, Callable[[list[File]], int]] = {
        "bare extractors, the same processes": in_folder(bare, Bare),
        "bare extractors, a plain pool": in_plain_pool,
        "to documents": in_folder(documents, Document),
        "to transcripts with passages": in_folder(transcripts, Transcript),
    }
    pages = sum(bare_at(file.path).pages for file in files)
    cores = os.cpu_count() or 1
    times: dict[str, list[tuple[float, float]]] = {way: [] for way in ways}
    for _ in range(RUNS):
        for way, work in ways.items():
            times[way].append(measured(work, files))
    first = next(iter(ways))
    rows = []
    for way, runs in times.items():
        clock, computing = (statistics.median(run[at] for run in runs) for at in (0, 1))
        by_clock = statistics.median(base[0] / run[0] for base, run in zip(times[first], runs, strict=True))
        by_computing = statistics.median(base[1] / run[1] for base, run in zip(times[first], runs, strict=True))
        figures = (f"{clock:.2f}", f"{pages / clock / cores:,.0f}", f"{computing:.2f}", f"{computing / clock:.2f}")
        rows.append((way, *figures, f"{by_clock:.0%}", f"{by_computing:.0%}"))
    heads = ("way", "seconds", "pages/s/core", "computing s", "cores busy", "of bare, clock", "of bare, computing")
    table(f"Reading {len(files):,} files, {pages:,} pages", heads, rows)


def keeping(folder: str, log: str) -> None:
    """Reads a folder and notes each snapshot as it comes: what is killed again and again."""
    done = Path(log)
    lines = done.read_text().split("\n")[:-1] if done.exists() else []
    known = Known(snapshots=frozenset(lines))
    handle = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    for found in read_all(walk([folder]).files, work=documents, result=Document, known=known):
        if found.standing is Standing.READ:
            os.write(handle, f"{found.sha256}\n".encode())


def peak(folder: str) -> None:
    """Reads a folder to transcripts and tells the memory that this took: in a process that did nothing else before."""
    in_folder(transcripts, Transcript)(list(walk([folder]).files))
    for who in (resource.RUSAGE_CHILDREN, resource.RUSAGE_SELF):
        print(resource.getrusage(who).ru_maxrss // 1024)


def killed(folder: Path, log: Path) -> None:
    """Prints what is left of a reading that is killed at any moment and taken up again."""
    chance, kills = random.Random(5), 0  # noqa: S311  (nothing secret)
    while True:
        process = subprocess.Popen([sys.executable, __file__, "--keep", str(folder), str(log)])
        try:
            process.wait(chance.uniform(0.5, 4.0) * 1.1**kills)  # so that it comes to an end anywhere
            break
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            kills += 1
    kept = log.read_text().split()
    files = len(list(folder.iterdir()))
    table(
        "Killed and taken up again",
        ("files", "kills", "kept", "kept twice", "lost"),
        [(files, kills, len(kept), len(kept) - len(set(kept)), files - len(set(kept)))],
    )


def main() -> None:
    if sys.argv[1:2] == ["--keep"]:
        keeping(*sys.argv[2:])
        return
    if sys.argv[1:2] == ["--peak"]:
        peak(sys.argv[2])
        return
    number = int(sys.argv[1]) if sys.argv[1:] else 1_000
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "folder"
        folder.mkdir()
        kinds = [kind for kind, share in MIX for _ in range(share)]
        with ProcessPoolExecutor() as pool:
            list(pool.map(made, [(str(folder), at, kinds[at * 37 % 100]) for at in range(number)], chunksize=8))
        files = list(walk([folder]).files)
        by_kind(files)
        compared(files)
        heads = ("a reading process", "the process that keeps")
        done = subprocess.run(
            [sys.executable, __file__, "--peak", str(folder)], capture_output=True, text=True, check=True
        )
        table("Memory at its peak, MB", heads, [done.stdout.split()])
        killed(folder, Path(place) / "log")


if __name__ == "__main__":
    main()

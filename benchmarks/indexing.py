"""How many passages a second does the index take, against the bare engine with the same fields, and in how much memory?

    python benchmarks/indexing.py [--passages 200000] [--memory 50000,100000,200000,400000]

Both take turns on blocks of the same passages in one process, so that a busy machine slows both. The bare engine gets
fields that were prepared beforehand; ours prepares them, packs the entry and counts.

Memory is that of a process of its own, which indexes and does nothing else: passages reach it through a pipe, so that
neither the made-up words nor the bare engine count. It is told for growing numbers of passages: flat is flat there.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

import tantivy
from generated_passages import passages
from measuring import table

from migov.evidence.index import Entry
from migov.evidence.index.entries import packed
from migov.evidence.index.layout import document, register, schema
from migov.evidence.index.writing import MEMORY, Writer

BLOCK = 20_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passages", type=int, default=200_000)
    parser.add_argument("--memory", default="50000,100000,200000,400000")
    given = parser.parse_args()
    count = given.passages
    with tempfile.TemporaryDirectory() as folder:
        compared(count, Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        sizes(min(count, 100_000), Path(folder))
    memory([int(size) for size in given.memory.split(",") if size])


def compared(count: int, folder: Path) -> None:
    """Prints both rates block by block."""
    ours, bare = Writer(opened(folder / "ours")), opened(folder / "bare").writer(MEMORY, 1)
    source = passages(count)
    ratios: list[float] = []
    rows: list[tuple[object, ...]] = []
    done = 0
    while block := list(islice(source, BLOCK)):
        ready = [fields(entry) for entry in block]
        if len(rows) % 2:
            theirs = timed_bare(bare, ready)
            mine = timed_ours(ours, block)
        else:
            mine = timed_ours(ours, block)
            theirs = timed_bare(bare, ready)
        done += len(block)
        ratios.append(theirs / mine)
        rows.append((f"{done:,}", f"{len(block) / mine:,.0f}", f"{len(block) / theirs:,.0f}", ratios[-1]))
    for writer in (ours, bare):
        writer.commit()
    heads = ("passages", "ours, a second", "bare engine, a second", "ratio")
    shown = rows[:: max(1, len(rows) // 10)]
    table("Indexing", heads, shown if shown[-1] is rows[-1] else [*shown, rows[-1]])
    low, high = interval(ratios)
    print(f"\nMedian ratio {statistics.median(ratios):.2f} ({low:.2f} to {high:.2f}); goal at least 0.70.")


def timed_ours(ours: Writer, block: list[Entry]) -> float:
    start = time.perf_counter()
    ours.add(block)
    return time.perf_counter() - start


def timed_bare(bare: tantivy.IndexWriter, ready: list[dict[str, object]]) -> float:
    start = time.perf_counter()
    for one in ready:
        bare.add_document(tantivy.Document(**one))
    return time.perf_counter() - start


def fields(entry: Entry) -> dict[str, object]:
    """What the engine is given for an entry, worked out beforehand."""
    made = document(entry).to_dict()
    return {name: values[0] if len(values) == 1 else values for name, values in made.items()}


def opened(folder: Path) -> tantivy.Index:
    folder.mkdir()
    return register(tantivy.Index(schema(), path=str(folder)))


def sizes(count: int, folder: Path) -> None:
    """Prints what keeping the text in the index costs, against keeping the passage's number alone."""
    rows: list[tuple[object, ...]] = []
    for name, keep in (("with its text", True), ("with the source and number only", False)):
        index = opened(folder / ("with" if keep else "without"))
        writer = index.writer(MEMORY, 1)
        start, size = time.perf_counter(), 0
        for entry in passages(count):
            size += len(entry.passage.text.encode())
            made = fields(entry)
            if not keep:
                made["entry"] = f"{entry.source} {entry.passage.number}".encode()
            writer.add_document(tantivy.Document(**made))
        writer.commit()
        writer.wait_merging_threads()
        seconds = time.perf_counter() - start
        place = folder / ("with" if keep else "without")
        disk = sum(file.stat().st_size for file in place.iterdir())
        index.reload()
        rows.append((name, f"{seconds:.1f}", f"{disk / 1e6:.0f}", disk / size, f"{fetched(index):.0f}"))
        shutil.rmtree(place)
    table("Text in the index or not", ("index", "seconds", "MB", "MB a MB of text", "µs to fetch ten"), rows)


def fetched(index: tantivy.Index) -> float:
    """Median microseconds to fetch what is stored of ten passages."""
    searcher, times = index.searcher(), []
    for number in range(200):
        query = tantivy.Query.term_query(schema(), "source", f"source-{number}", "basic")
        hits = searcher.search(query, 10).hits
        start = time.perf_counter()
        for _, address in hits:
            searcher.doc(address)["entry"][0]
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1e6


def interval(values: list[float]) -> tuple[float, float]:
    ordered = sorted(values)
    return ordered[len(ordered) // 10], ordered[-1 - len(ordered) // 10]


def memory(counts: list[int]) -> None:
    """Prints what indexing takes by itself, for growing numbers of passages."""
    rows: list[tuple[object, ...]] = []
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, str(Path(__file__).with_name("indexing_alone.py")), f"{folder}/index"]
            child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            if child.stdin is None or child.stdout is None:
                raise RuntimeError("the process that indexes has no pipes")
            with child.stdin as pipe:
                for entry in passages(count):
                    data = packed(entry)
                    pipe.write(len(data).to_bytes(4) + data)
            before, half, peak = map(float, child.stdout.read().split())
            child.wait()
        rows.append((f"{count:,}", before, half, peak, peak - before))
    heads = ("passages", "MB before the first", "most MB up to half", "most MB", "of indexing itself")
    table("Memory of indexing alone, in a process of its own", heads, rows)


if __name__ == "__main__":
    main()

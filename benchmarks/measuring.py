"""What the benchmarks share: the profile they work on, a clock, a table."""

from __future__ import annotations

import os
import platform
import statistics
import time
from collections.abc import Callable, Sequence

import msgspec

from migov.model.assessments import Assessment
from migov.model.findings import Finding
from migov.model.texts import words
from migov.training import country

PAGES = 36
"""Of a usual published profile."""


def median_seconds(work: Callable[[], object], *, runs: int = 7, warm: int = 1) -> float:
    """Median of the wall-clock time of *runs* runs after *warm* that are not counted."""
    for _ in range(warm):
        work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def enlarged(times: int) -> Assessment:
    """The training country with each finding printed *times* times, the copies without footnotes of their own."""
    base = country()
    findings = [
        finding if copy == 0 else _copy(finding, copy) for finding in base.findings for copy in range(max(times, 1))
    ]
    return msgspec.structs.replace(base, findings=tuple(findings))


def _copy(finding: Finding, number: int) -> Finding:
    return msgspec.structs.replace(finding, id=f"{finding.id}-{number}", text=(words(finding.text),))


def table(title: str, heads: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Prints a table in Markdown under a line that names the machine."""
    print(f"\n### {title}\n\n{machine()}\n")
    print("| " + " | ".join(heads) + " |")
    print("|" + "---|" * len(heads))
    for row in rows:
        print("| " + " | ".join(f"{cell:.3g}" if isinstance(cell, float) else str(cell) for cell in row) + " |")


def machine() -> str:
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, load {load:.1f} at the end."

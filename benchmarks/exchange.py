"""How long do importing and exporting assessments take, and does it grow linearly?

    python benchmarks/exchange.py

The bare value (encode, decode) and the whole action (store, journal, file system) are shown side by side.
"""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

import msgspec
from measuring import enlarged, table

from migov.model import interchange


def main() -> None:
    base = enlarged(1)
    rows = []
    for count in (30, 100, 300):
        many = [msgspec.structs.replace(base, id=f"training-{n}") for n in range(count)]
        start = time.perf_counter()
        files = [interchange.encode(assessment) for assessment in many]
        encoded = time.perf_counter()
        for data in files:
            interchange.decode(data)
        decoded = time.perf_counter()
        taken, given = kept(files)
        size = sum(map(len, files)) / 1e6
        rows.append(
            (
                count,
                f"{size:.1f}",
                f"{encoded - start:.2f}",
                f"{decoded - encoded:.2f}",
                f"{taken:.2f}",
                f"{given:.2f}",
                f"{taken / count * 1000:.1f}",
                f"{given / count * 1000:.1f}",
            )
        )
    heads = ("assessments", "MB", "encode s", "decode s", "import s", "export s", "import ms each", "export ms each")
    table("Exchange", heads, rows)


def kept(files: list[bytes]) -> tuple[float, float]:
    """Seconds to import the files into a fresh data folder, and to export them again."""
    import subprocess
    import sys

    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for number, data in enumerate(files):
            (home / f"{number}.json").write_bytes(data)
        code = Path(__file__).with_name("exchange_in_a_store.py")
        done = subprocess.run(
            [sys.executable, str(code), str(home)],
            env=os.environ | {"MIGOV_HOME": str(home / "home")},
            capture_output=True,
            text=True,
            check=True,
        )
    taken, given = map(float, done.stdout.split())
    return taken, given


if __name__ == "__main__":
    main()

"""Imports the JSON files of a folder into a fresh data folder one by one and exports them again; prints both seconds.

Run by `exchange.py`, in a process of its own so that each size begins with an empty store.
"""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime
from pathlib import Path


def main() -> None:
    from migov.store import opening

    opening.connect()
    opening.bring_up_to_date()
    from migov.actions import assessments

    files = sorted(Path(sys.argv[1]).glob("*.json"))
    now = datetime.now(UTC)
    start = time.perf_counter()
    for file in files:
        assessments.import_assessment(file.read_bytes(), by="benchmark", at=now, file=file.name)
    taken = time.perf_counter()
    for entry in assessments.entries():
        assessments.export(entry.id)
    print(taken - start, time.perf_counter() - taken)


if __name__ == "__main__":
    main()

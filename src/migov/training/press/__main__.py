"""``python -m migov.training.press [FOLDER]``: make the files of a training country's library and their sums again.

FOLDER is the country's folder, which has the library; without it, that of the Onduva in this work tree.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from migov.training import library

ONDUVA = Path(__file__).parent.parent / "onduva"


def make(folder: Path) -> int:
    """Bytes of all files made."""
    files = folder / "library" / "files"
    files.mkdir(exist_ok=True)
    sums = []
    total = 0
    for card in library.cards(folder):
        data = card.print(library.original(folder, card))
        (files / card.file).write_bytes(data)
        sums.append(f"{hashlib.sha256(data).hexdigest()}  {card.file}\n")
        total += len(data)
    (files / library.SUMS).write_text("".join(sums), "utf-8")
    return total


if __name__ == "__main__":
    print(f"{make(Path(sys.argv[1]) if sys.argv[1:] else ONDUVA):,} bytes")

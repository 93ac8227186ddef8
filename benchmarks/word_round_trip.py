"""How long does it take to send a draft as a Word file, and to read one back in which 500 changes were recorded?

    python benchmarks/word_round_trip.py

The draft has as many words as a profile of 36 pages. Every file is another one: each passage has changes by three
people in it, and comments beside. "no ids" is a file whose passages are known by their words alone; "half accepted" one
in which somebody accepted every second change, so that they are found by comparison. Goal: under 3 s for 500 changes.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from measuring import median_seconds, table

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from migov.model.drafts import Draft, Part, PartKind
from migov.model.languages import Language
from migov.profile.word import placed, read, send
from word_files import FACE, File, begin, finish, words

PARTS, WORDS = 150, 100
FIRST, LAST = ("ba", "de", "fi", "go", "lu", "ma", "ne", "ro", "su", "ti"), ("ran", "mel", "dor", "vik", "tas")
VOCABULARY = [f"{first}{last}" for first in FIRST for last in LAST]


def draft(chance: random.Random) -> Draft:
    parts = []
    for at in range(PARTS):
        text = " ".join(chance.choice(VOCABULARY) for _ in range(WORDS)).capitalize()
        section = f"{at // 25 + 1}.{1 + at % 25 // 13}"
        parts.append(Part(id=f"p{at}", kind=PartKind.PASSAGE, title="Areas", section=section, words=f"{text}."))
    return Draft(number=1, parts=tuple(parts), content="0" * 64, by="ana", at="2026-05-01T00:00:00+00:00")


def returned(frozen: Draft, changes: int, comments: int, sort: str) -> bytes:
    file = File(send(frozen, assessment="srd", title="Serrande", language=Language.EN))
    for at, part in enumerate(frozen.parts):
        own = range(at, changes, PARTS)
        text, pieces = part.words, []
        step = len(text) // (len(own) + 1)
        for number, start in zip(own, range(0, len(text), step), strict=False):
            author = f"Author {number % 3}"
            pieces += words(text[start : start + step - 5], FACE)
            old = text[start + step - 5 : start + step]
            if sort == "half accepted" and number % 2:
                pieces += words("new words ", FACE)
            else:
                pieces += [file.deleted(old, author), file.inserted("new words ", author)]
        pieces += words(text[len(own) * step :], FACE)
        for number in range(at, comments, PARTS):
            file.comment(str(number), f"Comment {number}", f"Author {number % 3}")
            pieces = [begin(str(number)), *pieces, *finish(str(number))]
        file.write(file.line(part.id), pieces)
    return (file.without_ids() if sort == "no ids" else file).saved()


def main() -> None:
    chance = random.Random(7)  # noqa: S311
    frozen = draft(chance)
    rows = []
    sending = median_seconds(lambda: send(frozen, assessment="srd", title="Serrande", language=Language.EN), runs=5)
    for changes, comments in ((50, 20), (500, 200), (5000, 2000)):
        for sort in ("as sent", "no ids", "half accepted"):
            data = returned(frozen, changes, comments, sort)
            back = read(data)
            result = placed(back, frozen, assessment="srd", language=Language.EN)
            reading = median_seconds(lambda data=data: read(data), runs=3)
            placing = median_seconds(
                lambda back=back: placed(back, frozen, assessment="srd", language=Language.EN), runs=3
            )
            receipt = result.receipt
            rows.append(
                (changes, comments, sort, len(data) // 1000, reading * 1000, placing * 1000, receipt.total,
                 receipt.placed, receipt.unplaced, sum(count for _, count in receipt.ignored))
            )  # fmt: skip
    print(f"Sending {PARTS} passages of {WORDS} words: {sending * 1000:.0f} ms")
    heads = ("changes", "comments", "file", "KB", "read, ms", "place, ms", "found", "placed", "unplaced", "ignored")
    table("A Word file comes back", heads, rows)


if __name__ == "__main__":
    main()

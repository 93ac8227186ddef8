"""How long does checking a draft of 30 pages take: 100 passages, 300 sentences, 6,000 pins?

The sentences are the training country's, each copy with other numbers and laws, so that nothing is looked up that was
met before. "At once" is the whole check as a page asks for it; the lines below it are its parts. The claim check is
timed with every quotation a different one, and with 600 quotations that the pins share, as in a draft whose sentences
rest on the same articles again and again; what was checked before is remembered beside the store and costs nothing.

    python benchmarks/checking.py [--passages 100] [--pins 6000]
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections.abc import Iterable

from measuring import median_seconds, table

from migov.catalogue.territories import gazetteer
from migov.evidence import claims
from migov.model.drafts import Passage, Sentence
from migov.model.texts import words
from migov.profile.checking import CHECKS, Manuscript, check
from migov.profile.checking.reading import Reading
from migov.profile.checking.wording import spoken
from migov.training import country

ENDS = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
NUMBER = re.compile(r"\d+")


def manuscript(passages: int) -> Manuscript:
    """The training country's findings until there are so many passages of three sentences, no two alike."""
    base = country()
    sentences = [one for finding in base.findings for one in ENDS.split(words(finding.text)) if one.strip()]
    made = []
    for number in range(passages):
        here = [_other(sentences[(3 * number + at) % len(sentences)], number) for at in range(3)]
        home = base.findings[number % len(base.findings)]
        made.append(
            Passage(
                id=f"p{number}",
                dimension=home.dimension,
                side=home.side,
                sentences=tuple(Sentence(words=one, lead=" " if at else "") for at, one in enumerate(here)),
            )
        )
    return Manuscript(
        passages=tuple(made),
        language=base.publication.language,
        jurisdiction=base.jurisdiction,
        territories=gazetteer(),
        names=tuple(one.name for one in base.institutions),
        instruments=base.instruments,
        cut_off=base.cut_off or str(base.publication.year),
    )


def _other(sentence: str, number: int) -> str:
    """The sentence with other numbers."""
    return NUMBER.sub(lambda match: str(int(match.group()) + number % 7), sentence)


def judge(pairs: Iterable[tuple[str, list[str]]], language: str) -> float:
    """Seconds of the processor that checking these sentences against their quotations takes, once."""
    start = time.process_time()
    for sentence, quotes in pairs:
        claims.check(sentence, quotes, language=language)
    return time.process_time() - start


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--passages", type=int, default=100)
    parser.add_argument("--pins", type=int, default=6000)
    options = parser.parse_args()
    text = manuscript(options.passages)
    start = time.process_time()
    found = check(text)
    rows: list[list[object]] = [["at once, in a new process", len(found), 1000 * (time.process_time() - start)]]
    rows.append(["at once", len(found), 1000 * median_seconds(lambda: check(text), runs=3)])
    rows.append(["reading the sentences", "", 1000 * median_seconds(lambda: Reading(text).lines, runs=3)])
    reading, wording = Reading(text), spoken(text.language)
    assert reading.lines
    for one in CHECKS:
        spent = median_seconds(lambda find=one.find: list(find(reading, wording)), runs=3)  # type: ignore[misc]
        rows.append([one.rule, len(list(one.find(reading, wording))), 1000 * spent])
    sentences = [sentence.words for passage in text.passages for sentence in passage.sentences]
    table(f"{len(text.passages)} passages, {len(sentences)} sentences", ["rule", "doubts", "ms"], rows)
    each = options.pins // len(sentences)
    chance = random.Random(5)  # noqa: S311 - nothing secret hangs on it
    unlike = [f"{_other(chance.choice(sentences), at)} ({at})" for at in range(options.pins)]
    few = unlike[: options.pins // 10]
    pairs = [(one, unlike[at * each : (at + 1) * each]) for at, one in enumerate(sentences)]
    shared = [(one, [f"{quote}." for quote in chance.sample(few, each)]) for one in sentences]
    claims_rows = [
        [f"{options.pins} pins, all different", judge(pairs, "en")],
        [f"{options.pins} pins of {len(few)} quotations", judge(shared, "en")],
    ]
    table("Claims, the first time", ["pins", "s of the processor"], claims_rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())

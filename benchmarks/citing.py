"""How well laws are found where texts cite them, and how fast.

Paragraphs with known citations are read from a file of JSON lines (``text`` and ``citations`` with ``start``, ``end``,
``type``, ``date``), plain or gzipped; without a file only generated sentences in five languages are scored.
A citation counts as found where kind of act and date agree (for generated ones: kind, number and date). Found acts
without a full date, and those of a union of States, have no type in the data and are left out of the count.

With a folder of laws whose front matter lists what they repeal, the repeals read from their words are compared with it.

    python benchmarks/citing.py [--data FILE] [--laws FOLDER --repealed FILE] [--generated 2000]
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from citations_made import FORMS, made
from measuring import table

from migov.evidence.formats import markdown
from migov.evidence.formats.bounds import SOURCE
from migov.evidence.references import find
from migov.evidence.references.deeds import Deed
from migov.evidence.references.registering import Registrand, enrol, register
from migov.model.instruments import InstrumentKind as Kind
from migov.model.instruments import InstrumentRelation, InstrumentStatus
from migov.model.sources import Transcript

TYPES: dict[str, Kind] = {
    "loi": Kind.LAW, "rgd": Kind.REGULATION, "rmin": Kind.REGULATION, "agd": Kind.ORDER, "argd": Kind.ORDER,
    "ar": Kind.ORDER, "a": Kind.ORDER, "ord": Kind.ORDINANCE, "ordr": Kind.ORDINANCE, "dec": Kind.DECREE,
    "law": Kind.LAW, "ordinance": Kind.ORDINANCE, "decree": Kind.DECREE, "order": Kind.ORDER,
    "regulation": Kind.REGULATION,
}  # fmt: skip
"""Types of act in the data, as this package calls them. What is not here is missed."""

RESAMPLES = 400
"""For the bootstrap intervals."""


@dataclass(frozen=True)
class Score:
    """Found, wrong and missed of one paragraph, by type, and how many spans are exact."""

    found: Counter[str]
    wrong: Counter[str]
    missed: Counter[str]
    spans: int


def f1(scores: Iterable[Score], of: str | None = None) -> tuple[float, float, float]:
    """Precision, recall and F1 over paragraphs, of one type or of all."""
    found = wrong = missed = 0
    for score in scores:
        found += score.found[of] if of else score.found.total()
        wrong += score.wrong[of] if of else score.wrong.total()
        missed += score.missed[of] if of else score.missed.total()
    precision, recall = found / max(found + wrong, 1), found / max(found + missed, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def interval(scores: Sequence[Score]) -> str:
    """The middle 95 % of F1 over resampled paragraphs."""
    chance = random.Random(1)  # noqa: S311 - resampling keeps no secret
    values = sorted(f1(chance.choices(scores, k=len(scores)))[2] for _ in range(RESAMPLES))
    return f"{values[int(RESAMPLES * 0.025)]:.4f}–{values[int(RESAMPLES * 0.975)]:.4f}"


def compare(wanted: Counter[tuple[str, str]], given: Counter[tuple[str, str]], spans: int) -> Score:
    """The score of one paragraph from its citations as (type, what identifies it)."""
    both = wanted & given
    return Score(_by_type(both), _by_type(given - both), _by_type(wanted - both), spans)


def _by_type(counted: Counter[tuple[str, str]]) -> Counter[str]:
    result: Counter[str] = Counter()
    for (kind, _), times in counted.items():
        result[kind] += times
    return result


def rows_of(file: Path) -> list[dict[str, Any]]:
    opener = gzip.open if file.suffix == ".gz" else open
    with opener(file, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def score_data(file: Path, language: str) -> None:
    """Print precision, recall and F1 of the paragraphs in a file."""
    rows = rows_of(file)
    known = set(TYPES.values())
    scores, characters, start = [], 0, time.process_time()
    found = [find(str(row["text"]), language=language) for row in rows]
    seconds = time.process_time() - start
    for row, references in zip(rows, found, strict=True):
        characters += len(str(row["text"]))
        gold = row["citations"]
        wanted = Counter((TYPES[c["type"]].value if c["type"] in TYPES else c["type"], c["date"]) for c in gold)
        dated = [one for one in references if one.kind in known and one.date and not one.issuer]
        given = Counter((one.kind.value if one.kind else "", one.date or "") for one in dated)
        spans = {(c["start"], c["end"]) for c in gold}
        scores.append(compare(wanted, given, sum((one.start, one.end) in spans for one in dated)))
    kinds = sorted({kind for score in scores for kind in (*score.found, *score.missed)})
    lines = [_line("all", scores, None, interval(scores)), *(_line(kind, scores, kind, "") for kind in kinds)]
    heads = ("type", "citations", "precision", "recall", "F1", "95 % interval", "exact spans")
    table(f"{file.name}: {len(rows)} paragraphs, {characters / seconds / 1e6:.1f} Mchar/s", heads, lines)


def _line(name: str, scores: Sequence[Score], of: str | None, told: str) -> tuple[object, ...]:
    precision, recall, value = f1(scores, of)
    total = sum((s.found[of] + s.missed[of]) if of else s.found.total() + s.missed.total() for s in scores)
    spans = f"{sum(s.spans for s in scores) / max(sum(s.found.total() for s in scores), 1):.3f}" if of is None else ""
    return name, total, f"{precision:.4f}", f"{recall:.4f}", f"{value:.4f}", told, spans


def identity(kind: Kind | None, number: str | None, day: str | None) -> tuple[str, str]:
    return (kind.value if kind else "", f"{number or ''} {day or ''}")


def score_generated(count: int) -> None:
    """Print precision, recall and F1 of generated sentences, per language, told and not told which it is."""
    lines = []
    for language in FORMS:
        for told in (language, None):
            scores, characters, seconds = [], 0, 0.0
            for text, cited in made(language, count):
                start = time.process_time()
                found = [one for one in find(text, language=told) if one.kind is not None]
                seconds += time.process_time() - start
                characters += len(text)
                wanted = Counter(identity(c.kind, c.number, c.date) for c in cited)
                given = Counter(identity(one.kind, one.number, one.date) for one in found)
                spans = {(c.start, c.end) for c in cited}
                scores.append(compare(wanted, given, sum((one.start, one.end) in spans for one in found)))
            name = language if told else f"{language}, not told"
            lines.append((*_line(name, scores, None, interval(scores)), f"{characters / seconds / 1e6:.1f}"))
    heads = ("language", "citations", "precision", "recall", "F1", "95 % interval", "exact spans", "Mchar/s")
    table(f"Generated sentences, {count} a language: kind, number and date", heads, lines)


# -- repeals ------------------------------------------------------------------------------------------------------

ELI = re.compile(r"/eli/etat/leg/(\w+)/(\d{4})/(\d\d)/(\d\d)/")


def laws(folder: Path) -> Iterator[tuple[str, str | None, Transcript]]:
    """Name, the field of what it repeals, and words of each law."""
    for file in sorted(folder.rglob("*.md")):
        raw = file.read_text(encoding="utf-8")
        repeals = re.search(r'^repeals: "(.*)"$', raw, re.MULTILINE)
        document = markdown.read(raw.encode(), file=file.name, sha256="0" * 64, bounds=SOURCE)
        text = "\n".join(line.text for page in document.pages for line in page.lines if line.text)
        title = document.title
        told = repeals[1] if repeals else None
        yield file.stem, told, Transcript(
            snapshot="0" * 64, title=title, language="fr", text=text, pages=(), passages=()
        )  # fmt: skip


def score_repeals(folder: Path, repealed: Path | None) -> None:
    """Print what the words of laws say of repeals, beside what the front matter lists."""
    entries: list[Registrand] = []
    found = wrong = missed = unprinted = 0
    characters, seconds = 0, 0.0
    for name, told, transcript in laws(folder):
        start = time.process_time()
        entry = enrol(transcript, source=name)
        seconds += time.process_time() - start
        characters += len(transcript.text)
        entries.append(entry)
        if told is None:
            continue
        wanted = {(TYPES[t].value, f"{y}-{m}-{d}") for t, y, m, d in ELI.findall(told) if t in TYPES}
        given = {(deed.to.kind.value, deed.to.date) for deed in entry.deeds if _is_whole_repeal(deed) and deed.to.kind}
        printed = {(one.kind.value, one.date) for one in find(transcript.text, language="fr") if one.kind}
        found += len(wanted & given)
        wrong += len(given - wanted)
        missed += len((wanted - given) & printed)
        unprinted += len(wanted - given - printed)
    start = time.process_time()
    made_register = register(entries, on=datetime.now(UTC).date())
    resolving = time.process_time() - start
    precision, recall = found / max(found + wrong, 1), found / max(found + missed, 1)
    lines: list[tuple[object, ...]] = [
        ("laws read", len(entries)),
        ("repeals read from the words and listed", found),
        ("read and not listed", wrong),
        ("listed, and cited in the text, but not read", missed),
        ("listed without being cited in the text", unprinted),
        ("precision", f"{precision:.3f}"),
        ("recall of those cited", f"{recall:.3f}"),
        ("recall of all listed", f"{found / max(found + missed + unprinted, 1):.3f}"),
        ("enrolling, Mchar/s", f"{characters / seconds / 1e6:.1f}"),
        ("instruments in the register", len(made_register.instruments)),
        ("resolving them, seconds", f"{resolving:.2f}"),
    ]
    if repealed is not None:
        lines += _against_record(made_register.texts, {i.id: i.status for i in made_register.instruments}, repealed)
    table("Repeals read from the words of laws", ("what", "figure"), lines)


def _is_whole_repeal(deed: Deed) -> bool:
    whole = deed.relation is InstrumentRelation.REPEALS and not deed.in_part
    return whole and deed.to.date is not None and deed.to.issuer is None


def _against_record(
    texts: dict[str, str], status: dict[str, InstrumentStatus | None], file: Path
) -> list[tuple[object, ...]]:
    """How many of the laws that a record lists as repealed the register holds for repealed."""
    record = [name for name in json.loads(file.read_text(encoding="utf-8")) if name in texts]
    told = {name for name, one in texts.items() if status[one] is InstrumentStatus.REPEALED}
    both = [name for name in record if name in told]
    return [
        ("laws of the record that are here", len(record)),
        ("of them repealed in the register", len(both)),
        ("repealed in the register alone", len(told) - len(both)),
    ]


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, help="JSON lines with paragraphs and their citations")
    parser.add_argument("--language", default="fr", help="of the data")
    parser.add_argument("--laws", type=Path, help="folder of laws in Markdown with front matter")
    parser.add_argument("--repealed", type=Path, help="JSON: repealed law → those that repeal it")
    parser.add_argument("--generated", type=int, default=2000, help="generated texts a language")
    chosen = parser.parse_args(arguments)
    if chosen.data:
        score_data(chosen.data, chosen.language)
    if chosen.generated:
        score_generated(chosen.generated)
    if chosen.laws:
        score_repeals(chosen.laws, chosen.repealed)


if __name__ == "__main__":
    main(sys.argv[1:])

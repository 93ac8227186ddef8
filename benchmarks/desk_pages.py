"""How long do the pages of the desk take when three hundred assessments with a hundred answers each are kept?

    python benchmarks/desk_pages.py [--sizes 3,30,300] [--answers 100] [--times 40]

Pages are asked for over HTTP by an analyst of every assessment and by somebody of the office, one after the other,
from a server as `migov serve` starts it, over SQLite. The queries of each page are counted in this process.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from pathlib import Path

from desk_people import AT, Browser, hire, prepare, serving
from measuring import table

PAGES = {
    "dashboard": "/en/assessments",
    "my work": "/en/work",
    "one assessment": "/en/assessments/{id}",
    "its indicators": "/en/assessments/{id}/indicators",
    "an answer": "/en/assessments/{id}/indicators/{code}",
    "its history": "/en/assessments/{id}/indicators/{code}/history",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="3,30,300")
    parser.add_argument("--answers", type=int, default=100)
    parser.add_argument("--times", type=int, default=40)
    given = parser.parse_args()
    rows: list[tuple[object, ...]] = []
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        kept: list[str] = []
        analyst = ""
        for size in map(int, given.sizes.split(",")):
            new = keep(len(kept), size, given.answers)
            kept += new
            if analyst:
                join(new)
            else:
                analyst = hire(1, new)["analyst-1"]
            with serving(Path(folder)) as port:
                browser = Browser(port, analyst)
                rows += [
                    row(size, given.answers, name, address, browser, given.times) for name, address in PAGES.items()
                ]
    table("Pages of the desk", ("assessments", "answers each", "page", "p50 ms", "p95 ms", "kB", "queries"), rows)
    print("\nGoals: p95 under 150 ms, and as many queries with 300 assessments as with 3.")


def keep(first: int, last: int, answers: int) -> list[str]:
    """Made-up assessments with complete answers, numbered from *first* to *last*; their ids."""
    from migov.actions import answers as desk
    from migov.actions import assessments
    from migov.actions.assessments import Handed
    from migov.catalogue import editions
    from migov.model import interchange
    from migov.model.answers import Answer, AnswerStatus
    from migov.model.assessments import Assessment
    from migov.model.jurisdictions import Jurisdiction
    from migov.model.languages import Language, Localized
    from migov.model.publications import Publication
    from migov.store import opening

    edition = editions.load(desk.USUAL, opening.connect())
    chosen = [(one.code, one.choices[0]) for one in edition.indicators[:answers]]
    states = (AnswerStatus.COMPLETE, AnswerStatus.REVIEWED, AnswerStatus.DRAFT)
    files = []
    for number in range(first, last):
        given = tuple(
            Answer(
                indicator=code,
                closed=choice,
                justification="Nothing in force says otherwise. " * 6,
                status=states[place % 3],
            )
            for place, (code, choice) in enumerate(chosen)
        )
        name = Localized(en=f"Country {number}")
        value = Assessment(
            id=f"country-{number}",
            jurisdiction=Jurisdiction(
                code=f"X{chr(65 + number // 26 % 26)}{chr(65 + number % 26)}", official_name=name, short_name=name
            ),
            edition=desk.USUAL,
            publication=Publication(language=Language.EN, year=2026),
            answers=given,
        )
        files.append(Handed(data=interchange.encode(value), name=f"{value.id}.json"))
    assessments.import_assessments(files, by="benchmark", at=AT)
    return [f"country-{number}" for number in range(first, last)]


def join(assessments: list[str]) -> None:
    """The analyst belongs to these assessments too."""
    from migov.model.people import Membership, Role
    from migov.store import people, transactions

    with transactions.whole():
        for one in assessments:
            people.join(Membership(assessment=one, person="analyst-1", role=Role.ANALYST), by="benchmark", at=AT)


def row(size: int, answers: int, name: str, address: str, browser: Browser, times: int) -> tuple[object, ...]:
    """How long one page takes, how large it is, how many queries it asks."""
    address = address.format(id="country-1", code="1.1.1")
    browser.get(address)
    asked = [browser.get(address) for _ in range(times)]
    if wrong := [status for status, _, _ in asked if status != 200]:
        raise SystemExit(f"{address}: {wrong[0]}")
    took = [seconds * 1000 for _, _, seconds in asked]
    marks = statistics.quantiles(took, n=20)
    return size, answers, name, statistics.median(took), marks[18], len(asked[0][1]) / 1000, queries(address)


def queries(address: str) -> int:
    """How many queries the page asks."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from migov.store import people

    client = Client(headers={"host": "localhost"})
    client.force_login(people.record("analyst-1"))
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


if __name__ == "__main__":
    main()

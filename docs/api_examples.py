"""Makes the examples of the OpenAPI description: what the service answers about a country made up for training.

python docs/api_examples.py [--check]
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "src" / "migov" / "web" / "api" / "examples.json"
GIVEN: dict[str, dict[str, Any]] = {
    "getPlace": {"place": "xnd"},
    "listReleases": {"place": "xnd"},
    "getRelease": {"release": "xnd-2024.1"},
    "listParagraphs": {"place": "xnd", "dimension": 1, "language": "en"},
    "getParagraph": {"release": "xnd-2024.1", "paragraph": "finding-1"},
    "listSentences": {"release": "xnd-2024.1", "dimension": 1},
    "listAnswers": {"place": "xnd"},
    "getEdition": {"edition": "covid-19"},
    "listIndicators": {"edition": "national-2", "dimension": 2},
    "listConventions": {"place": "xnd"},
    "listInstruments": {"place": "xnd", "kind": "law"},
    "listChanges": {"place": "xnd"},
    "findPractices": {"words": "migrants", "dimension": 1, "side": "potential"},
    "listEvents": {"place": "xnd"},
    "listErrata": {"assessment": "xnd-2024"},
    "listFiles": {"release": "xnd-2024.1"},
}
PROBLEMS = {"NotUnderstood": "/places?sort=name", "NotFound": "/places/nowhere"}


def made() -> str:
    """All examples, as the file holds them."""
    import msgspec
    from django.test import override_settings

    import public

    with tempfile.TemporaryDirectory() as folder, override_settings(MIGOV_HOME=Path(folder)), public.asked() as anybody:
        _shelve()
        told: dict[str, Any] = dict(_answers(anybody))
        told["problems"] = {name: anybody.get(f"/api/v1{asked}").json() for name, asked in PROBLEMS.items()}
        told["problems"]["TooMany"] = _too_many()
        from migov.store.published import database

        database.close()
    return msgspec.json.format(msgspec.json.encode(told), indent=1).decode() + "\n"


def _shelve() -> None:
    """The training country with its answers, each sentence resting on the words that its answers quote."""
    from msgspec.structs import replace

    import shelved
    from migov import training
    from migov.catalogue import editions
    from migov.model import published as told
    from migov.model.changes import ChangeKind, Stated
    from migov.model.indicators import Relation
    from migov.model.workflow import Stage
    from migov.store.published import shelving

    one = shelved.shelf(shelved.country())
    of = one.release
    sources = {card.source.id: card.source for card in training.sources()}

    def quotations(found: Any) -> tuple[told.Quotation, ...]:
        return tuple(
            told.Quotation(
                exact=quoted.words,
                source=quoted.source,
                title=sources[quoted.source].title,
                language=sources[quoted.source].language,
                published=sources[quoted.source].published,
                address=sources[quoted.source].address,
                instrument=sources[quoted.source].instrument,
            )
            for quoted in found.quotations
        )

    known = {found.indicator: found for found in training.answers()}
    answers = tuple(
        told.PublicAnswer(
            release=of.id,
            place=of.place,
            year=of.year,
            edition=of.edition or "",
            indicator=code,
            closed=found.closed,
            non_answer=found.non_answer,
            years=found.years,
            justification=found.justification,
            language=of.language,
            as_of=found.as_of,
            confidence=found.confidence,
            practice=found.practice,
            quotations=quotations(found),
            searches=len(found.searches),
        )
        for code, found in known.items()
    )
    paragraphs = tuple(
        replace(
            paragraph,
            why=tuple(
                replace(
                    why, quotations=tuple(q for code in why.answers if code in known for q in quotations(known[code]))
                )
                for why in paragraph.why
            ),
        )
        for paragraph in one.paragraphs
    )
    first = next(answer for answer in answers if answer.closed)
    stated = Stated(indicator=first.indicator, answer=first.closed or "", justification=first.justification)
    change = told.PublicChange(
        release=of.id,
        place=of.place,
        year=of.year,
        position=1,
        kind=ChangeKind.NEW_EVIDENCE,
        relation=Relation.SAME,
        before=(replace(stated, answer="not answered", justification=""),),
        after=(stated,),
        because="The Ministry handed in the text of the law.",
        quotations=first.quotations,
    )
    file = told.PublicFile(
        path="profile-en.pdf",
        role="profile",
        language=of.language,
        media_type="application/pdf",
        size=1,
        sha256="0" * 64,
    )
    asked = [editions.load("covid-19")]
    whole = replace(
        one,
        release=replace(of, files=(file,)),
        answers=answers,
        paragraphs=paragraphs,
        changes=(change,),
        editions=(*one.editions, *asked),
    )
    event = told.Event(
        number=0,
        at="2024-10-01T09:00:00+00:00",
        kind=told.EventKind.RELEASED,
        place=of.place,
        release=of.id,
        dimensions=(1, 2, 3, 4, 5, 6),
    )
    shelving.put(whole, event=event)
    erratum = told.PublicErratum(
        number=1,
        assessment=of.assessment,
        release=of.id,
        passage=paragraphs[0].id,
        words=paragraphs[0].why[0].words,
        says="The year of the law is another one.",
        reported="2024-11-03",
    )
    shelving.err(of.assessment, [erratum])
    line = told.ProgrammeLine(
        assessment=of.assessment,
        place=of.place,
        round=of.round,
        year=of.year,
        stage=Stage.PUBLISHED,
        since="2024-10-01",
        release=of.id,
    )
    shelving.announce([line], [one.place])


def _answers(anybody: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    from urllib.parse import urlencode

    from migov.store.published import paragraphs, releases
    from migov.web.api.offers import OPERATIONS

    head = releases.get("xnd-2024.1")
    first = paragraphs.of(head, head.language)[0].id
    for one in OPERATIONS:
        given = dict(GIVEN.get(one.name, {}))
        if "paragraph" in given:
            given["paragraph"] = first
        below = {p.name for p in one.takes if p.in_path}
        address = one.address.format(**{name: given[name] for name in below})
        asked = {name: value for name, value in given.items() if name not in below}
        if one.is_list:
            asked["limit"] = 1
        whole = f"/api/v1{address}" + (f"?{urlencode(asked)}" if asked else "")
        answer = anybody.get(whole)
        assert answer.status_code == 200, (whole, answer.content[:300])  # noqa: S101 - a script of ours
        yield one.name, {"address": whole, "given": given, "answer": answer.json()}


def _too_many() -> dict[str, Any]:
    import msgspec
    from django.test import RequestFactory

    from migov.web.api.limiting import Limits

    limits = Limits(lambda _: None)  # type: ignore[arg-type, return-value]
    for _ in range(10_000):
        answer = limits(RequestFactory().get("/api/v1/places", REMOTE_ADDR="203.0.113.9"))
        if answer is not None:
            told: dict[str, Any] = msgspec.json.decode(answer.content)
            return told
    raise AssertionError("nobody is ever told to wait")


def run(*, check: bool) -> int:
    """0 when the file is current, or was made so; 1 when a check found that it is not."""
    text = made()
    if FILE.read_text("utf-8") == text:
        return 0
    if check:
        print("the examples of the service are out of date: run `python docs/api_examples.py`")
        return 1
    FILE.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "tests"))
    os.environ.setdefault("MIGOV_HOME", tempfile.mkdtemp(prefix="migov-docs-"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "migov.settings")
    import django

    django.setup()
    sys.exit(run(check="--check" in sys.argv[1:]))

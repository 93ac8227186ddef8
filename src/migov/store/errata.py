"""Errata, kept one by one: what was reported stays as it came, the decision is put beside it."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from migov.errors import NotFound
from migov.model.errata import Erratum
from migov.store import transactions
from migov.store.records.errata import ErratumRecord


def add(erratum: Erratum) -> Erratum:
    """Keep a report, with the next number of its assessment, which the caller has locked."""
    transactions.must_be_open()
    count = ErratumRecord.objects.filter(assessment=erratum.assessment).count()
    kept = replace(erratum, number=count + 1)
    ErratumRecord.objects.create(
        assessment=kept.assessment,
        number=kept.number,
        letter=kept.report.letter,
        waits=kept.waits,
        content=_words(kept),
    )
    return kept


def put(erratum: Erratum) -> None:
    """Put a changed erratum in the place of the one of its number."""
    transactions.must_be_open()
    rows = ErratumRecord.objects.filter(assessment=erratum.assessment, number=erratum.number)
    rows.update(content=_words(erratum), waits=erratum.waits)


def of(assessment: str) -> tuple[Erratum, ...]:
    """The errata of an assessment, oldest first."""
    return tuple(_value(row) for row in ErratumRecord.objects.filter(assessment=assessment))


def get(assessment: str, number: int) -> Erratum:
    """The erratum of that number.

    Raises:
        NotFound: there is none.
    """
    row = ErratumRecord.objects.filter(assessment=assessment, number=number).first()
    if row is None:
        raise NotFound("erratum", f"{assessment} #{number}")
    return _value(row)


def waiting(assessments: list[str]) -> dict[str, int]:
    """How many reports wait for a decision, by assessment; those with none are left out."""
    rows = ErratumRecord.objects.filter(assessment__in=assessments, waits=True).values_list("assessment", flat=True)
    found: dict[str, int] = {}
    for assessment in rows:
        found[assessment] = found.get(assessment, 0) + 1
    return found


def is_taken(letter: str) -> bool:
    """Whether a letter of the letterbox is kept already."""
    return ErratumRecord.objects.filter(letter=letter).exists()


def _words(erratum: Erratum) -> str:
    return msgspec.json.encode(erratum).decode()


def _value(row: ErratumRecord) -> Erratum:
    return msgspec.json.decode(row.content, type=Erratum)

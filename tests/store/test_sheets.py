"""Workbooks that were sent and that came back, as they are kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError

from kept import NOON
from migov.errors import NotFound
from migov.store import sheets, transactions
from migov.store.sheets import ReturnedSheet, SentSheet

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def sent(form: str = "a", *, institution: str | None = "labour", kind: str = "questionnaire") -> SentSheet:
    with transactions.whole():
        sheet = SentSheet(
            assessment="xqa-2024",
            kind=kind,
            institution=institution,
            delegation=None,
            issue=sheets.next_issue("xqa-2024", kind, institution),
            language="fr",
            form_sha256=form * 64,
            by="ada",
            at=NOON,
        )
        sheets.add(sheet)
    return sheet


def handed(form: str = "a", *, file: str = "f", by: str = "pia", hours: int = 0) -> ReturnedSheet:
    with transactions.whole():
        at = NOON + timedelta(hours=hours)
        return sheets.hand_in(form * 64, file="../back.xlsx", sha256=file * 64, by=by, at=at)


def test_issues_are_counted_for_each_kind_and_institution() -> None:
    issues = [
        sent("a").issue,
        sent("b").issue,
        sent("c", institution="health").issue,
        sent("d", institution=None).issue,
        sent("e", kind="treaties").issue,
    ]
    assert issues == [1, 2, 1, 1, 1]
    assert [one.form_sha256[0] for one in sheets.sent("xqa-2024")] == list("edcba")


def test_a_form_is_found_by_its_hash_and_sent_once() -> None:
    sheet = sent()
    assert sheets.find("a" * 64) == sheet
    assert sheets.find("b" * 64) is None
    with pytest.raises(IntegrityError), transactions.whole():
        sheets.add(sheet)


def test_a_file_waits_until_it_is_taken_and_has_a_receipt_then() -> None:
    sent()
    back = handed()
    assert (back.file, back.taken_at, back.receipt) == ("back.xlsx", None, "")
    assert handed(hours=1).number == back.number, "the same file again is the one that waits"
    assert handed(by="lea").number != back.number
    assert [one.number for one in sheets.waiting("xqa-2024", "pia", since=NOON)] == [back.number]
    assert sheets.waiting("xqa-2024", "pia", since=NOON + timedelta(days=1)) == ()
    with transactions.whole():
        sheets.settle(back.number, receipt="{}", at=NOON)
    assert sheets.returned("xqa-2024", back.number).taken_at == NOON
    assert [one.number for one in sheets.all_returned("xqa-2024")] == [back.number]
    assert sheets.waiting("xqa-2024", "pia", since=NOON) == ()
    assert sheets.known_files() == {"f" * 64}


def test_a_file_is_not_found_under_another_assessment() -> None:
    sent()
    with pytest.raises(NotFound):
        sheets.returned("xqa-2019", handed().number)


def test_nothing_is_written_outside_of_a_transaction(transactional_db: None) -> None:  # noqa: ARG001
    with pytest.raises(RuntimeError):
        sheets.settle(1, receipt="", at=NOON)

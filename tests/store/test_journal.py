from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection, transaction

from migov.store import journal, transactions
from migov.store.records.journal import JournalRecord

pytestmark = pytest.mark.django_db
NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


def note(subject: str = "xqa-2024", **details: object) -> None:
    with transactions.whole():
        journal.note("assessment.import", subject=subject, by="Ada", at=NOON, details=details)


def tamper(sql: str) -> None:
    """What somebody with the file and no scruples can do."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER journal_no_update")
        cursor.execute("DROP TRIGGER journal_no_delete")
        cursor.execute("DROP TRIGGER journal_in_order")
        cursor.execute(sql)


def test_the_first_line_is_number_one_and_lines_count_without_gaps() -> None:
    for number in range(3):
        note(number=number)
    assert [line.seq for line in journal.lines()] == [1, 2, 3]
    assert [line.details["number"] for line in journal.lines()] == [0, 1, 2]


def test_a_line_says_who_did_what_to_what_and_when_in_utc() -> None:
    with transactions.whole():
        paris = NOON.astimezone(timezone(timedelta(hours=2)))
        journal.note("assessment.withdraw", subject="a-1", by="Ada", at=paris, details={"because": "read wrongly"})
    (line,) = journal.lines()
    assert (line.by, line.action, line.subject) == ("Ada", "assessment.withdraw", "a-1")
    assert line.at == "2024-05-01T12:00:00.000000+00:00"
    assert line.details == {"because": "read wrongly"}


def test_an_untouched_journal_holds_to_its_end() -> None:
    for _ in range(4):
        note()
    verdict = journal.verify()
    assert (verdict.lines, verdict.broken) == (4, None)
    assert verdict.last == journal.lines()[-1].hash


def test_an_empty_journal_holds() -> None:
    assert journal.verify().lines == 0


@pytest.mark.parametrize(
    ("sql", "broken", "because"),
    [
        ("UPDATE journal SET by = 'Eve' WHERE seq = 2", 2, "sealed"),
        ("UPDATE journal SET details = '{}' WHERE seq = 3", 3, "sealed"),
        ("DELETE FROM journal WHERE seq = 2", 3, "line 2 is missing"),
        ("DELETE FROM journal WHERE seq = 1", 2, "line 1 is missing"),
        ("UPDATE journal SET previous = hash WHERE seq = 3", 3, "continue"),
        ("UPDATE journal SET at = '2020-01-01T00:00:00.000000+00:00' WHERE seq = 1", 1, "sealed"),
    ],
)
def test_the_first_broken_line_is_named(sql: str, broken: int, because: str) -> None:
    for number in range(4):
        note(number=number)
    tamper(sql)
    verdict = journal.verify()
    assert verdict.broken == broken
    assert because in str(verdict.because)
    assert verdict.lines < 4


def test_the_model_refuses_to_change_or_remove_a_line() -> None:
    note()
    line = JournalRecord.objects.get()
    line.by = "Eve"
    for attempt in (line.save, line.delete, JournalRecord.objects.all().delete):
        with pytest.raises(TypeError, match="append-only"):
            attempt()
    with pytest.raises(TypeError, match="append-only"):
        JournalRecord.objects.update(by="Eve")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE journal SET by = 'Eve'",
        "DELETE FROM journal",
        "INSERT INTO journal SELECT 3, at, by, action, subject, details, hash, hash FROM journal",
        "INSERT INTO journal SELECT 2, at, by, action, subject, details, previous, hash FROM journal",
    ],
)
def test_the_database_refuses_to_change_remove_or_slip_in_a_line(sql: str) -> None:
    note()
    with pytest.raises(DatabaseError, match="journal"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert journal.verify().lines == 1


def test_nothing_is_noted_outside_a_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("migov.store.transactions.connection", SimpleNamespace(in_atomic_block=False))
    with pytest.raises(RuntimeError, match="whole"):
        journal.note("assessment.import", subject="a", by="Ada", at=NOON)


def test_a_line_without_a_person_is_refused() -> None:
    with transactions.whole(), pytest.raises(ValueError, match="who"):
        journal.note("assessment.import", subject="a", by=" ", at=NOON)


def test_lines_can_be_asked_for_by_subject_and_from_the_end() -> None:
    for subject in ("a", "b", "a", "c"):
        note(subject)
    assert [line.seq for line in journal.lines("a")] == [1, 3]
    assert [line.subject for line in journal.lines(last=2)] == ["a", "c"]

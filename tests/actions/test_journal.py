from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection

from kept import NOON, keep
from makers import assessment, finding
from migov.actions import assessments, journal
from migov.store import blobs

pytestmark = [pytest.mark.django_db]


def test_all_holds_when_nobody_has_tampered(home: Path) -> None:
    assert home
    keep()
    keep(assessment([finding()]), replace=True)
    assessments.withdraw("xqa-2024", because="read wrongly", by="Ada", at=NOON)
    found = journal.verify()
    assert found.problems == ()
    assert (found.journal.lines, found.assessments, found.files) == (3, 1, 2)


@pytest.mark.usefixtures("home")
def test_a_content_changed_behind_the_journal_s_back_is_found() -> None:
    keep()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE assessments SET content = replace(content, '2024', '2025')")
    assert "content" in journal.verify().problems[0]


@pytest.mark.usefixtures("home")
def test_a_content_changed_together_with_its_hash_is_found_too() -> None:
    entry = keep().entry
    with connection.cursor() as cursor:
        cursor.execute("UPDATE assessments SET content = content || ' '")
    from hashlib import sha256

    from migov.store import assessments as records

    with connection.cursor() as cursor:
        cursor.execute("UPDATE assessments SET content_sha256 = %s", [sha256(records.content(entry.id)).hexdigest()])
    assert "not the one the journal noted" in journal.verify().problems[0]


@pytest.mark.usefixtures("home")
def test_an_assessment_that_was_removed_is_missed() -> None:
    keep()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM assessments")
    assert "not here" in journal.verify().problems[0]


def test_a_lost_and_a_damaged_file_are_named(home: Path) -> None:
    first, second = keep(assessment(id="a-1")).entry, keep(assessment(id="b-2")).entry
    for entry, act in ((first, Path.unlink), (second, lambda path: (path.chmod(0o600), path.write_bytes(b"x")))):
        name = str(entry.file_sha256)
        act(home / "blobs" / name[:2] / name)
    problems = "\n".join(journal.verify().problems)
    assert str(first.file_sha256) in problems
    assert "damaged" in problems


@pytest.mark.usefixtures("home")
def test_files_that_belong_to_nothing_are_told_and_are_no_problem() -> None:
    keep()
    orphan = blobs.keep(b"left over")
    found = journal.verify()
    assert (found.problems, found.orphans) == ((), (orphan,))

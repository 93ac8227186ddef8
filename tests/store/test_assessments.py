from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from types import SimpleNamespace

import pytest

from makers import assessment, finding, jurisdiction
from migov.errors import Conflict, NotFound
from migov.model import interchange
from migov.store import assessments, transactions

pytestmark = pytest.mark.django_db
NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


def add(value: object = None, **more: object) -> assessments.Entry:
    with transactions.whole():
        told = {"by": "Ada", "at": NOON, "file": "p.pdf", "file_sha256": "0" * 64} | more
        return assessments.add(value or assessment([finding()]), **told)  # type: ignore[arg-type]


def test_an_assessment_comes_out_as_it_went_in() -> None:
    value = assessment([finding("Words.")])
    add(value)
    assert assessments.get(value.id) == value


def test_the_content_hash_is_that_of_the_exported_file() -> None:
    entry = add()
    assert entry.content_sha256 == sha256(interchange.encode(assessment([finding()]))).hexdigest()
    assert entry.content_sha256 == sha256(assessments.content(entry.id)).hexdigest()


def test_an_id_is_kept_once() -> None:
    add()
    with pytest.raises(Conflict, match="already"):
        add()


def test_what_is_not_there_is_not_found() -> None:
    for ask in (assessments.get, assessments.entry, assessments.content):
        with pytest.raises(NotFound, match="xqz-1900"):
            ask("xqz-1900")
    with transactions.whole(), pytest.raises(NotFound):
        assessments.lock("xqz-1900")


def test_an_entry_tells_what_lists_need() -> None:
    entry = add(assessment(jurisdiction=jurisdiction(short="the Sample")))
    assert (entry.short_name.en, entry.year, entry.file_name, entry.created_by) == ("the Sample", 2024, "p.pdf", "Ada")
    assert entry.created_at == NOON
    assert assessments.entry(entry.id) == entry


def test_withdrawn_ones_are_listed_only_where_asked_and_still_readable() -> None:
    entry = add()
    with transactions.whole():
        assessments.lock(entry.id).withdraw(because="read wrongly", by="Ada", at=NOON)
    assert assessments.entries() == ()
    assert [one.withdrawn_because for one in assessments.entries(withdrawn=True)] == ["read wrongly"]
    assert assessments.get(entry.id).id == entry.id


def test_nothing_is_added_outside_a_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("migov.store.transactions.connection", SimpleNamespace(in_atomic_block=False))
    with pytest.raises(RuntimeError):
        assessments.add(assessment(), by="Ada", at=NOON, file=None, file_sha256=None)

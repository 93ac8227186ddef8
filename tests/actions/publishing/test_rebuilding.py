"""The portal's data made anew: nothing that was there is lost, and a file that cannot be read is no obstacle."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

import kept
from migov import training
from migov.actions.entering import keeper
from migov.actions.publishing import external, putting, rebuilding
from migov.errors import Refused
from migov.store.published import database, place, releases, shelving
from released import published

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ORIGINAL = "https://publications.example.org/onduva-2024.pdf"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def others() -> str:
    """A profile of others, on the portal."""
    value = training.country()
    kept.keep(value, file="onduva.pdf")
    external.add(value.id, original=ORIGINAL, licence="CC BY 4.0", by=keeper("ana"), at=NOW)
    return value.id


def test_profiles_of_others_stay_and_those_that_were_withdrawn_do_not_come_back() -> None:
    theirs = others()
    before = releases.current()
    assert [one.id for one in rebuilding.rebuild()] == [f"{theirs}.1"]
    assert releases.current() == before
    external.withdraw(theirs, because="Its publisher asked for it.", by=keeper("ana"), at=NOW)
    assert rebuilding.rebuild() == ()
    assert releases.current() == ()


def test_a_release_of_another_installation_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    made = published().first()
    before = releases.current()
    monkeypatch.setattr(rebuilding.releases, "everything", tuple)
    assert [one.id for one in rebuilding.rebuild()] == [made.id]
    assert releases.current() == before


@pytest.mark.parametrize("what", ["damaged", "of a newer migov", "of an older migov", "gone"])
def test_a_file_that_cannot_be_read_is_made_anew(what: str) -> None:
    made, theirs = published().first(), others()
    before = releases.current()
    path: Path = place.folder() / place.DATABASE
    database.close()
    if what.startswith("of"):
        with sqlite3.connect(path) as connection:
            connection.execute(f"pragma user_version = {99 if 'newer' in what else 1}")
        connection.close()
        with pytest.raises(Refused, match="migov portal rebuild"):
            database.make()
    else:
        for end in ("", "-wal", "-shm"):
            path.with_name(path.name + end).unlink(missing_ok=True)
        if what == "damaged":
            path.write_bytes(b"no database" * 1000)
    rebuilding.rebuild()
    assert releases.current() == before
    assert shelving.ids() == {made.id, f"{theirs}.1"}
    assert putting.put_missing() == ()

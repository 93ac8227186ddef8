"""A release that was made elsewhere is shown on a portal that has nothing but its files."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from kept import NOON
from migov.actions.entering import keeper
from migov.actions.publishing import receiving
from migov.actions.releasing import listing
from migov.errors import Invalid
from migov.model.published import PublicRelease
from migov.store import activity
from migov.store.published import paragraphs, releases
from released import ready

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


@pytest.fixture
def elsewhere(settings: object, tmp_path: Path) -> Path:
    """A release in its ZIP, and a folder of another machine open."""
    vetted = ready()
    where = tmp_path / "release.zip"
    where.write_bytes(listing.bundle(vetted.make().id, by=vetted.coordinator))
    settings.MIGOV_HOME = tmp_path / "another"  # type: ignore[attr-defined]
    return where


def received(where: Path) -> PublicRelease:
    return receiving.receive(where, by=keeper("ada"), at=NOON)


def test_it_shows_what_it_shows_where_it_was_made(elsewhere: Path) -> None:
    assert releases.current() == ()
    head = received(elsewhere)

    assert releases.current() == (head,)
    shown = paragraphs.of(head, head.language)
    assert shown
    assert any(quotation.archived for one in shown for why in one.why for quotation in why.quotations)


def test_bringing_it_twice_changes_nothing(elsewhere: Path) -> None:
    assert received(elsewhere) == received(elsewhere)
    assert len(releases.current()) == 1


def test_the_journal_tells_once_who_brought_it(elsewhere: Path) -> None:
    head = received(elsewhere)
    received(elsewhere)
    (line,) = activity.newest(subjects=[head.id])
    assert (line.action, line.by, line.details["manifest"]) == (receiving.RECEIVED, "ada", head.manifest)


def test_one_in_which_a_word_was_changed_is_refused_and_nothing_of_it_is_shown(elsewhere: Path, tmp_path: Path) -> None:
    forged = tmp_path / "forged.zip"
    with zipfile.ZipFile(elsewhere) as told, zipfile.ZipFile(forged, "w") as into:
        for entry in told.infolist():
            data = told.read(entry)
            into.writestr(entry, data.replace(b"a", b"b") if entry.filename.endswith("findings.csv") else data)
    with pytest.raises(Invalid, match=r"findings\.csv"):
        received(forged)
    assert releases.current() == ()

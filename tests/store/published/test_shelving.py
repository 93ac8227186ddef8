"""Releases come onto the shelf of the public side whole, replace one another, and never change."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

import shelved
from migov.errors import Conflict, NotFound
from migov.model.dimensions import Dimension
from migov.model.languages import Language
from migov.model.published import Notice
from migov.store.published import database, paragraphs, place, releases, shelving


@pytest.fixture(autouse=True)
def _published(home: Path) -> None:
    """Each test has a folder of its own."""


def test_an_empty_shelf_is_there_to_be_read() -> None:
    assert releases.current() == ()
    assert releases.places() == {}
    assert database.version() == 1


def test_a_release_comes_back_as_it_was_put() -> None:
    value = shelved.country()
    head = shelved.put(value, languages=(Language.EN, Language.FR))

    assert releases.current() == (head,)
    assert releases.get(head.id) == head
    found = paragraphs.of(head, Language.FR, dimension=Dimension.RIGHTS)
    assert [one.id for one in found] == [one.id for one in value.findings if one.dimension is Dimension.RIGHTS]
    assert found[0].why[0].answers == value.findings[0].indicators
    assert releases.front(head.id)["en"]["key_sources"]


def test_putting_it_again_changes_nothing() -> None:
    head = shelved.put(shelved.country())
    before = len(paragraphs.of(head, Language.EN))
    shelved.put(shelved.country())
    assert len(paragraphs.of(head, Language.EN)) == before


def test_a_release_never_changes() -> None:
    shelved.put(shelved.country())
    other = shelved.shelf(shelved.country())
    with pytest.raises(Conflict, match="never changes"):
        shelving.put(replace(other, release=replace(other.release, manifest="f" * 64)))


def test_a_later_release_takes_the_place_of_the_earlier_which_stays_citable() -> None:
    first = shelved.put(shelved.country())
    second = shelved.put(shelved.country(), number=2)

    assert [one.id for one in releases.current()] == [second.id]
    assert not releases.get(first.id).is_current
    assert paragraphs.of(first, Language.EN)
    for table in ("release from findable", "release from paragraph where n in (select rowid from found)"):
        rows = database.reading().execute(f"select distinct {table}")
        assert [id_ for (id_,) in rows] == [second.id]


def test_an_earlier_release_that_comes_late_does_not_take_the_place_of_a_later() -> None:
    shelved.put(shelved.country(), number=2)
    shelved.put(shelved.country(), number=1)
    assert [one.number for one in releases.current()] == [2]


def test_taking_the_current_release_off_brings_the_one_before_back() -> None:
    first = shelved.put(shelved.country())
    second = shelved.put(shelved.country(), number=2)
    shelving.take_off(second.id)

    assert [one.id for one in releases.current()] == [first.id]
    found = database.reading().execute("select count(*) from found").fetchone()[0]
    assert found == len(paragraphs.of(first, Language.EN))
    with pytest.raises(NotFound):
        shelving.take_off(second.id)


def test_a_stop_in_the_middle_leaves_the_shelf_as_it_was() -> None:
    head = shelved.put(shelved.country())
    before = database.version()
    whole = shelved.shelf(shelved.country(), number=2)
    twice = replace(whole, paragraphs=(*whole.paragraphs, whole.paragraphs[0]))
    with pytest.raises(Exception, match="UNIQUE"):
        shelving.put(twice)

    assert releases.current() == (head,)
    assert database.version() == before


def test_what_is_remembered_is_forgotten_when_something_new_is_published() -> None:
    assert releases.current() == ()
    head = shelved.put(shelved.country())
    assert releases.current() == (head,)


def test_notices_stand_beside_the_paragraphs_they_are_about() -> None:
    head = shelved.put(shelved.country())
    first = shelved.country().findings[0].id
    notice = Notice(passage=first, instrument="Plan 2018–2021", happened="lapsed", since="2022", noticed="2026-11-22")
    shelving.note(head.assessment, [notice])

    assert paragraphs.one(head, Language.EN, first).notices == (notice,)
    shelving.note(head.assessment, [])
    assert paragraphs.one(head, Language.EN, first).notices == ()


def test_the_pages_can_only_read() -> None:
    with pytest.raises(Exception, match="readonly"):
        database.reading().execute("delete from release")


def test_another_folder_is_another_shelf(settings: object, tmp_path: Path) -> None:
    shelved.put(shelved.country())
    settings.MIGOV_HOME = tmp_path / "other"  # type: ignore[attr-defined]
    assert releases.current() == ()
    assert (tmp_path / "other" / place.PUBLISHED / place.DATABASE).exists()

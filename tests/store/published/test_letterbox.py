"""Readers drop reports and wishes into the letterbox; it keeps them until the office takes them out."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from migov.errors import Invalid, NotFound
from migov.store.published import letterbox

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _published(home: Path) -> None:
    """Each test has a folder of its own."""


def _drop(says: str = "The year is 2019.") -> int:
    return letterbox.drop(
        at=NOW, release="xnd-2024.1", passage="f-1", language="en", words="(2018)", says=says, address="ana@example.org"
    )


def test_a_report_waits_until_it_is_taken_out_and_nothing_of_it_stays() -> None:
    number = _drop()
    assert [one.says for one in letterbox.waiting()] == ["The year is 2019."]
    letterbox.take([number])

    assert letterbox.waiting() == ()
    assert b"ana@example.org" not in b"".join(path.read_bytes() for path in _files())


def test_a_report_that_says_nothing_is_refused() -> None:
    with pytest.raises(Invalid, match="what is wrong"):
        _drop("  ")
    with pytest.raises(Invalid, match="longer than"):
        _drop("x" * (letterbox.LONGEST + 1))
    assert letterbox.waiting() == ()


def test_nobody_is_told_before_they_confirmed() -> None:
    wish = letterbox.follow("ana@example.org", "place:xnd", language="fr", at=NOW)
    assert letterbox.followers(["place:xnd", "all"]) == ()
    letterbox.confirm(wish.token, at=NOW)
    assert [one.address for one in letterbox.followers(["place:xnd", "all"])] == ["ana@example.org"]
    letterbox.leave(wish.token)
    assert letterbox.followers(["place:xnd", "all"]) == ()


def test_asking_twice_is_one_wish_with_one_token() -> None:
    first = letterbox.follow("ana@example.org", "all", language="fr", at=NOW)
    second = letterbox.follow("ana@example.org", "all", language="en", at=NOW)
    assert (second.token, second.language) == (first.token, "en")


def test_a_token_that_nobody_has_confirms_nothing() -> None:
    with pytest.raises(NotFound):
        letterbox.confirm("none", at=NOW)


def _files() -> list[Path]:
    from migov.store.published import place

    return [path for path in place.folder().iterdir() if path.is_file()]

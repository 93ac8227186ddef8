"""Profiles of others come onto the portal marked, linked to their original and quoted no further than one may."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec.structs import replace

import kept
from migov import training
from migov.actions import assessments
from migov.actions.entering import keeper
from migov.actions.publishing import external
from migov.errors import Invalid, NotFound, WrongStage
from migov.model.assessments import Assessment
from migov.model.people import Member
from migov.model.published import EventKind, Origin
from migov.model.texts import words
from migov.store.published import database, paragraphs, releases

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ORIGINAL = "https://publications.example.org/onduva-2024.pdf"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def _read(licence: str | None = "CC BY-NC-ND 3.0 IGO") -> Assessment:
    """A profile as it was read from its publisher's file."""
    value = training.country()
    value = replace(value, publication=replace(value.publication, licence=licence))
    kept.keep(value, file="onduva.pdf")
    return value


def _keeper() -> Member:
    return keeper("ana")


def test_only_the_first_words_are_quoted_where_the_licence_does_not_allow_more() -> None:
    value = _read()
    head = external.add(value.id, original=ORIGINAL, by=_keeper(), at=NOW)

    assert (head.origin, head.is_whole, head.original) == (Origin.EXTERNAL, False, ORIGINAL)
    for one, finding in zip(paragraphs.of(head, head.language), value.findings, strict=False):
        said = words(one.text).rstrip("…")
        assert words(finding.text).startswith(said)
        assert len(said.split()) <= 25
        assert one.why == ()
    assert not releases.front(head.id)[head.language].get("key_sources")


def test_the_whole_text_stands_there_where_its_licence_is_recorded_as_allowing_it() -> None:
    value = _read(licence=None)
    head = external.add(value.id, original=ORIGINAL, licence="CC BY 4.0", by=_keeper(), at=NOW)
    assert head.is_whole
    assert words(paragraphs.of(head, head.language)[0].text) == words(value.findings[0].text)


def test_its_answers_and_sources_stay_inside() -> None:
    value = _read()
    external.add(value.id, original=ORIGINAL, by=_keeper(), at=NOW)
    assert database.reading().execute("select count(*) from answer").fetchone() == (0,)


def test_adding_it_again_takes_the_place_of_the_first() -> None:
    value = _read()
    external.add(value.id, original=ORIGINAL, by=_keeper(), at=NOW)
    head = external.add(value.id, original=ORIGINAL, licence="CC BY 4.0", by=_keeper(), at=NOW)
    assert releases.current() == (head,)
    kinds = database.reading().execute("select kind from event").fetchall()
    assert kinds == [(EventKind.EXTERNAL,)]


def test_an_original_that_nobody_can_open_is_refused_and_nothing_is_put() -> None:
    value = _read()
    for address in ("onduva.pdf", "file:///home/ana/onduva.pdf", "javascript:alert(1)"):
        with pytest.raises(Invalid, match="no public address"):
            external.add(value.id, original=address, by=_keeper(), at=NOW)
    assert releases.current() == ()


def test_what_did_not_come_from_a_publishers_file_is_never_added() -> None:
    value = training.country()
    kept.keep(value, file="onduva.json")
    with pytest.raises(WrongStage, match="release it instead"):
        external.add(value.id, original=ORIGINAL, by=_keeper(), at=NOW)
    assert releases.current() == ()


def test_it_can_be_taken_off_again_with_a_reason() -> None:
    value = _read()
    external.add(value.id, original=ORIGINAL, by=_keeper(), at=NOW)
    with pytest.raises(Invalid, match="says why"):
        external.withdraw(value.id, because=" ", by=_keeper(), at=NOW)
    external.withdraw(value.id, because="Its publisher asked for it.", by=_keeper(), at=NOW)
    assert releases.current() == ()
    with pytest.raises(NotFound):
        external.withdraw(value.id, because="Again.", by=_keeper(), at=NOW)


def test_one_that_is_withdrawn_here_is_on_the_portal_no_longer(django_capture_on_commit_callbacks: Any) -> None:
    value = _read()
    external.add(value.id, original=ORIGINAL, by=_keeper(), at=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        assessments.withdraw(value.id, because="Read from the wrong file.", by="ana", at=NOW)
    assert releases.current() == ()

"""What happened since publication is told once, of paragraphs only, and never what is still to come."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

import shelved
from migov import training
from migov.actions.publishing import telling
from migov.model.languages import Language
from migov.model.marks import Happened, Happening, Mark
from migov.model.published import EventKind
from migov.store import marks, transactions
from migov.store.published import database, paragraphs

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ON = date(2026, 11, 22)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def _mark(
    what: Happened, *, passage: str | None = None, indicator: str | None = None, sentence: str | None = None
) -> Mark:
    happening = Happening(instrument="plan-1", name="Plan 2018–2021", what=what, since="2022-01-01")
    return Mark(
        assessment="xnd-2024",
        passage=passage,
        indicator=indicator,
        sentence=sentence,
        happening=happening,
        noticed=ON.isoformat(),
    )


def _kept(*found: Mark) -> None:
    with transactions.whole():
        marks.put("xnd-2024", found, on=ON)


def test_a_paragraph_is_told_of_once_however_many_of_its_sentences_rest_on_it() -> None:
    head = shelved.put(shelved.country())
    first = training.country().findings[0].id
    _kept(
        _mark(Happened.LAPSED, passage=first, sentence="One."),
        _mark(Happened.LAPSED, passage=first, sentence="Two."),
        _mark(Happened.LAPSED, indicator="1.1.1"),
    )
    telling.tell_of("xnd-2024")

    found = paragraphs.one(head, Language.EN, first).notices
    assert [(one.happened, one.instrument, one.since) for one in found] == [("lapsed", "Plan 2018–2021", "2022-01-01")]
    assert len(paragraphs.notices("xnd-2024")) == 1


def test_what_is_still_to_come_is_for_the_coordinator_alone() -> None:
    shelved.put(shelved.country())
    _kept(_mark(Happened.ENDING, passage=training.country().findings[0].id))
    telling.tell_of("xnd-2024")
    assert paragraphs.notices("xnd-2024") == ()


def test_the_feeds_tell_of_it_once() -> None:
    shelved.put(shelved.country())
    _kept(_mark(Happened.REPEALED, passage=training.country().findings[0].id))
    telling.tell_of("xnd-2024")
    telling.tell_of("xnd-2024")
    asked = "select count(*) from event where kind = ?"
    assert database.reading().execute(asked, [EventKind.NOTICED]).fetchone() == (1,)


def test_a_mark_that_is_dismissed_and_brought_back_is_no_news() -> None:
    head = shelved.put(shelved.country())
    first = training.country().findings[0].id
    _kept(_mark(Happened.REPEALED, passage=first))
    telling.tell_of("xnd-2024")
    (one,) = marks.of("xnd-2024")
    for because, again in (("It stands.", False), (None, True)):
        with transactions.whole():
            marks.dismiss("xnd-2024", one.number, because, by="ada", at=NOW)
        telling.tell_of("xnd-2024", again=again)
        assert len(paragraphs.one(head, Language.EN, first).notices) == (because is None)
    asked = "select count(*) from event where kind = ?"
    assert database.reading().execute(asked, [EventKind.NOTICED]).fetchone() == (1,)


def test_nothing_is_told_of_what_has_no_release_on_the_portal() -> None:
    _kept(_mark(Happened.REPEALED, passage=training.country().findings[0].id))
    telling.tell_of("xnd-2024")
    assert database.reading().execute("select count(*) from notice").fetchone() == (0,)

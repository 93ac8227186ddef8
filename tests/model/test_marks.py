"""What happened to an instrument since somebody wrote about it, and the marks that published words get for it."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from migov.errors import Invalid
from migov.model.instruments import (
    Instrument,
    InstrumentKind,
    InstrumentLink,
    InstrumentRelation,
    InstrumentStatus,
    Name,
    Period,
)
from migov.model.marks import Happened, Happening, Mark, happenings
from migov.model.sources import Locator

TODAY = date(2026, 6, 1)
AMENDS, REPEALS = InstrumentRelation.AMENDS, InstrumentRelation.REPEALS


def instrument(id: str = "law-1", **more: object) -> Instrument:  # noqa: A002 - the field's own word
    return Instrument(**{"id": id, "kind": InstrumentKind.LAW, "names": (Name(id.title()),), **more})


def what(
    one: Instrument, *others: Instrument, after: str | None = "2024-05-01", soon: int = 0
) -> list[tuple[Happened, str | None, str | None]]:
    found = happenings(one, (one, *others), after=after, on=TODAY, soon=soon)
    return [(each.what, each.since, each.by) for each in found]


def test_a_plan_whose_period_is_over_has_lapsed_with_the_first_year_after() -> None:
    plan = instrument(period=Period(2022, 2025), status=InstrumentStatus.LAPSED)
    assert what(plan) == [(Happened.LAPSED, "2026", None)]


def test_a_period_that_is_over_needs_no_status() -> None:
    assert what(instrument(period=Period(2022, 2025))) == [(Happened.LAPSED, "2026", None)]
    assert what(instrument(period=Period(2022, 2026))) == []


def test_what_had_lapsed_before_was_known_to_whoever_wrote() -> None:
    plan = instrument(period=Period(2016, 2018), status=InstrumentStatus.LAPSED)
    assert what(plan) == []
    assert what(plan, after=None) == [(Happened.LAPSED, "2019", None)]


def test_somebodys_word_that_a_plan_was_prolonged_is_believed() -> None:
    assert what(instrument(period=Period(2022, 2025), status=InstrumentStatus.IN_FORCE)) == []


def test_a_repeal_names_the_law_that_did_it_and_its_day() -> None:
    gone = instrument(status=InstrumentStatus.REPEALED, until="2025-03-31")
    new = instrument("law-2", date="2025-02-01", links=(InstrumentLink(REPEALS, "law-1"),))
    assert what(gone, new) == [(Happened.REPEALED, "2025-04-01", "law-2")]


def test_a_repeal_whose_day_nobody_knows_is_told_without_one() -> None:
    assert what(instrument(status=InstrumentStatus.REPEALED)) == [(Happened.REPEALED, None, None)]


@pytest.mark.parametrize("link", [InstrumentLink(AMENDS, "law-1"), InstrumentLink(REPEALS, "law-1", in_part=True)])
def test_a_law_that_loses_an_article_is_amended(link: InstrumentLink) -> None:
    new = instrument("law-2", date="2025-02-01", links=(link,))
    assert what(instrument(status=InstrumentStatus.IN_FORCE), new) == [(Happened.AMENDED, "2025-02-01", "law-2")]


def test_an_amendment_is_told_when_it_has_come_and_only_if_it_is_new() -> None:
    def at(day: str | None) -> Instrument:
        return instrument("law-2", links=(InstrumentLink(AMENDS, "law-1", at=day),))

    assert [len(what(instrument(), at(day))) for day in ("2026-06-02", "2026-06-01", "2024-05-01", "2020", None)] == [
        0,
        1,
        0,
        0,
        0,
    ]


def test_an_amendment_names_its_articles_and_touches_only_those() -> None:
    whole, partly = InstrumentLink(AMENDS, "law-1"), InstrumentLink(AMENDS, "law-1", True, None, ("5", "12-bis"))
    new = instrument("law-2", date="2025-02-01", links=(whole, partly))
    (happening,) = happenings(instrument(), (new,), after=None, on=TODAY)
    assert happening.articles == ("5", "12-bis")
    there = [("Title I", "Article 5. Fees"), ("Article 12 bis",), ("Article 12",), ("Annex",), ("Art. 5",), ()]
    assert [happening.touches([Locator(path=path)]) for path in there] == [True, True, False, True, True, True]
    (unnamed,) = happenings(instrument(), (replace(new, links=(whole,)),), after=None, on=TODAY)
    assert unnamed.touches([Locator(path=("Article 12",))])


def test_the_first_article_is_the_first_however_it_is_written() -> None:
    first = Happening(instrument="law-1", name="Law 1", what=Happened.AMENDED, articles=("1",))
    headings = ("Article premier", "Article 1er", "Article 1", "Artículo 1º", "المادة 1", "Article 11")
    assert [first.touches([Locator(path=(one,))]) for one in headings] == [True] * 5 + [False]


def test_an_end_that_is_near_is_told_only_where_asked() -> None:
    plan = instrument(period=Period(2022, 2026), status=InstrumentStatus.IN_FORCE)
    assert (what(plan), what(plan, soon=6)) == ([], [])
    assert what(plan, soon=7) == [(Happened.ENDING, "2027", None)]


def test_a_mark_stands_beside_a_passage_or_an_answer() -> None:
    happening = Happening(instrument="law-1", name="Law 1", what=Happened.LAPSED)
    for places in ({}, {"passage": "1.2-1", "indicator": "1.1.1"}, {"indicator": "1.1.1", "sentence": "So it is."}):
        with pytest.raises(Invalid):
            Mark(assessment="xqa-2020", happening=happening, noticed="2026-06-01", **places)

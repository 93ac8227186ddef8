from __future__ import annotations

from migov.catalogue import crosswalks, editions
from migov.catalogue.comparing import Difference, diff
from migov.model.indicators import Relation

EARLIER, LATER = editions.load("national-1"), editions.load("national-2")


def rows() -> tuple[Difference, ...]:
    walk = crosswalks.between("national-1", "national-2")
    assert walk is not None
    return diff(EARLIER, LATER, walk)


def test_every_indicator_stands_in_exactly_one_row() -> None:
    for edition, side in ((EARLIER, "earlier"), (LATER, "later")):
        codes = [indicator.code for row in rows() for indicator in getattr(row, side)]
        assert sorted(codes) == sorted(indicator.code for indicator in edition.indicators)


def test_rows_follow_the_later_edition() -> None:
    order = [row.later[0].code for row in rows() if row.later]
    known = [indicator.code for indicator in LATER.indicators]
    assert order == sorted(order, key=known.index)


def test_what_was_retired_stands_where_it_was() -> None:
    found = [row.relation is Relation.RETIRED and row.earlier[0].code for row in rows()]
    place = found.index("6.1.2")
    assert rows()[place - 1].earlier[0].code == "6.1.1"


def test_only_same_is_comparable_without_a_remark() -> None:
    for row in rows():
        assert row.is_comparable == (row.relation is Relation.SAME)
        assert row.is_comparable or row.remark.languages


def test_a_reworded_indicator_tells_which_fields_changed() -> None:
    reworded = next(row for row in rows() if row.later and row.later[0].code == "1.6.2")
    assert set(reworded.changed) == {"question", "guidance", "treaties"}


def test_the_same_indicator_changed_in_nothing_but_its_number() -> None:
    for row in rows():
        if row.relation is Relation.SAME:
            assert row.changed == ()

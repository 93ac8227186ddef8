"""Treaties, as tables: when two records of one treaty differ, and when silence is "no"."""

from __future__ import annotations

import pytest

from migov.model.conventions import Standing
from migov.model.languages import Localized
from migov.model.standpoints import Record, Standpoint, Witness, by_register, by_word, differ
from migov.model.treaties import Act, Participation, Treaty

DIFFER = """
one-says         another-says      differ
yes              yes               -
yes 2004         yes 2004          -
yes 2004         yes 2009          yes
yes 2004         yes 1999,2004     -
yes 2004         yes               -
yes 2004         no                yes
signed 1999      no                yes
signed 1999      yes 1999          yes
partly 2004      no                -
partly 2004      yes 2009          yes
nothing          yes 2004          -
nothing          nothing           -
"""

REGISTER = """
acts                               complete  may-join  says
ratification-2004                  yes       yes       yes 2004
signature-1999 ratification-2004   yes       yes       yes 2004
signature-1999                     yes       yes       signed 1999
ratification-2004 withdrawal-2020  yes       yes       no
accession-2004 withdrawal-2010 accession-2015  yes  yes  yes 2004,2015
-                                  yes       yes       no
-                                  yes       -         nothing
-                                  -         yes       nothing
"""


def rows(table: str, width: int) -> list[list[str]]:
    """The cells of a table whose columns are two spaces apart or more."""
    lines = table.strip().splitlines()[1:]
    return [[cell.strip() for cell in line.replace("  ", "|").split("|") if cell.strip()][:width] for line in lines]


def record(said: str) -> Record:
    word, _, years = said.partition(" ")
    standing = None if word == "nothing" else Standing(word)
    told = tuple(int(year) for year in years.split(",") if year)
    return Record(witness=Witness.MINISTRY, name="somebody", standing=standing, years=told)


@pytest.mark.parametrize(("one", "another", "wanted"), rows(DIFFER, 3))
def test_two_records_differ_in_what_they_say_or_where_they_have_no_year_in_common(
    one: str, another: str, wanted: str
) -> None:
    assert differ([record(one), record(another)]) is (wanted == "yes")
    assert differ([record(another), record(one)]) is (wanted == "yes")


@pytest.mark.parametrize(("acts", "complete", "may_join", "says"), rows(REGISTER, 4))
def test_a_register_says_no_only_where_it_knows_every_party(acts: str, complete: str, may_join: str, says: str) -> None:
    treaty = Treaty(
        code="T", title=Localized(en="T"), adopted="1990", depositary="D", complete=complete == "yes", source="S"
    )
    done = [words.split("-") for words in acts.split() if words != "-"]
    known = [Participation(treaty="T", state="XQA", act=Act(act), date=year, source="S") for act, year in done]
    found, wanted = by_register(treaty, known, may_join=may_join == "yes"), record(says)
    assert (found.standing, found.years) == (wanted.standing, wanted.years)


@pytest.mark.parametrize(
    ("act", "date", "says"),
    [
        (Act.RATIFICATION, "2004-03-18", "yes 2004"),
        (Act.SIGNATURE, "1999", "signed 1999"),
        (Act.WITHDRAWAL, "2020", "no"),
        (None, None, "no"),
    ],
)
def test_what_a_ministry_says_comes_to_the_same_words(act: Act | None, date: str | None, says: str) -> None:
    at = "2024-05-01T12:00:00+00:00"
    said = Standpoint(treaty="T", witness=Witness.MINISTRY, says_so="Ministry", act=act, date=date, by="ada", at=at)
    found, wanted = by_word(said), record(says)
    assert (found.standing, found.years) == (wanted.standing, wanted.years)

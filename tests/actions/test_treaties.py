"""Treaties: what depositary, ministries and the last profile say is listed where it differs, and decided."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kept import NOON, keep
from makers import assessment, jurisdiction
from migov.actions import delegations, returns, treaties
from migov.actions.entering import member_of
from migov.actions.treaties import State
from migov.catalogue.treaties import register
from migov.errors import Conflict, Invalid, NotAllowed, NotFound
from migov.model.conventions import ConventionRow, ConventionTable, Ratification, Standing
from migov.model.deadlines import Deadline
from migov.model.fields import Field
from migov.model.institutions import Institution
from migov.model.people import Member, Role
from migov.model.returns import Written
from migov.model.standpoints import Witness
from migov.model.treaties import Act
from migov.store import reviews, transactions
from people import a_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

HERE, CODE = "xqa-2024", "REFUGEES-1951"
ACT = next(act for act in register().participations if act.treaty == CODE and act.act is Act.ACCESSION)
"""Some State that acceded: the table is looked at as that State's."""


def printed(standing: Standing, *years: int) -> ConventionTable:
    said = Ratification(standing=standing, years=years, printed=f"{standing} {years}")
    return ConventionTable(
        number="1", title="Conventions", rows=(ConventionRow(name=("Refugees",), treaties=(CODE,), ratification=said),)
    )


def kept(*tables: ConventionTable, state: str = ACT.state) -> None:
    labour = Institution(id="labour", name="Ministry of Labour")
    keep(assessment(jurisdiction=jurisdiction(state), conventions=tables, institutions=(labour,)))


@pytest.fixture(autouse=True)
def _home(home: object) -> None:
    """The folder comes first."""


def somebody(role: Role, handle: str) -> Member:
    return member_of(HERE, a_person(role, handle=handle))


def row(by: Member) -> treaties.Row:
    return treaties.row(HERE, CODE, by=by)


def say(by: Member, act: Act | None, date: str | None = None, who: str = "Ministry of Labour") -> None:
    treaties.say(HERE, CODE, witness=Witness.MINISTRY, says_so=who, act=act, date=date, by=by, at=NOON)


def decide(by: Member, witness: Witness, **more: object) -> None:
    given = {"because": "The depositary's page.", "seen": row(by).seen, "at": NOON + timedelta(hours=1)} | more
    treaties.decide(HERE, CODE, witness=witness, by=by, **given)  # type: ignore[arg-type] # by name


def test_what_all_say_alike_needs_no_decision() -> None:
    kept(printed(Standing.YES, ACT.year))
    there = row(somebody(Role.ANALYST, "ada"))
    assert there.state is State.ALIKE
    assert there.stands == (Standing.YES, (ACT.year,))


def test_a_profile_that_prints_another_year_than_the_depositary_is_listed() -> None:
    kept(printed(Standing.YES, ACT.year - 1))
    assert row(somebody(Role.ANALYST, "ada")).state is State.DIFFERENT


def test_a_profile_that_prints_several_years_agrees_where_one_of_them_is_the_depositarys() -> None:
    kept(printed(Standing.YES, ACT.year - 1, ACT.year))
    assert row(somebody(Role.ANALYST, "ada")).state is State.ALIKE


def test_a_ministry_that_says_no_is_listed() -> None:
    kept()
    ada = somebody(Role.ANALYST, "ada")
    say(ada, None)
    assert row(ada).state is State.DIFFERENT


def test_a_ministry_that_speaks_again_is_heard_with_its_last_word() -> None:
    kept()
    ada = somebody(Role.ANALYST, "ada")
    say(ada, None)
    say(ada, Act.ACCESSION, ACT.date)
    assert row(ada).state is State.ALIKE


def test_a_state_of_which_a_register_in_part_knows_nothing_is_silent_and_not_no() -> None:
    kept(state="XQA")
    ada = somebody(Role.ANALYST, "ada")
    assert {one.state for one in treaties.table(HERE, by=ada).rows} == {State.SILENT}


def test_the_return_of_a_ministry_speaks_of_the_treaty_its_question_asks_about() -> None:
    kept()
    ada, fay = somebody(Role.ANALYST, "ada"), somebody(Role.FOCAL_POINT, "fay")
    code = row(ada).asked_by[0]
    pia = member_of(HERE, a_person(Role.PARTICIPANT, handle="pia", institution="labour"))
    due = Deadline(local="2099-01-01T12:00", zone="UTC")
    delegations.hand_over(HERE, "labour", (code,), due=due, by=fay, at=NOON)
    said = Written(words={Field.ANSWER: "not ratified"})
    returns.hand_in(HERE, 1, {code: said}, by=pia, at=NOON)
    there = row(ada)
    assert there.state is State.DIFFERENT
    assert [one.name for one in there.records if one.witness is Witness.MINISTRY] == [f"Ministry of Labour, {code}"]


def test_a_decision_says_which_record_stands_by_whom_and_why() -> None:
    kept(printed(Standing.YES, ACT.year - 1))
    ada = somebody(Role.ANALYST, "ada")
    decide(ada, Witness.DEPOSITARY)
    there = row(ada)
    assert there.state is State.DECIDED
    assert there.stands == (Standing.YES, (ACT.year,))
    assert (there.decisions[0].by, there.decisions[0].because) == ("ada", "The depositary's page.")


def test_a_decision_is_on_what_was_said_then_a_new_word_asks_for_another() -> None:
    kept(printed(Standing.YES, ACT.year - 1))
    ada = somebody(Role.ANALYST, "ada")
    decide(ada, Witness.DEPOSITARY)
    say(ada, None)
    there = row(ada)
    assert there.state is State.DIFFERENT
    assert len(there.decisions) == 1, "the one before stays to be read"


def test_nobody_decides_on_what_they_have_not_seen() -> None:
    kept(printed(Standing.YES, ACT.year - 1))
    ada = somebody(Role.ANALYST, "ada")
    before = row(ada).seen
    say(ada, None)
    with pytest.raises(Conflict):
        decide(ada, Witness.DEPOSITARY, seen=before)


def test_where_no_record_is_right_the_truth_is_said() -> None:
    kept(printed(Standing.YES, ACT.year - 1))
    ada = somebody(Role.ANALYST, "ada")
    with pytest.raises(Invalid):
        decide(ada, Witness.NEITHER)
    decide(ada, Witness.NEITHER, standing=Standing.SIGNED, years=(1999,))
    assert row(ada).stands == (Standing.SIGNED, (1999,))


def test_a_decision_without_a_reason_or_for_a_silent_witness_is_refused() -> None:
    kept(printed(Standing.YES, ACT.year - 1))
    ada = somebody(Role.ANALYST, "ada")
    with pytest.raises(Invalid):
        decide(ada, Witness.DEPOSITARY, because=" ")
    with pytest.raises(Invalid, match="tells nothing"):
        decide(ada, Witness.MINISTRY)


@pytest.mark.parametrize(("date", "act"), [("1900", Act.ACCESSION), ("2001", None), ("soon", Act.ACCESSION)])
def test_a_word_that_cannot_be_is_refused(date: str, act: Act | None) -> None:
    kept()
    with pytest.raises(Invalid):
        say(somebody(Role.ANALYST, "ada"), act, date)


def test_only_analysts_and_the_focal_point_decide_and_others_outside_see_nothing() -> None:
    kept(printed(Standing.YES, ACT.year - 1))
    ria = somebody(Role.REVIEWER, "ria")
    with pytest.raises(NotAllowed):
        decide(ria, Witness.DEPOSITARY)
    with pytest.raises(NotFound):
        treaties.table(HERE, by=Member(person="rex"))


def test_whoever_answers_blind_neither_sees_what_was_returned_nor_decides() -> None:
    kept(printed(Standing.YES, ACT.year))
    ada, fay = somebody(Role.ANALYST, "ada"), somebody(Role.FOCAL_POINT, "fay")
    pia = member_of(HERE, a_person(Role.PARTICIPANT, handle="pia", institution="labour"))
    (asks, *_) = row(ada).asked_by
    due = Deadline(local="2024-06-01T17:00", zone="UTC")
    delegations.hand_over(HERE, "labour", [asks], due=due, by=fay, at=NOON)
    said = Written(words={Field.ANSWER: "not ratified"})
    returns.write(HERE, 1, asks, said, base=0, submit=True, by=pia, at=NOON)
    assert any("Ministry of Labour" in one.name for one in row(ada).records)
    with transactions.whole():
        reviews.ask(HERE, [asks], coder="ada", by="kim", at=NOON)
    assert not any("Ministry of Labour" in one.name for one in row(ada).records)
    with pytest.raises(NotAllowed):
        decide(ada, Witness.DEPOSITARY)

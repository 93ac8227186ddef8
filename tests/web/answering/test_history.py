"""The history of an answer, and the page with two texts for one field."""

from __future__ import annotations

import pytest

from desks import CODE, HERE, Desk, texts_of
from kept import keep
from makers import assessment
from migov.model.fields import Field, all_words
from migov.model.people import Role
from migov.store import answers, reviews
from people import a_person
from teams import answered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


@pytest.fixture(autouse=True)
def _kept(home: object) -> None:  # noqa: ARG001 - the folder comes first
    keep(assessment())


def said(field: Field) -> str:
    found = answers.find(HERE, CODE)
    return all_words(found.answer)[field] if found else ""


def test_every_change_tells_who_and_what_was_before() -> None:
    ada = Desk()
    ada.autosave(0, justification="One law.")
    ada.autosave(1, justification="One new law.")
    ada.autosave(2, answer="some")
    page = ada.page("history", every="1")
    assert [one.event.says for one in page.entries] == [
        "Answer: “some”",
        "Justification",
        "State: “Draft”",
        "Justification",
    ]
    second = page.entries[1].event
    assert second.who.name == ada.person.name
    assert "".join(run.text for run in second.comparison.before.runs) == "One law."
    assert [run.text for run in second.comparison.after.runs if run.kind == "new"] == ["new "]


def test_a_reviewer_does_not_read_in_it_what_another_one_said_before_their_own_word() -> None:
    rui = Desk(person=a_person(Role.REVIEWER, handle="rui"))
    ada, ida, focal = Desk(), Desk(Role.REVIEWER), Desk(Role.FOCAL_POINT)
    answered(HERE, CODE)
    version = str(reviews.read_version(HERE, CODE))
    said_no = {"verdict": "disagree", "comment": "It is not so.", "version": version}
    rui.client.post(rui.address().replace("indicators", "reviews"), said_no)
    assert rui.person.name in ada.html("history")
    assert rui.person.name not in ida.html("history")
    assert rui.person.name not in focal.html("history")
    assert "status" not in str(ida.open("history.json").json()["fields"])
    answered(HERE, CODE)
    ida.client.post(ida.address().replace("indicators", "reviews"), {"verdict": "agree", "version": version})
    assert rui.person.name in ida.html("history")


def test_what_one_person_writes_at_a_stretch_is_one_change_and_taken_back_as_one() -> None:
    ada, bo = Desk(), Desk()
    bo.autosave(0, justification="His.")
    for number, text in enumerate(("H", "He", "Her text."), start=1):
        ada.autosave(number, justification=text)
    newest, first = ada.page("history", field="justification").entries
    assert (newest.saves, first.saves) == (3, 1)
    assert "".join(run.text for run in newest.event.comparison.before.runs) == "His."
    ada.send("restore", number=str(newest.back_to), back="history")
    assert said(Field.JUSTIFICATION) == "His."


def test_one_field_s_changes_alone() -> None:
    ada = Desk()
    ada.autosave(0, justification="One law.", answer="some")
    page = ada.page("history", field="answer")
    assert [one.event.says for one in page.entries] == ["Answer: “some”"]
    assert ada.open("history", field="nonsense").status_code == 200


def test_a_long_history_comes_in_pages_and_each_change_knows_what_was_before() -> None:
    ada = Desk()
    for number in range(40):
        ada.autosave(number, justification=f"Version {number}.")
    first, second = ada.page("history", every="1"), ada.page("history", every="1", page="2")
    assert (len(first.entries), len(second.entries)) == (30, 11)
    last = first.entries[-1].event.comparison
    assert "".join(run.text for run in last.before.runs) == "Version 9."
    assert ada.open("history", page="99").status_code == 200


def test_a_text_said_long_ago_is_said_again() -> None:
    ada = Desk()
    for number, text in enumerate(("First.", "Second.", "Third.")):
        ada.autosave(number, justification=text)
    entries = ada.page("history", field="justification", every="1").entries
    assert [(one.can_undo, one.can_restore) for one in entries] == [(True, False), (False, True), (False, True)]
    response = ada.send("restore", number=str(entries[-1].number), back="history")
    assert response["Location"].endswith("/history#newest")
    assert said(Field.JUSTIFICATION) == "First."
    assert "as it was on" in ada.page("history").entries[0].event.says


def test_an_older_change_cannot_be_undone_over_a_newer_one() -> None:
    ada = Desk()
    ada.autosave(0, justification="First.")
    first = answers.changes(HERE, CODE, field=Field.JUSTIFICATION)[0].number
    ada.autosave(1, justification="Second.")
    assert ada.send("undo", number=str(first)).status_code == 409
    assert said(Field.JUSTIFICATION) == "Second."


def test_a_text_put_aside_is_listed_and_can_be_taken_up() -> None:
    ada, bo = Desk(), Desk()
    ada.autosave(0, justification="Hers.")
    bo.autosave(0, justification="His.")
    aside = bo.page("history").entries[0]
    assert (aside.aside, aside.can_take_up) == (True, True)
    bo.send("undo", number=str(aside.number), back="history")
    assert said(Field.JUSTIFICATION) == "His."
    assert "taken up" in bo.page("history").entries[0].event.says


def test_mine_theirs_or_a_third_can_be_kept() -> None:
    ada, bo = Desk(), Desk()
    ada.autosave(0, justification="Hers.")
    told = bo.autosave(0, justification="His.")
    page = bo.client.get(told["conflicts"]).context["page"]
    bo.save(page.version, justification="Both: hers and his.")
    assert said(Field.JUSTIFICATION) == "Both: hers and his."


def test_a_decision_that_meets_yet_another_change_comes_back() -> None:
    ada, bo, cy = Desk(), Desk(), Desk()
    ada.autosave(0, justification="Hers.")
    told = bo.autosave(0, justification="His.")
    page = bo.client.get(told["conflicts"]).context["page"]
    cy.autosave(1, justification="Theirs.")
    response = bo.save(page.version, justification="His.")
    assert texts_of(response["Location"])
    assert said(Field.JUSTIFICATION) == "Theirs."


def test_the_journal_s_history_is_for_those_who_may_read_the_journal() -> None:
    Desk().autosave(0, journal="I asked a friend.", justification="Article 4.")
    for role, sees in (
        (Role.COORDINATOR, True),
        (Role.REVIEWER, False),
        (Role.EDITOR, False),
        (Role.FOCAL_POINT, False),
    ):
        other = Desk(role)
        for way in ("", "history"):
            assert ("I asked a friend." in other.html(way)) is sees
        assert ("I asked a friend." in other.html("history", field="journal")) is sees
        twin = other.client.get(other.address("history") + ".json").content.decode()
        assert ("I asked a friend." in twin) is sees


def test_whoever_only_reads_gets_no_buttons() -> None:
    Desk().autosave(0, justification="Article 4.")
    page = Desk(Role.REVIEWER).page("history")
    assert not any(one.can_undo or one.can_restore or one.can_take_up for one in page.entries)


def test_the_history_of_a_complete_answer_says_what_writing_would_do() -> None:
    ada = Desk()
    ada.save(0, answer="none", justification="There is no law.", then="complete")
    page = ada.page("history")
    assert page.is_complete
    assert page.entries[0].event.says == "State: from “Draft” to “Complete”"
    assert "makes a draft of it again" in ada.html("history")


def test_an_empty_history_says_so() -> None:
    assert "Nobody has written anything here yet" in Desk().html("history")


def test_a_text_that_is_asked_for_again_and_again_is_compared_once() -> None:
    ada, bo = Desk(), Desk()
    ada.autosave(0, justification="Hers.")
    (number,) = texts_of(bo.autosave(0, justification="His.")["conflicts"])
    page = bo.page("conflicts", texts=",".join([str(number)] * 1000))
    assert [one.number for one in page.conflicts] == [number]

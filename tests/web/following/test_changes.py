"""The second round at the desk: answers wait, are confirmed alone or together, changed, and the change explained."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from django.test import Client

from laws import ALIENS_ACT
from migov.actions import answers as answering
from migov.actions import assignments, carrying, pins
from migov.actions import sources as shelf
from migov.actions.sources import Details
from migov.model.answers import Answer, AnswerStatus
from migov.model.assignments import Duty
from migov.model.changes import ChangeKind
from migov.model.fields import Field
from migov.model.people import Role
from migov.model.workflow import Stage
from migov.store import answers, changes, transactions
from people import NOON, a_person, sign_in
from teams import KEEPER, answered, moved, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
BOX = "Every alien who stays for longer than ninety days requires a residence permit."
CODE = "1.1.1"


class Browser:
    """Somebody at the second round."""

    def __init__(self, id: str, role: Role | None = Role.ANALYST, **more: Any) -> None:  # noqa: A002
        self.person = a_person(role, assessment=id, **more)
        self.client, self.id = sign_in(Client(), self.person), id

    def get(self, way: str) -> Any:
        return self.client.get(f"/en/assessments/{self.id}/{way}")

    def send(self, way: str, **fields: Any) -> Any:
        return self.client.post(f"/en/assessments/{self.id}/{way}", fields | {"who": self.person.handle})

    def page(self, way: str) -> Any:
        return self.get(way).context["page"]


@pytest.fixture
def second() -> str:
    """The second round of the Niger: one answer with a quotation in the first."""
    details = Details(jurisdiction="NER", language="en", id="ner-aliens")
    shelf.add(ALIENS_ACT.encode(), file="aliens.md", details=details, by="Ada", at=NOON)
    first = opened("NER")
    moved(first.id, Stage.RESEARCH)
    with transactions.whole():
        given = Answer(indicator=CODE, closed="some", justification="The act says so.", as_of="2024-01-01")
        answers.write(first.id, answers.lock(first.id, CODE), given, by="ada", at=NOON)
    pins.pin_words(first.id, CODE, source="ner-aliens", words=BOX, by=KEEPER, at=NOON)
    answering.complete(first.id, CODE, by=KEEPER, at=NOON)
    answered(first.id, "1.1.2")
    now = opened("NER")
    moved(now.id, Stage.RESEARCH)
    return now.id


def status(id: str, code: str = CODE) -> AnswerStatus:  # noqa: A002
    kept = answers.find(id, code)
    assert kept is not None
    return kept.answer.status


def test_the_page_of_an_answer_that_waits_says_so_and_offers_to_confirm_it(second: str) -> None:
    desk = Browser(second)
    page = desk.page(f"indicators/{CODE}")
    assert (page.following.is_waiting, page.following.is_safe, page.following.lines) == (True, True, ())
    assert page.chip.kind == "carried"
    assert b"Confirm as it is" in desk.get(f"indicators/{CODE}").content
    answer = desk.send(f"indicators/{CODE}/confirm")
    assert answer["Location"].endswith("?completed#saved")
    assert status(second) is AnswerStatus.COMPLETE
    assert b"Take the confirmation back" in desk.get(f"indicators/{CODE}").content
    desk.send(f"indicators/{CODE}/unconfirm")
    assert status(second) is AnswerStatus.CARRIED


def test_who_may_not_settle_is_shown_what_waits_and_no_button(second: str) -> None:
    desk = Browser(second, Role.REVIEWER)
    assert desk.page(f"indicators/{CODE}").following.may_confirm is False
    assert b"Confirm as it is" not in desk.get(f"indicators/{CODE}").content
    assert desk.send(f"indicators/{CODE}/confirm").status_code == 403


def test_answers_are_confirmed_together_by_those_who_tick_them(second: str) -> None:
    desk = Browser(second)
    assert [one.code for one in desk.page("changes").safe] == [CODE, "1.1.2"]
    assert desk.send("changes/confirm").status_code == 409, "nothing was ticked"
    desk.send("changes/confirm", code=[CODE, "1.1.2"])
    assert {status(second), status(second, "1.1.2")} == {AnswerStatus.COMPLETE}
    page = desk.get("changes")
    assert b"2 answers are confirmed" in page.content
    assert page.context["page"].safe == ()


def test_where_something_changed_meanwhile_nothing_is_confirmed(second: str) -> None:
    desk = Browser(second)
    carrying.confirm(second, "1.1.2", by=KEEPER, at=NOON)
    refused = desk.send("changes/confirm", code=[CODE, "1.1.2"])
    assert refused.status_code == 409
    assert b"Nothing was confirmed" in refused.content
    assert status(second) is AnswerStatus.CARRIED


def changed(id: str) -> None:  # noqa: A002
    """The analyst answers otherwise than in the last round."""
    answering.save(id, CODE, {Field.ANSWER: "all"}, base=1, by=KEEPER, at=NOON)
    answering.complete(id, CODE, by=KEEPER, at=NOON)


def test_a_changed_answer_asks_for_the_kind_of_its_change(second: str) -> None:
    changed(second)
    desk = Browser(second)
    assert b"Say why it changed" in desk.get(f"indicators/{CODE}").content
    form = desk.page(f"indicators/{CODE}/change")
    assert [one.name for one in form.fields] == ["kind", "because", "instruments", "others"]
    assert ChangeKind.REWORDED not in [one.value for one in form.fields[0].options], "the question is the same"
    refused = desk.send(f"indicators/{CODE}/change", kind=ChangeKind.NEW_LAW.value, because="All may now.")
    assert refused.status_code == 422
    assert b"Name the law or plan." in refused.content
    assert b"All may now." in refused.content, "what was typed stays"
    desk.send(
        f"indicators/{CODE}/change", kind=ChangeKind.NEW_LAW.value, because="All may now.", instruments="law-2015-04"
    )
    assert changes.reasons(second)[CODE].instruments[0].id == "law-2015-04"
    assert desk.page(f"indicators/{CODE}").following.kind == "New or changed law"
    desk.send(f"indicators/{CODE}/change/take-back")
    assert changes.reasons(second) == {}


def test_the_kind_cannot_be_left_out_and_an_unknown_law_is_told(second: str) -> None:
    changed(second)
    desk = Browser(second)
    assert b"Choose the kind of the change." in desk.send(f"indicators/{CODE}/change", because="So.").content
    typed = {"kind": ChangeKind.LAPSED.value, "because": "It ended.", "others": "Law of nowhere"}
    assert b"The register of laws has no such instrument" in desk.send(f"indicators/{CODE}/change", **typed).content


def test_every_question_stands_on_the_page_under_what_the_comparison_says_of_it(second: str) -> None:
    changed(second)
    desk = Browser(second)
    page = desk.page("changes")
    assert [group.id for group in page.groups] == ["state-untold", "state-unconfirmed", "state-unanswered"]
    (line,) = page.groups[0].lines
    assert (line.code, line.kind, line.why) == (CODE, None, f"/en/assessments/{second}/indicators/{CODE}/change")
    assert (line.before, line.after) != (None, None)
    twin = json.loads(desk.get("changes.json").content)
    assert [one["code"] for one in twin["groups"][0]["lines"]] == [CODE]


def test_the_comparison_is_taken_away_as_a_table(second: str) -> None:
    changed(second)
    desk = Browser(second)
    desk.send(f"indicators/{CODE}/change", kind=ChangeKind.CORRECTED.value, because="=HYPERLINK(1)")
    table = desk.get("changes.csv")
    assert table["Content-Type"].startswith("text/csv")
    rows = {row["indicators"]: row for row in csv.DictReader(io.StringIO(table.content.decode("utf-8-sig")))}
    row = rows[CODE]
    assert (row["before"], row["after"], row["kind"]) == ("some", "all", "earlier error corrected")
    assert (row["comparable_without_remark"], row["because"]) == ("yes", "'=HYPERLINK(1)"), "no formula runs"
    assert rows["1.1.2"]["state"] == "not yet confirmed"


def test_whoever_is_to_answer_blind_sees_nothing_of_it_here(second: str) -> None:
    changed(second)
    desk = Browser(second, Role.REVIEWER)
    give = {"person": desk.person.handle, "duty": Duty.CODE, "due": None}
    assignments.give([CODE], **give, assessment=second, by=KEEPER, at=NOON)
    assert CODE not in [line.code for group in desk.page("changes").groups for line in group.lines]
    assert CODE not in desk.get("changes.csv").content.decode().replace("1.1.10", "")
    assert desk.page(f"indicators/{CODE}").following is None


def test_a_first_round_says_that_there_is_nothing_before_it() -> None:
    first = opened("NER")
    desk = Browser(first.id)
    page = desk.page("changes")
    assert page.empty.title == "There is no round before this one"
    assert desk.get(f"indicators/{CODE}/change").status_code in (404, 409)
    assert desk.page(f"indicators/{CODE}").following is None

"""Saving an answer: by its button without a script, and by the script while it is written."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from desks import CODE, HERE, SCRIPT, Desk, texts_of
from kept import keep
from makers import assessment
from migov.actions import answers as acting
from migov.model.answers import AnswerStatus, NonAnswer, Search
from migov.model.fields import NON_ANSWER, Field, all_words
from migov.model.people import Role
from migov.model.workflow import Stage
from migov.store import answers, searches, transactions
from migov.store import assessments as store
from migov.store.searches import Logged
from migov.web import signed
from people import a_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

NOTHING = NON_ANSWER + NonAnswer.NO_EVIDENCE


@pytest.fixture(autouse=True)
def _kept(home: object) -> None:  # noqa: ARG001 - the folder comes first
    keep(assessment())


def said(field: Field, code: str = CODE) -> str:
    found = answers.find(HERE, code)
    return all_words(found.answer)[field] if found else ""


def version() -> int:
    found = answers.find(HERE, CODE)
    return found.version if found else 0


def was_searched(query: str = "asylum") -> None:
    made = Search(query=query, at="2024-05-01T12:00:00+00:00", found=0, by="ada")
    logged = Logged(search=made, assessment=HERE, indicator=CODE, plan="", filters="", withheld=0)
    with transactions.whole():
        searches.note(logged, at=datetime(2024, 5, 1, 12, tzinfo=UTC))


def test_the_button_saves_and_leads_back_to_the_page_that_says_so() -> None:
    ada = Desk()
    response = ada.save(0, answer="some", justification="Article 4.")
    assert response.status_code == 302
    assert response["Location"] == ada.address() + "?saved=1#saved"
    html = ada.client.get(response["Location"]).content.decode()
    assert "Article 4." in html
    assert "Saved " in html


def test_the_time_of_saving_is_told_in_the_person_s_own_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    noon = datetime(2024, 5, 1, 12, 2, tzinfo=UTC)
    monkeypatch.setattr(signed, "now", lambda: noon)
    ada = Desk(person=a_person(Role.ANALYST, zone="Asia/Kathmandu"))
    assert ada.autosave(0, justification="Article 4.")["at"] == f"{noon.astimezone(ZoneInfo('Asia/Kathmandu')):%H:%M}"
    assert "Saved 17:47" in ada.html()


def test_two_people_in_different_fields_are_both_kept() -> None:
    ada, bo = Desk(), Desk()
    assert ada.autosave(0, justification="Article 4.")["met"] == []
    told = bo.autosave(0, as_of="2023")
    assert (told["met"], told["words"]) == ([], {"justification": "Article 4."})
    assert (said(Field.JUSTIFICATION), said(Field.AS_OF)) == ("Article 4.", "2023")


def test_two_people_in_the_same_field_are_both_shown_and_nothing_is_lost() -> None:
    ada, bo = Desk(), Desk()
    ada.autosave(0, justification="Article 4 says so.")
    told = bo.autosave(0, justification="Article 5 says so.")
    assert told["met"] == ["justification"]
    assert said(Field.JUSTIFICATION) == "Article 4 says so."
    html = bo.client.get(told["conflicts"]).content.decode()
    assert "Nothing was overwritten" in html
    assert "<del>4</del>" in html
    assert "<ins>5</ins>" in html
    history = [one.words for one in answers.changes(HERE, CODE, field=Field.JUSTIFICATION)]
    assert history == ["Article 5 says so.", "Article 4 says so."]


@pytest.mark.parametrize(
    ("field", "theirs", "mine"),
    [
        ("answer", "some", NON_ANSWER + "nonsense"),
        ("practice", "adopted", "often"),
        ("justification", "No.", "x" * 300_000),
    ],
)
def test_what_no_field_can_hold_is_not_put_aside_either(field: str, theirs: str, mine: str) -> None:
    ada, bo = Desk(), Desk()
    ada.autosave(0, **{field: theirs})
    response = bo.client.post(bo.address("save"), {field: mine, "who": bo.handle, "base": "0"}, headers=SCRIPT)
    assert response.status_code == 422
    assert answers.put_aside_by(HERE, CODE, bo.handle) == ()
    assert ada.open("history").status_code == 200


def test_without_a_script_a_clash_leads_to_both_texts() -> None:
    ada, bo = Desk(), Desk()
    ada.save(0, justification="Hers.")
    response = bo.save(0, justification="His.")
    assert texts_of(response["Location"])
    page = bo.client.get(response["Location"]).context["page"]
    assert [(one.name, one.mine) for one in page.conflicts] == [("Justification", "His.")]


def test_a_form_sent_twice_makes_one_version() -> None:
    ada = Desk()
    ada.save(0, answer="some", justification="Article 4.")
    ada.save(0, answer="some", justification="Article 4.")
    assert version() == 1
    assert ada.autosave(0, justification="Article 4.")["version"] == 1


def test_going_back_and_saving_an_older_form_changes_only_what_was_changed_in_it() -> None:
    ada = Desk()
    ada.save(0, justification="First.", as_of="2021")
    ada.save(1, justification="Second.", as_of="2021")
    ada.save(1, justification="First.", as_of="2022")
    assert (said(Field.JUSTIFICATION), said(Field.AS_OF)) == ("Second.", "2022")


def test_a_tab_left_open_does_not_reopen_what_was_called_complete_meanwhile() -> None:
    ada = Desk()
    ada.save(0, answer="none", justification="There is no law.")
    ada.send("complete")
    told = ada.autosave(1, justification="There is no law at all.")
    assert told["met"] == ["justification"]
    found = answers.find(HERE, CODE)
    assert found
    assert found.answer.status is AnswerStatus.COMPLETE
    assert found.answer.justification == "There is no law."
    assert [one.words for one in answers.put_aside_by(HERE, CODE, ada.handle)] == ["There is no law at all."]


def test_a_text_of_a_hundred_thousand_characters_is_saved_and_shown() -> None:
    ada = Desk()
    long = "A law & its decree. " * 5000
    ada.autosave(0, justification=long)
    assert said(Field.JUSTIFICATION) == long.strip()
    assert long.strip().replace("&", "&amp;") in ada.html()


def test_a_text_too_long_for_a_field_is_refused_and_stays_in_the_form() -> None:
    ada = Desk()
    response = ada.save(0, justification="x" * 200_001, as_of="2021")
    assert response.status_code == 422
    html = response.content.decode()
    assert "longer than a field can hold" in html
    assert "x" * 200_001 in html
    assert version() == 0


@pytest.mark.parametrize(
    "text",
    [
        "A family 👨‍👩‍👧‍👦 of signs",
        "القانون رقم 4 لسنة 2012",
        "from \u202eright to left\u202c again",
        "e\u0301 and é",
        "<b>&amp;",
    ],
)
def test_any_script_is_kept_as_it_was_written(text: str) -> None:
    ada = Desk()
    ada.autosave(0, justification=text)
    assert said(Field.JUSTIFICATION) == text


def test_an_override_of_direction_does_not_leave_its_field() -> None:
    ada = Desk()
    ada.save(0, answer="none", justification="law \u202e4102")
    ada.send("complete")
    html = ada.html()
    assert 'dir="auto">law \u202e4102</p>' in html
    assert 'class="side-text" dir="auto"' in ada.html("history")


def test_a_nul_is_taken_out() -> None:
    ada = Desk()
    ada.autosave(0, justification="before\x00after")
    assert said(Field.JUSTIFICATION) == "beforeafter"


def test_what_a_field_cannot_hold_is_said_at_the_field_and_nothing_is_written() -> None:
    ada = Desk()
    response = ada.save(0, justification="Article 4.", as_of="2021-13")
    page = response.context["page"]
    assert response.status_code == 422
    assert [(one.field, one.says) for one in page.mistakes] == [
        ("field-as-of", "As of: Write a date that exists, as 2021, 2021-10 or 2021-10-14.")
    ]
    assert "Article 4." in response.content.decode()
    assert version() == 0


def test_the_script_is_told_which_field_is_wrong() -> None:
    ada = Desk()
    response = ada.client.post(ada.address("save"), {"base": "0", "as of": "soon"}, headers=SCRIPT)
    assert response.status_code == 422
    assert [one["field"] for one in response.json()["problems"]] == ["as of"]


@pytest.mark.parametrize("base", ["7", "-1", "", "one", "9" * 40])
def test_a_version_that_never_was_is_refused(base: str) -> None:
    ada = Desk()
    response = ada.client.post(ada.address("save"), {"base": base, "justification": "x"}, headers=SCRIPT)
    assert response.status_code == 409
    assert "open the page again" in response.json()["says"]


def test_an_answer_that_is_not_on_the_scale_is_refused() -> None:
    assert Desk().save(0, answer="perhaps").status_code == 422


def test_an_absence_takes_the_search_log_along_and_shows_it() -> None:
    ada = Desk()
    was_searched("asylum")
    ada.save(0, answer=NOTHING, justification="Nothing was found.")
    found = answers.find(HERE, CODE)
    assert found
    assert [one.query for one in found.answer.searches] == ["asylum"]
    ada.send("complete")
    assert "asylum · 2024-05-01 · 0" in ada.html()


def test_an_absence_that_nobody_searched_for_is_kept_as_a_draft_and_leads_to_the_search() -> None:
    ada = Desk()
    assert ada.autosave(0, answer=NOTHING, justification="Nothing was found.")["wants_search"]
    notice = ada.page().notices[-1]
    assert notice.title == "Nobody has searched for this indicator yet"
    assert notice.address.endswith("?q=#evidence")
    response = ada.send("save", base="1", answer=NOTHING, then="complete")
    assert response["Location"].endswith("?complete=refused#mistakes")
    lacking = ada.client.get(response["Location"]).context["page"].lacking
    assert [one.field for one in lacking] == ["evidence"]


def test_searches_made_after_the_answer_are_attached_when_it_is_called_complete() -> None:
    ada = Desk()
    ada.save(0, answer=NOTHING, justification="Nothing was found.")
    was_searched("refuge")
    ada.send("complete")
    found = answers.find(HERE, CODE)
    assert found
    assert (found.answer.status, [one.query for one in found.answer.searches]) == (AnswerStatus.COMPLETE, ["refuge"])


def test_completing_says_everything_that_is_missing_with_the_way_to_it() -> None:
    ada = Desk()
    ada.save(0, answer="some")
    response = ada.send("complete")
    lacking = ada.client.get(response["Location"]).context["page"].lacking
    assert [one.field for one in lacking] == ["field-justification", "evidence"]


def test_an_open_flag_keeps_an_answer_from_being_complete() -> None:
    from migov.store import flags

    ada = Desk()
    ada.save(0, answer="none", justification="There is no law.")
    with transactions.whole():
        flags.raise_(HERE, indicator=CODE, says="And the decree?", to=ada.handle, by="bo", at=signed.now())
    response = ada.send("complete")
    assert "A flag is open: And the decree?" in ada.client.get(response["Location"]).content.decode()


def test_a_complete_answer_is_read_and_opened_again_by_a_button() -> None:
    ada = Desk()
    ada.save(0, answer="none", justification="There is no law.", then="complete")
    page = ada.page()
    assert (page.form, page.may_reopen) == (None, True)
    ada.send("reopen")
    assert ada.page().form is not None


def test_undo_takes_back_what_was_just_saved() -> None:
    ada = Desk()
    ada.save(0, justification="First.")
    response = ada.save(1, justification="Second.")
    (change,) = ada.client.get(response["Location"]).context["page"].undoable
    assert change.field == "Justification"
    ada.send("undo", number=str(change.number))
    assert said(Field.JUSTIFICATION) == "First."


def test_the_script_undoes_and_is_told_the_words() -> None:
    ada = Desk()
    ada.autosave(0, justification="First.")
    told = ada.autosave(1, justification="Second.")
    undone = ada.client.post(
        ada.address("undo"), {"number": told["undo"], "base": "2", "who": ada.handle}, headers=SCRIPT
    ).json()
    assert undone["words"] == {"justification": "First."}


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.EDITOR, Role.FOCAL_POINT, Role.COORDINATOR])
def test_whoever_does_not_answer_reads_and_cannot_write(role: Role) -> None:
    Desk().save(0, answer="some", justification="Article 4.")
    other = Desk(role)
    html = other.html()
    assert "Article 4." in html
    assert 'id="answer-form"' not in html
    for way in ("save", "complete", "reopen", "undo", "restore"):
        assert other.send(way, base="1", justification="Mine.", number="1").status_code in (403, 404)
    assert said(Field.JUSTIFICATION) == "Article 4."


@pytest.mark.parametrize("role", [Role.PARTICIPANT, None])
def test_a_participant_and_a_stranger_find_no_such_page(role: Role | None) -> None:
    other = Desk(role)
    for way in ("", "history", "conflicts"):
        assert other.open(way).status_code == 404
    for way in ("save", "complete", "reopen", "undo", "restore", "here"):
        assert other.send(way, base="0", justification="Mine.").status_code == 404
    assert version() == 0


def test_the_id_of_another_assessment_is_not_found() -> None:
    keep(assessment(id="xqb-2024"), file="b.json")
    ada = Desk()
    forged = ada.address().replace(HERE, "xqb-2024")
    assert ada.client.get(forged).status_code == 404
    for way in ("save", "complete", "undo", "restore", "here", "pin", "unpin"):
        assert ada.client.post(f"{forged}/{way}", {"base": "0", "justification": "x"}).status_code == 404


def test_a_change_of_another_answer_cannot_be_undone_here() -> None:
    Desk(code="1.1.2").save(0, justification="There.")
    number = answers.changes(HERE, "1.1.2")[0].number
    ada = Desk()
    for way in ("undo", "restore"):
        assert ada.send(way, number=str(number)).status_code == 404
    assert ada.open("conflicts", texts=str(number)).status_code == 404


@pytest.mark.parametrize("number", ["", "x", "0", "-1", "9" * 30])
def test_a_change_that_is_none_is_not_found(number: str) -> None:
    assert Desk().send("undo", number=number).status_code == 404


def test_after_research_and_consultation_nothing_can_be_written() -> None:
    ada = Desk()
    with transactions.whole():
        store.lock(HERE).move(Stage.VETTING.value, by="tests", at=signed.now())
    assert ada.page().form is None
    assert ada.save(0, justification="Late.").status_code == 409


def test_a_page_opened_by_somebody_else_saves_nothing_in_my_name() -> None:
    ada, bo = Desk(), Desk()
    response = bo.client.post(
        bo.address("save"), {"who": ada.handle, "base": "0", "justification": "Hers."}, headers=SCRIPT
    )
    assert response.status_code == 409
    assert version() == 0


def test_a_script_whose_session_ended_is_told_to_sign_in() -> None:
    response = Client().post(Desk().address("save"), {"base": "0"}, headers=SCRIPT)
    assert response.status_code == 401


def test_a_form_from_elsewhere_changes_nothing() -> None:
    ada = Desk()
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = ada.client.cookies
    assert strict.post(ada.address("save"), {"base": "0", "justification": "x"}).status_code == 403
    assert version() == 0


def test_every_save_stands_in_the_history_with_who_and_why() -> None:
    ada = Desk()
    ada.autosave(0, justification="First.")
    ada.autosave(1, justification="Second.")
    changes = acting.history(HERE, CODE, field=Field.JUSTIFICATION)
    assert [(one.words, one.by) for one in changes] == [("Second.", ada.handle), ("First.", ada.handle)]

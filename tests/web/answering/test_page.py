"""The page of one indicator: what stands on it, for whom, and who else is there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

import migov.web
from desks import CODE, HERE, Desk
from kept import keep
from makers import assessment
from migov.actions import presences as acting
from migov.actions.entering import keeper
from migov.model.answers import Answer, AnswerStatus, Lack, NonAnswer
from migov.model.fields import Field
from migov.model.indicators import Relation
from migov.model.people import Role
from migov.store import answers, reviews, transactions
from migov.web import signed
from migov.web.desk.answering import beside, words
from migov.web.desk.answering.conflicts import ConflictsPage
from migov.web.desk.answering.history import HistoryPage
from migov.web.desk.answering.indicator import IndicatorPage
from people import a_person
from template_checks import mistakes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

TEMPLATES = {
    "desk/answering/conflicts.html": ConflictsPage,
    "desk/answering/history.html": HistoryPage,
    "desk/answering/indicator.html": IndicatorPage,
}
PARTS = {f"desk/answering/{part}.html" for part in ("evidence", "form", "pins", "told", "voices")}
NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _kept(home: object) -> None:  # noqa: ARG001 - the folder comes first
    keep(assessment())


def asked_to_code(desk: Desk) -> Desk:
    with transactions.whole():
        reviews.ask(HERE, [CODE], coder=desk.handle, by="tests", at=NOON)
    return desk


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_asks_only_for_what_its_page_has(template: str) -> None:
    assert mistakes(template, TEMPLATES[template]) == []


def test_every_template_of_the_room_is_checked() -> None:
    room = Path(migov.web.__file__).parent / "templates" / "desk" / "answering"
    assert {f"desk/answering/{one.name}" for one in room.glob("*.html")} == set(TEMPLATES) | PARTS


def test_every_word_of_the_method_has_its_words_on_the_page() -> None:
    assert set(words.FIELDS) == set(Field)
    assert set(words.NON_ANSWERS) == set(words.WHEN) == set(NonAnswer)
    assert set(words.LACKS) == set(words.WHERE) == set(Lack)
    assert set(beside.RELATIONS) == set(Relation)


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_the_page_is_shown_in_every_language_with_its_twin(language: str) -> None:
    ada = Desk()
    ada.save(0, answer="some", justification="Article 4.")
    address = ada.address().replace("/en/", f"/{language}/")
    for way in ("", "/history"):
        response = ada.client.get(address + way)
        assert response.status_code == 200
        assert f'<html lang="{language}"' in response.content.decode()
        assert ada.client.get(f"{address}{way}.json")["Content-Type"] == "application/json"
    assert ada.client.get(f"/{language}/assessments/{HERE}/indicators").status_code == 200
    translation.activate("en")


def test_the_choices_and_the_four_reasons_are_one_choice() -> None:
    choice = Desk().page().form.choice
    assert [one.value for one in choice.closed] == ["none", "some", "all"]
    assert [one.label for one in choice.reasons] == [
        "not applicable", "no evidence found", "not answered by the ministry", "answered but not printed",
    ]  # fmt: skip
    assert all(one.help for one in choice.reasons)
    assert choice.nothing.chosen


def test_years_are_asked_where_something_is_ratified() -> None:
    names = {one.name for one in Desk(code="1.1.1").page().form.before_practice}
    ratified = {one.name for one in Desk(code="6.6.1").page().form.before_practice} if _has("6.6.1") else set()
    assert "years" not in names
    assert not ratified or "years" in ratified


def test_an_indicator_that_is_none_is_not_found() -> None:
    for code in ("9.9.9", "x", "1.1.1.1.1"):
        assert Desk(code=code).open().status_code == 404


def test_the_way_leads_to_the_next_indicator_that_is_not_complete() -> None:
    ada = Desk()
    first = ada.page().way
    following = first.next
    ada.save(0, answer="none", justification="There is no law.", then="complete")
    assert ada.page().way.next_open == following
    assert first.previous is None


def test_blind_coders_get_nothing_of_the_first_answer_from_any_page() -> None:
    ada = Desk(person=a_person(Role.ANALYST, handle="zora"))
    ada.save(0, answer="some", justification="A secret ground.", as_of="2021")
    ada.save(1, justification="A secret ground, written anew.")
    blind = asked_to_code(Desk())
    for way in ("", ".json"):
        response = blind.client.get(blind.address() + way)
        assert response.status_code == 200
        text = response.content.decode()
        for secret in ("secret", "2021", "checked", ada.person.name):
            assert secret not in text
    assert f"/codings/{CODE}" in blind.html()
    assert blind.page().chip is None
    for way in ("history", "history.json", "conflicts"):
        assert blind.open(way).status_code == 404
    for way in ("save", "undo", "here", "complete", "reopen", "restore"):
        assert blind.send(way, base="0", number="1", justification="x").status_code == 404
    listed = blind.client.get(f"/en/assessments/{HERE}/indicators").context["page"]
    lines = [line for one in listed.dimensions for group in one.sub_domains for line in group.lines]
    assert next(line for line in lines if line.code == CODE).chip is None


def test_a_coder_who_has_handed_in_sees_the_answer_again() -> None:
    Desk().save(0, answer="some", justification="Article 4.")
    coder = asked_to_code(Desk())
    with transactions.whole():
        (asked,) = reviews.codings(HERE, CODE, coder=coder.handle)
        reviews.save_coding(
            HERE,
            type(asked)(
                indicator=CODE, coder=coder.handle, asked_by="tests", asked_at=asked.asked_at, closed="all",
                justification="All.", saves=1, submitted_at=NOON.isoformat(),
            ),
            at=NOON,
        )  # fmt: skip
    assert "Article 4." in coder.html()


def test_others_see_who_is_here_and_in_which_field() -> None:
    ada, bo = Desk(), Desk(Role.REVIEWER)
    bo.open()
    assert [one.name for one in ada.page().here] == [bo.person.name]
    told = ada.client.post(ada.address("here"), {"field": "justification", "base": "0", "who": ada.handle}).json()
    assert [one["name"] for one in told["here"]] == [bo.person.name]
    assert [(one.name, one.note) for one in bo.page().here] == [(ada.person.name, "writes in Justification")]


def test_presence_is_forgotten_after_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    ada, bo = Desk(), Desk()
    bo.open()
    later = signed.now() + timedelta(seconds=61)
    monkeypatch.setattr(signed, "now", lambda: later)
    assert ada.page().here == ()


def test_whoever_leaves_is_gone_at_once() -> None:
    ada, bo = Desk(), Desk()
    bo.open()
    assert bo.send("here", left="1").status_code == 204
    assert ada.page().here == ()


def test_a_sign_of_life_is_told_what_others_wrote_since() -> None:
    ada, bo = Desk(), Desk()
    bo.autosave(0, justification="Article 4.")
    told = ada.client.post(ada.address("here"), {"field": "", "base": "0", "who": ada.handle}).json()
    assert (told["version"], told["words"]) == (1, {"justification": "Article 4."})


def test_signing_out_lets_the_browser_forget_unsent_text() -> None:
    ada = Desk()
    assert "Clear-Site-Data" not in ada.open()
    assert ada.client.post("/en/sign-out")["Clear-Site-Data"] == '"storage"'


def test_after_completing_the_page_leads_on() -> None:
    ada = Desk()
    response = ada.save(0, answer="none", justification="There is no law.", then="complete")
    (notice,) = ada.client.get(response["Location"]).context["page"].notices
    assert (notice.title, notice.address) == ("This answer is complete.", ada.page().way.next_open)


def test_presence_is_no_record_of_anybody_s_work() -> None:
    from migov.store import journal
    from migov.store.records.presences import PresenceRecord

    before = len(journal.lines())
    acting.come(HERE, CODE, by=keeper("ada"), at=NOON)
    acting.come(HERE, CODE, by=keeper("bo"), at=NOON + timedelta(minutes=11))
    assert [one.person for one in PresenceRecord.objects.all()] == ["bo"]
    assert len(journal.lines()) == before


def test_the_search_is_made_when_somebody_asks_and_not_before() -> None:
    ada = Desk()
    assert ada.page().drawer.results is None
    assert ada.page(q="asylum").drawer.results is not None
    assert [one.query for one in ada.page().drawer.log] == ["asylum"]


def test_the_page_asks_the_database_as_often_however_much_is_kept() -> None:
    ada = Desk()
    ada.save(0, answer="some", justification="Article 4.")

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert ada.open().status_code == 200
        return len([one for one in asked.captured_queries if one["sql"].startswith("SELECT")])

    ada.open()
    before = queries()
    for number in range(5):
        id = f"xq{'abcdefg'[number]}-2020"  # noqa: A001
        keep(assessment(id=id, answers=tuple(Answer(indicator=f"1.1.{n}") for n in range(1, 9))), file=f"{id}.json")
    with transactions.whole():
        for code in ("1.1.2", "1.1.3", "1.1.4"):
            draft = Answer(indicator=code, status=AnswerStatus.DRAFT)
            answers.write(HERE, answers.lock(HERE, code), draft, by="ada", at=NOON)
    assert queries() == before


def test_a_pin_is_taken_back_only_where_it_was_read() -> None:
    ada = Desk()
    response = ada.send("unpin", number="1", words="other words")
    assert response.status_code == 404


def _has(code: str) -> bool:
    return Desk(code=code).open().status_code == 200

"""Pages of delegating: the focal point hands over, an institution answers, words are taken over."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from kept import NOON, keep
from makers import assessment
from migov.actions import delegations, people, returns
from migov.actions.entering import member_of
from migov.actions.people import Place
from migov.model.answers import Answer, AnswerStatus
from migov.model.deadlines import Deadline
from migov.model.fields import Field
from migov.model.institutions import Institution
from migov.model.languages import Language
from migov.model.people import Membership, Person, Role
from migov.model.returns import Written
from migov.model.workflow import Stage
from migov.store import answers as kept
from migov.store import delegations as store
from migov.store import launches, transactions
from migov.store import people as people_store
from migov.store.launches import Opening
from people import a_person, sign_in
from teams import moved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

HERE, CODE, OTHER = "xqa-2024", "1.1.1", "1.1.2"
BASE = f"/en/assessments/{HERE}"
LATER = Deadline(local="2099-05-20T17:00", zone="Africa/Niamey")
LABOUR = Institution(id="labour", name="Ministry of Labour")


@pytest.fixture(autouse=True)
def _kept(home: object, settings: Any) -> None:  # noqa: ARG001 - the folder comes first
    settings.MIGOV_WAITS_FOR_MAIL = True
    keep(assessment(institutions=(LABOUR,)))


@pytest.fixture
def fay() -> Person:
    """The focal point."""
    return a_person(Role.FOCAL_POINT, handle="fay")


@pytest.fixture
def pia() -> Person:
    """Of the Ministry of Labour."""
    return a_person(Role.PARTICIPANT, handle="pia", institution="labour")


def client(person: Person) -> Client:
    return sign_in(Client(), person)


def handed(by: Person, *names: str, at: datetime = NOON) -> None:
    member = member_of(HERE, by)
    delegations.hand_over(HERE, "labour", names or (CODE, OTHER), due=LATER, asked="Please.", by=member, at=at)


def answered(by: Person, justification: str = "Article 12.") -> None:
    words = {Field.JUSTIFICATION: justification, Field.ANSWER: "some"}
    written = Written(words=words, remark="Ask the registry.")
    at = NOON + timedelta(hours=1)
    base = store.get_return(HERE, 1, CODE).version
    returns.write(HERE, 1, CODE, written, base=base, submit=True, by=member_of(HERE, by), at=at)


def text(answer: Any) -> str:
    """What a page says, without its markup."""
    return re.sub(r"<[^>]*>", "", answer.content.decode())


def test_the_focal_point_hands_a_section_and_a_single_question_over(fay: Person, pia: Person) -> None:
    form = {
        "institution": "labour",
        "parts": ["section-1.1", "2.1.1"],
        "due": "2099-05-20T17:00",
        "zone": "Africa/Niamey",
        "asked": "Please.",
    }
    sent = client(fay).post(f"{BASE}/delegations/new", form)
    assert sent.status_code == 302
    page = text(client(fay).get(sent["Location"]))
    assert "Not opened" in page
    assert "2.1.1" in page
    assert [letter.to for letter in mail.outbox] == [[pia.address]]


def test_a_form_with_mistakes_comes_back_with_what_was_chosen(fay: Person) -> None:
    sent = client(fay).post(f"{BASE}/delegations/new", {"parts": ["2.1.1"], "due": "", "zone": "UTC"})
    assert sent.status_code == 422
    assert re.search(r'value="2\.1\.1" checked', sent.content.decode())


@pytest.mark.parametrize("is_in", [True, False], ids=["somebody who was here", "somebody invited"])
def test_from_the_mailed_link_to_the_first_word_it_is_three_actions(fay: Person, is_in: bool) -> None:
    if is_in:
        a_person(Role.PARTICIPANT, handle="pia", institution="labour")
    else:
        place = Place(assessment=HERE, role=Role.PARTICIPANT, institution="labour")
        people.invite("pia@people.example", name="Pia", membership=place, by="fay", at=datetime.now(UTC))
    handed(fay, at=datetime.now(UTC))
    link = re.search(r"http://[^/\s]+(/\S+)", mail.outbox[-1].body)
    assert link
    browser = Client()
    asks = browser.get(link[1])  # one: open the link
    hidden = re.search(r'name="next" value="([^"]+)"', asks.content.decode())
    assert hidden
    there = browser.post(link[1].partition("?")[0], {"next": hidden[1]})  # two: press the button
    assert there["Location"] == f"{BASE}/delegations/1/on/{CODE}"
    form = browser.get(there["Location"])  # three: write
    assert '<textarea id="field-justification"' in form.content.decode()


def test_an_institution_sees_its_part_first_and_the_rest_one_click_away(fay: Person, pia: Person) -> None:
    handed(fay)
    browser = client(pia)
    home = browser.get(f"{BASE}/delegations").content.decode()
    assert "Please." in home
    assert f'href="{BASE}/delegations/1/on/{CODE}"' in home
    assert f'href="{BASE}/questions"' in home
    rest = browser.get(f"{BASE}/questions").content.decode()
    assert f'href="{BASE}/questions/2.1.1"' in rest
    assert "not handed to your institution" in text(browser.get(f"{BASE}/questions/2.1.1"))


def test_an_institution_saves_a_draft_hands_it_in_and_reads_what_became_of_it(fay: Person, pia: Person) -> None:
    handed(fay)
    browser, where = client(pia), f"{BASE}/delegations/1/on/{CODE}"
    form = {"answer": "some", "justification": "Article 12.", "as of": "", "practice": "", "base": "0"}
    saved = browser.post(where, form | {"draft": "1"}, follow=True)
    assert "Saved as a draft" in text(saved)
    assert client(fay).get(where).status_code == 404, "a draft is the institution's own"
    browser.post(where, form | {"base": "1", "submit": "next"})
    decided = client(fay).post(where, {"take": ["answer"], "version": "2", "base": "0", "reason": "It was repealed."})
    assert decided.status_code == 302
    page = text(browser.get(where))
    assert "It was repealed." in page
    found = kept.find(HERE, CODE)
    assert found
    assert (found.answer.closed, found.answer.justification) == ("some", "")


def test_everything_that_was_written_is_handed_in_at_once(fay: Person, pia: Person) -> None:
    handed(fay)
    browser = client(pia)
    for code in (CODE, OTHER):
        browser.post(f"{BASE}/delegations/1/on/{code}", {"remark": "See our report.", "base": "0", "draft": "1"})
    assert "Hand in all 2 drafts" in text(browser.get(f"{BASE}/delegations/1"))
    assert browser.post(f"{BASE}/delegations/1").status_code == 302
    assert "Returned" in text(client(fay).get(f"{BASE}/delegations"))


def test_a_mistake_in_a_field_comes_back_with_what_was_typed(fay: Person, pia: Person) -> None:
    handed(fay)
    form = {"answer": "some", "justification": "Article 12.", "as of": "in May", "base": "0", "draft": "1"}
    sent = client(pia).post(f"{BASE}/delegations/1/on/{CODE}", form)
    assert sent.status_code == 422
    assert 'value="in May"' in sent.content.decode()
    assert "Article 12." in text(sent)


def test_a_colleague_who_wrote_meanwhile_is_not_overwritten(fay: Person, pia: Person) -> None:
    handed(fay)
    answered(pia, "Article 12.")
    form = {"answer": "some", "justification": "Article 13.", "remark": "Ask the registry.", "base": "0", "submit": "1"}
    sent = client(pia).post(f"{BASE}/delegations/1/on/{CODE}", form)
    assert sent.status_code == 409
    assert "Article 12." in text(sent)
    assert store.get_return(HERE, 1, CODE).words[Field.JUSTIFICATION] == "Article 12."


def test_a_return_stands_beside_the_answer_and_declining_needs_a_reason(fay: Person, pia: Person) -> None:
    handed(fay)
    answered(pia)
    where = f"{BASE}/delegations/1/on/{CODE}"
    page = client(fay).get(where)
    assert "Article 12." in text(page)
    assert "Ask the registry." in text(page)
    sent = client(fay).post(where, {"take": ["answer"], "version": "1", "base": "0", "reason": ""})
    assert sent.status_code == 422
    assert kept.find(HERE, CODE) is None


def test_deadlines_are_moved_reminders_sent_and_delegations_withdrawn(fay: Person, pia: Person) -> None:
    handed(fay)
    browser, where = client(fay), f"{BASE}/delegations/1"
    browser.post(f"{where}/remind")
    assert len(mail.outbox) == 2
    browser.post(where, {"due": "2099-06-20T17:00", "zone": "Africa/Niamey"})
    assert "20 June 2099" in text(browser.get(where))
    assert "cannot answer" in text(browser.get(f"{where}/withdraw"))
    browser.post(f"{where}/withdraw", {"because": "Asked twice."})
    assert "Withdrawn" in text(browser.get(where))
    assert client(pia).get(where).status_code == 404


def test_another_institution_and_another_assessment_are_told_that_there_is_nothing(fay: Person, pia: Person) -> None:
    handed(fay)
    answered(pia)
    otto = a_person(Role.PARTICIPANT, handle="otto", institution="health")
    rex = a_person(Role.FOCAL_POINT, handle="rex", assessment="xqb-2024")
    for path in (f"{BASE}/delegations/1", f"{BASE}/delegations/1/on/{CODE}", f"{BASE}/delegations/1.json"):
        assert client(otto).get(path).status_code == 404, path
        assert client(rex).get(path).status_code == 404, path
    assert client(rex).get(f"{BASE}/questions").status_code == 404


def test_an_institution_reads_no_answers_reviews_flags_or_journals(fay: Person, pia: Person) -> None:
    handed(fay)
    browser = client(pia)
    for path in ("indicators", f"indicators/{CODE}", "reviews", "flags", "agreement", "treaties"):
        assert browser.get(f"{BASE}/{path}").status_code in (403, 404), path


def test_an_institution_reads_what_the_last_profile_says_once_it_is_published(pia: Person) -> None:
    keep(assessment(id="xqa-2026", round=2))
    with transactions.whole():
        given = Answer(indicator=CODE, closed="none", justification="The law of 2016.", status=AnswerStatus.COMPLETE)
        kept.write(HERE, kept.lock(HERE, given.indicator), given, by="ada", at=NOON)
        opened = Opening(earlier=HERE, languages=(Language.EN,), opened_at=NOON, opened_by="ada")
        launches.note_opening("xqa-2026", opened)
        people_store.join(
            Membership(assessment="xqa-2026", person="pia", role=Role.PARTICIPANT, institution="labour"),
            by="tests",
            at=NOON,
        )
    where = f"/en/assessments/xqa-2026/questions/{CODE}"
    assert "The law of 2016." not in text(client(pia).get(where))
    moved(HERE, Stage.PUBLISHED)
    assert "The law of 2016." in text(client(pia).get(where))


def test_when_answers_are_closed_the_form_says_so_and_takes_nothing(fay: Person, pia: Person) -> None:
    handed(fay)
    moved(HERE, Stage.VETTING)
    browser, where = client(pia), f"{BASE}/delegations/1/on/{CODE}"
    page = browser.get(where)
    assert "Answers are closed" in text(page)
    assert 'name="submit"' not in page.content.decode()
    assert browser.post(where, {"answer": "some", "base": "0", "submit": "1"}).status_code == 409
    assert store.returns(HERE) == ()

"""Spreadsheets through the browser: taken away, brought back, looked at, taken over, receipted."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

import migov.web
from kept import NOON, keep
from makers import assessment
from migov.actions import answers, assessments, delegations, returns
from migov.actions.entering import keeper, member_of
from migov.model.deadlines import Deadline
from migov.model.fields import Field
from migov.model.institutions import Institution
from migov.model.people import Person, Role
from migov.sheets.forms.reading import LIMITS
from migov.web.answering import Page
from migov.web.desk.sheets.returned import ReturnedPage
from migov.web.desk.sheets.sheets import SheetsPage
from people import a_person, sign_in, signed_in
from template_checks import mistakes
from workbooks import Sheets, resaved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

HERE = "xqa-2024"
BASE = f"/en/assessments/{HERE}"
PAGES: dict[str, type[Page]] = {"returned.html": ReturnedPage, "sheets.html": SheetsPage}


@pytest.fixture(autouse=True)
def _kept(home: object) -> None:  # noqa: ARG001 - the folder comes first
    ministries = (Institution(id="labour", name="Ministry of Labour"), Institution(id="health", name="Health"))
    keep(assessment(institutions=ministries))


@pytest.fixture
def ana() -> Client:
    """An analyst."""
    return signed_in(Role.ANALYST)


@pytest.fixture
def pia() -> Client:
    """Of the Ministry of Labour, which was asked two questions."""
    fay = a_person(Role.FOCAL_POINT, handle="fay")
    hand_over(fay)
    return sign_in(Client(), a_person(Role.PARTICIPANT, handle="pia", institution="labour"))


def hand_over(by: Person) -> None:
    due = Deadline(local="2099-05-20T17:00", zone="Africa/Niamey")
    delegations.hand_over(HERE, "labour", ("1.1.1", "1.1.2"), due=due, by=member_of(HERE, by), at=NOON)


def download(client: Client, **asked: str) -> bytes:
    answer = client.post(f"{BASE}/sheets/send", {"kind": "questionnaire"} | asked)
    assert answer.status_code == 200, answer.content
    assert answer["Content-Disposition"].startswith('attachment; filename="xqa-2024-')
    assert answer["Cache-Control"] == "no-store"
    return bytes(answer.content)


def filled(data: bytes, **cells: object) -> bytes:
    """The workbook with cells of its first question filled in."""

    def edit(book: Sheets) -> None:
        page = next(
            rows for rows in book.values() if rows and rows[0] and str(rows[0][0]).startswith("migov:questions")
        )
        for key, value in cells.items():
            page[2][page[0].index(key)] = value

    return resaved(data, edit)


def bring(client: Client, data: bytes, address: str = f"{BASE}/sheets", name: str = "back.xlsx") -> Any:
    return client.post(address, {"file": SimpleUploadedFile(name, data)})


def text(answer: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


@pytest.mark.parametrize("template", PAGES)
def test_a_template_asks_only_for_what_its_page_has(template: str) -> None:
    assert mistakes(f"desk/sheets/{template}", PAGES[template]) == []


def test_every_template_is_checked() -> None:
    room = Path(migov.web.__file__).parent / "templates" / "desk" / "sheets"
    assert {path.name for path in room.iterdir()} == set(PAGES)


def test_an_institution_takes_its_questions_away_and_brings_its_answers_back(pia: Client) -> None:
    assert "Answer in a spreadsheet instead" in text(pia.get(f"{BASE}/delegations"))
    page = f"{BASE}/delegations/1/sheet"
    assert "2 questions" in text(pia.get(page))
    back = bring(pia, filled(download(pia, delegation="1", language="fr"), answer="aucun"), page)
    assert back.status_code == 302
    preview = text(pia.get(back.url))
    assert "1 cell says something else" in preview
    assert "Nothing was changed yet" in preview
    assert returns.returned(HERE, by=keeper("x")) == ()
    taken = pia.post(back.url)
    assert taken.url == back.url
    assert "1 cell was taken over" in text(pia.get(taken.url))
    (given,) = returns.returned(HERE, by=keeper("x"))
    assert (given.words, given.by, given.institution) == ({Field.ANSWER: "none"}, "pia", "labour")


def test_taking_twice_is_taking_once(pia: Client) -> None:
    back = bring(pia, filled(download(pia, delegation="1"), answer="none"))
    for _ in range(2):
        assert pia.post(back.url).status_code == 302
    assert len(returns.returned(HERE, by=keeper("x"))) == 1


def test_what_cannot_be_read_is_listed_with_its_cell_and_cannot_be_taken(ana: Client) -> None:
    back = bring(ana, filled(download(ana), answer="rather", as_of="3/4/2021"))
    page = text(ana.get(back.url))
    assert "cell E3: “rather” is not in the list" in page
    assert "“3/4/2021” may be 2021-04-03 or 2021-03-04" in page
    assert "Take all of it over" not in page
    assert ana.post(back.url).status_code == 422
    assert answers.answer_to(assessments.get(HERE), "1.1.1") is None


def test_complaints_are_in_the_readers_language(ana: Client) -> None:
    back = bring(ana, filled(download(ana), answer="rather"))
    assert "n’est pas dans la liste" in text(ana.get(back.url.replace("/en/", "/fr/")))


def test_a_conflict_shows_both_texts_and_is_decided_by_a_person(ana: Client) -> None:
    data = filled(download(ana), justification="In the sheet.")
    bo = member_of(HERE, a_person(Role.ANALYST, handle="bo"))
    answers.save(HERE, "1.1.1", {Field.JUSTIFICATION: "On the page."}, base=0, by=bo, at=NOON)
    back = bring(ana, data)
    page = ana.get(back.url)
    (conflict,) = ana.get(f"{back.url}.json").json()["conflicts"]
    sides = [conflict["comparison"][side]["runs"] for side in ("before", "after")]
    assert ["".join(run["text"] for run in runs) for runs in sides] == ["On the page.", "In the sheet."]
    undecided = ana.post(back.url)
    assert undecided.status_code == 409
    assert "1 cell was changed here too" in text(undecided)
    (name,) = set(re.findall(r'name="(decide [^"]+)"', page.content.decode()))
    assert ana.post(back.url, {name: "ours"}).status_code == 302
    kept = answers.answer_to(assessments.get(HERE), "1.1.1")
    assert kept
    assert kept.justification == "On the page."


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "No file was chosen"),
        (b"Code;Answer", "it is plain text, such as CSV"),
        (b"%PDF-1.7", "it is a PDF"),
        (b"x" * (LIMITS.bytes + 1), "the file has more than 10 MB"),
    ],
)
def test_a_file_that_is_no_workbook_is_refused_with_what_to_do(ana: Client, data: bytes, says: str) -> None:
    answer = bring(ana, data)
    assert answer.status_code == 422
    assert says in text(answer)


def test_several_workbooks_come_at_once_and_a_bad_one_stops_no_other(ana: Client) -> None:
    one, other = (filled(download(ana), answer=answer) for answer in ("none", "some"))
    sent = [SimpleUploadedFile(f"{number}.xlsx", data) for number, data in enumerate((one, b"%PDF-1.7", other))]
    answer = ana.post(f"{BASE}/sheets", {"file": sent})
    assert answer.status_code == 422
    assert "1.xlsx: it is a PDF" in text(answer)
    waiting = ana.get(f"{BASE}/sheets.json").json()["waiting"]
    assert [line["title"] for line in waiting] == ["2.xlsx", "0.xlsx"]
    assert ana.post(waiting[0]["address"]).status_code == 302
    assert [line["title"] for line in ana.get(f"{BASE}/sheets.json").json()["waiting"]] == ["0.xlsx"]
    again = [SimpleUploadedFile(f"{number}.xlsx", data) for number, data in enumerate((one, other))]
    assert ana.post(f"{BASE}/sheets", {"file": again}).url.endswith("/sheets#waiting")


def test_the_same_file_again_is_the_one_that_waits_already(ana: Client) -> None:
    data = filled(download(ana), answer="none")
    assert bring(ana, data).url == bring(ana, data, name="again.xlsx").url


def test_a_workbook_full_of_long_changes_is_shown_in_little_time(ana: Client) -> None:
    def fill(book: Sheets) -> None:
        for rows in book.values():
            if rows and rows[0] and str(rows[0][0]).startswith("migov:questions"):
                for number, row in enumerate(rows[2:]):
                    row[rows[0].index("justification")] = f"{number} law " * 3_000

    back = bring(ana, resaved(download(ana), fill))
    began = time.process_time()
    assert ana.get(back.url).status_code == 200
    assert time.process_time() - began < 20, "marking every word of them takes minutes"


def test_names_of_files_are_shown_and_lead_nowhere(ana: Client) -> None:
    back = bring(ana, filled(download(ana), answer="none"), name='../../etc/<script>alert("x")</script>.xlsx')
    page = ana.get(back.url).content.decode()
    assert "<script>alert" not in page


def test_a_workbook_of_another_assessment_is_refused(ana: Client) -> None:
    keep(assessment(id="xqa-2019"))
    other = sign_in(Client(), a_person(Role.ANALYST, handle="olga", assessment="xqa-2019"))
    answer = bring(other, download(ana), "/en/assessments/xqa-2019/sheets")
    assert "belongs to another assessment" in text(answer)


def test_others_find_neither_the_workbook_nor_what_somebody_handed_in(pia: Client, ana: Client) -> None:
    hal = sign_in(Client(), a_person(Role.PARTICIPANT, handle="hal", institution="health"))
    nobody = signed_in()
    back = bring(pia, filled(download(pia, delegation="1"), answer="none"))
    for other in (hal, ana, nobody):
        assert other.get(back.url).status_code == 404
        assert other.post(back.url).status_code == 404
    for other in (hal, nobody):
        assert other.post(f"{BASE}/sheets/send", {"kind": "questionnaire", "delegation": "1"}).status_code == 404
        assert other.get(f"{BASE}/delegations/1/sheet").status_code == 404
    pia.post(back.url)
    assert ana.get(back.url).status_code == 200, "a receipt is for those who work inside"
    assert hal.get(back.url).status_code == 404


def test_a_participant_sees_only_their_own_part(pia: Client) -> None:
    page = text(pia.get(f"{BASE}/sheets"))
    assert "Ministry of Labour" in page
    assert "Questionnaire for the team" not in page
    for kind in ("questionnaire", "sources", "treaties"):
        assert pia.post(f"{BASE}/sheets/send", {"kind": kind, "institution": "labour"}).status_code == 403


def test_a_reviewer_is_not_led_to_what_they_may_not_take() -> None:
    reviewer = signed_in(Role.REVIEWER)
    assert reviewer.get(f"{BASE}/sheets").status_code == 403
    assert "Spreadsheets" not in text(reviewer.get(BASE))


@pytest.mark.parametrize("asked", [{"kind": "nix"}, {"language": "xx"}, {"delegation": "9"}, {"delegation": "²"}])
def test_what_there_is_not_is_not_found(ana: Client, asked: dict[str, str]) -> None:
    assert ana.post(f"{BASE}/sheets/send", {"kind": "questionnaire"} | asked).status_code == 404


def test_sending_and_taking_need_a_form_of_ours(ana: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = ana.cookies
    assert strict.post(f"{BASE}/sheets/send", {"kind": "questionnaire"}).status_code == 403
    assert bring(strict, b"x").status_code == 403
    assert ana.get(f"{BASE}/sheets/send").status_code == 405


def test_sources_and_treaties_go_out_too(ana: Client) -> None:
    download(ana, kind="sources")
    download(ana, kind="treaties", institution="labour", language="ar")
    page = text(ana.get(f"{BASE}/sheets"))
    assert "Table of treaties" in page
    assert "Taken away so far" in page


def test_every_page_has_a_twin(ana: Client) -> None:
    back = bring(ana, filled(download(ana), answer="none"))
    assert ana.get(f"{BASE}/sheets.json").json()["offers"]
    assert ana.get(f"{back.url}.json").json()["changed"][0]["heading"] == "Answer"

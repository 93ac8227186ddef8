"""Translating through the browser: begun, written with and without the script, stale, reviewed, out and back."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from drafted import HERE, SCRIPT
from migov.actions.translating import files, pieces
from migov.actions.translating.files import Form
from migov.actions.translating.sources import readiness
from migov.model.languages import Language
from migov.model.people import Member, Role
from migov.model.translations import State
from people import a_person, sign_in
from translated import DOCTOR, FR, LATER, NATION, NOON, ONE, rewrite, save, standing, started
from workbooks import resaved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

BASE = f"/en/assessments/{HERE}/translations"
SOURCES = ("All residents may see a doctor.", "The Health Act names no nationality.")


@pytest.fixture
def editor() -> Member:
    return started()


def browser(role: Role) -> Client:
    return sign_in(Client(), a_person(role, assessment=HERE))


def page(client: Client, way: str = "") -> Any:
    response = client.get(BASE + way)
    assert response.status_code == 200, response.content
    return response.context["page"]


def form(*words: str, base: int = 0, **more: str) -> dict[str, str]:
    told = {"base": str(base)} | more
    for number, (source, text) in enumerate(zip(SOURCES, words, strict=True), 1):
        told |= {f"source-{number}": source, f"words-{number}": text}
    return told


def test_the_languages_are_listed_with_how_far_they_have_come(editor: Member) -> None:
    save(editor, DOCTOR, NATION)
    (card,) = page(browser(Role.ANALYST)).cards
    assert card.name == "Français"
    assert [(one.kind, one.count) for one in card.progress.segments if one.count] == [
        ("complete", 1),
        ("not-started", card.progress.total - 1),
    ]


def test_a_language_is_begun_from_a_form_and_a_wrong_one_begins_nothing(editor: Member) -> None:  # noqa: ARG001
    client = browser(Role.COORDINATOR)
    assert client.post(f"{BASE}/begin", {"language": "ar"}).headers["location"] == f"{BASE}/ar"
    assert client.post(f"{BASE}/begin", {"language": "xx"}).headers["location"] == BASE
    assert [card.code for card in page(client).cards] == ["fr", "ar"]


def test_arabic_is_written_from_the_right_and_the_source_from_the_left(editor: Member) -> None:
    pieces.begin(HERE, "ar", by=editor, at=NOON)
    html = browser(Role.EDITOR).get(f"{BASE}/ar").content.decode()
    assert 'dir="rtl" lang="ar" spellcheck' in html
    assert 'dir="ltr" lang="en">All residents' in html


def test_without_a_script_a_form_saves_and_leads_back_to_its_piece(editor: Member) -> None:  # noqa: ARG001
    client = browser(Role.EDITOR)
    told = client.post(f"{BASE}/fr/pieces/{ONE}/save", form(DOCTOR, NATION, show="missing"))
    assert told.headers["location"] == f"{BASE}/fr?show=missing&from=0#{ONE}"
    assert standing().state is State.DONE


def test_the_script_is_told_what_became_of_each_sentence(editor: Member) -> None:  # noqa: ARG001
    client = browser(Role.EDITOR)
    told = client.post(f"{BASE}/fr/pieces/{ONE}/save", form(DOCTOR, ""), headers=SCRIPT).json()
    assert (told["version"], told["state"], told["met"]) == (1, "missing", None)
    assert [row["state"] for row in told["rows"]] == ["done", "missing"]


def test_words_that_met_somebody_elses_are_shown_in_the_history(editor: Member) -> None:
    save(editor, DOCTOR, "")
    client = browser(Role.ANALYST)
    told = client.post(f"{BASE}/fr/pieces/{ONE}/save", form("Autrement.", ""), headers=SCRIPT).json()
    assert told["met"] == f"{BASE}/fr/pieces/{ONE}"
    assert "Autrement." in client.get(told["met"]).content.decode()
    assert client.post(f"{BASE}/fr/pieces/{ONE}/save", form("Autrement.", "")).headers["location"] == told["met"]


def test_a_stale_sentence_shows_what_changed_and_stays_until_somebody_says_that_it_fits(editor: Member) -> None:
    save(editor, DOCTOR, NATION)
    rewrite(editor, "All residents may see a doctor. The Health Act of 2020 names no nationality.")
    client = browser(Role.EDITOR)
    html = client.get(f"{BASE}/fr?show=stale").content.decode()
    assert "<ins>of 2020 </ins>" in html
    client.post(f"{BASE}/fr/pieces/{ONE}/right", {"base": "1"})
    assert standing().state is State.DONE


def test_one_sentence_is_said_to_fit_by_its_box(editor: Member) -> None:
    save(editor, DOCTOR, NATION)
    rewrite(editor, "All residents may see a doctor. The Health Act of 2020 names no nationality.")
    client = browser(Role.EDITOR)
    told = form(DOCTOR, NATION, base=1) | {"source-2": "The Health Act of 2020 names no nationality."}
    client.post(f"{BASE}/fr/pieces/{ONE}/save", told)
    assert standing().state is State.STALE
    client.post(f"{BASE}/fr/pieces/{ONE}/save", told | {"right-2": "1"})
    assert standing().state is State.DONE


def test_the_filters_show_what_they_say(editor: Member) -> None:
    save(editor, DOCTOR, NATION)
    client = browser(Role.EDITOR)
    assert [card.id for card in page(client, "/fr?show=review").cards] == [ONE]
    assert ONE not in [card.id for card in page(client, "/fr?show=missing").cards]
    assert page(client, "/fr?show=nonsense&from=99999").cards


def test_the_laws_own_words_stand_behind_the_sentence(editor: Member) -> None:  # noqa: ARG001
    card = next(one for one in page(browser(Role.EDITOR), "/fr").cards if one.id == ONE)
    assert card.rows[0].quotes[0].words == "All residents may se"


def test_a_second_person_reviews_and_takes_the_review_back(editor: Member) -> None:
    save(editor, DOCTOR, NATION)
    client = browser(Role.ANALYST)
    client.post(f"{BASE}/fr/pieces/{ONE}/review", {"base": "1"})
    assert standing().state is State.REVIEWED
    client.post(f"{BASE}/fr/pieces/{ONE}/unreview", {"base": "2"})
    assert standing().state is State.DONE
    client.post(f"{BASE}/fr/pieces/{ONE}/back", {"base": "3"})
    assert standing().state is State.MISSING


def test_a_file_goes_out_and_comes_back_with_a_receipt(editor: Member) -> None:  # noqa: ARG001
    client = browser(Role.EDITOR)
    data = client.get(f"{BASE}/fr/file.xlsx").content

    def fill(sheets: dict[str, list[list[Any]]]) -> None:
        for row in next(iter(sheets.values())):
            if row[0] == ONE:
                row[9] = DOCTOR if row[1] == "1" else NATION

    back = SimpleUploadedFile("fr.xlsx", resaved(data, fill))
    told = client.post(f"{BASE}/fr/take", {"file": back})
    receipt = client.get(told.headers["location"]).context["page"]
    assert (receipt.file, [row.returned for row in receipt.rows]) == ("fr.xlsx", [DOCTOR, NATION])
    assert standing().state is State.DONE


@pytest.mark.parametrize("data", [b"PK no archive", b"<!DOCTYPE x><xliff/>", b"plain"])
def test_a_file_that_is_none_of_ours_is_refused_and_changes_nothing(editor: Member, data: bytes) -> None:  # noqa: ARG001
    client = browser(Role.EDITOR)
    told = client.post(f"{BASE}/fr/take", {"file": SimpleUploadedFile("x.xlsx", data)})
    assert told.status_code == 422
    assert client.post(f"{BASE}/fr/take", {}).status_code == 422
    assert readiness(HERE, FR).done == ()


@pytest.mark.parametrize("kind", ["pdf", "docx", "html"])
def test_the_profile_is_previewed_in_the_language_with_what_is_missing_marked(editor: Member, kind: str) -> None:
    save(editor, DOCTOR, NATION)
    response = browser(Role.REVIEWER).get(f"{BASE}/fr/preview.{kind}")
    assert response.status_code == 200
    if kind == "html":
        html = response.content.decode()
        assert DOCTOR in html
        assert "Pas encore traduit" in html


def test_odd_addresses_are_not_found(editor: Member) -> None:  # noqa: ARG001
    client = browser(Role.EDITOR)
    for way in ("/xx", "/pt", "/fr/pieces/nothing", "/fr/file.exe", "/fr/preview.odt", "/fr/receipts/99"):
        assert client.get(BASE + way).status_code == 404, way


def test_a_form_of_somebody_else_who_was_signed_in_is_refused(editor: Member) -> None:  # noqa: ARG001
    told = browser(Role.EDITOR).post(f"{BASE}/fr/pieces/{ONE}/save", form(DOCTOR, NATION, who="edo"))
    assert told.status_code == 409


def test_a_reader_sees_no_fields_and_the_twin_says_the_same(editor: Member) -> None:
    save(editor, DOCTOR, NATION)
    client = browser(Role.REVIEWER)
    html = client.get(f"{BASE}/fr").content.decode()
    assert DOCTOR in html
    assert "<textarea" not in html
    assert client.get(f"{BASE}/fr.json").json()["cards"]


def test_a_file_of_xliff_is_offered_too(editor: Member) -> None:
    response = browser(Role.EDITOR).get(f"{BASE}/fr/file.xlf?only=open")
    assert response["content-type"] == "application/xliff+xml"
    assert files.export(HERE, Language.FR, form=Form.XLIFF, by=editor, at=LATER).startswith(b"<?xml")

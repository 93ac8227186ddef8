from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from kept import keep
from makers import assessment, finding
from migov.model import interchange
from migov.model.people import Role
from migov.web import refusals
from migov.web.desk import profiles
from people import Office, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


@pytest.fixture
def kept(home: Path) -> Any:  # noqa: ARG001 - the folder it is kept in
    return keep(assessment([finding()]))


def test_no_page_may_be_framed_or_run_a_script_that_is_not_a_file_of_ours() -> None:
    response = Office().get("/en/about")
    policy = dict(part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert "unsafe" not in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("page", ["profiles", "profiles.json"])
def test_where_the_folder_is_is_told_to_the_office_alone(page: str, settings: Any) -> None:
    folder = str(settings.MIGOV_HOME)
    assert folder in Office().get(f"/en/{page}").content.decode()
    assert folder not in signed_in(Role.COORDINATOR).get(f"/en/{page}").content.decode()


@pytest.mark.usefixtures("kept")
def test_no_page_of_a_profile_holds_a_script_or_a_style_of_its_own() -> None:
    for page in ("profiles", "profiles/xqa-2024", "profiles/xqa-2024/noticed", "profiles/xqa-2024/files", "about"):
        html = Office().get(f"/en/{page}").content.decode()
        assert "<script" not in html
        assert "<style" not in html
        assert " style=" not in html
        assert " onclick=" not in html


@pytest.mark.parametrize(
    "name",
    [
        "nix",
        "NER-2021",
        "a--b",
        "..%2f..%2fetc",
        "%00",
        "a%0ab",
        "a'%20OR%201=1",
        "x" * 5000,
        "é",
        "-a",
        "a-" * 300 + "a",
    ],
)
def test_an_id_that_is_none_is_not_found(name: str) -> None:
    for page in ("", "/noticed", "/files", "/registers", ".json", "/files/assessment.json", "/files/original"):
        assert Office().get(f"/en/profiles/{name}{page}").status_code == 404


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("file", ["2022.exe", "1999.pdf", "2022.pdf.exe", "original.json"])
def test_a_form_or_generation_that_is_none_is_not_found(file: str) -> None:
    assert Office().get(f"/en/profiles/xqa-2024/files/{file}").status_code == 404


def test_what_is_not_there_is_told_on_a_page_that_leads_on() -> None:
    response = Office().get("/fr/profiles/nix")
    assert response.status_code == 404
    html = response.content.decode()
    assert "Introuvable" in html
    assert 'href="/fr/profiles"' in html


def test_a_twin_that_is_not_there_is_told_as_json() -> None:
    response = Office().get("/en/profiles/nix.json")
    assert (response.status_code, response["Content-Type"]) == (404, "application/json")
    assert response.json()["title"] == "Not found"


def test_another_host_s_name_is_refused() -> None:
    response = Office(headers={"host": "evil.example"}).get("/en/profiles")
    assert response.status_code == 400


def test_a_mistake_of_ours_is_told_without_its_details(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object) -> None:
        raise ZeroDivisionError("a secret detail")

    monkeypatch.setattr(profiles.shelf, "alphabetical", fail)
    response = Office(raise_request_exception=False).get("/en/profiles")
    assert response.status_code == 500
    assert "a secret detail" not in response.content.decode()
    assert "mistake" in response.content.decode()


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.usefixtures("kept")
def test_pages_are_only_read(method: str) -> None:
    for page in ("/en/profiles", "/en/profiles/xqa-2024", "/en/profiles/xqa-2024/files/assessment.json"):
        assert getattr(Office(), method)(page).status_code == 405


@pytest.mark.usefixtures("kept")
def test_a_head_request_says_the_same_without_the_body() -> None:
    for page in ("/en/profiles", "/en/profiles/xqa-2024/files/assessment.json"):
        whole, head = Office().get(page), Office().head(page)
        assert (head.status_code, head.content) == (200, b"")
        assert head["Content-Type"] == whole["Content-Type"]


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    ("file", "starts", "media_type"),
    [
        ("2022.pdf", b"%PDF-", "application/pdf"),
        ("2021.docx", b"PK", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("2019.html", b"<!doctype html>", "text/html"),
    ],
)
def test_a_print_is_a_file_with_a_proper_name_that_is_sent_once(file: str, starts: bytes, media_type: str) -> None:
    address = f"/fr/profiles/xqa-2024/files/{file}"
    response = Office().get(address)
    assert response.content.startswith(starts)
    assert response["Content-Type"] == media_type
    generation, form = file.split(".")
    assert response["Content-Disposition"] == f'attachment; filename="xqa-2024-{generation}-fr.{form}"'
    again = Office(headers={"if-none-match": response["ETag"]}).get(address)
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.usefixtures("kept")
def test_a_print_of_another_content_has_another_tag() -> None:
    address = "/en/profiles/xqa-2024/files/2022.html"
    before = Office().get(address)
    keep(assessment([finding("Another sentence altogether.")]), replace=True)
    after = Office(headers={"if-none-match": before["ETag"]}).get(address)
    assert after.status_code == 200
    assert b"Another sentence altogether." in after.content


def test_the_interchange_file_is_the_whole_assessment(kept: Any) -> None:
    response = Office().get("/en/profiles/xqa-2024/files/assessment.json")
    assert interchange.decode(response.content) == assessment([finding()])
    assert sha256(response.content).hexdigest() == kept.entry.content_sha256


@pytest.mark.usefixtures("kept")
def test_the_file_it_was_read_from_is_handed_out_as_a_file_and_never_shown() -> None:
    response = Office().get("/en/profiles/xqa-2024/files/original")
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment")
    assert response.content == interchange.encode(assessment([finding()]))


@pytest.mark.usefixtures("kept")
def test_a_page_that_has_not_changed_is_not_sent_again() -> None:
    first = Office().get("/en/profiles/xqa-2024")
    assert Office(headers={"if-none-match": first["ETag"]}).get("/en/profiles/xqa-2024").status_code == 304


def test_every_error_of_migov_has_a_status() -> None:
    from migov import errors

    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.MigovError)]
    for kind in kinds:
        assert any(issubclass(kind, known) for known, _status in refusals.STATUS)
    assert [status for kind, status in refusals.STATUS if kind is errors.NotFound] == [404]

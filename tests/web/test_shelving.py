"""Sources brought in from the browser."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kept import NOON, keep
from laws import ALIENS_ACT
from makers import assessment
from migov.actions import sources
from migov.model.people import Role
from people import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
SHELF = "/en/assessments/xqa-2024/sources"


@pytest.fixture(autouse=True)
def _kept(home: object) -> None:  # noqa: ARG001 - the folder comes first
    keep(assessment())


@pytest.fixture
def analyst() -> Client:
    return signed_in(Role.ANALYST)


def law(name: str = "aliens.md", text: str = ALIENS_ACT) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def test_files_are_added_and_a_bad_one_stops_no_other(analyst: Client) -> None:
    broken = SimpleUploadedFile("broken.pdf", b"%PDF-1.7 and nothing more")
    said = analyst.post(f"{SHELF}/add", {"files": [law(), broken]}).content.decode()
    assert "1 source was added" in said
    assert "broken.pdf" in said
    assert "not added" in said
    (kept,) = sources.all_sources("XQA")
    assert kept.file_name == "aliens.md"
    assert kept.added_by.startswith("analyst")
    assert kept.source.title in analyst.get(SHELF).content.decode()


def test_the_same_file_again_changes_nothing(analyst: Client) -> None:
    for _ in range(2):
        said = analyst.post(f"{SHELF}/add", {"files": [law()]}).content.decode()
    assert "was here already" in said
    assert len(sources.all_sources("XQA")) == 1


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "Choose at least one file"),
        ({"files": [law()], "published": "May"}, "2021-10-14"),
        ({"files": [law()], "address": "javascript:alert(1)"}, "https://"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_added(analyst: Client, sent: dict[str, object], says: str) -> None:
    answer = analyst.post(f"{SHELF}/add", sent)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert sources.all_sources("XQA") == ()


def test_a_path_in_a_file_name_leads_nowhere(analyst: Client) -> None:
    analyst.post(f"{SHELF}/add", {"files": [law("../../etc/passwd.md")]})
    (kept,) = sources.all_sources("XQA")
    assert kept.file_name == "passwd.md"


def test_a_source_is_withdrawn_for_a_reason_and_brought_back(analyst: Client) -> None:
    analyst.post(f"{SHELF}/add", {"files": [law()]})
    (kept,) = sources.all_sources("XQA")
    asked = analyst.post(f"{SHELF}/{kept.id}/withdraw")
    assert asked.status_code == 422
    assert len(sources.all_sources("XQA")) == 1
    analyst.post(f"{SHELF}/{kept.id}/withdraw", {"because": "A draft."})
    assert sources.all_sources("XQA") == ()
    assert "A draft." in analyst.get(SHELF).content.decode()
    analyst.post(f"{SHELF}/{kept.id}/restore")
    assert len(sources.all_sources("XQA")) == 1


def test_a_source_of_another_country_is_not_touched_from_here(analyst: Client) -> None:
    added = sources.add(
        ALIENS_ACT.encode(), file="x.md", details=sources.Details(jurisdiction="XQB"), by="ada", at=NOON
    )
    assert analyst.post(f"{SHELF}/{added.source}/withdraw", {"because": "Why not."}).status_code == 404
    assert len(sources.all_sources("XQB")) == 1


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.FOCAL_POINT, Role.EDITOR])
def test_others_of_the_team_read_the_shelf_and_add_nothing(role: Role) -> None:
    client = signed_in(role)
    assert "Add sources" not in client.get(SHELF).content.decode()
    assert client.post(f"{SHELF}/add", {"files": [law()]}).status_code == 403
    assert sources.all_sources("XQA") == ()


def test_participants_and_strangers_find_no_shelf() -> None:
    assert signed_in(Role.PARTICIPANT).get(SHELF).status_code == 403
    assert signed_in().get(SHELF).status_code == 404

"""The pages of releases and readers' reports: what stands in the way, making one, taking files away, deciding."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

import released
from migov.actions import errata
from migov.model.people import Member
from migov.store import releases
from migov.store.published import letterbox
from people import sign_in
from released import RELEASING, Vetted, in_vetting, ready
from teams import person_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
MAKE = "Make release 1"


def client_of(member: Member) -> Client:
    return sign_in(Client(), person_of(member))


def address(name: str, **more: Any) -> str:
    return reverse(name, kwargs={"id": "xqa-2024"} | more)


def page(member: Member, name: str, **more: Any) -> Any:
    answered = client_of(member).get(address(name, **more))
    assert answered.status_code == 200
    return answered.context["page"]


@pytest.fixture
def published() -> Vetted:
    return released.published()


def test_what_stands_in_the_way_is_listed_with_the_page_that_mends_it() -> None:
    vetted = in_vetting()
    shown = page(vetted.coordinator, "releases").next
    assert shown.action is None
    told = {one.says: one.address for one in shown.obstacles}
    assert told["Government and office have signed the text that stands"] == address("vetting")
    assert told["Both sign-offs are given, and the vetting is over"] == address("stages")
    assert [one.title for one in page(vetted.coordinator, "releases").next.obstacles[1].links] == [
        "Government",
        "Office",
    ]


def test_a_coordinator_makes_the_release_from_its_page_and_comes_to_its_files() -> None:
    vetted = ready()
    client = client_of(vetted.coordinator)
    assert MAKE in client.get(address("releases")).content.decode()
    sent = client.post(address("release make"), {"doi": "10.1234/x"})
    assert sent["Location"] == address("release", number=1)
    shown = client.get(sent["Location"]).context["page"]
    assert ("DOI", "10.1234/x") in [(one.name, one.told) for one in shown.facts]
    assert shown.groups[0].title == "Profile"


def test_others_read_what_stands_in_the_way_and_find_no_button() -> None:
    vetted = ready()
    shown = page(vetted.editor, "releases").next
    assert shown.action is None
    assert "A coordinator makes it" in shown.says
    assert client_of(vetted.editor).post(address("release make")).status_code == 403


def test_a_release_that_cannot_be_made_brings_the_list_back() -> None:
    vetted = in_vetting()
    answered = client_of(vetted.coordinator).post(address("release make"))
    assert answered.status_code == 409
    assert len(answered.context["page"].next.obstacles) == 2
    assert releases.of(vetted.id) == ()


def test_another_release_without_a_reason_comes_back_with_the_mistake_at_its_field(published: Vetted) -> None:
    answered = client_of(published.coordinator).post(address("release make"), {"doi": "10.1/y"})
    assert answered.status_code == 422
    shown = answered.context["page"]
    assert [one.field for one in shown.mistakes] == ["because"]
    assert "10.1/y" in [one.value for one in shown.next.fields]


def test_pressing_twice_does_not_make_two(published: Vetted) -> None:
    client = client_of(published.coordinator)
    given = {"because": "The cover was too dark.", "release": "xqa-2024.2"}
    assert client.post(address("release make"), given).status_code == 302
    again = client.post(address("release make"), given)
    assert again.status_code == 409
    assert "xqa-2024.2 is made already" in again.content.decode()
    assert len(releases.of(published.id)) == 2


def test_the_bundle_and_each_file_are_taken_away_and_never_shown(published: Vetted) -> None:
    client = client_of(published.editor)
    answered = client.get(address("release bundle", number=1))
    assert answered["Content-Disposition"] == 'attachment; filename="xqa-2024.1.zip"'
    assert "xqa-2024.1/manifest.json" in zipfile.ZipFile(io.BytesIO(answered.content)).namelist()
    told = client.get(address("release file", number=1, path="profile-en.html"))
    assert told["Content-Disposition"].startswith("attachment")
    assert told["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", ["nothing.txt", "../migov.sqlite3", "..%2fsecret.key"])
def test_a_file_that_is_not_of_the_release_is_not_found(published: Vetted, path: str) -> None:
    where = address("release", number=1) + f"/files/{path}"
    assert client_of(published.editor).get(where).status_code == 404


def test_an_earlier_release_stays_and_names_the_later_one(published: Vetted) -> None:
    published.make(at=RELEASING, because="The cover was too dark.")
    shown = page(published.editor, "release", number=1)
    assert "xqa-2024.2" in shown.later.lines[0]
    assert page(published.editor, "release", number=2).later is None
    assert [one.id for one in page(published.editor, "releases").releases] == ["xqa-2024.2", "xqa-2024.1"]


def test_the_twin_of_a_release_holds_its_manifest(published: Vetted) -> None:
    told = json.loads(client_of(published.editor).get(address("release", number=1) + ".json").content)
    assert told["manifest"]["format"] == "migov.release/1"


def test_publishing_is_reached_from_the_stages_by_the_page_of_releases() -> None:
    vetted = ready()
    told = client_of(vetted.coordinator).get(address("stages")).content.decode()
    assert f'href="{address("releases")}"' in told


def dropped(vetted: Vetted) -> None:
    letterbox.drop(
        at=RELEASING,
        release="xqa-2024.1",
        passage=vetted.passages[2],
        language="en",
        words="three languages",
        says="There are <b>four</b>.",
        name="Rita Reader",
        address="rita@example.org",
    )


def test_a_report_is_taken_out_and_decided_with_a_reason(published: Vetted) -> None:
    dropped(published)
    client = client_of(published.coordinator)
    assert "1 report lies in the letterbox" in client.get(address("errata")).content.decode()
    client.post(address("errata collect"))
    told = client.get(address("errata")).content.decode()
    assert "There are &lt;b&gt;four&lt;/b&gt;." in told
    given = {"verdict": "accepted", "about": "The number is out of date.", "because": "The form shows it."}
    sent = client.post(address("erratum decide", number=1), given)
    assert sent["Location"].endswith("#report-1")
    assert errata.public(published.id)[0].decision == "accepted"
    assert "answers 1 reader’s report" in client.get(address("releases")).content.decode()


def test_a_decision_without_a_reason_comes_back_at_its_field_with_what_was_typed(published: Vetted) -> None:
    dropped(published)
    client = client_of(published.coordinator)
    client.post(address("errata collect"))
    answered = client.post(address("erratum decide", number=1), {"verdict": "noted", "about": "Old.", "because": ""})
    assert answered.status_code == 422
    shown = answered.context["page"]
    assert [one.field for one in shown.mistakes] == ["report-1-because"]
    assert [one.value for one in shown.errata[0].fields if one.name == "about"] == ["Old."]


def test_a_report_that_came_by_telephone_is_entered_on_the_page(published: Vetted) -> None:
    client = client_of(published.editor)
    given = {"release": "xqa-2024.1", "says": "A year is wrong."}
    assert client.post(address("erratum enter"), given)["Location"].endswith("#report-1")
    answered = client.post(address("erratum enter"), {"release": "xqa-2024.1", "says": " "})
    assert answered.status_code == 422
    assert [one.field for one in answered.context["page"].mistakes] == ["says"]


def test_before_anything_is_published_there_is_nothing_to_report() -> None:
    vetted = in_vetting()
    shown = page(vetted.coordinator, "errata")
    assert (shown.enter, shown.errata) == (None, ())

"""Vetting on the page: two keys, each with what it signed and what is open for it, and a form bound to a hash."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import translation

from migov.actions.vetting import signatures
from migov.model.people import Member
from migov.model.signatures import Party
from migov.model.workflow import Stage
from people import sign_in
from teams import moved, person_of
from vetted import DAY, NAMES, Vetting, in_vetting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

GOVERNMENT, OFFICE = Party.GOVERNMENT, Party.OFFICE
PDF = b"%PDF-1.7\n..."


@pytest.fixture
def vetting() -> Vetting:
    return in_vetting()


def as_(member: Member) -> Client:
    return sign_in(Client(), person_of(member))


def address(name: str = "vetting", **more: object) -> str:
    return reverse(name, kwargs={"id": "xqa-2024"} | more)


def page(member: Member, name: str = "vetting", **more: object) -> str:
    answered = as_(member).get(address(name, **more))
    assert answered.status_code == 200
    return answered.content.decode()


def twin(member: Member, name: str = "vetting") -> dict:  # type: ignore[type-arg]
    return json.loads(as_(member).get(address(name) + ".json").content)


def sent(vetting: Vetting, party: Party = GOVERNMENT, *, by: Member | None = None, **more: object) -> HttpResponse:
    given: dict[str, object] = {
        "party": party.value,
        "hash": vetting.newest().hash,
        "name": NAMES[party],
        "function": "Head of the unit",
        "on": DAY,
        "read": "yes",
    }
    answered: HttpResponse = as_(by or vetting.by(party)).post(address("sign"), given | more)
    return answered


def test_both_keys_stand_on_the_page_and_everything_is_open(vetting: Vetting) -> None:
    told = twin(vetting.government)
    assert [(key["title"], key["chip"]["word"]) for key in told["keys"]] == [
        ("Government", "Not signed"),
        ("Office", "Not signed"),
    ]
    assert [(one["title"], one["parties"]) for one in told["readings"]] == [
        ("All of draft 1 is to be read", "Government, Office")
    ]
    assert told["draft"]["hash"] == vetting.newest().hash


def test_each_sees_the_form_of_their_own_party_alone(vetting: Vetting) -> None:
    for member, own in ((vetting.government, "government"), (vetting.office, "office"), (vetting.editor, None)):
        forms = [key["form"]["party"] for key in twin(member)["keys"] if key["form"]]
        assert forms == ([own] if own else [])


def test_a_signature_with_its_letter_goes_in_and_stands_on_the_page(vetting: Vetting) -> None:
    letter = SimpleUploadedFile("../../letter.pdf", PDF, content_type="text/html")
    assert sent(vetting, letter=letter).status_code == 302
    (key, _) = twin(vetting.government)["keys"]
    assert (key["chip"]["word"], key["signed"]["name"], key["signed"]["day"]) == (
        "Signed",
        NAMES[GOVERNMENT],
        "2 May 2024",
    )
    taken = as_(vetting.editor).get(key["signed"]["letter"])
    assert (taken.content, taken["Content-Type"]) == (PDF, "application/pdf")
    assert taken["X-Content-Type-Options"] == "nosniff"
    assert taken["Content-Disposition"] == 'attachment; filename="xqa-2024-letter-1.pdf"'
    assert as_(vetting.here.health).get(key["signed"]["letter"]).status_code == 403


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("name", "", "Write the name"),
        ("function", " ", "Write the function"),
        ("on", "", "Choose the day"),
        ("on", "2031-01-01", "Choose the day"),
        ("read", "", "Tick that you have read"),
        ("letter", SimpleUploadedFile("letter.pdf", b"<html><script>alert(1)</script>"), "Hand in a PDF"),
        ("letter", SimpleUploadedFile("letter.svg", b"<svg onload='alert(1)'/>"), "Hand in a PDF"),
    ],
)
def test_what_is_missing_is_said_at_its_field_and_nothing_is_lost(
    vetting: Vetting, field: str, value: object, says: str
) -> None:
    answered = sent(vetting, **{field: value})
    text = answered.content.decode()
    assert answered.status_code == 422
    assert f'href="#government-{field}"' in text
    assert says in text
    assert (NAMES[GOVERNMENT] in text) == (field != "name")
    assert signatures.signed(vetting.id, by=vetting.office) == ()


def test_a_letter_that_is_too_large_is_refused(vetting: Vetting, monkeypatch: pytest.MonkeyPatch) -> None:
    from migov.web.desk.vetting import signatures as page_of_signing

    monkeypatch.setattr(page_of_signing, "LARGEST", 10)
    assert sent(vetting, letter=SimpleUploadedFile("letter.pdf", PDF)).status_code == 422
    assert signatures.signed(vetting.id, by=vetting.office) == ()


def test_an_old_hash_is_refused_and_what_changed_is_shown(vetting: Vetting) -> None:
    old = vetting.newest().hash
    vetting.rewrite()
    vetting.freeze()
    answered = sent(vetting, hash=old)
    text = answered.content.decode()
    assert answered.status_code == 409
    assert "draft 2 is newer than the one you read" in text
    assert "What changed since draft 1, which you had before you" in text
    assert "<ins> or a nurse" in text
    assert vetting.newest().hash in text
    assert signatures.signed(vetting.id, by=vetting.office) == ()


def test_who_has_read_an_older_draft_ticks_again(vetting: Vetting) -> None:
    ticked = 'name="read" value="yes" checked'
    assert ticked in sent(vetting, name="").content.decode()
    old = vetting.newest().hash
    vetting.rewrite()
    vetting.freeze()
    text = sent(vetting, hash=old).content.decode()
    assert ticked not in text
    assert f'value="{NAMES[GOVERNMENT]}"' in text


@pytest.mark.parametrize("seal", ["", "f" * 64, "<script>"])
def test_a_hash_of_no_draft_is_refused(vetting: Vetting, seal: str) -> None:
    answered = sent(vetting, hash=seal)
    assert answered.status_code == 409
    assert "no draft of this assessment has the hash" in answered.content.decode()


def test_signing_twice_is_refused(vetting: Vetting) -> None:
    assert sent(vetting).status_code == 302
    assert sent(vetting).status_code == 409
    assert len(signatures.signed(vetting.id, by=vetting.office)) == 1


def test_one_person_does_not_sign_for_both(vetting: Vetting) -> None:
    sent(vetting, OFFICE)
    answered = sent(vetting, GOVERNMENT, name=NAMES[OFFICE])
    assert answered.status_code == 422
    assert "One person cannot sign for both parties." in answered.content.decode()


def test_nobody_signs_for_a_party_that_is_not_theirs(vetting: Vetting) -> None:
    assert sent(vetting, OFFICE, by=vetting.government).status_code == 403
    assert sent(vetting, GOVERNMENT, by=vetting.office).status_code == 403
    assert sent(vetting, GOVERNMENT, by=vetting.here.health).status_code == 403
    assert as_(vetting.office).post(address("sign"), {"party": "press"}).status_code == 404
    assert as_(vetting.office).get(address("sign")).status_code == 405
    assert signatures.signed(vetting.id, by=vetting.office) == ()


def test_after_an_edit_only_the_touched_passage_is_to_be_read(vetting: Vetting) -> None:
    sent(vetting)
    name = vetting.rewrite()
    told = twin(vetting.government)
    assert "1 part of the text has changed since draft 1" in json.dumps(told["notices"])
    assert [key["form"] for key in told["keys"]] == [None, None]
    vetting.freeze()
    told = twin(vetting.government)
    assert told["keys"][0]["says"].startswith("1 part of draft 2 is open")
    reading = next(one for one in told["readings"] if one["parties"] == "Government")
    (change,) = reading["changes"]
    assert (change["id"], change["chip"]["word"]) == (name, "Rewritten")
    assert {run["kind"] for run in change["runs"]} == {"same", "gone", "new"}


def test_a_signature_is_taken_back_with_a_reason(vetting: Vetting) -> None:
    sent(vetting)
    here = address("sign-off withdraw", number=1)
    assert as_(vetting.office).get(here).status_code == 403
    assert "Take this signature back?" in as_(vetting.government).get(here).content.decode()
    assert as_(vetting.government).post(here, {"because": " "}).status_code == 422
    assert as_(vetting.government).post(here, {"because": "<b>a page</b> was missing"}).status_code == 302
    text = page(vetting.office)
    assert "&lt;b&gt;a page&lt;/b&gt; was missing" in text
    assert "<s>Awa Sample</s>" in text
    assert as_(vetting.government).post(here, {"because": "again"}).status_code == 404


def test_both_signatures_open_the_step_for_the_coordinator(vetting: Vetting) -> None:
    sent(vetting, GOVERNMENT)
    step = twin(vetting.office)["step"]
    assert (step["title"], step["address"]) == ("Sign off", None)
    assert "Missing: Office" in step["says"]
    sent(vetting, OFFICE)
    assert twin(vetting.office)["step"]["address"] == address("step", step="sign-off")
    assert twin(vetting.government)["step"]["address"] is None
    vetting.rewrite()
    assert twin(vetting.office)["step"]["address"] is None


def test_outside_of_the_vetting_the_page_says_when_it_begins(vetting: Vetting) -> None:
    moved(vetting.id, Stage.CONSULTATION)
    told = twin(vetting.office)
    assert told["notices"][0]["title"] == "Not in vetting yet"
    assert [key["form"] for key in told["keys"]] == [None, None]
    assert sent(vetting, OFFICE).status_code == 409
    moved(vetting.id, Stage.PUBLICATION)
    assert twin(vetting.office)["notices"][0]["title"] == "The vetting is over"


def test_where_nothing_is_frozen_the_page_says_what_to_do(client: Client) -> None:
    from kept import keep
    from makers import assessment

    keep(assessment(id="xqa-2024"))
    text = client.get(address()).content.decode()
    assert "No version of the draft is frozen yet" in text
    assert client.get(address("certificate")).status_code == 200
    assert client.get(address("versions")).status_code == 200


def test_participants_are_not_shown_the_vetting(vetting: Vetting) -> None:
    for name in ("vetting", "certificate"):
        assert as_(vetting.here.health).get(address(name)).status_code == 403


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_pages_speak_the_other_languages(vetting: Vetting, language: str) -> None:
    sent(vetting)
    with translation.override(language):
        for name in ("vetting", "certificate", "versions"):
            assert f"/{language}/" in address(name)
            assert as_(vetting.office).get(address(name)).status_code == 200

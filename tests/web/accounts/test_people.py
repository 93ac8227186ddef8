"""The page of people, one's own account, and the demonstration's one click."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kept import keep
from makers import assessment
from migov import training
from migov.actions import demo_team
from migov.actions import people as actions
from migov.model.languages import Language
from migov.model.people import DESCRIPTIONS, Membership, Role
from migov.store import journal, people
from migov.web.accounts.devices import DevicesPage
from migov.web.accounts.people import PeoplePage, WithdrawPage
from migov.web.names import WHAT_ROLES_DO
from people import NOON, Office, a_person, sign_in, signed_in
from template_checks import mistakes

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture(autouse=True)
def by_mail(settings: Any) -> None:
    """Letters leave: they are kept in memory."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def said(client: Client) -> str:
    return client.get("/en/people").content.decode()


def test_the_office_invites_and_the_letter_leaves() -> None:
    keep(assessment())
    office = Office()
    form = {
        "address": "Awa@People.example",
        "name": "Awa Diop",
        "language": "fr",
        "assessment": "xqa-2024",
        "role": "analyst",
    }
    assert office.post("/en/people/invite", form)["Location"] == "/en/people"
    (letter,) = mail.outbox
    assert letter.to == ["awa@people.example"]
    assert "http://127.0.0.1:8000/fr/invitation/" in letter.body
    assert "on its way to Awa Diop" in said(office)
    assert people.memberships("awa-diop") == (Membership(assessment="xqa-2024", person="awa-diop", role=Role.ANALYST),)
    office.post("/en/people/awa-diop/again")
    assert len(mail.outbox) == 2


def test_without_a_mail_server_the_link_is_shown_to_who_invites(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    office = Office()
    office.post("/en/people/invite", {"address": "awa@people.example", "name": "Awa"})
    found = re.search(r"http://127\.0\.0\.1:8000(/en/invitation/[\w-]{43})", said(office))
    assert found
    assert Client().get(found[1]).status_code == 200
    assert found[1] not in said(office), "it is shown once"


def test_nobody_is_shown_the_link_of_somebody_who_may_do_more(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    keep(assessment())
    coordinator = signed_in(Role.COORDINATOR)
    actions.invite("boss@people.example", name="Boss", is_office=True, by="tests", at=NOON)
    for address, is_shown in (("boss@people.example", False), ("awa@people.example", True)):
        form = {"address": address, "name": "Awa", "role": "analyst", "assessment": "xqa-2024"}
        assert coordinator.post("/en/people/invite", form).status_code == 302
        assert ("/en/invitation/" in said(coordinator)) is is_shown
    coordinator.post("/en/people/boss/again")
    assert "/en/invitation/" not in said(coordinator)


def test_a_letter_that_cannot_leave_is_told_and_the_invitation_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.core.mail import EmailMessage

    def fail(_self: Any) -> None:
        raise ConnectionRefusedError("nobody answers")

    monkeypatch.setattr(EmailMessage, "send", fail)
    office = Office()
    office.post("/en/people/invite", {"address": "awa@people.example", "name": "Awa"})
    assert "did not leave" in said(office)
    assert people.find("awa@people.example") is not None


@pytest.mark.parametrize(
    "form",
    [
        {"address": "no address", "name": "Awa"},
        {"address": "awa@people.example"},
        {"address": "awa@people.example", "name": "Awa", "role": "king", "assessment": "xqa-2024"},
        {"address": "awa@people.example", "name": "Awa", "role": "analyst"},
        {"address": "awa@people.example\nBcc: all@people.example", "name": "Awa"},
        {"address": "awa@all@people.example", "name": "Awa"},
        {"address": '"awa"@people.example', "name": "Awa"},
        {"address": "awa@people..example", "name": "Awa"},
        {"address": "awa\x00@people.example", "name": "Awa"},
    ],
)
def test_what_is_ill_formed_is_told_and_nobody_is_invited(form: dict[str, str]) -> None:
    response = Office().post("/en/people/invite", form)
    assert response.status_code == 422
    assert "Nothing was saved" in response.content.decode()
    assert mail.outbox == []
    assert len(people.everybody()) == 1


def test_an_assessment_that_is_none_is_not_found() -> None:
    form = {"address": "awa@people.example", "name": "Awa", "role": "analyst", "assessment": "nix-2024"}
    assert Office().post("/en/people/invite", form).status_code == 404
    assert people.find("awa@people.example") is None


def test_a_coordinator_sees_and_invites_to_their_own_assessments_only() -> None:
    keep(assessment())
    keep(assessment(id="other-2024"))
    coordinator = signed_in(Role.COORDINATOR)
    a_person(Role.ANALYST, handle="colleague")
    a_person(Role.ANALYST, handle="elsewhere", assessment="other-2024")
    html = said(coordinator)
    assert "colleague@people.example" in html
    assert "elsewhere@people.example" not in html
    assert "other-2024" not in html
    form = {"address": "awa@people.example", "name": "Awa", "role": "analyst"}
    for more in ({"assessment": "other-2024"}, {"assessment": "xqa-2024", "office": "1"}):
        assert coordinator.post("/en/people/invite", form | more).status_code == 404
    assert coordinator.post("/en/people/invite", {"address": "awa@people.example", "name": "Awa"}).status_code == 404
    assert people.find("awa@people.example") is None
    assert coordinator.post("/en/people/invite", form | {"assessment": "xqa-2024"}).status_code == 302
    for address in ("colleague/end", "elsewhere/end"):
        assert coordinator.get(f"/en/people/{address}").status_code == 404
    assert coordinator.post("/en/people/colleague/withdraw").status_code == 404


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.COORDINATOR])
def test_for_everybody_else_the_page_does_not_exist(role: Role) -> None:
    client = signed_in(role)
    a_person(handle="victim")
    assert client.get("/en/people").status_code == 404
    assert client.get("/en/people.json").status_code == 404
    form = {"address": "awa@people.example", "name": "Awa", "office": "1"}
    assert client.post("/en/people/invite", form).status_code == 404
    for verb in ("withdraw", "restore", "again"):
        assert client.post(f"/en/people/victim/{verb}").status_code == 404


def test_an_account_is_ended_after_a_question_and_brought_back() -> None:
    office, person = Office(), a_person(Role.ANALYST)
    asked = office.get(f"/en/people/{person.handle}/end").content.decode()
    assert "cannot sign in any more" in asked
    office.post(f"/en/people/{person.handle}/withdraw")
    assert "is ended" in said(office)
    assert office.post(f"/en/people/{person.handle}/withdraw").status_code == 409
    office.post(f"/en/people/{person.handle}/restore")
    assert people.listed(person.handle).withdrawn_at is None
    assert [line.action for line in journal.lines(person.handle)] == ["person.withdraw", "person.restore"]


def test_the_last_person_of_the_office_cannot_be_locked_out() -> None:
    office = Office()
    assert office.post("/en/people/tester/withdraw").status_code == 409
    assert office.get("/en/people").status_code == 200


def test_the_list_costs_the_same_however_many_people_there_are() -> None:
    office, counts = Office(), []
    office.get("/en/people")
    for number in range(20):
        a_person(Role.ANALYST, handle=f"analyst-{number}")
        if number in {1, 19}:
            with CaptureQueriesContext(connection) as asked:
                office.get("/en/people")
            counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_person_says_what_they_are_called_and_when_their_day_is() -> None:
    person, client = a_person(Role.PARTICIPANT, institution="ministry"), Client()
    sign_in(client, person)
    html = client.get("/en/account").content.decode()
    assert "Participant" in html
    form = {"name": "Aïcha ⟨Ñ⟩ <b>", "institution": "Ministry", "language": "fr", "zone": "Africa/Niamey"}
    assert client.post("/en/account", form)["Location"] == "/fr/account"
    kept = people.get(person.handle)
    assert (kept.name, kept.zone, kept.language) == (form["name"], "Africa/Niamey", Language.FR)
    assert "<b>" not in client.get("/fr/account").content.decode().split("<main")[1].split("id_name")[0]
    (line,) = [line for line in journal.lines(person.handle) if line.action == "person.change"]
    assert line.details["zone"] == ["UTC", "Africa/Niamey"]


@pytest.mark.parametrize(
    "change", [{"name": ""}, {"zone": "Mars/Olympus"}, {"language": "xx"}, {"name": "x" * 100_000}, {"zone": "../etc"}]
)
def test_what_makes_no_account_is_told(change: dict[str, str]) -> None:
    person, client = a_person(), Client()
    sign_in(client, person)
    form = {"name": "A", "language": "en", "zone": "UTC"} | change
    assert client.post("/en/account", form).status_code == 200
    assert people.get(person.handle) == person


def test_nobody_makes_themselves_of_the_office_by_sending_more_fields() -> None:
    person, client = a_person(), Client()
    sign_in(client, person)
    form = {
        "name": "A",
        "language": "en",
        "zone": "UTC",
        "is_office": "1",
        "office": "1",
        "handle": "root",
        "email": "x@y.z",
    }
    client.post("/en/account", form)
    after = people.get(person.handle)
    assert (after.is_office, after.address) == (False, person.address)


def test_the_sentences_about_roles_are_those_of_the_model() -> None:
    assert set(WHAT_ROLES_DO) == set(DESCRIPTIONS.values())


@pytest.mark.parametrize(
    ("template", "page"),
    [("people", PeoplePage), ("withdraw", WithdrawPage), ("devices", DevicesPage)],
)
def test_templates_ask_their_pages_only_for_what_these_have(template: str, page: type) -> None:
    assert mistakes(f"accounts/{template}.html", page) == []


@pytest.fixture
def demo(settings: Any) -> None:
    settings.MIGOV_DEMO = True
    demo_team.assemble(by="tests", at=NOON)


def click(client: Client, person: str, **more: Any) -> Any:
    return client.post("/en/sign-in/demo", {"person": person}, **more)


@pytest.mark.usefixtures("demo")
def test_in_the_demonstration_one_click_signs_in_as_any_of_the_team(stranger: Client) -> None:
    html = stranger.get("/en/sign-in").content.decode()
    assert "This is the demonstration" in html
    for one in demo_team.TEAM:
        assert one.name in html
        client = Client()
        assert click(client, one.handle).status_code == 302
        assert one.name in client.get("/en/account").content.decode()
    assert {role.role for one in demo_team.team() for role in one.roles} == set(Role)
    assert all(not people.record(one.handle).has_usable_password() for one in demo_team.TEAM)


@pytest.mark.usefixtures("demo")
def test_from_another_machine_there_is_no_one_click(stranger: Client) -> None:
    for address in ("10.0.0.7", "203.0.113.9", "2001:db8::1", "", "nonsense"):
        assert click(stranger, "demo-coordinator", REMOTE_ADDR=address).status_code == 404
        html = stranger.get("/en/sign-in", REMOTE_ADDR=address).content.decode()
        assert "This is the demonstration" not in html


@pytest.mark.usefixtures("demo")
def test_a_forwarded_address_is_not_believed(stranger: Client) -> None:
    forged = {"X-Forwarded-For": "127.0.0.1"}
    assert click(stranger, "demo-coordinator", REMOTE_ADDR="10.0.0.7", headers=forged).status_code == 404
    assert click(stranger, "demo-coordinator", headers=forged).status_code == 404, "a proxy stands before it"


@pytest.mark.usefixtures("demo")
def test_where_others_work_there_is_no_one_click(stranger: Client) -> None:
    a_person()
    assert click(stranger, "demo-coordinator").status_code == 404


def test_outside_the_demonstration_there_is_no_one_click(stranger: Client) -> None:
    demo_team.assemble(by="tests", at=NOON)
    assert click(stranger, "demo-coordinator").status_code == 404
    assert "demo-coordinator" not in stranger.get("/en/sign-in").content.decode()


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("person", ["tester", "", "nix", "x" * 5000])
def test_only_the_team_is_signed_in_by_a_click(person: str, stranger: Client) -> None:
    assert click(stranger, person).status_code == 404


def test_the_team_is_made_once() -> None:
    first = demo_team.assemble(by="tests", at=NOON)
    again = demo_team.assemble(by="tests", at=datetime(2024, 6, 1, tzinfo=UTC))
    assert first == again
    assert {role.assessment for one in first for role in one.roles} == {training.country().id}


def test_letters_and_pages_of_one_account_never_cross() -> None:
    """Somebody else's invitation, opened while signed in, shows nothing of one's own account."""
    done = actions.invite("awa@people.example", name="Awa", by="tests", at=datetime.now(UTC))
    client = Office()
    html = client.get(f"/en/invitation/{done.token}").content.decode()
    assert "Awa" in html
    assert "tester@people.example" not in html

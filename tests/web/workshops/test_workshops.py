"""Workshops at the desk: opened, attended, on the wall, captured, taken over, printed."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from django.test import Client

from consulted import HERE, LATER, Consulted, in_consultation
from migov.actions.consulting import comments, dispositions, workshops
from migov.model.consultations import Outcome, Proposal, ProposalKind, Visibility
from migov.model.people import Member
from migov.model.workshops import Attendee
from people import sign_in
from teams import person_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

BASE = f"/en/assessments/{HERE}/consultation/workshops"
ONE, ROOM, CAPTURE = f"{BASE}/1", f"{BASE}/1/room", f"{BASE}/1/capture"
PAGES = ("", "/1", "/1/room", "/1/minutes")
AFTER = LATER + timedelta(hours=3)
SCRIPT = {"accept": "application/json"}


@pytest.fixture
def here(home: object) -> Consulted:  # noqa: ARG001 - the folder comes first
    found = in_consultation()
    workshops.open_(found.id, "Validation", on="2024-05-20", place="Rivermouth", by=found.coordinator, at=LATER)
    return found


def client(member: Member) -> Client:
    return sign_in(Client(), person_of(member))


def text(answer: Any) -> str:
    """What a page says, without its markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", answer.content.decode()))


def minute(name: str = "one", **said: object) -> dict[str, object]:
    return {"id": f"minute-of-{name}", "at": "2024-05-20T10:00:00.000Z", **said}


def sent(browser: Client, *minutes: object, stamp: str = "") -> Any:
    answer = browser.post(CAPTURE, {"minutes": json.dumps(minutes), "stamp": stamp}, headers=SCRIPT)
    assert answer.status_code == 200, answer.content
    return json.loads(answer.content)


def written(here: Consulted) -> list[str]:
    return [one.decision for one in workshops.one(HERE, 1, by=here.editor).minutes]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_every_page_is_shown_in_every_language_and_as_json(here: Consulted, page: str, language: str) -> None:
    here.say(here.health, "Say since when.", on="Emergency care")
    workshops.attend(HERE, 1, [Attendee(name="Hana", institution="health")], by=here.coordinator, at=AFTER)
    browser = client(here.coordinator)
    sent(browser, minute(decision="Shorten it.", passage=here.passages[0], priority="Publish it."))
    address = f"/{language}/assessments/{HERE}/consultation/workshops{page}"
    response: Any = browser.get(address)
    assert response.status_code == 200
    assert len(re.findall("<h1", response.content.decode())) == 1
    twin = browser.get(f"{address}.json")
    assert set(json.loads(twin.content)) == set(json.loads(msgspec.json.encode(response.context["page"])))


def test_a_workshop_is_opened_from_the_list(here: Consulted) -> None:
    browser = client(here.focal)
    form = {"title": "Second day", "place": "Hillford", "on": "2024-05-21", "version": "1"}
    assert browser.post(BASE, form)["Location"] == f"{BASE}/2"
    assert "Second day" in text(browser.get(BASE))


def test_a_form_with_mistakes_comes_back_with_what_was_typed(here: Consulted) -> None:
    answer = client(here.coordinator).post(BASE, {"title": " ", "place": "Hillford", "on": "2024-05-21"})
    assert answer.status_code == 422
    assert 'value="Hillford"' in answer.content.decode()
    again = client(here.coordinator).post(ONE, {"title": "x", "on": "never"})
    assert again.status_code == 422
    assert client(here.coordinator).post(ONE, {"title": "x", "on": "2024-05-21", "version": "9"}).status_code == 404


def test_people_are_put_on_the_list_and_struck_out(here: Consulted) -> None:
    browser = client(here.coordinator)
    expected = browser.get(ONE).context["page"].expected  # type: ignore[union-attr]
    newcomer = {"name": "Ana", "institution": "ministry of HEALTH (moh)", "function": "Adviser"}
    browser.post(f"{ONE}/attend", {"expected": [one.key.replace("\n", "\r\n") for one in expected], **newcomer})
    found = workshops.one(HERE, 1, by=here.editor).attendees
    assert [one.institution for one in found] == ["health", "labour", "unions", "health"]
    browser.post(f"{ONE}/leave", {"key": "Ana\r\nhealth"})
    assert "Ana" not in text(browser.get(ONE))
    assert browser.post(f"{ONE}/attend", {"name": "x" * 400}).status_code == 422


def test_the_wall_shows_one_passage_with_what_is_said_of_it(here: Consulted) -> None:
    change = Proposal(kind=ProposalKind.REPLACE, words="twelve days")
    here.say(here.labour, passage=here.passages[3], on="ten days", proposes=change)
    page = client(here.coordinator).get(f"{ROOM}?at={here.passages[3]}").content.decode()
    station = page.partition(f'id="at-{here.passages[3]}"')[2].partition("</section>")[0]
    assert "hidden" not in station.partition(">")[0]
    assert "<del>ten days</del><ins>twelve days</ins>" in station
    assert "Ministry of Labour" in station
    assert len(re.findall('<section class="station[^>]*hidden>', page)) == page.count("data-station=") - 1


def test_the_projector_has_no_panel(here: Consulted) -> None:
    answer = client(here.coordinator).get(f"{ROOM}?view=projector")
    assert "capture-form" not in answer.content.decode()
    assert answer.context["page"].view == "projector"


def test_nothing_stands_on_the_wall_that_somebody_in_the_room_may_not_read(here: Consulted) -> None:
    here.say(here.health, "Between us and the editors.", visibility=Visibility.INSTITUTION)
    here.say(here.health, "Among the government.", visibility=Visibility.GOVERNMENT)
    here.say(here.health, "For everybody.", visibility=Visibility.ALL)
    browser = client(here.coordinator)
    page = text(browser.get(ROOM))
    assert "Between us" not in page
    assert "Among the government." in page
    assert "1 comment is not for everybody in the room" in page
    workshops.attend(HERE, 1, [Attendee(name="Uma", institution="unions")], by=here.coordinator, at=AFTER)
    page = text(browser.get(ROOM))
    assert "Among the government." not in page
    assert "For everybody." in page
    assert "Among the government." not in browser.get(f"{ROOM}.json").content.decode()


def test_the_plain_form_captures_and_comes_back_to_the_passage(here: Consulted) -> None:
    said = here.say(here.health, "Say since when.")
    browser = client(here.coordinator)
    form = {
        "id": "plain-form-1",
        "passage": here.passages[0],
        "comment": str(said.number),
        "outcome": "accepted",
        "rationale": "Agreed.",
        "institution": "Ministry of Health (MoH)",
    }
    for _ in range(2):  # a button that is pressed twice
        assert browser.post(CAPTURE, form)["Location"] == f"{ROOM}?at={here.passages[0]}&done=1"
    (kept,) = workshops.one(HERE, 1, by=here.editor).minutes
    assert (kept.outcome, kept.institution, kept.comment) == (Outcome.ACCEPTED, "health", said.number)


@pytest.mark.parametrize(
    "wrong",
    [
        {"decision": ""},
        {"comment": "77", "decision": "Yes."},
        {"outcome": "accepted", "decision": "Yes."},
        {"outcome": "perhaps", "decision": "Yes.", "rationale": "So."},
        {"passage": "not-in-it", "decision": "Yes."},
        {"decision": "x" * 20_001},
    ],
)
def test_a_minute_that_cannot_be_kept_comes_back_with_its_words(here: Consulted, wrong: dict[str, str]) -> None:
    answer = client(here.coordinator).post(CAPTURE, {"passage": here.passages[1], "priority": "", **wrong})
    assert answer.status_code == 422
    assert wrong["decision"] in answer.content.decode()
    assert written(here) == []


def test_the_script_sends_many_and_is_told_what_became_of_each(here: Consulted) -> None:
    browser = client(here.coordinator)
    told = sent(
        browser,
        minute("good", decision="Shorten it.", passage=here.passages[0]),
        minute("bad", decision="", passage=here.passages[0]),
        minute("lost", decision="Yes.", passage="not-in-it"),
        {"id": 7, "decision": ["no", "text"], "at": "2024-05-20"},
    )
    assert told["kept"] == ["minute-of-good"]
    assert [one["id"] for one in told["refused"]] == ["minute-of-bad", "minute-of-lost", "7"]
    assert [one["decision"] for one in told["minutes"]] == ["Shorten it."]
    again = sent(browser, minute("good", decision="Shorten it.", passage=here.passages[0]), stamp=told["stamp"])
    assert (again["kept"], again["minutes"]) == (["minute-of-good"], None)


def test_what_two_facilitators_capture_is_all_there_and_what_differs_is_shown(here: Consulted) -> None:
    said = here.say(here.health, "Say since when.")
    sent(client(here.coordinator), minute("left", comment=said.number, outcome="accepted", rationale="Agreed."))
    told = sent(client(here.focal), minute("right", comment=said.number, outcome="noted", rationale="Heard."))
    assert [one["chip"]["word"] for one in told["minutes"]] == ["Decided twice, differently"] * 2
    page = text(client(here.editor).get(ONE))
    assert page.count("Strike one of the two minutes out") == 2
    client(here.coordinator).post(f"{ONE}/strike", {"minute": "minute-of-left"})
    client(here.editor).post(f"{ONE}/take")
    disposition = comments.thread(HERE, said.number, by=here.editor).disposition
    assert disposition is not None
    assert disposition.outcome is Outcome.NOTED


@pytest.mark.parametrize("content", ["", "{}", "[1]", "[[]]", '["x"]', "[" * 10_000, "null"])
def test_what_is_no_list_of_minutes_is_refused(here: Consulted, content: str) -> None:
    answer = client(here.coordinator).post(CAPTURE, {"minutes": content}, headers=SCRIPT)
    assert answer.status_code == 422
    assert json.loads(answer.content)["says"]


def test_too_many_at_once_are_refused(here: Consulted) -> None:
    many = [minute(str(n), decision="Yes.") for n in range(501)]
    answer = client(here.coordinator).post(CAPTURE, {"minutes": json.dumps(many)}, headers=SCRIPT)
    assert answer.status_code == 422
    assert written(here) == []


def test_a_closed_workshop_takes_nothing_until_it_is_open_again(here: Consulted) -> None:
    browser = client(here.coordinator)
    browser.post(f"{ONE}/close")
    late = {"minutes": json.dumps([minute(decision="Late.")])}
    answer = browser.post(CAPTURE, late, headers=SCRIPT)
    assert answer.status_code == 409
    assert "closed" in json.loads(answer.content)["says"]
    assert "capture-form" not in browser.get(ROOM).content.decode()
    browser.post(f"{ONE}/close", {"again": "1"})
    assert browser.post(CAPTURE, late, headers=SCRIPT).status_code == 200


def test_whoever_may_not_capture_reads_and_changes_nothing(here: Consulted) -> None:
    for member in (here.labour, here.health):
        browser = client(member)
        assert {browser.get(f"{BASE}{page}").status_code for page in PAGES} <= {403, 404}
        assert browser.post(CAPTURE, {"minutes": "[]"}, headers=SCRIPT).status_code in (403, 404)
    assert client(here.focal).post(f"{ONE}/take").status_code == 403


def test_one_click_takes_all_over_and_conflicts_are_shown(here: Consulted) -> None:
    one, other = here.say(here.health, "Say since when."), here.say(here.labour, "Name the post.")
    browser = client(here.editor)
    sent(
        client(here.coordinator),
        minute("one", comment=one.number, outcome="accepted", rationale="Agreed."),
        minute("other", comment=other.number, outcome="noted", rationale="Heard."),
        minute("new", passage=here.passages[2], priority="Publish the figures monthly."),
    )
    dispositions.dispose(HERE, other.number, Outcome.ACCEPTED, "Done already.", by=here.editor, at=AFTER)
    browser.post(f"{ONE}/take")
    page = text(browser.get(ONE))
    assert "2 minutes were taken over" in page
    assert "1 minute was not" in page
    assert "Accepted: Done already." in page
    assert "Nothing was overwritten." in page


def test_a_number_that_no_workshop_has_is_not_found(here: Consulted) -> None:
    browser = client(here.coordinator)
    for number in ("7", "0", "9" * 30):
        assert browser.get(f"{BASE}/{number}").status_code == 404
        assert browser.get(f"{BASE}/{number}/room").status_code == 404

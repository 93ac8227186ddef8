"""Every page of the life of an assessment: for whom it is, in every language, and as JSON."""

from __future__ import annotations

import json
import re
from typing import Any

import msgspec
import pytest
from django.core import mail
from django.test import Client
from msgspec.structs import replace

from kept import NOON, keep
from makers import assessment, jurisdiction
from migov.actions import assignments, profiles, stages
from migov.model.assignments import Duty
from migov.model.jurisdictions import Level
from migov.model.languages import Localized
from migov.model.people import Role
from migov.model.workflow import Condition, Stage, Step
from migov.store import activity, assessments, flags, people, transactions
from migov.web.desk.life import sentences, words
from people import Office, a_person, sign_in
from teams import KEEPER, in_research, joined, moved, opened, person_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

INSIDE = ("assessments/{id}/stages", "assessments/{id}/team", "assessments/{id}/assignments",
          "assessments/{id}/activity")  # fmt: skip
EVERYBODY = ("work", "work/reminders", "assessments", "activity", "assessments/{id}")


@pytest.fixture
def here() -> str:
    entry = in_research(modules=("covid-19",))
    joined(entry.id, Role.ANALYST, "eva")
    assignments.give(["section-1.1"], person="eva", duty=Duty.ANSWER, assessment=entry.id, by=KEEPER, at=NOON)
    return entry.id


def client_of(id: str, role: Role | None, handle: str | None = None) -> Client:  # noqa: A002 - the field's own word
    if role is None:
        return sign_in(Client(), a_person(handle=handle))
    return sign_in(Client(), person_of(joined(id, role, handle)))


@pytest.mark.parametrize("page", [*EVERYBODY, *INSIDE, "assessments/open"])
@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_every_page_is_shown_in_every_language_and_as_json(here: str, page: str, language: str) -> None:
    client = Office()
    address = f"/{language}/{page.format(id=here)}"
    response: Any = client.get(address)
    assert response.status_code == 200
    assert len(re.findall("<h1", response.content.decode())) == 1
    twin = client.get(f"{address}.json")
    found, shown = json.loads(twin.content), json.loads(msgspec.json.encode(response.context["page"]))
    assert set(found) == set(shown)


@pytest.mark.parametrize("role", [*Role, None])
@pytest.mark.parametrize("page", INSIDE)
def test_who_does_not_work_inside_does_not_see_inside(here: str, role: Role | None, page: str) -> None:
    status = client_of(here, role).get(f"/en/{page.format(id=here)}").status_code
    assert status == (404 if role is None else 403 if role is Role.PARTICIPANT else 200)


@pytest.mark.parametrize("role", [*Role, None])
@pytest.mark.parametrize("page", EVERYBODY[:4])
def test_everybody_has_a_list_of_their_work_and_of_their_assessments(here: str, role: Role | None, page: str) -> None:
    response = client_of(here, role).get(f"/en/{page}.json")
    assert response.status_code == 200
    if page == "assessments":
        assert [line["id"] for line in response.json()["lines"]] == ([here] if role else [])


@pytest.mark.parametrize("role", [Role.ANALYST, Role.PARTICIPANT, None])
def test_the_front_door_leads_to_work_or_to_the_profiles(here: str, role: Role | None) -> None:
    leads_to = client_of(here, role).get("/en/")["Location"]
    assert leads_to == ("/en/profiles" if role is None else "/en/work")


@pytest.mark.usefixtures("here")
def test_the_list_of_profiles_tells_which_are_still_at_work() -> None:
    city = replace(jurisdiction(), level=Level.LOCAL, locality=Localized(en="Sampleton"))
    profiles.keep_profile(assessment(jurisdiction=city), b"a file", by="Ada", at=NOON)
    cards = {card["name"]: card["stage"] for card in Office().get("/en/profiles.json").json()["profiles"]}
    assert cards.pop("Sampleton, Sample") is None
    assert set(cards.values()) == {words.of_stage(Stage.RESEARCH)}
    assert cards


def test_a_participant_sees_an_assessment_from_outside(here: str) -> None:
    page = client_of(here, Role.PARTICIPANT).get(f"/en/assessments/{here}.json").json()
    assert page["inside"] is None
    assert not {"Indicators", "Team", "Activity", "Stages"} & {tab["title"] for tab in page["head"]["tabs"]}


def test_only_the_office_opens_an_assessment(here: str) -> None:
    assert client_of(here, Role.COORDINATOR).get("/en/assessments/open").status_code == 404
    form = {"place": "Mali", "language": "fr", "languages": ["en"], "roles": ["coordinator"], "zone": "Africa/Bamako",
            "due-research": "2030-06-30T17:00", "modules": ["covid-19"]}  # fmt: skip
    assert client_of(here, Role.COORDINATOR, "no").post("/en/assessments/open", form).status_code == 404
    response = Office().post("/en/assessments/open", form)
    (made,) = (entry for entry in assessments.entries() if entry.jurisdiction_code == "MLI")
    assert response["Location"] == f"/en/assessments/{made.id}"
    assert (made.language, made.modules, made.edition) == ("fr", ("covid-19",), "national-2")
    assert [one.person for one in people.team(made.id)] == ["tester"]


def test_what_was_typed_wrongly_is_told_at_its_field_and_nothing_is_lost() -> None:
    form = {"place": "Atlantis", "locality": "Somewhere", "language": "en", "zone": "UTC"}
    response: Any = Office().post("/en/assessments/open", form)
    assert response.status_code == 422
    page = response.context["page"]
    assert page.mistakes[0].field == "place"
    assert (page.place.value, page.parts[0].fields[0].value) == ("Atlantis", "Somewhere")
    form |= {"place": "Mali", "due-research": "soon", "round": "many"}
    page = Office().post("/en/assessments/open", form).context["page"]  # type: ignore[attr-defined]
    assert {mistake.field for mistake in page.mistakes} == {"due-research", "round"}
    assert assessments.entries() == ()


def test_the_launch_is_recorded_and_the_step_taken_from_the_pages() -> None:
    entry, client = opened(), Office()
    client = client_of(entry.id, Role.COORDINATOR, "ama")
    joined(entry.id, Role.ANALYST)
    joined(entry.id, Role.FOCAL_POINT)
    base = f"/en/assessments/{entry.id}"
    assert client.get(f"{base}/stages/begin-research")["Location"] == f"{base}/stages"
    assert client.post(f"{base}/launch", {"on": "2024-02-31", "briefed": "Ada"}).status_code == 422
    assert client.post(f"{base}/launch", {"on": "2024-02-28", "briefed": " "}).status_code == 422
    assert client.post(f"{base}/launch", {"on": "2024-02-28", "briefed": "Ada\nBo"}).status_code == 302
    page = client.get(f"{base}/stages.json").json()
    assert page["launch"]["briefed"] == ["Ada", "Bo"]
    assert page["steps"][0]["address"] == f"{base}/stages/begin-research"
    assert client.get(f"{base}/stages/begin-research").status_code == 200
    assert client.post(f"{base}/stages/begin-research")["Location"] == f"{base}/stages"
    assert assessments.stage(entry.id) is Stage.RESEARCH
    assert client.post(f"{base}/stages/begin-research").status_code == 409
    assert client.get(f"{base}/stages/nix").status_code == 404


def test_a_step_back_without_a_reason_asks_again(here: str) -> None:
    client = client_of(here, Role.COORDINATOR)
    moved(here, Stage.CONSULTATION)
    where = f"/en/assessments/{here}/stages/resume-research"
    assert client.post(where, {"because": " "}).status_code == 422
    assert client.post(where, {"because": "A new law."}).status_code == 302
    assert "A new law." in client.get(f"/en/assessments/{here}/stages").content.decode()


def test_a_stage_that_cannot_be_left_says_what_is_missing_and_where_it_is_done(here: str) -> None:
    page = Office().get(f"/en/assessments/{here}/stages.json").json()
    (step,) = page["steps"]
    missing = step["conditions"][0]
    assert step["address"] is None
    assert missing["missing"].startswith(f"{len(stages.asked(assessments.entry(here)))} indicators: 1.1.1")
    assert missing["address"] == f"/en/assessments/{here}/indicators"


def test_deadlines_are_set_from_the_page(here: str) -> None:
    client = client_of(here, Role.COORDINATOR)
    form = {"due-research": "2030-06-30T17:00", "due-consultation": "2030-05-30T17:00", "zone": "Africa/Niamey"}
    assert client.post(f"/en/assessments/{here}/deadlines", form).status_code == 422
    form["due-consultation"] = ""
    assert client.post(f"/en/assessments/{here}/deadlines", form).status_code == 302
    page = client.get(f"/en/assessments/{here}/stages.json").json()
    assert [line["says"] for line in page["deadlines"][:2]] == [None, "30 June 2030, 17:00 (Africa/Niamey)"]


def test_somebody_new_is_added_with_a_letter_and_taken_out_again(here: str) -> None:
    client = client_of(here, Role.COORDINATOR)
    form = {"address": "new@people.example", "name": "Nia New", "role": "reviewer", "language": "fr"}
    assert client.post(f"/en/assessments/{here}/team/add", form).status_code == 302
    (letter,) = mail.outbox
    assert letter.to == ["new@people.example"]
    page = client.get(f"/en/assessments/{here}/team.json").json()
    (nia,) = (member for member in page["members"] if member["badge"]["name"] == "Nia New")
    assert nia["chip"]["word"] == "Invited, not in yet"
    leave = nia["roles"][0]["remove"]
    assert "Nia New" in client.get(leave).content.decode()
    asked = {"person": "nia-new", "role": "reviewer"}
    assert client.post(f"/en/assessments/{here}/team/remove", asked).status_code == 302
    assert "nia-new" not in {one.person for one in people.team(here)}


def test_the_only_coordinator_cannot_be_taken_out_from_the_page(here: str) -> None:
    client = client_of(here, Role.COORDINATOR, "ama")
    response = client.post(f"/en/assessments/{here}/team/remove", {"person": "ama", "role": "coordinator"})
    assert response.status_code == 409
    assert "only coordinator" in response.content.decode()
    assert client.get(f"/en/assessments/{here}/team/remove?person=ama&role=nix").status_code == 404


def test_institutions_are_named_and_struck_from_the_page(here: str) -> None:
    client = client_of(here, Role.FOCAL_POINT, "fp")
    form = {"institution_name": "Ministry of Health", "acronym": "MoH"}
    assert client.post(f"/en/assessments/{here}/institutions/name", form).status_code == 302
    assert client.post(f"/en/assessments/{here}/institutions/name", form).status_code == 422
    (line,) = client.get(f"/en/assessments/{here}/team.json").json()["institutions"]
    assert client.post(line["strike"], {"institution": line["id"]}).status_code == 302
    assert client.get(f"/en/assessments/{here}/team.json").json()["institutions"] == []


def test_institutions_of_the_round_before_are_offered_on_the_page(here: str) -> None:
    Office().post(f"/en/assessments/{here}/institutions/name", {"institution_name": "Police"})
    second = opened("NER").id
    client = client_of(second, Role.FOCAL_POINT, "second-fp")
    assert '"police"' in client.get(f"/en/assessments/{second}/team").content.decode()
    client.post(f"/en/assessments/{second}/institutions/take-over", {"earlier": ["police"]})
    page = client.get(f"/en/assessments/{second}/team.json").json()
    assert ([one["name"] for one in page["institutions"]], page["earlier"]) == (["Police"], None)


def test_sections_are_given_and_taken_back_from_the_page(here: str) -> None:
    client = client_of(here, Role.COORDINATOR)
    where = f"/en/assessments/{here}/assignments"
    form: dict[str, Any] = {"person": "eva", "duty": "answer", "parts": ["section-2.1"], "due": "2030-06-30T17:00",
                            "zone": "Africa/Niamey", "what": "give"}  # fmt: skip
    before = len(assignments.of(here, by=KEEPER))
    assert client.post(where, form).status_code == 302
    assert len(assignments.of(here, by=KEEPER)) > before
    assert client.post(where, form | {"parts": []}).status_code == 422
    assert client.post(where, form | {"duty": "review"}).status_code == 422
    assert client.post(where, form | {"what": "take back"}).status_code == 302
    assert len(assignments.of(here, by=KEEPER)) == before
    analyst = client_of(here, Role.ANALYST, "other")
    assert analyst.get(f"{where}.json").json()["fields"] == []
    assert analyst.post(where, form).status_code == 403


def test_my_work_lists_what_waits_with_the_way_there(here: str) -> None:
    with transactions.whole():
        flags.raise_(here, indicator="2.1.1", says="Is it in force?", to="eva", by="rui", at=NOON)
    page = sign_in(Client(), people.get("eva")).get("/en/work.json").json()
    assert {one["word"] for one in page["counts"]} == {"To answer", "Flags for me"}
    assert page["tasks"][0]["address"] == f"/en/assessments/{here}/indicators/1.1.1"
    assert page["tasks"][0]["title"].startswith("1.1.1 ")
    chosen = sign_in(Client(), people.get("eva")).get("/en/work.json?kind=flag").json()["tasks"]
    assert [task["note"] for task in chosen] == ["The Niger · Is it in force?"]


@pytest.mark.usefixtures("here")
def test_reminders_are_switched_off_and_on_from_the_page() -> None:
    client = sign_in(Client(), people.get("eva"))
    box = 'id="wants" name="wants" value="1" checked'
    assert box in client.get("/en/work/reminders").content.decode()
    client.post("/en/work/reminders", {})
    assert box not in client.get("/en/work/reminders").content.decode()
    client.post("/en/work/reminders", {"wants": "1"})
    assert box in client.get("/en/work/reminders").content.decode()


def test_news_tell_that_something_was_done_and_not_what_was_said(here: str) -> None:
    lines = Office().get(f"/en/assessments/{here}/activity.json").json()["events"]
    assert lines[0]["says"].startswith("gave Analyst eva ")
    assert lines[-1]["says"] == "opened the assessment"
    only = Office().get(f"/en/assessments/{here}/activity.json?kind=life").json()["events"]
    assert [one["says"] for one in only] == ["took a step: Begin research", "recorded the launch",
                                             "opened the assessment"]  # fmt: skip
    assert Office().get(f"/en/assessments/{here}/activity.json?person=nobody").json()["events"] == []


@pytest.mark.usefixtures("here")
def test_everybody_s_news_are_of_what_they_work_on() -> None:
    other = opened("MLI")
    titles = {one["says"].split(":")[0] for one in
              sign_in(Client(), people.get("eva")).get("/en/activity.json").json()["events"]}  # fmt: skip
    assert "The Niger" in titles
    assert "Mali" not in titles
    assert client_of(other.id, Role.PARTICIPANT).get("/en/activity.json").json()["events"] == []


def test_old_news_are_reached_page_by_page(here: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from migov.actions import activity as news

    monkeypatch.setattr(news.of, "__kwdefaults__", {"most": 2})
    seen, address = [], f"/en/assessments/{here}/activity.json"
    while address:
        page = Office().get(address.replace("/activity?", "/activity.json?")).json()
        seen += [event["says"] for event in page["events"]]
        address = (page["pager"] or {}).get("next")
    assert len(seen) == len(activity.newest(subjects=[here]))


def test_everything_a_page_names_has_a_name() -> None:
    assert set(words.STAGES) == set(Stage)
    assert set(words.STEPS) == set(Step)
    assert set(words.CONDITIONS) == set(Condition)
    assert set(words.DUTIES) == set(Duty)


def test_every_action_of_the_house_has_a_sentence() -> None:
    from pathlib import Path

    import migov.actions

    found: set[str] = set()
    for path in Path(migov.actions.__file__).parent.rglob("*.py"):
        found |= set(re.findall(r'(?:note\(\s*|action=|else |write\([^)]*?, )"([a-z]+\.[a-z-]+)"', path.read_text()))
    assert {one for one in found if not one.endswith(".example")} <= set(sentences.SENTENCES)


@pytest.mark.parametrize("words", ["x" * 100_000, "\u202eevil\u202c", "a\0b", "😀" * 300, "<script>alert(1)</script>"])
def test_whatever_is_pasted_is_kept_whole_or_refused_and_never_run(here: str, words: str) -> None:
    client, base = client_of(here, Role.COORDINATOR), f"/en/assessments/{here}"
    moved(here, Stage.LAUNCH)
    posts: dict[str, dict[str, Any]] = {
        "launch": {"on": "2024-02-28", "briefed": words, "place": words, "agreed": words},
        "institutions/name": {"institution_name": words, "native_name": words, "acronym": words},
        "team/add": {"address": f"{words}@people.example", "name": words, "role": "analyst"},
        "assignments": {"person": words, "duty": words, "parts": [words], "due": words, "zone": words},
        "deadlines": {"due-research": words, "zone": words},
    }
    for page, form in posts.items():
        response = client.post(f"{base}/{page}", form)
        assert response.status_code in (302, 404, 422), page
        assert "<script>alert" not in response.content.decode()
    for address in (f"{base}/team/remove", f"{base}/activity", "/en/activity", "/en/assessments", "/en/work"):
        asked = dict.fromkeys(("person", "role", "kind", "before", "words", "stage", "from"), words[:2000])
        response = client.get(address, asked)
        assert response.status_code in (200, 404), address
        assert "<script>alert" not in response.content.decode()
    for page in ("stages", "team", "assignments"):
        assert "<script>alert" not in client.get(f"{base}/{page}").content.decode()
    assert Office().post("/en/assessments/open", {"place": words, "locality": words, "round": words}).status_code == 422


def test_an_assessment_whose_questions_are_not_in_this_catalogue_hides_no_other(here: str) -> None:
    keep(assessment(edition="gone-9", modules=("lost-1",)))
    lines = Office().get("/en/assessments.json").json()["lines"]
    assert [line["id"] for line in lines] == [here, "xqa-2024"]
    page = Office().get("/en/assessments/xqa-2024.json").json()
    assert {"gone-9", "lost-1"} <= {fact["value"] for fact in page["facts"]}
    assert page["inside"]["parts"] == []


def test_what_was_just_done_is_told_to_a_person_and_not_to_a_program() -> None:
    reader = Office()
    reader.post("/en/work/reminders", {"wants": "1"})
    assert reader.get("/en/work/reminders.json").json()["said"] == []
    assert "Your choice is kept." in reader.get("/en/work/reminders").content.decode()

"""Pages around the consultation: who is asked, packs, the comment matrix, priorities."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import msgspec
import pytest
from django.core import mail
from django.test import Client

from consulted import HERE, LATER, Consulted, frozen, in_consultation
from migov.actions.consulting import consultations, dispositions
from migov.actions.drafting import passages
from migov.model.consultations import Outcome, Proposal, ProposalKind, Visibility
from migov.model.dimensions import Dimension
from migov.model.people import Member
from migov.store import consultations as kept
from migov.store import drafts, people
from people import Office, sign_in
from teams import person_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

BASE = f"/en/assessments/{HERE}/consultation"
PAGES = (
    "institutions",
    "institutions/labour",
    "institutions/labour/withdraw",
    "packs/labour",
    "matrix",
    "priorities",
)


@pytest.fixture(autouse=True)
def _at_once(settings: Any) -> None:
    settings.MIGOV_WAITS_FOR_MAIL = True


@pytest.fixture
def here(home: object) -> Consulted:  # noqa: ARG001 - the folder comes first
    return in_consultation()


def client(member: Member) -> Client:
    return sign_in(Client(), person_of(member))


def text(answer: Any) -> str:
    """What a page says, without its markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", answer.content.decode()))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["en", "fr", "pt", "ar"])
def test_every_page_is_shown_in_every_language_and_as_json(here: Consulted, page: str, language: str) -> None:
    browser = client(here.coordinator)
    response: Any = browser.get(f"/{language}/assessments/{HERE}/consultation/{page}")
    assert response.status_code == 200
    assert len(re.findall("<h1", response.content.decode())) == 1
    twin = browser.get(f"/{language}/assessments/{HERE}/consultation/{page}.json")
    assert set(json.loads(twin.content)) == set(json.loads(msgspec.json.encode(response.context["page"])))


@pytest.mark.parametrize("page", PAGES)
def test_pages_stand_while_it_is_only_prepared(page: str) -> None:
    here = in_consultation(opened=False)
    assert client(here.coordinator).get(f"{BASE}/{page}").status_code == 200
    assert client(here.labour).get(f"{BASE}/{page}").status_code in (403, 404, 409)


def test_an_institution_is_asked_from_the_page_and_written_to_at_once(here: Consulted) -> None:
    consultations.withdraw(HERE, "labour", by=here.coordinator, at=LATER)
    browser = client(here.coordinator)
    assert "Ministry of Labour" in text(browser.get(f"{BASE}/institutions")).partition("Ask another institution")[2]
    mail.outbox.clear()
    form = {
        "dimensions": ["6"],
        "sub_domains": ["1.1"],
        "passages": [here.passages[1]],
        "languages": ["fr", "en"],
        "due": "2099-07-01T12:00",
        "zone": "Africa/Niamey",
        "is_government": "1",
    }
    assert browser.post(f"{BASE}/institutions/labour", form)["Location"] == f"{BASE}/institutions"
    found = kept.get(HERE).invitation("labour")
    assert found is not None
    assert (found.mandate.dimensions, found.mandate.sub_domains) == ((Dimension.MIGRATION,), ("1.1",))
    assert (found.due.local, [one.value for one in found.languages]) == ("2099-07-01T12:00", ["fr", "en"])
    assert [letter.to for letter in mail.outbox] == [["lea@people.example"]]


def test_a_deadline_that_is_past_comes_back_with_what_was_ticked(here: Consulted) -> None:
    consultations.withdraw(HERE, "labour", by=here.coordinator, at=LATER)
    form = {"dimensions": ["4"], "languages": ["en"], "due": "2001-07-01T12:00", "zone": "UTC"}
    answer = client(here.coordinator).post(f"{BASE}/institutions/labour", form)
    assert answer.status_code == 422
    assert re.search(r'name="dimensions" value="4" checked', answer.content.decode())
    assert kept.get(HERE).invitation("labour") is None


def test_a_passage_that_the_newest_draft_is_without_stays_in_the_mandate(here: Consulted) -> None:
    passages.put_aside(HERE, here.passages[1], because="Told twice.", by=here.editor, at=LATER)
    frozen(here)
    form = {"dimensions": ["4"], "languages": ["en"], "due": "", "zone": "UTC"}
    assert client(here.coordinator).post(f"{BASE}/institutions/labour", form).status_code == 302
    found = kept.get(HERE).invitation("labour")
    assert found is not None
    assert found.mandate.passages == (here.passages[1],)


def test_strange_input_is_answered_and_changes_nothing(here: Consulted) -> None:
    browser, before = client(here.coordinator), kept.get(HERE)
    strange = {
        "dimensions": ["17", "x"],
        "sub_domains": ["\0"],
        "languages": ["tlh"],
        "due": "soon",
        "zone": "Mars/North",
    }
    assert browser.post(f"{BASE}/institutions/labour", strange).status_code == 422
    assert browser.post(f"{BASE}/institutions", {"due": "2099-02-31T10:00", "zone": "UTC"}).status_code == 422
    assert browser.post(f"{BASE}/priorities", {"text": "x" * 30_000}).status_code == 422
    assert browser.post(f"{BASE}/priorities", {"text": "One.", "agreed_by": ["nix"]}).status_code == 404
    assert browser.get(f"{BASE}/matrix?institution=%00&dimension=9&from=999999").status_code == 200
    assert kept.get(HERE) == before
    assert drafts.priorities(HERE) == ()


def test_an_institution_nobody_knows_is_not_found(here: Consulted) -> None:
    browser = client(here.coordinator)
    for page in ("institutions/nix", "packs/nix", "institutions/nix/withdraw"):
        assert browser.get(f"{BASE}/{page}").status_code == 404
    assert browser.post(f"{BASE}/institutions/nix", {"languages": ["en"]}).status_code == 404


def test_somebody_is_invited_by_mail_from_the_institutions_page(here: Consulted) -> None:
    mail.outbox.clear()
    form = {"address": "nia@people.example", "name": "Nia New", "language": "fr"}
    assert client(here.coordinator).post(f"{BASE}/institutions/labour/people", form).status_code == 302
    assert [letter.to for letter in mail.outbox] == [["nia@people.example"]]
    assert "Ministry of Labour" in mail.outbox[0].body
    assert "Nia New" in text(client(here.coordinator).get(f"{BASE}/institutions/labour"))
    assert client(here.focal).post(f"{BASE}/institutions/labour/people", form).status_code == 403


def test_a_reminder_is_a_button_and_silence_a_fact_on_the_page(here: Consulted) -> None:
    browser = client(here.focal)
    here.say(here.health, "The office moved.")
    consultations.no_comments(HERE, "unions", by=here.unions, at=LATER)
    mail.outbox.clear()
    page = browser.get(f"{BASE}/institutions.json").json()
    assert {one["id"]: bool(one["remind"]) for one in page["lines"]} == {
        "labour": True,
        "health": False,
        "unions": False,
    }
    assert browser.post(f"{BASE}/institutions/labour/remind").status_code == 302
    assert [letter.to for letter in mail.outbox] == [["lea@people.example"]]
    lines = browser.get(f"{BASE}/institutions.json").json()["lines"]
    assert {one["id"]: one["voice"]["word"] for one in lines} == {
        "labour": "Silent, after 1 reminder",
        "health": "Commented · 1 comment",
        "unions": "No comment",
    }
    assert {one["voice"]["kind"] for one in lines} == {"plain"}
    assert browser.post(f"{BASE}/institutions/labour/remind").status_code == 409


def test_an_institution_is_asked_no_longer_after_a_question(here: Consulted) -> None:
    browser = client(here.coordinator)
    assert "What it said stays" in text(browser.get(f"{BASE}/institutions/labour/withdraw"))
    assert browser.post(f"{BASE}/institutions/labour/withdraw").status_code == 302
    assert kept.get(HERE).invitation("labour") is None
    assert client(here.labour).get(f"{BASE}/packs/labour").status_code in (403, 404)


def test_the_deadline_of_all_is_set_from_the_page(here: Consulted) -> None:
    browser = client(here.coordinator)
    assert browser.post(f"{BASE}/institutions", {"due": "", "zone": "UTC"}).status_code == 422
    assert browser.post(f"{BASE}/institutions", {"due": "2099-08-01T10:00", "zone": "UTC"}).status_code == 302
    assert {one.due.local for one in kept.get(HERE).standing} == {"2099-08-01T10:00"}


def test_a_pack_holds_what_concerns_the_institution_and_no_more(here: Consulted) -> None:
    page = text(client(here.labour).get(f"{BASE}/packs/labour"))
    assert "Foreign workers may join a union." in page
    assert "Work permits take ten days." in page
    assert "All residents may see a doctor." not in page
    assert client(here.labour).get(f"{BASE}/packs/health").status_code == 404


@pytest.mark.parametrize(("form", "start"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_a_pack_can_be_taken_along(here: Consulted, form: str, start: bytes) -> None:
    answer = client(here.labour).get(f"{BASE}/packs/labour/pack.{form}")
    assert answer.status_code == 200
    assert answer.content.startswith(start)
    assert client(here.labour).get(f"{BASE}/packs/labour/pack.exe").status_code == 404


def discussed(here: Consulted) -> None:
    """Four comments: one accepted with its change, one declined, one open, one seen by its institution alone."""
    first = here.say(here.labour, "Twelve.", passage=here.passages[3], on="ten days")
    here.edit(here.passages[3], here.living(here.passages[3]).replace("ten days", "twelve days"))
    second = here.say(here.labour, "=1+1", passage=here.passages[1])
    words = Proposal(kind=ProposalKind.REPLACE, words="in April")
    here.say(here.health, "Since last year.", passage=here.passages[2], on="in March", proposes=words)
    here.say(here.health, "Between us.", visibility=Visibility.INSTITUTION)
    change = (here.passages[3], 1, 2)
    for number, outcome, reason, caused in (
        (first.number, Outcome.ACCEPTED, "The decree says so.", change),
        (second.number, Outcome.NOT_ACCEPTED, "It names no rule.", None),
    ):
        dispositions.dispose(HERE, number, outcome, reason, change=caused, by=here.editor, at=LATER)


def numbers(answer: Any) -> list[int]:
    return [line["number"] for line in answer.json()["lines"]]


def test_the_matrix_shows_comment_response_and_change(here: Consulted) -> None:
    discussed(here)
    page = text(client(here.editor).get(f"{BASE}/matrix"))
    assert "Accepted: The decree says so." in page
    assert "Now: Work permits take twelve days." in page
    assert "Suggests instead: “in April”" in page
    assert "4 comments, 2 not decided" in page


def test_the_matrix_is_filtered(here: Consulted) -> None:
    discussed(here)
    here.edit(here.passages[2], "An office collects the figures of entries and departures.")
    browser = client(here.editor)
    for query, wanted in (
        ("institution=labour", [1, 2]),
        ("institution=team", []),
        ("dimension=2", [3]),
        ("outcome=accepted", [1]),
        ("show=open", [3, 4]),
        ("show=unplaced", [1, 3]),
        ("institution=health&show=open&dimension=2", [3]),
        ("outcome=nonsense&dimension=17", [1, 2, 3, 4]),
    ):
        assert numbers(browser.get(f"{BASE}/matrix.json?{query}")) == wanted, query


def test_nobody_reads_in_the_matrix_what_they_may_not_read(here: Consulted) -> None:
    discussed(here)
    assert numbers(client(here.labour).get(f"{BASE}/matrix.json")) == [1, 2, 3]
    assert numbers(client(here.unions).get(f"{BASE}/matrix.json")) == []
    for form in ("csv", "html"):
        told = client(here.labour).get(f"{BASE}/matrix/matrix.{form}").content.decode("utf-8-sig")
        assert "Between us." not in told
        assert "Participant hana" not in told
        assert "Participant lea" in told


@pytest.mark.parametrize("form", ["docx", "xlsx", "csv", "html"])
def test_the_matrix_can_be_taken_along_as_it_was_filtered(here: Consulted, form: str) -> None:
    discussed(here)
    answer = client(here.editor).get(f"{BASE}/matrix/matrix.{form}?outcome=accepted")
    assert answer.status_code == 200
    assert f'filename="{HERE}-comments.{form}"' in answer["Content-Disposition"]
    if form == "csv":
        rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
        assert [row[0] for row in rows[1:]] == ["1"]


def test_the_authors_are_told_by_a_button(here: Consulted) -> None:
    discussed(here)
    mail.outbox.clear()
    browser = client(here.editor)
    assert browser.post(f"{BASE}/matrix/tell")["Location"] == f"{BASE}/matrix"
    assert [letter.to for letter in mail.outbox] == [["lea@people.example"]]
    assert "1 author was told" in text(browser.get(f"{BASE}/matrix"))
    assert client(here.focal).post(f"{BASE}/matrix/tell").status_code == 403


def test_a_priority_is_written_ordered_changed_and_taken_off(here: Consulted) -> None:
    browser = client(here.focal)
    first = {"text": "Write one law.", "dimension": "6", "agreed_by": ["labour"], "passages": [here.passages[3]]}
    assert browser.post(f"{BASE}/priorities", first).status_code == 302
    assert browser.post(f"{BASE}/priorities", first).status_code == 422
    assert browser.post(f"{BASE}/priorities", {"text": " "}).status_code == 422
    assert browser.post(f"{BASE}/priorities", {"text": "Count people."}).status_code == 302
    one, two = (found.id for found in drafts.priorities(HERE))
    assert browser.post(f"{BASE}/priorities/{two}/move", {"up": "1"}).status_code == 302
    assert [found.text for found in drafts.priorities(HERE)] == ["Count people.", "Write one law."]
    changed = {"text": "Count all people.", "base": "Count people."}
    assert browser.post(f"{BASE}/priorities/{two}", changed).status_code == 302
    assert browser.post(f"{BASE}/priorities/{two}", changed | {"text": "Mine."}).status_code == 409
    page = text(browser.get(f"{BASE}/priorities"))
    assert "Agreed by: Ministry of Labour (MoL)" in page
    assert "Work permits take ten days." in page
    assert browser.post(f"{BASE}/priorities/{one}/withdraw").status_code == 302
    assert [found.text for found in drafts.priorities(HERE)] == ["Count all people."]
    assert client(here.labour).get(f"{BASE}/priorities").status_code == 200
    assert client(here.labour).post(f"{BASE}/priorities", first).status_code == 403
    assert browser.get(f"{BASE}/priorities/{one}").status_code == 404


def test_somebody_of_the_office_sees_all_and_asks_nobody(here: Consulted) -> None:  # noqa: ARG001 - it is there
    browser = Office()
    assert browser.get(f"{BASE}/institutions").status_code == 200
    assert browser.get(f"{BASE}/institutions/labour").status_code == 403
    assert people.find("tester@people.example") is not None

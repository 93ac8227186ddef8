"""The consultation page: what of the draft and of its comments is shown, and to whom."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta

import pytest

from consultation_pages import PAGE, Visitor
from consulted import LATER, OPENED, Consulted, frozen, in_consultation, open_it
from migov.actions.consulting import comments, consultations, dispositions
from migov.actions.consulting.comments import Said
from migov.actions.drafting import passages
from migov.model.consultations import Outcome, Proposal, ProposalKind, Visibility
from migov.model.deadlines import Deadline
from migov.model.people import Role
from migov.model.workflow import Stage
from migov.store import consultations as store
from teams import joined, moved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


@pytest.fixture
def here(home: object) -> Consulted:  # noqa: ARG001 - the folder comes first
    return in_consultation()


def shown(page: object) -> list[str]:
    return [part.id for group in page.groups for part in group.parts]  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_the_page_speaks_every_language_and_json(here: Consulted, language: str) -> None:
    here.say(here.labour, "Is it so?", passage=here.passages[3], on="ten days")
    for member in (here.labour, here.editor):
        visitor = Visitor(member)
        response = visitor.client.get(f"/{language}/assessments/{here.id}/consultation")
        assert response.status_code == 200
        assert len(re.findall("<h1", response.content.decode())) == 1
        twin = visitor.client.get(f"/{language}/assessments/{here.id}/consultation.json")
        assert json.loads(twin.content)["version"] == 1


def test_an_institution_sees_what_concerns_it_first_and_the_rest_one_click_away(here: Consulted) -> None:
    visitor = Visitor(here.labour)
    page = visitor.page()
    assert shown(page) == [here.passages[1], here.passages[3]]
    titles = {way.title: way for way in page.around.sections}
    assert titles["What concerns your institution"].current
    everything = visitor.client.get(titles["All of it"].address).context["page"]
    assert shown(everything) == [part.id for part in here.draft.parts]


def test_the_letter_leads_to_the_passage_with_its_comments(here: Consulted) -> None:
    said = here.say(here.labour, "Is it so?", passage=here.passages[3])
    assert Visitor(here.labour).cards(part=here.passages[3]) == [said.number]
    page = Visitor(here.labour).page(part=here.passages[0])
    assert here.passages[0] in shown(page)
    assert here.passages[3] not in shown(page)


def test_whoever_was_asked_about_everything_begins_with_the_first_findings(here: Consulted) -> None:
    page = Visitor(here.health).page()
    assert shown(page) == list(here.passages[:2])
    assert "What concerns your institution" not in [way.title for way in page.around.sections]


@pytest.mark.parametrize(
    "query", [{"in": "nix"}, {"only": "nix"}, {"version": "7"}, {"version": "x"}, {"in": "../.."}, {"version": "0"}]
)
def test_what_is_not_there_is_not_found(here: Consulted, query: dict[str, str]) -> None:
    assert Visitor(here.labour).open(**query).status_code == 404


@pytest.mark.parametrize("query", [{"tab": "x"}, {"mode": "x"}, {"of": "x" * 999}, {"page": "99999"}, {"comment": "x"}])
def test_a_choice_that_makes_no_sense_is_left_out(here: Consulted, query: dict[str, str]) -> None:
    here.say(here.labour, "Is it so?")
    assert Visitor(here.editor).open(**query).status_code == 200


def test_reading_is_noted_once_and_only_for_those_who_were_asked(here: Consulted) -> None:
    Visitor(here.editor).html()
    Visitor(here.labour).twin()
    found = store.get(here.id)
    assert [one.opened_at for one in found.invitations] == [None] * 3
    Visitor(here.labour).html()
    asked = store.get(here.id).invitation("labour")
    assert asked is not None
    assert asked.opened_at is not None


def test_comments_of_others_leave_no_trace_where_they_are_not_read(here: Consulted) -> None:
    between = "A word between us"
    said = here.say(here.labour, between, passage=here.passages[0], on="doctor", visibility=Visibility.INSTITUTION)
    here.say(here.labour, f"{between}, again", replies_to=said.number)
    here.say(here.health, "To all.", passage=here.passages[0], visibility=Visibility.ALL)
    for other in (here.unions, here.health, here.focal):
        visitor = Visitor(other)
        page, twin = visitor.page(**{"in": "1"}), visitor.twin(**{"in": "1"})
        assert [tab.count for tab in page.around.tabs][:2] == [1, 1]
        assert page.around.total == 1
        assert [way.count for way in page.around.sections if way.count] == [1, 1]
        assert between not in json.dumps(twin)
        assert between not in visitor.html(**{"in": "1"})
        assert "doctor</a>" not in visitor.html(**{"in": "1"})
        assert [option.value for option in page.around.filters if option.value == "labour"] == []
        for way in ("/comments/1", "/comments/1.json", "/comments/2", "/comments/1/withdraw", "/comments/2/withdraw"):
            assert visitor.open(way).status_code == 404
        assert visitor.send("/comments/1", says="I guess.").status_code == 404
        assert visitor.open("/news", after="0").json()["count"] == (0 if other is here.health else 1)
    assert between in Visitor(here.labour).html(**{"in": "1"})


def test_an_institution_that_was_not_asked_gets_in_nowhere(here: Consulted) -> None:
    stranger = Visitor(joined(here.id, Role.PARTICIPANT, "zoe", "justice"))
    here.say(here.health, "To all.", visibility=Visibility.ALL)
    for way in ("", ".json", "/comments/1", "/comments/new", "/news", "/nothing/justice", "/comments/next"):
        assert stranger.open(way).status_code in (403, 404)


def test_words_are_marked_once_however_many_speak_of_them(here: Consulted) -> None:
    here.say(here.labour, "One.", passage=here.passages[3], on="take ten days")
    here.say(here.health, "Two.", passage=here.passages[3], on="ten days. Residence")
    here.say(here.health, "Three.", passage=here.passages[3], on="by post")
    html = Visitor(here.editor).html(**{"in": "6"})
    [words] = re.findall(r'id="at-p-6-new".*?data-words[^>]*>(.*?)</p>', html, re.DOTALL)
    marks = re.findall(r'<a class="spoken( several)?" href="#comment-(\d)"[^>]*>([^<]*)</a>', words)
    assert marks == [(" several", "1", "take ten days. Residence"), ("", "3", "by post")]
    assert 'data-count="2"' in words
    assert re.sub(r"<[^>]*>", "", words) == here.words(here.passages[3])


def test_hostile_text_is_only_text(here: Consulted) -> None:
    nasty = '<script>alert(1)</script> javascript:alert(1) "><img src=x onerror=alert(1)>\nsecond line'
    said = here.say(here.labour, nasty, passage=here.passages[3], on="ten days")
    here.say(
        here.labour,
        proposes=Proposal(kind=ProposalKind.REPLACE, words="<b>five</b> days"),
        passage=here.passages[3],
        on="ten days",
    )
    dispositions.dispose(here.id, said.number, Outcome.NOTED, nasty, by=here.editor, at=LATER)
    for way in ("", "/comments/1", "/comments/2/decide"):
        html = Visitor(here.editor).html(way, **({"tab": "all", "in": "6"} if not way else {}))
        assert "<script>alert" not in html
        assert "<img src=x" not in html
        assert "<b>five" not in html
        assert 'href="javascript' not in html
    assert "<br>second line" in Visitor(here.editor).html("/comments/1")


def test_tabs_hold_what_became_of_comments(here: Consulted) -> None:
    for says in ("open", "yes", "partly", "no", "well", "gone"):
        here.say(here.labour, says, passage=here.passages[3])
    decided = ((2, Outcome.ACCEPTED), (3, Outcome.IN_PART), (4, Outcome.NOT_ACCEPTED), (5, Outcome.NOTED))
    for number, outcome in decided:
        dispositions.dispose(here.id, number, outcome, "So.", by=here.editor, at=LATER)
    comments.withdraw(here.id, 6, by=here.labour, at=LATER)
    visitor = Visitor(here.editor)
    found = {tab: visitor.cards(tab=tab, only=here.passages[3]) for tab in ("open", "accepted", "declined", "noted")}
    assert found == {"open": [1], "accepted": [2, 3], "declined": [4], "noted": [5]}
    assert visitor.cards(tab="withdrawn", only=here.passages[3]) == [6]
    assert visitor.cards(tab="all", only=here.passages[3]) == [1, 2, 3, 4, 5, 6]
    page = visitor.page()
    assert [tab.count for tab in page.around.tabs] == [6, 1, 2, 1, 1, 0, 1]
    assert page.around.progress == "4 of 5 decided"


def test_what_lost_its_words_is_shown_with_the_words_it_spoke_of(here: Consulted) -> None:
    here.say(here.labour, "Why by post?", passage=here.passages[3], on="sent by post")
    here.say(here.labour, proposes=Proposal(kind=ProposalKind.DELETE), passage=here.passages[3], on="ten")
    dispositions.carry_out(here.id, 2, "So.", by=here.editor, at=LATER)
    here.edit(here.passages[3], "Work permits take days.")
    frozen(here)
    visitor = Visitor(here.labour)
    assert visitor.cards(tab="unplaced") == [1]
    html = visitor.html(tab="unplaced")
    assert "Its words are no longer in the text" in html
    assert "<blockquote" in html
    assert "sent by post" in html


def test_a_comment_on_the_whole_draft_stands_below_it(here: Consulted) -> None:
    comments.say(
        here.id, Said(passage=None, says="Well done."), version=1, institution="labour", by=here.labour, at=LATER
    )
    assert Visitor(here.labour).cards() == [1]
    assert "About the whole draft" in Visitor(here.labour).html()


def test_a_newer_draft_is_told_where_the_older_one_is_read(here: Consulted) -> None:
    here.edit(here.passages[3], "Work permits take five days.")
    frozen(here)
    visitor = Visitor(here.labour)
    assert "Work permits take five days." in visitor.html()
    assert "exists" not in visitor.html()
    old = visitor.html(version="1")
    assert "You are commenting on draft 1 of 1 May 2024; draft 2 exists" in old
    assert "Work permits take ten days." in old
    assert f"/en/assessments/{here.id}/versions/1/2" in old


def test_a_draft_that_never_went_out_is_not_found(home: object) -> None:  # noqa: ARG001
    here = in_consultation(opened=False)
    here.edit(here.passages[3], "What is said after it was never_shown.")
    frozen(here)
    open_it(here.id)
    assert Visitor(here.labour).open(version="1").status_code == 404
    assert Visitor(here.labour).open("/comments/new", version="1", on=here.passages[3]).status_code == 404
    assert Visitor(here.labour).open(version="2").status_code == 200
    assert Visitor(here.editor).open(version="1").status_code == 200


def test_an_institution_that_is_asked_no_longer_reads_no_longer(here: Consulted) -> None:
    consultations.withdraw(here.id, "labour", by=here.coordinator, at=LATER)
    assert Visitor(here.labour).open().status_code == 403


def test_while_the_editors_consolidate_the_page_says_so_and_offers_no_suggestion(here: Consulted) -> None:
    assert "Suggest" in [mode.title for mode in Visitor(here.labour).page().around.modes]
    Visitor(here.editor).send("/consolidate", begin="1")
    page = Visitor(here.labour).page()
    assert [mode.title for mode in page.around.modes] == ["Read", "Comment"]
    assert [notice.title for notice in page.around.notices] == ["The editors consolidate: suggestions are frozen"]
    assert all(part.suggest is None for group in page.groups for part in group.parts)
    Visitor(here.editor).send("/consolidate", begin="0")
    assert Visitor(here.labour).page().around.notices == ()


def test_in_reading_there_is_the_text_alone(here: Consulted) -> None:
    here.say(here.labour, "Is it so?", passage=here.passages[3], on="ten days")
    visitor = Visitor(here.labour)
    assert visitor.cards(mode="read") == []
    assert "<a data-say" not in visitor.html(mode="read")


def test_insiders_look_at_one_institution_at_a_time(here: Consulted) -> None:
    here.say(here.labour, "Ours.", passage=here.passages[0])
    here.say(here.health, "Theirs.", passage=here.passages[0])
    here.say(here.editor, "The team's.", passage=here.passages[0])
    visitor = Visitor(here.editor)
    assert [visitor.cards(of=of, **{"in": "1"}) for of in ("labour", "health", "team")] == [[1], [2], [3]]
    labels = [option.label for option in visitor.page().around.filters]
    assert labels == [
        "All institutions",
        "Ministry of Health (MoH) (1)",
        "Ministry of Labour (MoL) (1)",
        "The team (1)",
    ]
    assert Visitor(here.labour).page().around.filters == ()


def test_many_comments_are_cut_and_found_behind_a_link(here: Consulted) -> None:
    for number in range(60):
        here.say(here.labour, f"Number {number}.", passage=here.passages[3])
    visitor = Visitor(here.editor)
    part = visitor.page(**{"in": "6"}).groups[0].parts[0]
    assert (len(part.cards), part.more, part.count) == (3, 57, 60)
    assert visitor.cards(comment=44, **{"in": "6"}) == [1, 2, 3, 44]
    alone = visitor.client.get(part.more_address).context["page"]
    assert len(alone.groups[0].parts[0].cards) == 50
    rest = visitor.client.get(alone.behind).context["page"]
    assert len(rest.groups[0].parts[0].cards) == 10


def test_we_have_no_comments_is_asked_again_and_noted(here: Consulted) -> None:
    visitor = Visitor(here.labour)
    address = visitor.page().around.nothing[0].address
    assert address == f"{PAGE}/nothing/labour"
    assert "We have no comments" in visitor.html("/nothing/labour")
    assert visitor.send("/nothing/labour").status_code == 302
    assert visitor.page().around.nothing[0].said is not None
    here.say(here.labour, "After all.")
    assert visitor.page().around.nothing == ()
    assert visitor.send("/nothing/labour").status_code == 422
    for other in ("health", "nix"):
        assert visitor.open(f"/nothing/{other}").status_code == 404
        assert visitor.send(f"/nothing/{other}").status_code == 404


def test_before_the_first_draft_the_page_says_what_is_missing(home: object) -> None:  # noqa: ARG001
    here = in_consultation(opened=False)
    page = Visitor(here.editor).page()
    assert [notice.title for notice in page.around.notices] == ["The consultation is not open yet"]
    assert Visitor(here.labour).open().status_code in (403, 409)


def test_after_the_consultation_comments_are_read_and_not_made(here: Consulted) -> None:
    here.say(here.labour, "Is it so?", passage=here.passages[3])
    moved(here.id, Stage.VETTING)
    visitor = Visitor(here.labour)
    assert visitor.cards() == [1]
    page = visitor.page()
    assert [mode.title for mode in page.around.modes] == ["Read", "Read with comments"]
    assert page.groups[-1].parts[0].comment is None
    assert visitor.open("/comments/new", on=here.passages[3]).status_code == 409
    assert visitor.send("/comments/new", on=here.passages[3], says="Too late.").status_code == 409


def test_the_deadline_is_told_with_its_time_zone_and_the_days_left(here: Consulted) -> None:
    page = Visitor(here.labour).page().around
    assert "12 June 2099, 17:00 (Africa/Niamey)" in page.due
    assert "days left" in page.left
    assert page.due_chip is None


def test_a_deadline_that_is_near_is_told_once_by_a_chip(home: object) -> None:  # noqa: ARG001
    near = (datetime.now(UTC) + timedelta(days=3)).strftime("%Y-%m-%dT%H:%M")
    page = Visitor(in_consultation(due=Deadline(local=near, zone="UTC")).labour).page().around
    assert page.due_chip is not None
    assert page.left == ""


def test_others_are_told_that_something_was_said_since(here: Consulted) -> None:
    here.say(here.labour, "One.")
    visitor = Visitor(here.health)
    latest = visitor.page().latest
    assert visitor.open("/news", after=latest).json() == {"count": 0, "latest": 1}
    here.say(here.labour, "Two.", at=OPENED)
    here.say(here.labour, "A reply.", replies_to=1)
    here.say(here.health, "My own.")
    assert visitor.open("/news", after=latest).json() == {"count": 2, "latest": 3}
    assert visitor.open("/news", after="x").json()["count"] == 0


def test_a_passage_that_is_gone_is_gone_from_the_next_draft_with_its_comments_unplaced(here: Consulted) -> None:
    here.say(here.labour, "All of it.", passage=here.passages[3])
    passages.put_aside(here.id, here.passages[3], by=here.editor, at=LATER)
    frozen(here)
    assert Visitor(here.editor).cards(tab="unplaced") == [1]


def test_an_office_without_role_reads_and_does_not_decide(here: Consulted) -> None:
    here.say(here.labour, "Is it so?", passage=here.passages[3])
    page = Visitor(here.focal).page(**{"in": "6"})
    assert page.groups[0].parts[0].cards[0].decide is None
    assert page.around.consolidate is None
    assert Visitor(here.focal).open("/comments/1/decide").status_code == 403

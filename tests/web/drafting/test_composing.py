"""The pages of the draft: begun, written, ordered and grounded by forms and by the script; in every language."""

from __future__ import annotations

import json
import re
from typing import Any

import msgspec
import pytest

from drafted import HERE, Composer, begun, order, researched, text
from kept import NOON
from migov.actions.drafting import passages, versions
from migov.model.dimensions import Dimension
from migov.model.findings import Side
from migov.model.people import Role
from migov.model.workflow import Stage
from migov.store import drafts
from teams import moved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

ONE, TWO = "p-1-1-1", "p-1-1-2"
PAGES = (
    "", "sections/1", "sections/2", "sections/undecided", "sections/aside", f"passages/{ONE}",
    f"passages/{ONE}/history", f"passages/{ONE}/both", "new", "freeze", "sections/1/printed",
)  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_every_page_is_shown_in_every_language_and_as_json(page: str, language: str) -> None:
    begun()
    response = Composer().open(page, language=language)
    assert response.status_code == 200
    assert len(re.findall("<h1", response.content.decode())) == 1
    twin = Composer().client.get(response.context["page"].frame.twin)
    assert set(json.loads(twin.content)) == set(json.loads(msgspec.json.encode(response.context["page"])))


def test_an_empty_draft_is_begun_from_the_answers_and_says_what_was_skipped() -> None:
    researched()
    editor = Composer()
    page = editor.page()
    assert (page.to_begin, page.passages) == (3, 0)
    assert "Begin from the answers" in editor.html()
    editor.send("begin")
    page = editor.page()
    assert (page.passages, page.undecided, page.to_begin) == (3, 3, 0)
    assert [(one.code, one.because) for one in page.skipped] == [("3.1.1", "not complete yet")]


def test_words_are_saved_by_the_button_and_by_the_script() -> None:
    begun()
    editor = Composer()
    sent = editor.send(f"passages/{ONE}/save", words="All residents may see a doctor.", base="1", section="1")
    assert sent.headers["location"].endswith(f"/draft/sections/1#{ONE}")
    assert text(ONE) == "All residents may see a doctor."
    told = editor.script(f"passages/{ONE}/save", words="All may see a doctor.", base="2")
    assert (told["version"], told["text"], told["both"]) == (3, "All may see a doctor.", None)
    assert told["undo"]["version"] == "2"
    editor.script(f"passages/{ONE}/restore", version="2")
    assert text(ONE) == "All residents may see a doctor."


def test_two_editors_at_different_places_are_merged_and_at_the_same_one_both_are_kept() -> None:
    begun()
    one, two = Composer(), Composer(Role.COORDINATOR)
    start = text(ONE)
    one.script(f"passages/{ONE}/save", words=start.replace("All", "Most"), base="1")
    told = two.script(f"passages/{ONE}/save", words=start.replace("nationality", "passport"), base="1")
    assert told["text"] == start.replace("All", "Most").replace("nationality", "passport")
    told = two.script(f"passages/{ONE}/save", words=start.replace("All", "Some"), base="1")
    assert told["both"].endswith(f"/passages/{ONE}/both")
    assert "Most" in text(ONE)
    page = two.page(f"passages/{ONE}/both")
    assert next(run.text for run in page.texts[0].comparison.after.runs if run.kind == "new").startswith("Some")


def test_whoever_types_on_after_a_merge_does_not_meet_their_own_words() -> None:
    begun()
    one, two = Composer(), Composer(Role.COORDINATOR)
    start = text(ONE)
    one.script(f"passages/{ONE}/save", words=start.replace("All", "Most"), base="1")
    mine = start + " It is"
    told = two.script(f"passages/{ONE}/save", words=mine, base="1")
    told = two.script(f"passages/{ONE}/save", words=mine + " free.", base=str(told["version"]), start=mine)
    assert told["text"] == start.replace("All", "Most") + " It is free."


def test_a_side_is_chosen_and_taken_back_with_the_same_button() -> None:
    begun()
    editor = Composer()
    editor.send(f"passages/{ONE}/side", side="well-developed", section="1")
    assert drafts.find(HERE, ONE).passage.side is Side.WELL_DEVELOPED  # type: ignore[union-attr]
    assert editor.page("sections/1").groups[0].title == "Well-developed areas"
    editor.script(f"passages/{ONE}/side", side="well-developed")
    assert drafts.find(HERE, ONE).passage.side is None  # type: ignore[union-attr]


def test_words_typed_before_another_button_was_pressed_are_kept() -> None:
    begun()
    Composer().send(f"passages/{ONE}/side", side="potential", words="Typed just now.", base="1")
    assert text(ONE) == "Typed just now."


def test_passages_change_places_and_the_move_is_taken_back() -> None:
    begun()
    editor = Composer()
    assert order()[:2] == [ONE, TWO]
    sent = editor.send(f"passages/{ONE}/move", way="down", section="1")
    assert order()[:2] == [TWO, ONE]
    undo = editor.client.get(sent.headers["location"].split("#")[0]).context["page"].undo
    editor.client.post(undo.address, {"behind": undo.behind})
    assert order()[:2] == [ONE, TWO]
    editor.send(f"passages/{TWO}/move", way="up")
    assert order()[:2] == [TWO, ONE]
    assert editor.send(f"passages/{TWO}/move", way="up").status_code == 409


def test_a_passage_is_split_at_the_cursor_and_joined_again_by_undo() -> None:
    begun()
    editor, start = Composer(), text(ONE)
    at = start.index("The Health")
    editor.send(f"passages/{ONE}/split", words=start, base="1", position=str(at))
    assert [text(name) for name in order()[:2]] == [start[:at].strip(), start[at:]]
    undo = editor.page("sections/1").undo
    editor.client.post(undo.address, {"second": undo.second})
    assert text(ONE) == start
    undo = editor.page("sections/1").undo
    assert undo.address.endswith("/unjoin")
    editor.client.post(undo.address, {"second": undo.second, "version": undo.version})
    assert text(ONE) == start[:at].strip()


def test_a_passage_is_split_before_a_sentence_without_a_script() -> None:
    begun()
    Composer().send(f"passages/{ONE}/split", sentence="2", base="1")
    assert text(f"{ONE}-b") == "The Health Act names no nationality."


def test_what_is_put_aside_says_why_and_comes_back() -> None:
    begun()
    editor = Composer()
    editor.send(f"passages/{ONE}/aside", because="Said twice.")
    assert order() == [TWO, "p-2-1-1"]
    assert editor.page("sections/aside").groups[0].cards[0].id == ONE
    assert editor.page(f"passages/{ONE}").because == "Said twice."
    undo = editor.page("sections/1").undo
    editor.client.post(undo.address)
    assert order() == [ONE, TWO, "p-2-1-1"]


def test_a_new_passage_stands_behind_the_one_it_was_asked_for() -> None:
    begun()
    editor = Composer()
    assert editor.send("new", behind=ONE, words=" ").status_code == 422
    editor.send("new", behind=ONE, words="Something new. And more.", side="potential")
    assert order()[:3] == [ONE, "p-1-new", TWO]
    made = drafts.find(HERE, "p-1-new")
    assert made is not None
    assert (len(made.passage.sentences), made.passage.side) == (2, Side.POTENTIAL)


def test_grounds_are_attached_and_taken_off_one_by_one() -> None:
    begun()
    editor = Composer()
    page = editor.page(f"passages/{ONE}", sentence="1")
    words = page.sentences[0].words
    assert [one.code for one in page.offers.answers] == ["1.1.2"]
    for field in ({"no_pin": "0"}, {"pin": "1.1.1#0"}, {"answer": "1.1.2"}, {"pin": "1.1.2#0"}, {"no_answer": "1.1.1"},
                  {"noted": "yes"}):  # fmt: skip
        sent = editor.send(f"passages/{ONE}/ground", sentence="1", words=words, back="passage", **field)
        assert sent.status_code == 302, sent.content
    first = drafts.find(HERE, ONE).passage.sentences[0]  # type: ignore[union-attr]
    assert first.grounds.answers == ("1.1.2",)
    assert [one.quote.exact for one in first.grounds.pins] == ["All residents may se", "Foreign workers may "]
    assert first.is_noted


def test_what_a_ministry_said_is_recorded_with_name_and_day() -> None:
    begun()
    editor = Composer()
    form = {"sentence": "1", "words": "Foreign workers may join a union.", "said": "We see to it.", "on": "2024-04-30"}
    address = editor.address(f"passages/{TWO}/ground")
    assert editor.client.post(address, form | {"institution": "nobody", "said_by": "X"}).status_code == 422
    assert editor.client.post(address, form | {"institution": "labour", "said_by": ""}).status_code == 422
    editor.client.post(address, form | {"institution": "labour", "said_by": "A. Sample, director"})
    page = editor.page(f"passages/{TWO}")
    assert [one.institution for one in page.sentences[0].statements] == ["Ministry of Labour (MoL)"]


def test_a_sentence_that_changed_meanwhile_is_not_grounded() -> None:
    begun()
    sent = Composer().send(f"passages/{ONE}/ground", sentence="1", words="Something else.", answer="1.1.2")
    assert sent.status_code == 409


def test_who_is_at_the_draft_is_seen_with_what_they_wrote() -> None:
    begun()
    one, two = Composer(), Composer(Role.COORDINATOR)
    since = str(one.page("sections/1").since)
    two.script("here", passage=ONE, since="0")
    two.script(f"passages/{ONE}/save", words="Written elsewhere.", base="1")
    found = one.script("here", passage="", since=since)
    assert [(other["passage"], other["badge"]["name"]) for other in found["here"]] == [(ONE, two.person.name)]
    assert [(news["passage"], news["text"]) for news in found["words"]] == [(ONE, "Written elsewhere.")]
    assert not found["is_moved"]
    two.send(f"passages/{ONE}/aside")
    assert one.script("here", passage="", since=str(found["since"]))["is_moved"]
    two.client.post(two.address("here"), {"left": "1"})
    assert one.script("here", passage="", since="0")["here"] == []


def test_who_only_reads_gets_no_form_and_may_send_none() -> None:
    begun()
    analyst = Composer(Role.ANALYST)
    assert "<textarea" not in analyst.html("sections/1")
    assert analyst.send(f"passages/{ONE}/save", words="No.", base="1").status_code == 403
    assert analyst.open("freeze").status_code == 403
    assert Composer(Role.PARTICIPANT).open("sections/1").status_code in (403, 404)


def test_after_publication_the_draft_is_read_only() -> None:
    begun()
    moved(HERE, Stage.PUBLISHED)
    assert "<textarea" not in Composer().html("sections/1")


def test_a_version_is_frozen_when_nothing_stands_in_the_way() -> None:
    editor = begun()
    desk = Composer()
    page = desk.page("freeze")
    assert not page.may
    assert "not decided: 3" in page.obstacles[0].says
    for name in order():
        passages.choose_side(HERE, name, Side.POTENTIAL, by=editor, at=NOON)
    assert desk.page("freeze").may
    assert desk.send("freeze", because="For the consultation.").status_code == 302
    assert drafts.newest_number(HERE) == 1
    assert not desk.page("freeze").may
    desk.send(f"passages/{ONE}/save", words="Rewritten since.", base="2")
    page = desk.page("freeze")
    assert [(one.id, one.word) for one in page.changes if one.id == ONE] == [(ONE, "Rewritten")]
    assert desk.page().unfrozen == 1
    assert versions.one(HERE, 1, by=editor).because == "For the consultation."


def test_the_printed_page_of_a_passage_is_a_picture() -> None:
    editor = begun()
    passages.choose_side(HERE, ONE, Side.POTENTIAL, by=editor, at=NOON)
    desk = Composer()
    shown = desk.open(f"passages/{ONE}/page.png")
    assert shown.content.startswith(b"\x89PNG")
    page, of = map(int, shown.headers["x-page"].split("/"))
    assert 1 < page <= of
    assert desk.open(f"passages/{TWO}/page.png").status_code == 404
    assert desk.open("preview.pdf").content.startswith(b"%PDF")
    assert text(ONE).split(". ")[0] in desk.html("sections/1/printed")


def test_history_shows_every_version_word_by_word_and_brings_one_back() -> None:
    begun()
    desk = Composer()
    desk.send(f"passages/{ONE}/save", words="All may see a doctor.", base="1")
    page = desk.page(f"passages/{ONE}/history")
    assert [entry.version for entry in page.entries] == [2, 1]
    assert "begun from its answer" in page.entries[1].event.says
    gone = [run.text for run in page.entries[0].event.comparison.before.runs if run.kind == "gone"]
    assert gone
    desk.send(f"passages/{ONE}/restore", version="1", back="history")
    assert text(ONE).startswith("All residents")


@pytest.mark.parametrize(
    ("way", "fields"),
    [
        ("save", {"words": "", "base": "1"}),
        ("save", {"words": "x" * 20_001, "base": "1"}),
        ("side", {"side": "best"}),
        ("split", {}),
        ("split", {"position": "0", "words": "", "base": ""}),
    ],
)
def test_bad_input_is_refused_and_nothing_is_lost(way: str, fields: dict[str, str]) -> None:
    begun()
    before = text(ONE)
    assert Composer().send(f"passages/{ONE}/{way}", **fields).status_code == 422
    assert text(ONE) == before


def test_what_is_not_there_is_not_found() -> None:
    begun()
    editor = Composer()
    for way in ("sections/7", "sections/nowhere", "passages/none", "passages/none/history", "passages/none/page.png"):
        assert editor.open(way).status_code == 404, way
    assert editor.send("passages/none/save", words="x", base="1").status_code == 404
    assert editor.send(f"passages/{ONE}/restore", version="99").status_code == 404


def test_a_form_of_somebody_else_is_refused() -> None:
    begun()
    assert Composer().send(f"passages/{ONE}/save", words="x", base="1", who="another").status_code == 409


def test_the_pages_of_a_module_have_no_sides() -> None:
    editor = begun()
    passages.write_new(HERE, "A word on health.", module="covid-19", by=editor, at=NOON)
    page: Any = Composer().page("sections/covid-19")
    assert page.groups[0].cards[0].sides == ()
    assert Composer().send("passages/covid-19-new/side", side="potential").status_code == 422
    assert Dimension.RIGHTS.value == 1


def test_open_doubts_are_told_to_the_script_and_counted_on_the_pages_from_then_on() -> None:
    begun()
    editor = Composer()
    editor.send("new", behind=ONE, words="The ministry should do more.")
    assert editor.page().doubted_at is None
    found = editor.open("doubted").json()["of"]
    assert found["p-1-new"]
    assert editor.page("passages/p-1-new").doubts[0].words == found["p-1-new"][0]["words"]
    cards = editor.page("sections/1").groups[0].cards
    assert {card.id: card.doubts for card in cards}["p-1-new"] == len(found["p-1-new"])
    assert editor.page().doubts == sum(map(len, found.values()))


def test_passages_without_a_side_stand_in_the_editors_list_of_work_and_in_nobody_elses() -> None:
    editor = begun()
    desk, coordinator = Composer(), Composer(Role.COORDINATOR)
    task = desk.client.get("/en/work").context["page"].tasks[0]
    assert (task.title, task.address) == ("3 passages wait for their side", desk.address("sections/undecided"))
    assert not any("side" in one.title for one in coordinator.client.get("/en/work").context["page"].tasks)
    for name in order():
        passages.choose_side(HERE, name, Side.POTENTIAL, by=editor, at=NOON)
    assert desk.client.get("/en/work").context["page"].tasks == ()


@pytest.mark.parametrize("odd", ["../..", "\0x", "7", "<script>", "x" * 5000])
def test_odd_words_in_a_form_lead_nowhere(odd: str) -> None:
    begun()
    editor = Composer()
    sent = editor.send(f"passages/{ONE}/save", words="New words.", base="1", section=odd)
    assert sent.headers["location"].endswith(f"/sections/1#{ONE}")
    assert editor.send(f"passages/{ONE}/aside", section=odd).status_code == 302
    assert editor.send(f"passages/{ONE}/back", section=odd).status_code == 302
    for way in ("move", "join", "unjoin"):
        sent = editor.send(f"passages/{ONE}/{way}", behind=odd, second=odd, version="1")
        assert sent.status_code in (404, 409), way
    assert editor.open("sections/1", moved=odd, **{"from": odd}).status_code == 200
    assert editor.open("new", behind=odd).status_code == 404
    assert editor.open(f"passages/{ONE}", sentence=odd).status_code == 200
    assert editor.client.post(editor.address("here"), {"passage": odd, "since": odd}).status_code == 200

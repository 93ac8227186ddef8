"""The page of all doubts: what is doubted, chosen, waived with a reason and taken back; in every language."""

from __future__ import annotations

import json
import re
from typing import Any

import msgspec
import pytest

from drafted import HERE, Composer, begun, pin, researched
from kept import NOON
from manuscripts import passage
from migov.actions import checks
from migov.actions.entering import keeper
from migov.model.assessments import Publication
from migov.model.checks import Rule
from migov.model.drafts import Passage, Sentence
from migov.model.findings import Side
from migov.model.grounds import Grounds
from migov.model.languages import Language
from migov.model.people import Role
from migov.model.workflow import Stage
from migov.store import checks as kept_checks
from migov.store import drafts, journal, transactions
from teams import moved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def quoting(words: str, quote: str) -> Sentence:
    return Sentence(words=words, grounds=Grounds(pins=(pin(quote),)))


PERMIT = quoting("The residence permit shall be valid for 30 days.", "The residence permit shall be valid for 90 days.")
DOCTOR = quoting(
    "Residents have access to care.", "Every resident, whatever their nationality, has access to health care."
)
HOLDS = quoting("The permit is valid for two years.", "The permit is valid for two years.")
TEXT = (
    passage(PERMIT, DOCTOR, id="p-1-1-1"),
    passage("The law should be revised.", "Unions exist.", id="p-2-1-1", dimension=2, side=Side.POTENTIAL),
    passage("Nobody wrote why.", id="p-2-1-2", dimension=2, side=Side.POTENTIAL),
)


def written(*passages: Passage, **more: Any) -> None:
    researched({}, **more)
    with transactions.whole():
        drafts.add(HERE, passages or TEXT, by="edo", at=NOON)


def groups(page: Any) -> dict[str, list[str]]:
    return {group.key: [card.words for card in group.cards] for group in page.groups}


def keys(**wanted: str) -> list[str]:
    """Keys of the doubts of a rule, or about a passage."""
    found = [one.doubt for one in checks.doubts(HERE, by=keeper("keeper"))]
    return [one.key for one in found if all(getattr(one, name) == value for name, value in wanted.items())]


def waived() -> dict[str, str]:
    return {one.words: one.because for one in kept_checks.waivers(HERE)}


def sent(editor: Composer, **fields: Any) -> Any:
    return editor.client.post(editor.address("doubts/waive"), {"who": editor.person.handle} | fields)


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
@pytest.mark.parametrize("query", [{}, {"by": "passage"}, {"whole": "1", "show": "all"}, {"tick": "lacking"}])
def test_the_page_is_shown_in_every_language_and_as_json(language: str, query: dict[str, str]) -> None:
    written()
    response = Composer().open("doubts", language=language, **query)
    assert response.status_code == 200
    assert len(re.findall("<h1", response.content.decode())) == 1
    twin = Composer().client.get(response.context["page"].frame.twin)
    assert set(json.loads(twin.content)) == set(json.loads(msgspec.json.encode(response.context["page"])))


def test_contradicted_unsupported_and_what_a_person_judges_stand_apart() -> None:
    written()
    page = Composer().page("doubts")
    found = groups(page)
    assert list(found) == ["contradicted", "advice", "lacking", "to-judge"]
    assert found["contradicted"] == [PERMIT.words]
    assert found["to-judge"] == [DOCTOR.words]
    assert "Nobody wrote why." in found["lacking"]
    assert {one.title: one.open for one in page.kinds}["For a person to judge"] == 1
    assert page.open == sum(map(len, found.values()))


def test_a_doubt_tells_what_was_compared_and_leads_to_its_words_and_quotations() -> None:
    written()
    (card,) = Composer().page("doubts", rule="contradicted").groups[0].cards
    assert ("30 days", "90 days", False) in [(row.sentence, row.quotes, row.is_same) for row in card.compared]
    assert card.address.endswith("/draft/sections/1#p-1-1-1")
    assert card.pins_address.endswith("/draft/passages/p-1-1-1#sentence-1")
    assert card.pins == 1


def test_the_other_places_of_a_contradiction_are_linked() -> None:
    written(
        passage("The country has 12 border posts.", id="p-1-1-1"),
        passage("The country has 14 border posts.", id="p-2-1-1", dimension=2),
    )
    cards = [card for group in Composer().page("doubts", rule="numbers").groups for card in group.cards]
    assert cards
    addresses = {other.address.rpartition("#")[2] for card in cards for other in card.elsewhere}
    assert addresses <= {"p-1-1-1", "p-2-1-1"}
    assert all(card.passage != other.passage for card in cards for other in card.elsewhere)


def test_doubts_are_chosen_by_rule_dimension_and_state_and_ordered_by_passage() -> None:
    written()
    editor = Composer()
    assert list(groups(editor.page("doubts", rule="advice"))) == ["advice"]
    assert {card.passage for group in editor.page("doubts", part="1").groups for card in group.cards} == {"p-1-1-1"}
    assert list(groups(editor.page("doubts", by="passage"))) == ["p-1-1-1", "p-2-1-1", "p-2-1-2"]
    assert groups(editor.page("doubts", show="waived")) == {}
    assert editor.page("doubts", show="waived").empty.title == "No doubt fits"
    assert list(groups(editor.page("doubts", rule="nonsense", part="\0", show="?"))) == list(
        groups(editor.page("doubts"))
    )


def test_one_doubt_is_waived_with_a_reason_and_the_waiver_taken_back() -> None:
    written()
    editor, (key,) = Composer(), keys(rule=Rule.ADVICE)
    assert sent(editor, key=key, form=key, because="It is a quotation.").status_code == 302
    page = editor.page("doubts", show="waived")
    (card,) = page.groups[0].cards
    assert (card.waiver.because, card.waiver.who.name) == ("It is a quotation.", editor.person.name)
    assert (page.waived, card.because) == (1, None)
    assert "waived by" in editor.html("doubts", show="waived").lower()
    editor.client.post(editor.address("doubts/take-back"), {"key": key})
    assert waived() == {}
    again = editor.client.post(editor.address("doubts/take-back"), {"key": key}, follow=True)
    assert "taken back already" in again.content.decode()
    assert [line.action for line in journal.lines() if line.action.startswith("draft.")][-2:] == [
        "draft.waive",
        "draft.unwaive",
    ]


def test_several_doubts_of_one_rule_are_waived_with_one_reason() -> None:
    written()
    editor = Composer()
    page = editor.page("doubts", tick="lacking")
    lacking = next(group for group in page.groups if group.key == "lacking")
    assert lacking.ticked
    assert set(page.ticked) == {card.key for card in lacking.cards}
    response = sent(editor, key=list(page.ticked), form="lacking", because="Known to the ministry.")
    assert response.headers["location"].endswith("#lacking")
    assert waived() == dict.fromkeys((card.words for card in lacking.cards), "Known to the ministry.")


def test_doubts_of_several_rules_need_several_reasons() -> None:
    written()
    response = sent(Composer(), key=keys(), form="lacking", because="All fine.")
    assert response.status_code == 422
    assert waived() == {}


def test_a_form_without_a_reason_comes_back_as_it_was() -> None:
    written()
    editor, chosen = Composer(), keys(passage="p-2-1-2", rule=Rule.UNSUPPORTED)
    response = sent(editor, key=chosen, form="lacking", because="  ")
    page = response.context["page"]
    assert (response.status_code, page.ticked) == (422, tuple(chosen))
    assert page.mistakes[0].field == "because-lacking"
    assert sent(editor, form="lacking", because="Fine.").status_code == 422
    assert sent(editor, key="gone", form="gone", because="Fine.").status_code == 422
    assert waived() == {}


def test_only_those_who_may_waive_have_the_forms() -> None:
    written()
    analyst = Composer(Role.ANALYST)
    page = analyst.page("doubts")
    assert page.groups
    assert not page.may
    assert all(card.because is None for group in page.groups for card in group.cards)
    assert sent(analyst, key=keys()[0], because="Fine.").status_code in (403, 409)
    moved(HERE, Stage.PUBLISHED)
    assert not Composer().page("doubts").may


def test_a_waiver_of_what_a_person_judged_does_not_cover_a_contradiction() -> None:
    written(passage(DOCTOR, id="p-1-1-1"))
    editor, (key,) = Composer(), keys(rule=Rule.UNSUPPORTED)
    sent(editor, key=key, form=key, because="The law says so.")
    assert editor.page("doubts").open == 0
    with transactions.whole():
        bare = passage(DOCTOR.words, id="p-1-1-1")
        drafts.write(HERE, drafts.lock(HERE, "p-1-1-1"), bare, by="edo", at=NOON)
    assert groups(editor.page("doubts")) == {"lacking": [DOCTOR.words]}


def test_what_is_empty_says_why() -> None:
    researched({})
    editor = Composer()
    assert editor.page("doubts").empty.title == "The draft is not begun"
    with transactions.whole():
        drafts.add(HERE, (passage(HOLDS, id="p-1-1-1"),), by="edo", at=NOON)
    assert editor.page("doubts").empty.title == "No doubt"


def test_a_language_with_all_its_words_needs_no_notice() -> None:
    written()
    assert Composer().page("doubts").unread is None


def test_rules_that_cannot_read_the_language_are_named() -> None:
    written(publication=Publication(language=Language.PT, year=2024))
    told = Composer().page("doubts").unread
    assert told.kind == "caution"
    assert "Blame or praise" in told.lines[0]


def test_long_lists_have_pages_and_all_of_them_can_be_printed() -> None:
    written(*(passage(f"Nobody wrote why number {at} stands.", id=f"p-1-1-{at}") for at in range(1, 61)))
    editor = Composer()
    page = editor.page("doubts", rule="lacking")
    assert sum(len(group.cards) for group in page.groups) == 50
    assert page.pager
    assert [group.total for group in page.groups] == [60]
    later = editor.page("doubts", rule="lacking", **{"from": "51"})
    chosen = [card.key for group in later.groups for card in group.cards]
    where = f"{editor.address('doubts/waive')}?{later.query}"
    back = editor.client.post(where, {"key": chosen, "form": "lacking", "because": ""}).context["page"]
    assert [card.key for group in back.groups for card in group.cards] == chosen
    assert sum(len(group.cards) for group in editor.page("doubts", rule="lacking", whole="1").groups) == 60


def test_the_composer_and_the_stages_lead_to_the_doubts() -> None:
    begun()
    editor = Composer()
    assert editor.page().doubts_page.endswith("/draft/doubts")
    there = editor.page("doubts").open
    assert editor.page().doubts == there
    assert "/draft/doubts" in editor.html("freeze")
    stages = editor.client.get(f"/en/assessments/{HERE}/stages").content.decode()
    assert "/draft/doubts" in stages or editor.page("doubts").open == 0

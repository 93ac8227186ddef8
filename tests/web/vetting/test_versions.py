"""Versions on the page: listed, read as they were, printed, compared passage by passage and word by word."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from django.urls import reverse
from msgspec.structs import replace

from consulted import LATER, Consulted, frozen, in_consultation, open_it
from migov.actions.drafting import passages
from migov.actions.drafting.versions import Compared
from migov.model.drafts import Part, PartChange, PartKind
from migov.model.findings import Side
from migov.model.people import Member
from migov.web.comparing import inline
from migov.web.desk.vetting.differences import shown
from people import sign_in
from teams import person_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


@pytest.fixture
def here() -> Consulted:
    return in_consultation()


def asked(member: Member, name: str, **more: object) -> tuple[int, str]:
    answered = sign_in(Client(), person_of(member)).get(reverse(name, kwargs={"id": "xqa-2024"} | more))
    return answered.status_code, answered.content.decode()


def twin(member: Member, name: str, **more: object) -> dict:  # type: ignore[type-arg]
    where = reverse(name, kwargs={"id": "xqa-2024"} | more) + ".json"
    return json.loads(sign_in(Client(), person_of(member)).get(where).content)


def test_versions_are_listed_newest_first_with_what_they_changed(here: Consulted) -> None:
    here.edit(here.passages[0], "Other words.")
    passages.put_aside(here.id, here.passages[1], by=here.editor, at=LATER)
    made = frozen(here)
    lines = twin(here.editor, "versions")["lines"]
    assert [(line["draft"]["number"], line["changes"]) for line in lines] == [
        (2, "2 parts: no longer printed 1, rewritten 1"),
        (1, None),
    ]
    assert (lines[0]["draft"]["hash"], lines[0]["draft"]["because"]) == (made.hash, "the comments so far")


def test_a_version_is_read_as_it_was(here: Consulted) -> None:
    here.edit(here.passages[0], "Other words.")
    frozen(here)
    status, text = asked(here.editor, "version", number=1)
    assert status == 200
    assert "Emergency care is free." in text
    assert "Other words." not in text
    assert f'id="part-{here.passages[0]}"' in text
    assert here.draft.hash in text


@pytest.mark.parametrize(("form", "beginning"), [("html", b"<!doctype html>"), ("docx", b"PK")])
def test_a_version_is_printed_from_what_was_kept(here: Consulted, form: str, beginning: bytes) -> None:
    address = reverse("version print", kwargs={"id": here.id, "number": 1, "form": form})
    answered = sign_in(Client(), person_of(here.editor)).get(address)
    assert answered.content.startswith(beginning)
    assert answered["Content-Disposition"] == f'attachment; filename="xqa-2024-draft-1.{form}"'
    assert asked(here.editor, "version print", number=1, form="exe")[0] == 404


def test_what_changed_is_marked_word_by_word(here: Consulted) -> None:
    here.edit(here.passages[0], here.words(here.passages[0]).replace("2012", "2014"))
    frozen(here)
    _, text = asked(here.editor, "versions compared", number=1, later=2)
    assert "<del>2012</del><ins>2014</ins>" in text


def test_a_passage_on_the_other_side_says_from_where_to_where(here: Consulted) -> None:
    passages.choose_side(here.id, here.passages[0], Side.POTENTIAL, by=here.editor, at=LATER)
    frozen(here)
    (change,) = twin(here.editor, "versions compared", number=1, later=2)["changes"]
    assert change["chip"]["word"] == "Moved"
    assert change["moved"] == "from 1.2 (well-developed areas) to 1.3 (areas with potential)"
    assert [run["kind"] for run in change["runs"]] == ["same"]


def test_versions_are_compared_in_either_direction_and_with_themselves(here: Consulted) -> None:
    passages.put_aside(here.id, here.passages[1], by=here.editor, at=LATER)
    frozen(here)
    words = [
        twin(here.editor, "versions compared", number=number, later=later)["changes"][0]["chip"]["word"]
        for number, later in ((1, 2), (2, 1))
    ]
    assert words == ["No longer printed", "New"]
    assert "Nothing changed" in asked(here.editor, "versions compared", number=2, later=2)[1]


def test_participants_see_versions_from_the_consultation_on() -> None:
    here = in_consultation(opened=False)
    assert asked(here.health, "versions")[0] == 409
    here.edit(here.passages[0], "Other words.")
    frozen(here)
    open_it(here.id)
    assert [line["draft"]["number"] for line in twin(here.health, "versions")["lines"]] == [2]
    assert twin(here.health, "versions")["lines"][0]["changes"] is None
    assert asked(here.health, "version", number=2)[0] == 200
    for name, more in (
        ("version", {"number": 1}),
        ("versions compared", {"number": 1, "later": 2}),
        ("version print", {"number": 1, "form": "html"}),
    ):
        assert asked(here.health, name, **more)[0] == 404


@pytest.mark.parametrize("number", [0, 7, 10**30])
def test_a_version_that_is_not_there_is_not_found(here: Consulted, number: int) -> None:
    assert asked(here.editor, "version", number=number)[0] == 404
    assert asked(here.editor, "versions compared", number=1, later=number)[0] == 404


def test_markup_in_a_passage_stays_words(here: Consulted) -> None:
    here.edit(here.passages[0], "A <script>alert(1)</script> passage.")
    frozen(here)
    for name, more in (("version", {"number": 2}), ("versions compared", {"number": 1, "later": 2})):
        assert "<script>alert" not in asked(here.editor, name, **more)[1]


PART = Part(id="p", kind=PartKind.PASSAGE, title="Areas", section="1.2", words="One law.", notes=("A.", "B.", "C."))


def test_footnotes_are_compared_one_by_one() -> None:
    after = replace(PART, notes=("A.", "B, 2014.", "C.", "D."))
    found = Compared(change=PartChange.REWRITTEN, before=PART, after=after)
    (told,) = shown("xqa-2024", [found], numbers=(1, 2), language="en")
    assert ["".join(run.text for run in note if run.kind != "gone") for note in told.notes] == ["B, 2014.", "D."]
    assert told.same_notes == "2 other footnotes are as they were."


def test_a_text_beyond_all_measure_is_shown_without_marking_words() -> None:
    after = replace(PART, words="Other. " * 40_000)
    found = Compared(change=PartChange.REWRITTEN, before=PART, after=after)
    (told,) = shown("xqa-2024", [found], numbers=(1, 2), language="en")
    assert [run.kind for run in told.runs] == ["gone", "new"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("one law", "one new law"),
        ("", "new"),
        ("gone", ""),
        ("a b c d e f", "a x c d e y"),
        ("القانون", "القانون الجديد"),
    ],
)
def test_a_text_with_its_changes_holds_both_texts(before: str, after: str) -> None:
    runs = inline(before, after)
    assert "".join(run.text for run in runs if run.kind != "new") == before
    assert "".join(run.text for run in runs if run.kind != "gone") == after

"""What changed since the round before, as the public reads it; and the programme."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.test import Client
from msgspec.structs import replace

import shelved
from migov.model.changes import ChangeKind, NamedInstrument, Stated
from migov.model.indicators import Relation
from migov.model.languages import Language, Localized
from migov.model.published import ProgrammeLine, PublicChange
from migov.model.workflow import Stage
from migov.store.published import releases, shelving


def _change(position: int, kind: ChangeKind, relation: Relation = Relation.SAME) -> PublicChange:
    return PublicChange(
        release=shelved.ONE,
        place="xnd",
        year=2024,
        position=position,
        kind=kind,
        relation=relation,
        before=(Stated(indicator="1.3.1", answer="none", as_of="2019-05", justification="Nobody had a permit."),),
        after=(Stated(indicator="1.3.1", answer="some", as_of="2024-03"),),
        remark=Localized(en="It asks about everybody now.") if relation is Relation.REWORDED else Localized(),
        because="A law of 2021 came into force.",
        instruments=(NamedInstrument(id="law-2021-18", name="Law No. 2021-18"),),
    )


def _two_rounds() -> None:
    older = replace(shelved.country(), id="xnd-2019", edition="national-1", modules=())
    shelved.put(replace(older, publication=replace(older.publication, year=2019)))
    whole = shelved.shelf(replace(shelved.country(), earlier="xnd-2019"))
    changes = (_change(1, ChangeKind.NEW_LAW), _change(2, ChangeKind.REWORDED, Relation.REWORDED))
    shelving.put(replace(whole, changes=changes))


@pytest.mark.parametrize("language", list(Language))
def test_a_second_round_tells_what_changed_in_every_language(anybody: Client, language: Language) -> None:
    _two_rounds()
    page = anybody.get(f"/{language}/profiles/xnd-2024/changes")
    assert page.status_code == HTTPStatus.OK
    assert len(page.content) < 60_000
    assert f"/{language}/profiles/xnd-2024/changes" in anybody.get(f"/{language}/profiles/xnd-2024").content.decode()


def test_a_change_has_its_kind_both_answers_its_reason_and_its_law(anybody: Client) -> None:
    _two_rounds()
    told = anybody.get("/en/profiles/xnd-2024/changes.json").json()
    first, second = told["changes"]
    assert first["kind"] == "New or changed law"
    assert [one["answer"] for one in (*first["before"], *first["after"])] == ["none", "some"]
    assert first["because"] == "A law of 2021 came into force."
    assert first["instruments"] == [{"name": "Law No. 2021-18", "address": "/en/instruments/xnd/law-2021-18"}]
    assert second["remark"] == "It asks about everybody now."
    assert {one["kind"]: one["count"] for one in told["kinds"]} == {"New or changed law": 1, "Question reworded": 1}
    assert anybody.get(first["instruments"][0]["address"]).status_code == HTTPStatus.OK


def test_questions_that_cannot_be_compared_stand_apart_with_the_remark(anybody: Client) -> None:
    _two_rounds()
    told = anybody.get("/en/profiles/xnd-2024/changes.json").json()
    assert {"split into several questions: not comparable", "several questions became one: not comparable"} == {
        one["relation"] for one in told["apart"]
    }
    assert all(one["remark"] for one in told["apart"])
    assert {one["is_new"] for one in told["alone"]} == {True, False}
    for one in told["alone"][:3]:
        assert anybody.get(one["address"]).status_code == HTTPStatus.OK


def test_many_changes_stand_on_several_pages_and_what_is_apart_on_the_last(anybody: Client) -> None:
    older = replace(shelved.country(), id="xnd-2019", edition="national-1", modules=())
    shelved.put(replace(older, publication=replace(older.publication, year=2019)))
    whole = shelved.shelf(replace(shelved.country(), earlier="xnd-2019"))
    changes = tuple(_change(number, ChangeKind.NEW_LAW) for number in range(1, 20))
    shelving.put(replace(whole, changes=changes))
    path, seen = "/en/profiles/xnd-2024/changes.json", []
    while path:
        told = anybody.get(path).json()
        seen += [one["id"] for one in told["changes"]]
        assert bool(told["apart"]) == (told["next"] is None)
        path = told["next"]
    assert seen == [f"change-{number}" for number in range(1, 20)]
    assert anybody.get("/en/profiles/xnd-2024/changes?after=99").status_code == HTTPStatus.NOT_FOUND


def test_the_newest_changes_of_all_places_stand_on_one_page(anybody: Client) -> None:
    _two_rounds()
    told = anybody.get("/en/changes.json").json()
    assert [one["of"]["release"] for one in told["profiles"]] == [shelved.ONE]
    assert anybody.get("/en/changes.csv").content.decode().count("\r\n") == 3
    assert "count" not in str(told["profiles"])


def test_the_programme_tells_steps_and_never_a_grade(anybody: Client) -> None:
    shelved.put(shelved.country())
    places = releases.places()
    line = ProgrammeLine(
        assessment="xnd-2028", place="xnd", round=2, year=2028, stage=Stage.RESEARCH, since="2028-02-01"
    )
    shelving.announce([line], [places["xnd"]])
    told = anybody.get("/en/programme.json").json()
    rounds = [(one["assessment"], one["step"], one["release"]) for place in told["places"] for one in place["rounds"]]
    assert rounds == [("xnd-2028", "Research", None), ("xnd-2024", "Published", shelved.ONE)]
    page = anybody.get("/en/programme").content.decode()
    assert "not yet" in page

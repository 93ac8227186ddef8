"""Opening assessments and recording their launch."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kept import NOON, keep
from makers import assessment, jurisdiction
from migov.actions import beginnings
from migov.actions.entering import member_of
from migov.errors import Invalid, NotAllowed, NotFound, WrongStage
from migov.model.deadlines import Deadline
from migov.model.jurisdictions import Level
from migov.model.languages import Language, Localized
from migov.model.launches import Launch
from migov.model.people import Role
from migov.model.workflow import Stage
from migov.store import assessments, deadlines, journal, launches, people
from people import a_person
from teams import KEEPER, LAUNCH, beginning, joined, moved, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def test_an_opened_assessment_is_empty_and_at_its_launch() -> None:
    entry = opened("the Niger")
    value = assessments.get(entry.id)
    assert (entry.id, entry.stage, entry.jurisdiction_code) == ("ner-2024", Stage.LAUNCH, "NER")
    assert (value.answers, value.findings, value.round, value.edition) == ((), (), 1, "national-2")
    assert entry.name(Language.FR) == "Le Niger"


def test_whoever_opens_it_may_be_coordinator_and_analyst_by_that() -> None:
    ama = a_person(office=True, handle="ama")
    entry = beginnings.open_assessment(
        beginning(roles=(Role.COORDINATOR, Role.ANALYST)), by=member_of("nowhere", ama), at=NOON
    )
    assert {one.role for one in people.team(entry.id)} == {Role.COORDINATOR, Role.ANALYST}


def test_only_the_office_opens_assessments() -> None:
    with pytest.raises(NotAllowed):
        beginnings.open_assessment(beginning(), by=member_of("nowhere", a_person()), at=NOON)
    assert assessments.entries() == ()


def test_the_round_and_the_one_before_are_taken_from_what_is_kept() -> None:
    first = opened("NER")
    second = opened("NER")
    assert (second.id, second.round) == ("ner-2024-2", 2)
    told = launches.opening(second.id)
    assert told
    assert told.earlier == first.id
    assert opened("MLI").round == 1


def test_a_city_is_no_later_round_of_its_country() -> None:
    opened("NER")
    city = opened("NE-8", locality="Niamey")
    assert (city.id, city.level, city.round, city.edition) == ("ne-8-niamey-2024", Level.LOCAL, 1, "local-1")
    assert city.name(Language.EN) == "Niamey, the Niger"
    assert opened("NER", locality="Zinder").id == "ner-zinder-2024"
    assert opened("NE-8", locality="Niamey").round == 2


def test_a_city_that_has_its_name_in_several_languages_is_the_same_city_in_its_next_round() -> None:
    names = Localized(en="Niamey", fr="Niamey", ar="نيامي")
    city = replace(jurisdiction(), code="NE-8", level=Level.LOCAL, locality=names)
    keep(assessment(id="niamey-2019", jurisdiction=city, edition="local-1", round=3))
    for earlier in (None, "niamey-2019"):
        second = opened("NE-8", locality="niamey", earlier=earlier)
        told = launches.opening(second.id)
        assert told
        assert (second.locality, told.earlier is not None) == (names, True)
    with pytest.raises(Invalid, match="name the city or region as well: Niamey"):
        opened("NER", earlier="niamey-2019")
    with pytest.raises(Invalid, match="another jurisdiction"):
        opened("NE-8", locality="Dosso", earlier="niamey-2019")


def test_a_country_of_no_gazetteer_is_known_from_what_is_kept_of_it() -> None:
    keep(assessment(jurisdiction=jurisdiction("XQA", "Republic of Sample", "the Sample")))
    entry = opened("XQA")
    assert entry.official_name == Localized(en="Republic of Sample")
    assert (entry.id, entry.round) == ("xqa-2024-2", 2)
    assert opened("Sample").round == 3


@pytest.mark.parametrize("place", ["Nowhere", "", "ZZZ", "ZZ-1"])
def test_a_place_that_nobody_knows_is_not_found(place: str) -> None:
    with pytest.raises(NotFound, match="jurisdiction"):
        opened(place)


def test_every_mistake_is_told_at_once_and_nothing_is_kept() -> None:
    late = Deadline(local="2024-01-01T12:00", zone="Africa/Niamey")
    early = Deadline(local="2024-09-01T12:00", zone="Africa/Niamey")
    with pytest.raises(Invalid) as caught:
        opened(
            round=0, edition="local-1", modules=("nix",), deadlines={Stage.RESEARCH: early, Stage.CONSULTATION: late}
        )
    places = [problem.place for problem in caught.value.problems]
    assert places == ["round", "edition", "modules", "due-consultation"]
    assert (assessments.entries(), journal.lines()) == ((), ())


def test_deadlines_are_kept_with_the_zone_in_which_people_were_told_of_them() -> None:
    due = Deadline(local="2024-09-01T12:00", zone="Africa/Niamey")
    assert deadlines.of(opened(deadlines={Stage.RESEARCH: due}).id) == {Stage.RESEARCH: due}


def test_a_launch_is_recorded_once_and_corrected_with_a_trace() -> None:
    entry = opened()
    for _ in range(2):
        beginnings.record_launch(LAUNCH, assessment=entry.id, by=KEEPER, at=NOON)
    other = Launch(on="2024-04-03", briefed=("Bo",))
    beginnings.record_launch(other, assessment=entry.id, by=KEEPER, at=NOON)
    assert launches.find(entry.id) == other
    said = [line.details["was"] for line in journal.lines(entry.id) if line.action == "launch.record"]
    assert [was and was["on"] for was in said] == [None, "2024-04-02"]


def test_only_a_coordinator_records_the_launch_and_only_at_it() -> None:
    entry = opened()
    with pytest.raises(NotAllowed):
        beginnings.record_launch(LAUNCH, assessment=entry.id, by=joined(entry.id, Role.ANALYST), at=NOON)
    moved(entry.id, Stage.RESEARCH)
    with pytest.raises(WrongStage):
        beginnings.record_launch(LAUNCH, assessment=entry.id, by=KEEPER, at=NOON)

from __future__ import annotations

from collections import Counter

import pytest

from migov.catalogue import editions
from migov.catalogue.territories import gazetteer
from migov.catalogue.treaties import read, register
from migov.errors import Invalid, Unreadable
from migov.model.treaties import Act

TOML = """
[sources]
list = "A list"

[[treaty]]
code = "SAMPLE"
title.en = "Sample Convention"
adopted = "1990-12-18"
depositary = "Somebody"
aliases.fr = ["convention exemplaire"]
complete = true
checked = "2020"
source = "list"
"""
ODD = {("KAMPALA", "GNB")}
"""The depositary's own list prints a signature some days after the ratification."""
HEAD = "treaty,state,act,date,source\n"


def test_the_register_holds_the_instruments_of_the_method() -> None:
    wanted = {"ILO-C97", "ILO-C143", "REFUGEES-1951", "REFUGEES-1967", "STATELESS-1954", "STATELESS-1961", "CRC"}
    wanted |= {"ICRMW", "UNTOC", "UNTOC-TRAFFICKING", "UNTOC-SMUGGLING"}
    wanted |= {"KAMPALA", "OAU-REFUGEES", "ACHPR", "ACRWC", "ACHR"}
    assert {treaty.code for treaty in register().treaties} >= wanted


def test_every_related_treaty_is_in_the_register() -> None:
    for treaty in register().treaties:
        for code in treaty.related:
            assert register().find(code), f"{treaty.code} is related to {code}"


def test_every_act_is_that_of_a_country_of_the_gazetteer() -> None:
    known = {territory.code for territory in gazetteer().territories}
    assert {act.state for act in register().participations} <= known


def test_no_state_signs_after_it_is_bound() -> None:
    for treaty in register().treaties:
        for state in {act.state for act in register().participations if act.treaty == treaty.code}:
            acts = register().acts(treaty.code, state)
            signed = [act.date for act in acts if act.act is Act.SIGNATURE]
            bound = [act.date for act in acts if act.act.binds]
            assert len(signed) <= 1, (treaty.code, state)
            in_order = not signed or not bound or min(signed)[:4] <= min(bound)[:4]
            assert in_order or (treaty.code, state) in ODD, (treaty.code, state)


def test_a_complete_treaty_says_when_it_was_checked() -> None:
    for treaty in register().treaties:
        assert treaty.checked or not treaty.complete, treaty.code


@pytest.mark.parametrize(
    ("treaty", "state", "act", "date"),
    [
        ("REFUGEES-1967", "NER", Act.ACCESSION, "1970-02-02"),
        ("STATELESS-1954", "NER", Act.ACCESSION, "2014-11-07"),
        ("ICRMW", "TLS", Act.ACCESSION, "2004-01-30"),
        ("CRC", "SSD", Act.ACCESSION, "2015"),
        ("UNTOC", "GMB", Act.RATIFICATION, "2003-05-05"),
        ("ILO-C97", "CPV", None, None),
    ],
)
def test_known_acts_are_found(treaty: str, state: str, act: Act | None, date: str | None) -> None:
    bound = [(found.act, found.date) for found in register().acts(treaty, state) if found.act.binds]
    assert bound == ([(act, date)] if act else [])


def test_nearly_every_state_is_bound_by_the_convention_on_the_rights_of_the_child() -> None:
    members = {territory.code for territory in gazetteer().territories if territory.un_member}
    bound = {act.state for act in register().participations if act.treaty == "CRC" and act.act.binds}
    assert members - bound == {"USA"}


def test_a_state_is_bound_once_by_a_treaty() -> None:
    bound = Counter((act.treaty, act.state) for act in register().participations if act.act.binds)
    assert [key for key, times in bound.items() if times > 1] == []


def test_a_register_is_read() -> None:
    found = read(TOML, HEAD + "SAMPLE,NER,accession,1999-01-02,list\n")
    assert found.find("SAMPLE").aliases == ("sample convention", "convention exemplaire")  # type: ignore[union-attr]
    assert found.acts("SAMPLE", "NER")[0].source == "A list"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("OTHER,NER,accession,1999,list", "there is no treaty OTHER"),
        ("SAMPLE,NER,accession,1989,list", "before its adoption"),
        ("SAMPLE,NER,joining,1999,list", "joining"),
        ("SAMPLE,NER,accession,99,list", "date"),
        ("SAMPLE,NER,accession,1999,hearsay", "hearsay"),
        ("SAMPLE,NER,accession,1999", "5 fields"),
        ("SAMPLE,NER,accession,1999,list\nSAMPLE,NER,accession,1999,list", "above already"),
    ],
)
def test_a_mistake_in_the_acts_names_file_and_line(line: str, says: str) -> None:
    with pytest.raises(Invalid, match=says) as caught:
        read(TOML, HEAD + line + "\n")
    assert str(caught.value).startswith(f"acts.csv, line {2 + line.count(chr(10))}: ")


@pytest.mark.parametrize("wrong", ['adopted = "December 1990"', 'adopted = "1990"\ncolour = "red"', "adopted = 1990"])
def test_a_mistake_in_a_treaty_names_its_line(wrong: str) -> None:
    with pytest.raises(Invalid) as caught:
        read(TOML.replace('adopted = "1990-12-18"', wrong), HEAD)
    assert str(caught.value).startswith("treaties.toml, line 6, treaty SAMPLE: ")


def test_files_of_another_shape_are_refused() -> None:
    with pytest.raises(Unreadable, match=r"treaties\.toml"):
        read("not toml", HEAD)
    with pytest.raises(Unreadable, match=r"acts\.csv, line 1"):
        read(TOML, "state;treaty\n")


def test_every_treaty_has_its_title_in_spanish_and_none_has_words_of_the_catalogue_for_one() -> None:
    asked = {
        text.written(language)
        for code in editions.codes()
        for edition in (editions.load(code),)
        for text in (
            *(one.title for one in edition.sub_domains),
            *(one.question for one in edition.indicators),
            *(one.guidance for one in edition.indicators),
        )
        for language in text.languages
    }
    for treaty in register().treaties:
        assert treaty.title.es, treaty.code
        assert not {treaty.title.written(language) for language in treaty.title.languages} & asked, treaty.code

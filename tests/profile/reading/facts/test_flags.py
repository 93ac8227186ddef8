"""Doubts about facts: raised where two places disagree, and only there."""

from __future__ import annotations

import pytest

from makers import assessment, gathered
from migov.catalogue.territories import gazetteer
from migov.model.conventions import ConventionRow, ConventionTable, Ratification, Standing
from migov.model.flags import Flag, FlagKind
from migov.profile.reading.facts import gather


def kinds(*well: str, potential: tuple[str, ...] = (), notes: tuple[str, ...] = ()) -> list[FlagKind]:
    return [flag.kind for flag in gathered(well, potential, notes).flags]


def test_one_law_under_four_names_is_one_flag_that_lists_them() -> None:
    read = gathered(
        [
            "The Forest and Water Law (No. 7/2017) helps.",
            "The Law on Forest and Water (No. 7/2017) helps.",
            "The Law on Woods and Water (No. 7/2017) helps.",
            "The Woods and Water Law helps.",
        ]
    )
    (flag,) = read.flags
    assert flag.kind is FlagKind.SEVERAL_NAMES
    assert "4 names" in flag.says
    assert len(flag.places) == 4


@pytest.mark.parametrize(
    "other",
    [
        "Law No. 2015-36 on the Protection of Wells of Sample (2015) applies.",
        "Law No. 2015-36 on protection of wells applies.",
        "The Protection of Wells Law (No. 2015/36) applies.",
        "Law No. 2015-36 applies.",
    ],
)
def test_a_shorter_form_of_a_name_is_no_second_name(other: str) -> None:
    assert kinds("Law No. 2015-36 on the Protection of Wells (2015) applies.", other) == []


def test_one_number_of_a_law_and_an_ordinance_on_one_subject_is_flagged() -> None:
    found = kinds("Ordinance No. 2010-86 on the fight against drought applies.", "Law No. 2010/86 on drought applies.")
    assert found == [FlagKind.SEVERAL_IDENTITIES]


def test_one_number_of_a_law_and_a_decree_on_different_subjects_is_no_matter() -> None:
    assert kinds("Law No. 4/2012 on drought applies.", "Decree No. 4/2012 on schools applies.") == []


def test_a_year_in_brackets_that_is_not_the_dates_is_flagged() -> None:
    read = gathered(["Law No. 2019-38 of 18 July 2019 on wells (2020) applies."])
    (flag,) = read.flags
    assert flag.kind is FlagKind.CONTRADICTION
    assert "2019" in flag.says
    assert "2020" in flag.says


def test_the_year_in_brackets_behind_an_amended_law_is_the_amending_ones() -> None:
    assert kinds("Law No. 2014-60 amending Ordinance No. 84-33 of 23 August 1984 on wells (2014) applies.") == []


def test_a_strength_that_is_elsewhere_not_applied_is_flagged_with_both_places() -> None:
    read = gathered(["The Water Law (No. 1/2010) helps."], ["The Water Law (No. 1/2010) is not applied in practice."])
    (flag,) = read.flags
    assert flag.kind is FlagKind.STRENGTH_NOT_IMPLEMENTED
    assert [str(place) for place in flag.places] == ["1.2, paragraph 1", "1.3, paragraph 1"]


def test_a_law_that_is_nowhere_a_strength_may_go_unapplied() -> None:
    assert kinds(potential=("The Water Law (No. 1/2010) is not applied in practice.",)) == []


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (
            "The RAIN treaty has only five ratifying countries.[^1]",
            "11 out of 17 members have ratified the RAIN treaty.",
        ),
        (
            "Five of the nine States have ratified the RAIN treaty.[^1]",
            "RAIN: ratifications by Peru, Chad, Mali and Togo.",
        ),
    ],
)
def test_counts_that_disagree_between_text_and_note_are_flagged(text: str, note: str) -> None:
    assert kinds(text, notes=(note,)) == [FlagKind.CONTRADICTION]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("The RAIN treaty has 11 ratifying countries.[^1]", "11 out of 17 members have ratified the RAIN treaty."),
        ("The RAIN treaty has nine members.[^1]", "Seven of the nine members report on RAIN."),
        ("The RAIN treaty has five ratifying countries.[^1]", "Twelve States have ratified another convention."),
    ],
)
def test_counts_that_agree_or_speak_of_something_else_are_not(text: str, note: str) -> None:
    assert kinds(text, notes=(note,)) == []


def test_what_lies_after_the_profiles_year_is_flagged() -> None:
    assert kinds("The Water Law (No. 1/2030) applies.") == [FlagKind.IMPLAUSIBLE_YEAR]


def test_an_agreement_never_implemented_is_flagged() -> None:
    assert kinds("Sample and Peru signed a convention on rain (1971), which was never implemented.") == [
        FlagKind.STRENGTH_NOT_IMPLEMENTED
    ]


def test_a_treatys_year_in_the_text_is_held_against_its_row() -> None:
    cell = Ratification(standing=Standing.YES, years=(2004,), printed="Yes (2004)")
    row = ConventionRow(name=("World Convention on the Protection of Rivers and Wells, 1999",), ratification=cell)
    table = ConventionTable(number="1", title="Conventions", rows=(row,))
    says = "Sample ratified in {} the World Convention on the Protection of Rivers and Wells."
    assert [f.kind for f in gathered([says.format(2005)], conventions=(table,)).flags] == [FlagKind.CONTRADICTION]
    assert gathered([says.format(2004)], conventions=(table,)).flags == ()


def test_flags_that_were_there_stay_in_front() -> None:
    before = Flag(kind=FlagKind.TABLE_OPEN, says="A table is open.")
    assert gather(assessment(flags=(before,)), territories=gazetteer()).flags == (before,)


def test_gathering_twice_changes_nothing() -> None:
    once = gathered(["The Water Law (No. 1/2030) and the National Water Plan (2016–2018) apply as of May 2023."])
    assert gather(once, territories=gazetteer()) == once

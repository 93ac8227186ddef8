from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from migov.cli.treaty import group
from migov.errors import NotFound


def run(*words: str) -> Result:
    return CliRunner().invoke(group, words, catch_exceptions=False)


def test_the_list_names_every_treaty_and_how_far_the_register_reaches() -> None:
    shown = run("list").output
    assert "ICRMW" in shown
    assert "as of 2022-08-25" in shown
    assert "(no list)" in shown
    assert {treaty["code"] for treaty in json.loads(run("list", "--json").output)} >= {"CRC", "KAMPALA"}


def test_a_treaty_is_shown_with_what_one_country_did() -> None:
    for name in ("NER", "ne", "Niger", "the Niger"):
        shown = run("show", "refugees-1967", "--state", name).output
        assert "1970-02-02" in shown
        assert "accession" in shown
        assert "Nigeria" not in shown


def test_countries_stand_in_alphabetical_order() -> None:
    shown = run("show", "STATELESS-1961", "--json").output
    assert {act["state"] for act in json.loads(shown)["acts"]} >= {"NER", "BEN"}
    lines = run("show", "STATELESS-1961").output
    assert lines.index("Albania") < lines.index("Benin") < lines.index("Niger") < lines.index("Tunisia")


def test_silence_is_a_no_only_where_the_register_knows_every_party() -> None:
    assert "is not bound (as of 2022-08-25)" in run("show", "ICRMW", "--state", "France").output
    assert "may be bound or not" in run("show", "ILO-C143", "--state", "Sweden").output


def test_titles_are_shown_in_the_language_asked_for() -> None:
    assert "réfugiés" in run("show", "REFUGEES-1951", "--state", "Niger", "--language", "fr").output


@pytest.mark.parametrize("words", [("show", "NOTHING"), ("show", "CRC", "--state", "Atlantis")])
def test_what_is_not_there_is_said(words: tuple[str, ...]) -> None:
    with pytest.raises(NotFound):
        run(*words)

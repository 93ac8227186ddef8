"""``migov draft``: begun, checked, frozen and shown at the machine."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner

from drafted import HERE, researched
from kept import NOON
from migov.actions import checks
from migov.actions.drafting import passages
from migov.actions.entering import keeper
from migov.cli import main
from migov.model.findings import Side
from migov.store import drafts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

KIM = keeper("kim")


@pytest.fixture(autouse=True)
def _answered(home: object, settings: Any) -> None:  # noqa: ARG001 - the folder comes first
    settings.MIGOV_WAITS_FOR_MAIL = True
    researched({"1.1.1": "All residents may see a doctor.", "2.1.1": "The Ministry of Labour should publish figures."})


def run(*words: str, code: int = 0) -> Any:
    told = CliRunner().invoke(main, ["draft", *words])
    assert told.exit_code == code, told.output
    return told


def decided() -> None:
    run("begin", HERE)
    for kept in drafts.passages(HERE):
        passages.choose_side(HERE, kept.passage.id, Side.POTENTIAL, by=KIM, at=NOON)


def test_passages_are_begun_and_what_is_left_out_is_told() -> None:
    told = run("begin", HERE).output
    assert "p-1-1-1: begun" in told
    assert "answer 3.1.1: left out, not complete yet" in told
    assert "2 passages begun, 1 answers left out" in told
    assert json.loads(run("begin", HERE, "--json").output)["new"] == []
    run("begin", HERE, "--from-profile", code=4)


def test_doubts_are_printed_with_their_words_and_remedies() -> None:
    run("begin", HERE)
    told = run("check", HERE).output
    assert "p-2-1-1: advice" in told
    assert "“The Ministry of Labour should publish figures.”" in told
    assert "remedy: " in told
    found = json.loads(run("check", HERE, "--json").output)
    assert {one["doubt"]["passage"] for one in found} >= {"p-2-1-1"}
    assert all(one["key"] and "waiver" in one for one in found)


def test_a_strict_check_fails_until_every_doubt_is_waived() -> None:
    run("begin", HERE)
    assert "are open" in run("check", HERE, "--strict", code=4).output
    for one in checks.open_doubts(HERE, by=KIM):
        checks.waive(one.doubt.key, because="The ministry said so.", assessment=HERE, by=KIM, at=NOON)
    assert "0 doubts open" in run("check", HERE, "--strict").output


def test_a_version_is_frozen_with_a_reason_and_shown() -> None:
    run("begin", HERE)
    assert "undecided" in run("freeze", HERE, "--because", "first", code=5).output
    decided()
    assert run("freeze", HERE, "--because", "for the consultation").output.startswith("draft 1: ")
    run("freeze", HERE, "--because", "again", code=4)
    run("freeze", HERE, code=2)
    told = run("show", HERE).output
    assert "p-1-1-1 (section 1 potential, version 2)\nAll residents may see a doctor." in told
    assert "for the consultation" in told
    assert "2 passages, 1 frozen versions" in told
    assert "All residents may see a doctor." in run("show", HERE, "--version", "1").output
    assert json.loads(run("show", HERE, "--version", "1", "--json").output)["number"] == 1
    assert len(json.loads(run("show", HERE, "--json").output)) == 2


def test_what_is_not_there_is_not_found() -> None:
    for words in (["check", "xqz-2024"], ["show", "xqz-2024"], ["begin", "xqz-2024"], ["show", HERE, "--version", "9"]):
        run(*words, code=3)

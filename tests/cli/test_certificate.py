"""``migov certificate``: how a profile came about, told and checked at the machine."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from migov.cli import main
from migov.model.signatures import Party
from vetted import Vetting, in_vetting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


@pytest.fixture
def vetting() -> Vetting:
    found = in_vetting()
    found.sign(Party.GOVERNMENT)
    return found


def run(*words: str) -> Any:
    return CliRunner().invoke(main, ["certificate", *words])


def written(folder: Path, text: str) -> str:
    path = folder / "certificate.json"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_the_certificate_tells_who_was_asked_and_who_signed(vetting: Vetting) -> None:
    told = run("show", vetting.id)
    assert told.exit_code == 0, told.output
    assert "Union of Workers: silent, 0 comments" in told.output
    assert "Signed for the government: Awa Sample, Head of the unit, 2024-05-02, draft 1" in told.output
    assert "the chain holds" in told.output


def test_what_was_shown_is_verified(vetting: Vetting, tmp_path: Path) -> None:
    file = written(tmp_path, run("show", vetting.id, "--json").output)
    told = run("verify", file)
    assert told.exit_code == 0, told.output
    assert "holds: Awa Sample signed draft 1 for the government" in told.output
    vetting.rewrite()
    assert "not told any more: all figures" in run("verify", file).output


def test_what_was_changed_is_named(vetting: Vetting, tmp_path: Path) -> None:
    made = json.loads(run("show", vetting.id, "--json").output)
    made["process"]["sign_offs"][0]["name"] = "Somebody Else"
    told = run("verify", written(tmp_path, json.dumps(made)))
    assert told.exit_code == 5
    assert "Somebody Else signed draft 1 for the government: the journal notes no such signature" in told.output


def test_what_is_no_certificate_is_not_read(vetting: Vetting, tmp_path: Path) -> None:  # noqa: ARG001 - it is kept
    assert run("verify", written(tmp_path, '{"name": "no certificate"}')).exit_code == 6
    assert run("show", "xqz-2024").exit_code == 3

"""``migov release`` and ``migov erratum``: what they print, and with which code they end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from migov.cli import main
from migov.store import errata, releases
from released import in_vetting, published, ready

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def run(*words: str) -> Result:
    return CliRunner().invoke(main, [*words])


def test_a_release_is_made_listed_and_shown() -> None:
    ready()
    made = run("release", "make", "xqa-2024", "--doi", "10.1/x")
    assert made.exit_code == 0, made.output
    assert made.output.startswith("xqa-2024.1: en, ")
    assert "xqa-2024.1  " in run("release", "list").output
    shown = run("release", "show", "xqa-2024.1").output
    assert "DOI: 10.1/x" in shown
    assert "profile-en.pdf" in shown
    assert json.loads(run("release", "show", "xqa-2024.1", "--json").output)["format"] == "migov.release/1"


def test_what_stands_in_the_way_is_told_whole_and_ends_as_refused() -> None:
    vetted = in_vetting()
    for verb in ("make", "plan"):
        refused = run("release", verb, vetted.id)
        assert refused.exit_code == 4
        assert "signed the text that stands: government; office" in refused.output
        assert "the vetting is over" in refused.output
    assert releases.of(vetted.id) == ()


def test_nothing_in_the_way_is_said_too() -> None:
    vetted = ready()
    found = run("release", "plan", vetted.id)
    assert (found.exit_code, found.output.splitlines()[-1]) == (0, "Nothing stands in the way.")


def test_a_release_is_exported_into_a_folder_and_verified_from_there(tmp_path: Path) -> None:
    published()
    assert run("release", "export", "xqa-2024.1", str(tmp_path)).exit_code == 0
    checked = run("release", "verify", str(tmp_path / "xqa-2024.1.zip"))
    assert (checked.exit_code, checked.output.splitlines()[-1]) == (0, "Nothing in the release is wrong.")


def test_a_release_that_is_wrong_ends_as_not_valid_and_says_what(tmp_path: Path) -> None:
    published()
    run("release", "export", "xqa-2024.1", str(tmp_path / "a.zip"))
    data = bytearray((tmp_path / "a.zip").read_bytes())
    (tmp_path / "b.zip").write_bytes(bytes(data).replace(b"SHA256SUMS", b"SHA256SUMT"))
    checked = run("release", "verify", str(tmp_path / "b.zip"))
    assert checked.exit_code == 5
    assert "SHA256SUMT is not of this release" in checked.output


def test_what_is_no_release_ends_as_not_readable(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"nothing")
    assert run("release", "verify", str(tmp_path / "a.zip")).exit_code == 6
    assert run("release", "show", "xqa-2024.9").exit_code == 3


def test_a_report_is_entered_listed_and_decided() -> None:
    published()
    given = ("--release", "xqa-2024.1", "--says", "A year is wrong.")
    assert run("erratum", "enter", "xqa-2024", *given).output == "#1\n"
    assert "waits" in run("erratum", "list", "xqa-2024").output
    assert run("erratum", "collect").output == "0 taken out.\n"
    told = ("--because", "It is so.", "--about", "A year.")
    assert run("erratum", "decide", "xqa-2024", "1", "accepted", *told).output == "#1: accepted\n"
    assert errata.get("xqa-2024", 1).is_owed

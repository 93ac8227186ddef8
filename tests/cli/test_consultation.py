"""``migov consultation``: who is asked, the comment matrix, mandate packs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from consulted import HERE, in_consultation
from migov.cli import main
from migov.store import drafts
from word_files import File, W

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


@pytest.fixture(autouse=True)
def _said(home: object, settings: Any) -> None:  # noqa: ARG001 - the folder comes first
    settings.MIGOV_WAITS_FOR_MAIL = True
    here = in_consultation()
    here.say(here.labour, "Twelve.", passage=here.passages[3], on="ten days")


def run(*words: str) -> Any:
    return CliRunner().invoke(main, ["consultation", *words], catch_exceptions=False)


def test_it_shows_who_is_asked_and_how_they_took_part() -> None:
    told = run("show", HERE).output
    assert "open, draft 1, until 2099-06-12 17:00 Africa/Niamey" in told
    assert [line.split("  ")[0] for line in told.splitlines()[2:]] == [
        "Ministry of Health (MoH)",
        "Ministry of Labour (MoL)",
        "Union of Workers",
    ]
    assert "commented" in told
    found = json.loads(run("show", HERE, "--json").output)
    assert {one["voice"] for one in found["asked"]} == {"commented", "silent"}


@pytest.mark.parametrize("form", ["xlsx", "docx", "csv", "html"])
def test_it_writes_the_matrix(form: str, tmp_path: Path) -> None:
    file = tmp_path / f"matrix.{form}"
    assert run("matrix", HERE, "--as", form, "-o", str(file)).exit_code == 0
    assert file.stat().st_size > 200
    if form == "csv":
        assert "Twelve." in file.read_text("utf-8-sig")


def test_it_writes_a_pack_and_none_of_who_is_not_asked(tmp_path: Path) -> None:
    file = tmp_path / "pack.pdf"
    assert run("pack", HERE, "labour", "-o", str(file)).exit_code == 0
    assert file.read_bytes().startswith(b"%PDF")
    assert run("pack", HERE, "nix", "-o", str(file)).exit_code == 3


def test_a_word_file_goes_out_and_comes_back_with_a_receipt(tmp_path: Path) -> None:
    file = tmp_path / "draft.docx"
    assert run("send", HERE, "--institution", "labour", "-o", str(file)).exit_code == 0
    assert File(file.read_bytes()).part("word/comments.xml")[0].get(f"{W}author") == "Ministry of Labour (MoL)"
    worked = File(file.read_bytes())
    passage = next(part.id for part in drafts.draft(HERE, 1).parts if "permits" in part.words)
    rest = " days. Residence permits take a month, and are sent by post."
    changes = (("keep", "Work permits take "), ("del", "ten"), ("ins", "twelve"), ("keep", rest))
    worked.edit(worked.line(passage), *changes)
    file.write_bytes(worked.saved())
    told = run("take", HERE, str(file)).output
    assert "receipt 1: draft.docx for labour, draft 1" in told
    assert "2 found = 1 placed + 0 unplaced + 1 set aside" in told
    assert f"replace on {passage}: twelve" in told
    assert run("receipt", HERE, "1").output == told
    assert json.loads(run("receipt", HERE, "1", "--json").output)["receipt"]["placed"] == 1
    again = run("take", HERE, str(file))
    assert again.exit_code == 4
    assert "see receipt 1" in again.stderr


def test_a_file_without_comments_is_written_whole_and_what_is_no_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "draft.docx"
    assert run("send", HERE, "--institution", "labour", "--whole", "--no-comments", "-o", str(file)).exit_code == 0
    assert "word/comments.xml" not in File(file.read_bytes()).members
    file.write_bytes(b"no file")
    refused = run("take", HERE, str(file), "--institution", "labour")
    assert refused.exit_code
    assert "it is no Word document" in refused.stderr

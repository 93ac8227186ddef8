"""``migov translation``: begun, listed, out to a translator, back, printed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from drafted import HERE
from migov.cli import main
from migov.model.translations import State
from translated import DOCTOR, NATION, ONE, rewrite, save, standing, started
from workbooks import resaved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def run(*words: str, code: int = 0) -> Any:
    told = CliRunner().invoke(main, ["translation", *words])
    assert told.exit_code == code, told.output
    return told


def test_a_language_is_begun_and_listed_with_what_stands() -> None:
    editor = started()
    run("begin", HERE, "--language", "ar")
    save(editor, DOCTOR, NATION)
    told = run("list", HERE).output
    assert "fr  0 reviewed, 1 translated, 0 stale" in told
    assert "ar  0 reviewed, 0 translated, 0 stale" in told
    rewrite(editor, "All residents may see a doctor. The Health Act of 2020 names no nationality.")
    assert f"    stale: {ONE}" in run("list", HERE, "--pieces").output
    assert json.loads(run("list", HERE, "--json").output)[0]["stale"] == [ONE]


def test_a_file_goes_out_is_looked_at_and_comes_back(tmp_path: Path) -> None:
    started()
    out = tmp_path / "fr.xlsx"
    run("export", HERE, "--language", "fr", "--output", str(out))

    def fill(sheets: dict[str, list[list[Any]]]) -> None:
        for row in next(iter(sheets.values())):
            if row[0] == ONE:
                row[9] = DOCTOR if row[1] == "1" else NATION

    out.write_bytes(resaved(out.read_bytes(), fill))
    assert "preview: nothing was changed" in run("import", str(out), "--preview").output
    assert standing().state is State.MISSING
    told = run("import", str(out)).output
    assert "2 changed" in told
    assert f"changed: {ONE}, sentence 1" in told
    assert standing().state is State.DONE


def test_what_is_no_file_of_ours_is_told_with_its_own_code(tmp_path: Path) -> None:
    file = tmp_path / "x.xlf"
    file.write_bytes(b"<xliff/>")
    assert "XLIFF" in run("import", str(file), code=6).output


def test_a_profile_is_printed_in_the_language_or_refused_by_name(tmp_path: Path) -> None:
    started()
    out = tmp_path / "fr.html"
    refused = run("print", HERE, "--language", "fr", "--form", "html", "--output", str(out), code=5).output
    assert ONE in refused
    run("print", HERE, "--language", "fr", "--form", "html", "--mark-untranslated", "--output", str(out))
    assert "Pas encore traduit" in out.read_text(encoding="utf-8")

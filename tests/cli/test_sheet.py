"""``migov sheet``: out to a file, back in, previewed first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kept import keep
from makers import assessment
from migov.actions import answers, assessments
from migov.cli import main
from workbooks import Sheets, resaved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


@pytest.fixture(autouse=True)
def _kept(home: object) -> None:  # noqa: ARG001 - the folder comes first
    keep(assessment())


def run(*words: str, code: int = 0) -> Result:
    result = CliRunner().invoke(main, [*words])
    assert result.exit_code == code, result.output
    return result


def sent(folder: Path) -> Path:
    file = folder / "out.xlsx"
    run("sheet", "send", "questionnaire", "xqa-2024", "--indicator", "1.1.1", "-o", str(file), "--by", "ada")
    return file


def filled(folder: Path, answer: str = "some") -> Path:
    def edit(sheets: Sheets) -> None:
        sheets["Questions"][2][4] = answer

    file = folder / "back.xlsx"
    file.write_bytes(resaved(sent(folder).read_bytes(), edit))
    return file


def test_a_preview_changes_nothing_and_taking_does(tmp_path: Path) -> None:
    file = str(filled(tmp_path))
    said = run("sheet", "take", file, "--preview").output
    assert "preview: nothing was changed" in said
    assert "changed: 1.1.1, Answer (sheet 'Questions', cell E3)" in said
    assert answers.answer_to(assessments.get("xqa-2024"), "1.1.1") is None
    said = run("sheet", "take", file, "--by", "ada").output
    assert "1 changed" in said
    assert "`migov sheet receipt xqa-2024 1` shows it again" in said
    answer = answers.answer_to(assessments.get("xqa-2024"), "1.1.1")
    assert answer
    assert answer.closed == "some"
    assert "1 changed" in run("sheet", "receipt", "xqa-2024", "1").output
    assert "receipt 1: back.xlsx of the team" in run("sheet", "list", "xqa-2024").output


def test_a_wrong_cell_is_named_and_nothing_is_taken(tmp_path: Path) -> None:
    said = run("sheet", "take", str(filled(tmp_path, "rather")), code=5).output
    assert "sheet 'Questions', cell E3: “rather” is not in the list (choose one of: none · some · all" in said
    assert answers.answer_to(assessments.get("xqa-2024"), "1.1.1") is None


def test_what_is_no_workbook_has_its_own_exit_code(tmp_path: Path) -> None:
    file = tmp_path / "back.csv"
    file.write_text("a;b")
    assert "it is plain text, such as CSV" in run("sheet", "take", str(file), code=6).output


def test_conflicts_are_refused_until_somebody_decides(tmp_path: Path) -> None:
    run("sheet", "take", str(filled(tmp_path, "all")))
    other = tmp_path / "other.xlsx"

    def edit(sheets: Sheets) -> None:
        sheets["Questions"][2][4] = "none"

    other.write_bytes(resaved((tmp_path / "out.xlsx").read_bytes(), edit))
    assert "1 cell was changed here too (1.1.1)" in run("sheet", "take", str(other), code=4).output
    for decided, closed in (("ours", "all"), ("theirs", "none")):
        run("sheet", "take", str(other), "--conflicts", decided)
        answer = answers.answer_to(assessments.get("xqa-2024"), "1.1.1")
        assert answer
        assert answer.closed == closed


def test_sources_and_treaties_go_out_in_the_language_that_is_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "sources.xlsx"
    run("sheet", "send", "sources", "xqa-2024", "--language", "ar", "-o", str(file))
    said = json.loads(run("sheet", "take", str(file), "--preview", "--json").output)
    assert (said["kind"], said["changed"]) == ("sources", 0)
    run("sheet", "send", "treaties", "xqa-2024", "--institution", "nobody", code=3)


def test_without_a_file_the_workbook_is_named_by_what_is_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("sheet", "send", "questionnaire", "xqa-2024").output == "xqa-2024-questionnaire-team-1.xlsx\n"
    assert (tmp_path / "xqa-2024-questionnaire-team-1.xlsx").stat().st_size > 10_000

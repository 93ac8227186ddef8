from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from migov.catalogue import editions
from migov.cli.catalogue import group
from migov.errors import Conflict, Invalid, NotFound
from workbooks import HEADINGS, ROW, workbook


@pytest.fixture
def office(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MIGOV_HOME", str(home))
    return home


def run(*words: str | Path, code: int = 0) -> Result:
    result = CliRunner().invoke(group, [str(word) for word in words], catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result


def told(*words: str | Path, code: int = 0) -> Any:
    return json.loads(run(*words, "--json", code=code).stdout)


def spreadsheet(tmp_path: Path, *rows: tuple[str, ...]) -> Path:
    file = tmp_path / "list.xlsx"
    file.write_bytes(workbook(HEADINGS, *rows))
    return file


def test_the_list_is_alphabetical_and_says_where_each_edition_comes_from(office: Path) -> None:
    assert [(one["code"], one["own"]) for one in told("list")] == [(code, False) for code in editions.codes()]
    shown = run("list").output
    assert shown.index("covid-19") < shown.index("local-1") < shown.index("national-1")
    assert not office.exists(), "looking writes nothing"


def test_an_edition_is_shown_by_dimension_in_the_language_asked_for() -> None:
    shown = run("show", "national-2", "--language", "fr").output
    assert "Accès des migrants aux services sociaux de base" in shown
    assert shown.index("1.1.1") < shown.index("6.4.5")
    assert told("show", "covid-19")["code"] == "covid-19"


def test_an_indicator_is_shown_with_guidance_answers_and_what_it_feeds() -> None:
    shown = " ".join(run("show", "national-2", "1.1.1").output.split())
    for part in ("Look in the public health law", "none · some · all", "15. Provide access", "1a essential", "Origin"):
        assert part in shown
    assert "aucun · certains · tous" in run("show", "national-2", "1.1.1", "--language", "fr").output
    assert told("show", "national-2", "1.6.3")["treaties"] == ["STATELESS-1954", "STATELESS-1961"]


def test_what_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound, match=r"no indicator '9\.9\.9': `migov catalogue show national-2` lists"):
        run("show", "national-2", "9.9.9")
    with pytest.raises(NotFound, match="no edition 'national-9'"):
        run("show", "national-9")


def test_check_finds_what_comes_with_migov_in_order() -> None:
    assert told("check") == {**{code: [] for code in editions.codes()}, "national-1 → national-2": []}
    assert "national-2: in order" in run("check", "national-2").output


@pytest.mark.django_db
@pytest.mark.usefixtures("office")
def test_check_names_the_problems_and_ends_with_the_code_for_not_valid(tmp_path: Path) -> None:
    gap = ("1.1.3", *ROW[1:5], "", ROW[6])
    run("import", spreadsheet(tmp_path, ROW, gap), "--code", "mine", "--title", "Ours")
    assert run("check", "mine", code=5).output.splitlines() == [
        "mine: 2 problems",
        "  indicator 1.1.3: the guidance is empty",
        "  indicator 1.1.3: the count jumps: 1.1.2 is missing before it",
    ]
    assert len(told("check", "mine", code=5)["mine"]) == 2


def test_diff_leaves_out_what_stayed_the_same_and_counts_it() -> None:
    rows = told("diff", "national-1", "national-2")
    assert {row["relation"] for row in rows} == {"reworded", "split", "merged", "new", "retired"}
    everything = told("diff", "national-1", "national-2", "--all")
    same = [row for row in everything if row["relation"] == "same"]
    assert len(everything) == len(rows) + len(same)
    assert f"{len(same)} same" in run("diff", "national-1", "national-2").output


def test_diff_the_wrong_way_round_says_so() -> None:
    with pytest.raises(NotFound, match="the other way round: `migov catalogue diff national-1 national-2`"):
        run("diff", "national-2", "national-1")
    with pytest.raises(NotFound, match="no cross-walk 'local-1 → national-2'"):
        run("diff", "local-1", "national-2")


@pytest.mark.django_db
@pytest.mark.usefixtures("office")
def test_an_office_imports_its_list_and_sees_it(tmp_path: Path) -> None:
    file = spreadsheet(tmp_path, ROW)
    done = run("import", file, "--code", "national-3", "--title", "Ours [draft]", "--year", "2023", "--by", "Ada")
    assert "national-3: 1 indicator imported" in done.output
    (ours,) = [one for one in told("list") if one["own"]]
    assert (ours["code"], ours["year"], ours["title"]["en"]) == ("national-3", 2023, "Ours [draft]")
    assert "Ours [draft]" in run("list").output
    with pytest.raises(Conflict):
        run("import", file, "--code", "national-3", "--title", "Again")


@pytest.mark.django_db
def test_an_import_with_mistakes_names_them_all_and_keeps_nothing(office: Path, tmp_path: Path) -> None:
    file = spreadsheet(tmp_path, ROW, (*ROW[:6], "maybe"))
    with pytest.raises(Invalid) as caught:
        run("import", file, "--code", "mine", "--title", "Ours")
    assert [problem.place for problem in caught.value.problems] == [
        "sheet 'Sheet1', row 3, column A (Code)",
        "sheet 'Sheet1', row 3, column G (Scale)",
    ]
    assert not office.exists(), "a list with mistakes leaves no trace"


@pytest.mark.parametrize("name", ["list.xlsx", "list.csv"])
def test_a_template_is_written_once(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    run("template", file, "--edition", "local-1", "--language", "fr")
    written = file.read_bytes()
    with pytest.raises(Conflict, match="is there already: --replace writes over it"):
        run("template", file)
    assert file.read_bytes() == written
    assert told("template", file, "--replace") == {"file": str(file), "edition": None}


def test_a_template_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match=r"end it in \.xlsx or \.csv"):
        run("template", tmp_path / "list.ods")

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from kept import keep
from makers import assessment, finding, jurisdiction
from migov import errors, training
from migov.cli import EXIT_CODES, NOUNS, main
from migov.model import interchange

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def run(*words: str, code: int = 0) -> Result:
    result = CliRunner().invoke(main, list(words))
    assert result.exit_code == code, result.output
    return result


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "sample.json"
    path.write_bytes(interchange.encode(assessment([finding()])))
    return path


@pytest.mark.parametrize("noun", NOUNS)
def test_every_noun_and_verb_says_what_it_does(noun: str) -> None:
    assert f"migov {noun}" in CliRunner().invoke(main, [noun, "--help"], prog_name="migov").output
    command = main.get_command(None, noun)  # type: ignore[arg-type]
    for verb in getattr(command, "commands", {}).values():
        assert verb.help, (noun, verb.name)


def test_a_noun_that_is_none_is_told() -> None:
    assert "No such command" in run("nix", code=2).output


def test_every_error_has_an_exit_code_and_no_two_meanings_share_one() -> None:
    kinds = {kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.MigovError)}
    assert set(EXIT_CODES) <= kinds
    assert len(set(EXIT_CODES.values())) == len(EXIT_CODES)
    assert not set(EXIT_CODES.values()) & {0, 2}


def test_import_list_export_and_import_again(file: Path) -> None:
    assert run("assessment", "import", str(file)).output == "xqa-2024: kept\n"
    assert run("assessment", "import", str(file)).output == "xqa-2024: already there\n"
    assert "sample.json" in run("assessment", "list").output
    assert run("assessment", "export", "xqa-2024").stdout_bytes == file.read_bytes()


def test_an_export_goes_to_the_file_that_is_named(tmp_path: Path) -> None:
    keep()
    target = tmp_path / "out.json"
    assert run("assessment", "export", "xqa-2024", "-o", str(target)).output.strip() == str(target)
    assert interchange.decode(target.read_bytes()) == assessment()


def test_lists_come_as_json_for_programs() -> None:
    keep()
    for noun in ("assessment", "profile"):
        (entry,) = json.loads(run(noun, "list", "--json").stdout)
        assert (entry["id"], entry["year"]) == ("xqa-2024", 2024)
    (line,) = json.loads(run("journal", "show", "--json").stdout)
    assert line["action"] == "assessment.import"
    assert json.loads(run("journal", "verify", "--json").stdout)["problems"] == []


def test_an_empty_house_says_what_to_do_next() -> None:
    assert "profile read" in run("profile", "list").output
    assert "profile read" in run("assessment", "list").output


def test_the_schema_describes_what_export_writes(file: Path) -> None:
    schema = json.loads(run("assessment", "schema").stdout)
    jsonschema.validate(json.loads(file.read_bytes()), schema)


def test_who_withdrew_what_and_why_stands_in_the_journal() -> None:
    keep()
    run("assessment", "withdraw", "xqa-2024", "--because", "read wrongly", "--by", "Bea")
    assert run("assessment", "list").output.startswith("Nothing is kept")
    assert "withdrawn: read wrongly" in run("assessment", "list", "--withdrawn").output
    shown = run("journal", "show", "xqa-2024", "--last", "1").output
    assert "Bea" in shown
    assert "assessment.withdraw" in shown
    run("assessment", "restore", "xqa-2024")
    assert "xqa-2024" in run("assessment", "list").output


def test_a_broken_journal_is_told_with_the_code_of_what_is_not_valid() -> None:
    from django.db import connection

    keep()
    assert "All holds: 1 lines" in run("journal", "verify").output
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER journal_no_update")
        cursor.execute("UPDATE journal SET by = 'Eve'")
    assert "journal line 1" in run("journal", "verify", code=5).stderr


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("assessment", "export", "nix"), 3, "no assessment 'nix'"),
        (("profile", "show", "nix"), 3, "`migov assessment list`"),
        (("profile", "render", "nix", "--as", "pdf"), 3, "nix"),
        (("serve", "--host", "192.0.2.1"), 4, "without TLS"),
        (("serve", "--host", "::"), 4, "without TLS"),
        (("serve", "--host", "example.org"), 4, "127.0.0.1"),
        (("assessment", "import", "/nix/nix.json"), 3, "no file '/nix/nix.json'"),
        (("profile", "read", "/nix/nix.pdf"), 3, "no file '/nix/nix.pdf'"),
        (("profile", "read", "/"), 3, "a folder"),
        (("catalogue", "import", "/nix/nix.csv", "--code", "nix", "--title", "Nix"), 3, "no file"),
        (("profile", "show", "nix.json"), 3, "no file"),
        (("assessment", "withdraw", "nix"), 2, "--because"),
    ],
)
def test_a_refusal_says_what_is_wrong_on_stderr(words: tuple[str, ...], code: int, says: str) -> None:
    result = run(*words, code=code)
    assert says in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"{", 6),
        (b"", 6),
        (b"\x00\xff", 6),
        (b"[" * 200_000, 6),
        (b'{"format": "migov.assessment/9"}', 6),
        (b'{"format": "migov.assessment/1"}', 5),
    ],
)
def test_a_file_that_is_none_is_named_and_nothing_is_written(content: bytes, code: int, tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(content)
    assert "bad.json" in run("assessment", "import", str(path), code=code).stderr
    assert run("journal", "show").output == ""


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7\n", b"PK\x03\x04nothing", b"\x00" * 5000, b"Not a profile at all.\n"]
)
def test_a_file_that_is_no_profile_is_refused_and_nothing_is_written(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "profile.pdf"
    path.write_bytes(content)
    assert "profile.pdf" in run("profile", "read", str(path), "--keep", code=6).stderr
    assert run("journal", "show").output == ""


@pytest.mark.parametrize(("form", "starts"), [("pdf", b"%PDF-"), ("docx", b"PK"), ("html", b"<!doctype html>")])
def test_an_exported_file_is_printed_without_being_kept(form: str, starts: bytes, file: Path, tmp_path: Path) -> None:
    target = tmp_path / f"out.{form}"
    run("profile", "render", str(file), "--as", form, "--generation", "2021", "--language", "fr", "-o", str(target))
    assert target.read_bytes().startswith(starts)
    assert run("assessment", "list", "--json").stdout.strip() == "[]"


def test_a_print_has_a_name_of_its_own_where_none_is_given(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    keep()
    monkeypatch.chdir(tmp_path)
    assert run("profile", "render", "xqa-2024", "--as", "html").output == "xqa-2024-2022-en.html\n"
    assert (tmp_path / "xqa-2024-2022-en.html").exists()


def test_what_we_print_we_read_and_keep(tmp_path: Path) -> None:
    country = tmp_path / "country.json"
    country.write_bytes(interchange.encode(training.country()))
    printed = tmp_path / "profile.pdf"
    run("profile", "render", str(country), "-o", str(printed))
    told = run("profile", "read", str(printed), "--keep").output
    assert "Republic of the Onduva 2024" in told
    assert ": kept" in told
    assert "already there" in run("profile", "read", str(printed), "--keep").output
    result = run("profile", "read", str(printed), "--json")
    assert len(interchange.decode(result.stdout_bytes).findings) == len(training.country().findings)


def test_the_file_a_profile_was_read_from_comes_out_as_it_went_in(file: Path, tmp_path: Path) -> None:
    run("assessment", "import", str(file))
    run("profile", "original", "xqa-2024", "-o", str(tmp_path / "again.json"))
    assert (tmp_path / "again.json").read_bytes() == file.read_bytes()
    assert run("profile", "original", "xqa-2024", "-o", "-").stdout_bytes == file.read_bytes()


def test_a_summary_counts_every_section(file: Path) -> None:
    told = run("profile", "show", str(file)).output
    assert "Republic of Sample 2024" in told
    assert "0 doubts" in told
    assert "no list of key sources" in told


def test_profiles_are_listed_in_alphabetical_order_and_there_is_no_other() -> None:
    for name, short in (("c-1", "the Alfa"), ("a-1", "Bravo")):
        keep(assessment(id=name, jurisdiction=jurisdiction(short=short)))
    assert [line.split()[0] for line in run("profile", "list").output.splitlines()] == ["the", "Bravo"]
    assert "No such option" in run("profile", "list", "--sort", "year", code=2).stderr


def test_a_mistake_of_ours_is_one_line_and_says_where_to_look(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_more: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("migov.actions.assessments.entries", fail)
    told = run("assessment", "list", code=1).stderr
    assert "ZeroDivisionError: oh" in told
    assert "MIGOV_TRACEBACK" in told


def test_a_day_that_no_calendar_has_is_no_search() -> None:
    for day in ("2021-13", "2021-02-30", "banana", "21"):
        told = CliRunner().invoke(main, ["evidence", "search", "permit", "--on", day])
        assert told.exit_code == 2
        assert "is no date" in told.output


def test_a_source_has_an_id_that_can_stand_in_an_address(tmp_path: Path) -> None:
    (tmp_path / "law.txt").write_text("Act No. 4 of 2011")
    for word in ("../../etc/x", "A Law", "law--1", ""):
        told = CliRunner().invoke(
            main, ["source", "add", str(tmp_path / "law.txt"), "--jurisdiction", "NER", "--id", word]
        )
        assert told.exit_code == 2
        assert "is no id" in told.output

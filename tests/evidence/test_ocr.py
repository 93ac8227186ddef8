"""Pages that are pictures get their words from tesseract where it is, and else it is said which have none."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
import typst

from migov.evidence import ocr
from migov.evidence.formats import read
from migov.evidence.ocr import recognised
from migov.model.pages import Document

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
ROWS = (
    "1\t1\t0\t0\t0\t0\t0\t0\t600\t800\t-1\t",
    "5\t1\t1\t1\t1\t1\t100\t50\t100\t25\t96\tArticle",
    "5\t1\t1\t1\t1\t2\t225\t50\t25\t25\t91.5\t5",
    "5\t1\t1\t1\t2\t1\t100\t100\t200\t25\t12\t~|;",
    "5\t1\t1\t1\t2\t2\t100\t100\t200\t25\t88\tScope",
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder where programs are looked for."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def installed(folder: Path, *, languages: str = "eng fra", orders: str = "", rows: tuple[str, ...] = ROWS) -> Path:
    """A stand-in for tesseract that always recognises the same words, and writes down how it was asked."""
    table = "\\n".join((HEAD, *rows)).replace("\t", "\\t")
    program = folder / "tesseract"
    program.write_text(
        "#!/bin/sh\n"
        f'if [ "$1" = --list-langs ]; then echo "List:"; for name in {languages} osd; do echo $name; done; exit; fi\n'
        f'echo "$OMP_THREAD_LIMIT $@" >> {folder}/asked\n{orders}\nprintf "{table}\\n"\n'
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return folder / "asked"


def scanned(*pages: str) -> tuple[bytes, Document]:
    """A PDF of these pages in Typst's words, and what is read of it."""
    source = "#set page(width: 8cm, height: 8cm)\n" + "\n#pagebreak()\n".join(pages)
    data: bytes = typst.compile(source.encode())
    return data, read(data, file="scan.pdf")


PICTURE = "#rect(width: 2cm, height: 2cm)"
WORDS = "The register is kept in two languages and is open to everybody on working days."


def test_words_of_a_picture_are_recognised_line_by_line_with_their_place(folder: Path) -> None:
    asked = installed(folder)
    data, document = scanned(PICTURE, WORDS)
    found = recognised(data, document, language="fr-LU")
    first, second = found.document.pages
    assert [line.text for line in first.lines] == ["Article 5", "Scope"]
    assert first.lines[0].box == (24.0, 12.0, 60.0, 18.0)
    assert first.is_recognised
    assert second == document.pages[1]
    assert found.notes == ()
    threads, *arguments = asked.read_text().split()
    assert threads == "1"
    assert arguments[arguments.index("-l") + 1] == "fra"


def row(number: int, word: str, confidence: float) -> str:
    return f"5\t1\t1\t1\t1\t{number}\t{100 * number}\t50\t90\t25\t{confidence}\t{word}"


DOUBTED = (
    row(1, "Fees", 95),
    row(2, "must", 90),
    row(3, "not", 4),
    row(4, "§|", 9),
    row(5, "exceed", 41),
    row(6, "7", 0),
)


def test_words_it_is_unsure_of_are_kept_and_counted_for_the_reader(folder: Path) -> None:
    installed(folder, rows=DOUBTED)
    data, document = scanned(WORDS, PICTURE)
    found = recognised(data, document, language="en")
    assert [line.text for line in found.document.pages[1].lines] == ["Fees must not exceed 7"]
    assert found.notes == ("3 words on page 2 are uncertain: compare them with the picture.",)


def test_many_pages_with_words_it_is_unsure_of_are_told_in_one_sentence(folder: Path) -> None:
    installed(folder, rows=DOUBTED)
    data, document = scanned(*[PICTURE] * 14)
    (note,) = recognised(data, document, language="en").notes
    assert note.startswith("42 words on pages 1–14 are uncertain")


def test_a_document_with_text_on_every_page_is_left_alone(folder: Path) -> None:
    asked = installed(folder)
    data, document = scanned(WORDS)
    assert recognised(data, document).document is document
    assert not asked.exists()


def test_blank_pages_are_not_handed_over(folder: Path) -> None:
    asked = installed(folder)
    data, document = scanned(WORDS, "#v(1cm)", WORDS)
    found = recognised(data, document)
    assert not asked.exists()
    assert len(found.notes) == 1
    assert found.notes[0].startswith("Page 2 stays without text")


def test_a_page_with_few_words_and_no_picture_says_all_it_has_to(folder: Path) -> None:
    asked = installed(folder)
    data, document = scanned("Part I", WORDS)
    assert recognised(data, document).document == document
    assert not asked.exists()


def test_without_the_program_it_is_said_which_pages_have_no_text(folder: Path) -> None:
    data, document = scanned(PICTURE, PICTURE, WORDS)
    found = recognised(data, document)
    assert found.document == document
    (note,) = found.notes
    assert note.startswith("Pages 1–2 stay without text")
    assert "install tesseract" in note
    assert not list(folder.iterdir())


def test_a_language_it_was_not_taught_is_not_guessed(folder: Path) -> None:
    asked = installed(folder)
    data, document = scanned(PICTURE)
    (note,) = recognised(data, document, language="ar").notes
    assert "was not taught the language 'ar'" in note
    assert not asked.exists()


def test_where_nobody_knows_the_language_all_it_was_taught_of_the_usual_are_tried(folder: Path) -> None:
    asked = installed(folder, languages="deu spa eng")
    data, document = scanned(PICTURE)
    recognised(data, document)
    assert "-l eng+spa" in asked.read_text()


@pytest.mark.parametrize("orders", ["exec sleep 60", "kill -9 $$", "exit 3", "exit 0"])
def test_a_page_it_fails_on_stays_without_text(folder: Path, monkeypatch: pytest.MonkeyPatch, orders: str) -> None:
    monkeypatch.setattr(ocr, "SECONDS", 1.0)
    (folder / "sleep").symlink_to("/bin/sleep")
    installed(folder, orders=orders)
    data, document = scanned(PICTURE)
    found = recognised(data, document)
    assert not found.document.pages[0].lines
    assert found.notes


def test_nothing_is_left_in_the_temporary_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(folder)
    place = folder / "temporary"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    data, document = scanned(PICTURE)
    assert recognised(data, document).document.pages[0].is_recognised
    assert not list(place.iterdir())


@pytest.mark.parametrize(("language", "is_worth_it"), [(None, True), ("fr", True), ("ar", False)])
def test_scans_are_worth_another_try_when_their_language_can_be_read(
    folder: Path, language: str | None, is_worth_it: bool
) -> None:
    notes = recognised(*scanned(PICTURE), language=language).notes
    assert not ocr.is_worth_another_try(notes, language=language)
    installed(folder)
    assert ocr.is_worth_another_try(notes, language=language) == is_worth_it
    notes = recognised(*scanned(PICTURE), language=language).notes
    assert not ocr.is_worth_another_try(notes, language=language)

"""Translations as files: what goes out comes back, hostile files are refused, and every sentence has its fate."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest

from migov.errors import Unreadable
from migov.model.languages import Language
from migov.model.translations import (
    Piece,
    PieceKind,
    SourceSentence,
    Standing,
    TranslatedSentence,
    Translation,
    standing,
)
from migov.sheets import translations as sheets
from migov.sheets.translations import Outcome, Sheet
from workbooks import resaved, workbook

LAW, PLAN = "The law of 2015 governs entry & stay.", "=A plan < of 2020 exists."
LOI, PROGRAMME = "La loi de 2015 régit l’entrée.", "+Un plan existe."


def piece(*words: str, id: str = "p-2-1") -> Piece:  # noqa: A002
    return Piece(
        id=id, kind=PieceKind.PASSAGE, section="2.1", sentences=tuple(SourceSentence(words=one) for one in words)
    )


def beside(given: Piece, *made: tuple[str, str]) -> Standing:
    if not made:
        return standing(given, None)
    sentences = tuple(TranslatedSentence(source=source, words=words) for source, words in made)
    told = Translation(piece=given.id, language=Language.FR, sentences=sentences, by="mira", at="2026-01-01")
    return standing(given, told)


def sheet(*given: Standing, only_open: bool = False) -> Sheet:
    return sheets.sheet_of(
        given,
        subject="xqa-2024",
        name="Sample",
        source_language=Language.EN,
        language=Language.FR,
        sent_at="2026-01-01T00:00:00+00:00",
        only_open=only_open,
    )


def changed(data: bytes, **cells: str) -> bytes:
    """A workbook with other words in cells such as ``J3``."""

    def change(sheets: dict[str, list[list[Any]]]) -> None:
        for cell, words in cells.items():
            next(iter(sheets.values()))[int(cell[1:]) - 1]["ABCDEFGHIJ".index(cell[0])] = words

    return resaved(data, change)


def told(line: sheets.Line) -> tuple[object, ...]:
    return line.piece, line.number, line.source, line.words, line.source_mark, line.words_mark


@pytest.mark.parametrize(
    ("write", "read"),
    [(sheets.write_workbook, sheets.read_workbook), (sheets.write_xliff, sheets.read_xliff)],
)
def test_what_goes_out_comes_back_letter_by_letter(write: object, read: object) -> None:
    out = sheet(beside(piece(LAW, PLAN), (LAW, LOI), (PLAN, PROGRAMME)), beside(piece(LAW, id="p-2-2")))
    back = read(write(out), file="x")  # type: ignore[operator]
    assert [told(line) for line in back.lines] == [told(line) for line in out.lines]
    assert (back.subject, back.source_language, back.language) == ("xqa-2024", Language.EN, Language.FR)


def test_texts_that_look_like_formulas_are_texts() -> None:
    data = sheets.write_workbook(sheet(beside(piece(PLAN), (PLAN, PROGRAMME))))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        page = archive.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in page
    assert sheets.read_workbook(data, file="x.xlsx").lines[0].source == PLAN


def test_only_open_pieces_can_be_sent_out() -> None:
    out = sheet(beside(piece(LAW), (LAW, LOI)), beside(piece(PLAN, id="p-2-2")), only_open=True)
    assert [line.piece for line in out.lines] == ["p-2-2"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 no archive",
        b"%PDF-1.7",
        b"<html/>",
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><xliff/>',
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x SYSTEM "file:///etc/passwd"><xliff/>'.encode("utf-16"),
        b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="tlh"/>',
        b'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>',
    ],
)
def test_what_is_no_file_of_ours_is_refused_with_a_remedy(data: bytes) -> None:
    read = sheets.read_workbook if data.startswith(b"PK") else sheets.read_xliff
    with pytest.raises(Unreadable) as refused:
        read(data, file="back")
    assert refused.value.problems[0].remedy


def test_another_workbook_is_refused() -> None:
    with pytest.raises(Unreadable, match="no sheet of it"):
        sheets.read_workbook(workbook(["piece", "1"]), file="other.xlsx")


def test_tags_that_a_program_put_into_a_target_do_not_lose_its_words() -> None:
    data = sheets.write_xliff(sheet(beside(piece(LAW))))
    target = '<target xmlns="urn:oasis:names:tc:xliff:document:2.0">La <pc id="1">loi</pc> est là.</target>'
    found = sheets.read_xliff(data.replace(b"</source>", f"</source>{target}".encode()), file="x.xlf")
    assert found.lines[0].words == "La loi est là."


def test_rows_may_be_sorted_and_only_new_words_are_news() -> None:
    there = beside(piece(LAW, PLAN), (LAW, LOI))
    data = changed(sheets.write_workbook(sheet(there)), J4="Un plan existe.")
    (found,) = sheets.sorted_lines(sheets.read_workbook(data, file="x.xlsx"), [there])
    assert [(line.number, line.outcome) for line in found.lines] == [(1, Outcome.UNCHANGED), (2, Outcome.CHANGED)]
    assert [row.words for row in found.rows] == ["", "Un plan existe."]


def test_a_sentence_that_was_translated_here_too_is_a_conflict() -> None:
    sent = beside(piece(LAW), (LAW, LOI))
    data = changed(sheets.write_workbook(sheet(sent)), J3="La loi a changé.")
    now = beside(piece(LAW), (LAW, "Autre chose ici."))
    (found,) = sheets.sorted_lines(sheets.read_workbook(data, file="x.xlsx"), [now])
    assert [(line.outcome, line.now) for line in found.lines] == [(Outcome.CONFLICT, "Autre chose ici.")]


def test_a_sentence_whose_source_moved_meanwhile_comes_back_stale() -> None:
    data = changed(sheets.write_workbook(sheet(beside(piece(LAW)))), J3=LOI)
    moved = "The law of 2016 governs entry & stay."
    (found,) = sheets.sorted_lines(sheets.read_workbook(data, file="x.xlsx"), [beside(piece(moved))])
    assert found.lines[0].outcome is Outcome.STALE
    assert (found.rows[0].was, found.rows[0].words) == (LAW, LOI)


def test_words_without_a_place_are_told_and_not_lost() -> None:
    data = changed(sheets.write_workbook(sheet(beside(piece(LAW)))), J3=LOI)
    back = sheets.read_workbook(data, file="x.xlsx")
    (found,) = sheets.sorted_lines(back, [beside(piece("Something else altogether is said.", id="p-9"))])
    assert [(line.outcome, line.returned) for line in found.lines] == [(Outcome.LOST, LOI)]


def test_a_changed_source_column_is_noticed() -> None:
    there = beside(piece(LAW))
    data = changed(sheets.write_workbook(sheet(there)), I3="Another law.", J3=LOI)
    (found,) = sheets.sorted_lines(sheets.read_workbook(data, file="x.xlsx"), [there])
    assert found.lines[0].outcome is Outcome.LOST


def test_every_sentence_of_a_file_is_counted_once() -> None:
    there = [beside(piece(LAW, PLAN), (LAW, LOI)), beside(piece(LAW, LAW, id="p-2-2"))]
    back = sheets.read_xliff(sheets.write_xliff(sheet(*there)), file="x.xlf")
    assert sum(len(one.lines) for one in sheets.sorted_lines(back, there)) == len(back.lines) == 4


def test_a_program_that_dropped_our_marks_takes_nothing_away_and_every_difference_is_a_conflict() -> None:
    there = [beside(piece(LAW, PLAN), (LAW, LOI))]
    data = re.sub(rb"<mda:metadata.*?</mda:metadata>", b"", sheets.write_xliff(sheet(*there)))
    (same,) = sheets.sorted_lines(sheets.read_xliff(data, file="x.xlf"), there)
    assert {line.outcome for line in same.lines} == {Outcome.UNCHANGED}
    other = data.replace("régit".encode(), "règle".encode())
    (found,) = sheets.sorted_lines(sheets.read_xliff(other, file="x.xlf"), there)
    assert [line.outcome for line in found.lines if line.number == 1] == [Outcome.CONFLICT]

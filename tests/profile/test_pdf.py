"""The printed PDF: accessible, complete, the same every time, and in our own typefaces."""

from __future__ import annotations

import re
import zlib
from functools import cache

import msgspec
import page
import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest

import makers
from migov.model.assessments import Assessment
from migov.model.conventions import ConventionRow, ConventionTable, Ratification, Standing, TableNote
from migov.model.findings import Side
from migov.model.jurisdictions import Jurisdiction
from migov.model.languages import Language, Localized
from migov.model.publications import Generation, Publication
from migov.profile import pdf
from migov.profile.blocks import Book, Cards, Chapter, Paragraph, Phrase, Sources
from migov.profile.composing import compose
from migov.profile.composing.wording import SPOKEN
from migov.profile.typefaces import FOLDER, _code_points
from migov.training import country


@cache
def printed(language: Language = Language.EN, generation: Generation = Generation.G2021) -> bytes:
    return pdf.render(compose(country(), language=language, generation=generation, expand_acronyms=False))


def render(assessment: Assessment) -> bytes:
    return pdf.render(compose(assessment, language=Language.EN, generation=Generation.G2021))


def pages(data: bytes) -> list[str]:
    with pdfium.PdfDocument(data) as document:
        return [sheet.get_textpage().get_text_range() for sheet in document]


def run_together(text: str) -> str:
    """Without white space, so that lines and pages may break anywhere; a hyphen at a line's end is a hyphen."""
    return re.sub(r"\s", "", text.replace("\ufffe", "-").replace("\x02", "-"))


def assert_accessible(data: bytes, profile: str = "ua1") -> None:
    report = page.validate_pdf_bytes(data, profile=profile)
    assert report.is_compliant, [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("generation", Generation)
def test_every_generation_and_language_passes_the_accessibility_checker(
    language: Language, generation: Generation
) -> None:
    assert_accessible(printed(language, generation))


@pytest.mark.parametrize("language", SPOKEN)
def test_the_file_is_fit_for_an_archive(language: Language) -> None:
    assert_accessible(printed(language), profile="2a")


def test_the_file_tells_its_title_language_and_maker() -> None:
    with pdfium.PdfDocument(printed(Language.FR)) as document:
        told = document.get_metadata_dict()
        size = raw.FPDFCatalog_GetLanguage(document, None, 0)
        buffer = (raw.FPDF_WCHAR * (size // 2))()
        raw.FPDFCatalog_GetLanguage(document, buffer, size)
        language = bytes(buffer).decode("utf-16-le").rstrip("\0")
    assert "Onduva" in told["Title"]
    assert told["Author"] == country().publication.publisher
    assert "gouvernance" in told["Keywords"]
    assert language == "fr"


def test_chapters_and_sections_are_bookmarks() -> None:
    with pdfium.PdfDocument(printed()) as document:
        marks = [(mark.level, mark.get_title()) for mark in document.get_toc()]
    titles = [title for _, title in marks]
    assert (0, "Key sources") in marks
    assert (1, "1.3. Areas with potential for further development") in marks
    assert titles.index("Objective") < titles.index("Conceptual framework") < titles.index("Annex 3. The process")


def test_every_word_of_every_finding_is_in_the_text_in_order() -> None:
    composed = compose(country(), language=Language.EN, generation=Generation.G2021, expand_acronyms=False)
    text = body(printed(), composed)
    for finding in (*country().findings, *country().module_pages[0].findings):
        for piece in finding.text:
            if isinstance(piece, str):
                assert run_together(piece) in text


def body(data: bytes, composed: Book) -> str:
    """The text of all pages without running heads, page numbers and footnotes, run together."""
    notes = [
        run_together(note.number + "".join(part for part in note.text if isinstance(part, str)))
        for chapter in composed.chapters
        for note in chapter.notes
    ]
    parts = []
    for text in pages(data):
        lines = [line for line in text.splitlines() if line != composed.running_head]
        part = run_together("".join(lines[:-1]))
        for note in notes:
            part = part.removesuffix(note) if part.endswith(note) else part.replace(note, "")
        parts.append(part)
    return "".join(parts)


def test_footnotes_stand_on_the_page_that_calls_them() -> None:
    composed = compose(country(), language=Language.EN, generation=Generation.G2021, expand_acronyms=False)
    chapter = next(chapter for chapter in composed.chapters if chapter.id == "dimension-1")
    texts = pages(printed())
    for note in chapter.notes:
        start = run_together(f"{note.number} {note.text[0]}")[:40]
        (foot,) = [text for text in texts if start in run_together(text)]
        assert re.search(rf"\D{note.number}\b", foot[: foot.index(f"\n{note.number} ")])


def test_cards_name_the_pages_of_their_chapters() -> None:
    composed = compose(country(), language=Language.EN, generation=Generation.G2021)
    framework = next(chapter for chapter in composed.chapters if chapter.id == "framework")
    (cards,) = (block for block in framework.blocks if isinstance(block, Cards))
    texts = pages(printed())
    (at,) = (text for text in texts if "The six dimensions" in text)
    labels = [int(number) for number in re.findall(r"^Page (\d+)", at, re.MULTILINE)]
    titles = [next(c.title for c in composed.chapters if c.id == card.target) for card in cards.cards]
    assert len(labels) == 6
    for label, title in zip(labels, titles, strict=True):
        assert run_together(title) in run_together(texts[label - 1])
        assert texts[label - 1].rstrip().endswith(str(label))


def test_the_contents_name_the_pages_of_the_chapters() -> None:
    texts = pages(printed())
    contents = next(text for text in texts if text.startswith("Table of contents"))
    listed = re.findall(r"^(.+?) ?(?:\. ?){3,}(\d+)", contents, re.MULTILINE)
    assert len(listed) == 14
    for title, number in listed:
        assert run_together(title) in run_together(texts[int(number) - 1])


def test_rows_of_a_table_are_read_row_by_row() -> None:
    rows = tuple(_row(f"Convention number {number}", f"Yes ({1950 + number})") for number in range(60))
    table = ConventionTable(number="1", title="Conventions", rows=rows, notes=(TableNote("*", "A note."),))
    data = render(makers.assessment([makers.finding()], conventions=(table,)))
    assert_accessible(data)
    found = re.findall(r"Convention number (\d+)\s+Yes \((\d+)\)", "".join(pages(data)))
    assert [(int(number), int(year) - 1950) for number, year in found] == [(n, n) for n in range(60)]


def _row(name: str, printed: str) -> ConventionRow:
    return ConventionRow(name=(name,), ratification=Ratification(standing=Standing.YES, printed=printed))


@pytest.mark.parametrize("space", range(8))
def test_lines_do_not_end_inside_numbers_or_joined_words(space: int) -> None:
    text = "Law 2015-36, 4/2012 and 2017-5-12 take a whole-of-government approach for 2020–2035 (PUB2021/119/EL). "
    data = render(makers.assessment([makers.finding("x" * space + " " + text * 30)]))
    (chapter,) = (text for text in pages(data) if "1.2. Migration" in text)
    assert not re.search(r"[-–/\ufffe\x02]\s", chapter)


def test_lines_do_not_end_between_no_and_its_number() -> None:
    text = "Law No. 7 rests on Law No. 2015-36 and on Act n° 4. " * 40
    data = render(makers.assessment([makers.finding(text)]))
    (chapter,) = (text for text in pages(data) if "1.2. Migration" in text)
    assert not re.search(r"(No\.|n°)\s*[\r\n]", chapter)
    assert chapter.count("\n") > 20


@pytest.mark.parametrize("count", range(40, 52))
def test_no_page_begins_with_the_last_source_alone(count: int) -> None:
    entries = tuple((f"Report number {number}.",) for number in range(count))
    texts = pages(pdf.render(with_sources(entries)))
    last = next(text for text in reversed(texts) if "Report number" in text)
    assert last.count("Report number") > 1


def with_sources(entries: tuple[tuple[str, ...], ...]) -> Book:
    """A book of one chapter that lists sources."""
    composed = compose(makers.assessment(), language=Language.EN, generation=Generation.G2021)
    listed = Chapter(id="listed", title="Sources", blocks=(Sources(id="all", groups=((None, entries),)),))
    return msgspec.structs.replace(composed, chapters=(listed,))


def test_a_link_to_no_place_of_the_book_is_printed_as_words() -> None:
    block = Paragraph(id="a", content=("See ", Phrase("Annex 9", address="#annex-9"), "."))
    only = Chapter(id="only", title="Only", blocks=(block,))
    composed = compose(makers.assessment(), language=Language.EN, generation=Generation.G2021)
    data = pdf.render(msgspec.structs.replace(composed, chapters=(only,)))
    assert "See Annex 9." in "".join(pages(data))


def test_printing_twice_gives_the_same_bytes() -> None:
    changed = msgspec.structs.replace(country(), findings=country().findings[:3])
    composed = compose(changed, language=Language.EN, generation=Generation.G2022)
    first = pdf.render(composed)
    pdf.render(compose(country(), language=Language.EN, generation=Generation.G2019))
    assert pdf.render(composed) == first


def test_only_our_own_typefaces_are_in_the_file() -> None:
    names = set(re.findall(rb"/BaseFont\s*/[A-Z]{6}\+([A-Za-z0-9]+)", _unpacked(printed())))
    assert names
    assert all(name.startswith((b"SourceSans3", b"SourceSerif4", b"NotoNaskhArabic")) for name in names)


def _unpacked(data: bytes) -> bytes:
    """The file with its compressed objects laid open."""
    parts = [data]
    for found in re.finditer(rb"stream\r?\n", data):
        try:
            parts.append(zlib.decompressobj().decompress(data[found.end() :]))
        except zlib.error:
            continue
    return b"\n".join(parts)


def test_letters_that_no_typeface_has_are_seen_to_be_missing() -> None:
    data = render(makers.assessment([makers.finding("Before \ue123 አ 😀 \x00\ufffd after العربية.")]))
    assert_accessible(data)
    assert "Before □ □ □ □ after العربية." in "".join(pages(data)).replace("\r\n", " ")


def test_letters_that_are_never_joined_are_drawn_in_both_latin_faces() -> None:
    faces = [set(_code_points(path.read_bytes())) for path in FOLDER.glob("Source*.ttf")]
    drawn = re.compile(f"[{pdf.DRAWN}]")
    ones = [letter for letter in map(chr, range(32, 0x3000)) if drawn.match(letter) and letter not in "\xad\u2060"]
    assert len(faces) == 7
    assert len(ones) > 300
    assert not [letter for letter in ones for face in faces if ord(letter) not in face]


@pytest.mark.parametrize(
    ("words", "joined"), [("Café – «\xa0œuvre\xa0», “Łódź”", False), ("H\u0301", True), ("ấ", True), ("العربية", True)]
)
def test_letters_are_joined_with_marks_only_where_there_are_marks(words: str, joined: bool) -> None:
    composed = compose(makers.assessment([makers.finding(words)]), language=Language.FR, generation=Generation.G2021)
    assert f"marks: {str(joined).lower()}".encode() in pdf._source(composed)
    assert run_together(words) in run_together("".join(pages(pdf.render(composed))))


def test_words_of_an_assessment_are_never_read_as_markup() -> None:
    text = r'#panic("x") *bold* $x$ _it_ @ref <label> [b] `raw` // gone \ = head #let a = 1 " \\" "))'
    data = render(makers.assessment([msgspec.structs.replace(makers.finding(), text=(text,))]))
    assert run_together(text) in run_together("".join(pages(data)))


@pytest.mark.parametrize(
    "assessment",
    [
        pytest.param(makers.assessment(), id="nothing but a name"),
        pytest.param(
            makers.assessment(publication=Publication(language=Language.EN)),
            id="no year",
        ),
        pytest.param(makers.assessment([makers.finding("The register covers all provinces. " * 400)]), id="four pages"),
        pytest.param(
            makers.assessment([makers.finding(f"Number {n}.", 2, Side.POTENTIAL, n) for n in range(1, 80)]), id="many"
        ),
        pytest.param(makers.assessment([makers.finding("W" * 300)]), id="one word"),
        pytest.param(
            makers.assessment(
                [makers.finding("One[^1][^2], again[^1].")],
                footnotes=(
                    makers.footnote(1, "See https://example.org/" + "path/" * 60),
                    makers.footnote(2, "b " * 900),
                ),
            ),
            id="long notes",
        ),
        pytest.param(
            makers.assessment(
                jurisdiction=Jurisdiction(
                    code=None,
                    official_name=Localized(en="Federal Republic of the United Islands, Coasts and Highlands " * 3),
                    short_name=Localized(
                        en="the United Islands, Coasts and Highlands of the Northern Territories " * 2
                    ),
                )
            ),
            id="long name",
        ),
    ],
)
def test_extremes_are_printed_too(assessment: Assessment) -> None:
    data = render(assessment)
    assert_accessible(data)
    text = run_together("".join(pages(data)))
    for finding in assessment.findings:
        assert all(run_together(piece)[:60] in text for piece in finding.text if isinstance(piece, str))


def test_two_marks_at_one_place_do_not_read_as_one_number() -> None:
    notes = (makers.footnote(1, "a"), makers.footnote(2, "b"))
    data = render(makers.assessment([makers.finding("Here[^1][^2].")], footnotes=notes))
    assert "Here3,4" in "".join(pages(data))

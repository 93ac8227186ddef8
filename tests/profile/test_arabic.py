"""A profile in Arabic: read from the right in every form, with what is foreign in it kept in its own direction."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache

import msgspec
import page
import pypdfium2 as pdfium
import pytest
from docx.oxml.ns import qn
from lxml import etree
from lxml import html as pages

import books
import makers
from migov.model.assessments import Assessment
from migov.model.bibliography import KeySource
from migov.model.conventions import ConventionRow, ConventionTable, Ratification, Standing, TableNote
from migov.model.findings import Side
from migov.model.jurisdictions import Jurisdiction
from migov.model.languages import Language, Localized
from migov.model.publications import Generation, Publication
from migov.profile import docx, html, pdf
from migov.profile.blocks import Book
from migov.profile.composing import compose
from migov.training import country

AR = Language.AR
LAW = "2014-131"
COUNT = "48 310"
ADDRESS = "https://example.org/qawanin/2014-131"


def sample() -> Assessment:
    """A small assessment of a country that does not exist, written in Arabic."""
    findings = (
        makers.finding(
            f"يكفل القانون رقم {LAW} المؤرخ 24 آذار/مارس 2014 للأجانب المقيمين الحصول على الرعاية الصحية.[^1] "
            f"وتقدم المراكز الصحية العامة خدماتها مجاناً خلال الفترة 2019–2023. ويقيم في البلد {COUNT} أجانب."
        ),
        makers.finding("لا تنص التشريعات على لم شمل الأسر.[^2]", side=Side.POTENTIAL),
        makers.finding("ينسق المجلس الوطني للهجرة (CNM) سياسات الهجرة في الحكومة كلها.", dimension=2),
    )
    yes = Ratification(standing=Standing.YES, years=(1987,), printed="نعم (1987)")
    no = Ratification(standing=Standing.NO, printed="لا")
    table = ConventionTable(
        number="1",
        title="التوقيع على الاتفاقيات الدولية والتصديق عليها",
        rows=(
            ConventionRow(name=("الاتفاقية الخاصة بوضع اللاجئين، 1951",), ratification=yes),
            ConventionRow(name=("اتفاقية منظمة العمل الدولية رقم 97*",), ratification=no),
        ),
        notes=(TableNote("*", "وقّعت الحكومة الاتفاقية ولم تصدق عليها."),),
    )
    return makers.assessment(
        findings,
        jurisdiction=Jurisdiction(
            code="XQA",
            official_name=Localized(en="Republic of Sample", ar="جمهورية النموذج"),
            short_name=Localized(en="Sample", ar="النموذج"),
        ),
        publication=Publication(language=AR, year=2024, publisher="مكتب التدريب", generation=Generation.G2022),
        footnotes=(
            makers.footnote(1, f"الجريدة الرسمية، العدد 12. متاح على: {ADDRESS}"),
            makers.footnote(2, "Ministry of the Interior, Annual Report (2022).", section="1.3"),
        ),
        conventions=(table,),
        key_sources=(
            KeySource(text=f"القانون رقم {LAW} بشأن إقامة الأجانب.", address=ADDRESS, heading="وزارة الداخلية"),
            KeySource(text="National Migration Council, Action Plan 2020–2024.", heading="وزارة الداخلية"),
        ),
    )


@cache
def book(generation: Generation = Generation.G2022) -> Book:
    return compose(sample(), language=AR, generation=generation, expand_acronyms=False)


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


@pytest.mark.parametrize("generation", Generation)
@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_the_pdf_is_accessible_and_fit_for_an_archive(generation: Generation, profile: str) -> None:
    report = page.validate_pdf_bytes(pdf.render(book(generation)), profile=profile)
    assert report.is_compliant, [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def test_lines_of_the_pdf_begin_at_the_right() -> None:
    with pdfium.PdfDocument(pdf.render(book())) as document:
        sheet = next(one for one in document if LAW in one.get_textpage().get_text_range())
        text = sheet.get_textpage()
        boxes = [text.get_charbox(at) for at in range(text.count_chars()) if text.get_text_range(at, 1).strip()]
        width = sheet.get_width()
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    assert width - right > left - 1
    assert right > width * 0.8


def places(words: str) -> list[tuple[float, ...]]:
    """Where the letters of these words stand on the line, wherever the PDF has them."""
    found = []
    with pdfium.PdfDocument(pdf.render(book())) as document:
        for sheet in document:
            text = sheet.get_textpage()
            search = text.search(words, match_whole_word=True)
            while (hit := search.get_next()) is not None:
                found.append(tuple(text.get_charbox(at)[0] for at in range(hit[0], hit[0] + hit[1])))
    return found


def test_the_number_of_a_law_is_read_from_the_left_on_the_page() -> None:
    """Among Arabic words, in the finding and in the source; in an address it would be anyhow."""
    assert len(places(LAW)) >= 2
    assert all(line == tuple(sorted(line)) for line in places(LAW))
    assert places("131-2014") == []


def test_thousands_are_read_from_the_left_on_the_page() -> None:
    thousands, rest = COUNT.split()
    ((first, *_),), ((second, *_),) = places(thousands), places(rest)
    assert first < second < first + 20


def test_paragraphs_runs_tables_and_sections_of_the_word_file_are_right_to_left() -> None:
    document = part(docx.render(book()), "word/document.xml")
    for paragraph in document.iter(qn("w:p")):
        words = "".join(run.text or "" for run in paragraph.iterfind(f"{qn('w:r')}/{qn('w:t')}"))
        if re.search("[\u0621-\u064a]", words):
            assert paragraph.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None, words
    for run in document.iter(qn("w:r")):
        words = "".join(text.text or "" for text in run.iterfind(qn("w:t")))
        if re.search("[\u0621-\u064a]", words):
            assert run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None, words
    assert all(table.find(qn("w:bidiVisual")) is not None for table in document.iter(qn("w:tblPr")))
    assert all(section.find(qn("w:bidi")) is not None for section in document.iter(qn("w:sectPr")))


def test_numbers_of_laws_and_addresses_are_left_to_right_in_the_word_file() -> None:
    data = docx.render(book())
    runs = [*part(data, "word/document.xml").iter(qn("w:r")), *part(data, "word/footnotes.xml").iter(qn("w:r"))]
    found = [run for run in runs if LAW in "".join(run.itertext(qn("w:t")))]
    assert len(found) >= 3
    for run in found:
        assert run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is None
        assert not re.search("[\u0621-\u064a]", "".join(run.itertext(qn("w:t"))))


def test_notes_and_sources_in_latin_letters_begin_at_the_left_in_the_word_file() -> None:
    data = docx.render(book())
    for name, words in (("footnotes", "Ministry of the Interior"), ("document", "National Migration Council")):
        paragraphs = part(data, f"word/{name}.xml").iter(qn("w:p"))
        found = [one for one in paragraphs if words in "".join(one.itertext(qn("w:t")))]
        assert len(found) == 1
        assert found[0].find(f"{qn('w:pPr')}/{qn('w:bidi')}") is None


def test_joined_letters_are_not_spaced_in_the_word_file() -> None:
    styles = part(docx.render(book()), "word/styles.xml")
    assert [one for one in styles.iter(qn("w:spacing")) if one.get(qn("w:val"))] == []


def test_the_page_is_right_to_left_and_what_is_foreign_says_so() -> None:
    tree = pages.fromstring(html.render(book()))
    assert (tree.get("lang"), tree.get("dir")) == ("ar", "rtl")
    isolated = {one.text_content(): one.get("dir") for one in tree.iter("bdi")}
    assert isolated[LAW] == "ltr"
    assert isolated["2019–2023"] == "ltr"
    assert isolated[COUNT] == "ltr"
    assert isolated[ADDRESS] == "ltr"
    assert [one.get("dir") for one in tree.iter("a") if one.text_content() == ADDRESS] == ["ltr"]
    latin = [one for one in tree.iter("li", "span") if one.text_content().startswith(("Ministry of", "National Migr"))]
    assert [one.get("dir") for one in latin] == ["ltr", "ltr"]


def test_english_findings_stay_left_to_right_in_an_arabic_book() -> None:
    composed = compose(country(), language=AR, generation=Generation.G2021, expand_acronyms=False)
    tree = pages.fromstring(html.render(composed))
    findings = tree.find_class("finding")
    assert findings
    assert {(one.get("lang"), one.get("dir")) for one in findings} == {("en", "ltr")}
    document = part(docx.render(composed), "word/document.xml")
    for paragraph in document.iter(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if style is not None and style.get(qn("w:val")) == "Finding":
            assert paragraph.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is None


@pytest.mark.parametrize("generation", Generation)
def test_the_boilerplate_says_nothing_in_english(generation: Generation) -> None:
    text = pages.fromstring(html.render(book(generation))).find("body").text_content()
    allowed = {"MGI", "IOM", "MiGOF", "SDGs", "migov", "CNM", "COVID", "ISBN", "DOI"}
    foreign = set(re.findall(r"[A-Za-z]{2,}", re.sub(r"https?://\S+", "", text))) - allowed
    quoted = "Ministry of the Interior Annual Report National Migration Council Action Plan"
    assert foreign <= set(quoted.split())


@pytest.mark.parametrize("sign", ["\u202e", "\u202d", "\u2067", "\u2066\u202e", "\u2069", "\u202c"])
def test_a_direction_that_words_open_ends_with_them(sign: str) -> None:
    made = books.small(AR, f" {sign}abc")
    tree = part(docx.render(made), "word/document.xml")
    words = [run.text or "" for run in tree.iter(qn("w:t"))]
    words += [text for text in pages.fromstring(html.render(made)).itertext() if isinstance(text, str)]
    assert any("abc" in text for text in words)
    for text in words:
        opened = len(re.findall("[\u202a\u202b\u202d\u202e]", text)), len(re.findall("[\u2066-\u2068]", text))
        assert opened == (text.count("\u202c"), text.count("\u2069"))
    report = page.validate_pdf_bytes(pdf.render(made), profile="ua1")
    assert report.is_compliant


def test_the_cover_has_the_short_name_where_the_official_one_is_not_known_in_arabic() -> None:
    known = Jurisdiction(
        code="XQA",
        official_name=Localized(en="Republic of Sample"),
        short_name=Localized(en="Sample", ar="النموذج"),
    )
    renamed = msgspec.structs.replace(sample(), jurisdiction=known)
    made = compose(renamed, language=AR, generation=Generation.G2022, expand_acronyms=False)
    assert made.cover.official_name == "النموذج"

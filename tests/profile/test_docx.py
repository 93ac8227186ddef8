"""A profile as a Word document: real structure, the book's numbers, and XML in the order that Word insists on."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import books
from migov.model.languages import Language
from migov.profile import docx
from migov.profile.blocks import Book
from migov.profile.colours import PALETTE
from migov.profile.docx.elements import NAMESPACES

HOSTILE = "]]><w:p/>&\"'<script> \x00\x0b\ud800\ufffe"

ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs bidi spacing ind "
    "contextualSpacing jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps color spacing w sz szCs u vertAlign rtl lang",
    "tblPr": "tblStyle bidiVisual tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
    "tcPr": "tcW gridSpan tcBorders shd vAlign",
    "sectPr": "headerReference footerReference footnotePr type pgSz pgMar pgNumType cols titlePg bidi docGrid",
    "style": "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr tblStylePr",
    "settings": "zoom defaultTabStop characterSpacingControl footnotePr compat themeFontLang clrSchemeMapping "
    "decimalSymbol listSeparator",
    "lvl": "start numFmt lvlText lvlJc pPr",
    "tbl": "tblPr tblGrid tr",
    "inline": "extent effectExtent docPr cNvGraphicFramePr graphic",
    "wsp": "cNvPr cNvSpPr cNvCnPr spPr txbx bodyPr",
    "spPr": "xfrm prstGeom noFill solidFill ln",
}
"""The children that occur in our files, in the order of the schema."""


@pytest.fixture(scope="module")
def small() -> bytes:
    return docx.render(books.small())


def opened(data: bytes) -> WordDocument:
    return Document(io.BytesIO(data))


def parts(data: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}


def find(root: etree._Element, path: str) -> list[etree._Element]:
    found = root.xpath(path, namespaces=NAMESPACES)
    assert isinstance(found, list)
    return found


def words(root: etree._Element) -> str:
    return "".join(root.itertext(qn("w:t")))


def test_headings_are_real_headings(small: bytes) -> None:
    headings = [(p.style.name, p.text) for p in opened(small).paragraphs if p.style.name.startswith("Heading")]
    assert ("Heading 1", "Conceptual framework") in headings
    assert ("Heading 2", "1.2. Well-developed areas") in headings
    assert ("Heading 3", "Un titre plus bas") in headings


def test_the_cover_has_the_official_name_as_title(small: bytes) -> None:
    titles = [p.text for p in opened(small).paragraphs if p.style.name == "Title"]
    assert titles == ["Republic of Sample"]


def test_properties_tell_title_subject_author_and_language(small: bytes) -> None:
    core = opened(small).core_properties
    assert core.title.startswith("Migration Governance Indicators Profile 2024")
    assert (core.subject, core.author, core.language) == ("Migration governance", "Sample Office", "en-GB")


def shown_notes(data: bytes) -> list[tuple[str, str]]:
    """Number and words of each footnote, as a program shows them that counts as Word does."""
    files = parts(data)
    notes = {note.get(qn("w:id")): note for note in find(files["word/footnotes.xml"], "//w:footnote[not(@w:type)]")}
    counted, shown = 0, []
    for reference in find(files["word/document.xml"], "//w:footnoteReference"):
        note = notes[reference.get(qn("w:id"))]
        if reference.get(qn("w:customMarkFollows")):
            number = reference.getnext().text
            assert words(find(note, ".//mc:Choice")[0]) == number
        else:
            counted += 1
            number = str(counted)
            assert find(note, ".//w:footnoteRef")
        shown.append((number, words(note).removeprefix(number).strip()))
    return shown


def test_notes_are_footnotes_under_the_numbers_of_the_book(small: bytes) -> None:
    called = [
        (note.number, "".join(part for part in note.text if isinstance(part, str)))
        for chapter in books.small().chapters
        for note in chapter.notes
        if "nowhere" not in str(note.text)
    ]
    assert shown_notes(small) == called


def test_an_unbroken_series_is_counted_by_word_itself() -> None:
    document = parts(docx.render(books.long()))["word/document.xml"]
    assert len(find(document, "//w:footnoteReference")) > 20
    assert not find(document, "//w:footnoteReference[@w:customMarkFollows]")


def test_a_second_call_refers_to_the_first(small: bytes) -> None:
    document = parts(small)["word/document.xml"]
    (instruction,) = [each.text for each in find(document, "//w:instrText") if "NOTEREF" in each.text]
    name = instruction.split()[1]
    assert find(document, f"//w:bookmarkStart[@w:name='{name}']")


def test_a_note_that_nothing_calls_is_printed_at_the_end_of_its_chapter(small: bytes) -> None:
    assert "3 Called nowhere." in [p.text for p in opened(small).paragraphs]


def test_a_table_has_a_caption_repeated_heads_its_rows_and_its_notes(small: bytes) -> None:
    document = opened(small)
    table = next(table for table in document.tables if table.style.name == "Profile Table")
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [cell.text for cell in table.rows[0].cells] == ["Name of the instrument", "Ratified (year)"]
    assert [cell.text for cell in table.rows[2].cells] == ["Convention 2*", "No"]
    assert table.rows[5].cells[0].text == "Regional agreements"
    texts = {p.text: p.style.name for p in document.paragraphs}
    assert texts["Table 1. Instruments ratified"] == "Caption"
    assert texts["* With a reservation."] == "Table Note"


def test_every_id_of_the_book_is_a_bookmark_and_every_bookmark_is_closed(small: bytes) -> None:
    document = parts(small)["word/document.xml"]
    starts = find(document, "//w:bookmarkStart")
    names = [start.get(qn("w:name")) for start in starts]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[A-Za-z]\w{0,39}", name) for name in names)
    assert {"rights", "p_1_2_1", "table_1", "row_3", "figure_framework", "cards", "key_sources", "imprint_1"} <= set(
        names
    )
    ids = [start.get(qn("w:id")) for start in starts]
    assert len(ids) == len(set(ids))
    assert sorted(ids) == sorted(end.get(qn("w:id")) for end in find(document, "//w:bookmarkEnd"))


def test_every_link_leads_to_a_bookmark_or_a_relationship(small: bytes) -> None:
    files = parts(small)
    document = files["word/document.xml"]
    names = {start.get(qn("w:name")) for start in find(document, "//w:bookmarkStart")}
    assert {link.get(qn("w:anchor")) for link in find(document, "//w:hyperlink[@w:anchor]")} <= names
    known = {each.get("Id") for each in files["word/_rels/document.xml.rels"]}
    assert {str(value) for value in find(document, "//@r:id")} <= known


def test_contents_are_filled_in_and_nothing_makes_word_ask_a_question(small: bytes) -> None:
    files = parts(small)
    document = files["word/document.xml"]
    entries = [words(p) for p in find(document, "//w:sdtContent/w:p")]
    assert entries[0] == "Contents"
    assert "1.2. Well-developed areas" in entries
    assert entries.count("KEY FINDINGS") == 1
    assert not find(document, "//@w:dirty")
    assert not find(files["word/settings.xml"], "//w:updateFields")


@pytest.mark.parametrize(
    "book", [books.small(), books.small(Language.AR), books.long()], ids=["small", "arabic", "long"]
)
def test_children_stand_in_the_order_that_word_insists_on(book: Book) -> None:
    for name, root in parts(docx.render(book)).items():
        for made in root.iter():
            if not isinstance(made.tag, str) or etree.QName(made).localname not in ORDERS:
                continue
            order = ORDERS[etree.QName(made).localname].split()
            places = [order.index(etree.QName(child).localname) for child in made if isinstance(child.tag, str)]
            assert places == sorted(places), (name, etree.tostring(made)[:300])


@pytest.mark.parametrize("book", [books.small(), books.long()], ids=["small", "long"])
def test_every_style_that_is_used_exists(book: Book) -> None:
    files = parts(docx.render(book))
    styles = {style.get(qn("w:styleId")) for style in find(files["word/styles.xml"], "//w:style")}
    used = {
        value
        for root in files.values()
        for kind in ("pStyle", "rStyle", "tblStyle", "basedOn", "next")
        for value in find(root, f"//w:{kind}/@w:val")
    }
    assert used <= styles


def test_every_part_has_its_type_and_every_relationship_its_part(small: bytes) -> None:
    files = parts(small)
    overrides = {each.get("PartName") for each in files["[Content_Types].xml"] if each.get("PartName")}
    assert {f"/{name}" for name in files if not name.endswith(".rels") and name != "[Content_Types].xml"} == overrides
    inside = [each.get("Target") for each in files["word/_rels/document.xml.rels"] if not each.get("TargetMode")]
    assert {f"word/{target}" for target in inside} <= set(files)


def test_nothing_has_the_id_of_another_drawing(small: bytes) -> None:
    document = parts(small)["word/document.xml"]
    ids = Counter(str(value) for value in find(document, "//wp:docPr/@id | //wps:cNvPr/@id"))
    assert ids.most_common(1)[0][1] == 1


def test_figures_are_drawings_with_an_alternative(small: bytes) -> None:
    document = parts(small)["word/document.xml"]
    told = [properties.get("descr") for properties in find(document, "//wp:docPr")]
    assert "Four steps from launch to publication" in told
    assert words(find(document, "//wpg:wgp")[1]).startswith("Principles")
    decoration = find(document, "//wp:docPr[@descr='']")
    assert len(decoration) == len(find(document, "//adec:decorative"))


def test_no_paragraph_is_empty_for_the_sake_of_space(small: bytes) -> None:
    document = parts(small)["word/document.xml"]
    empty = find(document, "/w:document/w:body/w:p[not(.//w:t)][not(.//w:drawing)]")
    assert not empty


def test_tables_never_touch_and_never_end_a_document() -> None:
    cards = books.small().chapters[0].blocks[3]
    first = books.small()
    chapter = type(first.chapters[0])(id="c", title="C", blocks=(cards, cards))
    book = Book(**{**{name: getattr(first, name) for name in first.__struct_fields__}, "chapters": (chapter,)})
    children = [etree.QName(child).localname for child in parts(docx.render(book))["word/document.xml"][0]]
    assert "tbl tbl" not in " ".join(children)
    assert children[-3:] == ["tbl", "p", "sectPr"]


def test_words_that_lead_to_the_cards_stay_on_their_page() -> None:
    first = books.small()
    lead, *_, cards = first.chapters[0].blocks
    chapter = type(first.chapters[0])(id="c", title="C", blocks=(lead, lead, cards))
    book = Book(**{**{name: getattr(first, name) for name in first.__struct_fields__}, "chapters": (chapter,)})
    document = parts(docx.render(book))["word/document.xml"]
    told = find(document, "//w:body/w:p[starts-with(., 'What the framework is')]")
    assert [len(find(each, "w:pPr/w:keepNext")) for each in told] == [0, 1]


def test_every_run_tells_its_language(small: bytes) -> None:
    document = parts(small)["word/document.xml"]
    assert not find(document, "//w:r[w:t][not(w:rPr/w:lang)]")
    french = find(document, "//w:r[w:rPr/w:lang/@w:val='fr-FR']")
    assert "Loi relative au séjour" in [words(each) for each in french]


def test_an_arabic_book_runs_from_right_to_left_and_its_french_from_left_to_right() -> None:
    document = parts(docx.render(books.small(Language.AR)))["word/document.xml"]
    assert len(find(document, "//w:sectPr[w:bidi]")) == 2
    assert len(find(document, "//w:tbl")) == len(find(document, "//w:tblPr/w:bidiVisual"))
    french = next(p for p in find(document, "//w:p") if words(p) == "Le Conseil se réunit twice.")
    assert not find(french, "./w:pPr/w:bidi")


def test_hostile_words_stay_words() -> None:
    texts = [p.text for p in opened(docx.render(books.small(hostile=HOSTILE))).paragraphs]
    assert any("]]><w:p/>&\"'<script> \ufffd" in text for text in texts)


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(codec=None), max_size=60))
def test_any_words_can_be_printed_and_opened_again(anything: str) -> None:
    document = opened(docx.render(books.small(hostile=anything)))
    assert sum(p.style.name == "Heading 1" for p in document.paragraphs) == 5


def test_only_web_addresses_are_linked(small: bytes) -> None:
    relationships = parts(small)["word/_rels/document.xml.rels"]
    targets = [each.get("Target") for each in relationships if each.get("TargetMode") == "External"]
    assert targets == ["https://example.org/by", "https://example.org/?a=1&b=2", "https://example.org/plan"]


def test_the_same_book_gives_the_same_bytes(small: bytes) -> None:
    assert docx.render(books.small()) == small


def test_the_theme_has_the_colours_of_the_dimensions(small: bytes) -> None:
    theme = parts(small)["word/theme.xml"]
    for dimension, colour in PALETTE.items():
        (value,) = find(theme, f"//a:accent{int(dimension)}/a:srgbClr/@val")
        assert f"#{value}".lower() == colour.deep

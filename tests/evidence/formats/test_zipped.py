"""Word documents and e-books: what is printed of them, and what hostile ones are refused with."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import docx
import pytest
import typst
from msgspec.structs import replace

from migov.errors import Unreadable
from migov.evidence.formats import SOURCE, Bounds, read
from migov.evidence.transcribing import transcribe
from migov.model.pages import Document, Line

STRANGE = "<!DOCTYPE w [<!ENTITY a {}>]><w:document {}>&a;&a;</w:document>"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zipped(members: Mapping[str, str | bytes], way: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", way) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def word(body: str, **parts: str) -> bytes:
    """A Word document by hand: its body, and the insides of other parts by kind."""
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
    }
    relations = ""
    for kind, inside in parts.items():
        members[f"word/{kind}.xml"] = f"<w:{kind} {W}>{inside}</w:{kind}>"
        relations += f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>'
    members["word/_rels/document.xml.rels"] = f"<Relationships>{relations}</Relationships>"
    return zipped(members)


def p(inside: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def lines(data: bytes) -> list[Line]:
    return list(read(data, file="a.docx").pages[0].lines)


def texts(data: bytes) -> list[str]:
    return [line.text for line in lines(data)]


def saved(document: docx.document.Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def complaint(data: bytes, bounds: Bounds = SOURCE) -> str:
    with pytest.raises(Unreadable) as caught:
        read(data, file="handed-in.docx", bounds=bounds)
    return str(caught.value)


def test_headings_lists_and_tables_of_a_document_made_by_a_program() -> None:
    made = docx.Document()
    made.core_properties.title, made.core_properties.language = "Act 5", "fr-NE"
    made.add_heading("Act 5", 0)
    made.add_heading("Article 1", 2)
    made.add_paragraph("It applies to ").add_run("everybody").bold = True
    made.add_paragraph("first", style="List Number")
    made.add_paragraph("second", style="List Number")
    made.add_paragraph("point", style="List Bullet")
    table = made.add_table(2, 2)
    for at, words in enumerate(("Convention", "Year", "on rivers", "1951")):
        table.cell(at // 2, at % 2).text = words
    made.add_paragraph("The end.")
    made.sections[0].header.paragraphs[0].text = "Header"
    document = read(saved(made), file="a.docx")
    assert (document.title, document.language) == ("Act 5", "fr-NE")
    assert [(line.text, line.heading) for line in document.pages[0].lines] == [
        ("Act 5", 1),
        ("Article 1", 2),
        ("It applies to everybody", None),
        ("1. first", None),
        ("2. second", None),
        ("point", None),
        ("", None),
        ("Convention\tYear", None),
        ("on rivers\t1951", None),
        ("", None),
        ("The end.", None),
    ]


def test_tracked_changes_are_read_as_if_accepted() -> None:
    inserted = f"<w:ins>{r('new ')}</w:ins>"
    deleted = "<w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom>"
    assert texts(word(p(r("The ") + deleted + inserted + r("word.")))) == ["The new word."]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    assert texts(word(p(r("One "), "<w:rPr><w:del/></w:rPr>") + p(r("sentence.")))) == ["One sentence."]


def test_deleted_rows_and_hidden_words_are_left_out() -> None:
    def row(words: str, properties: str = "") -> str:
        return f"<w:tr><w:trPr>{properties}</w:trPr><w:tc>{p(r(words))}</w:tc><w:tc>{p(r('x'))}</w:tc></w:tr>"

    body = f"<w:tbl>{row('kept')}{row('deleted', '<w:del/>')}</w:tbl>" + p(r("seen") + r("hidden", "<w:vanish/>"))
    assert texts(word(body)) == ["kept\tx", "", "seen"]


def test_footnotes_stand_after_their_paragraph_with_their_mark() -> None:
    body = p(r("Text") + '<w:r><w:footnoteReference w:id="7"/></w:r>' + r(" goes on.")) + p(r("Next."))
    notes = f'<w:footnote w:id="0">{p(r("separator"))}</w:footnote><w:footnote w:id="7">{p(r("A note."))}</w:footnote>'
    text, note, after = lines(word(body, footnotes=notes))
    assert (text.text, text.raised) == ("Text1 goes on.", ((4, 5),))
    assert (note.text, note.raised) == ("1 A note.", ((0, 1),))
    assert after.text == "Next."


ARTICLES = (
    '<w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="Title %1"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="4"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Art. %1.%2"/><w:isLgl/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="1"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num>'
)


def test_numbers_that_word_writes_itself_are_written_out() -> None:
    def item(words: str, level: int, number: int = 3) -> str:
        return p(r(words), f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')

    body = item("Rivers", 0) + item("scope", 1) + item("one", 2) + item("two", 2) + item("terms", 1)
    body += item("Lakes", 0) + item("scope", 1) + item("one", 2) + item("Seas", 0, 4) + item("plain", 0, 0)
    assert texts(word(body, numbering=ARTICLES)) == [
        "Title I Rivers",
        "Art. 1.4 scope",
        "(a) one",
        "(b) two",
        "Art. 1.5 terms",
        "Title II Lakes",
        "Art. 2.4 scope",
        "(a) one",
        "Title IX Seas",
        "plain",
    ]


def test_levels_of_headings_come_from_styles_and_what_they_are_based_on() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="T1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Art"><w:name w:val="Article"/>'
        '<w:pPr><w:outlineLvl w:val="3"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Ring"><w:name w:val="Ring"/><w:basedOn w:val="Ring"/></w:style>'
    )
    named = [p(r(name), f'<w:pStyle w:val="{name}"/>') for name in ("T1", "Own", "Art", "Ring", "None")]
    body = "".join(named) + p(r("direct"), '<w:outlineLvl w:val="1"/>')
    found = {line.text: line.heading for line in lines(word(body, styles=styles))}
    assert found == {"T1": 1, "Own": 1, "Art": 4, "Ring": None, "None": None, "direct": 2}


def test_a_paragraph_all_in_bold_says_so() -> None:
    body = (
        p(r("Article 5", "<w:b/>") + r(" Scope", "<w:b/>"))
        + p(r("a", "<w:b/>") + r("b"))
        + p(r("c", '<w:b w:val="0"/>'))
    )
    assert [line.bold for line in lines(word(body))] == [True, None, None]


def test_text_boxes_and_content_controls_are_read_once() -> None:
    box = f"<w:pict><w:txbxContent>{p(r('boxed'))}</w:txbxContent></w:pict>"
    compatible = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    twice = f'<mc:AlternateContent xmlns:mc="{compatible}"><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>'
    body = (
        p(r("before") + f"<w:r>{twice}</mc:AlternateContent></w:r>")
        + f"<w:sdt><w:sdtContent>{p(r('in'))}</w:sdtContent></w:sdt>"
    )
    assert texts(word(body)) == ["before", "boxed", "in"]


def test_fields_give_what_they_show_and_breaks_part_lines() -> None:
    field = "<w:r><w:instrText>PAGEREF x</w:instrText></w:r>" + r("12")
    assert texts(word(p(r("See ") + field + "<w:r><w:br/></w:r>" + r("there")))) == ["See 12", "there"]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("xl/workbook.xml", "Excel workbook"),
        ("ppt/presentation.xml", "presentation"),
        ("photograph.jpg", "ZIP archive"),
    ],
)
def test_what_is_named_docx_and_is_not_is_told(name: str, says: str) -> None:
    assert says in complaint(zipped({"[Content_Types].xml": TYPES, name: "x"}))


def test_other_documents_named_docx_are_told() -> None:
    assert "OpenDocument" in complaint(zipped({"mimetype": "application/vnd.oasis.opendocument.text"}))
    assert "rich text" in complaint(b"{\\rtf1 words}")
    assert "old Word" in complaint(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert "XML file" in complaint(b"<?xml version='1.0'?><akomaNtoso><p>x</p></akomaNtoso>")


def test_a_document_locked_by_word_is_told_from_an_old_one() -> None:
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    assert "locked with a password" in complaint(locked)
    assert "save a copy without password" in complaint(locked)


def test_a_pdf_named_docx_is_read_as_what_it_is() -> None:
    assert read(typst.compile(b"Words."), file="a.docx").media_type == "application/pdf"


def bomb(size: int) -> bytes:
    return word("<w:p>" + " " * size + "</w:p>")


def lying(data: bytes) -> bytes:
    """The archive, its members said to be of one byte."""
    at = 0
    changed = bytearray(data)
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        changed[at + 24 : at + 28] = (1).to_bytes(4, "little")
    return bytes(changed)


HOSTILE = {
    "a bomb": (bomb(3_000_000), "unpacks to more than"),
    "a bomb that says it is small": (lying(bomb(3_000_000)), "part"),
    "entities in entities": (
        zipped(
            {
                "[Content_Types].xml": TYPES,
                "word/document.xml": STRANGE.format('"aaaa"', W),
            }
        ),
        "document type",
    ),
    "an entity from a file": (
        zipped(
            {
                "[Content_Types].xml": TYPES,
                "word/document.xml": STRANGE.format('SYSTEM "file:///etc/hostname"', W).encode("utf-16"),
            }
        ),
        "document type",
    ),
    "too many members": (zipped({"word/a": "", **{f"x{number}": "" for number in range(300)}}), "300 files|301 files"),
    "cut off": (bomb(10)[:-30], "damaged or cut off"),
    "no XML": (zipped({"[Content_Types].xml": TYPES, "word/document.xml": "<w:document"}), "no XML"),
    "no main part": (zipped({"[Content_Types].xml": TYPES, "word/styles.xml": "<x/>"}), "missing"),
    "a main part outside": (
        zipped(
            {
                "[Content_Types].xml": TYPES,
                "word/x": "",
                "_rels/.rels": f'<R><Relationship Type="{OFFICE}/officeDocument" Target="../../../etc/passwd"/></R>',
            }
        ),
        "missing",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_archive_is_refused(name: str) -> None:
    data, says = HOSTILE[name]
    said = complaint(data, replace(SOURCE, unpacked=2_000_000, members=200))
    assert any(part in said for part in says.split("|")), said


def test_names_with_tricks_are_only_names() -> None:
    data = zipped(
        {"[Content_Types].xml": TYPES, "../../etc/passwd": "x", "/word/document.xml": "x", "word/a\x1b[2J": "x"}
    )
    assert "\x1b" not in complaint(data)


def test_tables_within_tables_by_the_hundred_are_no_document() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 200 + p(r("deep")) + "</w:tc></w:tr></w:tbl>" * 200
    assert "no XML" in complaint(word(p(r("before")) + deep))


CONTAINER = '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'


def book(spine: tuple[str, ...] = ("two", "one")) -> bytes:
    items = "".join(
        f'<item id="{name}" href="text/{name}%20x.xhtml" media-type="application/xhtml+xml"/>'
        for name in ("one", "two")
    )
    order = "".join(f'<itemref idref="{name}"/>' for name in spine)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        "<dc:title>A code</dc:title><dc:language>pt</dc:language></metadata>"
        f'<manifest>{items}<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        "</manifest>"
        f"<spine>{order}</spine></package>"
    )
    chapter = (
        '<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>'
    )
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OPS/book.opf": package,
            "OPS/text/one x.xhtml": f"{chapter}<h1>One</h1><p>Words</p></body></html>",
            "OPS/text/two x.xhtml": f"{chapter}<h1>Two</h1></body></html>",
            "OPS/nav.xhtml": f"{chapter}<p>Contents</p></body></html>",
        }
    )


def chapters(document: Document) -> list[list[tuple[str, int | None]]]:
    return [[(line.text, line.heading) for line in page.lines] for page in document.pages]


def test_chapters_of_an_e_book_are_pages_in_the_order_they_are_read_in() -> None:
    document = read(book(("nav", "two", "one")), file="code.epub")
    assert (document.title, document.language, document.media_type) == ("A code", "pt", "application/epub+zip")
    assert chapters(document) == [[("Two", 1)], [("One", 1), ("Words", None)]]


def test_a_chapter_that_an_e_book_names_and_does_not_hold_is_said_to_be_missing() -> None:
    whole, buffer = zipfile.ZipFile(io.BytesIO(book())), io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in whole.namelist():
            if name != "OPS/text/two x.xhtml":
                archive.writestr(name, whole.read(name))
    document = read(buffer.getvalue(), file="code.epub")
    assert [page.is_damaged for page in document.pages] == [True, False]
    assert transcribe(document).notes == ("Page 1 of 2 is damaged and could not be read.",)


def test_an_e_book_locked_by_its_seller_is_refused() -> None:
    locks = '<encryption><CipherReference URI="OPS/text/one%20x.xhtml"/></encryption>'
    assert "DRM" in complaint(_with(book(), locks))


def _with(data: bytes, locks: str) -> bytes:
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("META-INF/encryption.xml", locks)
    return buffer.getvalue()


def test_an_e_book_without_chapters_is_refused() -> None:
    assert "no chapters" in complaint(book(()))

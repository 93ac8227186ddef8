"""What comes of a file: pages of lines, or a sentence that says what is wrong and what to do."""

from __future__ import annotations

import io
import zipfile

import pytest
import typst

from migov.errors import Unreadable
from migov.evidence.formats import PRINTED, PROFILE, SOURCE, Bounds, pdf, read
from migov.evidence.formats.confined import CAN_FORK, side_by_side, turns
from migov.model.pages import Document, Line, Page

WORDS = "The register of the harbour is kept in two languages. " * 8


def compiled(source: str) -> bytes:
    data: bytes = typst.compile(source.encode())
    return data


def pdf_objects(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF by hand, its cross-reference table left to be rebuilt."""
    body = b"".join(b"%d 0 obj\n%b\nendobj\n" % (number, content) for number, content in enumerate(objects, start=1))
    return b"%%PDF-1.4\n%btrailer\n<< /Root 1 0 R %b >>\nstartxref\n0\n%%%%EOF\n" % (body, trailer)


def texts(document: Document) -> list[str]:
    return [line.text for page in document.pages for line in page.lines]


def complaint(data: bytes, bounds: Bounds = PROFILE) -> str:
    """What is said of a file that is handed in as a profile, or as a source."""
    with pytest.raises(Unreadable) as caught:
        read(data, file="handed-in.pdf", formats=PRINTED, bounds=bounds)
    return str(caught.value)


def test_form_feeds_part_the_pages_of_a_text() -> None:
    document = read(b"one\ntwo\n\fthree\n", file="a.txt")
    assert [[line.text for line in page.lines] for page in document.pages] == [["one", "two", ""], ["three"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_text_is_read_in_every_unicode_encoding(encoding: str) -> None:
    text = "Réunion à l’île\n" * 10
    assert texts(read(text.encode(encoding), file="a.txt")) == text.rstrip().split("\n")


def test_western_text_is_recognised_and_named() -> None:
    document = read("L’école est fermée à midi.\n".encode("windows-1252") * 5, file="a.txt")
    assert texts(document)[0] == "L’école est fermée à midi."
    assert document.media_type == "text/plain; charset=windows-1252"


def test_another_encoding_is_refused_with_its_line() -> None:
    said = complaint(b"plain\n" + "Школа закрыта в полдень.\n".encode("koi8-r"))
    assert "not in UTF-8" in said
    assert "line 2" in said
    assert "save the text as UTF-8" in said


def test_line_ends_of_every_system_part_lines() -> None:
    assert texts(read(b"one\r\ntwo\rthree\nfour", file="a.txt")) == ["one", "two", "three", "four"]


def test_an_empty_file_is_refused() -> None:
    assert "is empty" in complaint(b"  \n")


def zipped(*names: str, content: bytes = b"<x/>") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, content)
    return buffer.getvalue()


def with_pages_missing(*missing: int) -> bytes:
    """A PDF of three pages, of which these are nowhere in the file."""
    shown = b"BT /F 12 Tf 50 500 Td (The register is kept in two languages, on page %d, and on paper.) Tj ET"
    streams = [b"<< /Length %d >>\nstream\n%b\nendstream" % (len(s := shown % page), s) for page in (1, 2, 3)]
    kids = b" ".join(b"%d 0 R" % (90 + page if page in missing else 3 + page) for page in (1, 2, 3))
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    leaf = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R /Resources %b >>"
    pages = [leaf % (6 + page, b"<< /Font << /F 3 0 R >> >>") for page in (1, 2, 3)]
    root, tree = b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%b] /Count 3 >>" % kids
    return pdf_objects(root, tree, font, *pages, *streams)


def test_a_damaged_page_is_left_out_and_named() -> None:
    document = read(with_pages_missing(2), file="a.pdf")
    assert [page.is_damaged for page in document.pages] == [False, True, False]
    assert [line[-21:] for line in texts(document)] == ["page 1, and on paper.", "page 3, and on paper."]


def test_a_pdf_of_damaged_pages_alone_is_refused() -> None:
    assert "none of its pages can be read" in complaint(with_pages_missing(1, 2, 3), SOURCE)


def test_a_zip_named_pdf_is_refused_by_what_it_is() -> None:
    assert "ZIP archive" in complaint(zipped("photograph.jpg"))


def test_binary_content_is_refused() -> None:
    assert "not text" in complaint(bytes(range(256)) * 20)


def test_a_web_page_is_refused() -> None:
    assert "web page" in complaint(b"<!DOCTYPE html><html><p>text</p></html>")


def test_a_file_too_large_is_refused_before_it_is_read() -> None:
    assert "bytes" in complaint(b"a" * (PROFILE.bytes + 1))


def test_a_pdf_gives_lines_with_box_size_and_weight() -> None:
    document = read(compiled(f"#set page(width: 20cm)\n= A heading\n{WORDS}"), file="a.pdf")
    heading, body = document.pages[0].lines[:2]
    assert heading.text == "A heading"
    assert heading.bold
    assert not body.bold
    assert heading.size is not None
    assert body.size is not None
    assert heading.size > body.size
    assert heading.box is not None
    assert body.box is not None
    assert heading.box[3] <= body.box[1]


def test_footnote_marks_of_a_pdf_are_raised_and_years_are_not() -> None:
    document = read(
        compiled(f"In the north#footnote[A note.] the law of 2016#footnote[Another.] holds. {WORDS}"), file="a.pdf"
    )
    line = document.pages[0].lines[0]
    assert [line.text[start:end] for start, end in line.raised] == ["1", "2"]


def test_of_digits_that_touch_only_those_set_higher_are_raised() -> None:
    source = "Held by Law No. 5.#footnote[2011 was dry.] By Order No. 7#footnote[12 came.] of 1,310#footnote[Ibid.]"
    lines = read(compiled(f"{source} units. {WORDS}"), file="a.pdf").pages[0].lines
    raised = [line.text[start:end] for line in lines for start, end in line.raised]
    assert raised == ["1", "2", "3", "1", "2", "3"]


def test_a_hyphen_at_a_line_end_parts_two_lines() -> None:
    source = '#set page(width: 6cm, margin: 1cm)\n#set text(lang: "en", hyphenate: true)\n#set par(justify: true)\n'
    lines = texts(
        read(
            compiled(source + "Internationalization of administrative responsibilities everywhere. " * 4), file="a.pdf"
        )
    )
    assert any(line.endswith("-") for line in lines)
    assert not any("\ufffe" in line or "\x02" in line for line in lines)


def test_cells_of_one_row_are_two_lines() -> None:
    source = "#table(columns: (10cm, 3cm), stroke: none, [Convention on Rivers, 1951], [Yes (1990)], "
    source += "[Convention on Lakes, 1961], [No])"
    lines = texts(read(compiled(source + WORDS), file="a.pdf"))
    assert lines[:4] == ["Convention on Rivers, 1951", "Yes (1990)", "Convention on Lakes, 1961", "No"]


def test_a_justified_line_with_wide_blanks_is_one_line() -> None:
    source = "#set page(width: 13cm, margin: 1cm)\n#set par(justify: true)\n#text(size: 15pt)["
    source += "Engages with partners to#linebreak(justify: true)address the questions of all]\n\n"
    assert texts(read(compiled(source + WORDS), file="a.pdf"))[0] == "Engages with partners to"


def test_a_few_signs_that_are_none_do_not_make_a_text_something_else() -> None:
    text = "The of\x02ce keeps a register of the boats that arrive in the harbour and of those that leave it. " * 20
    assert len(read(text.encode(), file="a.txt").pages) == 1
    assert "not text" in complaint(("\x02\x03of" * 200).encode())


def test_a_pdf_cut_off_is_refused() -> None:
    whole = compiled(WORDS * 20)
    assert "cut off" in complaint(whole[: len(whole) * 2 // 3])


def test_a_damaged_pdf_is_refused() -> None:
    assert "damaged" in complaint(b"%PDF-1.7\n" + b"\xff" * 500 + b"\n%%EOF")


LOCKED = pdf_objects(
    b"<< /Type /Catalog /Pages 2 0 R >>",
    b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
    trailer=b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%b> /U <%b> >> /ID [<00> <00>]"
    % (b"11" * 32, b"22" * 32),
)


def test_a_pdf_without_pages_is_not_called_locked() -> None:
    objects = (
        b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 0 /Kids [] >>\nendobj\n"
    )
    body = b"%PDF-1.4\n" + objects
    places = [0, body.index(b"1 0 obj"), body.index(b"2 0 obj")]
    table = b"".join(b"%010d 00000 %b \n" % (place, b"n" if place else b"f") for place in places)
    data = body + b"xref\n0 3\n%btrailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (table, len(body))
    assert "the PDF has no pages (fetch it again" in complaint(data)
    for before in (LOCKED, b"%PDF-1.4 rubbish"):  # in one process, as files of a folder are read
        with pytest.raises(Unreadable, match=r"password|damaged|cut off"):
            pdf.read(before, file="before.pdf", sha256="", bounds=SOURCE)
        with pytest.raises(Unreadable, match="no pages"):
            pdf.read(data, file="empty.pdf", sha256="", bounds=SOURCE)


def test_a_locked_pdf_is_refused() -> None:
    assert "password" in complaint(LOCKED)


def pages(count: int) -> bytes:
    """A PDF with so many empty pages."""
    return pdf_objects(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%b] /Count %d >>" % (b"3 0 R " * count, count),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
    )


def test_a_profile_of_ten_thousand_pages_is_refused() -> None:
    said = complaint(pages(10_000))
    assert "10,000 pages" in said
    assert f"a profile has at most {PROFILE.pages}" in said


def test_a_source_of_twenty_thousand_pages_is_refused() -> None:
    said = complaint(pages(20_000), SOURCE)
    assert "20,000 pages" in said
    assert "split it" in said


def test_a_profile_of_pictures_is_refused() -> None:
    said = complaint(compiled("#rect(width: 5cm, height: 5cm)"))
    assert "no text" in said
    assert "OCR" in said


def test_pages_of_a_source_without_text_are_kept_and_empty() -> None:
    document = read(compiled("Words.\n#pagebreak()\n#rect()\n#pagebreak()\nMore words."), file="a.pdf")
    assert [[line.text for line in page.lines] for page in document.pages] == [["Words."], [], ["More words."]]


def test_pages_bear_the_labels_printed_on_them() -> None:
    source = """#set page(numbering: "i")
Front.
#pagebreak()
Front.
#pagebreak()
#set page(numbering: "1")
#counter(page).update(1)
Body."""
    assert [page.label for page in read(compiled(source), file="a.pdf").pages] == ["i", "ii", "1"]


@pytest.mark.parametrize("length", [1, 30, 31, 32, 200])
def test_a_label_is_read_whole_however_long_it_is(length: int) -> None:
    prefix = "-" * length
    pdf = compiled(f'#set page(numbering: "{prefix}1")\nWords.')
    assert [page.label for page in read(pdf, file="a.pdf").pages] == [f"{prefix}1"]


@pytest.mark.parametrize("name", ["word", "page", "markdown"])
def test_a_profile_is_read_from_pdf_and_plain_text_alone(name: str) -> None:
    handed_in = {
        "page": b"<p>words</p>",
        "markdown": b"# One\n\n# Two",
        "word": zipped("[Content_Types].xml", "word/a"),
    }
    if name == "markdown":
        assert texts(read(handed_in[name], file="a.md", formats=PRINTED, bounds=PROFILE)) == ["# One", "", "# Two"]
    else:
        assert "not a PDF or a plain text" in complaint(handed_in[name])


@pytest.mark.parametrize("shares", [2, 3])
def test_a_pdf_read_in_shares_is_the_pdf_read_at_once(shares: int) -> None:
    data = typst.compile(("#lorem(300)\n#pagebreak()\n" * 7).encode())
    parts = [
        pdf.read(data, file="a.pdf", sha256="0", bounds=PROFILE, wanted=range(share, 100, shares))
        for share in range(shares)
    ]
    assert pdf.whole(parts) == pdf.read(data, file="a.pdf", sha256="0", bounds=PROFILE)


@pytest.mark.skipif(not CAN_FORK, reason="a PDF is read by one process where it cannot fork")
def test_each_page_goes_to_one_of_several_processes() -> None:
    many = 50_000  # that they take at the same time for a while
    with turns(many) as pages:

        def taken() -> Document:
            line = Line(text=" ".join(map(str, pages)))
            return Document(sha256="0", media_type="text/plain", pages=(Page(index=1, lines=(line,)),))

        each = [list(map(int, texts(share)[0].split())) for share in side_by_side([taken] * 3, file=None)]
    assert sorted(page for share in each for page in share) == list(range(many))
    assert all(share == sorted(share) for share in each)


def test_two_hands_read_what_one_does() -> None:
    data = typst.compile(("#lorem(300)\n#pagebreak()\n" * 7).encode()) + b"%" * 100_000 + b"\n%%EOF\n"
    assert read(data, file="a.pdf", bounds=PROFILE, hands=2) == read(data, file="a.pdf", bounds=PROFILE)


def arabic(shown: str, letters: dict[str, str]) -> bytes:
    """A PDF that shows these signs from left to right, each of which stands for Arabic letters."""
    table = "".join(f"<{ord(sign):02x}> <{read.encode('utf-16-be').hex()}>\n" for sign, read in letters.items())
    spoken = f"1 begincodespacerange\n<00> <ff>\nendcodespacerange\n{len(letters)} beginbfchar\n{table}endbfchar\n"
    cmap = f"/CIDInit /ProcSet findresource begin\nbegincmap\n{spoken}endcmap\nend".encode()
    drawn = f"BT /F 20 Tf 20 50 Td ({shown}) Tj ET".encode()
    return pdf_objects(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]/Contents 5 0 R/Resources<</Font<</F 4 0 R>>>>>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        b"<</Length %d>>stream\n%s\nendstream" % (len(cmap), cmap),
    )


@pytest.mark.parametrize(
    ("shown", "words"),
    [("dcX ba", "بت لادم"), ("dcYba", "بتلأدم"), ("dcZe", "الإدم"), ("dcW", "اللهدم"), ("cle ba", "بت الد")],
)
def test_arabic_letters_of_one_sign_are_read_in_their_order_and_others_left(shown: str, words: str) -> None:
    letters = {"a": "ب", "b": "ت", "c": "د", "d": "م", "e": "ا", "l": "ل", " ": " "}
    signs = {"X": "لا", "Y": "لأ", "Z": "لإ", "W": "الله"}
    assert texts(read(arabic(shown, {**letters, **signs}), file="a.pdf")) == [words]

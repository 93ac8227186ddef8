"""Of a web page the words are taken that a reader sees, paragraph by paragraph."""

from __future__ import annotations

import pytest

from migov.errors import Unreadable
from migov.evidence.formats import read
from migov.model.pages import Document, Line


def page(body: str, head: str = "", attributes: str = "") -> Document:
    html = f"<!DOCTYPE html><html {attributes}><head>{head}</head><body>{body}</body></html>"
    return read(html.encode(), file="page.html")


def lines(body: str) -> list[Line]:
    return list(page(body).pages[0].lines)


def texts(body: str) -> list[str]:
    return [line.text for line in lines(body)]


def test_each_paragraph_is_a_line_whatever_its_source_looks_like() -> None:
    assert texts(
        "<p>One\n   paragraph <b>in</b>\ttwo<i> words</i>.</p>Loose <span>words</span><div>and a box</div>"
    ) == [
        "One paragraph in two words.",
        "Loose words",
        "and a box",
    ]


def test_headings_bear_their_level_and_stay_one_line() -> None:
    found = lines("<h1>Act 5</h1><h3>Article 1<br>Scope</h3><p>Text</p>")
    assert [(line.text, line.heading) for line in found] == [("Act 5", 1), ("Article 1 Scope", 3), ("Text", None)]


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>var a = 'no'</script>",
        "<style>p { color: red }</style>",
        "<nav>no</nav>",
        "<p hidden>no</p>",
        "<div style='display: none'><p>no</p></div>",
        "<div style='color:red;display:none'>no</div>",
        "<noscript>no</noscript>",
        "<template><p>no</p></template>",
        "<!-- no -->",
        "<div role='navigation'><ul><li>no</ul></div>",
        "<footer>no</footer>",
        "<header>no</header>",
        "<iframe src='https://example.org/'>no</iframe>",
        "<button>no</button>",
        "<svg><title>no</title><text>no</text></svg>",
        "<img src='https://example.org/a.png' alt='no'>",
        "<object data='data:text/html,no'>no</object>",
    ],
)
def test_what_is_not_shown_or_not_the_text_is_left_out(unseen: str) -> None:
    assert texts(f"<p>before</p>{unseen}<p>after</p>") == ["before", "after"]


def test_a_banner_with_the_title_of_the_text_is_kept() -> None:
    assert texts("<header><a>site</a><h1>Act 5</h1></header><p>Text</p>") == ["site", "Act 5", "Text"]


def test_links_are_their_words() -> None:
    assert texts("<p>See <a href='javascript:alert(1)'>Act 4</a>.</p>") == ["See Act 4."]


def test_breaks_part_lines_and_two_make_a_gap() -> None:
    assert texts("<div>Article 1<br>Scope<br><br>Text</div>") == ["Article 1", "Scope", "", "Text"]


def test_items_of_numbered_lists_bear_their_number_and_bullets_nothing() -> None:
    body = "<ol><li>one<ol type='a' start='3'><li>c<li>d</ol><li value='7'>seven<li>eight</ol><ul><li>point</ul>"
    assert texts(body) == ["1. one", "c. c", "d. d", "7. seven", "8. eight", "point"]


def test_a_list_that_counts_down_does() -> None:
    assert texts("<ol reversed type=I><li>x<li>y</ol>") == ["II. x", "I. y"]


def test_rows_of_a_table_are_lines_with_tabs_between_cells() -> None:
    body = "<p>a</p><table><tr><th>Convention<th>Year<tr><td>on <b>rivers</b><td><p>1951<p>(again)</table><p>b</p>"
    assert texts(body) == ["a", "", "Convention\tYear", "on rivers\t1951 (again)", "", "b"]


def test_an_empty_cell_keeps_its_place() -> None:
    assert texts("<table><tr><td>a<td><td>c</table>") == ["a\t\tc"]


def test_a_table_for_the_look_is_its_paragraphs() -> None:
    body = "<table><tr><td><h2>Act 5</h2><p>One</p><p>Two</p></td></tr></table>"
    assert [(line.text, line.heading) for line in lines(body)] == [("Act 5", 2), ("One", None), ("Two", None)]


def test_a_table_in_a_cell_is_taken_too() -> None:
    assert texts("<table><tr><td>x<td><table><tr><td>1<td>2</table></table>") == ["x\t1 2"]


def test_marks_of_footnotes_are_raised_and_other_raised_letters_are_not() -> None:
    (line,) = lines("<p>Le 1<sup>er</sup> mai <sup><a href='#n'>12</a></sup> et [<sup>3</sup>]</p>")
    assert line.text == "Le 1er mai 12 et [3]"
    assert [line.text[start:end] for start, end in line.raised] == ["12", "3"]


def test_text_laid_out_by_its_writer_keeps_its_lines() -> None:
    assert texts("<pre>ACT 5\n\n  1. Scope</pre>") == ["ACT 5", "", "  1. Scope"]


def test_title_and_language_are_those_of_the_page() -> None:
    document = page("<p>x</p>", "<title> Act\n 5 </title>", "lang='pt-BR'")
    assert (document.title, document.language, len(document.pages)) == ("Act 5", "pt-BR", 1)


def test_a_page_that_says_nothing_of_itself_has_neither() -> None:
    document = page("<p>x</p>")
    assert (document.title, document.language) == (None, None)


@pytest.mark.parametrize(
    ("encoding", "says"),
    [
        ("utf-8", ""),
        ("utf-8", "<meta charset='iso-8859-1'>"),
        ("windows-1252", ""),
        ("windows-1252", "<meta charset='iso-8859-1'>"),
        ("windows-1252", "<meta http-equiv='Content-Type' content='text/html; charset=windows-1252'>"),
        ("windows-1252", "<meta charset='unicode_escape'>"),
        ("utf-16", ""),
    ],
)
def test_a_page_is_decoded_by_its_bytes_and_then_by_what_it_says(encoding: str, says: str) -> None:
    html = f"<!DOCTYPE html><html><head>{says}</head><body><p>L’île – déjà vu, 5 €</p></body></html>"
    assert read(html.encode(encoding), file="a.html").pages[0].lines[0].text == "L’île – déjà vu, 5 €"


@pytest.mark.parametrize(("encoding", "word"), [("windows-1256", "قانون"), ("koi8-r", "закон"), ("cp874", "กฎหมาย")])
def test_other_encodings_are_believed_where_the_page_names_them(encoding: str, word: str) -> None:
    label = encoding.replace("cp874", "windows-874")
    html = f"<html><head><meta charset={label}></head><body>{word}</body></html>"
    assert read(html.encode(encoding), file="a.html").pages[0].lines[0].text == word


def test_a_page_in_xml_is_not_swallowed_by_an_empty_title() -> None:
    head = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head>'
    html = f'{head}<body><a id="x"/><p>Text</p></body></html>'
    assert [line.text for line in read(html.encode(), file="a").pages[0].lines] == ["Text"]


@pytest.mark.parametrize("start", ["<html>", "<!-- saved -->\n<!doctype html>", "<HTML lang=fr>", "\ufeff<p>", "<div>"])
def test_a_page_is_known_by_its_beginning_and_not_by_its_name(start: str) -> None:
    assert read(f"{start}Words".encode(), file="act.pdf").media_type.startswith("text/html")


def test_elements_nested_by_the_million_are_refused_at_once() -> None:
    with pytest.raises(Unreadable, match="does not close"):
        read(b"<html>" + b"<div>" * 2_000_000, file="a.html")


@pytest.mark.parametrize("between", [" ", "/", "='>' ", '=">"'])
def test_an_element_with_hundreds_of_attributes_is_refused(between: str) -> None:
    attributes = between.join(f"a{number}" for number in range(600))
    with pytest.raises(Unreadable, match="more than 500 attributes"):
        read(f"<p>before<p {attributes}>after</p>".encode(), file="a.html")


def test_a_long_attribute_is_one_attribute() -> None:
    drawing = f"<svg><path d='{'M 1 2 ' * 5000}'/></svg>"
    assert texts(f"<p>before</p>{drawing}<p>after</p>") == ["before", "after"]


def test_a_page_that_begins_again_and_again_is_refused() -> None:
    with pytest.raises(Unreadable, match="begins again and again"):
        read("".join(f"<body a{number}=1>" for number in range(25_000)).encode(), file="a.html")


def test_elements_nested_deep_but_closed_are_walked_through() -> None:
    depth = 5_000
    assert texts("<div>" * depth + "deep" + "</div>" * depth + "<p>after</p>") == ["deep", "after"]


def test_control_characters_mean_nothing() -> None:
    (line,) = lines("<p>a\x01b\x02c\x03d</p>")
    assert (line.text, line.raised) == ("abcd", ())


ARABIC = "<p>القانون رقم خمسة بشأن إقامة الأجانب في البلاد وعملهم فيها</p>"


@pytest.mark.parametrize("says", ["", "<meta charset=utf-8>", "<meta charset=iso-8859-1>", "<meta charset=koi7>"])
@pytest.mark.parametrize(("encoding", "body"), [
    ("windows-1256", ARABIC),
    ("iso-8859-6", ARABIC),
    ("windows-1251", "<p>Закон о пребывании иностранцев в стране и об их труде</p>"),
    ("shift_jis", "<p>第一条 外国人は在留許可を持たなければならない。これは法律である。</p>"),
    ("iso-8859-7", "<p>Νόμος περί διαμονής των αλλοδαπών στη χώρα</p>"),
])  # fmt: skip
def test_a_page_whose_encoding_nobody_tells_is_refused_and_not_kept_as_gibberish(
    encoding: str, body: str, says: str
) -> None:
    html = f"<html><head>{says}</head><body>{body}</body></html>".encode(encoding)
    with pytest.raises(
        Unreadable, match=r"page\.html: the page does not say in which encoding it is.*save it as UTF-8"
    ):
        read(html, file="page.html")


def test_a_western_page_that_says_it_is_in_utf_8_and_is_not_is_read() -> None:
    html = "<html><head><meta charset=utf-8></head><body>L’île – déjà vu, 5 €</body></html>".encode("windows-1252")
    assert read(html, file="a.html").pages[0].lines[0].text == "L’île – déjà vu, 5 €"


def test_a_few_strange_words_make_no_page_unreadable() -> None:
    html = "<html><body><p>ÀÉÎ ÖÜÄ and words of a law, déjà vu à l’île</p></body></html>".encode("windows-1252")
    assert read(html, file="a.html").pages[0].lines[0].text.startswith("ÀÉÎ")


def test_declarations_of_a_document_type_are_no_words() -> None:
    head = '<?xml version="1.0"?>\n<!DOCTYPE html [\n<!ENTITY a "b">\n<!ENTITY c "[d]">\n]>\n'
    html = f'{head}<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Text</p></body></html>'
    assert [line.text for line in read(html.encode(), file="a").pages[0].lines] == ["Text"]


def test_a_page_that_lost_some_letters_before_it_came_is_read() -> None:
    html = "<html><body><p>L\ufffd\ufffdcole est ferm\ufffde \ufffd midi, d\ufffdj\ufffd</p></body></html>".encode()
    assert "ferm\ufffde" in read(html, file="a.html").pages[0].lines[0].text
    bare = f"<html><script>{'var word;' * 500}</script><body><p>{chr(0xFFFD) * 40}</p></body></html>".encode()
    with pytest.raises(Unreadable, match="no words"):
        read(bare, file="a.html")

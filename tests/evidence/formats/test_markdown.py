"""Markdown is read as a browser would show it: the marks go, the words stay."""

from __future__ import annotations

import pytest

from migov.evidence.formats import read
from migov.model.pages import Document, Line


def document(text: str, file: str = "act.md") -> Document:
    return read(text.encode(), file=file)


def lines(text: str) -> list[Line]:
    return list(document(text).pages[0].lines)


def texts(text: str) -> list[str]:
    return [line.text for line in lines(text)]


def test_headings_bear_their_level_and_paragraphs_are_put_together() -> None:
    found = lines("# Act 5\n\nThis act\nholds.\n\n##### Art. 5. ##\nText\n###### Par.\n")
    assert [(line.text, line.heading) for line in found] == [
        ("Act 5", 1),
        ("This act holds.", None),
        ("Art. 5.", 5),
        ("Text", None),
        ("Par.", 6),
    ]


def test_underlined_headings_are_headings_and_rules_are_nothing() -> None:
    found = lines("Act 5\n=====\n\nPart 1\n------\n\nText\n\n---\n\n***\n\nMore")
    assert [(line.text, line.heading) for line in found] == [
        ("Act 5", 1),
        ("Part 1", 2),
        ("Text", None),
        ("More", None),
    ]


def test_the_front_matter_gives_title_and_language_and_is_no_text() -> None:
    found = document('---\ntitle: "Act \\"5\\" of 2011"\nlanguage: fr\nsource: x\n---\n# Act 5\n')
    assert (found.title, found.language) == ('Act "5" of 2011', "fr")
    assert [line.text for line in found.pages[0].lines] == ["Act 5"]


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("**bold** and *slanted* and ***both***", "bold and slanted and both"),
        ("__bold__ and _slanted_", "bold and slanted"),
        ("**bold with *slanted* in it**", "bold with slanted in it"),
        ("**begun here and closed in another paragraph", "begun here and closed in another paragraph"),
        ("closed here.****", "closed here."),
        ("3 * 4 * 5 and snake_case_name", "3 * 4 * 5 and snake_case_name"),
        ("[Act 4](https://example.org/a_(b)) holds", "Act 4 holds"),
        ("[Act 4][ref] and [[1]](x)", "Act 4 and [1]"),
        ("[sic] and [...] stay", "[sic] and [...] stay"),
        ("![a map](map.png)Text", "Text"),
        ("<https://example.org/x> is there", "https://example.org/x is there"),
        ("`a*b*c` stays", "a*b*c stays"),
        (r"a \* b \[c\](d)", "a * b [c](d)"),
        ("5 < 6 &amp; 7 > 3", "5 < 6 & 7 > 3"),
        ("a <b>bold</b> <span class='x'>word</span>", "a bold word"),
        ("~~old~~ new", "old new"),
        ("n<sup>o</sup> 5", "no 5"),
        ("text <!-- a\nremark --> goes on", "text goes on"),
    ],
)
def test_marks_go_and_words_stay(marked: str, words: str) -> None:
    assert texts(f"# A\n\n{marked}") == ["A", words]


def test_items_lose_their_bullet_and_keep_their_number() -> None:
    assert texts("- one\n- two\n  goes on\n\n1. first\n2) second\n   - under\n") == [
        "one",
        "two goes on",
        "1. first",
        "2) second",
        "under",
    ]


def test_indented_lines_are_paragraphs_and_no_code() -> None:
    assert texts("# A\n\n    1° the first;\n\n    2° the *second*.") == ["A", "1° the first;", "2° the second."]


def test_two_blanks_or_a_backslash_break_a_line() -> None:
    assert texts("one  \ntwo\\\nthree\nfour<br>five") == ["one", "two", "three four", "five"]


def test_rows_of_a_table_are_lines() -> None:
    assert texts("Before\n\n| Year | Law |\n|:--|--:|\n| 2011 | **No. 5** |\n| 2012 | a \\| b |\n\nAfter") == [
        "Before",
        "",
        "Year\tLaw",
        "2011\tNo. 5",
        "2012\ta | b",
        "",
        "After",
    ]


def test_a_bar_alone_makes_no_table() -> None:
    assert texts("either | or\nboth") == ["either | or both"]


def test_footnotes_are_raised_where_they_are_called_and_where_they_stand() -> None:
    called, note = lines("Text[^1] goes on.\n\n[^1]: A note.\n")
    assert (called.text, called.raised) == ("Text1 goes on.", ((4, 5),))
    assert (note.text, note.raised) == ("1 A note.", ((0, 1),))


def test_a_paragraph_all_in_bold_says_so() -> None:
    assert [line.bold for line in lines("# A\n\n**Art. 5.**\n\n**One** and **two**")] == [None, True, None]


def test_quotations_and_targets_of_links() -> None:
    assert texts("> quoted\n> words\n\n[ref]: https://example.org 'Title'\n") == ["quoted words"]


def test_fenced_text_is_taken_as_it_stands() -> None:
    assert texts("# A\n```\n*x*  \n  y\n```\nafter") == ["A", "*x*", "  y", "after"]


@pytest.mark.parametrize(
    ("text", "file", "is_markdown"),
    [
        ("Plain words.", "a.md", True),
        ("# One\n\n# Two", "a.txt", True),
        ("# One\n\n[a](b)", None, True),
        ("---\ntitle: x\n---\nwords", None, True),
        ("No. 5\n# 3 apples", "a.txt", False),
        ("Plain words.", "a.txt", False),
        ("<p>words</p>", "a.md", True),
        ("<!doctype html><p>words</p>", "a.md", False),
    ],
)
def test_only_between_markdown_and_text_the_name_decides(text: str, file: str | None, is_markdown: bool) -> None:
    assert read(text.encode(), file=file).media_type.startswith("text/markdown") is is_markdown


def test_other_encodings_than_utf_8_are_read() -> None:
    text = "# L’été\n\n" + "La décision est prise à la majorité. " * 5
    assert read(text.encode("windows-1252"), file="a.md").pages[0].lines[0].text == "L’été"

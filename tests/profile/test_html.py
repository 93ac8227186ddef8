"""A profile as HTML: whole, linkable, escaped."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml import html as parser

import books
from migov.model.dimensions import Dimension
from migov.model.languages import Language
from migov.profile import html
from migov.profile.colours import BRAND, INK, MUTED, NIGHT, PALETTE
from migov.profile.markup import places

HOSTILE = "</style><script>alert(1)</script>\"'&amp;<!-- \x00\x0b\ud800 ]]>"


def page(book: object = None) -> etree._Element:
    return parser.document_fromstring(html.render(book or books.small()).decode())  # type: ignore[arg-type]


def test_every_block_has_its_permanent_id_once() -> None:
    ids = page().xpath("//@id")
    assert len(ids) == len(set(ids))
    missing = set(places(books.small())) - set(ids)
    assert not missing


def test_every_passage_links_to_itself_under_a_name_of_its_own() -> None:
    links = page().xpath("//*[contains(@class, 'permalink')]")
    targets = [link.get("href") for link in links]
    names = [link.get("aria-label") for link in links]
    assert "#1.2-1" in targets
    assert len(set(targets)) == len(targets) == len(set(names))


def test_every_link_inside_leads_somewhere() -> None:
    tree = page()
    ids = set(tree.xpath("//@id"))
    inside = {href[1:] for href in tree.xpath("//a/@href") if href.startswith("#")}
    assert inside <= ids


def test_headings_step_down_without_gaps() -> None:
    levels = [int(heading.tag[1]) for heading in page().xpath("//h1|//h2|//h3|//h4|//h5")]
    assert levels.count(1) == 1
    assert all(lower <= upper + 1 for upper, lower in pairwise(levels))


def test_a_note_and_its_call_lead_to_each_other() -> None:
    tree = page()
    call = tree.get_element_by_id("rights-call-3")
    note = tree.get_element_by_id(call.get("href")[1:])
    assert call.text == "3"
    assert "Law No. 2015-36." in note.text_content()
    assert note.find("a").get("href") == "#rights-call-3"


def test_a_second_call_of_a_note_has_an_id_of_its_own() -> None:
    again = page().get_element_by_id("rights-call-3-2")
    assert again.get("href") == "#rights-note-3"


def test_the_numbers_of_a_module_start_anew_without_clashing() -> None:
    tree = page()
    assert "Circular of 2020." in tree.get_element_by_id("module-covid-19-note-1").text_content()
    assert "framework" in tree.get_element_by_id("framework-note-1").text_content()


def test_a_note_that_nothing_calls_is_printed_without_a_way_back() -> None:
    note = page().get_element_by_id("module-covid-19-note-3")
    assert "Called nowhere." in note.text_content()
    assert note.find("a") is None


def test_a_table_has_caption_scopes_and_notes() -> None:
    table = page().get_element_by_id("table-1")
    assert "Table 1. Instruments ratified" in table.find(".//caption").text_content()
    assert [th.text for th in table.xpath(".//thead//th[@scope='col']")] == [
        "Name of the instrument",
        "Ratified (year)",
    ]
    assert table.xpath("count(.//tbody/tr/th[@scope='row'])") == 5
    assert "With a reservation." in table.xpath("string(.//*[@class='table-notes'])")


def test_a_further_group_of_rows_stays_in_the_same_table() -> None:
    group = page().get_element_by_id("table-1-regional")
    assert group.tag == "tbody"
    assert group.xpath("string(.//th[@scope='rowgroup'])") == "Regional agreements"


def test_items_keep_the_mark_they_bring() -> None:
    items = page().xpath("//ul[@class='items']/li")
    assert items[0].text_content().startswith("• first item")


def test_figures_are_pictures_with_an_alternative() -> None:
    for name in ("figure-framework", "figure-process"):
        figure = page().get_element_by_id(name)
        svg = figure.find(".//svg")
        assert svg.get("role") == "img"
        assert svg.find("desc").text
    words = page().get_element_by_id("figure-framework").text_content()
    assert Dimension.CRISES.title(Language.EN) in words


def test_words_of_another_language_say_so() -> None:
    tree = page()
    assert tree.xpath("//*[@lang='fr' and text()='Loi relative au séjour']")
    assert tree.get_element_by_id("1.2-2").get("lang") == "fr"
    assert tree.get_element_by_id("section-1.2-a").get("lang") == "fr"


def test_an_arabic_book_runs_from_right_to_left_and_its_french_from_left_to_right() -> None:
    tree = page(books.small(Language.AR))
    assert (tree.get("lang"), tree.get("dir")) == ("ar", "rtl")
    assert tree.get_element_by_id("1.2-2").get("dir") == "ltr"


def test_hostile_words_stay_words() -> None:
    tree = page(books.small(hostile=HOSTILE))
    assert not tree.xpath("//script")
    assert len(tree.xpath("//style")) == 1
    assert not [name for name in tree.xpath("//@*") if getattr(name, "attrname", "").startswith("on")]
    assert "</style><script>alert(1)</script>" in tree.get_element_by_id("framework-1").text_content()


def test_hostile_words_in_ids_and_attributes_stay_inside() -> None:
    written = html.body(books.small(hostile='" onmouseover="alert(1)'))
    assert not parser.fromstring(written).xpath("//@onmouseover")


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(codec=None), max_size=60))
def test_any_words_can_be_printed_and_change_no_structure(anything: str) -> None:
    longer = {"br", "text", "li"}  # more lines, and a banner that differs stands in the contents once more
    plain, other = (
        Counter(made.tag for made in tree.iter() if made.tag not in longer)
        for tree in (page(), page(books.small(hostile=anything)))
    )
    assert plain == other


@pytest.mark.parametrize("scheme", ["javascript:", "data:text/html,", "file:///", "vbscript:"])
def test_only_web_addresses_are_linked(scheme: str) -> None:
    assert scheme not in "".join(page().xpath("//@href"))


def test_the_page_needs_nothing_from_elsewhere() -> None:
    tree = page()
    assert not tree.xpath("//script|//img|//link|//iframe|//@src")
    style = tree.xpath("string(//style)")
    assert "url(" not in style
    assert "@import" not in style


def test_the_article_alone_is_the_article_of_the_page() -> None:
    book = books.small()
    body = html.body(book)
    assert body.startswith("<article")
    assert body.encode() in html.render(book)


def test_the_same_book_gives_the_same_bytes() -> None:
    assert html.render(books.small()) == html.render(books.small())


def test_the_style_sheet_has_the_colours_of_the_printed_profile() -> None:
    css = html.stylesheet()
    names = ("rights", "policy", "partnerships", "well-being", "crises", "migration")
    for name, dimension in zip(names, Dimension, strict=True):
        shades = re.findall(rf"--{name}: (#\w+)", css)
        assert shades == [PALETTE[dimension].deep, PALETTE[dimension].bright, PALETTE[dimension].deep]
        assert f"--{name}-tint: {PALETTE[dimension].tint}" in css
    for name, colour in (("ink", INK), ("brand", BRAND), ("muted", MUTED), ("paper", "#ffffff")):
        assert f"--{name}: {colour}" in css
    assert f"--paper: {NIGHT}" in css

"""Texts are cut where their own structure cuts them, and no word is lost."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.evidence.passages.laws import Law, laws

from migov.evidence.passages import cut
from migov.model.sources import Passage, PassageKind


def passages(*paragraphs: str | tuple[int, str]) -> tuple[Passage, ...]:
    """The passages of paragraphs; a pair is one that its format marks as a heading of a level."""
    position, spans, texts = 0, [], []
    for paragraph in paragraphs:
        level, words = paragraph if isinstance(paragraph, tuple) else (None, paragraph)
        spans.append((position, position + len(words), level))
        texts.append(words)
        position += len(words) + 1
    return cut("\n".join(texts), spans)


def articles(found: tuple[Passage, ...]) -> list[str | None]:
    return [passage.label for passage in found if passage.kind is PassageKind.ARTICLE]


@given(laws())
@settings(max_examples=120, deadline=None)
def test_a_law_has_exactly_its_own_articles_in_every_language(law: Law) -> None:
    assert articles(passages(*law.paragraphs)) == list(law.articles)


@given(laws(), st.integers(0, 2**32))
@settings(max_examples=80, deadline=None)
def test_passages_hold_every_word_in_order_and_do_not_overlap(law: Law, seed: int) -> None:
    paragraphs = list(law.paragraphs)
    if seed % 3 == 0:
        paragraphs.insert(seed % len(paragraphs), "word " * 5000)
    text = "\n".join(paragraphs)
    found = passages(*paragraphs)
    assert " ".join(p.text for p in found).split() == text.split()
    assert all(text[p.start : p.end] == p.text for p in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(len(p.text) <= 12_000 for p in found)


@given(st.lists(st.text(alphabet="aA1.5 ()«»§§ArtArticle Section\n٣ماده-", min_size=1, max_size=60), max_size=40))
@settings(max_examples=200, deadline=None)
def test_no_text_whatever_loses_a_word(paragraphs: list[str]) -> None:
    kept = [words for paragraph in paragraphs if (words := " ".join(paragraph.split()))]
    found = passages(*kept)
    assert "".join(p.text for p in found).split() or not kept
    assert " ".join(p.text for p in found).split() == " ".join(kept).split()


@pytest.mark.parametrize(
    ("heads", "labels"),
    [
        (("Article premier", "Art. 2", "Art. 2 bis", "Art. 3ter", "Art. 4"), ["1", "2", "2-bis", "3-ter", "4"]),
        (("Art. L. 121-1.", "Art. L. 121-2.", "Art. R*421-3.", "Art. R. 421-4."), None),
        (("Artículo 1º", "Artículo 2º-bis.", "Artículo 3.", "ARTÍCULO 4."), ["1", "2-bis", "3", "4"]),
        (("Artigo 1.º", "Artigo 2.º", "Artigo 2.º-A", "Artigo 3.º"), ["1", "2", "2-A", "3"]),
        (
            ("المادة الأولى", "المادة 2", "المادة (2) مكرر", "المادة الثالثة", "المادة ٤"),
            ["1", "2", "2-مكرر", "3", "4"],
        ),
        (("Section 1.", "Section 2.", "Section 12A.", "Section 13."), None),
    ],
)
def test_numbers_are_read_in_every_form(heads: tuple[str, ...], labels: list[str] | None) -> None:
    paragraphs = [words for head in heads for words in (head, "Words of the article stand here, and end.")]
    found = [p.label for p in passages(*paragraphs) if p.kind in (PassageKind.ARTICLE, PassageKind.SECTION)]
    expected = labels or {"Art. L. 121-1.": ["L. 121-1", "L. 121-2", "R.* 421-3", "R. 421-4"]}.get(
        heads[0], ["1", "2", "12A", "13"]
    )
    assert found == expected


def test_an_article_without_a_heading_of_its_own_is_found_by_its_number() -> None:
    found = passages(
        (4, "Art. 1."), "Words.", (4, "Art. 2."), "Words of article 9 of another law.", "Art. 3.", "(1)", "More words.",
        (4, "The long sentence of the second paragraph that a converter has marked as a heading by mistake, and ends."),
        "Art. 4.", (4, "A sentence that the converter marked as a heading though it is all that the article says."),
        "Art. 5.", "Last words.",
    )  # fmt: skip
    assert articles(found) == ["1", "2", "3", "4", "5"]
    assert "a converter has marked" in next(p.text for p in found if p.label == "3")
    assert "all that the article says" in next(p.text for p in found if p.label == "4")


def test_the_articles_that_an_amending_law_quotes_belong_to_its_own_article() -> None:
    found = passages(
        "Art. 1. La loi sur les ports est modifiée comme suit :",
        "« Art. 2. Le maître tient deux listes.",
        "Art. 3. Les quais sont à tous. »",
        "Art. 2. La loi sur les quais est abrogée.",
        "Art. 3. La présente loi entre en vigueur demain.",
    )
    assert articles(found) == ["1", "2", "3"]
    assert "deux listes" in found[0].text
    assert "abrogée" in found[1].text


def test_a_quotation_that_is_never_closed_hides_no_article() -> None:
    found = passages("Art. 1. Il est dit « port.", "Art. 2. Words.", "Art. 3. Words.", "Art. 4. Words.")
    assert articles(found) == ["1", "2", "3", "4"]


def test_a_table_of_contents_has_no_articles() -> None:
    listed = [f"Article {number}. Subject {number}" for number in range(1, 8)]
    body = [
        words for number in range(1, 8) for words in (f"Article {number}. Subject {number}", "The words of it. " * 3)
    ]
    found = passages("Harbours Act", *listed, *body)
    assert articles(found) == [str(number) for number in range(1, 8)]


def test_sections_of_a_common_law_act_are_passages_with_their_marginal_notes() -> None:
    found = passages(
        "Harbours Act", "PART I", "PRELIMINARY", "Short title",
        "1. This Act may be cited as the Harbours Act.", "Interpretation",
        "2. (1) In this Act “ship” means any vessel.", "(2) A boat is no ship.",
        "PART II", "THE MASTER", "Duties of the master",
        "3. (1) The master shall keep —", "(a) a list of ships;", "(b) a list of berths.",
        "3A. The master may close a berth.",
        "4. The master shall report every year.",
        "FIRST SCHEDULE", "Fees of all kinds",
    )  # fmt: skip
    sections = [p for p in found if p.kind is PassageKind.SECTION]
    assert [p.label for p in sections] == ["1", "2", "3", "3A", "4"]
    assert sections[1].locator.path == ("PART I. PRELIMINARY", "2. Interpretation")
    assert sections[2].text.startswith("Duties of the master\n3. (1)")
    assert found[-1].kind is PassageKind.ANNEX


def test_a_numbered_list_inside_a_section_opens_no_section() -> None:
    found = passages(
        "1. The master keeps a list of:", "1. ships;", "2. boats;", "3. berths.",
        "2. The list is open to all.", "3. Nobody pays for it.",
    )  # fmt: skip
    assert [p.label for p in found if p.kind is PassageKind.SECTION] == ["1", "2", "3"]


def test_a_report_is_cut_at_its_numbered_sections() -> None:
    found = passages(
        "Harbour report", "1. Introduction", "Words of it.", "1.1 Ships", "Words on ships.", "1.2 Boats",
        "Words on boats.",        "2. Berths", "Words on berths.",
    )  # fmt: skip
    assert [p.label for p in found if p.kind is PassageKind.SECTION] == ["1", "1.1", "1.2", "2"]


def test_a_text_without_structure_is_cut_at_its_paragraphs() -> None:
    found = passages("Short.", "First long paragraph. " * 30, "Second long paragraph. " * 30)
    assert [p.kind for p in found] == [PassageKind.PARAGRAPH] * len(found)
    assert len(found) > 1


def test_a_heading_of_the_format_is_the_way_down_to_what_follows() -> None:
    found = passages((1, "Report"), "Words. " * 60, (2, "Ships"), "More words. " * 60)
    assert found[-1].locator.path == ("Report", "Ships")


def test_a_very_long_article_is_parted_at_its_numbered_paragraphs() -> None:
    found = passages("Art. 1.", *(f"({n}) " + "Words of the article. " * 150 for n in range(1, 9)), "Art. 2.", "End.")
    parts = [p for p in found if p.label == "1"]
    assert len(parts) > 1
    assert all(re.match(r"paragraph \d", p.locator.path[-1]) for p in parts)
    assert all(p.text.startswith(("Art. 1.", "(")) for p in parts)


def test_annexes_begin_anew_and_stand_on_the_path() -> None:
    found = passages(
        "Loi approuvant la convention", "Art. 1. La convention est approuvée.", "Art. 2. Elle est publiée.", "Annexe",
        "Article 1", "Les parties coopèrent.", "Article 2", "Elles se consultent.",
    )  # fmt: skip
    assert articles(found) == ["1", "2", "1", "2"]
    assert found[-1].locator.path == ("Annexe", "Article 2")


def test_titles_and_chapters_nest_whatever_their_numbers() -> None:
    found = passages(
        "TITRE Ier", "DES PORTS", "Chapitre 1er. Des quais", "Art. 1. Mots.", "Section 2. Des fêtes", "Art. 2. Mots.",
        "TITRE II", "DES NAVIRES", "Art. 3. Mots.",
    )  # fmt: skip
    paths = [p.locator.path for p in found if p.kind is PassageKind.ARTICLE]
    assert paths[0][:2] == ("TITRE Ier. DES PORTS", "Chapitre 1er. Des quais")
    assert paths[1][2] == "Section 2. Des fêtes"
    assert paths[2][:-1] == ("TITRE II. DES NAVIRES",)


def test_articles_of_one_line_each_before_an_annexed_treaty_are_no_table_of_contents() -> None:
    own = [f"Art. {number}. The treaty on piers is approved in part {number}." for number in range(1, 7)]
    treaty = [words for number in range(1, 7) for words in (f"Article {number}", "The parties do what they said.")]
    assert articles(passages(*own, "Annexe", *treaty)) == [str(number) for number in range(1, 7)] * 2


def test_ordinals_in_words_are_numbers() -> None:
    found = passages(
        "Artículo primero. Los muelles son de todos.", "Artículo segundo. Nadie paga.", "Artículo décimo. Nadie cobra.",
        "Disposición transitoria única. Hasta entonces se paga.", "Disposición final primera. Se publica.",
    )  # fmt: skip
    assert articles(found) == ["1", "2", "10", "disposición transitoria única", "disposición final 1"]


def test_the_word_for_a_chapter_is_that_for_an_article_where_a_law_has_no_other() -> None:
    found = passages(
        "ظهير شريف", *(words for n in range(1, 7) for words in (f"الفصل {n}", "الميناء ملك للجميع في هذه المدينة."))
    )
    assert articles(found) == [str(number) for number in range(1, 7)]


def test_a_title_in_brackets_under_an_article_is_its_title() -> None:
    found = passages("Artigo 1.º", "(Objeto)", "A lei regula os cais.", "Artigo 2.º", "(Âmbito)", "Aplica-se a todos.")
    assert found[0].locator.path == ("Artigo 1.º. (Objeto)",)


@pytest.mark.parametrize("number", ["(1)", "( 1 )", "(1 bis)", "(a)", "(ii)", "(١)", "(أ)"])
def test_a_number_alone_under_an_article_is_that_of_its_first_paragraph_and_no_title(number: str) -> None:
    found = passages("Art. 1.", number, "La loi règle les quais.", "Art. 2.", number, "Elle s’applique à tous.")
    assert [p.locator.path for p in found] == [("Art. 1",), ("Art. 2",)]


def test_a_title_in_brackets_beside_its_number_keeps_both_brackets() -> None:
    found = passages("Artigo 1.º (Objeto)", "A lei regula os cais.", "Artigo 2.º (Âmbito)", "Aplica-se a todos.")
    assert [p.locator.path for p in found] == [("Artigo 1.º. (Objeto)",), ("Artigo 2.º. (Âmbito)",)]


def test_the_only_sentence_of_an_article_is_not_its_title() -> None:
    found = passages("المادة 1", "الميناء ملك للجميع.", "المادة 2", "لا يدفع أحد رسما.", "المادة 3", "ينشر القانون.")
    assert [p.locator.path for p in found] == [("المادة 1",), ("المادة 2",), ("المادة 3",)]


def test_a_heading_that_no_list_of_words_has_stands_above_its_sections() -> None:
    found = passages(
        "1. Purpose", "The plan is about quays.", "Field 2. Ships", "2.1. Berths", "There are many.", "2.2. Lists",
        "There are two.", "Field 3. Knowledge", "3.1. Data", "They are counted.",
    )  # fmt: skip
    paths = [p.locator.path for p in found if p.kind is PassageKind.SECTION]
    assert paths[1:] == [
        ("Field 2. Ships", "2.1. Berths"), ("Field 2. Ships", "2.2. Lists"), ("Field 3. Knowledge", "3.1. Data"),
    ]  # fmt: skip


def test_the_only_paragraph_of_a_brazilian_article_is_no_heading() -> None:
    found = passages("Art. 1º O porto é livre.", "Parágrafo único. O farol também.", "Art. 2º O mar é de todos.")
    assert [(p.label, p.locator.path) for p in found] == [("1", ("Art. 1º",)), ("2", ("Art. 2º",))]


@pytest.mark.parametrize("announced", ["Table des matières", "ÍNDICE", "ARRANGEMENT OF SECTIONS", "الفهرس"])
def test_a_short_table_of_contents_is_told_by_its_heading(announced: str) -> None:
    found = passages(
        "Law of the ports", announced, (4, "Article 1"), (4, "Article 2"),
        (4, "Article 1"), "Ports are open.", (4, "Article 2"), "Piers are closed.",
    )  # fmt: skip
    assert articles(found) == ["1", "2"]


def test_what_a_mexican_law_says_for_the_meantime_is_no_part_of_its_last_article() -> None:
    found = passages(
        "ARTÍCULO PRIMERO.- El puerto es libre.", "ARTÍCULO SEGUNDO.- Se crea el faro.",
        "TRANSITORIOS", "PRIMERO.- La ley entra en vigor mañana.", "SEGUNDO.- Se abroga la anterior.",
    )  # fmt: skip
    assert articles(found) == ["1", "2", "transitorios"]
    assert "mañana" in found[-1].text

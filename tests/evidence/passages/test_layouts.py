"""Laws as many countries print them: lists of sections, notes, words for an article, titles, quoted articles."""

from __future__ import annotations

import pytest
from tests.evidence.passages.test_cutting import articles, passages

from migov.evidence.formats import text
from migov.evidence.formats.bounds import SOURCE
from migov.evidence.passages.numerals import read
from migov.evidence.transcribing import transcribe
from migov.model.sources import Passage, PassageKind

PIER = "The pier is kept by the master, who writes down every ship that lands there and every boat."


def printed(words: str) -> tuple[Passage, ...]:
    """The passages of a plain text."""
    return transcribe(text.read(words.encode(), file="law.txt", sha256="0" * 64, bounds=SOURCE)).passages


def numbered(found: tuple[Passage, ...]) -> list[tuple[str, ...]]:
    """The ways down to what has a number."""
    return [p.locator.path for p in found if p.kind in (PassageKind.ARTICLE, PassageKind.SECTION)]


# -- lists of what comes ----------------------------------------------------------------------------------------


def test_an_arrangement_of_sections_with_its_parts_and_schedule_is_front_matter() -> None:
    found = passages(
        "THE PIERS ACT", "ARRANGEMENT OF SECTIONS", "PART I—PRELIMINARY", "1. Short title and commencement of the act.",
        "2. Interpretation.", "PART II—PIERS", "3. Keeping of piers.", "SCHEDULE", "AN ACT of Parliament for piers.",
        "PART I—PRELIMINARY", "1. This Act is the Piers Act.", "2. A pier is a quay.", "PART II—PIERS", f"3. {PIER}",
        "SCHEDULE (s. 3)", "Fees of all kinds",
    )  # fmt: skip
    assert numbered(found) == [("PART I—PRELIMINARY", "1"), ("PART I—PRELIMINARY", "2"), ("PART II—PIERS", "3")]
    assert [p.kind for p in found if p.kind is PassageKind.ANNEX] == [PassageKind.ANNEX]
    assert "Keeping of piers" in found[0].text


def test_a_summary_of_a_code_with_ranges_of_articles_is_front_matter() -> None:
    found = passages(
        "CODE DES QUAIS", "SOMMAIRE", "Titre Ier. - Des quais", "Art. L. 11-1 à L. 11-2", "Titre II. - Des bacs",
        "Art. L. 12-1 à L. 12-2", "TITRE Ier", "DES QUAIS", "Art. L. 11-1", "Le quai est libre.", "Art. L. 11-2",
        "Il est gratuit.", "TITRE II", "DES BACS", "Art. L. 12-1", "Le bac est libre.", "Art. L. 12-2", "Il est sûr.",
    )  # fmt: skip
    assert articles(found) == ["L. 11-1", "L. 11-2", "L. 12-1", "L. 12-2"]
    assert [p.locator.path[0] for p in found if p.kind is PassageKind.ARTICLE][2:] == ["TITRE II. DES BACS"] * 2


def test_a_schedule_in_the_contents_is_no_schedule() -> None:
    found = passages(
        "Piers Act", (2, "Contents"), "1 Short title", "2 Keeping", "Schedule 1 — Fees", (3, "1 Short title"),
        "This Act is the Piers Act.", (3, "2 Keeping"), PIER, (2, "Schedule 1 Fees"), "A ship pays nothing.",
    )  # fmt: skip
    assert numbered(found) == [("1. Short title",), ("2. Keeping",)]
    assert found[-1].locator.path == ("Schedule 1 Fees",)


# -- numbers and words for an article ----------------------------------------------------------------------------


def test_sections_of_an_american_code_are_told_by_their_sign() -> None:
    found = passages(
        "Chapter 2. Piers", "§ 9-201. Keeping required", f"(a) {PIER}", "§ 9-202. Fees", "(a) None is paid.",
        "§ 9-202.1. Refunds", "(a) Nothing is refunded.", "§ 1182. Ships not admitted", "Ships that leak.",
    )  # fmt: skip
    assert [path[-1] for path in numbered(found)] == [
        "§ 9-201. Keeping required", "§ 9-202. Fees", "§ 9-202.1. Refunds", "§ 1182. Ships not admitted",
    ]  # fmt: skip


def test_articles_that_hold_numbered_sections_are_their_chapters() -> None:
    found = passages(
        "REPUBLIC ACT NO. 7", "ARTICLE I", "PIERS", "SECTION 1. Short Title. — This Act is the Piers Act.",
        f"SEC. 2. Keeping. — {PIER}", "ARTICLE II", "FEES", "SEC. 3. Fees. — None is paid.",
        "SEC. 3-A. Refunds. — None is made.", "SEC. 4. Effect. — This Act takes effect tomorrow.",
    )  # fmt: skip
    assert numbered(found) == [
        ("ARTICLE I. PIERS", "SECTION 1. Short Title"), ("ARTICLE I. PIERS", "SEC. 2. Keeping"),
        ("ARTICLE II. FEES", "SEC. 3. Fees"), ("ARTICLE II. FEES", "SEC. 3-A. Refunds"),
        ("ARTICLE II. FEES", "SEC. 4. Effect"),
    ]  # fmt: skip


@pytest.mark.parametrize("word", ["Rule", "Regulation", "Clause"])
def test_rules_and_regulations_are_sections_under_their_own_word(word: str) -> None:
    found = passages(
        "The Piers Rules", f"{word} 1. Citation", "They are the Piers Rules.", f"{word} 2", "Keeping", PIER,
        f"{word} 3. Fees", "None is paid.",
    )  # fmt: skip
    assert [path[-1] for path in numbered(found)] == [f"{word} 1. Citation", f"{word} 2. Keeping", f"{word} 3. Fees"]


def test_brackets_around_later_sections_and_the_notes_that_explain_them_are_no_part_of_the_numbers() -> None:
    found = passages(
        "1. Short title.—This Act is the Piers Act.", f"2. Keeping.—{PIER}", "1[2A. Fees.—None is paid.]",
        "2[3. Refunds.—None is made.]", "4. Repeal.—The old Act is repealed.", "1. Ins. by Act 3 of 1995, s. 2.",
        "2. Subs. by Act 9 of 2001, s. 3.",
    )  # fmt: skip
    assert numbered(found) == [("1. Short title",), ("2. Keeping",), ("2A. Fees",), ("3. Refunds",), ("4. Repeal",)]


def test_a_section_whose_number_stands_alone_above_its_title_is_a_section() -> None:
    found = passages(
        "Piers Act", "PART I", "PIERS", "1.", "Short title", "(1) This Act may be cited as the Piers Act.", "2.",
        "Keeping", PIER, "3", "Fees", "None is paid.",
    )  # fmt: skip
    assert [path[-1] for path in numbered(found)] == ["1. Short title", "2. Keeping", "3. Fees"]


def test_sections_without_a_point_behind_their_numbers_are_told_from_their_list() -> None:
    found = passages(
        "PIERS ACT", "ARRANGEMENT OF SECTIONS", "PART I", "PIERS", "Section", "1. Short title.", "2. Keeping.",
        "PART II", "FEES", "3. Fees.", "AN ACT for piers.", "PART I", "PIERS", "1 Short title", "It is the Piers Act.",
        "2 Keeping", f"(1) {PIER}", "[Section 2 amended by Act 6 of 2000]", "PART II", "FEES", "3 Fees",
        "None is paid.",
    )  # fmt: skip
    assert numbered(found) == [
        ("PART I. PIERS", "1. Short title"), ("PART I. PIERS", "2. Keeping"), ("PART II. FEES", "3. Fees"),
    ]  # fmt: skip


def test_numbers_alone_in_a_table_are_no_sections() -> None:
    found = passages("Ships that landed", "1", "Aurora", "12", "2", "Borealis", "14", "3", "Corona", "9")
    assert not numbered(found)


def test_only_the_first_article_need_say_that_it_is_one() -> None:
    found = passages(
        "Décret sur les quais", "Article premier. — Le quai est libre.", "2. — Il est gratuit.", "3. — Il est sûr."
    )
    assert [p.label for p in found if p.label] == ["1", "2", "3"]


def test_roman_numbers_may_follow_a_first_article_in_figures() -> None:
    found = passages(
        *(words for head in ("Art. 1er.", "Art. II.", "Art. III.") for words in (head, "Le quai est libre."))
    )
    assert articles(found) == ["1", "II", "III"]


def test_articles_of_a_code_with_a_letter_apart_are_not_those_without() -> None:
    found = passages((3, "Article L312-1 A"), "Le quai est libre.", (3, "Article L312-1"), "Le bac est libre.")
    assert articles(found) == ["L. 312-1-A", "L. 312-1"]
    assert found[0].locator.path == ("Article L312-1 A",)


def test_a_roman_paragraph_behind_an_article_is_no_letter_of_its_number() -> None:
    found = passages("Art. 5 I. – Le quai est libre.", "Art. 6 A. – Le bac est libre.")
    assert articles(found) == ["5", "6-A"]


@pytest.mark.parametrize("word", ["Article", "Art.", "Section"])
def test_letters_number_articles_under_titles_with_numbers_of_their_own(word: str) -> None:
    found = passages(
        "Harbour by-laws", "Title I", f"{word} A", "The pier is open.", f"{word} B", "The boat is open.", "Title II",
        f"{word} C", "The light is open.", f"{word} D. None is paid.",
    )  # fmt: skip
    assert [(p.label, p.locator.path[0]) for p in found if p.label] == [
        ("A", "Title I"), ("B", "Title I"), ("C", "Title II"), ("D", "Title II"),
    ]  # fmt: skip


@pytest.mark.parametrize("heads", [("Section A", "Section B", "Section C"), ("PART A", "PART B", "PART C")])
def test_letters_number_headings_where_articles_have_figures(heads: tuple[str, ...]) -> None:
    found = passages(
        *(words for n, head in enumerate(heads, 1) for words in (f"{head} – Piers", f"Art. {n}. The pier is open."))
    )
    assert numbered(found) == [(f"{head} – Piers", f"Art. {n}") for n, head in enumerate(heads, 1)]


def test_sections_with_letters_stand_above_those_with_figures() -> None:
    found = passages(
        "Harbour report", "Section A: Ships", "1. Berths", "There are many.", "2. Lists", "There are two.",
        "Section B: Boats", "3. Oars", "There are none.",
    )  # fmt: skip
    assert numbered(found) == [
        ("Section A: Ships", "1. Berths"), ("Section A: Ships", "2. Lists"), ("Section B: Boats", "3. Oars"),
    ]  # fmt: skip


def test_a_roman_article_may_have_come_later() -> None:
    heads = ("Article I", "Article I bis", "Article I ter", "Article II")
    found = passages(*(words for head in heads for words in (head, "The pier is open.")))
    assert articles(found) == ["I", "I-bis", "I-ter", "II"]


def test_roman_articles_and_titles_are_told_apart_whether_they_run_through_or_begin_anew() -> None:
    through = passages(
        "Titre I", "Art. I. Le quai est libre.", "Art. II. Il est sûr.", "Titre II", "Art. III. Le bac est libre."
    )
    anew = passages(
        "TITRE I", "Article I", "Le quai est libre.", "Article II", "Il est sûr.", "TITRE II", "Article I",
        "Le bac est libre.",
    )  # fmt: skip
    assert [(p.label, p.locator.path[0]) for p in through if p.label] == [
        ("I", "Titre I"), ("II", "Titre I"), ("III", "Titre II"),
    ]  # fmt: skip
    assert [(p.label, p.locator.path[0]) for p in anew if p.label] == [
        ("I", "TITRE I"), ("II", "TITRE I"), ("I", "TITRE II"),
    ]  # fmt: skip


def test_articles_may_be_counted_in_english_words() -> None:
    heads = ("ARTICLE ONE", "ARTICLE TWO", "ARTICLE THREE", "ARTICLE TWENTY-ONE")
    found = passages(*(words for head in heads for words in (head, "The pier is open.")))
    assert articles(found) == ["1", "2", "3", "21"]


def test_titles_are_counted_in_words_whatever_their_case() -> None:
    found = passages(
        "Título Primero", "De los muelles", "Artículo 1. El muelle es libre.", "Chapitre Premier", "Des quais",
        "Artículo 2. El faro es libre.", "Part Two – Boats", "Artículo 3. El mar es libre.",
    )  # fmt: skip
    assert [p.text.partition("\n")[0] for p in found if p.kind is PassageKind.HEADING] == [
        "Título Primero", "Chapitre Premier", "Part Two – Boats",
    ]  # fmt: skip


def test_arabic_articles_are_counted_in_words_with_their_article_or_without() -> None:
    heads = (
        "مادة أولى",
        "مادة ثانية",
        "المادة الحادية و العشرون",
        "المادة الثانية والعشرون مكررا",
        "المادة المائة والثالثة",
    )
    found = passages(*(words for head in heads for words in (head, "الميناء للجميع.")))
    assert articles(found) == ["1", "2", "21", "22-مكرر", "103"]


@pytest.mark.parametrize("head", ["مادة وحيدة", "المادة الوحيدة", "مادة فريدة", "فصل وحيد", "الفصل الوحيد"])
def test_the_only_article_of_an_arabic_law_is_one(head: str) -> None:
    found = passages("قانون بالموافقة على اتفاقية", f"{head} – تمت الموافقة على اتفاقية الموانئ.", "ينشر هذا القانون.")
    assert numbered(found) == [(head,)]


def test_repealed_articles_that_one_line_names_together_are_one_passage() -> None:
    found = passages("Art. 1.", "Le quai est libre.", "Art. 2 à 4. (abrogés)", "Art. 5.", "Le bac est libre.")
    assert [p.locator.path for p in found] == [("Art. 1",), ("Art. 2 à 4. (abrogés)",), ("Art. 5",)]


def test_an_article_may_be_said_to_be_new() -> None:
    heads = ("Article premier", "Article 2 nouveau", "Article 3 (nouveau)")
    found = passages(*(words for head in heads for words in (head, "Le quai est libre.")))
    assert [p.locator.path for p in found] == [(head,) for head in heads]


def test_arabic_articles_that_are_repeated_are_told_apart_by_their_letters() -> None:
    heads = ("المادة ٣", "المادة ٣ مكرر", "المادة ٣ مكررا (أ)", "المادة ٣ مكررا (ب)", "المادة الرابعة مكرر")
    found = passages("المادة ٢", "الميناء للجميع.", *(words for head in heads for words in (head, "الميناء للجميع.")))
    assert articles(found) == ["2", "3", "3-مكرر", "3-مكرر-أ", "3-مكرر-ب", "4-مكرر"]


def test_later_articles_may_be_written_with_capitals_strokes_and_brackets() -> None:
    heads = ("Artículo 2.", "Artículo 2 Bis.", "Artículo 2 TER.", "Artículo 2/1.", "[Artículo 3 bis.")
    found = passages("Artículo 1. El muelle es libre.", *(f"{head} El faro es libre." for head in heads))
    assert articles(found) == ["1", "2", "2-bis", "2-ter", "2/1", "3-bis"]


def test_a_paragraph_of_a_colombian_article_is_no_heading() -> None:
    found = passages(
        "Artículo 1°. El muelle es libre.", "Parágrafo 1°. El faro también.", "Artículo 2°. El mar es de todos."
    )
    assert [p.locator.path for p in found] == [("Artículo 1°",), ("Artículo 2°",)]


def test_what_a_mexican_law_says_for_the_meantime_stands_in_no_title() -> None:
    found = passages(
        "TÍTULO I", "De los muelles", "Artículo 1. El muelle es libre.", "Artículo 2. El faro es libre.",
        "ARTÍCULOS TRANSITORIOS", "Primero. La ley entra en vigor mañana.",
    )  # fmt: skip
    assert found[-1].locator.path == ("ARTÍCULOS TRANSITORIOS",)


def test_a_number_keeps_the_signs_between_its_parts() -> None:
    numerals = [read("9-203.1"), read("2.3.1"), read("L121-1-1")]
    assert [one.label for one in numerals if one] == ["9-203.1", "2.3.1", "L. 121-1-1"]


# -- titles --------------------------------------------------------------------------------------------------


def test_notes_that_end_in_a_full_stop_belong_to_the_sections_under_them() -> None:
    found = passages(
        "PART I", "PIERS", "Short title.", "1. This Act is the Piers Act.", "Keeping.", f"2. {PIER}", "Fees.",
        "3. (1) None is paid.", "(2) Nobody asks.",
    )  # fmt: skip
    assert [path[-1] for path in numbered(found)] == ["1. Short title", "2. Keeping", "3. Fees"]
    assert [p.text.partition("\n")[0] for p in found if p.label] == ["Short title.", "Keeping.", "Fees."]


def test_notes_under_the_sections_are_the_titles_of_those_above_them() -> None:
    found = passages(
        "PART I", "PIERS", "1. This Act is the Piers Act.", "Short title", f"2. {PIER}", "Keeping", "3. None is paid.",
        "Fees", "4. Nothing is refunded.", "Refunds", "PART II", "BOATS", "5. Boats are ships.", "Boats",
    )  # fmt: skip
    titles = ["1. Short title", "2. Keeping", "3. Fees", "4. Refunds", "5. Boats"]
    assert [path[-1] for path in numbered(found)] == titles


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("ARTÍCULO {}. (OBJETO). La ley regula los muelles.", "(OBJETO)"),
        ("Section {}. Keeping of piers. — The master keeps them.", "Keeping of piers"),
        ("Artículo {}.- Objeto. La ley regula los muelles.", "Objeto"),
    ],
)
def test_a_title_before_the_first_sentence_is_told_from_it(words: str, title: str) -> None:
    found = passages(*(words.format(number) for number in range(1, 6)))
    assert all(path[-1].endswith(f". {title}") for path in numbered(found))


@pytest.mark.parametrize(
    "head",
    [
        "Article {}. The master may close a pier where—", "Artículo {}. [...]", "Article {}. (",
        "Artículo {}. Se modifica el muelle con el siguiente texto: “El muelle es libre.”",
        "Article {}. (1) The pier is kept",
    ],
)  # fmt: skip
def test_the_words_of_an_article_are_not_its_title(head: str) -> None:
    found = passages(*(words for number in (1, 2) for words in (head.format(number), "(a) it leaks.")))
    assert [len(path[-1].split()) for path in numbered(found)] == [2, 2]


def test_short_sentences_of_articles_without_titles_are_no_titles() -> None:
    found = passages(
        "Art. 1. Le quai est libre.", "Art. 2. Nul ne paie.", "Art. 3. Le bac est sûr.", "Art. 4. Il part."
    )
    assert numbered(found) == [("Art. 1",), ("Art. 2",), ("Art. 3",), ("Art. 4",)]


def test_an_ellipsis_under_a_number_is_no_title() -> None:
    found = passages("Artigo 1.º", "[...]", "Artigo 2.º", "(Objeto)", "A lei regula os cais.")
    assert numbered(found) == [("Artigo 1.º",), ("Artigo 2.º. (Objeto)",)]


def test_the_beginning_of_a_sentence_that_runs_on_is_no_title() -> None:
    found = passages(
        "Article 1er", "Sont approuvés", "le traité sur les quais et", "la convention.", "Article 2", "Fin."
    )
    assert numbered(found) == [("Article 1er",), ("Article 2",)]


def test_a_bracket_that_a_line_leaves_open_is_no_part_of_the_title() -> None:
    found = passages((3, "Art. 1."), "Abrogé (", "loi du 3 mai)", (3, "Art. 2."), "Le quai est libre.")
    assert "(" not in found[0].locator.path[0]


def test_the_title_of_an_annex_stands_on_the_way_to_it() -> None:
    found = passages(
        "Art. 1. Le quai est libre.", "Art. 2. Il est sûr.", "ANNEXE II", "Liste des quais", "Le quai nord."
    )
    assert found[-1].locator.path == ("ANNEXE II. Liste des quais",)


# -- hierarchy ------------------------------------------------------------------------------------------------


def test_what_stands_behind_the_last_title_of_a_spanish_law_stands_in_no_title() -> None:
    found = passages(
        "TÍTULO I", "De los muelles", "Artículo 1. El muelle es libre.", "Artículo 2. El faro es libre.",
        "DISPOSICIONES TRANSITORIAS", "Disposición transitoria primera. Hasta mañana se paga.",
        "Disposición transitoria segunda. Hasta el lunes no.", "DISPOSICIÓN DEROGATORIA",
        "Única. Queda derogada la ley anterior.", "DISPOSICIONES FINALES", "Primera. El Gobierno dicta el reglamento.",
        "Segunda. La ley entra en vigor mañana.",
    )  # fmt: skip
    assert [(p.label, p.locator.path) for p in found if p.kind is PassageKind.ARTICLE][2:] == [
        ("disposición transitoria 1", ("DISPOSICIONES TRANSITORIAS", "Disposición transitoria primera")),
        ("disposición transitoria 2", ("DISPOSICIONES TRANSITORIAS", "Disposición transitoria segunda")),
        ("disposición derogatoria única", ("DISPOSICIÓN DEROGATORIA", "Única")),
        ("disposición final 1", ("DISPOSICIONES FINALES", "Primera")),
        ("disposición final 2", ("DISPOSICIONES FINALES", "Segunda")),
    ]


def test_the_halves_of_a_french_code_stand_above_its_books() -> None:
    found = passages(
        (2, "Partie législative"), (3, "Livre Ier : Des quais"), (4, "Article L1"), "Le quai est libre.",
        (2, "Partie réglementaire"), (3, "Livre Ier : Des quais"), (4, "Article R1"), "Le quai est sûr.",
    )  # fmt: skip
    assert [path[:2] for path in numbered(found)] == [
        ("Partie législative", "Livre Ier : Des quais"), ("Partie réglementaire", "Livre Ier : Des quais"),
    ]  # fmt: skip


def test_sections_by_sign_outweigh_the_only_article_behind_them() -> None:
    found = passages(
        *(words for n in range(1, 7) for words in ((3, f"§ {n} - Pier {n}"), PIER)), (3, "Art. 0."), "It is kept."
    )
    assert [p.label for p in found if p.label][:6] == ["1", "2", "3", "4", "5", "6"]


# -- quoted articles ---------------------------------------------------------------------------------------------


def test_articles_that_a_colon_announces_without_quotation_marks_stand_under_the_one_that_inserts_them() -> None:
    found = passages(
        "Article 1er : Les articles 3, 7 et 9 de la loi sur les quais sont modifiés ainsi qu'il suit :",
        "Article 3 (nouveau) : Le quai est libre.", "Article 7 (nouveau) : Le quai est sûr.",
        "Article 9 (nouveau) : Le quai est gratuit.",
        "Article 2 : Il est inséré dans la même loi un chapitre ainsi rédigé :", "Chapitre III", "Des bacs",
        "Article 20 : Le bac est libre.", "Article 21 : Le bac est sûr.", "Article 3 : L'article 14 est abrogé.",
    )  # fmt: skip
    assert [(p.label, *p.locator.path) for p in found] == [
        ("1", "Article 1er"), ("1", "Article 1er", "Article 3 (nouveau)"), ("1", "Article 1er", "Article 7 (nouveau)"),
        ("1", "Article 1er", "Article 9 (nouveau)"), ("2", "Article 2"), ("2", "Article 2", "Article 20"),
        ("2", "Article 2", "Article 21"), ("3", "Article 3"),
    ]  # fmt: skip


def test_a_code_that_an_article_approves_keeps_its_own_articles() -> None:
    found = passages(
        "Art. 1. Le code qui suit est approuvé :", *(f"Art. {n}. Le quai {n} est libre." for n in range(1, 6)),
        "Art. 2. La présente loi est publiée.",
    )  # fmt: skip
    assert len(articles(found)) > 5


def test_articles_in_the_marks_of_a_consolidated_text_are_its_own_where_their_numbers_are_missing() -> None:
    found = passages(
        "« Art. 1er.", "Le quai est libre. »", "Art. 1er bis.", "Le quai est sûr.", "Art. 2.", "Le bac est libre.",
        "« Art. 3.", "Le bac est sûr. »", "Art. 3. bis.", "Nul ne paie.", "Art. 4.", "Nul ne demande.",
    )  # fmt: skip
    assert articles(found) == ["1", "1-bis", "2", "3", "3-bis", "4"]


# -- plain text --------------------------------------------------------------------------------------------------


def test_the_lines_of_a_plain_text_are_parted_behind_the_numbers_that_stand_alone() -> None:
    found = printed(
        "CAPÍTULO I\nDISPOSIÇÕES GERAIS\nSeção I\nDos Cais\n\nArtigo 1.º\nObjeto\n"
        "A presente lei regula todos os cais do\npaís e das ilhas.\n\n"
        "Artigo 2.º\n(Âmbito)\nA lei aplica-se a todos os navios e a todas as\npessoas.\n"
    )
    assert numbered(found) == [
        ("CAPÍTULO I DISPOSIÇÕES GERAIS", "Seção I Dos Cais", "Artigo 1.º. Objeto"),
        ("CAPÍTULO I DISPOSIÇÕES GERAIS", "Seção I Dos Cais", "Artigo 2.º. (Âmbito)"),
    ]


def test_sections_of_a_plain_text_may_have_number_and_title_on_lines_of_their_own() -> None:
    found = printed(
        "Piers Act 2009\n\nPart 1\nPiers\n\n1\nShort title\nThis Act is the Piers Act 2009.\n\n2\nKeeping of piers\n"
        "(1)\nThe master keeps every pier of the port.\n(2)\nA pier is a quay with a name of its own.\n\n2A\nFees\n"
        "None is paid by anybody at all.\n"
    )
    assert numbered(found) == [
        ("Part 1 Piers", "1. Short title"), ("Part 1 Piers", "2. Keeping of piers"), ("Part 1 Piers", "2A. Fees"),
    ]  # fmt: skip
    assert "(2)\nA pier" in found[3].text


def test_lines_of_a_printed_summary_are_not_put_together() -> None:
    lines = ["Livre Ier. - Dispositions sur les quais", "Titre préliminaire. - Principes", "Chapitre Ier. - Des ports"]
    found = printed("CODE\n\n" + "\n".join(lines) + "\n\nArt. 1. Le quai est libre.\n\nArt. 2. Le bac est libre.\n")
    assert set(lines) <= set("\n".join(p.text for p in found).splitlines())

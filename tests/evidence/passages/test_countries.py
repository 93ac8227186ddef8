"""Laws as countries print them that were not thought of first: other words and signs, languages beside each other."""

from __future__ import annotations

import pytest
from tests.evidence.passages.test_cutting import articles, passages
from tests.evidence.passages.test_layouts import numbered, printed

from migov.model.sources import PassageKind


def laid_out(*heads: str, words: str = "The pier is open to all.") -> list[tuple[str, ...]]:
    """The ways down to the articles of a law with these headings and one sentence under each."""
    return numbered(passages(*(one for head in heads for one in (head, words))))


@pytest.mark.parametrize(
    "heads",
    [
        ("§ 1 Zweck", "§ 2 Begriffe", "§ 2a Gebühren", "§ 3 Boote"),
        ("Art. 1 Zweck", "Art. 2 Begriffe", "Art. 2a Gebühren", "Artikel 3 Boote"),
    ],
)
def test_a_small_letter_behind_a_number_belongs_to_it(heads: tuple[str, ...]) -> None:
    found = passages(*(one for head in heads for one in (head, "Der Kai ist frei.")))
    assert [p.label for p in found] == ["1", "2", "2a", "3"]


@pytest.mark.parametrize(
    ("title", "heads"),
    [
        ("BAB I", ("Pasal 1", "Pasal 2", "Pasal 3A", "Pasal 4")),
        ("TITOLO I", ("Articolo 1", "Articolo 2", "Articolo 3-bis", "Articolo 4")),
        ("Abschnitt 1", ("Artikel 1", "Artikel 2", "Artikel 3", "Artikel 4")),
        ("PART ONE", ("MADDE 1", "MADDE 2", "MADDE 3", "Madde 4")),
        ("CAPÍTULO I", ("Arto. 1", "Arto. 2", "Arto. 3", "Arto. 4")),
    ],
)
def test_articles_and_titles_are_known_by_the_words_of_other_languages(title: str, heads: tuple[str, ...]) -> None:
    found = passages(title, *(words for head in heads for words in (head, "Nobody pays.")))
    assert numbered(found) == [(title, head) for head in heads]


def test_what_speaks_of_such_an_article_opens_none() -> None:
    found = passages(
        "Pasal 1", "Dermaga bebas.", "Pasal 2", "Kapal bebas.", "Pasal 7 ayat (1) berlaku.", "Pasal 3 Akhir"
    )
    assert articles(found) == ["1", "2", "3"]


@pytest.mark.parametrize(
    "heads",
    [
        ("المادة -1-", "المادة -2-", "المادة ـ 3 ـ"),
        ("المادة – ١ – الميناء للجميع.", "المادة – ٢ – لا يدفع أحد.", "المادة – ٣ – تسجل السفن."),
        ("المادة رقم (1)", "المادة رقم 2", "مادة(3)"),
    ],
)
def test_arabic_articles_may_have_strokes_and_words_around_their_numbers(heads: tuple[str, ...]) -> None:
    found = passages(*(one for head in heads for one in (head, "الميناء للجميع في كل يوم.")))
    assert articles(found) == ["1", "2", "3"]


def test_arabic_articles_may_have_numbers_in_parts() -> None:
    heads = ("المادة 2", "المادة 3.1", "المادة 3.2", "المادة 4-1")
    found = passages(*(one for head in heads for one in (head, "الميناء للجميع.")))
    assert articles(found) == ["2", "3.1", "3.2", "4-1"]


def test_a_bracket_around_an_article_is_no_part_of_its_name() -> None:
    assert laid_out("(المادة الأولى)", "(المادة الثانية)", words="الميناء للجميع.") == [
        ("المادة الأولى",), ("المادة الثانية",),
    ]  # fmt: skip


def test_titles_stand_above_the_chapters_of_an_arabic_law() -> None:
    found = passages(
        "الجزء الأول", "العنوان الأول", "الباب الأول", "المادة 1", "الميناء للجميع.", "العنوان الثاني", "المادة 2",
        "لا يدفع أحد.",
    )  # fmt: skip
    assert [path[:-1] for path in numbered(found)] == [
        ("الجزء الأول", "العنوان الأول", "الباب الأول"), ("الجزء الأول", "العنوان الثاني"),
    ]  # fmt: skip


def test_arabic_sections_have_notes_above_them_and_a_long_stroke_behind_their_numbers() -> None:
    found = passages(
        "قانون الموانئ", "الفصل الأول", "أحكام تمهيدية", "اسم القانون", "1ـ يسمى هذا القانون قانون الموانئ.", "تفسير",
        "2ـ الميناء هو المرسى.", "3ـ (1) السفن حرة.",
    )  # fmt: skip
    assert [path[-1] for path in numbered(found)] == ["1. اسم القانون", "2. تفسير", "3"]


@pytest.mark.parametrize(
    ("above", "head"),
    [("({})", "Article {} The pier is open."), ("{}", "MADDE {} – (1) The pier is open."),
     ("{}", "Article {}. The pier is open.")],
)  # fmt: skip
def test_titles_may_stand_above_their_articles(above: str, head: str) -> None:
    titles = ("Purpose", "Definitions", "Fees of ships", "Refunds")
    found = passages(
        "Piers Act", "Chapter I", "General Provisions",
        *(words for n, title in enumerate(titles, 1) for words in (above.format(title), head.format(n))),
    )  # fmt: skip
    assert [path[-1].partition(". ")[2] for path in numbered(found)] == [above.format(title) for title in titles]
    assert [p.text.partition("\n")[0] for p in found if p.label] == [above.format(title) for title in titles]


def test_the_last_line_of_an_article_is_not_the_title_of_the_next() -> None:
    found = passages(
        "Art. 1. Sont libres :", "Le quai", "Art. 2. Sont sûrs :", "Le bac et le quai", "Art. 3. Nul ne paie.",
        "Art. 4. Nul ne demande.", "Art. 5. La loi est publiée.", "Art. 6. Elle est libre.",
    )  # fmt: skip
    assert numbered(found) == [(f"Art. {number}",) for number in range(1, 7)]


def test_words_that_a_page_repeats_between_articles_are_the_title_of_none() -> None:
    found = passages(
        *(words for n in range(1, 7) for words in ("Copy this link", f"Article {n}. The pier is kept by the {n} men."))
    )
    assert numbered(found) == [(f"Article {number}",) for number in range(1, 7)]


def test_a_law_in_three_languages_has_each_of_its_articles_three_times() -> None:
    found = passages(
        "Ingingo ya mbere: Ibyambu", "Ibyambu birakinguye.", "Article One: Piers", "Piers are open.",
        "Article premier : Quais", "Les quais sont libres.", "Ingingo ya 2: Amato", "Amato arakinguye.",
        "Article 2: Boats", "Boats are open.", "Article 2 : Bacs", "Les bacs sont libres.", "Ingingo ya 3: Ntawe",
        "Ntawe yishyura.", "Article 3: Fees", "None is paid.", "Article 3 : Tarifs", "Nul ne paie.",
    )  # fmt: skip
    assert articles(found) == ["1", "1", "1", "2", "2", "2", "3", "3", "3"]
    assert [path[0] for path in numbered(found)][3:6] == ["Ingingo ya 2. Amato", "Article 2. Boats", "Article 2. Bacs"]


def test_a_law_in_two_scripts_has_each_of_its_sections_twice() -> None:
    found = passages(
        "PART ONE", "1. አጭር ርዕስ", "አዋጅ ነው።", "1. Short Title", "It is an Act.", "2. ትርጓሜ", "ወደብ ዳርቻ ነው።",
        "2. Definitions", "A pier is a quay.", "3. ወሰን", "ለሁሉም ነው።", "3. Scope", "It applies to all piers.",
    )  # fmt: skip
    assert [(p.label, p.locator.path[-1]) for p in found if p.label] == [
        ("1", "1. አጭር ርዕስ"), ("1", "1. Short Title"), ("2", "2. ትርጓሜ"), ("2", "2. Definitions"), ("3", "3. ወሰን"),
        ("3", "3. Scope"),
    ]  # fmt: skip


def test_one_article_that_is_printed_twice_makes_no_law_in_two_languages() -> None:
    found = passages(
        "Art. 1. Le quai est libre.", "Art. 2. Le bac est libre.", "Art. 2. Le bac est sûr.", "Art. 3. Nul ne paie.",
        "Art. 4. Nul ne demande.", "Art. 5. La loi est publiée.",
    )  # fmt: skip
    assert articles(found) == ["1", "2", "3", "4", "5"]


def test_later_articles_of_later_articles_have_their_own_numbers() -> None:
    heads = ("Artículo 10.-", "Artículo 10 Bis.-", "Artículo 10 Bis 1.-", "Artículo 10 Bis 2.-", "Artículo 11.-")
    found = passages(*(f"{head} El muelle es libre." for head in heads))
    assert articles(found) == ["10", "10-bis", "10-bis-1", "10-bis-2", "11"]


def test_the_first_article_may_be_written_in_capitals() -> None:
    found = passages("ARTICLE 1ER : Le quai est libre.", "ARTICLE 2 : Il est sûr.", "TITRE IER", "ARTICLE 3 : Il est.")
    assert articles(found) == ["1", "2", "3"]
    assert found[-1].locator.path[0] == "TITRE IER"


def test_what_stands_behind_the_articles_of_laws_of_the_andes_is_counted_there() -> None:
    found = passages(
        "TÍTULO I", "DISPOSICIONES GENERALES", "Artículo 1. El muelle es libre.", "Artículo 2. Nadie paga.",
        "DISPOSICIONES GENERALES", "PRIMERA.- El faro es libre.", "DISPOSICIONES COMPLEMENTARIAS FINALES",
        "PRIMERA. La ley entra en vigor mañana.", "SEGUNDA. Se publica.", "DISPOSICIÓN COMPLEMENTARIA DEROGATORIA",
        "ÚNICA. Se deroga la anterior.",
    )  # fmt: skip
    assert articles(found) == [
        "1", "2", "disposición general 1", "disposición complementaria final 1", "disposición complementaria final 2",
        "disposición complementaria derogatoria única",
    ]  # fmt: skip
    assert found[0].locator.path == ("TÍTULO I. DISPOSICIONES GENERALES",)


def test_a_text_that_counts_in_ordinals_alone_is_cut_at_them() -> None:
    found = passages(
        "LINEAMIENTOS DE MUELLES", "CAPÍTULO I", "DISPOSICIONES GENERALES", "PRIMERO.- El muelle es libre.",
        "SEGUNDO.- Nadie paga:", "I. en invierno;", "CAPÍTULO II", "DE LOS FAROS", "TERCERO.- El faro es libre.",
        "TRANSITORIOS", "PRIMERO.- Entra en vigor mañana.", "SEGUNDO.- Se publica.", "TERCERO.- Se archiva.",
    )  # fmt: skip
    assert [(p.label, p.locator.path) for p in found if p.label] == [
        ("1", ("CAPÍTULO I. DISPOSICIONES GENERALES", "PRIMERO")),
        ("2", ("CAPÍTULO I. DISPOSICIONES GENERALES", "SEGUNDO")),
        ("3", ("CAPÍTULO II. DE LOS FAROS", "TERCERO")),
        ("transitorios", ("TRANSITORIOS",)),
    ]


def test_each_list_of_ordinals_begins_anew() -> None:
    words = ("PRIMERO: Que el muelle es libre.", "SEGUNDO: Que nadie paga.", "TERCERO: Que nadie pide.")
    found = passages("RESOLUCIÓN 5", "CONSIDERANDO:", *words, "RESUELVE:", *words)
    assert [p.label for p in found if p.label] == ["1", "2", "3", "1", "2", "3"]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Report", "First. We saw boats.", "And second, quays.", "Third. We saw piers."),
        ("Artículo 1. Rige:", "Primero. Uno.", "Segundo. Dos.", "Tercero. Tres.", "Artículo 2. Fin."),
    ],
)
def test_ordinals_that_are_no_list_or_stand_in_articles_count_nothing(paragraphs: tuple[str, ...]) -> None:
    assert not [p.label for p in passages(*paragraphs) if p.kind is PassageKind.SECTION]


@pytest.mark.parametrize(
    "heading", ["Disposiciones generales", "Disposiciones generales.", "Disposiciones complementarias"]
)
def test_a_heading_of_a_chapter_is_no_disposition(heading: str) -> None:
    found = passages(
        "Artículo 1. El muelle es libre.", "CAPÍTULO II", heading, "Artículo 2. Nadie paga.", heading,
        "Artículo 3. Nadie pregunta.",
    )  # fmt: skip
    assert articles(found) == ["1", "2", "3"]


@pytest.mark.parametrize("heads", [("Section A", "Section B"), ("Article A", "Article B")])
def test_letters_number_what_stands_in_a_plain_text_too(heads: tuple[str, str]) -> None:
    found = printed(
        f"Harbour by-laws\n\nTitle I\nPIERS\n{heads[0]}\nKeeping\nPiers are open to all ships that come from the sea "
        f"and to\nall boats.\n{heads[1]}\nBoats are free, and nobody pays for them at all in this port or in\nothers.\n"
    )
    assert numbered(found) == [("Title I PIERS", f"{heads[0]}. Keeping"), ("Title I PIERS", heads[1])]


def test_the_lines_of_a_plain_text_are_parted_by_the_words_of_other_languages() -> None:
    found = printed(
        "UNDANG-UNDANG\n\nBAB I\nUMUM\nPasal 1\nDermaga adalah tepi laut yang dipakai semua kapal dari pulau dan\n"
        "laut.\nPasal 2\nDermaga bebas.\nBAB II\nKAPAL\nPasal 3\nKapal bebas.\n"
    )
    assert numbered(found) == [("BAB I UMUM", "Pasal 1"), ("BAB I UMUM", "Pasal 2"), ("BAB II KAPAL", "Pasal 3")]


def test_titles_in_brackets_stand_on_lines_of_their_own_in_a_plain_text() -> None:
    found = printed(
        "Piers Act\n\nChapter I General Provisions\n(Purpose)\nArticle 1  The purpose of this Act is to keep the piers"
        " and the\nboats of the country.\n(Definitions)\nArticle 2  A pier is a quay.\n(Fees)\nArticle 3  None pays.\n"
    )
    assert [path[-1] for path in numbered(found)] == [
        "Article 1. (Purpose)",
        "Article 2. (Definitions)",
        "Article 3. (Fees)",
    ]


def test_an_arabic_number_between_strokes_ends_its_line() -> None:
    found = printed(
        "قانون الموانئ\n\nالمادة -1-\nالميناء ملك للجميع ولا يدفع أحد رسما عنه في أي يوم من أيام السنة كلها\n"
        "في المدينة.\n"
        "المادة -2-\nلا يدفع أحد.\n"
    )
    assert [p.text.partition("\n")[0] for p in found if p.label] == ["المادة -1-", "المادة -2-"]

"""A document becomes its words, the places where its pages begin, and its passages."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from migov.evidence.transcribing import transcribe
from migov.model.pages import Document, Line, Page
from migov.model.sources import PassageKind, Transcript


def given(*lines: str | tuple[int, str]) -> Document:
    """A document of a format that knows its paragraphs; a pair is a heading with its level."""
    made = tuple(Line(text=line) if isinstance(line, str) else Line(text=line[1], heading=line[0]) for line in lines)
    return Document(sha256="0" * 64, media_type="text/html", pages=(Page(index=1, lines=made),))


def printed(*pages: str) -> Document:
    made = tuple(
        Page(index=number, lines=tuple(Line(text=line) for line in page.split("\n")))
        for number, page in enumerate(pages, 1)
    )
    return Document(sha256="0" * 64, media_type="text/plain; charset=utf-8", pages=made)


def labels(transcript: Transcript) -> list[str | None]:
    return [passage.label for passage in transcript.passages if passage.kind is PassageKind.ARTICLE]


def test_each_article_is_a_passage_with_the_way_down_to_it() -> None:
    transcript = transcribe(
        given(
            "Law on the harbour",
            "TITLE I",
            "General provisions",
            "Article 1",
            "The harbour belongs to all.",
            "Chapter 2. Fees",
            "Article 2. Who pays",
            "(1) Ships pay.",
            "(2) Boats do not.",
        )
    )
    assert [p.kind.value for p in transcript.passages] == ["front matter", "heading", "article", "heading", "article"]
    assert transcript.passages[-1].locator.path == (
        "TITLE I. General provisions",
        "Chapter 2. Fees",
        "Article 2. Who pays",
    )
    assert labels(transcript) == ["1", "2"]
    assert all(transcript.text[p.start : p.end] == p.text for p in transcript.passages)


def test_a_sentence_that_runs_on_over_a_page_is_one_paragraph_and_the_page_begins_inside_it() -> None:
    words = "The harbour master keeps a list of all ships that have asked for a berth in the inner"
    first = (
        f"{words} basin of\nthe old harbour and of those that lie in the roads until a berth is free for them, and he"
    )
    second = "shows the list to whoever asks for it in writing and gives a reason for wanting to see it."
    transcript = transcribe(printed(f"Gazette\n{first}\n1", f"Gazette\n{second}\n2", f"Gazette\n{words} basin.\n3"))
    assert "and he shows the list" in transcript.text
    assert "Gazette" not in transcript.text
    assert [page.label for page in transcript.pages] == ["1", "2", "3"]
    assert transcript.text[transcript.pages[1].start :].startswith("shows the list")


def test_a_page_without_words_is_named() -> None:
    transcript = transcribe(printed("Some words stand here.", "", "And some stand there."))
    assert transcript.notes == ("Page 2 of 3 has no text: it may be a picture of text.",)


def test_an_article_at_the_top_of_a_page_begins_anew_behind_a_heading_at_the_foot_of_the_one_before() -> None:
    filler = "\n".join(["The harbour master keeps a list of all ships that have asked for a berth in the basin."] * 3)
    transcript = transcribe(
        printed(f"Article 1.\n{filler}\nChapter 2. On fees", f"Article 2.\n{filler}\nArticle 3.\n{filler}")
    )
    assert labels(transcript) == ["1", "2", "3"]


def test_the_hyphen_that_parts_a_word_at_a_line_end_goes_and_the_one_that_belongs_stays() -> None:
    words = "the harbour master keeps a well-managed register of the ships in the harbour and of the harbour basin"
    transcript = transcribe(
        printed(f"Article 1.\n{words}.\nArticle 2.\nThe master of the har-\nbour shows the well-\nmanaged register.")
    )
    assert "master of the harbour shows the well-managed register." in transcript.text


def test_a_paragraph_in_another_script_bears_its_own_language() -> None:
    transcript = transcribe(
        given(
            "Article 1",
            "The harbour belongs to everybody who lives in the town.",
            "المادة 2",
            "الميناء ملك للجميع في المدينة.",
        ),
        language="en",
    )
    assert [passage.language for passage in transcript.passages] == ["en", "ar"]


def test_a_title_is_the_first_lines_that_name_an_instrument_where_nothing_else_tells() -> None:
    transcript = transcribe(
        printed("OFFICIAL GAZETTE\n\nLaw No. 2017-22 of 14 December 2017 on boats\n\nSection 1. Words.")
    )
    assert transcript.title == "Law No. 2017-22 of 14 December 2017 on boats"


def test_what_pages_far_apart_repeat_at_one_height_is_text() -> None:
    words = "The harbour master keeps a list of all ships and of all boats that have asked for a berth"
    pages = [f"Gazette of the harbour\n{words} of number {n}." for n in range(1, 31)]
    for n in (3, 15, 27):
        pages[n] = f"Gazette of the harbour\nFinal provisions\n{words} of number {n}."
    for n in (5, 6, 7):
        pages[n] = f"Gazette of the harbour\nArticle 1\n{words} of number {n}."
    text = transcribe(printed(*pages)).text
    assert "Gazette" not in text
    assert text.count("Final provisions") == 3
    assert text.count("Article 1") == 3


def test_a_web_page_and_a_text_of_one_page_have_no_page_to_turn_to() -> None:
    words = "The harbour belongs to everybody who lives in the town."
    assert transcribe(given("Article 1", words)).passages[0].locator.page_index is None
    assert transcribe(printed(words)).passages[0].locator.page_index is None
    assert transcribe(printed(words, words)).passages[0].locator.page_index == 1


def test_contents_are_neither_headings_nor_sections_of_the_text() -> None:
    dots = " . . . . . . . . . . . . . . . . . . . . . . . . . . . 1"
    transcript = transcribe(
        printed(
            f"Harbours Act\nTITLE I\nGENERAL PROVISIONS{dots}\nChapter I. On the use of piers\nand of quays{dots}",
            "TITLE I\nGENERAL PROVISIONS\nArticle 1. Scope\nThis law is about piers.\nArticle 2. Fees\nNobody pays.",
        )
    )
    assert [p.kind.value for p in transcript.passages] == ["front matter", "heading", "article", "article"]
    assert transcript.passages[2].locator.path == ("TITLE I. GENERAL PROVISIONS", "Article 1. Scope")
    report = transcribe(
        printed(
            f"Report\n1. Ships{dots}\n1.1 Boats{dots}\n2. Piers{dots}",
            "1. Ships\nWords.\n1.1 Boats\nWords.\n2. Piers\nWords.",
        )
    )
    assert [p.label for p in report.passages] == [None, "1", "1.1", "2"]


def test_a_text_whose_lines_are_paragraphs_keeps_its_words_and_one_from_print_is_repaired() -> None:
    words = "The master of the harbour keeps a list of all ships that have asked for a berth in the inner basin. "
    whole = transcribe(printed(f"Article 1\n{words * 3}\n{words * 2}"))
    assert words.strip() in whole.text
    hurt = transcribe(printed(f"Article 1\n{words * 3}The \ufb01sh are sold by the quay.\n{words * 2}"))
    assert "The fish are sold" in hurt.text


def test_a_law_on_an_agreement_keeps_the_day_of_its_signature_in_its_title() -> None:
    title = "Loi du 3 mai 2001 portant adaptation au Protocole sur les quais, signé à Portbourg le 17 mai 1989"
    assert transcribe(given((1, title), "Art. 1.", "Les quais sont à tous.")).title == title


@pytest.mark.parametrize(
    ("printed_title", "title"),
    [
        (
            "Agreement on Piers between two towns signed at Seaville on 2 March 2018",
            "Agreement on Piers between two towns",
        ),
        ("Convention sur les quais signée à Portbourg le 17 mai 1989", "Convention sur les quais"),
        ("Política dos Cais 2022–2032 Adotada pelo Conselho em 14 de setembro de 2022", "Política dos Cais 2022–2032"),
        ("مذكرة تفاهم بشأن الموانئ حُررت في 15 يونيو 2020", "مذكرة تفاهم بشأن الموانئ"),
        (
            "Loi portant approbation de la Convention sur les quais, signée à Portbourg le 17 mai 1989",
            "Loi portant approbation de la Convention sur les quais, signée à Portbourg le 17 mai 1989",
        ),
    ],
)
def test_a_title_ends_where_place_and_day_of_its_signature_begin(printed_title: str, title: str) -> None:
    assert transcribe(given((1, printed_title), "Article 1", "The quays belong to all.")).title == title


def test_a_damaged_page_is_noted_as_such_and_not_as_a_picture() -> None:
    document = printed("The first page.", "", "")
    damaged = replace(document.pages[1], lines=(), is_damaged=True)
    transcript = transcribe(replace(document, pages=(document.pages[0], damaged, document.pages[2])))
    assert transcript.notes == (
        "Page 3 of 3 has no text: it may be a picture of text.",
        "Page 2 of 3 is damaged and could not be read.",
    )


def test_a_section_printed_with_its_first_subsection_begins_a_paragraph_under_its_side_note() -> None:
    read = transcribe(
        printed(
            "THE LIGHT REGULATIONS 2009\n\nCitation\n1. These Regulations may be cited by their title and year.\n\n"
            "Application\n3.—(1) An application shall be made in writing.\n(2) A fee is payable on application.\n\n"
            "Refusal\n4.—(1) The keeper may refuse an application.\n(2) Reasons shall be given in writing."
        )
    )
    sections = [(p.label, p.locator.path[-1]) for p in read.passages if p.kind is PassageKind.SECTION]
    assert sections[1:] == [("3", "3. Application"), ("4", "4. Refusal")]


@pytest.mark.parametrize(
    "said",
    [
        "La loi sur les ports entre en vigueur le premier jour du mois.",
        "El práctico se le nombra por orden, y se les oye antes.",
        "Le gardien est nommé par le conseil pour dix ans.",
        "Voir les plans des annexes A, B et C Nouveau phare, puis l’annexe C et la liste.",
    ],
)
def test_whole_words_side_by_side_are_never_put_together(said: str) -> None:
    assert transcribe(printed(said)).text == said


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (
            "Vu l´article 3, s´il n´est pas abrogé, et qu´elle dit.",
            "Vu l’article 3, s’il n’est pas abrogé, et qu’elle dit.",
        ),
        ("Le conge´dié re´pond.", "Le congédié répond."),
    ],
)
def test_an_accent_that_stands_for_an_apostrophe_goes_onto_no_letter(said: str, meant: str) -> None:
    assert transcribe(printed(said)).text == meant


def test_a_page_of_scripts_alone_is_not_called_a_picture() -> None:
    (note,) = transcribe(given()).notes
    assert "its scripts fetch them: print it as PDF" in note


def test_pages_that_hold_heads_and_feet_alone_are_not_said_to_hold_nothing() -> None:
    head = "Gazette of the harbour, year 7"
    ships = ("barges", "ferries", "dredgers", "pilot boats", "tugs", "yachts")
    words = [f"Of {ship} the harbour master keeps a list,\nwhich is open to all who ask for {ship}." for ship in ships]
    pages = [f"{head}\n{said}\n{number}" for number, said in enumerate(words, 1)]
    notes = transcribe(printed(*pages, f"{head}\n7", "")).notes
    assert notes == (
        "Page 8 of 8 has no text: it may be a picture of text.",
        "Page 7 of 8 has no text but what other pages have at their head or foot.",
    )


@pytest.mark.parametrize(
    "title", ["Unknown Title", "Document 1", "Documento sin título", "مستند بدون عنوان", "Law.docx"]
)
def test_a_title_that_a_program_wrote_for_want_of_one_is_none(title: str) -> None:
    document = replace(given("Law No. 7/2011 on ports", "Article 1. Ports are open."), title=title)
    assert transcribe(document).title == "Law No. 7/2011 on ports"
    assert transcribe(replace(document, title="Documentation of ports")).title == "Documentation of ports"

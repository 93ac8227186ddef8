"""A profile's parts in order: what is printed, what is left out, how notes are numbered."""

from __future__ import annotations

import pytest

import makers
from migov.errors import NotFound
from migov.model.assessments import Assessment
from migov.model.bibliography import KeySource
from migov.model.conventions import ConventionGroup, ConventionRow, ConventionTable, Ratification, Standing, TableNote
from migov.model.findings import Side
from migov.model.institutions import Institution
from migov.model.jurisdictions import Jurisdiction, Level
from migov.model.languages import Language, Localized
from migov.model.modules import ModuleFinding, ModulePage
from migov.model.publications import Generation, Publication
from migov.model.texts import NoteMark, Place
from migov.profile.blocks import Book, Chapter, Heading, Note, NoteCall, Paragraph, Phrase, Sources, Table
from migov.profile.composing import compose, wording
from migov.profile.composing.wording import SPOKEN

EN, G2021 = Language.EN, Generation.G2021


def book(assessment: Assessment, language: Language = EN, generation: Generation = G2021) -> Book:
    return compose(assessment, language=language, generation=generation)


def chapter(composed: Book, name: str) -> Chapter:
    return next(chapter for chapter in composed.chapters if chapter.id == name)


def said(composed: Book) -> str:
    return " ".join(str(part) for paragraph in composed.imprint for part in paragraph.content)


def row(name: str, printed: str | None = "Yes (1990)") -> ConventionRow:
    cell = Ratification(standing=Standing.YES, years=(1990,), printed=printed) if printed else None
    return ConventionRow(name=makers.text(name), ratification=cell)


FULL = makers.assessment(
    [
        makers.finding("Care is free.[^7]", 1, number=1),
        makers.finding("Schools ask for papers.", 1, Side.POTENTIAL, 1),
        makers.finding("A council meets[^8] and reports[^7].", 2, number=1),
    ],
    footnotes=(makers.footnote(7, "Act 4."), makers.footnote(8, "Since 2019.", "2.1")),
    conventions=(
        ConventionTable(number="1", title="Conventions", rows=(row("First"), row("Second", None))),
        ConventionTable(
            number="2",
            title="Further",
            rows=(row("Accord[^*]"),),
            notes=(TableNote("*", "Lapsed."),),
        ),
        ConventionTable(
            number="2", title="Further", group=ConventionGroup.REGIONAL, heading="Regional", rows=(row("Charter"),)
        ),
    ),
    module_pages=(
        ModulePage(
            module="covid-19",
            findings=(ModuleFinding(id="covid-19-1", text=makers.text("Tests were free.[^1]")),),
            footnotes=(makers.footnote(1, "A decree.", "covid-19"),),
        ),
    ),
    key_sources=(
        KeySource(text="Law 4.", dimension=1, heading="Parliament", address="https://example.org/4"),
        KeySource(text="Law 5.", dimension=1, heading="Parliament"),
        KeySource(text="Census.", dimension=2),
    ),
)


def test_the_parts_stand_in_the_order_of_a_printed_profile() -> None:
    names = [chapter.id for chapter in book(FULL).chapters]
    assert names == [
        "objective", "introduction", "framework",
        "dimension-1", "dimension-2", "dimension-3", "dimension-4", "dimension-5", "dimension-6",
        "covid-19", "sources", "further", "migof", "process",
    ]  # fmt: skip


def test_what_an_assessment_does_not_have_is_left_out() -> None:
    bare = book(makers.assessment([makers.finding()], publication=Publication(language=EN)))
    names = {chapter.id for chapter in bare.chapters}
    assert not names & {"covid-19", "sources", "further"}
    assert "1.1." not in {block.number for block in chapter(bare, "dimension-1").blocks if isinstance(block, Heading)}
    for label in ("Publisher", "ISBN", "DOI", "Publication number", "licence", "©", "None"):
        assert label not in said(bare)
    assert bare.cover.profile_line == "Profile"
    assert bare.cover.second_line is None


def test_a_section_without_findings_has_no_heading() -> None:
    headings = [block.number for block in chapter(book(FULL), "dimension-2").blocks if isinstance(block, Heading)]
    assert headings == ["2.1."]


def test_a_dimension_without_findings_says_that_none_are_printed() -> None:
    (only,) = chapter(book(FULL), "dimension-5").blocks
    assert isinstance(only, Paragraph)
    assert only.role == "small"


def test_footnotes_number_through_the_book_boilerplate_included() -> None:
    composed = book(FULL)
    numbers = [note.number for chapter in composed.chapters if not chapter.own_notes for note in chapter.notes]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    assert chapter(composed, "objective").notes[0].number == "1"
    assert [note.text for note in chapter(composed, "dimension-1").notes] == [("Act 4.",)]


def test_a_mark_calls_the_note_of_its_own_chapter() -> None:
    composed = book(FULL)
    for part in composed.chapters:
        calls = {
            piece.number
            for block in part.blocks
            if isinstance(block, Paragraph)
            for piece in block.content
            if isinstance(piece, NoteCall)
        }
        assert calls <= {note.number for note in part.notes}


def test_a_note_called_in_two_chapters_is_printed_in_both() -> None:
    composed = book(FULL)
    texts = [note.text for note in chapter(composed, "dimension-2").notes]
    assert texts == [("Since 2019.",), ("Act 4.",)]


def test_a_note_called_twice_in_a_chapter_has_one_number() -> None:
    findings = [makers.finding("One[^1].", 1, number=1), makers.finding("Two[^1].", 1, number=2)]
    part = chapter(book(makers.assessment(findings, footnotes=(makers.footnote(1, "Same."),))), "dimension-1")
    calls = [piece for block in part.blocks if isinstance(block, Paragraph) for piece in block.content]
    assert len({piece.number for piece in calls if isinstance(piece, NoteCall)}) == 1
    assert len(part.notes) == 1


def test_a_module_page_counts_its_notes_from_one() -> None:
    page = chapter(book(FULL), "covid-19")
    assert page.own_notes
    assert page.notes == (Note("1", ("A decree.",)),)


def test_a_note_without_a_mark_is_printed_all_the_same() -> None:
    notes = (makers.footnote(1, "Called."), makers.footnote(2, "Adrift.", paragraph=None))
    part = chapter(book(makers.assessment([makers.finding("One[^1].")], footnotes=notes)), "dimension-1")
    last = part.blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.content[-1] == Phrase("Adrift.")


def test_paragraphs_keep_the_ids_of_the_findings() -> None:
    ids = {block.id for chapter in book(FULL).chapters for block in chapter.blocks if isinstance(block, Paragraph)}
    assert {"1.2-1", "1.3-1", "2.1-1", "covid-19-1"} <= ids


def test_every_id_stands_once() -> None:
    ids = [block.id for chapter in book(FULL).chapters for block in chapter.blocks]  # type: ignore[attr-defined]
    assert len(ids) == len(set(ids))


def test_items_of_a_list_become_paragraphs_with_their_own_mark() -> None:
    finding = makers.finding("Three axes:\n• data;\n• work[^1].")
    part = chapter(book(makers.assessment([finding], footnotes=(makers.footnote(1, "x"),))), "dimension-1")
    texts = [(block.id, block.role, block.content[0]) for block in part.blocks if isinstance(block, Paragraph)]
    assert texts == [
        ("1.2-1", "finding", "Three axes:"),
        ("1.2-1.1", "item", "• data;"),
        ("1.2-1.2", "item", "• work"),
    ]


def test_the_first_table_opens_dimension_1_and_the_others_stand_in_an_annex() -> None:
    composed = book(FULL)
    first = [block for block in chapter(composed, "dimension-1").blocks if isinstance(block, Table)]
    further = [block for block in chapter(composed, "further").blocks if isinstance(block, Table)]
    assert [table.number for table in first] == ["1"]
    assert [(table.number, table.continued, table.heads[0]) for table in further] == [
        ("2", False, "Convention name"),
        ("2", True, "Regional"),
    ]


def test_an_open_cell_is_neither_yes_nor_no() -> None:
    (table,) = (block for block in chapter(book(FULL), "dimension-1").blocks if isinstance(block, Table))
    assert [row.cells[1].content for row in table.rows] == [("Yes (1990)",), ("—",)]


def test_a_table_note_keeps_its_star() -> None:
    table = next(block for block in chapter(book(FULL), "further").blocks if isinstance(block, Table))
    assert table.rows[0].cells[0].content == ("Accord", "*")
    assert table.notes == (("*", "Lapsed."),)


def test_key_sources_stand_under_their_dimension_and_institution() -> None:
    blocks = chapter(book(FULL), "sources").blocks
    assert [type(block) for block in blocks] == [Heading, Sources, Heading, Sources]
    listed = blocks[1]
    assert isinstance(listed, Sources)
    ((heading, entries),) = listed.groups
    assert heading == "Parliament"
    assert entries[0] == ("Law 4.", " ", Phrase("https://example.org/4", address="https://example.org/4"))


def test_cards_lead_to_the_chapters_of_their_dimensions() -> None:
    composed = book(FULL)
    cards = next(block for block in chapter(composed, "framework").blocks if hasattr(block, "cards"))
    for card in cards.cards:
        assert chapter(composed, card.target).dimension is card.dimension


def test_the_imprint_says_what_is_known() -> None:
    publication = Publication(
        language=EN, year=2024, publisher="The Office", number="P/1", licence="CC BY 4.0", partner="The Institute"
    )
    imprint = said(book(makers.assessment(publication=publication)))
    for words in (
        "Republic of Sample",
        "Publisher: The Office",
        "Publication number: P/1",
        "CC BY 4.0",
        "by The Institute",
    ):
        assert words in imprint
    assert "Required citation: The Office, 2024." in imprint


def test_a_citation_that_is_given_is_printed_as_it_is() -> None:
    publication = Publication(language=EN, year=2024, citation="Office (2024), Profile.")
    assert "Required citation: Office (2024), Profile." in said(book(makers.assessment(publication=publication)))


def test_a_second_profile_says_so_on_its_cover() -> None:
    assert book(makers.assessment(round=2)).cover.second_line == "Second profile"


def test_a_city_stands_before_its_country() -> None:
    place = makers.jurisdiction()
    local = Jurisdiction(
        code=None,
        level=Level.LOCAL,
        official_name=place.official_name,
        short_name=place.short_name,
        locality=Localized(en="Port Sample"),
    )
    composed = book(makers.assessment(jurisdiction=local))
    assert composed.cover.official_name == "Port Sample, Republic of Sample"
    assert "Port Sample" in composed.running_head


def test_the_institutions_named_most_often_introduce_the_country() -> None:
    def named(number: int) -> Institution:
        places = tuple(Place("1.2", at) for at in range(number))
        return Institution(id=f"i{number}", name=f"Office {number}", native_name=f"Bureau {number}", places=places)

    composed = book(makers.assessment(institutions=tuple(named(number) for number in range(1, 12))))
    items = [b for b in chapter(composed, "introduction").blocks if isinstance(b, Paragraph) and b.role == "item"]
    assert len(items) == 8
    assert items[0].content[1] == Phrase("Office 10 (Bureau 10)")


def test_findings_keep_their_language_in_a_book_of_another() -> None:
    composed = book(FULL, Language.FR)
    part = chapter(composed, "dimension-1")
    languages = {type(block).__name__: block.language for block in part.blocks}  # type: ignore[attr-defined]
    assert languages == {"Heading": None, "Table": "en", "Paragraph": "en"}
    assert part.notes[0].language == "en"
    assert part.title.startswith("Adhésion")


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("generation", Generation)
def test_every_generation_and_language_says_that_this_is_no_iom_product(
    language: Language, generation: Generation
) -> None:
    imprint = said(book(FULL, language, generation))
    assert "migov" in imprint
    said_so = wording.boilerplate(language, generation)["imprint"]["software"][1]
    assert said_so in imprint
    assert "migov" in said_so


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("generation", Generation)
def test_no_placeholder_or_mark_up_is_left_in_print(language: Language, generation: Generation) -> None:
    printed = repr(book(FULL, language, generation))
    assert [piece for piece in ("{", "}", "[^", "](") if piece in printed] == []


def test_generations_differ_in_what_they_say() -> None:
    books = {generation: book(FULL, EN, generation) for generation in Generation}
    heads = {
        generation: next(b for b in chapter(one, "dimension-1").blocks if isinstance(b, Table)).heads[1]
        for generation, one in books.items()
    }
    assert heads[Generation.G2019] == "Ratified"
    assert heads[Generation.G2021] == "Ratified (year)"
    assert len({chapter(one, "process").blocks for one in books.values()}) == 3


def test_a_language_without_boilerplate_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wording, "SPOKEN", (Language.EN, Language.FR))
    wording.boilerplate.cache_clear()
    with pytest.raises(NotFound, match=r"'ar'.*en, fr"):
        book(FULL, Language.AR)


def test_composing_twice_gives_the_same_book() -> None:
    assert book(FULL) == book(FULL)


def test_marks_stay_where_they_were_among_the_words() -> None:
    finding = makers.finding("A council meets[^1] and reports.")
    part = chapter(book(makers.assessment([finding], footnotes=(makers.footnote(1, "x"),))), "dimension-1")
    printed = next(block for block in part.blocks if isinstance(block, Paragraph))
    assert [NoteMark("n") if isinstance(piece, NoteCall) else piece for piece in printed.content] == [
        "A council meets",
        NoteMark("n"),
        " and reports.",
    ]

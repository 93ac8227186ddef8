"""The parts of a draft: everything that is printed, in its order, in words that an anchor can hold on to."""

from __future__ import annotations

import msgspec

import drafting_makers as made
import makers
from migov.model.conventions import ConventionRow, ConventionTable, Ratification, Standing, TableNote
from migov.model.dimensions import Dimension
from migov.model.drafts import Part, PartKind
from migov.model.institutions import Institution
from migov.model.languages import Language
from migov.model.modules import ModuleFinding, ModulePage
from migov.model.priorities import Priority
from migov.model.publications import Generation, Publication
from migov.model.texts import Place
from migov.profile.blocks import Paragraph
from migov.profile.composing import compose
from migov.profile.drafting import assemble, parts

YES = Ratification(standing=Standing.YES, years=(1991,), printed="Yes (1991)")
TABLE = ConventionTable(
    number="1",
    title="Conventions",
    rows=(
        ConventionRow(name=makers.text("Convention on the Child"), treaties=("CRC",), ratification=YES),
        ConventionRow(name=makers.text("Convention on Fog"), ratification=None, open_because="not answered yet"),
    ),
    notes=(TableNote("*", "Lapsed."),),
)
FULL = msgspec.structs.replace(
    assemble(
        makers.assessment(
            publication=Publication(language=Language.EN, year=2024, licence="CC BY 4.0"),
            conventions=(TABLE, msgspec.structs.replace(TABLE, number="2", title="Further")),
        ),
        [
            made.passage("b", dimension=2, side=made.POTENTIAL),
            made.passage(
                "a",
                made.sentence("The MI may enter.", made.pin("law-5", "Article 5"), answers=("2.1.1",)),
                made.sentence("It reports.", made.pin("law-5", "Article 5")),
            ),
        ],
        materials=made.materials(priorities=(Priority(id="1", text="Publish the figures.", agreed_by=("mi",)),)),
    ).assessment,
    module_pages=(
        ModulePage(
            module="covid-19",
            introduction=makers.text("It began.[^1]"),
            findings=(ModuleFinding(id="m", text=makers.text("Tests were free.[^1]")),),
            footnotes=(makers.footnote(1, "A decree.", "covid-19"),),
        ),
    ),
)


def found(generation: Generation = Generation.G2022) -> dict[str, Part]:
    edition = made.edition(made.indicator("2.1.1"))
    return {one.id: one for one in parts(FULL, language=Language.EN, generation=generation, editions=(edition,))}


def test_parts_stand_in_printed_order() -> None:
    assert list(found()) == [
        "front-matter",
        "conventions-1",
        "a",
        "b",
        "covid-19-introduction",
        "m",
        "priorities",
        "sources-2",
        "conventions-2",
        "acronyms",
    ]


def test_a_passage_is_its_printed_words_with_its_notes_and_its_place() -> None:
    part = found()["a"]
    assert part.words == "The MI may enter. It reports."
    assert part.notes == ("Law No. 2015-36 on Entry (2015), Article 5.",)
    assert (part.kind, part.section, part.dimension, part.side) == (
        PartKind.PASSAGE,
        "2.1",
        Dimension.POLICY,
        made.WELL,
    )
    assert (part.title, part.sub_domains) == ("Examples of well-developed areas", ("2.1",))


def test_a_table_is_a_row_a_line() -> None:
    part = found()["conventions-1"]
    assert part.words == "Convention on the Child: Yes (1991)\nConvention on Fog: —"
    assert (part.section, part.notes) == ("1.1", ("* Lapsed.",))
    assert found()["conventions-2"].section is None


def test_the_front_matter_is_cover_and_imprint() -> None:
    lines = found()["front-matter"].words.splitlines()
    assert lines[:3] == ["Migration Governance Indicators", "Republic of Sample", "Profile 2024"]
    assert any("CC BY 4.0" in line for line in lines)


def test_institutions_that_the_introduction_names_are_read_in_a_part_of_their_own() -> None:
    assert "introduction" not in found()
    often = (Place("1.2", 1), Place("2.1", 1))
    two = tuple(Institution(id=name, name=name.title(), acronym=name[:2], places=often) for name in ("mint", "fair"))

    def introduced(*institutions: Institution) -> Part:
        changed = msgspec.structs.replace(FULL, institutions=institutions)
        every = parts(changed, language=Language.EN, generation=Generation.G2022)
        return next(one for one in every if one.id == "introduction")

    part = introduced(*two)
    assert part.words.splitlines()[1:] == ["Fair (fa)", "Mint (mi)"]
    renamed = introduced(two[0], msgspec.structs.replace(two[1], native_name="Foire"))
    assert renamed.words.splitlines()[1:] == ["Fair (Foire, fa)", "Mint (mi)"]
    assert renamed.seal != part.seal


def test_priorities_are_a_part_where_the_generation_prints_them() -> None:
    assert found()["priorities"].words == "1. Publish the figures.\nAgreed by: Ministry of the Interior."
    assert "priorities" not in found(Generation.G2019)


def test_acronyms_stay_as_written_and_what_they_stand_for_is_a_part_of_its_own() -> None:
    assert found()["acronyms"].words == "Ministry of the Interior (Ministère de l’intérieur, MI)"


def test_the_words_of_passages_are_those_of_the_book_before_acronyms_are_spelled_out() -> None:
    book = compose(FULL, language=Language.EN, generation=Generation.G2022, expand_acronyms=False)
    printed = {
        block.id: "".join(part for part in block.content if isinstance(part, str))
        for chapter in book.chapters
        for block in chapter.blocks
        if isinstance(block, Paragraph)
    }
    told = found()
    for name in ("a", "b", "m", "covid-19-introduction"):
        assert told[name].words == printed[name]


def test_a_note_that_is_rewritten_changes_the_seal_of_its_passage_alone() -> None:
    before = found()
    renamed = msgspec.structs.replace(FULL.footnotes[0], text="Another law.")
    changed = msgspec.structs.replace(FULL, footnotes=(renamed,))
    after = {one.id: one for one in parts(changed, language=Language.EN, generation=Generation.G2022)}
    assert {name for name in ("a", "b", "m", "sources-2") if before[name].notes != after[name].notes} == {"a"}
    assert before["a"].seal != after["a"].seal

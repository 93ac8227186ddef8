"""A profile in another language: what is translated, what is generated, what stays, and what is refused."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from msgspec.structs import replace

import drafting_makers as made
import makers
from migov.errors import Invalid
from migov.model import interchange
from migov.model.assessments import Assessment
from migov.model.conventions import ConventionRow, ConventionTable, Ratification, Standing
from migov.model.drafts import Passage
from migov.model.indicators import Scale
from migov.model.languages import Language, Localized
from migov.model.modules import ModulePage
from migov.model.priorities import Priority
from migov.model.publications import Generation, Publication
from migov.model.texts import NoteMark, words
from migov.model.translations import Piece, TranslatedSentence, Translation
from migov.profile import html
from migov.profile.composing import compose
from migov.profile.drafting import Materials, assemble
from migov.profile.translating import pieces, readiness_of, translated

FR, G2022 = Language.FR, Generation.G2022
ARTICLE_5 = made.pin("law-5", "Article 5")
NAMES = {
    "The law is in force.": "La loi est en vigueur.",
    "The ministry said so.": "Le ministère l’a dit.",
    "Republic of Sample": "République d’Exemple",
    "Sample": "l’Exemple",
    "Ministry of the Interior": "Ministère de l’intérieur",
}
TREATY = made.treaty("cmw", 1990, "Convention on Workers")
BOTH = replace(TREATY, title=Localized(en="Convention on Workers", fr="Convention sur les travailleurs"))


def source(*given: Passage, materials: Materials | None = None, **base: object) -> Assessment:
    passages = given or (
        made.passage(
            "p-2-1",
            made.sentence("The law is in force.", ARTICLE_5),
            made.sentence("The ministry said so.", statements=(made.statement(),)),
        ),
    )
    printed = assemble(makers.assessment(**base), passages, materials=materials or made.materials()).assessment
    return interchange.decode(interchange.encode(printed))


def in_french(found: Piece, told: Mapping[str, str] = NAMES) -> Translation:
    sentences = tuple(
        TranslatedSentence(source=one.words, words=told.get(one.words, f"« {one.words} »")) for one in found.sentences
    )
    return Translation(piece=found.id, language=FR, sentences=sentences, by="mira", at="2026-01-01T00:00:00+00:00")


def french(assessment: Assessment, **more: object) -> Assessment:
    register = more.pop("register", None)
    given = [in_french(one) for one in pieces(assessment, FR, generation=G2022, register=register)]
    return translated(assessment, FR, given, generation=G2022, register=register, **more)


def test_every_sentence_has_its_words_and_its_note_at_its_end() -> None:
    (finding,) = french(source()).findings
    assert finding.text == ("La loi est en vigueur.", NoteMark("1"), " Le ministère l’a dit.", NoteMark("2"))
    assert [one.words for one in finding.sentences] == ["La loi est en vigueur.", "Le ministère l’a dit."]
    assert finding.sentences[0].grounds.pins == (ARTICLE_5,)


def test_footnotes_are_generated_in_the_other_voice_under_their_numbers() -> None:
    notes = {note.number: note.text for note in french(source()).footnotes}
    assert notes["1"] == "Law No. 2015-36 on Entry (2015), article 5."
    assert notes["2"] == "Déclaration, Ministère de l’intérieur, 4 mars 2024."


def test_generated_footnotes_are_no_pieces() -> None:
    kinds = [one.id for one in pieces(source(), FR, generation=G2022)]
    assert not [id for id in kinds if id.startswith("note.")]  # noqa: A001


def test_a_generated_footnote_stays_generated_when_the_voice_says_it_otherwise_by_now() -> None:
    told = source()
    older = tuple(replace(note, text=f"As it was said before: {note.text}") for note in told.footnotes)
    found = french(replace(told, footnotes=older))
    assert found.footnotes[0].text == "Law No. 2015-36 on Entry (2015), article 5."


def test_a_footnote_that_somebody_wrote_is_a_piece() -> None:
    read = makers.assessment(
        [makers.finding("The law exists.[^1] It is new.", dimension=2)],
        footnotes=(makers.footnote(1, "See the gazette of May.", "2.1"),),
    )
    assert "note.1" in [one.id for one in pieces(read, FR, generation=G2022)]
    told = french(read)
    assert told.footnotes[0].text == "« See the gazette of May. »"
    assert told.findings[0].text == ("« The law exists. »", NoteMark("1"), " « It is new. »")


def test_key_sources_keep_their_language_and_tell_the_day_in_the_other() -> None:
    (entry,) = french(source()).key_sources or ()
    assert entry.text == "2015 Law No. 2015-36 on Entry. Consulté le 3 mai 2024."
    assert entry.heading == "Official Gazette"


def test_names_that_nobody_has_in_the_language_are_pieces_and_those_that_are_known_are_not() -> None:
    told = french(source())
    assert told.jurisdiction.official_name == Localized(en="Republic of Sample", fr="République d’Exemple")
    known = makers.jurisdiction()
    known = replace(known, official_name=Localized(en="R", fr="R"), short_name=Localized(en="S", fr="S"))
    ids = [one.id for one in pieces(source(jurisdiction=known), FR, generation=G2022)]
    assert "name.official" not in ids


def test_the_imprint_says_from_which_language_it_was_translated_and_which_text_was_signed() -> None:
    told = french(source())
    assert (told.publication.language, told.publication.translated_from) == (FR, Language.EN)
    printed = html.render(compose(told, language=FR, generation=G2022)).decode()
    assert "Traduit de l’anglais. Le texte qui a été signé est le texte anglais." in printed


def test_tables_of_treaties_are_generated_with_the_titles_of_the_register() -> None:
    question = made.indicator("1.1.1", Scale.RATIFICATION, treaties=("cmw",))
    register = made.register(BOTH)
    materials = made.materials(
        editions=(made.edition(question),),
        answers=(made.answer("1.1.1", "ratified", years=(1993,)),),
        register=register,
    )
    told = source(materials=materials)
    assert words(told.conventions[0].rows[0].name) == "Convention on Workers, 1990"
    table = french(told, register=register).conventions[0]
    assert table.title == "Signature et ratification des conventions internationales"
    assert words(table.rows[0].name) == "Convention sur les travailleurs, 1990"
    assert table.rows[0].ratification is not None
    assert table.rows[0].ratification.printed == "Oui (1993)"


def test_a_row_of_no_treaty_and_a_cell_with_a_remark_are_pieces() -> None:
    row = ConventionRow(
        name=("Pact of the valley*",),
        ratification=Ratification(standing=Standing.YES, years=(1979,), printed="Yes, revised in 1979"),
    )
    base = makers.assessment(conventions=(ConventionTable(number="1", title="Own agreements", rows=(row,)),))
    ids = [one.id for one in pieces(base, FR, generation=G2022) if one.id.startswith("table")]
    assert ids == ["table.1.title", "table.1.row.1", "table.1.cell.1"]
    table = french(base).conventions[0]
    assert table.title == "« Own agreements »"
    assert table.rows[0].ratification is not None
    assert table.rows[0].ratification.printed == "« Yes, revised in 1979 »"


def test_pages_of_modules_and_priorities_are_translated() -> None:
    page = ModulePage(module="covid-19", title="The pandemic", introduction=("It came in 2020.",))
    told = source(
        made.passage("p-2-1"),
        made.passage("m-1", made.sentence("Borders closed.", ARTICLE_5), module="covid-19"),
        module_pages=(page,),
        priorities=(Priority(id="priority", text="Adopt the plan."),),
    )
    found = french(told)
    assert found.module_pages[0].title == "« The pandemic »"
    assert found.module_pages[0].introduction == ("« It came in 2020. »",)
    assert found.module_pages[0].findings[0].text == ("« Borders closed. »", NoteMark("1"))
    assert found.priorities[0].text == "« Adopt the plan. »"


def test_what_is_missing_or_stale_is_refused_by_name() -> None:
    told = source()
    given = [in_french(one) for one in pieces(told, FR, generation=G2022) if one.id != "name.short"]
    changed = source(made.passage("p-2-1", made.sentence("The law is in force since May.", ARTICLE_5)))
    with pytest.raises(Invalid) as refused:
        translated(changed, FR, given, generation=G2022)
    assert {problem.place for problem in refused.value.problems} == {"name.short", "p-2-1"}
    found = readiness_of(changed, FR, given, generation=G2022)
    assert (found.missing, found.stale) == (("name.short",), ("p-2-1",))


def test_an_untranslated_passage_is_printed_in_its_own_language_only_where_asked_and_says_so() -> None:
    told = translated(source(), FR, [], generation=G2022, in_source=True)
    assert told.findings[0].language is Language.EN
    printed = html.render(compose(told, language=FR, generation=G2022)).decode()
    assert "Pas encore traduit" in printed
    assert 'lang="en"' in printed


def test_stale_words_are_never_printed() -> None:
    given = [in_french(one) for one in pieces(source(), FR, generation=G2022)]
    changed = source(made.passage("p-2-1", made.sentence("The law is in force since May.", ARTICLE_5)))
    told = translated(changed, FR, given, generation=G2022, in_source=True)
    assert words(told.findings[0].text) == "The law is in force since May."


def test_a_profile_is_not_translated_into_its_own_language() -> None:
    with pytest.raises(Invalid, match="choose another"):
        translated(source(), Language.EN, [], generation=G2022)


def test_all_of_the_source_that_is_no_text_stays() -> None:
    told, found = source(), french(source())
    assert found.sources == told.sources
    assert found.answers == told.answers
    assert [one.id for one in found.findings] == [one.id for one in told.findings]
    assert interchange.decode(interchange.encode(found)) == found


def test_a_title_and_a_citation_that_are_given_are_pieces() -> None:
    publication = Publication(language=Language.EN, year=2024, title="A Profile", citation="MGI (2024). A Profile.")
    found = french(source(publication=publication)).publication
    assert (found.title, found.citation) == ("« A Profile »", "« MGI (2024). A Profile. »")

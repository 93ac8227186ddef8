"""From passages to a printable assessment: order, notes, dates, sources, and what is left out."""

from __future__ import annotations

import msgspec
import pytest

import drafting_makers as made
import makers
from migov.errors import Invalid
from migov.model import interchange
from migov.model.assessments import Assessment
from migov.model.checks import Rule, Waiver
from migov.model.drafts import Passage
from migov.model.flags import AsOf
from migov.model.footnotes import Footnote
from migov.model.indicators import Scale
from migov.model.modules import ModulePage
from migov.model.priorities import Priority
from migov.model.publications import Generation
from migov.model.texts import NoteMark, Place, words
from migov.profile.drafting import Assembled, Because, LeftOut, Materials, assemble

ARTICLE_5, ARTICLE_6 = made.pin("law-5", "Article 5"), made.pin("law-5", "Article 6")
LAW_5 = "Law No. 2015-36 on Entry (2015), Article 5."


def assembled(*given: Passage, materials: Materials | None = None, base: Assessment | None = None) -> Assembled:
    return assemble(base or made.base(), given, materials=materials or made.materials())


def test_printed_order_is_dimension_then_side_then_the_given_order() -> None:
    found = assembled(
        made.passage("c", dimension=3),
        made.passage("b", dimension=2, side=made.POTENTIAL),
        made.passage("z", dimension=2),
        made.passage("a", dimension=2),
    )
    assert [one.id for one in found.assessment.findings] == ["z", "a", "b", "c"]


def test_a_passage_whose_side_is_undecided_is_left_out_and_said_so() -> None:
    found = assembled(made.passage("a"), made.passage("b", side=None))
    assert [one.id for one in found.assessment.findings] == ["a"]
    assert found.left_out == (LeftOut("b", Because.UNDECIDED),)


def test_a_mark_stands_behind_the_full_stop_of_a_sentence_that_rests_on_something() -> None:
    given = made.passage(
        "a", made.sentence("One.", ARTICLE_5), made.sentence("Two."), made.sentence("Three.", ARTICLE_6)
    )
    (finding,) = assembled(given).assessment.findings
    assert finding.text == ("One.", NoteMark("1"), " Two. Three.", NoteMark("2"))


def test_the_same_note_in_one_chapter_has_one_number_and_in_another_its_own() -> None:
    noted = made.sentence("One.", ARTICLE_5)
    found = assembled(
        made.passage("a", noted), made.passage("b", noted, side=made.POTENTIAL), made.passage("c", noted, dimension=3)
    ).assessment
    assert [one.text[1] for one in found.findings] == [NoteMark("1"), NoteMark("1"), NoteMark("2")]
    assert found.footnotes == (
        Footnote(number="1", text=LAW_5, place=Place("2.1", 1)),
        Footnote(number="2", text=LAW_5, place=Place("3.1", 1)),
    )


def test_a_sentence_that_wants_no_note_has_none_and_keeps_its_pins() -> None:
    (finding,) = assembled(made.passage("a", made.sentence("One.", ARTICLE_5, is_noted=False))).assessment.findings
    assert finding.text == ("One.",)
    assert finding.pins == (ARTICLE_5,)


def test_a_statement_of_a_ministry_is_a_note() -> None:
    found = assembled(made.passage("a", made.sentence("One.", statements=(made.statement(),)))).assessment
    assert found.footnotes[0].text == "Statement, Ministry of the Interior, 4 March 2024."


def test_every_printed_sentence_keeps_what_it_rests_on() -> None:
    waiver = Waiver(
        key="k",
        rule=Rule.UNSUPPORTED,
        passage="a",
        words="Two.",
        because="Known to all.",
        by="ana",
        at="2024-05-01T00:00:00Z",
    )
    given = made.passage("a", made.sentence("One.", ARTICLE_5, answers=("2.1.1",)), made.sentence("Two."))
    found = assembled(given, materials=made.materials(waivers=(waiver,))).assessment
    one, two = found.findings[0].sentences
    assert (one.grounds.answers, one.grounds.pins, one.waived_by) == (("2.1.1",), (ARTICLE_5,), None)
    assert (two.grounds.is_empty, two.waived_by, two.waived_because) == (True, "ana", "Known to all.")
    assert found.findings[0].indicators == ("2.1.1",)
    assert interchange.decode(interchange.encode(found)) == found


def test_a_sentence_that_was_true_at_another_moment_says_so_before_its_full_stop() -> None:
    materials = made.materials(
        answers=(made.answer("2.1.1", as_of="2021-10"), made.answer("2.1.2", as_of="2024-05-03"))
    )
    given = made.passage(
        "a",
        made.sentence("One.", ARTICLE_5, answers=("2.1.1",)),
        made.sentence("Two in October 2021.", answers=("2.1.1",)),
        made.sentence("Three.", answers=("2.1.2",)),
    )
    found = assembled(given, materials=materials).assessment
    assert words(found.findings[0].text) == "One (as of October 2021). Two in October 2021. Three."
    assert found.findings[0].text[1] == NoteMark("1")
    assert found.findings[0].sentences[0].words == "One (as of October 2021)."
    assert found.as_of == (
        AsOf(date="2021-10", printed="as of October 2021", place=Place("2.1", 1)),
        AsOf(date="2021-10", printed="October 2021", place=Place("2.1", 1)),
    )


def test_a_module_page_has_its_own_series_and_keeps_its_introduction() -> None:
    page = ModulePage(
        module="covid-19",
        title="The pandemic",
        introduction=makers.text("It began in 2020.[^1]"),
        footnotes=(makers.footnote(1, "Order.", "covid-19"), makers.footnote(2, "Old.", "covid-19")),
    )
    found = assembled(
        made.passage("a", made.sentence("One.", ARTICLE_5)),
        made.passage("m", made.sentence("Tests were free.", ARTICLE_5), module="covid-19"),
        base=made.base(module_pages=(page,)),
    ).assessment
    (printed,) = found.module_pages
    assert (printed.title, printed.findings[0].text) == ("The pandemic", ("Tests were free.", NoteMark("2")))
    assert [(note.number, note.text) for note in printed.footnotes] == [("1", "Order."), ("2", LAW_5)]
    assert [note.number for note in found.footnotes] == ["1"]
    assert printed.findings[0].sentences[0].grounds.pins == (ARTICLE_5,)


def test_key_sources_are_those_of_printed_sentences_once_under_their_first_dimension() -> None:
    found = assembled(
        made.passage("a", made.sentence("One.", ARTICLE_5), dimension=3),
        made.passage("b", made.sentence("One.", ARTICLE_5, is_noted=False)),
        made.passage("c", made.sentence("One.", made.pin("plan"), made.pin("law-5")), side=None),
        made.passage("m", made.sentence("One.", made.pin("page")), module="covid-19"),
    ).assessment
    assert [(one.dimension, one.heading, one.text) for one in found.key_sources or ()] == [
        (2, "Official Gazette", "2015 Law No. 2015-36 on Entry. Accessed 3 May 2024."),
        (None, None, "Figures of the Office. Accessed 3 May 2024."),
    ]
    assert [source.id for source in found.sources] == ["law-5", "page"]


def test_a_pin_without_its_source_is_reported_and_printed_nowhere() -> None:
    found = assembled(made.passage("a", made.sentence("One.", made.pin("gone"))))
    assert found.assessment.findings[0].text == ("One.",)
    assert found.left_out == (LeftOut("a", Because.NO_SOURCE, "gone"),)


def test_a_statement_without_its_institution_is_reported() -> None:
    found = assembled(made.passage("a", made.sentence("One.", statements=(made.statement(institution="gone"),))))
    assert found.left_out == (LeftOut("a", Because.NO_INSTITUTION, "gone"),)


def test_a_mark_stands_before_the_blanks_at_the_end_of_a_sentence() -> None:
    (finding,) = assembled(
        made.passage("a", made.sentence("One. ", ARTICLE_5), made.sentence("Two."))
    ).assessment.findings
    assert finding.text == ("One.", NoteMark("1"), "  Two.")


def test_the_generated_table_takes_the_place_of_the_first_and_further_tables_stay() -> None:
    old = makers.assessment().conventions
    materials = made.materials(
        editions=(made.edition(made.indicator("1.6.1", Scale.RATIFICATION, treaties=("CRC",))),),
        register=made.register(made.treaty("CRC", 1989)),
        answers=(made.answer("1.6.1", "ratified", years=(1991,)),),
    )
    table = msgspec.structs.replace
    first = assembled(materials=materials).assessment.conventions
    base = made.base(conventions=(table(first[0], title="Old"), table(first[0], number="2", title="Further")))
    again = assembled(materials=materials, base=base).assessment.conventions
    assert old == ()
    assert [(one.number, one.title) for one in again] == [(first[0].number, first[0].title), ("2", "Further")]
    assert assembled(base=base).assessment.conventions == base.conventions


def test_old_findings_notes_and_doubts_go() -> None:
    base = made.base(
        findings=[makers.finding("Old.[^1]")],
        footnotes=(makers.footnote(1, "Old note."),),
        as_of=(AsOf(date="2019", printed="as of 2019", place=Place("1.2", 1)),),
    )
    found = assembled(made.passage("a"), base=base).assessment
    assert (len(found.findings), found.footnotes, found.as_of) == (1, (), ())


def test_institutions_know_where_the_findings_name_them() -> None:
    given = [
        made.passage("a", made.sentence("The Ministry of the Interior meets.")),
        made.passage("b", made.sentence("The MI reports; MIX does not.")),
        made.passage("c", made.sentence("MIX does.")),
    ]
    (ministry,) = assembled(*given).assessment.institutions
    assert ministry.places == (Place("2.1", 1), Place("2.1", 2))


def test_priorities_come_from_the_materials() -> None:
    priority = Priority(id="1", text="Publish the figures.")
    assert assembled(materials=made.materials(priorities=(priority,))).assessment.priorities == (priority,)


def test_two_passages_cannot_have_one_id() -> None:
    with pytest.raises(Invalid, match="finding a stands twice"):
        assembled(made.passage("a"), made.passage("a", dimension=3))


def test_assembling_what_was_assembled_says_the_same() -> None:
    given = made.passage("a", made.sentence("One.", ARTICLE_5, answers=("2.1.1",)))
    materials = made.materials(answers=(made.answer("2.1.1", as_of="2021-10"),), generation=Generation.G2019)
    once = assembled(given, materials=materials).assessment
    assert assembled(given, materials=materials, base=once).assessment == once

"""Checks of a draft as a whole: whose words are read, in which order doubts stand, what their keys hold on to."""

from __future__ import annotations

from msgspec.structs import replace

from makers import jurisdiction
from manuscripts import doubts, manuscript, of_two, of_words, passage, resting
from migov.model.checks import Rule
from migov.model.dimensions import Dimension
from migov.model.drafts import Passage, Sentence
from migov.model.findings import Side
from migov.model.languages import Language
from migov.profile.checking import CHECKS, check, unread


def test_doubts_stand_in_the_order_of_the_passages_and_then_of_the_words() -> None:
    one = passage("Visitors from Burma should register.", "Unfortunately, the DGCR should close.", id="a")
    two = passage("The law should be amended.", id="b")
    found = [(doubt.passage, doubt.rule) for doubt in check(manuscript(one, two))]
    assert found == [
        ("a", Rule.ADVICE),
        ("a", Rule.COUNTRY_NAME),
        ("a", Rule.ADVICE),
        ("a", Rule.BLAME),
        ("a", Rule.ACRONYM),
        ("b", Rule.ADVICE),
    ]


def test_the_same_draft_raises_the_same_doubts() -> None:
    text = manuscript(*of_two("The DGCR should close. || Unlike Chad, the country has no DGCR."))
    assert check(text) == check(text)


def test_an_empty_draft_raises_none() -> None:
    assert check(manuscript()) == ()


def test_a_sentence_with_several_signs_is_doubted_once_and_all_are_named() -> None:
    (doubt,) = doubts(Rule.ADVICE, passage("Fees should be waived, and the law ought to be clearer."))
    assert "“should”, “ought to”" in doubt.says


def test_another_sentence_with_the_same_word_is_another_doubt() -> None:
    found = doubts(Rule.ADVICE, passage("Fees should be waived.", "Rules should be clearer."))
    assert len({doubt.key for doubt in found}) == 2


def test_a_doubt_keeps_its_key_while_other_sentences_change() -> None:
    (before,) = doubts(Rule.ADVICE, passage("Fees should be waived."))
    (after,) = doubts(Rule.ADVICE, passage("The fee is USD 5.", "Fees should be waived."))
    assert before.key == after.key


def test_names_of_known_institutions_are_not_the_authors_words() -> None:
    said = "The Office Which Should Not Fail serves migrants."
    assert of_words(Rule.ADVICE, said.replace("Should", "should"))
    assert not of_words(Rule.ADVICE, said.replace("Should", "should"), names=("Office Which should Not Fail",))


def test_quotations_of_every_kind_are_not_the_authors_words() -> None:
    for quotation in ("“should”", "«\u00a0should\u00a0»", '"should"', "‘it should be’"):
        assert not of_words(Rule.ADVICE, f"The text says {quotation} three times.")


def test_an_apostrophe_opens_no_quotation() -> None:
    assert of_words(Rule.ADVICE, "The workers’ union should meet, and the State’s view too.")


def test_an_acronym_is_doubted_where_the_chapter_first_uses_it_only() -> None:
    found = doubts(Rule.ACRONYM, passage("The DGCR pays.", id="a"), passage("The DGCR closes.", id="b"))
    assert [doubt.passage for doubt in found] == ["a"]


def test_every_chapter_explains_its_acronyms() -> None:
    first = passage("The Centre of Residence (CRDX) pays.", id="a")
    second = passage("The CRDX closes.", id="b", dimension=2)
    (doubt,) = doubts(Rule.ACRONYM, first, second)
    assert (doubt.passage, doubt.elsewhere[0].passage) == ("b", "a")


def test_an_acronym_that_printing_spells_out_is_known() -> None:
    assert not of_words(Rule.ACRONYM, "The DGCR pays.", acronyms={"DGCR": ("General Directorate",)})
    (doubt,) = doubts(Rule.ACRONYM, passage("The DGCR pays."), acronyms={"DGCR": ("One", "Two")})
    assert "“One”, “Two”" in doubt.says


def test_a_law_of_four_names_is_doubted_three_times() -> None:
    names = ("Immigration and Asylum Law", "Law on Immigration and Asylum", "Migration and Asylum Law")
    others = [passage(f"The {name} (Law No. 11/2017) applies.", id=f"p{at}") for at, name in enumerate(names)]
    usual = [passage("The Law on Migration and Asylum (Law No. 11/2017) applies.", id=id) for id in ("u1", "u2")]  # noqa: A001
    found = doubts(Rule.LAW_NAMES, *others, *usual)
    assert [doubt.passage for doubt in found] == ["p0", "p1", "p2"]
    assert {doubt.elsewhere[0].passage for doubt in found} == {"u1"}


def test_the_year_that_a_law_has_most_often_is_taken_for_its_own() -> None:
    years = (2015, 2016, 2015)
    texts = [passage(f"Law No. 7-2015 on passports ({year}) applies.", id=f"p{at}") for at, year in enumerate(years)]
    (doubt,) = doubts(Rule.LAW_NAMES, *texts)
    assert doubt.passage == "p1"


def test_two_numbers_of_one_passage_do_not_contradict() -> None:
    assert not doubts(Rule.NUMBERS, passage("The country has 18 provinces.", "The country has 17 provinces."))


def test_numbers_whose_answers_are_of_different_days_do_not_contradict() -> None:
    one = passage(resting("The country hosts 4,000 refugees.", "1.1.1"), id="a")
    two = passage(resting("The country hosts 5,000 refugees.", "1.1.2"), id="b")
    assert doubts(Rule.NUMBERS, one, two)
    assert not doubts(Rule.NUMBERS, one, two, as_of={"1.1.1": "2019-05", "1.1.2": "2020-05"})


def test_what_is_said_of_two_other_countries_does_not_contradict() -> None:
    assert not doubts(Rule.NUMBERS, *of_two("Ghana has 16 regions. || Togo has five regions."))


def test_a_plan_is_over_at_the_cut_off_date_and_not_today() -> None:
    said = "The National Migration Strategy 2015–2019 guides all ministries."
    assert of_words(Rule.LAPSED, said, cut_off="2020-01")
    assert not of_words(Rule.LAPSED, said, cut_off="2019-12-31")
    assert not of_words(Rule.LAPSED, said, cut_off=None)


def test_a_law_repealed_after_the_cut_off_date_was_in_force() -> None:
    assert of_words(Rule.LAPSED, "Law No. 4/2001 sets the fee.", cut_off="2019-06")
    assert not of_words(Rule.LAPSED, "Law No. 4/2001 sets the fee.", cut_off="2018-06")


def test_a_passage_that_says_once_that_a_plan_is_over_is_not_doubted() -> None:
    strategy = "The National Migration Strategy 2015–2019 guides all ministries."
    assert not of_words(Rule.LAPSED, strategy, "It expired without a successor.")


def test_a_dated_answer_dates_its_sentence() -> None:
    text = passage(resting("The country hosts 4,000 refugees.", "1.1.1"))
    assert doubts(Rule.AS_OF, text)
    assert not doubts(Rule.AS_OF, text, as_of={"1.1.1": "2024-03"})


def test_the_assessed_country_has_its_article_too() -> None:
    niger = jurisdiction("NER", "Republic of the Niger", "the Niger")
    assert of_words(Rule.COUNTRY_NAME, "Workers leave Niger.", jurisdiction=niger) == ["leave Niger"]
    assert not of_words(Rule.COUNTRY_NAME, "Workers leave the Niger.", jurisdiction=niger)


def test_praise_links_from_either_side() -> None:
    praised, bare = "Law No. 5/2015 on Asylum protects refugees.", "Law No. 5/2015 has not been implemented."
    assert doubts(Rule.PRAISED_AND_UNIMPLEMENTED, *of_two(f"{praised} || {bare}"))
    assert not doubts(Rule.PRAISED_AND_UNIMPLEMENTED, *of_two(f"{bare} || {praised}"))
    undecided = [replace(one, side=None) for one in of_two(f"{praised} || {bare}")]
    assert not doubts(Rule.PRAISED_AND_UNIMPLEMENTED, *undecided)


def test_a_language_without_words_is_named_and_the_other_rules_run() -> None:
    assert unread(Language.EN) == unread(Language.FR) == ()
    assert set(unread(Language.AR)) == {one.rule for one in CHECKS} - {Rule.ACRONYM}
    assert set(unread(Language.ES)) == {one.rule for one in CHECKS} - {Rule.ACRONYM, Rule.LAW_NAMES}
    (doubt,) = check(manuscript(passage("La DGCR debería cerrar."), language=Language.ES))
    assert (doubt.rule, doubt.words) == (Rule.ACRONYM, "DGCR")


def test_one_law_under_two_years_is_told_in_every_language_with_words_for_laws() -> None:
    text = "La Ley N.º 5 de 2015 sobre Asilo (2015) rige. La Ley N.º 5 de 2015 sobre Asilo (2016) rige."
    (doubt,) = check(manuscript(passage(text), language=Language.ES))
    assert doubt.rule is Rule.LAW_NAMES


def test_module_pages_are_checked() -> None:
    page = Passage(id="m1", module="covid-19", sentences=(Sentence(words="Borders should reopen."),))
    assert [doubt.rule for doubt in check(manuscript(page))] == [Rule.ADVICE]


def test_lists_keep_their_words_apart() -> None:
    items = (Sentence(words="Fees:"), Sentence(words="students should pay 5;", lead="\n• "))
    listed = Passage(id="l1", dimension=Dimension.RIGHTS, side=Side.POTENTIAL, sentences=items)
    (doubt,) = check(manuscript(listed))
    assert doubt.words == "students should pay 5;"

"""What counts as the same words, what never does, and what is said of the place."""

from __future__ import annotations

import pytest

from migov.evidence.alignment import Haystack, Noise, Outcome, verify
from migov.model.citations import Quote
from migov.model.sources import Locator, Passage, Transcript

SAME = [
    ("The council may\ngrant a permit.", "council may grant a permit", [Noise.LINE_BREAK]),
    ("The council may   grant it.", "council may grant it", [Noise.BLANKS]),
    ("dans un délai de 10\xa0jours", "un délai de 10 jours", [Noise.NO_BREAK_SPACE]),
    ("per-\nsons in need of help", "persons in need", [Noise.LINE_END_HYPHEN]),
    ("un contrat de sous-\ntraitance signé", "contrat de sous-traitance", [Noise.LINE_END_HYPHEN]),
    ("un contrat de sous\u2010traitance", "contrat de sous-traitance", [Noise.HYPHEN]),
    ("coun- cil members", "council members", [Noise.HYPHEN_AND_BLANK]),
    ("intra-\nand interregional moves", "intra- and interregional", [Noise.HYPHEN_AND_BLANK, Noise.LINE_END_HYPHEN]),
    ("Law No. 2015-\n36 on residence", "Law No. 2015-36 on", [Noise.LINE_BREAK]),
    ("in 2015–2020 the plan", "in 2015-2020 the plan", [Noise.RANGE_DASH]),
    ("the resi\xaddence permit", "residence permit", [Noise.SOFT_HYPHEN]),
    ("the resi\xad\ndence permit", "residence permit", [Noise.LINE_END_HYPHEN]),
    ("the resi\ufffedence permit", "residence permit", [Noise.LINE_END_HYPHEN]),
    ("l\u2019étranger", "l'étranger", [Noise.QUOTATION_MARK]),
    ("le «\u202fpermis\u202f» unique", 'le "permis" unique', [Noise.QUOTATION_MARK, Noise.SPACED_MARK]),
    ("les taux\xa0: deux pour cent", "les taux: deux", [Noise.SPACED_MARK]),
    ("the o\ufb03cial \ufb01le", "official file", [Noise.LIGATURE]),
    ("de\u0301cide l\u2019entre\u0301e", "décide l’entrée", [Noise.ACCENT]),
    ("the host country12 shall pay", "host country shall pay", [Noise.NOTE_NUMBER]),
    ("the host country,3 the State", "host country, the State", [Noise.NOTE_NUMBER]),
    ("the host country¹² shall pay", "host country shall pay", [Noise.NOTE_NUMBER]),
    ("in article 20,18 paragraph 4", "article 20, paragraph 4", [Noise.NOTE_NUMBER]),
    ("le 4 mars 2000,7 le conseil", "4 mars 2000, le conseil", [Noise.NOTE_NUMBER]),
    ("يحق للعامـــل الأجنبي", "للعامل الأجنبي", [Noise.TATWEEL]),
    ("\ufefbيجوز له", "لايجوز له", [Noise.PRESENTATION_FORM]),
    ("a\u200bpermit", "apermit", [Noise.INVISIBLE]),
    ("نظام ال\u061cإقامة الجديد", "نظام الإقامة الجديد", [Noise.INVISIBLE]),
]

UNVOWELLED = [
    ("مُد\u0651\u064eةُ الإقامةِ سنةٌ", "مدة الإقامة سنة"),
    ("وفقا\u064b لأحكامه", "وفقا لأحكامه"),
    ("مد\ufe7cة الإقامة", "مدة الإقامة"),
]
"""Arabic print with vowel signs, and quotes without them."""

OTHER = [
    ("The State shall pay.", "The State may pay"),
    ("The State shall not pay.", "The State shall pay"),
    ("The State shall pay.", "The State shall not pay"),
    ("within 30 days of entry", "within 60 days of entry"),
    ("within 30 days of entry", "within days of entry"),
    ("see article 12 of this act", "see article 123 of this act"),
    ("see article 123 of this act", "article 12"),
    ("see article12 of this act", "see article of this act"),
    ("see art.12 of this act", "see art. of this act"),
    ("levels of CO2 in towns", "levels of CO in towns"),
    ("a fee of 4,05 euros", "a fee of 4, euros"),
    ("a tax of,10 % on all", "a tax of, % on all"),
    ("the host country12 shall pay", "the host country13 shall pay"),
    ("the tax, 10 a head", "the tax,12"),
    ("soustraitance", "sous-traitance"),
    ("the re-entry permit", "the reentry permit"),
    ("the residence permit", "the residence-permit"),
    ("the resi dence permit", "the residence permit"),
    ("irregular migrants are", "regular migrants are"),
    ("non-documented migrants", "documented migrants"),
    ("non-\ndocumented migrants", "documented migrants"),
    ("L'autorité n’est tenue à rien", "est tenue à rien"),
    ("they can’t work here", "they can"),
    ("the workers’ rights", "the worker"),
    ("paid 1 500 francs", "500 francs"),
    ("paid 1 500 francs", "paid 1"),
    ("paid 1,500 francs", "500 francs"),
    ("below −5 degrees", "5 degrees"),
    ("below -5 degrees", "below 5 degrees"),
    ("under Law 2015-36 only", "-36"),
    ("in the years 2006–07 only", "years 2006–"),
    ("from 12 to 15", "from 1215"),
    ("Law No. 2015-\n36", "Law No. 201536"),
    ("in 2015\xad36", "in 201536"),
    ("the State pays", "the state pays"),
    ("the State, pays", "the State pays"),
    ("يجوز للعامل", "لا يجوز للعامل"),
    ("يُمنع العامل", "يَمنع العامل"),
    ("يمنع العامل", "يُمنع العامل"),
    ("يُمنع العامل", "منع العامل"),
    ("under section 12 bis only", "under section 12"),
    ("المادة 12 مكرر من القانون", "المادة 12"),
    ("غرامة قدرها ١ ٥٠٠ دينار", "٥٠٠ دينار"),
    ("leave within30 days of it", "leave within days of it"),
    ("pendant6 mois au plus", "pendant mois au plus"),
    ("los15 días siguientes", "los días siguientes"),
    ("at least 10 metres² of floor", "10 metres of floor"),
    ("خلال ٣٠ يوما", "خلال ٦٠ يوما"),
    ("debe pagar", "puede pagar"),
    ("não pode trabalhar", "pode não trabalhar"),
]


@pytest.mark.parametrize(("source", "words", "noise"), SAME)
def test_noise_on_the_list_is_overlooked_and_named(source: str, words: str, noise: list[Noise]) -> None:
    found = verify(Quote(words), source)
    assert found.is_verified, found.says
    assert list(found.noise) == noise


@pytest.mark.parametrize(("source", "words", "noise"), SAME)
def test_noise_is_overlooked_in_the_quote_as_well(source: str, words: str, noise: list[Noise]) -> None:
    found = verify(Quote(words), source)
    noisy, clean = source[found.start : found.end], f"It says: {words}, at last."
    assert set(verify(Quote(noisy), clean).noise) == set(noise)


@pytest.mark.parametrize(("source", "words"), OTHER)
def test_other_words_are_refused(source: str, words: str) -> None:
    found = verify(Quote(words), source)
    assert found.outcome is Outcome.NOT_FOUND
    assert (found.start, found.end) == (None, None)


@pytest.mark.parametrize(("source", "words"), UNVOWELLED)
def test_an_arabic_quote_may_leave_vowel_signs_out_but_not_put_them_in(source: str, words: str) -> None:
    found = verify(Quote(words), source)
    assert found.is_verified, found.says
    assert list(found.noise) == [Noise.VOWEL_SIGN]
    assert source[found.start : found.end] == source
    assert not verify(Quote(source), words).is_verified


def test_vowel_signs_of_one_letter_may_stand_in_any_order() -> None:
    assert verify(Quote("مد\u064e\u0651ة الإقامة"), "مد\u0651\u064eة الإقامة").is_verified


def test_the_place_in_the_original_text_is_told() -> None:
    source = "Title.\n\nThe o\ufb03-\ncial  shall\xa0answer5 in\nwriting."
    found = verify(Quote("official shall answer in writing"), source)
    assert source[found.start : found.end] == "o\ufb03-\ncial  shall\xa0answer5 in\nwriting"


def test_a_refused_quote_comes_with_the_nearest_words() -> None:
    source = "Article 1. Anyone may enter. Article 2. A foreigner must register within 30 days of entry."
    found = verify(Quote("A foreigner may register within 60 days of entry"), source)
    assert found.nearest is not None
    assert found.nearest.text == "A foreigner must register within 30 days of entry"
    assert [(pair.quoted, pair.printed) for pair in found.nearest.differences] == [("may", "must"), ("60", "30")]
    assert "“may” where the source has “must”" in found.says


def test_words_far_from_anything_have_no_nearest() -> None:
    assert verify(Quote("penguins on the southern ice"), "A permit lasts two years.").nearest is None


def transcript(*articles: tuple[str, str]) -> Transcript:
    text, passages = "", []
    for number, (heading, words) in enumerate(articles, start=1):
        start = len(text)
        text += words + "\n\n"
        passages.append(
            Passage(number=number, locator=Locator(path=(heading,)), text=text[start:], start=start, end=len(text))
        )
    return Transcript(snapshot="0" * 64, text=text, pages=(), passages=tuple(passages))


LAW = transcript(
    ("Article 1. Aim", "This act governs residence. The minister decides."),
    ("Article 2. Permits", "A permit lasts two years. The minister decides."),
    ("Article 25", "A fee is due."),
)


def test_a_quote_under_its_own_article_is_in_place() -> None:
    assert verify(Quote("lasts two years"), LAW, locator=Locator(path=("Article 2",))).is_verified


def test_a_quote_under_another_article_is_relocated() -> None:
    found = verify(Quote("A fee is due"), LAW, locator=Locator(path=("Article 2",)))
    assert found.outcome is Outcome.ELSEWHERE
    assert found.locator == Locator(path=("Article 25",))
    assert found.says == "The words stand elsewhere in the source: Article 25."


def test_of_several_places_the_claimed_one_is_taken() -> None:
    found = verify(Quote("The minister decides"), LAW, locator=Locator(path=("Article 2",)))
    assert found.is_verified
    assert found.start == LAW.text.rindex("The minister")
    assert found.others == ((LAW.text.index("The minister"), LAW.text.index(" decides") + len(" decides")),)


def test_without_a_locator_the_surroundings_tell_the_place() -> None:
    quote = Quote("The minister decides", prefix="two years. ")
    assert verify(quote, LAW).start == LAW.text.rindex("The minister")
    assert verify(Quote("A fee is due", prefix="two years. "), LAW).outcome is Outcome.ELSEWHERE


def test_a_number_taken_for_a_footnote_can_still_be_quoted() -> None:
    assert verify(Quote("10 a head"), "for all persons,10 a head").is_verified


def test_a_text_that_repeats_itself_is_searched_in_bounded_time() -> None:
    haystack = Haystack("ab " * 200_000)
    assert verify(Quote("ab " * 1000 + "ac"), haystack).outcome is Outcome.NOT_FOUND
    assert len(verify(Quote("ab ab"), haystack).others) == 20

"""What a law does to others, and what it only says of a part of them."""

from __future__ import annotations

import pytest

from migov.evidence.references import find
from migov.evidence.references.deeds import Deed, deeds
from migov.model.instruments import InstrumentRelation

AMENDS, REPEALS = InstrumentRelation.AMENDS, InstrumentRelation.REPEALS


def done(text: str, language: str) -> tuple[Deed, ...]:
    return deeds(text, find(text, language=language), language=language)


def told(text: str, language: str) -> list[tuple[InstrumentRelation, str | None, bool]]:
    return [(deed.relation, deed.to.number, deed.in_part) for deed in done(text, language)]


def test_a_law_that_opens_its_article_is_the_subject_of_its_sentence() -> None:
    text = "Article 1\nLaw No. 1979-11 of 5 June 1979 on Foreigners is repealed."
    assert told(text, "en") == [(REPEALS, "1979-11", False)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In Law No. 2001-12 of 3 May 2001, section 7 is repealed."),
        ("fr", "Dans la loi n° 2001-12 du 3 mai 2001, le chapitre 2 est abrogé."),
        ("es", "En la Ley n.º 2001-12, de 3 de mayo de 2001, se deroga el artículo 4."),
        ("pt", "Na Lei n.º 2001-12, de 3 de maio de 2001, o artigo 4.º é revogado."),
    ],
)
def test_what_is_repealed_in_a_law_is_a_part_of_it(language: str, text: str) -> None:
    assert told(text, language) == [(REPEALS, "2001-12", True)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Law No. 2001-12 of 3 May 2001 is amended; section 7 of the said Law is repealed."),
        ("en", "Section 3 is repealed and Law No. 2001-12 of 3 May 2001 is amended."),
        ("fr", "La loi n° 2001-12 du 3 mai 2001 est modifiée; l'article 7 de ladite loi est abrogé."),
        ("fr", "L'article 3 est abrogé; la loi n° 2001-12 du 3 mai 2001 est modifiée."),
        ("fr", "La loi n° 2001-12 du 3 mai 2001 est modifiée. Les articles 3 à 5 de la même loi sont abrogés."),
    ],
)
def test_an_article_that_is_repealed_repeals_no_law_beside_it(language: str, text: str) -> None:
    assert told(text, language) == [(AMENDS, "2001-12", False)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Sous réserve de l'article 31, est abrogée la loi n° 2001-12 du 3 mai 2001."),
        ("fr", "Article 9. Est abrogée la loi n° 2001-12 du 3 mai 2001."),
        ("pt", "Artigo 9.º É revogada a Lei n.º 2001-12, de 3 de maio de 2001."),
        ("fr", "La loi n° 2001-12 du 3 mai 2001 portant a) statut des marins; b) modification du code est abrogée."),
        ("fr", "La loi n° 2001-12 du 3 mai 2001 sur les marins et l'article 5 du code maritime sont abrogés."),
    ],
)
def test_other_articles_in_the_sentence_leave_the_repeal_whole(language: str, text: str) -> None:
    assert (REPEALS, "2001-12", False) in told(text, language)


def test_a_sentence_ends_behind_a_year() -> None:
    text = "Law No. 98-3 of 2 March 1998 stays in force until 2010. Law No. 2001-12 of 3 May 2001 is repealed."
    assert told(text, "en") == [(REPEALS, "2001-12", False)]


def test_a_deed_takes_effect_on_the_day_of_its_own_sentence() -> None:
    text = "Law No. 98-3 of 2 March 1998 is amended. Law No. 2001-12 of 3 May 2001 is repealed as of 1 July 2012."
    assert [(deed.to.number, deed.at) for deed in done(text, "en")] == [("98-3", None), ("2001-12", "2012-07-01")]

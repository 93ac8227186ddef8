"""Articles of "the same Act" are tied to the one that was named, where it can only be that one, and else to none."""

from __future__ import annotations

import pytest

from migov.evidence.passages import cut
from migov.evidence.references import find
from migov.evidence.references.again import Tie, ties
from migov.evidence.references.deeds import deeds
from migov.evidence.references.registering import enrol
from migov.model.sources import Transcript


def tied(text: str, language: str, *starts: int) -> list[tuple[tuple[str, ...], str | None]]:
    """The articles of each tie, and the number of what it is tied to."""
    return [(tie.article.articles, tie.to.number) for tie in _ties(text, language, *starts)]


def _ties(text: str, language: str, *starts: int) -> tuple[Tie, ...]:
    return ties(text, find(text, language=language), language=language, starts=starts)


FRENCH = "La loi n° 2001-12 du 3 mai 2001 est modifiée."


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("fr", f"{FRENCH} L'article 7 de la même loi s'applique.", "2001-12"),
        ("fr", f"{FRENCH} L'article 7, paragraphe 2, de ladite loi s'applique.", "2001-12"),
        ("fr", f"{FRENCH} L'article 7 de la loi précitée s'applique.", "2001-12"),
        ("fr", "Vu le décret n° 2001-13 du 3 mai 2001 ; l'article 7 dudit décret reste.", "2001-13"),
        ("en", "Act No. 12 of 2006 is amended. Section 7 of the same Act is repealed.", "12-2006"),
        ("en", "Act No. 12 of 2006 is amended; section 7(2) of the said Act applies.", "12-2006"),
        ("en", "Ordinance No. 5 of 1999 is kept. In section 7 of that Ordinance nothing is changed.", "5-1999"),
        ("es", "La Ley 37/2007, de 3 de mayo, rige. El artículo 7 de la misma ley se deroga.", "37-2007"),
        ("es", "La Ley 37/2007, de 3 de mayo, rige. El artículo 7 de dicha ley se deroga.", "37-2007"),
        ("pt", "A Lei n.º 11/2017, de 24 de maio, vigora. O artigo 7.º da mesma lei é revogado.", "11-2017"),
        ("pt", "O Decreto n.º 5/2000, de 3 de maio, vigora. O artigo 7.º do referido decreto é revogado.", "5-2000"),
        ("ar", "يعدل القانون رقم 5 لسنة 2010. تلغى المادة 7 من نفس القانون.", "5-2010"),
        ("ar", "يعدل القانون رقم 5 لسنة 2010. تلغى المادة 7 من القانون المذكور.", "5-2010"),
    ],
)
def test_an_article_of_the_same_act_is_one_of_that_named_last(language: str, text: str, number: str) -> None:
    assert tied(text, language) == [(("7",), number)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L'article 7 de la même loi est abrogé."),
        ("fr", "Le décret n° 2001-12 du 3 mai 2001 est modifié. L'article 7 de la même loi est abrogé."),
        ("fr", "La loi n° 2001-12, modifiée par la loi n° 2003-14, reste. L'article 7 de la même loi est abrogé."),
        ("fr", f"{FRENCH} La présente loi est publiée. L'article 7 de la même loi reste."),
        ("fr", f"{FRENCH} L'article 57, point 6, l'article 7 de la loi précitée du 5 juin 2002 reste."),
        ("fr", f"{FRENCH} L'article 7 de la loi reste."),
        ("fr", f"Il est écrit « {FRENCH} » L'article 7 de la même loi reste."),
        ("fr", f"{FRENCH} Il est écrit « L'article 7 de la même loi reste. »"),
        ("en", "Act No. 12 of 2006 is amended. This Act is kept. Section 7 of the same Act is repealed."),
        ("en", "Act No. 12 of 2006 applies as Act No. 3 of 2001 did. Section 7 of the said Act is repealed."),
        ("es", "La Ley 37/2007 rige. Esta ley se publica. El artículo 7 de la misma ley se deroga."),
        ("ar", "يعدل القانون رقم 5 لسنة 2010. ينشر هذا القانون. تلغى المادة 7 من نفس القانون."),
    ],
)
def test_where_it_is_not_sure_which_is_meant_none_is(language: str, text: str) -> None:
    assert tied(text, language) == []


def test_what_another_passage_has_named_is_not_the_same() -> None:
    text = f"{FRENCH}\nArt. 2. L'article 7 de la même loi est abrogé."
    assert tied(text, "fr") == [(("7",), "2001-12")]
    assert tied(text, "fr", 0, text.index("Art. 2")) == []


@pytest.mark.parametrize(
    ("language", "text", "articles"),
    [
        ("fr", f"{FRENCH} Les articles 3 à 5 de la même loi sont abrogés.", ("3", "4", "5")),
        ("en", "Act No. 2001-12 is amended. Section 4 of the same Act is repealed.", ("4",)),
        ("es", "Se modifica la Ley N° 2001-12, de 3 de mayo de 2001. Se deroga el artículo 4 de la misma ley.", ("4",)),
        ("ar", "يعدل القانون رقم 2001-12 لسنة 2001. تلغى المادتان 4 و5 من القانون نفسه.", ("4", "5")),
    ],
)
def test_what_is_done_to_an_article_of_the_same_act_is_done_to_that_act(
    language: str, text: str, articles: tuple[str, ...]
) -> None:
    found = find(text, language=language)
    done = deeds(text, found, language=language, tied=ties(text, found, language=language))
    told = [(deed.relation.value, deed.to.number, deed.in_part, deed.to.articles) for deed in done]
    assert told == [("amends", "2001-12", False, ()), ("repeals", "2001-12", True, articles)]
    assert all(text[deed.to.start : deed.to.end] == deed.to.text for deed in done)


def test_an_article_that_only_limits_a_repeal_is_not_repealed() -> None:
    text = f"{FRENCH} Sous réserve de l'article 7 de la même loi, la loi n° 2003-14 du 5 mai 2003 est abrogée."
    done = deeds(text, find(text, language="fr"), language="fr", tied=_ties(text, "fr"))
    assert [(deed.relation.value, deed.to.number) for deed in done] == [("amends", "2001-12"), ("repeals", "2003-14")]


def test_the_register_knows_which_articles_of_the_same_act_were_repealed_and_no_new_name() -> None:
    text = (
        "Loi n° 2009-3 du 2 mars 2009\nArt. 1. La loi n° 2001-12 du 3 mai 2001 est modifiée. L'article 7 de la même "
        "loi est abrogé.\nArt. 2. L'article 9 de la même loi est abrogé."
    )  # fmt: skip
    paragraphs, start = [], 0
    for line in text.split("\n"):
        paragraphs.append((start, start + len(line), None))
        start += len(line) + 1
    one = Transcript(
        snapshot="0" * 64, title=text.partition("\n")[0], language="fr", text=text, pages=(),
        passages=cut(text, paragraphs),
    )  # fmt: skip
    done = enrol(one, source="source").deeds
    assert [(deed.relation.value, deed.to.text, deed.to.articles) for deed in done] == [
        ("amends", "loi n° 2001-12 du 3 mai 2001", ()), ("repeals", "loi n° 2001-12 du 3 mai 2001", ("7",)),
    ]  # fmt: skip


def test_a_text_does_nothing_to_itself_by_calling_itself_the_same() -> None:
    text = "Loi n° 2009-3 du 2 mars 2009\nVu la loi n° 2009-3 du 2 mars 2009. L'article 7 de la même loi est abrogé."
    one = Transcript(snapshot="0" * 64, title=text[:28], language="fr", text=text, pages=(), passages=())
    assert tied(text, "fr") == [(("7",), "2009-3")]
    assert enrol(one, source="source").deeds == ()


def test_a_verb_behind_a_full_stop_is_no_part_of_the_title_before_it() -> None:
    text = "يعدل القانون رقم 5 لسنة 2010. تلغى المادة 4 من القانون رقم 7 لسنة 2011."
    done = deeds(text, find(text, language="ar"), language="ar")
    assert [(deed.relation.value, deed.to.number) for deed in done] == [("amends", "5-2010"), ("repeals", "7-2011")]

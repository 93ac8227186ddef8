"""Laws are found where a text cites them, in five languages, with what is printed of them and no more."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from migov.evidence.references import find
from migov.model.instruments import InstrumentKind as Kind


@pytest.mark.parametrize(
    ("language", "printed", "kind", "number", "date"),
    [
        ("fr", "loi n° 2014-131 du 24 mars 2014", Kind.LAW, "2014-131", "2014-03-24"),
        ("fr", "loi modifiée du 1er août 2007", Kind.LAW, None, "2007-08-01"),
        ("fr", "L. 19 avril 2012", Kind.LAW, None, "2012-04-19"),
        ("fr", "décret n° 2005‐64 du 11 mars 2005", Kind.DECREE, "2005-64", "2005-03-11"),
        ("fr", "règlement grand-ducal du 5 mai 2010", Kind.REGULATION, None, "2010-05-05"),
        ("en", "Ordinance No. 81-40", Kind.ORDINANCE, "81-40", None),
        ("en", "Act No. 12 of 2006", Kind.LAW, "12-2006", None),
        ("en", "Harbours Act, 2003 (Act 573)", Kind.LAW, "573", None),
        ("en", "Regulation (EU) 2016/399", Kind.REGULATION, "2016-399", None),
        ("pt", "Lei n.º 11/2017, de 24 de Maio", Kind.LAW, "11-2017", "2017-05-24"),
        ("pt", "Decreto-Lei n.º 5/2010, de 3 de março", Kind.DECREE_LAW, "5-2010", "2010-03-03"),
        ("es", "Ley 37/2007", Kind.LAW, "37-2007", None),
        ("es", "Ley N.º 25 de 2012", Kind.LAW, "25-2012", None),
        ("es", "Ley N.º 25, de 2012", Kind.LAW, "25-2012", None),
        ("es", "Decreto n.o 1067 de 26 de mayo de 2015", Kind.DECREE, "1067", "2015-05-26"),
        ("fr", "loi n.º 2014-131 du 24 mars 2014", Kind.LAW, "2014-131", "2014-03-24"),
        ("es", "Ley N° 1.234 de 5 de mayo de 2001", Kind.LAW, "1234", "2001-05-05"),
        ("en", "Law No. 27/2001 of 28/04/2001", Kind.LAW, "27-2001", "2001-04-28"),
        ("en", "Decree No. 5/2009 of 12 March", Kind.DECREE, "5-2009", "2009-03-12"),
        ("en", "Harbours Act [Chapter 4:02]", Kind.LAW, "4:02", None),
        ("en", "Directive 2004/38/EC", Kind.OTHER, "2004-38", None),
        ("pt", "Lei n.º 5/98, de 18 de Março", Kind.LAW, "5-98", "1998-03-18"),
        ("pt", "Lei 13.445/2017", Kind.LAW, "13445-2017", None),
        ("es", "Ley 18.250 de 06/01/2008", Kind.LAW, "18250", "2008-01-06"),
        ("ar", "القانون رقم 5 لسنة 2010", Kind.LAW, "5-2010", None),
        ("ar", "المرسوم التنفيذي رقم 05-117 المؤرخ في 11 أبريل سنة 2005", Kind.DECREE, "05-117", "2005-04-11"),
    ],
)
def test_a_citation_is_found_whole(language: str, printed: str, kind: Kind, number: str, date: str) -> None:
    [one] = find(f"… {printed} …", language=language)
    assert (one.text, one.kind, one.number, one.date) == (printed, kind, number, date)


def test_articles_before_a_law_belong_to_it() -> None:
    [one] = find("conformément aux articles 5 à 7 et 12 bis de la loi du 3 mai 2010", language="fr")
    assert one.articles == ("5", "6", "7", "12-bis")


def test_a_list_of_dates_is_a_list_of_laws() -> None:
    found = find("les lois du 3 mai 2010, du 5 juin 2011 et du 6 juillet 2012", language="fr")
    assert [one.date for one in found] == ["2010-05-03", "2011-06-05", "2012-07-06"]


def test_a_day_on_which_a_law_takes_effect_is_not_its_date() -> None:
    assert find("La présente loi entre en vigueur le 5 mai 2010.", language="fr") == ()


def test_a_bill_is_no_law_yet() -> None:
    assert find("le projet de loi du 5 mai 2010", language="fr") == ()


@pytest.mark.parametrize(
    ("language", "printed", "numbers"),
    [
        ("fr", "lois n°s 2010-5 et 2011-7", ["2010-5", "2011-7"]),
        ("es", "Leyes Nos. 18.250 y 18.437", ["18250", "18437"]),
        ("pt", "Leis n.ºs 11/2017 e 12/2017", ["11-2017", "12-2017"]),
    ],
)
def test_a_list_of_numbers_is_a_list_of_laws(language: str, printed: str, numbers: list[str]) -> None:
    assert [one.number for one in find(f"vu {printed}.", language=language)] == numbers


def test_a_language_that_nobody_told_is_found_out() -> None:
    found = find("See the loi n° 2014-131 du 24 mars 2014, the Ley 37/2007 and the Act No. 5 of 1999.")
    assert [(one.kind, one.number) for one in found] == [
        (Kind.LAW, "2014-131"), (Kind.LAW, "37-2007"), (Kind.LAW, "5-1999"),
    ]  # fmt: skip


def test_articles_without_a_law_are_references_too() -> None:
    [one] = find("Les articles 5 et 6 bis s'appliquent.", language="fr")
    assert (one.kind, one.articles) == (None, ("5", "6-bis"))


def test_noise_of_extraction_changes_nothing() -> None:
    [one] = find("décret‐loi\nn°\xa05/1992\u202fdu 3\nmai 1992", language="fr")
    assert (one.kind, one.number, one.date) == (Kind.DECREE_LAW, "5-1992", "1992-05-03")


PIECES = (
    "loi", "Lei n.º", "Ley", "Act", "No.", "n°", "du", "of", "de", "5 mai 2010", "2015-36", "article", "5", "1er",
    "القانون", "رقم", "لسنة", "2010", ",", "et", "(", ")", "\n", "L.", "«", "Directive", "(EU)", "12/2001", "mai", "0",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from([None, "en", "fr", "es", "pt", "ar", "xx"]))
@settings(max_examples=200, deadline=None)
def test_references_are_where_they_say_and_do_not_overlap(pieces: list[str], language: str | None) -> None:
    text = " ".join(pieces)
    found = find(text, language=language)
    assert all(text[one.start : one.end] == one.text and one.text for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_loose_accents_and_soft_hyphens_are_kept_in_the_words_and_do_not_hide_them() -> None:
    text = "vu la loi modifie\u0301e du 3 fe\u0301vrier 2001 et l'or\xaddonnance n° 5 du 4 mai 2002."
    found = find(text, language="fr")
    assert [one.date for one in found] == ["2001-02-03", "2002-05-04"]
    assert found[0].text == "loi modifie\u0301e du 3 fe\u0301vrier 2001"
    assert all(text[one.start : one.end] == one.text for one in found)

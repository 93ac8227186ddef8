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
        ("fr", "loi 90-07 du 20 avril 1990", Kind.LAW, "90-07", "1990-04-20"),
        ("fr", "loi de finances pour 2011 n° 2010-58 du 17 mai 2010", Kind.LAW, "2010-58", "2010-05-17"),
        ("fr", "décret n° 05-117 du 2 Safar 1426 correspondant au 11 avril 2005", Kind.DECREE, "05-117", "2005-04-11"),
        ("fr", "loi du 18 germinal an X (8 avril 1802)", Kind.LAW, None, "1802-04-08"),
        (
            "fr",
            "règlement (UE) 2016/7 du Parlement européen et du Conseil du 9 mars 2016",
            Kind.REGULATION,
            "2016-7",
            "2016-03-09",
        ),
        ("fr", "directive 95/46/CE", Kind.OTHER, "95-46", None),
        ("fr", "convention sur les ports, signée à Hertal le 19 juin 1990", Kind.CONVENTION, None, "1990-06-19"),
        ("fr", "Protocole A/P.1/5/79", Kind.CONVENTION, "A/P.1-5-79", None),
        ("fr", "Loi N°L/2014/072/CNT du 10 janvier 2014", Kind.LAW, "L/2014-072/CNT", "2014-01-10"),
        (
            "fr",
            "arrêté ministériel n° 000123 / MI / DGSN / du 4 avril 2011",
            Kind.ORDER,
            "000123/MI/DGSN",
            "2011-04-04",
        ),
        (
            "fr",
            "règlement d'exécution (UE) n° 2019/773 de la Commission du 16 mai 2019",
            Kind.REGULATION,
            "2019-773",
            "2019-05-16",
        ),
        ("en", "Law on Lighthouses and Ports No. 6458 of 4 April 2013", Kind.LAW, "6458", "2013-04-04"),
        ("en", "Order No. 5 of the Minister of Labour of 3 May 2010", Kind.ORDER, "5", "2010-05-03"),
        ("en", "Law No. 72/2006/QH11 of 29 November 2006", Kind.LAW, "72-2006/QH11", "2006-11-29"),
        ("en", "Act 573", Kind.LAW, "573", None),
        ("es", "Ley 2136 de 4 de agosto de 2021", Kind.LAW, "2136", "2021-08-04"),
        ("es", "Ley 761", Kind.LAW, "761", None),
        ("es", "D.F.L. Nº 1, de 2003", Kind.DECREE_LAW, "1-2003", None),
        ("ar", "المرسوم رقم ٢٨٧ تاريخ ٥/٥/٢٠١٠", Kind.DECREE, "287", "2010-05-05"),
        ("en", "resolution 45/158 of 18 December 1990", Kind.RESOLUTION, "45-158", "1990-12-18"),
        ("en", "resolution 2240 (2015)", Kind.RESOLUTION, "2240-2015", None),
        ("en", "L.N. 64/2016", Kind.REGULATION, "64-2016", None),
        ("en", "S.R.O. No. 12 of 1974", Kind.REGULATION, "12-1974", None),
        ("en", "Order in Council No. 22 of 1975", Kind.ORDER, "22-1975", None),
        ("en", "Law No. (38) for the year 1973", Kind.LAW, "38-1973", None),
        ("en", "Decree No. 2009/1 dated the 3rd day of May, 2009", Kind.DECREE, "2009-1", "2009-05-03"),
        ("en", "Agreement on seafarers signed in Port Onda on 4 June 1999", Kind.AGREEMENT, None, "1999-06-04"),
        ("es", "Convenio suscrito en Puerto Onda el 5 de mayo de 2001", Kind.CONVENTION, None, "2001-05-05"),
        ("es", "Decreto 394/009", Kind.DECREE, "394-009", None),
        ("pt", "Acordo assinado em Hertal, em 3 de junho de 2004", Kind.AGREEMENT, None, "2004-06-03"),
        ("ar", "الاتفاقية الموقعة بتونس في 28 يوليو 1951", Kind.CONVENTION, None, "1951-07-28"),
        (
            "ar",
            "المرسوم رقم 1.03.196 الصادر في 16 من رمضان 1424 (11 نوفمبر 2003)",
            Kind.DECREE,
            "1-03-196",
            "2003-11-11",
        ),
        ("ar", "المرسوم الاشتراعي رقم 10188 تاريخ 28 تموز 1962", Kind.DECREE_LAW, "10188", "1962-07-28"),
        ("ar", "القانون رقم 5 لسنة 2010", Kind.LAW, "5-2010", None),
        ("ar", "المرسوم التنفيذي رقم 05-117 المؤرخ في 11 أبريل سنة 2005", Kind.DECREE, "05-117", "2005-04-11"),
    ],
)
def test_a_citation_is_found_whole(language: str, printed: str, kind: Kind, number: str, date: str) -> None:
    [one] = find(f"… {printed} …", language=language)
    assert (one.text, one.kind, one.number, one.date) == (printed, kind, number, date)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "le deuxième protocole additionnel à la convention sur les ports, fait à Hertal le 8 novembre 2001"),
        ("en", "under rules 5-7 and orders 12-15"),
        ("en", "Call 22-2222 or write to Box 303-95."),
        ("fr", "le bureau 12/2015 du 3 au 5 mai 2010"),
        ("en", "The Act 500 people signed, and the law 761."),
        ("es", "Según la Ley 500 pesos y 300 días bastan."),
    ],
)
def test_what_only_looks_like_a_citation_is_none(language: str, text: str) -> None:
    assert [one for one in find(text, language=language) if one.kind] == []


def test_articles_before_a_law_belong_to_it() -> None:
    [one] = find("conformément aux articles 5 à 7 et 12 bis de la loi du 3 mai 2010", language="fr")
    assert one.articles == ("5", "6", "7", "12-bis")


def test_a_list_of_dates_is_a_list_of_laws() -> None:
    found = find("les lois du 3 mai 2010, du 5 juin 2011 et du 6 juillet 2012", language="fr")
    assert [one.date for one in found] == ["2010-05-03", "2011-06-05", "2012-07-06"]


@pytest.mark.parametrize(
    ("language", "text", "dates"),
    [
        ("fr", "les lois des 3 et 5 mai 2010", ["2010-05-03", "2010-05-05"]),
        (
            "fr",
            "les décrets du 31 mars, du 1er juin et du 16 novembre 1943",
            ["1943-03-31", "1943-06-01", "1943-11-16"],
        ),
        ("en", "the Acts of 3 and 5 May 2010", ["2010-05-03", "2010-05-05"]),
        ("es", "las leyes de 3 y 5 de mayo de 2010", ["2010-05-03", "2010-05-05"]),
        ("pt", "os decretos de 3 de maio e 5 de junho de 2010", ["2010-05-03", "2010-06-05"]),
    ],
)
def test_days_that_share_month_or_year_are_as_many_laws(language: str, text: str, dates: list[str]) -> None:
    found = find(text, language=language)
    assert [one.date for one in found] == dates
    assert all(text[one.start : one.end] == one.text for one in found)


def test_a_year_may_stand_before_a_name() -> None:
    found = find(
        "The 1998 Harbours Act and the 1951 Convention relating to the Status of Mariners apply.", language="en"
    )
    assert [(one.kind, one.year, one.title) for one in found] == [
        (Kind.LAW, 1998, "Harbours Act"), (Kind.CONVENTION, 1951, "relating to the Status of Mariners apply"),
    ]  # fmt: skip


def test_a_word_parted_at_the_end_of_a_line_hides_nothing() -> None:
    text = "vu la loi n° 2001-\n1168 du 11 dé-\ncembre 2001 et le décret-\nloi n° 5 du 3 mai 2002"
    found = find(text, language="fr")
    assert [(one.kind, one.number, one.date) for one in found] == [
        (Kind.LAW, "2001-1168", "2001-12-11"), (Kind.DECREE_LAW, "5", "2002-05-03"),
    ]  # fmt: skip
    assert all(text[one.start : one.end] == one.text for one in found)


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
        ("en", "Acts Nos. 12, 13 and 14 of 1999", ["12-1999", "13-1999", "14-1999"]),
        ("en", "Directives 2003/86/EC and 2003/109/EC", ["2003-86", "2003-109"]),
        ("es", "Decretos 394/009 y 118/018", ["394-009", "118-018"]),
        ("fr", "conventions nos 97 et 143", ["97", "143"]),
        (
            "es",
            "Leyes Orgánicas 8/2000, de 22 de mayo; 11/2003, de 29 de abril, y 14/2003, de 20 de junio",
            ["8-2000", "11-2003", "14-2003"],
        ),
        ("ar", "القوانين رقم 5 لسنة 2010 و7 لسنة 2011", ["5-2010", "7-2011"]),
        ("ar", "القانونان رقم 5 لسنة 2010 ورقم 7 لسنة 2011", ["5-2010", "7-2011"]),
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

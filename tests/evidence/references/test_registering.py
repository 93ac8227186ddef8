"""Instruments are recognised across texts, one identity each, with what they do to each other and since when."""

from __future__ import annotations

from datetime import date

import pytest

from migov.evidence.references import find
from migov.evidence.references.deeds import deeds
from migov.evidence.references.registering import Register, enrol, register
from migov.model.instruments import Instrument, InstrumentKind, InstrumentRelation, InstrumentStatus
from migov.model.sources import Transcript

ON = date(2024, 6, 1)


def transcript(title: str, text: str, language: str) -> Transcript:
    return Transcript(snapshot="0" * 64, title=title, language=language, text=text, pages=(), passages=())


def registered(*texts: tuple[str, str], language: str = "fr", on: date = ON) -> Register:
    """The register of texts, each a title and what follows it; sources are called by their number."""
    return register(
        [
            enrol(transcript(title, f"{title}\n{text}", language), source=f"source-{number}")
            for number, (title, text) in enumerate(texts, 1)
        ],
        on=on,
    )


def instrument(made: Register, name: str) -> Instrument:
    return next(one for one in made.instruments if one.id == name)


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("fr", "La loi du 3 mai 2001 relative aux ports est abrogée.", [("repeals", "2001-05-03", False)]),
        ("fr", "L'article 5 de la loi du 3 mai 2001 est abrogé.", [("repeals", "2001-05-03", True)]),
        ("fr", "Le chapitre II de la loi du 3 mai 2001 est abrogé.", [("repeals", "2001-05-03", True)]),
        (
            "fr",
            ("Sont abrogés :\n1° la loi du 3 mai 2001 modifiant la loi du 1er juin 1999 sur les quais ;\n"
            "2° la loi du 4 mai 2002 relative aux ports.\nLa loi du 5 mai 2003 reste applicable."),
            [("repeals", "2001-05-03", False), ("repeals", "2002-05-04", False)],
        ),
        (
            "fr",
            "Sont abrogées toutes les dispositions contraires et notamment la loi du 3 mai 2001 sur les quais.",
            [("repeals", "2001-05-03", False)],
        ),
        ("fr", "La loi du 3 mai 2001 est modifiée comme suit : « La loi du 4 mai 2002 est abrogée. »",
         [("amends", "2001-05-03", False)]),
        ("fr", "La loi du 3 mai 2001, modifiée par la loi du 4 mai 2002, s'applique.", []),
        ("en", "The Act of 3 May 2001 is hereby repealed.", [("repeals", "2001-05-03", False)]),
        ("en", "Section 5 of the Act of 3 May 2001 is repealed.", [("repeals", "2001-05-03", True)]),
        ("en", "The following are repealed: (a) the Act of 3 May 2001; (b) the Act of 4 May 2002.",
         [("repeals", "2001-05-03", False), ("repeals", "2002-05-04", False)]),
        ("es", "Queda derogada la Ley 7/2001, de 3 de mayo.", [("repeals", "2001-05-03", False)]),
        ("es", "La Ley 7/2001, de 3 de mayo, sobre puertos, queda derogada.", [("repeals", "2001-05-03", False)]),
        ("es", "Quedan derogados los artículos 5 y 6 de la Ley 7/2001, de 3 de mayo.",
         [("repeals", "2001-05-03", True)]),
        ("pt", "Fica revogada a Lei n.º 7/2001, de 3 de maio.", [("repeals", "2001-05-03", False)]),
        ("pt", "É revogado o artigo 5.º da Lei n.º 7/2001, de 3 de maio.", [("repeals", "2001-05-03", True)]),
        ("ar", "يلغى القانون رقم 01-7 المؤرخ في 3 مايو 2001.", [("repeals", "2001-05-03", False)]),
        ("ar", "تلغى المادة 5 من القانون رقم 01-7 المؤرخ في 3 مايو 2001.", [("repeals", "2001-05-03", True)]),
        ("fr", "La présente loi abroge et remplace la loi du 3 mai 2001.", [("repeals", "2001-05-03", False)]),
        ("en", "This Act repeals and replaces the Act of 3 May 2001.", [("repeals", "2001-05-03", False)]),
        ("en", "The Act of 3 May 2001 shall be deemed repealed.", [("repeals", "2001-05-03", False)]),
        ("es", "No queda derogada la Ley 7/2001, de 3 de mayo.", []),
        ("es", "Sustitúyese el artículo 9 de la Ley 7/2001, de 3 de mayo, por el siguiente:",
         [("amends", "2001-05-03", True)]),
        ("es", "Reglaméntase la Ley 7/2001, de 3 de mayo.", [("implements", "2001-05-03", False)]),
        ("pt", "Revoga-se a Lei n.º 7/2001, de 3 de maio.", [("repeals", "2001-05-03", False)]),
        ("pt", "Não é revogada a Lei n.º 7/2001, de 3 de maio.", []),
        ("pt", "O artigo 7.º da Lei n.º 7/2001, de 3 de maio, passa a ter a seguinte redação:",
         [("amends", "2001-05-03", True)]),
        ("ar", "لا يلغى القانون رقم 01-7 المؤرخ في 3 مايو 2001.", []),
        ("ar", "ينسخ القانون رقم 01-7 المؤرخ في 3 مايو 2001.", [("repeals", "2001-05-03", False)]),
        ("ar", "تطبيقا لأحكام القانون رقم 01-7 المؤرخ في 3 مايو 2001 تحدد الشروط.",
         [("implements", "2001-05-03", False)]),
    ],
)  # fmt: skip
def test_what_a_law_does_to_others_is_read(language: str, text: str, told: list[tuple[str, str, bool]]) -> None:
    found = deeds(text, find(text, language=language), language=language)
    assert [(deed.relation.value, deed.to.date, deed.in_part) for deed in found] == told


def test_one_law_under_several_names_is_one_instrument_with_all_of_them() -> None:
    made = registered(
        ("Loi n° 2001-7 du 3 mai 2001 relative aux ports", "Art. 1. Mots."),
        ("Décret n° 2002-9 du 4 juin 2002", "Vu la loi n° 2001/7 ; vu la loi N° 2001‐7 du 3 mai 2001 ;"),
    )
    law = instrument(made, "law-2001-7")
    assert made.texts == {"source-1": "law-2001-7", "source-2": "decree-2002-9"}
    assert law.name == "Loi n° 2001-7 du 3 mai 2001 relative aux ports"
    assert {name.text for name in law.names} > {"Loi n° 2001/7"}
    assert law.date == "2001-05-03"
    assert made.cited_by["law-2001-7"] == ("source-2",)


def test_laws_of_one_day_are_told_apart_by_their_titles() -> None:
    made = registered(
        ("Loi du 3 mai 2001 relative aux navires de pêche", ""),
        ("Loi du 3 mai 2001 portant création d'un office des quais", ""),
        ("Loi du 4 juin 2010", "La loi du 3 mai 2001 relative aux navires de pêche est abrogée."),
    )
    states = {text: instrument(made, name).status for text, name in made.texts.items()}
    assert states["source-1"] is InstrumentStatus.REPEALED
    assert states["source-2"] is None


def test_a_repeal_ends_the_law_the_day_before_it_takes_effect() -> None:
    made = registered(
        ("Loi du 3 mai 2001 relative aux ports", "La présente loi entre en vigueur le 1er juin 2001."),
        ("Loi du 4 juin 2010 sur les quais", "La loi du 3 mai 2001 est abrogée avec effet au 1er janvier 2011."),
    )
    law = instrument(made, "law-2001-05-03")
    assert (law.since, law.until, law.status) == ("2001-06-01", "2010-12-31", InstrumentStatus.REPEALED)


def test_a_repeal_that_is_still_to_come_leaves_the_law_in_force() -> None:
    texts = (
        ("Loi du 3 mai 2001 relative aux ports", ""),
        ("Loi du 4 juin 2010 sur les quais", "La loi du 3 mai 2001 est abrogée avec effet au 1er janvier 2011."),
    )
    assert instrument(registered(*texts, on=date(2010, 12, 31)), "law-2001-05-03").status is InstrumentStatus.IN_FORCE
    assert instrument(registered(*texts, on=date(2011, 1, 1)), "law-2001-05-03").status is InstrumentStatus.REPEALED


def test_a_law_that_loses_an_article_stays() -> None:
    made = registered(
        ("Loi du 3 mai 2001 relative aux ports", ""),
        ("Loi du 4 juin 2010", "L'article 5 de la loi du 3 mai 2001 est abrogé."),
    )
    [link] = instrument(made, "law-2010-06-04").links
    assert (link.relation, link.to, link.in_part, link.articles) == (
        InstrumentRelation.REPEALS, "law-2001-05-03", True, ("5",),
    )  # fmt: skip
    assert instrument(made, "law-2001-05-03").status is None


@pytest.mark.parametrize(
    ("title", "kind", "status"),
    [
        ("Plan quinquennal des ports 2011-2015", InstrumentKind.PLAN, InstrumentStatus.LAPSED),
        ("Stratégie nationale des quais 2020–2035", InstrumentKind.STRATEGY, InstrumentStatus.IN_FORCE),
        ("National policy on boats, 2016–18", InstrumentKind.POLICY, InstrumentStatus.LAPSED),
        ("Plan 2030-2035 for piers", InstrumentKind.PLAN, InstrumentStatus.ADOPTED),
    ],
)
def test_a_plan_lapses_with_its_own_years(title: str, kind: InstrumentKind, status: InstrumentStatus) -> None:
    [plan] = registered((title, "")).instruments
    assert (plan.kind, plan.status) == (kind, status)


def test_the_register_is_the_same_in_whatever_order_sources_come() -> None:
    texts = [
        enrol(transcript("Loi n° 2001-7 du 3 mai 2001", "", "fr"), source="b"),
        enrol(transcript("Loi n° 2010-1 du 4 juin 2010", "La loi n° 2001-7 est abrogée.", "fr"), source="a"),
        enrol(transcript("Décret n° 2002-9", "Vu la loi n° 2001/7 du 3 mai 2001", "fr"), source="c"),
    ]
    assert register(texts, on=ON) == register(reversed(texts), on=ON)


def test_a_number_told_in_two_languages_is_one_instrument() -> None:
    made = register(
        [
            enrol(transcript("Law No. 2015-36 of 26 May 2015 on boats", "", "en"), source="en"),
            enrol(transcript("Loi n° 2015-36 du 26 mai 2015 relative aux bateaux", "", "fr"), source="fr"),
        ],
        on=ON,
    )
    assert made.texts == {"en": "law-2015-36", "fr": "law-2015-36"}
    assert {name.language for name in instrument(made, "law-2015-36").names} >= {"en", "fr"}


@pytest.mark.parametrize(
    ("language", "title", "to"),
    [
        ("fr", "Décret n° 2010-1 du 3 mai 2010 pris en application de la loi n° 2009-5 du 1er mars 2009", "law-2009-5"),
        (
            "es",
            "Real Decreto 5/2011, por el que se aprueba el Reglamento de la Ley 4/2000, de 11 de enero",
            "law-4-2000",
        ),
        ("pt", "Decreto Regulamentar n.º 8/2007, que regulamenta a Lei n.º 3/2007, de 4 de julho", "law-3-2007"),
        ("ar", "مرسوم تنفيذي رقم 05-117 يحدد كيفيات تطبيق أحكام القانون رقم 90-11", "law-90-11"),
        ("en", "Regulations No. 7 of 2004 made under the Harbours Act, 2003 (Act 573)", "law-573"),
    ],
)
def test_a_title_tells_what_an_instrument_implements(language: str, title: str, to: str) -> None:
    made = registered((title, ""), language=language)
    [link] = instrument(made, made.texts["source-1"]).links
    assert (link.relation, link.to) == (InstrumentRelation.IMPLEMENTS, to)


def test_a_chapter_of_a_law_is_no_part_of_its_name() -> None:
    [deed] = deeds(
        text := "Chapter III of the Quays Ordinance, No. 1981-04, is repealed.",
        find(text, language="en"),
        language="en",
    )
    assert (deed.to.text, deed.in_part) == ("Quays Ordinance, No. 1981-04", True)


def test_a_convention_bears_the_day_on_which_it_was_signed() -> None:
    [made] = registered(("Convention sur les quais, signée au port le 17 mai 1989", "")).instruments
    assert (made.id, made.date) == ("convention-quais-signee-port", "1989-05-17")


@pytest.mark.parametrize(
    ("language", "titled", "amending", "id"),
    [
        ("en", "Act No. 2001-07 of 3 May 2001 creating the Harbour Code", "Article 2 of the Harbour Code is amended.",
         "law-2001-07"),
        ("fr", "Loi n° 2001-07 du 3 mai 2001 portant Code des ports", "L'article 2 du Code des ports est modifié.",
         "law-2001-07"),
        ("pt", "Lei n.º 2001-07, de 3 de maio, Código dos Portos", "O artigo 2.º do Código dos Portos é alterado.",
         "law-2001-07"),
    ],
)  # fmt: skip
def test_a_name_alone_means_the_only_instrument_that_bears_it(
    language: str,
    titled: str,
    amending: str,
    id: str,  # noqa: A002
) -> None:
    later = {"en": "Act No. 2003-09", "fr": "Loi n° 2003-09", "pt": "Lei n.º 2003-09"}[language]
    made = registered((later, amending), (titled, "1. Words."), language=language)
    [link] = instrument(made, "law-2003-09").links
    assert (link.relation, link.to, link.in_part, link.articles) == (InstrumentRelation.AMENDS, id, True, ("2",))


def test_a_name_that_two_instruments_bear_means_neither() -> None:
    made = registered(
        ("Act No. 2001-07 establishing the Harbour Code", "Words."),
        ("Act No. 2002-08 establishing the Harbour Code", "Words."),
        ("Act No. 2003-09", "The Harbour Code is repealed."),
        language="en",
    )
    assert [one.id for one in made.instruments] == ["law-2001-07", "law-2002-08", "law-2003-09"]
    assert instrument(made, "law-2003-09").links == ()


def test_a_name_is_understood_where_any_text_gives_it_with_the_number_in_another_language() -> None:
    made = register(
        [
            enrol(transcript("Lei n.º 2001-07, Código dos Portos", "Artigo 1.º Palavras.", "pt"), source="one"),
            enrol(
                transcript(
                    "Law No. 2003-09 amending the Harbour Code",
                    "This law amends the Harbour Code, approved by Law No. 2001-07 of 3 May 2001.",
                    "en",
                ),
                source="two",
            ),
        ],
        on=ON,
    )
    assert [one.id for one in made.instruments] == ["law-2001-07", "law-2003-09"]
    [link] = instrument(made, "law-2003-09").links
    assert (link.relation, link.to) == (InstrumentRelation.AMENDS, "law-2001-07")


def test_an_ordinance_with_its_number_in_brackets_is_the_one_cited_by_name_and_year() -> None:
    made = registered(
        ("Piers Ordinance, 1981 (No. 1981-04)", "This may be cited as the Piers Ordinance, 1981."),
        (
            "Act No. 2017-22 to repeal the Piers Ordinance",
            "The Piers Ordinance, 1981 (No. 1981-04), is repealed with effect from 1 January 2018.",
        ),
        ("Act No. 2018-01", "Part II of the Piers Ordinance, No. 1981-04, is repealed."),
        language="en",
    )
    assert [one.id for one in made.instruments] == ["law-2017-22", "law-2018-01", "ordinance-1981-04"]
    assert instrument(made, "ordinance-1981-04").status is InstrumentStatus.REPEALED
    assert instrument(made, "ordinance-1981-04").until == "2017-12-31"
    assert [link.in_part for link in instrument(made, "law-2018-01").links] == [True]


def test_what_is_made_under_one_law_and_kept_under_another_implements_neither() -> None:
    made = registered(
        (
            "Act No. 2017-22",
            "An entry made under section 6 of the Ordinance is kept under Article 27 of Act No. 2013-22.",
        ),
        language="en",
    )
    assert [link.relation for link in instrument(made, "law-2017-22").links] == [InstrumentRelation.CITES]


def test_a_number_ends_with_its_sentence() -> None:
    found = find("It is under Act No. 1981-04. The rest is not. See Convention No. 97. A list follows.", language="en")
    assert [one.number for one in found] == ["1981-04", "97"]


def test_a_catalogued_title_without_a_date_leaves_the_one_that_the_text_prints() -> None:
    printed = transcript("LAW No. 2010-28 of 15 November 2010 on piers", "1. Words.", "en")
    assert enrol(printed, source="one", title="Law No. 2010-28 on Piers").own.date == "2010-11-15"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "This Act shall come into operation on the 1st day of June, 2009."),
        ("fr", "La présente loi prend effet le 1er juin 2009."),
        ("es", "La presente ley entrará en vigencia el 1 de junio de 2009."),
        ("es", "La presente ley regirá desde el 1 de junio de 2009."),
        ("pt", "A presente lei produz efeitos a partir de 1 de junho de 2009."),
        ("ar", "يعمل بهذا القانون ابتداء من 1 يونيو 2009."),
        ("ar", "يسري هذا القانون من 1 يونيو 2009."),
    ],
)
def test_a_law_tells_in_many_words_since_when_it_is_in_force(language: str, text: str) -> None:
    read = Transcript(snapshot="0" * 64, title="Law", language=language, text=text, pages=(), passages=())
    assert enrol(read, source="one").since == "2009-06-01"


@pytest.mark.parametrize(
    ("language", "text", "numbers"),
    [
        ("fr", "Vu la loi n° 2010-5 ; vu la loi n° 2010-7 ; vu la loi n° 2010-5.", {"2010-5", "2010-7"}),
        ("fr", "La loi n° 2010-5 du 3 mai 2010 et la loi n° 2010-7 du 3 mai 2010.", {"2010-5", "2010-7"}),
        ("en", "See Act 573 and Act 715.", {"573", "715"}),
        ("en", "Convention No. 97 and Convention No. 143.", {"97", "143"}),
        ("en", "Directives 2003/86/EC and 2003/109/EC.", {"2003-86", "2003-109"}),
        ("es", "Quedan derogados los Decretos 394/009 y 118/018.", {"394-009", "118-018"}),
        ("pt", "A Lei n.º 5/2010 e a Lei n.º 7/2010.", {"5-2010", "7-2010"}),
        ("ar", "القانون رقم 5 لسنة 2010 والقانون رقم 7 لسنة 2010.", {"5-2010", "7-2010"}),
    ],
)
def test_two_numbers_are_two_instruments_though_of_one_year_or_day(language: str, text: str, numbers: set[str]) -> None:
    read = Transcript(snapshot="0" * 64, title="A report", language=language, text=text, pages=(), passages=())
    made = register([enrol(read, source="one")], on=date(2026, 1, 1))
    assert {one.number for one in made.instruments if one.number} == numbers
    assert all(len(one.names) == 1 for one in made.instruments)

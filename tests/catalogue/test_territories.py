from __future__ import annotations

import pytest

from migov.catalogue.territories import COLUMNS, gazetteer, read
from migov.errors import Invalid, Unreadable
from migov.model.jurisdictions import folded
from migov.model.languages import Language

LINE = "XQA,XQ,yes,Africa,Republic of Sample,Sample,République de Sample,le Sample,Sample,Sample,سامبل,"


def test_all_members_of_the_united_nations_are_there() -> None:
    members = [territory for territory in gazetteer().territories if territory.un_member]
    assert len(members) == 193
    assert {t.code for t in gazetteer().territories if not t.un_member} == {"VAT", "PSE", "COK", "NIU"}


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("Republic of the Niger", "NER"),
        ("THE NIGER", "NER"),
        ("République du Niger", "NER"),
        ("le Niger", "NER"),
        ("Nigeria", "NGA"),
        ("TIMOR‐LESTE", "TLS"),
        ("East Timor", "TLS"),
        ("Cape Verde", "CPV"),
        ("Cabo Verde", "CPV"),
        ("Ivory Coast", "CIV"),
        ("République de Côte d'Ivoire", "CIV"),
        ("Swaziland", "SWZ"),
        ("Turkey", "TUR"),
        ("Türkiye", "TUR"),
        ("Lao People's Democratic Republic", "LAO"),
        ("Guinea", "GIN"),
        ("Guiné-Bissau", "GNB"),
        ("Guinea Ecuatorial", "GNQ"),
        ("Congo", "COG"),
        ("República Democrática del Congo", "COD"),
        ("النيجر", "NER"),
    ],
)
def test_a_country_is_recognised_by_any_of_its_names(printed: str, code: str) -> None:
    found = gazetteer().recognise(printed)
    assert found is not None
    assert found.code == code


def test_what_is_no_country_is_not_recognised() -> None:
    assert gazetteer().recognise("Republic of Kimbali") is None


def test_every_country_has_names_in_five_languages() -> None:
    for territory in gazetteer().territories:
        assert territory.short_name.languages == tuple(Language), territory.code
        assert territory.official_name.written(Language.FR), territory.code
        assert territory.official_name.written(Language.EN), territory.code


def test_official_names_stand_without_article_and_french_short_names_begin_small_with_one() -> None:
    for territory in gazetteer().territories:
        assert not territory.official_name.text(Language.EN).lower().startswith("the "), territory.code
        assert not territory.official_name.text(Language.FR).lower().startswith(("le ", "la ", "les ")), territory.code


def test_a_country_is_found_by_code() -> None:
    niger = gazetteer().find("NE")
    assert niger is gazetteer().find("NER")
    assert niger is not None
    assert (niger.short_name.en, niger.short_name.fr) == ("the Niger", "le Niger")
    assert folded("the Niger") == "niger"


@pytest.mark.parametrize(
    ("lines", "place", "says"),
    [
        ([LINE, LINE], "line 3", "stands above already"),
        ([LINE, LINE.replace("XQA,XQ", "XQB,XR")], "line 3", "means XQA already"),
        ([LINE.replace("Africa", "Atlantis")], "line 2", "the region is one of"),
        ([LINE.replace("XQA", "XQAA")], "line 2", "not ISO 3166-1 codes"),
        (["XQA,XQ"], "line 2", "a line has 12 fields"),
    ],
)
def test_a_mistake_names_file_and_line(lines: list[str], place: str, says: str) -> None:
    with pytest.raises(Invalid, match=says) as caught:
        read("\n".join([",".join(COLUMNS), *lines]))
    assert str(caught.value).startswith(f"territories.csv, {place}: ")


def test_another_table_is_refused() -> None:
    with pytest.raises(Unreadable, match="line 1"):
        read("a,b\n1,2\n")

from __future__ import annotations

import io
import zipfile

import pytest
from python_calamine import CalamineWorkbook

from migov.catalogue import editions, importing
from migov.catalogue.importing.templates import TemplateFormat, template
from migov.errors import Invalid
from migov.model.indicators import Edition
from migov.model.languages import Language, Localized


def back(data: bytes, form: TemplateFormat, edition: Edition) -> Edition:
    return importing.read(
        data,
        file=f"list.{form}",
        code=edition.code,
        title=edition.title,
        kind=edition.kind,
        year=edition.year,
        remark=edition.remark,
    )


@pytest.mark.parametrize("language", [Language.EN, Language.FR, Language.AR])
@pytest.mark.parametrize("form", list(TemplateFormat))
@pytest.mark.parametrize("code", editions.codes())
def test_our_own_editions_read_back_as_they_were_written(code: str, form: TemplateFormat, language: Language) -> None:
    edition = editions.load(code)
    assert back(template(form, edition=edition, language=language), form, edition) == edition


@pytest.mark.parametrize("form", list(TemplateFormat))
def test_an_empty_template_has_all_it_needs_but_indicators(form: TemplateFormat) -> None:
    with pytest.raises(Invalid) as caught:
        importing.read(template(form), file=f"list.{form}", code="mine", title=Localized(en="Mine"))
    assert [problem.says for problem in caught.value.problems] == ["there is no indicator below the headings"]


def test_the_workbook_offers_lists_and_explains_its_columns() -> None:
    data = template(TemplateFormat.XLSX, language=Language.FR)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        comments = archive.read("xl/comments1.xml").decode()
    assert "présence,accès,oui/non,ratification,liste de ratifications,catégorie" in sheet
    assert '"1,2,3,4,5,6"' in sheet
    assert '"élevée,moyenne,faible"' in sheet
    assert "Dimension, sous-domaine et numéro" in comments
    assert CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names == ["Indicateurs", "Notes"]


def test_the_same_template_is_the_same_file() -> None:
    assert template(TemplateFormat.XLSX) == template(TemplateFormat.XLSX)


def test_csv_in_french_has_the_separator_that_french_spreadsheets_open() -> None:
    assert template(TemplateFormat.CSV, language=Language.FR).decode("utf-8-sig").startswith("Code;Dimension;Sous-")
    assert template(TemplateFormat.CSV).startswith(b"\xef\xbb\xbfCode,Dimension,Sub-domain")

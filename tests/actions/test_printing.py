from __future__ import annotations

import pytest

from kept import keep
from makers import assessment, finding
from migov.actions import printing
from migov.actions.printing import Form
from migov.errors import NotFound
from migov.model.languages import Language
from migov.model.publications import Generation, Publication

STARTS = {Form.PDF: b"%PDF-", Form.DOCX: b"PK", Form.HTML: b"<!doctype html>"}
ENGLISH_2022 = {"language": Language.EN, "generation": Generation.G2022}


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("language", [Language.EN, Language.FR])
def test_a_profile_is_printed_in_every_form_and_language(form: Form, language: Language) -> None:
    data = printing.print_profile(
        assessment([finding()]), form=form.value, language=language, generation=Generation.G2021
    )
    assert data.startswith(STARTS[form])


def test_a_form_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="odt"):
        printing.print_profile(assessment(), form="odt", **ENGLISH_2022)


@pytest.mark.parametrize(
    ("year", "own", "expected"),
    [
        (2018, None, Generation.G2019),
        (2020, None, Generation.G2021),
        (2024, None, Generation.G2022),
        (None, None, Generation.G2022),
        (2024, Generation.G2019, Generation.G2019),
    ],
)
def test_a_profile_is_printed_in_its_own_generation(
    year: int | None, own: Generation | None, expected: Generation
) -> None:
    publication = Publication(language=Language.EN, year=year, generation=own)
    assert printing.generation_of(assessment(publication=publication)) is expected


@pytest.mark.django_db
@pytest.mark.usefixtures("home")
def test_what_was_printed_before_is_handed_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    keep(assessment([finding()]))
    first = printing.kept_print("xqa-2024", form=Form.HTML, **ENGLISH_2022)
    monkeypatch.setattr(printing, "print_profile", None)
    assert printing.kept_print("xqa-2024", form=Form.HTML, **ENGLISH_2022) == first


@pytest.mark.django_db
@pytest.mark.usefixtures("home")
def test_a_new_content_is_printed_anew() -> None:
    keep(assessment([finding("First.")]))
    before = printing.print_tag("xqa-2024", form=Form.HTML, **ENGLISH_2022)
    keep(assessment([finding("Second.")]), replace=True)
    assert printing.print_tag("xqa-2024", form=Form.HTML, **ENGLISH_2022) != before
    assert b"Second." in printing.kept_print("xqa-2024", form=Form.HTML, **ENGLISH_2022)


@pytest.mark.django_db
def test_what_is_not_kept_is_not_printed() -> None:
    with pytest.raises(NotFound):
        printing.kept_print("xqz-1900", form=Form.PDF, **ENGLISH_2022)

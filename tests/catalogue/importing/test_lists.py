from __future__ import annotations

import random
from contextlib import suppress

import pytest

from migov.catalogue import importing
from migov.errors import Invalid, Unreadable
from migov.model.indicators import Edition, Scale
from migov.model.languages import Localized

FRENCH = "Code;Dimension;Sous-domaine;Titre du sous-domaine (français);Question (français);Échelle\r\n"
ROW = "1.1.1;1;1.1;Accès;Existe-t-il ?;présence\r\n"


def read(data: bytes | str, file: str = "liste.csv") -> Edition:
    content = data.encode() if isinstance(data, str) else data
    return importing.read(content, file=file, code="mine", title=Localized(fr="La mienne"))


def refused(data: bytes | str, error: type[Invalid] = Unreadable) -> str:
    with pytest.raises(error) as caught:
        read(data)
    return str(caught.value)


def test_a_french_list_with_semicolons_is_read() -> None:
    indicator = read(FRENCH + ROW).indicators[0]
    assert (indicator.question.fr, indicator.scale) == ("Existe-t-il ?", Scale.PRESENCE)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_separator_byte_order_mark_and_line_ends_make_no_difference(separator: str, mark: bytes, ending: str) -> None:
    text = (FRENCH + ROW).replace(";", separator).replace("\r\n", ending)
    assert read(mark + text.encode()) == read(FRENCH + ROW)


def test_cells_may_hold_separators_quotation_marks_and_line_breaks() -> None:
    row = '1.1.1;1;1.1;Accès;"Existe-t-il ;\n""oui"" ?";présence\n'
    assert read(FRENCH + row).indicators[0].question.fr == 'Existe-t-il ; "oui" ?'


def test_empty_rows_are_passed_over_and_still_counted() -> None:
    with pytest.raises(Invalid, match=r"liste\.csv, row 4, column F \(Échelle\): the scale 'peut-être' is not known"):
        read(FRENCH + ROW + ";;;;;\r\n" + ROW.replace("1.1.1", "1.1.2").replace("présence", "peut-être"))


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "mac-roman"])
def test_another_encoding_is_refused_and_the_line_named(encoding: str) -> None:
    says = refused((FRENCH.replace("É", "E").replace("ç", "c") + ROW).encode(encoding))
    assert says.startswith("liste.csv, line 2: the text is not in UTF-8")
    assert "save it as 'CSV UTF-8'" in says


def test_utf_16_is_called_by_its_name() -> None:
    assert "the text is in UTF-16" in refused((FRENCH + ROW).encode("utf-16"))


def test_bytes_that_are_no_text_are_refused() -> None:
    assert "it is not a text" in refused(FRENCH + "\0" * 10)


def test_a_quotation_mark_that_does_not_close_is_refused() -> None:
    assert "not readable as CSV" in refused(FRENCH + '1.1.1;1;1.1;"Accès;Q;présence\n')


def test_a_cell_that_starts_with_an_equals_sign_is_a_formula() -> None:
    says = refused(FRENCH + ROW.replace("Existe-t-il ?", "=A1"), Invalid)
    assert "row 2, column E (Question (français)): the cell holds a formula" in says


def test_too_many_rows_are_refused() -> None:
    assert "more than 2,000 rows" in refused(FRENCH + ROW * 2_001, Invalid)


def test_a_separator_too_many_is_noticed() -> None:
    says = refused(FRENCH + "1.1.1;1;1.1;Accès;Existe-t-il ;plus tard ?;présence\n", Invalid)
    assert "row 2, column G: there is a text beyond the last column (look for a separator too many)" in says


def test_a_text_that_is_no_list_is_told_what_a_list_needs() -> None:
    says = refused("Dear colleagues,\nplease find attached the list.\n", Invalid)
    assert "row 1, column A: the heading 'Dear colleagues' is not known" in says
    assert "row 1: there is no column 'Question (English)'" in says


@pytest.mark.parametrize("data", ["\n", "\n\n\n", " \n", ";;;\n"])
def test_an_empty_list_lacks_its_columns(data: str) -> None:
    assert "there is no column 'Code'" in refused(data, Invalid)


@pytest.mark.parametrize("extension", ["csv", "tsv", "txt"])
def test_text_may_be_called_by_any_of_its_names(extension: str) -> None:
    assert read(FRENCH + ROW, f"list.{extension}").indicators


def test_random_bytes_never_stop_with_anything_but_a_sentence() -> None:
    chance = random.Random(3)  # noqa: S311 - damage, not secrets
    good = (FRENCH + ROW * 3).encode()
    for _ in range(300):
        damaged = bytearray(good)
        for _ in range(chance.randint(1, 8)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        with suppress(Invalid):
            read(bytes(damaged))

"""Pages of a print as pictures: the right page is found whatever breaks its lines, and the picture is a picture."""

from __future__ import annotations

import struct
import zlib

import pytest

from migov.model.languages import Language
from migov.model.publications import Generation
from migov.model.texts import words
from migov.profile import pdf, pictures
from migov.profile.composing import compose
from migov.training import country


@pytest.fixture(scope="module")
def print_() -> bytes:
    return pdf.render(compose(country(), language=Language.EN, generation=Generation.G2022))


def test_every_finding_is_found_on_a_page_of_its_dimension_in_reading_order(print_: bytes) -> None:
    pages = pictures.texts(print_)
    found = []
    for finding in country().findings:
        title = finding.dimension.title(Language.EN)
        number = pictures.page_of(pages, words(finding.text), after=title)
        assert number is not None, finding.id
        found.append((finding.dimension, number))
    assert [page for _, page in sorted(found, key=lambda one: one[0])] == sorted(page for _, page in found)


def test_words_that_are_printed_nowhere_are_on_no_page(print_: bytes) -> None:
    pages = pictures.texts(print_)
    for nothing in ("", " . ", "These words are not printed in this profile, neither here nor anywhere else in it."):
        assert pictures.page_of(pages, nothing) is None


def test_of_a_text_on_two_pages_the_one_behind_its_heading_is_meant() -> None:
    pages = ("contents", "samewords", "headingof", "samewords")
    assert pictures.page_of(pages, "Same words") == 2
    assert pictures.page_of(pages, "Same words", after="Heading of") == 4


def test_a_picture_is_a_png_of_the_width_that_was_asked_for(print_: bytes) -> None:
    made = pictures.picture(print_, 2, width=300)
    assert made.png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", made.png[16:24])
    assert (width, made.page, made.of) == (300, 2, len(pictures.texts(print_)))
    start = made.png.index(b"IDAT") + 4
    size = struct.unpack(">I", made.png[start - 8 : start - 4])[0]
    rows = zlib.decompress(made.png[start : start + size])
    assert len(rows) % height == 0
    assert len(set(rows)) > 2

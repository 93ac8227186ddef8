from __future__ import annotations

import gettext
import re
from functools import cache

import pytest

from migov import settings
from migov.web import translating
from migov.web.answering import HERE

FILES = translating.languages()

current = cache(translating.current)
"""The entries that a language needs now, sought once: all pages are gone through for them."""


def plain(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parts[-3])
def test_every_text_of_the_pages_is_translated(path: object) -> None:
    assert translating.missing(current(path)) == []  # type: ignore[arg-type]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parts[-3])
def test_the_translations_are_those_of_the_pages_and_no_others(path: object) -> None:
    kept = {str(entry.id) for entry in translating.read(path)}  # type: ignore[arg-type]
    assert kept == {str(entry.id) for entry in current(path)}  # type: ignore[arg-type]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parts[-3])
def test_what_django_reads_is_compiled_from_what_translators_write(path: object) -> None:
    with path.with_suffix(".mo").open("rb") as file:  # type: ignore[attr-defined]
        compiled = gettext.GNUTranslations(file)
    for entry in translating.read(path):  # type: ignore[arg-type]
        if isinstance(entry.id, str) and entry.id:
            assert compiled.gettext(entry.id) == entry.string
        elif entry.id:
            assert {compiled.ngettext(*entry.id, number) for number in range(201)} == set(entry.string)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parts[-3])
def test_a_translation_has_the_same_places_to_fill(path: object) -> None:
    for entry in translating.read(path):  # type: ignore[arg-type]
        asked = sorted(re.findall(r"%\(\w+\)\w", plain(entry.id)[-1]))
        *ones, last = plain(entry.string) or ("",)
        assert sorted(re.findall(r"%\(\w+\)\w", last)) == asked, entry.id
        for one in ones:  # "one day" may do without the number
            assert set(re.findall(r"%\(\w+\)\w", one)) <= set(asked), entry.id


def test_no_date_in_an_arabic_text_is_read_from_its_end() -> None:
    """Between Arabic words 2021-10 is shown as 10-2021, unless it is held together by isolating characters."""
    path = next(path for path in FILES if path.parts[-3] == "ar")
    texts = [text for entry in translating.read(path) if entry.id for text in plain(entry.string)]
    dates = [found for text in texts for found in re.findall(r".?\d{4}-\d{2}(?:-\d{2})?.?", text)]
    assert dates
    assert [found for found in dates if (found[0], found[-1]) != ("\u2068", "\u2069")] == []


def test_every_language_of_the_pages_but_english_has_its_translations() -> None:
    assert {language.value for language in HERE if language != "en"} <= {path.parts[-3] for path in FILES}
    assert [code for code, _name in settings.LANGUAGES] == [language.value for language in HERE]


RELEASE = {"ar": "إصدار", "es": "edici", "fr": "édition", "pt": "ediç"}
"""The one word for a release in each language, as far as its forms have it in common."""
OTHERWISE = {
    "ar": ("ملمح", "ملامح"),
    "es": ("esta publicación",),
    "fr": ("cette publication",),
    "pt": ("esta publicação",),
}
"""Words that once stood in their place for a release or a profile."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parts[-3])
def test_a_release_and_a_profile_are_one_word_each(path: object) -> None:
    language = path.parts[-3]  # type: ignore[attr-defined]
    for entry in translating.read(path):  # type: ignore[arg-type]
        said = " ".join(plain(entry.string)).casefold()
        assert not any(word in said for word in OTHERWISE[language]), said
        if re.search(r"\b[Tt]h(?:e|is) (?:newest |next |old )?releases?\b|\b[Rr]elease %", " ".join(plain(entry.id))):
            assert RELEASE[language] in said, said

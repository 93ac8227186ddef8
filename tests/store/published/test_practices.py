"""The practice finder: words, facets with what each choice would leave, pages in alphabetical order of places."""

from __future__ import annotations

from pathlib import Path

import pytest

import shelved
from migov.errors import Invalid
from migov.model.languages import Language
from migov.model.texts import words
from migov.store.published import paragraphs, practices, shelving
from migov.store.published.practices import Asked

ORDER = ("xab", "xnd", "xza")


@pytest.fixture(autouse=True)
def _published(home: Path) -> None:
    """Each test has a folder of its own."""


def _three() -> None:
    for name, code in (("Zora", "XZA"), ("Abra", "XAB")):
        shelved.put(shelved.elsewhere(name, code))
    shelved.put(shelved.country())


def test_nothing_is_found_where_nothing_is_published() -> None:
    found = practices.find(Asked(words="asylum"), order=())
    assert (found.total, found.paragraphs, found.next) == (0, (), None)


def test_words_are_found_by_their_stems_in_any_order() -> None:
    head = shelved.put(shelved.country())
    found = practices.find(Asked(words="vaccinations CONSULTATION"), order=ORDER)
    assert found.total
    for one in found.paragraphs:
        assert "accination" in words(one.text)
    assert found.total < len(paragraphs.of(head, Language.EN))


def test_words_in_quotation_marks_stand_one_after_the_other() -> None:
    shelved.put(shelved.country())
    together = practices.find(Asked(words='"emergency treatment"'), order=ORDER).total
    apart = practices.find(Asked(words='"treatment emergency"'), order=ORDER).total
    assert together
    assert not apart


def test_what_looks_like_a_command_is_only_words() -> None:
    shelved.put(shelved.country())
    for hostile in ('" OR 1', "NEAR(a b)", "stems:x", "a*", "(((", '"', "NOT", "x AND", "^a", "ü\x00"):
        practices.find(Asked(words=hostile), order=ORDER)
    with pytest.raises(Invalid, match="longer than"):
        Asked(words="x" * 401)


def test_pages_follow_one_another_in_alphabetical_order_and_miss_nothing() -> None:
    _three()
    seen: list[tuple[str, str]] = []
    after: int | None = 0
    while after is not None:
        found = practices.find(Asked(after=after), order=ORDER, most=7)
        seen += [(one.place, one.id) for one in found.paragraphs]
        after = found.next
    assert len(seen) == len(set(seen)) == found.total
    assert [place for place, _ in seen] == sorted(place for place, _ in seen)


def test_a_facet_counts_what_choosing_it_would_leave() -> None:
    _three()
    everything = practices.find(Asked(), order=ORDER)
    for value, count in everything.counts["dimension"].items():
        assert practices.find(Asked(chosen={"dimension": (value,)}), order=ORDER).total == count
    chosen = practices.find(Asked(chosen={"dimension": ("1",), "place": ("xza",)}), order=ORDER)
    assert chosen.counts["dimension"].keys() == everything.counts["dimension"].keys()
    assert {one.place for one in chosen.paragraphs} == {"xza"}


def test_only_current_releases_are_found() -> None:
    shelved.put(shelved.country())
    once = practices.find(Asked(words="asylum"), order=ORDER).total
    shelved.put(shelved.country(), number=2)
    assert practices.find(Asked(words="asylum"), order=ORDER).total == once


def test_readers_are_given_one_text_of_every_paragraph() -> None:
    both = shelved.put(shelved.elsewhere("Abra", "XAB"), languages=(Language.FR, Language.EN))
    one = shelved.put(shelved.elsewhere("Zora", "XZA"), languages=(Language.ES,))
    everything = practices.find(Asked(), order=ORDER, most=500)
    for reader, shown in ((Language.EN, "en"), (Language.FR, "fr"), (Language.AR, "fr")):
        found = practices.find(Asked(reads=reader), order=ORDER, most=500)
        assert {(text.place, text.language) for text in found.paragraphs} == {("xab", shown), ("xza", "es")}
        assert found.total == sum(len(paragraphs.of(head, head.language)) for head in (both, one))
        assert found.counts["indicator"].keys() == everything.counts["indicator"].keys()
    assert everything.total == 2 * len(paragraphs.of(both, Language.FR)) + len(paragraphs.of(one, Language.ES))


def test_words_are_looked_up_in_the_language_of_each_text() -> None:
    shelved.put(shelved.country(), languages=(Language.EN, Language.FR))
    looked_for = "vaccinations"
    assert practices.find(Asked(words=looked_for, reads=Language.EN), order=ORDER).total
    for language in (Language.EN, Language.FR):
        chosen = {"language": (language.value,)}
        found = practices.find(Asked(words=looked_for, chosen=chosen), order=ORDER)
        assert {one.language for one in found.paragraphs} == {language}
    assert not practices.find(Asked(words=looked_for, chosen={"language": ("none",)}), order=ORDER).total


def test_what_comes_back_on_the_shelf_is_found_as_it_was() -> None:
    def found() -> practices.Found:
        return practices.find(Asked(words="law", chosen={"dimension": ("1", "2")}), order=ORDER)

    shelved.put(shelved.elsewhere("Abra", "XAB"))
    shelved.put(shelved.country())
    before = found()
    later = shelved.put(shelved.country(), number=2)
    assert found() != before
    shelving.take_off(later.id)
    assert found() == before

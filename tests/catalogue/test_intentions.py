"""What each glossary is meant to find in laws of its language, and what it must leave below.

All sentences of a language lie in one index. By its words alone, without its question, an indicator must find its own
sentence among the first of all of them, and above the near miss that uses the same words for something else.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from migov.catalogue import editions, glossaries
from migov.evidence.index import Entry, Index
from migov.evidence.search import Kin, Known, find, plan
from migov.model.languages import Language, Localized
from migov.model.sources import Locator, Passage

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet

HOME = Path(__file__).parent / "intentions"

AMONG_FIRST = 3
"""How far down a reader looks before saying that it was not found."""

MOST_KNOWN_FAILURES = 5


class Intention(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    finds: str
    misses: str
    also: tuple[str, ...] = ()
    """The same as other countries of the language say it."""
    known_failure: str | None = None


@cache
def intentions(language: Language) -> dict[str, Intention]:
    return msgspec.convert(editions.parsed(HOME / f"{language}.toml"), dict[str, Intention])


@cache
def sentences(language: Language) -> Index:
    return Index.in_memory(
        _entry(f"{code} {side}", text, language)
        for code, intention in intentions(language).items()
        for side, text in _sides(intention)
    )


def _sides(intention: Intention) -> list[tuple[str, str]]:
    elsewhere = [(f"also {number}", text) for number, text in enumerate(intention.also, start=1)]
    return [("finds", intention.finds), ("misses", intention.misses), *elsewhere]


def _entry(source: str, text: str, language: Language) -> Entry:
    passage = Passage(locator=Locator(path=()), text=text, language=language)
    return Entry(source=source, snapshot="0" * 64, title="", passage=passage, language=language)


@cache
def catalogue(language: Language) -> tuple[Known, ...]:
    """The words of every indicator, without its question."""
    nothing = Localized(en="?")
    return tuple(
        Known(indicator=glossary.indicator, question=nothing, glossaries=(glossary,))
        for glossary in glossaries.glossaries(language)
    )


@cache
def ranking(code: str, language: Language) -> list[str]:
    """The sentences that the words of an indicator find, the best first."""
    kin = [Kin(known=known) for known in catalogue(language) if known.indicator == code]
    planned = plan("", languages=[language], kin=kin, catalogue=catalogue(language))
    index = sentences(language)
    return [hit.source for hit in find(index, planned, limit=len(index)).hits]


def every_intention() -> list[ParameterSet]:
    return [
        pytest.param(
            code,
            language,
            id=f"{language}-{code}",
            marks=[pytest.mark.xfail(strict=True, reason=intention.known_failure)] if intention.known_failure else [],
        )
        for language in Language
        for code, intention in intentions(language).items()
    ]


@pytest.mark.parametrize(("code", "language"), every_intention())
def test_a_glossary_finds_its_sentence_and_leaves_the_near_miss_below(code: str, language: Language) -> None:
    found = ranking(code, language)
    others = len(intentions(language)[code].also)
    assert f"{code} finds" in found[: AMONG_FIRST + others]
    if f"{code} misses" in found:
        assert found.index(f"{code} finds") < found.index(f"{code} misses")


def every_regional_sentence() -> list[ParameterSet]:
    return [
        pytest.param(code, number, language, id=f"{language}-{code}-{number}")
        for language in Language
        for code, intention in intentions(language).items()
        for number in range(1, len(intention.also) + 1)
    ]


@pytest.mark.parametrize(("code", "number", "language"), every_regional_sentence())
def test_a_glossary_finds_how_another_country_says_the_same(code: str, number: int, language: Language) -> None:
    own = len(intentions(language)[code].also) + 1
    assert f"{code} also {number}" in ranking(code, language)[: AMONG_FIRST + own - 1]


@pytest.mark.parametrize("language", [Language.EN, Language.FR])
def test_every_indicator_has_an_intention_in_english_and_french(language: Language) -> None:
    assert list(intentions(language)) == [indicator.code for indicator in editions.load("national-2").indicators]


@pytest.mark.parametrize("language", [Language.ES, Language.PT, Language.AR])
def test_at_least_thirty_indicators_have_an_intention_in_the_other_languages(language: Language) -> None:
    written = intentions(language)
    assert len(written) >= 30
    assert set(written) <= {indicator.code for indicator in editions.load("national-2").indicators}


@pytest.mark.parametrize("language", list(Language))
def test_only_a_few_failures_are_known(language: Language) -> None:
    known = [code for code, intention in intentions(language).items() if intention.known_failure]
    assert len(known) <= MOST_KNOWN_FAILURES

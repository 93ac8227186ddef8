"""Every rule on sentences of our own, in every language that has words: what is doubted, and what must pass.

The sentences stand in ``sentences/``, a table for each rule. The second list of each matters more than the first: a
check that doubts what is right is switched off by its users.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from manuscripts import doubts, of_two
from migov.model.checks import Rule
from migov.model.languages import Language

TABLES = Path(__file__).with_name("sentences")
RULES = {
    "advice": Rule.ADVICE,
    "blame": Rule.BLAME,
    "comparison": Rule.COMPARISON,
    "country_name": Rule.COUNTRY_NAME,
    "acronym": Rule.ACRONYM,
    "law_names": Rule.LAW_NAMES,
    "numbers": Rule.NUMBERS,
    "implementation": Rule.PRAISED_AND_UNIMPLEMENTED,
    "lapsed": Rule.LAPSED,
    "as_of": Rule.AS_OF,
}
READ = {file.stem: tomllib.loads(file.read_text("utf-8")) for file in sorted(TABLES.glob("*.toml"))}


def sentences(kind: str) -> list[tuple[str, str, str]]:
    return [(language, name, words) for language, told in READ.items() for name in told for words in told[name][kind]]


@pytest.mark.parametrize(("language", "name", "words"), sentences("doubted"))
def test_a_sentence_that_shows_the_sign_is_doubted(language: str, name: str, words: str) -> None:
    passages = of_two(words)
    found = doubts(RULES[name], *passages, language=Language(language))
    assert found
    texts = {passage.id: passage.text for passage in passages}
    for doubt in found:
        assert doubt.words in texts[doubt.passage]
        assert all(told.strip() and "{" not in told for told in (doubt.says, doubt.remedy))
        assert all(there.words in texts[there.passage] for there in doubt.elsewhere)


@pytest.mark.parametrize(("language", "name", "words"), sentences("calm"))
def test_a_sentence_that_only_looks_like_it_passes(language: str, name: str, words: str) -> None:
    assert not doubts(RULES[name], *of_two(words), language=Language(language))


@pytest.mark.parametrize("language", READ)
def test_every_rule_has_at_least_twelve_sentences_of_either_kind(language: str) -> None:
    assert READ[language].keys() == RULES.keys()
    for name, told in READ[language].items():
        assert min(len(told["doubted"]), len(told["calm"])) >= 12, name

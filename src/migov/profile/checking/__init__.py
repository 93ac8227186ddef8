"""Checks of a draft: what of its text is doubtful, by rules that are one module and one line of `CHECKS` each.

Nothing is mended and nothing refused here. A doubt is put to a person, who writes another text or waives it; so a rule
would rather miss something than doubt what is right. Words between quotation marks and the names of laws and
institutions are not the author's, and no rule of tone reads them.

The words that the rules go by are data, one file per language in ``rules/``; a new language is a new file. Whether
sentences are supported by what they rest on is not seen here: see `migov.actions.checks`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from migov import profile
from migov.model.checks import Doubt, Rule
from migov.model.languages import Language
from migov.profile.checking.facts.acronyms import acronyms
from migov.profile.checking.facts.as_of import as_of
from migov.profile.checking.facts.implementation import implementation
from migov.profile.checking.facts.lapsed import lapsed
from migov.profile.checking.facts.law_names import law_names
from migov.profile.checking.facts.numbers import numbers
from migov.profile.checking.manuscripts import Manuscript
from migov.profile.checking.reading import Reading
from migov.profile.checking.tone.advice import advice
from migov.profile.checking.tone.blame import blame
from migov.profile.checking.tone.comparison import comparison
from migov.profile.checking.tone.country_names import country_names
from migov.profile.checking.wording import Wording, spoken, wording
from migov.profile.reading.facts.lexicon.vocabulary import vocabulary

__all__ = ["CHECKS", "Check", "Manuscript", "check", "maker", "unread"]


class Check(NamedTuple):
    """One rule and what it needs of a language."""

    rule: Rule
    find: Callable[[Reading, Wording], Iterable[Doubt]]
    needs_words: bool = True
    """Whether it finds nothing without words of its own."""
    needs_laws: bool = False
    """Whether it finds nothing where laws cannot be recognised."""


CHECKS = (
    Check(Rule.LAW_NAMES, law_names, needs_words=False, needs_laws=True),
    Check(Rule.NUMBERS, numbers),
    Check(Rule.PRAISED_AND_UNIMPLEMENTED, implementation, needs_laws=True),
    Check(Rule.ACRONYM, acronyms, needs_words=False),
    Check(Rule.LAPSED, lapsed, needs_laws=True),
    Check(Rule.AS_OF, as_of),
    Check(Rule.ADVICE, advice),
    Check(Rule.BLAME, blame),
    Check(Rule.COMPARISON, comparison),
    Check(Rule.COUNTRY_NAME, country_names),
)


def check(manuscript: Manuscript) -> tuple[Doubt, ...]:
    """The doubts about a draft: passage by passage, where they stand in it, then in the order of the rules.

    In a language without words the doubts are put in English, and the rules that need words are left out: see `unread`.
    """
    reading, words, left_out = Reading(manuscript), spoken(manuscript.language), unread(manuscript.language)
    found = [doubt for each in CHECKS if each.rule not in left_out for doubt in each.find(reading, words)]
    order = {id: number for number, id in enumerate(reading.passages)}  # noqa: A001
    rules = {rule: number for number, rule in enumerate(Rule)}
    texts = {passage.id: passage.text for passage in manuscript.passages}
    found.sort(key=lambda d: (order[d.passage], texts[d.passage].find(d.words), rules[d.rule], d.words))
    once: dict[str, Doubt] = {}
    for doubt in found:
        once.setdefault(doubt.key, doubt)
    return tuple(once.values())


def unread(language: Language) -> tuple[Rule, ...]:
    """The rules that see nothing in a language, because nobody has written its words yet."""
    has_words, has_laws = wording(language) is not None, vocabulary(language) is not None
    return tuple(
        each.rule for each in CHECKS if (each.needs_words and not has_words) or (each.needs_laws and not has_laws)
    )


@cache
def maker() -> str:
    """One word for the code and data that check: when they change, what was found before is not used any more."""
    parts = [path for path in Path(profile.__path__[0]).rglob("*") if path.suffix in {".py", ".toml"}]
    return sha256(b"\n".join(path.read_bytes() for path in sorted(parts))).hexdigest()

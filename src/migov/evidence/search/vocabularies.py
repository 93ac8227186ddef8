"""The catalogue's own words in one language: what tells its indicators apart, and what they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import log

from migov.evidence.index.analysers import spans, words
from migov.evidence.search.asking import asking
from migov.evidence.search.kinship import Kin, Known
from migov.evidence.search.plans import Wording


class Vocabulary:
    """The words of indicators in one language, as the index holds them, with how often each indicator uses each."""

    def __init__(self, catalogue: Sequence[Known], language: str) -> None:
        self.language = language
        self.printed: dict[str, str] = {}
        self.bags = {known.indicator: self._bag(known) for known in catalogue}
        self.spread = Counter(word for bag in self.bags.values() for word in bag)
        """In how many indicators each word stands."""
        self.worded = Counter(word for known in catalogue for word in set().union(*self._worded(known).values()))
        """The same for the words of their wordings."""

    def telling(self, kin: Iterable[Kin]) -> dict[str, float]:
        """How much each word tells of these indicators: often used by them, and seldom by others."""
        told: dict[str, float] = defaultdict(float)
        for one in kin:
            for word, times in self.bags.get(one.known.indicator, Counter[str]()).items():
                told[word] += one.weight * log(1 + times) * self._rarity(word, self.spread)
        return told

    def shared(self, count: int) -> Mapping[str, float]:
        """The words that most indicators use, the commonest as 1."""
        common = self.spread.most_common(count)
        return {word: times / common[0][1] for word, times in common}

    def wordings(self, known: Known) -> Iterable[Wording]:
        """An indicator's wordings, each with how much of it every word is: more the fewer indicators use the word."""
        for text, held in self._worded(known).items():
            told = {word: self._rarity(word, self.worded) for word in held}
            if whole := sum(told.values()):
                shares = {word: much / whole for word, much in told.items()}
                yield Wording(text=text, language=self.language, shares=shares, indicator=known.indicator)

    def _rarity(self, word: str, spread: Counter[str]) -> float:
        return log(len(self.bags) / max(spread[word], 1)) if len(self.bags) > 1 else 1.0

    def _worded(self, known: Known) -> dict[str, set[str]]:
        written = (glossary for glossary in known.glossaries if glossary.language == self.language)
        return {text: set(words(text, self.language)) for glossary in written for text in glossary.wordings}

    def _bag(self, known: Known) -> Counter[str]:
        entries = [
            entry
            for glossary in known.glossaries
            if glossary.language == self.language
            for entry in (*glossary.labels, *glossary.synonyms)
        ]
        asked = asked_in(known, self.language)
        bag = Counter(word for entry in entries for word in set(words(entry, self.language)))
        bag.update(set(words(asked, self.language)) - asking(self.language))
        for text in (*entries, asked):
            for start, end, token in spans(text, self.language):
                self.printed.setdefault(token, text[start:end].lower())
        return bag


@lru_cache(maxsize=16)
def vocabulary(catalogue: tuple[Known, ...], language: str) -> Vocabulary:
    """The catalogue's words in a language, worked out once."""
    return Vocabulary(catalogue, language)


def asked_in(known: Known, language: str) -> str:
    """An indicator's question in exactly this language; empty where it is not written in it."""
    return next((known.question.text(one) for one in known.question.languages if one == language), "")

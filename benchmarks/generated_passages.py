"""Passages for the benchmarks of the index: made-up words, as unevenly spread as real ones, in five languages.

About 490 bytes each, in 200 jurisdictions; 40 in 100 are English, 20 French, 20 Spanish, 10 Portuguese, 10 Arabic.
"""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Iterator
from itertools import accumulate

from migov.evidence.index import Entry
from migov.model.sources import Locator, Passage, PassageKind, SourceKind

JURISDICTIONS = [f"J{number:02X}" for number in range(200)]
SHARES = {"en": 40, "fr": 20, "es": 20, "pt": 10, "ar": 10}
LETTERS = {
    "en": ("bcdfghlmnprstvw", "aeiou"),
    "fr": ("bcdfghlmnprstv", "aeiouéèê"),
    "es": ("bcdfghlmnprstv", "aeiouáéíó"),
    "pt": ("bcdfghlmnprstv", "aeiouãçêé"),
    "ar": ("بتجحدرزسشصطعغفقكلمنه", "اوي"),
}
VOCABULARY = 40_000
SENTENCES = 20_000


class Speech:
    """The words of one language, the rank of each its rarity (Zipf), and sentences of twelve of them."""

    def __init__(self, language: str, seed: int = 7) -> None:
        self.language = language
        self._random = random.Random(f"{language} {seed}")  # noqa: S311 -- the same passages every time
        consonants, vowels = LETTERS[language]
        made: dict[str, None] = {}
        while len(made) < VOCABULARY:
            syllables = self._random.randint(2, 4)
            made["".join(self._random.choice(consonants) + self._random.choice(vowels) for _ in range(syllables))] = (
                None
            )
        self.words = list(made)
        self._shares = list(accumulate(1 / (rank + 2.7) for rank in range(VOCABULARY)))
        self.sentences = [" ".join(self.some(12)) + "." for _ in range(SENTENCES)]

    def some(self, count: int) -> list[str]:
        """That many words, the common ones more often."""
        last = self._shares[-1]
        return [self.words[bisect(self._shares, self._random.random() * last)] for _ in range(count)]

    def rather_rare(self, count: int) -> list[str]:
        """Words such as people search for: not among the 30 commonest, nor the rarest."""
        return [self.words[int(30 * (100 ** self._random.random()))] for _ in range(count)]


SPEECHES = {language: Speech(language) for language in SHARES}


def passages(count: int, seed: int = 11) -> Iterator[Entry]:
    """That many passages, always the same ones, in sources of 50."""
    chance = random.Random(seed)  # noqa: S311
    speeches = [speech for language, speech in SPEECHES.items() for _ in range(SHARES[language])]
    for number in range(count):
        if number % 50 == 0:
            speech = chance.choice(speeches)
            jurisdiction = chance.choice(JURISDICTIONS)
            title = speech.sentences[chance.randrange(SENTENCES)]
            since = f"{chance.randint(1950, 2020)}-{chance.randint(1, 12):02}-01"
            until = f"{chance.randint(1990, 2020)}-06-30" if chance.random() < 0.1 else None
        text = " ".join(chance.choices(speech.sentences, k=6))
        yield Entry(
            source=f"source-{number // 50}",
            snapshot="0" * 64,
            passage=Passage(
                number=number % 50 + 1,
                kind=PassageKind.ARTICLE,
                locator=Locator(path=("Chapter", f"Article {number % 50 + 1}")),
                text=text,
                end=len(text),
                language=speech.language,
            ),
            title=title,
            jurisdiction=jurisdiction,
            language=speech.language,
            kind=SourceKind.LEGISLATION,
            published=since,
            since=since,
            until=until,
        )

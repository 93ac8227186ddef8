"""Names of countries in running text, as the gazetteer knows them; which of them is the assessed jurisdiction."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from migov.model.jurisdictions import Gazetteer, Jurisdiction
from migov.model.jurisdictions import folded as fold

PIECE = re.compile(r"[^\W\d_]+")
folded = lru_cache(maxsize=16384)(fold)
"""Names compared again and again: folding them is most of the work."""

LONGEST = 9
"""Words in the longest name of a country that is looked for."""


class Printed(NamedTuple):
    """A country's name where it stands."""

    start: int
    end: int
    words: str
    is_self: bool


class Countries:
    """The names of all countries, to be found in texts."""

    def __init__(self, territories: Gazetteer, jurisdiction: Jurisdiction) -> None:
        own = {folded(name) for name in _written(jurisdiction)}
        self._codes: dict[str, str | None] = {}
        for place in territories.territories:
            names = [text for texts in (place.official_name, place.short_name) for text in _texts(texts)]
            self._codes |= {folded(name): place.code for name in (*names, *place.aliases)}
            if place.code == jurisdiction.code:
                own |= {folded(name) for name in (*names, *place.aliases)}
        self._codes |= dict.fromkeys(own, jurisdiction.code)
        self._own = own
        self._found: dict[str, list[Printed]] = {}
        self._stems = {name[:5] for name in own if " " not in name[:5] and len(name) > 3}
        self._beginnings = {name.split(" ")[0] for name in self._codes if name}

    def find(self, text: str) -> list[Printed]:
        """The countries named in a text, longest names first wherever several begin."""
        if text not in self._found:
            self._found[text] = self._find(text)
        return self._found[text]

    def _find(self, text: str) -> list[Printed]:
        pieces = list(PIECE.finditer(text))
        found: list[Printed] = []
        index = 0
        while index < len(pieces):
            taken = self._at(text, pieces, index)
            if taken:
                start, end = pieces[index].start(), pieces[index + taken - 1].end()
                found.append(Printed(start, end, text[start:end], folded(text[start:end]) in self._own))
            index += taken or 1
        return found

    def is_self(self, words: str) -> bool:
        """Whether the words name the assessed jurisdiction."""
        return folded(words) in self._own

    def is_own_adjective(self, word: str) -> bool:
        """Whether a word looks like the jurisdiction's own adjective: it begins as its name does, and as no other's."""
        plain = folded(word)
        longer = any(plain.startswith(name) and name not in self._own for name in self._codes if len(name) > 4)
        return not longer and any(plain.startswith(stem) for stem in self._stems)

    def knows(self, words: str) -> bool:
        """Whether the words name any country."""
        return folded(words) in self._codes

    def _at(self, text: str, pieces: list[re.Match[str]], index: int) -> int:
        first = pieces[index]
        if not first.group()[0].isupper() or folded(first.group()) not in self._beginnings:
            return 0
        for count in range(min(LONGEST, len(pieces) - index), 0, -1):
            between = text[first.start() : pieces[index + count - 1].end()]
            if not re.search(r"[.;:()]", between) and folded(between) in self._codes:
                return count
        return 0


def _written(jurisdiction: Jurisdiction) -> list[str]:
    return [*_texts(jurisdiction.official_name), *_texts(jurisdiction.short_name)]


def _texts(names: object) -> list[str]:
    languages = getattr(names, "languages", ())
    return [getattr(names, language.value) for language in languages]

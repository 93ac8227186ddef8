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
        names = _names(territories)
        own = {folded(name) for name in _written(jurisdiction)}.union(
            *(called for code, called in names if code == jurisdiction.code)
        )
        self._own = own
        self._names = own.union(*(called for _, called in names))
        self._beginnings = _beginnings(territories) | {name.split(" ")[0] for name in own if name}
        self._found: dict[str, list[Printed]] = {}
        self._impersonal: dict[str, str] = {}
        self._stems = {name[:5] for name in own if " " not in name[:5] and len(name) > 3}

    def find(self, text: str) -> list[Printed]:
        """The countries named in a text, longest names first wherever several begin."""
        if text not in self._found:
            self._found[text] = self._find(text)
        return self._found[text]

    def _find(self, text: str) -> list[Printed]:
        found: list[Printed] = []
        if self._beginnings.isdisjoint([folded(piece) for piece in PIECE.findall(text) if piece[0].isupper()]):
            return found
        pieces = list(PIECE.finditer(text))
        index = 0
        while index < len(pieces):
            taken = self._at(text, pieces, index)
            if taken:
                start, end = pieces[index].start(), pieces[index + taken - 1].end()
                found.append(Printed(start, end, text[start:end], folded(text[start:end]) in self._own))
            index += taken or 1
        return found

    def impersonal(self, name: str) -> str:
        """The name without the jurisdiction's own."""
        if name not in self._impersonal:
            bare = name
            for country in reversed(self.find(name)):
                if country.is_self:
                    bare = bare[: country.start] + " " + bare[country.end :]
            self._impersonal[name] = bare
        return self._impersonal[name]

    def is_self(self, words: str) -> bool:
        """Whether the words name the assessed jurisdiction."""
        return folded(words) in self._own

    def is_own_adjective(self, word: str) -> bool:
        """Whether a word looks like the jurisdiction's own adjective: it begins as its name does, and as no other's."""
        plain = folded(word)
        if not plain.startswith(tuple(self._stems)):
            return False
        return not any(plain.startswith(name) and name not in self._own for name in self._names if len(name) > 4)

    def knows(self, words: str) -> bool:
        """Whether the words name any country."""
        return folded(words) in self._names

    def _may_begin(self, word: str) -> bool:
        return word[0].isupper() and folded(word) in self._beginnings

    def _at(self, text: str, pieces: list[re.Match[str]], index: int) -> int:
        first = pieces[index]
        if not self._may_begin(first.group()):
            return 0
        for count in range(min(LONGEST, len(pieces) - index), 0, -1):
            between = text[first.start() : pieces[index + count - 1].end()]
            if not re.search(r"[.;:()]", between) and folded(between) in self._names:
                return count
        return 0


@lru_cache(maxsize=4)
def _names(territories: Gazetteer) -> tuple[tuple[str | None, frozenset[str]], ...]:
    """The names of each territory, folded, behind its code."""
    return tuple(
        (place.code, frozenset(map(folded, (*_texts(place.official_name), *_texts(place.short_name), *place.aliases))))
        for place in territories.territories
    )


@lru_cache(maxsize=4)
def _beginnings(territories: Gazetteer) -> frozenset[str]:
    """The first words of all names."""
    return frozenset(name.split(" ")[0] for _, called in _names(territories) for name in called if name)


def _written(jurisdiction: Jurisdiction) -> list[str]:
    return [*_texts(jurisdiction.official_name), *_texts(jurisdiction.short_name)]


def _texts(names: object) -> list[str]:
    languages = getattr(names, "languages", ())
    return [getattr(names, language.value) for language in languages]

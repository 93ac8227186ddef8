"""The footnotes of a series, numbered as they are called."""

from __future__ import annotations

from collections.abc import Container, Hashable
from itertools import count

from migov.model.footnotes import Footnote
from migov.model.texts import NoteMark, Place


class Series:
    """Footnotes in reading order: the same words in one chapter have one number."""

    def __init__(self, taken: Container[str] = ()) -> None:
        self._numbers = (number for n in count(1) if (number := str(n)) not in taken)
        self._called: dict[tuple[Hashable, str], Footnote] = {}

    @property
    def footnotes(self) -> tuple[Footnote, ...]:
        """The notes in the order of their numbers."""
        return tuple(self._called.values())

    def call(self, text: str, *, chapter: Hashable, place: Place) -> NoteMark:
        """The mark of a note with these words in a chapter."""
        key = (chapter, text)
        if key not in self._called:
            self._called[key] = Footnote(number=next(self._numbers), text=text, place=place)
        return NoteMark(self._called[key].number)

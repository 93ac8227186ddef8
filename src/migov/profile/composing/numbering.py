"""Numbers of footnotes: they run through the book, in the order in which notes are called."""

from __future__ import annotations

from collections.abc import Iterable

from migov.model.footnotes import Footnote
from migov.model.languages import Language
from migov.profile.blocks import Inline, Note, NoteCall
from migov.profile.composing.wording import Wording


class Series:
    """A series of footnote numbers. One runs through the book; a module page has one of its own."""

    def __init__(self) -> None:
        self.last = 0

    def next(self) -> str:
        self.last += 1
        return str(self.last)


class Notes:
    """The footnotes of one chapter, numbered as they are called.

    A note that is called twice in a chapter has one number; in another chapter it is printed again, so that no chapter
    sends its reader elsewhere for a note.
    """

    def __init__(
        self,
        series: Series,
        footnotes: Iterable[Footnote] = (),
        *,
        wording: Wording,
        language: str | None = None,
    ) -> None:
        self._series = series
        self._texts = {footnote.number: footnote.text for footnote in footnotes}
        self._wording = wording
        self._language = language
        self._called: dict[tuple[str, str], Note] = {}

    @property
    def called(self) -> tuple[Note, ...]:
        """The notes in the order of their numbers."""
        return tuple(self._called.values())

    def printed(self, number: str) -> NoteCall:
        """The mark of a footnote of the assessment, under its number in the book."""
        return self._call(("assessment", number), (self._texts[number],), self._language)

    def own(self, name: str) -> NoteCall:
        """The mark of a note of the boilerplate."""
        return self._call(("boilerplate", name), self._wording.inline(self._wording.entry("notes", name), self.own))

    def knows(self, number: str) -> bool:
        """Whether the assessment has a footnote of this number."""
        return number in self._texts

    def _call(self, key: tuple[str, str], text: Inline, language: str | None = None) -> NoteCall:
        if key not in self._called:
            self._called[key] = Note(self._series.next(), text, language)
        return NoteCall(self._called[key].number)


def foreign(text_language: Language, book_language: Language) -> str | None:
    """The language to name on a text of the assessment: null where it is the book's own."""
    return None if text_language is book_language else text_language.value

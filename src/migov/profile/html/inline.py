"""Words, links and note calls inside a passage."""

from __future__ import annotations

from collections.abc import Iterator

from migov.profile.blocks import Book, Chapter, Inline, Note, NoteCall, Phrase
from migov.profile.html.tags import Element, tag
from migov.profile.labels import BACK, LINK_HERE, NOTE
from migov.profile.markup import directed, is_latin, is_right_to_left, web_address


class Writer:
    """Writes what stands inside the passages of one chapter; remembers which of its notes were called."""

    def __init__(self, book: Book, chapter: Chapter, known: frozenset[str]) -> None:
        self.book = book
        self.chapter = chapter
        self._known = known
        self._numbers = {note.number for note in chapter.notes}
        self._calls: dict[str, int] = {}

    def inline(self, content: Inline) -> Iterator[str | Element]:
        """The content as text and elements; line breaks stay line breaks."""
        for part in content:
            if isinstance(part, str):
                yield from self._lines(part, self.book.language.value)
            elif isinstance(part, Phrase):
                yield self._phrase(part)
            else:
                yield self._call(part)

    def speech(self, language: str | None) -> dict[str, str | None]:
        """Attributes that tell a language and its direction; null ones where those of the book go on."""
        book = self.book.language
        if language is None or language == book.value:
            return {"lang": None}
        leftward = is_right_to_left(language)
        return {"lang": language, "dir": None if leftward is book.right_to_left else "rtl" if leftward else "ltr"}

    def turned(self, content: Inline) -> dict[str, str | None]:
        """The direction of a content in Latin letters alone, where that is not the book's."""
        return {"dir": "ltr"} if self.book.language.right_to_left and is_latin(content) else {}

    def permalink(self, place: str, name: str) -> Element:
        """The link of a passage to itself."""
        label = f"{LINK_HERE.text(self.book.language)}: {name}"
        return tag("a", {"class": "permalink", "href": f"#{place}", "aria-label": label}, "¶")

    def note(self, note: Note) -> Element:
        """A note with the way back to where it was first called."""
        name = f"{self.chapter.id}-note-{note.number}"
        if self._calls.get(note.number):
            label = f"{note.number}: {BACK.text(self.book.language)}"
            href = f"#{self.chapter.id}-call-{note.number}"
            number = tag(
                "a", {"class": "number", "href": href, "aria-label": label, "role": "doc-backlink"}, note.number
            )
        else:
            number = tag("span", {"class": "number"}, note.number)
        text = tag("span", self.speech(note.language) | self.turned(note.text), *self.inline(note.text))
        return tag("li", {"id": name}, number, " ", text)

    def _phrase(self, phrase: Phrase) -> Element:
        attributes = self.speech(phrase.language)
        address = web_address(phrase.address)
        if phrase.address and phrase.address.startswith("#") and phrase.address[1:] in self._known:
            address = phrase.address
        if address is None:
            return tag("span", attributes, *self._lines(phrase.words, phrase.language))
        outside = None if address.startswith("#") else "noopener noreferrer"
        if self.book.language.right_to_left and address == phrase.words:
            return tag("a", {**attributes, "dir": "ltr", "href": address, "rel": outside}, phrase.words)
        words = self._lines(phrase.words, phrase.language)
        return tag("a", {**attributes, "href": address, "rel": outside}, *words)

    def _call(self, call: NoteCall) -> Element:
        if call.number not in self._numbers:
            return tag("sup", {}, call.number)
        times = self._calls[call.number] = self._calls.get(call.number, 0) + 1
        name = f"{self.chapter.id}-call-{call.number}" + (f"-{times}" if times > 1 else "")
        label = f"{NOTE.text(self.book.language)} {call.number}"
        href = f"#{self.chapter.id}-note-{call.number}"
        link = tag("a", {"href": href, "id": name, "role": "doc-noteref", "aria-label": label}, call.number)
        return tag("sup", {}, link)

    def _lines(self, text: str, language: str | None) -> Iterator[str | Element]:
        """The text with its line breaks; among Arabic words, numbers joined by signs keep their own direction."""
        leftward = is_right_to_left(language or self.book.language.value)
        for at, line in enumerate(text.split("\n")):
            if at:
                yield tag("br", {})
            if leftward:
                yield from (tag("bdi", {"dir": "ltr"}, part) if own else part for part, own in directed(line))
            else:
                yield line

"""The state of one file while it is written: ids, bookmarks, relationships, footnotes; and the paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from migov.profile.blocks import Book, Chapter, Inline, NoteCall, Phrase
from migov.profile.docx.elements import Element, element, valued
from migov.profile.docx.notes import Footnotes, Placed, mark
from migov.profile.docx.runs import Face, relative, run, words
from migov.profile.markup import is_latin, is_right_to_left, places, web_address

UNKNOWN = ""
"""The language of words that Word is told none of."""
LONGEST_NAME = 40
"""Letters that Word allows in the name of a bookmark."""


class Relationships:
    """The addresses that one part links to, each once."""

    def __init__(self) -> None:
        self.addresses: dict[str, str] = {}

    def id(self, address: str) -> str:
        return self.addresses.setdefault(relative(address), f"rLink{len(self.addresses) + 1}")


class Manuscript:
    """One Word file in the making: everything in it that must be unique is counted here."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.language = book.language.value
        self.chapter = Chapter(id="imprint", title="", blocks=())
        self.footnotes = Footnotes()
        self.links = Relationships()
        self._names: dict[str, str] = {}
        self._taken: set[str] = set()
        self._known = frozenset(places(book))
        self._set: set[str] = set()
        self._last = 0

    def next_id(self) -> int:
        """A number that nothing else in the file has."""
        self._last += 1
        return self._last

    def name(self, place: str) -> str:
        """The name of the bookmark at a place of the book: its id in the letters that Word allows.

        Names are the same in every file made of the same ids: a link from outside stays good.
        """
        if place not in self._names:
            plain = re.sub(r"[^A-Za-z0-9_]", "_", place)
            name = plain = (plain if plain[:1].isalpha() else f"p_{plain}")[:LONGEST_NAME]
            further = 2
            while name.lower() in self._taken:
                name = f"{plain[: LONGEST_NAME - len(str(further)) - 1]}_{further}"
                further += 1
            self._taken.add(name.lower())
            self._names[place] = name
        return self._names[place]

    def paragraph(
        self,
        style: str,
        content: Iterable[Element],
        *,
        place: str | None = None,
        language: str | None = None,
        properties: Iterable[Element] = (),
        last: Iterable[Element] = (),
    ) -> Element:
        """A paragraph in a style, bookmarked where it is a place of the book.

        *properties* are those that the schema puts before the direction of writing, *last* those behind it.
        """
        settings = element("w:pPr", None, valued("w:pStyle", style), *properties)
        if is_right_to_left(self.language if language is None else language):
            settings.append(element("w:bidi"))
        settings.extend(last)
        made = element("w:p", None, settings)
        if place is None or place in self._set:
            made.extend(content)
            return made
        self._set.add(place)
        number = str(self.next_id())
        made.append(element("w:bookmarkStart", {"w:id": number, "w:name": self.name(place)}))
        made.extend(content)
        made.append(element("w:bookmarkEnd", {"w:id": number}))
        return made

    def inline(self, content: Inline, face: Face, *, links: Relationships | None = None) -> Iterator[Element]:
        """The runs of words, phrases and note calls, for the document or for another part with its own *links*."""
        for part in content:
            if isinstance(part, str):
                yield from words(part, face)
            elif isinstance(part, NoteCall):
                bookmark = (self.name(f"note-{self.chapter.id}-{part.number}"), self.next_id())
                yield from self.footnotes.call(self.chapter, part.number, face.language, bookmark)
            else:
                yield from self._phrase(part, face, links or self.links)

    def plain(
        self, text: str, *, language: str | None = None, bold: bool = False, colour: str | None = None
    ) -> list[Element]:
        """Words in the book's language or another."""
        return list(words(text, Face(language=language or self.language, bold=bold, colour=colour)))

    def language_of(self, content: Inline) -> str:
        """The language of a content that says none: the book's, or an unknown one where its letters are of another
        direction.
        """
        return UNKNOWN if is_right_to_left(self.language) and is_latin(content) else self.language

    def inside(self, place: str, content: Iterable[Element]) -> Element:
        """A link to a place of the book."""
        return element("w:hyperlink", {"w:anchor": self.name(place), "w:history": "1"}, *content)

    def footnote(self, placed: Placed, links: Relationships) -> Element:
        """The paragraph of a footnote."""
        language = placed.note.language or self.language_of(placed.note.text)
        face = Face(language=language)
        space = run(face, element("w:t", {"xml:space": "preserve"}, " "))
        self.chapter = placed.chapter
        content = (mark(placed, language), space, *self.inline(_without_calls(placed.note.text), face, links=links))
        return self.paragraph("FootnoteText", content, language=language)

    def _phrase(self, phrase: Phrase, face: Face, links: Relationships) -> Iterator[Element]:
        language = phrase.language or face.language
        address = web_address(phrase.address)
        place = phrase.address[1:] if phrase.address and phrase.address.startswith("#") else None
        linked = Face(language=language, style="Hyperlink", from_left=address == phrase.words)
        if address:
            relationship = {"r:id": links.id(address), "w:history": "1"}
            yield element("w:hyperlink", relationship, *words(phrase.words, linked))
        elif place in self._known and place is not None:
            yield self.inside(place, words(phrase.words, linked))
        else:
            yield from words(phrase.words, Face(language=language, bold=face.bold, colour=face.colour))


def _without_calls(content: Inline) -> Inline:
    """A footnote cannot call footnotes: a number stays as words."""
    return tuple(part.number if isinstance(part, NoteCall) else part for part in content)

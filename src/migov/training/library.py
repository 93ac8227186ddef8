"""The library of a training country: what was written for it to be read, searched and quoted, as files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.resources.abc import Traversable

import msgspec

from migov.errors import Invalid, Problem, Unreadable
from migov.model.sources import Creator, Source, SourceKind
from migov.model.values import Moment, Value, repeated
from migov.training.press import printed
from migov.training.press.looks import Look
from migov.training.press.manuscripts import Manuscript
from migov.training.press.manuscripts import read as read_manuscript
from migov.training.sheets import sheet

SUMS = "SHA256SUMS"
REMEDY = "python -m migov.training.press makes the files again"


class TrainingSource(Value, kw_only=True):
    """A source with the file that holds it."""

    source: Source
    """Without snapshots: those come with the moment somebody adds the file."""
    file: str
    data: bytes


class Card(Value, kw_only=True):
    """One entry of ``library.toml``."""

    id: str
    title: str
    kind: SourceKind
    language: str
    published: Moment
    publisher: str
    address: str
    instrument: str | None = None
    file: str
    look: Look = Look()

    def source(self, jurisdiction: str | None) -> Source:
        return Source(
            id=self.id,
            title=self.title,
            kind=self.kind,
            jurisdiction=jurisdiction,
            language=self.language,
            creators=(Creator(name=self.publisher),),
            published=self.published,
            publisher=self.publisher,
            address=self.address,
            instrument=self.instrument,
        )

    def print(self, manuscript: Manuscript) -> bytes:
        """The file, made from its original."""
        look = msgspec.structs.replace(
            self.look, language=self.language, date=_day(self.published), publisher=self.publisher
        )
        return printed(manuscript, look, file=self.file)


class LibrarySheet(Value, kw_only=True):
    """``library/library.toml``."""

    sources: tuple[Card, ...]


def cards(folder: Traversable) -> tuple[Card, ...]:
    """The entries of a country's library, in its order.

    Raises:
        Invalid: two entries have one id or one file.
    """
    found = sheet(folder.joinpath("library"), "library.toml", LibrarySheet).sources
    for twice in repeated([card.id for card in found] + [card.file for card in found]):
        raise Invalid(Problem("stands twice", file="library.toml", place=twice))
    return found


def original(folder: Traversable, card: Card) -> Manuscript:
    """The manuscript that an entry's file is made from."""
    name = f"{card.id}.md"
    try:
        text = folder.joinpath("library", "originals", name).read_text("utf-8")
    except FileNotFoundError as error:
        raise Unreadable(Problem("the original is missing", file=name)) from error
    return read_manuscript(text, file=name)


def read(folder: Traversable, jurisdiction: str | None) -> Iterator[TrainingSource]:
    """The sources with their files, each found to be the one whose SHA-256 was written down.

    Raises:
        Unreadable: a file is missing.
        Invalid: a file is another one than was written down.
    """
    sums = written_sums(folder)
    for card in cards(folder):
        try:
            data = folder.joinpath("library", "files", card.file).read_bytes()
        except FileNotFoundError as error:
            raise Unreadable(Problem("the file is missing", file=card.file, remedy=REMEDY)) from error
        if hashlib.sha256(data).hexdigest() != sums.get(card.file):
            raise Invalid(Problem("not the file that was written down", file=card.file, place=SUMS, remedy=REMEDY))
        yield TrainingSource(source=card.source(jurisdiction), file=card.file, data=data)


def written_sums(folder: Traversable) -> dict[str, str]:
    """The SHA-256 of each file, as ``sha256sum`` writes and checks them."""
    lines = folder.joinpath("library", "files", SUMS).read_text("utf-8").splitlines()
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


def _day(published: Moment) -> Moment:
    return f"{published}-01-01"[:10]

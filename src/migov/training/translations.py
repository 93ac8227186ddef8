"""The profile of a training country in other languages, piece by piece."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources.abc import Traversable

from migov.errors import Invalid, Problem
from migov.model.languages import Language
from migov.model.values import Value
from migov.training.sheets import sheet

FOLDER = "translations"


class Earlier(Value, kw_only=True):
    """The words of the source that a sentence was translated from, where they were changed since."""

    piece: str
    sentence: int
    """From 1."""
    words: str


class Spoken(Value, kw_only=True):
    """``translations/fr.toml``: what stands in one language."""

    pieces: dict[str, tuple[str, ...]]
    """The sentences of a piece, in the order and number of the source's."""
    earlier: tuple[Earlier, ...] = ()

    def __post_init__(self) -> None:
        for one in self.earlier:
            if not 1 <= one.sentence <= len(self.pieces.get(one.piece, ())):
                raise Invalid(Problem("no sentence is translated from these earlier words", place=one.piece))

    def source(self, piece: str, number: int, now: str) -> str:
        """The words that the sentence of that number was translated from: those that stand *now*, or earlier ones."""
        found = (one.words for one in self.earlier if (one.piece, one.sentence) == (piece, number))
        return next(found, now)


class SpokenIn(Value, kw_only=True):
    """What stands in one language, with the language."""

    language: Language
    spoken: Spoken


def read(folder: Traversable) -> Iterator[SpokenIn]:
    """What the files of a round's folder say, in the order of the languages; nothing where there are none.

    Raises:
        Unreadable, Invalid: a file is not TOML, is named by no language, or holds something else.
    """
    there = folder.joinpath(FOLDER)
    if not there.is_dir():
        return
    files = {entry.name.removesuffix(".toml") for entry in there.iterdir() if entry.name.endswith(".toml")}
    for unknown in sorted(files - set(Language)):
        raise Invalid(Problem("no language of a profile", file=f"{FOLDER}/{unknown}.toml"))
    for language in (one for one in Language if one in files):
        yield SpokenIn(language=language, spoken=sheet(there, f"{language}.toml", Spoken))

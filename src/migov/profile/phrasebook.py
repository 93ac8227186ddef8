"""Phrasebooks: what a room of the book says in its own words, in several languages, as data in its ``words.toml``."""

from __future__ import annotations

import tomllib
from functools import cached_property
from importlib.resources import files

import msgspec

from migov.model.languages import Language, Localized

FROM_THE_LEFT = "\u200e"
"""Before a day among Arabic words: without it, the year would be read last."""


class Phrasebook:
    """The phrases of one room; they are read when the first one is asked for.

    >>> Phrasebook("migov.profile.ledger").say("head.number", Language.FR)
    'N°'
    """

    def __init__(self, room: str) -> None:
        self.room = room
        """Name of the package in which the file lies."""

    def say(self, key: str, language: Language, **values: object) -> str:
        """The phrase of that name, with its blanks filled in; one in a section is named ``section.phrase``."""
        text = self._phrases[key].text(language)
        for name, value in values.items():
            text = text.replace("{" + name + "}", str(value))
        return text

    @cached_property
    def _phrases(self) -> dict[str, Localized]:
        content = tomllib.loads((files(self.room) / "words.toml").read_text("utf-8"))
        found: dict[str, Localized] = {}
        for key, value in content.items():
            if isinstance(value.get("en"), str):
                found[key] = msgspec.convert(value, Localized)
            else:
                found |= {f"{key}.{name}": msgspec.convert(one, Localized) for name, one in value.items()}
        return found

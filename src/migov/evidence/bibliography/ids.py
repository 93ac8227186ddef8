"""Ids of sources, made from those of other programs: readable, unique in their file, the same at every reading."""

from __future__ import annotations

import re
import unicodedata

from migov.model.sources import Source

LONGEST = 60


def slug(text: str) -> str:
    """Lower-case letters, digits and hyphens.

    >>> slug("http://zotero.org/users/12/items/ABC_9"), slug("Loi n° 2015-36 du 26 mai")
    ('abc-9', 'loi-n-2015-36-du-26-mai')
    """
    if "://" in text:
        text = text.rstrip("/").rpartition("/")[2] or text
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(words) <= LONGEST:
        return words
    return words[:LONGEST].rpartition("-")[0] or words[:LONGEST]


class Ids:
    """The ids given so far in one file."""

    def __init__(self) -> None:
        self.given: set[str] = set()

    def give(self, *names: str) -> str:
        """An id from the first of these names that has letters or digits, numbered where it is taken."""
        base = next((made for name in names if (made := slug(name))), "source")
        number, made = 1, base
        while made in self.given:
            number += 1
            made = f"{base}-{number}"
        self.given.add(made)
        return made


def keys_of(sources: tuple[Source, ...]) -> tuple[str | int | float, ...]:
    """The id under which each source is written: the one it came with, as long as no other has it."""
    taken: set[str] = set()
    keys: list[str | int | float] = []
    for source in sources:
        original = source.rest.get("id") or source.id
        key = original if str(original) not in taken else source.id
        taken.add(str(key))
        keys.append(key)
    return tuple(keys)

"""The boilerplate of profiles: kept as data, one voice for each language and generation.

`wording` reads it; `Wording` fills in what is known about the assessment and leaves out what speaks of the unknown.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from migov.errors import NotFound
from migov.model.languages import Language
from migov.model.publications import Generation
from migov.profile.blocks import Inline, NoteCall, Phrase

_ROOM = resources.files("migov.profile") / "boilerplate"


def _is_whole(language: Language) -> bool:
    return all((_ROOM / language.value / f"{name}.toml").is_file() for name in ("common", *Generation))


SPOKEN = tuple(language for language in Language if _is_whole(language))
"""The languages that have boilerplate: one folder each, with a file for each generation and one for all."""

_MARKUP = re.compile(r"\[\^(?P<note>[\w-]+)\]|\[(?P<words>[^\]^][^\]]*)\]\((?P<address>[^)\s]+)\)")
_FACT = re.compile(r"\{(\w+)\}")

Sentences = str | list[str]
"""A text, or a list of sentences of which those that speak of an unknown fact are left out."""

Call = Callable[[str], NoteCall]
"""Calls the note of a name and answers with its mark."""


class Wording:
    """What one generation says in one language, with the facts of one assessment.

    >>> voice = Wording({"cover": {"line": "Profile {year}", "isbn": "ISBN {isbn}"}}, {"year": "2021", "isbn": None})
    >>> voice("cover", "line"), voice("cover", "isbn")
    ('Profile 2021', None)
    """

    def __init__(self, texts: Mapping[str, Any], facts: Mapping[str, str | None]) -> None:
        self._texts = texts
        self._facts = facts

    def entry(self, *keys: str) -> Any:
        """What stands under the keys, as it was written."""
        value: Any = self._texts
        for key in keys:
            value = value[key]
        return value

    def has(self, *keys: str) -> bool:
        """Whether anything stands under the keys."""
        try:
            self.entry(*keys)
        except KeyError:
            return False
        return True

    def __call__(self, *keys: str) -> str | None:
        """The text under the keys with the facts filled in; null where it speaks of an unknown fact."""
        return self.plain(self.entry(*keys))

    def certain(self, *keys: str) -> str:
        """The text under the keys, which speaks of nothing that could be unknown."""
        text = self(*keys)
        assert text is not None, keys  # noqa: S101 - the boilerplate's own test sees to it
        return text

    def plain(self, written: Sentences) -> str | None:
        """A written text with the facts filled in, without notes or links."""
        kept = [self._fill(sentence) for sentence in self._known(written)]
        return " ".join(kept) or None

    def inline(self, written: Sentences, call: Call) -> Inline:
        """A written text with the facts filled in, its notes called and its links made; empty where none is known."""
        parts: list[str | Phrase | NoteCall] = []
        for sentence in self._known(written):
            if parts:
                parts.append(" ")
            parts.extend(self._parts(sentence, call))
        return tuple(parts)

    def _known(self, written: Sentences) -> list[str]:
        sentences = [written] if isinstance(written, str) else written
        return [text for text in sentences if all(self._facts.get(fact) for fact in _FACT.findall(text))]

    def _fill(self, text: str) -> str:
        return _FACT.sub(lambda found: self._facts[found[1]] or "", text)

    def _parts(self, text: str, call: Call) -> Iterator[str | Phrase | NoteCall]:
        end = 0
        for found in _MARKUP.finditer(text):
            if before := text[end : found.start()]:
                yield self._fill(before)
            end = found.end()
            if found["note"]:
                yield call(found["note"])
            else:
                yield Phrase(self._fill(found["words"]), address=self._fill(found["address"]))
        if text[end:]:
            yield self._fill(text[end:])


@cache
def boilerplate(language: Language, generation: Generation) -> Mapping[str, Any]:
    """The texts of one generation in one language, as written.

    Raises:
        NotFound: no boilerplate has been written in this language yet.
    """
    if language not in SPOKEN:
        raise NotFound("boilerplate", language.value, remedy=f"choose one of: {', '.join(SPOKEN)}")
    room = _ROOM / language.value
    base, layer = (
        tomllib.loads((room / f"{name}.toml").read_text(encoding="utf-8")) for name in ("common", generation.value)
    )
    merged = _laid_over(base, layer)
    return _french_spaces(merged) if language is Language.FR else merged


def _french_spaces(value: Any) -> Any:
    """The texts with no-break spaces where French puts a space before or inside its signs."""
    if isinstance(value, str):
        return re.sub(r" (?=[:;?!»])|(?<=«) ", "\u00a0", value)
    if isinstance(value, list):
        return [_french_spaces(item) for item in value]
    if isinstance(value, dict):
        return {key: _french_spaces(item) for key, item in value.items()}
    return value


def _laid_over(base: dict[str, Any], layer: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in layer.items():
        below = base.get(key)
        merged[key] = _laid_over(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return merged

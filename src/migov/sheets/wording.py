"""What the workbooks say, in the five languages: read from ``data/words.toml`` and ``data/problems.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from migov.errors import Problem
from migov.model.languages import Language, Localized

FEW = 60
"""Characters of what somebody typed that a complaint repeats."""


def words(key: str) -> Localized:
    """The words of that name: ``heading.answer``.

    >>> words("heading.answer").fr
    'Réponse'
    """
    return _table("words")[key]


def say(key: str, language: Language, **values: object) -> str:
    """The words of that name in a language, with their blanks filled in.

    >>> say("title.sources", Language.ES, name="Níger")
    'Lista de fuentes: Níger'
    """
    return _filled(words(key).text(language), values)


def what(key: str, language: Language, **values: object) -> str:
    """What a spreadsheet made of something: ``date``, ``number``, ``truth``, ``time``."""
    return _filled(_table("problems")[f"what.{key}"].text(language), values)


def problem(key: str, language: Language, *, file: str, place: str, **values: object) -> Problem:
    """A complaint about a cell, in the language of the workbook."""
    known = _table("problems")
    says, remedy = (_filled(known[f"{key}.{part}"].text(language), values) for part in ("says", "remedy"))
    return Problem(says, file=file, place=place, remedy=remedy)


def _filled(text: str, values: dict[str, Any]) -> str:
    for name, value in values.items():
        text = text.replace("{" + name + "}", few(str(value)) if name in ("text", "sent") else str(value))
    return text


def few(text: str) -> str:
    """The text on one line, shortened where it is long, harmless in a sentence."""
    plain = " ".join("".join(mark if mark.isprintable() else " " for mark in text).split())
    return plain if len(plain) <= FEW else plain[: FEW - 1] + "…"


@cache
def _table(name: str) -> dict[str, Localized]:
    content = tomllib.loads((files("migov.sheets") / "data" / f"{name}.toml").read_text("utf-8"))
    return dict(_flat(content, ""))


def _flat(content: dict[str, Any], before: str) -> list[tuple[str, Localized]]:
    found: list[tuple[str, Localized]] = []
    for key, value in content.items():
        if isinstance(value.get("en"), str):
            found.append((before + key, msgspec.convert(value, Localized)))
        else:
            found += _flat(value, f"{before}{key}.")
    return found

"""The words of mandate packs, in the languages in which institutions are written to, read from ``words.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from migov.model.languages import Language, Localized
from migov.model.values import Value
from migov.profile.packs.values import Pack

FROM_THE_LEFT = "\u200e"
"""Before a day among Arabic words: without it, the year would be read last."""


class Words(Value, kw_only=True):
    """All that a pack says in its own words; each is what `words.toml` calls by that name."""

    kind: str
    title: str
    draft: str
    until: str
    what: str
    everything: str
    how: str
    online: str
    word: str
    nothing: str
    answered: str
    notes: str
    questions: str
    unanswered: str
    empty: str
    disclaimer: str


def say(key: str, language: Language, **values: object) -> str:
    """The words of that name, with their blanks filled in.

    >>> say("how", Language.FR)
    'Comment répondre'
    """
    text = _table()[key].text(language)
    for name, value in values.items():
        text = text.replace("{" + name + "}", str(value))
    return text


def told(pack: Pack) -> Words:
    """All that a pack says in its own words."""
    mark = FROM_THE_LEFT if pack.language.right_to_left else ""
    values = {
        "institution": pack.institution,
        "profile": pack.profile,
        "version": pack.version,
        "day": mark + pack.frozen_on,
        "due": mark + pack.due,
        "zone": pack.zone,
        "rest": pack.rest,
    }
    return Words(**{key: say(key, pack.language, **values) for key in _table()})


@cache
def _table() -> dict[str, Localized]:
    content = tomllib.loads((files("migov.profile.packs") / "words.toml").read_text("utf-8"))
    return {key: msgspec.convert(value, Localized) for key, value in content.items()}

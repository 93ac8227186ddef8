"""What all values of the method have in common."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from itertools import count
from typing import Annotated, dataclass_transform

import msgspec
from msgspec import StructMeta


@dataclass_transform(frozen_default=True, field_specifiers=(msgspec.field,))
class Frozen(StructMeta):
    """Tells type checkers that whatever inherits from `Value` is immutable without saying so again."""


class Value(msgspec.Struct, metaclass=Frozen, frozen=True, forbid_unknown_fields=True):
    """An immutable record that compares by what it holds and refuses fields it does not know.

    Rules that a value must obey stand in its ``__post_init__`` and raise `migov.errors.Invalid`: so they hold for what
    is typed, computed and read from a file alike.
    """


Moment = Annotated[str, msgspec.Meta(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
"""A date as exact as it is known: ``2021``, ``2021-10`` or ``2021-10-14`` (ISO 8601, reduced precision)."""


def repeated(keys: list[str] | tuple[str, ...]) -> list[str]:
    """The keys that stand more than once, each once, in order of their second appearance."""
    seen: set[str] = set()
    twice: dict[str, None] = {}
    for key in keys:
        if key in seen:
            twice[key] = None
        seen.add(key)
    return list(twice)


def slug(words: str, *, longest: int, otherwise: str) -> str:
    """The stem of an id: small letters and digits without accents, hyphens between; other scripts are left out.

    >>> slug("Aïcha N'Diaye", longest=50, otherwise="person"), slug("علي", longest=50, otherwise="person")
    ('aicha-n-diaye', 'person')
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:longest].strip("-") or otherwise


def numbered(stem: str, taken: Container[str]) -> str:
    """The first id with this stem that nobody has.

    >>> numbered("ner-2026", {"ner-2026"})
    'ner-2026-2'
    """
    return stem if stem not in taken else next(id for n in count(2) if (id := f"{stem}-{n}") not in taken)  # noqa: A001

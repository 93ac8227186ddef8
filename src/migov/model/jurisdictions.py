"""What is assessed: a country, or a city or region of it."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import cache

from migov.errors import Invalid
from migov.model.languages import Localized
from migov.model.values import Value


class Level(StrEnum):
    NATIONAL = "national"
    LOCAL = "local"


class Jurisdiction(Value, kw_only=True):
    """The country or the city or region that is assessed.

    >>> niger = Jurisdiction(code="NER", official_name=Localized(en="Republic of the Niger"),
    ...                      short_name=Localized(en="the Niger"))
    >>> niger.level.value
    'national'
    """

    code: str | None
    """ISO 3166-1 alpha-3 of a country (``NER``), or ISO 3166-2 of a part of it; null where a profile does not tell.
    Fictional countries use the codes ISO leaves to users (``XAA`` to ``XZZ``)."""
    level: Level = Level.NATIONAL
    official_name: Localized
    """As on the cover: "Republic of the Niger"."""
    short_name: Localized
    """As in running text, with its article: "the Niger"."""
    locality: Localized = Localized()
    """The city or region, where the assessment is local."""

    def __post_init__(self) -> None:
        if self.code is not None and not re.fullmatch(r"[A-Z]{3}|[A-Z]{2}-[A-Z0-9]{1,3}", self.code):
            raise Invalid(f"{self.code!r} is not an ISO 3166 code such as NER or GH-AA")
        if not self.official_name.languages and not self.short_name.languages:
            raise Invalid("a jurisdiction has a name in at least one language")


class Territory(Value, kw_only=True):
    """A country with its names: a row of the gazetteer."""

    code: str
    """ISO 3166-1 alpha-3."""
    alpha_2: str
    """ISO 3166-1 alpha-2."""
    official_name: Localized
    short_name: Localized
    """As in running text, with its article where it has one: "the Niger", "le Niger"."""
    aliases: tuple[str, ...] = ()
    """Further and former names in any language."""
    un_member: bool = True
    region: str | None = None
    """UN M49 region: "Africa", "Americas", "Asia", "Europe", "Oceania"."""


class Gazetteer(Value, kw_only=True):
    """Names of countries as data: no rule of migov knows a country's name."""

    territories: tuple[Territory, ...]

    def find(self, code: str) -> Territory | None:
        """By alpha-3 or alpha-2 code."""
        return next((place for place in self.territories if code in (place.code, place.alpha_2)), None)

    def recognise(self, name: str) -> Territory | None:
        """The country that a printed name means; case, accents, hyphens and a leading article do not matter."""
        wanted = folded(name)
        return next((place for place in self.territories if wanted in _folded_names(place)), None)


ARTICLES = frozenset({"the", "le", "la", "les", "l", "el", "los", "las", "o", "a", "os", "as"})


def folded(name: str) -> str:
    """A name without case, accents, punctuation and leading article, to compare by.

    >>> folded("The Niger"), folded("Côte d’Ivoire"), folded("TIMOR‐LESTE")
    ('niger', 'cote d ivoire', 'timor leste')
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    parts = re.findall(r"[^\W_]+", plain)
    return " ".join(parts[1:] if len(parts) > 1 and parts[0] in ARTICLES else parts)


@cache
def _folded_names(place: Territory) -> frozenset[str]:
    names = [
        name
        for texts in (place.official_name, place.short_name)
        for language in texts.languages
        if (name := texts.written(language))
    ]
    return frozenset(folded(name) for name in (*names, *place.aliases))

"""What is assessed: a country, or a city or region of it."""

from __future__ import annotations

import re
from enum import StrEnum

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

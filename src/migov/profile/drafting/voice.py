"""The words that are generated around sentences, per language and generation: as-of dates, footnotes, cells of tables.

They are data (``voices/``), so that a language that has no boilerplate yet is ready all the same.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, cached_property
from importlib import resources
from typing import Any

from babel.dates import get_month_names

from migov.model.languages import Language
from migov.model.publications import Generation
from migov.model.values import Moment

_VOWEL = re.compile(r"[aeiouéèêâîôû]", re.IGNORECASE)


class Voice:
    """How one language and generation says what is generated."""

    def __init__(self, language: Language, texts: Mapping[str, Any]) -> None:
        self.language = language
        self._texts = texts

    def __call__(self, key: str, **facts: str) -> str:
        """The text under the key (``conventions.title`` for one in a table) with its facts filled in."""
        value: Any = self._texts
        for part in key.split("."):
            value = value[part]
        return str(value).format(**facts)

    @cached_property
    def months(self) -> tuple[str, ...]:
        """The names of the months, January first."""
        return tuple(get_month_names("wide", locale=self.language.value)[number] for number in range(1, 13))

    def moment(self, moment: Moment) -> str:
        """A moment as exact as it is known.

        >>> voice(Language.ES, Generation.G2022).moment("2021-10")
        'octubre de 2021'
        """
        year, *rest = moment.split("-")
        if not rest:
            return year
        month = self.months[int(rest[0]) - 1]
        if len(rest) == 1:
            return self("month", month=month, year=year)
        number = str(int(rest[1]))
        return self(
            "day", day=self._texts.get("first_day", number) if number == "1" else number, month=month, year=year
        )

    def as_of(self, moment: Moment) -> str:
        """What says that something was so at a moment, to the month.

        >>> voice(Language.EN, Generation.G2022).as_of("2021-10-14")
        'as of October 2021'
        >>> voice(Language.FR, Generation.G2022).as_of("2021-10")
        'au mois d’octobre 2021'
        """
        said = self.moment(moment[:7])
        if len(moment) == 4:
            return self("as_of_year", moment=said)
        has_own = "as_of_month_vowel" in self._texts and _VOWEL.match(said)
        return self("as_of_month_vowel" if has_own else "as_of_month", moment=said)

    def accessed(self, moment: Moment, *, in_note: bool) -> str:
        """When a source was read on its page."""
        key = "accessed_month" if len(moment) < 10 and "accessed_month" in self._texts else "accessed"
        return self(f"{key}_in_note" if in_note else key, day=self.moment(moment))

    def listed(self, items: tuple[str, ...]) -> str:
        """Items with commas, and the language's "and" before the last."""
        if len(items) < 2:
            return "".join(items)
        joint = f" {self('and')}" if self.language is Language.AR else f" {self('and')} "
        comma = "، " if self.language is Language.AR else ", "
        return comma.join(items[:-1]) + joint + items[-1]


@cache
def voice(language: Language, generation: Generation) -> Voice:
    """The voice of a language and a generation."""
    data = (resources.files("migov.profile.drafting") / "voices" / f"{language.value}.toml").read_text(encoding="utf-8")
    texts = tomllib.loads(data)
    return Voice(language, texts | texts.pop("generations", {}).get(generation.value, {}))

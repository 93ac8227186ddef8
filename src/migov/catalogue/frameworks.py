"""The two frameworks beside the MGI that the same answers feed: the Global Compact's objectives and SDG 10.7.2.

Kept visibly apart: they have types and files of their own, and nothing of theirs (least of all the classes of SDG
10.7.2) enters an edition. An indicator only names the objectives and items that it bears on.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

import msgspec

from migov.catalogue.editions import parsed
from migov.errors import Invalid, Problem
from migov.model.languages import Localized
from migov.model.values import Value


class Objective(Value, kw_only=True):
    """One of the 23 objectives of the Global Compact for Safe, Orderly and Regular Migration."""

    number: int
    title: Localized


class Item(Value, kw_only=True):
    """One question of the SDG indicator 10.7.2 questionnaire."""

    code: str
    """Such as ``1a``: the domain's number and a letter."""
    domain: int
    text: Localized
    """Continues the domain's stem."""


class Domain(Value, kw_only=True):
    """One of the six domains of SDG indicator 10.7.2, with the words its items continue."""

    number: int
    title: Localized
    stem: Localized
    """The opening of every question of the domain: "Does the government have"."""
    answers: tuple[str, ...]


class Questionnaire(Value, kw_only=True):
    """SDG indicator 10.7.2 as it is asked: six domains with their items."""

    domains: tuple[Domain, ...]
    items: tuple[Item, ...]

    def find(self, code: str) -> Item | None:
        return next((item for item in self.items if item.code == code), None)


Part = TypeVar("Part", Objective, Item, Domain)


@cache
def global_compact() -> tuple[Objective, ...]:
    """The objectives of the Global Compact for Migration, by number."""
    return _parts("global-compact.toml", "objectives", Objective)


@cache
def sdg_10_7_2() -> Questionnaire:
    """The questionnaire of SDG indicator 10.7.2."""
    file = "sdg-10-7-2.toml"
    return Questionnaire(domains=_parts(file, "domains", Domain), items=_parts(file, "items", Item))


def _parts(file: str, key: str, kind: type[Part]) -> tuple[Part, ...]:
    content: dict[str, Any] = parsed(files("migov.catalogue") / "data" / "frameworks" / file)
    try:
        return msgspec.convert(content[key], tuple[kind, ...])  # type: ignore[valid-type]
    except msgspec.ValidationError as error:
        raise Invalid(Problem(str(error), file=file, place=key)) from error

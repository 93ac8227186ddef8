"""The training world: fictional countries to learn on and to show every part of a profile.

A round is a folder of TOML files, made to be edited by hand, with the answers that rest on a library of laws and other
sources. A country is one round (``onduva``) or a folder of several that share a library (``ostrevaux/2021``). README.md
beside this file describes them and lists what an attentive reader notices in the Onduva.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from migov.model.assessments import Assessment
from migov.training import answering, library
from migov.training import consultation as consultations
from migov.training import publication as publications
from migov.training import second_round as rounds
from migov.training.answering import Quotation, TrainingAnswer
from migov.training.consultation import Played
from migov.training.library import TrainingSource
from migov.training.publication import Published
from migov.training.reading import grounds as read_grounds
from migov.training.reading import read
from migov.training.second_round import SecondRound
from migov.training.translations import SpokenIn
from migov.training.translations import read as read_translations

__all__ = [
    "Played",
    "Published",
    "Quotation",
    "SecondRound",
    "SpokenIn",
    "TrainingAnswer",
    "TrainingSource",
    "answers",
    "consultation",
    "country",
    "grounds",
    "publication",
    "published",
    "second_round",
    "sources",
    "translations",
]


@cache
def country(name: str = "onduva") -> Assessment:
    """The whole assessment of a fictional country in one round, read from the folder of that name.

    >>> country().jurisdiction.short_name.en
    'the Onduva'
    """
    return read(_folder(name))


@cache
def grounds(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Sentence by sentence, the indicators on whose answers the findings of a round rest, as far as it says so."""
    return read_grounds(_folder(name))


@cache
def sources(name: str = "onduva") -> tuple[TrainingSource, ...]:
    """The country's laws, agreements, plans and statistics, oldest first, each with its file.

    Of a library that several rounds share, those that were published by the round's cut-off date.

    >>> [(source.source.id, source.file) for source in sources()][:1]
    [('xnd-ordinance-1981-04', 'xnd-ordinance-1981-04.pdf')]
    """
    round_ = country(name)
    there = library.read(_shelf(name), round_.jurisdiction.code)
    return tuple(one for one in there if _is_known(one, round_.cut_off))


@cache
def answers(name: str = "onduva") -> tuple[TrainingAnswer, ...]:
    """What an analyst answers from these sources, in the order of the indicators.

    >>> [(answer.indicator, answer.closed) for answer in answers()][:1]
    [('1.1.1', 'some')]
    """
    return tuple(answering.read(_folder(name), _shelf(name)))


@cache
def second_round(name: str = "onduva") -> SecondRound:
    """What a team has done so far in the country's second round.

    >>> second_round().city.name
    'Porto Lunara'
    """
    return rounds.read(_folder(name))


@cache
def consultation(name: str = "onduva") -> Played:
    """What was said and decided in the consultation on the country's first profile so far.

    >>> [one.institution for one in consultation().invited if not one.is_government]
    ['pam']
    """
    return consultations.read(_folder(name))


@cache
def publication(name: str) -> Published:
    """How the profile of a round came to be published."""
    return publications.read(_folder(name))


@cache
def translations(name: str) -> tuple[SpokenIn, ...]:
    """The profile of a round in other languages, as far as somebody translated it."""
    return tuple(read_translations(_folder(name)))


@cache
def published() -> tuple[str, ...]:
    """The names of the rounds that were published, in the order in which they began."""
    countries = [entry for entry in files(__name__).iterdir() if entry.is_dir()]
    names = [f"{land.name}/{one.name}" for land in countries for one in land.iterdir() if _was_published(one)]
    return tuple(sorted(names, key=lambda name: (publication(name).begun, name)))


def _folder(name: str) -> Traversable:
    return files(__name__).joinpath(*name.split("/"))


def _shelf(name: str) -> Traversable:
    """The folder that has the library: the round's own, or the country's."""
    own = _folder(name)
    return own if own.joinpath("library").is_dir() else _folder(name.partition("/")[0])


def _is_known(one: TrainingSource, cut_off: str | None) -> bool:
    """Whether a source was published by a date, as exactly as both are told."""
    told = one.source.published or ""
    exact = min(len(told), len(cut_off or ""))
    return told[:exact] <= (cut_off or "")[:exact]


def _was_published(one: Traversable) -> bool:
    return one.is_dir() and one.joinpath(publications.FILE).is_file()

"""The training world: fictional countries to learn on and to show every part of a profile.

A country is a folder of TOML files, made to be edited by hand, with a library of laws and other sources and the answers
that rest on them; README.md beside this file describes them and lists what an attentive reader notices in the Onduva.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from migov.model.assessments import Assessment
from migov.training import answering, library
from migov.training import consultation as consultations
from migov.training import second_round as rounds
from migov.training.answering import Quotation, TrainingAnswer
from migov.training.consultation import Played
from migov.training.library import TrainingSource
from migov.training.reading import read
from migov.training.second_round import SecondRound

__all__ = [
    "Played",
    "Quotation",
    "SecondRound",
    "TrainingAnswer",
    "TrainingSource",
    "answers",
    "consultation",
    "country",
    "second_round",
    "sources",
]


@cache
def country(name: str = "onduva") -> Assessment:
    """The whole assessment of a fictional country, read from the folder of that name.

    >>> country().jurisdiction.short_name.en
    'the Onduva'
    """
    return read(files(__name__).joinpath(name))


@cache
def sources(name: str = "onduva") -> tuple[TrainingSource, ...]:
    """The country's laws, agreements, plans and statistics, oldest first, each with its file.

    >>> [(source.source.id, source.file) for source in sources()][:1]
    [('xnd-ordinance-1981-04', 'xnd-ordinance-1981-04.pdf')]
    """
    return tuple(library.read(files(__name__).joinpath(name), country(name).jurisdiction.code))


@cache
def answers(name: str = "onduva") -> tuple[TrainingAnswer, ...]:
    """What an analyst answers from these sources, in the order of the indicators.

    >>> [(answer.indicator, answer.closed) for answer in answers()][:1]
    [('1.1.1', 'some')]
    """
    return tuple(answering.read(files(__name__).joinpath(name)))


@cache
def second_round(name: str = "onduva") -> SecondRound:
    """What a team has done so far in the country's second round.

    >>> second_round().city.name
    'Porto Lunara'
    """
    return rounds.read(files(__name__).joinpath(name))


@cache
def consultation(name: str = "onduva") -> Played:
    """What was said and decided in the consultation on the country's first profile so far.

    >>> [one.institution for one in consultation().invited if not one.is_government]
    ['pam']
    """
    return consultations.read(files(__name__).joinpath(name))

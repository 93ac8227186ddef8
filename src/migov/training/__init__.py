"""The training world: fictional countries to learn on and to show every part of a profile.

A country is a folder of TOML files, made to be edited by hand; README.md beside this file describes them and lists what
an attentive reader notices in the Onduva.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from migov.model.assessments import Assessment
from migov.training.reading import read


@cache
def country(name: str = "onduva") -> Assessment:
    """The whole assessment of a fictional country, read from the folder of that name.

    >>> country().jurisdiction.short_name.en
    'the Onduva'
    """
    return read(files(__name__).joinpath(name))

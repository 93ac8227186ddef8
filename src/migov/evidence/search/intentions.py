"""What a glossary means to find: small sentences as a law would print them, tried against its plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from migov.evidence.index import Entry, Index
from migov.evidence.search.finding import Hit, find
from migov.evidence.search.kinship import Kin, Known
from migov.evidence.search.planning import plan
from migov.model.languages import Language
from migov.model.sources import Locator, Passage
from migov.model.values import Value


class Intention(Value, kw_only=True):
    """A sentence that an indicator's glossary must find, or must leave alone."""

    indicator: str
    language: Language
    text: str
    must_find: bool = True
    known_failure: str | None = None
    """Why it is not met yet, where that is known: then it is reported, and does not count as wrong."""


class Tried(Value, kw_only=True):
    """An intention with what came of it."""

    intention: Intention
    found: bool
    by: tuple[str, ...] = ()
    """The labels and synonyms that stand in it as a whole."""

    @property
    def is_met(self) -> bool:
        return self.found is self.intention.must_find

    @property
    def is_wrong(self) -> bool:
        """Whether it is not met and nobody said so, or is met although somebody said that it is not."""
        return self.is_met is (self.intention.known_failure is not None)


def tried(intentions: Iterable[Intention], catalogue: Sequence[Known]) -> tuple[Tried, ...]:
    """Each intention with what its indicator's plan makes of the sentence, among all the others of its language.

    A sentence is found when a label or synonym stands in it as a whole, outside of any phrase that must not match.
    An indicator without a glossary in the language finds nothing.
    """
    wanted = tuple(intentions)
    by_code = {known.indicator: known for known in catalogue}
    result: dict[int, Tried] = {}
    for language in dict.fromkeys(intention.language for intention in wanted):
        numbered = [(at, one) for at, one in enumerate(wanted) if one.language is language]
        index = Index.in_memory(_entry(at, one) for at, one in numbered)
        for indicator in dict.fromkeys(one.indicator for _, one in numbered):
            hits = _hits(index, by_code.get(indicator), language, len(numbered))
            for at, one in numbered:
                if one.indicator == indicator:
                    by = _entries(hits[at]) if at in hits else ()
                    result[at] = Tried(intention=one, found=bool(by), by=by)
    return tuple(result[at] for at in sorted(result))


def _hits(index: Index, known: Known | None, language: Language, limit: int) -> dict[int, Hit]:
    if known is None:
        return {}
    made = plan(known.question.text(language), languages=(language,), language=language, kin=(Kin(known=known),))
    return {hit.number - 1: hit for hit in find(index, made, limit=limit).hits}


def _entries(hit: Hit) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reason.term for reason in hit.reasons if reason.origin.is_entry))


def _entry(at: int, intention: Intention) -> Entry:
    passage = Passage(number=at + 1, locator=Locator(), text=intention.text)
    return Entry(
        source=f"sentence-{at}", snapshot="0" * 64, title="", language=intention.language.value, passage=passage
    )

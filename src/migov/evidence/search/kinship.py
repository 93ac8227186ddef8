"""Which indicators a question is about, so that their glossaries can speak for it in another language."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from tantivy import Occur, Query

from migov.evidence.index import Entry, Filters, Index
from migov.evidence.index.analysers import analyser_of, words
from migov.evidence.index.layout import field, schema
from migov.evidence.search.asking import asking
from migov.model.glossaries import Glossary
from migov.model.languages import Localized
from migov.model.sources import Locator, Passage
from migov.model.values import Value

NEAR = 12
"""How many indicators are near at most: the nearest speaks for the question, the others lend words."""

ENOUGH = 0.1
"""How near, against the nearest, an indicator must be."""

PARTS = {"title": 1.0, "headings": 1.0, "body": 0.5}
"""An indicator's question, labels and synonyms, as its entry in the small index holds them, and what each counts."""


class Known(Value, kw_only=True):
    """What the catalogue knows of an indicator: its question and its glossaries, in whatever languages there are."""

    indicator: str
    question: Localized
    glossaries: tuple[Glossary, ...] = ()


class Kin(Value, kw_only=True):
    """An indicator that is near a question."""

    known: Known
    weight: float = 1.0
    """From 1 for the nearest down."""


def kindred(question: str, language: str, catalogue: Sequence[Known]) -> tuple[Kin, ...]:
    """The indicators whose question and words are nearest to a question, nearest first; none where nothing is near."""
    tongue = analyser_of(language)
    clauses = [
        (Occur.Should, Query.boost_query(Query.term_query(schema(), field(part, tongue), word), weight))
        for word in dict.fromkeys(words(question, tongue))
        if word not in asking(tongue)
        for part, weight in PARTS.items()
    ]
    if not clauses:
        return ()
    hits, _ = _index(tuple(catalogue), tongue).ranked(Query.boolean_query(clauses), Filters(), NEAR)
    by_code = {known.indicator: known for known in catalogue}
    best = hits[0][0] if hits else 1.0
    return tuple(
        Kin(known=by_code[entry.source], weight=(score / best) ** 2) for score, entry in hits if score >= ENOUGH * best
    )


@lru_cache(maxsize=8)
def _index(catalogue: tuple[Known, ...], language: str) -> Index:
    return Index.in_memory(_entry(known, language) for known in catalogue)


def _entry(known: Known, language: str) -> Entry:
    glossaries = [glossary for glossary in known.glossaries if glossary.language == language]
    labels = tuple(label for glossary in glossaries for label in glossary.labels)
    synonyms = " \n ".join(synonym for glossary in glossaries for synonym in glossary.synonyms)
    question = next((known.question.text(one) for one in known.question.languages if one == language), "")
    return Entry(
        source=known.indicator,
        snapshot="0" * 64,
        title=question,
        language=language,
        passage=Passage(locator=Locator(path=labels), text=synonyms),
    )

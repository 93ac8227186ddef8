"""From a plan to the engine's query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from msgspec.structs import replace
from tantivy import Occur, Query

from migov.evidence.index.analysers import EXACT, PLAIN, folded, placed, token
from migov.evidence.index.layout import PARTS, field, schema
from migov.evidence.search.plans import Origin, Plan, Term
from migov.evidence.search.weights import WEIGHTS, Weights

ASKED = (Origin.TYPED, Origin.QUESTION)
"""Words of the person, or of the question itself."""


def compiled(plan: Plan, weights: Weights = WEIGHTS) -> Query:
    """The query of a plan: what was quoted must stand there, everything else adds to the score."""
    if plan.is_rendered:
        weights = replace(weights, headings=weights.headings_rendered)
    groups: dict[tuple[str | None, Origin, str], list[Term]] = defaultdict(list)
    for term in plan.terms:
        if term.origin.is_entry:
            groups[term.indicator, term.origin, term.language].append(term)
    wanted = [_best_of(terms, weights) for terms in groups.values()] + _words(plan.terms, weights)
    clauses = [(Occur.Must, exactly(phrase)) for phrase in plan.must]
    if wanted:
        clauses.append((Occur.Should if clauses else Occur.Must, _any(wanted)))
    return Query.boolean_query(clauses) if len(clauses) != 1 else clauses[0][1]


def counted(plan: Plan, weights: Weights = WEIGHTS) -> Query:
    """The query for what counts as found, each passage once, however many are shown.

    In each language these are whole entries of the glossary, or where it has none, words that were typed or asked; and
    where something was quoted, that alone.
    """
    if plan.must:
        return compiled(plan, weights)
    entries = [term for term in plan.terms if term.origin.is_entry]
    spoken = {term.language for term in entries}
    single = [term for term in plan.terms if term.origin in ASKED and term.language not in spoken]
    if not (entries or single):
        return compiled(plan, weights)
    return _any([*(_whole(term, weights) for term in entries), *_words(single, weights)])


def exactly(phrase: str) -> Query:
    """The query for words that stand in a passage one after the other in just this form, whatever case and accents."""
    tokens = placed(folded(phrase), EXACT)
    if not tokens:
        return Query.empty_query()
    if len(tokens) == 1:
        return Query.term_query(schema(), EXACT, tokens[0][1], "freq")
    return Query.phrase_query(schema(), EXACT, list(tokens))


def _any(queries: Iterable[Query]) -> Query:
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def _best_of(terms: list[Term], weights: Weights) -> Query:
    """The best of an indicator's labels, or of its synonyms, and a share of the others: names are not proofs."""
    best = Query.disjunction_max_query([_whole(term, weights) for term in terms], float(weights.tie))
    return Query.boost_query(best, terms[0].weight)


def _whole(term: Term, weights: Weights) -> Query:
    tokens = placed(term.text, term.language)
    if len(tokens) == 1:
        return _any(_term(part, term.language, tokens[0][1], getattr(weights, part)) for part in PARTS)
    return _any(
        Query.boost_query(
            Query.phrase_query(schema(), field(part, term.language), list(tokens), weights.slop), getattr(weights, part)
        )
        for part in PARTS
    )


def _words(terms: Iterable[Term], weights: Weights) -> list[Query]:
    """Each single word once, as heavy as all the reasons to look for it together."""
    heavy: dict[tuple[str, str], float] = defaultdict(float)
    typed: dict[str, float] = {}
    for term in terms:
        if not term.origin.is_entry:
            heavy[term.language, term.words[0]] += term.weight
            as_typed = token(term.text, EXACT) if term.origin is Origin.TYPED and term.language != PLAIN else None
            if as_typed is not None:
                typed[as_typed] = term.weight * weights.exact
    fields = [(part, weight) for part in PARTS if (weight := getattr(weights, part)) > 0]
    built, single, boost = schema(), Query.term_query, Query.boost_query  # every search comes through here
    queries = [
        boost(single(built, field(part, language), word, "freq"), weight * share)
        for (language, word), weight in heavy.items()
        for part, share in fields
    ]
    return queries + [boost(single(built, EXACT, word, "freq"), weight) for word, weight in typed.items()]


def _term(part: str, language: str, word: str, weight: float) -> Query:
    return Query.boost_query(Query.term_query(schema(), field(part, language), word, "freq"), weight)

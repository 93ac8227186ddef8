"""From a plan to the engine's query."""

from __future__ import annotations

from collections import defaultdict

from tantivy import Occur, Query

from migov.evidence.index.analysers import EXACT, PLAIN, folded, placed
from migov.evidence.index.layout import PARTS, field, schema
from migov.evidence.search.plans import Origin, Plan, Term
from migov.evidence.search.weights import WEIGHTS, Weights


def compiled(plan: Plan, weights: Weights = WEIGHTS) -> Query:
    """The query of a plan: what was quoted must stand there, everything else adds to the score."""
    wanted = [clause for term in plan.terms for clause in _together(term, weights)]
    wanted += _alone(plan, weights)
    clauses = [(Occur.Must, exactly(phrase)) for phrase in plan.must]
    if wanted:
        anything = Query.boolean_query([(Occur.Should, clause) for clause in wanted])
        clauses.append((Occur.Should if clauses else Occur.Must, anything))
    return Query.boolean_query(clauses) if clauses else Query.empty_query()


def exactly(phrase: str) -> Query:
    """The query for words that stand in a passage one after the other in just this form, whatever case and accents."""
    tokens = placed(folded(phrase), EXACT)
    if not tokens:
        return Query.empty_query()
    if len(tokens) == 1:
        return Query.term_query(schema(), EXACT, tokens[0][1], "freq")
    return Query.phrase_query(schema(), EXACT, list(tokens))


def _together(term: Term, weights: Weights) -> list[Query]:
    if len(term.words) < 2:
        return []
    tokens = placed(term.text, term.language)
    return [
        Query.boost_query(
            Query.phrase_query(schema(), field(part, term.language), list(tokens), weights.slop),
            term.weight * weights.phrase * getattr(weights, part),
        )
        for part in PARTS
    ]


def _alone(plan: Plan, weights: Weights) -> list[Query]:
    """Each word once, as heavy as the heaviest term it stands in."""
    heaviest: dict[tuple[str, str], float] = defaultdict(float)
    typed: dict[str, float] = {}
    for term in plan.terms:
        share = 1.0 if len(term.words) == 1 else weights.single
        for word in term.words:
            key = (term.language, word)
            heaviest[key] = max(heaviest[key], term.weight * share)
        if term.origin is Origin.TYPED and term.language != PLAIN and len(term.words) == 1:
            typed[folded(term.text).lower()] = term.weight * weights.exact
    queries = [
        Query.boost_query(
            Query.term_query(schema(), field(part, language), word, "freq"), weight * getattr(weights, part)
        )
        for (language, word), weight in heaviest.items()
        for part in PARTS
        if weight * getattr(weights, part) > 0
    ]
    return queries + [
        Query.boost_query(Query.term_query(schema(), EXACT, word, "freq"), weight)
        for word, weight in typed.items()
        if weight > 0
    ]

"""The second look at the best passages for an indicator: what they say, and what stands beside them.

They hold more or less of the question's words, and are more or less like a sentence with which a law may answer it.
What stands beside a passage is the articles before and after it, its section, and its act.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from heapq import nlargest
from operator import itemgetter
from statistics import median

from migov.evidence.index import Entry, Held
from migov.evidence.index.analysers import analyser_of, spans
from migov.evidence.search.plans import Origin, Plan, Term
from migov.evidence.search.reasons import held_by, runs
from migov.evidence.search.weights import Weights
from migov.evidence.semantic import Meanings
from migov.model.sources import PassageKind

Ranked = list[tuple[float, Entry]]
Part = tuple[str, ...]
"""An act, or a section of one: the source, and the headings down to it."""

OPENING = 250
"""Characters in which a provision that changes another one says so."""

AMENDING = re.compile(
    r"""(?ix)
    \b(?:is|are)\ (?:hereby\ )?(?:amended|repealed|substituted|deleted|inserted)
    | \b(?:est|sont)\ (?:abrog|modifi|remplac|compl|insér|ajout|supprim|introdui)
    | prend\ la\ teneur | libellé\ suivant | de\ la\ teneur\ suivante | les\ (?:mots|termes)
    | \bse\ (?:modifica|deroga|sustituye|añade|suprime) | queda(?:n)?\ redactad[oa]s?
    | passa(?:m)?\ a\ (?:vigorar|ter\ a\ seguinte) | (?:é|são)\ (?:alterad|revogad|aditad)[oa]s?
    | يعدل | تعدل | يستبدل | تستبدل | يلغي | تلغي
    """
)
"""How provisions that change another act begin, in the five languages."""


def second_look(plan: Plan, ranked: Ranked, weights: Weights) -> Ranked:
    """The same passages, the best first after a second look."""
    asked = {term.words[0]: term.language for term in plan.terms if term.origin is Origin.QUESTION}
    own = [
        (score * _kind_of_words(entry, weights) * _said(plan, asked, entry, weights), entry) for score, entry in ranked
    ]
    return _with_what_holds_them(own, _with_neighbours(own, weights), weights)


def is_amending(entry: Entry) -> bool:
    """Whether a passage changes another act's words."""
    return AMENDING.search(entry.passage.text[:OPENING]) is not None


def _kind_of_words(entry: Entry, weights: Weights) -> float:
    if entry.passage.kind is PassageKind.FRONT:
        return weights.front
    return weights.amending if is_amending(entry) else 1.0


def _said(plan: Plan, asked: Mapping[str, str], entry: Entry, weights: Weights) -> float:
    """What becomes of a passage's score by what it says: of the question, and of how a law might answer it."""
    language = analyser_of(entry.passage.language or entry.language)
    held = held_by(entry, language)
    wanted = {word for word, spoken in asked.items() if spoken == language}
    likeness, _ = plan.likest(held, language)
    like = weights.like_rendered if plan.is_rendered else weights.like
    return _coverage(wanted, held, weights) * (1 + like * likeness)


def _coverage(wanted: Set[str], held: Set[str], weights: Weights) -> float:
    """What is left of a passage's score: all where it holds every word of the question, `uncovered` where none.

    One rare word said often is not an answer to a question of five.
    """
    return weights.uncovered + (1 - weights.uncovered) * len(wanted & held) / len(wanted) if wanted else 1.0


def is_something_else(plan: Plan, entry: Entry) -> bool:
    """Whether a passage holds a phrase that must not match, and no entry of the glossary elsewhere."""
    language = analyser_of(entry.passage.language or entry.language)
    never = [term for term in plan.never if term.language == language]
    if not never:
        return False
    tokens = [token for _, _, token in spans(entry.passage.text, language)]
    covered = {at for term in never for first, last in runs(tokens, term.words) for at in range(first, last + 1)}
    return bool(covered) and not any(
        at not in covered for term in _entries(plan, language) for run in runs(tokens, term.words) for at in run
    )


def _entries(plan: Plan, language: str) -> list[Term]:
    return [term for term in plan.terms if term.origin.is_entry and term.language == language]


def _with_neighbours(ranked: Ranked, weights: Weights) -> Ranked:
    """Articles that stand together speak of one matter: each gains a little by those beside it."""
    scores = {(entry.source, entry.passage.number): score for score, entry in ranked}

    def beside(entry: Entry) -> float:
        at = entry.passage.number
        return sum(scores.get((entry.source, at + step), 0.0) / abs(step) for step in (-2, -1, 1, 2))

    return [(score + weights.beside * beside(entry), entry) for score, entry in ranked]


def _with_what_holds_them(own: Ranked, ranked: Ranked, weights: Weights) -> Ranked:
    """An act of which many passages are good is the act in question, and so is a section: all in them gain by it.

    A section is judged by what its passages hold themselves (*own*): what they gained from one another counts once.
    """
    acts = _shares((((entry.source,), score) for score, entry in ranked), weights.act_passages)
    sections = _shares(((_section(entry), score) for score, entry in own), weights.section_passages)

    def lifted(score: float, entry: Entry) -> float:
        by_section = 1 + weights.section * sections[_section(entry)]
        return score * (1 + weights.act * acts[entry.source,]) * by_section

    return sorted([(lifted(score, entry), entry) for score, entry in ranked], key=_best_first)


def _section(entry: Entry) -> Part:
    """Where it stands: all passages under the same headings of an act are one section."""
    return (entry.source, *entry.passage.locator.path[:-1])


def _shares(scored: Iterable[tuple[Part, float]], count: int) -> dict[Part, float]:
    """How good each part of the laws is, by its *count* best passages: the best part as 1."""
    by_part: dict[Part, list[float]] = defaultdict(list)
    for part, score in scored:
        by_part[part].append(score)
    sums = {part: sum(nlargest(count, scores)) for part, scores in by_part.items()}
    best = max(sums.values(), default=1.0) or 1.0
    return {part: much / best for part, much in sums.items()}


def by_meaning(ranked: Ranked, plan: Plan, meanings: Meanings, weights: Weights) -> Ranked:
    """The same passages with nearness in meaning added to their scores; one without a vector is taken as middling.

    Nearness is reckoned from the middling passage to the nearest: the model finds everything rather near.
    """
    near = meanings.nearness(_meant(plan), [entry for _, entry in ranked])
    known = [value for value in near if value is not None]
    middling, nearest = (median(known), max(known)) if known else (0.0, 0.0)
    if nearest <= middling:
        return ranked
    best = max(score for score, _ in ranked)
    unsure = plan.is_rendered and not meanings.is_agreed
    share = best * (weights.meaning_rendered if unsure else weights.meaning) / (nearest - middling)
    return [
        (score if value is None else score + share * (value - middling), entry)
        for (score, entry), value in zip(ranked, near, strict=True)
    ]


def _meant(plan: Plan) -> list[str]:
    """The question; and where it was put in another language, the glossary's labels in that of the laws beside it."""
    labels = ", ".join(term.text for term in plan.terms if term.origin is Origin.LABEL)
    return [plan.query, labels] if plan.is_rendered and labels else [plan.query]


def _best_first(pair: tuple[float, Entry]) -> tuple[float, str, int]:
    return (-pair[0], pair[1].source, pair[1].passage.number)


def in_order(best: Sequence[tuple[float, Held]]) -> list[tuple[float, Held]]:
    """Passages best first; those with the same score in the order of their sources, so that no search is a lottery."""
    if len({score for score, _ in best}) == len(best):
        return sorted(best, key=itemgetter(0), reverse=True)
    return sorted(best, key=lambda one: (-one[0], one[1].place))

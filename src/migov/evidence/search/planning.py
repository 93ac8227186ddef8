"""From what somebody types, or an indicator asks, to a plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from migov.evidence.index.analysers import PLAIN, analyser_of, words
from migov.evidence.search.kinship import Kin
from migov.evidence.search.plans import Origin, Plan, Term
from migov.evidence.search.weights import WEIGHTS, Weights
from migov.model.glossaries import Glossary

QUOTED = re.compile(r"[\"“”„«»]\s*([^\"“”„«»]+?)\s*[\"“”«»]")
"""Words between quotation marks of any country's kind; single ones are apostrophes."""

ASKING = {
    "ar": "هل يوجد توجد ما هي البلد الدولة",
    "en": "there exist exists country government national does whether who which what how can may",
    "es": "existe existen hay país cuál cuáles qué puede pueden",
    "fr": "existe existent il elle ils elles quel quelle quels quelles pays lequel peut peuvent t",
    "pt": "existe existem há país qual quais que pode podem",
}
"""Words that belong to asking, not to what is asked."""


def plan(
    query: str,
    *,
    languages: Sequence[str],
    language: str | None = None,
    kin: Sequence[Kin] = (),
    weights: Weights = WEIGHTS,
) -> Plan:
    """The plan of a search in laws of these *languages*.

    *query* is what was typed, with ``"…"`` around words that must stand so; or an indicator's question. *language* is
    the query's own where it is known: words of a language in which no law is written are then not looked for, as long
    as *kin* (see `kindred`) has words of the laws' languages.
    """
    must = tuple(match.strip() for match in QUOTED.findall(query))
    free = QUOTED.sub(" ", query)
    analysed = tuple(dict.fromkeys(analyser_of(one) for one in languages)) or (PLAIN,)
    origin = Origin.QUESTION if kin else Origin.TYPED
    terms = [term for one in analysed for near in kin for term in _from_kin(near, one, weights)]
    spoken = [one for one in analysed if language is None or one == analyser_of(language)]
    notes = _notes(languages, language, spoken=bool(spoken), has_kin=bool(terms))
    if not spoken and not terms:
        spoken = list(analysed)
    terms += [term for one in spoken for term in _from_words(free, one, origin, weights)]
    never = tuple(term for one in analysed for near in kin for term in _never(near, one))
    if not terms and not must:
        notes.append("no word is left to look for: those that were typed say nothing alone")
    return Plan(query=query, terms=_merged(terms), must=must, never=never, is_deep=bool(kin), notes=tuple(notes))


def _notes(languages: Sequence[str], language: str | None, *, spoken: bool, has_kin: bool) -> list[str]:
    notes = []
    if unknown := [one for one in languages if analyser_of(one) == PLAIN and one != PLAIN]:
        notes.append(f"words of {', '.join(unknown)} are looked for as they stand: their endings are not known")
    if not spoken and has_kin:
        notes.append(f"asked in {language}, looked for in {', '.join(languages)} by the glossary")
    if not spoken and not has_kin:
        notes.append(f"asked in {language}, but no glossary has words in {', '.join(languages)}: looked for as typed")
    return notes


def _from_words(text: str, language: str, origin: Origin, weights: Weights) -> Iterable[Term]:
    asking = set(words(ASKING.get(language, ""), language)) if origin is Origin.QUESTION else set()
    weight = weights.question if origin is Origin.QUESTION else weights.typed
    for word in dict.fromkeys(words(text, language)):
        if word not in asking:
            yield Term(text=word, language=language, words=(word,), origin=origin, weight=weight)


def _from_kin(kin: Kin, language: str, weights: Weights) -> Iterable[Term]:
    """The words of an indicator: its glossary's, and those of its question in that language."""
    for glossary in kin.known.glossaries:
        if glossary.language == language:
            yield from _entries(glossary.labels, Origin.LABEL, weights.label * kin.weight, glossary)
            yield from _entries(glossary.synonyms, Origin.SYNONYM, weights.synonym * kin.weight, glossary)
    for written in kin.known.question.languages:
        if written == language:
            for term in _from_words(kin.known.question.text(written), language, Origin.QUESTION, weights):
                yield msgspec.structs.replace(term, weight=term.weight * kin.weight, indicator=kin.known.indicator)


def _never(kin: Kin, language: str) -> Iterable[Term]:
    for glossary in kin.known.glossaries:
        if glossary.language == language:
            yield from _entries(glossary.never, Origin.NEVER, 0.0, glossary)


def _entries(entries: Sequence[str], origin: Origin, weight: float, glossary: Glossary) -> Iterable[Term]:
    language = glossary.language.value
    for text in entries:
        if found := words(text, language):
            yield Term(
                text=text, language=language, words=found, origin=origin, weight=weight, indicator=glossary.indicator
            )


def _merged(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Each phrase once, as the heaviest of its terms, heaviest first."""
    best: dict[tuple[str, tuple[str, ...]], Term] = {}
    for term in terms:
        key = (term.language, term.words)
        if key not in best or best[key].weight < term.weight:
            best[key] = term
    return tuple(sorted(best.values(), key=lambda term: -term.weight))

"""From what somebody types, or an indicator asks, to a plan."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from heapq import nlargest
from math import sqrt

from migov.evidence.index.accents import accented
from migov.evidence.index.analysers import PLAIN, analyser_of, forms, spans, words
from migov.evidence.search.asking import asking
from migov.evidence.search.kinship import Kin, Known
from migov.evidence.search.plans import Note, Origin, Plan, Remark, Term, Wording
from migov.evidence.search.vocabularies import Vocabulary, asked_in, vocabulary
from migov.evidence.search.weights import WEIGHTS, Weights
from migov.model.glossaries import Glossary

QUOTED = re.compile(r"[\"“”„«»]\s*([^\"“”„«»]+?)\s*[\"“”«»]")
"""Words between quotation marks of any country's kind; single ones are apostrophes."""


def plan(
    query: str,
    *,
    languages: Sequence[str],
    language: str | None = None,
    kin: Sequence[Kin] = (),
    catalogue: Sequence[Known] = (),
    weights: Weights = WEIGHTS,
) -> Plan:
    """The plan of a search in laws of these *languages*.

    *query* is what was typed, with ``"…"`` around words that must stand so; or an indicator's question. *language* is
    the query's own where it is known: words of a language in which no law is written are then not looked for, as long
    as *kin* (see `kindred`) has words of the laws' languages. *catalogue* is everything that the catalogue knows: with
    it, words that all its indicators share count too, and words that only a few use count more.
    """
    must = tuple(match.strip() for match in QUOTED.findall(query))
    free = QUOTED.sub(" ", query) if must else query
    tongues = tuple(dict.fromkeys(analyser_of(one) for one in languages)) or (PLAIN,)
    asked = {one: _asked_in(query, kin, one) for one in tongues}
    spoken = [one for one in tongues if language is None or one == analyser_of(language)]
    terms = [
        term for one in tongues for term in _from_kin(kin, catalogue, one, is_spoken=one in spoken, weights=weights)
    ]
    is_rendered = not spoken and bool(terms)
    notes = _notes(languages, language, spoken=bool(spoken), has_kin=bool(terms))
    if not spoken and not terms:
        spoken = list(tongues)
    if kin:
        texts = {**{one: text for one, text in asked.items() if text}, **dict.fromkeys(spoken, free)}
        terms += [term for one, text in texts.items() for term in _asking(text, one, weights.question)]
    else:
        terms += [term for one in spoken for term in _typed(free, one, weights)]
    if not terms and not must:
        notes.append(Note(remark=Remark.NOTHING_LEFT))
    return Plan(
        query=query,
        terms=tuple(sorted(dict.fromkeys(terms), key=lambda term: -term.weight)),
        must=must,
        never=tuple(term for one in tongues for term in _never(kin[:1], one)),
        wordings=tuple(_wordings(kin, catalogue, tongues)),
        is_deep=bool(kin),
        is_rendered=is_rendered,
        notes=tuple(notes),
    )


def _asked_in(query: str, kin: Sequence[Kin], language: str) -> str:
    """The query itself in that language, where it is the question of an indicator in another."""
    for one in kin[:1]:
        if query.strip() in {one.known.question.text(tongue) for tongue in one.known.question.languages}:
            return asked_in(one.known, language)
    return ""


def _notes(languages: Sequence[str], language: str | None, *, spoken: bool, has_kin: bool) -> list[Note]:
    notes, laws = [], ", ".join(languages)
    if unknown := [one for one in languages if analyser_of(one) == PLAIN and one != PLAIN]:
        notes.append(Note(remark=Remark.ENDINGS_UNKNOWN, values=(", ".join(unknown),)))
    if not spoken and languages:
        remark = Remark.BY_GLOSSARY if has_kin else Remark.NO_GLOSSARY
        notes.append(Note(remark=remark, values=(language or "", laws)))
    return notes


def _typed(text: str, language: str, weights: Weights) -> Iterable[Term]:
    """Each typed word, as the index may hold it: accents are often left out where they are hard to type."""
    for start, end, token in spans(text, language):
        word = text[start:end]
        for form in _held(token, word, language):
            yield Term(text=word, language=language, words=(form,), origin=Origin.TYPED, weight=weights.typed)


@lru_cache(maxsize=20_000)
def _held(token: str, word: str, language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*forms(token, word, language), *accented(word, language))))


def _asking(text: str, language: str, weight: float, indicator: str | None = None) -> Iterable[Term]:
    printed = {token: text[start:end] for start, end, token in spans(text, language)}
    for word in printed.keys() - asking(language):
        yield Term(
            text=printed[word],
            language=language,
            words=(word,),
            origin=Origin.QUESTION,
            weight=weight,
            indicator=indicator,
        )


def _from_kin(
    kin: Sequence[Kin], catalogue: Sequence[Known], language: str, *, is_spoken: bool, weights: Weights
) -> Iterable[Term]:
    """The words that indicators lend: the nearest one its glossary and question, those around it what tells of them."""
    if not kin:
        return
    nearest = kin[0].known
    for glossary in nearest.glossaries:
        if glossary.language == language:
            yield from _entries(glossary.labels, Origin.LABEL, weights.label, glossary)
            yield from _entries(glossary.synonyms, Origin.SYNONYM, weights.synonym, glossary)
    if not is_spoken:
        yield from _asking(asked_in(nearest, language), language, weights.rendered, nearest.indicator)
    known = _vocabulary(kin, catalogue, language)
    near = weights.near if is_spoken else weights.near_rendered
    told = known.telling(kin[: weights.near_indicators])
    telling = {word: told[word] for word in nlargest(weights.near_words, told, key=told.__getitem__)}
    lent = _scaled(telling, near)
    for word, weight in _scaled(_alone(nearest, language, weights), weights.word).items():
        lent[word] = lent.get(word, 0.0) + weight
    yield from _lent(lent, Origin.WORD, known)
    if catalogue:
        matter = weights.matter if is_spoken else weights.matter_rendered
        yield from _lent(_scaled(known.shared(weights.matter_words), matter), Origin.MATTER, known)


def _wordings(kin: Sequence[Kin], catalogue: Sequence[Known], languages: Iterable[str]) -> Iterable[Wording]:
    for language in languages if kin else ():
        yield from _vocabulary(kin, catalogue, language).wordings(kin[0].known)


def _vocabulary(kin: Sequence[Kin], catalogue: Sequence[Known], language: str) -> Vocabulary:
    return vocabulary(tuple(catalogue) or tuple(one.known for one in kin), language)


def _alone(known: Known, language: str, weights: Weights) -> Mapping[str, float]:
    """The words of the indicator's entries of several words: more for those in more entries, by the square root."""
    share: dict[str, float] = defaultdict(float)
    for glossary in known.glossaries:
        if glossary.language == language:
            for entries, weight in ((glossary.labels, weights.label), (glossary.synonyms, weights.synonym)):
                for entry in entries:
                    held = set(words(entry, language))
                    for word in held if len(held) > 1 else ():
                        share[word] += weight / len(entries)
    return {word: sqrt(much) for word, much in share.items()}


def _scaled(weighed: Mapping[str, float], best: float) -> dict[str, float]:
    most = max(weighed.values(), default=0.0)
    return {word: best * weight / most for word, weight in weighed.items()} if most > 0 else {}


def _lent(weighed: Mapping[str, float], origin: Origin, known: Vocabulary) -> Iterable[Term]:
    for word, weight in weighed.items():
        if weight > 0:
            text = known.printed.get(word, word)
            yield Term(text=text, language=known.language, words=(word,), origin=origin, weight=weight)


def _never(kin: Sequence[Kin], language: str) -> Iterable[Term]:
    for one in kin:
        for glossary in one.known.glossaries:
            if glossary.language == language:
                yield from _entries(glossary.never, Origin.NEVER, 0.0, glossary)


def _entries(entries: Sequence[str], origin: Origin, weight: float, glossary: Glossary) -> Iterable[Term]:
    language = glossary.language.value
    for text in entries:
        if found := words(text, language):
            yield Term(
                text=text, language=language, words=found, origin=origin, weight=weight, indicator=glossary.indicator
            )

"""The register of institutions: names, native names and acronyms brought together, wherever they are printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from migov.model.institutions import Institution
from migov.model.texts import Place
from migov.profile.reading.facts.instruments.register import slug
from migov.profile.reading.facts.lexicon.vocabulary import Vocabulary
from migov.profile.reading.facts.naming.countries import Countries
from migov.profile.reading.facts.naming.names import apposition, content, fits, fronted, is_acronym
from migov.profile.reading.facts.naming.phrases import Phrase, lowered_heads, phrases
from migov.profile.reading.facts.stretches import Capitals, Sentence, Stretch, first_word, sentences, standing


class Naming(NamedTuple):
    """One printing of an institution's name."""

    name: str
    native: str | None
    acronym: str | None
    place: Place


@dataclass(slots=True)
class _Body:
    """One institution while its names are gathered."""

    serial: int
    namings: list[Naming] = field(default_factory=list)
    contents: set[tuple[str, ...]] = field(default_factory=set)
    acronyms: set[str] = field(default_factory=set)
    gone: bool = False
    """Whether another was found to be the same one."""
    later: list[Place] = field(default_factory=list)


def institutions(
    texts: Sequence[Stretch], capitals: Capitals, words: Vocabulary, countries: Countries
) -> tuple[Institution, ...]:
    """The institutions that the stretches name, in order of their first mention."""
    known = _Known()
    for text in texts:
        for sentence in sentences(text):
            for naming in _namings(sentence, words, countries):
                known.take(naming, content(naming.name, words, countries))
    found = [body for body in known.bodies if not body.gone]
    _take_acronyms(found, texts, capitals)
    given: Counter[str] = Counter()
    order = {place: number for number, place in enumerate(dict.fromkeys(text.place for text in texts))}
    return tuple(_institution(body, order, given) for body in found)


def _namings(sentence: Sentence, words: Vocabulary, countries: Countries) -> Iterator[Naming]:
    known = words.institutions
    for named in [body for body in known.bodies if body in sentence.text]:
        behind = apposition(sentence.text, sentence.text.find(named) + len(named), words)
        yield Naming(
            named, behind.native if behind else None, behind.acronym if behind else None, sentence.stretch.place
        )
    for phrase in phrases(sentence.text, _heads(words), words, countries):
        inner = phrase.inner if phrase.inner and is_acronym(phrase.inner) else None
        behind = apposition(sentence.text, phrase.end, words)
        behind = behind or fronted(sentence.text, phrase.start, phrase.end)
        if phrase.head in _ministries(words) and (
            over := words.pattern(known.ministry_ends).search(phrase.printed(sentence.text))
        ):
            phrase, behind = phrase._replace(end=phrase.start + over.start()), None
        native, acronym = (behind.native, behind.acronym) if behind else (None, inner)
        name = phrase.bare(sentence.text)
        weak = phrase.head in _weak_heads(words)
        if acronym is not None and not _belongs(acronym, name, native, weak=weak):
            acronym = None
        if _counts(name, phrase, native, acronym, words, weak=weak):
            yield Naming(name[:1].upper() + name[1:], native, acronym, sentence.stretch.place)


def _belongs(acronym: str, name: str, native: str | None, *, weak: bool) -> bool:
    """Whether an acronym is that of the name before it: it spells the name, its native name, or can only be its own.

    Many profiles print the acronym of a native name that they do not print.
    """
    if fits(acronym, name) or (native is not None and fits(acronym, native)):
        return True
    return native is not None or (not weak and sum(c.isupper() for c in acronym) >= 3)


def _counts(
    name: str, phrase: Phrase, native: str | None, acronym: str | None, words: Vocabulary, *, weak: bool
) -> bool:
    """Whether a name tells one institution from others: not "the National Agency", not a lower-case "a committee"."""
    if acronym is not None:
        return True
    if weak:
        return False
    ministry = phrase.head in _ministries(words)
    if not name[0].isupper() and not (ministry and words.phrases.head_first):
        return False
    common = _common(words)
    told = [piece for piece in re.findall(r"[^\W\d_]+", name) if piece.casefold() not in common]
    return bool(native) or (bool(told) and any(piece[0].isupper() or words.phrases.head_first for piece in told))


@cache
def _heads(words: Vocabulary) -> frozenset[str]:
    return lowered_heads((*words.institutions.heads, *words.institutions.weak_heads))


@cache
def _weak_heads(words: Vocabulary) -> frozenset[str]:
    return lowered_heads(words.institutions.weak_heads)


@cache
def _ministries(words: Vocabulary) -> frozenset[str]:
    return lowered_heads(words.institutions.ministries)


@cache
def _common(words: Vocabulary) -> frozenset[str]:
    """Words that many institutions have in their names."""
    known = words.phrases
    heads = (piece.casefold() for head in words.institutions.heads for piece in (head, f"{head}s"))
    return frozenset((*known.generic, *known.articles, *known.connectors, *known.joins, *heads))


class _Known:
    """The institutions met so far, by their acronyms and by the words of their names."""

    def __init__(self) -> None:
        self.bodies: list[_Body] = []
        self.by_acronym: dict[str, _Body] = {}
        self.by_content: dict[tuple[str, ...], list[_Body]] = {}

    def take(self, naming: Naming, mine: tuple[str, ...]) -> None:
        """Put a naming to the institution that bears the acronym, else the name, else to a new one."""
        body = self.by_acronym.get(naming.acronym) if naming.acronym else None
        called = (body for body in self.by_content.get(mine, ()) if not body.gone)
        same = min(called, key=lambda body: body.serial, default=None)
        if body is None and same is not None and (naming.acronym is None or not same.acronyms):
            body = same
        if body is None:
            self.bodies.append(body := _Body(len(self.bodies)))
        elif same is not None and same is not body and not same.acronyms:
            body.namings += same.namings
            same.gone = True
        body.namings.append(naming)
        if mine not in body.contents:
            body.contents.add(mine)
            self.by_content.setdefault(mine, []).append(body)
        if naming.acronym:
            body.acronyms.add(naming.acronym)
            self.by_acronym[naming.acronym] = body


def _take_acronyms(found: list[_Body], texts: Sequence[Stretch], capitals: Capitals) -> None:
    for body in found:
        for acronym in body.acronyms:
            where = (texts[number] for number in capitals.get(first_word(acronym), ()))
            body.later += [text.place for text in where if next(standing(acronym, text.text), None) is not None]


def _institution(body: _Body, order: Mapping[Place, int], given: Counter[str]) -> Institution:
    names = Counter(naming.name for naming in body.namings)
    first = next(iter(names))
    native = Counter(naming.native for naming in body.namings if naming.native)
    acronym = next((naming.acronym for naming in body.namings if naming.acronym), None)
    name = max(names, key=lambda each: (names[each], each == first))
    key = slug(acronym or name, parts=8)
    given[key] += 1
    places = {*(naming.place for naming in body.namings), *body.later}
    ordered = tuple(sorted(places, key=lambda place: order[place]))
    others = [other for other in (*names, *list(native)[1:], *sorted(body.acronyms)) if other not in (name, acronym)]
    return Institution(
        id=key if given[key] == 1 else f"{key}-{given[key]}",
        name=name,
        native_name=next(iter(native), None),
        acronym=acronym,
        other_names=tuple(dict.fromkeys(others)),
        places=ordered,
    )

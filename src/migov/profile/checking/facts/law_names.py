"""One law under several names or years, and one number that means two laws."""

from __future__ import annotations

from collections.abc import Iterator

from migov.model.checks import Doubt, Elsewhere, Rule
from migov.profile.checking.reading import Reading, raised
from migov.profile.checking.wording import Told, Wording
from migov.profile.reading.facts.instruments.citations import Mention
from migov.profile.reading.facts.instruments.identities import Identity
from migov.profile.reading.facts.lexicon.vocabulary import Vocabulary
from migov.profile.reading.facts.naming.names import content, within
from migov.profile.reading.facts.naming.numbering import number_key, number_year


def law_names(reading: Reading, wording: Wording) -> Iterator[Doubt]:
    """For each instrument one doubt a name, and one a year, that is not the one it has most often."""
    lexicon = reading.lexicon
    if lexicon is None:
        return
    for identity in reading.register.identities:
        if identity.number or identity.acronyms:
            yield from _names(identity, reading, wording, lexicon)
        yield from _years(identity, reading, wording)
    yield from _numbers(reading, wording, lexicon)


def _names(identity: Identity, reading: Reading, wording: Wording, lexicon: Vocabulary) -> Iterator[Doubt]:
    classes: list[tuple[tuple[str, ...], list[Mention]]] = []
    for mention in identity.mentions:
        for title in filter(None, (mention.alias, mention.title)):
            mine = content(title, lexicon, reading.countries)
            same = [there for words, there in classes if within(mine, words) or within(words, mine)]
            if mine and not same:
                classes.append((mine, [mention]))
            elif mine and mention not in same[0]:
                same[0].append(mention)
    if len(classes) > 1:
        usual, *others = sorted((there for _, there in classes), key=lambda there: -len(there))
        told = wording.law_names.names
        yield from (_differs(told, other[0], usual[0], reading, wording) for other in others)


def _years(identity: Identity, reading: Reading, wording: Wording) -> Iterator[Doubt]:
    """Years in dates and in brackets; that of the number counts only where it is told beside one in brackets."""
    claims: dict[int, list[Mention]] = {}
    for mention in identity.mentions:
        dated = int(mention.date[:4]) if mention.date else None
        told = mention.year if mention.year is not None else dated
        if told is not None:
            claims.setdefault(told, []).append(mention)
    numbered = number_year(identity.number) if identity.number else None
    if len(claims) > 1:
        usual, *others = sorted(claims.items(), key=lambda claim: (-len(claim[1]), claim[0] != numbered))
        for _, there in others:
            yield _differs(wording.law_names.years, there[0], usual[1][0], reading, wording)


def _numbers(reading: Reading, wording: Wording, lexicon: Vocabulary) -> Iterator[Doubt]:
    """Instruments of two kinds with one number that seem to be about one thing."""
    numbered: dict[tuple[str, ...], list[Identity]] = {}
    for identity in reading.register.identities:
        if identity.number:
            numbered.setdefault(number_key(identity.number), []).append(identity)
    for first, *others in numbered.values():
        for other in others:
            if _subject(first, reading, lexicon) & _subject(other, reading, lexicon):
                told = wording.law_names.numbers
                yield _differs(told, other.mentions[0], first.mentions[0], reading, wording)


def _subject(identity: Identity, reading: Reading, lexicon: Vocabulary) -> set[str]:
    heads = {word for head in lexicon.instruments.named for word in content(head, lexicon)}
    words = {word for title in identity.titles for word in content(title, lexicon, reading.countries)}
    return words - heads - set(lexicon.phrases.generic)


def _differs(told: Told, doubtful: Mention, usual: Mention, reading: Reading, wording: Wording) -> Doubt:
    here, there = reading.printed(doubtful), reading.printed(usual)
    where = [Elsewhere(usual.place.section, there)]
    words = {"here": wording.quoted(here), "there": wording.quoted(there)}
    return raised(Rule.LAW_NAMES, told, reading.at(doubtful), here, elsewhere=where, **words)

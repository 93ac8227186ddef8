"""Glossaries: the words in which the laws and policies of a language speak of what an indicator asks.

One folder per language under ``data/glossaries``, in it one file per dimension of the edition `BASE`, and one named
after each other edition for what only that edition asks::

    ["1.2.1"]
    labels = ["family reunification", "family reunion"]
    synonyms = ["sponsor", "accompanying family members"]
    never = ["clinical trial sponsor"]
    wordings = ["The spouse and minor children of a holder of a residence permit may be admitted to join the holder."]

The first three are in lower case, as in a dictionary; wordings are sentences as in a law, written from the indicator
and never from the texts on which search is measured.

Words are written once. An earlier edition takes those of `BASE` along the cross-walk; ``taken.toml`` says where a
city's question takes those of a national one, before which its own then stand.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import msgspec

from migov.catalogue import crosswalks, editions
from migov.errors import Invalid, Problem
from migov.model.glossaries import Glossary
from migov.model.indicators import Edition
from migov.model.languages import Language

BASE = "national-2"
"""The edition for whose indicators the files named after a dimension are written."""

TAKEN = "taken.toml"

SHORTEST, LONGEST = 6, 60
"""Words of a wording: fewer are a title, more are several rules at once."""

MOST_SHARED = 3
"""A label that more indicators than this claim leads to none of them."""

Entries = Mapping[str, Glossary]


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    labels: tuple[str, ...]
    synonyms: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    wordings: tuple[str, ...] = ()


def glossary(indicator: str, language: Language, edition: str = BASE) -> Glossary | None:
    """The words for one indicator of an edition in one language; null where none have been written.

    >>> glossary("1.2.1", Language.EN).labels[0]
    'family reunification'
    """
    return _edition(language, edition).get(indicator)


def glossaries(language: Language, edition: str = BASE) -> tuple[Glossary, ...]:
    """All glossaries of an edition in one language, in the edition's order."""
    return tuple(_edition(language, edition).values())


def check(edition: Edition) -> list[Problem]:
    """What somebody should look at: indicators without words in a language, labels that too many indicators share.

    An office's own edition for which nothing was written has nothing to be looked at.

    Raises:
        Invalid: a file breaks a rule; every mistake is named with file and line.
    """
    if not any(glossaries(language, edition.code) for language in Language):
        return []
    problems: list[Problem] = []
    for language in Language:
        written = _edition(language, edition.code)
        for indicator in edition.indicators:
            if indicator.code not in written:
                says = f"there are no words for it in {language.endonym}"
                problems.append(Problem(says, file=f"glossaries/{language}", place=f"indicator {indicator.code}"))
        problems += _shared(written.values(), language)
    return problems


def read(folder: Traversable, language: Language) -> dict[str, dict[str, Glossary]]:
    """The glossaries that a language's folder holds, by edition and indicator.

    Raises:
        Invalid: with every mistake found, each naming file, line and key.
    """
    found: dict[str, dict[str, Glossary]] = {}
    problems: list[Problem] = []
    for file in sorted(folder.iterdir() if folder.is_dir() else (), key=lambda entry: entry.name):
        if not file.name.endswith(".toml"):
            continue
        name, stem = f"{folder.name}/{file.name}", file.name.removesuffix(".toml")
        edition = stem if editions.is_shipped(stem) else BASE
        entries = found.setdefault(edition, {})
        known = {indicator.code for indicator in editions.load(edition).indicators}
        text = file.read_text(encoding="utf-8")
        for code, content in editions.parsed(file, name).items():
            mistakes = list(_strangers(code, known, entries, edition)) or list(_mistakes(content, language))
            for key, says, remedy in mistakes:
                problems.append(Problem(says, file=name, place=_place(text, code, key), remedy=remedy))
            if not mistakes:
                entries[code] = _glossary(code, language, content)
    if problems:
        raise Invalid(*problems)
    return found


def merged(indicator: str, parts: Sequence[Glossary]) -> Glossary:
    """One glossary out of several of a language: what one of them looks for, none of the others forbids."""
    labels = dict.fromkeys(entry for part in parts for entry in part.labels)
    synonyms = dict.fromkeys(entry for part in parts for entry in part.synonyms if entry not in labels)
    never = dict.fromkeys(e for part in parts for e in part.never if e not in labels and e not in synonyms)
    return Glossary(
        indicator=indicator,
        language=parts[0].language,
        labels=tuple(labels),
        synonyms=tuple(synonyms),
        never=tuple(never),
        wordings=tuple(dict.fromkeys(sentence for part in parts for sentence in part.wordings)),
    )


def _home() -> Traversable:
    return files("migov.catalogue") / "data" / "glossaries"


@cache
def _shipped(language: Language) -> dict[str, dict[str, Glossary]]:
    return read(_home() / language.value, language)


@cache
def _edition(language: Language, code: str) -> Entries:
    if not editions.is_shipped(code):
        return {}
    written = _shipped(language)
    own, base, takes = written.get(code, {}), written.get(BASE, {}), _taken(code)
    found: dict[str, Glossary] = {}
    for indicator in editions.load(code).indicators:
        parts = [own[indicator.code]] if indicator.code in own else []
        parts += [base[taken] for taken in takes.get(indicator.code, ()) if taken in base]
        if parts:
            found[indicator.code] = merged(indicator.code, parts)
    return found


@cache
def _taken(code: str) -> dict[str, tuple[str, ...]]:
    """Which indicators of `BASE` give their words to each of another edition."""
    if code == BASE:
        return {}
    walk = crosswalks.between(code, BASE)
    if walk is not None:
        return {earlier: link.later for link in walk.links for earlier in link.earlier}
    try:
        return msgspec.convert(editions.parsed(_home() / TAKEN).get(code, {}), dict[str, tuple[str, ...]])
    except msgspec.ValidationError as error:
        raise Invalid(Problem(str(error), file=TAKEN, place=f"table {code}")) from error


def _glossary(code: str, language: Language, content: object) -> Glossary:
    entry = msgspec.convert(content, _Entry)
    return Glossary(indicator=code, language=language, **msgspec.structs.asdict(entry))


Mistake = tuple[str | None, str, str | None]
"""The key it stands under, what is wrong, what to do about it."""


def _strangers(code: str, known: Iterable[str], entries: Entries, edition: str) -> Iterator[Mistake]:
    if code not in known:
        yield None, f"edition {edition} has no such indicator", None
    elif code in entries:
        yield None, "it stands in two files", "write all its words in one place"


def _mistakes(content: object, language: Language) -> Iterator[Mistake]:
    try:
        entry = msgspec.convert(content, _Entry)
    except msgspec.ValidationError as error:
        says, _, place = str(error).partition(" - at ")
        yield place.strip("`").removeprefix("$.").partition("[")[0] or None, says, None
        return
    if not entry.labels:
        yield "labels", "there is no label", "write at least what the matter itself is called"
    for key in ("labels", "synonyms", "never"):
        words: tuple[str, ...] = getattr(entry, key)
        for word in words:
            yield from ((key, f"{word!r} {says}", remedy) for says, remedy in _ill_written(word, language))
            if word != word.lower():
                yield key, f"{word!r} is not in lower case", f"write {word.lower()!r}"
    for sentence in entry.wordings:
        told = [*_ill_written(sentence, language), *_no_sentence(sentence)]
        yield from (("wordings", f"{sentence!r} {says}", remedy) for says, remedy in told)
    yield from _repetitions(entry)


def _repetitions(entry: _Entry) -> Iterator[Mistake]:
    wanted = (*entry.labels, *entry.synonyms)
    for word, times in Counter(wanted).items():
        if times > 1:
            yield "synonyms", f"{word!r} stands twice", None
    for word, times in Counter(entry.never).items():
        if times > 1:
            yield "never", f"{word!r} stands twice", None
        if word in wanted:
            yield "never", f"{word!r} is looked for and forbidden at once", None
    for sentence, times in Counter(entry.wordings).items():
        if times > 1:
            yield "wordings", f"{sentence!r} stands twice", None


def _ill_written(word: str, language: Language) -> Iterator[tuple[str, str | None]]:
    if not word:
        yield "is empty", None
        return
    if re.search(r"[^\S ]", word):
        yield "has a space that is not a plain one", None
    if word != unicodedata.normalize("NFC", word):
        yield "has accents apart from their letters", "write them composed (NFC)"
    script = "ARABIC" if language.right_to_left else "LATIN"
    letters = [letter for letter in unicodedata.normalize("NFKC", word) if letter.isalpha()]  # º is an o
    if not letters or not all(unicodedata.name(letter, "").startswith(script) for letter in letters):
        yield f"is not written in {script.capitalize()} letters", None


def _no_sentence(text: str) -> Iterator[tuple[str, str | None]]:
    count = len(text.split())
    if 0 < count < SHORTEST:
        yield "is no whole sentence", f"say who shall or may do what, in {SHORTEST} words at least"
    if count > LONGEST:
        yield f"has {count} words", f"make two sentences of at most {LONGEST} words"


def _shared(entries: Iterable[Glossary], language: Language) -> Iterator[Problem]:
    owners: dict[str, list[str]] = {}
    for entry in entries:
        for label in entry.labels:
            owners.setdefault(label, []).append(entry.indicator)
    for label, codes in owners.items():
        if len(codes) > MOST_SHARED:
            says = f"{len(codes)} indicators share the label {label!r}"
            remedy = "make it a synonym, or narrower"
            yield Problem(says, file=f"glossaries/{language}", place=", ".join(codes), remedy=remedy)


def _place(text: str, code: str, key: str | None) -> str:
    """Where an entry stands: TOML readers keep no lines."""
    here = f'["{code}"]'
    inside = False
    line = 0
    for number, row in enumerate(text.splitlines(), start=1):
        if row.startswith("["):
            inside = row.replace(" ", "") == here
            line = number if inside else line
        elif inside and key and row.startswith(key):
            line = number
    where = f"line {line}, indicator {code}" if line else f"indicator {code}"
    return f"{where}, {key}" if key else where

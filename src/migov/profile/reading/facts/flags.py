"""Doubts about facts: what two printed places say differently of one thing, and years that cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from migov.model.conventions import ConventionTable
from migov.model.findings import Side
from migov.model.flags import AsOf, Flag, FlagKind
from migov.model.instruments import Agreement, InstrumentStatus
from migov.model.texts import Place
from migov.model.texts import words as plain
from migov.profile.reading.facts.instruments.identities import Identity
from migov.profile.reading.facts.instruments.register import Register
from migov.profile.reading.facts.lexicon.vocabulary import Vocabulary, one_of
from migov.profile.reading.facts.moments import exists
from migov.profile.reading.facts.naming.countries import Countries
from migov.profile.reading.facts.naming.names import CAPITAL, content, is_acronym, within
from migov.profile.reading.facts.naming.numbering import number_key, number_year
from migov.profile.reading.facts.naming.phrases import tokens
from migov.profile.reading.facts.stretches import Stretch, sentences, spelled


def flags(
    texts: Sequence[Stretch],
    register: Register,
    agreed: Sequence[Agreement],
    dates: Sequence[AsOf],
    words: Vocabulary,
    countries: Countries,
    *,
    tables: Sequence[ConventionTable],
    year: int | None,
) -> tuple[Flag, ...]:
    """The doubts, in the order of their kinds."""
    found = [
        *_several_names(register, words, countries),
        *_several_identities(register, words, countries),
        *_two_years(register),
        *_not_implemented(register, texts),
        *_never(agreed),
        *_counts(texts, words),
        *_treaty_years(tables, texts, words, countries),
        *_impossible(register, agreed, dates, year),
    ]
    return tuple(dict.fromkeys(found))


def _several_names(register: Register, words: Vocabulary, countries: Countries) -> Iterator[Flag]:
    for identity in register.identities:
        classes: list[tuple[tuple[str, ...], str]] = []
        for title in identity.titles:
            mine = content(title, words, countries)
            if mine and not any(within(mine, other) or within(other, mine) for other, _ in classes):
                classes.append((mine, title))
        if len(classes) > 1:
            listed = "; ".join(f"“{title}”" for _, title in classes)
            called = f"{_titled(identity)} No. {identity.number}" if identity.number else f"One {identity.kind.value}"
            yield Flag(
                kind=FlagKind.SEVERAL_NAMES,
                says=f"{called} has {len(classes)} names: {listed}.",
                places=identity.places,
            )


def _several_identities(register: Register, words: Vocabulary, countries: Countries) -> Iterator[Flag]:
    numbered: dict[tuple[str, ...], list[Identity]] = {}
    for identity in register.identities:
        if identity.number:
            numbered.setdefault(number_key(identity.number), []).append(identity)
    for one in register.identities:
        same = numbered.get(number_key(one.number), []) if one.number else []
        for other in same[same.index(one) + 1 :] if len(same) > 1 else ():
            untold = not (one.titles and other.titles) and number_year(one.number or "") is not None
            if untold or _share_subject(one, other, words, countries):
                yield Flag(
                    kind=FlagKind.SEVERAL_IDENTITIES,
                    says=f"One number, two identities: “{one.name}” and “{other.name}”.",
                    places=tuple(dict.fromkeys((*one.places, *other.places))),
                )


def _share_subject(one: Identity, other: Identity, words: Vocabulary, countries: Countries) -> bool:
    generic = set(words.phrases.generic) | {w for head in words.instruments.named for w in content(head, words)}
    subjects = [{w for title in i.titles for w in content(title, words, countries)} - generic for i in (one, other)]
    return bool(subjects[0] & subjects[1])


def _two_years(register: Register) -> Iterator[Flag]:
    for identity in register.identities:
        years = identity.years
        if len(years) > 1:
            listed = " and ".join(str(year) for year in sorted(years))
            yield Flag(
                kind=FlagKind.CONTRADICTION,
                says=f"“{identity.name}” is printed with two years or more: {listed}.",
                places=tuple(dict.fromkeys(place for places in years.values() for place in places)),
            )


def _not_implemented(register: Register, texts: Sequence[Stretch]) -> Iterator[Flag]:
    well = {text.place for text in texts if text.side is Side.WELL_DEVELOPED}
    for identity in register.identities:
        if identity.status is not InstrumentStatus.NOT_IMPLEMENTED:
            continue
        praised = [place for place in identity.places if place in well and place not in identity.status_places]
        if praised:
            yield Flag(
                kind=FlagKind.STRENGTH_NOT_IMPLEMENTED,
                says=f"“{identity.name}” is cited among the well-developed areas ({praised[0]}) and elsewhere as not, "
                f"or not fully, applied ({identity.status_places[0]}).",
                places=tuple(dict.fromkeys((*praised, *identity.status_places))),
            )


def _never(agreed: Sequence[Agreement]) -> Iterator[Flag]:
    for agreement in agreed:
        if agreement.status is InstrumentStatus.NOT_IMPLEMENTED:
            years = f" ({', '.join(map(str, agreement.years))})" if agreement.years else ""
            yield Flag(
                kind=FlagKind.STRENGTH_NOT_IMPLEMENTED,
                says=f"“{agreement.title}”{years} is listed, and printed as not implemented: “{agreement.remark}”.",
                places=agreement.places,
            )


def _counts(texts: Sequence[Stretch], words: Vocabulary) -> Iterator[Flag]:
    """Different numbers of States for one thing, in a paragraph and in the note that it calls."""
    known = words.counts
    cues = words.cues(*(rf" (?:{subject})" for subject in known.subjects), rf"(?:{known.listed}) ")
    for number, note in enumerate(texts):
        if note.note is None or not cues.may_tell(note.text):
            continue
        above = next(
            (t for t in reversed(texts[:number]) if t.note is None and any(mark == note.note for _, mark in t.calls)),
            None,
        )
        if above is None or above.series != note.series or not _share_name(above.text, note.text):
            continue
        for subject in words.counts.subjects:
            here, there = _counted(above.text, subject, words), _counted(note.text, subject, words)
            if here and there and not here & there:
                said = _subject(note.text, subject, words)
                says = f"For “{said}” the text counts {_listed(here)} and footnote {note.note} counts {_listed(there)}."
                yield Flag(kind=FlagKind.CONTRADICTION, says=says, places=(above.place,))


def _treaty_years(
    tables: Sequence[ConventionTable], texts: Sequence[Stretch], words: Vocabulary, countries: Countries
) -> Iterator[Flag]:
    """A treaty whose row gives other years than a sentence that says when it was ratified."""
    said = words.pattern(rf"(?<!\w)(?:{words.counts.ratified})\W+(?:{words.agreements.years})")
    cues = words.cues(said.pattern)
    dated = [
        (sentence, m) for text in texts for sentence in sentences(text, cues) for m in said.finditer(sentence.text)
    ]
    for table in tables:
        for number, row in enumerate(table.rows, 1):
            cell, name = row.ratification, re.sub(r"[(,].*", "", spelled(plain(row.name)))
            wanted = content(name, words, countries)
            if cell is None or not cell.years or len(wanted) < 4:
                continue
            for sentence, match in dated:
                year = int(match["year"])
                if year not in cell.years and within(wanted, content(sentence.text, words, countries)):
                    years = _listed(set(cell.years))
                    yield Flag(
                        kind=FlagKind.CONTRADICTION,
                        says=f"“{name.strip()}” is ratified in {years} in table {table.number}, in {year} in the text.",
                        places=(Place(f"table {table.number}", number), sentence.stretch.place),
                    )


def _share_name(one: str, other: str) -> bool:
    names = [
        {word for word in tokens(text).texts if is_acronym(word) or (len(word) > 5 and word[0].isupper())}
        for text in (one, other)
    ]
    return bool(names[0] & names[1])


def _counted(text: str, subject: str, words: Vocabulary) -> set[int]:
    """The numbers that a text gives of those who, say, ratified: "only five ratifying countries", "by A, B and C".

    In "three of nine members have ratified" the first number counts ratifications and the second members.
    """
    numerals = "|".join(words.numerals[2:])
    linking = words.counts.linking.replace("{numeral}", rf"\d+|{numerals}" if words.counts.subjects[subject] else "~")
    number = rf"(?<![\w–-])(?P<number>\d{{1,3}}|{numerals})(?![\w–-])"
    told = [m["number"].casefold() for m in words.found(rf"{number}{linking} (?:{subject})", text)]
    found = {int(each) if each.isdigit() else words.numerals.index(each) for each in told}
    return found | (_enumerated(text, words) if words.counts.subjects[subject] else set())


def _enumerated(text: str, words: Vocabulary) -> set[int]:
    """How many are listed behind "ratified by"."""
    articles, joins = (one_of(group) for group in (words.phrases.articles, words.phrases.joins))
    name = rf"(?:(?:{articles}) ?)?{CAPITAL}(?: {CAPITAL})*"
    listing = rf"(?:{words.counts.listed}) (?P<list>{name}(?:, {name})+,? (?:{joins}) {name})"
    return {found["list"].replace(", and ", " and ").count(",") + 2 for found in words.found(listing, text)}


def _subject(text: str, subject: str, words: Vocabulary) -> str:
    found = words.pattern(rf"(?<!\w){subject}").search(text)
    return found.group() if found else subject


def _listed(numbers: set[int]) -> str:
    return " and ".join(str(number) for number in sorted(numbers))


def _impossible(
    register: Register, agreed: Sequence[Agreement], dates: Sequence[AsOf], year: int | None
) -> Iterator[Flag]:
    for identity in register.identities:
        for date in {m.date for m in identity.mentions if m.date and not exists(m.date)}:
            yield _implausible(f"“{identity.name}” is dated {date}, which is no day of the calendar.", identity.places)
        for told, places in identity.years.items():
            yield from _later(f"“{identity.name}” is of {told}", told, year, tuple(places))
    for agreement in agreed:
        for told in agreement.years:
            yield from _later(f"“{agreement.title}” is of {told}", told, year, agreement.places)
    for moment in dates:
        if not exists(moment.date):
            yield _implausible(f"“{moment.printed}” is no day of the calendar.", (moment.place,))
        yield from _later(f"“{moment.printed}” is said", int(moment.date[:4]), year, (moment.place,))


def _later(says: str, told: int, year: int | None, places: tuple[Place, ...]) -> Iterator[Flag]:
    if year is not None and told > year:
        yield _implausible(f"{says}, after the profile's own year {year}.", places)


def _implausible(says: str, places: tuple[Place, ...]) -> Flag:
    return Flag(kind=FlagKind.IMPLAUSIBLE_YEAR, says=says, places=tuple(dict.fromkeys(places)))


def _titled(identity: Identity) -> str:
    return identity.kind.value[:1].upper() + identity.kind.value[1:]

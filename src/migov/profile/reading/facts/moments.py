"""When statements were true, and signs that they no longer are."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from functools import cache

from migov.model.flags import AsOf, Staleness, StalenessKind
from migov.profile.reading.cues import Cued
from migov.profile.reading.facts.instruments.register import Register
from migov.profile.reading.facts.lexicon.vocabulary import YEAR, Vocabulary
from migov.profile.reading.facts.naming.phrases import BLANKS
from migov.profile.reading.facts.stretches import Sentence, Stretch, sentences


def as_of(texts: Sequence[Stretch], words: Vocabulary) -> tuple[AsOf, ...]:
    """The moments at which the profile says that something was so, in reading order."""
    cues = words.cues(*words.moments.as_of, *words.moments.stated)
    found = [m for text in texts for sentence in sentences(text, cues) for m in moments_in(sentence, words)]
    return tuple(dict.fromkeys(found))


def moments_in(sentence: Sentence, words: Vocabulary) -> list[AsOf]:
    """The as-of dates of one sentence."""
    patterns = _whole(words.moments.as_of, words)
    if words.moments.stated_cues and words.pattern(words.moments.stated_cues).search(sentence.text):
        patterns += _whole(words.moments.stated, words)
    found: dict[int, AsOf] = {}
    for pattern in patterns:
        for match in pattern.finditer(sentence.text):
            date = words.moment(match)
            overlaps = any(match.start() < at + len(m.printed) and at < match.end() for at, m in found.items())
            if date and not overlaps:
                printed = BLANKS.sub(" ", match.group())
                found[match.start()] = AsOf(date=date, printed=printed, place=sentence.stretch.place)
    return [found[at] for at in sorted(found)]


@cache
def _whole(written: tuple[str, ...], words: Vocabulary) -> tuple[Cued, ...]:
    """Patterns of the data where they match whole words."""
    return tuple(words.cued(rf"(?<!\w)(?:{each})(?!\w)") for each in written)


@cache
def _pending(words: Vocabulary) -> tuple[Cued, ...]:
    """What says of something that it is under way."""
    return tuple(words.cued(rf"(?<!\w)(?:{each})") for each in words.staleness.pending)


def exists(date: str) -> bool:
    """Whether the calendar has the day.

    >>> exists("2019-02-31"), exists("2020-02-29"), exists("2021-10")
    (False, True, True)
    """
    parts = [int(part) for part in date.split("-")]
    if len(parts) > 1 and not 1 <= parts[1] <= 12:
        return False
    return len(parts) < 3 or 1 <= parts[2] <= calendar.monthrange(parts[0], parts[1])[1]


def staleness(
    texts: Sequence[Stretch], register: Register, words: Vocabulary, *, year: int | None
) -> tuple[Staleness, ...]:
    """Signs that what is printed may no longer hold: plans run out, old data, things under way."""
    ended = list(_ended(register, year))
    cues = words.cues(*words.staleness.old, *words.staleness.pending)
    printed = [sign for text in texts for sentence in sentences(text, cues) for sign in _printed(sentence, words, year)]
    return (*ended, *printed)


def _ended(register: Register, year: int | None) -> Iterator[Staleness]:
    for identity in register.identities:
        span = identity.period
        if span is None or year is None or span.last >= year:
            continue
        mention = next(m for m in identity.mentions if m.period)
        yield Staleness(
            kind=StalenessKind.PERIOD_ENDED,
            says=f"{identity.name} covers {span.first} to {span.last}; the profile is of {year}.",
            printed=f"{span.first}–{span.last}",
            year=span.last,
            place=mention.place,
        )


def _printed(sentence: Sentence, words: Vocabulary, year: int | None) -> Iterator[Staleness]:
    for written in words.staleness.old:
        for match in words.found(written, sentence.text):
            told = match.groupdict().get("year") or _last_year(sentence.text[: match.start()])
            if told and year is not None and int(told) >= year:
                continue
            yield Staleness(
                kind=StalenessKind.OLD_DATA,
                says=f"What is described here was last renewed in {told}." if told else "No renewal since is printed.",
                printed=_clean(match.group()),
                year=int(told) if told else None,
                place=sentence.stretch.place,
            )
    pending = [match for sign in _pending(words) for match in sign.finditer(sentence.text)]
    if pending:
        first = min(pending, key=lambda match: match.start())
        dates = moments_in(sentence, words)
        yield Staleness(
            kind=StalenessKind.PENDING,
            says=f"Printed as “{_clean(first.group())}”: this may have moved on since.",
            printed=_clean(first.group()),
            year=int(dates[0].date[:4]) if dates else None,
            place=sentence.stretch.place,
        )


def _last_year(text: str) -> str | None:
    spans = re.findall(rf"({YEAR})(?:[–-](\d\d)(?!\d))?", text)
    if not spans:
        return None
    first, last = spans[-1]
    return f"{first[:2]}{last}" if last else str(first)


def _clean(text: str) -> str:
    return BLANKS.sub(" ", text).strip()

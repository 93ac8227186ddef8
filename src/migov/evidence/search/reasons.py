"""Why a passage was found: which term, in which field, and where in its text."""

from __future__ import annotations

from collections.abc import Sequence

from migov.evidence.index import Entry
from migov.evidence.index.analysers import EXACT, analyser_of, spans, words
from migov.evidence.search.plans import Origin, Plan, Term
from migov.model.values import Value

ALIKE = 0.25
"""How much of a wording a passage holds, at least, before that is a reason to tell."""

AROUND = 320
"""Characters of a snippet."""


class Mark(Value):
    """Where words that were looked for stand."""

    start: int
    end: int


class Snippet(Value, kw_only=True):
    """A piece of a passage's text."""

    text: str
    start: int
    """Where it begins in the passage."""
    marks: tuple[Mark, ...] = ()
    """In the snippet's own text."""


class Reason(Value, kw_only=True):
    """One term that stands in a passage."""

    term: str
    """As typed, or as the glossary prints it."""
    origin: Origin
    part: str
    """Where it stands: ``title``, ``headings`` or ``body``."""
    times: int
    """How often; of a wording, how many of its telling words."""
    weight: float
    """The term's own in the plan; of a wording, how much of it the passage holds."""
    indicator: str | None = None


class Why(Value, kw_only=True):
    """One term of a passage as a reason to tell, wherever it stands."""

    term: str
    origin: Origin
    parts: tuple[str, ...]
    """Where it stands: ``title``, ``headings``, ``body``."""


def reasons(plan: Plan, entry: Entry) -> tuple[Reason, ...]:
    """Each term of the plan that stands whole in the passage, its headings or its source's title, the weightiest first.

    With them the wording that the passage is most like. Words that the whole catalogue shares are left out: they are a
    reason for half of all law on foreigners.
    """
    language = analyser_of(entry.passage.language or entry.language)
    texts = {
        "title": entry.title,
        "headings": " ".join(entry.passage.locator.path),
        "body": entry.passage.text,
    }
    found: list[Reason] = []
    terms = [term for term in plan.terms if term.language == language and term.origin is not Origin.MATTER]
    for part, text in texts.items():
        tokens = [token for _, _, token in spans(text, language)]
        found += [reason for term in terms if (reason := _reason(term, part, tokens)) is not None]
    found += [
        Reason(term=f'"{phrase}"', origin=Origin.TYPED, part="body", times=len(places), weight=1.0)
        for phrase in plan.must
        if (places := _exact_runs(entry.passage.text, phrase))
    ]
    found += _likeness(plan, entry, language)
    return tuple(sorted(found, key=lambda reason: -reason.weight))


def in_short(found: Sequence[Reason], most: int) -> tuple[Why, ...]:
    """The weightiest of these reasons as they are told, each term once; a wording is among them wherever there is one.

    Args:
        most: how many, at most.
    """
    told: dict[tuple[str, Origin], list[str]] = {}
    for reason in found:
        told.setdefault((reason.term, reason.origin), []).append(reason.part)
    each = [Why(term=term, origin=origin, parts=tuple(parts)) for (term, origin), parts in told.items()]
    likened = [one for one in each[most:] if one.origin is Origin.WORDING]
    return (*each[: most - len(likened)], *likened)


def held_by(entry: Entry, language: str) -> set[str]:
    """The words of a passage and of the headings above it, as the index holds them."""
    return set(words(" \n ".join((*entry.passage.locator.path, entry.passage.text)), language))


def _likeness(plan: Plan, entry: Entry, language: str) -> list[Reason]:
    """The wording that a passage is most like, where it is more than a word or two."""
    held = held_by(entry, language)
    share, wording = plan.likest(held, language)
    if wording is None or share < ALIKE:
        return []
    return [
        Reason(
            term=wording.text,
            origin=Origin.WORDING,
            part="body",
            times=sum(part > 0 and word in held for word, part in wording.shares.items()),
            weight=share,
            indicator=wording.indicator,
        )
    ]


def _reason(term: Term, part: str, tokens: Sequence[str]) -> Reason | None:
    times = len(runs(tokens, term.words))
    if not times:
        return None
    return Reason(
        term=term.text,
        origin=term.origin,
        part=part,
        times=times,
        weight=term.weight,
        indicator=term.indicator,
    )


def marks(plan: Plan, entry: Entry) -> tuple[Mark, ...]:
    """The words of a passage's text that the plan looks for; phrases are marked as one."""
    language = analyser_of(entry.passage.language or entry.language)
    text = entry.passage.text
    placed = spans(text, language)
    tokens = [token for _, _, token in placed]
    found = [run for phrase in plan.must for run in _exact_runs(text, phrase)]
    for term in plan.terms:
        if term.language == language and term.origin is not Origin.MATTER:
            found += [(placed[first][0], placed[last][1]) for first, last in runs(tokens, term.words)]
    return _joined(found)


def snippet(plan: Plan, entry: Entry, around: int = AROUND) -> Snippet:
    """The piece of the passage with the most marks, cut between words."""
    text = entry.passage.text
    found = marks(plan, entry)
    if len(text) <= around:
        return Snippet(text=text, start=0, marks=found)
    first = max(found, key=lambda mark: _within(found, mark.start, around), default=Mark(0, 0)).start
    start = max(0, first - around // 6)
    start = text.rfind(" ", 0, start + 1) + 1
    end = text.rfind(" ", start, start + around)
    end = end if end > start and start + around < len(text) else min(len(text), start + around)
    inside = tuple(
        Mark(max(mark.start, start) - start, min(mark.end, end) - start)
        for mark in found
        if mark.start < end and mark.end > start
    )
    return Snippet(text=text[start:end], start=start, marks=inside)


def _within(found: Sequence[Mark], start: int, around: int) -> int:
    return sum(mark.end - mark.start for mark in found if start <= mark.start and mark.end <= start + around)


def runs(tokens: Sequence[str], words: Sequence[str]) -> list[tuple[int, int]]:
    """First and last index of each place where the words stand one after the other."""
    count = len(words)
    return [
        (at, at + count - 1)
        for at, token in enumerate(tokens)
        if token == words[0] and tuple(tokens[at : at + count]) == tuple(words)
    ]


def _exact_runs(text: str, phrase: str) -> list[tuple[int, int]]:
    placed = spans(text, EXACT)
    tokens = [token for _, _, token in placed]
    words = [token for _, _, token in spans(phrase, EXACT)]
    return [(placed[first][0], placed[last][1]) for first, last in runs(tokens, words)] if words else []


def _joined(found: list[tuple[int, int]]) -> tuple[Mark, ...]:
    joined: list[Mark] = []
    for start, end in sorted(found):
        if joined and start < joined[-1].end:
            joined[-1] = Mark(joined[-1].start, max(end, joined[-1].end))
        else:
            joined.append(Mark(start, end))
    return tuple(joined)

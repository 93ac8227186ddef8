"""Doubts raised on words alone: the pattern and what excuses it stand in the language's data."""

from __future__ import annotations

from collections.abc import Iterator

from migov.model.checks import Doubt, Rule
from migov.profile.checking.reading import FAR, Line, Reading, raised
from migov.profile.checking.wording import OTHER, SELF, Signs, Wording


def signs_of(rule: Rule, words: Signs, reading: Reading, wording: Wording) -> Iterator[Doubt]:
    """One doubt for each sentence that shows a sign, whatever the number of signs in it."""
    for line in reading.lines:
        phrases = tuple(shown(words, line, wording))
        if phrases:
            yield raised(rule, words, line, phrases=wording.quoted(*phrases))


def shown(words: Signs, line: Line, wording: Wording) -> Iterator[str]:
    """The signs that a sentence shows in its author's own words, as they stand."""
    for match in wording.cued(*words.signs).finditer(line.placed):
        begins = match.start()
        if line.placed[begins] not in (SELF, OTHER) and line.is_name(begins, match.end()):
            continue
        if words.before and wording.pattern("|".join(words.before)).search(line.placed, max(0, begins - FAR), begins):
            continue
        if words.anywhere and wording.cued(*words.anywhere).search(line.placed):
            return
        yield line.words[begins : match.end()]

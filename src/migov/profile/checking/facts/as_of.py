"""Statements that hold for a while only, and do not say for when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from migov.model.checks import Doubt, Rule
from migov.profile.checking.reading import FAR, Line, Reading, raised
from migov.profile.checking.wording import Wording

YEAR = re.compile(r"(?<![\d-])(?:19|20)\d\d(?!\d)")


def as_of(reading: Reading, wording: Wording) -> Iterator[Doubt]:
    """The sentences with such words or numbers that neither name a year nor rest on an answer with a date."""
    words, dated = wording.as_of, reading.manuscript.as_of
    signs, counted, excused = wording.cued(*words.signs), wording.cued(words.counted), wording.cued(*words.anywhere)
    rules, before = wording.cued(words.rules), wording.pattern("|".join(words.before) or "(?!)")
    for line in reading.lines:
        if any(code in dated for code in line.sentence.grounds.answers) or YEAR.search(line.own):
            continue
        shown = (
            m for m in signs.finditer(line.placed) if not before.search(line.placed, max(0, m.start() - FAR), m.start())
        )
        found = _first(line, shown)
        if found is None and not rules.search(line.placed):
            found = _first(line, counted.finditer(line.placed))
        if found is not None and not excused.search(line.placed):
            yield raised(Rule.AS_OF, words, line, phrases=wording.quoted(found))


def _first(line: Line, matches: Iterator[re.Match[str]]) -> str | None:
    return next((line.words[m.start() : m.end()] for m in matches if not line.is_name(*m.span())), None)

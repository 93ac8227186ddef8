"""Names of countries: those that the United Nations use, with their articles."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from migov.model.checks import Doubt, Rule
from migov.model.jurisdictions import Territory, folded
from migov.profile.checking.reading import FAR, Line, Reading, raised
from migov.profile.checking.wording import OTHER, REST, SELF, UNREADABLE, CountryWords, Wording

ARTICLE = "the "
COUNTRY = re.compile(f"[{SELF}{OTHER}]{REST}*")
HAS_ARTICLE = re.compile(r"\bthe(?: [a-z]+)?$", re.IGNORECASE)
"""Before a name: "the", or "the neighbouring"."""
JOINED_BEFORE, JOINED_BEHIND = (
    re.compile(rf"[–/(\[{UNREADABLE}-]$"),
    re.compile(rf"[–/)\]-]| ?{UNREADABLE}| [A-ZÀ-Ý]\w"),
)
"""Parts of something longer: "Mali–Niger", "Niger Delta"."""
CAPITAL_BEFORE = re.compile(r"(?<![.!?] )(?<!^)\b[A-ZÀ-Ý][\w’'-]*$")
REPUBLIC = re.compile(r"\b(?:Republic|Government|President|Parliament|Embassy|Consulate) (?:of|to|in)$")


def country_names(reading: Reading, wording: Wording) -> Iterator[Doubt]:
    """The names in the author's own words that are not official, and those that lack their article."""
    words, found = wording.country_name, dict[tuple[str, str], Doubt]()
    forms = {folded(form): code for form, code in words.unofficial.items()}
    ordered = sorted(words.unofficial, key=len, reverse=True)
    unofficial = wording.cued(*(re.escape(form).replace("\\ ", " ").replace("’", "'") for form in ordered))
    for line in reading.lines:
        for match in unofficial.finditer(line.own):
            place = reading.manuscript.territories.find(forms[folded(match.group())])
            if place and match.group()[0].isupper() and _stands_alone(line, *match.span(), reading, words):
                doubt = _doubt(line, match.group(), words, place, reading)
                found.setdefault((line.passage.id, doubt.words), doubt)
        for doubt in _without_article(line, reading, wording):
            found.setdefault((line.passage.id, doubt.words), doubt)
    yield from found.values()


def _doubt(line: Line, name: str, words: CountryWords, place: Territory, reading: Reading) -> Doubt:
    official = place.short_name.text(reading.manuscript.language)
    return raised(Rule.COUNTRY_NAME, words, line, name, name=name, official=official)


def _stands_alone(line: Line, start: int, end: int, reading: Reading, words: CountryWords) -> bool:
    """Whether the words are neither part of an official name nor of the name of something else."""
    if words.is_part(line.own[:start][-FAR:], line.own[end : end + FAR]):
        return False
    named = reading.countries.find(line.own)
    at = bisect_right(named, start, key=attrgetter("start")) - 1
    inside = at >= 0 and end <= named[at].end
    return not inside or folded(named[at].words) not in _official(named[at].words, reading)


def _official(name: str, reading: Reading) -> set[str]:
    place = reading.manuscript.territories.recognise(name)
    texts = (place.official_name, place.short_name) if place else ()
    return {folded(text.text(reading.manuscript.language)) for text in texts}


def _without_article(line: Line, reading: Reading, wording: Wording) -> Iterator[Doubt]:
    """Names of countries that have an article, "the Niger", where they stand in running text without it."""
    words = wording.country_name
    for match in COUNTRY.finditer(line.placed) if words.article else ():
        name = line.words[match.start() : match.end()]
        place = reading.manuscript.territories.recognise(name)
        short = place.short_name.written(reading.manuscript.language) if place else None
        before, behind = line.own[: match.start()][-FAR:], line.own[match.end() : match.end() + FAR]
        if words.article and short == ARTICLE + name and _lacks(before, behind, words):
            start = match.start() - (len(before.split(" ")[-2]) + 1 if before.endswith(" ") else 0)
            yield raised(
                Rule.COUNTRY_NAME, words.article, line, line.words[start : match.end()], name=name, official=short
            )


def _lacks(before: str, behind: str, words: CountryWords) -> bool:
    """Whether a name between these words wants an article and has none."""
    bare = before.rstrip()
    if HAS_ARTICLE.search(bare) or JOINED_BEFORE.search(bare) or JOINED_BEHIND.match(behind):
        return False
    if bare.count("(") > bare.count(")") or words.is_part(before, behind):
        return False
    return CAPITAL_BEFORE.search(bare) is None or REPUBLIC.search(bare) is not None

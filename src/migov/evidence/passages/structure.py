"""The units of a text: which paragraphs make an article, a section, an annex, and under which headings they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from migov.evidence.passages import numerals
from migov.evidence.passages.aside import without_announced, without_contents
from migov.evidence.passages.building import Builder, Unit
from migov.evidence.passages.headings import LONGEST_HEADING, Opening, Role, may_open, opening
from migov.evidence.passages.numerals import Numeral
from migov.evidence.passages.quotations import inside, quotations
from migov.evidence.passages.reading import Reading, Span, candidates, comes_again
from migov.evidence.passages.rubrics import LEAST, USUAL
from migov.evidence.passages.sequences import Candidate, chain
from migov.evidence.passages.taking import (
    DISPOSITIONS,
    as_articles,
    as_dispositions,
    as_headings,
    as_lettered,
    as_lone,
    as_parts,
    ordinals,
)

WORDED = 1.5
"""Weight from which a section's number has a word or sign before it, or its format marks it as a heading."""

SURE = 3.0
"""Weight from which an article counts though it is the only one: its format marks it as a heading."""

USUAL_TWICE = 1 + USUAL / 2
"""So many candidates for each article that counts before the articles may stand beside each other."""


def units(text: str, spans: Sequence[Span]) -> list[Unit]:
    """The units of a text, in order, without a gap between them."""
    reading = _read(text, spans)
    return Builder(reading).built() if spans else []


def _read(text: str, spans: Sequence[Span]) -> Reading:
    reading = Reading(text, spans)
    head = LONGEST_HEADING + 40
    for start, end, heading in spans:
        if start == end or not may_open(text, start):
            reading.openings.append(None)
            continue
        # A long paragraph is judged by its beginning and its end: what lies between says nothing about its heading.
        words = text[start:end] if end - start <= 2 * head else f"{text[start : start + head]} {text[end - head : end]}"
        reading.openings.append(opening(words, heading))
    reading.opened = [index for index, one in enumerate(reading.openings) if one]
    quoted = quotations(text, [start for start, _, _ in spans])
    reading.inside = [inside(quoted, start) for start, _, _ in spans] if quoted else [False] * len(spans)
    as_articles(reading)
    as_lone(reading)
    without_contents(reading)
    as_lettered(reading)
    as_dispositions(reading)
    as_parts(reading)
    without_announced(reading)
    _count(reading)
    if not reading.sections:
        as_headings(reading)
    for index in range(min(reading.counted, default=0)):
        one = reading.openings[index]
        if one and one.role is Role.ANNEX and comes_again(reading, index):
            reading.aside.add(index)  # what is annexed stands behind the articles; this only lists it
        elif reading.is_contents(index):
            reading.aside.add(index)
    return reading


def _count(reading: Reading) -> None:
    """Tell which articles or sections count."""
    articles = _chained(reading, Role.ARTICLE)
    sections = _chained(reading, Role.SECTION)
    begins = min((*articles, *sections), default=0)
    annexes = (
        i for i in reading.opened if (o := reading.openings[i]) and o.role is Role.ANNEX and not reading.inside[i]
    )
    annex = next((i for i in annexes if i > begins), None)
    front = {i: o for i, o in sections.items() if annex is None or i < annex}
    if len(front) < 2 and all(one.numeral and one.numeral.series.startswith(DISPOSITIONS) for one in articles.values()):
        worded = ordinals(reading, min(articles, default=len(reading.spans)))
        if worded:
            reading.counted, reading.sections = {**worded, **articles}, True
            return
    sole = (
        len(articles) == 1
        and all(one.weight >= SURE or (one.numeral and one.numeral.series) for one in articles.values())
        and sum(one.weight >= WORDED and i < min(articles) for i, one in sections.items()) < LEAST
    )
    if (len(articles) > 1 or sole) and not (annex is not None and len(front) > 2 and min(articles) > annex):
        reading.counted = articles
    elif len(front) > 1:
        kept = {**sections, **articles} if annex is not None or _leads_on(articles, front) else front
        reading.counted, reading.sections = dict(sorted(kept.items())), True
    else:
        reading.counted = articles


def _leads_on(articles: dict[int, Opening], sections: dict[int, Opening]) -> bool:
    """Whether only the first article says that it is one: "Article premier. — …", "2. — …"."""
    if len(articles) != 1:
        return False
    [(index, first)] = articles.items()
    second = sections[min(sections)].numeral
    return (
        index < min(sections)
        and first.numeral is not None
        and second is not None
        and (first.numeral.parts, second.parts) == ((1,), (2,))
    )


def _chained(reading: Reading, role: Role) -> dict[int, Opening]:
    """Paragraphs that open an article (or a section), after a look at all of them together."""
    found = candidates(reading, role)
    counted = chain([candidate for candidate, _ in found])
    kept = {found[index][0].paragraph: found[index][1] for index in counted}
    if len(found) > USUAL_TWICE * len(kept):
        kept |= _beside(found, kept)
    return dict(sorted((_missing(reading, role, kept) | kept).items()))


def _beside(found: Sequence[tuple[Candidate, Opening]], kept: Mapping[int, Opening]) -> dict[int, Opening]:
    """The articles that stand beside one of the same number, where most do: a law that is printed in many languages."""
    runs: list[list[tuple[Candidate, Opening]]] = []
    for one in found:
        if one[0].inside:
            continue
        number = one[0].numeral
        if not runs or runs[-1][-1][0].numeral[:3] != number[:3]:
            runs.append([])
        runs[-1].append(one)
    counted = [run for run in runs if any(one.paragraph in kept for one, _ in run)]
    several = [run for run in counted if len(run) > 1]
    if len(several) < max(LEAST, USUAL * len(counted)):
        return {}
    return {one.paragraph: opening for run in several for one, opening in run}


def _missing(reading: Reading, role: Role, kept: dict[int, Opening]) -> dict[int, Opening]:
    """The articles behind an opening quotation mark whose numbers are missing between two that count.

    A consolidated text puts in marks what has come in later; what a law announces with a colon is none of its own.
    """
    found: dict[int, Opening] = {}
    first_of_all = Opening(role, Numeral("", (0,)), 0)
    for (before, first), (after, last) in pairwise([(-1, first_of_all), *kept.items()]):
        if after - before < 2 or first.numeral is None or last.numeral is None:
            continue
        so_far = first.numeral
        for index in range(before + 1, after):
            one = reading.openings[index]
            if one is None or one.role is not role or one.numeral is None or index in reading.aside:
                continue
            if not (one.quoted or reading.inside[index]):
                continue
            if index and reading.words(index - 1).rstrip(" «“").endswith(":"):
                break
            near = numerals.step(so_far, one.numeral) == 0.0 and numerals.step(one.numeral, last.numeral) is not None
            if near and one.numeral.parts <= last.numeral.parts and len(one.numeral.parts) == len(so_far.parts):
                found[index] = one
                so_far = one.numeral
    return found

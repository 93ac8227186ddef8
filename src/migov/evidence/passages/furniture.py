"""What stands on pages without belonging to their text: running heads, running feet, page numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from migov.model.pages import Page

EDGE = 3
"""So many lines from the top or bottom of a page furniture may stand."""

OFTEN = 3
"""A line that says the same, but for its numbers, at one height of so many pages belongs to the pages."""

CLOSE = 4
"""So many pages may lie between two with the same running head: left and right pages have their own."""

ARTICLE = re.compile(r"(?i:art(?:\.|icle|ículo|igo)?|section|(?:ال)?مادة)\s?#\W*$")
"""The number of an article alone, which gazettes print at the same height of many pages."""

LONGEST = 140
"""Characters in the longest running head."""

NUMBER = re.compile(
    r"^[-–—|/\s\[(]*(?:p(?:age|ágina|ag)?\.?\s*|صفحة\s*)?(?P<label>\d{1,4}|[ivxlc]{1,7}|[IVXLC]{1,7}|[٠-٩]{1,4})"
    r"(?:\s*(?:/|of|sur|de|من)\s*\d{1,4})?[-–—|/\s\])]*$",
    re.IGNORECASE,
)
DIGITS = re.compile(r"\d+|\b[ivxlc]+\b")


def furniture(pages: Sequence[Page]) -> tuple[list[set[int]], list[str | None]]:
    """For each page the indexes of its lines that are furniture, and the number printed on it."""
    edges = [_edge(page) for page in pages]
    heads = _repeated(pages, edges)
    printed = _numbers(pages, edges)
    for number, found in enumerate(printed):
        if found is not None:
            heads[number].add(found[0])
    return heads, [found[1] if found else None for found in printed]


def _edge(page: Page) -> list[tuple[int, int]]:
    """Index and height of the lines at the page's edges; heights below zero are counted from the foot."""
    filled = [index for index, line in enumerate(page.lines) if line.text.strip()]
    top = [(index, place + 1) for place, index in enumerate(filled[:EDGE])]
    foot = [(index, -place - 1) for place, index in enumerate(reversed(filled[-EDGE:]))]
    return top + foot


def _repeated(pages: Sequence[Page], edges: Sequence[list[tuple[int, int]]]) -> list[set[int]]:
    places: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for number, page in enumerate(pages):
        for index, height in edges[number]:
            line = page.lines[index]
            if len(line.text) > LONGEST:
                continue
            said = DIGITS.sub("#", line.text.strip())
            if len(said) < 4 and said != "#":
                continue
            level = round(line.box[1] / 6) if line.box else height
            places[said, level].append((number, index))
    found: list[set[int]] = [set() for _ in pages]
    for (said, _), same in places.items():
        if said == "#" or ARTICLE.match(said):
            continue
        for run in _runs(same):
            if len({number for number, _ in run}) >= OFTEN and not _is_text(pages, run):
                for number, index in run:
                    found[number].add(index)
    return found


def _runs(same: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """The places of a line in runs of pages that follow each other closely: what a thousand pages repeat is text."""
    runs: list[list[tuple[int, int]]] = []
    for place in same:
        if not runs or place[0] - runs[-1][-1][0] > CLOSE:
            runs.append([])
        runs[-1].append(place)
    return runs


def _is_text(pages: Sequence[Page], same: Sequence[tuple[int, int]]) -> bool:
    """Whether lines that look alike are the text's own: their numbers run, but not with the pages ("Article 4")."""
    texts = [pages[number].lines[index].text for number, index in same]
    if len(set(texts)) == 1:
        return False
    steps = [
        {int(said) - number for said in re.findall(r"\d{1,4}", text)}
        for (number, _), text in zip(same, texts, strict=True)
    ]
    counted = [step for step in steps if step]
    if len(counted) < len(steps) or not counted:
        return False
    shared = max((sum(step in other for other in counted) for step in set().union(*counted)), default=0)
    alike = len({tuple(re.findall(r"\d+", text)) for text in texts}) <= max(2, len(texts) // 3)
    return shared < 0.6 * len(counted) and not alike


def _numbers(pages: Sequence[Page], edges: Sequence[list[tuple[int, int]]]) -> list[tuple[int, str] | None]:
    """For each page the line that is nothing but its number, where the numbers keep step with the pages."""
    if len(pages) < 2:
        return [None for _ in pages]
    candidates: list[list[tuple[int, str]]] = []
    for number, page in enumerate(pages):
        outer = [(index, height) for index, height in edges[number] if abs(height) <= 2]
        texts = ((index, NUMBER.match(page.lines[index].text)) for index, _ in outer)
        candidates.append([(index, match["label"]) for index, match in texts if match])
    shifts: dict[int, int] = defaultdict(int)
    for number, found in enumerate(candidates):
        for shift in {int(label) - number for _, label in found if label.isdecimal()}:
            shifts[shift] += 1
    usual = {shift for shift, times in shifts.items() if times >= min(OFTEN, len(pages))}
    result: list[tuple[int, str] | None] = []
    for number, found in enumerate(candidates):
        fits = [one for one in found if not one[1].isdecimal() or int(one[1]) - number in usual]
        result.append(fits[-1] if fits else None)
    return result

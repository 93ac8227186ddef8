"""What looks like articles and opens none: tables of contents, and articles of another law that no marks quote."""

from __future__ import annotations

from collections.abc import Set

from migov.evidence.passages import numerals
from migov.evidence.passages.headings import NEW, Opening, Role
from migov.evidence.passages.numerals import Numeral
from migov.evidence.passages.reading import LONGEST_LISTED, Reading, candidates, comes_again, designation, is_titular
from migov.evidence.passages.sequences import contents

MOST_QUOTED = 60
"""So many articles one article puts into another law at most."""


def without_contents(reading: Reading) -> None:
    """Set apart the tables of contents: what they list is neither article nor chapter."""
    announced = _announcements(reading)
    passable: Set[int] = frozenset()
    if announced:
        passable = {i for i, one in enumerate(reading.openings) if _is_passable(reading, i, one)}
    for role in (Role.ARTICLE, Role.SECTION):
        may_list = [candidate for candidate, _ in candidates(reading, role, listing=set(announced))]
        found = contents(may_list, announced.keys(), passable)
        if not found:
            continue
        listed = sorted(may_list[index].paragraph for index in found)
        for before, after in zip([None, *listed], [*listed, None], strict=True):
            if after in announced:
                reading.aside |= set(range(announced[after], after))
            elif before is not None and after is not None and set(range(before + 1, after)) <= passable:
                reading.aside |= set(range(before + 1, after))
            elif before is not None:
                _end_contents(reading, before)
        reading.aside |= set(listed)
    for index in reading.aside:
        one = reading.openings[index]
        if one and one.role in (Role.CONTAINER, Role.ANNEX):
            reading.openings[index] = None


def _is_passable(reading: Reading, index: int, one: Opening | None) -> bool:
    """Whether a paragraph may stand in a table of contents: the heading of a chapter, or a few words."""
    if one and one.role in (Role.CONTAINER, Role.ANNEX):
        return True
    return reading.short(index, LONGEST_LISTED) and not reading.words(index).endswith((".", ";", ":"))


def _announcements(reading: Reading) -> dict[int, int]:
    """First article that is listed under the heading of a table of contents → that heading."""
    announced = {}
    count = len(reading.spans)
    for head in range(count):
        if reading.is_contents(head):
            first = head + 1
            while first < count and not _numbered(one := reading.openings[first]) and _is_passable(reading, first, one):
                first += 1
            announced[first] = head
    return announced


def _end_contents(reading: Reading, last: int) -> None:
    """Count the headings behind the last listed article as listed too, up to the one with which the text begins."""
    seen = {designation(reading, i) for i in reading.aside}
    index = last + 1
    while index < len(reading.spans):
        one, name = reading.openings[index], designation(reading, index)
        if one is None or one.role not in (Role.CONTAINER, Role.ANNEX) or name in seen:
            return
        if not comes_again(reading, index):
            return
        reading.aside.add(index)
        seen.add(name)
        index += 1


def _numbered(one: Opening | None) -> bool:
    return one is not None and one.role in (Role.ARTICLE, Role.SECTION)


def without_announced(reading: Reading) -> None:
    """Set apart the articles that one article announces as those of another law, though no marks quote them.

    They are passages under it, and none of the law's own.

    "Art. 3. Behind article 496 of the Code are inserted:", "Art. 496-1 …", "Art. 4. …": where the numbers go on after
    others that begin behind a colon, those in between are quoted, unless they are counted from 1, as a code's are.
    """
    found = [pair for pair in candidates(reading, Role.ARTICLE) if not pair[0].inside]
    at = 0
    while at + 1 < len(found):
        own, (first, opened) = found[at][0], found[at + 1]
        at += 1
        begin = _announced(reading, first.paragraph, own.paragraph)
        if begin is None:
            continue
        is_new = NEW.search(reading.words(first.paragraph)[: opened.end]) is not None
        if not is_new and (first.numeral.parts == (1,) or numerals.step(own.numeral, first.numeral) == 0.0):
            continue
        ahead = range(at + 1, min(at + MOST_QUOTED, len(found)))
        resumed = next((n for n in ahead if _follows(own.numeral, found[n][0].numeral)), None)
        if resumed is not None:
            reading.aside |= set(range(begin, found[resumed][0].paragraph))
            reading.inserted |= {one.paragraph: opening for one, opening in found[at:resumed]}
            at = resumed


def _announced(reading: Reading, first: int, least: int) -> int | None:
    """Where what an article quotes begins, headings before its first article included; null where no colon is."""
    begin = first
    while begin - 1 > least and not reading.words(begin - 1).endswith(":"):
        one, above = reading.openings[begin - 1], reading.openings[begin - 2]
        titled = above and above.role is Role.CONTAINER and is_titular(reading.words(begin - 1))
        if not (one and one.role is Role.CONTAINER) and not titled and reading.spans[begin - 1][2] is None:
            return None
        begin -= 1
    return begin if reading.words(begin - 1).rstrip(' «“"').endswith(":") else None


def _follows(before: Numeral, after: Numeral) -> bool:
    """Whether a number is the very next one."""
    return before.series == after.series and after.parts == (*before.parts[:-1], before.parts[-1] + 1)

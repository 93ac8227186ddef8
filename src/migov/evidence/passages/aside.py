"""What looks like articles and opens none: tables of contents, and articles of another law that no marks quote."""

from __future__ import annotations

import re
from collections.abc import Set

from migov.evidence.passages import numerals
from migov.evidence.passages.headings import LONGEST_CONTENTS, NEW, Opening, Role, is_contents
from migov.evidence.passages.numerals import Numeral
from migov.evidence.passages.reading import (
    LONGEST_LISTED,
    Reading,
    candidates,
    comes_again,
    designation,
    is_titular,
    listable,
)
from migov.evidence.passages.sequences import Candidate, contents

MOST_QUOTED = 60
"""So many articles one article puts into another law at most."""

LONGEST_ANNOUNCEMENT = 400
"""Characters in the longest sentence that announces an insertion."""

LONGEST_ENDING = 40
"""Characters in the longest ending of such a sentence."""

ENDED = re.compile(r"(?<=[^\W\d_]{3}|..[\d»”)])[.;؛]\s+(?=[^\W\d_a-zà-ÿ]|\()")
"""Where the sentence before has ended: not at the point of "art."."""

ANNOUNCES = re.compile(
    r"(?:[:—–-]|(?i:comme suit|ainsi(?: (?:rédigé|conçu|libellé)e?s?)?|à savoir|follows|siguientes?|seguintes?|"
    r"كما يلي|كالآتي|(?:التالي|الآتي)ة?)\W{0,3})[\s«“\"]*$"
)
"""How such a sentence ends."""

INSERTS = re.compile(
    r"(?<![^\W_])(?:(?:r[ée])?(?:ins[eé]r|introdu)|ajout|compl[ée]t|add(?:ed|ing|s)?(?!\w)|addition of|intercal|"
    r"cré[eé]|cr[ée]a|a[ñn]ad|adici[oó]n|agr[eé]g|incorp[oó]r|adit|acresc|[وف]?(?:[يت]ضاف|أضيف|إضافة|[يت]درج|[يت]تمم))",
    re.IGNORECASE,
)
"""That something is put in."""

REPLACES = re.compile(
    r"(?<![^\W_])(?:rempla[cz]|reempla[cz]|substitu|sust[ií]tu|modifi|amend|refor[mn]|alter|passa a (?:ter|vigorar)|"
    r"[وف]?(?:[يت]ستبدل|[يت]عدل))",
    re.IGNORECASE,
)
"""That something takes the place of what was there."""

HISTORY = re.compile(
    r"(?:ins[eé]r|introdu|ajout|add|adicionad|agregad|incorporad|a[ñn]adid|aditad|acrescentad)\w*\s(?:par|by|por|pel[oa])\s",
    re.IGNORECASE,
)
"""How a note in a consolidated text says by what law the article below it came in."""

_unit = (
    r"(?:articles?|art\.|art[íi]culos?|artigos?|sections?|regulations?|rules?|"
    r"(?:ال)?(?:ماد[ةه]|مادتان|مادتين|مواد|فصل|فصول))"
)
_new = (
    r"(?:following|new|nouve(?:au|l|lle)x?s?|suivante?s?|siguientes?|nuev[oa]s?|seguintes?|nov[oa]s?|an?|une?|una|uma|um|"
    r"deux|trois|two|three|dos|dois|جديدة|جديد|التالية|الآتية)"
)
UNIT = re.compile(rf"(?<!\w){_unit}(?!\w)", re.IGNORECASE)
NEW_UNIT = re.compile(rf"(?<!\w)(?:{_new}\s{_unit}|{_unit}\s{_new})(?!\w)", re.IGNORECASE)
"""An article that the law did not have."""


def without_contents(reading: Reading) -> None:
    """Set apart the tables of contents: what they list is neither article nor chapter."""
    announced = _announcements(reading)
    passable: Set[int] = frozenset()
    if announced:
        passable = {i for i, one in enumerate(reading.openings) if _is_passable(reading, i, one)}
    for role in (Role.ARTICLE, Role.SECTION):
        may_list = listable(reading, role, listing=announced.keys())
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
    short = [i for i, (start, end, _) in enumerate(reading.spans) if end - start <= LONGEST_CONTENTS]
    for head in short:
        if is_contents(reading.words(head)):
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
    An article that might be the law's own by its number, "Art. 3 bis", is none where the words before say that it, or
    an article, is inserted.
    """
    if not _set_apart(reading, Role.ARTICLE):
        _set_apart(reading, Role.SECTION)


def _set_apart(reading: Reading, role: Role) -> bool:
    """Set apart what is announced of one role; whether the text has any of it."""
    found = [pair for pair in candidates(reading, role) if not pair[0].inside]
    at = 0
    while at + 1 < len(found):
        own, (first, opened) = found[at][0], found[at + 1]
        at += 1
        told = _inserted(reading, first, own.paragraph)
        begin = told
        if begin is None and role is Role.ARTICLE:
            begin = _announced(reading, first.paragraph, own.paragraph)
        if begin is None:
            continue
        is_new = NEW.search(reading.words(first.paragraph)[: opened.end]) is not None
        is_first = first.numeral.parts == (1,) and (told is None or not first.numeral.extra)
        if not is_new and (is_first or (told is None and numerals.step(own.numeral, first.numeral) == 0.0)):
            continue
        ahead = range(at + 1, min(at + MOST_QUOTED, len(found)))
        resumed = next((n for n in ahead if _follows(own.numeral, found[n][0].numeral)), None)
        if resumed is not None:
            reading.aside |= set(range(begin, found[resumed][0].paragraph))
        elif told is not None and _is_under(own.numeral, first.numeral):  # the law's last article inserts it
            resumed = next((n for n in ahead if not _is_under(own.numeral, found[n][0].numeral)), len(found))
            reading.aside |= set(range(begin, found[resumed - 1][0].paragraph + 1))
        if resumed is not None:
            reading.inserted |= {one.paragraph: opening for one, opening in found[at:resumed]}
            at = resumed
    return len(found) > 1


def _inserted(reading: Reading, first: Candidate, least: int) -> int | None:
    """Where an article begins, with its title, if words right before say that it is put into another law."""
    begin = first.paragraph
    if begin - 1 > least and reading.short(begin - 1, LONGEST_LISTED) and is_titular(reading.words(begin - 1)):
        begin -= 1
    words = reading.words(begin - 1)
    if ANNOUNCES.search(words, max(0, len(words) - LONGEST_ENDING)) is None:
        return None
    sentence = ENDED.split(words[-LONGEST_ANNOUNCEMENT:])[-1]
    is_put_in = INSERTS.search(sentence) is not None
    if not (is_put_in or REPLACES.search(sentence)) or UNIT.search(sentence) is None or HISTORY.search(sentence):
        return None
    tokens = r"(?:er|[\Wºª]){0,4}".join(re.findall(r"\d+|[^\W\d_]+", first.numeral.label))
    own = re.compile(rf"(?<!\w){tokens}(?!\w)", re.IGNORECASE)
    return begin if own.search(sentence) or (is_put_in and NEW_UNIT.search(sentence)) else None


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


def _is_under(own: Numeral, other: Numeral) -> bool:
    """Whether a number is that of another with something put behind it: "2 bis" and "2-1" of "2"."""
    longer = other.extra > own.extra if other.parts == own.parts else len(other.parts) > len(own.parts)
    return own.series == other.series and other.parts[: len(own.parts)] == own.parts and longer

"""Paragraphs taken for what their own words do not say: the rest of the text tells it."""

from __future__ import annotations

import re
from bisect import insort

from migov.evidence.passages import numerals
from migov.evidence.passages.headings import COUNTED, LONE, RANK, Opening, Role, container
from migov.evidence.passages.numerals import Numeral
from migov.evidence.passages.reading import LONGEST_LISTED, Reading, is_titular
from migov.evidence.passages.rubrics import LEAST

LONGEST_UNIT = 3_000
"""Characters of an average unit above which it is a chapter and no article."""

FARTHEST_SECTION = 3
"""So many paragraphs behind the heading of such an article its first section begins."""

DISPOSITION = "disposici"
"""With what the names of most headings behind the articles of a Spanish law begin."""

DISPOSITIONS = (DISPOSITION, "transitorios", "artículos transitorios", "articulos transitorios")
"""With what the names of all of them begin."""

DISPOSITIONS_RANK = 5
"""Rank of the headings behind the last title of a Spanish law, which stand in no title."""

ORDINAL = re.compile(rf"(?P<number>(?i:{numerals.FIRST}|[úu]nica))(?:\s?[.:ª–—-]){{1,3}}\s?(?=[^\W_])")
LONGEST_ORDINAL = 40
"""Characters in which such an ordinal ends."""

SINGULAR = re.compile(r"(?<= )(\w+[al])(?:es|s)(?!\w)")
MANIFOLD = ("general", "complementari", "especial", "modificatori", "reformatori")
"""What such a heading may be called that also stands under the number of a title or chapter."""


def as_articles(reading: Reading) -> None:
    """Take the Arabic word for a chapter as that for an article where the text has no other: some countries do."""
    found = [o for i in reading.opened if (o := reading.openings[i])]
    if any(o.role is Role.ARTICLE for o in found):
        return
    chapters = [
        i
        for i in reading.opened
        if (o := reading.openings[i])
        and o.role is Role.CONTAINER
        and o.numeral
        and reading.words(i).lstrip(" («").startswith("الفصل")
    ]
    length = (reading.spans[-1][1] - reading.spans[chapters[0]][0]) / len(chapters) if chapters else 0
    if len(chapters) > 4 and length < LONGEST_UNIT:
        for index in chapters:
            old = reading.openings[index]
            if old:
                reading.openings[index] = old._replace(role=Role.ARTICLE)


def as_lettered(reading: Reading) -> None:
    """Take "C" for a letter where "B" stands before it, and "Section B" for a heading where others have figures."""
    last: dict[Role, int] = {}
    lettered: list[int] = []
    figures = 0
    for index in reading.opened:
        one = reading.openings[index]
        if one is None or one.numeral is None or one.quoted or index in reading.aside:
            continue
        is_section = one.role is Role.SECTION or (one.role is Role.CONTAINER and one.rank == RANK["section"])
        role = Role.SECTION if is_section else one.role
        if role not in (Role.ARTICLE, Role.SECTION):
            continue
        number = one.numeral
        if number.series == "roman" and len(number.label) == 1 and role in last:
            own = numerals.letter(number.label)
            if own.parts[0] == last[role] + 1:
                reading.openings[index] = one._replace(role=role, numeral=own)
                number = own
        if number.series != "letter":
            figures += one.role is not Role.CONTAINER
            continue
        last[role] = number.parts[0]
        if role is Role.SECTION:
            lettered.append(index)
    if figures > 1:
        for index in lettered:
            start, end, heading = reading.spans[index]
            reading.openings[index] = container(reading.text[start:end], heading)


def as_headings(reading: Reading) -> None:
    """Take "Section 2" as a heading where the text has articles."""
    for index in reading.opened:
        one = reading.openings[index]
        if one and one.role is Role.SECTION:
            start, end, heading = reading.spans[index]
            reading.openings[index] = container(reading.text[start:end], heading) if end - start < 400 else None


def as_parts(reading: Reading) -> None:
    """Take articles for chapters where each holds several sections, as in constitutions: "Article II, Section 1"."""
    marks = [
        (index, one)
        for index in reading.opened
        if (one := reading.openings[index])
        and one.role in (Role.ARTICLE, Role.SECTION)
        and not one.quoted
        and index not in reading.aside
    ]
    articles = [n for n, (_, one) in enumerate(marks) if one.role is Role.ARTICLE]
    worded = [i for i, one in marks if one.role is Role.SECTION and reading.words(i).lstrip()[:1] in "sS"]
    heading = [
        n
        for n in articles
        if n + 1 < len(marks)
        and marks[n + 1][1].role is Role.SECTION
        and marks[n + 1][0] - marks[n][0] <= FARTHEST_SECTION
        and reading.short(marks[n][0], LONGEST_LISTED)
    ]
    if not articles or len(worded) < 1.5 * len(articles) or len(heading) < 0.7 * len(articles):
        return
    for index, one in (marks[n] for n in articles):
        reading.openings[index] = one._replace(role=Role.CONTAINER, rank=RANK["chapter"] - 1)


def as_lone(reading: Reading) -> None:
    """Take a number alone, or with a mere title behind it, for a section's where the text of a section follows."""
    figures = [i for i, (start, _, _) in enumerate(reading.spans[:-1]) if reading.text[start].isdigit()]
    for index in figures:
        if reading.openings[index] is not None or index in reading.aside or not reading.short(index, LONGEST_LISTED):
            continue
        match = LONE.match(reading.words(index))
        if match is None or (match["title"] and not is_titular(match["title"])):
            continue
        after = index + 1
        if not match["title"]:
            if not reading.short(after, LONGEST_LISTED) or not is_titular(reading.words(after)):
                continue
            after += 1
        follows = reading.words(after)[-160:] if after < len(reading.spans) else ""
        if COUNTED.match(reading.words(after) if follows else "") or follows.endswith((".", ":", "—", ";")):
            numeral = numerals.read(match["number"])
            reading.openings[index] = Opening(Role.SECTION, numeral, match.end("mark"), weight=0.9)
            insort(reading.opened, index)


def ordinals(reading: Reading, last: int) -> dict[int, Opening]:
    """The paragraphs that "PRIMERO.-", "SEGUNDO.-", "TERCERO.-" open in a text that counts nothing else.

    Several lists of them may follow each other, as grounds and rules do; each has three at least.

    Args:
        last: the paragraph before which they stand.
    """
    lists: list[dict[int, Opening]] = []
    for index, (start, end, _) in enumerate(reading.spans[:last]):
        match = ORDINAL.match(reading.text, start, min(end, start + LONGEST_ORDINAL))
        number = numerals.read(match["number"]) if match and index not in reading.aside else None
        if match is None or number is None or reading.inside[index]:
            continue
        if number.parts == (1,):
            lists.append({})
        if lists and number.parts == (len(lists[-1]) + 1,):
            lists[-1][index] = Opening(Role.SECTION, number, match.end("number") - start)
    return {index: one for some in lists if len(some) >= LEAST for index, one in some.items()}


def as_dispositions(reading: Reading) -> None:
    """Take "Disposiciones finales" for a heading, and "Primera.", "Segunda." under it for articles."""
    for index in tuple(reading.opened):
        one = reading.openings[index]
        series = one.numeral.series if one and one.numeral else ""
        if one is None or one.numeral is None or not series.startswith(DISPOSITION) or one.numeral.label != series:
            continue
        if index in reading.aside:
            continue
        is_manifold = series.partition(" ")[2].startswith(MANIFOLD)
        above = reading.openings[index - 1] if index else None
        is_title = is_manifold and above is not None and above.role is Role.CONTAINER
        alone = not is_title and not reading.words(index)[one.end :].strip(" .:")
        if alone and _counts_under(reading, index, series):
            reading.openings[index] = one._replace(role=Role.CONTAINER, rank=DISPOSITIONS_RANK)
        elif is_manifold:
            reading.openings[index] = None


def _counts_under(reading: Reading, index: int, series: str) -> bool:
    """Take the ordinals under such a heading for articles; whether there are any, or another such heading."""
    sort = SINGULAR.sub(r"\1", series.replace("disposiciones", "disposición").replace("cion ", "ción "))
    found, other = 0, index + 1
    while other < len(reading.spans) and other not in reading.aside:
        match = ORDINAL.match(reading.words(other))
        follows = reading.openings[other]
        if match is not None and (follows is None or follows.role is Role.SECTION):
            number = numerals.read(match["number"])
            if number is not None:
                own = Numeral(sort, number.parts, label=f"{sort} {number.label}")
                if follows is None:
                    insort(reading.opened, other)
                reading.openings[other] = Opening(Role.ARTICLE, own, match.end("number"), weight=1.5)
                found += 1
        elif follows is not None and follows.role is not Role.SECTION:
            break
        other += 1
    follows = reading.openings[other] if other < len(reading.spans) else None
    heads = follows is not None and follows.numeral is not None and follows.numeral.series.startswith(DISPOSITION)
    return bool(found) or (heads and other == index + 1)

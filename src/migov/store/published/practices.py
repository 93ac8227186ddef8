"""The practice finder: published paragraphs by their words and by what they are about, with what each choice leaves.

Facets are sets of paragraphs, held as the bits of a number each: choosing is an "and", counting is counting bits. With
a hundred thousand paragraphs a set is 12 kB, and counting two hundred of them takes about a millisecond. The sets of a
release are made when it is put on the shelf; here they are only laid one behind the other. Bits stand place by place,
and a page takes the next few in the alphabetical order of places: there is no other order to be had.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import msgspec

from migov.errors import Invalid, Problem
from migov.model.languages import Language
from migov.model.published import PublicParagraph
from migov.model.values import Value
from migov.store.published.database import reading, remembered
from migov.store.published.findable import EVERYBODY, Findable
from migov.store.published.stems import stems

FACETS = (
    "language",
    "dimension",
    "side",
    "sub-domain",
    "gcm",
    "sdg",
    "sdg-10-7-2",
    "region",
    "place",
    "year",
    "module",
    "indicator",
    "origin",
)
"""By what paragraphs can be chosen. None of them is a grade."""
LONGEST = 400
"""Signs of a question."""
MOST_WORDS = 24
PAGE = 20
PHRASE = re.compile(r'["“”„«]([^"“”„«»]+)["“”»]|(\S+)')


class Asked(Value, kw_only=True):
    """What somebody looks for.

    Raises:
        Invalid: a question that is too long.
    """

    words: str = ""
    """All of them must stand there, in any order; those between quotation marks one after the other."""
    chosen: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    """Facet → values; any of the values will do, of every facet that is named."""
    reads: Language | None = None
    """Only the texts that readers of this language are shown: theirs, else the one that was signed."""
    after: int = 0
    """How many places in the order the pages before took."""

    def __post_init__(self) -> None:
        if len(self.words) > LONGEST:
            remedy = "look for a few words"
            raise Invalid(Problem(f"longer than {LONGEST} signs", place="words", remedy=remedy))


class Found(Value, kw_only=True):
    """What was found."""

    total: int
    paragraphs: tuple[PublicParagraph, ...]
    """Of this page: by place in alphabetical order, then as printed."""
    next: int | None
    """What the next page is asked with; null on the last one."""
    counts: dict[str, dict[str, int]]
    """Facet → value → how many paragraphs there would be with it, the other facets as they are chosen.

    Words are looked up in the chosen languages only, so beside words no other language is counted.
    """


def find(asked: Asked, *, order: tuple[str, ...], most: int = PAGE) -> Found:
    """The published paragraphs that fit.

    Args:
        asked: what is looked for.
        order: ids of the places in alphabetical order, in the reader's language.
        most: how many a page has.
    """
    sets = _sets(asked.reads or EVERYBODY)
    by_words = _matching(asked, sets) if asked.words.strip() else sets.everything
    chosen = {facet: _any(sets.of.get(facet, {}), values) for facet, values in asked.chosen.items() if values}
    fitting = _all([by_words, *chosen.values()])
    page, after = _page(fitting, sets.blocks_in(order), asked.after, most)
    counts = {facet: _counts(sets.of.get(facet, {}), by_words, chosen, facet) for facet in FACETS}
    found = _read([sets.at[position] for position in page])
    return Found(total=fitting.bit_count(), paragraphs=found, next=after, counts=counts)


def _counts(values: Mapping[str, int], by_words: int, chosen: Mapping[str, int], facet: str) -> dict[str, int]:
    """How many paragraphs each value of a facet would leave, the other facets as they are chosen."""
    left = _all([by_words, *(members for other, members in chosen.items() if other != facet)])
    counted = ((value, (members & left).bit_count()) for value, members in values.items())
    return {value: count for value, count in counted if count}


class _Sets(Value, kw_only=True):
    """Every facet with its values, each as the set of the paragraphs that have it."""

    everything: int
    of: dict[str, dict[str, int]]
    at: list[int]
    """Position → number of the paragraph; 0 where none stands, since every release begins with a new byte."""
    position: dict[int, int]
    blocks: dict[str, tuple[int, int]]
    """Place → the position of its first paragraph, and how many it takes: they stand together."""

    def blocks_in(self, order: Iterable[str]) -> list[tuple[int, int]]:
        """The blocks of all places: those that are named in this order, then the others by id."""
        places = dict.fromkeys([*order, *sorted(self.blocks)])
        return [self.blocks[place] for place in places if place in self.blocks]


@remembered
def _sets(reads: str) -> _Sets:
    """The sets of all releases, one behind the other."""
    rows = reading().execute(
        "select r.place, f.doc from findable f join release r on r.id = f.release where f.reads = ?"
        " order by r.place, r.id",
        [reads],
    )
    laid = [(place, msgspec.msgpack.decode(doc, type=Findable)) for place, doc in rows]
    size = sum(one.size for _, one in laid)
    at: list[int] = []
    everything, of = bytearray(size), dict[str, dict[str, bytearray]]()
    blocks: dict[str, tuple[int, int]] = {}
    for place, one in laid:
        begin = len(at) >> 3
        end = begin + one.size
        at += [*one.numbers, *[0] * (-len(one.numbers) % 8)]
        everything[begin:end] = ((1 << len(one.numbers)) - 1).to_bytes(end - begin, "little")
        first = blocks.get(place, (begin * 8, 0))[0]
        blocks[place] = first, end * 8 - first
        for kind, values in one.of.items():
            sets = of.setdefault(kind, {})
            for value, bits in values.items():
                if value not in sets:
                    sets[value] = bytearray(size)
                sets[value][begin:end] = bits
    return _Sets(
        everything=int.from_bytes(everything, "little"),
        of={kind: {v: int.from_bytes(bits, "little") for v, bits in sets.items()} for kind, sets in of.items()},
        at=at,
        position={n: position for position, n in enumerate(at)},
        blocks=blocks,
    )


def _any(values: Mapping[str, int], wanted: Iterable[str]) -> int:
    found = 0
    for value in wanted:
        found |= values.get(value, 0)
    return found


def _all(sets: Iterable[int]) -> int:
    found = -1
    for one in sets:
        found &= one
    return found


def _matching(asked: Asked, sets: _Sets) -> int:
    """The paragraphs whose words fit, in the languages that are asked for, or in any that there is."""
    languages = asked.chosen.get("language") or sets.of.get("language", {})
    queries = {one: _query(asked.words, one) for one in Language if one in languages}
    told = " OR ".join(f"{language} : ({query})" for language, query in queries.items() if query)
    if not told:
        return 0
    (rows,) = reading().execute("select json_group_array(rowid) from found where found match ?", [told]).fetchone()
    found, position = bytearray(len(sets.at) >> 3), sets.position
    for n in msgspec.json.decode(rows, type=list[int]):
        at = position.get(n)
        if at is not None:
            found[at >> 3] |= 1 << (at & 7)
    return int.from_bytes(found, "little")


def _query(words: str, language: Language) -> str:
    """The words as the search engine wants them: stems in quotation marks, so that nothing in them is a command."""
    parts = []
    for phrase, word in PHRASE.findall(words)[:MOST_WORDS]:
        told = stems(phrase or word, language)
        if told:
            parts.append('"' + " ".join(told).replace('"', "") + '"')
    return " AND ".join(parts)


def _page(fitting: int, blocks: Iterable[tuple[int, int]], after: int, most: int) -> tuple[list[int], int | None]:
    """The positions of a page, block by block, and what the next one is asked with."""
    page: list[int] = []
    before = last = 0
    for first, count in blocks:
        taken = min(count, max(0, after - before))
        rest = (fitting >> (first + taken)) & ((1 << (count - taken)) - 1)
        at = taken
        while rest:
            if len(page) == most:
                return page, last
            lowest = (rest & -rest).bit_length()
            at += lowest
            rest >>= lowest
            page.append(first + at - 1)
            last = before + at
        before += count
    return page, None


def _read(page: list[int]) -> tuple[PublicParagraph, ...]:
    marks = ", ".join("?" * len(page))
    rows = dict(reading().execute(f"select n, doc from paragraph where n in ({marks})", page).fetchall())
    return tuple(msgspec.json.decode(rows[n], type=PublicParagraph) for n in page)

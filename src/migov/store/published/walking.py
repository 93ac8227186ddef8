"""Walking through what releases hold, a page at a time: in the order of ids, which means nothing.

A page begins after the last row of the page before, found by its key and not by counting, so the thousandth page costs
what the first one does, and nothing is seen twice or missed when something is published in between.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from migov.store.published.database import reading

MOST_RELEASES = 60
"""Releases that one page looks into: a page may be short and still have a next one."""

Key = tuple[str | int, ...]
"""Where a row stands: its release, then its place within it."""


class Row(NamedTuple):
    """One row, with where it stands and what it holds as JSON."""

    key: Key
    doc: str


class Stretch(NamedTuple):
    """One page of rows."""

    rows: tuple[Row, ...]
    next: Key | None
    """What the next page begins after; null at the end."""


class Table(NamedTuple):
    """A table whose rows belong to releases."""

    name: str
    keys: tuple[str, ...]
    """The columns by which the rows of one release are told apart, in the order of the walk."""
    choices: Mapping[str, str]
    """What rows can be chosen by → the condition that says so."""


PARAGRAPHS = Table(
    "paragraph",
    ("n",),
    {
        "language": "language = ?",
        "dimension": "dimension = ?",
        "module": "module = ?",
        "side": "side = ?",
        "paragraph": "id = ?",
        "indicator": "id in (select passage from resting r where r.release = paragraph.release and r.indicator = ?)",
    },
)
ANSWERS = Table("answer", ("edition", "indicator"), {"edition": "edition = ?", "indicator": "indicator = ?"})
CONVENTIONS = Table(
    "convention",
    ("position",),
    {"treaty": "exists (select 1 from convention_treaty t where t.treaty = ? and t.n = convention.n)"},
)
INSTRUMENTS = Table("instrument", ("id",), {"kind": "kind = ?", "instrument": "id = ?"})
CHANGES = Table("change", ("position",), {"kind": "kind = ?"})


def walk(
    table: Table, releases: Sequence[str], *, chosen: Mapping[str, str | int], after: Key | None, most: int
) -> Stretch:
    """The next rows of these releases.

    Args:
        table: which rows.
        releases: ids of the releases, sorted.
        chosen: values of some of the table's choices.
        after: the key of the last row that was seen.
        most: how many rows.
    """
    waiting = [one for one in releases if after is None or one >= str(after[0])]
    rows: list[Row] = []
    for count, release in enumerate(waiting, 1):
        inside = after[1:] if after and after[0] == release else None
        rows += _of(table, release, chosen, inside, most + 1 - len(rows))
        if len(rows) > most:
            return Stretch(tuple(rows[:most]), rows[most - 1].key)
        if count == MOST_RELEASES and len(waiting) > count:
            return Stretch(tuple(rows), (release, *_last(table)))
    return Stretch(tuple(rows), None)


def _last(table: Table) -> Key:
    """A key behind every row of a release: letters and numbers of keys come before it."""
    return tuple("\U0010ffff" for _ in table.keys)


def _of(table: Table, release: str, chosen: Mapping[str, str | int], after: Key | None, most: int) -> Iterator[Row]:
    keys, marks = ", ".join(table.keys), ", ".join("?" * len(table.keys))
    asked = ["release = ?", *(table.choices[name] for name in chosen)]
    values: list[str | int] = [release, *chosen.values()]
    if after is not None:
        asked.append(f"({keys}) > ({marks})")
        values += after
    told = f"select {keys}, doc from {table.name} where {' and '.join(asked)} order by {keys} limit ?"
    for *key, doc in reading().execute(told, [*values, most]):
        yield Row((release, *key), doc)


def events(*, after: int, place: str | None, dimension: int | None, most: int) -> tuple[tuple[int, str], ...]:
    """Entries of the feeds with their numbers, the oldest first."""
    asked, values = ["number > ?"], [str(after)]
    if place is not None:
        asked.append("place = ?")
        values.append(place)
    if dimension is not None:
        asked.append("exists (select 1 from event_dimension d where d.number = event.number and d.dimension = ?)")
        values.append(str(dimension))
    told = f"select number, doc from event where {' and '.join(asked)} order by number limit {int(most)}"
    return tuple(reading().execute(told, values))


def releases(**chosen: str | int | bool) -> tuple[tuple[str, str], ...]:
    """Ids and values of the releases with these values in their columns, by id."""
    asked = " and ".join(f"{column} = ?" for column in chosen) or "1"
    found = reading().execute(f"select id, doc from release where {asked} order by id", list(chosen.values()))
    return tuple(found)


def errata(*, after: Key | None, assessment: str | None, most: int) -> tuple[Row, ...]:
    """Rows of the public ledger of errata, by assessment and number."""
    asked, values = ["(assessment, number) > (?, ?)"], list(after or ("", 0))
    if assessment is not None:
        asked.append("assessment = ?")
        values.append(assessment)
    told = (
        f"select assessment, number, doc from erratum where {' and '.join(asked)} order by assessment, number limit ?"
    )
    return tuple(Row((one, number), doc) for one, number, doc in reading().execute(told, [*values, most]))

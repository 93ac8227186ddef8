"""When something of a release was last touched, and what a statement is about: a build asks only what may differ.

The database itself keeps the stamps, by triggers, so no writer can forget them. A statement has a scope where it asks
tables that belong to releases for the rows of one release or one assessment; any other may see anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b

from migov.store.published.database import again, reading

OWNED = {
    "release": ("id", "assessment"),
    "paragraph": ("release",),
    "resting": ("release",),
    "answer": ("release",),
    "convention": ("release",),
    "instrument": ("release",),
    "change": ("release",),
    "notice": ("assessment",),
    "erratum": ("assessment",),
}
"""Tables with the columns that say whose their rows are."""
TABLE = re.compile(r"\b(?:from|join)\s+(\w+)", re.IGNORECASE)
WHOSE = re.compile(r"\b(release|assessment|id)\s*=\s*'([^']+)'")
JOINED = re.compile(r"\b\w+\.release = \w+\.release\b")
WIDER = re.compile(r"\b(?:or|not|union|select\b.*\bselect)\b", re.IGNORECASE | re.DOTALL)
WHOLE = "select value from meta where key = 'version' or key = 'made'"
"""What is asked for a file that holds everything."""
ASIDE = re.compile(r"\s*(?:select value from meta where key = 'version'$|begin|rollback|--|pragma)", re.IGNORECASE)
"""Statements that say nothing about what is published."""
TOLD = "["
"""With this begins what is asked of a function (`database.narrow`) and not of the database."""


def script() -> Iterator[str]:
    """What makes a read model keep stamps."""
    yield "create table stamp (scope text primary key, version integer not null) without rowid;"
    yield "insert into meta values ('made', lower(hex(randomblob(16))));"
    for table, columns in OWNED.items():
        for event, rows in (("insert", ("new",)), ("update", ("old", "new")), ("delete", ("old",))):
            marks = " ".join(_mark(f"{row}.{column}") for row in rows for column in columns)
            yield f"create trigger stamp_{table}_{event} after {event} on {table} begin {marks} end;"


def scope(statement: str) -> str | None:
    """The release or the assessment that a statement asks about; null where it may see more.

    >>> scope("select doc from paragraph where release = 'xov-2025.1' and language = 'fr'")
    'xov-2025.1'
    >>> scope("select doc from release where is_current")
    """
    if statement.startswith(TOLD):
        return TOLD
    tables = TABLE.findall(statement)
    if not tables or not OWNED.keys() >= {*tables} or WIDER.search(_without_words(statement)):
        return None
    if len(tables) - 1 != len(JOINED.findall(statement)):
        return None
    found = (value for column, value in WHOSE.findall(statement) if any(column in OWNED[table] for table in tables))
    return next(found, None)


def touched(since: int) -> frozenset[str]:
    """The releases and assessments of which something changed after this version."""
    return frozenset(one for (one,) in reading().execute("select scope from stamp where version > ?", [since]))


def made() -> str:
    """A word that this read model alone has: another one counts its versions anew."""
    (word,) = reading().execute("select value from meta where key = 'made'").fetchone()
    return str(word)


def answer(statement: str) -> bytes:
    """What the shelf answers to a statement, in a few bytes."""
    seal = blake2b(digest_size=12)
    for row in [again(statement)] if statement.startswith(TOLD) else reading().execute(statement):
        seal.update(repr(row).encode("utf-8", "surrogatepass"))
    return seal.digest()


def _mark(scope_: str) -> str:
    return f"insert or replace into stamp select {scope_}, 1 + cast(value as integer) from meta where key = 'version';"


def _without_words(statement: str) -> str:
    return re.sub("'[^']*'", "''", statement)

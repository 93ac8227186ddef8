"""The data set as an SQLite file: its tables with their keys, and a codebook that stands in the file itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from migov.store.published.dataset import rows
from migov.store.published.dataset.rows import Row
from migov.store.published.dataset.tables import INDEXES, TABLES, Table

AT_ONCE = 400
"""Rows of one table that are held before they are written."""
KINDS = {"text": "text", "integer": "integer", "boolean": "integer", "json": "text"}


def make(path: Path, shelf: sqlite3.Connection, about: Iterable[tuple[str, str]]) -> None:
    """Write the data set, from the shelf as *shelf* sees it, to a file that is not there yet."""
    with closing(sqlite3.connect(path, isolation_level=None)) as into:
        into.execute("pragma journal_mode = off")
        into.execute("pragma synchronous = off")
        into.execute("pragma cache_size = -8000")
        into.execute("begin")
        for table in TABLES:
            into.execute(_statement(table))
        _explain(into, about)
        _pour(into, shelf)
        for name, columns in INDEXES:
            into.execute(f"create index {name}_by_{'_'.join(columns)} on {name} ({', '.join(columns)})")
        into.execute("commit")


def _statement(table: Table) -> str:
    columns = [f'"{one.name}" {KINDS[one.type]}{" not null" if one.name in table.key else ""}' for one in table.columns]
    columns.append(f"primary key ({', '.join(table.key)})")
    columns += [f"foreign key ({', '.join(mine)}) references {other}" for mine, other in table.of]
    return f"create table {table.name} ({', '.join(columns)}) without rowid"


def _explain(into: sqlite3.Connection, about: Iterable[tuple[str, str]]) -> None:
    into.execute("create table about (name text primary key, says text not null) without rowid")
    into.executemany("insert into about values (?, ?)", list(about))
    into.execute(
        'create table codebook ("table" text not null, position integer not null, "column" text not null,'
        ' type text not null, says text not null, primary key ("table", position)) without rowid'
    )
    told = [
        (table.name, position, *column)
        for table in TABLES
        for position, column in enumerate((("", "", table.says), *table.columns))
    ]
    into.executemany("insert into codebook values (?, ?, ?, ?, ?)", told)


def _pour(into: sqlite3.Connection, shelf: sqlite3.Connection) -> None:
    statements = {
        table.name: f"insert or ignore into {table.name} values ({', '.join('?' * len(table.columns))})"
        for table in TABLES
    }
    waiting: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    for name, row in rows.all_of(shelf):
        held = waiting[name]
        held.append(row)
        if len(held) >= AT_ONCE:
            into.executemany(statements[name], held)
            held.clear()
    for name, held in waiting.items():
        into.executemany(statements[name], held)

"""What many tests begin from, made once in a process: its rows, files and letters are put back for every later test.

A consultation takes a hundred times longer to arrange than to write down again, and hundreds of tests begin with one.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from django.conf import settings
from django.core import mail
from django.db import connection, transaction

P = ParamSpec("P")
R = TypeVar("R")

OF_DJANGO = {"django_migrations", "django_content_type", "auth_permission"}
"""Tables that are filled with the database itself."""


@dataclass(frozen=True)
class Made:
    """What there was after the first time."""

    result: object
    rows: tuple[tuple[str, list[tuple[Any, ...]]], ...]
    """By table, in the order in which they were written: the journal takes no other."""
    counters: list[tuple[Any, ...]]
    letters: tuple[Any, ...]
    afterwards: tuple[Callable[[], object], ...]
    files: tempfile.TemporaryDirectory[str]


def remembered(make: Callable[P, R]) -> Callable[P, R]:
    """The same function, which puts back what it made before, where nothing else has been kept yet.

    What it is asked for and what it returns are values: the ones tell what was asked for by how they are written, the
    others are shared by all tests. And it reads no clock.
    """
    there: dict[str, Made] = {}

    @wraps(make)
    def again(*args: P.args, **more: P.kwargs) -> R:
        key = repr((args, sorted(more.items()), settings.MIGOV_WAITS_FOR_MAIL))
        if not _is_nothing_kept():
            return make(*args, **more)
        if key in there:
            _put_back(there[key])
        else:
            there[key] = _made(lambda: make(*args, **more))
        return there[key].result  # type: ignore[return-value]

    return again


@cache
def tables() -> tuple[str, ...]:
    """The names of all tables but those that are filled with the database itself."""
    return tuple(name for name in connection.introspection.table_names() if name not in OF_DJANGO)


def _asked(question: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        return list(cursor.execute(question).fetchall())


def _is_nothing_kept() -> bool:
    home = Path(settings.MIGOV_HOME)
    if home.exists() and any(home.iterdir()):
        return False
    each = " UNION ALL ".join(f'SELECT EXISTS (SELECT 1 FROM "{name}")' for name in tables())  # noqa: S608
    return not any(found for (found,) in _asked(each))


def _made(make: Callable[[], object]) -> Made:
    letters, waiting = len(_outbox()), len(connection.run_on_commit)
    result = make()
    files = tempfile.TemporaryDirectory(prefix="migov-remembered-")
    if Path(settings.MIGOV_HOME).exists():
        shutil.copytree(settings.MIGOV_HOME, files.name, dirs_exist_ok=True)
    return Made(
        result=result,
        rows=tuple((name, rows) for name in tables() if (rows := _rows(name))),
        counters=_asked("SELECT name, seq FROM sqlite_sequence"),
        letters=tuple(_outbox()[letters:]),
        afterwards=tuple(one[1] for one in connection.run_on_commit[waiting:]),
        files=files,
    )


def _rows(table: str) -> list[tuple[Any, ...]]:
    """The rows as SQLite has them: a plus before a column's name keeps Django from making a date of it."""
    return _asked(f'SELECT {_columns(table)} FROM "{table}" ORDER BY rowid')  # noqa: S608


@cache
def _columns(table: str) -> str:
    with connection.cursor() as cursor:
        found = connection.introspection.get_table_description(cursor, table)
    return ", ".join(f'+"{column.name}"' for column in found)


def _put_back(made: Made) -> None:
    if any(Path(made.files.name).iterdir()):
        shutil.copytree(made.files.name, settings.MIGOV_HOME, dirs_exist_ok=True)
    with connection.cursor() as cursor:
        for table, rows in made.rows:
            marks = ", ".join(["%s"] * len(rows[0]))
            cursor.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)  # noqa: S608
        cursor.execute("DELETE FROM sqlite_sequence")
        cursor.executemany("INSERT INTO sqlite_sequence VALUES (%s, %s)", made.counters)
    _outbox().extend(made.letters)
    for then in made.afterwards:
        transaction.on_commit(then)


def _outbox() -> list[Any]:
    """Letters of the test; there are none yet where no test runner collects them."""
    return getattr(mail, "outbox", [])

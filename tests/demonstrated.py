"""What the demonstration leaves, in the database and the data folder of tests that look at it.

It is made once in a run of the suite, as whoever types the command makes it.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection

import homes
from remembered import tables


def moved_in(folder: Path) -> str:
    """What the command printed; from here on its files are in the folder, and its rows in the database of the tests."""
    told, file = homes.demonstration(folder), folder / "migov.sqlite3"
    with closing(sqlite3.connect(file)) as kept, connection.cursor() as cursor:
        for table in tables():
            rows = kept.execute(f'SELECT * FROM "{table}" ORDER BY rowid').fetchall()  # noqa: S608
            if rows:
                marks = ", ".join(["%s"] * len(rows[0]))
                cursor.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)  # noqa: S608
    file.unlink()
    return told

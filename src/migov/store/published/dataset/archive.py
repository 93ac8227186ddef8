"""The data set as a ZIP of CSV files with their descriptions, written straight from the SQLite file, row by row."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import msgspec

from migov.store.published.dataset import words
from migov.store.published.dataset.tables import TABLES, Table

DATE = (1980, 1, 1, 0, 0, 0)
"""Of every entry: the same content makes the same bytes."""
LEVEL = 6
AT_ONCE = 1 << 16
"""Signs that are held before they are written."""


def make(path: Path, database: Path, about: Mapping[str, str]) -> None:
    """Write the archive of the tables in *database* to a file that is not there yet."""
    sums: dict[str, str] = {}
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as found, ZipFile(path, "w") as into:
        for name, text in _descriptions(about).items():
            sums[name] = _write(into, name, [text.encode()])
        for table in TABLES:
            name = f"csv/{table.name}.csv"
            sums[name] = _write(into, name, _lines(table, found))
        listed = "".join(f"{seal}  {name}\n" for name, seal in sums.items())
        _write(into, "SHA256SUMS", [listed.encode()])


def _descriptions(about: Mapping[str, str]) -> dict[str, str]:
    def told(value: dict[str, Any]) -> str:
        return msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n"

    return {
        "README.md": words.readme(about),
        "codebook.md": words.codebook(),
        "datapackage.json": told(words.package(about)),
        "csv-metadata.json": told(words.csvw()),
    }


def _write(into: ZipFile, name: str, pieces: Iterable[bytes]) -> str:
    entry = ZipInfo(name, DATE)
    entry.compress_type = ZIP_DEFLATED
    entry._compresslevel = LEVEL  # type: ignore[attr-defined]  # no public name before Python 3.13
    entry.external_attr = 0o644 << 16
    seal = sha256()
    with into.open(entry, "w") as file:
        for piece in pieces:
            seal.update(piece)
            file.write(piece)
    return seal.hexdigest()


def _lines(table: Table, found: sqlite3.Connection) -> Iterable[bytes]:
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow([one.name for one in table.columns])
    booleans = {number for number, one in enumerate(table.columns) if one.type == "boolean"}
    for row in found.execute(f"select * from {table.name} order by {', '.join(table.key)}"):
        writer.writerow(_cells(row, booleans) if booleans else row)
        if held.tell() >= AT_ONCE:
            yield held.getvalue().encode()
            held.seek(0)
            held.truncate()
    yield held.getvalue().encode()


def _cells(row: tuple[Any, ...], booleans: set[int]) -> list[Any]:
    named = {None: None, 0: "false", 1: "true"}
    return [named[value] if number in booleans else value for number, value in enumerate(row)]

"""What stands in the folder: every page, what the shelf was asked for it, and what is still to be made.

The ledger is also the list of work: an address that is found is written into it as due, one that is made is due no
longer. So a build may stop at any moment, and the next one goes on where it stopped. A page is due anew when the shelf
answers something that was asked for it in another way than before.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from migov.model.values import Value
from migov.store.published import database, stamps

NAME = ".migov-build.sqlite3"
FORMAT = 2
TABLES = """
create table about (key text primary key, value text not null) without rowid;
create table page (n integer primary key autoincrement, address text not null unique, files text not null default '',
  status integer not null default 0, is_due integer not null, found_on text);
create index page_due on page (n) where is_due;
create index page_dead on page (n) where status <> 200;
create table statement (n integer primary key, words text not null, scope text, answer blob not null);
create index statement_scope on statement (scope);
create table made_of (statement integer not null, page integer not null, primary key (statement, page)) without rowid;
"""
THERE = 200
"""Status of an address that has files."""


class Entry(Value, kw_only=True):
    """What became of one address: what the ledger keeps of it."""

    address: str
    files: tuple[str, ...]
    """Of the page and of the twins that came with it; none where there is no page."""
    status: int
    version: int
    """Of the shelf, as it was made of."""
    leads_to: tuple[str, ...]
    """As far as it was not told before."""
    made_of: tuple[int, ...]
    """What the shelf was asked, each by its number."""
    asked: tuple[tuple[int, str, bytes], ...]
    """Number, words and answer of what was not told before."""


class Dead(Value, kw_only=True):
    """An address of the portal that some page names and that is no page."""

    address: str
    status: int
    found_on: str | None


class Ledger:
    """The ledger of one folder."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._to = connection
        self._files = int(self._about("files") or 0)
        self._version = 0

    def begin(self, made_by: str) -> None:
        """Find what is due: all where *made_by* differs, else what is made of something that has changed."""
        self._to.execute("begin")
        if self._about("made by") != made_by:
            self._to.execute("update page set is_due = 1")
            self._to.execute("delete from made_of")
            self._to.execute("delete from statement")
        else:
            self._sweep()
            self._compare()
        self._version = database.version()
        for key, value in (("made by", made_by), ("shelf", stamps.made()), ("version", str(self._version))):
            self._note(key, value)
        self._to.execute("commit")

    def is_behind(self) -> bool:
        """Whether something was published since the build began."""
        return self._about("version") != str(database.version())

    def want(self, addresses: Iterable[str], found_on: str | None = None) -> None:
        """Addresses are due that were never heard of."""
        rows = [(address, found_on) for address in addresses]
        self._to.executemany("insert or ignore into page (address, is_due, found_on) values (?, 1, ?)", rows)

    def due(self) -> list[str]:
        """The addresses that are still to be made."""
        return [address for (address,) in self._to.execute("select address from page where is_due order by n")]

    def keep(self, entries: Iterable[Entry]) -> list[str]:
        """Note what was made, and that what it leads to is wanted; the files that are no more.

        What was made of another version of the shelf than the build began with stays due.
        """
        gone: list[str] = []
        self._to.execute("begin")
        for one in entries:
            is_late = one.version != self._version
            found, before = self._take(one.address)
            add = "insert into page (files, status, address, found_on, is_due) values (?, ?, ?, ?, ?)"
            n = self._to.execute(add, ["\n".join(one.files), one.status, one.address, found, is_late]).lastrowid
            self._files += len(one.files) - len(before)
            gone += before - {*one.files}
            self._keep_asked(n, one, is_late=is_late)
            self.want(one.leads_to, one.address)
        self._note("files", str(self._files))
        self._to.execute("commit")
        return gone

    def files(self) -> int:
        """How many files the folder has."""
        return self._files

    def without(self, files: set[str]) -> set[str]:
        """Those of these files that the folder should not have."""
        gone = {*files}
        for (kept,) in self._to.execute("select files from page") if gone else ():
            gone.difference_update(kept.split("\n"))
        return gone

    def dead(self) -> tuple[Dead, ...]:
        """The addresses that lead nowhere."""
        rows = self._to.execute("select address, status, found_on from page where status <> 200 and not is_due")
        return tuple(Dead(address=address, status=status, found_on=on) for address, status, on in rows)

    def forget(self, addresses: Iterable[str]) -> list[str]:
        """The files of these addresses, which are no longer in the ledger."""
        gone = [file for address in addresses for file in self._take(address)[1]]
        self._files -= len(gone)
        self._note("files", str(self._files))
        return gone

    def under(self, start: str) -> list[str]:
        """The addresses that begin so."""
        rows = self._to.execute(
            "select address from page where address >= ? and address < ?", [start, start + "\uffff"]
        )
        return [address for (address,) in rows]

    def _about(self, key: str) -> str | None:
        row = self._to.execute("select value from about where key = ?", [key]).fetchone()
        return row[0] if row else None

    def _note(self, key: str, value: str) -> None:
        self._to.execute("insert or replace into about values (?, ?)", [key, value])

    def _take(self, address: str) -> tuple[str | None, set[str]]:
        """Where an address was found, and its files; its line is gone."""
        asked = "delete from page where address = ? returning found_on, files"
        found, files = self._to.execute(asked, [address]).fetchone() or (None, "")
        return found, {*filter(None, files.split("\n"))}

    def _sweep(self) -> None:
        """Let go of what pages were made of before, once there is more of that than of what they are made of now."""
        count, newest = self._to.execute("select count(*), max(n) from page").fetchone()
        if int(self._about("swept") or 0) + 4 * count < (newest or 0):
            self._to.execute("delete from made_of where page not in (select n from page)")
            self._to.execute("delete from statement where n not in (select statement from made_of)")
            self._note("swept", str(newest))

    def _compare(self) -> None:
        changed = [(answer, n) for n, words, before in self._to_ask() if (answer := stamps.answer(words)) != before]
        self._to.executemany("update statement set answer = ? where n = ?", changed)
        rows = [(n,) for _, n in changed]
        touch = "update page set is_due = 1 where n in (select page from made_of where statement = ?)"
        self._to.executemany(touch, rows)

    def _to_ask(self) -> Iterator[tuple[int, str, bytes]]:
        """The statements that the shelf may answer in another way than when they were noted."""
        known, version = self._about("shelf"), int(self._about("version") or 0)
        asked = "select n, words, answer from statement"
        if known != stamps.made():
            yield from self._to.execute(asked).fetchall()
            return
        yield from self._to.execute(f"{asked} where scope = ?", [stamps.TOLD]).fetchall()
        if version == database.version():
            return
        yield from self._to.execute(f"{asked} where scope is null").fetchall()
        for one in stamps.touched(version):
            yield from self._to.execute(f"{asked} where scope = ?", [one]).fetchall()

    def _keep_asked(self, page: int | None, one: Entry, *, is_late: bool) -> None:
        """Keep what was told; a late answer is none, so that it differs from any that earlier pages were made of."""
        rows = [(n, words, stamps.scope(words), b"" if is_late else answer) for n, words, answer in one.asked]
        self._to.executemany("insert or ignore into statement values (?, ?, ?, ?)", rows)
        made_of = [(n, page) for n in one.made_of if not is_late]
        self._to.executemany("insert or ignore into made_of values (?, ?)", made_of)


@contextmanager
def opened(folder: Path) -> Iterator[Ledger]:
    """The ledger of a folder; a new one where there is none, or one of another format."""
    path = folder / NAME
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = normal")
        connection.execute("pragma cache_size = -64000")
        found = connection.execute("pragma user_version").fetchone()[0]
        if found != FORMAT:
            for (table,) in connection.execute("select name from sqlite_master where type = 'table'").fetchall():
                connection.execute(f"drop table {table}")
            connection.executescript(f"begin; {TABLES} pragma user_version = {FORMAT}; commit;")
        yield Ledger(connection)

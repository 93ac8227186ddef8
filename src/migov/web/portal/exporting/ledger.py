"""What stands in the folder: every page, what the shelf was asked for it, and what is still to be made.

The ledger is also the list of work: an address that is found is written into it as due, one that is made is due no
longer. So a build may stop at any moment, and the next one goes on where it stopped. A page is due anew when the shelf
answers something that was asked for it in another way than before.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from migov.model.values import Value
from migov.store.published import database, stamps

NAME = ".migov-build.sqlite3"
FORMAT = 1
TABLES = """
create table about (key text primary key, value text not null) without rowid;
create table page (n integer primary key autoincrement, address text not null unique, file text,
  status integer not null default 0, is_due integer not null, found_on text);
create index page_due on page (n) where is_due;
create table statement (n integer primary key, words text not null unique, scope text, answer blob not null);
create index statement_scope on statement (scope);
create table made_of (statement integer not null, page integer not null, primary key (statement, page)) without rowid;
"""


class Entry(Value, kw_only=True):
    """What became of one address: what the ledger keeps of it."""

    address: str
    file: str | None
    """Null where there is no page."""
    status: int
    leads_to: tuple[str, ...]
    asked: dict[str, bytes]
    """Statement → what the shelf answered."""


class Dead(Value, kw_only=True):
    """An address of the portal that some page names and that is no page."""

    address: str
    status: int
    found_on: str | None


class Ledger:
    """The ledger of one folder."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._to = connection

    def begin(self, made_by: str) -> int:
        """How many pages are due: all of them where *made_by* differs, else those whose matter has changed."""
        self._to.execute("begin")
        if self._about("made by") != made_by:
            self._to.execute("update page set is_due = 1")
            self._to.execute("delete from made_of")
            self._to.execute("delete from statement")
        else:
            self._compare()
        for key, value in (("made by", made_by), ("shelf", stamps.made()), ("version", str(database.version()))):
            self._to.execute("insert or replace into about values (?, ?)", [key, value])
        self._to.execute("commit")
        return len(self.due())

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

    def keep(self, entries: Iterable[Entry]) -> None:
        """Note what was made, and that what it leads to is wanted."""
        self._to.execute("begin")
        for one in entries:
            row = [one.file, one.status, one.address]
            found = self._to.execute("delete from page where address = ? returning found_on", [one.address]).fetchone()
            add = "insert into page (file, status, address, found_on, is_due) values (?, ?, ?, ?, 0)"
            n = self._to.execute(add, [*row, found[0] if found else None]).lastrowid
            self._keep_asked(n, one.asked)
            self.want(one.leads_to, one.address)
        self._to.execute("commit")

    def file(self, address: str) -> str | None:
        """The file of an address as the build before left it."""
        row = self._to.execute("select file from page where address = ?", [address]).fetchone()
        return row[0] if row else None

    def files(self) -> frozenset[str]:
        """All files that the folder should have."""
        return frozenset(file for (file,) in self._to.execute("select file from page where file is not null"))

    def dead(self) -> tuple[Dead, ...]:
        """The addresses that lead nowhere."""
        rows = self._to.execute("select address, status, found_on from page where file is null and not is_due")
        return tuple(Dead(address=address, status=status, found_on=on) for address, status, on in rows)

    def forget(self, addresses: Iterable[str]) -> list[str]:
        """The files of these addresses, which are no longer in the ledger."""
        found = [(address, self.file(address)) for address in addresses]
        self._to.executemany("delete from page where address = ?", [(address,) for address, _ in found])
        return [file for _, file in found if file]

    def under(self, start: str) -> list[str]:
        """The addresses that begin so."""
        rows = self._to.execute(
            "select address from page where address >= ? and address < ?", [start, start + "\uffff"]
        )
        return [address for (address,) in rows]

    def _about(self, key: str) -> str | None:
        row = self._to.execute("select value from about where key = ?", [key]).fetchone()
        return row[0] if row else None

    def _compare(self) -> None:
        changed = [(answer, n) for n, words, before in self._to_ask() if (answer := stamps.answer(words)) != before]
        self._to.executemany("update statement set answer = ? where n = ?", changed)
        rows = [(n,) for _, n in changed]
        touch = "update page set is_due = 1 where n in (select page from made_of where statement = ?)"
        self._to.executemany(touch, rows)

    def _to_ask(self) -> Iterator[tuple[int, str, bytes]]:
        """The statements that the shelf may answer in another way than when they were noted."""
        known, version = self._about("shelf"), int(self._about("version") or 0)
        if known == stamps.made() and version == database.version():
            return
        if known != stamps.made():
            yield from self._to.execute("select n, words, answer from statement").fetchall()
            return
        yield from self._to.execute("select n, words, answer from statement where scope is null").fetchall()
        for one in stamps.touched(version):
            found = self._to.execute("select n, words, answer from statement where scope = ?", [one])
            yield from found.fetchall()

    def _keep_asked(self, page: int | None, asked: Mapping[str, bytes]) -> None:
        rows = [(words, stamps.scope(words), answer) for words, answer in asked.items()]
        self._to.executemany("insert or ignore into statement (words, scope, answer) values (?, ?, ?)", rows)
        find = "insert or ignore into made_of select n, ? from statement where words = ?"
        self._to.executemany(find, [(page, words) for words in asked])


@contextmanager
def opened(folder: Path) -> Iterator[Ledger]:
    """The ledger of a folder; a new one where there is none, or one of another format."""
    path = folder / NAME
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = normal")
        found = connection.execute("pragma user_version").fetchone()[0]
        if found != FORMAT:
            for (table,) in connection.execute("select name from sqlite_master where type = 'table'").fetchall():
                connection.execute(f"drop table {table}")
            connection.executescript(f"begin; {TABLES} pragma user_version = {FORMAT}; commit;")
        yield Ledger(connection)

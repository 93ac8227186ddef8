"""The letterbox: what readers drop in, and nobody but the office takes out.

It is a file of its own, so that the public side can write into it where it may only read everything else. What it holds
is private: addresses of people, and words nobody has looked at yet.
"""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from typing import Any

from migov.errors import Invalid, NotFound, Problem, Refused
from migov.model.values import Value
from migov.store.published import place

LONGEST = 4_000
"""Signs of what a reader writes."""
MOST_OPEN = 5
"""Letters to one mailbox that nobody there answered: one cannot be made to flood somebody else."""
MOST_WAITING = 20_000
"""Letters that wait to be taken out; a flood ends here, before the disk does."""

TABLES = """
create table if not exists report (number integer primary key autoincrement, at text not null, release text not null,
  passage text, language text not null, words text not null, says text not null, evidence text not null,
  name text not null, address text not null, taken integer not null default 0);
create table if not exists follower (token text primary key, address text not null, topic text not null,
  language text not null, asked text not null, confirmed text, written text, heard integer not null default 0,
  unique (address, topic)) without rowid;
create table if not exists news (number integer primary key autoincrement, name text not null unique);
"""


class Dropped(Value, kw_only=True):
    """A reader's report of an error, as it was dropped in."""

    number: int
    at: str
    release: str
    passage: str | None
    language: str
    words: str
    """Those that are wrong."""
    says: str
    """What is wrong about them."""
    evidence: str
    """Where that can be seen."""
    name: str
    address: str
    """To answer to; empty where the reader gave none."""


class Follower(Value, kw_only=True):
    """Somebody who wants to be told by e-mail."""

    token: str
    """Proves that a confirmation or a farewell comes from them."""
    address: str
    topic: str
    """``all``, ``place:ner`` or ``dimension:3``."""
    language: str
    asked: str
    confirmed: str | None = None
    written: str | None = None
    """When the letter left that asks them whether they mean it."""
    heard: int = 0
    """Number of the last news that they were told, or that was old when they confirmed."""


FOLLOWERS = f"select {', '.join(Follower.__struct_fields__)} from follower"


def drop(
    *,
    at: datetime,
    release: str,
    passage: str | None,
    language: str,
    words: str,
    says: str,
    evidence: str = "",
    name: str = "",
    address: str = "",
) -> int:
    """The number under which a report now waits.

    Raises:
        Invalid: it says nothing, or too much.
        Refused: too many wait already.
    """
    told = {"words": words, "says": says, "evidence": evidence, "name": name, "address": address}
    told = {key: value.strip() for key, value in told.items()}
    if not told["says"]:
        raise Invalid(Problem("a report says what is wrong", place="says", remedy="write it in a sentence"))
    for key, value in told.items():
        if len(value) > LONGEST:
            says = f"longer than {LONGEST:,} signs"
            raise Invalid(Problem(says, place=key, remedy="say it in a few sentences"))
    with _open() as box:
        (waiting,) = box.execute("select count(*) from report where not taken").fetchone()
        if waiting >= MOST_WAITING:
            raise Refused("too many reports wait to be read: write to the office by e-mail")
        box.execute(
            "insert into report (at, release, passage, language, words, says, evidence, name, address)"
            " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [at.isoformat(), release, passage, language, *told.values()],
        )
        number: int = box.execute("select last_insert_rowid()").fetchone()[0]
    return number


def waiting() -> tuple[Dropped, ...]:
    """The reports that nobody has taken out yet, oldest first."""
    with _open() as box:
        rows = box.execute(f"select {', '.join(Dropped.__struct_fields__)} from report where not taken order by number")
        return tuple(Dropped(**dict(zip(Dropped.__struct_fields__, row, strict=True))) for row in rows)


def counted() -> dict[str, int]:
    """How many reports wait to be taken out, by the release they are about; nothing of what they say is read."""
    if not is_there():
        return {}
    with _open() as box:
        return dict(box.execute("select release, count(*) from report where not taken group by release").fetchall())


def take(numbers: list[int]) -> None:
    """Note that these reports were taken out and are kept inside: the letterbox forgets who wrote them, and what."""
    with _open() as box:
        box.executemany(
            "update report set taken = 1, words = '', says = '', evidence = '', name = '', address = ''"
            " where number = ?",
            [(number,) for number in numbers],
        )


def follow(address: str, topic: str, *, language: str, at: datetime) -> Follower:
    """Somebody's wish to be told, which counts once they confirm it from their own mailbox.

    Raises:
        Refused: too many wait to be confirmed.
    """
    with _open() as box:
        (open_,) = box.execute("select count(*) from follower where confirmed is null").fetchone()
        if open_ >= MOST_WAITING:
            raise Refused("too many wishes wait to be confirmed: try again tomorrow, or use the feed")
        (mine,) = box.execute(
            "select count(*) from follower where confirmed is null and address = ? and topic <> ?", [address, topic]
        ).fetchone()
        if mine >= MOST_OPEN:
            raise Refused("there are letters in this mailbox that wait for an answer: confirm one of them first")
        token = secrets.token_urlsafe(24)
        box.execute(
            "insert into follower (token, address, topic, language, asked) values (?, ?, ?, ?, ?)"
            " on conflict (address, topic) do update set language = ?",
            [token, address, topic, language, at.isoformat(), language],
        )
        row = box.execute(f"{FOLLOWERS} where address = ? and topic = ?", [address, topic]).fetchone()
    return _follower(row)


def confirm(token: str, *, at: datetime) -> Follower:
    """The wish that is now confirmed.

    Raises:
        NotFound: there is none with this token.
    """
    with _open() as box:
        box.execute(
            "update follower set confirmed = ?, heard = (select coalesce(max(number), 0) from news)"
            " where token = ? and confirmed is null",
            [at.isoformat(), token],
        )
        row = box.execute(f"{FOLLOWERS} where token = ?", [token]).fetchone()
    if row is None:
        raise NotFound("wish to be told", token[:8])
    return _follower(row)


def leave(token: str) -> None:
    """Forget somebody who no longer wants to be told; one who is not there is forgotten already."""
    with _open() as box:
        box.execute("delete from follower where token = ?", [token])


def followers(topics: list[str]) -> tuple[Follower, ...]:
    """Those who confirmed that they want to be told about any of these topics."""
    marks = ", ".join("?" * len(topics))
    with _open() as box:
        rows = box.execute(
            f"{FOLLOWERS} where confirmed is not null and topic in ({marks}) order by address, topic", topics
        )
        return tuple(_follower(row) for row in rows)


def confirmed() -> tuple[Follower, ...]:
    """All who confirmed, by their addresses."""
    with _open() as box:
        rows = box.execute(f"{FOLLOWERS} where confirmed is not null order by address, topic")
        return tuple(map(_follower, rows))


def of(token: str) -> Follower:
    """The wish with this token.

    Raises:
        NotFound: there is none.
    """
    with _open() as box:
        row = box.execute(f"{FOLLOWERS} where token = ?", [token]).fetchone()
    if row is None:
        raise NotFound("wish to be told", token[:8])
    return _follower(row)


def unconfirmed() -> tuple[Follower, ...]:
    """Those to whom the question still has to be sent whether they mean it."""
    with _open() as box:
        return tuple(map(_follower, box.execute(f"{FOLLOWERS} where confirmed is null and written is null")))


def wrote(token: str, *, at: datetime | None) -> None:
    """Note when the letter left that asks whether they mean it; null for one that did not leave after all."""
    with _open() as box:
        box.execute("update follower set written = ? where token = ?", [at and at.isoformat(), token])


def forget_unanswered(*, before: datetime) -> None:
    """Forget those who were asked before this moment whether they mean it, and did not answer."""
    with _open() as box:
        box.execute("delete from follower where confirmed is null and written < ?", [before.isoformat()])


def learn(names: Iterable[str]) -> dict[str, int]:
    """The number of each piece of news, by its name; what is not known yet gets the next numbers, in this order.

    A name stays the same when the shelf is made anew, so that nobody is told twice.
    """
    with _open() as box:
        told = tuple(names)
        box.executemany("insert or ignore into news (name) values (?)", [(name,) for name in told])
        known = dict(box.execute("select name, number from news").fetchall())
    return {name: known[name] for name in told}


def heard(token: str, number: int) -> None:
    """Note up to which number somebody was told everything."""
    with _open() as box:
        box.execute("update follower set heard = ? where token = ?", [number, token])


def is_there() -> bool:
    """Whether anybody dropped anything in yet."""
    return (place.folder() / place.LETTERBOX).exists()


def _follower(row: tuple[Any, ...]) -> Follower:
    return Follower(**dict(zip(Follower.__struct_fields__, row, strict=True)))


@contextmanager
def _open() -> Iterator[sqlite3.Connection]:
    path = place.prepare() / place.LETTERBOX
    with closing(sqlite3.connect(path, timeout=10, isolation_level=None)) as box:
        path.chmod(0o600)
        box.executescript(f"begin; {TABLES} commit;")
        box.execute("begin immediate")
        try:
            yield box
        except BaseException:
            box.rollback()
            raise
        box.commit()

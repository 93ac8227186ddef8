"""Putting releases on the shelf of the public side and taking them off: each time all of it, or nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from migov.errors import Conflict, NotFound
from migov.model.published import (
    Event,
    Notice,
    ProgrammeLine,
    PublicErratum,
    PublicParagraph,
    PublicRelease,
    Shelf,
)
from migov.model.texts import words
from migov.model.values import Value
from migov.store.published import findable
from migov.store.published.database import discard_unreadable, reading, writing


def put(shelf: Shelf, *, event: Event | None = None) -> None:
    """Put a release on the shelf; it becomes the current one of its assessment if no later one is there.

    Raises:
        Conflict: this release is there already with other content: a release never changes.
    """
    with writing() as into:
        if _is_there(shelf.release, into):
            return
        newest = _newest(shelf.release.assessment, into)
        is_current = newest is None or newest < shelf.release.number
        if is_current:
            _retire(shelf.release.assessment, into)
        _put_release(replace(shelf, release=replace(shelf.release, is_current=is_current)), into)
        if event:
            _tell(event, into)


def take_off(release: str) -> None:
    """Take a release off the shelf: an external profile that was withdrawn, or one that will be put anew.

    Raises:
        NotFound: it is not there.
    """
    with writing() as into:
        row = into.execute("select assessment from release where id = ?", [release]).fetchone()
        if row is None:
            raise NotFound("release", release)
        findable.forget(release, into)
        into.execute("delete from event where release = ?", [release])
        into.execute("delete from release where id = ?", [release])
        _promote(row[0], into)
        _forget_places(into)


def ids() -> frozenset[str]:
    """The ids of all releases on the shelf, current or not."""
    return frozenset(id_ for (id_,) in reading().execute("select id from release"))


def clear() -> None:
    """Take everything that comes from releases off the shelf, to put it there anew."""
    discard_unreadable()
    with writing() as into:
        for table in ("found", "event", "notice", "erratum", "release", "edition", "programme", "place"):
            into.execute(f"delete from {table}")


def note(assessment: str, notices: Iterable[Notice]) -> None:
    """Put these notices beside an assessment's paragraphs, instead of those that stood there."""
    with writing() as into:
        into.execute("delete from notice where assessment = ?", [assessment])
        rows = [(assessment, n, one.passage, _json(one)) for n, one in enumerate(notices, 1)]
        into.executemany("insert into notice values (?, ?, ?, ?)", rows)


def err(assessment: str, errata: Iterable[PublicErratum]) -> None:
    """Put this ledger of errata beside an assessment, instead of the one that stood there."""
    with writing() as into:
        into.execute("delete from erratum where assessment = ?", [assessment])
        into.executemany(
            "insert into erratum values (?, ?, ?)", [(assessment, one.number, _json(one)) for one in errata]
        )


def tell(*events: Event) -> None:
    """Add entries to the feeds; their numbers are given here."""
    with writing() as into:
        for event in events:
            _tell(event, into)


def announce(lines: Sequence[ProgrammeLine], places: Sequence[Value]) -> None:
    """Put this table of the programme in the place of the one that stood there, with the places it names."""
    with writing() as into:
        for place in places:
            into.execute("insert or replace into place values (?, ?)", [place.id, _json(place)])  # type: ignore[attr-defined]
        into.execute("delete from programme")
        into.executemany(
            "insert into programme values (?, ?, ?)", [(line.assessment, line.place, _json(line)) for line in lines]
        )
        _forget_places(into)


def _forget_places(into: sqlite3.Connection) -> None:
    """Take places off that nothing names any more: of what is no longer announced, not even the name stays."""
    named = "(select place from release union select place from programme)"
    into.execute(f"delete from place where id not in {named}")


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _is_there(release: PublicRelease, into: sqlite3.Connection) -> bool:
    row = into.execute("select doc from release where id = ?", [release.id]).fetchone()
    if row is None:
        return False
    kept = msgspec.json.decode(row[0], type=PublicRelease)
    if kept.manifest != release.manifest:
        raise Conflict(f"release {release.id} is on the shelf with other content: a release never changes")
    return True


def _newest(assessment: str, into: sqlite3.Connection) -> int | None:
    found: int | None = into.execute("select max(number) from release where assessment = ?", [assessment]).fetchone()[0]
    return found


CARRIERS = ("paragraph", "answer", "convention", "instrument")
"""The tables whose rows say whether their release is the current one."""


def _retire(assessment: str, into: sqlite3.Connection) -> None:
    """The releases of an assessment that are no longer current, with all that is looked for in current ones only."""
    for (id_,) in into.execute("select id from release where assessment = ? and is_current", [assessment]).fetchall():
        findable.forget(id_, into)
        _mark(id_, current=False, into=into)


def _mark(release: str, *, current: bool, into: sqlite3.Connection) -> None:
    row = into.execute("select doc from release where id = ?", [release]).fetchone()
    doc = _json(replace(msgspec.json.decode(row[0], type=PublicRelease), is_current=current))
    into.execute("update release set is_current = ?, doc = ? where id = ?", [current, doc, release])
    for table in CARRIERS:
        into.execute(f"update {table} set is_current = ? where release = ?", [current, release])


def _promote(assessment: str, into: sqlite3.Connection) -> None:
    """Make the newest release that is left the current one."""
    row = into.execute(
        "select id, is_current from release where assessment = ? order by number desc limit 1", [assessment]
    ).fetchone()
    if row is None or row[1]:
        return
    _mark(row[0], current=True, into=into)
    (doc,) = into.execute("select doc from release where id = ?", [row[0]]).fetchone()
    texts = into.execute("select n, doc from paragraph where release = ? order by n", [row[0]]).fetchall()
    there = [(n, msgspec.json.decode(text, type=PublicParagraph)) for n, text in texts]
    findable.put(msgspec.json.decode(doc, type=PublicRelease), there, into)


def _put_release(shelf: Shelf, into: sqlite3.Connection) -> None:
    one, current = shelf.release, shelf.release.is_current
    into.execute("insert or replace into place values (?, ?)", [shelf.place.id, _json(shelf.place)])
    for edition in shelf.editions:
        into.execute("insert or ignore into edition values (?, ?)", [edition.code, _json(edition)])
    into.execute(
        "insert into release values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            one.id,
            one.assessment,
            one.number,
            one.place,
            one.year,
            current,
            one.published,
            _json(one),
            _json(shelf.front),
        ],
    )
    texts = [(_put_paragraph(paragraph, current=current, into=into), paragraph) for paragraph in shelf.paragraphs]
    if current:
        findable.put(one, texts, into)
    into.executemany("insert or ignore into resting values (?, ?, ?)", _resting(shelf))
    into.executemany(
        "insert into answer values (?, ?, ?, ?, ?, ?, ?)",
        [(a.release, a.edition, a.indicator, current, a.place, a.year, _json(a)) for a in shelf.answers],
    )
    for row in shelf.conventions:
        into.execute(
            "insert into convention (release, is_current, place, position, doc) values (?, ?, ?, ?, ?)",
            [row.release, current, row.place, row.position, _json(row)],
        )
        n = into.execute("select last_insert_rowid()").fetchone()[0]
        into.executemany("insert or ignore into convention_treaty values (?, ?)", [(code, n) for code in row.treaties])
    into.executemany(
        "insert into instrument values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                i.release,
                i.instrument.id,
                current,
                i.place,
                i.instrument.kind,
                i.instrument.status,
                i.instrument.year,
                i.instrument.name,
                _json(i),
            )
            for i in shelf.instruments
        ],
    )
    into.executemany(
        "insert into change values (?, ?, ?, ?)", [(c.release, c.position, c.kind, _json(c)) for c in shelf.changes]
    )


def _resting(shelf: Shelf) -> Iterator[tuple[str, str, str]]:
    """Which paragraphs rest on which question, as the signed text tells."""
    for one in shelf.paragraphs:
        if one.language is shelf.release.language:
            for code in (*one.indicators, *(code for why in one.why for code in why.answers)):
                yield one.release, code, one.id


def _put_paragraph(one: PublicParagraph, *, current: bool, into: sqlite3.Connection) -> int:
    into.execute(
        "insert into paragraph (release, id, language, is_current, place, year, dimension, module, side, section,"
        " position, words, doc) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            one.release,
            one.id,
            one.language,
            current,
            one.place,
            one.year,
            one.dimension,
            one.module,
            one.side,
            one.section,
            one.position,
            words(one.text),
            _json(one),
        ],
    )
    n: int = into.execute("select last_insert_rowid()").fetchone()[0]
    return n


def _tell(event: Event, into: sqlite3.Connection) -> None:
    into.execute(
        "insert into event (at, kind, place, release, doc) values (?, ?, ?, ?, '')",
        [event.at, event.kind, event.place, event.release],
    )
    number: int = into.execute("select last_insert_rowid()").fetchone()[0]
    into.execute("update event set doc = ? where number = ?", [_json(replace(event, number=number)), number])
    into.executemany("insert into event_dimension values (?, ?)", [(one, number) for one in event.dimensions])

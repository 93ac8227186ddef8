"""A shelf of hundreds of releases in five languages for measuring: a few made with words of their own, the others as
those under other names, row by row within the database.
"""
# ruff: noqa: S311, S608 - chance is no secret here, and every name and address is our own

from __future__ import annotations

import json
import random
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
REGIONS = ("Africa", "Americas", "Asia", "Europe", "Oceania")
VARIED = 6
"""Releases with words of their own."""
AS_THEY_ARE = {"paragraph": "n", "convention": "n"}
"""Tables whose rows have numbers of their own."""


def fill(releases: int) -> None:
    """Put that many releases on the shelf of the folder that the settings name."""
    made = [_put(number) for number in range(min(VARIED, releases))]
    from migov.store.published import database, place

    database.close()
    with closing(sqlite3.connect(place.folder() / place.DATABASE)) as into:
        for number in range(len(made), releases):
            _copy(made[number % len(made)], number, into)
        into.execute("update meta set value = cast(value as integer) + 1 where key = 'version'")
        into.commit()
        into.execute("analyze")


def code(number: int) -> str:
    """The code of the country of this number."""
    return f"X{LETTERS[number // 26]}{LETTERS[number % 26]}"


def _put(number: int) -> tuple[str, str]:
    """A release whose words are its own, with quotations beside every answer and sentence."""
    from msgspec.structs import replace

    import shelved
    from migov.model.languages import Language
    from migov.store.published import shelving

    content = shelved.elsewhere(_name(number), code(number), content=shelved.answering(shelved.country()))
    shelf = shelved.shelf(content, languages=tuple(Language))
    mix = random.Random(number)
    paragraphs = tuple(
        replace(
            one, text=tuple(_mixed(part, mix) if isinstance(part, str) else part for part in one.text), why=_why(one)
        )
        for one in shelf.paragraphs
    )
    place = replace(shelf.place, region=REGIONS[number % len(REGIONS)])
    shelving.put(replace(shelf, place=place, paragraphs=paragraphs))
    return shelf.release.id, shelf.place.id


def _why(one: object) -> tuple[object, ...]:
    """What a paragraph rests on, with a quotation beside every sentence."""
    from migov.model.published import Quotation, Why

    words = "A permit is issued within thirty days to whoever has a contract of work and a place to live."
    quotation = Quotation(exact=words, source="labour-act", title="Labour Act of 2015", path=("Part 2", "Article 7"))
    return tuple(
        Why(words=each.words, answers=each.answers, quotations=each.quotations or (quotation,))
        for each in one.why  # type: ignore[attr-defined]
    )


def _mixed(text: str, mix: random.Random) -> str:
    """The same words, some of them in another order."""
    words = text.split(" ")
    for at in range(1, len(words) - 2):
        if mix.random() < 0.15 and words[at].isalpha() and words[at + 1].isalpha():
            words[at], words[at + 1] = words[at + 1], words[at]
    return " ".join(words)


def _name(number: int) -> str:
    """A made-up name."""
    first, last = LETTERS[(number * 7) % 26], LETTERS[number // 26].lower()
    return f"{first}{'aeiou'[number % 5]}{last}{'lnrst'[number % 5]}and {number}"


def _copy(base: tuple[str, str], number: int, into: sqlite3.Connection) -> None:
    """The rows of a release again, for another country."""
    (release, place), new = base, code(number).lower()
    swaps = [(release, release.replace(place, new)), (release.split(".")[0], release.split(".")[0].replace(place, new))]
    found = dict(_docs(place, into))
    doc = found | {"id": new, "name": {"en": _name(number)}, "region": REGIONS[number % len(REGIONS)]}
    into.execute("insert into place values (?, ?)", [new, json.dumps(doc, ensure_ascii=False)])
    for table in ("release", "paragraph", "answer", "convention", "instrument", "resting", "change"):
        _copy_table(table, release, (place, new), swaps, into)
    _copy_found(release, swaps[0][1], (place, new), into)


def _docs(place: str, into: sqlite3.Connection) -> dict[str, object]:
    (doc,) = into.execute("select doc from place where id = ?", [place]).fetchone()
    told: dict[str, object] = json.loads(doc)
    return told


def _copy_table(
    table: str, release: str, places: tuple[str, str], swaps: list[tuple[str, str]], into: sqlite3.Connection
) -> None:
    columns = [row[1] for row in into.execute(f"pragma table_info({table})")]
    kept = [one for one in columns if one != AS_THEY_ARE.get(table)]
    cells = ", ".join(_cell(one, places, swaps) for one in kept)
    owner = "id" if table == "release" else "release"
    order = "order by n" if table in AS_THEY_ARE else ""
    into.execute(
        f"insert into {table} ({', '.join(kept)}) select {cells} from {table} where {owner} = ? {order}", [release]
    )


def _cell(column: str, places: tuple[str, str], swaps: list[tuple[str, str]]) -> str:
    told = column
    for old, new in swaps:
        told = f"replace({told}, '{old}', '{new}')"
    if column in ("doc", "front"):
        told = f"""replace({told}, '"place":"{places[0]}"', '"place":"{places[1]}"')"""
    if column == "place":
        told = f"'{places[1]}'"
    is_number = column in ("number", "year", "is_current", "dimension", "position", "n")
    return column if is_number else told


def _copy_found(release: str, new: str, places: tuple[str, str], into: sqlite3.Connection) -> None:
    """What the texts of a release are found by again: the same words and topics, under other numbers."""
    import msgspec
    from msgspec.structs import replace

    from migov.model.languages import Language
    from migov.store.published.findable import Findable

    old_first, new_first = (
        into.execute("select min(n) from paragraph where release = ?", [one]).fetchone()[0] for one in (release, new)
    )
    step, columns = new_first - old_first, ", ".join(Language)
    own = "select n from paragraph where release = ?"
    into.execute(
        f"insert into found (rowid, {columns}) select rowid + ?, {columns} from found where rowid in ({own})",
        [step, release],
    )
    region = json.loads(into.execute("select doc from place where id = ?", [places[1]]).fetchone()[0])["region"]
    for reads, doc in into.execute("select reads, doc from findable where release = ?", [release]).fetchall():
        one = msgspec.msgpack.decode(doc, type=Findable)
        (every,) = one.of["place"].values()
        of = one.of | {"place": {places[1]: every}, "region": {region: every}}
        copy = replace(one, numbers=tuple(n + step for n in one.numbers), of=of)
        into.execute("insert into findable values (?, ?, ?)", [reads, new, msgspec.msgpack.encode(copy)])

"""Somebody who wants to rank countries: reads everything that is published for an order or a number that would do.

It looks at every answer for two things: an order in which at least six of the places stand that goes with how much they
have achieved, and a number beside each place, or on the page of each, that does.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from itertools import combinations
from pathlib import Path
from typing import Any

from django.test import Client

ENOUGH = 0.8
"""From this rank correlation (Kendall's tau-b) on, an order goes with another."""
FEW = 2
"""Addresses of one kind that are read, each for every place: indicators have all the same pages."""
LEAST = 6
"""Places that an order or a list of numbers must have to mean anything."""
TAGS = re.compile(r"<(script|style|head)\b.*?</\1>|<[^>]+>", re.DOTALL)
BLOCKS = re.compile(r"<(?:li|tr|option|dd|article|section|h[1-4]|p|summary|label)\b[^>]*>", re.IGNORECASE)
NUMBER = re.compile(r"(?<![\w.,-])\d{1,6}(?![\w.,-]\d|\w)")
OTHERS = re.compile(r"/(?:static|fr|es|pt|ar)/|.*/in/en\b")
"""What is not read: the same pages in other languages."""
LINK = re.compile(r'(?:href|src)="(/[^"#]*)|"(/(?:[a-z]{2}/|api/|data/)[^"#\s]*)"')


def tau(one: Sequence[float], other: Sequence[float]) -> float:
    """How far two lists of numbers go together: 1 the same order, -1 the opposite one, 0 no relation.

    >>> tau((1, 2, 3), (2, 4, 9)), tau((1, 2, 3), (3, 2, 1)), tau((1, 1, 1), (1, 2, 3))
    (1.0, -1.0, 0.0)
    """
    pairs = list(combinations(range(len(one)), 2))

    def sign(of: Sequence[float], pair: tuple[int, int]) -> int:
        return (of[pair[0]] > of[pair[1]]) - (of[pair[0]] < of[pair[1]])

    agreed = sum(sign(one, pair) * sign(other, pair) for pair in pairs)
    told = [sum(sign(of, pair) != 0 for pair in pairs) for of in (one, other)]
    return float(agreed / (told[0] * told[1]) ** 0.5) if all(told) else 0.0


@dataclass
class Ranker:
    """Reads answers, and keeps what would rank."""

    names: Mapping[str, str]
    """Id of a place → its name."""
    achieved: Mapping[str, Mapping[str, int]]
    """What is achieved → id of a place → how much."""
    caught: list[str] = field(default_factory=list)
    met: dict[str, set[str]] = field(default_factory=dict)
    """Kind of address → addresses of this kind, whatever their place."""

    def read(self, address: str, answer: Any) -> str:
        """Look at one answer; returns its text."""
        data = b"".join(answer.streaming_content) if answer.streaming else answer.content
        kind = answer.headers.get("Content-Type", "")
        if "zip" in kind:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                for name in archive.namelist():
                    self._text(f"{address}:{name}", archive.read(name).decode(), name)
            return ""
        if "sqlite" in kind:
            return ""
        text: str = data.decode("utf-8", "replace")
        self._text(address, text, kind)
        return text

    def _text(self, address: str, text: str, kind: str) -> None:
        if "json" in kind:
            told = json.loads(text)
            self.order(address, _strings(told))
            self._numbers_in(address, told)
        elif "csv" in kind:
            self._table(address, list(csv.reader(io.StringIO(text.removeprefix("\ufeff")))))
        else:
            plain = unescape(TAGS.sub(" ", text))
            self.order(address, [plain])
            self._beside(address, text)

    def order(self, address: str, texts: Iterable[str]) -> None:
        """Whether places stand in an order of achievement in these texts, by where each stands first and last."""
        whole = "\n".join(texts)
        for find in (whole.find, whole.rfind):
            at = {place: max(map(find, (name, place))) for place, name in self.names.items()}
            at = {place: where for place, where in at.items() if where >= 0}
            self.weigh(f"{address}: order", at)

    def weigh(self, what: str, numbers: Mapping[str, float]) -> None:
        """Whether numbers, one for each place, go with what is achieved."""
        places = [place for place in self.names if place in numbers]
        if len(places) < LEAST:
            return
        mine = [numbers[place] for place in places]
        for name, of in self.achieved.items():
            if abs(tau(mine, [of[place] for place in places])) >= ENOUGH:
                self.caught.append(f"{what} goes with {name}: {mine}")

    def place_in(self, text: str) -> str | None:
        """The one place that a text names; null where it names none or several."""
        found = [
            place
            for place, name in self.names.items()
            if name in text or re.search(rf"(?<![a-z0-9]){place}(?![a-z0-9])", text)
        ]
        return found[0] if len(found) == 1 else None

    def _numbers_in(self, address: str, told: Any) -> None:
        """Numbers beside a place in the same object, and objects whose keys are places."""
        found: dict[str, dict[str, list[float]]] = {}
        for path, node in _objects(told):
            place = self.place_in(" ".join(value for value in node.values() if isinstance(value, str)))
            for key, value in node.items():
                if isinstance(value, int | float) and not isinstance(value, bool):
                    if keyed := self.place_in(key):
                        found.setdefault(f"{path}.*", {}).setdefault(keyed, []).append(value)
                    elif place:
                        found.setdefault(f"{path}.{key}", {}).setdefault(place, []).append(value)
        self._weigh_single(address, found)

    def _table(self, address: str, rows: list[list[str]]) -> None:
        if not rows:
            return
        self.order(address, [" ".join(row) for row in rows[1:]])
        found: dict[str, dict[str, list[float]]] = {}
        for row in rows[1:]:
            place = self.place_in(" ".join(row))
            for name, value in zip(rows[0], row, strict=False):
                if place and re.fullmatch(r"-?\d{1,9}(\.\d+)?", value):
                    found.setdefault(name, {}).setdefault(place, []).append(float(value))
        self._weigh_single(address, found)

    def _beside(self, address: str, text: str) -> None:
        """Numbers that stand beside the name of a place in an item, a row or a line."""
        found: dict[str, dict[str, list[float]]] = {}
        for block in BLOCKS.split(text):
            plain = unescape(TAGS.sub(" ", block))
            place = self.place_in(plain)
            numbers = NUMBER.findall(plain)
            if place and len(plain) < 400:
                for position, number in enumerate(numbers):
                    found.setdefault(f"number {position}", {}).setdefault(place, []).append(float(number))
        self._weigh_single(address, found)

    def _weigh_single(self, address: str, found: Mapping[str, Mapping[str, list[float]]]) -> None:
        for name, numbers in found.items():
            if all(len(set(values)) == 1 for values in numbers.values()):
                self.weigh(f"{address}: {name}", {place: values[0] for place, values in numbers.items()})

    def is_of_a_new_kind(self, address: str) -> bool:
        """Whether few addresses of this kind were met so far; the same page of another place is not another kind."""
        page = re.sub(rf"\b({'|'.join(self.names)})\b", "*", address)
        kind = re.sub(r"[^/?&=]*\d[^/?&=.]*", "#", page)
        of_kind = self.met.setdefault(kind, set())
        if page not in of_kind and len(of_kind) >= FEW:
            return False
        of_kind.add(page)
        return True

    def compare(self, what: str, texts: Mapping[str, tuple[str, str]]) -> None:
        """Whether the same page, made for each place, states a number that would rank.

        Args:
            what: what the pages have in common.
            texts: id of a place → the text of its page and what kind it is.
        """
        found: dict[str, dict[str, float]] = {}
        for place, (text, kind) in texts.items():
            stated = list(_stated(text, kind))
            said = [name for name, _ in stated]
            for name, number in stated:
                if said.count(name) == 1:
                    found.setdefault(name, {})[place] = number
        for name, numbers in found.items():
            self.weigh(f"{what}: {name}", numbers)

    def database(self, path: Path, neutral: frozenset[str]) -> None:
        """Look into an SQLite file: tables, their own order, and the columns that its indexes begin with."""
        connection = sqlite3.connect(path)
        tables = connection.execute("select name from sqlite_master where type in ('table', 'view')").fetchall()
        for (table,) in tables:
            found = connection.execute(f'select * from "{table}"')  # noqa: S608 - a name that the file itself told
            head = [column[0] for column in found.description]
            rows = [["" if value is None else str(value) for value in row] for row in found]
            self._table(f"{path.name}:{table}", [head, *rows])
            for _, index, *_rest in connection.execute(f'pragma index_list("{table}")').fetchall():
                for _, _, column in connection.execute(f'pragma index_info("{index}")').fetchall():
                    if column not in neutral:
                        self.caught.append(f"{path.name}: index {index} orders by {column}")
        connection.close()


def _stated(text: str, kind: str) -> Iterator[tuple[str, float]]:
    """Numbers that a page states once, each by the words around it."""
    if "json" in kind:
        for path, node in _objects(json.loads(text)):
            if "[]" not in path:
                for key, value in node.items():
                    if isinstance(value, int | float) and not isinstance(value, bool):
                        yield f"{path}.{key}", value
        return
    for block in BLOCKS.split(text):
        plain = " ".join(unescape(TAGS.sub(" ", block)).split())
        numbers = NUMBER.findall(plain)
        if len(numbers) == 1 and len(plain) < 120:
            yield NUMBER.sub("#", plain), float(numbers[0])


def _objects(told: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(told, dict):
        yield path, told
        for key, value in told.items():
            yield from _objects(value, f"{path}.{key}")
    elif isinstance(told, list):
        for value in told:
            yield from _objects(value, f"{path}[]")


def _strings(told: Any) -> Iterator[str]:
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict):
        for value in told.values():
            yield from _strings(value)
    elif isinstance(told, list):
        for value in told:
            yield from _strings(value)


def crawl(client: Client, begin: Sequence[str], ranker: Ranker, *, most: int) -> dict[str, str]:
    """Addresses of every kind that links lead to from the first ones → their media types; each answer was read."""
    waiting, seen, found = list(begin), set(begin), {}
    while waiting and len(found) < most:
        address = waiting.pop(0)
        answer = client.get(address)
        found[address] = answer.headers.get("Content-Type", "")
        assert answer.status_code < 500, address
        if answer.status_code != 200:
            continue
        for pair in LINK.findall(ranker.read(address, answer)):
            link = unescape(pair[0] or pair[1])
            if link not in seen and not OTHERS.match(link) and ranker.is_of_a_new_kind(link):
                seen.add(link)
                waiting.append(link)
    return found

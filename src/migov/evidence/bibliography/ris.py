"""RIS: the tagged lines that databases and Zotero exchange.

The lines are read here rather than by a library, because an import must name the line that is wrong and keep every tag
in its order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from migov.errors import Problem
from migov.evidence.bibliography import csl
from migov.evidence.bibliography.csl import Item
from migov.evidence.bibliography.files import refuse, refuse_many, text_of
from migov.evidence.bibliography.kept import keep, kept
from migov.model.sources import Source

Lines = list[list[str]]
"""A record: tag and value of each line between TY and ER."""

BREAK = re.compile(r"\r\n|\r|\n")
LINE = re.compile(r"^([A-Z][A-Z0-9]) {1,2}-(?: (.*))?$")

TYPES = {
    "STAT": "legislation",
    "BILL": "bill",
    "LEGAL": "regulation",
    "RPRT": "report",
    "GOVDOC": "report",
    "DATA": "dataset",
    "ELEC": "webpage",
    "JOUR": "article-journal",
    "EJOUR": "article-journal",
    "MGZN": "article-magazine",
    "NEWS": "article-newspaper",
    "BOOK": "book",
    "EBOOK": "book",
    "CHAP": "chapter",
    "ECHAP": "chapter",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "THES": "thesis",
    "CASE": "legal_case",
    "HEAR": "hearing",
    "PCOMM": "personal_communication",
    "PAMP": "pamphlet",
    "BLOG": "post-weblog",
    "ENCYC": "entry-encyclopedia",
    "DICT": "entry-dictionary",
    "UNPB": "manuscript",
    "MAP": "map",
    "STAND": "standard",
    "GEN": "document",
}
WRITTEN = {kind: tag for tag, kind in reversed(TYPES.items())} | {"interview": "PCOMM", "treaty": "GEN"}
BY_WORK = {"interview", "treaty"}
"""Types that RIS has no tag for: M3, the type of work, names them."""

PLAIN = {
    "TI": "title",
    "PB": "publisher",
    "UR": "URL",
    "LA": "language",
    "CY": "publisher-place",
    "T2": "container-title",
    "VL": "volume",
    "IS": "issue",
    "DO": "DOI",
    "AB": "abstract",
    "ET": "edition",
    "ST": "title-short",
    "CN": "call-number",
    "SE": "section",
    "AN": "archive_location",
    "DB": "source",
}
"""Tags that hold one text, and their keys."""
ALSO = {"T1": "TI", "JO": "T2", "JF": "T2", "BT": "T2", "N2": "AB", "L2": "UR"}
"""Tags that say the same as another, which is then written instead."""
PEOPLE = {"AU": "author", "A2": "editor", "A4": "translator"}
ALSO_PEOPLE = {"A1": "AU", "ED": "A2"}


def read(data: bytes, *, file: str | None = None) -> tuple[Source, ...]:
    """The sources of a RIS file.

    Raises:
        Unreadable: a line outside a record, a record without its end, a wrong value; all of them are named.
    """
    records, problems = _records(text_of(data, file=file), file=file)
    refuse_many(len(records), file=file)
    refuse(problems)
    items = [_kept_item(lines) for _, lines in records]
    return csl.sources_of(items, [f"line {number}" for number, _ in records], file=file)


def write(sources: tuple[Source, ...]) -> bytes:
    """The sources as RIS."""
    text = ""
    for source in sources:
        for tag, value in lines_of(csl.item(source)):
            text += f"{tag}  - {value}\r\n" if "\n" not in value else _folded(tag, value)
        text += "ER  - \r\n\r\n"
    return text.encode()


def _folded(tag: str, value: str) -> str:
    first, *others = value.split("\n")
    return f"{tag}  - {first}\r\n" + "".join(f"{line}\r\n" for line in others)


def _records(text: str, *, file: str | None) -> tuple[list[tuple[int, Lines]], list[Problem]]:
    records: list[tuple[int, Lines]] = []
    problems: list[Problem] = []
    current: Lines | None = None
    for number, line in enumerate(BREAK.split(text), start=1):
        found = LINE.match(line.rstrip())
        tag, value = (found[1], found[2] or "") if found else (None, line.strip())
        if tag == "TY" or (current is None and tag):
            if tag != "TY" or current is not None:
                problems.append(_problem(tag, number, file))
            current = [["TY", value]]
            records.append((number, current))
        elif tag == "ER":
            current = None
        elif current is not None and tag:
            current.append([tag, value.strip()])
        elif value and current is not None:
            current[-1][1] += f"\n{value}"
        elif value:
            problems.append(_problem(None, number, file))
    if current is not None:
        problems.append(_problem("TY", records[-1][0], file))
    return records, problems


def _problem(tag: str | None, number: int, file: str | None) -> Problem:
    says = {
        None: "a line stands outside any record",
        "TY": "a record has no end",
    }.get(tag, f"the tag {tag} stands before a record has begun")
    return Problem(says, file=file, place=f"line {number}", remedy="a record runs from 'TY  - ' to 'ER  - '")


def _kept_item(lines: Lines) -> Item:
    item = item_of(lines)
    return keep(item, "ris", lines, back=lines_of(item))


def item_of(lines: Lines) -> Item:
    """The CSL item of one record."""
    item: Item = {}
    for tag, value in lines:
        _put(item, tag, value)
    start, end = item.pop("SP", None), item.pop("EP", None)
    if start:
        item["page"] = f"{start}-{end}" if end else start
    if item.get("type") == "document" and item.get("genre") in BY_WORK:
        item["type"] = item.pop("genre")
    return item


def _put(item: Item, tag: str, value: str) -> None:
    tag = ALSO_PEOPLE.get(tag, ALSO.get(tag, tag))
    if tag == "TY":
        item["type"] = TYPES.get(value, "document")
    elif tag in PEOPLE:
        item.setdefault(PEOPLE[tag], []).append(_name(value))
    elif tag in PLAIN:
        item.setdefault(PLAIN[tag], value)
    elif tag == "KW":
        item["keyword"] = f"{item['keyword']}; {value}" if "keyword" in item else value
    elif tag in ("SP", "EP", "ID", "M3", "N1", "SN"):
        item.setdefault({"ID": "id", "M3": "genre", "N1": "note", "SN": "ISSN"}.get(tag, tag), value)
    elif tag in ("PY", "Y1", "DA"):
        known = item.get("issued")
        if known is None or len(value) > len(_date_text(known)):
            item["issued"] = _date(value)
    elif tag == "Y2":
        item.setdefault("accessed", _date(value))


def lines_of(item: Item) -> Lines:
    """The record of one CSL item: the one it came from where it still says the same."""
    original, is_same = kept(item, "ris", item_of)
    if is_same:
        return [list(line) for line in original]
    kind = str(item.get("type", "document"))
    lines = [["TY", WRITTEN.get(kind, "GEN")], *_people(item), *_dates(item)]
    lines += [[tag, str(item[key])] for tag, key in PLAIN.items() if item.get(key)]
    lines += [["KW", word] for word in str(item.get("keyword") or "").split("; ") if word]
    lines += [["M3", kind]] if kind in BY_WORK else []
    lines += [[tag, str(item[key])] for tag, key in _REST if item.get(key)]
    start, _, end = str(item.get("page") or "").partition("-")
    lines += [[tag, value] for tag, value in (("SP", start), ("EP", end)) if value]
    known = {tag for tag, _ in lines} | KNOWN
    return lines + [list(line) for line in original or () if line[0] not in known]


_REST = (("ID", "id"), ("M3", "genre"), ("N1", "note"), ("SN", "ISSN"))
KNOWN = (
    frozenset({"TY", "KW", "SP", "EP", "PY", "Y1", "DA", "Y2", *(tag for tag, _ in _REST)})
    | frozenset(PLAIN)
    | frozenset(ALSO)
    | frozenset(PEOPLE)
    | frozenset(ALSO_PEOPLE)
)
"""Tags that CSL has keys for; a changed source's other lines are written as they came."""


def _people(item: Item) -> Iterator[list[str]]:
    for tag, key in PEOPLE.items():
        for name in item.get(key) or ():
            yield [tag, _printed(name)]


def _dates(item: Item) -> Iterator[list[str]]:
    if item.get("issued"):
        moment = csl.moment(item["issued"])
        if moment:
            yield ["PY", moment[:4]]
            if len(moment) > 4:
                yield ["DA", moment.replace("-", "/")]
    if item.get("accessed") and (moment := csl.moment(item["accessed"])):
        yield ["Y2", moment.replace("-", "/")]


def _date(value: str) -> Any:
    moment = csl.moment({"raw": value.strip().rstrip("/").replace("//", "/")})
    return csl.date(moment) if moment else {"literal": value}


def _date_text(date: Item) -> str:
    return csl.moment(date) or ""


def _name(value: str) -> Item:
    family, comma, rest = (part.strip() for part in value.partition(","))
    if not comma:
        return {"literal": family} if family else {"literal": value}
    given, _, suffix = (part.strip() for part in rest.partition(","))
    return {key: part for key, part in (("family", family or value), ("given", given), ("suffix", suffix)) if part}


def _printed(name: Item) -> str:
    if "literal" in name:
        return str(name["literal"])
    family = " ".join(str(name[key]) for key in ("non-dropping-particle", "family") if name.get(key))
    return ", ".join([family, *(str(name[key]) for key in ("given", "suffix") if name.get(key))]) + (
        "" if name.get("given") or name.get("suffix") else ","
    )

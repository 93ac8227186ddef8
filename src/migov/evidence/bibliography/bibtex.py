"""BibTeX and BibLaTeX: entries as Zotero exports them."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import default_parse_stack
from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry, ParsingFailedBlock

from migov.errors import Problem, Unreadable
from migov.evidence.bibliography import csl
from migov.evidence.bibliography.csl import Item
from migov.evidence.bibliography.files import refuse, refuse_many, text_of
from migov.evidence.bibliography.ids import keys_of
from migov.evidence.bibliography.joining import Joining
from migov.evidence.bibliography.kept import keep, kept
from migov.evidence.bibliography.latex import decoded, encoded
from migov.model.sources import Source

logging.getLogger("bibtexparser").addHandler(logging.NullHandler())
"""What the parser has to say is told as problems; without a handler it would be printed beside them."""

Record = dict[str, Any]
"""An entry: its ``type``, ``key`` and ``fields``, a list of names and values as they stand in the file."""

TYPES = {
    "legislation": "legislation",
    "legal": "treaty",
    "jurisdiction": "legal_case",
    "report": "report",
    "techreport": "report",
    "dataset": "dataset",
    "online": "webpage",
    "electronic": "webpage",
    "article": "article-journal",
    "book": "book",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "proceedings": "book",
    "thesis": "thesis",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "unpublished": "manuscript",
    "letter": "personal_communication",
    "booklet": "pamphlet",
    "misc": "document",
}
WRITTEN = {kind: name for name, kind in reversed(TYPES.items())}
BY_ENTRY_SUBTYPE = {"bill": "legislation", "regulation": "legislation", "interview": "misc"}
"""Types without an entry type of their own: ``entrysubtype`` names them."""

PLAIN = {
    "title": "title",
    "url": "URL",
    "doi": "DOI",
    "langid": "language",
    "abstract": "abstract",
    "journaltitle": "container-title",
    "volume": "volume",
    "number": "number",
    "pages": "page",
    "edition": "edition",
    "isbn": "ISBN",
    "issn": "ISSN",
    "note": "note",
    "keywords": "keyword",
    "location": "publisher-place",
    "publisher": "publisher",
    "shorttitle": "title-short",
    "series": "collection-title",
}
ALSO = {
    "language": "langid", "journal": "journaltitle", "booktitle": "journaltitle", "address": "location",
    "institution": "publisher", "organization": "publisher", "school": "publisher",
}  # fmt: skip
PEOPLE = {"author": "author", "editor": "editor", "translator": "translator"}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DATES = ("date", "year", "month", "day", "urldate")
VERBATIM = ("url", "doi", "file")
"""Fields whose value is no LaTeX."""


def read(data: bytes, *, file: str | None = None) -> tuple[Source, ...]:
    """The sources of a BibTeX file.

    Raises:
        Unreadable: an entry that is not closed, a key that stands twice, a wrong value; all of them are named.
    """
    text = text_of(data, file=file)
    refuse_many(text.count("\n@"), file=file)
    joining = Joining()
    try:
        library = parse_string(text, parse_stack=[joining, *default_parse_stack()])
    except RecursionError:
        raise Unreadable(Problem("the file is nested too deeply", file=file, remedy="export it again")) from None
    refuse([_problem(block, file) for block in library.failed_blocks])
    refuse([_too_long(line, name, file) for line, name in joining.too_long])
    entries = library.entries
    if not entries and text.strip():
        raise Unreadable(Problem("the file has no BibTeX entry", file=file, remedy="export it again as BibTeX"))
    items = [_kept_item(_record(entry)) for entry in entries]
    return csl.sources_of(items, [f"line {(entry.start_line or 0) + 1}" for entry in entries], file=file)


def write(sources: tuple[Source, ...]) -> bytes:
    """The sources as BibLaTeX in UTF-8."""
    parts = []
    for source, key in zip(sources, keys_of(sources), strict=True):
        record = record_of(csl.item(source))
        fields = "".join(f",\n  {name} = {_braced(value)}" for name, value in record["fields"])
        parts.append(f"@{record['type']}{{{record['key'] or key}{fields}\n}}\n")
    return "\n".join(parts).encode()


def _problem(block: Any, file: str | None) -> Problem:
    place = f"line {(block.start_line or 0) + 1}"
    if isinstance(block, DuplicateBlockKeyBlock):
        says = f"the key {block.key!r} stands twice" if block.key else "the entry has no key, as another has none"
        remedy = "give one of the entries another key"
    elif isinstance(block, DuplicateFieldKeyBlock):
        names = " and ".join(sorted(repr(name) for name in block.duplicate_keys))
        says, remedy = f"the entry has {names} twice", "leave one of them out"
    elif isinstance(block, ParsingFailedBlock):
        says, remedy = "the entry cannot be read", "look for a brace or quotation mark that is not closed"
    else:
        says, remedy = "the entry cannot be read", "correct it, or leave it out"
    return Problem(says, file=file, place=place, remedy=remedy)


def _too_long(line: int, name: str, file: str | None) -> Problem:
    says = f"what is joined with # in {name!r} has no end, or is longer than any value is"
    return Problem(says, file=file, place=f"line {line + 1}", remedy="write the words out")


def _braced(value: str) -> str:
    return value if value in MONTHS else f"{{{value}}}"


def _record(entry: Entry) -> Record:
    return {
        "type": entry.entry_type.lower(),
        "key": entry.key,
        "fields": [[field.key.lower(), str(field.value)] for field in entry.fields],
    }


def _kept_item(record: Record) -> Item:
    item = item_of(record)
    return keep(item, "bibtex", record, back=record_of(item))


def item_of(record: Record) -> Item:
    """The CSL item of one entry."""
    fields: dict[str, str] = {}
    for name, value in record["fields"]:
        fields.setdefault(ALSO.get(name, name), value)
    item: Item = {"id": record["key"], "type": TYPES.get(record["type"], "document")}
    subtype = fields.get("entrysubtype", "")
    if BY_ENTRY_SUBTYPE.get(subtype) == record["type"]:
        item["type"] = subtype
    for name, key in PLAIN.items():
        if fields.get(name):
            item[key] = fields[name] if name in VERBATIM else decoded(fields[name])
    for name, key in PEOPLE.items():
        if fields.get(name):
            item[key] = [_name(person) for person in _people(fields[name])]
    for key, date in (("issued", _issued(fields)), ("accessed", fields.get("urldate", ""))):
        if date:
            moment = csl.moment({"raw": date})
            item[key] = csl.date(moment) if moment == date else {"raw": date}
    if "page" in item:
        item["page"] = item["page"].replace("–", "-")
    return item


def record_of(item: Item) -> Record:
    """The entry of one CSL item: the one it came from where it still says the same."""
    original, is_same = kept(item, "bibtex", item_of)
    if is_same:
        return dict(original)
    kind = str(item.get("type", "document"))
    fields = [
        [name, str(item[key]) if name in VERBATIM else encoded(str(item[key]))]
        for name, key in PLAIN.items()
        if item.get(key)
    ]
    fields += [[name, " and ".join(map(_printed, item[key]))] for name, key in PEOPLE.items() if item.get(key)]
    fields += list(_dates(item))
    if kind in BY_ENTRY_SUBTYPE:
        fields.append(["entrysubtype", kind])
    known = {*PLAIN, *ALSO, *PEOPLE, *DATES, "entrysubtype"}
    fields += [list(field) for field in (original or {}).get("fields", ()) if field[0] not in known]
    key = re.sub(r"[^\w:./+-]", "-", str(item.get("id", "")))
    return {"type": BY_ENTRY_SUBTYPE.get(kind) or WRITTEN.get(kind, "misc"), "key": key, "fields": fields}


def _dates(item: Item) -> Iterator[list[str]]:
    for name, key in (("date", "issued"), ("urldate", "accessed")):
        value = item.get(key)
        moment = value.get("raw") or csl.moment(value) if isinstance(value, dict) else None
        if moment:
            yield [name, moment]


def _issued(fields: dict[str, str]) -> str:
    if fields.get("date"):
        return fields["date"]
    year, month = fields.get("year", ""), fields.get("month", "").lower()
    if not (re.fullmatch(r"\d{4}", year) and month):
        return year
    named = next((word[:3] for word in re.findall(r"[a-z]{3,}", month) if word[:3] in MONTHS), None)
    number = MONTHS.index(named) + 1 if named else int(month) if re.fullmatch(r"\d{1,2}", month, re.ASCII) else 0
    days = re.findall(r"\d+", month, re.ASCII) if named else []
    day = fields.get("day", "") or (days[0] if len(days) == 1 and 1 <= int(days[0]) <= 31 else "")  # "jan~1", "1~mar"
    return f"{year}-{number:02}" + (f"-{int(day):02}" if day.isdigit() else "") if 1 <= number <= 12 else year


def _people(value: str) -> Iterator[str]:
    """The names between "and", braces taken as one word."""
    depth = start = 0
    for match in re.finditer(r"[{}]|\s+and\s+", value):
        if match.group() in "{}":
            depth += 1 if match.group() == "{" else -1
        elif depth == 0:
            yield value[start : match.start()].strip()
            start = match.end()
    yield value[start:].strip()


def _name(person: str) -> Item:
    if _is_in_braces(person):
        return {"literal": decoded(person)}
    family, comma, given = (part.strip() for part in person.partition(","))
    if not comma:
        given, _, family = person.rpartition(" ")
    return {key: decoded(part) for key, part in (("family", family or given), ("given", given)) if part.strip()}


def _is_in_braces(person: str) -> bool:
    r"""Whether one pair of braces stands around a whole name, with LaTeX in it or not: "{Minist{\`e}re}"."""
    if not person.startswith("{"):
        return False
    depth = 0
    for brace in re.finditer(r"(?<!\\)[{}]", person):
        depth += 1 if brace.group() == "{" else -1
        if depth == 0:
            return brace.end() == len(person)
    return False


def _printed(name: Item) -> str:
    if "literal" in name:
        return f"{{{encoded(str(name['literal']))}}}"
    family = " ".join(str(name[key]) for key in ("non-dropping-particle", "family") if name.get(key))
    given = str(name.get("given") or "")
    return f"{encoded(family)}, {encoded(given)}".rstrip()

"""CSL-JSON: items as sources and back.

Each field of a source has one key of CSL. Where the source's field holds less than the item did (a date range, a name
with a particle), the item's own value stays in ``rest`` under that key, and is written again for as long as nobody has
changed the field.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec

from migov.errors import Invalid, Problem, Unreadable
from migov.evidence.bibliography.files import refuse, refuse_large, refuse_many
from migov.evidence.bibliography.ids import Ids, keys_of
from migov.evidence.bibliography.languages import code_of
from migov.model.sources import Creator, Source, SourceKind

Item = dict[str, Any]

UNTITLED = "Untitled"

CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
OTHER_SCHEME = re.compile(r"(?!(?:https?|ftp):)[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)
"""What leads elsewhere than to a place of the web: a script, a file of somebody's own. A port is no scheme."""

KINDS = {kind.value: kind for kind in SourceKind} | {
    "hearing": SourceKind.INTERVIEW,
    "personal_communication": SourceKind.INTERVIEW,
    "legal_case": SourceKind.DOCUMENT,
    "standard": SourceKind.REGULATION,
    "periodical": SourceKind.BOOK,
    "collection": SourceKind.BOOK,
    "chapter": SourceKind.BOOK,
    "classic": SourceKind.BOOK,
    "entry": SourceKind.BOOK,
    "entry-dictionary": SourceKind.BOOK,
    "entry-encyclopedia": SourceKind.BOOK,
    "article": SourceKind.ARTICLE,
    "article-magazine": SourceKind.ARTICLE,
    "article-newspaper": SourceKind.ARTICLE,
    "paper-conference": SourceKind.ARTICLE,
    "review": SourceKind.ARTICLE,
    "post": SourceKind.WEBPAGE,
    "post-weblog": SourceKind.WEBPAGE,
    "thesis": SourceKind.REPORT,
    "manuscript": SourceKind.DOCUMENT,
    "pamphlet": SourceKind.REPORT,
}
"""The kind of source that comes nearest to a type of CSL which is none itself."""


class Field(NamedTuple):
    """One field of a source and its key in CSL."""

    key: str
    name: str
    read: Callable[[Any], Any]
    write: Callable[[Any], Any]


def _kind(value: Any) -> SourceKind:
    return KINDS.get(_text(value) or "", SourceKind.DOCUMENT)


def _text(value: Any) -> str | None:
    """A text without control characters, which move a terminal's cursor and which some databases refuse."""
    if value is None or isinstance(value, str):
        return CONTROLS.sub("", value) or None if value else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise Invalid("is not a text")


def _language(value: Any) -> str | None:
    """The code of a language, which other programs name in words too; null where it is none that is known."""
    return code_of(_text(value) or "")


def _address(value: Any) -> str | None:
    """An address of the web. A page that links to it must do nothing else than lead there."""
    address = (_text(value) or "").strip()
    return address if address and is_of_the_web(address) else None


def is_of_the_web(address: str) -> bool:
    """Whether an address leads to a place of the web, and not to a script or a file of somebody's own.

    >>> is_of_the_web("https://gazette.example/5"), is_of_the_web("gazette.example:80"), is_of_the_web("file:///a")
    (True, True, False)
    """
    return OTHER_SCHEME.match(address.strip()) is None


def _title(value: Any) -> str:
    return _text(value) or UNTITLED


def _creators(value: Any) -> tuple[Creator, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(name, dict) for name in value):
        raise Invalid("is not a list of names")
    return tuple(_creator(name) for name in value)


def _creator(name: Item) -> Creator:
    if "literal" in name:
        return Creator(name=_text(name["literal"]))
    particle = _text(name.get("non-dropping-particle"))
    family = " ".join(part for part in (particle, _text(name.get("family"))) if part)
    given = _text(name.get("given"))
    return Creator(family=family or given, given=given if family else None)


def _names(creators: tuple[Creator, ...]) -> list[Item] | None:
    return [
        {"literal": creator.name}
        if creator.name
        else {key: value for key, value in (("family", creator.family), ("given", creator.given)) if value}
        for creator in creators
    ] or None


ISO = re.compile(r"^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?:$|[T/ ])")
YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d|21\d\d)(?!\d)")


def moment(value: Any) -> str | None:
    """The date of a CSL date variable, as exact as it is; of a range its beginning.

    >>> moment({"date-parts": [["2015", "3"]]}), moment({"raw": "2015-03-04"}), moment({"literal": "spring 2015"})
    ('2015-03', '2015-03-04', '2015')
    """
    if value is None:
        return None
    if isinstance(value, str):
        value = {"raw": value}
    if not isinstance(value, dict):
        raise Invalid("is not a date")
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0]:
        return _moment_of(parts[0])
    printed = str(value.get("raw") or value.get("literal") or "").strip()
    if found := ISO.match(printed):
        return _moment_of([part for part in found.groups() if part])
    year = YEAR.search(printed)
    return year[1] if year else None


def _moment_of(parts: list[Any]) -> str | None:
    numbers = [int(part) for part in parts[:3] if isinstance(part, int | str) and str(part).strip().isdigit()]
    if not numbers or not 1 <= numbers[0] <= 9999:
        return None
    made = f"{numbers[0]:04}"
    for number, most in zip(numbers[1:], (12, 31), strict=False):
        if not 1 <= number <= most:
            break
        made += f"-{number:02}"
    return made


def date(value: str | None) -> Item | None:
    """A moment as a CSL date variable."""
    return {"date-parts": [[int(part) for part in value.split("-")]]} if value else None


def _code(value: Any) -> str | None:
    code = _text(value)
    return code if code and re.fullmatch(r"[A-Z]{3}(-[A-Z0-9]+)?", code) else None


FIELDS = (
    Field("type", "kind", _kind, lambda kind: kind.value),
    Field("title", "title", _title, lambda title: title),
    Field("jurisdiction", "jurisdiction", _code, lambda code: code),
    Field("language", "language", _language, lambda language: language),
    Field("author", "creators", _creators, _names),
    Field("issued", "published", moment, date),
    Field("publisher", "publisher", _text, lambda publisher: publisher),
    Field("URL", "address", _address, lambda address: address),
    Field("accessed", "accessed", moment, date),
)
MISSING = object()


def read(data: bytes, *, file: str | None = None) -> tuple[Source, ...]:
    """The sources of a CSL-JSON file: a list of items, or one item.

    Raises:
        Unreadable: no JSON, not CSL-JSON, or any item wrong; every item that is wrong is named.
    """
    refuse_large(data, file=file)
    items = _decoded(data, file=file)
    refuse_many(len(items), file=file)
    return sources_of(items, [f"entry {number}" for number in range(1, len(items) + 1)], file=file)


def write(sources: tuple[Source, ...]) -> bytes:
    """The sources as CSL-JSON, readable by people too. Stored snapshots are not part of it."""
    items = [{**item(source), "id": key} for source, key in zip(sources, keys_of(sources), strict=True)]
    return (json.dumps(items, ensure_ascii=False, indent=2) + "\n").encode()


def sources_of(items: list[Any], places: list[str], *, file: str | None) -> tuple[Source, ...]:
    """The sources of items, each named by its place in the file where it is wrong."""
    ids, keys, sources, problems = Ids(), set[str](), list[Source](), list[Problem]()
    for found, place in zip(items, places, strict=True):
        try:
            read = source(found, ids)
            key = str(found.get("id") or read.id)
            if key in keys:
                raise Invalid(f"the id {key!r} stands twice")
            keys.add(key)
            sources.append(read)
        except Invalid as error:
            says = error.problems[0].says
            problems.append(Problem(says, file=file, place=place, remedy="correct the entry, or leave it out"))
    refuse(problems)
    return tuple(sources)


def source(found: Any, ids: Ids) -> Source:
    """The source of one item.

    Raises:
        Invalid: a value has not the form that CSL gives it.
    """
    if not isinstance(found, dict):
        raise Invalid("the entry is not an object")
    rest = dict(found)
    values: dict[str, Any] = {}
    for field in FIELDS:
        raw = rest.pop(field.key, None)
        try:
            value = values[field.name] = field.read(raw)
        except Invalid as error:
            raise Invalid(f"{field.key!r} {error.problems[0].says}") from None
        if field.write(value) != raw:
            rest[field.key] = raw
    key = rest.pop("id", None)
    if key is not None and not isinstance(key, str | int | float):
        raise Invalid("'id' is not a text")
    made = ids.give(str(key) if key is not None else "", values["title"])
    if key != made:
        rest["id"] = key
    instrument = _ours(rest)
    return Source(id=made, instrument=instrument, rest=rest, **values)


def item(source: Source) -> Item:
    """The item of one source."""
    rest = dict(source.rest)
    made: Item = {"id": rest.pop("id", source.id)}
    if made["id"] is None:
        del made["id"]
    for field in FIELDS:
        value = getattr(source, field.name)
        original = rest.pop(field.key, MISSING)
        unchanged = original is not MISSING and field.read(original) == value
        written = original if unchanged else field.write(value)
        if written is not None:
            made[field.key] = written
    if source.instrument:
        custom = rest.get("custom")
        rest["custom"] = {**(custom if isinstance(custom, dict) else {}), "migov": {"instrument": source.instrument}}
    return {**made, **rest}


def _ours(rest: Item) -> str | None:
    """The instrument that migov itself wrote into an item, taken out of it."""
    custom = rest.get("custom")
    if not isinstance(custom, dict):
        return None
    ours = custom.get("migov")
    if not (isinstance(ours, dict) and isinstance(ours.get("instrument"), str)):
        return None
    left = {key: value for key, value in custom.items() if key != "migov"}
    if left:
        rest["custom"] = left
    else:
        del rest["custom"]
    return str(ours["instrument"])


def _decoded(data: bytes, *, file: str | None) -> list[Any]:
    try:
        found = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        at = re.search(r"\(byte (\d+)\)", str(error))
        is_cut_off = "truncated" in str(error)
        says = "the file is not JSON: it is cut off" if is_cut_off else "the file is not JSON"
        end = int(at[1]) if at else len(data.rstrip()) if is_cut_off else None
        place = None if end is None else f"line {data.count(bytes([10]), 0, end) + 1}"
        raise Unreadable(Problem(says, file=file, place=place, remedy="export it again as CSL-JSON")) from None
    except RecursionError:
        raise Unreadable(Problem("the file is nested too deeply", file=file, remedy="export it again")) from None
    if isinstance(found, dict):
        found = found["items"] if isinstance(found.get("items"), list) else [found]
    if not isinstance(found, list):
        raise Unreadable(Problem("the file is no list of items", file=file, remedy="export it again as CSL-JSON"))
    return found

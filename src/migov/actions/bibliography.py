"""Descriptions of sources in and out, as Zotero and its like write and read them."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import count
from types import ModuleType

from msgspec.structs import replace

from migov.actions import sources
from migov.actions.assessments import Outcome
from migov.errors import Problem, Unreadable
from migov.evidence.bibliography import bibtex, csl, ris
from migov.model.sources import Source, SourceKind
from migov.model.values import Value
from migov.store import transactions
from migov.store.sources import Shelved

ENTRY = re.compile(rb"^[ \t]*@[A-Za-z]+[ \t]*\{", re.MULTILINE)
"""How an entry of BibTeX begins. What stands before the first one is a remark of the program that wrote the file."""

FORMS: dict[str, ModuleType] = {"csl": csl, "ris": ris, "bibtex": bibtex}


class Described(Value, kw_only=True):
    """What became of one description."""

    source: str
    outcome: Outcome
    is_withdrawn: bool = False
    """Whether it was described where it is: out of lists and searches."""


def read(data: bytes, *, file: str | None, form: str | None = None) -> tuple[Source, ...]:
    """The sources that a bibliography describes; all of them, or none where one entry is wrong.

    Raises:
        Unreadable: in none of the three forms, or with mistakes, each with line or entry and what to do.
    """
    told = form or _form(data)
    if told is None and data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise Unreadable(Problem("the file is in UTF-16", file=file, remedy="export it again as UTF-8"))
    if told is None:
        remedy = "export CSL-JSON, RIS or BibTeX, or name the form with --as"
        raise Unreadable(Problem("the file is no bibliography that is known here", file=file, remedy=remedy))
    found: tuple[Source, ...] = FORMS[told].read(data, file=file)
    return found


def keep(found: tuple[Source, ...], *, jurisdiction: str | None, by: str, at: datetime) -> tuple[Described, ...]:
    """Sources described by a bibliography, all kept or none.

    One that is kept already, under its id or its address, gets the newer description; its snapshots stay. Where a
    source of another jurisdiction has the id, as "Law No. 5" of two countries may, it is another source.
    """
    with transactions.whole():
        shelf = _Shelf(sources.all_sources(withdrawn=True))
        return tuple(_keep(one, shelf, jurisdiction, by=by, at=at) for one in found)


class _Shelf:
    """The sources there are, by what a description may know them by."""

    def __init__(self, there: Iterable[Shelved]) -> None:
        self.by_id: dict[str, Source] = {}
        self.at_address: dict[str, str] = {}
        self.withdrawn: set[str] = set()
        self.told: set[str] = set()
        """Of which an entry before was, whose ids differ within a file."""
        for one in there:
            self.put(one.source)
            if one.withdrawn_at is not None:
                self.withdrawn.add(one.id)

    def put(self, source: Source) -> None:
        """Have it on the shelf, in the place of an older description."""
        before = self.by_id.get(source.id)
        if before and before.address and self.at_address.get(before.address) == source.id:
            del self.at_address[before.address]
        self.by_id[source.id] = source
        if source.address:
            self.at_address.setdefault(source.address, source.id)

    def find(self, told: Source, jurisdiction: str | None) -> Source | None:
        """The source of this id, or of the next one that is not another jurisdiction's; else the first at its address.

        Only a source that tells its own jurisdiction may have been another's before.
        """
        wanted = None if told.jurisdiction else jurisdiction
        for name in _numbered(told.id):
            same = self.by_id.get(name)
            if same is None:
                break
            if name not in self.told and (wanted is None or same.jurisdiction in {None, wanted}):
                return same
        return self.by_id.get(self.at_address.get(told.address or "", ""))

    def free(self, id: str) -> str:  # noqa: A002 - the field's own word
        """An id that no source has: this one, else a numbered one."""
        return next(name for name in _numbered(id) if name not in self.by_id)


def _numbered(id: str) -> Iterator[str]:  # noqa: A002
    """An id, and the same with a number behind it."""
    yield id
    yield from (f"{id}-{number}" for number in count(2))


def export(form: str, *, jurisdiction: str | None = None) -> bytes:
    """The descriptions of the kept sources, without the withdrawn ones."""
    kept = tuple(one.source for one in sources.all_sources(jurisdiction))
    written: bytes = FORMS[form].write(kept)
    return written


def _keep(source: Source, shelf: _Shelf, jurisdiction: str | None, *, by: str, at: datetime) -> Described:
    same = shelf.find(source, jurisdiction)
    if same is None:
        told = replace(source, id=shelf.free(source.id), jurisdiction=source.jurisdiction or jurisdiction)
        sources.add_described(told, by=by, at=at)
        outcome = Outcome.KEPT
    else:
        told = _completed(source, same)
        outcome = Outcome.REPLACED if sources.describe(told, by=by, at=at) else Outcome.ALREADY_THERE
    shelf.put(told)
    shelf.told.add(told.id)
    return Described(source=told.id, outcome=outcome, is_withdrawn=told.id in shelf.withdrawn)


def _completed(told: Source, kept: Source) -> Source:
    """The newer description; what it leaves out stays as it was: not every form has a place for it."""
    silent = {
        name: getattr(kept, name)
        for name in ("jurisdiction", "language", "published", "publisher", "address", "accessed", "instrument")
        if getattr(told, name) is None
    }
    rest = {key: value for key, value in kept.rest.items() if key not in told.rest}
    kind = kept.kind if told.kind is SourceKind.DOCUMENT else told.kind
    return replace(
        told, id=kept.id, kind=kind, creators=told.creators or kept.creators, rest=rest | told.rest, **silent
    )


def _form(data: bytes) -> str | None:
    """The form that the file's first sign of content tells."""
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:1] in (b"[", b"{"):
        return "csl"
    if start[:1] in (b"@", b"%"):
        return "bibtex"
    if start[:5].upper() == b"TY  -":
        return "ris"
    return "bibtex" if ENTRY.search(data) else None

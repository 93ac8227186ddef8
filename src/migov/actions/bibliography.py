"""Descriptions of sources in and out, as Zotero and its like write and read them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from types import ModuleType

from msgspec.structs import replace

from migov.actions import sources
from migov.actions.assessments import Outcome
from migov.errors import Problem, Unreadable
from migov.evidence.bibliography import bibtex, csl, ris
from migov.model.sources import Source, SourceKind
from migov.model.values import Value
from migov.store import transactions

FORMS: dict[str, ModuleType] = {"csl": csl, "ris": ris, "bibtex": bibtex}


class Described(Value, kw_only=True):
    """What became of one description."""

    source: str
    outcome: Outcome


def read(data: bytes, *, file: str | None, form: str | None = None) -> tuple[Source, ...]:
    """The sources that a bibliography describes; all of them, or none where one entry is wrong.

    Raises:
        Unreadable: in none of the three forms, or with mistakes, each with line or entry and what to do.
    """
    told = form or _form(data)
    if told is None:
        remedy = "export CSL-JSON, RIS or BibTeX, or name the form with --as"
        raise Unreadable(Problem("the file is no bibliography that is known here", file=file, remedy=remedy))
    found: tuple[Source, ...] = FORMS[told].read(data, file=file)
    return found


def keep(found: tuple[Source, ...], *, jurisdiction: str | None, by: str, at: datetime) -> tuple[Described, ...]:
    """Sources described by a bibliography, all kept or none.

    One that is kept already, under its id or its address, gets the newer description; its snapshots stay.
    """
    with transactions.whole():
        shelf = _Shelf(one.source for one in sources.all_sources(withdrawn=True))
        return tuple(_keep(one, shelf, jurisdiction, by=by, at=at) for one in found)


class _Shelf:
    """The sources there are, by what a description may know them by."""

    def __init__(self, there: Iterable[Source]) -> None:
        self.by_id: dict[str, Source] = {}
        self.at_address: dict[str, str] = {}
        for source in there:
            self.put(source)

    def put(self, source: Source) -> None:
        """Have it on the shelf, in the place of an older description."""
        before = self.by_id.get(source.id)
        if before and before.address and self.at_address.get(before.address) == source.id:
            del self.at_address[before.address]
        self.by_id[source.id] = source
        if source.address:
            self.at_address.setdefault(source.address, source.id)

    def find(self, told: Source) -> Source | None:
        """The source of this id, else the first that was found at its address."""
        return self.by_id.get(told.id) or self.by_id.get(self.at_address.get(told.address or "", ""))


def export(form: str, *, jurisdiction: str | None = None) -> bytes:
    """The descriptions of the kept sources, without the withdrawn ones."""
    kept = tuple(one.source for one in sources.all_sources(jurisdiction))
    written: bytes = FORMS[form].write(kept)
    return written


def _keep(source: Source, shelf: _Shelf, jurisdiction: str | None, *, by: str, at: datetime) -> Described:
    same = shelf.find(source)
    if same is None:
        told = source if source.jurisdiction else replace(source, jurisdiction=jurisdiction)
        sources.add_described(told, by=by, at=at)
        outcome = Outcome.KEPT
    else:
        told = _completed(source, same)
        outcome = Outcome.REPLACED if sources.describe(told, by=by, at=at) else Outcome.ALREADY_THERE
    shelf.put(told)
    return Described(source=told.id, outcome=outcome)


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
    return "ris" if start[:5].upper() == b"TY  -" else None

"""Sources: added one by one or a folder at once, listed, withdrawn and brought back.

A source is kept with its bytes in one transaction; what is derived from it (transcript, register, index) follows, and
can be made anew at any time.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from itertools import count
from pathlib import PurePath

from msgspec.structs import replace

from migov.actions.assessments import Outcome
from migov.actions.readings import Reading, read_source
from migov.actions.transcripts import put_by
from migov.errors import Conflict, Invalid, NotFound, Problem
from migov.evidence import references
from migov.evidence.references import Reference
from migov.evidence.tongues import is_language
from migov.model.instruments import InstrumentKind
from migov.model.sources import Snapshot, Source, SourceKind
from migov.model.values import Moment, Value
from migov.store import blobs, journal, sources, transactions
from migov.store.sources import Shelved

LONGEST_ID = 60
"""Characters of an id made of a title."""

NEAR = 10
"""Characters from a title's beginning within which it says its own kind and number, and not another's."""

KINDS: dict[InstrumentKind, SourceKind] = {
    InstrumentKind.AGREEMENT: SourceKind.TREATY,
    InstrumentKind.CONVENTION: SourceKind.TREATY,
    InstrumentKind.POLICY: SourceKind.REPORT,
    InstrumentKind.STRATEGY: SourceKind.REPORT,
    InstrumentKind.PLAN: SourceKind.REPORT,
    InstrumentKind.PROGRAMME: SourceKind.REPORT,
    InstrumentKind.REGULATION: SourceKind.REGULATION,
    InstrumentKind.CIRCULAR: SourceKind.REGULATION,
}
"""What kind of document an instrument's text is; every other kind of instrument is legislation."""


class Details(Value, kw_only=True):
    """What the person who adds a source says of it; what is not said is read from the file."""

    jurisdiction: str | None
    language: str | None = None
    kind: SourceKind | None = None
    title: str | None = None
    published: Moment | None = None
    publisher: str | None = None
    address: str | None = None
    id: str | None = None
    """The source's id; that of a kept source adds a newer snapshot to it."""
    instrument: str | None = None


class Added(Value, kw_only=True):
    """What became of one file."""

    file: str
    source: str | None = None
    outcome: Outcome | None = None
    """Null where it could not be read."""
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    """What a person should know: pages without text, a language no analyser knows."""
    passages: int = 0


def add(data: bytes, *, file: str, details: Details, by: str, at: datetime) -> Added:
    """One file, read and kept as a source. The same bytes again change nothing, and the result says so.

    Raises:
        NotFound: the language that was told is none.
        Unreadable: the file cannot be read, with the reason and what to do.
        Conflict: its bytes are withdrawn, or belong to another source than the one that was named.
    """
    check(details)
    if there := already(sha256(data).hexdigest(), file=file, details=details):
        return there
    reading = read_source(data, file, language=details.language)
    return keep(reading, data, file=file, details=details, by=by, at=at)


def check(details: Details) -> None:
    """Return if what was told of a source can be so.

    Raises:
        NotFound: the language is none.
    """
    if details.language is not None and not is_language(details.language):
        raise NotFound("language", details.language, remedy="give its code (BCP 47), such as fr or pt-BR")


def already(snapshot: str, *, file: str, details: Details) -> Added | None:
    """What is said where these bytes are kept already; null where they are not.

    Raises:
        Conflict: they are withdrawn, or belong to another source than the one that was named.
    """
    there = sources.of_snapshot(snapshot)
    if there is None:
        return None
    if there.withdrawn_at is not None:
        raise Conflict(f"these bytes were withdrawn: `migov source restore {there.id}` brings them back")
    if details.id and details.id != there.id:
        raise Conflict(f"these bytes are kept already, as source {there.id!r}")
    return Added(file=file, source=there.id, outcome=Outcome.ALREADY_THERE)


def keep(reading: Reading, data: bytes, *, file: str, details: Details, by: str, at: datetime) -> Added:
    """What reading a file gave, kept with its bytes: as a new source, or as a newer snapshot of a kept one.

    Raises:
        Conflict: the bytes belong to another source.
        Invalid: the bytes are not those that were read.
    """
    transcript = reading.transcript
    if sha256(data).hexdigest() != transcript.snapshot:
        raise Invalid(Problem("the file changed while it was read", file=file, remedy="add it again"))
    snapshot = Snapshot(
        sha256=transcript.snapshot,
        media_type=reading.media_type,
        size=reading.size,
        captured=at.isoformat(timespec="seconds"),
        address=details.address,
    )
    name = PurePath(file).name
    blobs.keep(data)
    put_by(transcript)
    with transactions.whole():
        before = sources.get(details.id).source if details.id and sources.is_taken(details.id) else None
        told = {"file": name, "snapshot": snapshot.sha256}
        if before:
            source = replace(before, snapshots=(*before.snapshots, snapshot))
            line = journal.note("source.snapshot", subject=source.id, by=by, at=at, details=told)
            sources.replace(source, line=line, file=name)
        else:
            source = _described(reading, name, details, snapshot)
            line = journal.note("source.add", subject=source.id, by=by, at=at, details=told)
            sources.add(source, line=line, by=by, at=at, file=name)
    return Added(
        file=file,
        source=source.id,
        outcome=Outcome.REPLACED if before else Outcome.KEPT,
        notes=transcript.notes,
        passages=len(transcript.passages),
    )


def add_described(source: Source, *, by: str, at: datetime) -> None:
    """A source that is known by its description alone: its file may be added later, under its id.

    Raises:
        Conflict: there is one under its id.
    """
    with transactions.whole():
        line = journal.note("source.add", subject=source.id, by=by, at=at)
        sources.add(replace(source, snapshots=()), line=line, by=by, at=at)


def describe(source: Source, *, by: str, at: datetime) -> bool:
    """A source's description changed: its title, dates, authors, address; its snapshots stay. False if it was so.

    Raises:
        NotFound: there is none under this id.
    """
    with transactions.whole():
        before = sources.get(source.id).source
        after = replace(source, snapshots=before.snapshots)
        if after != before:
            changed = sorted(name for name in after.__struct_fields__ if getattr(after, name) != getattr(before, name))
            line = journal.note("source.describe", subject=source.id, by=by, at=at, details={"changed": changed})
            sources.replace(after, line=line)
    return after != before


def get(id: str) -> Shelved:  # noqa: A002 - the field's own word
    """The source under this id, withdrawn or not.

    Raises:
        NotFound: there is none.
    """
    return sources.get(id)


def all_sources(jurisdiction: str | None = None, *, withdrawn: bool = False) -> tuple[Shelved, ...]:
    """The kept sources by jurisdiction and title; the withdrawn ones only where asked."""
    return sources.all_of(jurisdiction, withdrawn=withdrawn)


def original(shelved: Shelved) -> bytes:
    """The very bytes of a source's newest snapshot.

    Raises:
        NotFound: it is known by name alone.
    """
    if shelved.snapshot is None:
        raise NotFound("file of source", shelved.id, remedy="`migov source add FILE --id ...` adds one")
    return blobs.read(shelved.snapshot)


def withdraw(id: str, *, because: str, by: str, at: datetime) -> None:  # noqa: A002
    """A source taken out of lists and searches: it stays readable by its id, its pins hold, it can be brought back.

    Raises:
        NotFound: there is none under this id.
        Conflict: it is withdrawn already.
        Invalid: no reason is given.
    """
    if not because.strip():
        raise Invalid(Problem("a withdrawal says why", remedy="give a reason"))
    with transactions.whole():
        if (there := sources.get(id)).withdrawn_at is not None:
            raise Conflict(f"{id} is withdrawn already, because: {there.withdrawn_because}")
        line = journal.note("source.withdraw", subject=id, by=by, at=at, details={"because": because})
        sources.withdraw(id, because=because, line=line, at=at)


def restore(id: str, *, by: str, at: datetime) -> None:  # noqa: A002
    """A withdrawn source, back in the lists.

    Raises:
        NotFound: there is none under this id.
        Conflict: it is not withdrawn.
    """
    with transactions.whole():
        if sources.get(id).withdrawn_at is None:
            raise Conflict(f"{id} is not withdrawn")
        sources.restore(id, line=journal.note("source.restore", subject=id, by=by, at=at))


def _described(reading: Reading, name: str, details: Details, snapshot: Snapshot) -> Source:
    """The new source: what the person said of it, else what its title and file tell."""
    transcript = reading.transcript
    title = details.title or transcript.title or PurePath(name).stem
    named = next(iter(references.find(title, language=transcript.language)), None)
    kind = details.kind or (KINDS.get(named.kind, SourceKind.LEGISLATION) if named and named.kind else None)
    return Source(
        id=details.id or free_id(details.jurisdiction, _called(named, title, name), sources.is_taken),
        title=title,
        kind=kind or SourceKind.DOCUMENT,
        jurisdiction=details.jurisdiction,
        language=details.language or transcript.language,
        published=details.published or (named.date if named else None),
        publisher=details.publisher,
        address=details.address,
        instrument=details.instrument,
        snapshots=(snapshot,),
    )


def _called(named: Reference | None, title: str, file: str) -> str:
    """The words of an id: an instrument's kind and number where the title begins with them, else the title's words.

    A title without Latin letters leaves those of the file's name.
    """
    if named and named.kind and named.number and named.start <= NEAR:
        return f"{named.kind} {named.number}"
    return title if re.search(r"[a-z]{2}", _plain(title)) else PurePath(file).stem


def free_id(jurisdiction: str | None, words: str, is_taken: Callable[[str], bool]) -> str:
    """An id made of these words that nothing has yet.

    >>> free_id("NER", "law 2015-36", {"ner-law-2015-36"}.__contains__)
    'ner-law-2015-36-2'
    """
    parts = re.findall(r"[a-z0-9]+", f"{jurisdiction or ''} {_plain(words)}".casefold())
    parts = parts if len(parts) > 1 else [*parts, "source"]
    while len("-".join(parts)) > LONGEST_ID and len(parts) > 1:
        parts.pop()
    stem = "-".join(parts)[:LONGEST_ID].strip("-")
    ids = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(one for one in ids if not is_taken(one))


def _plain(words: str) -> str:
    """The words in small letters without accents; letters of other scripts are left out."""
    return unicodedata.normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode()

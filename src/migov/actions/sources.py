"""Sources: added one by one or a folder at once, listed, withdrawn and brought back.

A source is kept with its bytes in one transaction; what is derived from it (transcript, register, index) follows, and
can be made anew at any time.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import datetime
from hashlib import sha256
from itertools import count
from pathlib import PurePath

from msgspec.structs import replace

from migov.actions.assessments import Outcome
from migov.actions.readings import Reading, read_source, reader
from migov.actions.transcripts import put_by
from migov.errors import Conflict, Invalid, MigovError, NotFound, Problem
from migov.evidence import references
from migov.evidence.bibliography.csl import is_of_the_web
from migov.evidence.folders.walking import harmless
from migov.evidence.ocr import RECOGNISABLE, is_worth_another_try, recogniser
from migov.evidence.references import Reference
from migov.evidence.tongues import is_language
from migov.model.fields import tidy
from migov.model.instruments import InstrumentKind
from migov.model.sources import Snapshot, Source, SourceKind, Transcript
from migov.model.values import Moment, Value
from migov.store import blobs, derived, journal, sources, transactions
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

    Unless pages of theirs are pictures whose words can be recognised by now, as they could not then.

    Raises:
        NotFound: the language that was told is none.
        Invalid: the address that was told leads to no place of the web.
        Unreadable: the file cannot be read, with the reason and what to do.
        Conflict: its bytes are withdrawn, or belong to another source than the one that was named.
    """
    check(details)
    name = sha256(data).hexdigest()
    if sources.of_snapshot(name) is not None:
        keep_bytes(data)  # they may be lost, or damaged: those of a withdrawn source too, whose pins hold
    if there := already(name, file=file, details=details):
        if (language := lacking(name, details)) is None:
            return there
        return again(read_source(data, file, language=language or None), file=file, by=by, at=at)
    reading = read_source(data, file, language=details.language)
    return keep(reading, data, file=file, details=details, by=by, at=at)


def check(details: Details) -> None:
    """Return if what was told of a source can be so.

    Raises:
        NotFound: the language is none.
        Invalid: the address leads to no place of the web.
    """
    if details.address is not None and not is_of_the_web(details.address):
        remedy = "write it with https:// in front"
        raise Invalid(Problem(f"{harmless(details.address)!r} is no address of the web", remedy=remedy))
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
    notes = (*_as_it_was(there.source, details),)
    return Added(file=file, source=there.id, outcome=Outcome.ALREADY_THERE, notes=notes)


def _as_it_was(kept: Source, details: Details) -> Iterator[str]:
    """What was told of bytes that are kept already and differs from what is known of them, in a sentence."""
    told = {
        name: value
        for name in ("jurisdiction", "language", "kind", "title", "published", "publisher", "address")
        if (value := getattr(details, name)) is not None and value != getattr(kept, name)
    }
    if told:
        as_it_was = "; ".join(f"{name} {getattr(kept, name) or 'unknown'}, not {value}" for name, value in told.items())
        yield f"It stays described as it was ({as_it_was}): `migov source import` changes descriptions."


def lacking(snapshot: str, details: Details) -> str | None:
    """In which language to read kept bytes again because words on their pages can be recognised by now.

    Empty where nobody knows the language; null where there is nothing to read again. What the bytes said is looked at
    only where a program to recognise words is there, and they are those of pages.
    """
    if recogniser() is None:
        return None
    there = sources.of_snapshot(snapshot)
    if there is None or there.withdrawn_at is not None or not _has_pages(there.source, snapshot):
        return None
    language = details.language or there.source.language
    transcript = derived.find(Transcript, name=snapshot, maker=reader())
    if transcript is None or not is_worth_another_try(transcript.notes, language=language):
        return None
    return language or ""


def _has_pages(kept: Source, snapshot: str) -> bool:
    return any(one.sha256 == snapshot and one.media_type == RECOGNISABLE for one in kept.snapshots)


def again(reading: Reading, *, file: str, by: str, at: datetime) -> Added:
    """What reading kept bytes anew gave, in the place of what they said before; the index then takes them in anew.

    A source that had no more than its file's name for a title is called by its words now.

    Raises:
        NotFound: these bytes are not kept.
    """
    transcript = reading.transcript
    kept = sources.of_snapshot(transcript.snapshot)
    if kept is None:
        raise NotFound("snapshot", transcript.snapshot, remedy="`migov source add` keeps it")
    put_by(transcript)
    name = kept.file_name or file
    with transactions.whole():
        before = after = sources.get(kept.id).source
        if kept.snapshot == transcript.snapshot and before.title == PurePath(name).stem:
            details = Details(jurisdiction=before.jurisdiction, language=before.language, id=before.id)
            found = _described(reading, name, details, before.snapshots[-1])
            kind = found.kind if before.kind is SourceKind.DOCUMENT else before.kind
            published = before.published or found.published
            after = replace(before, title=found.title, kind=kind, language=found.language, published=published)
        changed = sorted(name for name in after.__struct_fields__ if getattr(after, name) != getattr(before, name))
        told = {"changed": changed, "read again": transcript.snapshot}
        sources.replace(after, line=journal.note("source.describe", subject=kept.id, by=by, at=at, details=told))
    return Added(
        file=file,
        source=kept.id,
        outcome=Outcome.REPLACED,
        notes=transcript.notes,
        passages=len(transcript.passages),
    )


def keep(reading: Reading, data: bytes, *, file: str, details: Details, by: str, at: datetime) -> Added:
    """What reading a file gave, kept with its bytes: as a new source, or as a newer snapshot of a kept one.

    Where somebody else has kept these bytes meanwhile, nothing changes, and the result says so.

    Raises:
        Conflict: the bytes are withdrawn, or belong to another source than the one that was named; or that one is
            withdrawn, or of another jurisdiction.
        Invalid: the bytes are not those that were read.
        MigovError: the disk is full, or cannot be written.
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
    name = harmless(PurePath(file).name)
    keep_bytes(data)
    put_by(transcript)
    with transactions.whole():
        if there := already(snapshot.sha256, file=file, details=details):
            return there
        before = _going_on(details)
        told = {"file": name, "snapshot": snapshot.sha256}
        if before:
            unknown = _unknown(before, details, reading)
            source = replace(before, snapshots=(*before.snapshots, snapshot), **unknown)
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
        notes=(*transcript.notes, *(_as_it_was(source, replace(details, address=None)) if before else ())),
        passages=len(transcript.passages),
    )


def keep_bytes(data: bytes) -> None:
    """Bytes of a source, kept.

    Raises:
        MigovError: the disk is full, or cannot be written.
    """
    try:
        blobs.keep(data)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise MigovError(
            f"it cannot be kept ({why}): make room on the disk of the data folder, then add it again"
        ) from error


def _going_on(details: Details) -> Source | None:
    """The source that a newer snapshot is added to, or null where there is none under the id.

    Raises:
        Conflict: it is withdrawn, or another jurisdiction's than the one that was told.
    """
    if not details.id or not sources.is_taken(details.id):
        return None
    kept = sources.get(details.id)
    if kept.withdrawn_at is not None:
        raise Conflict(f"{kept.id} was withdrawn: `migov source restore {kept.id}` brings it back")
    place = kept.source.jurisdiction
    if place and details.jurisdiction and place != details.jurisdiction:
        raise Conflict(f"{kept.id} is a source of {place}, not of {details.jurisdiction}: give the file another id")
    return kept.source


def _unknown(kept: Source, details: Details, reading: Reading) -> dict[str, str]:
    """What was not known of a source, as one known by a few words alone, and its file or a person tells now."""
    told = {
        "jurisdiction": details.jurisdiction,
        "language": details.language or reading.transcript.language,
        "published": details.published,
        "publisher": tidy(details.publisher or ""),
        "address": details.address,
    }
    return {name: value for name, value in told.items() if value and getattr(kept, name) is None}


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
    title = " ".join(tidy(details.title or "").split()) or transcript.title or PurePath(name).stem
    named = next(iter(references.find(title, language=transcript.language)), None)
    kind = details.kind or (KINDS.get(named.kind, SourceKind.LEGISLATION) if named and named.kind else None)
    return Source(
        id=details.id or free_id(details.jurisdiction, _called(named, title, name), sources.is_taken),
        title=title,
        kind=kind or SourceKind.DOCUMENT,
        jurisdiction=details.jurisdiction,
        language=details.language or transcript.language,
        published=details.published or (named.date if named else None),
        publisher=tidy(details.publisher or "") or None,
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

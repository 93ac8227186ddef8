"""Reading a source's bytes: pure, without the store, so that other processes can do it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from msgspec.structs import replace

from migov import evidence, model
from migov.evidence.formats import read
from migov.evidence.formats.text import note_on
from migov.evidence.ocr import recognised
from migov.evidence.transcribing import transcribe
from migov.model.pages import Document
from migov.model.sources import Transcript
from migov.model.values import Value


class Reading(Value, kw_only=True):
    """What reading a file gave: plain values that travel between processes."""

    transcript: Transcript
    media_type: str
    size: int
    """Bytes."""


def read_source(data: bytes, file: str | None, *, language: str | None = None) -> Reading:
    """What a source's bytes say, with its pages that are pictures recognised where that can be done; nothing is kept.

    Raises:
        Unreadable: the file cannot be read, with the reason and what to do.
    """
    found = recognised(data, read(data, file=file, language=language), language=language)
    transcript = transcribe(found.document, language=language, notes=found.notes)
    if notes := tuple(_notes(found.document)):
        transcript = replace(transcript, notes=(*transcript.notes, *notes))
    return Reading(transcript=transcript, media_type=found.document.media_type, size=len(data))


def _notes(document: Document) -> Iterator[str]:
    """What a person should know of a file as a whole."""
    if (note := note_on(document.media_type)) is not None:
        yield note
    if document.attached:
        files = "1 file lies" if document.attached == 1 else f"{document.attached} files lie"
        yield f"{files} in the PDF and cannot be read there: save what is wanted of it, and add that too."


@cache
def reader() -> str:
    """One word for the code and data that read: when they change, older transcripts are not used any more."""
    rooms = [Path(room.__file__ or "").parent for room in (evidence, model)]
    parts = [path for room in rooms for path in room.rglob("*") if path.suffix in {".py", ".toml", ".txt"}]
    return sha256(b"\n".join(path.read_bytes() for path in sorted(parts))).hexdigest()

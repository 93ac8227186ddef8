"""What the kept snapshots say: read once, put by, and read anew when the reader itself has changed."""

from __future__ import annotations

from contextlib import suppress

from migov.actions.readings import read_source, reader
from migov.model.sources import Transcript
from migov.store import blobs, derived
from migov.store.sources import Shelved


def transcript_of(shelved: Shelved, snapshot: str | None = None) -> Transcript | None:
    """What a kept source says, by its newest snapshot or a given one; null for a source known by name alone.

    Raises:
        NotFound: the snapshot's bytes are not there.
    """
    name = snapshot or shelved.snapshot
    if name is None:
        return None
    if there := derived.find(Transcript, name=name, maker=reader()):
        return there
    reading = read_source(blobs.read(name), shelved.file_name, language=shelved.source.language)
    put_by(reading.transcript)
    return reading.transcript


def put_by(transcript: Transcript) -> None:
    """Keep a transcript at hand, until the reader itself changes; where nothing can be written, it is read anew."""
    with suppress(OSError):
        derived.keep(transcript, name=transcript.snapshot, maker=reader())

"""Transcripts that were made before: derived from the snapshots' bytes, and safe to throw away."""

from __future__ import annotations

import zlib
from pathlib import Path

import msgspec
from django.conf import settings

from migov.model.sources import Transcript
from migov.store import folder
from migov.store.writing import write_whole

PACKING = 1
"""zlib's fastest: law shrinks to a third, at a few milliseconds a megabyte."""


def keep(transcript: Transcript, *, reader: str) -> None:
    """Put a transcript by, under the reader that made it."""
    packed = zlib.compress(msgspec.msgpack.encode(transcript), PACKING)
    write_whole(_path(transcript.snapshot, reader), packed)


def find(snapshot: str, *, reader: str) -> Transcript | None:
    """The transcript that this reader made of these bytes, or null; a damaged one counts as not made."""
    try:
        packed = _path(snapshot, reader).read_bytes()
        return msgspec.msgpack.decode(zlib.decompress(packed), type=Transcript)
    except (FileNotFoundError, zlib.error, msgspec.DecodeError):
        return None


def _path(snapshot: str, reader: str) -> Path:
    return Path(settings.MIGOV_HOME) / folder.TRANSCRIPTS / snapshot[:2] / f"{snapshot}-{reader[:12]}"

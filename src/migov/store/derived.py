"""What was derived from kept bytes before: transcripts, what they tell the register, registers. Safe to throw away.

Each is put by under its name and under its maker, a word for the code that made it: what older code made is not used.
"""

from __future__ import annotations

import zlib
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import msgspec
from django.conf import settings

from migov.store import folder
from migov.store.writing import write_whole

PACKING = 1
"""zlib's fastest: law shrinks to a third, at a few milliseconds a megabyte."""

T = TypeVar("T")


def keep(value: object, *, name: str, maker: str) -> None:
    """Put a value by under its name, in the place of an older one of the same maker."""
    write_whole(_path(type(value), name, maker), zlib.compress(msgspec.msgpack.encode(value), PACKING))


def find(kind: type[T], *, name: str, maker: str) -> T | None:
    """The value of that kind and name which this maker made, or null; a damaged one counts as not made."""
    try:
        packed = _path(kind, name, maker).read_bytes()
        return msgspec.msgpack.decode(zlib.decompress(packed), type=kind)
    except (FileNotFoundError, zlib.error, msgspec.DecodeError):
        return None


def _path(kind: type, name: str, maker: str) -> Path:
    key = sha256(f"{name}\n{maker}".encode()).hexdigest()
    return Path(settings.MIGOV_HOME) / folder.DERIVED / kind.__name__.lower() / key[:2] / key

"""What the index holds of a passage, and how dates of reduced precision become numbers that can be compared."""

from __future__ import annotations

import msgspec

from migov.model.instruments import InstrumentStatus
from migov.model.sources import Passage, SourceKind
from migov.model.values import Moment, Value

ENDED = frozenset({InstrumentStatus.LAPSED, InstrumentStatus.REPEALED, InstrumentStatus.SUPERSEDED})
"""Standings that mean the end where no last day is known."""


class Entry(Value, kw_only=True):
    """A passage with what is known of the source and the instrument it belongs to."""

    source: str
    """Id of the `Source`."""
    snapshot: str
    """SHA-256 of the bytes the passage was read from."""
    passage: Passage
    title: str
    """The source's own: an act's title lifts its articles."""
    jurisdiction: str | None = None
    language: str | None = None
    """BCP 47; the passage's own language goes before the source's."""
    kind: SourceKind = SourceKind.DOCUMENT
    published: Moment | None = None
    since: Moment | None = None
    """First day in force, as far as known."""
    until: Moment | None = None
    """Last day in force, as far as known."""
    status: InstrumentStatus | None = None

    def is_in_force(self, on: Moment) -> bool:
        """Whether nothing that is known says the opposite for that day.

        A period that is partly known counts to its edge: a law until "2021" is in force on 31 December 2021.
        """
        if self.since and first_day(self.since) > last_day(on):
            return False
        if self.until:
            return last_day(self.until) >= first_day(on)
        return self.status not in ENDED


def first_day(moment: Moment) -> int:
    """The first day of a moment, as a number that sorts: ``2021-10`` is 20211001."""
    return int((moment + "-01-01")[:10].replace("-", ""))


def last_day(moment: Moment) -> int:
    """The last day of a moment, as a number that sorts; every month has 31 days here, which does not hurt order.

    >>> last_day("2021"), last_day("2021-10-14")
    (20211231, 20211014)
    """
    return int((moment + {4: "-12-31", 7: "-31"}.get(len(moment), "")).replace("-", ""))


packed = msgspec.msgpack.Encoder().encode
"""An entry as the bytes that the index stores."""

unpacked = msgspec.msgpack.Decoder(Entry).decode
"""The entry that stored bytes hold."""


class _Numbered(msgspec.Struct):
    number: int = 1


class _Place(msgspec.Struct):
    source: str
    passage: _Numbered


_place_of = msgspec.msgpack.Decoder(_Place).decode


class Held(msgspec.Struct):
    """An entry as the index hands it out: unpacked when it is first looked at."""

    packed: bytes
    unpacked: Entry | None = None

    @property
    def entry(self) -> Entry:
        if self.unpacked is None:
            self.unpacked = unpacked(self.packed)
        return self.unpacked

    @property
    def place(self) -> tuple[str, int]:
        """The source, and the passage's number in it, without unpacking the rest."""
        if self.unpacked is not None:
            return self.unpacked.source, self.unpacked.passage.number
        found = _place_of(self.packed)
        return found.source, found.passage.number

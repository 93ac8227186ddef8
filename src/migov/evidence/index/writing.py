"""The one writer of an index: adding passages, withdrawing sources, and committing both under a number."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

import tantivy
from tantivy import Query

from migov.errors import MigovError
from migov.evidence.index.entries import Entry
from migov.evidence.index.layout import document, schema
from migov.model.sources import PassageKind

MEMORY = 96_000_000
"""Bytes the engine gathers before it writes a segment: bounds what indexing takes, however much is added."""

STAMPS = Query.term_query(schema(), "stamp", "stamp", "basic")
"""The one document that is no passage: it holds the caller's number, so that both are committed in one step."""


def unwritten(error: Exception | str) -> MigovError:
    """The error for an index that cannot be written: what the engine says, which is nearly always a full disk."""
    remedy = "make room on the disk of the data folder, then try again; what was committed before is kept"
    return MigovError(f"the index cannot be written ({error}): {remedy}")


class Writer:
    """Adds to an index and withdraws from it; nothing is seen, or survives a crash, before `commit`.

    Raises:
        MigovError: from any of the methods, because the disk is full, or cannot be written.
    """

    def __init__(self, engine: tantivy.Index, *, memory: int = MEMORY) -> None:
        self._writer = engine.writer(heap_size=memory, num_threads=1)

    def add(self, entries: Iterable[Entry]) -> int:
        """How many passages were added. A source that is read anew is withdrawn first.

        Headings are left out: they stand in the way to the passages under them, and say nothing alone.
        """
        count = 0
        for entry in entries:
            if entry.passage.kind is PassageKind.HEADING:
                continue
            made = document(entry)
            try:
                self._writer.add_document(made)
            except ValueError as error:
                raise unwritten(error) from error
            count += 1
        return count

    def withdraw(self, source: str) -> None:
        """Take all passages of a source out, those added since the last commit too."""
        try:
            self._writer.delete_documents_by_term("source", source)
        except ValueError as error:
            raise unwritten(error) from error

    def commit(self, stamp: int | None = None) -> None:
        """Make what was done visible and durable; *stamp* is the caller's number for the state that this brings."""
        try:
            if stamp is not None:
                self._writer.delete_documents_by_query(STAMPS)
                self._writer.add_document(tantivy.Document(stamp="stamp", entry=str(stamp).encode()))
            self._writer.commit()
        except ValueError as error:
            raise unwritten(error) from error

    def close(self) -> None:
        """Let go of the index, after segments that are being merged are whole; drops what was not committed."""
        with suppress(ValueError):  # where it cannot be taken back, it was not committed either
            self._writer.rollback()
        with suppress(ValueError):
            self._writer.wait_merging_threads()

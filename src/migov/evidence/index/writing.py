"""The one writer of an index: adding passages, withdrawing sources, and committing both under a number."""

from __future__ import annotations

from collections.abc import Iterable

import tantivy
from tantivy import Query

from migov.evidence.index.entries import Entry
from migov.evidence.index.layout import document, schema
from migov.model.sources import PassageKind

MEMORY = 96_000_000
"""Bytes the engine gathers before it writes a segment: bounds what indexing takes, however much is added."""

STAMPS = Query.term_query(schema(), "stamp", "stamp", "basic")
"""The one document that is no passage: it holds the caller's number, so that both are committed in one step."""


class Writer:
    """Adds to an index and withdraws from it; nothing is seen, or survives a crash, before `commit`."""

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
            self._writer.add_document(document(entry))
            count += 1
        return count

    def withdraw(self, source: str) -> None:
        """Take all passages of a source out, those added since the last commit too."""
        self._writer.delete_documents_by_term("source", source)

    def commit(self, stamp: int | None = None) -> None:
        """Make what was done visible and durable; *stamp* is the caller's number for the state that this brings."""
        if stamp is not None:
            self._writer.delete_documents_by_query(STAMPS)
            self._writer.add_document(tantivy.Document(stamp="stamp", entry=str(stamp).encode()))
        self._writer.commit()

    def close(self) -> None:
        """Let go of the index, after segments that are being merged are whole; drops what was not committed."""
        self._writer.rollback()
        self._writer.wait_merging_threads()

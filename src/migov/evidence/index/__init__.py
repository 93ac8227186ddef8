"""The full-text index: one folder, derived from the sources, searched without a server.

>>> from migov.model.sources import Locator, Passage
>>> entry = Entry(source="act", snapshot="0" * 64, title="Aliens Act", language="en",
...               passage=Passage(locator=Locator(path=("Article 5",)), text="A residence permit is required."))
>>> index = Index.in_memory([entry])
>>> len(index), index.languages()
(1, ('en',))
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import tantivy
from tantivy import Query

from migov.errors import Conflict, MigovError
from migov.evidence.index import folders
from migov.evidence.index.entries import Entry, Held
from migov.evidence.index.filters import Filters, filtered
from migov.evidence.index.layout import LAYOUT, register, schema
from migov.evidence.index.writing import MEMORY, STAMPS, Writer, unwritten

__all__ = ["LAYOUT", "Entry", "Filters", "Held", "Index", "Writer"]


class Index:
    """An index in a folder. Reading it never waits for whoever is writing.

    Each search sees the last commit, whichever process made it. The index can be thrown away at any time:
    `rebuild` makes it anew from what the caller hands in. One that may not be written is searched as it stands.

    Raises:
        Unreadable: the folder holds an index of another layout, or a damaged one.
    """

    folder: Path | None
    _engine: tantivy.Index
    _current: str
    """`current.json`, and the engine's own list of segments: plain strings, because every search looks at both."""
    _segments: str
    _adopted: int
    """When the first was written: what tells of a rebuild."""
    _seen: int
    """When the second was written: what tells of a commit."""
    _beside: tempfile.TemporaryDirectory[str] | None = None
    """Where the engine's locks are, if the index can only be read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        if not folders.exists(folder):
            folders.adopt(folder, folders.create(folder))
        self._open(folder)

    @classmethod
    def in_memory(cls, entries: Iterable[Entry]) -> Index:
        """An index of a few passages that is never written to a disk."""
        index = cls.__new__(cls)
        index.folder, index._engine = None, register(tantivy.Index(schema()))
        index._engine.config_reader("manual")
        with index.writing() as writer:
            writer.add(entries)
            writer.commit()
        return index

    @classmethod
    def rebuild(cls, folder: Path, entries: Iterable[Entry], *, stamp: int = 0, memory: int = MEMORY) -> Index:
        """The index of these entries alone, made beside the present one, which is read until the new one is whole.

        Whatever stands in the folder may be damaged or of an older layout. *entries* may be an iterator: only one
        passage at a time is held.

        Raises:
            MigovError: the disk is full, or cannot be written; the present index stays.
        """
        made = folders.create(folder)
        try:
            writer = _writer(folders.opened(folder, made), memory)
            try:
                writer.add(entries)
                writer.commit(stamp)
            finally:
                writer.close()
        except BaseException:
            shutil.rmtree(made, ignore_errors=True)  # half an index only takes up room
            raise
        folders.adopt(folder, made)
        return cls(folder)

    @contextmanager
    def writing(self, *, memory: int = MEMORY) -> Iterator[Writer]:
        """The one writer of the index; what was not committed when the block ends is dropped.

        Raises:
            Conflict: another process or thread is writing.
            MigovError: the disk is full, or cannot be written; the last commit stays.
        """
        self._refresh()
        if self._beside is not None:
            raise unwritten("its folder can only be read")
        writer = _writer(self._engine, memory)
        try:
            yield writer
        finally:
            writer.close()
            self._engine.reload()

    @property
    def stamp(self) -> int:
        """The number the caller gave to the last commit: what the index knows of; 0 where none was given."""
        searcher = self.searcher()
        found = searcher.search(STAMPS, 1, count=False).hits
        return int(searcher.doc(found[0][1])["entry"][0]) if found else 0

    def __len__(self) -> int:
        searcher = self.searcher()
        return searcher.num_docs - _total(searcher.search(STAMPS, 1))

    def languages(self, filters: Filters | None = None) -> tuple[str, ...]:
        """The primary languages of the passages within the filters, most frequent first."""
        return self._values("language", filters)

    def jurisdictions(self, filters: Filters | None = None) -> tuple[str, ...]:
        """The jurisdictions that have passages, most frequent first."""
        return self._values("jurisdiction", filters)

    def holds(self, source: str) -> int:
        """How many passages of a source there are."""
        return self.count(Query.term_query(schema(), "source", source, "basic"), Filters())

    def ranked(self, query: Query, filters: Filters, limit: int) -> tuple[list[tuple[float, Entry]], int]:
        """The best passages with their scores, and how many there are in all.

        Raises:
            Unreadable: files of the index have gone or changed under it.
        """
        best, total = self.best(query, filters, limit)
        return [(score, held.entry) for score, held in best], total

    def best(self, query: Query, filters: Filters, limit: int) -> tuple[list[tuple[float, Held]], int]:
        """The same, each passage unpacked only when somebody looks at it.

        Raises:
            Unreadable: files of the index have gone or changed under it.
        """
        searcher = self.searcher()
        try:
            found = searcher.search(filtered(query, filters), max(limit, 1))
            fetch = searcher.doc
            hits = [(score, Held(fetch(address)["entry"][0])) for score, address in found.hits[:limit]]
        except (ValueError, OSError) as error:
            raise folders.damaged(self.folder or Path(), "a file is missing or was changed") from error
        return hits, _total(found)

    def count(self, query: Query, filters: Filters) -> int:
        """How many passages the query finds within the filters."""
        return _total(self.searcher().search(filtered(query, filters), 1))

    def searcher(self) -> tantivy.Searcher:
        """The engine's view of the last commit."""
        self._refresh()
        return self._engine.searcher()

    def _values(self, keyword: str, filters: Filters | None) -> tuple[str, ...]:
        query = filtered(Query.all_query(), filters or Filters())
        counts = self.searcher().terms_with_prefix(keyword, "", query)
        return tuple(value for value, _ in sorted(counts, key=lambda pair: -pair[1]))

    def _refresh(self) -> None:
        """See the last commit, whoever made it, and the last rebuild: two looks at the file system, no waiting."""
        if self.folder is None:
            return
        if _moment(self._current) != self._adopted:
            self._open(self.folder)
        elif (seen := _moment(self._segments)) != self._seen:
            if self._beside is not None:
                self._open(self.folder)
            else:
                self._engine.reload()
                self._seen = seen

    def _open(self, folder: Path) -> None:
        self._current = str(folder / folders.CURRENT)
        adopted = _moment(self._current)
        generation = folders.generation_of(folder)
        self._segments = str(generation / "meta.json")
        self._seen = _moment(self._segments)
        self._engine = self._opened(folder, generation)
        self._adopted = adopted  # last: what cannot be opened is tried again, and complained of again

    def _opened(self, folder: Path, generation: Path) -> tantivy.Index:
        if not generation.is_dir() or folders.is_writable(generation):
            self._beside = None
            return folders.opened(folder, generation)
        self._beside = tempfile.TemporaryDirectory(prefix="migov-index-", ignore_cleanup_errors=True)
        try:
            place = folders.beside(generation, Path(self._beside.name))
        except OSError as error:
            why = error.strerror or "for an unknown reason"
            raise MigovError(f"the index can only be read, and not even that without room elsewhere: {why}") from error
        return folders.opened(folder, place)


def _writer(engine: tantivy.Index, memory: int) -> Writer:
    try:
        return Writer(engine, memory=memory)
    except ValueError as error:
        if "LockBusy" in str(error):
            raise Conflict("the index is being written by somebody else: try again in a moment") from error
        raise unwritten(error) from error


def _moment(file: str) -> int:
    try:
        return os.stat(file).st_mtime_ns  # noqa: PTH116 -- a third of the time of a Path's
    except FileNotFoundError:
        return 0


def _total(found: tantivy.SearchResult) -> int:
    count: int | None = found.count  # type: ignore[attr-defined]  # the engine's stub leaves it out
    return count or 0

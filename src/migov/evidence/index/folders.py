"""The folder an index lives in: generations side by side, and a small file that says which one counts.

::

    index/
      current.json        {"layout": 1, "generation": "0002"}
      0002/               the engine's own files

A rebuild writes a new generation and then replaces ``current.json`` in one step, so that there is a whole index at
every moment, and readers of the old generation finish on it.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import tantivy

from migov.errors import Problem, Unreadable
from migov.evidence.index.layout import LAYOUT, register, schema
from migov.evidence.index.writing import unwritten

CURRENT = "current.json"
REMEDY = "run `migov index rebuild`: the index is derived, nothing is lost"


def generation_of(folder: Path) -> Path:
    """The folder of the generation that counts.

    Raises:
        Unreadable: there is an index, but of another layout or damaged.
    """
    try:
        state = json.loads((folder / CURRENT).read_text("utf-8"))
        layout, name = state["layout"], str(state["generation"])
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise damaged(folder, "its current.json cannot be read") from error
    if layout != LAYOUT:
        raise Unreadable(
            Problem(f"the index has layout {layout}, this version of migov reads {LAYOUT}", folder.name, remedy=REMEDY)
        )
    if not name.isdigit():
        raise damaged(folder, "its current.json names no generation")
    return folder / name


def damaged(folder: Path, how: str) -> Unreadable:
    """The error for an index that cannot be read, with what to do about it."""
    return Unreadable(Problem(f"the index is damaged: {how}", folder.name, remedy=REMEDY))


def exists(folder: Path) -> bool:
    """Whether there is an index in the folder, in whatever state."""
    return folder.is_dir() and any(folder.iterdir())


def create(folder: Path) -> Path:
    """A new, empty generation, which does not count before `adopt`."""
    folder.mkdir(parents=True, exist_ok=True)
    numbers = [int(entry.name) for entry in folder.iterdir() if entry.is_dir() and entry.name.isdigit()]
    made = folder / f"{max(numbers, default=0) + 1:04}"
    made.mkdir()
    try:
        tantivy.Index(schema(), path=str(made))
    except ValueError as error:
        shutil.rmtree(made, ignore_errors=True)
        raise unwritten(error) from error
    return made


def adopt(folder: Path, generation: Path) -> None:
    """Make a generation the one that counts, and remove the others."""
    state = folder / f"{CURRENT}.new"
    with state.open("w", encoding="utf-8") as file:
        json.dump({"layout": LAYOUT, "generation": generation.name}, file)
        file.flush()
        os.fsync(file.fileno())
    state.replace(folder / CURRENT)
    for other in folder.iterdir():
        if other.is_dir() and other.name.isdigit() and other != generation:
            shutil.rmtree(other, ignore_errors=True)


def is_writable(generation: Path) -> bool:
    """Whether a generation's folder can be written; the engine writes a lock even to read."""
    return os.access(generation, os.W_OK)


def beside(generation: Path, place: Path) -> Path:
    """A folder of links to a generation's files, so that the engine's locks find room where the files may not change.

    What the engine keeps its lists in is copied.
    """
    for file in generation.iterdir():
        if file.suffix == ".json":
            shutil.copyfile(file, place / file.name)
        elif file.suffix != ".lock":
            (place / file.name).symlink_to(file.resolve())
    return place


def opened(folder: Path, generation: Path) -> tantivy.Index:
    """The engine on a generation.

    Raises:
        Unreadable: the engine cannot open it.
    """
    try:
        index = tantivy.Index.open(str(generation))
        index.config_reader("manual")
        index.searcher()
    except (ValueError, OSError) as error:
        raise damaged(folder, "the engine cannot open it") from error
    return register(index)

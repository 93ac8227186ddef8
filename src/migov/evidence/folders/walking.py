"""Which files there are to read: those a person named, and those in the folders that were named.

Nothing is opened. Links in a folder are left alone, so that none leads out of it or round in a circle, and are listed,
so that nobody misses what they lead to; hidden files and what word processors and systems leave lying about are not.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from migov.errors import Problem
from migov.evidence.formats.bounds import SOURCE, Bounds
from migov.model.values import Value

LEFT_LYING = ("~$", ".", "__MACOSX")
"""How the names begin of what nobody meant to hand in."""

LEFT_NAMES = frozenset({"Thumbs.db", "desktop.ini"})


class File(Value, kw_only=True):
    """A file that is there, as the system tells without opening it."""

    path: str
    name: str
    """Its way from the folder that was named, or its bare name; harmless to print."""
    size: int
    """Bytes."""
    modified: int
    """When it last changed, in nanoseconds since 1970."""

    @property
    def seen(self) -> tuple[int, int]:
        """What tells that it did not change since."""
        return self.size, self.modified


class Walked(Value, kw_only=True):
    """What was found."""

    files: tuple[File, ...]
    """In the order of their paths, each once."""
    problems: tuple[Problem, ...]
    """What was named and is not there, may not be looked at, is a link or no file, or is too large to be read."""


def walk(
    paths: Iterable[str | os.PathLike[str]], *, bounds: Bounds = SOURCE, without: str | os.PathLike[str] | None = None
) -> Walked:
    """The files that are named, and those in folders that are named.

    Args:
        without: a folder whose files are none to read, wherever it lies: where migov itself keeps things.
    """
    ours = None if without is None else Path(without).resolve()
    found: dict[str, File] = {}
    problems: list[Problem] = []
    for named in paths:
        path = Path(named)
        try:
            if ours is not None and path.resolve().is_relative_to(ours):
                problems.append(_ours(path))
                continue
            entries = (
                list(_in_folder(path, problems, ours)) if path.is_dir() else [(path.resolve(strict=True), path.name)]
            )
        except (OSError, RuntimeError) as error:
            problems.append(_not_there(path, error))
            continue
        for entry, name in entries:
            file = _file(entry, name, bounds, problems)
            if file is not None:
                found.setdefault(file.path, file)
    return Walked(files=tuple(found[path] for path in sorted(found)), problems=tuple(problems))


def _ours(path: Path) -> Problem:
    says, remedy = "lies where migov itself keeps things", "`migov source original ID` hands out what was kept"
    return Problem(says, file=harmless(path.name), remedy=remedy)


def _in_folder(folder: Path, problems: list[Problem], ours: Path | None) -> Iterator[tuple[Path, str]]:
    """The files in a folder and in those within it, each with its way from there."""
    root = folder.resolve()

    def noted(error: OSError) -> None:
        problems.append(_not_there(Path(error.filename or folder), error))

    for place, folders, names in os.walk(root, followlinks=False, onerror=noted):
        folders[:] = sorted(name for name in folders if not _is_left(name) and Path(place, name) != ours)
        for name in sorted([*names, *folders]):
            path = Path(place, name)
            if _is_left(name):
                continue
            if path.is_symlink():
                problems.append(_link(str(path.relative_to(root))))
            elif name not in folders:
                yield path, str(path.relative_to(root))


def _link(name: str) -> Problem:
    says = "is a link, and links in folders are not followed"
    return Problem(says, file=harmless(name), remedy="name the link itself to add what it leads to")


def _is_left(name: str) -> bool:
    return name.startswith(LEFT_LYING) or name in LEFT_NAMES


def _file(path: Path, name: str, bounds: Bounds, problems: list[Problem]) -> File | None:
    """The file at a place, unless there is none that can be read."""
    try:
        about = path.stat()
    except OSError as error:
        problems.append(_not_there(path, error))
        return None
    if not stat.S_ISREG(about.st_mode):
        problems.append(Problem("is no file", file=harmless(name), remedy="leave it out"))
        return None
    if about.st_size > bounds.bytes:
        says = f"the file has {about.st_size:,} bytes; {bounds.bytes:,} can be read"
        remedy = "leave out pictures, or save the text alone"
        problems.append(Problem(says, file=harmless(name), remedy=remedy))
        return None
    return File(path=str(path), name=harmless(name), size=about.st_size, modified=about.st_mtime_ns)


def _not_there(path: Path, error: Exception) -> Problem:
    why = error.strerror if isinstance(error, OSError) and error.strerror else "it leads round in a circle"
    remedy = "let it be read by whoever runs migov" if isinstance(error, PermissionError) else None
    return Problem(f"cannot be opened: {why[:1].lower()}{why[1:]}", file=harmless(path.name), remedy=remedy)


def harmless(name: str) -> str:
    r"""A name without what is no character or moves a terminal's cursor.

    >>> harmless("law\x1b[2J.pdf")
    'law\ufffd[2J.pdf'
    """
    name = os.fsencode(name).decode("utf-8", errors="replace")
    return "".join(character if character.isprintable() else "\ufffd" for character in name)

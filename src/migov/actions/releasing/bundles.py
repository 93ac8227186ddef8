"""A release as one file: a ZIP with the same bytes for the same release, and reading one that a stranger made.

What is read is bounded and never unpacked onto the disk: no path of a bundle is ever opened.
"""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from migov.errors import Problem, Unreadable
from migov.model.releases import SAFE_PATH

MOST_FILES = 20_000
MOST_BYTES = 4_000_000_000
"""Of all files together, unpacked."""
LARGEST = 600_000_000
"""Bytes of one file, unpacked."""
RATIO = 250
"""How much larger than packed a file may be, from `SMALL` on: text shrinks to a tenth, bombs to a thousandth."""
SMALL = 10_000_000
CHUNK = 1 << 20
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The moment of every file in the ZIP: bytes tell of content alone."""
ENCRYPTED = 0x1
LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What file managers leave in the folders that somebody looks into: it is no part of anything, and not read."""
LITTER_FOLDER = "__MACOSX/"
REMEDY = "fetch the release anew from where it was published"


@dataclass(frozen=True)
class Bundle:
    """The files of a release, as somebody handed them in; each is read when it is asked for."""

    name: str
    paths: dict[str, zipfile.ZipInfo | Path]
    """By the path within the release."""
    packed: zipfile.ZipFile | None = None

    def read(self, path: str) -> bytes:
        """The bytes of a file.

        Raises:
            Unreadable: it is damaged, or larger than it says.
        """
        where = self.paths[path]
        if isinstance(where, Path):
            return _bounded(where, path)
        return _unpacked(self.packed, where, path) if self.packed else b""


def packed(release: str, files: Iterable[tuple[str, bytes]]) -> bytes:
    """The files in a ZIP, in a folder of the release's name: the same files give the same bytes."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as bundle:
        for path, data in sorted(files):
            entry = zipfile.ZipInfo(f"{release}/{path}", EARLIEST)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            bundle.writestr(entry, data)
    return stream.getvalue()


def opened(where: Path) -> Bundle:
    """The files of a release in a ZIP or a folder, looked over and not yet read.

    Raises:
        Unreadable: it is neither, or holds what no release holds: links, paths that lead elsewhere, the same path
            twice, locked files, or more than a release can hold. All that is wrong with its paths is told.
    """
    return _folder(where) if where.is_dir() else _zip(where)


def _folder(where: Path) -> Bundle:
    """A folder; one that holds nothing but the folder of a release, as unpacking leaves it, is that folder."""
    inside = [path for path in where.iterdir() if path.name not in LITTER]
    if len(inside) == 1 and inside[0].is_dir() and not inside[0].is_symlink():
        where = inside[0]
    found: dict[str, zipfile.ZipInfo | Path] = {}
    problems: list[Problem] = []
    for count, path in enumerate(sorted(where.rglob("*")), 1):
        if count > MOST_FILES:
            raise Unreadable(_too_many(where.name))
        told = path.relative_to(where).as_posix()
        if path.is_symlink():
            problems.append(Problem("it is a link, and leads elsewhere", where.name, told[:200], REMEDY))
        elif path.is_file() and path.name in LITTER:
            continue
        elif path.is_file():
            found[told] = path
            problems += _of_path(told, told, where.name)
        elif not path.is_dir():
            problems.append(Problem("it is no file", where.name, told[:200], REMEDY))
    if problems:
        raise Unreadable(*problems)
    return Bundle(where.name, found)


def _zip(where: Path) -> Bundle:
    try:
        bundle = zipfile.ZipFile(where)
        entries = [entry for entry in bundle.infolist() if not entry.is_dir() and not _is_litter(entry.filename)]
    except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, EOFError) as error:
        says = "neither a folder nor a ZIP of a release"
        raise Unreadable(Problem(f"{says}: {error}", file=where.name, remedy=REMEDY)) from error
    if len(entries) > MOST_FILES:
        raise Unreadable(_too_many(where.name))
    top = _common(entries)
    found: dict[str, zipfile.ZipInfo | Path] = {}
    problems: list[Problem] = []
    for entry in entries:
        path = entry.filename.removeprefix(top)
        problems += [*_of_path(path, entry.filename, where.name), *_of_entry(entry, where.name)]
        if path in found:
            problems.append(Problem("it stands twice", where.name, path[:200], REMEDY))
        found[path] = entry
    problems += _alike(found, where.name)
    if sum(entry.file_size for entry in entries) > MOST_BYTES:
        problems.append(Problem(f"more than {MOST_BYTES:,} bytes when unpacked", where.name, remedy=REMEDY))
    if problems:
        raise Unreadable(*problems[:50])
    return Bundle(where.name, found, bundle)


def _is_litter(path: str) -> bool:
    return path.startswith(LITTER_FOLDER) or path.rpartition("/")[2] in LITTER


def _common(entries: list[zipfile.ZipInfo]) -> str:
    """The folder in which all files are, with its slash; empty where there is none."""
    tops = {entry.filename.partition("/")[0] for entry in entries if "/" in entry.filename}
    if len(tops) == 1 and all("/" in entry.filename for entry in entries):
        (top,) = tops
        return f"{top}/" if top not in ("", ".", "..") else ""
    return ""


def _of_path(path: str, told: str, file: str) -> Iterator[Problem]:
    if not SAFE_PATH.fullmatch(path) or "\\" in told:
        yield Problem("its path leads elsewhere, or is none that a release has", file, repr(told[:200]), REMEDY)


def _of_entry(entry: zipfile.ZipInfo, file: str) -> Iterator[Problem]:
    """What is wrong with an entry of the ZIP, whatever its path."""
    place, kind = repr(entry.filename[:200]), stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        yield Problem("it is a link or a device, and no file", file, place, REMEDY)
    if entry.flag_bits & ENCRYPTED:
        yield Problem("it is locked with a password", file, place, REMEDY)
    if entry.file_size > LARGEST:
        yield Problem(f"more than {LARGEST:,} bytes when unpacked", file, place, REMEDY)
    elif entry.file_size > SMALL and entry.file_size > RATIO * max(1, entry.compress_size):
        yield Problem(f"more than {RATIO} times larger when unpacked", file, place, REMEDY)


def _alike(found: Iterable[str], file: str) -> Iterator[Problem]:
    """Paths that some machines take for the same one."""
    seen: dict[str, str] = {}
    for path in found:
        other = seen.setdefault(path.casefold(), path)
        if other != path:
            yield Problem(f"another machine takes it for {other}", file, path[:200], REMEDY)


def _bounded(path: Path, told: str) -> bytes:
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise Unreadable(Problem(f"more than {LARGEST:,} bytes", file=told, remedy=REMEDY))
    return data


def _unpacked(bundle: zipfile.ZipFile, entry: zipfile.ZipInfo, told: str) -> bytes:
    """The bytes of an entry, and never more than it says it has."""
    parts: list[bytes] = []
    size = 0
    try:
        with bundle.open(entry) as file:
            while part := file.read(CHUNK):
                size += len(part)
                if size > entry.file_size:
                    raise Unreadable(Problem("it is larger than it says", file=told, remedy=REMEDY))
                parts.append(part)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise Unreadable(Problem(f"it cannot be unpacked: {error}", file=told, remedy=REMEDY)) from error
    return b"".join(parts)


def _too_many(name: str) -> Problem:
    return Problem(f"more than {MOST_FILES:,} files", file=name, remedy=REMEDY)

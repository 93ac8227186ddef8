"""Whether every way in a folder of pages leads somewhere: to files that are there, and to spots that are in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

from migov.model.values import Value

WAY = re.compile(r'\b(?:href|src|action)="([^"]*)"')
SPOT = re.compile(r'\bid="([^"]*)"')
SCRIPTED = re.compile(r"<(?:script|template)\b[^>]*>.+?</(?:script|template)>", re.DOTALL)


class Broken(Value, kw_only=True):
    """A way that leads nowhere."""

    on: str
    """The file in which it stands."""
    to: str
    because: str


def broken(folder: Path, *, base: str = "") -> Iterator[Broken]:
    """Every way in the pages of a folder that leads nowhere within it.

    Args:
        folder: the folder.
        base: its public address, or none: whole addresses that begin so are looked up in the folder, too.
    """
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    spots: dict[str, frozenset[str]] = {}
    for name in sorted(files):
        if name.endswith(".html") and not name.startswith("releases/"):
            text = (folder / name).read_text("utf-8")
            for told in dict.fromkeys(WAY.findall(SCRIPTED.sub("", text))):
                if because := _wrong(unescape(told), name, files, spots, folder, base):
                    yield Broken(on=name, to=told, because=because)


def _wrong(
    told: str, name: str, files: set[str], spots: dict[str, frozenset[str]], folder: Path, base: str
) -> str | None:
    if base and told.startswith(f"{base}/"):
        told = "/" + told.removeprefix(f"{base}/")
    parts = urlsplit(told)
    if parts.scheme or parts.netloc:
        return None
    to = _file(unquote(parts.path), name, files)
    if to is None:
        return "no such file"
    if not parts.fragment or not to.endswith(".html"):
        return None
    if to not in spots:
        spots[to] = frozenset(map(unescape, SPOT.findall((folder / to).read_text("utf-8"))))
    return None if unquote(parts.fragment) in spots[to] else "no such spot on the page"


def _file(path: str, name: str, files: set[str]) -> str | None:
    if not path:
        return name
    to = normpath(join(name.rpartition("/")[0], path)) if not path.startswith("/") else normpath(path.lstrip("/"))
    if to in files:
        return to
    index = "index.html" if to == "." else f"{to}/index.html"
    return index if path.endswith("/") and index in files else None

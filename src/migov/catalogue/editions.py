"""The editions of the catalogue: which there are, and reading one from its folder.

An edition is a folder of TOML files: ``edition.toml`` says what it is, every other file holds sub-domains and
indicators, usually one file per dimension. The keys are the fields of `migov.model.indicators`; an indicator takes its
dimension from its sub-domain. Line breaks inside a text only keep the file readable: they are read as spaces.

Editions come with the package, and an office adds its own under ``catalogue/editions`` of its data folder.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from migov.errors import Invalid, NotFound, Problem, Unreadable
from migov.model.indicators import Edition, Indicator, SubDomain

HEAD = "edition.toml"
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""What an edition's code looks like; the code names a folder, so nothing else is ever looked up."""

Read = TypeVar("Read", Indicator, SubDomain, Edition)


def codes(home: Path | None = None) -> tuple[str, ...]:
    """The codes of all editions that can be loaded, in alphabetical order; with *home*, also an office's own."""
    folders = [*_shipped().iterdir(), *(folder_of(home).iterdir() if home and folder_of(home).is_dir() else ())]
    return tuple(sorted({folder.name for folder in folders if CODE.fullmatch(folder.name) and folder.is_dir()}))


def load(code: str, home: Path | None = None) -> Edition:
    """The edition of that code: one that comes with the package, else one of the data folder *home*.

    Raises:
        NotFound: there is no edition of that code.
        Invalid: its files break a rule; every mistake is named with file and indicator.
    """
    if not CODE.fullmatch(code):
        raise NotFound("edition", code, remedy="`migov catalogue list` shows what there is")
    if (_shipped() / code).is_dir():
        return _load_shipped(code)
    if home is not None and (folder_of(home) / code).is_dir():
        return read(folder_of(home) / code)
    raise NotFound("edition", code, remedy="`migov catalogue list` shows what there is")


def is_shipped(code: str) -> bool:
    """Whether the edition comes with the package, so that no office may take its code."""
    return bool(CODE.fullmatch(code)) and (_shipped() / code).is_dir()


def folder_of(home: Path) -> Path:
    """Where a data folder keeps an office's own editions."""
    return home / "catalogue" / "editions"


def read(folder: Traversable) -> Edition:
    """The edition a folder holds.

    Raises:
        Invalid: with every mistake found, each naming file and indicator.
    """
    problems: list[Problem] = []
    sub_domains: list[SubDomain] = []
    raw: list[tuple[str, dict[str, Any]]] = []
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name == HEAD or not file.name.endswith(".toml"):
            continue
        name = f"{folder.name}/{file.name}"
        content = parsed(file, name)
        problems += _unknown(content, name)
        sub_domains += _convert_all(content, "sub_domains", SubDomain, name, problems)
        raw += [(name, entry) for entry in _entries(content, "indicators", name, problems)]
    indicators = list(_indicators(raw, sub_domains, problems))
    head_name = f"{folder.name}/{HEAD}"
    head = parsed(folder / HEAD, head_name)
    if head.get("code") != folder.name:
        problems.append(Problem(f"the code is not that of its folder, {folder.name!r}", file=head_name, place="code"))
    if problems:
        raise Invalid(*problems)
    edition = _converted({**head, "sub_domains": (), "indicators": ()}, Edition, head_name, "edition", problems)
    if edition is None:
        raise Invalid(*problems)
    return msgspec.structs.replace(edition, sub_domains=tuple(sub_domains), indicators=tuple(indicators))


def parsed(file: Traversable, name: str | None = None) -> dict[str, Any]:
    """The content of a TOML file, with the line breaks inside its texts folded into spaces.

    Args:
        file: the file.
        name: what a message calls it, where its own name alone would not tell.

    Raises:
        Unreadable: missing, not UTF-8 or not TOML.
    """
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise Unreadable(Problem("the file is missing", file=name or file.name)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Unreadable(Problem(f"not readable as TOML: {error}", file=name or file.name)) from error
    return {key: _folded(value) for key, value in content.items()}


def folded(text: str) -> str:
    r"""The text on one line; no-break spaces, which French sets before «?» and «:», stay.

    >>> folded("  one\n two ")
    'one two'
    """
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")


def _shipped() -> Traversable:
    return files("migov.catalogue") / "data" / "editions"


@cache
def _load_shipped(code: str) -> Edition:
    return read(_shipped() / code)


def _folded(value: Any) -> Any:
    if isinstance(value, str):
        return folded(value)
    if isinstance(value, list):
        return [_folded(item) for item in value]
    if isinstance(value, dict):
        return {key: _folded(item) for key, item in value.items()}
    return value


def _unknown(content: dict[str, Any], file: str) -> list[Problem]:
    known = ("sub_domains", "indicators")
    remedy = "a file of an edition holds [[sub_domains]] and [[indicators]]"
    return [Problem("unknown key", file=file, place=key, remedy=remedy) for key in content if key not in known]


def _entries(content: dict[str, Any], key: str, file: str, problems: list[Problem]) -> list[dict[str, Any]]:
    entries = content.get(key, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        problems.append(Problem(f"write each of them under a heading [[{key}]]", file=file, place=key))
        return []
    return entries


def _indicators(
    raw: list[tuple[str, dict[str, Any]]], sub_domains: list[SubDomain], problems: list[Problem]
) -> Iterator[Indicator]:
    dimensions = {sub_domain.code: sub_domain.dimension for sub_domain in sub_domains}
    for file, entry in raw:
        place = f"indicator {entry.get('code', '(without a code)')}"
        if "dimension" in entry:
            problems.append(Problem("unknown key 'dimension'", file=file, place=place, remedy="its sub-domain has it"))
        elif "sub_domain" in entry and entry["sub_domain"] not in dimensions:
            problems.append(Problem(f"there is no sub-domain {entry['sub_domain']!r}", file=file, place=place))
        else:
            dimension = dimensions.get(str(entry.get("sub_domain")), 1)
            indicator = _converted({**entry, "dimension": int(dimension)}, Indicator, file, place, problems)
            if indicator is not None:
                yield indicator


def _convert_all(
    content: dict[str, Any], key: str, kind: type[Read], file: str, problems: list[Problem]
) -> Iterator[Read]:
    for entry in _entries(content, key, file, problems):
        place = f"{key.removesuffix('s').replace('_', '-')} {entry.get('code', '(without a code)')}"
        if (value := _converted(entry, kind, file, place, problems)) is not None:
            yield value


def _converted(entry: dict[str, Any], kind: type[Read], file: str, place: str, problems: list[Problem]) -> Read | None:
    try:
        return msgspec.convert(entry, kind)
    except msgspec.ValidationError as error:
        says, _, key = str(error).partition(" - at ")
        key = key.strip("`").removeprefix("$.")
        problems.append(Problem(says, file=file, place=f"{place}, {key}" if key else place))
        return None

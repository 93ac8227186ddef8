"""The treaty register: multilateral instruments and what States did about them, read from data files.

``data/treaties/treaties.toml`` holds the instruments, ``data/treaties/acts.csv`` one act of one State a line. The head
of the first file says what is covered and what is not.
"""

from __future__ import annotations

import csv
import io
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from migov.errors import Invalid, Problem, Unreadable
from migov.model.languages import Localized
from migov.model.treaties import Participation, Treaty, TreatyRegister

TREATIES = "treaties.toml"
ACTS = "acts.csv"
COLUMNS = ["treaty", "state", "act", "date", "source"]
ITSELF = "the instrument itself"
"""Source of a treaty for which no list of parties is in reach."""


@cache
def register() -> TreatyRegister:
    """The treaties that come with migov, with what is known of the acts of States."""
    folder = files("migov.catalogue") / "data" / "treaties"
    return read((folder / TREATIES).read_text("utf-8"), (folder / ACTS).read_text("utf-8"))


def read(treaties: str, acts: str) -> TreatyRegister:
    """The register that the two files hold.

    Raises:
        Unreadable: the first is not TOML, the second has other columns.
        Invalid: a field, a source or a treaty is unknown or ill-formed; file and line are named.
    """
    try:
        content = tomllib.loads(treaties)
    except tomllib.TOMLDecodeError as error:
        raise Unreadable(Problem(str(error), file=TREATIES)) from error
    sources: dict[str, str] = content.get("sources", {})
    entries = [_treaty(entry, sources, treaties) for entry in content.get("treaty", [])]
    done = _acts(acts, sources, {entry.code: entry.adoption_year for entry in entries})
    return TreatyRegister(treaties=tuple(entries), participations=done)


def _treaty(entry: dict[str, Any], sources: dict[str, str], text: str) -> Treaty:
    entry = dict(entry)
    aliases: dict[str, list[str]] = entry.pop("aliases", {})
    source = entry.pop("source", None)
    try:
        if source is not None and source not in sources:
            raise Invalid(f"the source {source!r} is not in the table [sources]")
        title = msgspec.convert(entry.pop("title", {}), Localized)
        phrases = [phrase for texts in (_titles(title), *aliases.values()) for phrase in texts]
        fields = {"title": {}, "aliases": tuple(dict.fromkeys(phrases)), "source": sources.get(source or "", ITSELF)}
        return msgspec.structs.replace(msgspec.convert({**entry, **fields}, Treaty), title=title)
    except ValueError as error:
        raise Invalid(Problem(str(error), file=TREATIES, place=_line(text, str(entry.get("code"))))) from error


def _titles(title: Localized) -> list[str]:
    return [(title.written(language) or "").lower() for language in title.languages]


def _line(text: str, code: str) -> str:
    """Where a treaty begins in the file: TOML readers keep no lines."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() == f'code = "{code}"':
            return f"line {number}, treaty {code}"
    return f"treaty {code}"


def _acts(text: str, sources: dict[str, str], adopted: dict[str, int]) -> tuple[Participation, ...]:
    lines = csv.DictReader(io.StringIO(text))
    if lines.fieldnames != COLUMNS:
        remedy = "the first line reads " + ",".join(COLUMNS)
        raise Unreadable(Problem(f"its columns are {lines.fieldnames}", file=ACTS, place="line 1", remedy=remedy))
    done: dict[tuple[str, str, str, str], Participation] = {}
    for line in lines:
        try:
            act = _act(line, sources, adopted)
            key = (act.treaty, act.state, act.act.value, act.date)
            if key in done:
                raise Invalid("the same act stands above already")
            done[key] = act
        except ValueError as error:
            raise Invalid(Problem(str(error), file=ACTS, place=f"line {lines.line_num}")) from error
    return tuple(done.values())


def _act(line: dict[str, str], sources: dict[str, str], adopted: dict[str, int]) -> Participation:
    if None in line or None in line.values():
        raise Invalid(f"a line has {len(COLUMNS)} fields")
    if line["source"] not in sources:
        raise Invalid(f"the source {line['source']!r} is not in the table [sources] of {TREATIES}")
    act = msgspec.convert({**line, "source": sources[line["source"]]}, Participation)
    if act.treaty not in adopted:
        raise Invalid(f"there is no treaty {act.treaty} in {TREATIES}")
    if act.year < adopted[act.treaty]:
        raise Invalid(f"{act.state}: {act.act} of {act.treaty} in {act.year} comes before its adoption")
    return act

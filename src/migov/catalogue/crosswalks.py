"""Cross-walks: which indicator of an earlier edition corresponds to which of a later one.

One TOML file per pair of editions, ``<earlier>--<later>.toml``. What is asked alike stands in the short list ``same``,
a pair a line; every other correspondence under ``[[links]]`` with a remark. An office keeps cross-walks between its own
editions under ``catalogue/crosswalks`` of its data folder, in the same form.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import msgspec

from migov.catalogue.editions import CODE, parsed
from migov.errors import Invalid, Problem
from migov.model.indicators import CrossWalk, Edition, Link, Relation


def between(earlier: str, later: str, home: Path | None = None) -> CrossWalk | None:
    """The cross-walk from one edition to another, from the package or the data folder *home*; null where none is.

    Raises:
        Invalid: its file breaks a rule.
    """
    if not CODE.fullmatch(earlier) or not CODE.fullmatch(later):
        return None
    folders: list[Traversable] = [files("migov.catalogue") / "data" / "crosswalks"]
    if home is not None:
        folders.append(home / "catalogue" / "crosswalks")
    for folder in folders:
        if (file := folder / f"{earlier}--{later}.toml").is_file():
            return _read(file, earlier, later)
    return None


def check(walk: CrossWalk, earlier: Edition, later: Edition) -> list[Problem]:
    """What is wrong with a cross-walk beside its two editions: indicators that are missing, unknown or not the same."""
    file = f"{walk.earlier}--{walk.later}.toml"
    problems: list[Problem] = []
    for edition, side in ((earlier, "earlier"), (later, "later")):
        linked = [code for link in walk.links for code in getattr(link, side)]
        known = [indicator.code for indicator in edition.indicators]
        for code in known:
            if code not in linked:
                remedy = "link it, if only as new or retired"
                problems.append(Problem("no link has it", file=file, place=f"{side} indicator {code}", remedy=remedy))
        for code in linked:
            if code not in known:
                says = f"edition {edition.code} has no such indicator"
                problems.append(Problem(says, file=file, place=f"{side} indicator {code}"))
    return problems + [problem for link in walk.links for problem in _differs(link, earlier, later, file)]


def _differs(link: Link, earlier: Edition, later: Edition, file: str) -> list[Problem]:
    """A link that says "same" while question or scale differ would let a reader compare what is not comparable."""
    if link.relation is not Relation.SAME:
        return []
    then, now = earlier.find(link.earlier[0]), later.find(link.later[0])
    if then is None or now is None or (then.question, then.choices) == (now.question, now.choices):
        return []
    place = f"{link.earlier[0]} → {link.later[0]}"
    return [Problem("question or scale differ", file=file, place=place, remedy="make the link 'reworded'")]


def _read(file: Traversable, earlier: str, later: str) -> CrossWalk:
    content = parsed(file)
    try:
        same = [_same(pair) for pair in content.pop("same", [])]
        walk = msgspec.convert(content, CrossWalk)
    except (msgspec.ValidationError, TypeError) as error:
        says, _, place = str(error).partition(" - at ")
        raise Invalid(Problem(says, file=file.name, place=place.strip("`") or None)) from error
    if (walk.earlier, walk.later) != (earlier, later):
        raise Invalid(Problem(f"it links {walk.earlier} to {walk.later}, which its name does not say", file=file.name))
    return CrossWalk(earlier=earlier, later=later, links=(*same, *walk.links))


def _same(pair: Any) -> Link:
    earlier, later = msgspec.convert(pair, tuple[str, str])
    return Link(relation=Relation.SAME, earlier=(earlier,), later=(later,))

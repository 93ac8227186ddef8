"""What a Word document's styles and numbering add to its paragraphs: levels of headings, and numbers nobody typed.

"Article 5." before a law's words is most often written by Word itself, so a reader that leaves it out loses the law's
own numbers. They are counted here as Word counts them: each list by itself, deeper levels anew after each higher one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from lxml.etree import _Element

from migov.evidence.formats.numerals import numeral
from migov.evidence.formats.zipped.wording import OFF, W, is_on, value

HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
PLACE = re.compile(r"%([1-9])")
LEVELS = 9
DEEPEST = 50
"""Styles that one may be based on, one on the other; more are a circle."""


class Styles:
    """The styles of paragraphs, each with what it has from those that it is based on."""

    def __init__(self, root: _Element | None) -> None:
        self.styles = {} if root is None else {style.get(W + "styleId", ""): style for style in root.iter(W + "style")}
        self.default = next((name for name, style in self.styles.items() if _is_default(style)), "")
        self.hidden = frozenset(name for name, style in self.styles.items() if is_on(style.find(f"{W}rPr/{W}vanish")))
        """Styles whose words are not shown."""
        self.level = cache(self._level)
        self.numbered = cache(self._numbered)

    def _chain(self, name: str) -> list[_Element]:
        """A style, the one it is based on, and so on."""
        chain: list[_Element] = []
        style = self.styles.get(name or self.default)
        while style is not None and len(chain) < DEEPEST:
            chain.append(style)
            style = self.styles.get(value(style.find(W + "basedOn")))
        return chain

    def _level(self, name: str) -> int | None:
        """The level of the headings in a style; null where it is for text."""
        for style in self._chain(name):
            called = value(style.find(W + "name"))
            if (heading := HEADING.fullmatch(called)) is not None:
                return int(heading.group(1))
            if called.lower() == "title":
                return 1
            if (outline := style.find(f"{W}pPr/{W}outlineLvl")) is not None:
                return outlined(outline)
        return None

    def _numbered(self, name: str) -> tuple[str, int | None]:
        """The list that a style's paragraphs belong to, and their level in it, where the style says so."""
        number, level = "", None
        for style in self._chain(name):
            properties = style.find(f"{W}pPr/{W}numPr")
            if properties is None:
                continue
            if level is None and (said := properties.find(W + "ilvl")) is not None:
                level = whole(value(said))
            if not number:
                number = value(properties.find(W + "numId"))
        return number, level

    def carrying(self, name: str) -> tuple[str, ...]:
        """The style and those it is based on, by name."""
        return tuple(style.get(W + "styleId", "") for style in self._chain(name))


def _is_default(style: _Element) -> bool:
    return style.get(W + "type") == "paragraph" and style.get(W + "default", "0") not in OFF


def outlined(outline: _Element) -> int | None:
    """The level that an outline level makes of a paragraph; the tenth makes it text."""
    level = whole(value(outline))
    return level + 1 if 0 <= level < LEVELS else None


def whole(said: str, otherwise: int = 0) -> int:
    """A number as an attribute writes it."""
    return int(said) if re.fullmatch(r"-?[0-9]{1,9}", said) else otherwise


class Level:
    """One level of a list: where it begins to count, in which script, and what stands around the number."""

    def __init__(self, element: _Element) -> None:
        self.start = whole(value(element.find(W + "start")), 1)
        self.style = value(element.find(W + "numFmt"), "decimal")
        self.text = value(element.find(W + "lvlText"))
        self.is_legal = is_on(element.find(W + "isLgl"))
        restart = element.find(W + "lvlRestart")
        self.restart = None if restart is None else whole(value(restart))
        """The level (from 1) after which it begins anew; 0 where it never does; null for every higher one."""
        self.after = "" if value(element.find(W + "suff")) == "nothing" else " "
        self.paragraphs = value(element.find(W + "pStyle"))
        """The style whose paragraphs stand on this level."""


class Numbering:
    """The lists of a document, counted while it is read from beginning to end."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        self.styles = styles
        self.lists: dict[str, dict[int, Level]] = {}
        self.abstract: dict[str, str] = {}
        self.counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self.begun: set[tuple[str, int]] = set()
        self.starts: dict[tuple[str, int], int] = {}
        if root is not None:
            self._take(root)

    def _take(self, root: _Element) -> None:
        abstracts = {found.get(W + "abstractNumId", ""): found for found in root.iterchildren(W + "abstractNum")}
        linked = {
            value(found.find(W + "styleLink")): found
            for found in abstracts.values()
            if found.find(W + "styleLink") is not None
        }
        for number in root.iterchildren(W + "num"):
            name, abstract = number.get(W + "numId", ""), value(number.find(W + "abstractNumId"))
            found = abstracts.get(abstract)
            if found is not None and (link := found.find(W + "numStyleLink")) is not None:
                found = linked.get(value(link), found)
            levels = {} if found is None else _levels(found)
            for override in number.iterchildren(W + "lvlOverride"):
                at = whole(override.get(W + "ilvl", ""))
                if (start := override.find(W + "startOverride")) is not None:
                    self.starts[name, at] = whole(value(start), 1)
                levels |= _levels(override)
            self.lists[name], self.abstract[name] = levels, abstract

    def label(self, own: _Element | None, style: str) -> str:
        """What Word writes before a paragraph; empty where it is in no list. Counts the paragraph.

        Args:
            own: what the paragraph says of its number, beside its style.
        """
        name, level = self.styles.numbered(style)
        if own is not None:
            if (said := own.find(W + "numId")) is not None:
                name = value(said)
            if (at := own.find(W + "ilvl")) is not None:
                level = whole(value(at))
        levels = self.lists.get(name)
        if not levels:
            return ""
        if level is None:
            level = self._level_of(levels, style)
        return self._counted(name, levels, level) if level in levels else ""

    def _level_of(self, levels: dict[int, Level], style: str) -> int:
        """The level whose paragraphs have this style, or one that it is based on."""
        for carried in self.styles.carrying(style):
            for at, level in levels.items():
                if level.paragraphs and level.paragraphs == carried:
                    return at
        return 0

    def _counted(self, name: str, levels: dict[int, Level], at: int) -> str:
        counts = self.counts[self.abstract[name]]
        if (name, at) in self.starts and (name, at) not in self.begun:
            counts[at] = self.starts[name, at] - 1
        self.begun.add((name, at))
        counts[at] = counts.get(at, levels[at].start - 1) + 1
        for deeper in [known for known in counts if known > at]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart and at < restart):
                del counts[deeper]
        return self._written(levels, counts, at)

    def _written(self, levels: dict[int, Level], counts: dict[int, int], at: int) -> str:
        level = levels[at]

        def number(place: re.Match[str]) -> str:
            other = int(place.group(1)) - 1
            if other not in levels:
                return ""
            style = "decimal" if level.is_legal else levels[other].style
            return numeral(counts.get(other, levels[other].start), style)

        if level.style in {"bullet", "none"} and not PLACE.search(level.text):
            return "" if level.style == "bullet" or not level.text.strip() else level.text + level.after
        written = PLACE.sub(number, level.text)
        return written + level.after if written.strip() else ""


def _levels(parent: _Element) -> dict[int, Level]:
    return {whole(level.get(W + "ilvl", "")): Level(level) for level in parent.iterchildren(W + "lvl")}

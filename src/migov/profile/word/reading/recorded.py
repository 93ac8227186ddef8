"""The elements of a file that record a change: each is claimed by whoever reads it, so that none is passed over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

Element = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"

INSERTED = frozenset({f"{W}ins", f"{W}moveTo", f"{W14}conflictIns"})
DELETED = frozenset({f"{W}del", f"{W}moveFrom", f"{W14}conflictDel"})
WORDING = INSERTED | DELETED
FORMATTED = frozenset(f"{W}{name}" for name in ("rPrChange", "pPrChange", "sectPrChange", "numberingChange"))
TABLED = frozenset(
    f"{W}{name}"
    for name in (
        "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange", "tblPrExChange", "cellIns", "cellDel", "cellMerge",
    )
)  # fmt: skip
RANGED = frozenset(f"{W}customXml{name}RangeStart" for name in ("Ins", "Del", "MoveFrom", "MoveTo")) | frozenset(
    f"{W14}customXmlConflict{name}RangeStart" for name in ("Ins", "Del")
)
RECORDS = WORDING | FORMATTED | TABLED | RANGED


@dataclass(slots=True, eq=False)
class Mark:
    """Who inserted or deleted, and when: what one element records."""

    kind: str
    """The element's name: ``ins``, ``del``, ``moveFrom``, ``moveTo``."""
    author: str | None
    at: str | None
    detail: str = ""

    @property
    def is_move(self) -> bool:
        return self.kind in ("moveFrom", "moveTo")


class Records:
    """All elements of the parts that were looked at which record a change, and those that nobody claimed yet."""

    def __init__(self) -> None:
        self.counted: Counter[str] = Counter()
        self._open: dict[Element, None] = {}

    def expect(self, root: Element) -> None:
        """Every record in a part is to be claimed."""
        for element in root.iter(*RECORDS):
            self._open[element] = None
            self.counted[local(element)] += 1

    def claim(self, element: Element) -> Mark | None:
        """What the element records; null where it was claimed before."""
        if element not in self._open:
            return None
        del self._open[element]
        return marked(element)

    def inside(self, element: Element) -> Iterator[Mark]:
        """All that is recorded in an element, itself included, and not claimed yet."""
        for record in element.iter(*RECORDS):
            mark = self.claim(record)
            if mark is not None:
                yield mark

    def rest(self) -> Iterator[Mark]:
        """What nobody claimed."""
        for element in list(self._open):
            yield self.claim(element) or marked(element)


def marked(element: Element) -> Mark:
    """What one element records."""
    author, at = element.get(f"{W}author"), element.get(f"{W}date")
    name = local(element)
    kind = {"conflictIns": "ins", "conflictDel": "del"}.get(name, name)
    return Mark(kind, (author or "").strip() or None, moment(at), name)


def moment(text: str | None) -> str | None:
    """A date as the file has it, where it is one.

    >>> moment("2026-05-04T09:30:00Z"), moment("0-00-00T00:00:00Z")
    ('2026-05-04T09:30:00Z', None)
    """
    try:
        datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return text


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]

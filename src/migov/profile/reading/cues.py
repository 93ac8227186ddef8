"""What a text must hold for a pattern to match in it at all.

Most sentences hold none of the words that a fact is told by. Looking for a few pieces of text is many times faster than
searching a pattern, so each pattern's pieces are found once, from the pattern itself: nobody has to list them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from re import _parser  # type: ignore[attr-defined]  # the one way to see a pattern's parts without parsing it again
from typing import Any

LONG_ENOUGH = 4
"""Letters that make a piece rare; longer is not better."""

casefolded = lru_cache(maxsize=4096)(str.casefold)


class Cues:
    """Pieces of text, one of which stands in whatever one of some patterns matches."""

    def __init__(self, patterns: Iterable[str]) -> None:
        told = [_pieces(pattern) for pattern in patterns]
        pieces = frozenset().union(*told) if all(told) else frozenset({""})
        self.pieces = tuple(piece for piece in pieces if not any(other in piece for other in pieces - {piece}))

    def may_tell(self, text: str) -> bool:
        """Whether a pattern may match somewhere in the text; where this is false, none does."""
        folded = casefolded(text)
        for piece in self.pieces:  # noqa: SIM110  (asked of every sentence again and again: `any` takes twice as long)
            if piece in folded:
                return True
        return False


class Cued:
    """A pattern that is looked for only in texts that hold one of its cues."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern
        self.cues = Cues([pattern.pattern])

    def finditer(self, text: str, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        return self.pattern.finditer(text, 0, end) if self.cues.may_tell(text) else iter(())

    def search(self, text: str) -> re.Match[str] | None:
        return self.pattern.search(text) if self.cues.may_tell(text) else None


@cache
def _pieces(pattern: str) -> frozenset[str]:
    r"""The rarest set of pieces of which every match holds one; empty where there is none.

    >>> sorted(_pieces(r"(?:adopted|enacted)?\sin\s(?:early\s)?2019")), sorted(_pieces(r"(?:laws?|acts?)\sof|decrees"))
    (['2019'], ['act', 'decrees', 'law'])
    """
    return _rarest(_sets(_parser.parse(pattern)))


def _rarest(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return max(
        sets, key=lambda pieces: (min(LONG_ENOUGH, *map(len, pieces), LONG_ENOUGH), -len(pieces)), default=frozenset()
    )


def _sets(parts: Iterable[tuple[Any, Any]]) -> Iterator[frozenset[str]]:
    """The sets of pieces that the parts of a pattern need, one after the other."""
    run = ""
    for what, holds in parts:
        if str(what) == "LITERAL":
            run += chr(holds)
            continue
        yield from _whole(run)
        run = ""
        yield from _inside(str(what), holds)
    yield from _whole(run)


def _whole(run: str) -> Iterator[frozenset[str]]:
    if run.strip():
        yield frozenset({run.casefold()})


def _inside(what: str, holds: Any) -> Iterator[frozenset[str]]:
    if what == "BRANCH":
        each = [_rarest(_sets(branch)) for branch in holds[1]]
        if all(each):
            yield frozenset().union(*each)
    elif what == "SUBPATTERN":
        yield from _sets(holds[-1])
    elif what in {"MAX_REPEAT", "MIN_REPEAT"} and holds[0] > 0:
        yield from _sets(holds[2])

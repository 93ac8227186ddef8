"""Articles "of the same Act", "de ladite loi", "من نفس القانون": of which instrument, where it can only be one.

A text that has named an instrument goes on to speak of it without number and date. It is tied to the one of its kind
that was named last before, in the same passage; where the sentence that named it names another of that kind, where the
text has spoken of itself since, and where none was named at all, it is left alone: a wrong tie is worse than none.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from migov.evidence.passages.quotations import inside, quotations
from migov.evidence.references.finding import Reference
from migov.evidence.references.grammar import grammar
from migov.evidence.references.wording import WORDINGS
from migov.model.instruments import InstrumentKind as Kind
from migov.model.values import Value

FARTHEST = 3_000
"""Characters between the instrument and what is said to be of the same one."""

ALSO = {
    Kind.LAW: frozenset({Kind.LAW, Kind.ORGANIC_LAW, Kind.CODE}),
    Kind.DECREE: frozenset({Kind.DECREE, Kind.DECREE_LAW}),
}
"""Kinds that a word may mean besides its own: "the said Law" is an organic one."""

BEFORE = {
    "en": r"(?P<told>(?:of|in|to|under|from)\s+(?:the\s+(?:same|said|aforesaid|aforementioned)|that))\s+",
    "fr": r"(?P<told>de\s+la\s+même|du\s+même|de\s+ladite|dudit)\s+|(?:de\s+la|du|de\s+l['’])\s*",
    "es": r"(?P<told>(?:de\s+la|del)\s+(?:mism|citad|referid|mencionad)[oa]|de\s+dich[oa])\s+",
    "pt": r"(?P<told>d[oa]\s+(?:mesm|citad|referid|mencionad|dit)[oa])\s+",
    "ar": r"(?P<told>من\s+(?:نفس|ذات))\s+|من\s+",
}
"""What stands between the article and the word for an instrument: there it is told that it is the same, or behind."""

BEHIND = {
    "fr": r"\s+(?:précitée?|susvisée?|susmentionnée?|susdite?)(?!\w)",
    "ar": r"\s+(?:نفسه|نفسها|ذاته|ذاتها|المذكورة?|المشار\s+إليه[اـ]?)(?!\w)",
}
"""What tells it behind the word."""

ITSELF = {
    "en": r"(?<!\w)this\s+[^\W\d_]+",
    "fr": r"(?<!\w)présente?s?(?!\w)",
    "es": r"(?<!\w)(?:presentes?|est[ae])\s+[^\W\d_]+",
    "pt": r"(?<!\w)(?:presentes?|est[ae]|dest[ae]|nest[ae])\s+[^\W\d_]+",
    "ar": r"(?<!\w)[بلفو]?هذ[اه](?!\w)",
}
"""How a text speaks of itself."""

SENTENCE = re.compile(r"(?<=[^\W_]{2})[.؟;؛]\s+(?=[^\W\d_a-zà-ÿ])|\n")
"""Where a sentence or an item has ended."""


class Tie(Value, kw_only=True):
    """An article, or several, of an instrument that its text has named before."""

    article: Reference
    """As it is found: alone."""
    end: int
    """Where the words end that say it is the same."""
    to: Reference
    """The instrument, where it was named last."""


def ties(text: str, references: Sequence[Reference], *, language: str, starts: Sequence[int] = ()) -> tuple[Tie, ...]:
    """The articles of instruments that are only said to be the same, with these.

    Args:
        references: as `find` gives them for the same text.
        starts: where its passages begin, in order; without them the text is one.
    """
    if language not in BEFORE:
        return ()
    alone = [one for one in references if one.kind is None]
    named = [one for one in references if one.kind is not None]
    if not alone or not named:
        return ()
    quoted = quotations(text, [0, *(match.end() for match in re.finditer("\n", text))])
    named = [one for one in named if not inside(quoted, one.start)]
    begins, ends = [one.start for one in named], [one.end for one in named]
    result = []
    for article in alone:
        said = None if inside(quoted, article.start) else _said(text, article.end, language)
        if said is None:
            continue
        kind, end = said
        after = bisect_right(ends, article.end)
        if after < len(named) and named[after].start < end:
            continue  # "of the said Act of 3 May 2010" has a date of its own
        passage = bisect_right(starts, article.start) - 1
        least = max(starts[passage] if passage >= 0 else 0, article.start - FARTHEST)
        kinds = ALSO.get(kind, frozenset({kind}))
        near = named[bisect_left(begins, least) : bisect_right(ends, article.start)]
        before = [one for one in near if one.kind in kinds]
        to = _meant(text, before, article.start, language)
        if to is not None:
            result.append(Tie(article=article, end=end, to=to))
    return tuple(result)


def _said(text: str, position: int, language: str) -> tuple[Kind, int] | None:
    """The kind of which an article is said to be the same, and where that ends; null where it is not said."""
    words = grammar(language)
    match = _before(language).match(text, position)
    head = match and words.head.match(text, match.end())
    if match is None or head is None or head.lastindex is None or head.lastindex in words.short:
        return None
    end = head.end()
    if match["told"] is None:
        behind = re.compile(BEHIND[language]).match(text, end)
        if behind is None:
            return None
        end = behind.end()
    return words.kinds[head.lastindex - 1], end


@cache
def _before(language: str) -> re.Pattern[str]:
    """From an article over its paragraph or point to the word for an instrument."""
    parts = WORDINGS[language].parts.replace(" ?", r"\s?").replace(" ", r"\s+")
    part = rf"(?:,?\s+(?:{parts})(?:\s*\(?[^\W_]{{1,3}}\)?[°º]?(?!\w))?)"
    return re.compile(rf"{part}{{0,3}},?\s+(?:{BEFORE[language]})", re.IGNORECASE)


def _meant(text: str, before: Sequence[Reference], position: int, language: str) -> Reference | None:
    """The instrument that was named last, where its sentence names no other and the text not itself since."""
    if not before:
        return None
    last = before[-1]
    if re.search(ITSELF[language], text[last.end : position], re.IGNORECASE):
        return None
    begin = max((match.end() for match in SENTENCE.finditer(text, before[0].start, last.start)), default=0)
    return last if all(_same(one, last) for one in before if one.start >= begin) else None


def _same(one: Reference, other: Reference) -> bool:
    """Whether two citations say the same number, or date, or name."""
    return (one.number or one.date or one.title) == (other.number or other.date or other.title) or bool(
        one.date and one.date == other.date and None in (one.number, other.number)
    )

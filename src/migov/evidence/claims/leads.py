"""Leads: the words of a source right before quoted ones, where they turn what these say: "not [allowed to work]"."""

from __future__ import annotations

import re

from migov.evidence.claims.polarity import agree
from migov.evidence.claims.reading import CLAUSE, clause, clauses
from migov.evidence.claims.vocabulary import Vocabulary, tongue, vocabulary

PARAGRAPH = re.compile(r":\s*\n|\n(?=\s*[^\sa-zà-ÿ])")
"""Where something new begins without a full stop: a paragraph, unless it goes on in small letters."""


def turned_by(quote: str, before: str, language: str | None = None) -> str:
    """The words of the clause before a quote without which it says something else; empty where there are none.

    These deny, forbid, exempt or allow, or they make it a condition or an exception. *before* is as much of the source
    as is known; *language* that of both, told by their words where it is null.

    >>> turned_by("allowed to work for six months", "Nobody comes. Asylum seekers are not ")
    'Asylum seekers are not'
    >>> turned_by("Asylum seekers are allowed to work", "Nobody comes. ")
    ''
    """
    ours = language or tongue(before + quote)
    return turned(quote, before, vocabulary(ours)) if ours else ""


def turned(quote: str, before: str, words: Vocabulary) -> str:
    """The same, by the words of a known language."""
    lead = _lead(before, quote)
    first = next(iter(clauses(quote, words)), None)
    if not lead or first is None:
        return ""
    with_lead = clause(f"{lead} {first.printed}", words)
    is_the_same = agree(first.polarity, with_lead.polarity) and len(with_lead.restrictions) == len(first.restrictions)
    return "" if is_the_same else lead


def _lead(before: str, quote: str) -> str:
    """What of the words before stands in the same clause as the quote's first ones."""
    joined = before + quote[:8]
    ends = [match.end() for kind in (CLAUSE, PARAGRAPH) for match in kind.finditer(joined)]
    start = max((end for end in ends if end <= len(before)), default=0)
    return " ".join(before[start:].split())

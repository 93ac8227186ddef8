"""Laws and articles named by number: "Law No. 2015-36", "article 12", "القانون رقم 5 لسنة 2010"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from migov.evidence.claims.facts import Fact, Kind, Reading
from migov.evidence.claims.vocabulary import Vocabulary

NUMBER = r"\(?\s?(?P<number>(?:[a-z]\.?\s?|م/)?\d+(?:\.\d{3})*(?:[-/]\w+)*(?:\s?(?:bis|ter|quater)(?!\w))?)"
INNER = ("article", "section")
"""Parts of a law; they need no marker before their number."""


@cache
def pattern(words: Vocabulary) -> re.Pattern[str]:
    """A kind of law or part of one, perhaps a marker, and a number."""
    kinds = f"(?P<kind>{words.phrases(words.kinds)})"
    markers = f"(?P<marker>{words.phrases(words.data.references['markers'])})"
    of_year = words.phrases(words.data.references["of_year"])
    return re.compile(
        rf"(?<!\w){words.prefix}{kinds}\s*{markers}?\s*{NUMBER}(?:º|°|\s?\))?(?:,?\s+{of_year}\s+(?P<year>(?:1[89]|20)\d\d)(?!\w))?"
    )


def provisions(reading: Reading) -> Iterator[Fact]:
    """The laws and articles that the text names."""
    words = reading.words
    for match in pattern(words).finditer(reading.left):
        kind = words.kinds[" ".join(match["kind"].split())]
        number = match["number"]
        if kind not in INNER and not (match["marker"] or match["year"] or re.search(r"[-/]", number)):
            continue
        value = re.sub(r"[\s/]", lambda found: "-" if found.group() == "/" else "", number).replace(".", "")
        if match["year"]:
            value += f"-{match['year']}"
        yield Fact(
            kind=Kind.REFERENCE,
            values=frozenset({value}),
            unit=kind,
            start=match.start(),
            end=match.end(),
            printed=reading.take(*match.span()),
        )

"""Places: whether two locators, or a quote's surroundings, speak of the same spot."""

from __future__ import annotations

import re

from migov.evidence.alignment.forms import Form
from migov.model.citations import Quote
from migov.model.sources import Locator

TITLED = re.compile(r"^\W|^$")


def same_place(claimed: Locator, found: Locator) -> bool | None:
    """Whether both name the same article or page; null where they have nothing in common to compare.

    >>> same_place(Locator(path=("Article 5",)), Locator(path=("Title II", "Article 5. Residence")))
    True
    >>> same_place(Locator(path=("Article 5",)), Locator(path=("Article 51",)))
    False
    """
    if claimed.path and found.path:
        shorter, longer = sorted((claimed.path, found.path), key=len)
        rest = iter(longer)
        return all(any(_same_heading(wanted, heading) for heading in rest) for wanted in shorter)
    if claimed.page_index is not None and found.page_index is not None:
        return claimed.page_index == found.page_index
    if claimed.page_label is not None and found.page_label is not None:
        return claimed.page_label == found.page_label
    return None


def same_article(one: Locator, other: Locator) -> bool:
    """Whether the innermost headings are the same, whatever stands above them; true where one of them has none."""
    return not (one.path and other.path) or _same_heading(one.path[-1], other.path[-1])


def _same_heading(one: str, other: str) -> bool:
    """Whether two headings are equal, or one is the other with its title."""
    shorter, longer = sorted((_folded(one), _folded(other)), key=len)
    return longer.startswith(shorter) and TITLED.match(longer[len(shorter) :]) is not None and bool(shorter)


def _folded(heading: str) -> str:
    return " ".join(heading.split()).casefold().rstrip(" .:-–—")


NEAR = 24
"""Letters on each side by which surroundings are recognised: what stands farther away may have been amended."""


def agreeing(form: Form, first: int, last: int, quote: Quote) -> tuple[bool, int]:
    """Whether the surroundings are those the quote remembers, and how many of their letters are."""
    whole = Form(quote.prefix + quote.exact + quote.suffix)
    begin = whole.letter_at(len(quote.prefix))
    end = whole.letter_at(len(quote.prefix) + len(quote.exact))
    before, after = whole.letters[:begin], whole.letters[end:]
    left = _common(before[::-1], form.letters[max(0, first - len(before)) : first][::-1])
    right = _common(after, form.letters[last : last + len(after)])
    return left >= min(len(before), NEAR) and right >= min(len(after), NEAR), left + right


def _common(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (left, right) in pairs if left != right), min(len(one), len(other)))

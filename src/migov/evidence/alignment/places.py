"""Places: whether two locators, or a quote's surroundings, speak of the same spot."""

from __future__ import annotations

import re

from migov.evidence.alignment.forms import Form
from migov.model.citations import Quote
from migov.model.sources import Locator

TITLED = re.compile(r"^$|^\s*(?:\.(?!\w)|[:(,–—])|^\s+-\s|^\s+(?!(?:bis|ter|quater|quinquies|مكرر|\w|\d+)(?!\w))")
"""What may follow a heading in its longer form: a title, but not what makes it another article's ("5-bis")."""


def same_place(claimed: Locator, found: Locator) -> bool | None:
    """Whether both name the same article or page; null where they have nothing in common to compare.

    >>> same_place(Locator(path=("Article 5",)), Locator(path=("Title II", "Article 5. Residence")))
    True
    >>> same_place(Locator(path=("Article 5", "paragraph 2")), Locator(path=("Title II", "Article 5")))
    True
    >>> same_place(Locator(path=("Article 5",)), Locator(path=("Article 51",)))
    False
    """
    if claimed.path and found.path:
        return not _conflict(claimed.path, found.path) and (
            any(_same_heading(claimed.path[-1], heading) for heading in found.path)
            or any(_same_heading(found.path[-1], heading) for heading in claimed.path)
        )
    if claimed.page_index is not None and found.page_index is not None:
        return claimed.page_index == found.page_index
    if claimed.page_label is not None and found.page_label is not None:
        return claimed.page_label == found.page_label
    return None


def _conflict(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether both ways down name a division of one kind, but not the same: "Title I" and "Title II"."""
    return any(
        _folded(heading).split()[:1] == _folded(another).split()[:1] and not _same_heading(heading, another)
        for heading in one
        for another in other
    )


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


class Surroundings:
    """The letters that a quote remembers before and behind its words."""

    def __init__(self, quote: Quote) -> None:
        whole = Form(quote.prefix + quote.exact + quote.suffix)
        self.before = whole.letters[: whole.letter_at(len(quote.prefix))]
        self.after = whole.letters[whole.letter_at(len(quote.prefix) + len(quote.exact)) :]

    def common(self, form: Form, first: int, last: int) -> tuple[int, int]:
        """How many of those letters stand directly before and behind a place."""
        before = form.letters[max(0, first - len(self.before)) : first]
        after = form.letters[last : last + len(self.after)]
        return _common(self.before[::-1], before[::-1]), _common(self.after, after)

    def agree(self, form: Form, first: int, last: int) -> bool:
        """Whether a place is the one the quote remembers."""
        left, right = self.common(form, first, last)
        return left >= min(len(self.before), NEAR) and right >= min(len(self.after), NEAR)


def _common(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (left, right) in pairs if left != right), min(len(one), len(other)))

"""A text prepared once so that many quotes can be looked for in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

import msgspec

from migov.evidence.alignment.edges import is_whole
from migov.evidence.alignment.forms import Form
from migov.evidence.alignment.gaps import AGREE
from migov.evidence.alignment.nearest import Concordance
from migov.evidence.alignment.noise import IN_LETTERS, Noise
from migov.model.sources import Locator, Transcript

DIGIT = re.compile("[0-9]")
MOST = 20_000
"""Places with the same letters that are looked at: bounds the work where a text repeats itself."""


class Spot(msgspec.Struct, frozen=True):
    """One place where the quoted words stand, in letters of a form of the source, and the noise between."""

    form: Form
    first: int
    last: int
    noise: tuple[Noise, ...]

    @property
    def span(self) -> tuple[int, int]:
        """The place in the source's text."""
        return self.form.span(self.first, self.last)


class Haystack:
    r"""A source's text, ready to be searched for quotes.

    >>> Haystack("A permit lasts two\nyears.").spots("two years")[0].noise
    (<Noise.LINE_BREAK: 'line break'>,)
    """

    def __init__(self, source: str | Transcript) -> None:
        self.transcript = None if isinstance(source, str) else source
        self.text = source if isinstance(source, str) else source.text
        self.form = Form(self.text)

    @cached_property
    def with_notes(self) -> Form:
        """The text with its glued footnote numbers, for quotes that begin with or close behind such a number."""
        return Form(self.text, without_notes=False)

    @cached_property
    def concordance(self) -> Concordance:
        """Where each word stands; made only when a quote is refused and the nearest words are wanted."""
        return Concordance(self.form)

    def spots(self, words: str) -> list[Spot]:
        """Every place where the words stand, whole and unchanged."""
        found = list(_spots(self.form, Form(words)))
        if not found and DIGIT.search(words):
            found = list(_spots(self.with_notes, Form(words, without_notes=False)))
        return found

    def locator(self, position: int) -> Locator | None:
        """Where this character of the text stands, as far as the source tells."""
        return None if self.transcript is None else locator_at(self.transcript, position)


def locator_at(transcript: Transcript, position: int) -> Locator:
    """Where a character of a transcript stands: its passage's headings, and its own page."""
    passage = transcript.passage_at(position)
    locator = passage.locator if passage is not None else Locator()
    at = bisect_right(transcript.pages, position, key=lambda page: page.start) - 1
    unpaged = len(transcript.pages) == 1 and passage is not None and locator.page_index is None
    if at < 0 or unpaged:  # a web page has none to turn to
        return locator
    page = transcript.pages[at]
    return msgspec.structs.replace(locator, page_index=page.index, page_label=page.label)


def _spots(form: Form, quote: Form) -> Iterator[Spot]:
    for first in islice(_candidates(form.letters, quote.letters), MOST):
        last = first + len(quote.letters)
        if _says_the_same(form, quote, first, last):
            yield Spot(form, first, last, _noise(form, quote, first, last))


def _candidates(letters: str, wanted: str) -> Iterator[int]:
    first = letters.find(wanted) if wanted else -1
    while first >= 0:
        yield first
        first = letters.find(wanted, first + 1)


def _says_the_same(form: Form, quote: Form, first: int, last: int) -> bool:
    here, there = form.gaps[first + 1 : last], quote.gaps[1:-1]
    if here != there and not all(pair in AGREE for pair in zip(here, there, strict=True)):
        return False
    agree = _notes_agree(form, quote, first, last) and _vowels_agree(form, quote, first, last)
    return agree and is_whole(form, first, last)


def _notes_agree(form: Form, quote: Form, first: int, last: int) -> bool:
    """Whether no two different glued numbers face each other, nor a number at the quote's end any other digits."""
    ours, theirs = form.notes_within(first, last), quote.notes_within(0, len(quote.letters))
    if any(ours.get(at, number) != number for at, number in theirs.items() if at):
        return False
    ends_in_number = len(quote.letters) in theirs and len(quote.letters) not in ours
    return not (ends_in_number and form.letters[last : last + 1].isdigit())


def _vowels_agree(form: Form, quote: Form, first: int, last: int) -> bool:
    """Whether the source has every vowel sign that the quote has; a quote may leave signs out, not put any in."""
    if not quote.vowels:
        return True
    ours = form.vowels_within(first, last)
    return all(ours.get(at) == signs for at, signs in quote.vowels_within(0, len(quote.letters)).items())


def _noise(form: Form, quote: Form, first: int, last: int) -> tuple[Noise, ...]:
    """What differs between the two spellings, in order of place; what both have is none."""
    size = len(quote.letters)
    here, there = form.noise_within(first, last), quote.noise_within(0, size + 1)
    differing = {(at, kind) for at, kind in here ^ there if at or kind in IN_LETTERS}
    return tuple(dict.fromkeys(kind for _, kind in sorted(differing)))

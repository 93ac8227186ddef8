"""Pinning: from the characters a person selected to a quote that can be found again."""

from __future__ import annotations

import re

from migov.errors import Invalid, Problem
from migov.evidence.alignment.edges import begins, ends
from migov.evidence.alignment.forms import Form
from migov.evidence.alignment.haystack import Haystack, locator_at
from migov.model.citations import Pin, Quote
from migov.model.sources import Transcript

LEAST, MOST = 32, 64
"""Characters of surroundings kept on each side: at least, where the text has them, and at most."""
BLANK = re.compile(r"\s")


def pin_at(transcript: Transcript | Haystack, start: int, end: int, *, source: str) -> Pin:
    """A pin on the words that a person selected, with their surroundings and their place.

    The selection grows to whole words and numbers and sheds the blanks at its ends.

    Args:
        source: id of the `Source` whose snapshot was transcribed.

    Raises:
        Invalid: the selection is outside the text or holds no words.
    """
    haystack = transcript if isinstance(transcript, Haystack) else Haystack(transcript)
    read = haystack.transcript
    if read is None:
        raise TypeError("a pin needs a transcript: a bare text has no snapshot")
    if not 0 <= start < end <= len(read.text):
        raise Invalid(Problem(f"characters {start} to {end} are not in the text", remedy="select the words again"))
    first, last = _whole_words(haystack.form, start, end)
    if first >= last:
        raise Invalid(Problem("the selection holds no words", remedy="select the words to be quoted"))
    start, end = haystack.form.span(first, last)
    exact = read.text[start:end]
    quote = Quote(exact, prefix=_before(read.text, start), suffix=_after(read.text, end))
    return Pin(source=source, snapshot=read.snapshot, locator=locator_at(read, start), quote=quote)


def _whole_words(form: Form, start: int, end: int) -> tuple[int, int]:
    first, last = form.letter_at(start), form.letter_at(end)
    if first >= last and not any(character.isalnum() for character in form.text[start:end]):
        return first, last
    if first >= last:  # a glued number alone: the words on both sides make it one that can be found
        first, last = max(0, last - 1), min(last + 1, len(form.letters))
    while first and not begins(form, first):
        first -= 1
    while last < len(form.letters) and not ends(form, last):
        last += 1
    if not _is_alike(form, first, last):
        first = _earlier(form, first)
    return first, last


def _is_alike(form: Form, first: int, last: int) -> bool:
    """Whether the words alone show the same letters: a footnote's number may need the word before it to be told."""
    return Form(form.text[slice(*form.span(first, last))]).letters == form.letters[first:last]


def _earlier(form: Form, first: int) -> int:
    """The beginning of the words before."""
    while first and not (form.letters[first].isalnum() and begins(form, first) and form.gaps[first]):
        first -= 1
    return first


def _before(text: str, start: int) -> str:
    """The characters before *start*, from the beginning of a word."""
    if start <= MOST:
        return text[:start]
    blank = BLANK.search(text, start - MOST - 1, start - LEAST)
    return text[blank.end() if blank else start - MOST : start]


def _after(text: str, end: int) -> str:
    """The characters from *end* on, up to the end of a word."""
    if end + MOST >= len(text):
        return text[end:]
    room = text[end + LEAST : end + MOST + 1]
    blank = next((index for index in range(len(room) - 1, -1, -1) if room[index].isspace()), None)
    return text[end : end + (MOST if blank is None else LEAST + blank)]

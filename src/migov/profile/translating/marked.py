"""Texts sentence by sentence, each with the notes that are called in it or behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from migov.model.findings import FindingSentence
from migov.model.languages import Language
from migov.model.sentences import split
from migov.model.texts import NoteMark, Text, words
from migov.model.translations import SourceSentence


class Marked(NamedTuple):
    """A sentence with the numbers of its notes."""

    sentence: SourceSentence
    notes: tuple[str, ...]


def marked(text: Text, language: Language, sentences: Sequence[FindingSentence] = ()) -> tuple[Marked, ...]:
    """The sentences of a text with their notes; where nobody kept them they are found by their full stops."""
    whole = words(text)
    spans = _spans_of(sentences) if sentences else split(whole, language) or ((0, len(whole.rstrip())),)
    grounds = [one.grounds for one in sentences]
    notes: list[list[str]] = [[] for _ in spans]
    for position, number in _called(text):
        before = [place for place, (start, _) in enumerate(spans) if start < position]
        notes[before[-1] if before else 0].append(number)
    starts = [0, *(end for _, end in spans)]
    return tuple(
        Marked(
            SourceSentence(
                words=whole[start:end],
                lead=whole[starts[place] : start],
                **({"grounds": grounds[place]} if grounds else {}),
            ),
            tuple(notes[place]),
        )
        for place, (start, end) in enumerate(spans)
    )


def _spans_of(sentences: Sequence[FindingSentence]) -> tuple[tuple[int, int], ...]:
    """Where kept sentences stand in the text that they make; blanks at their ends belong to no sentence."""
    spans: list[tuple[int, int]] = []
    position = 0
    for one in sentences:
        start = position + len(one.lead)
        position = start + len(one.words)
        spans.append((start, start + len(one.words.rstrip())))
    return tuple(spans)


def _called(text: Text) -> list[tuple[int, str]]:
    """Where the notes are called in the words, and their numbers."""
    found: list[tuple[int, str]] = []
    position = 0
    for part in text:
        if isinstance(part, NoteMark):
            found.append((position, part.note))
        else:
            position += len(part)
    return found

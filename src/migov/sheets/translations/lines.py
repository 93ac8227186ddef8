"""A translation as lines, a sentence each: what a file carries out, and what is found in one that comes back."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from migov.model.languages import Language
from migov.model.translations import Standing, State
from migov.model.values import Value


class Line(Value, kw_only=True):
    """One sentence in a file."""

    piece: str
    number: int
    """Of the sentence in its piece, counted from 1."""
    section: str = ""
    kind: str = ""
    state: str = State.MISSING.value
    source: str
    words: str = ""
    was: str = ""
    """What the source said before, where the translation is stale."""
    source_mark: str = ""
    """Fingerprint of the source's words as they were sent."""
    words_mark: str = ""
    """Fingerprint of the translation as it was sent."""
    place: str = ""
    """Where it stands in a file that came back."""

    @property
    def is_source_kept(self) -> bool:
        """Whether the source's words are those that were sent, as far as a program has kept the mark that tells."""
        return self.source_mark in ("", fingerprint(self.source))


class Sheet(Value, kw_only=True):
    """The lines of one profile in one language."""

    subject: str
    """Id of the assessment."""
    name: str = ""
    source_language: Language
    language: Language
    sent_at: str = ""
    lines: tuple[Line, ...]


def fingerprint(words: str) -> str:
    """The first letters of the SHA-256 of words: enough to tell whether they were changed.

    Blanks do not count: programs add and remove them.
    """
    return sha256(" ".join(words.split()).encode()).hexdigest()[:16]


def sheet_of(
    standings: Iterable[Standing],
    *,
    subject: str,
    name: str,
    source_language: Language,
    language: Language,
    sent_at: str,
    only_open: bool = False,
) -> Sheet:
    """The sentences of all pieces, or only of those pieces that are missing or stale."""
    lines = tuple(
        Line(
            piece=one.piece.id,
            number=number,
            section=one.piece.section,
            kind=one.piece.kind.value,
            state=State.REVIEWED.value if one.state is State.REVIEWED else row.state.value,
            source=row.source.words,
            words=row.words,
            was=row.was or "",
            source_mark=fingerprint(row.source.words),
            words_mark=fingerprint(row.words),
        )
        for one in standings
        if not (only_open and one.is_current)
        for number, row in enumerate(one.rows, 1)
    )
    return Sheet(
        subject=subject, name=name, source_language=source_language, language=language, sent_at=sent_at, lines=lines
    )

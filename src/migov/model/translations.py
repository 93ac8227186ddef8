"""Translations: a profile in another language, piece by piece beside the words it was made from.

A piece is whatever a person has to put into words of their own: a passage, a priority, the title of a module page, the
name of an institution. What is generated (footnotes, tables of treaties, boilerplate) is no piece: it is generated in
the other language too. A translation keeps the words of the source that it was made from, sentence by sentence, so that
it can tell which of them have changed since; translations of the sentences that stand are never lost.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from hashlib import sha256

import msgspec
from msgspec import field

from migov.errors import Invalid, Problem
from migov.model.alignment import paired
from migov.model.alignment import words as words_in
from migov.model.grounds import Grounds
from migov.model.languages import Language
from migov.model.values import Value

SHARE = 0.5
"""Of the words of a sentence, old or new, that make one the other's heir."""


class PieceKind(StrEnum):
    """What a piece is in the profile."""

    TITLE = "title"
    """Of the publication, where it is not put together from what is known."""
    CITATION = "citation"
    NAME = "name"
    """Of the jurisdiction, where nobody has it in the other language."""
    INSTITUTION = "institution"
    PASSAGE = "passage"
    MODULE_TITLE = "module title"
    MODULE_INTRODUCTION = "module introduction"
    NOTE = "note"
    """A footnote that somebody wrote: those that are generated are no pieces."""
    TABLE = "table"
    """The title of a table or the heading of a group of its rows."""
    ROW = "row"
    """The name in a row that stands for no treaty, or a cell that says more than a standing and years."""
    TABLE_NOTE = "table note"
    PRIORITY = "priority"


class SourceSentence(Value, kw_only=True):
    """One sentence of a piece, in the language it was written in."""

    words: str
    lead: str = ""
    """What stands between the sentence before and this one."""
    grounds: Grounds = field(default_factory=Grounds)
    """What it rests on: a translator may want to see the law's own words."""


class Piece(Value, kw_only=True):
    """One part of a profile that is translated as a whole.

    Raises:
        Invalid: it has no sentence.
    """

    id: str
    """Of a passage its own; the others have a dot in theirs: ``about.title``, ``name.official``, ``institution.…``,
    ``note.3``, ``table.1.row.3``, ``covid-19.title``, ``priority.…``."""
    kind: PieceKind
    section: str = ""
    """Where it is printed: ``2.1``, the code of a module; empty where it has no such place."""
    sentences: tuple[SourceSentence, ...]

    def __post_init__(self) -> None:
        if not self.sentences:
            raise Invalid(Problem(f"piece {self.id} has no words"))

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(sentence.lead + sentence.words for sentence in self.sentences)

    @property
    def seal(self) -> str:
        """SHA-256 of the words of its sentences, in their order."""
        return seal(sentence.words for sentence in self.sentences)


class TranslatedSentence(Value, kw_only=True):
    """One sentence of a translation."""

    source: str
    """The words it was made from."""
    words: str = ""
    """Empty while nobody has translated it."""
    lead: str | None = None
    """Null for the lead of the source."""


class Translation(Value, kw_only=True):
    """One piece in one other language.

    Raises:
        Invalid: no sentence, or a review without a name or a day, or by the one who translated.
    """

    piece: str
    """Id of the piece."""
    language: Language
    sentences: tuple[TranslatedSentence, ...]
    """In the order and number of the source's."""
    by: str
    """Handle of whoever wrote it last."""
    at: str
    """ISO 8601 moment."""
    reviewed_by: str | None = None
    """Handle of the second person who read exactly these words beside the source."""
    reviewed_at: str | None = None

    def __post_init__(self) -> None:
        if not self.sentences:
            raise Invalid(Problem(f"the translation of {self.piece} has no sentences"))
        if (self.reviewed_by is None) != (self.reviewed_at is None):
            raise Invalid(Problem("a review has a name and a moment"))
        if self.reviewed_by is not None and self.reviewed_by == self.by:
            raise Invalid(Problem("a translation is reviewed by a second person", remedy="ask somebody else"))

    @property
    def seal(self) -> str:
        """SHA-256 of the words it was made from: that of the piece as it stood then."""
        return seal(sentence.source for sentence in self.sentences)

    @property
    def is_whole(self) -> bool:
        """Whether every sentence has words."""
        return all(sentence.words.strip() for sentence in self.sentences)


class State(StrEnum):
    """How a translation stands to its source; a sentence of one is never reviewed by itself."""

    MISSING = "missing"
    """Nobody has translated it, or not all of it."""
    DONE = "done"
    REVIEWED = "reviewed"
    STALE = "stale"
    """The source has changed since."""


class Beside(Value, kw_only=True):
    """A sentence of the source as it stands with what there is of it in the other language."""

    source: SourceSentence
    state: State
    words: str = ""
    """Of the translation; where it is stale, they say what the source said before."""
    lead: str | None = None
    was: str | None = None
    """The words of the source that a stale translation was made from."""


class Standing(Value, kw_only=True):
    """A piece with its translation, sentence beside sentence."""

    piece: Piece
    translation: Translation | None
    state: State
    rows: tuple[Beside, ...]
    """One for each sentence of the piece, in its order."""
    gone: tuple[TranslatedSentence, ...] = ()
    """Translated sentences whose source is not there any more."""

    @property
    def is_current(self) -> bool:
        """Whether it can be printed in the other language as it stands."""
        return self.state in (State.DONE, State.REVIEWED)


class Readiness(Value, kw_only=True):
    """What of a profile stands in another language: the ids of its pieces by their state, in printed order."""

    language: Language
    missing: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    """Translated, and not read by a second person."""
    reviewed: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether every piece can be printed in the language."""
        return not self.missing and not self.stale

    @property
    def count(self) -> int:
        """How many pieces there are."""
        return len(self.missing) + len(self.stale) + len(self.done) + len(self.reviewed)


def seal(sentences: Iterable[str]) -> str:
    """SHA-256 of the words of sentences, in their order."""
    return sha256(msgspec.json.encode(list(sentences))).hexdigest()


def standing(piece: Piece, translation: Translation | None) -> Standing:
    """The piece with what there is of it in another language.

    The translation of a sentence whose words stand is done, wherever it was moved to. One whose words have changed is
    stale and beside its translation; one that is new has none.

    >>> piece = Piece(id="a", kind=PieceKind.PASSAGE, sentences=(SourceSentence(words="The law of 2016 applies."),))
    >>> made = TranslatedSentence(source="The law of 2015 applies.", words="La loi de 2015 s’applique.")
    >>> given = Translation(piece="a", language=Language.FR, sentences=(made,), by="mira", at="2026-01-01T00:00:00Z")
    >>> found = standing(piece, given)
    >>> found.state.value, [(row.was, row.words) for row in found.rows]
    ('stale', [('The law of 2015 applies.', 'La loi de 2015 s’applique.')])
    """
    if translation is None:
        rows = tuple(Beside(source=sentence, state=State.MISSING) for sentence in piece.sentences)
        return Standing(piece=piece, translation=None, state=State.MISSING, rows=rows)
    heirs = _heirs([one.source for one in translation.sentences], [one.words for one in piece.sentences])
    rows = tuple(
        _beside(sentence, translation.sentences[heirs[number]] if number in heirs else None)
        for number, sentence in enumerate(piece.sentences)
    )
    left = set(range(len(translation.sentences))) - set(heirs.values())
    gone = tuple(one for number, one in enumerate(translation.sentences) if number in left and one.words.strip())
    state = _state(piece, translation)
    return Standing(piece=piece, translation=translation, state=state, rows=rows, gone=gone)


def readiness(language: Language, standings: Iterable[Standing]) -> Readiness:
    """The ids of the pieces by the state of their translation."""
    found: dict[State, list[str]] = {state: [] for state in State}
    for one in standings:
        found[one.state].append(one.piece.id)
    return Readiness(
        language=language,
        missing=tuple(found[State.MISSING]),
        stale=tuple(found[State.STALE]),
        done=tuple(found[State.DONE]),
        reviewed=tuple(found[State.REVIEWED]),
    )


def lost_numbers(source: str, words: str) -> tuple[str, ...]:
    """The numbers of a sentence that its translation does not have: a hint, for a language may spell one out.

    How thousands are parted and in which digits a number is written is of no account.

    >>> lost_numbers("Law 2015-36 gives 1,500 permits.", "La loi 2015-63 donne 1 500 permis.")
    ('36',)
    """
    there = Counter(_numbers(words))
    lost: list[str] = []
    for number in _numbers(source):
        if there[number]:
            there[number] -= 1
        else:
            lost.append(str(number))
    return tuple(lost)


def _numbers(text: str) -> list[int]:
    joined = re.sub(r"(?<=\d)[.,٬’'\s](?=\d{3}(?!\d))", "", text)
    return [int(number) for number in re.findall(r"\d{1,18}", joined)]


def _state(piece: Piece, translation: Translation) -> State:
    if not any(sentence.words.strip() for sentence in translation.sentences):
        return State.MISSING
    if piece.seal != translation.seal:
        return State.STALE
    if not translation.is_whole:
        return State.MISSING
    return State.REVIEWED if translation.reviewed_by else State.DONE


def _beside(sentence: SourceSentence, made: TranslatedSentence | None) -> Beside:
    if made is None or not made.words.strip():
        return Beside(source=sentence, state=State.MISSING)
    if made.source == sentence.words:
        return Beside(source=sentence, state=State.DONE, words=made.words, lead=made.lead)
    return Beside(source=sentence, state=State.STALE, words=made.words, lead=made.lead, was=made.source)


def _heirs(before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    """New sentence → the old one it comes from: the same words first, in place or moved, then the most alike."""
    heirs = {new: old for old, new in paired(before, after).items()}
    free = [number for number in range(len(before)) if number not in heirs.values()]
    for new, sentence in enumerate(after):
        moved = next((old for old in free if before[old] == sentence), None)
        if new not in heirs and moved is not None:
            heirs[new] = moved
            free.remove(moved)
    rest = [new for new in range(len(after)) if new not in heirs]
    shares = _shares({old: before[old] for old in free}, {new: after[new] for new in rest})
    for (old, new), share in sorted(shares.items(), key=lambda found: (-found[1], found[0])):
        if share >= SHARE and new not in heirs and old not in heirs.values():
            heirs[new] = old
    return heirs


def _shares(before: Mapping[int, str], after: Mapping[int, str]) -> dict[tuple[int, int], float]:
    """How much of the shorter of two sentences the other one has kept, for each pair."""
    old = {number: _words(sentence) for number, sentence in before.items()}
    new = {number: _words(sentence) for number, sentence in after.items()}
    return {
        (first, second): len(paired(old[first], new[second])) / max(1, min(len(old[first]), len(new[second])))
        for first in old
        for second in new
    }


def _words(sentence: str) -> list[str]:
    return [sentence[start:end].lower() for start, end in words_in(sentence)]

"""The profile of a training country in other languages, written and read as translators do it: piece by piece."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from migov import training
from migov.actions import entering
from migov.actions.translating import pieces
from migov.actions.translating.pieces import Told
from migov.errors import Invalid, NotFound, Problem
from migov.model.languages import Language
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.translations import Standing, State
from migov.store import transactions, translations
from migov.training.translations import Spoken

READ = Language.EN
"""The language in which a second person has read all that is whole."""


def translate(name: str, *, by: Member, reader: Member, at: datetime) -> dict[Language, tuple[Standing, ...]]:
    """Every piece of a round's profile in each language that its folder has.

    Args:
        by: who translates.
        reader: who reads it beside its source.

    Raises:
        NotFound: something is translated that the profile does not have.
        Invalid: a piece is translated in another number of sentences than it has.
    """
    id, done = training.country(name).id, dict[Language, tuple[Standing, ...]]()  # noqa: A001 - the field's own word
    with transactions.whole():
        for one in training.translations(name):
            language = pieces.begin(id, one.language, by=by, at=at)
            _write(id, language, one.spoken, by=by, reader=reader, at=at)
            done[language] = pieces.all_of(id, language, by=by)
    return done


def _write(id: str, language: Language, spoken: Spoken, *, by: Member, reader: Member, at: datetime) -> None:  # noqa: A002
    for one in (by, reader):
        entering.require(Permission.TRANSLATE, id, one)
    there = {standing.piece.id: standing for standing in pieces.all_of(id, language, by=by)}
    for piece, words in spoken.pieces.items():
        if piece not in there:
            raise NotFound("piece", f"{piece} ({language})")
        told = _told(there[piece], spoken, words)
        saved = pieces.put(id, language, there[piece], None, told, base=0, by=by, at=at)
        if language is READ and saved.standing.state is State.DONE:
            kept = translations.lock(id, language, piece)
            assert kept is not None  # noqa: S101 - it was saved just now
            pieces.put_review(id, saved.standing, kept, by=reader, at=at)


def _told(standing: Standing, spoken: Spoken, words: Sequence[str]) -> list[Told]:
    piece = standing.piece
    if len(words) != len(piece.sentences):
        says = f"{len(piece.sentences)} sentences to translate, {len(words)} translated"
        raise Invalid(Problem(says, place=piece.id))
    return [
        Told(source=spoken.source(piece.id, number, sentence.words), words=said)
        for number, (sentence, said) in enumerate(zip(piece.sentences, words, strict=True), 1)
    ]

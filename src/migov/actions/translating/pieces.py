"""Translating piece by piece: saved by several people at once, reviewed by a second one, taken back, never lost."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from migov.actions import entering
from migov.actions.translating.sources import check_begun, language_named, source_of, standings
from migov.errors import Conflict, Invalid, NotAllowed, NotFound, Problem
from migov.model.fields import tidy
from migov.model.languages import Language
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.translations import Standing, State, TranslatedSentence, Translation, seal
from migov.model.translations import standing as beside
from migov.model.values import Value
from migov.store import assessments, journal, transactions, translations
from migov.store.translations import KeptTranslation, TranslationChange, What

LONGEST = 8_000
"""Characters of one translated sentence."""


class Told(Value, kw_only=True):
    """One sentence as a translator hands it in."""

    source: str
    """The words of the source that stood beside it."""
    words: str
    lead: str | None = None
    is_right: bool = False
    """Whether the translator says that old words still fit the changed source."""


class Met(Value, kw_only=True):
    """Words that met somebody else's: nothing was overwritten, mine are kept beside."""

    theirs: tuple[str, ...]
    mine: tuple[str, ...]
    by: str
    at: datetime


class Saved(Value, kw_only=True):
    """What became of a translation that was handed in."""

    standing: Standing
    version: int
    met: Met | None = None
    is_new: bool = True
    """Whether anything was written."""


def begin(id: str, language: str, *, by: Member, at: datetime) -> Language:  # noqa: A002 - the field's own word
    """The language, into which the profile is translated from now on; the same where it was begun before.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not translate (now).
        Invalid: no language of a profile, or the one it is written in.
    """
    with transactions.whole():
        assessments.lock(id)
        entering.require(Permission.TRANSLATE, id, by)
        chosen = language_named(language)
        if chosen is source_of(id).language:
            says = f"the profile is written in {chosen.endonym}"
            raise Invalid(Problem(says, place="language", remedy="choose another language"))
        if translations.begin(id, chosen, by=by.person, at=at):
            journal.note("translation.begin", subject=id, by=by.person, at=at, details={"language": chosen.value})
    return chosen


def all_of(id: str, language: Language, *, by: Member) -> tuple[Standing, ...]:  # noqa: A002
    """Every piece with its translation, for those who work inside.

    Raises:
        NotFound, NotAllowed: *by* does not work inside, or the language was not begun.
    """
    entering.require(Permission.SEE_DRAFT, id, by)
    return standings(id, language)


def one(id: str, language: Language, piece: str, *, by: Member) -> Standing:  # noqa: A002
    """A piece with its translation.

    Raises:
        NotFound, NotAllowed: *by* does not work inside, or there is no such piece.
    """
    return _found(all_of(id, language, by=by), piece)


def history(id: str, language: Language, piece: str, *, by: Member) -> tuple[TranslationChange, ...]:  # noqa: A002
    """Every version of a translation, newest first, and words that met others.

    Raises:
        NotFound, NotAllowed: *by* does not work inside.
    """
    entering.require(Permission.SEE_DRAFT, id, by)
    return translations.changes(id, language, piece)


def save(
    id: str,  # noqa: A002
    language: Language,
    piece: str,
    told: Sequence[Told],
    *,
    base: int,
    by: Member,
    at: datetime,
) -> Saved:
    """A piece as a translator handed it in, sentence for sentence.

    A stale sentence stays stale until its words change or the translator says that they still fit. Words that others
    wrote meanwhile in other sentences stay; where both wrote the same sentence, nothing is overwritten.

    Args:
        base: version of the translation that the translator started from; 0 for none.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not translate (now), or there is no such piece or language.
        Invalid: a sentence is too long, or there is none.
    """
    with transactions.whole():
        entering.require(Permission.TRANSLATE, id, by)
        standing = _found(standings(id, language), piece)
        before = translations.lock(id, language, piece)
        return put(id, language, standing, before, told, base=base, by=by, at=at)


def put(
    id: str,  # noqa: A002
    language: Language,
    standing: Standing,
    before: KeptTranslation | None,
    told: Sequence[Told],
    *,
    base: int,
    by: Member,
    at: datetime,
) -> Saved:
    """The same within a transaction that is open, for somebody who may."""
    mine = _sentences(_checked(told), before)
    began = translations.at_version(id, language, standing.piece.id, base)
    joined = _merged(began, before, mine)
    made = Translation(
        piece=standing.piece.id, language=language, sentences=joined or mine, by=by.person, at=at.isoformat()
    )
    version = before.version if before else 0
    if joined is None and before is not None:
        translations.keep_beside(id, made, version=version, by=by.person, at=at)
        return Saved(standing=standing, version=version, met=_met(before, mine), is_new=False)
    is_same = before is not None and not before.is_aside and made.sentences == before.translation.sentences
    if is_same or (before is None and not any(one.words for one in mine)):
        return Saved(standing=standing, version=version, is_new=False)
    kept = translations.write(id, before, made, by=by.person, at=at)
    _note("translation.write", id, made, {"version": kept.version}, by=by, at=at)
    return Saved(standing=beside(standing.piece, kept.translation), version=kept.version)


def written(piece: str, language: Language, told: Sequence[Told], *, by: Member, at: datetime) -> Translation:
    """A translation of exactly these sentences, as somebody hands it in."""
    return Translation(
        piece=piece, language=language, sentences=_sentences(_checked(told), None), by=by.person, at=at.isoformat()
    )


def review(id: str, language: Language, piece: str, *, base: int, by: Member, at: datetime) -> Standing:  # noqa: A002
    """The piece, read beside its source by a second person.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not translate (now), wrote it, or there is no such translation.
        Conflict: it is not whole, stale, or somebody changed it meanwhile.
    """
    with transactions.whole():
        before = _standing_one(id, language, piece, base=base, by=by)
        return put_review(id, _found(standings(id, language), piece), before, by=by, at=at)


def put_review(id: str, found: Standing, before: KeptTranslation, *, by: Member, at: datetime) -> Standing:  # noqa: A002
    """The same within a transaction that is open, for somebody who may.

    Raises:
        NotAllowed, Conflict: as there.
    """
    if found.state is State.REVIEWED:
        return found
    if found.state is not State.DONE:
        raise Conflict("only a whole translation whose source stands can be reviewed")
    if before.translation.by == by.person:
        raise NotAllowed("a translation is reviewed by a second person: you wrote this one")
    made = replace(before.translation, reviewed_by=by.person, reviewed_at=at.isoformat())
    translations.write(id, before, made, what=What.REVIEWED, by=by.person, at=at)
    _note("translation.review", id, made, by=by, at=at)
    return beside(found.piece, made)


def unreview(id: str, language: Language, piece: str, *, base: int, by: Member, at: datetime) -> Standing:  # noqa: A002
    """The piece without its review.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not translate (now), or there is no such translation.
        Conflict: somebody changed it meanwhile.
    """
    with transactions.whole():
        before = _standing_one(id, language, piece, base=base, by=by)
        if before.translation.reviewed_by is not None:
            made = replace(before.translation, reviewed_by=None, reviewed_at=None)
            translations.write(id, before, made, what=What.UNREVIEWED, by=by.person, at=at)
            _note("translation.unreview", id, made, by=by, at=at)
    return _found(standings(id, language), piece)


def take_back(id: str, language: Language, piece: str, *, base: int, by: Member, at: datetime) -> Standing:  # noqa: A002
    """The piece without its translation, which is kept in its history.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not translate (now), or there is no such translation.
        Conflict: somebody changed it meanwhile.
    """
    with transactions.whole():
        before = _standing_one(id, language, piece, base=base, by=by)
        made = replace(before.translation, reviewed_by=None, reviewed_at=None)
        translations.write(id, before, made, what=What.BACK, by=by.person, at=at)
        _note("translation.back", id, made, by=by, at=at)
    return _found(standings(id, language), piece)


def still_right(id: str, language: Language, piece: str, *, base: int, by: Member, at: datetime) -> Saved:  # noqa: A002
    """The piece, whose translation fits the source as it stands although that has changed.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not translate (now), or there is no such translation.
        Conflict: somebody changed it meanwhile.
    """
    with transactions.whole():
        before = _standing_one(id, language, piece, base=base, by=by)
        found = _found(standings(id, language), piece)
        told = [Told(source=row.source.words, words=row.words, lead=row.lead, is_right=True) for row in found.rows]
        return put(id, language, found, before, told, base=base, by=by, at=at)


def _standing_one(id: str, language: Language, piece: str, *, base: int, by: Member) -> KeptTranslation:  # noqa: A002
    entering.require(Permission.TRANSLATE, id, by)
    check_begun(id, language)
    before = translations.lock(id, language, piece)
    if before is None or before.is_aside:
        raise NotFound("translation", piece)
    if before.version != base:
        raise Conflict("somebody changed this translation meanwhile: read it again")
    return before


def _found(every: Sequence[Standing], piece: str) -> Standing:
    found = next((one for one in every if one.piece.id == piece), None)
    if found is None:
        raise NotFound("piece", piece)
    return found


def _checked(told: Sequence[Told]) -> list[Told]:
    if not told:
        raise Invalid(Problem("a piece has sentences", place="words"))
    kept = [replace(one, words=" ".join(tidy(one.words).split("\n")).strip()) for one in told]
    wrong = [number for number, one in enumerate(kept, 1) if len(one.words) > LONGEST or len(one.source) > LONGEST * 2]
    if wrong:
        problems = [
            Problem(
                f"more than {LONGEST:,} characters", place=f"words-{number}", remedy="one sentence for one sentence"
            )
            for number in wrong
        ]
        raise Invalid(*problems)
    return kept


def _sentences(told: Sequence[Told], before: KeptTranslation | None) -> tuple[TranslatedSentence, ...]:
    """The sentences as they are kept: old words that nobody touched keep the source that they were made from."""
    untouched: dict[str, list[str]] = {}
    for old in before.translation.sentences if before and not before.is_aside else ():
        if old.words:
            untouched.setdefault(old.words, []).append(old.source)
    made: list[TranslatedSentence] = []
    for one in told:
        sources = untouched.get(one.words, [])
        source = one.source if one.is_right or not sources or one.source in sources else sources[0]
        made.append(TranslatedSentence(source=source, words=one.words, lead=one.lead))
    return tuple(made)


def _merged(
    began: Translation | None, before: KeptTranslation | None, mine: tuple[TranslatedSentence, ...]
) -> tuple[TranslatedSentence, ...] | None:
    """My sentences with those that somebody else wrote since I began; null where both wrote one, differently."""
    if before is None or before.is_aside:
        return mine
    theirs = before.translation.sentences
    start = began.sentences if began else ()
    if theirs in (start, mine):
        return mine
    was = {one.source: one.words for one in start}
    now = {one.source: one.words for one in theirs}
    made: list[TranslatedSentence] = []
    for one in mine:
        old, other = was.get(one.source, ""), now.get(one.source, "")
        if other in (old, one.words):
            made.append(one)
        elif one.words == old:
            made.append(replace(one, words=other))
        else:
            return None
    return tuple(made)


def _met(before: KeptTranslation, mine: tuple[TranslatedSentence, ...]) -> Met:
    return Met(
        theirs=tuple(one.words for one in before.translation.sentences),
        mine=tuple(one.words for one in mine),
        by=before.changed_by,
        at=before.changed_at,
    )


def _note(
    action: str,
    id: str,  # noqa: A002
    made: Translation,
    details: dict[str, object] | None = None,
    *,
    by: Member,
    at: datetime,
) -> None:
    told = {"language": made.language.value, "piece": made.piece, "source": seal(s.source for s in made.sentences)}
    journal.note(action, subject=id, by=by.person, at=at, details=told | (details or {}))

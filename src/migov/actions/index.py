"""The index over the sources: derived from what is kept, caught up after each change, made anew at any time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path

from migov.actions import registers
from migov.actions.registers import Standing
from migov.actions.transcripts import transcript_of
from migov.errors import Conflict, MigovError, Unreadable
from migov.evidence.index import Entry, Index
from migov.evidence.semantic import Meanings, is_available
from migov.model.values import Value
from migov.store import folder, opening, sources
from migov.store.sources import Shelved

AT_ONCE = 200
"""Sources between two commits: what a stop in the middle costs, against what a commit costs."""

Progress = Callable[[int, int], None]
"""Told how many are done, of how many: sources, first those of each register that has to be read, then those indexed;
or vectors."""


class CaughtUp(Value, kw_only=True):
    """What catching up did."""

    sources: int
    """How many were read into the index, or taken out of it."""
    passages: int
    """How many were added."""
    unread: tuple[str, ...] = ()
    """Ids of sources whose stored bytes could not be read, with the reason."""


def index() -> Index:
    """The index of the data folder that is open; an empty one where there is none yet.

    Raises:
        Unreadable: it is damaged, or of an older layout; says how to make it anew.
    """
    return _opened(opening.connect() / folder.INDEX)


@cache
def _opened(path: Path) -> Index:
    return Index(path)


def is_behind() -> bool:
    """Whether sources have changed that the index has not seen, or it cannot be read and has to be made anew."""
    try:
        return index().stamp < sources.last_line()
    except Unreadable:
        return True


def catch_up(progress: Progress | None = None, *, on: date) -> CaughtUp:
    """The index, with what has changed since its last commit: new, renewed, withdrawn, and what those repeal.

    Each commit carries the number of the last change that it holds: a stop in the middle loses only what came after. An
    index that is damaged, or was laid out by an older migov, is made anew.

    Args:
        progress: told how many sources are done, of how many.
        on: today; the status of an instrument is that of the day.

    Raises:
        Conflict: another process is writing the index.
    """
    try:
        stamp = index().stamp
    except Unreadable:
        return rebuild(progress, on=on)
    changed = sources.changed_after(stamp)
    if not changed:
        return CaughtUp(sources=0, passages=0)
    touched = {one.source.jurisdiction for one in changed}
    before = registers.noted(touched)
    standings = _standings(touched, progress, on=on)
    moved = {name for name, standing in standings.items() if before.get(name) != standing} - {one.id for one in changed}
    work = [*(sources.get(name) for name in sorted(moved)), *changed]
    passages, unread = 0, []
    with index().writing() as writer:
        for number, one in enumerate(work, start=1):
            writer.withdraw(one.id)
            if one.withdrawn_at is None:
                try:
                    found = tuple(entries(one, standings.get(one.id)))
                except MigovError as error:
                    unread.append(f"{one.id}: {error}")
                else:
                    passages += writer.add(found)
            if number % AT_ONCE == 0 and number > len(moved):
                writer.commit(one.line)
            if progress:
                progress(number, len(work))
        writer.commit(changed[-1].line)
    registers.note(standings, touched)
    return CaughtUp(sources=len(work), passages=passages, unread=tuple(unread))


def rebuild(progress: Progress | None = None, *, on: date) -> CaughtUp:
    """The index made anew from all that is kept; the present one is searched until the new one is whole."""
    kept = sources.all_of()
    last = sources.last_line()
    touched = {one.source.jurisdiction for one in kept}
    standings = _standings(touched, progress, on=on)
    count, unread = 0, []

    def all_entries() -> Iterator[Entry]:
        nonlocal count
        for number, one in enumerate(kept, start=1):
            try:
                found = tuple(entries(one, standings.get(one.id)))
            except MigovError as error:
                unread.append(f"{one.id}: {error}")
                continue
            count += len(found)
            yield from found
            if progress:
                progress(number, len(kept))

    path = opening.connect() / folder.INDEX
    Index.rebuild(path, all_entries(), stamp=last)
    registers.note(standings, touched)
    return CaughtUp(sources=len(kept), passages=count, unread=tuple(unread))


def try_to_catch_up(progress: Progress | None = None, *, on: date) -> str | None:
    """Catch up where something has changed and nobody else is doing it just now.

    Where that fails, the last state is searched: the full disk that kept it from being renewed is told as a sentence.
    """
    if is_behind():
        try:
            catch_up(progress, on=on)
        except Conflict:
            return None
        except (MigovError, OSError) as error:
            return f"the index could not be brought up to date, and knows nothing of the last changes: {_why(error)}"
    return None


def _why(error: Exception) -> str:
    return (error.strerror or str(error)).lower() if isinstance(error, OSError) else str(error)


def _standings(touched: Collection[str | None], progress: Progress | None, *, on: date) -> dict[str, Standing]:
    if progress:
        for jurisdiction in touched:
            registers.gather(jurisdiction, progress, on=on)
    return registers.standings(touched, on=on)


def meanings() -> Meanings | None:
    """What passages mean, as vectors; null where the extra is not installed, or nothing was embedded yet."""
    place = opening.connect() / folder.MEANINGS
    return Meanings(place) if is_available() and place.is_dir() and any(place.iterdir()) else None


def embed(progress: Progress | None = None, *, quickly: bool = False) -> int:
    """How many vectors were made now; passages whose words have one already are passed over.

    Args:
        quickly: with the first, quick model alone.

    Raises:
        Refused: the extra ``semantic`` is not installed.
    """
    kept = Meanings(opening.connect() / folder.MEANINGS).kept[: 1 if quickly else None]
    shelved = sources.all_of()

    def passages() -> Iterable[Entry]:
        return chain.from_iterable(entries(one, None) for one in shelved)

    lacking = [vectors.lacking(passages()) for vectors in kept]
    made = 0
    for vectors in kept:

        def told(done: int, before: int = made) -> None:
            if progress:
                progress(before + done, sum(lacking))

        made += vectors.add(passages(), told)
    return made


def entries(shelved: Shelved, standing: Standing | None) -> Iterable[Entry]:
    """The passages of a source as the index takes them, each with what is known of its instrument."""
    transcript = transcript_of(shelved)
    if transcript is None:
        return
    told = shelved.source
    for passage in transcript.passages:
        yield Entry(
            source=told.id,
            snapshot=transcript.snapshot,
            passage=passage,
            title=told.title,
            jurisdiction=told.jurisdiction,
            language=passage.language or transcript.language or told.language,
            kind=told.kind,
            published=told.published,
            since=standing.since if standing else None,
            until=standing.until if standing else None,
            status=standing.status if standing else None,
        )

"""The register of instruments of a jurisdiction: derived from its sources, put by until one of them changes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from msgspec.structs import replace

from migov.actions.readings import reader
from migov.actions.transcripts import transcript_of
from migov.errors import Invalid, MigovError, NotFound, Problem
from migov.evidence.references import Reference
from migov.evidence.references.registering import Register, Registrand, enrol, register
from migov.model.instruments import Instrument, InstrumentKind, InstrumentStatus
from migov.model.values import Moment, Value
from migov.store import derived, journal, opening, sources, transactions
from migov.store import standings as statements
from migov.store.sources import Shelved
from migov.store.standings import Statement

NOTED = "noted"
"""Name under which the standings that the index knows are put by."""


class Mention(Value, kw_only=True):
    """The first place where a source names an instrument."""

    source: str
    place: str
    """The headings above it, in one line."""
    start: int
    end: int
    """In the source's text."""
    text: str


class Standing(Value, kw_only=True):
    """What the register says of the instrument whose text a source is."""

    instrument: str
    since: Moment | None = None
    until: Moment | None = None
    status: InstrumentStatus | None = None


class Standings(Value):
    """What the index knows of the sources of a jurisdiction, by their ids."""

    of: dict[str, Standing]


class Made(Value):
    """A register with the day and the journal's line for which it was made."""

    on: str
    line: int
    register: Register


def jurisdictions() -> tuple[str, ...]:
    """The codes of all jurisdictions that have sources, in alphabetical order."""
    return sources.jurisdictions()


def register_of(jurisdiction: str | None, *, on: date) -> Register:
    """The register of a jurisdiction: made of its sources, their statuses those of the day."""
    made = _register(opening.connect(), jurisdiction, on, sources.last_line(), reader())
    known = standings_of(jurisdiction)
    if not known:
        return made
    return replace(made, instruments=tuple(_settled(one, known.get(one.id)) for one in made.instruments))


def standings_of(jurisdiction: str | None) -> dict[str, Statement]:
    """What persons said of instruments of a jurisdiction, by their ids."""
    return statements.of(jurisdiction)


def settle(
    jurisdiction: str,
    id: str,  # noqa: A002 - the field's own word
    *,
    status: InstrumentStatus | None,
    until: Moment | None = None,
    because: str,
    by: str,
    at: datetime,
) -> Instrument:
    """What a person knows of an instrument that no kept text tells, such as a repeal; no *status* takes it back.

    Raises:
        NotFound: the register has no such instrument.
        Invalid: no reason is given.
    """
    made = register_of(jurisdiction, on=at.date())
    if find(made, id) is None:
        remedy = f"`migov instrument list --jurisdiction {jurisdiction}` shows what there is"
        raise NotFound("instrument", id, remedy=remedy)
    if not because.strip():
        raise Invalid(Problem("a statement on an instrument says how one knows", remedy="give a reason"))
    told = Statement(instrument=id, status=status, until=until, because=because, at=at.isoformat(), by=by)
    with transactions.whole():
        details = {"jurisdiction": jurisdiction, "status": status, "until": until, "because": because}
        line = journal.note("instrument.settle", subject=id, by=by, at=at, details=details)
        statements.add(jurisdiction, told, at=at)
        sources.touch([source for source, name in made.texts.items() if name == id], line=line)
    settled = find(register_of(jurisdiction, on=at.date()), id)
    if settled is None:
        raise NotFound("instrument", id)
    return settled


def _settled(one: Instrument, told: Statement | None) -> Instrument:
    if told is None or told.status is None:
        return one
    return replace(one, status=told.status, until=told.until or one.until, as_of=told.at[:10])


def gather(jurisdiction: str | None, progress: Callable[[int, int], None], *, on: date) -> None:
    """Read what each source tells the register, which takes long the first time, so that making it does not.

    Args:
        jurisdiction: whose register.
        progress: told how many sources are read, of how many; never, where the register is there.
        on: the day for which it will be asked.
    """
    if _is_made(jurisdiction, on, sources.last_line()):
        return
    shelf = tuple(one for one in sources.all_of(jurisdiction) if one.source.jurisdiction == jurisdiction)
    for number, shelved in enumerate(shelf, start=1):
        with suppress(MigovError):
            _registrand(shelved)
        progress(number, len(shelf))


def _is_made(jurisdiction: str | None, on: date, line: int) -> bool:
    there = derived.find(Made, name=f"register {jurisdiction}", maker=reader())
    return there is not None and (there.on, there.line) == (on.isoformat(), line)


@lru_cache(maxsize=16)
def _register(_home: Path, jurisdiction: str | None, on: date, line: int, maker: str) -> Register:
    """Remembered, and put by for other processes, until any source changes or the day ends."""
    there = derived.find(Made, name=f"register {jurisdiction}", maker=maker)
    if there and (there.on, there.line) == (on.isoformat(), line):
        return there.register
    own = (one for one in sources.all_of(jurisdiction) if one.source.jurisdiction == jurisdiction)
    made = register([told for _, told in _registrands(own)], on=on)
    derived.keep(Made(on.isoformat(), line, made), name=f"register {jurisdiction}", maker=maker)
    return made


def instrument_of(shelved: Shelved, *, on: date) -> Instrument | None:
    """The instrument whose text a source is, or null."""
    made = register_of(shelved.source.jurisdiction, on=on)
    name = made.texts.get(shelved.id)
    return find(made, name) if name else None


def listed(made: Register) -> tuple[Instrument, ...]:
    """The instruments by name; a report or a page that is none, and is known only as a text, is left out."""
    told = (one for one in made.instruments if one.kind is not InstrumentKind.OTHER or one.number or one.date)
    return tuple(sorted(told, key=lambda one: one.name.casefold()))


def find(made: Register, id: str) -> Instrument | None:  # noqa: A002 - the field's own word
    """The instrument of that id, or null."""
    return next((one for one in made.instruments if one.id == id), None)


def mentions(jurisdiction: str, made: Register, instrument: Instrument) -> Iterator[Mention]:
    """The first place of each source that names an instrument, with its words."""
    wanted = set(made.cited_by.get(instrument.id, ()))
    for shelved, told in _registrands(one for one in sources.all_of(jurisdiction) if one.id in wanted):
        cited = next((one for one in told.cites if _means(one, instrument)), None)
        if cited is None:
            continue
        transcript = transcript_of(shelved)
        passage = transcript.passage_at(cited.start) if transcript else None
        place = " › ".join(passage.locator.path) if passage else ""
        yield Mention(source=shelved.id, place=place, start=cited.start, end=cited.end, text=cited.text)


def standings(touched: Collection[str | None], *, on: date) -> dict[str, Standing]:
    """What the registers say now of each source of these jurisdictions."""
    found: dict[str, Standing] = {}
    for jurisdiction in touched:
        made = register_of(jurisdiction, on=on)
        by_id = {one.id: one for one in made.instruments}
        for source, name in made.texts.items():
            one = by_id[name]
            found[source] = Standing(instrument=name, since=_since(one), until=one.until, status=one.status)
    return found


def _since(one: Instrument) -> Moment | None:
    """The first day in force, else that of its adoption: before it nothing was law."""
    return one.since or one.date or (str(one.year) if one.year else None)


def noted(touched: Collection[str | None]) -> dict[str, Standing]:
    """What the index knows of each source of these jurisdictions."""
    found: dict[str, Standing] = {}
    for jurisdiction in touched:
        there = derived.find(Standings, name=f"{NOTED} {jurisdiction}", maker=NOTED)
        found |= there.of if there else {}
    return found


def note(known: Mapping[str, Standing], touched: Collection[str | None]) -> None:
    """Remember what the index knows now."""
    for jurisdiction in touched:
        ids = {one.id for one in sources.all_of(jurisdiction)} if jurisdiction else set(known)
        of = {name: standing for name, standing in known.items() if name in ids}
        derived.keep(Standings(of), name=f"{NOTED} {jurisdiction}", maker=NOTED)


def _registrands(shelf: Iterable[Shelved]) -> Iterator[tuple[Shelved, Registrand]]:
    """What each of these sources tells the register; one whose bytes cannot be read tells nothing."""
    for shelved in shelf:
        try:
            told = _registrand(shelved)
        except MigovError:
            continue
        if told is not None:
            yield shelved, told


def _registrand(shelved: Shelved) -> Registrand | None:
    source = shelved.source
    name = "\n".join((source.id, shelved.snapshot or "", source.title, source.published or ""))
    if there := derived.find(Registrand, name=name, maker=reader()):
        return there
    transcript = transcript_of(shelved)
    if transcript is None:
        return None
    told = enrol(transcript, source=source.id, title=source.title, published=source.published)
    derived.keep(told, name=name, maker=reader())
    return told


def _means(cited: Reference, instrument: Instrument) -> bool:
    """Whether a citation can only be this instrument: by its number, else its date, else the words of a name."""
    if cited.number and instrument.number:
        return cited.number == instrument.number
    if cited.date and instrument.date:
        return cited.date == instrument.date and cited.kind is instrument.kind
    words = " ".join((cited.title or cited.text).split()).casefold()
    return any(words in " ".join(name.text.split()).casefold() for name in instrument.names)

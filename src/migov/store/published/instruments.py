"""Instruments on the shelf: the laws, plans and agreements that profiles rest on, by place and name."""

from __future__ import annotations

import msgspec

from migov.model.instruments import InstrumentKind, InstrumentStatus
from migov.model.published import PublicInstrument
from migov.model.values import Value
from migov.store.published.database import reading, remembered


class Choice(Value, kw_only=True):
    """Which instruments somebody wants to see; what is null does not matter."""

    kind: InstrumentKind | None = None
    status: InstrumentStatus | None = None
    year: int | None = None
    """Of adoption."""


class Range(Value, kw_only=True):
    """What there is to choose from."""

    kinds: tuple[InstrumentKind, ...]
    statuses: tuple[InstrumentStatus, ...]
    years: tuple[int, ...]
    """The latest first."""


@remembered
def range_of() -> Range:
    """The kinds, statuses and years of all instruments on the shelf."""

    def all_of(column: str) -> set[object]:
        rows = reading().execute(
            f"select distinct {column} from instrument where is_current = 1 and {column} is not null"
        )
        return {value for (value,) in rows}

    kinds, statuses = all_of("kind"), all_of("status")
    return Range(
        kinds=tuple(kind for kind in InstrumentKind if kind.value in kinds),
        statuses=tuple(status for status in InstrumentStatus if status.value in statuses),
        years=tuple(sorted((int(str(year)) for year in all_of("year")), reverse=True)),
    )


def places(choice: Choice) -> frozenset[str]:
    """Ids of the places that have an instrument of this choice."""
    told, values = _asked(choice)
    rows = reading().execute(f"select distinct place from instrument where is_current = 1{told}", values)
    return frozenset(place for (place,) in rows)


def of_place(place: str, choice: Choice | None = None) -> tuple[PublicInstrument, ...]:
    """The instruments of a place, each once, as its newest profile has it; in no order."""
    told, values = _asked(choice or Choice())
    # A plus before a column keeps the search from its index: a place has few instruments, a kind has many.
    rows = reading().execute(
        "select i.id, i.doc from instrument i join release r on r.id = i.release"
        f" where i.place = ? and +i.is_current{told.replace(' and ', ' and +i.')} order by r.year, r.id",
        [place, *values],
    )
    return tuple(msgspec.json.decode(doc, type=PublicInstrument) for doc in dict(rows.fetchall()).values())


def rounds(place: str, id: str) -> tuple[PublicInstrument, ...]:  # noqa: A002 - the field's own word
    """An instrument as each profile of its place has it, the newest first; nothing where none has it."""
    rows = reading().execute(
        "select i.doc from instrument i join release r on r.id = i.release"
        " where i.place = ? and i.id = ? and +i.is_current order by r.year desc, r.id desc",
        [place, id],
    )
    return tuple(msgspec.json.decode(doc, type=PublicInstrument) for (doc,) in rows)


def _asked(choice: Choice) -> tuple[str, list[str | int]]:
    told = {"kind": choice.kind, "status": choice.status, "year": choice.year}
    asked = {column: value for column, value in told.items() if value is not None}
    return "".join(f" and {column} = ?" for column in asked), list(asked.values())

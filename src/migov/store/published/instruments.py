"""Instruments on the shelf: the laws, plans and agreements that profiles rest on, by place and name."""

from __future__ import annotations

import msgspec

from migov.model.instruments import InstrumentKind, InstrumentStatus
from migov.model.published import PublicInstrument
from migov.model.values import Value
from migov.store.published import releases
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


@remembered
def adopted() -> tuple[tuple[int, int], ...]:
    """Year of adoption, and how many instruments of all places together are of it; the earliest first."""
    rows = reading().execute(
        "select year, count(distinct place || ':' || id) from instrument"
        " where is_current = 1 and year is not null group by year order by year"
    )
    return tuple((year, number) for year, number in rows)


def places(choice: Choice) -> frozenset[str]:
    """Ids of the places that have an instrument of this choice."""
    told, values = _asked(choice)
    rows = reading().execute(f"select distinct place from instrument where is_current = 1{told}", values)
    return frozenset(place for (place,) in rows)


def of_place(place: str, choice: Choice | None = None) -> tuple[PublicInstrument, ...]:
    """The instruments of a place, each once, as its newest profile has it; in no order."""
    told, values = _asked(choice or Choice())
    asked = f"select id, doc from instrument where release = ?{told}"
    found: dict[str, str] = {}
    for release in reversed(releases.of_place(place)):
        found |= dict(reading().execute(asked, [release.id, *values]).fetchall())
    return tuple(msgspec.json.decode(doc, type=PublicInstrument) for doc in found.values())


def rounds(place: str, id: str) -> tuple[PublicInstrument, ...]:  # noqa: A002 - the field's own word
    """An instrument as each profile of its place has it, the newest first; nothing where none has it."""
    asked = "select doc from instrument where release = ? and id = ?"
    found = (reading().execute(asked, [one.id, id]).fetchone() for one in releases.of_place(place))
    return tuple(msgspec.json.decode(row[0], type=PublicInstrument) for row in found if row)


def _asked(choice: Choice) -> tuple[str, list[str | int]]:
    told = {"kind": choice.kind, "status": choice.status, "year": choice.year}
    asked = {column: value for column, value in told.items() if value is not None}
    return "".join(f" and {column} = ?" for column in asked), list(asked.values())

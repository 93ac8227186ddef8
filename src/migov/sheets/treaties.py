"""The table of treaties as a ministry states it: how the country stands towards each, and when it did what."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import msgspec

from migov.model.conventions import Standing
from migov.model.languages import Language
from migov.model.treaties import Act, Participation, Treaty
from migov.model.values import Moment, Value
from migov.sheets import lists
from migov.sheets.covers import Cover
from migov.sheets.differences import Differences, Outcome
from migov.sheets.forms import CellKind, Choice, Column, Form, FormKind, Row, Table
from migov.sheets.forms.reading import NEW
from migov.sheets.wording import say, words

TABLE = "treaties"
BLANK = 40
"""Rows for further treaties and agreements."""
STEPS = ("fill", "treaties", "new", "date", "return")
BETWEEN = "; "


class Stated(Value, kw_only=True):
    """How a country stands towards one treaty, as somebody states it."""

    treaty: str | None
    """Code; null for one that the register does not know."""
    title: str = ""
    """Of a treaty that the register does not know."""
    standing: Standing | None = None
    dates: dict[Act, tuple[Moment, ...]] = msgspec.field(default_factory=dict)
    in_force: Moment | None = None
    """For this country."""
    source: str = ""
    """Or depositary."""
    remark: str = ""
    known_from: str = ""
    """Whose record it is that is shown, where it is not the institution's own word; a note on the row tells it."""

    def participations(self, state: str, *, source: str) -> tuple[Participation, ...]:
        """The acts of the State, in the order of their dates; none where the treaty has no code.

        Args:
            state: ISO 3166-1 alpha-3.
            source: who states it, where the row names no source of its own.
        """
        acts = [
            Participation(treaty=self.treaty, state=state, act=act, date=date, source=self.source or source)
            for act, dates in self.dates.items()
            for date in dates
            if self.treaty
        ]
        return tuple(sorted(acts, key=lambda act: act.date))


def stated(treaty: str, acts: Sequence[Participation]) -> Stated:
    """What is known of a country's acts towards a treaty, in the form in which a ministry states it."""
    dates: dict[Act, tuple[Moment, ...]] = {}
    for one in acts:
        dates[one.act] = (*dates.get(one.act, ()), one.date)
    sources = dict.fromkeys(one.source for one in acts)
    return Stated(treaty=treaty, standing=_standing(acts), dates=dates, known_from=BETWEEN.join(sources))


def _standing(acts: Sequence[Participation]) -> Standing | None:
    """What the last act makes of it; silence is not "no"."""
    last = max(acts, key=lambda act: act.date, default=None)
    if last is None:
        return None
    return Standing.YES if last.act.binds else Standing.NO if last.act is Act.WITHDRAWAL else Standing.SIGNED


def treaty_table(cover: Cover, treaties: Sequence[Treaty], known: Sequence[Stated]) -> Form:
    """The form that asks about these treaties, with what is known already."""
    language = cover.language
    standings = tuple(Choice(one.value, words(f"standing.{one}")) for one in Standing)

    column = partial(lists.column, language)
    columns = (
        Column(key="code", heading=say("heading.treaty", language), width=16, is_given=True),
        column("title", 56, is_required=True),
        column("standing", 18, CellKind.CHOICE, choices=standings),
        *(column(act.value, 13, CellKind.MOMENTS, "dates") for act in Act),
        column("in_force", 13, CellKind.MOMENT, "as_of"),
        column("source", 30),
        column("remark", 30),
    )
    before = {one.treaty: one for one in known}
    rows = tuple(_row(treaty, before.get(treaty.code) or Stated(treaty=treaty.code), language) for treaty in treaties)
    table = Table(key=TABLE, sheet=say("sheet.treaties", language), columns=columns, rows=rows, blank=BLANK)
    return lists.list_form(FormKind.TREATIES, cover, table, STEPS)


def _row(treaty: Treaty, known: Stated, language: Language) -> Row:
    return Row(
        key=treaty.code,
        cells={"title": treaty.title.text(language)} | _cells(known),
        given={"code": treaty.code},
        closed=("title",),
        note=say("known-from", language, source=known.known_from) if known.known_from else "",
    )


def _cells(one: Stated) -> dict[str, str]:
    cells = {"standing": one.standing.value if one.standing else "", "in_force": one.in_force or ""}
    cells |= {act.value: BETWEEN.join(dates) for act, dates in one.dates.items()}
    cells |= {"source": one.source, "remark": one.remark}
    return {key: text for key, text in cells.items() if text}


def statements(differences: Differences, *, but: frozenset[str] = frozenset()) -> tuple[Stated, ...]:
    """What the ministry states of every treaty about which it says something else than was sent: the whole row."""
    rows: dict[str, dict[str, str]] = {}
    changed: dict[str, None] = {}
    for one in differences.all:
        rows.setdefault(one.row, {})[one.column] = one.now if one.key in but else one.returned
        if one.outcome in (Outcome.CHANGED, Outcome.CONFLICT) and one.key not in but:
            changed[one.row] = None
    return tuple(_stated(row, rows[row]) for row in changed)


def _stated(row: str, cells: dict[str, str]) -> Stated:
    is_new = row.startswith(NEW)
    standing = cells.get("standing")
    return Stated(
        treaty=None if is_new else row,
        title=cells.get("title", "") if is_new else "",
        standing=Standing(standing) if standing else None,
        dates={act: tuple(cells[act.value].split(BETWEEN)) for act in Act if cells.get(act.value)},
        in_force=cells.get("in_force") or None,
        source=cells.get("source", ""),
        remark=cells.get("remark", ""),
    )

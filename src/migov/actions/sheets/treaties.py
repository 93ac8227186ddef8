"""Tables of treaties: made of what is known of a country's acts, and written back as a ministry's word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from migov.actions import treaties
from migov.actions.delegations import institution_name
from migov.catalogue.treaties import register
from migov.errors import Invalid, Problem
from migov.model.conventions import Standing
from migov.model.people import Member
from migov.model.standpoints import Standpoint, Witness
from migov.model.treaties import Act
from migov.model.values import Moment
from migov.sheets import Cover, Form, Stated, stated, treaty_table
from migov.store import assessments, standpoints

IN_FORCE, SOURCE, PARTLY = "In force since ", "Source: ", "Bound in part"
"""Lines of a remark that hold what a word about a treaty has no place of its own for."""


def form_of(id: str, cover: Cover, *, by: Member) -> Form:  # noqa: A002 - the field's own word
    """The table of the treaties that the country could join.

    It holds what the institution said before, else what the register knows.
    """
    rows = [row.treaty for row in treaties.table(id, by=by).rows]
    name = institution_name(id, cover.institution) if cover.institution else ""
    said: dict[str, list[Standpoint]] = {}
    for one in standpoints.of(id):
        if name and one.witness is Witness.MINISTRY and one.says_so == name:
            said.setdefault(one.treaty, []).append(one)
    state = (assessments.entry(id).jurisdiction_code or "").partition("-")[0]
    known = [
        _as_said(said[row.code]) if row.code in said else stated(row.code, register().acts(row.code, state))
        for row in rows
    ]
    return treaty_table(cover, rows, known)


def write(id: str, said: Iterable[Stated], *, institution: str, by: Member, at: datetime) -> tuple[str, ...]:  # noqa: A002
    """What a ministry states, kept as its word; notes for the receipt.

    Raises:
        Invalid: it contradicts itself, or dates something before the treaty was adopted. All rows are told.
    """
    name, notes, problems = institution_name(id, institution), [], []
    for one in said:
        if one.treaty is None:
            notes.append(f"the register does not know “{one.title}”: what is said of it stands in this receipt alone")
            continue
        try:
            for act, date, remark in _acts(one):
                treaties.say(
                    id,
                    one.treaty,
                    witness=Witness.MINISTRY,
                    says_so=name,
                    act=act,
                    date=date,
                    remark=remark,
                    by=by,
                    at=at,
                )
        except Invalid as error:
            problems += [Problem(found.says, place=one.treaty, remedy=found.remedy) for found in error.problems]
    if problems:
        raise Invalid(*problems)
    return tuple(notes)


def _acts(one: Stated) -> Iterator[tuple[Act | None, Moment | None, str]]:
    """The acts of a row, oldest first: the last counts. The remark stands with the last."""
    dated = sorted(((act, date) for act, dates in one.dates.items() for date in dates), key=lambda found: found[1])
    remark = _remark(one)
    if one.standing is Standing.NO and dated and dated[-1][0] is not Act.WITHDRAWAL:
        remedy = "clear the dates, or say that it is signed or bound"
        raise Invalid(Problem("it says that nothing was done, and when it was done", remedy=remedy))
    if one.standing in (Standing.YES, Standing.PARTLY) and not any(act.binds for act, _ in dated):
        dated_and_open: list[tuple[Act | None, Moment | None]] = [*dated, (Act.RATIFICATION, None)]
    elif not dated:
        dated_and_open = [(Act.SIGNATURE if one.standing is Standing.SIGNED else None, None)] if one.standing else []
    else:
        dated_and_open = [*dated]
    for number, (act, date) in enumerate(dated_and_open, start=1):
        yield act, date, remark if number == len(dated_and_open) else ""
    if not dated_and_open and remark:
        raise Invalid(Problem("it has a remark, and says nothing", remedy="choose a status"))


def _remark(one: Stated) -> str:
    in_force = IN_FORCE + one.in_force if one.in_force else ""
    partly = PARTLY if one.standing is Standing.PARTLY else ""
    source = SOURCE + one.source if one.source else ""
    return "\n".join(part for part in (one.remark, partly, in_force, source) if part)


def _as_said(words: list[Standpoint]) -> Stated:
    """The last word of a ministry about a treaty, in the form in which it states it: what it said at one moment."""
    last = [one for one in words if one.at == words[-1].at]
    dates: dict[Act, tuple[Moment, ...]] = {}
    for one in last:
        if one.act and one.date:
            dates[one.act] = (*dates.get(one.act, ()), one.date)
    lines = last[-1].remark.split("\n")
    kept = [line for line in lines if line != PARTLY and not line.startswith((IN_FORCE, SOURCE))]
    return Stated(
        treaty=last[-1].treaty,
        standing=Standing.PARTLY if PARTLY in lines else _standing(last[-1].act),
        dates=dates,
        in_force=next((line.removeprefix(IN_FORCE) for line in lines if line.startswith(IN_FORCE)), None),
        source=next((line.removeprefix(SOURCE) for line in lines if line.startswith(SOURCE)), ""),
        remark="\n".join(kept),
    )


def _standing(act: Act | None) -> Standing:
    if act is None or act is Act.WITHDRAWAL:
        return Standing.NO
    return Standing.YES if act.binds else Standing.SIGNED

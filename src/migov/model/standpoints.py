"""What the depositary, ministries and the last profile say of one treaty, where they differ, and what was decided.

Nobody's record is taken for the truth by itself: a register may be old, a ministry may mean the law that authorises the
ratification, and a profile may print the year of the signature. So differences are listed for a person to decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from hashlib import sha256

import msgspec

from migov.errors import Invalid, Problem
from migov.model.conventions import ConventionRow, Standing
from migov.model.treaties import Act, Participation, Treaty
from migov.model.values import Moment, Value


class Witness(StrEnum):
    """Whose record it is."""

    DEPOSITARY = "depositary"
    MINISTRY = "ministry"
    PROFILE = "last profile"
    NEITHER = "neither"
    """Of a decision: none of the records is right."""


ANSWERS = {
    "ratified": Standing.YES,
    "partly ratified": Standing.PARTLY,
    "signed": Standing.SIGNED,
    "not ratified": Standing.NO,
}
"""What the answers on the scale of ratification come to."""


class Standpoint(Value, kw_only=True):
    """What somebody says about a treaty, as a person wrote it down.

    Raises:
        Invalid: it does not say who says so, or dates something that did not happen.
    """

    treaty: str
    witness: Witness
    """A ministry, or the depositary where its page says more than our register."""
    says_so: str
    """The ministry's name, or the address of the depositary's page."""
    act: Act | None
    """Null where they say that the State is not a party."""
    date: Moment | None = None
    remark: str = ""
    by: str
    at: str
    """ISO 8601 moment."""

    def __post_init__(self) -> None:
        if self.witness not in (Witness.MINISTRY, Witness.DEPOSITARY):
            raise Invalid(Problem(f"{self.witness} is not asked", remedy="choose the ministry or the depositary"))
        if not self.says_so.strip():
            raise Invalid(Problem("nobody is named", remedy="write which ministry or which page says so"))
        if self.act is None and self.date is not None:
            raise Invalid(Problem("what was not done has no date", remedy="leave the date empty"))


class Record(Value, kw_only=True):
    """What one witness says of one treaty."""

    witness: Witness
    name: str
    """Who: the depositary's source, a ministry's name, the last profile's id."""
    standing: Standing | None
    """Null where the witness does not tell: silence is not "no"."""
    years: tuple[int, ...] = ()
    """Of what binds the State, or of the signature where it only signed."""
    acts: tuple[str, ...] = ()
    """Each act with its date, as the record has it: "accession 2009-03-18"."""
    remark: str = ""
    """Words beside it: as printed, a ministry's remark, how far the register reaches."""


class Decision(Value, kw_only=True):
    """Which record of a treaty stands, by whose word and why.

    Raises:
        Invalid: no reason is given, or years where the State did nothing.
    """

    treaty: str
    witness: Witness
    standing: Standing
    years: tuple[int, ...] = ()
    because: str
    seen: str
    """`seen` of the records it was decided on."""
    by: str
    at: str
    """ISO 8601 moment."""

    def __post_init__(self) -> None:
        if not self.because.strip():
            raise Invalid(Problem("a decision says why", remedy="write what you looked at"))
        if self.standing is Standing.NO and self.years:
            raise Invalid(Problem("what was not done has no year", remedy="leave the years empty"))


def by_register(treaty: Treaty, acts: Sequence[Participation], *, may_join: bool) -> Record:
    """What the register of treaties tells: a missing entry is "no" only where it claims to know every party."""
    standing = _standing([act.act for act in acts]) or (Standing.NO if treaty.complete and may_join else None)
    return Record(
        witness=Witness.DEPOSITARY,
        name=treaty.source,
        standing=standing,
        years=() if standing is Standing.NO else _years([(act.act, act.year) for act in acts]),
        acts=tuple(f"{act.act} {act.date}" for act in acts),
        remark=f"as of {treaty.checked}" if treaty.checked else "",
    )


def by_word(said: Standpoint) -> Record:
    """What a ministry or the depositary's page says."""
    acts = [said.act] if said.act else []
    year = int(said.date[:4]) if said.date else None
    return Record(
        witness=said.witness,
        name=said.says_so,
        standing=_standing(acts) or Standing.NO,
        years=(year,) if year and said.act is not Act.WITHDRAWAL else (),
        acts=tuple(f"{act} {said.date or ''}".strip() for act in acts),
        remark=said.remark,
    )


def by_answer(answer: str, years: Sequence[int], *, name: str) -> Record:
    """What a ministry's return says to a question on ratification; an answer on another scale tells nothing."""
    said = ANSWERS.get(answer)
    told = tuple(years) if said is not None and said is not Standing.NO else ()
    return Record(witness=Witness.MINISTRY, name=name, standing=said, years=told, remark=answer)


def by_row(row: ConventionRow, *, profile: str) -> Record:
    """What a row of the last profile's convention table prints."""
    cell = row.ratification
    return Record(
        witness=Witness.PROFILE,
        name=profile,
        standing=cell.standing if cell else None,
        years=cell.years if cell and cell.standing is not Standing.NO else (),
        remark=cell.printed if cell else row.open_because or "",
    )


def differ(records: Iterable[Record]) -> bool:
    """Whether two records that tell something tell different things.

    Years differ where two records that both name some have none in common: a row of several treaties prints several.
    """
    told = [one for one in records if one.standing is not None]
    if len({_bound(one.standing) for one in told if one.standing is not Standing.PARTLY}) > 1:
        return True
    dated = [set(one.years) for one in told if one.years]
    return any(first.isdisjoint(second) for at, first in enumerate(dated) for second in dated[at + 1 :])


def seen(records: Iterable[Record]) -> str:
    """A hash of the records: where it is another, there is something new to decide."""
    return sha256(msgspec.json.encode(tuple(records))).hexdigest()


def _bound(standing: Standing | None) -> str:
    return "yes" if standing is Standing.YES else "signed" if standing is Standing.SIGNED else "no"


def _standing(acts: Sequence[Act]) -> Standing | None:
    """What the acts, oldest first, come to; null where there are none."""
    if not acts:
        return None
    last = [act for act in acts if act is not Act.SIGNATURE]
    if not last:
        return Standing.SIGNED
    return Standing.YES if last[-1].binds else Standing.NO


def _years(acts: Sequence[tuple[Act, int]]) -> tuple[int, ...]:
    binding = tuple(year for act, year in acts if act.binds)
    return binding or tuple(year for act, year in acts if act is Act.SIGNATURE)

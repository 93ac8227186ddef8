"""Multilateral treaties and what States did about them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property

from migov.errors import Invalid
from migov.model.languages import Localized
from migov.model.values import Moment, Value, repeated


class Act(StrEnum):
    """What a State did: each but signature binds it."""

    SIGNATURE = "signature"
    RATIFICATION = "ratification"
    ACCESSION = "accession"
    SUCCESSION = "succession"
    ACCEPTANCE = "acceptance"
    APPROVAL = "approval"
    WITHDRAWAL = "withdrawal"

    @property
    def binds(self) -> bool:
        return self not in (Act.SIGNATURE, Act.WITHDRAWAL)


class Treaty(Value, kw_only=True):
    """One multilateral instrument.

    ``aliases`` are the phrases by which a table row or a sentence is recognised as meaning it, in lower case.
    """

    code: str
    """Such as ``ICRMW``, ``ILO-C97``."""
    title: Localized
    adopted: Moment
    in_force: Moment | None = None
    region: str | None = None
    """Null where any State may join; else the region whose States may."""
    depositary: str
    address: str | None = None
    related: tuple[str, ...] = ()
    """Protocols and mother conventions whose years are often printed instead."""
    aliases: tuple[str, ...] = ()
    complete: bool = False
    """Whether the register claims to know every party: only then does a missing entry speak for "no"."""
    checked: Moment | None = None
    """The day up to which the register knows what States did."""
    source: str
    """Where the facts come from."""

    @property
    def adoption_year(self) -> int:
        return int(self.adopted[:4])


class Participation(Value, kw_only=True):
    """One act of one State towards one treaty."""

    treaty: str
    state: str
    """ISO 3166-1 alpha-3."""
    act: Act
    date: Moment
    source: str

    @property
    def year(self) -> int:
        return int(self.date[:4])


class TreatyRegister(Value, kw_only=True, dict=True):
    """Treaties with the acts of States, to look up and to check tables against.

    Raises:
        Invalid: a treaty stands twice, an act names a treaty that is not there or comes before its adoption.
    """

    treaties: tuple[Treaty, ...]
    participations: tuple[Participation, ...]

    def __post_init__(self) -> None:
        for twice in repeated([treaty.code for treaty in self.treaties]):
            raise Invalid(f"treaty {twice} stands twice in the register")
        adopted = {treaty.code: treaty.adoption_year for treaty in self.treaties}
        for act in self.participations:
            if act.treaty not in adopted:
                raise Invalid(f"{act.state}: the register has no treaty {act.treaty}")
            if act.year < adopted[act.treaty]:
                raise Invalid(f"{act.state}: {act.act} of {act.treaty} in {act.year} comes before its adoption")

    @cached_property
    def by_code(self) -> Mapping[str, Treaty]:
        return {treaty.code: treaty for treaty in self.treaties}

    @cached_property
    def by_state(self) -> Mapping[str, tuple[Participation, ...]]:
        """What each State did, in the order of the register."""
        states: dict[str, list[Participation]] = {}
        for act in self.participations:
            states.setdefault(act.state, []).append(act)
        return {state: tuple(acts) for state, acts in states.items()}

    def find(self, code: str) -> Treaty | None:
        return self.by_code.get(code)

    def acts(self, treaty: str, state: str) -> tuple[Participation, ...]:
        """What a State did about a treaty, oldest first."""
        found = (act for act in self.by_state.get(state, ()) if act.treaty == treaty)
        return tuple(sorted(found, key=lambda act: act.date))

"""An assessment in vetting for tests: a frozen draft, a consultation that is over, somebody to sign for each party."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from consulted import LATER, Consulted, in_consultation
from kept import NOON
from migov.actions.drafting import versions
from migov.actions.vetting import signatures
from migov.model.drafts import Draft
from migov.model.people import Member, Role
from migov.model.signatures import Party, SignOff
from migov.model.workflow import Stage
from migov.store import drafts
from remembered import remembered
from teams import joined, moved

SIGNING = NOON + timedelta(days=1)
DAY = "2024-05-02"
NAMES = {Party.GOVERNMENT: "Awa Sample", Party.OFFICE: "Omar Example"}


@dataclass(frozen=True)
class Vetting:
    """What there is: the consultation as it was, and who signs."""

    here: Consulted
    government: Member
    office: Member

    @property
    def id(self) -> str:
        return self.here.id

    @property
    def editor(self) -> Member:
        return self.here.editor

    def newest(self) -> Draft:
        found = drafts.newest(self.id)
        assert found is not None
        return found

    def by(self, party: Party) -> Member:
        return self.government if party is Party.GOVERNMENT else self.office

    def sign(self, party: Party, *, at: datetime = SIGNING, by: Member | None = None, **more: object) -> SignOff:
        """The newest draft, signed for the party by its own person unless told otherwise."""
        given: dict[str, object] = {
            "hash": self.newest().hash,
            "name": NAMES[party],
            "function": "Head of the unit",
            "on": DAY,
        }
        return signatures.sign(self.id, party, **(given | more), by=by or self.by(party), at=at)  # type: ignore[arg-type]

    def rewrite(self, passage: int = 0, words: str = "All residents may see a doctor or a nurse.") -> str:
        """Id of a passage that says something else now."""
        name = self.here.passages[passage]
        self.here.edit(name, words)
        return name

    def freeze(self, *, at: datetime = LATER) -> Draft:
        return versions.freeze(self.id, because="as agreed", by=self.editor, at=at)

    def open(self, party: Party) -> dict[str, str] | None:
        """What the party has to read of the newest draft."""
        found = {one.party: one.open for one in signatures.vetted(self.id, by=self.office)}[party]
        return None if found is None else {part: change.value for part, change in found.items()}


@remembered
def in_vetting() -> Vetting:
    """An assessment in vetting, with draft 1 frozen and nothing signed."""
    here = in_consultation()
    moved(here.id, Stage.VETTING)
    return Vetting(here=here, government=here.focal, office=joined(here.id, Role.COORDINATOR, "olga"))

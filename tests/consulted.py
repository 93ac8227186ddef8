"""An assessment in consultation for tests: passages, a frozen draft, institutions that are asked, and their people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from kept import NOON, keep
from makers import assessment
from migov.actions.consulting import comments, consultations
from migov.actions.consulting.comments import Said
from migov.actions.drafting import passages, versions
from migov.actions.drafting.passages import Saved
from migov.model.anchors import Anchor, anchored
from migov.model.consultations import Comment, Mandate, Proposal, Visibility
from migov.model.deadlines import Deadline
from migov.model.dimensions import Dimension
from migov.model.drafts import Draft
from migov.model.findings import Side
from migov.model.institutions import Institution
from migov.model.people import Member, Role
from migov.model.workflow import Stage
from migov.store import drafts, transactions
from remembered import remembered
from teams import KEEPER, joined, moved

HERE = "xqa-2024"
OPENED = NOON + timedelta(hours=1)
LATER = NOON + timedelta(hours=2)
DUE = Deadline(local="2099-06-12T17:00", zone="Africa/Niamey")

LABOUR = Institution(id="labour", name="Ministry of Labour", acronym="MoL")
HEALTH = Institution(id="health", name="Ministry of Health", acronym="MoH")
UNIONS = Institution(id="unions", name="Union of Workers")

TEXTS: tuple[tuple[Dimension, Side, str], ...] = (
    (
        Dimension.RIGHTS,
        Side.WELL_DEVELOPED,
        "All residents may see a doctor. The Health Act of 2012 names no nationality. Emergency care is free.",
    ),
    (
        Dimension.RIGHTS,
        Side.POTENTIAL,
        "Foreign workers may join a union. No rule says whether they may lead one.",
    ),
    (
        Dimension.POLICY,
        Side.WELL_DEVELOPED,
        "An office collects the figures of entries and departures. It publishes them every year in March.",
    ),
    (
        Dimension.MIGRATION,
        Side.WELL_DEVELOPED,
        "Work permits take ten days. Residence permits take a month, and are sent by post.",
    ),
)
"""Passages of the usual consultation: in their order, with two dimensions that concern nobody in particular."""


@dataclass(frozen=True)
class Consulted:
    """What there is: the assessment, its people, its passages and its draft."""

    id: str
    draft: Draft
    passages: tuple[str, ...]
    """Ids of the passages, in printed order."""
    coordinator: Member
    editor: Member
    focal: Member
    labour: Member
    """Speaks for the Ministry of Labour: asked about dimension 6 and the second passage."""
    health: Member
    """Speaks for the Ministry of Health: asked about the whole draft."""
    unions: Member
    """Speaks for the Union of Workers, which is no part of the government."""

    def words(self, passage: str) -> str:
        """The words of a passage in the frozen draft."""
        part = self.draft.part(passage)
        assert part is not None, passage
        return part.words

    def anchor(self, passage: str, exact: str) -> Anchor:
        """The anchor of the first place of these words in a passage of the frozen draft."""
        start = self.words(passage).index(exact)
        return anchored(self.words(passage), start, start + len(exact), passage=passage)

    def living(self, passage: str) -> str:
        """The words of a passage as they stand now."""
        kept = drafts.find(self.id, passage)
        assert kept is not None, passage
        return kept.passage.text

    def edit(self, passage: str, words: str, *, at: datetime = LATER) -> Saved:
        """The passage, rewritten by the editor."""
        kept = drafts.find(self.id, passage)
        assert kept is not None, passage
        return passages.save(self.id, passage, words, base=kept.version, by=self.editor, at=at)

    def say(
        self,
        by: Member,
        says: str = "",
        *,
        passage: str | None = None,
        on: str | None = None,
        proposes: Proposal | None = None,
        visibility: Visibility = Visibility.GOVERNMENT,
        replies_to: int | None = None,
        version: int = 1,
        at: datetime = LATER,
    ) -> Comment:
        """What somebody says on the page: about the first passage, or on words of it."""
        where = passage or self.passages[0]
        said = Said(
            passage=where,
            anchor=self.anchor(where, on) if on is not None else None,
            says=says,
            proposes=proposes,
            visibility=visibility,
            replies_to=replies_to,
        )
        institution = by.institutions[0] if by.institutions else None
        return comments.say(self.id, said, version=version, institution=institution, by=by, at=at)


@remembered
def in_consultation(
    texts: tuple[tuple[Dimension, Side, str], ...] = TEXTS, *, due: Deadline = DUE, opened: bool = True
) -> Consulted:
    """A consultation on draft 1, open since an hour after noon; with *opened* false, prepared and still in research."""
    keep(assessment(id=HERE, institutions=(LABOUR, HEALTH, UNIONS)))
    coordinator, editor = joined(HERE, Role.COORDINATOR, "cora"), joined(HERE, Role.EDITOR, "edo")
    focal = joined(HERE, Role.FOCAL_POINT, "fay")
    speakers = [
        joined(HERE, Role.PARTICIPANT, handle, institution)
        for handle, institution in (("lea", "labour"), ("hana", "health"), ("uma", "unions"))
    ]
    moved(HERE, Stage.RESEARCH)
    made = tuple(
        passages.write_new(HERE, words, dimension=dimension, side=side, by=editor, at=NOON).passage.id
        for dimension, side, words in texts
    )
    draft = versions.freeze(HERE, by=editor, at=NOON)
    consultations.arrange(HERE, due, by=coordinator, at=NOON)
    mandate = Mandate(dimensions=(Dimension.MIGRATION,), passages=made[1:2])
    consultations.invite(HERE, "labour", mandate=mandate, by=coordinator, at=NOON)
    consultations.invite(HERE, "health", by=coordinator, at=NOON)
    consultations.invite(HERE, "unions", is_government=False, by=coordinator, at=NOON)
    if opened:
        open_it(HERE)
    labour, health, unions = speakers
    return Consulted(
        id=HERE,
        draft=draft,
        passages=made,
        coordinator=coordinator,
        editor=editor,
        focal=focal,
        labour=labour,
        health=health,
        unions=unions,
    )


def open_it(id: str, *, at: datetime = OPENED) -> None:  # noqa: A002 - the field's own word
    """Open the consultation on the newest draft, without asking whether it may be opened."""
    moved(id, Stage.CONSULTATION)
    with transactions.whole():
        consultations.begin(id, by=KEEPER, at=at)


def frozen(here: Consulted, *, at: datetime = LATER) -> Draft:
    """The living text, frozen as the next version."""
    return versions.freeze(here.id, because="the comments so far", by=here.editor, at=at)

"""A vetted assessment for tests that can be released: a kept law and report, quotations in them, both signatures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from kept import NOON, keep
from makers import assessment
from migov.actions import pins, sources, stages
from migov.actions.drafting import passages, versions
from migov.actions.releasing import listing, making, verifying
from migov.actions.releasing.verifying import Verification
from migov.actions.sources import Details
from migov.actions.transcripts import transcript_of
from migov.actions.vetting import signatures
from migov.evidence.alignment import Haystack
from migov.model.answers import Answer, AnswerStatus, NonAnswer, Search
from migov.model.citations import Pin
from migov.model.dimensions import Dimension
from migov.model.drafts import Draft
from migov.model.findings import Side
from migov.model.grounds import Grounds, Statement
from migov.model.institutions import Institution
from migov.model.languages import Language
from migov.model.people import Member, Role
from migov.model.publications import Publication
from migov.model.releases import Release
from migov.model.signatures import Party
from migov.model.sources import SourceKind
from migov.model.workflow import Stage, Step
from migov.store import drafts, releases
from migov.store import sources as shelf
from remembered import remembered
from teams import joined, moved, waived

HERE = "xqa-2024"
SIGNING, RELEASING = NOON + timedelta(days=1), NOON + timedelta(days=2)
MARK = "zqxjk"
"""Stands in everything private of this assessment, and in nothing that is published."""
LAW = """Aliens Act

Article 1. All residents may see a doctor, whatever their nationality.

Article 2. An office collects the figures of entries and departures and publishes them every year in March.

Article 3. Work permits are issued within ten days.
"""
TALK = f"""Notes of a talk

The director said that forms exist in three languages. {MARK} asked that the rest stay between us.
"""
WORDS = (
    (Dimension.RIGHTS, Side.WELL_DEVELOPED, "All residents may see a doctor, whatever their nationality.", "law"),
    (Dimension.POLICY, Side.WELL_DEVELOPED, "An office publishes the figures every year.", None),
    (Dimension.MIGRATION, Side.WELL_DEVELOPED, "Forms exist in three languages.", "talk"),
    (Dimension.MIGRATION, Side.POTENTIAL, "The Ministry plans an appeal body.", None),
)
LABOUR = Institution(id="labour", name="Ministry of Labour", acronym="MoL")


@dataclass(frozen=True)
class Vetted:
    """What there is, and who can do what."""

    id: str
    passages: tuple[str, ...]
    coordinator: Member
    editor: Member
    focal: Member

    def newest(self) -> Draft:
        found = drafts.newest(self.id)
        assert found is not None
        return found

    def sign(self, *, at: datetime = SIGNING) -> None:
        """Both signatures on the newest draft."""
        for party, by, name in (
            (Party.GOVERNMENT, self.focal, "Awa Sample"),
            (Party.OFFICE, self.coordinator, "Omar Example"),
        ):
            given: dict[str, Any] = {"name": name, "function": "Head of unit", "on": f"{at:%Y-%m-%d}"}
            signatures.sign(self.id, party, hash=self.newest().hash, **given, by=by, at=at)

    def sign_off(self, *, at: datetime = SIGNING) -> None:
        """Both signatures, and the step to publication."""
        self.sign(at=at)
        stages.take(Step.SIGN_OFF, assessment=self.id, by=self.coordinator, at=at)

    def first(self) -> Release:
        """The one release there is."""
        (release,) = releases.of(self.id)
        return release

    def rewrite(self, passage: str, words: str, *, at: datetime = SIGNING) -> None:
        kept = drafts.find(self.id, passage)
        assert kept is not None
        passages.save(self.id, passage, words, base=kept.version, by=self.editor, at=at)

    def freeze(self, *, at: datetime = SIGNING) -> Draft:
        return versions.freeze(self.id, because="as agreed", by=self.editor, at=at)

    def make(self, *, at: datetime = RELEASING, **more: Any) -> Release:
        return making.make(self.id, by=self.coordinator, at=at, **more)


def kept_source(name: str, text: str, kind: SourceKind) -> str:
    """Id of a text that is kept as a source."""
    details = Details(jurisdiction="XQA", language="en", kind=kind, title=text.split("\n")[0], id=name)
    added = sources.add(text.encode(), file=f"{name}.txt", details=details, by="ada", at=NOON)
    assert added.source is not None, added
    return added.source


def pin_of(source: str, words: str) -> Pin:
    kept = shelf.get(source)
    transcript = transcript_of(kept)
    assert transcript is not None
    return pins.quoted(words, Haystack(transcript), kept)


@remembered
def in_vetting(law_text: str = LAW) -> Vetted:
    """An assessment in vetting: draft 1 is frozen, every sentence is supported or waived, nothing is signed."""
    law, talk = kept_source("law", law_text, SourceKind.LEGISLATION), kept_source("talk", TALK, SourceKind.INTERVIEW)
    pinned = {
        "law": pin_of(law, "All residents may see a doctor, whatever their nationality."),
        "talk": pin_of(talk, "forms exist in three languages"),
    }
    search = Search(query="appeal body", at="2024-03-01T00:00:00+00:00", found=0, by=f"{MARK}-handle")
    given: dict[str, Any] = {"status": AnswerStatus.COMPLETE, "journal": f"{MARK} notes"}
    answers = (
        Answer(indicator="1.1.1", closed="all", justification="As the act says.", pins=(pinned["law"],), **given),
        Answer(
            indicator="1.1.2",
            non_answer=NonAnswer.NO_EVIDENCE,
            justification="Nothing was found.",
            searches=(search,),
            **given,
        ),
    )
    publication = Publication(
        language=Language.EN, year=2024, publisher="Office of Sample", licence="CC BY 4.0", generation=None
    )
    held = (shelf.get(law).source, shelf.get(talk).source)
    keep(assessment(id=HERE, answers=answers, institutions=(LABOUR,), publication=publication, sources=held))
    coordinator, editor = joined(HERE, Role.COORDINATOR, "cora"), joined(HERE, Role.EDITOR, "edo")
    focal = joined(HERE, Role.FOCAL_POINT, "fay")
    moved(HERE, Stage.RESEARCH)
    made = []
    for dimension, side, words, source in WORDS:
        new = passages.write_new(HERE, words, dimension=dimension, side=side, by=editor, at=NOON).passage.id
        made.append(new)
        if source:
            grounds = Grounds(pins=(pinned[source],))
            passages.ground(HERE, new, 1, words, grounds, by=editor, at=NOON)
    said = Statement(
        institution="labour", said_by=f"Ana {MARK}, Director", on="2024-03-04", words="We plan an appeal body."
    )
    passages.ground(HERE, made[3], 1, WORDS[3][2], Grounds(statements=(said,)), by=editor, at=NOON)
    waived(HERE)
    versions.freeze(HERE, by=editor, at=NOON)
    moved(HERE, Stage.VETTING)
    return Vetted(id=HERE, passages=tuple(made), coordinator=coordinator, editor=editor, focal=focal)


@remembered
def ready() -> Vetted:
    """An assessment whose first release can be made."""
    vetted = in_vetting()
    vetted.sign_off()
    return vetted


@remembered
def published() -> Vetted:
    """An assessment whose first release is made."""
    vetted = ready()
    vetted.make()
    return vetted


def verified(release: Release, folder: Path) -> Verification:
    """What checking a kept release from its one file shows."""
    where = folder / f"{release.id}.zip"
    where.write_bytes(listing.packed(releases.manifest(release)))
    return verifying.verify(where)


def altered(value: Any, **fields: Any) -> Any:
    """A value with other fields."""
    return replace(value, **fields)

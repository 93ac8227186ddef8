"""Planning a release: what would be made, and everything that stands in its way."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec.structs import replace

from migov.actions import entering, stages
from migov.actions.releasing import gathering
from migov.errors import Problem
from migov.model import interchange
from migov.model.assessments import Assessment
from migov.model.drafts import Draft
from migov.model.errata import Erratum
from migov.model.languages import Language
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.releases import FileRole, Release, id_of, public
from migov.model.values import Value
from migov.model.workflow import Condition, Stage, Step, transition
from migov.store import assessments, drafts, errata, journal, releases
from migov.store.published import files


class Block(StrEnum):
    """What can stand in the way of a release, as it must be instead."""

    STAGE = "both sign-offs are given, and the vetting is over"
    DRAFTED = "a version of the draft is frozen, and it is the text that stands"
    CHECKED = "every sentence is supported, or its doubt is waived"
    COMMENTS_ANSWERED = "every comment is decided, and every promised change is made"
    SIGNED = "government and office have signed the text that stands"
    QUOTED = "every quotation stands in a source that is kept"
    CERTIFIED = "the journal holds, from which the process certificate is counted"
    CORRECTED = "what was accepted as an error reads differently now"


OF_CONDITION = {
    Condition.DRAFTED: Block.DRAFTED,
    Condition.CHECKED: Block.CHECKED,
    Condition.COMMENTS_ANSWERED: Block.COMMENTS_ANSWERED,
    Condition.SIGNED: Block.SIGNED,
}
REMEDIES = {
    Block.STAGE: "take the step “sign off” when both have signed",
    Block.DRAFTED: "freeze the text",
    Block.CHECKED: "pin a quotation, rewrite the sentence, or waive the doubt with a reason",
    Block.COMMENTS_ANSWERED: "decide them; where the text has lost what was promised, write it back or decide anew",
    Block.SIGNED: "have it signed",
    Block.QUOTED: "quote the words as the source has them, or add the source",
    Block.CERTIFIED: "bring the journal back from a backup",
    Block.CORRECTED: "correct the passage, or decide the report anew",
}


class Obstacle(Value, kw_only=True):
    """One thing that stands in the way."""

    block: Block
    missing: tuple[str, ...] = ()
    """What is missing: ids of passages, numbers of comments, parties, quotations with what is wrong; or nothing to
    name."""

    @property
    def problem(self) -> Problem:
        """As it is said to whoever tried."""
        named = ": " + "; ".join(self.missing[:20]) + (" …" if len(self.missing) > 20 else "") if self.missing else ""
        return Problem(
            f"it is not so that {self.block}{named}", place=self.block.name.lower(), remedy=REMEDIES[self.block]
        )


class Plan(Value, kw_only=True):
    """The release that could be made next."""

    release: str
    """Its id."""
    number: int
    stage: Stage
    languages: tuple[Language, ...] = ()
    """In which all of the profile stands, the source language first; empty while no text is frozen."""
    before: Release | None
    """The release that it would follow; then it says why there is another one."""
    errata: tuple[Erratum, ...] = ()
    """The reports that it would answer."""
    obstacles: tuple[Obstacle, ...] = ()

    @property
    def left_out(self) -> tuple[Language, ...]:
        """Languages of the release before that it would not have: something in them is not translated as it stands."""
        return tuple(one for one in (self.before.languages if self.before else ()) if one not in self.languages)

    @property
    def is_possible(self) -> bool:
        """Whether nothing stands in the way."""
        return not self.obstacles


def plan(id: str, *, by: Member) -> Plan:  # noqa: A002 - the field's own word
    """The release that could be made next, with everything that stands in its way.

    Raises:
        NotFound, NotAllowed: *by* does not work inside.
    """
    entering.require(Permission.SEE_LEDGER, id, by)
    return planned(id)


def planned(id: str) -> Plan:  # noqa: A002
    """The same, whoever asks."""
    stage, before, newest = assessments.stage(id), releases.newest(id), drafts.newest(id)
    number = before.number + 1 if before else 1
    answered = owed(id)
    obstacles = list(of_stages(id, stage))
    languages: tuple[Language, ...] = ()
    if newest is not None:
        content = gathering.signed_content(id, newest)
        languages = gathering.ready(id, content)
        wrong = [f"{one.where}, {one.pin.source}: {one.says}" for one in gathering.unfounded(public(content))]
        lost = dict.fromkeys(gathering.sourceless(id, newest))
        wrong += [f"the answer to {code}, {source}: the source is not known here" for code, source in lost]
        if wrong:
            obstacles.append(Obstacle(block=Block.QUOTED, missing=tuple(wrong)))
        obstacles += _of_errata(id, answered, before, public(content))
    verdict = journal.verify()
    if verdict.broken is not None:
        obstacles.append(Obstacle(block=Block.CERTIFIED, missing=(f"line {verdict.broken}: {verdict.because}",)))
    return Plan(
        release=id_of(id, number),
        number=number,
        stage=stage,
        languages=languages,
        before=before,
        errata=answered,
        obstacles=tuple(obstacles),
    )


def owed(id: str) -> tuple[Erratum, ...]:  # noqa: A002
    """The reports whose correction was promised, and that no release has answered yet."""
    return tuple(one for one in errata.of(id) if one.is_owed)


def of_stages(id: str, stage: Stage) -> Iterator[Obstacle]:  # noqa: A002
    """What the stage itself puts in the way, then the conditions of publishing, whether it comes to that yet or not."""
    if stage not in (Stage.PUBLICATION, Stage.PUBLISHED):
        yield Obstacle(block=Block.STAGE, missing=(f"it is in {stage}",))
    for check in stages.checks(id, transition(Step.PUBLISH, Stage.PUBLICATION)):
        if not check.holds:
            yield Obstacle(block=OF_CONDITION[check.condition], missing=check.missing)


def _of_errata(
    id: str,  # noqa: A002
    owed: tuple[Erratum, ...],
    before: Release | None,
    content: Assessment,
) -> list[Obstacle]:
    """What was accepted as wrong and says what it said: the passage, or all that is released where none was named."""
    if before is None or not owed:
        return []
    was, now = drafts.draft(id, before.draft), drafts.newest(id)
    same = [f"#{one.number} ({one.passage})" for one in owed if one.passage and _reads_the_same(one.passage, was, now)]
    whole = [f"#{one.number} (the whole)" for one in owed if not one.passage]
    if whole and was.seals == (now.seals if now else {}) and _told(before) == replace(content, process=None):
        same += whole
    return [Obstacle(block=Block.CORRECTED, missing=tuple(same))] if same else []


def _reads_the_same(passage: str, was: Draft, now: Draft | None) -> bool:
    old, new = was.part(passage), now.part(passage) if now else None
    return old is not None and new is not None and (old.words, old.notes) == (new.words, new.notes)


def _told(before: Release) -> Assessment:
    """What the release before tells as data, but for how it came about."""
    (file,) = releases.manifest(before).of(FileRole.DATA, before.languages[0])
    return replace(interchange.decode(files.read(file.sha256), file=file.path), process=None)

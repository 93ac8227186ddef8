"""The published part of the training world: each round played through the real actions, from its research to the end.

Everything is done on the days that the country's ``publication.toml`` tells, by its made-up people, and no letter is
sent. What the consultation does is in `demo_consultation`; here is what comes before and behind it.
"""

from __future__ import annotations

from datetime import datetime

from migov import training
from migov.actions import changing, demo_team, demo_translations, rehearsal, stages, watching
from migov.actions.demo_consultation import COORDINATOR, Play
from migov.actions.drafting import passages
from migov.actions.publishing import telling
from migov.actions.releasing import making
from migov.actions.vetting import signatures
from migov.errors import Invalid, NotFound, Problem
from migov.model.assessments import Assessment
from migov.model.grounds import Grounds
from migov.model.languages import Language
from migov.model.people import Role
from migov.model.signatures import Party
from migov.model.workflow import Step
from migov.store import answers, assessments, drafts, launches, post, transactions
from migov.store.assessments import Entry
from migov.store.launches import Opening
from migov.training.publication import Published, Signed

OFFICE = tuple(one for one in demo_team.TEAM if one.role not in (Role.FOCAL_POINT, Role.PARTICIPANT))
"""Who works on every country: the coordinator, the analysts, the reviewers and the editor."""
ANALYST = next(one.handle for one in OFFICE if one.role is Role.ANALYST)


def play(*, by: str, at: datetime) -> tuple[Entry, ...]:
    """All rounds of the training world that were published, oldest first; a second time nothing is done twice.

    What they rest on is looked at for today, and the portal is told of what has ended since.
    """
    entries = tuple(publish(name, by=by) for name in training.published())
    watching.watch_if_needed(at.date(), at=at)
    telling.refresh()
    return entries


def publish(name: str, *, by: str) -> Entry:
    """A round of a training country, published; one that somebody has worked on already stays as it is."""
    country, told = training.country(name), training.publication(name)
    if assessments.find(country.id) is None:
        rehearsal.add_library(name, by=by, at=told.start)
        with post.kept_back(), transactions.whole():
            rehearsal.keep_country(name, by=by, at=told.start)
            _begin(country, told, by=by)
            _Way(name, country.id).go()
    return assessments.entry(country.id)


def _begin(country: Assessment, told: Published, *, by: str) -> None:
    """Bring everybody together, and note which round came before."""
    demo_team.staff(country, (*OFFICE, *told.people), by=by, at=told.start)
    if (earlier := _earlier(country)) is not None:
        languages = (Language(country.publication.language),)
        begun = Opening(earlier=earlier, languages=languages, opened_at=told.start, opened_by=COORDINATOR)
        launches.note_opening(country.id, begun)


def _earlier(country: Assessment) -> str | None:
    """Id of the published round before this one; null for the first."""
    every = [training.country(name) for name in training.published()]
    place = country.jurisdiction
    before = [
        one
        for one in every
        if (one.jurisdiction.code, one.jurisdiction.locality) == (place.code, place.locality)
        and (one.round or 1) < (country.round or 1)
    ]
    return max(before, key=lambda one: one.round or 1).id if before else None


class _Draft(Play):
    """The consultation of a round whose findings say, sentence by sentence, what they rest on."""

    def __init__(self, name: str, told: Published, id: str) -> None:  # noqa: A002 - the field's own word
        super().__init__(told, id, at=told.start)
        self.name = name

    def adopt(self) -> None:
        """The draft is begun from the findings, and each sentence tied to the answers and quotations that are its own.

        Raises:
            Invalid: a finding has another number of sentences than its file speaks of.
        """
        super().adopt()
        given = {kept.answer.indicator: kept.answer for kept in answers.of(self.id)}
        for passage, tied in training.grounds(self.name).items():
            sentences = self._kept(passage).passage.sentences
            if len(sentences) != len(tied):
                says = f"{len(sentences)} sentences, and grounds for {len(tied)}"
                raise Invalid(Problem(says, place=passage))
            for number, (sentence, codes) in enumerate(zip(sentences, tied, strict=True), 1):
                pins = dict.fromkeys(pin for code in codes for pin in given[code].pins)
                self.tie(passage, number, sentence.words, Grounds(answers=codes, pins=tuple(pins)))

    def tie(self, passage: str, number: int, words: str, grounds: Grounds) -> None:
        """A sentence rests on these grounds; where quotations are among them, a note names their sources."""
        at, is_noted = self.day(self.told.days.adopted + 1), bool(grounds.pins)
        passages.ground(self.id, passage, number, words, grounds, is_noted=is_noted, by=self.editor, at=at)


class _Way:
    """The way of one round, from its answers to its publication."""

    def __init__(self, name: str, id: str) -> None:  # noqa: A002 - the field's own word
        self.name, self.id = name, id
        self.told = training.publication(name)
        self.play = _Draft(name, self.told, id)

    def go(self) -> None:
        """All of it."""
        self.play.prepare()
        self.explain()
        self.play.open()
        for _, step in sorted(self.play.steps(), key=lambda one: one[0]):
            step()
        days, boss = self.told.days, self.play.who(COORDINATOR)
        stages.take(Step.CLOSE_CONSULTATION, assessment=self.id, by=boss, at=self.play.day(days.closed))
        for signed in self.told.signatures:
            self.sign(signed)
        last = max(signed.day for signed in self.told.signatures)
        stages.take(Step.SIGN_OFF, assessment=self.id, by=boss, at=self.play.day(last))
        if days.translated is not None:
            self.translate(at=self.play.day(days.translated))
        self.publish(at=self.play.day(days.published))

    def explain(self) -> None:
        """Why answers say something else than in the round before is told."""
        by, at = self.play.who(ANALYST), self.play.day(self.told.days.adopted)
        for one in self.told.changes:
            changing.tell(
                self.id,
                one.indicator,
                one.kind,
                because=one.because,
                instruments=one.instruments,
                by=by,
                at=at,
            )

    def sign(self, one: Signed) -> None:
        """The government or the office signs the newest draft."""
        newest, at = drafts.newest(self.id), self.play.day(one.day)
        if newest is None:
            raise NotFound("draft", "newest")
        signatures.sign(
            self.id,
            one.party,
            hash=newest.hash,
            name=one.name,
            function=one.function,
            on=f"{at:%Y-%m-%d}",
            by=self.play.who(COORDINATOR if one.party is Party.OFFICE else self.told.focal_point),
            at=at,
        )

    def translate(self, *, at: datetime) -> None:
        """What was signed is put into other languages by the editor, and read by the coordinator."""
        demo_translations.translate(self.name, by=self.play.editor, reader=self.play.who(COORDINATOR), at=at)

    def publish(self, *, at: datetime) -> None:
        """What was signed is published, in its first release."""
        making.make(self.id, by=self.play.who(COORDINATOR), at=at)

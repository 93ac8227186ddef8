"""What assembling is given beside the passages: the records their sentences and tables are generated from."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from migov.model.answers import Answer
from migov.model.checks import Rule, Waiver
from migov.model.indicators import Edition, Indicator
from migov.model.institutions import Institution
from migov.model.instruments import Instrument
from migov.model.priorities import Priority
from migov.model.processes import Process
from migov.model.publications import Generation
from migov.model.sources import Source
from migov.model.standpoints import Decision
from migov.model.treaties import TreatyRegister
from migov.model.values import Moment, Value


class Materials(Value, kw_only=True, dict=True):
    """The records of one assessment, as they are now."""

    generation: Generation = Generation.G2022
    cut_off: Moment | None = None
    """Null for the base assessment's own."""
    editions: tuple[Edition, ...] = ()
    """That of the assessment first, then those of its modules."""
    answers: tuple[Answer, ...] = ()
    sources: tuple[Source, ...] = ()
    """At least those that are pinned."""
    instruments: tuple[Instrument, ...] = ()
    institutions: tuple[Institution, ...] = ()
    register: TreatyRegister | None = None
    joinable: frozenset[str] | None = None
    """Codes of the treaties that the State may join; null where that is not told: then those open to any State."""
    decisions: tuple[Decision, ...] = ()
    """On treaties whose records differ."""
    priorities: tuple[Priority, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    process: Process | None = None

    @cached_property
    def sources_by_id(self) -> Mapping[str, Source]:
        return {source.id: source for source in self.sources}

    @cached_property
    def instruments_by_id(self) -> Mapping[str, Instrument]:
        return {instrument.id: instrument for instrument in self.instruments}

    @cached_property
    def institutions_by_id(self) -> Mapping[str, Institution]:
        return {institution.id: institution for institution in self.institutions}

    @cached_property
    def answers_by_code(self) -> Mapping[str, Answer]:
        return {answer.indicator: answer for answer in self.answers}

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        """The questions of all editions under their codes, in the order of the catalogue."""
        return {indicator.code: indicator for edition in self.editions for indicator in edition.indicators}

    @cached_property
    def decided(self) -> Mapping[str, Decision]:
        """The newest decision on each treaty."""
        return {decision.treaty: decision for decision in sorted(self.decisions, key=lambda one: one.at)}

    @cached_property
    def leave(self) -> Mapping[tuple[str, str], Waiver]:
        """The waivers of unsupported sentences, under the passage's id and the words."""
        unsupported = (waiver for waiver in self.waivers if waiver.rule is Rule.UNSUPPORTED)
        return {(waiver.passage, " ".join(waiver.words.split())): waiver for waiver in unsupported}

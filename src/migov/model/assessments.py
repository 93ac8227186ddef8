"""One assessment as one immutable value: everything the method knows about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from migov.errors import Invalid
from migov.model.answers import Answer
from migov.model.bibliography import KeySource
from migov.model.changes import Change
from migov.model.conventions import ConventionTable
from migov.model.dimensions import Dimension
from migov.model.findings import Finding, Side
from migov.model.flags import AsOf, Flag, Repair, Staleness
from migov.model.footnotes import Footnote
from migov.model.institutions import Institution
from migov.model.instruments import Agreement, Instrument
from migov.model.jurisdictions import Jurisdiction
from migov.model.modules import ModulePage
from migov.model.priorities import Priority
from migov.model.processes import Process
from migov.model.publications import Publication
from migov.model.sources import Source
from migov.model.texts import Text, marks
from migov.model.values import Moment, Value, repeated

FORMAT: Literal["migov.assessment/1"] = "migov.assessment/1"


class Assessment(Value, kw_only=True):
    """One round of the MGI for one jurisdiction: what was answered, what is printed, and what was noticed.

    It is also the interchange format: see `migov.model.interchange`.

    Raises:
        Invalid: an id stands twice, a mark calls a footnote that is not there, a pin a source that is not.
    """

    format: Literal["migov.assessment/1"] = FORMAT
    id: str
    """Lower-case letters, digits and hyphens: ``ner-2021``."""
    jurisdiction: Jurisdiction
    round: int | None = None
    """1 for a first profile, 2 for a second; null where it is not told."""
    earlier: str | None = None
    """Id of the assessment of the round before, from which this one was opened; null for a first round."""
    edition: str | None = None
    """Code of the catalogue edition; null where a published profile does not tell."""
    modules: tuple[str, ...] = ()
    cut_off: Moment | None = None
    publication: Publication
    findings: tuple[Finding, ...] = ()
    """In printed order within each section."""
    footnotes: tuple[Footnote, ...] = ()
    """The profile's own series, with those that front matter and annexes call."""
    conventions: tuple[ConventionTable, ...] = ()
    module_pages: tuple[ModulePage, ...] = ()
    key_sources: tuple[KeySource, ...] | None = None
    """Null where the list is not there."""
    priorities: tuple[Priority, ...] = ()
    """On the way forward, as they were agreed in the consultation."""
    process: Process | None = None
    """How the profile came about, for its process certificate; null where nobody counted."""
    instruments: tuple[Instrument, ...] = ()
    institutions: tuple[Institution, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    as_of: tuple[AsOf, ...] = ()
    staleness: tuple[Staleness, ...] = ()
    answers: tuple[Answer, ...] = ()
    changes: tuple[Change, ...] = ()
    """The answers that say something else than in the round before, each with the kind of its change."""
    sources: tuple[Source, ...] = ()
    flags: tuple[Flag, ...] = ()
    repairs: tuple[Repair, ...] = ()

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", self.id):
            raise Invalid(f"{self.id!r} is not an id: use lower-case letters, digits and single hyphens")
        for kind, keys in self._keys():
            for twice in repeated(keys):
                raise Invalid(f"assessment {self.id}: {kind} {twice} stands twice")
        self._check_marks(self.footnotes, [finding.text for finding in self.findings], "the profile")
        for page in self.module_pages:
            texts = [page.introduction, *(finding.text for finding in page.findings)]
            self._check_marks(page.footnotes, texts, f"module {page.module}")
        self._check_rounds()
        self._check_pins()

    def _check_rounds(self) -> None:
        if self.earlier == self.id:
            raise Invalid(f"assessment {self.id}: it cannot be the round before itself")
        if self.changes and self.earlier is None:
            raise Invalid(f"assessment {self.id}: changes are told, but not since which round before")

    def _check_pins(self) -> None:
        known = {source.id for source in self.sources}
        quoting = [(f"answer {answer.indicator}", answer.pins) for answer in self.answers]
        quoting += [(f"the change of {change.after[0].indicator}", change.pins) for change in self.changes]
        for what, pins in quoting:
            for pin in pins:
                if pin.source not in known:
                    raise Invalid(f"assessment {self.id}: {what} quotes unknown source {pin.source}")

    def _keys(self) -> Iterator[tuple[str, list[str]]]:
        modules = self.module_pages
        yield "finding", [f.id for f in self.findings] + [f.id for page in modules for f in page.findings]
        yield "footnote", [note.number for note in self.footnotes]
        yield "module page", [page.module for page in modules]
        yield "priority", [priority.id for priority in self.priorities]
        yield "answer", [answer.indicator for answer in self.answers]
        yield "change of", [one.indicator for change in self.changes for one in change.after]
        yield "source", [source.id for source in self.sources]
        yield "instrument", [instrument.id for instrument in self.instruments]
        yield "institution", [institution.id for institution in self.institutions]
        yield "agreement", [agreement.id for agreement in self.agreements]

    def _check_marks(self, footnotes: tuple[Footnote, ...], texts: list[Text], series: str) -> None:
        numbers = {note.number for note in footnotes}
        for text in texts:
            for mark in marks(text):
                if mark not in numbers:
                    raise Invalid(f"assessment {self.id}: {series} has no footnote {mark}")

    def section(self, dimension: Dimension, side: Side) -> tuple[Finding, ...]:
        """The findings of one section, in printed order."""
        return tuple(f for f in self.findings if f.dimension is dimension and f.side is side)

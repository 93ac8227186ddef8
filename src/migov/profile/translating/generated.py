"""What of a profile was generated, and how it reads in another language.

A note is generated where it is called by a sentence that was written here and rests on something; a cell or a heading
where the source's own voice would say exactly that. Whatever else there is was written by a person, and a person
translates it.
"""

from __future__ import annotations

from collections.abc import Iterator

from migov.model.assessments import Assessment
from migov.model.bibliography import KeySource
from migov.model.conventions import ConventionRow, Ratification
from migov.model.findings import Finding
from migov.model.footnotes import Footnote
from migov.model.grounds import Grounds
from migov.model.languages import Language
from migov.model.modules import ModuleFinding
from migov.model.publications import Generation
from migov.model.treaties import Treaty, TreatyRegister
from migov.profile.drafting import citing
from migov.profile.drafting.materials import Materials
from migov.profile.drafting.tables import cell, row_name
from migov.profile.drafting.voice import voice
from migov.profile.translating.marked import marked

HEADINGS = ("conventions.title", "conventions.regional")
OPEN = ("open.unanswered", "open.no_evidence", "open.not_answered", "open.not_printed", "open.which")


class Generated:
    """What the voices of two languages say around the same sentences."""

    def __init__(
        self,
        assessment: Assessment,
        language: Language,
        *,
        generation: Generation,
        register: TreatyRegister | None,
        translated: Assessment | None = None,
    ) -> None:
        """With *translated*, the records whose names are in the other language already."""
        self._own = _materials(assessment, generation, register)
        self._other = _materials(translated or assessment, generation, register)
        self._said = voice(assessment.publication.language, generation)
        self._says = voice(language, generation)

    def notes(
        self, findings: tuple[Finding, ...] | tuple[ModuleFinding, ...], footnotes: tuple[Footnote, ...]
    ) -> dict[str, str]:
        """The generated footnotes of a series by their numbers, in the other language."""
        printed = {note.number: note.text for note in footnotes}
        found: dict[str, str] = {}
        for number, grounds in self._calls(findings):
            told = citing.note(grounds, self._other, self._says)
            if number not in found and number in printed and told is not None:
                found[number] = told
        return found

    def _calls(self, findings: tuple[Finding, ...] | tuple[ModuleFinding, ...]) -> Iterator[tuple[str, Grounds]]:
        for finding in findings:
            for sentence, notes in marked(finding.text, self._said.language, finding.sentences):
                for number in notes:
                    yield number, sentence.grounds

    def heading(self, text: str) -> str | None:
        """A title or a heading of tables in the other language; null where somebody wrote it."""
        return next((self._says(key) for key in HEADINGS if self._said(key) == text), None)

    def row(self, row: ConventionRow) -> str | None:
        """The name of a row of treaties whose titles the register has in the other language."""
        treaties = [self._treaty(code) for code in row.treaties]
        known = [one for one in treaties if one is not None and one.title.written(self._says.language)]
        return row_name(known, self._says) if known and len(known) == len(treaties) else None

    def _treaty(self, code: str) -> Treaty | None:
        return self._own.register.find(code) if self._own.register else None

    def cell(self, printed: Ratification) -> Ratification | None:
        """A cell that says a standing and years, and no more."""
        if cell(printed.standing, printed.years, self._said).printed != printed.printed:
            return None
        return cell(printed.standing, printed.years, self._says)

    def reason(self, open_because: str | None) -> str | None:
        """Why a cell stays open; a reason that somebody wrote stays as it is."""
        return next((self._says(key) for key in OPEN if self._said(key) == open_because), open_because)

    def key_sources(self, listed: tuple[KeySource, ...] | None) -> tuple[KeySource, ...] | None:
        """The list with its entries in their own language, and the days of access in the other one."""
        if listed is None:
            return None
        own = [citing.key_source(one, self._own, self._said, dimension=None) for one in self._own.sources]
        other = [citing.key_source(one, self._other, self._says, dimension=None) for one in self._other.sources]
        found = [other[own.index(_undivided(entry))] if _undivided(entry) in own else entry for entry in listed]
        return tuple(
            KeySource(text=one.text, address=one.address, dimension=entry.dimension, heading=one.heading)
            for one, entry in zip(found, listed, strict=True)
        )


def _undivided(entry: KeySource) -> KeySource:
    return KeySource(text=entry.text, address=entry.address, heading=entry.heading)


def _materials(assessment: Assessment, generation: Generation, register: TreatyRegister | None) -> Materials:
    return Materials(
        generation=generation,
        sources=assessment.sources,
        instruments=assessment.instruments,
        institutions=assessment.institutions,
        register=register,
    )

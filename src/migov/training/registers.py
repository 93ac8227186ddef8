"""Registers of a training country: institutions, instruments and agreements with the places that print them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from migov.errors import Invalid, Problem
from migov.model.conventions import ConventionTable
from migov.model.findings import Finding
from migov.model.footnotes import Footnote
from migov.model.institutions import Institution
from migov.model.instruments import Agreement, Instrument, Name
from migov.model.modules import ModulePage
from migov.model.texts import Place, words
from migov.training.sheets import InstitutionsSheet, InstrumentsSheet


class Registers:
    """Everything that is printed, ready to be asked where a name stands. A footnote stands where it is called."""

    def __init__(
        self,
        findings: Sequence[Finding],
        footnotes: Sequence[Footnote],
        tables: Sequence[ConventionTable],
        pages: Sequence[ModulePage],
    ) -> None:
        self._printed: dict[Place, str] = {}
        position: dict[str, int] = {}
        for table in tables:
            for row in table.rows:
                position[table.number] = position.get(table.number, 0) + 1
                self._add(Place(f"table {table.number}", position[table.number]), words(row.name))
        for finding in findings:
            self._add(Place(finding.section, int(finding.id.rpartition("-")[2])), words(finding.text))
        for page in pages:
            self._add(Place(page.module), words(page.introduction))
            for number, paragraph in enumerate(page.findings, 1):
                self._add(Place(page.module, number), words(paragraph.text))
        for note in (*footnotes, *(note for page in pages for note in page.footnotes)):
            if note.place is not None:
                self._add(note.place, note.text)

    def _add(self, place: Place, text: str) -> None:
        self._printed[place] = f"{self._printed[place]}\n{text}" if place in self._printed else text

    def institutions(self, written: InstitutionsSheet) -> tuple[Institution, ...]:
        """The institutions with every place that prints one of their names."""
        where = self._where([name for entry in written.institutions for name in entry.printed], "institutions.toml")
        return tuple(
            Institution(
                id=entry.id,
                name=entry.name,
                native_name=entry.native_name,
                acronym=entry.acronym,
                other_names=entry.other_names,
                places=self._together(where[name] for name in entry.printed),
            )
            for entry in written.institutions
        )

    def instruments(self, written: InstrumentsSheet) -> tuple[Instrument, ...]:
        """The instruments with the places of each of their names, the most frequent name first."""
        where = self._where([name.text for law in written.instruments for name in law.names], "instruments.toml")
        return tuple(
            Instrument(
                id=law.id,
                kind=law.kind,
                number=law.number,
                year=law.year,
                date=law.date,
                period=law.period,
                since=law.since,
                until=law.until,
                status=law.status,
                as_of=law.as_of,
                names=tuple(
                    sorted(
                        (Name(name.text, name.language, where[name.text]) for name in law.names),
                        key=lambda name: -len(name.places),
                    )
                ),
                links=law.links,
            )
            for law in written.instruments
        )

    def agreements(self, written: InstrumentsSheet) -> tuple[Agreement, ...]:
        """The agreements with every place that means them."""
        where = self._where([name for entry in written.agreements for name in entry.printed], "instruments.toml")
        return tuple(
            Agreement(
                id=entry.id,
                title=entry.title,
                partners=entry.partners,
                years=entry.years,
                status=entry.status,
                remark=entry.remark,
                places=self._together(where[name] for name in entry.printed),
            )
            for entry in written.agreements
        )

    def _where(self, names: Iterable[str], file: str) -> dict[str, tuple[Place, ...]]:
        """Where each name is printed, the longest first: a short name is not found inside a longer one.

        Raises:
            Invalid: a name is printed nowhere.
        """
        found: dict[str, list[Place]] = {name: [] for name in sorted(set(names), key=len, reverse=True)}
        for place, text in self._printed.items():
            left = text
            for name in found:
                left, times = re.subn(rf"(?<!\w){re.escape(name)}(?!\w)", "\0", left)
                if times:
                    found[name].append(place)
        nowhere = [Problem("this name is printed nowhere", file=file, place=repr(n)) for n in found if not found[n]]
        if nowhere:
            raise Invalid(*nowhere)
        return {name: self._together([places]) for name, places in found.items()}

    @staticmethod
    def _together(groups: Iterable[Iterable[Place]]) -> tuple[Place, ...]:
        """All places once, in reading order."""
        places = {place for group in groups for place in group}
        return tuple(sorted(places, key=_reading_order))


def _reading_order(place: Place) -> tuple[str, int]:
    """Table 1 opens the first dimension; modules and further tables follow the six."""
    return ("1.1" if place.section == "table 1" else place.section, place.paragraph or 0)

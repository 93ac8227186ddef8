"""From the files of a training country to its assessment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources.abc import Traversable

from migov.errors import Invalid, Problem
from migov.model.assessments import Assessment
from migov.model.bibliography import KeySource
from migov.model.conventions import ConventionRow, ConventionTable, Ratification, TableNote
from migov.model.dimensions import Dimension
from migov.model.findings import Finding, Side, section_of
from migov.model.footnotes import Footnote
from migov.model.modules import ModuleFinding, ModulePage
from migov.model.texts import NoteMark, Place, Text
from migov.training.registers import Registers
from migov.training.sheets import (
    ChapterSheet,
    ConventionsSheet,
    FindingSheet,
    InstitutionsSheet,
    InstrumentsSheet,
    ModuleSheet,
    ProfileSheet,
    RowSheet,
    SourcesSheet,
    TableSheet,
    sheet,
)

MARK = re.compile(r"\[\^([^\]]+)\]")
"""``[^label]`` calls a footnote; the label is a word for the editor, the number comes from the order of the marks."""


def read(folder: Traversable) -> Assessment:
    """The assessment that the files of a folder describe.

    Raises:
        Unreadable: a file is missing or not TOML.
        Invalid: a key is wrong, a mark has no note or a note no mark, a name in a register is printed nowhere.
    """
    frame = sheet(folder, "profile.toml", ProfileSheet)
    findings, footnotes = _findings(folder, frame.first_footnote)
    tables = tuple(_table(table) for table in sheet(folder, "conventions.toml", ConventionsSheet).tables)
    pages = tuple(_module_page(folder, code) for code in frame.modules)
    registers = Registers(findings, footnotes, tables, pages)
    laws = sheet(folder, "instruments.toml", InstrumentsSheet)
    return Assessment(
        id=frame.id,
        jurisdiction=frame.jurisdiction,
        round=frame.round,
        edition=frame.edition,
        modules=frame.modules,
        cut_off=frame.cut_off,
        publication=frame.publication,
        findings=findings,
        footnotes=footnotes,
        conventions=tables,
        module_pages=pages,
        key_sources=tuple(_key_sources(sheet(folder, "sources.toml", SourcesSheet))),
        instruments=registers.instruments(laws),
        institutions=registers.institutions(sheet(folder, "institutions.toml", InstitutionsSheet)),
        agreements=registers.agreements(laws),
    )


def grounds(folder: Traversable) -> dict[str, tuple[tuple[str, ...], ...]]:
    """For findings whose files say so: sentence by sentence, the indicators whose answers it rests on.

    Raises:
        Unreadable: a file is missing or not TOML.
        Invalid: a key is wrong, or a sentence rests on an indicator that its finding does not name.
    """
    told = {}
    for dimension, file in _chapter_files(folder):
        chapter = sheet(folder, file, ChapterSheet)
        for side, written in ((Side.WELL_DEVELOPED, chapter.well_developed), (Side.POTENTIAL, chapter.potential)):
            for number, finding in enumerate(written, 1):
                name = f"{section_of(dimension, side)}-{number}"
                if unknown := {code for one in finding.grounds for code in one} - set(finding.indicators):
                    says = f"the finding does not name {', '.join(sorted(unknown))}"
                    raise Invalid(Problem(says, file=file, place=f"{side}[{number - 1}].grounds"))
                if finding.grounds:
                    told[name] = finding.grounds
    return told


class _Notes:
    """The footnotes of one file, numbered in the order in which they are called."""

    def __init__(self, file: str, notes: Mapping[str, str], first: int) -> None:
        self.file, self._notes, self._first = file, notes, first
        self.called: dict[str, Place] = {}

    def text(self, marked: str, key: str, place: Place) -> Text:
        """The text of a key with its marks numbered. Lines are joined, but "•" begins an item of a list."""
        if "\n\n" in marked.strip():
            raise Invalid(Problem("a text is one paragraph", file=self.file, place=key, remedy="remove the empty line"))
        joined = re.sub(r"\s*\n\s*(?!•)", " ", re.sub(r"\s*\n\s*•\s*", "\n• ", marked.strip()))
        pieces = MARK.split(joined)
        return tuple(
            self._call(piece, key, place) if number % 2 else piece for number, piece in enumerate(pieces) if piece
        )

    def _call(self, label: str, key: str, place: Place) -> NoteMark:
        if label not in self._notes:
            raise Invalid(Problem(f"the mark [^{label}] has no note", file=self.file, place=key))
        if label in self.called:
            raise Invalid(Problem(f"the note {label} is called twice", file=self.file, place=key))
        self.called[label] = place
        return NoteMark(str(self._first + len(self.called) - 1))

    def footnotes(self) -> tuple[Footnote, ...]:
        """All footnotes of the file, once every text has been read."""
        for label in self._notes:
            if label not in self.called:
                raise Invalid(Problem(f"no text calls [^{label}]", file=self.file, place=f"notes.{label}"))
        return tuple(
            Footnote(number=str(number), text=self._notes[label].strip(), place=place)
            for number, (label, place) in enumerate(self.called.items(), self._first)
        )


def _findings(folder: Traversable, first: int) -> tuple[tuple[Finding, ...], tuple[Footnote, ...]]:
    """The findings of the six dimensions, and their footnotes numbered through."""
    findings: list[Finding] = []
    footnotes: list[Footnote] = []
    for dimension, file in _chapter_files(folder):
        chapter = sheet(folder, file, ChapterSheet)
        notes = _Notes(file, chapter.notes, first + len(footnotes))
        sides = ((Side.WELL_DEVELOPED, chapter.well_developed), (Side.POTENTIAL, chapter.potential))
        for side, written in sides:
            findings += _side(dimension, side, written, notes)
        footnotes += notes.footnotes()
    return tuple(findings), tuple(footnotes)


def _chapter_files(folder: Traversable) -> Iterator[tuple[Dimension, str]]:
    names = sorted(entry.name for entry in folder.joinpath("findings").iterdir() if entry.name.endswith(".toml"))
    for dimension in Dimension:
        named = [name for name in names if name.startswith(f"{int(dimension)}-")]
        if len(named) != 1:
            says = f"dimension {int(dimension)} has {len(named)} files"
            raise Invalid(Problem(says, file="findings", remedy=f"one file named {int(dimension)}-….toml"))
        yield dimension, f"findings/{named[0]}"


def _side(dimension: Dimension, side: Side, written: Sequence[FindingSheet], notes: _Notes) -> Iterator[Finding]:
    section = section_of(dimension, side)
    for number, finding in enumerate(written, 1):
        key = f"{side}[{number - 1}]"
        if not finding.indicators:
            raise Invalid(Problem("a finding rests on an indicator", file=notes.file, place=f"{key}.indicators"))
        yield Finding(
            id=f"{section}-{number}",
            dimension=dimension,
            side=side,
            text=notes.text(finding.text, f"{key}.text", Place(section, number)),
            indicators=finding.indicators,
        )


def _module_page(folder: Traversable, code: str) -> ModulePage:
    file = f"{code}.toml"
    page = sheet(folder, file, ModuleSheet)
    notes = _Notes(file, page.notes, first=1)
    return ModulePage(
        module=page.module,
        title=page.title,
        introduction=notes.text(page.introduction, "introduction", Place(code, None)),
        findings=tuple(
            ModuleFinding(
                id=f"{code}-{number}",
                text=notes.text(finding.text, f"findings[{number - 1}].text", Place(code, number)),
                indicators=finding.indicators,
            )
            for number, finding in enumerate(page.findings, 1)
        ),
        footnotes=notes.footnotes(),
    )


def _table(table: TableSheet) -> ConventionTable:
    return ConventionTable(
        number=table.number,
        title=table.title,
        group=table.group,
        heading=table.heading,
        rows=tuple(_row(row, table.notes) for row in table.rows),
        notes=tuple(TableNote(mark, words) for mark, words in table.notes.items()),
    )


def _row(row: RowSheet, notes: Mapping[str, str]) -> ConventionRow:
    pieces = MARK.split(row.name)
    for mark in pieces[1::2]:
        if mark not in notes:
            raise Invalid(Problem(f"the mark [^{mark}] has no note", file="conventions.toml", place=row.name))
    return ConventionRow(
        name=tuple(NoteMark(piece) if number % 2 else piece for number, piece in enumerate(pieces) if piece),
        treaties=row.treaties,
        ratification=Ratification(standing=row.standing, years=row.years, note=row.note, printed=row.printed),
    )


def _key_sources(written: SourcesSheet) -> Iterator[KeySource]:
    for group in written.groups:
        for entry in group.entries:
            yield KeySource(text=entry.text, address=entry.address, dimension=group.dimension, heading=group.heading)

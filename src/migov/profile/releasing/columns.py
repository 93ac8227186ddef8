"""What a table of a release is: columns that say what stands in them, rows, and the file it is written to."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from migov.model.assessments import Assessment
from migov.model.drafts import PartChange
from migov.model.findings import Finding
from migov.model.languages import Language
from migov.model.modules import ModuleFinding
from migov.model.releases import AnsweredErratum
from migov.profile.ledger.csv import harmless

MISSING = "missing"
"""In the place of an answer that was never given."""
ANSWERED = "answered"

Value = str | int | None


class Column(NamedTuple):
    """One column of a table."""

    name: str
    says: str
    """What stands in it."""
    type: Literal["string", "integer"] = "string"


class Table(NamedTuple):
    """A table, ready to be written."""

    name: str
    says: str
    """What one row is."""
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    key: tuple[str, ...] = ()
    """The columns that no two rows share."""


class Changed(NamedTuple):
    """A part that reads differently in the release before."""

    part: str
    change: PartChange
    before: str
    after: str


@dataclass(frozen=True)
class Told:
    """What the tables are made of."""

    release: str
    versions: Mapping[Language, Assessment]
    """The public assessment in each language, the source language first."""
    asked: Sequence[str]
    """Codes of all indicators that were asked, in their order."""
    changes: Sequence[Changed] = ()
    errata: Sequence[AnsweredErratum] = ()
    archived: Mapping[str, str] | None = None
    """Path of the archived file by the hash of its bytes."""

    @property
    def source(self) -> Assessment:
        """The assessment as it was written and signed."""
        return next(iter(self.versions.values()))


class Placed(NamedTuple):
    """A paragraph with the place it is printed at."""

    finding: Finding | ModuleFinding
    paragraph: int
    module: str | None


def placed(assessment: Assessment) -> Iterator[Placed]:
    """The paragraphs of the key findings and the module pages in printed order."""
    for section in dict.fromkeys(finding.section for finding in assessment.findings):
        for number, finding in enumerate((one for one in assessment.findings if one.section == section), 1):
            yield Placed(finding, number, None)
    for page in assessment.module_pages:
        for number, one in enumerate(page.findings, 1):
            yield Placed(one, number, page.module)


def written(table: Table) -> bytes:
    """The table as CSV in UTF-8: a line of names, then a line a row. No cell is a formula to a spreadsheet."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    for row in table.rows:
        writer.writerow(["" if cell is None else cell if isinstance(cell, int) else harmless(cell) for cell in row])
    return stream.getvalue().encode("utf-8", "replace")

"""The demonstration: the training country's sources searched and quoted, its profile printed and read back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec

from migov.actions import pins, printing
from migov.actions.assessments import Kept
from migov.actions.printing import Form
from migov.actions.profiles import keep_profile
from migov.actions.reading import read_profile
from migov.actions.rehearsal import add_library, keep_country
from migov.actions.sources import Added
from migov.model.assessments import Assessment
from migov.model.values import Value
from migov.store import assessments


class Printed(Value, kw_only=True):
    """One printed file."""

    path: Path
    size: int
    """Bytes."""
    anew: bool
    """False where exactly this file lay there already."""


class Part(Value, kw_only=True):
    """What came back of one part of the profile."""

    name: str
    printed: int
    came_back: int
    """How many came back exactly as they were printed."""


class Demonstration(Value, kw_only=True):
    """What the demonstration did and found."""

    library: tuple[Added, ...]
    kept: Kept
    answers: int
    pins: int
    pins_that_hold: int
    files: tuple[Printed, ...]
    read_back: Kept
    parts: tuple[Part, ...]
    doubts: int
    """How many were noticed while reading the PDF."""


READ_BACK = "-read-back"
"""Behind the id of the assessment that was read from our own PDF: it stands beside the one that was printed."""


def demonstrate(folder: Path, *, by: str, at: datetime) -> Demonstration:
    """The training country: its sources added, its answers pinned to them, its profile printed into *folder*, the PDF
    read back and kept beside it. Each time the same.
    """
    library = add_library(by=by, at=at)
    kept = keep_country(by=by, at=at)
    country = assessments.get(kept.entry.id)
    checked = tuple(pins.verify(country.id))
    folder.mkdir(parents=True, exist_ok=True)
    files = {form: _print(country, form, folder) for form in Form}
    data, name = files[Form.PDF].path.read_bytes(), files[Form.PDF].path.name
    back = msgspec.structs.replace(read_profile(data, file=name), id=country.id + READ_BACK)
    return Demonstration(
        library=library,
        kept=kept,
        answers=len(country.answers),
        pins=len(checked),
        pins_that_hold=sum(one.holds for one in checked),
        files=tuple(files.values()),
        read_back=keep_profile(back, data, by=by, at=at, file=name, replace=True),
        parts=compare(country, back),
        doubts=len(back.flags),
    )


def compare(printed: Assessment, back: Assessment) -> tuple[Part, ...]:
    """Part by part, how much of what was printed came back word for word, at its place.

    What is not printed (the indicators behind a finding, pins) cannot come back and is not compared.
    """
    return tuple(
        Part(name=name, printed=len(there), came_back=sum(one in here for one in there))
        for (name, there), (_, here) in zip(_printed(printed), _printed(back), strict=True)
    )


def _printed(assessment: Assessment) -> Iterator[tuple[str, list[object]]]:
    yield "findings", [(finding.dimension, finding.side, finding.text) for finding in assessment.findings]
    yield "footnotes", [(note.number, note.text) for note in assessment.footnotes]
    rows = [row for table in assessment.conventions for row in table.rows]
    yield "convention rows", [(row.name, row.ratification) for row in rows]
    pages = assessment.module_pages
    yield "module findings", [(page.module, finding.text) for page in pages for finding in page.findings]
    yield "key sources", [(source.text, source.address) for source in assessment.key_sources or ()]


def _print(country: Assessment, form: Form, folder: Path) -> Printed:
    language, generation = country.publication.language, printing.generation_of(country)
    data = printing.kept_print(country.id, form=form, language=language, generation=generation)
    path = folder / f"{country.id}-{language}.{form}"
    anew = not path.exists() or path.read_bytes() != data
    if anew:
        path.write_bytes(data)
    return Printed(path=path, size=len(data), anew=anew)

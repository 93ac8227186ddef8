"""The demonstration: the training country kept, printed in every form, and read back from its own PDF."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from migov import training
from migov.actions import printing
from migov.actions.assessments import Kept, import_assessment
from migov.actions.printing import Form
from migov.actions.reading import read_profile
from migov.model import interchange
from migov.model.assessments import Assessment
from migov.model.languages import Language
from migov.model.values import Value


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

    kept: Kept
    files: tuple[Printed, ...]
    parts: tuple[Part, ...]


def demonstrate(folder: Path, *, by: str, at: datetime) -> Demonstration:
    """The training country: kept in the store, printed into *folder*, its PDF read back. Again and again the same."""
    country = training.country()
    kept = import_assessment(interchange.encode(country), by=by, at=at, file=f"{country.id}.json", replace=True)
    folder.mkdir(parents=True, exist_ok=True)
    language, generation = country.publication.language, printing.generation_of(country)
    files = [_print(country, form, folder, language=language) for form in Form]
    back = read_profile(
        printing.kept_print(country.id, form=Form.PDF, language=language, generation=generation),
        file=files[0].path.name,
    )
    return Demonstration(kept=kept, files=tuple(files), parts=compare(country, back))


def compare(printed: Assessment, back: Assessment) -> tuple[Part, ...]:
    """Part by part, how much of a printed assessment was read back exactly as it was."""
    pairs = {
        "findings": (printed.findings, back.findings),
        "footnotes": (printed.footnotes, back.footnotes),
        "convention rows": (_rows(printed), _rows(back)),
        "module findings": (_module_findings(printed), _module_findings(back)),
        "key sources": (printed.key_sources or (), back.key_sources or ()),
    }
    return tuple(
        Part(name=name, printed=len(there), came_back=sum(one in here for one in there))
        for name, (there, here) in pairs.items()
    )


def _print(country: Assessment, form: Form, folder: Path, *, language: Language) -> Printed:
    generation = printing.generation_of(country)
    data = printing.kept_print(country.id, form=form, language=language, generation=generation)
    path = folder / f"{country.id}-{language}.{form}"
    anew = not path.exists() or path.read_bytes() != data
    if anew:
        path.write_bytes(data)
    return Printed(path=path, size=len(data), anew=anew)


def _rows(assessment: Assessment) -> tuple[object, ...]:
    return tuple(row for table in assessment.conventions for row in table.rows)


def _module_findings(assessment: Assessment) -> tuple[object, ...]:
    return tuple(finding for page in assessment.module_pages for finding in page.findings)

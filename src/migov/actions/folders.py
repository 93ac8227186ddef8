"""A folder of laws at once: read by all cores, kept one by one, and gone on with after an interruption."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

from migov.actions import pins, sources
from migov.actions.assessments import Outcome
from migov.actions.index import catch_up
from migov.actions.readings import Reading, read_source
from migov.actions.sources import Added, Details
from migov.errors import MigovError, Problem
from migov.evidence import folders
from migov.evidence.folders import Known, Read, Standing
from migov.evidence.formats.bounds import SCANNED
from migov.model.values import Value
from migov.store import sources as shelf


class Step(Value, kw_only=True):
    """One file that is done."""

    done: int
    total: int
    added: Added | None = None


def add_all(paths: Iterable[Path], *, details: Details, by: str, at: datetime) -> Iterator[Step]:
    """Every file of the paths, kept as soon as it is read; what is there already is left as it is.

    One that cannot be read is told with its reason and stops nothing. When the last is done, the index catches up. A
    run that is stopped has kept what it told; the same run again goes on from there, whatever the files are called.

    Raises:
        NotFound: the language that was told is none; nothing is added.
        Conflict: another process is writing the index; the sources are kept.
    """
    sources.check(details)
    walked = folders.walk(paths)
    total = len(walked.files) + len(walked.problems)
    for number, problem in enumerate(walked.problems, start=1):
        yield Step(done=number, total=total, added=Added(file=problem.file or "", problems=(problem,)))
    work = partial(read_source, language=details.language)
    known = Known(snapshots=shelf.known_snapshots())
    reading = folders.read_all(walked.files, work=work, result=Reading, known=known, bounds=SCANNED)
    for number, read in enumerate(reading, start=len(walked.problems) + 1):
        yield Step(done=number, total=total, added=_kept(read, details, by=by, at=at))
    catch_up(on=at.date())


def _kept(read: Read[Reading], details: Details, *, by: str, at: datetime) -> Added:
    name = read.file.name
    if read.standing is Standing.UNREADABLE:
        return Added(file=name, problems=read.problems)
    try:
        if read.result is None:
            there = sources.already(read.sha256 or "", file=name, details=details)
            return there or Added(file=name, outcome=Outcome.ALREADY_THERE)
        if there := sources.already(read.sha256 or "", file=name, details=details):
            return there  # another run was faster
        data = Path(read.file.path).read_bytes()
        added = sources.keep(read.result, data, file=name, details=details, by=by, at=at)
        if added.outcome is Outcome.REPLACED and added.source:
            pins.carry_over(added.source, by=by, at=at)
    except MigovError as error:
        return Added(file=name, problems=(Problem(str(error), file=name),))
    except OSError as error:
        return Added(file=name, problems=(Problem(error.strerror or str(error), file=name, remedy="add it again"),))
    return added

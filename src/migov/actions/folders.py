"""A folder of laws at once: read by all cores, kept one by one, and gone on with after an interruption."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from migov.actions import pins, sources
from migov.actions.assessments import Outcome
from migov.actions.index import try_to_catch_up
from migov.actions.readings import Reading, read_source
from migov.actions.sources import Added, Details
from migov.errors import Invalid, MigovError, Problem
from migov.evidence import folders
from migov.evidence.alignment import Fate
from migov.evidence.folders import File, Known, Read, Standing
from migov.evidence.formats.bounds import SCANNED
from migov.model.values import Value
from migov.store import blobs, opening
from migov.store import sources as shelf


class Step(Value, kw_only=True):
    """One file that is done."""

    done: int
    total: int
    added: Added | None = None
    note: str | None = None
    """What a person should know of the run as a whole."""


def add_all(paths: Iterable[Path], *, details: Details, by: str, at: datetime) -> Iterator[Step]:
    """Every file of the paths, kept as soon as it is read; what is there already is left as it is.

    Scans that were kept when no program was there to recognise their words are read again, last of all.

    One that cannot be read is told with its reason and stops nothing. When the last is done, the index catches up,
    unless somebody else is writing it, or the disk is full, which is told: then the next search sees to that. A run
    that is stopped has kept what it told; the same run again goes on from there, whatever the files are called.

    Raises:
        NotFound: the language that was told is none; nothing is added.
    """
    sources.check(details)
    walked = folders.walk(paths, without=opening.connect())
    total = len(walked.files) + len(walked.problems)
    for number, problem in enumerate(walked.problems, start=1):
        yield Step(done=number, total=total, added=Added(file=problem.file or "", problems=(problem,)))
    work = partial(read_source, language=details.language)
    known = Known(snapshots=shelf.known_snapshots())
    reading = folders.read_all(walked.files, work=work, result=Reading, known=known, bounds=SCANNED)
    done = len(walked.problems)
    lacking: defaultdict[str, list[File]] = defaultdict(list)
    for read in reading:
        if read.standing is Standing.KNOWN and (tongue := sources.lacking(read.sha256 or "", details)) is not None:
            lacking[tongue].append(read.file)
            continue
        done += 1
        yield Step(done=done, total=total, added=_kept(read, details, by=by, at=at))
    for tongue, files in lacking.items():
        work = partial(read_source, language=tongue or None)
        for read in folders.read_all(files, work=work, result=Reading, bounds=SCANNED):
            done += 1
            yield Step(done=done, total=total, added=_kept(read, details, by=by, at=at, is_again=True))
    if why_not := try_to_catch_up(on=at.date()):
        yield Step(done=total, total=total, note=why_not)


def _kept(read: Read[Reading], details: Details, *, by: str, at: datetime, is_again: bool = False) -> Added:
    name = read.file.name
    if read.standing is Standing.UNREADABLE:
        return Added(file=name, problems=read.problems)
    try:
        if read.result is None:
            if not blobs.is_whole(read.sha256 or "") and shelf.of_snapshot(read.sha256 or ""):
                sources.keep_bytes(Path(read.file.path).read_bytes())  # of a withdrawn source too: its pins hold
            there = sources.already(read.sha256 or "", file=name, details=details)
            return _carried(there or Added(file=name, outcome=Outcome.ALREADY_THERE), details, by=by, at=at)
        if is_again:
            return sources.again(read.result, file=name, by=by, at=at)
        if there := sources.already(read.sha256 or "", file=name, details=details):
            return _carried(there, details, by=by, at=at)  # another run was faster
        data = Path(read.file.path).read_bytes()
        added = sources.keep(read.result, data, file=name, details=details, by=by, at=at)
        return _carried(added, details, by=by, at=at)
    except Invalid as error:
        told = (Problem(one.says, file=name, place=one.place, remedy=one.remedy) for one in error.problems)
        return Added(file=name, problems=tuple(told))
    except MigovError as error:
        return Added(file=name, problems=(Problem(str(error), file=name),))
    except OSError as error:
        return Added(file=name, problems=(Problem(error.strerror or str(error), file=name, remedy="add it again"),))


def _carried(added: Added, details: Details, *, by: str, at: datetime) -> Added:
    """What was added, with what became of the pins on the source whose newer snapshot it is.

    A run that was stopped between the two is made good by the next one.
    """
    if not details.id or added.source is None or added.outcome is Outcome.KEPT:
        return added
    carried = pins.carry_over(added.source, by=by, at=at)
    if not carried:
        return added
    count = sum(one.result.after is not None for one in carried)
    told = [one for one in carried if one.result.fate is not Fate.REANCHORED]
    notes = [
        f"{count} of {len(carried)} pins carried over.",
        *(f"{one.assessment} {one.indicator}: {one.result.says}" for one in told),
    ]
    return replace(added, notes=(*added.notes, *notes))

"""Reading the journal, and making sure that nothing that is kept has been tampered with or lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256

from migov.errors import MigovError
from migov.model.values import Value
from migov.store import answers, assessments, blobs, comments, drafts, journal, sheets, signatures, sources
from migov.store.journal import Line, Verdict

IMPORTS, FILES = ("assessment.import", "profile.import"), ("file sha256", "before")
"""Lines that name files by their hashes, and under which keys."""


class Inspection(Value, kw_only=True):
    """What looking at everything that is kept showed."""

    journal: Verdict
    assessments: int
    files: int
    problems: tuple[str, ...]
    """One sentence each; empty where all is well."""
    orphans: tuple[str, ...]
    """Files that nothing names: left over from work that was stopped. They do no harm."""


def lines(subject: str | None = None, *, last: int | None = None) -> tuple[Line, ...]:
    """The lines of the journal, oldest first."""
    return journal.lines(subject, last=last)


def verify() -> Inspection:
    """The journal's chain, every assessment's content and every file's bytes, each against its hash."""
    verdict = journal.verify()
    problems = [] if verdict.broken is None else [f"journal line {verdict.broken}: {verdict.because}"]
    kept = assessments.entries(withdrawn=True)
    noted = journal.lines() if verdict.broken is None else ()
    last = {line.subject: line.details["content"] for line in noted if "content" in line.details}
    for entry in kept:
        found = sha256(assessments.content(entry.id)).hexdigest()
        if found != entry.content_sha256 or (verdict.broken is None and last.get(entry.id) != found):
            problems.append(f"assessment {entry.id}: its content is not the one the journal noted")
    problems += _changed_answers(noted, [entry.id for entry in kept]) if verdict.broken is None else []
    problems += list(_changed_drafts(noted))
    gone = sorted(last.keys() - {entry.id for entry in kept})
    problems += [f"assessment {name}: noted in the journal, and not here" for name in gone]
    used = {line.details[key] for line in noted if line.action in IMPORTS for key in FILES if line.details.get(key)}
    used |= {entry.file_sha256 for entry in kept if entry.file_sha256}
    used |= sources.known_snapshots() | sheets.known_files() | drafts.contents() | signatures.letters()
    used |= comments.returned_files()
    for name in sorted(used):
        try:
            blobs.read(name)
        except MigovError as error:
            problems.append(str(error))
    return Inspection(
        journal=verdict,
        assessments=len(kept),
        files=len(used),
        problems=tuple(problems),
        orphans=blobs.orphans(used),
    )


def _changed_answers(noted: Iterable[Line], assessments: Iterable[str]) -> list[str]:
    """A sentence for every answer that is not the one the journal noted last."""
    last: dict[tuple[str, str], str] = {}
    for line in noted:
        last |= {(line.subject, indicator): seal for indicator, seal in line.details.get("answers", {}).items()}
    return [
        f"assessment {name}: the answer to {indicator} is not the one the journal noted"
        for name in assessments
        for indicator, seal in answers.seals(name).items()
        if last.get((name, indicator)) != seal
    ]


def _changed_drafts(noted: Iterable[Line]) -> Iterator[str]:
    """A sentence for every frozen draft that is not the one the journal noted."""
    for line in noted:
        if line.action != "draft.freeze":
            continue
        number, says = line.details["draft"], f"assessment {line.subject}: draft {line.details['draft']}"
        try:
            kept = drafts.draft(line.subject, number)
        except MigovError:
            yield f"{says} is noted in the journal, and not here"
            continue
        if kept.hash != line.details["hash"]:
            yield f"{says} is not the one the journal noted"

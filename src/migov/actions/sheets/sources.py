"""Lists of sources: made of what is kept of a jurisdiction, and written back into it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from migov.actions import sources as keeping
from migov.model.people import Member
from migov.model.sources import Source
from migov.sheets import Cover, Form, SourceChange, applied, source_list
from migov.store import assessments, sources

BEGUN = "new"
"""Id of a new source before it has one."""


def form_of(id: str, cover: Cover) -> Form:  # noqa: A002 - the field's own word
    """The list of all sources of the assessment's jurisdiction; none where it does not tell its code."""
    code = assessments.entry(id).jurisdiction_code
    return source_list(cover, [one.source for one in keeping.all_sources(code)] if code else [])


def write(id: str, said: Iterable[SourceChange], *, by: Member, at: datetime) -> tuple[str, ...]:  # noqa: A002
    """What came back about sources, written; notes for the receipt.

    New ones are known by their description alone until somebody fetches their files.
    """
    notes = []
    code = assessments.entry(id).jurisdiction_code
    for one in said:
        if one.id is not None:
            keeping.describe(applied(keeping.get(one.id).source, one), by=by.person, at=at)
            continue
        made = applied(Source(id=BEGUN, title="", jurisdiction=code), one)
        new = keeping.free_id(made.jurisdiction, made.title, sources.is_taken)
        keeping.add_described(_called(made, new), by=by.person, at=at)
        notes.append(f"{new} is new and known by its description alone: its file is to be fetched")
    return tuple(notes)


def _called(source: Source, id: str) -> Source:  # noqa: A002
    fields = {name: getattr(source, name) for name in source.__struct_fields__}
    return Source(**(fields | {"id": id}))

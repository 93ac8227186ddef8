"""Word files of a consultation that come back, for tests: sent by an institution's people, worked on, brought in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from consulted import LATER, Consulted
from migov.actions.consulting import word
from migov.model.people import Member
from migov.store.comments import ReturnedDraft
from word_files import File


def sent(here: Consulted, by: Member, institution: str | None = None, **asked: bool) -> File:
    """The file that goes out for an institution: the person's own where none is named."""
    whose = institution or (by.institutions[0] if by.institutions else None)
    return File(word.send_out(here.id, whose, by=by, at=LATER, **asked).data)


def rewritten(
    here: Consulted,
    file: File,
    passage: int = 0,
    *,
    was: str = "free",
    now: str = "free of charge",
    author: str = "Ana",
) -> File:
    """The file with words of a passage replaced, as Word records it."""
    text = here.words(here.passages[passage])
    before, _, behind = text.partition(was)
    assert before or behind, f"{was!r} does not stand in it"
    changes = (("keep", before), ("del", was, author), ("ins", now, author), ("keep", behind))
    file.edit(file.line(here.passages[passage]), *(one for one in changes if one[1]))
    return file


def brought(
    here: Consulted,
    data: bytes | File,
    by: Member,
    *,
    institution: str | None = word.ITS_OWN,
    file: str = "draft.docx",
    at: datetime = LATER,
    **asked: object,
) -> ReturnedDraft:
    """What became of a file that somebody brings."""
    bytes_ = data if isinstance(data, bytes) else data.saved()
    take: Callable[..., ReturnedDraft] = word.take_in
    return take(here.id, bytes_, file=file, institution=institution, by=by, at=at, **asked)

"""What the pages of translating call things."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from migov.model.languages import Language
from migov.model.translations import PieceKind, Readiness, Standing, State
from migov.sheets.translations import Outcome
from migov.store.translations import What
from migov.web.pieces import Chip, ChipKind, Progress, Segment

STATES: dict[State, str] = {
    State.MISSING: gettext_noop("Not translated"),
    State.STALE: gettext_noop("Source has changed"),
    State.DONE: gettext_noop("To be reviewed"),
    State.REVIEWED: gettext_noop("Reviewed"),
}
MARKS: dict[State, ChipKind] = {
    State.MISSING: "not-started",
    State.STALE: "late",
    State.DONE: "complete",
    State.REVIEWED: "reviewed",
}
SENTENCES: dict[State, str] = {
    State.MISSING: gettext_noop("Not translated"),
    State.STALE: gettext_noop("Source has changed"),
    State.DONE: gettext_noop("Translated"),
}
KINDS: dict[PieceKind, str] = {
    PieceKind.TITLE: gettext_noop("Title"),
    PieceKind.CITATION: gettext_noop("Citation"),
    PieceKind.NAME: gettext_noop("Name of the country or city"),
    PieceKind.INSTITUTION: gettext_noop("Name of an institution"),
    PieceKind.PASSAGE: gettext_noop("Passage"),
    PieceKind.MODULE_TITLE: gettext_noop("Title of a module page"),
    PieceKind.MODULE_INTRODUCTION: gettext_noop("Introduction of a module page"),
    PieceKind.NOTE: gettext_noop("Footnote"),
    PieceKind.TABLE: gettext_noop("Title in a table"),
    PieceKind.ROW: gettext_noop("Row of a table"),
    PieceKind.TABLE_NOTE: gettext_noop("Note under a table"),
    PieceKind.PRIORITY: gettext_noop("Priority"),
}
HISTORY: dict[What, str] = {
    What.WRITTEN: gettext_noop("Translated"),
    What.REVIEWED: gettext_noop("Reviewed"),
    What.UNREVIEWED: gettext_noop("Review taken back"),
    What.BACK: gettext_noop("Translation taken back"),
    What.MET: gettext_noop("Met somebody else’s words, and was kept beside them"),
}
OUTCOMES: dict[Outcome, str] = {
    Outcome.UNCHANGED: gettext_noop("Unchanged"),
    Outcome.CHANGED: gettext_noop("Taken over"),
    Outcome.STALE: gettext_noop("Taken over, but its source has changed since"),
    Outcome.CONFLICT: gettext_noop("Translated there and here"),
    Outcome.LOST: gettext_noop("Has no place here any more"),
}


def chip(state: State) -> Chip:
    """The state of a piece in a word."""
    return Chip(kind=MARKS[state], word=_(STATES[state]))


def kind_name(kind: PieceKind) -> str:
    """What a piece is called."""
    return _(KINDS[kind])


def progress(language: Language, found: Readiness) -> Progress:
    """How far a language has come, as a bar."""
    counts = {
        State.REVIEWED: len(found.reviewed),
        State.DONE: len(found.done),
        State.STALE: len(found.stale),
        State.MISSING: len(found.missing),
    }
    segments: list[Segment] = []
    start = 0.0
    for state, count in counts.items():
        width = round(100 * count / found.count, 2) if found.count else 0.0
        segments.append(Segment(kind=MARKS[state], word=_(STATES[state]), count=count, start=start, width=width))
        start = round(start + width, 2)
    return Progress(label=language.endonym, total=found.count, segments=tuple(segments))


def direction(language: Language) -> str:
    """In which direction it is written."""
    return "rtl" if language.right_to_left else "ltr"


def of_state(every: Sequence[Standing], *states: State) -> list[Standing]:
    """The pieces in one of these states."""
    return [one for one in every if one.state in states]

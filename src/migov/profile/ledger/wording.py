"""The words of a comment matrix in the languages it is printed in, read from ``words.toml``."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from migov.model.consultations import Outcome, ProposalKind
from migov.model.languages import Language
from migov.profile.ledger.rows import Matrix, Row
from migov.profile.phrasebook import FROM_THE_LEFT, Phrasebook

say = Phrasebook("migov.profile.ledger").say


def of_outcome(outcome: Outcome, language: Language) -> str:
    """What an outcome is called."""
    return say(f"outcome.{outcome.name.lower()}", language)


def response(row: Row, language: Language) -> str:
    """What became of a comment, with the reason."""
    if row.is_withdrawn:
        return say("withdrawn", language)
    if row.outcome is None:
        return say("open", language)
    return f"{of_outcome(row.outcome, language)}: {row.reason}"


def suggestion(row: Row, language: Language) -> str:
    """What a suggestion would change; empty for a comment."""
    if row.proposal is None:
        return ""
    words = "" if row.proposal is ProposalKind.MOVE_PASSAGE else row.proposed
    return say(f"proposal.{row.proposal.name.lower()}", language, words=words).strip()


def comment(row: Row, language: Language) -> str:
    """What was said: the comment, what it suggests, and the replies."""
    told = [row.says, suggestion(row, language)]
    told += [f"↳ {one.who}: {one.says}" for one in row.replies]
    return "\n".join(part for part in told if part)


def passage(row: Row, language: Language) -> str:
    """Which words a comment speaks of."""
    where = row.section or say("whole", language)
    told = [where, f"“{row.words}”" if row.words else "", say("unplaced", language) if row.is_unplaced else ""]
    return "\n".join(part for part in told if part)


def change(row: Row, language: Language) -> str:
    """What changed because of a comment: before, and now."""
    if row.awaits_change:
        return say("awaits", language)
    if not row.is_changed:
        return ""
    before = say("before", language, words=row.was) if row.was else say("new", language)
    after = say("now", language, words=row.now) if row.now else say("gone", language)
    return f"{before}\n{after}"


def day(at: str) -> str:
    """The day of a moment, as ISO 8601 writes it: the same in every language."""
    return datetime.fromisoformat(at).date().isoformat()


def beside(matrix: Matrix) -> str:
    """What stands below the title: the draft, how many comments, what was left out, the day."""
    language = matrix.language
    undecided = sum(row.is_open for row in matrix.rows)
    told = [
        say("draft", language, number=matrix.version),
        say("count", language, all=len(matrix.rows), open=undecided),
        *matrix.chosen,
        say("made", language, day=(FROM_THE_LEFT if language.right_to_left else "") + day(matrix.made_at)),
    ]
    return " · ".join(told)


HEADS = ("number", "institution", "passage", "comment", "response", "change", "date", "author")
"""The columns of the printed matrix."""


def heads(language: Language) -> tuple[str, ...]:
    """The heads of the printed matrix."""
    return heads_of(HEADS, language)


def cells(row: Row, language: Language) -> tuple[str, ...]:
    """The cells of one row of the printed matrix."""
    return (
        str(row.number),
        row.institution or say("team", language),
        passage(row, language),
        comment(row, language),
        response(row, language),
        change(row, language),
        day(row.at),
        row.author,
    )


SORTED = ("number", "institution", "passage", "comment", "outcome", "reason", "change", "date", "author")
"""The columns of the spreadsheet that is printed: the outcome apart, so that it can be filtered."""


def sorted_cells(row: Row, language: Language) -> tuple[str, ...]:
    """The cells of one row of the spreadsheet that is printed."""
    number, institution, passage_, comment_, _response, change_, date, author = cells(row, language)
    return number, institution, passage_, comment_, outcome(row, language), row.reason, change_, date, author


def outcome(row: Row, language: Language) -> str:
    """What became of a comment, in a word or two."""
    if row.is_withdrawn:
        return say("withdrawn", language)
    return of_outcome(row.outcome, language) if row.outcome else say("open", language)


FIELDS = (
    "number", "institution", "dimension", "section", "words", "draft", "comment", "suggestion", "replies", "outcome",
    "reason", "before", "now", "date", "decided", "author", "passage_id", "place",
)  # fmt: skip
"""The columns of the CSV file and of the second spreadsheet: one fact each."""


def fields(row: Row, language: Language) -> tuple[str, ...]:
    """The cells of one row of facts."""
    return (
        str(row.number),
        row.institution or say("team", language),
        str(int(row.dimension)) if row.dimension else "",
        row.section or say("whole", language),
        row.words,
        str(row.version),
        row.says,
        suggestion(row, language),
        "\n".join(f"{one.who}: {one.says}" for one in row.replies),
        outcome(row, language),
        row.reason,
        row.was,
        say("awaits", language) if row.awaits_change else row.now,
        day(row.at),
        day(row.decided_at) if row.decided_at else "",
        row.author,
        row.passage or "",
        say("unplaced", language) if row.is_unplaced else "",
    )


def heads_of(names: Iterable[str], language: Language) -> tuple[str, ...]:
    """The heads of these columns."""
    return tuple(say(f"head.{name}", language) for name in names)

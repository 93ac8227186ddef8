"""The list of sources: what is known of each, and empty rows for those that are still to be fetched."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import msgspec

from migov.model.sources import Source, SourceKind
from migov.model.values import Value
from migov.sheets import lists
from migov.sheets.covers import Cover
from migov.sheets.differences import Differences, Outcome
from migov.sheets.forms import CellKind, Choice, Form, FormKind, Row, Table
from migov.sheets.forms.reading import NEW
from migov.sheets.wording import say, words

TABLE = "sources"
BLANK = 200
"""Rows for new sources."""
STEPS = ("fill", "new", "date", "return")
FIELDS = ("jurisdiction", "kind", "language", "title", "publisher", "published", "address", "instrument", "accessed")
"""Of a `Source`; its note is CSL's own key ``note``."""
NOTE = "note"


def source_list(cover: Cover, sources: Sequence[Source]) -> Form:
    """The form that lists these sources."""
    language = cover.language
    kinds = tuple(Choice(kind.value, words(f"kind.{kind}")) for kind in SourceKind)

    column = partial(lists.column, language)
    columns = (
        column("id", 24, is_given=True),
        column("jurisdiction", 12, CellKind.PLACE),
        column("kind", 18, CellKind.CHOICE, choices=kinds),
        column("language", 10, CellKind.LANGUAGE),
        column("title", 56, is_required=True),
        column("publisher", 26),
        column("published", 13, CellKind.MOMENT, "date"),
        column("address", 36, CellKind.ADDRESS),
        column("instrument", 20),
        column("accessed", 13, CellKind.MOMENT, "date"),
        column(NOTE, 30),
    )
    rows = tuple(Row(key=one.id, cells=_cells(one), given={"id": one.id}) for one in sources)
    table = Table(key=TABLE, sheet=say("sheet.sources", language), columns=columns, rows=rows, blank=BLANK)
    return lists.list_form(FormKind.SOURCES, cover, table, STEPS)


def _cells(source: Source) -> dict[str, str]:
    cells = {name: str(getattr(source, name) or "") for name in FIELDS}
    note = source.rest.get(NOTE)
    return {key: text for key, text in (cells | {NOTE: note if isinstance(note, str) else ""}).items() if text}


class SourceChange(Value, kw_only=True):
    """What came back about one source."""

    id: str | None
    """Null for a new one, whose file is to be fetched."""
    row: str
    changes: dict[str, str]
    """Field or ``note`` → what it says now; empty where it was cleared."""


def changes(differences: Differences, *, but: frozenset[str] = frozenset()) -> tuple[SourceChange, ...]:
    """What came back, source by source; new ones behind."""
    found: dict[str, dict[str, str]] = {}
    for one in differences.of(Outcome.CHANGED, Outcome.CONFLICT):
        if one.key not in but:
            found.setdefault(one.row, {})[one.column] = one.returned
    return tuple(
        SourceChange(id=None if row.startswith(NEW) else row, row=row, changes=cells) for row, cells in found.items()
    )


def applied(source: Source, change: SourceChange) -> Source:
    """The source with what came back about it."""
    fields: dict[str, object] = {key: text or None for key, text in change.changes.items() if key != NOTE}
    if "kind" in fields:
        fields["kind"] = SourceKind(change.changes["kind"] or SourceKind.DOCUMENT)
    if NOTE in change.changes:
        rest = {key: value for key, value in source.rest.items() if key != NOTE}
        fields["rest"] = rest | ({NOTE: change.changes[NOTE]} if change.changes[NOTE] else {})
    return msgspec.structs.replace(source, **fields)

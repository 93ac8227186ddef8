"""What the forms that list things have in common: a table with one thing a row, and empty rows for more."""

from __future__ import annotations

from migov.model.languages import Language
from migov.sheets.covers import Cover, facts
from migov.sheets.forms import CellKind, Column, Form, FormKind, Table
from migov.sheets.wording import say


def column(
    language: Language, key: str, width: int, kind: CellKind = CellKind.TEXT, note: str = "", **more: object
) -> Column:
    """A column with its heading, and with its note where it has one."""
    said = say(f"note.{note}", language) if note else ""
    heading = say(f"heading.{key}", language)
    return Column(key=key, heading=heading, width=width, kind=kind, note=said, **more)  # type: ignore[arg-type]


def list_form(kind: FormKind, cover: Cover, table: Table, steps: tuple[str, ...]) -> Form:
    """The form that consists of this one table, whose key names its title."""
    return Form(
        kind=kind,
        subject=cover.subject,
        language=cover.language,
        issue=cover.issue,
        institution=cover.institution,
        sent_at=cover.sent_at,
        title=say(f"title.{table.key}", cover.language, name=cover.name),
        facts=facts(cover),
        steps=tuple(say(f"step.{step}", cover.language) for step in steps),
        tables=(table,),
    )

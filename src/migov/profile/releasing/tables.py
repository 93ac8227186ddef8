"""The tables of a release: one kind of thing each, a row a thing, in every language the release has.

A table says *missing* where something is missing: silence is not "no".
"""

from __future__ import annotations

from migov.profile.releasing.columns import Column, Table, Told
from migov.profile.releasing.register_tables import (
    changes,
    conventions,
    errata,
    heard,
    institutions,
    instruments,
    key_sources,
    sources,
)
from migov.profile.releasing.text_tables import answers, findings, priorities, quotations, searches, sentences


def tables(told: Told) -> tuple[Table, ...]:
    """All tables of a release; one that has no row is there too, so that nobody takes it for forgotten."""
    made = (
        *(findings(told), sentences(told), quotations(told), answers(told), searches(told), conventions(told)),
        *(instruments(told), institutions(told), heard(told), priorities(told), key_sources(told)),
        *(sources(told), changes(told), errata(told)),
    )
    return tuple(_headed(table, told) for table in made)


def _headed(table: Table, told: Told) -> Table:
    """The table with the release, the assessment and the country before every row: rows of many releases stack."""
    head = (
        Column("release", "Id of the release"),
        Column("assessment", "Id of the assessment"),
        Column("jurisdiction", "ISO 3166 code of the country; of a city that of its country where it has none"),
    )
    first = (told.release, told.source.id, told.source.jurisdiction.code)
    key = ("release", *table.key) if table.key else ()
    return table._replace(columns=(*head, *table.columns), rows=tuple((*first, *row) for row in table.rows), key=key)

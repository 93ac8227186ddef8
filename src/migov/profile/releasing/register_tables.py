"""Tables of what the profile speaks of: conventions, instruments, institutions, sources; and what a release changes."""

from __future__ import annotations

from migov.model.texts import words
from migov.profile.releasing.columns import MISSING, Column, Table, Told, Value


def conventions(told: Told) -> Table:
    """The rows of the tables of conventions."""
    rows: list[tuple[Value, ...]] = []
    for table in told.source.conventions:
        for number, row in enumerate(table.rows, 1):
            cell = row.ratification
            rows.append(
                (
                    *(table.number, table.group.value, table.heading, number, words(row.name), " ".join(row.treaties)),
                    *(cell.standing.value if cell else MISSING, " ".join(map(str, cell.years)) if cell else None),
                    *(cell.note if cell else None, cell.printed if cell else None, row.open_because),
                )
            )
    columns = (
        Column("table", "Number of the table as printed"),
        Column("group", "international, regional or bilateral"),
        Column("heading", "Printed over the group of rows"),
        Column("row", "Counted from 1 within the group", "integer"),
        Column("name", "As printed"),
        Column("treaties", "Codes of the instruments recognised in the name"),
        Column("standing", "yes, no, partly, signed; or missing, which is not no"),
        Column("years", "As printed, with blanks between"),
        Column("note", "What else the cell says"),
        Column("printed", "The cell as printed"),
        Column("open_because", "Why a cell was left open"),
    )
    return Table("conventions", "One row of a table of conventions", columns, tuple(rows))


def instruments(told: Told) -> Table:
    """The laws, policies, plans and agreements."""
    rows = [
        (
            *(one.id, one.kind.value, one.number, one.name, " | ".join(name.text for name in one.names[1:]), one.year),
            *(one.date, one.period.first if one.period else None, one.period.last if one.period else None),
            *(one.since, one.until, one.status.value if one.status else None, one.as_of),
        )
        for one in told.source.instruments
    ]
    columns = (
        Column("instrument", "Id"),
        Column("kind", "law, decree, policy, plan …"),
        Column("number", "Normalised"),
        Column("name", "Most used"),
        Column("other_names", "With a bar between"),
        Column("year", "Of adoption", "integer"),
        Column("date", "Of adoption, as exact as known"),
        Column("first_year", "Of the plan's own period", "integer"),
        Column("last_year", "Of the plan's own period", "integer"),
        Column("since", "First day in force"),
        Column("until", "Last day in force"),
        Column("status", "As far as told; empty is not known"),
        Column("as_of", "When the status was true"),
    )
    return Table("instruments", "One law, policy, plan or agreement", columns, tuple(rows), ("instrument",))


def institutions(told: Told) -> Table:
    """The institutions in every language."""
    rows: list[tuple[Value, ...]] = []
    for language, assessment in told.versions.items():
        rows += [(one.id, language.value, one.name, one.native_name, one.acronym) for one in assessment.institutions]
    columns = (
        Column("institution", "Id"),
        Column("language", "ISO 639-1"),
        Column("name", "In this language"),
        Column("native_name", "In its own"),
        Column("acronym", "As used"),
    )
    key = ("institution", "language")
    return Table("institutions", "One institution in one language", columns, tuple(rows), key)


def heard(told: Told) -> Table:
    """The institutions that were asked, and how they took part."""
    process = told.source.process
    heard = process.institutions if process else ()
    columns = (
        Column("institution", "Its name"),
        Column("voice", "How it took part. Silence is a fact, and not consent"),
        Column("comments", "How many it made", "integer"),
        Column("days", "From its invitation to its deadline", "integer"),
    )
    rows = tuple((one.institution, one.voice.value, one.comments, one.days) for one in heard)
    return Table("heard", "One institution that was asked about the draft", columns, rows, ("institution",))


def key_sources(told: Told) -> Table:
    """The printed list of key sources."""
    rows = tuple((one.dimension, one.heading, one.text, one.address) for one in told.source.key_sources or ())
    columns = (
        Column("dimension", "Under which it is listed; empty for none", "integer"),
        Column("heading", "Printed above it"),
        Column("text", "As printed"),
        Column("address", "Where it is to be read"),
    )
    return Table("key_sources", "One entry of the printed list of key sources", columns, rows)


def sources(told: Told) -> Table:
    """The quoted sources in the states that were captured."""
    rows: list[tuple[Value, ...]] = []
    paths = told.archived or {}
    for one in told.source.sources:
        makers = "; ".join(c.name or ", ".join(part for part in (c.family, c.given) if part) for c in one.creators)
        record = (one.id, one.kind.value, one.title, makers, one.publisher, one.published, one.language, one.address)
        states: list[tuple[Value, ...]] = [
            (held.sha256, held.media_type, held.captured, paths.get(held.sha256)) for held in one.snapshots
        ]
        rows += [(*record, *state) for state in states or [(None, None, None, None)]]
    columns = (
        Column("source", "Id"),
        Column("kind", "In the words of CSL"),
        Column("title", "In its own language"),
        Column("creators", "Institutions or people who made it"),
        Column("publisher", "Where it was published"),
        Column("published", "As exact as known"),
        Column("language", "BCP 47"),
        Column("address", "Where it was found"),
        Column("snapshot", "SHA-256 of the bytes that were read"),
        Column("media_type", "Of those bytes"),
        Column("captured", "When they were captured (ISO 8601)"),
        Column("archived", "Path of the archived copy in this release; empty where it is not handed out"),
    )
    return Table("sources", "One captured state of a source that is quoted", columns, tuple(rows))


def changes(told: Told) -> Table:
    """What reads differently in the release before."""
    rows = tuple((one.part, one.change.value, one.before, one.after) for one in told.changes)
    columns = (
        Column("part", "Id of the paragraph or part"),
        Column("change", "new, gone, rewritten or moved"),
        Column("before", "What the release before says"),
        Column("after", "What this release says"),
    )
    return Table("changes", "One part that reads differently in the release before", columns, rows, ("part",))


def errata(told: Told) -> Table:
    """The readers' reports that are corrected."""
    columns = (
        Column("erratum", "Number within the assessment", "integer"),
        Column("finding", "Id of the paragraph; empty for the whole"),
        Column("about", "What was reported"),
    )
    rows = tuple((one.number, one.passage, one.about) for one in told.errata)
    return Table("errata", "One reader's report that this release corrects", columns, rows, ("erratum",))

"""The tables of a release: one kind of thing each, a row a thing, in every language the release has.

A table says *missing* where something is missing: silence is not "no".
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Literal, NamedTuple

from migov.model.answers import Answer
from migov.model.assessments import Assessment
from migov.model.citations import Pin
from migov.model.drafts import PartChange
from migov.model.findings import Finding, FindingSentence
from migov.model.languages import Language
from migov.model.modules import ModuleFinding
from migov.model.releases import AnsweredErratum
from migov.model.texts import marks, words
from migov.profile.ledger.csv import harmless

MISSING = "missing"
"""In the place of an answer that was never given."""
ANSWERED = "answered"

Value = str | int | None


class Column(NamedTuple):
    """One column of a table."""

    name: str
    says: str
    """What stands in it."""
    type: Literal["string", "integer"] = "string"


class Table(NamedTuple):
    """A table, ready to be written."""

    name: str
    says: str
    """What one row is."""
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    key: tuple[str, ...] = ()
    """The columns that no two rows share."""


class Changed(NamedTuple):
    """A part that reads differently in the release before."""

    part: str
    change: PartChange
    before: str
    after: str


@dataclass(frozen=True)
class Told:
    """What the tables are made of."""

    release: str
    versions: Mapping[Language, Assessment]
    """The public assessment in each language, the source language first."""
    asked: Sequence[str]
    """Codes of all indicators that were asked, in their order."""
    changes: Sequence[Changed] = ()
    errata: Sequence[AnsweredErratum] = ()
    archived: Mapping[str, str] | None = None
    """Path of the archived file by the hash of its bytes."""

    @property
    def source(self) -> Assessment:
        """The assessment as it was written and signed."""
        return next(iter(self.versions.values()))


def tables(told: Told) -> tuple[Table, ...]:
    """All tables of a release; one that has no row is there too, so that nobody takes it for forgotten."""
    made = (
        *(_findings(told), _sentences(told), _quotations(told), _answers(told), _searches(told), _conventions(told)),
        *(_instruments(told), _institutions(told), _heard(told), _priorities(told), _key_sources(told)),
        *(_sources(told), _changes(told), _errata(told)),
    )
    return tuple(_headed(table, told) for table in made)


def written(table: Table) -> bytes:
    """The table as CSV in UTF-8: a line of names, then a line a row. No cell is a formula to a spreadsheet."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    for row in table.rows:
        writer.writerow(["" if cell is None else cell if isinstance(cell, int) else harmless(cell) for cell in row])
    return stream.getvalue().encode("utf-8", "replace")


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


class Placed(NamedTuple):
    """A paragraph with the place it is printed at."""

    finding: Finding | ModuleFinding
    paragraph: int
    module: str | None


def placed(assessment: Assessment) -> Iterator[Placed]:
    """The paragraphs of the key findings and the module pages in printed order."""
    for section in dict.fromkeys(finding.section for finding in assessment.findings):
        for number, finding in enumerate((one for one in assessment.findings if one.section == section), 1):
            yield Placed(finding, number, None)
    for page in assessment.module_pages:
        for number, one in enumerate(page.findings, 1):
            yield Placed(one, number, page.module)


def _findings(told: Told) -> Table:
    rows: list[tuple[Value, ...]] = []
    for language, assessment in told.versions.items():
        for finding, paragraph, module in placed(assessment):
            own = finding if isinstance(finding, Finding) else None
            rows.append(
                (
                    *(finding.id, language.value, int(own.dimension) if own else None, own.side.value if own else None),
                    *(own.section if own else module, paragraph, module, " ".join(finding.indicators)),
                    *(words(finding.text), " ".join(marks(finding.text))),
                )
            )
    columns = (
        Column("finding", "Permanent id of the paragraph: links end in it"),
        Column("language", "ISO 639-1"),
        Column("dimension", "1 to 6; empty on a module page", "integer"),
        Column("side", "well-developed or potential; an editorial decision, not a score. Empty on a module page"),
        Column("section", "Number of the section as printed, or the code of the module"),
        Column("paragraph", "Counted from 1 within the section", "integer"),
        Column("module", "Code of the module on whose page it stands; empty for the six dimensions"),
        Column("indicators", "Codes of the questions it rests on, with blanks between"),
        Column("text", "What is printed, without the marks of notes"),
        Column("footnotes", "Numbers of its footnotes, with blanks between"),
    )
    return Table(
        "findings", "One paragraph of the profile in one language", columns, tuple(rows), ("finding", "language")
    )


def _sentences(told: Told) -> Table:
    rows: list[tuple[Value, ...]] = []
    for language, assessment in told.versions.items():
        for finding, _, _ in placed(assessment):
            for number, one in enumerate(finding.sentences, 1):
                rows.append((finding.id, number, language.value, one.words, *_rests_on(one)))
    columns = (
        Column("finding", "Id of the paragraph"),
        Column("sentence", "Counted from 1 within the paragraph", "integer"),
        Column("language", "ISO 639-1"),
        Column("text", "What is printed"),
        Column("indicators", "Codes of the questions it rests on"),
        Column("quotations", "How many quotations it rests on itself: see the table of quotations", "integer"),
        Column("statements", "What institutions stated, by name and day"),
        Column("waiver", "Why it is printed without a quotation; empty where it was not waived"),
    )
    key = ("finding", "sentence", "language")
    return Table("sentences", "One sentence of the profile in one language", columns, tuple(rows), key)


def _rests_on(sentence: FindingSentence) -> tuple[Value, ...]:
    grounds = sentence.grounds
    said = " | ".join(f"{one.said_by}, {one.on}: {one.words}" for one in grounds.statements)
    return " ".join(grounds.answers), len(grounds.pins), said, sentence.waived_because


def _quotations(told: Told) -> Table:
    rows: list[tuple[Value, ...]] = []
    number = count(1)
    for finding, _, _ in placed(told.source):
        for place, sentence in enumerate(finding.sentences, 1):
            rows += [(next(number), finding.id, place, None, *_quoted(pin)) for pin in sentence.grounds.pins]
        if not finding.sentences:
            rows += [(next(number), finding.id, None, None, *_quoted(pin)) for pin in finding.pins]
    for answer in told.source.answers:
        rows += [(next(number), None, None, answer.indicator, *_quoted(pin)) for pin in answer.pins]
    columns = (
        Column("quotation", "Counted from 1", "integer"),
        Column("finding", "Id of the paragraph that rests on it; empty where an answer does"),
        Column("sentence", "Number of the sentence within the paragraph", "integer"),
        Column("indicator", "Code of the question whose answer rests on it; empty where a paragraph does"),
        Column("source", "Id of the source: see the table of sources"),
        Column("snapshot", "SHA-256 of the bytes that were read"),
        Column("page", "Number printed on the page, else the page counted from 1"),
        Column("place", "The way down the headings of the source"),
        Column("words", "The words, as they stand in the source"),
        Column("before", "What stands before them"),
        Column("after", "What stands behind them"),
    )
    return Table("quotations", "Words of a source that something rests on", columns, tuple(rows), ("quotation",))


def _quoted(pin: Pin) -> tuple[Value, ...]:
    where, quote = pin.locator, pin.quote
    page = where.page_label or (str(where.page_index) if where.page_index else None)
    return pin.source, pin.snapshot, page, " > ".join(where.path), quote.exact, quote.prefix, quote.suffix


def _answers(told: Told) -> Table:
    given = {answer.indicator: answer for answer in told.source.answers}
    rows = [_answer(code, given.get(code)) for code in dict.fromkeys((*told.asked, *given))]
    columns = (
        Column("indicator", "Code of the question in the edition of the catalogue"),
        Column(
            "state",
            "answered; or why not: not applicable, no evidence found, not answered by the ministry, answered but not "
            "printed; or missing. None of them is a no",
        ),
        Column("answer", "On the scale of the question; empty unless the state is answered. Empty is not no"),
        Column("years", "Of ratifications, with blanks between"),
        Column("justification", "On what grounds"),
        Column("as_of", "When it was true (ISO 8601, as exact as known)"),
        Column("practice", "How far what the law says is in force"),
        Column("confidence", "Of the analysts"),
        Column("quotations", "How many quotations it rests on", "integer"),
        Column("searches", "How many searches were made for it and are recorded", "integer"),
    )
    return Table(
        "answers", "One question with its answer, or with why there is none", columns, tuple(rows), ("indicator",)
    )


def _answer(code: str, answer: Answer | None) -> tuple[Value, ...]:
    if answer is None:
        return code, MISSING, None, None, None, None, None, None, 0, 0
    state = answer.non_answer.value if answer.non_answer else ANSWERED if answer.closed else MISSING
    return (
        *(code, state, answer.closed, " ".join(str(year) for year in answer.years), answer.justification),
        *(answer.as_of, answer.practice.value if answer.practice else None),
        *(answer.confidence.value if answer.confidence else None, len(answer.pins), len(answer.searches)),
    )


def _searches(told: Told) -> Table:
    rows = [(a.indicator, s.query, s.at, s.found) for a in told.source.answers for s in a.searches]
    columns = (
        Column("indicator", "Code of the question"),
        Column("query", "What was searched for"),
        Column("at", "When (ISO 8601)"),
        Column("found", "How many passages came back", "integer"),
    )
    return Table("searches", "One search that was made: together they show an absence", columns, tuple(rows))


def _conventions(told: Told) -> Table:
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


def _instruments(told: Told) -> Table:
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


def _institutions(told: Told) -> Table:
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


def _heard(told: Told) -> Table:
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


def _priorities(told: Told) -> Table:
    rows: list[tuple[Value, ...]] = []
    for language, assessment in told.versions.items():
        for one in assessment.priorities:
            dimension = int(one.dimension) if one.dimension else None
            rows.append((one.id, language.value, dimension, one.text, " ".join(one.agreed_by), " ".join(one.passages)))
    columns = (
        Column("priority", "Id"),
        Column("language", "ISO 639-1"),
        Column("dimension", "Empty where it concerns all", "integer"),
        Column("text", "As printed"),
        Column("agreed_by", "Ids of institutions"),
        Column("findings", "Ids of the paragraphs it follows from"),
    )
    key = ("priority", "language")
    return Table("priorities", "One priority on the way forward in one language", columns, tuple(rows), key)


def _key_sources(told: Told) -> Table:
    rows = tuple((one.dimension, one.heading, one.text, one.address) for one in told.source.key_sources or ())
    columns = (
        Column("dimension", "Under which it is listed; empty for none", "integer"),
        Column("heading", "Printed above it"),
        Column("text", "As printed"),
        Column("address", "Where it is to be read"),
    )
    return Table("key_sources", "One entry of the printed list of key sources", columns, rows)


def _sources(told: Told) -> Table:
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


def _changes(told: Told) -> Table:
    rows = tuple((one.part, one.change.value, one.before, one.after) for one in told.changes)
    columns = (
        Column("part", "Id of the paragraph or part"),
        Column("change", "new, gone, rewritten or moved"),
        Column("before", "What the release before says"),
        Column("after", "What this release says"),
    )
    return Table("changes", "One part that reads differently in the release before", columns, rows, ("part",))


def _errata(told: Told) -> Table:
    columns = (
        Column("erratum", "Number within the assessment", "integer"),
        Column("finding", "Id of the paragraph; empty for the whole"),
        Column("about", "What was reported"),
    )
    rows = tuple((one.number, one.passage, one.about) for one in told.errata)
    return Table("errata", "One reader's report that this release corrects", columns, rows, ("erratum",))


def selected(table: Table, names: Iterable[str]) -> Iterator[tuple[Value, ...]]:
    """The rows with these columns alone."""
    places = [[column.name for column in table.columns].index(name) for name in names]
    yield from (tuple(row[place] for place in places) for row in table.rows)

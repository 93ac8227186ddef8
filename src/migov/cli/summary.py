"""What is in an assessment, on one screen."""

from __future__ import annotations

from collections import Counter

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from migov.model.assessments import Assessment
from migov.model.conventions import ConventionTable
from migov.model.dimensions import Dimension
from migov.model.findings import Side
from migov.model.languages import Language

ENGLISH = Language.EN


def summarize(assessment: Assessment, console: Console | None = None) -> None:
    """Print what is in the assessment: facts, findings by section, tables, registers, doubts, repairs."""
    screen = console or Console(highlight=False, soft_wrap=False)
    name = assessment.jurisdiction.official_name.text(ENGLISH) or assessment.jurisdiction.short_name.text(ENGLISH)
    screen.print(f"\n[bold]{escape(name)}[/] {assessment.publication.year or ''}  [dim]{assessment.id}[/]")
    screen.print(_facts(assessment))
    screen.print(_findings(assessment))
    for table in assessment.conventions:
        screen.print(f"Table {escape(table.number)}: {_table(table)}")
    for page in assessment.module_pages:
        screen.print(f"Module {escape(page.module)}: {len(page.findings)} findings, {len(page.footnotes)} footnotes")
    screen.print(_registers(assessment))
    _doubts(assessment, screen)


def _facts(assessment: Assessment) -> Table:
    publication = assessment.publication
    facts = {
        "Short name": assessment.jurisdiction.short_name.text(publication.language),
        "ISO code": assessment.jurisdiction.code,
        "Round": assessment.round,
        "Generation": publication.generation,
        "Language": publication.language.endonym,
        "Publisher": publication.publisher,
        "Partner": publication.partner,
        "Publication number": publication.number,
        "ISBN": publication.isbn,
        "Licence": publication.licence,
        "Citation": publication.citation,
    }
    grid = Table.grid(padding=(0, 2))
    for label, value in facts.items():
        grid.add_row(f"[dim]{label}[/]", escape(str(value)) if value else "[dim]not told[/]")
    return grid


def _findings(assessment: Assessment) -> Table:
    table = Table("", "Dimension", "Well developed", "Potential", box=None, padding=(0, 2), header_style="dim")
    for column in table.columns[2:]:
        column.justify = "right"
    for dimension in Dimension:
        counts = [str(len(assessment.section(dimension, side))) for side in (Side.WELL_DEVELOPED, Side.POTENTIAL)]
        table.add_row(str(int(dimension)), dimension.short(ENGLISH), *counts)
    return table


def _table(table: ConventionTable) -> str:
    unread = sum(row.ratification is None for row in table.rows)
    remark = f", {unread} without a cell" if unread else ""
    return f"{len(table.rows)} rows, {table.order}{remark}"


def _registers(assessment: Assessment) -> str:
    sources = "no list of key sources" if assessment.key_sources is None else f"{len(assessment.key_sources)} sources"
    counts = {
        "footnotes": assessment.footnotes,
        "instruments": assessment.instruments,
        "institutions": assessment.institutions,
        "agreements": assessment.agreements,
        "as-of dates": assessment.as_of,
        "signs of age": assessment.staleness,
    }
    return ", ".join([f"{len(things)} {name}" for name, things in counts.items()] + [sources])


def _doubts(assessment: Assessment, screen: Console) -> None:
    if assessment.repairs:
        kinds = Counter(repair.kind for repair in assessment.repairs)
        told = ", ".join(f"{escape(kind)} {count}" for kind, count in sorted(kinds.items()))
        screen.print(f"{len(assessment.repairs)} repairs: {told}")
    screen.print(f"{len(assessment.flags)} doubts" + (":" if assessment.flags else ""))
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="yellow", no_wrap=True)
    for flag in assessment.flags:
        places = "; ".join(str(place) for place in flag.places[:4]) + ("; …" if len(flag.places) > 4 else "")
        grid.add_row(f"  {flag.kind}", escape(flag.says) + (f" [dim]({escape(places)})[/]" if places else ""))
    screen.print(grid)

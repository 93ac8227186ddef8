"""``migov consultation``: who is asked about a draft and how they took part, the comment matrix, mandate packs."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from migov.cli import options
from migov.model.languages import Language

language_option = click.option(
    "--language", type=click.Choice([language.value for language in Language]), default="en", show_default=True
)


@click.group()
def group() -> None:
    """Consultations: institutions that are asked about a draft, what they say, and what becomes of it."""


@group.command()
@click.argument("assessment")
@options.by
@options.as_json
@options.home
def show(assessment: str, *, by: str, as_json: bool) -> None:
    """Show who is asked about the draft of ASSESSMENT: until when, and how each took part."""
    options.open_store()
    from migov.actions.consulting import consultations
    from migov.actions.entering import keeper

    found, asked = consultations.of(assessment, by=keeper(by)), consultations.asked(assessment, by=keeper(by))
    if as_json:
        options.say_json({"consultation": found, "asked": asked})
        return
    if found is None:
        click.echo("no consultation was prepared")
        return
    state = "closed" if found.closed_at else "open" if found.opened_at else "prepared"
    click.echo(f"{state}, draft {found.version}, until {found.due.local.replace('T', ' ')} {found.due.zone}")
    table = Table("Institution", "How it took part", "Comments", "Reminders", "Until", box=None, pad_edge=False)
    for one in asked:
        made = one.invitation
        until = f"{made.due.local.replace('T', ' ')} {made.due.zone}"
        table.add_row(one.name, one.voice.value, str(one.comments), str(len(made.reminded_at)), until)
    Console(width=None if Console().is_terminal else 160, highlight=False).print(table)


@group.command()
@click.argument("assessment")
@click.option("--as", "form", type=click.Choice(["xlsx", "docx", "csv", "html"]), default="xlsx", show_default=True)
@click.option("--institution", metavar="ID", help="Only what this one says; 'team' for the team.")
@click.option("--open", "is_open", is_flag=True, help="Only what is undecided.")
@click.option("--unplaced", "is_unplaced", is_flag=True, help="Only comments whose words are gone.")
@language_option
@options.output
@options.by
@options.home
def matrix(
    assessment: str,
    form: str,
    institution: str | None,
    language: str,
    output: Path | None,
    by: str,
    *,
    is_open: bool,
    is_unplaced: bool,
) -> None:
    """Write the comment matrix of ASSESSMENT: every comment with the response and the change."""
    options.open_store()
    from migov.actions.consulting import ledger
    from migov.actions.entering import keeper

    filters = ledger.Filters(institution=institution, is_open=is_open, is_unplaced=is_unplaced)
    found = ledger.matrix(assessment, filters, language=Language(language), by=keeper(by), at=options.now())
    data, _ = ledger.render(found, ledger.Form(form))
    options.write(data, output, default=f"{assessment}-comments.{form}")


@group.command()
@click.argument("assessment")
@click.argument("institution")
@click.option("--as", "form", type=click.Choice(["pdf", "docx"]), default="pdf", show_default=True)
@click.option("--language", type=click.Choice(["en", "fr", "ar"]), help="[default: the institution's first one]")
@options.output
@options.by
@options.home
def pack(assessment: str, institution: str, form: str, language: str | None, output: Path | None, by: str) -> None:
    """Write the mandate pack of INSTITUTION: what of the draft of ASSESSMENT concerns it."""
    options.open_store()
    from migov.actions.consulting import packs
    from migov.actions.entering import keeper

    chosen = Language(language) if language else None
    found = packs.pack(assessment, institution, language=chosen, by=keeper(by))
    data, _ = packs.render(found, packs.Form(form))
    options.write(data, output, default=f"{assessment}-{institution}.{form}")

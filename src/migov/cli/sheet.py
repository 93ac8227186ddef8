"""``migov sheet``: questionnaires, lists of sources and tables of treaties as workbooks, out and back in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from migov.cli import options
from migov.model.languages import Language

if TYPE_CHECKING:
    from migov.actions.sheets import Sent

language_option = click.option(
    "--language",
    type=click.Choice([language.value for language in Language]),
    help="Of the workbook. [default: that of the profile]",
)
output = click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    help="Where to; - for stdout. [default: a file here, named by what is in it]",
)


@click.group()
def group() -> None:
    """Spreadsheets: fill in a questionnaire offline, or have a ministry fill it in, and take it back field by field."""


@group.group()
def send() -> None:
    """Write a workbook to fill in: .xlsx, for Excel, LibreOffice and others.

    What is sent is noted: only a workbook that was sent from this folder is taken back.
    """


@send.command()
@click.argument("assessment")
@click.option("--delegation", type=int, metavar="NUMBER", help="The institution's part. [default: the team's own]")
@click.option("--indicator", "indicators", multiple=True, metavar="CODE", help="Only these; may be repeated.")
@language_option
@output
@options.by
@options.home
def questionnaire(
    assessment: str,
    delegation: int | None,
    indicators: tuple[str, ...],
    language: str | None,
    output: Path | None,
    by: str,
) -> None:
    """Write the questionnaire of ASSESSMENT: one row per indicator, with a list of its answers to choose from."""
    options.open_store()
    from migov.actions import sheets
    from migov.actions.entering import keeper

    made = sheets.send_questionnaire(
        assessment,
        delegation=delegation,
        indicators=indicators or None,
        language=Language(language) if language else None,
        by=keeper(by),
        at=options.now(),
    )
    _write(made, output)


@send.command()
@click.argument("assessment")
@language_option
@output
@options.by
@options.home
def sources(assessment: str, language: str | None, output: Path | None, by: str) -> None:
    """Write the list of the sources of ASSESSMENT's jurisdiction, with empty rows for new ones."""
    options.open_store()
    from migov.actions import sheets
    from migov.actions.entering import keeper

    chosen = Language(language) if language else None
    _write(sheets.send_sources(assessment, language=chosen, by=keeper(by), at=options.now()), output)


@send.command()
@click.argument("assessment")
@click.option(
    "--institution", required=True, metavar="ID", help="The ministry that is to state how the country stands."
)
@language_option
@output
@options.by
@options.home
def treaties(assessment: str, institution: str, language: str | None, output: Path | None, by: str) -> None:
    """Write the table of treaties of ASSESSMENT, with what is known of the country's acts."""
    options.open_store()
    from migov.actions import sheets
    from migov.actions.entering import keeper

    made = sheets.send_treaties(
        assessment,
        institution=institution,
        language=Language(language) if language else None,
        by=keeper(by),
        at=options.now(),
    )
    _write(made, output)


@group.command()
@click.argument("file", type=options.ExistingFile())
@click.option("--preview", is_flag=True, help="Only show what it would change.")
@click.option(
    "--conflicts",
    type=click.Choice(["ours", "theirs"]),
    help="What becomes of cells that were changed here too: what stands here stays, or what came back is taken.",
)
@options.as_json
@options.by
@options.home
def take(file: Path, conflicts: str | None, by: str, *, preview: bool, as_json: bool) -> None:
    """Take the workbook FILE back: everything that was filled in or, where a cell cannot be read, nothing.

    Prints the receipt: every cell that changed, is in conflict or is not valid, and counts that agree.
    """
    options.open_store()
    from migov.actions import sheets
    from migov.actions.entering import keeper
    from migov.sheets.receipts import text

    data, who, at = options.read(file), keeper(by), options.now()
    assessment = sheets.assessment_of(data, file=file.name)
    if preview:
        found = sheets.look(assessment, data, file=file.name, by=who, at=at, language=Language.EN, keep=False)
    else:
        decided = {conflicts: ["*"]} if conflicts else {}
        found = sheets.take(assessment, data, file=file.name, by=who, at=at, language=Language.EN, **decided)
    if as_json:
        options.say_json(found.receipt)
    else:
        click.echo(text(found.receipt))
        if found.number:
            click.echo(f"receipt {found.number}: `migov sheet receipt {assessment} {found.number}` shows it again")


@group.command("list")
@click.argument("assessment")
@options.as_json
@options.home
def list_(assessment: str, *, as_json: bool) -> None:
    """List the workbooks of ASSESSMENT that were sent, and what came back."""
    options.open_store()
    from migov.actions import sheets
    from migov.actions.entering import keeper

    sent, back = sheets.sent(assessment, by=keeper("list")), sheets.receipts(assessment, by=keeper("list"))
    if as_json:
        options.say_json({"sent": sent, "returned": back})
        return
    if not sent:
        click.echo(f"Nothing was sent yet: `migov sheet send questionnaire {assessment}`.")
    for one in sent:
        whom = one.institution or "the team"
        click.echo(
            f"{one.at:%Y-%m-%d %H:%M}  {one.kind:<13} for {whom}, issue {one.issue}, {one.language}, by {one.by}"
        )
    for taken in back:
        whom = taken.sheet.institution or "the team"
        said = f"receipt {taken.number}: {taken.file} of {whom}, issue {taken.sheet.issue}, by {taken.by}"
        click.echo(f"{taken.at:%Y-%m-%d %H:%M}  {said}")


@group.command()
@click.argument("assessment")
@click.argument("number", type=int)
@options.as_json
@options.home
def receipt(assessment: str, number: int, *, as_json: bool) -> None:
    """Show the receipt of that NUMBER."""
    options.open_store()
    from migov.actions import sheets
    from migov.actions.entering import keeper
    from migov.sheets.receipts import text

    found = sheets.receipt(assessment, number, by=keeper("receipt"))
    if as_json:
        options.say_json(found.receipt)
    else:
        click.echo(text(found.receipt))


def _write(made: Sent, output: Path | None) -> None:
    options.write(made.data, output, default=None if output else made.file)

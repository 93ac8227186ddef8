"""``migov consultation``: who is asked and how they took part, the comment matrix, packs, Word files out and back."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from migov.cli import options
from migov.model.consultations import Visibility
from migov.model.languages import Language

_TONGUES = click.Choice([language.value for language in Language])
language_option = click.option("--language", type=_TONGUES, default="en", show_default=True)


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
@click.option("--language", type=_TONGUES, help="[default: the institution's first one]")
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


@group.command()
@click.argument("assessment")
@click.option("--institution", metavar="ID", help="For which it is. [default: nobody in particular]")
@click.option("--whole", "everything", is_flag=True, help="All of the draft, whatever the institution is asked about.")
@click.option("--no-comments", is_flag=True, help="Without the comments that the institution may read.")
@options.output
@options.by
@options.home
def send(
    assessment: str, institution: str | None, output: Path | None, by: str, *, everything: bool, no_comments: bool
) -> None:
    """Write the draft of ASSESSMENT as a Word file that records changes, to be sent to an institution and back."""
    options.open_store()
    from migov.actions.consulting import word
    from migov.actions.entering import keeper

    made = word.send_out(
        assessment,
        institution,
        everything=everything,
        with_comments=not no_comments,
        by=keeper(by),
        at=options.now(),
    )
    options.write(made.data, output, default=made.name)


@group.command()
@click.argument("assessment")
@click.argument("file", type=options.ExistingFile())
@click.option("--institution", metavar="ID", help="For which it speaks; 'team' for the team. [default: as it says]")
@click.option("--instead", is_flag=True, help="Although the file was sent to another institution.")
@click.option(
    "--visibility",
    type=click.Choice([one.value for one in Visibility]),
    default=Visibility.GOVERNMENT.value,
    show_default=True,
    help="Who reads what it says.",
)
@click.option("--of-draft", type=int, metavar="NUMBER", help="For a file that no longer says of which it is a copy.")
@options.as_json
@options.by
@options.home
def take(
    assessment: str,
    file: Path,
    institution: str | None,
    visibility: str,
    of_draft: int | None,
    by: str,
    *,
    instead: bool,
    as_json: bool,
) -> None:
    """Take the Word FILE back into the ledger of ASSESSMENT, as a whole or not at all, and print its receipt."""
    options.open_store()
    from migov.actions.consulting import word
    from migov.actions.entering import keeper

    taken = word.take_in(
        assessment,
        options.read(file),
        file=file.name,
        institution=None if institution == "team" else institution or word.ITS_OWN,
        visibility=Visibility(visibility),
        version=of_draft,
        instead=instead,
        by=keeper(by),
        at=options.now(),
    )
    _show_receipt(assessment, taken.number, by, as_json=as_json)


@group.command()
@click.argument("assessment")
@click.argument("number", type=int)
@options.as_json
@options.by
@options.home
def receipt(assessment: str, number: int, by: str, *, as_json: bool) -> None:
    """Show the receipt of that NUMBER of a Word file that came back."""
    options.open_store()
    _show_receipt(assessment, number, by, as_json=as_json)


def _show_receipt(assessment: str, number: int, by: str, *, as_json: bool) -> None:
    from migov.actions.consulting import word
    from migov.actions.entering import keeper

    found = word.receipt(assessment, number, by=keeper(by))
    if as_json:
        options.say_json(found)
        return
    file, told = found.file, found.receipt
    aside = sum(one.count for one in told.ignored)
    click.echo(f"receipt {file.number}: {file.file_name} for {file.institution or 'the team'}, draft {file.version}")
    click.echo(f"{told.total} found = {told.placed} placed + {told.unplaced} unplaced + {aside} set aside")
    for kind, count in told.found.items():
        click.echo(f"  {count} {kind}")
    for one in told.ignored:
        click.echo(f"  set aside: {one.count}, {one.reason}")
    for notice in told.notices:
        click.echo(f"  {notice}")
    for line in told.lines:
        entry = line.entry
        did = entry.proposes.kind.value if entry.proposes else "reply" if line.thread != line.comment else "comment"
        said = " ".join((entry.proposes.words if entry.proposes else entry.says).split())
        before = ", came before" if line.was_there else ""
        click.echo(f"comment {line.comment}{before}: {did} on {entry.part or 'no part'}: {said[:80]}")

"""``migov journal``: who did what, when; and whether all of it still holds."""

from __future__ import annotations

import click

from migov.cli import options
from migov.errors import Invalid


@click.group()
def group() -> None:
    """The journal: every change, who made it, when; each line sealed with the one before."""


@group.command()
@click.argument("subject", required=False)
@click.option("--last", type=click.IntRange(min=1), help="Only the last so many lines.")
@options.as_json
@options.home
def show(subject: str | None, last: int | None, *, as_json: bool) -> None:
    """Print the lines, oldest first; only those about SUBJECT where one is given."""
    options.open_store()
    from migov.actions import journal

    lines = journal.lines(subject, last=last)
    if as_json:
        options.say_json(lines)
        return
    for line in lines:
        click.echo(f"{line.seq:>6}  {line.at[:19]}Z  {line.by:<16} {line.action:<22} {line.subject}")


@group.command()
@options.as_json
@options.home
def verify(*, as_json: bool) -> None:
    """Check the journal's chain, every content and every kept file, each against its hash."""
    options.open_store()
    from migov.actions import journal

    found = journal.verify()
    if as_json:
        options.say_json(found)
    if found.problems:
        raise Invalid(*found.problems)
    if not as_json:
        click.echo(f"All holds: {found.journal.lines} lines, {found.assessments} assessments, {found.files} files.")
        click.echo(f"Last line: {found.journal.last}")
        if found.orphans:
            click.echo(f"{len(found.orphans)} files belong to nothing, left over from work that stopped: no harm.")

"""``migov delegation``: what was handed to institutions, and how far it has come."""

from __future__ import annotations

import click
from rich.console import Console
from rich.table import Table

from migov.cli import options


@click.group()
def group() -> None:
    """Delegations: questions in the hands of institutions, with deadlines and returns."""


@group.command("list")
@click.argument("assessment")
@options.by
@options.as_json
@options.home
def list_(assessment: str, *, by: str, as_json: bool) -> None:
    """List what was handed over in ASSESSMENT: to whom, until when, how much of it came back."""
    options.open_store()
    from migov.actions import delegations
    from migov.actions.entering import keeper

    found = delegations.all_of(assessment, by=keeper(by), now=options.now())
    if as_json:
        options.say_json(found)
        return
    table = Table("No.", "Institution", "State", "Due", "Returned", box=None, pad_edge=False)
    for one in found:
        made = one.delegation
        due = f"{made.due.local.replace('T', ' ')} {made.due.zone}"
        table.add_row(
            str(made.number), one.institution, one.progress.value, due, f"{one.returned} of {len(made.indicators)}"
        )
    Console(width=None if Console().is_terminal else 160, highlight=False).print(table)


@group.command()
@click.argument("assessment")
@click.argument("number", type=int)
@options.by
@options.home
def remind(assessment: str, number: int, by: str) -> None:
    """Remind those who speak for the institution of delegation NUMBER."""
    options.open_store()
    from migov.actions import delegations
    from migov.actions.entering import keeper

    reminded = delegations.remind(assessment, number, by=keeper(by), at=options.now())
    click.echo(f"delegation {number}: reminded {', '.join(one.person.name for one in reminded)}")

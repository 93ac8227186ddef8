"""``migov watch``: whether the laws and plans that published profiles rest on still stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import click

from migov.cli import options
from migov.model.marks import Happened, Mark

if TYPE_CHECKING:
    from migov.actions.watching import Foreseen

NOTHING = "Nothing is published here yet."


@click.command()
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="Only show how it is on another day: nothing is marked.")
@options.as_json
@options.by
@options.home
def group(on: datetime | None, by: str, *, as_json: bool) -> None:
    """Look whether the laws and plans that published profiles rest on still stand, and mark what does not.

    A mark is noticed once. `migov reminder send` looks by itself, once a day and whenever a source was added.
    """
    options.open_store()
    from migov.actions import watching

    now = options.now()
    if on is not None and on.date() != now.date():
        _show(watching.foreseen(on.date()), as_json=as_json)
        return
    found = watching.watch(now.date(), by=by, at=now)
    if as_json:
        options.say_json(found)
        return
    for one in found:
        click.echo(f"{one.assessment:<24} {_marks(one.standing)}, {len(one.new)} of them new")
        for kept in one.new:
            click.echo(_line(kept.mark))
    if not found:
        click.echo(NOTHING)


def _marks(count: int) -> str:
    return f"{count} mark" + ("" if count == 1 else "s")


def _show(found: Sequence[Foreseen], *, as_json: bool) -> None:
    """How it is on another day; it is not kept."""
    if as_json:
        options.say_json(found)
        return
    for one in found:
        click.echo(f"{one.assessment:<24} {_marks(len(one.marks))} on that day; nothing was marked now")
        for mark in one.marks:
            click.echo(_line(mark))
    if not found:
        click.echo(NOTHING)


def _line(mark: Mark) -> str:
    one = mark.happening
    when = ", over from" if one.what is Happened.ENDING else " since"
    since = f"{when} {one.since}" if one.since else ""
    return f"  {mark.place:<12} {one.name}: {one.what}{since}" + (f", by {one.by_name}" if one.by_name else "")

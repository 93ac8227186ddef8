"""``migov watch``: whether the laws and plans that published profiles rest on still stand."""

from __future__ import annotations

from datetime import date

import click

from migov.cli import options


@click.command()
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="For which day. [default: today]")
@options.as_json
@options.by
@options.home
def group(on: object, by: str, *, as_json: bool) -> None:
    """Look whether the laws and plans that published profiles rest on still stand, and mark what does not.

    A mark is noticed once. `migov reminder send` looks by itself, once a day and whenever a source was added.
    """
    options.open_store()
    from migov.actions import watching

    now = options.now()
    day: date = on.date() if hasattr(on, "date") else now.date()
    found = watching.watch(day, by=by, at=now)
    if as_json:
        options.say_json(found)
        return
    for one in found:
        click.echo(f"{one.assessment:<24} {one.standing} marks, {len(one.new)} of them new")
        for kept in one.new:
            happening = kept.mark.happening
            since = f" since {happening.since}" if happening.since else ""
            cause = f", by {happening.by_name}" if happening.by_name else ""
            click.echo(f"  {kept.mark.place:<12} {happening.name}: {happening.what}{since}{cause}")
    if not found:
        click.echo("Nothing is published here yet.")

"""``migov pin``: quotations tied to answers."""

from __future__ import annotations

import click

from migov.cli import options
from migov.errors import Misquoted, Problem


@click.group()
def group() -> None:
    """Pins: words of a source that support an answer."""


@group.command()
@click.argument("assessment")
@click.argument("indicator")
@click.option("--source", required=True, help="Id of the source.")
@click.option("--words", required=True, help="The words, copied from the source.")
@options.by
@options.home
def add(assessment: str, indicator: str, source: str, words: str, by: str) -> None:
    """Pin words of a source to the answer to INDICATOR of ASSESSMENT."""
    options.open_store()
    from migov.actions import pins
    from migov.actions.entering import keeper

    pin = pins.pin_words(assessment, indicator, source=source, words=words, by=keeper(by), at=options.now())
    click.echo(f"{indicator}: pinned, {' › '.join(pin.locator.path) or source}")


@group.command()
@click.argument("assessment")
@click.argument("indicator")
@click.argument("number", type=int)
@options.by
@options.home
def remove(assessment: str, indicator: str, number: int, by: str) -> None:
    """Take the pin of that NUMBER back; the journal keeps it."""
    options.open_store()
    from migov.actions import pins
    from migov.actions.entering import keeper

    left = pins.unpin(assessment, indicator, number=number, by=keeper(by), at=options.now())
    click.echo(f"{indicator}: {len(left.pins)} pins left")


@group.command("list")
@click.argument("assessment")
@options.as_json
@options.home
def list_(assessment: str, *, as_json: bool) -> None:
    """List the pins of ASSESSMENT with what verifying them shows."""
    options.open_store(or_read=True)
    from migov.actions import pins

    found = tuple(pins.verify(assessment))
    if as_json:
        options.say_json(found)
        return
    if not found:
        click.echo(f"{assessment} has no pins yet: `migov evidence for 1.1.1 --assessment {assessment}` finds words.")
    for one in found:
        words = " ".join(one.pin.quote.exact.split())
        click.echo(f"{one.indicator:<8} {one.number:>2}  {'holds' if one.holds else 'DOES NOT HOLD':<14} {words[:90]}")


@group.command()
@click.argument("assessment", required=False)
@click.option("--all", "everything", is_flag=True, help="Of all assessments.")
@options.as_json
@options.home
def verify(assessment: str | None, *, everything: bool, as_json: bool) -> None:
    """Look every pin of ASSESSMENT, or with --all of every one, up in the stored bytes it quotes."""
    if (assessment is None) != everything:
        raise click.UsageError("name an assessment, or use --all")
    options.open_store(or_read=True)
    from migov.actions import pins

    found = tuple(pins.verify(assessment))
    failed = [one for one in found if not one.holds]
    if as_json:
        options.say_json(found)
    if failed:
        raise Misquoted(
            *(
                Problem(one.says, file=one.pin.source, place=f"{one.assessment} {one.indicator}, pin {one.number}")
                for one in failed
            )
        )
    if not as_json:
        older = sum(not one.is_newest for one in found)
        click.echo(f"All {len(found)} pins hold." + (f" {older} quote an older snapshot." if older else ""))
        for one in found:
            if one.turned_by:
                click.echo(f"  to look at: {one.assessment} {one.indicator}, pin {one.number}: {one.says}")


@group.command("carry-over")
@click.argument("source")
@options.by
@options.home
def carry_over(source: str, by: str) -> None:
    """Carry the pins on SOURCE over to its newest snapshot; list those whose words are gone."""
    options.open_store()
    from migov.actions import pins

    carried = pins.carry_over(source, by=by, at=options.now())
    for one in carried:
        click.echo(f"{one.assessment} {one.indicator}: {one.result.says}")
    click.echo(f"{sum(one.result.after is not None for one in carried)} of {len(carried)} pins carried over")

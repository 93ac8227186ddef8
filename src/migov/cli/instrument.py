"""``migov instrument``: laws, policies and agreements as things with a number, dates and a life."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from migov.cli import options
from migov.errors import NotFound
from migov.model.instruments import InstrumentStatus

if TYPE_CHECKING:
    from migov.evidence.references.registering import Register


@click.group()
def group() -> None:
    """Instruments: the register that the sources of a jurisdiction make together."""


@group.command("list")
@click.option("--jurisdiction", required=True, help="ISO 3166-1 alpha-3 code, such as NER.")
@options.as_json
@options.home
def list_(jurisdiction: str, *, as_json: bool) -> None:
    """List the instruments of a jurisdiction by name."""
    options.open_store()
    from migov.actions import registers

    made = _register(options.jurisdiction(jurisdiction))
    if as_json:
        options.say_json(made)
        return
    if not made.instruments:
        click.echo(
            "No instrument is known: `migov source add FOLDER --jurisdiction ...` adds the texts they are read from."
        )
    own = set(made.texts.values())
    for one in registers.listed(made):
        ends = f" until {one.until}" if one.until else ""
        text = "text" if one.id in own else ""
        click.echo(f"{one.id:<44} {one.status or '':<10}{ends:<18} {text:<5} {one.name[:90]}")


@group.command()
@click.argument("id")
@click.option("--jurisdiction", required=True, help="ISO 3166-1 alpha-3 code, such as NER.")
@options.as_json
@options.home
def show(id: str, jurisdiction: str, *, as_json: bool) -> None:  # noqa: A002 - the field's own word
    """Show the instrument ID: its names, its life, what it does to others, and every source that names it."""
    options.open_store()
    from migov.actions import registers

    code = options.jurisdiction(jurisdiction)
    made = _register(code)
    found = registers.find(made, id)
    if found is None:
        raise NotFound("instrument", id, remedy=f"`migov instrument list --jurisdiction {code}` shows what there is")
    mentions = tuple(registers.mentions(code, made, found))
    if as_json:
        told = {"instrument": found, "mentions": mentions}
        options.say_json(told)
        return
    for name in found.names:
        click.echo(name.text)
    facts = (("date", found.date), ("since", found.since), ("until", found.until), ("status", found.status))
    for label, value in facts:
        if value:
            click.echo(f"  {label:<8} {value}")
    for link in found.links:
        part, at = " in part" if link.in_part else "", f" from {link.at}" if link.at else ""
        click.echo(f"  {link.relation:<11} {link.to}{part}{at}")
    for mention in mentions:
        click.echo(f"  named by {mention.source} ({mention.place}): {' '.join(mention.text.split())}")


@group.command()
@click.argument("id")
@click.option("--jurisdiction", required=True, help="ISO 3166-1 alpha-3 code, such as NER.")
@click.option("--status", type=click.Choice([status.value for status in InstrumentStatus]),
              help="How it stands. [default: what the texts tell]")  # fmt: skip
@click.option("--until", help="Last day in force: 2015, 2015-03 or 2015-03-31.")
@click.option("--because", required=True, help="How you know; stands in the journal.")
@options.by
@options.home
def settle(id: str, jurisdiction: str, status: str | None, until: str | None, because: str, by: str) -> None:  # noqa: A002
    """Say how the instrument ID stands, where no kept text tells: that it was repealed, for instance.

    Without --status what was said before is taken back.
    """
    options.open_store()
    from migov.actions import registers

    settled = registers.settle(
        options.jurisdiction(jurisdiction),
        id,
        status=InstrumentStatus(status) if status else None,
        until=until,
        because=because,
        by=by,
        at=options.now(),
    )
    click.echo(f"{id}: {settled.status or 'as the texts tell'}{f' until {settled.until}' if settled.until else ''}")


def _register(code: str) -> Register:
    """The register of a jurisdiction; a bar tells how far the reading of its sources is, the first time."""
    from migov.actions import registers
    from migov.cli.progress import counted

    today = options.now().date()
    with counted("sources") as progress:
        registers.gather(code, progress, on=today)
    return registers.register_of(code, on=today)

"""``migov erratum``: what readers hold to be wrong in published profiles, and what becomes of it."""

from __future__ import annotations

import click

from migov.cli import options
from migov.model.errata import Verdict


@click.group()
def group() -> None:
    """Errata: readers' reports about published profiles, decided with a reason."""


@group.command()
@options.by
@options.as_json
@options.home
def collect(*, by: str, as_json: bool) -> None:
    """Take the readers' reports out of the letterbox of the portal."""
    options.open_store()
    from migov.actions import errata

    kept = errata.collect(by=by, at=options.now())
    if as_json:
        options.say_json(kept)
        return
    for one in kept:
        click.echo(f"{one.assessment} #{one.number}: {one.report.says.splitlines()[0][:100]}")
    click.echo(f"{len(kept)} taken out.")


@group.command(name="list")
@click.argument("assessment")
@options.by
@options.as_json
@options.home
def list_(assessment: str, *, by: str, as_json: bool) -> None:
    """List the reports about ASSESSMENT with what was decided, newest first."""
    options.open_store()
    from migov.actions import errata
    from migov.actions.entering import keeper

    found = errata.of(assessment, by=keeper(by))
    if as_json:
        options.say_json(found)
        return
    for one in found:
        state = one.decision.verdict if one.decision else "waits"
        done = f", corrected in {one.answered_in}" if one.answered_in else ""
        click.echo(f"#{one.number} {one.report.release} {one.passage or ''}: {state}{done}")
        click.echo(f"    {one.report.says.splitlines()[0][:200]}")


@group.command()
@click.argument("assessment")
@click.option("--release", required=True, help="That was read.")
@click.option("--says", required=True, help="What is wrong, in the reader's words.")
@click.option("--passage", help="Id of the paragraph.")
@click.option("--words", default="", help="Those that are wrong, as printed.")
@click.option("--evidence", help="A link where one can see it.")
@click.option("--name", help="Of the reader; kept inside.")
@click.option("--address", help="Of the reader's mail; kept inside.")
@options.by
@options.home
def enter(
    assessment: str,
    *,
    release: str,
    says: str,
    passage: str | None,
    words: str,
    evidence: str | None,
    name: str | None,
    address: str | None,
    by: str,
) -> None:
    """Enter a report about ASSESSMENT that came by telephone or letter."""
    options.open_store()
    from migov.actions import errata
    from migov.actions.entering import keeper

    kept = errata.enter(
        assessment,
        release=release,
        says=says,
        passage=passage,
        words=words,
        evidence=evidence,
        name=name,
        address=address,
        by=keeper(by),
        at=options.now(),
    )
    click.echo(f"#{kept.number}")


@group.command()
@click.argument("assessment")
@click.argument("number", type=int)
@click.argument("verdict", type=click.Choice([one.value for one in Verdict]))
@click.option("--because", required=True, help="The reason; it is published.")
@click.option("--about", required=True, help="What was reported, in neutral words; it is published.")
@options.by
@options.home
def decide(assessment: str, number: int, verdict: str, *, because: str, about: str, by: str) -> None:
    """Decide the report NUMBER about ASSESSMENT."""
    options.open_store()
    from migov.actions import errata
    from migov.actions.entering import keeper

    decided = errata.decide(
        assessment, number, Verdict(verdict), because=because, about=about, by=keeper(by), at=options.now()
    )
    click.echo(f"#{decided.number}: {verdict}")

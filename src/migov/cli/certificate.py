"""``migov certificate``: how a profile came about, and whether a certificate in a file is true."""

from __future__ import annotations

from pathlib import Path

import click

from migov.cli import options
from migov.errors import Invalid


@click.group()
def group() -> None:
    """Process certificates: institutions, comments, signatures, counted from the journal."""


@group.command()
@click.argument("assessment")
@options.by
@options.as_json
@options.home
def show(assessment: str, *, by: str, as_json: bool) -> None:
    """Print the process certificate of ASSESSMENT; with --json as the file that `verify` checks."""
    options.open_store()
    from migov.actions.entering import keeper
    from migov.actions.vetting import processes

    made = processes.certificate(assessment, by=keeper(by))
    if as_json:
        options.say_json(made)
        return
    process, outcomes = made.process, made.process.outcomes
    click.echo(f"{made.name} ({made.assessment}), as of {process.as_of}")
    click.echo(f"Consultation: {process.opened or 'not opened'}, {process.days_allowed or 0} days allowed")
    for one in process.institutions:
        reminded = f", reminded {one.reminders} times" if one.reminders else ""
        click.echo(f"  {one.institution}: {one.voice}, {one.comments} comments{reminded}")
    click.echo(f"Comments: {outcomes.answered} of {outcomes.total} answered")
    if made.indicators:
        click.echo(f"Indicators: {process.answers} of {made.indicators} answered")
    click.echo(f"Answers: {process.reviewed} of {process.answers} reviewed by a second person")
    for draft in made.drafts:
        click.echo(f"Draft {draft.number}: {draft.on}, {draft.parts} parts, {draft.hash}")
    for signed in process.sign_offs:
        click.echo(
            f"Signed for the {signed.party}: {signed.name}, {signed.function}, {signed.on}, draft {signed.version}"
        )
    click.echo(f"Workshops: {len(made.workshops)}; doubts waived: {len(made.waivers)}")
    holds = "holds" if made.chain_holds else f"does not hold from line {made.broken} on"
    click.echo(f"Journal: line {made.line}, {process.journal}; the chain {holds}")


@group.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@options.by
@options.as_json
@options.home
def verify(file: Path, *, by: str, as_json: bool) -> None:
    """Hold the certificate in FILE against what is kept; fails where a claim is not true."""
    options.open_store()
    from migov.actions.entering import keeper
    from migov.actions.vetting import certificates

    found = certificates.verify(file.read_bytes(), by=keeper(by))
    if as_json:
        options.say_json(found)
    if wrong := [one for one in found.claims if one.holds is False]:
        raise Invalid(*(f"{one.says}: {one.because}" for one in wrong))
    if as_json:
        return
    for one in found.claims:
        click.echo(
            f"{'holds' if one.holds else 'not told any more'}: {one.says}" + (f": {one.because}" if one.because else "")
        )
    click.echo("Nothing in the certificate is wrong.")

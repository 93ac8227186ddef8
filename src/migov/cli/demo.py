"""``migov demo``: the training country, kept, printed, read back and shown."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING

import click

from migov.cli import options, portal, serve
from migov.errors import Refused
from migov.model.languages import Language

if TYPE_CHECKING:
    from migov.store.assessments import Entry

HOST = "127.0.0.1"
"""The demonstration is for this machine: one click signs in there, without any proof."""


@click.command()
@click.option("--serve/--no-serve", "served", default=True, help="Show it as pages afterwards.", show_default=True)
@click.option("--port", default=0, show_default="any free one", type=click.IntRange(0, 65535), help="Where to show it.")
@options.by
@options.home
def group(port: int, by: str, *, served: bool) -> None:
    """Show migov with a country we made up: add its laws, answer indicators from them, print its profile, read it back.

    The pages are served to this machine alone, with a made-up team: one click signs in as the analyst, the reviewer or
    any other part. A second time nothing is done twice.
    """
    if served:
        _show(port, by)
    else:
        _make(by)


def _show(port: int, by: str) -> None:
    """Make it in a process of its own, then show it: printing starts threads, which the server's workers would miss."""
    words = [sys.executable, "-m", "migov", "demo", "--no-serve", "--by", by]
    made = subprocess.run(words, check=False)  # noqa: S603 - our own command
    if made.returncode:
        raise SystemExit(made.returncode)
    os.environ["MIGOV_DEMO"] = "1"  # before the settings are read
    with portal.beside(HOST, 0):
        serve.run(HOST, serve.bound(HOST, port), 1, folder=str(options.open_store()))


def _make(by: str) -> None:
    folder = options.open_store()
    from migov.actions import demo, demo_consultation, demo_desk, demo_team, demo_world, entering
    from migov.actions.publishing import programme

    if not demo_team.is_alone():
        raise Refused(f"people work in {folder}, and the demonstration lets anybody in: name another folder by --home")

    done = demo.demonstrate(folder / "demo", by=by, at=options.now())
    entry = done.kept.entry
    outcomes = Counter(one.outcome for one in done.library if one.outcome)
    told = ", ".join(f"{count} {outcome}" for outcome, count in outcomes.items())
    click.echo(f"{len(done.library)} laws, plans, agreements and statistics in four languages: {told}")
    click.echo(f"{entry.official_name.en} {entry.year or ''} ({entry.id}): {done.kept.outcome}")
    click.echo(f"  {done.answers} answers, {done.pins_that_hold} of {done.pins} quotations verified in their sources")
    for file in done.files:
        click.echo(f"  {file.path}  {file.size / 1000:,.0f} kB{'' if file.anew else '  already there'}")
    click.echo(f"Read back from the PDF ({done.read_back.entry.id}: {done.read_back.outcome}), word for word:")
    for part in done.parts:
        click.echo(f"  {part.came_back:>3} of {part.printed:<3} {part.name}")
    click.echo(f"{done.doubts} doubts were noticed while reading: the country was made to hold some.")
    team = demo_team.assemble(by=by, at=options.now())
    heard = demo_consultation.play(at=options.now())
    click.echo(
        f"The consultation on its profile: {heard.institutions} institutions were asked, {heard.comments} comments"
    )
    click.echo(f"  were made, {heard.waiting} of them wait; the assessment is in {heard.stage}")
    click.echo("Published, in their own countries and years, by the same team:")
    for entry in demo_world.play(by=by, at=options.now()):
        click.echo(f"  {_whole_name(entry)}, {entry.year} ({entry.id})")
    second, city = demo_desk.play(at=options.now())
    named = city.locality.text(Language.EN)
    click.echo(f"{len(team)} made-up people work on its second round ({second.id}) and begin with {named} ({city.id}):")
    for id in (done.kept.entry.id, second.id):  # noqa: A001 - the field's own word
        programme.announce_one(id, by=entering.keeper(by), at=options.now())
    click.echo("choose on the first page who you want to be.")


def _whole_name(entry: Entry) -> str:
    names = (entry.official_name.text(Language.EN), entry.locality.text(Language.EN))
    return ", ".join(name for name in names if name)

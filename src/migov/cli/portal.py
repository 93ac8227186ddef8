"""``migov portal``: the public side: served, made anew, and told which assessments it may name."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from migov.cli import options
from migov.cli import serve as desk


@click.group()
def group() -> None:
    """The public portal: profiles with their evidence, for everybody."""


@group.command()
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Another than loopback needs MIGOV_PORTAL_ADDRESS."
)
@click.option("--port", default=8001, show_default=True, type=click.IntRange(0, 65535), help="0 finds a free one.")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(min=1), help="Processes that answer.")
@options.home
def serve(host: str, port: int, workers: int) -> None:
    """Show what is published to everybody, until Ctrl-C.

    Needs nothing but the folder ``published`` of the data folder, which may be copied to another machine
    (MIGOV_PUBLISHED). It is served by a process that opens no other file.
    """
    desk.refuse_the_world(host, "MIGOV_PORTAL_ADDRESS")
    run(host, desk.bound(host, port), workers)


def run(host: str, port: int, workers: int) -> None:
    """Answer requests for public pages until stopped."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "migov.web.portal.settings"
    gather()
    told = f"The public portal is at {desk.address(host, port)}/"
    desk.answer("migov.web.portal.wsgi:application", host, port, workers, told=told)


@contextmanager
def beside(host: str, port: int, workers: int = 1) -> Iterator[str]:
    """The public side served by a process of its own beside the desk; its address, which the desk then knows."""
    free = desk.bound(host, port)
    address = os.environ.setdefault("MIGOV_PORTAL_ADDRESS", desk.address(host, free))
    words = ["portal", "serve", "--host", host, "--port", str(free), "--workers", str(workers)]
    served = subprocess.Popen([sys.executable, "-m", "migov", *words])  # noqa: S603 - our own command
    try:
        yield address
    finally:
        served.terminate()
        served.wait(10)


def gather() -> None:
    """Put style sheets, scripts and letters under names that hold the hash of their bytes: they may be kept forever.

    It is done by a process of its own, because settings are read once, and tell whether it is done.
    """
    words = [sys.executable, "-m", "migov.web.portal.gathering"]
    subprocess.run(words, check=True, env={**os.environ, "MIGOV_GATHERING": "1"})  # noqa: S603 - our own command


@group.command()
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.option("--address", default="", help="Where the folder will stand, for site map, feeds and what is embedded.")
@click.option("--processes", default=2, show_default=True, type=click.IntRange(1, 64), help="How many work at once.")
@click.option("--data", is_flag=True, help="Make the whole data set anew, too: it takes minutes.")
@click.option("--check", is_flag=True, help="Afterwards, see whether every way in the pages leads somewhere.")
@options.home
def build(out: Path, address: str, processes: int, *, data: bool, check: bool) -> None:
    """Write the whole portal as files into the folder OUT, for any web server.

    The first time all of it is made, later only what has changed; it may be stopped at any moment and goes on the next
    time. The whole data set is made the first time and when it is asked for. Where MIGOV_PORTAL_ADDRESS is set, readers
    are led there to report an error or to follow.
    """
    live = os.environ.get("MIGOV_PORTAL_ADDRESS", "").strip().rstrip("/")
    base = (address.strip() or live).rstrip("/")
    if base and not base.startswith(("https://", "http://")):
        raise click.BadParameter("begins with https:// or http://", param_hint="--address")
    order = {"out": str(out.resolve()), "address": base, "live": live, "processes": processes}
    order |= {"data": data, "check": check}
    words = [sys.executable, "-m", "migov.web.portal.exporting", json.dumps(order)]
    sys.exit(subprocess.run(words, check=False).returncode)  # noqa: S603 - our own command


@group.command()
@options.home
def rebuild() -> None:
    """Make the portal's data anew: from the releases made or brought here, and the profiles of others."""
    options.open_store()
    from migov.actions.publishing import rebuilding

    made = rebuilding.rebuild()
    for one in made:
        click.echo(f"{one.id}: {', '.join(one.languages)}")
    click.echo(f"{len(made)} releases are on the portal.")


@group.command()
@options.home
def data() -> None:
    """Make the whole data set as it is now, so that the first who takes it need not wait."""
    options.open_store()
    from migov.store.published import place
    from migov.store.published.dataset import keeping

    made = keeping.make(address=os.environ.get("MIGOV_PORTAL_ADDRESS", "").strip().rstrip("/"))
    for name, size in made.sizes.items():
        click.echo(f"{name}: {size:,} bytes, SHA-256 {made.hashes[name]}")
    click.echo(f"They are in {place.folder() / keeping.FOLDER / made.seal}")


@group.command()
@click.argument("assessment")
@options.by
@options.home
def announce(assessment: str, *, by: str) -> None:
    """Show on the public programme page where ASSESSMENT stands, before anything of it is published."""
    options.open_store()
    from migov.actions.entering import keeper
    from migov.actions.publishing import programme

    programme.announce_one(assessment, by=keeper(by), at=options.now())
    click.echo(f"{assessment} stands on the public programme page now.")


@group.command()
@click.argument("assessment")
@options.by
@options.home
def retract(assessment: str, *, by: str) -> None:
    """Take ASSESSMENT off the public programme page; what is published stays."""
    options.open_store()
    from migov.actions.entering import keeper
    from migov.actions.publishing import programme

    programme.retract(assessment, by=keeper(by), at=options.now())
    click.echo(f"{assessment} stands on the public programme page no longer, unless something of it is published.")


@group.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@options.by
@options.home
def put(files: tuple[Path, ...], *, by: str) -> None:
    """Put releases that were made elsewhere on this portal: each of FILES is a release's ZIP or folder.

    Each is checked as `migov release verify` does, and refused whole where anything in it is not as it claims.
    """
    options.open_store()
    from migov.actions.entering import keeper
    from migov.actions.publishing import receiving

    for file in files:
        one = receiving.receive(file, by=keeper(by), at=options.now())
        click.echo(f"{one.id} is on the portal in {', '.join(one.languages)}.")


@group.command()
@click.argument("assessment")
@click.option("--original", required=True, help="Address at which its publisher has it.")
@click.option("--licence", help="As its publisher gives it, where the file does not tell: 'CC BY 4.0'.")
@options.by
@options.home
def add(assessment: str, *, original: str, licence: str | None, by: str) -> None:
    """Put a profile that others published, and that was read from their file, on the portal.

    It is marked as theirs and linked to its original. Its text is shown where its licence is known to allow that;
    otherwise only the first words of each paragraph.
    """
    options.open_store()
    from migov.actions.entering import keeper
    from migov.actions.publishing import external

    added = external.add(assessment, original=original, licence=licence, by=keeper(by), at=options.now())
    shown = "its whole text" if added.is_whole else "the first words of each paragraph"
    click.echo(f"{added.id} is on the portal with {shown} (licence: {added.licence or 'none recorded'}).")


@group.command()
@click.argument("assessment")
@click.option("--because", required=True, help="Why it is taken off.")
@options.by
@options.home
def withdraw(assessment: str, *, because: str, by: str) -> None:
    """Take a profile that others published off the portal again."""
    options.open_store()
    from migov.actions.entering import keeper
    from migov.actions.publishing import external

    external.withdraw(assessment, because=because, by=keeper(by), at=options.now())
    click.echo(f"{assessment} is on the portal no longer.")

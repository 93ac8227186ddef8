"""``migov evidence``: finding the words that answer an indicator."""

from __future__ import annotations

from typing import Any

import click
from rich.console import Console
from rich.text import Text

from migov.cli import options

_OPTIONS = (
    click.option("--jurisdiction", help="ISO 3166-1 alpha-3 code, such as NER. [default: the assessment's]"),
    click.option("--assessment", help="In whose log the search is kept."),
    click.option("--language", "languages", multiple=True, help="Of the sources; may be given several times."),
    click.option(
        "--on",
        type=options.Day(),
        metavar="TEXT",
        help="The law of this day: 2021, 2021-10 or 2021-10-14. [default: cut-off, else today]",
    ),
    click.option("--with-ended", is_flag=True, help="Also what was repealed or had lapsed by then, marked."),
    click.option("--limit", default=10, show_default=True, type=click.IntRange(1, 200), help="How many passages."),
    options.as_json,
    options.by,
    options.home,
)


def _search_options(command: Any) -> Any:
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@click.group()
def group() -> None:
    """Evidence: search the sources, for words or for an indicator."""


@group.command()
@click.argument("words")
@click.option("--indicator", help="For which indicator the search is logged.")
@_search_options
def search(words: str, *, indicator: str | None, **more: Any) -> None:
    """Search for WORDS. What stands between "quotation marks" must stand so, word for word."""
    _find(words=words, indicator=indicator, **more)


@group.command("for")
@click.argument("indicator")
@click.option("--edition", help="The catalogue's edition. [default: the assessment's, else national-2]")
@_search_options
def for_(indicator: str, *, edition: str | None, **more: Any) -> None:
    """Search for what answers INDICATOR, such as 1.1.2, with the words of its glossary in the laws' languages."""
    _find(indicator=indicator, edition=edition, **more)


def _find(*, jurisdiction: str | None, assessment: str | None, limit: int, as_json: bool, by: str, **more: Any) -> None:
    options.open_store(or_read=True)
    from migov.actions import evidence, index
    from migov.cli.progress import counted

    if index.is_behind():
        click.echo("migov: bringing the index up to date", err=True)
        with counted("sources") as progress:
            why_not = index.try_to_catch_up(progress, on=options.now().date())
        if why_not:
            _say(why_not)
    code = options.jurisdiction(jurisdiction) if jurisdiction else None
    asked = evidence.Asked(jurisdiction=code, assessment=assessment, limit=limit, **more)
    unlogged: list[str] = []
    found = evidence.find(asked, by=by, at=options.now(), unlogged=unlogged.append)
    for says in unlogged:
        _say(says)
    if as_json:
        options.say_json(evidence.told(found))
        return
    console = Console(highlight=False, soft_wrap=True)
    for note in found.plan.notes:
        console.print(f"({note})", markup=False)
    for number, hit in enumerate(found.hits, start=1):
        _print(console, number, hit)
    _close(found, is_logged=not unlogged)


def _say(words: str) -> None:
    """To whoever looks on, beside what was found."""
    click.echo(f"migov: {words}", err=True)


def _print(console: Console, number: int, hit: Any) -> None:
    place = " › ".join(hit.locator.path)
    page = hit.locator.page_label or hit.locator.page_index
    ended = "" if hit.in_force else "  [no longer in force]"
    console.print(f"\n{number}. {hit.entry.title}{ended}", style="bold", markup=False)
    console.print(f"   {place}{f' (page {page})' if page else ''}  {hit.source} passage {hit.number}", markup=False)
    words = Text("   " + " ".join(hit.snippet.text.split()))
    console.print(words)
    reasons = "; ".join(f"{one.term.rstrip('.')} ({one.origin}) in {', '.join(one.parts)}" for one in hit.why(4))
    console.print(f"   because: {reasons}", style="dim", markup=False)


def _close(found: Any, *, is_logged: bool) -> None:
    if found.plan.is_empty:
        click.echo("Nothing was looked for: give words that say something alone.")
    elif not found.hits:
        log = "The search stands in the log; other" if is_logged else "Other"
        click.echo(f"Nothing was found. {log} words, or --with-ended, may find more.")
    elif found.total < len(found.hits):  # those that share single words alone are shown and not counted: a note says so
        click.echo(f"\n{len(found.hits)} passages shown.")
    else:
        click.echo(f"\n{found.total} passages found; {len(found.hits)} shown.")
    if found.withheld:
        click.echo(f"{found.withheld} more stand in instruments that were no longer in force: --with-ended shows them.")

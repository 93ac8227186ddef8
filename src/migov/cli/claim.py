"""``migov claim``: sentences of a draft, checked against the words they rest on."""

from __future__ import annotations

import click

from migov.cli import options


@click.group()
def group() -> None:
    """Claims: whether what was written stands on what was quoted."""


@group.command()
@click.argument("sentence")
@click.option("--quote", "quotes", multiple=True, help="Words it rests on; may be given several times.")
@click.option("--assessment", help="Take the quotations from this assessment's answer ...")
@click.option("--indicator", help="... to this indicator.")
@click.option("--language", help="Of the sentence, BCP 47. [default: told by its words]")
@options.as_json
@options.home
def check(
    sentence: str,
    *,
    quotes: tuple[str, ...],
    assessment: str | None,
    indicator: str | None,
    language: str | None,
    as_json: bool,
) -> None:
    """Compare the numbers, laws, articles, dates, names, negations and modals of SENTENCE with its quotations.

    The outcome is one of: supported, contradicted, not found, needs a person. It never decides that a sentence is
    published.
    """
    if bool(quotes) == bool(assessment and indicator):
        raise click.UsageError("give --quote, or --assessment with --indicator")
    options.open_store()
    from migov.actions import claims

    if assessment and indicator:
        done = claims.check_against_answer(sentence, assessment=assessment, indicator=indicator)
    else:
        done = claims.check(sentence, quotes, language=language)
    if as_json:
        options.say_json(done)
        return
    click.echo(f"{done.verdict}: {done.because}")
    for one in done.compared:
        click.echo(f"  {one.says}")

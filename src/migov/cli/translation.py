"""``migov translation``: a profile in other languages, piece by piece: how far it is, out to translators, and back."""

from __future__ import annotations

from pathlib import Path

import click

from migov.cli import options
from migov.errors import Invalid, Problem
from migov.model.languages import Language

language_option = click.option(
    "--language", required=True, type=click.Choice([one.value for one in Language]), help="Into which it is translated."
)


@click.group()
def group() -> None:
    """Translations: what of a profile stands in which language, and the files for translators outside."""


@group.command()
@click.argument("assessment")
@language_option
@options.by
@options.home
def begin(assessment: str, language: str, by: str) -> None:
    """Begin to translate ASSESSMENT into a language."""
    options.open_store()
    from migov.actions.entering import keeper
    from migov.actions.translating import pieces

    chosen = pieces.begin(assessment, language, by=keeper(by), at=options.now())
    click.echo(f"{assessment}: translation into {chosen.endonym} is begun")


@group.command("list")
@click.argument("assessment")
@click.option("--pieces", "shows_pieces", is_flag=True, help="Name what is missing and stale.")
@options.as_json
@options.home
def list_(assessment: str, *, shows_pieces: bool, as_json: bool) -> None:
    """List the languages of ASSESSMENT with what of it is reviewed, translated, stale and missing."""
    options.open_store()
    from migov.actions.translating import sources

    found = [sources.readiness(assessment, one) for one in sources.languages(assessment)]
    if as_json:
        options.say_json(found)
        return
    if not found:
        click.echo(f"No language was begun yet: `migov translation begin {assessment} --language fr`.")
    for one in found:
        counts = (
            f"{len(one.reviewed)} reviewed, {len(one.done)} translated, {len(one.stale)} stale, "
            f"{len(one.missing)} missing"
        )
        click.echo(f"{one.language.value}  {counts}{'; whole' if one.is_whole else ''}")
        for word, names in (("stale", one.stale), ("missing", one.missing)) if shows_pieces else ():
            for name in names:
                click.echo(f"    {word}: {name}")


@group.command()
@click.argument("assessment")
@language_option
@click.option("--form", type=click.Choice(["xlsx", "xlf"]), default="xlsx", show_default=True, help="Kind of the file.")
@click.option("--only-open", is_flag=True, help="Only what is missing or stale.")
@options.output
@options.by
@options.home
def export(assessment: str, language: str, form: str, output: Path | None, by: str, *, only_open: bool) -> None:
    """Write the translation of ASSESSMENT as a workbook, or as XLIFF 2.1 for translation programs."""
    options.open_store()
    from migov.actions.entering import keeper
    from migov.actions.translating import files

    data = files.export(
        assessment,
        Language(language),
        form=files.Form(form),
        only_open=only_open,
        by=keeper(by),
        at=options.now(),
    )
    options.write(data, output, default=None if output else f"{assessment}-{language}.{form}")


@group.command("import")
@click.argument("file", type=options.ExistingFile())
@click.option("--preview", is_flag=True, help="Only show what it would change.")
@click.option(
    "--conflicts",
    type=click.Choice(["ours", "theirs"]),
    default="ours",
    show_default=True,
    help="Where a sentence was translated here too: what stands here stays, or what came back is taken.",
)
@options.as_json
@options.by
@options.home
def import_(file: Path, conflicts: str, by: str, *, preview: bool, as_json: bool) -> None:
    """Take the FILE of a translator back, sentence by sentence, and print the receipt.

    The file tells of which profile and language it is. Words without a place any more are printed, never lost.
    """
    options.open_store()
    from migov.actions.entering import keeper
    from migov.actions.translating import files
    from migov.sheets.translations import text

    data, who = options.read(file), keeper(by)
    sheet = files.read(data, file=file.name)
    if preview:
        found = files.look(sheet.subject, sheet.language, data, file=file.name, by=who)
    else:
        _number, found = files.take(
            sheet.subject,
            sheet.language,
            data,
            file=file.name,
            theirs=conflicts == "theirs",
            by=who,
            at=options.now(),
        )
    if as_json:
        options.say_json(found)
    else:
        click.echo(text(found))


@group.command("print")
@click.argument("assessment")
@language_option
@click.option("--form", type=click.Choice(["pdf", "docx", "html"]), default="pdf", show_default=True)
@click.option("--mark-untranslated", is_flag=True, help="Print what is not translated in the source's language.")
@options.output
@options.home
def print_(assessment: str, language: str, form: str, output: Path | None, *, mark_untranslated: bool) -> None:
    """Print ASSESSMENT in a language into which it is translated."""
    options.open_store()
    from migov.actions import printing
    from migov.actions.translating import sources

    chosen = Language(language)
    if printing.spoken(chosen) is not chosen:
        raise Invalid(Problem(f"there is no boilerplate in {chosen.endonym} yet", place="language"))
    told = sources.in_language(assessment, chosen, in_source=mark_untranslated)
    generation = printing.generation_of(told)
    data = printing.print_profile(told, form=form, language=chosen, generation=generation)
    options.write(data, output, default=None if output else f"{assessment}-{language}.{form}")

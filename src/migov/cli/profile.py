"""``migov profile``: published profiles, read and printed."""

from __future__ import annotations

from pathlib import Path

import click

from migov.cli import options
from migov.errors import NotFound
from migov.model import interchange
from migov.model.assessments import Assessment
from migov.model.languages import Language
from migov.model.publications import Generation

_TONGUES = click.Choice([language.value for language in Language])


@click.group()
def group() -> None:
    """Profiles: read published ones, show them, print them anew."""


@group.command()
@click.argument("file", type=options.ExistingFile())
@click.option("--json", "as_json", is_flag=True, help="The whole assessment in the interchange format, to stdout.")
@click.option("--keep", is_flag=True, help="Keep it, with the file, in the data folder.")
@options.replace
@options.by
@options.home
def read(file: Path, *, as_json: bool, keep: bool, replace: bool, by: str) -> None:
    """Read the published profile FILE (PDF or text) and say what is in it."""
    from migov.actions.reading import read_profile

    data = options.read(file)
    assessment = read_profile(data, file=file.name)
    if as_json:
        options.write(interchange.encode(assessment), None)
    else:
        from migov.cli.summary import summarize

        summarize(assessment)
    if keep:
        options.open_store()
        from migov.actions import profiles

        kept = profiles.keep_profile(assessment, data, by=by, at=options.now(), file=file.name, replace=replace)
        click.echo(f"{kept.entry.id}: {kept.outcome}", err=as_json)


@group.command()
@click.argument("profile")
@click.option("--as", "form", type=click.Choice(["pdf", "docx", "html"]), default="pdf", show_default=True)
@click.option("--generation", type=click.Choice([generation.value for generation in Generation]),
              help="Whose furniture. [default: the profile's own]")  # fmt: skip
@click.option("--language", type=_TONGUES, help="Of the furniture. [default: the profile's own]")
@options.output
@options.home
def render(profile: str, form: str, generation: str | None, language: str | None, output: Path | None) -> None:
    """Print PROFILE, an id of the data folder or an exported JSON file, as PDF, DOCX or HTML."""
    assessment = _find(profile)
    from migov.actions import printing

    furniture = Generation(generation) if generation else printing.generation_of(assessment)
    tongue = Language(language) if language else assessment.publication.language
    data = printing.print_profile(assessment, form=form, language=tongue, generation=furniture)
    options.write(data, output, default=f"{assessment.id}-{furniture}-{tongue}.{form}")


@group.command("list")
@click.option("--language", type=_TONGUES, default="en", help="Of the names.", show_default=True)
@options.as_json
@options.home
def list_(language: str, *, as_json: bool) -> None:
    """List the kept profiles, in alphabetical order. There is no other order."""
    options.open_store()
    from migov.actions import profiles

    entries = profiles.alphabetical(Language(language))
    if as_json:
        options.say_json(entries)
        return
    if not entries:
        click.echo("No profile is kept here yet: `migov profile read FILE --keep` keeps one.")
    for entry in entries:
        name = entry.short_name.text(Language(language)) or entry.official_name.text(Language(language))
        click.echo(f"{name:<36} {entry.year or '':<6} {entry.id}")


@group.command()
@click.argument("profile")
@options.as_json
@options.home
def show(profile: str, *, as_json: bool) -> None:
    """Say what is in PROFILE, an id of the data folder or an exported JSON file."""
    assessment = _find(profile)
    if as_json:
        options.write(interchange.encode(assessment), None)
        return
    from migov.cli.summary import summarize

    summarize(assessment)


@group.command()
@click.argument("id")
@options.output
@options.home
def original(id: str, output: Path | None) -> None:  # noqa: A002 - the field's own word
    """Hand out the very file the kept profile ID was read from, under its name."""
    options.open_store()
    from migov.actions import assessments, profiles

    entry = assessments.entry(id)
    options.write(profiles.original(entry), output, default=entry.file_name or id)


def _find(profile: str) -> Assessment:
    """An exported file where the word is one, else what is kept under it."""
    path = Path(profile)
    if path.suffix == ".json" or path.is_file():
        if not path.is_file():
            raise NotFound("file", profile, remedy="look at the way to it")
        return interchange.decode(options.read(path), file=path.name)
    options.open_store()
    from migov.actions import assessments

    return assessments.get(profile)

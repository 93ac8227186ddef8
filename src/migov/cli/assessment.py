"""``migov assessment``: what is kept, in and out."""

from __future__ import annotations

from pathlib import Path

import click

from migov.cli import options
from migov.model.languages import Language


@click.group()
def group() -> None:
    """Assessments: keep them, hand them on, withdraw them."""


@group.command("list")
@click.option("--withdrawn", is_flag=True, help="The withdrawn ones too.")
@options.as_json
@options.home
def list_(*, withdrawn: bool, as_json: bool) -> None:
    """List what is kept, by id."""
    options.open_store()
    from migov.actions import assessments

    entries = assessments.entries(withdrawn=withdrawn)
    if as_json:
        options.say_json(entries)
        return
    if not entries:
        click.echo("Nothing is kept here yet: `migov profile read FILE --keep` or `migov assessment import FILE`.")
    for entry in entries:
        state = f"  withdrawn: {entry.withdrawn_because}" if entry.withdrawn_at else ""
        name = entry.short_name.text(Language.EN) or entry.official_name.text(Language.EN)
        click.echo(f"{entry.id:<24} {name:<32} {entry.year or '':<6} {entry.file_name or ''}{state}")


@group.command()
@click.argument("id")
@options.output
@options.home
def export(id: str, output: Path | None) -> None:  # noqa: A002 - the field's own word
    """Write the assessment ID in the interchange format, to stdout or to a file."""
    options.open_store()
    from migov.actions import assessments

    options.write(assessments.export(id), output)


@group.command("import")
@click.argument("files", nargs=-1, required=True, type=options.ExistingFile())
@options.replace
@options.by
@options.home
def import_(files: tuple[Path, ...], *, replace: bool, by: str) -> None:
    """Keep exported assessments: all FILES or, when one of them is not in order, none."""
    options.open_store()
    from migov.actions import assessments

    handed = [assessments.Handed(data=options.read(file), name=file.name) for file in files]
    for kept in assessments.import_assessments(handed, by=by, at=options.now(), replace=replace):
        click.echo(f"{kept.entry.id}: {kept.outcome}")


@group.command()
@click.argument("id")
@click.option("--because", required=True, help="Why; stands in the journal and beside the assessment.")
@options.by
@options.home
def withdraw(id: str, because: str, by: str) -> None:  # noqa: A002
    """Take the assessment ID out of the lists. It is not deleted: `restore` brings it back."""
    options.open_store()
    from migov.actions import assessments

    assessments.withdraw(id, because=because, by=by, at=options.now())
    click.echo(f"{id}: withdrawn")


@group.command()
@click.argument("id")
@options.by
@options.home
def restore(id: str, by: str) -> None:  # noqa: A002
    """Bring the withdrawn assessment ID back into the lists."""
    options.open_store()
    from migov.actions import assessments

    assessments.restore(id, by=by, at=options.now())
    click.echo(f"{id}: back in the lists")


@group.command()
def schema() -> None:
    """Print the JSON Schema of the interchange format."""
    from migov.model import interchange

    options.say_json(interchange.schema())

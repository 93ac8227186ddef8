"""``migov source``: laws, policies, agreements and reports, in and out of the house."""

from __future__ import annotations

from pathlib import Path

import click

from migov.cli import options
from migov.errors import NotFound
from migov.model.sources import SourceKind


@click.group()
def group() -> None:
    """Sources: add laws and reports, list them, read them, withdraw them."""


@group.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--jurisdiction", required=True, help="ISO 3166-1 alpha-3 code, such as NER, or a city's code.")
@click.option("--language", help="BCP 47, such as fr. [default: told by the text]")
@click.option("--kind", type=click.Choice([kind.value for kind in SourceKind]), help="[default: told by the title]")
@click.option("--title", help="For a single file. [default: its own]")
@click.option("--published", type=options.Day(), metavar="TEXT", help="2021, 2021-10 or 2021-10-14, for a single file.")
@click.option("--publisher", help="Who published it.")
@click.option("--address", help="Where a single file was found.")
@click.option(
    "--id",
    "id",
    type=options.SourceId(),
    metavar="TEXT",
    help="For a single file; the id of a kept source adds a newer snapshot to it.",
)
@options.as_json
@options.by
@options.home
def add(
    paths: tuple[Path, ...],
    *,
    jurisdiction: str,
    language: str | None,
    kind: str | None,
    title: str | None,
    published: str | None,
    publisher: str | None,
    address: str | None,
    id: str | None,  # noqa: A002 - the field's own word
    as_json: bool,
    by: str,
) -> None:
    """Add PATHS: PDF, DOCX, HTML, Markdown, TXT, EPUB, or folders of them.

    A file that cannot be read never stops the others: it is listed with its reason. What is there already is left as it
    is, so that a folder whose reading was stopped is added again from where it stopped.
    """
    if missing := [path for path in paths if not path.exists()]:
        raise NotFound("file", missing[0], remedy="look at the way to it")
    single = len(paths) == 1 and paths[0].is_file()
    if not single and any((title, published, address, id)):
        raise click.UsageError("--title, --published, --address and --id belong to a single file")
    code = options.jurisdiction(jurisdiction)
    options.open_store()
    from migov.actions import folders
    from migov.actions.sources import Details
    from migov.cli.progress import followed

    details = Details(
        jurisdiction=code,
        language=language,
        kind=SourceKind(kind) if kind else None,
        title=title,
        published=published,
        publisher=publisher,
        address=address,
        id=id,
    )
    done = followed(folders.add_all(paths, details=details, by=by, at=options.now()), quiet=as_json)
    if as_json:
        options.say_json(done.added)
    if done.unread:
        raise SystemExit(6)


@group.command("list")
@click.option("--jurisdiction", help="Only those of this one.")
@click.option("--withdrawn", is_flag=True, help="The withdrawn ones too.")
@options.as_json
@options.home
def list_(jurisdiction: str | None, *, withdrawn: bool, as_json: bool) -> None:
    """List the sources, by jurisdiction and title."""
    options.open_store(or_read=True)
    from migov.actions import sources

    kept = sources.all_sources(jurisdiction and options.jurisdiction(jurisdiction), withdrawn=withdrawn)
    if as_json:
        options.say_json(kept)
        return
    if not kept:
        click.echo("No source is kept here yet: `migov source add FOLDER --jurisdiction NER` adds what is in it.")
    for one in kept:
        state = f"  withdrawn: {one.withdrawn_because}" if one.withdrawn_at else ""
        told = one.source
        click.echo(f"{told.jurisdiction or '':<5} {told.language or '':<5} {told.id:<44} {told.title}{state}")


@group.command()
@click.argument("id")
@click.option("--text", is_flag=True, help="What it says, passage by passage.")
@options.as_json
@options.home
def show(id: str, *, text: bool, as_json: bool) -> None:  # noqa: A002
    """Show the source ID: what is known of it, and with --text what it says."""
    options.open_store(or_read=True)
    from migov.actions import sources, transcripts

    kept = sources.get(id)
    transcript = transcripts.transcript_of(kept)
    if as_json:
        options.say_json({"source": kept, "transcript": transcript})
        return
    told = kept.source
    for label, value in (
        ("title", told.title),
        ("kind", told.kind),
        ("jurisdiction", told.jurisdiction),
        ("language", told.language),
        ("published", told.published),
        ("instrument", told.instrument),
        ("address", told.address),
        ("file", kept.file_name),
        ("snapshots", len(told.snapshots)),
        ("passages", len(transcript.passages) if transcript else None),
        ("withdrawn", kept.withdrawn_because),
    ):
        if value is not None:
            click.echo(f"{label:<13} {value}")
    for note in transcript.notes if transcript else ():
        click.echo(f"note          {note}")
    if text and transcript:
        for passage in transcript.passages:
            page = passage.locator.page_label or passage.locator.page_index or ""
            click.echo(f"\n[{passage.number}] {' › '.join(passage.locator.path)}  {f'(page {page})' if page else ''}")
            click.echo(passage.text)


@group.command()
@click.argument("id")
@click.option("--because", required=True, help="Why; stands in the journal and beside the source.")
@options.by
@options.home
def remove(id: str, because: str, by: str) -> None:  # noqa: A002
    """Withdraw the source ID from lists and searches. It is not deleted: its pins hold, `restore` brings it back."""
    options.open_store()
    from migov.actions import sources

    sources.withdraw(id, because=because, by=by, at=options.now())
    click.echo(f"{id}: withdrawn")


@group.command()
@click.argument("id")
@options.by
@options.home
def restore(id: str, by: str) -> None:  # noqa: A002
    """Bring the withdrawn source ID back."""
    options.open_store()
    from migov.actions import sources

    sources.restore(id, by=by, at=options.now())
    click.echo(f"{id}: back in the lists")


@group.command()
@click.argument("id")
@options.output
@options.home
def original(id: str, output: Path | None) -> None:  # noqa: A002
    """Hand out the very file the source ID was read from, under its name."""
    options.open_store(or_read=True)
    from migov.actions import sources

    kept = sources.get(id)
    options.write(sources.original(kept), output, default=kept.file_name or id)


FORMS = {"csl": "CSL-JSON", "ris": "RIS", "bibtex": "BibTeX"}


@group.command("import")
@click.argument("file", type=options.ExistingFile())
@click.option("--as", "form", type=click.Choice(list(FORMS)), help="[default: told by the file]")
@click.option("--jurisdiction", help="Of sources that do not tell their own.")
@options.by
@options.home
def import_(file: Path, *, form: str | None, jurisdiction: str | None, by: str) -> None:
    """Take in the descriptions of sources from FILE, as Zotero exports them: all of them or none.

    A source that is kept already, by its id or its address, gets the newer description; its snapshots stay.
    """
    data = options.read(file)
    code = options.jurisdiction(jurisdiction) if jurisdiction else None
    options.open_store()
    from migov.actions import bibliography

    read = bibliography.read(data, file=file.name, form=form)
    kept = bibliography.keep(read, jurisdiction=code, by=by, at=options.now())
    for one in kept:
        withdrawn = f", and withdrawn: `migov source restore {one.source}` brings it back" if one.is_withdrawn else ""
        click.echo(f"{one.source}: {one.outcome}{withdrawn}")
    if not kept:
        click.echo(f"{file.name} describes no source", err=True)


@group.command()
@click.option("--as", "form", type=click.Choice(list(FORMS)), default="csl", show_default=True)
@click.option("--jurisdiction", help="Only those of this one.")
@options.output
@options.home
def export(form: str, jurisdiction: str | None, output: Path | None) -> None:
    """Write the descriptions of the kept sources, for Zotero and its like."""
    options.open_store()
    from migov.actions import bibliography

    code = options.jurisdiction(jurisdiction) if jurisdiction else None
    options.write(bibliography.export(form, jurisdiction=code), output)

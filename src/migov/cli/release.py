"""``migov release``: publishing what was signed, and checking a release from its files alone."""

from __future__ import annotations

from pathlib import Path

import click

from migov.cli import options
from migov.errors import Invalid, NotReady
from migov.model.languages import Language
from migov.model.releases import Identifiers


@click.group()
def group() -> None:
    """Releases: immutable, numbered publications of a vetted profile, with everything needed to check them."""


@group.command()
@click.argument("assessment")
@click.option(
    "--language",
    "languages",
    multiple=True,
    type=click.Choice([one.value for one in Language]),
    help="Beside the source language; repeat it. [default: every language that the whole profile stands in]",
)
@click.option("--because", help="Why there is another release; the first needs no reason.")
@click.option("--number", help="Publication number, where it is not in the imprint.")
@click.option("--isbn", help="ISBN, where it is not in the imprint.")
@click.option("--doi", help="DOI, where it is not in the imprint.")
@options.by
@options.as_json
@options.home
def make(
    assessment: str,
    *,
    languages: tuple[str, ...],
    because: str | None,
    number: str | None,
    isbn: str | None,
    doi: str | None,
    by: str,
    as_json: bool,
) -> None:
    """Make the next release of ASSESSMENT from the text that was signed, and publish it.

    Refused, with the whole list, while anything stands in the way.
    """
    options.open_store()
    from migov.actions.entering import keeper
    from migov.actions.releasing import making

    made = making.make(
        assessment,
        by=keeper(by),
        at=options.now(),
        languages=[Language(one) for one in languages] if languages else None,
        because=because,
        identifiers=Identifiers(number=number, isbn=isbn, doi=doi),
    )
    if as_json:
        options.say_json(made)
        return
    click.echo(f"{made.id}: {', '.join(made.languages)}, {made.size:,} bytes, manifest {made.manifest}")


@group.command()
@click.argument("assessment")
@options.by
@options.as_json
@options.home
def plan(assessment: str, *, by: str, as_json: bool) -> None:
    """Show the release of ASSESSMENT that could be made next; fails with the list of what stands in its way."""
    options.open_store()
    from migov.actions.entering import keeper
    from migov.actions.releasing import planning

    found = planning.plan(assessment, by=keeper(by))
    if as_json:
        options.say_json(found)
    else:
        click.echo(f"{found.release}: {', '.join(found.languages) or 'no text is frozen'}")
        for one in found.errata:
            click.echo(f"  answers report #{one.number}")
        if found.before is not None and found.left_out:
            lost = ", ".join(found.left_out)
            click.echo(
                f"  leaves out {lost}, in which {found.before.id} can be read: not all is translated as it stands"
            )
    if found.obstacles:
        raise NotReady(*(obstacle.problem for obstacle in found.obstacles))
    if not as_json:
        click.echo("Nothing stands in the way.")


@group.command(name="list")
@click.argument("assessment", required=False)
@options.as_json
@options.home
def list_(assessment: str | None, *, as_json: bool) -> None:
    """List the releases, or those of ASSESSMENT, oldest first."""
    options.open_store()
    from migov.store import releases

    found = releases.of(assessment) if assessment else releases.everything()
    if as_json:
        options.say_json(found)
        return
    for one in found:
        because = f", because: {one.because}" if one.because else ""
        click.echo(f"{one.id}  {one.at[:10]}  {','.join(one.languages)}  {one.size:,} bytes{because}")


@group.command()
@click.argument("release")
@options.by
@options.as_json
@options.home
def show(release: str, *, by: str, as_json: bool) -> None:
    """Print what RELEASE is made of; with --json its manifest."""
    options.open_store()
    from migov.actions.entering import keeper
    from migov.actions.releasing import listing

    made, manifest = listing.one(release, by=keeper(by))
    if as_json:
        options.say_json(manifest)
        return
    click.echo(f"{manifest.release}: {manifest.name}, {manifest.at[:10]}, {', '.join(manifest.languages)}")
    click.echo(f"Cite: {manifest.citation}")
    click.echo(f"Licence: {manifest.licence or 'none was recorded'}")
    for name, given in (("number", manifest.identifiers.number), ("ISBN", manifest.identifiers.isbn)):
        if given:
            click.echo(f"{name}: {given}")
    if manifest.identifiers.doi:
        click.echo(f"DOI: {manifest.identifiers.doi}")
    if manifest.supersedes:
        click.echo(f"Follows {manifest.supersedes}, because: {manifest.because}")
    for signed in manifest.sign_offs:
        click.echo(f"Signed for the {signed.party}: {signed.name}, {signed.function}, {signed.on}")
    click.echo(f"Text: draft {manifest.draft.number}, {manifest.draft.hash}")
    click.echo(f"Journal: line {manifest.journal.lines}, {manifest.journal.hash}")
    click.echo(f"Manifest: {made.manifest}")
    for file in manifest.files:
        click.echo(f"  {file.size:>10,}  {file.path}")


@group.command()
@click.argument("release")
@click.argument("out", required=False, type=click.Path(path_type=Path))
@options.by
@options.home
def export(release: str, out: Path | None, *, by: str) -> None:
    """Write RELEASE as one ZIP to OUT: a file, or a folder to put it in; - for stdout. [default: RELEASE.zip]"""
    options.open_store()
    from migov.actions.entering import keeper
    from migov.actions.releasing import listing

    data = listing.bundle(release, by=keeper(by))
    name = f"{release}.zip"
    options.write(data, out / name if out is not None and out.is_dir() else out, default=name)


@group.command()
@click.argument("file", type=click.Path(exists=True, path_type=Path))
@click.option("--manifest", "known", help="SHA-256 of the manifest as you know it from elsewhere: fails for another.")
@options.as_json
def verify(file: Path, *, known: str | None, as_json: bool) -> None:
    """Check the release in FILE, a ZIP or the folder it was unpacked to; fails where anything in it is not so.

    Needs no data folder and no network: everything is looked up in the file itself. That it is the very release that
    was published, and nobody made another one as carefully, only the SHA-256 of its manifest tells, which stands at
    the end and where the release was published: compare them, or give it as --manifest.
    """
    from migov.actions.releasing import verifying

    found = verifying.verify(file)
    if as_json:
        options.say_json(found)
    else:
        click.echo(f"{found.release}: {found.name}, {found.at[:10]}")
        for one in found.claims:
            sign = {True: "holds    ", False: "IS WRONG ", None: "not told "}[one.holds]
            click.echo(f"{sign}  {one.says}" + (f": {one.because}" if one.because else ""))
        click.echo(f"SHA-256 of the manifest: {found.manifest}")
    wrong = [f"{one.says}: {one.because}" for one in found.claims if one.holds is False]
    if known is not None and known.strip().lower() != found.manifest:
        wrong.append(f"this is another release than the one you know: its manifest is {found.manifest}")
    if wrong:
        raise Invalid(*wrong)
    if not as_json:
        click.echo("Nothing in the release is wrong.")

"""``migov draft``: the text of a profile, begun from answers, checked, and frozen as numbered versions."""

from __future__ import annotations

import click

from migov.cli import options
from migov.errors import Refused


@click.group()
def group() -> None:
    """Drafts: the living text of a profile, what is doubted about it, and its frozen versions."""


@group.command()
@click.argument("assessment")
@click.option("--from-profile", is_flag=True, help="From the findings that were read or imported, not from answers.")
@options.by
@options.as_json
@options.home
def begin(assessment: str, *, from_profile: bool, by: str, as_json: bool) -> None:
    """Begin passages of ASSESSMENT from the settled answers that have none yet."""
    options.open_store()
    from migov.actions.drafting import beginning
    from migov.actions.entering import keeper

    make = beginning.adopt if from_profile else beginning.begin
    begun = make(assessment, by=keeper(by), at=options.now())
    if as_json:
        options.say_json(begun)
        return
    for passage in begun.new:
        click.echo(f"{passage}: begun")
    for code, because in begun.skipped.items():
        click.echo(f"answer {code}: left out, {because}")
    click.echo(f"{len(begun.new)} passages begun, {len(begun.skipped)} answers left out")


@group.command()
@click.argument("assessment")
@click.option("--strict", is_flag=True, help="Fail with code 4 while a doubt is open.")
@options.by
@options.as_json
@options.home
def check(assessment: str, *, strict: bool, by: str, as_json: bool) -> None:
    """Print what is doubted about the living text of ASSESSMENT, passage by passage, with what dispels it."""
    options.open_store()
    from migov.actions import checks
    from migov.actions.entering import keeper

    found, unread = checks.doubts(assessment, by=keeper(by)), checks.unread(assessment, by=keeper(by))
    still = [one.doubt for one in found if one.is_open]
    if as_json:
        options.say_json([{"key": one.doubt.key, **_plain(one)} for one in found])
    else:
        for doubt in still:
            rule = f"{doubt.rule} ({doubt.support})" if doubt.support else str(doubt.rule)
            click.echo(f"{doubt.passage}: {rule}\n  “{' '.join(doubt.words.split())}”\n  {doubt.says}")
            for other in doubt.elsewhere:
                click.echo(f"  against {other.passage}: “{' '.join(other.words.split())}”")
            click.echo(f"  remedy: {doubt.remedy}")
        click.echo(f"{len(still)} doubts open, {len(found) - len(still)} waived")
    if unread:
        click.echo(f"migov: rules that cannot read this language yet: {', '.join(unread)}", err=True)
    if strict and still:
        raise Refused(f"{len(still)} doubts are open: write another text, or waive them by name on the page of doubts")


@group.command()
@click.argument("assessment")
@click.option("--because", required=True, help="Why this version is made: it stands beside it for ever.")
@options.by
@options.as_json
@options.home
def freeze(assessment: str, *, because: str, by: str, as_json: bool) -> None:
    """Freeze the living text of ASSESSMENT as its next version."""
    options.open_store()
    from migov.actions.drafting import versions
    from migov.actions.entering import keeper

    made = versions.freeze(assessment, because=because, by=keeper(by), at=options.now())
    if as_json:
        options.say_json({"number": made.number, "parts": len(made.parts), "hash": made.hash})
    else:
        click.echo(f"draft {made.number}: {len(made.parts)} parts, {made.hash}")


@group.command()
@click.argument("assessment")
@click.option("--version", "number", type=click.IntRange(min=1), help="A frozen version instead of the living text.")
@options.by
@options.as_json
@options.home
def show(assessment: str, *, number: int | None, by: str, as_json: bool) -> None:
    """Print the living text of ASSESSMENT passage by passage and name its frozen versions, or print one of these."""
    options.open_store()
    if number is None:
        _show_living(assessment, by, as_json=as_json)
    else:
        _show_frozen(assessment, number, by, as_json=as_json)


def _show_living(assessment: str, by: str, *, as_json: bool) -> None:
    from migov.actions.drafting import passages, versions
    from migov.actions.entering import keeper

    text = passages.text(assessment, by=keeper(by))
    if as_json:
        options.say_json(text)
        return
    for one in text:
        click.echo(f"{one.passage.id} (section {one.passage.section}, version {one.version})\n{one.passage.text}\n")
    frozen = versions.every(assessment, by=keeper(by))
    for draft in frozen:
        reason = f", {draft.because}" if draft.because else ""
        click.echo(f"draft {draft.number}: {draft.at[:10]} by {draft.by}, {len(draft.parts)} parts{reason}")
    click.echo(f"{len(text)} passages, {len(frozen)} frozen versions")


def _show_frozen(assessment: str, number: int, by: str, *, as_json: bool) -> None:
    from migov.actions.drafting import versions
    from migov.actions.entering import keeper

    draft = versions.one(assessment, number, by=keeper(by))
    if as_json:
        options.say_json(draft)
        return
    for part in draft.parts:
        click.echo(f"{part.id} ({' '.join(filter(None, (part.section, part.title)))})\n{part.words}")
        for note in part.notes:
            click.echo(f"  note: {note}")
        click.echo()
    click.echo(f"draft {draft.number}: {draft.at[:10]} by {draft.by}, {draft.hash}")


def _plain(one: object) -> dict[str, object]:
    """A value as the fields it has."""
    import msgspec

    plain: dict[str, object] = msgspec.to_builtins(one)
    return plain

"""``migov assessment``: what is kept, in and out."""

from __future__ import annotations

from pathlib import Path

import click

from migov.cli import options
from migov.errors import Invalid, Problem
from migov.model.deadlines import Deadline
from migov.model.languages import Language
from migov.model.launches import Launch
from migov.model.workflow import Stage, Step


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


@group.command("open")
@click.argument("place")
@click.option("--locality", default="", help="Name of the city or region, where the assessment is local.")
@click.option("--round", "number", type=int, help="[default: the next one after what is kept]")
@click.option("--edition", help="[default: the newest of the level]")
@click.option("--after", help="Id of the assessment of the round before. [default: the newest of the jurisdiction]")
@click.option("--module", "modules", multiple=True, help="Code of a module; may be repeated.")
@click.option(
    "--language", "languages", multiple=True, type=click.Choice([one.value for one in Language]), default=["en"],
    help="Of the profile, the one it is written in first; may be repeated.",
)  # fmt: skip
@click.option("--cut-off", type=options.Day(), help="What became true after it does not count in this round.")
@click.option("--due", "due", multiple=True, metavar="STAGE=TIME", help="Such as research=2026-06-30T17:00.")
@click.option("--zone", default="UTC", show_default=True, help="Time zone of the deadlines, such as Africa/Niamey.")
@options.by
@options.home
def open_(
    place: str,
    locality: str,
    number: int | None,
    edition: str | None,
    after: str | None,
    modules: tuple[str, ...],
    languages: tuple[str, ...],
    cut_off: str | None,
    due: tuple[str, ...],
    zone: str,
    by: str,
) -> None:
    """Open an assessment of PLACE: a country by name or ISO code, or a part of it by its ISO 3166-2 code.

    What the round before answered stands in it, and counts as no answer until somebody confirms or changes it.

    Where --by is the handle of a person, they are its coordinator; else invite one:
    `migov person invite ADDRESS --assessment ID --role coordinator`.
    """
    options.open_store()
    from migov.actions import beginnings
    from migov.actions.entering import keeper

    beginning = beginnings.Beginning(
        place=place,
        locality=locality,
        round=number,
        edition=edition,
        earlier=after,
        modules=modules,
        languages=tuple(Language(code) for code in languages),
        cut_off=cut_off,
        deadlines=dict(_due(word, zone) for word in due),
    )
    entry = beginnings.open_assessment(beginning, by=keeper(by), at=options.now())
    click.echo(f"{entry.id}: open, {entry.name(Language.EN)}, round {entry.round}, edition {entry.edition}")


@group.command()
@click.argument("id")
@click.option("--on", required=True, type=options.Day(), help="Day of the briefing.")
@click.option("--place", default="", help="Where it was.")
@click.option("--briefed", multiple=True, required=True, help="Who was briefed; may be repeated.")
@click.option("--agreed", default="", help="What was agreed.")
@options.by
@options.home
def launch(id: str, on: str, place: str, briefed: tuple[str, ...], agreed: str, by: str) -> None:  # noqa: A002
    """Record the launch of the assessment ID: who was briefed, and when."""
    options.open_store()
    from migov.actions import beginnings
    from migov.actions.entering import keeper

    told = Launch(on=on, place=place, briefed=briefed, agreed=agreed)
    beginnings.record_launch(told, assessment=id, by=keeper(by), at=options.now())
    click.echo(f"{id}: the launch is recorded")


@group.command()
@click.argument("id")
@click.argument("step", type=click.Choice([step.value for step in Step]))
@click.option("--because", help="Why; needed for a step back.")
@options.by
@options.home
def take(id: str, step: str, because: str | None, by: str) -> None:  # noqa: A002
    """Take the assessment ID to another stage, by a STEP such as "begin research"."""
    options.open_store()
    from migov.actions import stages
    from migov.actions.entering import keeper

    stage = stages.take(Step(step), assessment=id, by=keeper(by), at=options.now(), because=because)
    click.echo(f"{id}: {stage}")


@group.command()
@click.argument("id")
@options.as_json
@options.by
@options.home
def changes(id: str, by: str, *, as_json: bool) -> None:  # noqa: A002
    """Compare the assessment ID with the round before: what changed, of which kind, and what cannot be compared."""
    options.open_store()
    from migov.actions import changing
    from migov.actions.entering import keeper

    found = changing.comparison(id, by=keeper(by))
    if as_json:
        options.say_json(found)
        return
    if found.earlier is None:
        click.echo(f"{id} has no round before it, or none that is kept here and not withdrawn.")
    elif not found.is_linked:
        click.echo(f"Nobody has written a cross-walk between the editions of {found.earlier.id} and {id}.")
    for line in found.lines:
        codes = "+".join(line.later or line.earlier)
        sides = (" | ".join(one.answer for one in side) for side in (line.before, line.after))
        why = f"{line.reason.kind}: {line.reason.because}" if line.reason else line.remark.text(Language.EN)
        click.echo(f"{codes:<12} {line.state:<24} {' -> '.join(sides)}{f'  ({why})' if why else ''}".rstrip())


@group.command()
@click.argument("id")
@options.as_json
@options.by
@options.home
def team(id: str, by: str, *, as_json: bool) -> None:  # noqa: A002
    """List who belongs to the assessment ID, as what, and how much they have in hand."""
    options.open_store()
    from migov.actions import team as teams
    from migov.actions.entering import keeper

    there = teams.of(id, by=keeper(by))
    if as_json:
        options.say_json(there)
        return
    if not there:
        click.echo(f"Nobody yet: `migov person invite ADDRESS --assessment {id} --role coordinator`.")
    for one in there:
        roles = ", ".join(f"{role.role}{f' of {role.institution}' if role.institution else ''}" for role in one.roles)
        state = "" if one.came_in else "  (invited)"
        click.echo(f"{one.person.handle:<24} {one.person.name:<28} {one.in_hands:>4}  {roles}{state}")


def _due(word: str, zone: str) -> tuple[Stage, Deadline]:
    """The stage and deadline of ``research=2026-06-30T17:00``.

    Raises:
        Invalid: it is not written so.
    """
    stage, _equals, local = word.partition("=")
    if stage not in set(Stage):
        remedy = "one of " + ", ".join(Stage) + ", as in research=2026-06-30T17:00"
        raise Invalid(Problem(f"{stage!r} is no stage", place="--due", remedy=remedy))
    return Stage(stage), Deadline(local=local, zone=zone)

"""``migov catalogue``: the questions of every edition, and an office's own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import msgspec
from rich.console import Console
from rich.padding import Padding
from rich.table import Table

from migov.catalogue import (
    checking,
    comparing,
    crosswalks,
    editions,
    frameworks,
    glossaries,
    importing,
    keeping,
    scales,
)
from migov.catalogue.importing.templates import TemplateFormat
from migov.cli import EXIT_CODES, options
from migov.errors import Conflict, Invalid, NotFound, Problem
from migov.model.dimensions import Dimension
from migov.model.indicators import Edition, EditionKind, Indicator, Relation
from migov.model.languages import Language, Localized
from migov.store import folder

MOST_NOTICES = 10
"""Shown after an import; an office's list without guidance would otherwise fill the screen."""

language_option = click.option(
    "--language",
    type=click.Choice([language.value for language in Language]),
    default="en",
    show_default=True,
    help="In which language; what is not written in it is shown in English.",
)


@click.group()
def group() -> None:
    """The catalogue: editions of indicators, modules, and what changed between them.

    The editions that come with migov are stand-ins in our own words: IOM's list is not public. An office loads its own
    list with `import`.
    """


@group.command("list")
@language_option
@options.as_json
@options.home
def list_(*, language: str, as_json: bool) -> None:
    """List the editions, in alphabetical order."""
    known = [editions.load(code, folder.home()) for code in editions.codes(folder.home())]
    if as_json:
        options.say_json([_summary(edition) for edition in known])
        return
    table = Table("Code", "Kind", "Year", "Title", "Indicators", "From", box=None, pad_edge=False)
    for edition in known:
        own = "migov" if editions.is_shipped(edition.code) else "your office"
        year = str(edition.year or "")
        title = edition.title.text(Language(language))
        table.add_row(edition.code, edition.kind, year, title, str(len(edition.indicators)), own)
    _console().print(table)


@group.command()
@click.argument("edition")
@click.argument("indicator", required=False)
@language_option
@options.as_json
@options.home
def show(*, edition: str, indicator: str | None, language: str, as_json: bool) -> None:
    """Show EDITION by dimension, or one INDICATOR of it with guidance, scale and links."""
    found = editions.load(edition, folder.home())
    if indicator is None:
        options.say_json(found) if as_json else _show_edition(found, Language(language))
        return
    one = found.find(indicator)
    if one is None:
        raise NotFound("indicator", indicator, remedy=f"`migov catalogue show {edition}` lists those of the edition")
    options.say_json(one) if as_json else _show_indicator(found, one, Language(language))


@group.command()
@click.argument("codes", metavar="[EDITION]...", nargs=-1)
@options.as_json
@options.home
@click.pass_context
def check(context: click.Context, *, codes: Sequence[str], as_json: bool) -> None:
    """Check editions (all, where none is named), their words and cross-walks; exit code 5 if there is a problem."""
    chosen = {code: editions.load(code, folder.home()) for code in codes or editions.codes(folder.home())}
    found = {code: [*checking.check(edition), *glossaries.check(edition)] for code, edition in chosen.items()}
    for earlier in chosen.values():
        for later in chosen.values():
            if walk := crosswalks.between(earlier.code, later.code, folder.home()):
                found[f"{earlier.code} → {later.code}"] = crosswalks.check(walk, earlier, later)
    if as_json:
        options.say_json(
            {name: [msgspec.to_builtins(problem) for problem in problems] for name, problems in found.items()}
        )
    else:
        for name, problems in found.items():
            click.echo(f"{name}: {_count(len(problems), 'problem') if problems else 'in order'}")
            for problem in problems:
                click.echo(f"  {problem}")
    if any(found.values()):
        context.exit(EXIT_CODES[Invalid])


@group.command()
@click.argument("earlier")
@click.argument("later")
@click.option("--all", "everything", is_flag=True, help="Also what stayed the same.")
@language_option
@options.as_json
@options.home
def diff(*, earlier: str, later: str, everything: bool, language: str, as_json: bool) -> None:
    """Show what became of the indicators of EARLIER in LATER. Only 'same' compares without a remark."""
    then, now = editions.load(earlier, folder.home()), editions.load(later, folder.home())
    walk = crosswalks.between(earlier, later, folder.home())
    if walk is None:
        back = crosswalks.between(later, earlier, folder.home())
        remedy = f"there is one the other way round: `migov catalogue diff {later} {earlier}`" if back else None
        raise NotFound("cross-walk", f"{earlier} → {later}", remedy=remedy)
    rows = comparing.diff(then, now, walk)
    shown = [row for row in rows if everything or row.relation is not Relation.SAME]
    if as_json:
        options.say_json(shown)
        return
    table = Table("Relation", earlier, later, "Question", "Remark", box=None, pad_edge=False)
    for row in shown:
        asked = "\n".join(i.question.text(Language(language)) for i in row.later or row.earlier)
        sides = [", ".join(indicator.code for indicator in side) for side in (row.earlier, row.later)]
        table.add_row(row.relation, *sides, asked, row.remark.text(Language(language)))
    console = _console()
    console.print(table)
    counts = [f"{sum(row.relation is relation for row in rows)} {relation}" for relation in Relation]
    console.print("\n" + " · ".join(counts))


@group.command("import")
@click.argument("file", type=options.ExistingFile())
@click.option("--code", required=True, help="What the edition is called from now on, such as national-3.")
@click.option("--title", required=True, help="Its title in English.")
@click.option("--title-fr", help="Its title in French.")
@click.option("--kind", type=click.Choice([kind.value for kind in EditionKind]), default="national", show_default=True)
@click.option("--year", type=click.IntRange(2015, 2100), help="The year of the edition.")
@options.by
@options.as_json
@options.home
def import_(
    *, file: Path, code: str, title: str, title_fr: str | None, kind: str, year: int | None, by: str, as_json: bool
) -> None:
    """Take your own list of indicators from FILE (.xlsx or .csv) into the catalogue, all of it or nothing."""
    if file.stat().st_size > importing.MOST_BYTES:
        raise Invalid(Problem("the file is too large for a list of indicators", file=file.name))
    keeping.may_be_called(code)
    data = file.read_bytes()
    named = Localized(en=title, fr=title_fr)
    edition = importing.read(data, file=file.name, code=code, title=named, kind=EditionKind(kind), year=year)
    home = options.open_store()
    from migov.actions import catalogue

    catalogue.keep_edition(edition, data=data, file=file.name, home=home, by=by, at=options.now())
    notices = [*checking.check(edition), *glossaries.check(edition)]
    if as_json:
        options.say_json({**_summary(edition), "notices": [msgspec.to_builtins(notice) for notice in notices]})
        return
    click.echo(f"{code}: {_count(len(edition.indicators), 'indicator')} imported")
    for notice in notices[:MOST_NOTICES]:
        click.echo(f"  to look at: {notice}")
    if len(notices) > MOST_NOTICES:
        click.echo(f"  and {len(notices) - MOST_NOTICES} more: `migov catalogue check {code}` shows all")


@group.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--edition", help="Fill it with the indicators of this edition.")
@click.option("--replace", is_flag=True, help="Write over a file that is there.")
@language_option
@options.as_json
@options.home
def template(*, file: Path, edition: str | None, replace: bool, language: str, as_json: bool) -> None:
    """Write a spreadsheet to start from: FILE ends in .xlsx or .csv."""
    ending = file.suffix.lower().removeprefix(".")
    if ending not in list(TemplateFormat):
        raise Invalid(Problem("the name says no kind of spreadsheet", file=file.name, remedy="end it in .xlsx or .csv"))
    if file.exists() and not replace:
        raise Conflict(f"{file} is there already: --replace writes over it")
    filled = editions.load(edition, folder.home()) if edition else None
    file.write_bytes(importing.template(TemplateFormat(ending), edition=filled, language=Language(language)))
    options.say_json({"file": str(file), "edition": edition}) if as_json else click.echo(str(file))


# ---------------------------------------------------------------------- what people see


def _show_edition(edition: Edition, language: Language) -> None:
    console = _console()
    console.print(f"{edition.title.text(language)} ({edition.code})", style="bold")
    console.print(edition.remark.text(language))
    for dimension in Dimension:
        if not edition.of(dimension):
            continue
        console.print(f"\n{int(dimension)}. {dimension.title(language)}", style="bold")
        for sub_domain in edition.sub_domains:
            if sub_domain.dimension is dimension:
                console.print(f"\n{sub_domain.code}  {sub_domain.title.text(language)}", style="italic")
                rows = [indicator for indicator in edition.of(dimension) if indicator.sub_domain == sub_domain.code]
                console.print(_questions(rows, language))


def _questions(indicators: Sequence[Indicator], language: Language) -> Padding:
    table = Table(box=None, pad_edge=False, show_header=False)
    for indicator in indicators:
        table.add_row(indicator.code, indicator.question.text(language))
    return Padding(table, (0, 0, 0, 2))


def _show_indicator(edition: Edition, indicator: Indicator, language: Language) -> None:
    console = _console()
    home = next(sub_domain for sub_domain in edition.sub_domains if sub_domain.code == indicator.sub_domain)
    console.print(f"{indicator.code}  {indicator.question.text(language)}", style="bold")
    console.print(f"\n{indicator.guidance.text(language)}\n")
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_row("Edition", f"{edition.title.text(language)} ({edition.code})")
    table.add_row("Dimension", f"{int(indicator.dimension)}. {indicator.dimension.title(language)}")
    table.add_row("Sub-domain", f"{home.code} {home.title.text(language)}")
    table.add_row("Scale", scales.SCALE_NAMES[indicator.scale].text(language))
    table.add_row("Answers", " · ".join(scales.answers(indicator, language).values()))
    for name, lines in _links(indicator, language):
        if lines:
            table.add_row(name, "\n".join(lines))
    table.add_row("Origin", indicator.origin or "")
    table.add_row("Confidence", indicator.confidence)
    console.print(table)


def _links(indicator: Indicator, language: Language) -> list[tuple[str, list[str]]]:
    compact = {objective.number: objective.title.text(language) for objective in frameworks.global_compact()}
    items = {item.code: item.text.text(language) for item in frameworks.sdg_10_7_2().items}
    return [
        ("Treaties", list(indicator.treaties)),
        ("Global Compact", [f"{number}. {compact.get(number, '')}" for number in indicator.gcm_objectives]),
        ("SDG targets", [", ".join(indicator.sdg_targets)] if indicator.sdg_targets else []),
        ("SDG 10.7.2", [f"{code} {items.get(code, '')}" for code in indicator.sdg_10_7_2]),
    ]


def _summary(edition: Edition) -> dict[str, Any]:
    return {
        "code": edition.code,
        "kind": edition.kind,
        "year": edition.year,
        "title": msgspec.to_builtins(edition.title),
        "indicators": len(edition.indicators),
        "own": not editions.is_shipped(edition.code),
    }


def _console() -> Console:
    """Where tables go; a bracket in an office's text is a bracket, never a colour."""
    return Console(markup=False, highlight=False, emoji=False)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"

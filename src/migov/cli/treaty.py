"""``migov treaty``: the register of treaties, and what States did about them."""

from __future__ import annotations

import click
from rich.console import Console
from rich.table import Table

from migov.catalogue.territories import gazetteer
from migov.catalogue.treaties import register
from migov.cli import options
from migov.errors import NotFound
from migov.model.jurisdictions import Territory
from migov.model.languages import Language
from migov.model.treaties import Participation, Treaty
from migov.model.values import Value

language_option = click.option(
    "--language",
    type=click.Choice([language.value for language in Language]),
    default="en",
    show_default=True,
    help="In which language; what is not written in it is shown in English.",
)


class Shown(Value, kw_only=True):
    """What ``show --json`` prints."""

    treaty: Treaty
    acts: tuple[Participation, ...]


@click.group()
def group() -> None:
    """Treaties: their titles and dates, and who signed or joined them when.

    The register says for each treaty how far it reaches. Where it does not claim to know every party, a State that is
    not listed may be bound all the same.
    """


@group.command("list")
@language_option
@options.as_json
def list_(*, language: str, as_json: bool) -> None:
    """List the treaties in the order of the register: worldwide ones, those of the ILO, regional ones."""
    if as_json:
        options.say_json(register().treaties)
        return
    bound: dict[str, set[str]] = {}
    for act in register().participations:
        if act.act.binds:
            bound.setdefault(act.treaty, set()).add(act.state)
    table = Table("Code", "Adopted", "Known", "Title", box=None, pad_edge=False)
    for treaty in register().treaties:
        known = f"{len(bound.get(treaty.code, ()))} {_reach(treaty)}"
        table.add_row(treaty.code, treaty.adopted, known, treaty.title.text(Language(language)))
    _console().print(table)


@group.command()
@click.argument("code")
@click.option("--state", help="Only what this country did: a name or an ISO 3166 code.")
@language_option
@options.as_json
def show(*, code: str, state: str | None, language: str, as_json: bool) -> None:
    """Show the treaty CODE with the acts of States, by the countries' names in alphabetical order."""
    treaty = register().find(code.upper())
    if treaty is None:
        raise NotFound("treaty", code, remedy="`migov treaty list` shows the codes")
    one = _country(state) if state else None
    acts = [act for act in register().participations if act.treaty == treaty.code]
    if one is not None:
        acts = [act for act in acts if act.state == one.code]
    if as_json:
        options.say_json(Shown(treaty=treaty, acts=tuple(acts)))
        return
    chosen = Language(language)
    _show_treaty(treaty, chosen)
    if acts:
        _show_acts(acts, chosen)
    elif one is not None:
        silence = "is not bound" if treaty.complete and one.un_member else "may be bound or not"
        until = f" (as of {treaty.checked})" if treaty.checked else ""
        click.echo(f"\nNo act of {one.short_name.text(Language.EN)} is known: it {silence}{until}.")


def _country(name: str) -> Territory:
    found = gazetteer().find(name.upper()) or gazetteer().recognise(name)
    if found is None:
        raise NotFound("country", name, remedy="give its name or its ISO 3166 code, such as NER")
    return found


def _reach(treaty: Treaty) -> str:
    """How far the register reaches, in a few words."""
    if treaty.checked is None:
        return "(no list)"
    return f"as of {treaty.checked}" if treaty.complete else f"(in part, {treaty.checked})"


def _show_treaty(treaty: Treaty, language: Language) -> None:
    lines = [
        ("Adopted", treaty.adopted),
        ("In force", treaty.in_force or "not yet"),
        ("Open to", treaty.region or "all States"),
        ("Depositary", treaty.depositary),
        ("Address", treaty.address),
        ("Related", ", ".join(treaty.related)),
        ("Parties", "every one" if treaty.complete else "known in part" if treaty.checked else "not known"),
        ("As of", treaty.checked),
        ("Source", treaty.source),
    ]
    click.echo(f"{treaty.code}  {treaty.title.text(language)}")
    for label, text in lines:
        if text:
            click.echo(f"  {label:<11}{text}")


def _show_acts(acts: list[Participation], language: Language) -> None:
    table = Table("Country", "Act", "Date", "Source", box=None, pad_edge=False)
    names = {place.code: place.short_name.text(language) for place in gazetteer().territories}
    names |= {code: name.removeprefix("the ") for code, name in names.items()}
    for act in sorted(acts, key=lambda act: (names.get(act.state, act.state), act.date)):
        table.add_row(names.get(act.state, act.state), act.act.value, act.date, act.source)
    click.echo()
    _console().print(table)


def _console() -> Console:
    return Console(width=None if Console().is_terminal else 160, highlight=False)

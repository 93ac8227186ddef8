"""``migov person``: who can sign in; the first one is invited here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from migov.cli import options
from migov.errors import Invalid, Problem
from migov.model.languages import Language
from migov.model.people import Role

if TYPE_CHECKING:
    from migov.actions.people import Invited, Place, Profile


@click.group()
def group() -> None:
    """People: invite them, list them, end their accounts and bring them back."""


@group.command()
@click.argument("address")
@click.option("--name", help="What others know them by. Needed for somebody new.")
@click.option("--office", is_flag=True, help="Works in the office: opens assessments, invites, sees every assessment.")
@click.option("--assessment", metavar="ID", help="Of the role that they are to have.")
@click.option("--role", type=click.Choice([role.value for role in Role]), help="What they do in that assessment.")
@click.option("--institution", metavar="ID", help="The institution a participant speaks for.")
@click.option("--language", type=click.Choice([one.value for one in Language]), default="en", show_default=True)
@options.by
@options.home
def invite(
    address: str,
    name: str | None,
    assessment: str | None,
    role: str | None,
    institution: str | None,
    language: str,
    by: str,
    *,
    office: bool,
) -> None:
    """Invite the person with this mail ADDRESS; the link opens the door once, for fourteen days.

    Inviting somebody again makes the link before void. Without a mail server (MIGOV_SMTP) the link is printed.
    """
    options.open_store()
    from migov.actions import people

    at = options.now()
    invited = people.invite(
        address,
        name=name,
        language=Language(language),
        is_office=office,
        membership=_place(assessment, role, institution),
        by=by,
        at=at,
    )
    click.echo(_told(invited))
    if invited.token is None:
        return
    if people.goes_by_mail():
        people.send(invited, by=by, assessment=assessment, at=at)
        click.echo(f"A letter is on its way to {invited.person.address}.")
    else:
        click.echo(f"No mail server is set: hand them this link yourself.\n{people.link(invited)}")


@group.command("list")
@options.as_json
@options.home
def list_(*, as_json: bool) -> None:
    """List everybody who was ever invited, by name."""
    options.open_store()
    from migov.actions import people

    there = people.everybody()
    if as_json:
        options.say_json(there)
        return
    for one in there:
        click.echo(f"{one.listed.person.handle:<24} {_state(one):<10} {one.listed.person.name}")
    if not there:
        click.echo('Nobody is here yet: `migov person invite you@office.example --name "Your Name" --office`.')


@group.command()
@click.argument("handle")
@options.as_json
@options.home
def show(handle: str, *, as_json: bool) -> None:
    """Print what is kept of the person with this HANDLE."""
    options.open_store()
    from migov.actions import people

    one = people.get(handle)
    if as_json:
        options.say_json(one)
        return
    person = one.listed.person
    click.echo(f"{person.name} ({person.handle}), {person.address}: {_state(one)}")
    if person.is_office:
        click.echo("  works in the office")
    for role in one.roles:
        click.echo(f"  {role.role} in {role.assessment}" + (f" for {role.institution}" if role.institution else ""))


@group.command()
@click.argument("handle")
@options.by
@options.home
def withdraw(handle: str, by: str) -> None:
    """End the account of the person with this HANDLE; what they did stays, with their name."""
    options.open_store()
    from migov.actions import people

    people.withdraw(handle, by=by, at=options.now())
    click.echo(f"{handle}: withdrawn")


@group.command()
@click.argument("handle")
@options.by
@options.home
def restore(handle: str, by: str) -> None:
    """Bring back the account of the person with this HANDLE."""
    options.open_store()
    from migov.actions import people

    people.restore(handle, by=by, at=options.now())
    click.echo(f"{handle}: restored")


@group.command()
@click.argument("handle")
@click.argument("address")
@options.by
@options.home
def move(handle: str, address: str, by: str) -> None:
    """Give the person with this HANDLE another mail ADDRESS; they are signed out everywhere."""
    options.open_store()
    from migov.actions import people

    people.move(handle, address, by=by, at=options.now())
    click.echo(f"{handle}: letters go to {people.get(handle).listed.person.address} from now on")


@group.command()
@click.argument("handle")
@options.by
@options.home
def reset(handle: str, by: str) -> None:
    """Take away password and second factor of the person with this HANDLE, who has lost them.

    They are signed out everywhere; a mailed link is the way in again. Be sure who asks you for this.
    """
    options.open_store()
    from migov.actions import people

    people.reset(handle, by=by, at=options.now())
    click.echo(f"{handle}: signs in by a mailed link, and sets up the rest anew")


def _place(assessment: str | None, role: str | None, institution: str | None) -> Place | None:
    """The role that the words name; null where they name none.

    Raises:
        Invalid: only one of the two words is there.
    """
    from migov.actions.people import Place

    if assessment is None and role is None and institution is None:
        return None
    if assessment is None or role is None:
        raise Invalid(Problem("a role is one in an assessment", remedy="give --assessment and --role, or neither"))
    return Place(assessment=assessment, role=Role(role), institution=institution)


def _told(invited: Invited) -> str:
    handle = invited.person.handle
    if invited.token is None:
        return f"{handle}: is in already, and has that role now"
    return f"{handle}: invited" if invited.is_new else f"{handle}: invited again, the link before is void"


def _state(one: Profile) -> str:
    if one.listed.withdrawn_at is not None:
        return "withdrawn"
    return "in" if one.listed.accepted_at is not None else "invited"

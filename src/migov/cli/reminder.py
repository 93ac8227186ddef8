"""``migov reminder``: letters about what is due; run by a timer, or by ``migov serve`` by itself."""

from __future__ import annotations

import subprocess
import sys
import threading

import click

from migov.cli import options
from migov.errors import MigovError

FIRST, EVERY = 60, 15 * 60
"""Seconds from the start of ``migov serve`` to the first round of reminders, and from one round to the next."""


@click.group()
def group() -> None:
    """Reminders by mail: a week and a day before a deadline, and once a week while it is past."""


@group.command()
@options.home
def send() -> None:
    """Send what is to be sent now. Run it as often as you like: no reminder comes twice.

    \b
    As a line of a crontab:
    */15 * * * *  migov reminder send --home /srv/migov
    """  # noqa: D301 - the sign that tells click to keep the lines
    options.open_store()
    from migov.actions import reminders, watching
    from migov.actions.publishing import following, putting

    putting.put_missing()
    watching.watch_if_needed(options.now().date(), at=options.now())
    outcome = reminders.send_due(options.now())
    for handle in outcome.sent:
        click.echo(f"reminded {handle}")
    for handle, why in outcome.failed.items():
        click.echo(f"not reminded {handle}: {why}", err=True)
    news = following.send(options.now())
    if news.asked or news.told:
        click.echo(f"wrote to readers: {news.asked} to confirm, {news.told} with news")
    for why in news.failed:
        click.echo(f"not written to a reader: {why}", err=True)
    if failed := len(outcome.failed) + len(news.failed):
        raise MigovError(f"{failed} letters did not go out; they are tried again next time")


@group.command("list")
@click.option("--last", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many of those sent.")
@options.as_json
@options.home
def list_(last: int, *, as_json: bool) -> None:
    """List what would be sent now, and what was sent last."""
    options.open_store()
    from migov.actions import reminders

    due, sent = reminders.due(options.now()), reminders.sent(last=last)
    if as_json:
        options.say_json({"due": due, "sent": sent})
        return
    for letter in due:
        for line in letter.lines:
            what = line.stage or line.codes
            click.echo(f"due   {letter.person.handle:<20} {line.assessment:<20} {line.kind:<8} {what}")
    for one in sent:
        when = one.sent_at.strftime("%Y-%m-%d %H:%M")
        click.echo(f"sent  {one.occasion.person:<20} {when}  {one.occasion.occasion:<8} {one.occasion.thing}")
    if not due and not sent:
        click.echo("Nothing is due, and nothing was sent yet.")


def keep_sending(*, first: float = FIRST, every: float = EVERY) -> threading.Event:
    """Send reminders from now on, until this process ends or the event is set.

    Each round is a process of its own: one that fails, or never ends, harms neither the pages nor the next round.
    """
    stop = threading.Event()
    threading.Thread(target=_rounds, args=(stop, first, every), name="reminders", daemon=True).start()
    return stop


def _rounds(stop: threading.Event, first: float, every: float) -> None:
    wait = first
    while not stop.wait(wait):
        wait = every
        try:
            subprocess.run([sys.executable, "-m", "migov", "reminder", "send"], check=False, timeout=every * 10)
        except (OSError, subprocess.SubprocessError) as error:
            click.echo(f"migov: reminders could not be sent: {error}", err=True)

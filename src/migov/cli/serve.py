"""``migov serve``: the pages over what is kept, on this machine."""

from __future__ import annotations

import ipaddress
import os
import socket
import threading
import time
from contextlib import nullcontext, suppress
from typing import Any

import click

from migov.cli import options, reminder
from migov.errors import MigovError, Refused

SOON = 30
"""Seconds after which the address is printed although nothing listens there yet."""


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Another than loopback needs MIGOV_ADDRESS.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 finds a free one.")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(min=1), help="Processes that answer.")
@click.option(
    "--portal", "public", type=click.IntRange(0, 65535), help="Serve the public portal beside it, on this port."
)
@options.home
def group(host: str, port: int, workers: int, public: int | None) -> None:
    """Show what is kept as pages to people who sign in, until Ctrl-C.

    The data folder is brought up to date first. On an address that other machines can reach migov answers only where
    MIGOV_ADDRESS names the public https address under which a proxy of yours passes requests on to it.
    """
    os.environ.pop("MIGOV_DEMO", None)  # one click signs in where `migov demo` says so, and nowhere else
    refuse_the_world(host)
    from migov.cli import portal

    # first of all: the settings, which are read when the store is opened, then know the address of the portal
    with portal.beside(host, public, workers) if public is not None else nullcontext():
        folder = options.open_store()
        from migov.actions import people
        from migov.actions.publishing import putting

        people.clear_ended_sessions(at=options.now())
        putting.put_missing()
        catch_up()
        reminder.keep_sending()
        run(host, bound(host, port), workers, folder=str(folder))


def catch_up() -> None:
    """Bring the index up to date before anybody asks: one of an older layout is made anew, which takes its time."""
    from migov.actions import index
    from migov.cli.progress import counted

    if index.is_behind():
        with counted("sources into the index") as progress:
            index.catch_up(progress, on=options.now().date())


def refuse_the_world(host: str, variable: str = "MIGOV_ADDRESS") -> None:
    """Raise where other machines could reach migov without TLS: passwords would travel in the clear.

    Raises:
        Refused: they could.
    """
    if not is_loopback(host) and not os.environ.get(variable, "").startswith("https://"):
        raise Refused(
            f"migov does not answer on {host} without TLS: passwords would travel in the clear; put a proxy that ends "
            f"TLS before it and set {variable}=https://your.host, or use 127.0.0.1"
        )


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def bound(host: str, port: int) -> int:
    """A port that is free: this one, or any where 0 is asked for.

    Raises:
        MigovError: somebody else answers on it.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise MigovError(f"port {port} is taken: choose another with --port, or 0 for any free one") from error
        free: int = probe.getsockname()[1]
        return free


def run(host: str, port: int, workers: int, *, folder: str) -> None:
    """Answer requests until stopped."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "migov.settings"
    os.environ["MIGOV_PORT"] = str(port)  # mails name this machine where no public address is set
    told = f"migov shows {folder}\nat {address(host, port)}/  (Ctrl-C stops it)"
    answer("migov.web.wsgi:application", host, port, workers, told=told)


def address(host: str, port: int) -> str:
    """Where a browser of this machine finds what answers there."""
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def answer(application: str, host: str, port: int, workers: int, *, told: str) -> None:
    """Let processes answer requests to a WSGI application until stopped; *told* is printed once they do."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server.mp import MPServer

    class Telling(MPServer):
        """Tells when its processes have been forked: what a thread holds at that moment is held in them for ever."""

        def startup(self, *given: Any) -> None:
            super().startup(*given)  # type: ignore[no-untyped-call]  # as granian has it
            threading.Thread(target=_tell, args=(told, host, port), daemon=True).start()

    Telling(
        application,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=1,
        websockets=False,
        log_level=LogLevels.warning,
    ).serve()


def _tell(told: str, host: str, port: int) -> None:
    """Print where to look once a browser would find it: processes that answer take a moment to begin."""
    until = time.monotonic() + SOON
    while time.monotonic() < until:
        with suppress(OSError), socket.create_connection((host, port), timeout=SOON):
            break
        time.sleep(0.05)
    click.echo(told)

"""The process that writes the portal as files: it tells how far it is, and what it found."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import msgspec

from migov.model.values import Value

SHOWN = 40
"""Dead ways that are told one by one."""


class Order(Value, kw_only=True):
    """What is to be done."""

    out: str
    address: str = ""
    live: str = ""
    processes: int = 2
    data: bool = False
    check: bool = False
    quiet: bool = False


def main(order: Order) -> int:
    """Build, check where asked, and tell; another number than 0 where something leads nowhere."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "migov.web.portal.exporting.settings"
    os.environ["MIGOV_GATHERING"] = "1"
    import django

    django.setup()
    from migov.web.portal.exporting import building, checking
    from migov.web.portal.exporting.pages import Stand
    from migov.web.portal.gathering import gather_where_new

    begun = time.monotonic()
    gather_where_new()
    out = Path(order.out)
    done = building.build(
        out,
        Stand(base=order.address, live=order.live),
        processes=order.processes,
        data=order.data,
        told=_silent if order.quiet else _tell,
    )
    seconds = time.monotonic() - begun
    _say("")
    rate = f", {done.made / seconds:.0f} a second" if done.made else ""
    print(f"{done.files} files in {out}: {done.made} made{rate}, {done.gone} gone; {seconds:.1f} s")
    if done.is_data_old:
        print("The whole data set is older than what is published: with --data it is made anew.")
    dead = [f"{one.address} ({one.status}) on {one.found_on}" for one in done.dead if one.found_on]
    if order.check:
        dead += [f"{one.to} on {one.on}: {one.because}" for one in checking.broken(out, base=order.address)]
    for line in dead[:SHOWN]:
        print(f"leads nowhere: {line}")
    if order.check:
        print(f"{len(dead)} ways lead nowhere." if dead else "Every way leads somewhere.")
    return 1 if dead and order.check else 0


def _tell(made: int, due: int) -> None:
    if made % 480 < 24:
        _say(f"{made} made, {due} were known to be due …")


def _silent(_made: int, _due: int) -> None:
    pass


def _say(words: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\033[K{words}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(msgspec.json.decode(sys.argv[1], type=Order)))

"""Writing the portal into a folder: what is due is made, what it leads to is due, until nothing is."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from pathlib import Path

from django.contrib.staticfiles.storage import staticfiles_storage
from msgspec.structs import replace

from migov.model.languages import Language
from migov.model.values import Value
from migov.store.published import database, shelving
from migov.web.portal.exporting import finder, pages, writing
from migov.web.portal.exporting.entrance import static_file
from migov.web.portal.exporting.ledger import Dead, Entry, Ledger, opened
from migov.web.portal.exporting.pages import Stand
from migov.web.portal.front import press

CHUNK = 24
"""Pages that one process makes before it reports."""
ALONE = 48
"""So few pages are made before other processes would have begun."""
STATIC = "/static/"


class Built(Value, kw_only=True):
    """What a build did."""

    made: int
    """Pages, twins and other files that were made, also those whose bytes stayed the same."""
    gone: int
    files: int
    """What the folder holds now."""
    dead: tuple[Dead, ...]
    """Addresses within pages that lead nowhere."""


def build(
    out: Path,
    stand: Stand,
    *,
    processes: int = 2,
    only: Callable[[str], bool] = lambda _address: True,
    told: Callable[[int, int], None] = lambda _made, _due: None,
) -> Built:
    """Write into the folder what is not there yet or is no longer so, and remove what is gone.

    Args:
        out: the folder; made where it is not there.
        stand: where it will stand.
        processes: how many work at once.
        only: which addresses; a part of the portal has ways that lead out of it.
        told: is called now and then with how much is made and how much is known to be due.
    """
    out.mkdir(parents=True, exist_ok=True)
    made, gone = 0, []
    with opened(out) as ledger:
        ledger.begin(_made_by(stand))
        ledger.want(filter(only, roots(stand)))
        while due := ledger.due():
            for entries in _make(due, stand, out, processes):
                gone += _keep([_narrowed(one, only) for one in entries], ledger)
                made += len(entries)
                told(made, len(due))
            if ledger.is_behind():
                ledger.begin(_made_by(stand))
        gone += ledger.forget(one for one in ledger.under(STATIC) if static_file(one.removeprefix(STATIC)) is None)
        files = ledger.files()
        dead = ledger.dead()
    for name in {*gone} - files:
        writing.drop(out / name, out)
    return Built(made=made, gone=len(gone), files=len(files), dead=dead)


def roots(stand: Stand) -> Iterator[str]:
    """The addresses from which everything can be reached, and those to which nothing leads."""
    yield from ("/", "/404.html", "/robots.txt")
    if stand.base:
        yield "/sitemap.xml"
    for language in Language:
        yield f"/{language}/"
        yield from (f"/{language}/releases/{one}" for one in sorted(shelving.ids()))
    yield from finder.addresses()


def _keep(entries: list[Entry], ledger: Ledger) -> list[str]:
    """The files that are no longer pages."""
    before = {one.address: ledger.file(one.address) for one in entries if one.file is None}
    ledger.keep(entries)
    return [file for file in before.values() if file]


def _narrowed(one: Entry, only: Callable[[str], bool]) -> Entry:
    return replace(one, leads_to=tuple(filter(only, one.leads_to)))


def _make(due: list[str], stand: Stand, out: Path, processes: int) -> Iterator[list[Entry]]:
    work = partial(_chunk, stand=stand, out=out)
    if processes < 2 or len(due) <= ALONE:
        yield from map(work, _chunks(due))
        return
    with _crew(processes) as run:
        yield from run(work, _chunks(due))


@contextmanager
def _crew(processes: int) -> Iterator[Callable[..., Iterable[list[Entry]]]]:
    """As many processes as there are, each with what this one has already learned."""
    database.close()
    with multiprocessing.get_context("fork").Pool(processes) as pool:
        yield pool.imap_unordered


def _chunk(addresses: list[str], *, stand: Stand, out: Path) -> list[Entry]:
    return [pages.make(one, stand, out) for one in addresses]


def _chunks(due: list[str]) -> Iterator[list[str]]:
    return (due[n : n + CHUNK] for n in range(0, len(due), CHUNK))


def _made_by(stand: Stand) -> str:
    """One word for all that makes pages, other than what is published."""
    gathered = getattr(staticfiles_storage, "hashed_files", {})
    told = "\n".join([press(), stand.base, stand.live, *sorted(gathered.values())])
    return sha256(told.encode()).hexdigest()

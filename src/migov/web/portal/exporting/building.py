"""Writing the portal into a folder: what is due is made, what it leads to is due, until nothing is."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from hashlib import sha256
from multiprocessing.pool import Pool
from pathlib import Path

from django.contrib.staticfiles.storage import staticfiles_storage
from django.urls import get_resolver
from msgspec.structs import replace

from migov.model.languages import Language
from migov.model.values import Value
from migov.store.published import database, shelving
from migov.store.published.dataset import keeping
from migov.web.portal.exporting import finder, pages, writing
from migov.web.portal.exporting.entrance import static_file
from migov.web.portal.exporting.ledger import Dead, Entry, opened
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
    is_data_old: bool
    """Whether something was published since the data set was made."""
    dead: tuple[Dead, ...]
    """Addresses within pages that lead nowhere."""


def build(
    out: Path,
    stand: Stand,
    *,
    processes: int = 2,
    data: bool = False,
    only: Callable[[str], bool] = lambda _address: True,
    told: Callable[[int, int], None] = lambda _made, _due: None,
) -> Built:
    """Write into the folder what is not there yet or is no longer so, and remove what is gone.

    Args:
        out: the folder; made where it is not there.
        stand: where it will stand.
        processes: how many work at once.
        data: whether the whole data set is made anew, which takes minutes; otherwise the one made last stays.
        only: which addresses; a part of the portal has ways that lead out of it.
        told: is called now and then with how much is made and how much is known to be due.
    """
    out.mkdir(parents=True, exist_ok=True)
    made, gone = 0, set[str]()
    if data or keeping.newest() is None:
        keeping.make(address=stand.base)
    assert get_resolver().url_patterns  # noqa: S101 - with them comes every function of which the ledger has answers
    pages.forget_what_was_told()
    with opened(out) as ledger, _crew(processes) as crew:
        ledger.begin(_made_by(stand))
        ledger.want(filter(only, roots(stand)))
        while due := ledger.due():
            for entries in crew(partial(_chunk, stand=stand, out=out), due):
                gone |= {*ledger.keep(_narrowed(one, only) for one in entries)}
                made += sum(len(one.files) for one in entries)
                told(made, len(due))
            if ledger.is_behind():
                ledger.begin(_made_by(stand))
        gone |= {*ledger.forget(one for one in ledger.under(STATIC) if static_file(one.removeprefix(STATIC)) is None)}
        gone = ledger.without(gone)
        files, dead = ledger.files(), ledger.dead()
    for name in gone:
        writing.drop(out / name, out)
    set_ = keeping.newest()
    is_old = set_ is not None and set_.seal != keeping.now()
    return Built(made=made, gone=len(gone), files=files, is_data_old=is_old, dead=dead)


def roots(stand: Stand) -> Iterator[str]:
    """The addresses from which everything can be reached, and those to which nothing leads."""
    yield from ("/", "/404.html", "/robots.txt")
    if stand.base:
        yield "/sitemap.xml"
    for language in Language:
        yield f"/{language}/"
        yield from (f"/{language}/releases/{one}" for one in sorted(shelving.ids()))
    yield from finder.addresses()


def _narrowed(one: Entry, only: Callable[[str], bool]) -> Entry:
    return replace(one, leads_to=tuple(filter(only, one.leads_to)))


Crew = Callable[[Callable[[list[str]], list[Entry]], list[str]], Iterable[list[Entry]]]


@contextmanager
def _crew(processes: int) -> Iterator[Crew]:
    """Who works on what is due: this process alone, or as many as there are once it is much; they stay to the end."""
    with ExitStack() as stack:
        pool: list[Pool] = []

        def work(make: Callable[[list[str]], list[Entry]], due: list[str]) -> Iterable[list[Entry]]:
            if processes < 2 or (len(due) <= ALONE and not pool):
                return map(make, _chunks(due))
            if not pool:
                database.close()
                pool.append(stack.enter_context(multiprocessing.get_context("fork").Pool(processes)))
            return pool[0].imap_unordered(make, _chunks(due))

        yield work


def _chunk(addresses: list[str], *, stand: Stand, out: Path) -> list[Entry]:
    return [pages.make(one, stand, out) for one in addresses]


def _chunks(due: list[str]) -> Iterator[list[str]]:
    return (due[n : n + CHUNK] for n in range(0, len(due), CHUNK))


def _made_by(stand: Stand) -> str:
    """One word for all that makes pages, other than what is published."""
    gathered = getattr(staticfiles_storage, "hashed_files", {})
    told = "\n".join([press(), stand.base, stand.live, *sorted(gathered.values())])
    return sha256(told.encode()).hexdigest()

"""All or nothing: what an action changes and the line it writes in the journal are kept together or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def whole() -> Iterator[None]:
    """A stretch of work that is kept as a whole, or leaves the database as it was when it stops in the middle.

    Files are written before the rows that name them (`migov.store.blobs`): a stop in between leaves at most a file
    that no row names, which is harmless, and is used when the same bytes come again.
    """
    with transaction.atomic():
        yield


def afterwards(then: Callable[[], None]) -> None:
    """Do something once what was written is kept; nothing where it is not."""
    transaction.on_commit(then)


def must_be_open() -> None:
    """Refuse to write outside of `whole`: a change without its journal line must not be possible by forgetting."""
    if not connection.in_atomic_block:
        raise RuntimeError("records are written inside store.transactions.whole() only")

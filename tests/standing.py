"""What all tests of a module begin from, made once: each goes on from there, and what it changes is undone after it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core import mail
from django.db import transaction
from django.test import override_settings


@contextmanager
def kept_for_all(blocker: Any, home: Path) -> Iterator[None]:
    """A transaction around the tests of a module; what is done first, in this data folder, stands for each of them.

    A test begins with a copy of the folder (`moved_in`): its rows are put back by its own transaction, files are not.

    Args:
        blocker: pytest-django's ``django_db_blocker``.
        home: a data folder for what is done first.
    """
    with blocker.unblock(), transaction.atomic():
        mail.outbox.clear()
        with override_settings(MIGOV_HOME=home):
            yield
        transaction.set_rollback(True)


def moved_in(made: Path, home: Path) -> None:
    """The test's own data folder holds what the module's does."""
    if made.exists():
        shutil.copytree(made, home, dirs_exist_ok=True)

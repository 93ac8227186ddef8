"""Making a release: what is refused, what is made, and that it is never changed."""

from __future__ import annotations

import pytest

from migov.store import releases
from migov.store.published import files
from released import MARK, Vetted, ready

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def contents(vetted: Vetted) -> dict[str, bytes]:
    """The bytes of every file of the newest release, by path."""
    release = releases.newest(vetted.id)
    assert release is not None
    return {one.path: files.read(one.sha256) for one in releases.manifest(release).files}


def test_nothing_private_is_in_any_byte_of_a_release() -> None:
    vetted = ready()
    vetted.make()
    told = contents(vetted)
    assert not [path for path, data in told.items() if MARK.encode() in data]

"""The portal's data made anew: of the releases that were made here or brought here, and of profiles of others."""

from __future__ import annotations

import sqlite3

from migov.actions.publishing import external, putting, telling
from migov.errors import Refused
from migov.model.published import Origin, PublicRelease
from migov.store import releases
from migov.store.published import releases as shelf
from migov.store.published import shelving


def rebuild() -> tuple[PublicRelease, ...]:
    """All that is on the portal, put on an empty one: releases by their day, then the profiles of others.

    What was made here and what was added here is known to the store. Releases of other installations are known to the
    portal alone: where its data cannot be read, they have to be brought again.
    """
    made = [(one.at, one.id, one.manifest) for one in releases.everything()]
    here = {id for _, id, _ in made}  # noqa: A001
    brought = [(one.published, one.id, one.manifest) for one in _received() if one.manifest and one.id not in here]
    shelving.clear()
    put = tuple(putting.put_manifest(seal) for _, _, seal in sorted(made + brought))
    put += external.put_anew()
    telling.refresh()
    return put


def _received() -> tuple[PublicRelease, ...]:
    """The releases on the portal as it was, whoever made them; none where its data cannot be read."""
    try:
        there = (shelf.get(id) for id in shelving.ids())  # noqa: A001
        return tuple(one for one in there if one.origin is not Origin.EXTERNAL)
    except (sqlite3.DatabaseError, Refused):
        return ()

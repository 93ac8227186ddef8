"""People as badges: by their names, and by their handles where nobody knows a name."""

from __future__ import annotations

from collections.abc import Iterable

from migov.store import people
from migov.web.pieces import Badge, badge


def badges_of(handles: Iterable[str]) -> dict[str, Badge]:
    """The badge of each person, by handle; who did something before there were accounts has the name they gave."""
    wanted = set(handles)
    names = people.names(wanted)
    return {handle: badge(names.get(handle, handle)) for handle in wanted}

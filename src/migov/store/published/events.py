"""What the feeds tell: releases, corrections, and what happened since to what published paragraphs rest on."""

from __future__ import annotations

import msgspec

from migov.model.published import Event
from migov.store.published.database import reading


def newest(
    *, place: str | None = None, dimension: int | None = None, before: int | None = None, most: int = 50
) -> tuple[Event, ...]:
    """The newest events, the newest first; of one place or one dimension where asked, older than one where asked."""
    asked, values = ["1"], list[object]()
    if place is not None:
        asked.append("place = ?")
        values.append(place)
    if dimension is not None:
        asked.append("number in (select number from event_dimension where dimension = ?)")
        values.append(dimension)
    if before is not None:
        asked.append("number < ?")
        values.append(before)
    told = f"select doc from event where {' and '.join(asked)} order by number desc limit ?"
    return tuple(msgspec.json.decode(doc, type=Event) for (doc,) in reading().execute(told, [*values, most]))

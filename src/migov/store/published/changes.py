"""What changed between two rounds, as releases tell it."""

from __future__ import annotations

import msgspec

from migov.model.published import PublicChange
from migov.store.published.database import reading


def of(release: str) -> tuple[PublicChange, ...]:
    """The changes of a release since the round before, in the order of the questions."""
    rows = reading().execute("select doc from change where release = ? order by position", [release])
    return tuple(msgspec.json.decode(doc, type=PublicChange) for (doc,) in rows)


def newest(most: int, *, before: tuple[str, str] | None = None) -> tuple[tuple[str, str], ...]:
    """Releases that tell changes, the latest first: the day of each and its id.

    Args:
        most: how many.
        before: day and id of the last one of the page before.
    """
    day, id_ = before or ("9999", "")
    rows = reading().execute(
        "select published, id from release where is_current and (published < ? or (published = ? and id > ?))"
        " and exists (select 1 from change where change.release = release.id) order by published desc, id limit ?",
        [day, day, id_, most],
    )
    return tuple((published, id_) for published, id_ in rows)

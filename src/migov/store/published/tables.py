"""Convention tables on the shelf."""

from __future__ import annotations

import msgspec

from migov.model.published import PublicConvention
from migov.store.published.database import reading


def of(release: str) -> tuple[PublicConvention, ...]:
    """The rows of a release's convention tables, in printed order."""
    rows = reading().execute("select doc from convention where release = ? order by position", [release])
    return tuple(msgspec.json.decode(doc, type=PublicConvention) for (doc,) in rows)

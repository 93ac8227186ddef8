"""Convention tables on the shelf: those of one release, and what all of them say of one treaty."""

from __future__ import annotations

import msgspec

from migov.model.published import PublicConvention
from migov.store.published.database import reading, remembered


def of(release: str) -> tuple[PublicConvention, ...]:
    """The rows of a release's convention tables, in printed order."""
    rows = reading().execute("select doc from convention where release = ? order by position", [release])
    return tuple(msgspec.json.decode(doc, type=PublicConvention) for (doc,) in rows)


@remembered
def treaties() -> frozenset[str]:
    """Codes of the treaties that a table of a current release names."""
    asked = "select distinct treaty from convention_treaty t join convention c on c.n = t.n where c.is_current"
    return frozenset(code for (code,) in reading().execute(asked))


def of_treaty(code: str) -> dict[str, tuple[PublicConvention, ...]]:
    """Release → the rows in which its tables name the treaty, in printed order; of current releases only."""
    rows = reading().execute(
        "select c.release, c.doc from convention_treaty t join convention c on c.n = t.n"
        " where t.treaty = ? and c.is_current order by c.n",
        [code],
    )
    found: dict[str, list[PublicConvention]] = {}
    for release, doc in rows:
        found.setdefault(release, []).append(msgspec.json.decode(doc, type=PublicConvention))
    return {release: tuple(mine) for release, mine in found.items()}

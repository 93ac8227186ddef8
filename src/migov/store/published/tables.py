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
    asked = "select distinct treaty from convention_treaty t join convention c on c.n = t.n where c.is_current = 1"
    return frozenset(code for (code,) in reading().execute(asked))


def naming(release: str, treaty: str) -> tuple[PublicConvention, ...]:
    """The rows of a release's tables that name a treaty, in printed order."""
    asked = "select doc from convention where release = ? and instr(doc, ?) order by n"
    rows = reading().execute(asked, [release, f'"{treaty}"'])
    found = (msgspec.json.decode(doc, type=PublicConvention) for (doc,) in rows)
    return tuple(one for one in found if treaty in one.treaties)

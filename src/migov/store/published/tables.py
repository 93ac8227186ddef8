"""Convention tables on the shelf: those of one release, and what all of them say of one treaty."""

from __future__ import annotations

from collections.abc import Iterable

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


def naming(treaty: str) -> dict[str, tuple[int, ...]]:
    """Current release → the numbers of the rows in which its tables name the treaty, in printed order."""
    rows = reading().execute(
        "select c.release, c.n from convention_treaty t join convention c on c.n = t.n"
        " where t.treaty = ? and c.is_current = 1 order by c.n",
        [treaty],
    )
    found: dict[str, list[int]] = {}
    for release, n in rows:
        found.setdefault(release, []).append(n)
    return {release: tuple(mine) for release, mine in found.items()}


def some(numbers: Iterable[int]) -> tuple[PublicConvention, ...]:
    """The rows of these numbers, in printed order."""
    wanted = list(numbers)
    marks = ", ".join("?" * len(wanted))
    rows = reading().execute(f"select doc from convention where n in ({marks}) order by n", wanted)
    return tuple(msgspec.json.decode(doc, type=PublicConvention) for (doc,) in rows)

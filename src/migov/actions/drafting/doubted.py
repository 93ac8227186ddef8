"""The open doubts of the draft passage by passage, and how many there were when somebody looked last.

Looking takes a while where much has changed; how many there were is known at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from migov.actions import checks, entering
from migov.actions.checks import Raised
from migov.model.checks import Doubt
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.store import derived

MAKER = "1"


class Counted(Value, kw_only=True):
    """How many open doubts each passage had, and when."""

    of: dict[str, int]
    at: datetime


def of_passages(id: str, *, by: Member, at: datetime) -> dict[str, tuple[Doubt, ...]]:  # noqa: A002 - the field's own word
    """The open doubts of every passage that has some; how many they are is remembered.

    Raises:
        NotFound, NotAllowed: *by* does not work inside.
    """
    found: dict[str, tuple[Doubt, ...]] = {}
    still = checks.open_doubts(id, by=by)
    for one in still:
        found[one.doubt.passage] = (*found.get(one.doubt.passage, ()), one.doubt)
    remember(id, still, at=at)
    return found


def remember(id: str, looked: Iterable[Raised], *, at: datetime) -> None:  # noqa: A002
    """Keep how many of the doubts that somebody looks at are open, passage by passage."""
    counts = Counter(one.doubt.passage for one in looked if one.is_open)
    derived.keep(Counted(of=dict(counts), at=at), name=f"open doubts of {id}", maker=MAKER)


def counted(id: str, *, by: Member) -> Counted | None:  # noqa: A002
    """How many there were when somebody looked last; null where nobody has.

    Raises:
        NotFound, NotAllowed: *by* does not work inside.
    """
    entering.require(Permission.SEE_DRAFT, id, by)
    return derived.find(Counted, name=f"open doubts of {id}", maker=MAKER)

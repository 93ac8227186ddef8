"""How the profile of a training country came to be published: everybody who had a part in it, on the days it happened.

The file has what that of a consultation has, to its end and beyond: `closed`, the signatures, `published`. A bare date
(2021-05-04) says when something was done; a date in quotes ("2021-05") is one that somebody wrote down.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from importlib.resources.abc import Traversable
from typing import Any

from migov.errors import Invalid, Problem
from migov.model.changes import ChangeKind
from migov.model.people import Role
from migov.model.signatures import Party
from migov.model.values import Value
from migov.training.consultation import Days, Played
from migov.training.sheets import converted, table

FILE = "publication.toml"
MORNING = time(10, tzinfo=UTC)
"""When whatever is done on a day is done."""


class MadeUp(Value, kw_only=True):
    """One of the made-up people."""

    handle: str
    name: str
    role: Role
    institution: str
    """Where they work."""
    speaks_for: str | None = None
    """Id of the institution for which they speak; null for the first one of the country."""
    zone: str = "UTC"


class PublicationDays(Days, kw_only=True):
    """The days of the whole way, counted from the one on which the assessment began."""

    closed: int
    """When the consultation was."""
    translated: int | None = None
    """When what stands under ``translations/`` was written, between the signatures and the publication."""
    published: int


class Signed(Value, kw_only=True):
    """A signature: the focal point enters the government's, the coordinator the office's."""

    party: Party
    name: str
    function: str
    day: int


class ChangeTold(Value, kw_only=True):
    """Why an answer says something else than in the round before."""

    indicator: str
    kind: ChangeKind
    because: str
    instruments: tuple[str, ...] = ()
    """Ids of those that did it, or that ended."""


class Published(Played, kw_only=True):
    """``publication.toml``."""

    begun: date
    """The first day: when the sources were read and the answers written down."""
    days: PublicationDays
    people: tuple[MadeUp, ...]
    """The country's own: its focal point, and who speaks for the institutions that are asked."""
    changes: tuple[ChangeTold, ...] = ()
    """In a later round."""
    signatures: tuple[Signed, ...]

    @property
    def start(self) -> datetime:
        """The moment from which the days are counted."""
        return datetime.combine(self.begun, MORNING)


def read(folder: Traversable) -> Published:
    """The way to publication as its file tells it.

    Raises:
        Unreadable, Invalid: the file is not there, or says something else.
    """
    content = table(folder, FILE)
    begun = content.get("begun")
    if not isinstance(begun, date):
        raise Invalid(Problem("a publication began on a day", file=FILE, place="begun", remedy="begun = 2021-01-18"))
    return converted(_counted(content, begun) | {"begun": begun}, FILE, Published)


def _counted(content: Any, begun: date) -> Any:
    """The content with each bare date as the number of its day."""
    if isinstance(content, dict):
        return {key: _counted(value, begun) for key, value in content.items()}
    if isinstance(content, list):
        return [_counted(value, begun) for value in content]
    return (content - begun).days if isinstance(content, date) else content

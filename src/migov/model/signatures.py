"""Vetting: the government and the office sign the very text they read, and a later edit opens only what it touched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from migov.errors import Invalid, Problem
from migov.model.drafts import Draft, PartChange, touched
from migov.model.values import Value


class Party(StrEnum):
    """Who signs. Publishing needs both."""

    GOVERNMENT = "government"
    OFFICE = "office"


class SignOff(Value, kw_only=True):
    """A named person's approval of one version of the draft, bound to its hash.

    Raises:
        Invalid: no hash, no name, no function, or a letter that is no SHA-256.
    """

    number: int
    """Within the assessment, counted from 1."""
    party: Party
    version: int
    """Number of the draft that was read."""
    hash: str
    """Of that draft."""
    name: str
    """Of the person who signs, who may have no account."""
    function: str
    on: str
    """The day of the signature, ISO 8601."""
    letter: str | None = None
    """SHA-256 of the scanned letter, where there is one; the store keeps it."""
    by: str
    """Handle of the person who entered it."""
    at: str
    """ISO 8601 moment."""
    withdrawn_at: str | None = None
    withdrawn_because: str | None = None

    def __post_init__(self) -> None:
        for what, seal in (("hash", self.hash), ("letter", self.letter)):
            if seal is not None and (len(seal) != 64 or set(seal) - set("0123456789abcdef")):
                raise Invalid(Problem(f"{seal!r} is not a SHA-256 in lower-case hexadecimal", place=what))
        for place, text in (("name", self.name), ("function", self.function)):
            if not text.strip():
                raise Invalid(Problem(f"a sign-off has a {place}", place=place, remedy="write it as on the letter"))


def last_of(party: Party, signed: Iterable[SignOff]) -> SignOff | None:
    """The party's newest sign-off that stands; null where it has not signed."""
    mine = [one for one in signed if one.party is party and one.withdrawn_at is None]
    return max(mine, key=lambda one: one.number, default=None)


def to_read(
    party: Party, signed: Iterable[SignOff], drafts: Mapping[int, Draft], newest: Draft
) -> dict[str, PartChange] | None:
    """The parts of the newest draft that the party has not signed as they are: empty where its signature covers it all.

    Null where it has signed nothing yet, so that all of it is to be read.
    """
    last = last_of(party, signed)
    if last is None:
        return None
    return {} if last.hash == newest.hash else touched(drafts[last.version], newest)

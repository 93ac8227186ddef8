"""Laws, decrees, policies, plans, agreements: instruments as things with a number, names, a status and dates."""

from __future__ import annotations

from enum import StrEnum

from migov.errors import Invalid
from migov.model.texts import Place
from migov.model.values import Moment, Value


class InstrumentKind(StrEnum):
    CONSTITUTION = "constitution"
    LAW = "law"
    ORGANIC_LAW = "organic law"
    CODE = "code"
    ORDINANCE = "ordinance"
    DECREE = "decree"
    DECREE_LAW = "decree-law"
    ORDER = "order"
    REGULATION = "regulation"
    CIRCULAR = "circular"
    RESOLUTION = "resolution"
    POLICY = "policy"
    STRATEGY = "strategy"
    PLAN = "plan"
    PROGRAMME = "programme"
    AGREEMENT = "agreement"
    CONVENTION = "convention"
    OTHER = "other"


class InstrumentStatus(StrEnum):
    """Practice apart from the text: how far an instrument is in force."""

    DRAFTED = "drafted"
    BEFORE_COUNCIL = "before the Council of Ministers"
    ADOPTED = "adopted"
    IN_FORCE = "in force"
    NOT_IMPLEMENTED = "in force, not implemented"
    SUSPENDED = "suspended"
    LAPSED = "lapsed"
    """Its own period has ended: a plan for 2016–2018."""
    REPEALED = "repealed"
    SUPERSEDED = "superseded"


class Name(Value):
    """A name that somebody printed, with the places where it stands."""

    text: str
    language: str | None = None
    """BCP 47 of the name's words."""
    places: tuple[Place, ...] = ()


class Period(Value):
    """The years a plan or policy covers, both included."""

    first: int
    last: int

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise Invalid(f"a period cannot run from {self.first} to {self.last}")


class InstrumentRelation(StrEnum):
    AMENDS = "amends"
    REPEALS = "repeals"
    IMPLEMENTS = "implements"
    CITES = "cites"


class InstrumentLink(Value):
    """What an instrument does to another."""

    relation: InstrumentRelation
    to: str
    """Id of the other instrument."""
    in_part: bool = False
    """Whether only some of the other's provisions are touched: a law that loses two articles stays in force."""
    at: Moment | None = None
    """When it takes effect, as far as told."""
    articles: tuple[str, ...] = ()
    """The provisions touched, where they are named: ("5", "12-bis")."""


class Instrument(Value, kw_only=True):
    """One instrument under one identity, with every name it was given."""

    id: str
    """Such as ``law-2015-36``: kind and normalised number, else kind and first words."""
    kind: InstrumentKind
    number: str | None = None
    """Normalised: "No. 2015/36", "n° 2015‐36" and "2015-36" are all ``2015-36``; parts keep the country's own order
    ("No. 11/2017" is ``11-2017``, "No. 11 of 2006" ``11-2006``) and letters theirs (``0508 MI/SP/D``)."""
    year: int | None = None
    """Year of adoption, as far as the text tells."""
    date: Moment | None = None
    period: Period | None = None
    since: Moment | None = None
    """First day in force, as far as known."""
    until: Moment | None = None
    """Last day in force: the day before a repeal takes effect, the end of a plan's own period."""
    status: InstrumentStatus | None = None
    as_of: Moment | None = None
    """When the status was true."""
    names: tuple[Name, ...]
    """Most frequent first, bare numbers, native names and acronyms behind the others; never empty."""
    links: tuple[InstrumentLink, ...] = ()

    def __post_init__(self) -> None:
        if not self.names:
            raise Invalid(f"instrument {self.id} has no name")

    @property
    def name(self) -> str:
        return self.names[0].text

    @property
    def places(self) -> tuple[Place, ...]:
        """Every place that mentions it, once, in order of first mention by name."""
        return tuple(dict.fromkeys(place for name in self.names for place in name.places))


class Agreement(Value, kw_only=True):
    """A bilateral or regional agreement, memorandum or arrangement, with those it was made with."""

    id: str
    title: str
    partners: tuple[str, ...]
    """The other parties as printed; the assessed jurisdiction is left out."""
    years: tuple[int, ...] = ()
    """Signature first, then revisions, as far as printed."""
    status: InstrumentStatus | None = None
    remark: str | None = None
    """Such as "revised in 1979", "never implemented": words of the profile."""
    places: tuple[Place, ...] = ()

"""The questions: indicators with their scales, editions of the catalogue, and the cross-walk between editions.

Nothing here knows how many indicators there are: editions are data.
"""

from __future__ import annotations

from enum import StrEnum

from migov.errors import Invalid
from migov.model.dimensions import Dimension
from migov.model.languages import Localized
from migov.model.values import Value, repeated


class Scale(StrEnum):
    """How an indicator is answered.

    >>> Scale.ACCESS.choices
    ('none', 'some', 'all')
    """

    PRESENCE = "presence"
    """Does it exist: absent, partial, present."""
    ACCESS = "access"
    """Whom it reaches: none, some, all."""
    YES_NO = "yes-no"
    RATIFICATION = "ratification"
    """Status towards one instrument or a group, with years."""
    RATIFICATION_LIST = "ratification-list"
    """Status towards several instruments, which differ by region."""
    CATEGORY = "category"
    """One of the indicator's own categories."""

    @property
    def choices(self) -> tuple[str, ...]:
        """The closed answers from least to most; empty where the indicator names its own categories."""
        return {
            Scale.PRESENCE: ("absent", "partial", "present"),
            Scale.ACCESS: ("none", "some", "all"),
            Scale.YES_NO: ("no", "yes"),
            Scale.RATIFICATION: ("not ratified", "signed", "partly ratified", "ratified"),
            Scale.RATIFICATION_LIST: ("not ratified", "signed", "partly ratified", "ratified"),
            Scale.CATEGORY: (),
        }[self]


class Confidence(StrEnum):
    """How sure we are: of an indicator, that the published method asks it; of an answer, that it is right."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Category(Value):
    """One closed answer of an indicator that has its own."""

    code: str
    label: Localized


class SubDomain(Value):
    """A group of indicators in a dimension."""

    code: str
    """Such as ``1.2``."""
    dimension: Dimension
    title: Localized


class Indicator(Value, kw_only=True):
    """One question with its scale."""

    code: str
    """Such as ``1.2.1``; unique in its edition, and no promise across editions: that is what cross-walks are for."""
    dimension: Dimension
    sub_domain: str
    """Code of its `SubDomain`."""
    question: Localized
    guidance: Localized = Localized()
    """Where to look and what counts, in our own words."""
    scale: Scale
    categories: tuple[Category, ...] = ()
    gcm_objectives: tuple[int, ...] = ()
    """Objectives of the Global Compact for Migration, 1–23."""
    sdg_targets: tuple[str, ...] = ()
    sdg_10_7_2: tuple[str, ...] = ()
    """Items of the SDG indicator 10.7.2 questionnaire, such as ``1a``."""
    treaties: tuple[str, ...] = ()
    """Codes of the treaties a ratification indicator asks about."""
    origin: str | None = None
    """On what published ground we believe the method asks this."""
    confidence: Confidence = Confidence.HIGH

    def __post_init__(self) -> None:
        if not self.question.languages:
            raise Invalid(f"indicator {self.code} has no question in any language")
        if (self.scale is Scale.CATEGORY) != bool(self.categories):
            raise Invalid(f"indicator {self.code}: categories belong to the scale 'category', and only there")
        if wrong := [objective for objective in self.gcm_objectives if not 1 <= objective <= 23]:
            raise Invalid(f"indicator {self.code}: the Global Compact has no objective {wrong[0]}")

    @property
    def choices(self) -> tuple[str, ...]:
        """The closed answers this indicator takes."""
        return self.scale.choices or tuple(category.code for category in self.categories)


class EditionKind(StrEnum):
    NATIONAL = "national"
    LOCAL = "local"
    MODULE = "module"


class Edition(Value, kw_only=True):
    """A numbered version of the catalogue, or of one of its modules.

    Raises:
        Invalid: a code stands twice, or an indicator names a sub-domain that is not in the edition.
    """

    code: str
    """Such as ``national-2`` or ``covid-19``: what an assessment is run under."""
    kind: EditionKind
    title: Localized
    year: int | None = None
    remark: Localized = Localized()
    """What this edition is and is not: ours are stand-ins for a list that IOM has not published."""
    sub_domains: tuple[SubDomain, ...]
    indicators: tuple[Indicator, ...]

    def __post_init__(self) -> None:
        for twice in repeated([indicator.code for indicator in self.indicators]):
            raise Invalid(f"edition {self.code}: indicator {twice} stands twice")
        for twice in repeated([sub_domain.code for sub_domain in self.sub_domains]):
            raise Invalid(f"edition {self.code}: sub-domain {twice} stands twice")
        known = {sub_domain.code: sub_domain for sub_domain in self.sub_domains}
        for indicator in self.indicators:
            home = known.get(indicator.sub_domain)
            if home is None or home.dimension is not indicator.dimension:
                raise Invalid(
                    f"edition {self.code}: indicator {indicator.code} stands in sub-domain {indicator.sub_domain}, "
                    f"which dimension {indicator.dimension} does not have"
                )

    def find(self, code: str) -> Indicator | None:
        return next((indicator for indicator in self.indicators if indicator.code == code), None)

    def of(self, dimension: Dimension) -> tuple[Indicator, ...]:
        """The dimension's indicators, in the edition's order."""
        return tuple(indicator for indicator in self.indicators if indicator.dimension is dimension)


class Relation(StrEnum):
    """How indicators of an earlier edition correspond to those of a later one."""

    SAME = "same"
    REWORDED = "reworded"
    SPLIT = "split"
    MERGED = "merged"
    NEW = "new"
    RETIRED = "retired"

    @property
    def is_comparable(self) -> bool:
        """Whether answers may be compared without a remark."""
        return self is Relation.SAME


class Link(Value, kw_only=True):
    """One correspondence of a cross-walk.

    Raises:
        Invalid: the relation does not fit the number of indicators on each side.
    """

    relation: Relation
    earlier: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    remark: Localized = Localized()
    """What a reader of a comparison must know."""

    def __post_init__(self) -> None:
        sides = (len(self.earlier), len(self.later))
        fits = {
            Relation.SAME: sides == (1, 1),
            Relation.REWORDED: sides == (1, 1),
            Relation.SPLIT: sides[0] == 1 and sides[1] > 1,
            Relation.MERGED: sides[0] > 1 and sides[1] == 1,
            Relation.NEW: sides[0] == 0 and sides[1] == 1,
            Relation.RETIRED: sides[0] == 1 and sides[1] == 0,
        }[self.relation]
        if not fits:
            raise Invalid(f"'{self.relation}' cannot link {sides[0]} earlier to {sides[1]} later indicators")


class CrossWalk(Value, kw_only=True):
    """Which indicator of an earlier edition corresponds to which of a later one, and how."""

    earlier: str
    """Code of the earlier edition."""
    later: str
    """Code of the later edition."""
    links: tuple[Link, ...]

    def __post_init__(self) -> None:
        for side in ("earlier", "later"):
            for twice in repeated([code for link in self.links for code in getattr(link, side)]):
                raise Invalid(f"cross-walk {self.earlier} → {self.later}: {side} indicator {twice} is linked twice")

    def from_later(self, code: str) -> Link | None:
        """How a later indicator came to be."""
        return next((link for link in self.links if code in link.later), None)

    def from_earlier(self, code: str) -> Link | None:
        """What became of an earlier indicator."""
        return next((link for link in self.links if code in link.earlier), None)

"""What changed between two editions, indicator by indicator."""

from __future__ import annotations

from migov.model.indicators import CrossWalk, Edition, Indicator, Link, Relation
from migov.model.languages import Localized
from migov.model.values import Value


class Difference(Value, kw_only=True):
    """One row of a comparison: the indicators on both sides, how they correspond, and what a reader must know."""

    relation: Relation
    earlier: tuple[Indicator, ...]
    later: tuple[Indicator, ...]
    remark: Localized
    changed: tuple[str, ...] = ()
    """Of an indicator that went on as one, the fields that differ: ``question``, ``scale``, ``sdg_targets`` …"""

    @property
    def is_comparable(self) -> bool:
        """Whether answers may be compared without a remark."""
        return self.relation.is_comparable


def diff(earlier: Edition, later: Edition, walk: CrossWalk) -> tuple[Difference, ...]:
    """Every link as a row, in the order of the later edition; what was retired stands at the place it had.

    A link may name an indicator that an edition does not have (see `migov.catalogue.crosswalks.check`); the row then
    shows only the indicators that exist.
    """
    order = {indicator.code: number for number, indicator in enumerate(later.indicators)}
    before = {indicator.code: number for number, indicator in enumerate(earlier.indicators)}
    successor = {code: order[link.later[0]] for link in walk.links for code in link.earlier if _leads(link, order)}

    def place(link: Link) -> tuple[float, int]:
        if _leads(link, order):
            return order[link.later[0]], 0
        mine = before.get(link.earlier[0], 0) if link.earlier else 0
        kept = [position for code, position in successor.items() if before.get(code, 0) < mine]
        return max(kept, default=-1) + 0.5, mine

    return tuple(_row(link, earlier, later) for link in sorted(walk.links, key=place))


def _leads(link: Link, order: dict[str, int]) -> bool:
    return bool(link.later) and link.later[0] in order


def _row(link: Link, earlier: Edition, later: Edition) -> Difference:
    then = tuple(found for code in link.earlier if (found := earlier.find(code)))
    now = tuple(found for code in link.later if (found := later.find(code)))
    changed = _changed(then[0], now[0]) if len(then) == len(now) == 1 else ()
    return Difference(relation=link.relation, earlier=then, later=now, remark=link.remark, changed=changed)


def _changed(then: Indicator, now: Indicator) -> tuple[str, ...]:
    fields = [field for field in Indicator.__struct_fields__ if field not in ("code", "origin", "confidence")]
    return tuple(field for field in fields if getattr(then, field) != getattr(now, field))

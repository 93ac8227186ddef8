"""Records of another format inside CSL items: kept whole where their CSL says less than they did."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from migov.evidence.bibliography.csl import Item

Record = TypeVar("Record")


def keep(item: Item, form: str, original: Any, *, back: Any) -> Item:
    """The item with its original record in ``custom``, unless the item alone gives the same record *back*."""
    return item if back == original else {**item, "custom": {**item.get("custom", {}), form: original}}


def kept(item: Item, form: str, read: Callable[[Any], Item]) -> tuple[Any, bool]:
    """The original record of an item, or null, and whether the item still says what it said."""
    custom = item.get("custom")
    original = custom.get(form) if isinstance(custom, dict) else None
    if original is None:
        return None, False
    others = {key: value for key, value in custom.items() if key not in (form, "migov")} if custom else {}
    rest = {key: value for key, value in item.items() if key != "custom"} | ({"custom": others} if others else {})
    return original, read(original) == rest

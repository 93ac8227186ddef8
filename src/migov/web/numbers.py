"""Whole numbers as requests hold them: in an address, or in a form."""

from __future__ import annotations


def whole(told: str, *, digits: int) -> int | None:
    """The number that plain digits write, where there are at most so many; else null.

    >>> whole("12", digits=6), whole("\u0661\u0662", digits=6), whole("-1", digits=6), whole("", digits=6)
    (12, None, None, None)
    """
    return int(told) if told.isascii() and told.isdecimal() and len(told) <= digits else None

"""Two rows as one text: hyphens that only part a word, and addresses that the end of a row broke."""

from __future__ import annotations

import re

ADDRESS_END = re.compile(r"(?:https?://|www\.)\S*$")
ADDRESS_FIRST = re.compile(r"https?://|www\.")
ADDRESS_REST = re.compile(r"^\S*[/.=?#%-]\S*$")
WHOLE_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+\.(?:pdf|html?|org|int|com|gov|net)/?\S*(?<![-=?_\xad])$|(?:https?://|www\.)\S+/$"
)

LONGEST_ADDRESS = 600
"""Characters of an address looked back for: a paragraph of a thousand rows is not searched through at each of them."""


def joined(before: str, after: str) -> str:
    """Two rows as one text: a hyphen that only parts a word goes, one that belongs to it stays without a blank."""
    if before.endswith("\xad"):
        return before[:-1] + after
    if before.endswith(("-", "–", "/")) and before[-2:-1].isalnum() and after[:1].isalnum():
        return before + after
    end = before[-LONGEST_ADDRESS:]
    if ("//" in end or "www." in end) and ADDRESS_END.search(end) and _continues_address(before, after):
        return before + after
    return f"{before} {after}"


def breaks_address(before: str, after: str) -> bool:
    """Whether an address stands at the end of a row that cannot end there, and what follows can go on with it."""
    if not before.endswith(("/", "-", "\xad", "=", "?", "_")) or not ADDRESS_END.search(before[-LONGEST_ADDRESS:]):
        return False
    return bool(ADDRESS_REST.match(after.split(maxsplit=1)[0]))


def ends_address(text: str) -> bool:
    """Whether a text ends with a whole address, after which no full stop is needed."""
    return bool(WHOLE_ADDRESS.search(text[-LONGEST_ADDRESS:]))


def _continues_address(before: str, after: str) -> bool:
    """Whether a row goes on with an address that the end of the row before it broke."""
    word, *more = after.split(maxsplit=1)
    if before.endswith(("/", "=", "?", "&", "_", "%")):
        return bool(ADDRESS_REST.match(word)) or not (more or word[0].isupper())
    return before.endswith(".") and bool(re.match(r"[a-z0-9-]{2,12}(?:[/.]\S+|[/.]?)$", word)) and "/" in word

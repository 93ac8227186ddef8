"""The list of key sources at the end of a profile."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from migov.model.bibliography import KeySource
from migov.model.dimensions import Dimension
from migov.profile.reading.flow.joining import ADDRESS_REST, joined
from migov.profile.reading.flow.paragraphs import plain
from migov.profile.reading.flow.rows import Row, needed

ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]+[^\s<>.,;:)\]]/?")
ENDS_WITH_ADDRESS = re.compile(r"(?:https?://|www\.)\S+/\S*[)\].]?$")
INTRODUCED = re.compile(
    r"[\s(]*(?:Available (?:at|from)|Disponible (?:à l’adresse|sur|en|à)|Consultable (?:à l’adresse|sur)|"
    r"Disponível em|See|Voir|Véase)?"
    r"\s*:?\s*$",
    re.IGNORECASE,
)
INTRODUCING = re.compile(
    r"(?:Available|Disponible|Consultable|Disponível)(?: (?:at|from|à|sur|en|em)\b|$)", re.IGNORECASE
)
"""How a row begins that goes on with the entry above it, to its address."""

DATED = re.compile(r"^(?:(?:18|19|20)\d\d[a-z]?|n\.d\.|s\.d\.)\s+\S")
"""How an entry begins where entries stand under their author: with the year."""

YEAR = re.compile(r"\b(?:18|19|20)\d\d[a-z]?\b")


def key_sources(rows: Sequence[Row], listed: Sequence[int], dimensions: dict[int, Dimension]) -> tuple[KeySource, ...]:
    """The entries of the list, each with its address, heading and dimension.

    Args:
        dimensions: row number → dimension whose title stands before it.
    """
    entries: list[KeySource] = []
    heading: str | None = None
    dimension: Dimension | None = None
    for block in _blocks(rows, listed):
        dimension = dimensions.get(block[0], dimension)
        text = _joined(rows, block)
        if _is_heading(text, block):
            heading = text.rstrip(" :")
            continue
        entries.append(_entry(text, heading, dimension))
    return tuple(entries)


def _blocks(rows: Sequence[Row], listed: Sequence[int]) -> list[list[int]]:
    """The rows of each entry or heading: an entry ends with its year, address or full stop."""
    blocks: list[list[int]] = []
    left = min((rows[index].left for index in listed), default=0.0)
    hanging = sum(rows[b].left > left + 1 and rows[a].left <= left + 1 and b == a + 1 for a, b in pairwise(listed)) > 2
    full = max((row.reach for row in rows), default=0.0)
    dated = sum(bool(DATED.match(rows[index].text)) for index in listed) > max(1, len(listed) * 0.15)
    for index in listed:
        row = rows[index]
        short = bool(blocks) and rows[blocks[-1][-1]].closed and needed(rows[blocks[-1][-1]], row) < full * 0.8
        if (
            not blocks
            or (dated and DATED.match(row.text))
            or (short and not ADDRESS_REST.match(row.text) and not INTRODUCING.match(row.text))
            or _begins(rows, blocks[-1], row, left=left, hanging=hanging)
        ):
            blocks.append([index])
        else:
            blocks[-1].append(index)
    return blocks


def _begins(rows: Sequence[Row], block: Sequence[int], row: Row, *, left: float, hanging: bool) -> bool:
    """Whether an entry begins with this row."""
    before = rows[block[-1]]
    text = _joined(rows, block)
    if INTRODUCING.match(row.text) and not ADDRESS.search(text):
        return False
    if (row.blank and before.closed) or (hanging and row.left <= left + 1 and before.closed):
        return not ADDRESS_REST.match(row.text.split()[0])
    if row.text[:1].islower() or ADDRESS_REST.match(row.text.split()[0]) or INTRODUCED.fullmatch(text[-24:]):
        return False
    if row.blank or row.size != before.size or row.bold != before.bold or row.text[0] in "•▪":
        return True
    if hanging:
        return row.left <= left + 1
    if ENDS_WITH_ADDRESS.search(text) and row.text[:1].isupper():
        return True
    return (bool(YEAR.search(text)) and before.closed) or _is_heading(text, block)


def _joined(rows: Sequence[Row], block: Sequence[int]) -> str:
    text = ""
    for index in block:
        text = joined(text, rows[index].text) if text else rows[index].text
    return plain(text).lstrip("•▪ ")


def _is_heading(text: str, block: Sequence[int]) -> bool:
    """Whether a block is the heading of a group: short, without year, address or full stop."""
    if ADDRESS.search(text) or YEAR.search(text) or len(text) > 90 or text.endswith((".", ",", ";")):
        return False
    return len(block) <= 2


def _entry(text: str, heading: str | None, dimension: Dimension | None) -> KeySource:
    address = ADDRESS.search(text)
    words = text
    if address is not None:
        before, after = text[: address.start()], text[address.end() :]
        words = INTRODUCED.sub("", before).rstrip() + (f" {rest}" if (rest := after.strip(" .)")) else "")
    return KeySource(
        text=words.strip() or text,
        address=address.group() if address else None,
        dimension=int(dimension) if dimension else None,
        heading=heading,
    )

"""Licences of published profiles: whether one may show the text of others' work piece by piece.

Only licences that are known to allow adapting count: a portal shows single paragraphs, puts them beside those of other
profiles and marks them, and that is more than passing on the whole work unchanged. Source: the legal codes of Creative
Commons (creativecommons.org/licenses), whose "ND" licences allow the whole and unchanged work alone.
"""

from __future__ import annotations

import re

NAMED = r"(?:CC0|(?:CC|CREATIVE COMMONS)[ -]?(?:BY(?:-(?:NC|SA|NC-SA))?|ZERO))"
OPEN = re.compile(rf"{NAMED}(?: (?:1|2|2\.5|3|4)(?:\.0)?)?(?: [A-Z]{{2,4}})?")
"""Short forms of the licences that allow adapting, with their versions and the country or organization they are for."""


def allows_text(licence: str | None) -> bool:
    """Whether text under this licence may be shown piece by piece; one that is not known does not allow it.

    >>> allows_text("CC BY-NC-SA 3.0 IGO"), allows_text("CC BY-NC-ND 3.0 IGO"), allows_text(None)
    (True, False, False)
    """
    told = " ".join((licence or "").upper().split())
    return OPEN.fullmatch(told) is not None

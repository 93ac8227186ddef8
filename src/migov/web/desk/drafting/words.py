"""What the parts of a draft, and what happens to them, are called in the reader's language."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from migov.model.findings import Side
from migov.store.drafts import What

SIDES: dict[Side, str] = {
    Side.WELL_DEVELOPED: gettext_noop("Well-developed areas"),
    Side.POTENTIAL: gettext_noop("Areas with potential for further development"),
}
UNDECIDED = gettext_noop("Side not decided yet")

SHORT: dict[Side, str] = {
    Side.WELL_DEVELOPED: gettext_noop("Well-developed"),
    Side.POTENTIAL: gettext_noop("Potential"),
}

WHATS: dict[What, str] = {
    What.WRITTEN: gettext_noop("Written"),
    What.ASIDE: gettext_noop("Put aside"),
    What.BACK: gettext_noop("Taken back"),
    What.MET: gettext_noop("Kept beside: somebody else had written the same words meanwhile"),
}

SKIPS: dict[str, str] = {
    "not complete yet": gettext_noop("not complete yet"),
    "there is no closed answer": gettext_noop("there is no closed answer"),
    "it has no justification": gettext_noop("it has no justification"),
    "the convention table prints it": gettext_noop("the convention table prints it"),
    "no edition asks it": gettext_noop("no edition asks it"),
}
"""Why an answer began no passage."""

WHY: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"from its answer"), gettext_noop("begun from its answer")),
    (re.compile(r"from the profile"), gettext_noop("begun from the profile")),
    (re.compile(r"side: undecided"), gettext_noop("the side is open again")),
    (re.compile(r"side: well-developed"), gettext_noop("side: well-developed")),
    (re.compile(r"side: potential"), gettext_noop("side: potential")),
    (re.compile(r"what it rests on"), gettext_noop("what it rests on was changed")),
    (re.compile(r"moved behind (?P<other>\S+)"), gettext_noop("moved behind %(other)s")),
    (re.compile(r"moved to the first place"), gettext_noop("moved to the first place")),
    (re.compile(r"from (?P<other>\S+)"), gettext_noop("split off %(other)s")),
    (re.compile(r"the rest went to (?P<other>\S+)"), gettext_noop("split: the rest went to %(other)s")),
    (re.compile(r"joined with (?P<other>\S+)"), gettext_noop("joined with %(other)s")),
    (re.compile(r"joined to (?P<other>\S+)"), gettext_noop("joined to %(other)s")),
    (re.compile(r"apart from (?P<other>\S+)"), gettext_noop("apart from %(other)s again")),
    (re.compile(r"as in version (?P<other>\d+)"), gettext_noop("as in version %(other)s again")),
)
"""What the house itself says of why; what people wrote is shown as they wrote it."""


def side_title(side: Side | None) -> str:
    """The heading over the passages of a side."""
    return _(SIDES[side] if side else UNDECIDED)


def why_says(why: str | None) -> str | None:
    """Why a passage was changed, in the reader's language."""
    for pattern, told in WHY:
        if why and (found := pattern.fullmatch(why)):
            return _(told) % found.groupdict()
    return why

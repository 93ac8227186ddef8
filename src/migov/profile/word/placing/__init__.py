"""A returned file on a draft → entries for the ledger, and the receipt of what became of everything in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from migov.errors import Conflict, Invalid, Problem
from migov.model.drafts import Draft
from migov.model.languages import Language
from migov.profile.word.placing.entering import Parts
from migov.profile.word.placing.entries import Entries
from migov.profile.word.placing.margins import Margins
from migov.profile.word.placing.matching import matched
from migov.profile.word.placing.values import Entry, Placed, Reason, Receipt
from migov.profile.word.reading.values import Returned
from migov.profile.word.sending import SentComment

__all__ = ["Entry", "Placed", "Reason", "Receipt", "placed", "refuse_other"]

LEAST = 0.2
"""Share of the parts that must be found in a file which does not say what it is."""


def refuse_other(returned: Returned, draft: Draft, *, assessment: str) -> None:
    """Refuses a file that says it was made from another draft.

    Raises:
        Conflict: of another assessment, or another version.
    """
    identity = returned.identity
    if identity.is_of(assessment=assessment, hash=draft.hash) is not False:
        return
    if identity.assessment not in (None, assessment):
        says, remedy = f"it was made from a draft of {identity.assessment}", "bring it in there"
    else:
        says, remedy = f"it was made from draft {identity.draft}, not draft {draft.number}", "bring it in on that draft"
    raise Conflict(str(Problem(says, file=returned.file, remedy=remedy)))


def placed(
    returned: Returned,
    draft: Draft,
    *,
    assessment: str,
    language: Language,
    within: Iterable[str] | None = None,
    sent: Sequence[SentComment] = (),
) -> Placed:
    """The entries of a returned file, each on the words of the draft it speaks of, and its receipt.

    Args:
        returned: the file.
        draft: the one it was made from.
        assessment: its id.
        language: in which is said what no proposal can say.
        within: ids of the parts that were sent; null for all. A part that was not sent is not missing.
        sent: comments that went out with the file.

    Raises:
        Conflict: it was made from another draft.
        Invalid: hardly any part of the draft is in it.
    """
    refuse_other(returned, draft, assessment=assessment)
    ids = frozenset(part.id for part in draft.parts)
    chosen = ids if within is None else ids & frozenset(within)
    story = [block for block in returned.blocks if block.story == "text"]
    stretches = matched(story, draft, chosen)
    found = {one.part for one in stretches if one.sort == "part"}
    if (len(found) < LEAST * len(chosen) and returned.identity.is_unknown) or not found:
        remedy = "bring in the file that was sent out for comments"
        says = f"hardly anything of draft {draft.number} is in it"
        raise Invalid(Problem(says, file=returned.file, remedy=remedy))
    knows_all = within is not None or returned.identity.parts in (None, "all")
    entries = Entries(returned, draft, language)
    parts = Parts(entries, stretches)
    parts.enter(chosen if knows_all else frozenset())
    parts.around()
    margins = Margins(entries, stretches, parts.grounds)
    margins.elsewhere()
    margins.remarks(sent)
    return entries.finished()

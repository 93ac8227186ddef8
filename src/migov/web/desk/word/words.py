"""What is found in a Word file, why some of it becomes nothing, and what was left alone, in the reader's language."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from migov.profile.word import Reason

KINDS: dict[str, tuple[str, str]] = {
    "insertion": (gettext_noop("insertion"), gettext_noop("insertions")),
    "deletion": (gettext_noop("deletion"), gettext_noop("deletions")),
    "replacement": (gettext_noop("replacement"), gettext_noop("replacements")),
    "move": (gettext_noop("moved text"), gettext_noop("moved texts")),
    "deletion of words inserted in the same file": (
        gettext_noop("insertion that was struck again"),
        gettext_noop("insertions that were struck again"),
    ),
    "formatting": (gettext_noop("change of formatting"), gettext_noop("changes of formatting")),
    "table structure": (gettext_noop("change of a table’s structure"), gettext_noop("changes of tables’ structure")),
    "change without words": (gettext_noop("change without words"), gettext_noop("changes without words")),
    "the same change in another form": (
        gettext_noop("repetition for older programs"),
        gettext_noop("repetitions for older programs"),
    ),
    "change of another sort": (gettext_noop("change of another sort"), gettext_noop("changes of another sort")),
    "comment": (gettext_noop("comment in the margin"), gettext_noop("comments in the margin")),
    "untracked change": (
        gettext_noop("change that Word did not record"),
        gettext_noop("changes that Word did not record"),
    ),
}
REASONS: dict[str, str] = {
    Reason.FORMATTING: gettext_noop("Formatting only: the profile has its own layout."),
    Reason.TABLE: gettext_noop("The structure of a table, without words."),
    Reason.EMPTY: gettext_noop("It changes no words."),
    Reason.REPEATED: gettext_noop("The same change, written a second time for older programs."),
    Reason.STRUCK: gettext_noop("Words that were added and deleted again in the same file."),
    Reason.NEVER_SENT: gettext_noop("It deletes words that are not in the draft."),
    Reason.SPACING: gettext_noop("Only spaces, or the form of quotation marks and dashes."),
    Reason.SENT: gettext_noop("A comment that was in the file when it was sent."),
    Reason.SILENT: gettext_noop("A comment without words."),
    Reason.FURNITURE: gettext_noop("In what is printed around the draft: explanations, running heads, numbers."),
    Reason.OTHER: gettext_noop("A record of a sort that holds no words."),
}
EMBEDDED = re.compile(r"(\d+) embedded objects? w(?:ere|as) not opened")
OUTSIDE = re.compile(r"a link to something outside the file \((.*)\) was not followed")


def kind_count(kind: str, count: int) -> str:
    """How much of a kind was found: a kind that is not known is told as the file's reader calls it."""
    one, many = KINDS.get(kind, (kind, kind))
    return f"{count} {_(one) if count == 1 else _(many)}"


def of_reason(reason: str) -> str:
    """Why something became nothing."""
    return _(REASONS[reason]) if reason in REASONS else reason


def of_notice(notice: str) -> str:
    """What was met in a file and left alone."""
    if found := EMBEDDED.fullmatch(notice):
        count = int(found[1])
        told = ngettext("%(n)d embedded object was not opened.", "%(n)d embedded objects were not opened.", count)
        return told % {"n": count}
    if found := OUTSIDE.fullmatch(notice):
        return _("A link to something outside the file (%(kind)s) was not followed.") % {"kind": found[1]}
    return notice

"""What is found in a Word file, why some of it becomes nothing, and what was left alone, in the reader's language."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from migov.profile.word import Reason
from migov.profile.word.reading import ChangeKind

KINDS: dict[str, str] = {
    ChangeKind.INSERTION: gettext_noop("Insertions"),
    ChangeKind.DELETION: gettext_noop("Deletions"),
    ChangeKind.REPLACEMENT: gettext_noop("Replacements"),
    ChangeKind.MOVE: gettext_noop("Moved texts"),
    ChangeKind.STRUCK: gettext_noop("Insertions that were struck again"),
    ChangeKind.FORMATTING: gettext_noop("Changes of formatting"),
    ChangeKind.TABLE: gettext_noop("Changes of the structure of tables"),
    ChangeKind.EMPTY: gettext_noop("Changes without words"),
    ChangeKind.REPEATED: gettext_noop("Repetitions for older programs"),
    ChangeKind.OTHER: gettext_noop("Changes of another sort"),
    "comment": gettext_noop("Comments in the margin"),
    "untracked change": gettext_noop("Changes that Word did not record"),
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
PLACES: dict[str, str] = {
    "paragraph": gettext_noop("Paragraph %(n)s"),
    "footnote": gettext_noop("Footnote %(n)s"),
    "endnote": gettext_noop("Endnote %(n)s"),
    "text box": gettext_noop("Text box %(n)s"),
    "header": gettext_noop("Running head %(n)s"),
    "footer": gettext_noop("Foot of the page %(n)s"),
}
EMBEDDED = re.compile(r"(\d+) embedded objects? w(?:ere|as) not opened")
OUTSIDE = re.compile(r"a link to something outside the file \((.*)\) was not followed")


def of_kind(kind: str) -> str:
    """What a kind of things found is called: one that is not known, as the file's reader calls it."""
    return _(KINDS[kind]) if kind in KINDS else kind


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


def of_place(place: str) -> str:
    """Where something stands in the file."""
    sort, _space, number = place.rpartition(" ")
    return _(PLACES[sort]) % {"n": number} if sort in PLACES else place

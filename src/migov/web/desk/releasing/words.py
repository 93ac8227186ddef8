"""What stands in the way of a release, the files of one and the verdicts of reports, in the reader's language."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from migov.actions.releasing.planning import Block
from migov.model.errata import Verdict
from migov.model.releases import FileRole

BLOCKS: dict[Block, str] = {
    Block.STAGE: gettext_noop("Both sign-offs are given, and the vetting is over"),
    Block.DRAFTED: gettext_noop("A version of the draft is frozen, and nothing has changed since"),
    Block.CHECKED: gettext_noop("Every doubt about the draft is dispelled or waived"),
    Block.COMMENTS_ANSWERED: gettext_noop("Every comment is decided, and every promised change is made"),
    Block.SIGNED: gettext_noop("Government and office have signed the text that stands"),
    Block.QUOTED: gettext_noop("Every quotation stands in a source that is kept"),
    Block.CERTIFIED: gettext_noop("The journal holds, from which the process certificate is counted"),
    Block.CORRECTED: gettext_noop("What was accepted as an error reads differently now"),
}
WHERE: dict[Block, str] = {
    Block.STAGE: "stages",
    Block.DRAFTED: "draft freeze",
    Block.CHECKED: "doubts",
    Block.COMMENTS_ANSWERED: "consultation matrix",
    Block.SIGNED: "vetting",
    Block.QUOTED: "draft",
    Block.CERTIFIED: "certificate",
    Block.CORRECTED: "errata",
}
"""The page on which it is mended."""
ROLES: dict[FileRole, str] = {
    FileRole.PROFILE: gettext_noop("Profile"),
    FileRole.DATA: gettext_noop("Data"),
    FileRole.TABLE: gettext_noop("Tables"),
    FileRole.IMAGE: gettext_noop("Pictures"),
    FileRole.SIGNED_TEXT: gettext_noop("Signed text"),
    FileRole.CERTIFICATE: gettext_noop("Process certificate"),
    FileRole.CITATION: gettext_noop("Citation"),
    FileRole.METADATA: gettext_noop("Records for libraries"),
    FileRole.SOURCE: gettext_noop("Archived sources"),
    FileRole.TRANSCRIPT: gettext_noop("Transcripts of sources"),
    FileRole.NOTES: gettext_noop("Notes for readers"),
    FileRole.CHECKSUMS: gettext_noop("Checksums"),
}
VERDICTS: dict[Verdict, str] = {
    Verdict.ACCEPTED: gettext_noop("Accepted: the next release corrects it"),
    Verdict.NOT_ACCEPTED: gettext_noop("Not accepted"),
    Verdict.NOTED: gettext_noop("Noted for another round"),
}


def block_name(block: Block) -> str:
    """As it must be before a release is made."""
    return _(BLOCKS[block])


def role_name(role: FileRole) -> str:
    """What files of this role are called."""
    return _(ROLES[role])


def verdict_name(verdict: Verdict) -> str:
    """What became of a report."""
    return _(VERDICTS[verdict])


def size(count: int) -> str:
    """So many bytes, as people read them.

    >>> size(900), size(143_576), size(5_400_000)
    ('1 kB', '144 kB', '5.4 MB')
    """
    if count >= 1_000_000:
        return f"{count / 1_000_000:.1f} MB"
    return f"{max(1, round(count / 1000))} kB"

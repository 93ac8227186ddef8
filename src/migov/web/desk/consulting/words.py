"""What kinds of comments, their readers, their outcomes and the parts of a draft are called on pages."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from migov.actions.consulting.comments import Thread
from migov.model.consultations import Comment, Disposition, Outcome, ProposalKind, Via, Visibility
from migov.model.dimensions import Dimension
from migov.model.drafts import Part, PartKind
from migov.web.answering import speaking
from migov.web.pieces import Chip, ChipKind


class Standing(StrEnum):
    """Under which tab a comment is found."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    NOTED = "noted"
    UNPLACED = "unplaced"
    WITHDRAWN = "withdrawn"
    ALL = "all"


TABS = {
    Standing.ALL: gettext_noop("All"),
    Standing.OPEN: gettext_noop("Open"),
    Standing.ACCEPTED: gettext_noop("Accepted"),
    Standing.DECLINED: gettext_noop("Not accepted"),
    Standing.NOTED: gettext_noop("Noted"),
    Standing.UNPLACED: gettext_noop("Unplaced"),
    Standing.WITHDRAWN: gettext_noop("Taken back"),
}
OUTCOMES = {
    Outcome.ACCEPTED: gettext_noop("Accepted"),
    Outcome.IN_PART: gettext_noop("Accepted in part"),
    Outcome.NOT_ACCEPTED: gettext_noop("Not accepted"),
    Outcome.NOTED: gettext_noop("Noted"),
}
OUTCOME_KINDS: dict[Outcome, ChipKind] = {
    Outcome.ACCEPTED: "done",
    Outcome.IN_PART: "draft",
    Outcome.NOT_ACCEPTED: "blocked",
    Outcome.NOTED: "complete",
}
KINDS = {
    ProposalKind.REPLACE: gettext_noop("Suggestion: other words"),
    ProposalKind.INSERT: gettext_noop("Suggestion: more words"),
    ProposalKind.DELETE: gettext_noop("Suggestion: fewer words"),
    ProposalKind.ADD_PASSAGE: gettext_noop("Suggestion: a new passage behind this one"),
    ProposalKind.DELETE_PASSAGE: gettext_noop("Suggestion: without this passage"),
    ProposalKind.MOVE_PASSAGE: gettext_noop("Suggestion: this passage elsewhere"),
}
READERS = {
    Visibility.INSTITUTION: gettext_noop("My institution"),
    Visibility.GOVERNMENT: gettext_noop("Government"),
    Visibility.ALL: gettext_noop("Everybody"),
}
EXPLAINED = {
    Visibility.INSTITUTION: gettext_noop("Your institution reads it, and those who answer it."),
    Visibility.GOVERNMENT: gettext_noop("All government institutions that are asked read it too."),
    Visibility.ALL: gettext_noop("Everybody who is asked reads it, outside the government too."),
}
VIAS = {Via.PAGE: "", Via.WORD: gettext_noop("by Word file"), Via.WORKSHOP: gettext_noop("at a workshop")}
SECTIONS = {
    "mine": gettext_noop("What concerns your institution"),
    "front": gettext_noop("Front matter"),
    "tables": gettext_noop("Tables of instruments"),
    "sources": gettext_noop("Key sources"),
    "priorities": gettext_noop("Priorities"),
    "all": gettext_noop("All of it"),
}
OF_KIND = {
    PartKind.FRONT: "front",
    PartKind.CONVENTIONS: "tables",
    PartKind.SOURCES: "sources",
    PartKind.PRIORITIES: "priorities",
}


def section_of(part: Part) -> str:
    """The key of the section in which a part stands: a dimension's number, a module's code, or what it is."""
    if part.kind in OF_KIND:
        return OF_KIND[part.kind]
    return str(int(part.dimension)) if part.dimension else part.section or "front"


def section_title(key: str, part: Part | None) -> str:
    """What a section is called."""
    if key in SECTIONS:
        return _(SECTIONS[key])
    if part is not None and part.dimension is not None:
        return f"{int(part.dimension)} {Dimension(part.dimension).title(speaking())}"
    return part.title if part else key


def standing_of(thread: Thread) -> Standing:
    """Under which tab a comment is found, wherever its words are."""
    if thread.comment.withdrawn_at is not None:
        return Standing.WITHDRAWN
    if thread.disposition is None:
        return Standing.OPEN
    if thread.disposition.outcome.changes_text:
        return Standing.ACCEPTED
    return Standing.DECLINED if thread.disposition.outcome is Outcome.NOT_ACCEPTED else Standing.NOTED


def is_unplaced(thread: Thread) -> bool:
    """Whether the words of a comment are gone, and not by the very change that it asked for.

    What a Word file says of no part of the draft is among them: it spoke of words that nobody finds.
    """
    if thread.place.passage is not None:
        return False
    if thread.comment.passage is None:
        return thread.comment.via is Via.WORD
    return thread.disposition is None or thread.disposition.change is None


def kind(comment: Comment) -> str:
    """What a comment is."""
    return _(KINDS[comment.proposes.kind]) if comment.proposes else _("Comment")


def chip(thread: Thread) -> Chip:
    """What became of a comment, in a word."""
    if thread.comment.withdrawn_at is not None:
        return Chip(kind="not-started", word=_("Taken back"))
    if thread.disposition is None:
        return Chip(kind="open", word=_("Open"))
    return outcome_chip(thread.disposition)


def outcome_chip(disposition: Disposition) -> Chip:
    """An outcome, in a word."""
    outcome = disposition.outcome
    return Chip(kind=OUTCOME_KINDS[outcome], word=_(OUTCOMES[outcome]))


def readers(visibility: Visibility, *, mine: bool) -> str:
    """Who reads a comment."""
    if visibility is Visibility.INSTITUTION:
        return _("Read by your institution alone") if mine else _("Read by its institution alone")
    return _("Read by government institutions") if visibility is Visibility.GOVERNMENT else _("Read by everybody")

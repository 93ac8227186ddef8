"""Comments as cards: who says what of which words, what was answered, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from msgspec.structs import replace

from migov.actions.consulting import dispositions
from migov.actions.consulting.comments import Thread
from migov.model.alignment import words as spans
from migov.model.consultations import CausedChange, Comment, Disposition, ProposalKind, Visibility
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.store import people
from migov.web.desk.consulting.arrivals import Arrival
from migov.web.desk.consulting.words import VIAS, chip, is_unplaced, kind, outcome_chip, readers
from migov.web.desk.reviewing.showing import when
from migov.web.pieces import Chip, Run

REPLIES = 5
"""More of them are folded, but for the last ones."""
AROUND = 8
"""Words shown on each side of a change."""


class Reply(Value, kw_only=True):
    """One reply in a thread."""

    number: int
    who: str
    """The institution, or the person where they speak for none."""
    author: str
    when: str
    says: str
    withdrawn: bool
    withdraw: str | None
    """Where the reader may take it back."""


class Decision(Value, kw_only=True):
    """What became of a comment."""

    chip: Chip
    reason: str
    author: str
    when: str
    change: tuple[Run, ...]
    """Words before and after, with some around them; none where nothing was changed."""
    passage: str | None
    versions: str | None
    """From which version of the passage to which."""
    undone: str | None
    """Who took it back, when and why."""


class Card(Value, kw_only=True):
    """One comment with its thread and its decision."""

    number: int
    address: str
    institution: str | None
    author: str
    """Empty where the reader is told the institution alone."""
    when: str
    kind: str
    quote: str | None
    """The words it speaks of; null for one about a whole part."""
    about: str
    """Where nothing is quoted: what it is about."""
    proposed: tuple[Run, ...]
    says: str
    readers: str
    via: str
    chip: Chip
    lost: bool
    """Whether its words are no longer in the text."""
    folded: tuple[Reply, ...]
    replies: tuple[Reply, ...]
    decision: Decision | None
    past: tuple[Decision, ...]
    """Decisions that were taken back."""
    awaits: bool
    """Whether the change that was promised is still to be linked."""
    reply: str | None
    withdraw: str | None
    decide: str | None
    carries: bool
    """Whether accepting it can change the text at once."""
    link: str | None
    undo: str | None


class Told(NamedTuple):
    """What all cards of a page are made with."""

    arrival: Arrival
    names: dict[str, str]
    """Of people by handle."""
    may_comment: bool
    may_decide: bool
    titles: dict[str, str]
    """Of parts by id."""
    reverted: frozenset[int] = frozenset()
    """Numbers of the comments whose change is undone since, for those who decide."""


def told(arrival: Arrival, threads: Sequence[Thread]) -> Told:
    """What the cards of these threads are made with: the names are asked for once."""
    handles: set[str] = set()
    may_decide = arrival.consultation is not None and arrival.may(Permission.DISPOSE)
    decided = [thread.disposition for thread in threads if thread.disposition] if may_decide else []
    for thread in threads:
        handles |= {thread.comment.by, *(reply.by for reply in thread.replies)}
        handles |= {name for one in thread.dispositions for name in (one.by, one.undone_by) if name}
    return Told(
        arrival=arrival,
        names=people.names(handles) if handles else {},
        may_comment=arrival.takes_comments,
        may_decide=may_decide,
        titles={part.id: part.title for part in arrival.draft.parts} if arrival.draft else {},
        reverted=dispositions.reverted(arrival.id, decided),
    )


def card(of: Told, thread: Thread) -> Card:
    """The card of a comment."""
    comment, arrival = thread.comment, of.arrival
    mine = comment.institution is not None and comment.institution in arrival.member.institutions
    is_mine = mine or comment.by == arrival.member.person
    replies = tuple(_reply(of, one) for one in thread.replies)
    standing, gone = thread.disposition, comment.withdrawn_at is not None
    decides = of.may_decide and not gone
    awaits = standing is not None and (standing.awaits_change or comment.number in of.reverted)
    fold = len(replies) - 2 if len(replies) > REPLIES else 0
    return Card(
        number=comment.number,
        address=_address(arrival, "comment", comment),
        institution=arrival.name_of(comment.institution),
        author=_author(of, comment),
        when=when(comment.at),
        kind=kind(comment),
        quote=comment.anchor.exact if comment.anchor and comment.anchor.exact.strip() else None,
        about=_about(of, comment),
        proposed=proposed(comment),
        says=comment.says,
        readers=readers(comment.visibility, mine=mine) if comment.institution or mine else _team(comment),
        via=_(VIAS[comment.via]) if VIAS[comment.via] else "",
        chip=chip(thread),
        lost=is_unplaced(thread),
        folded=replies[:fold],
        replies=replies[fold:],
        decision=_decision(of, standing) if standing else None,
        past=tuple(_decision(of, one) for one in thread.dispositions if not one.stands),
        awaits=awaits,
        reply=f"{_address(arrival, 'comment', comment)}#reply" if of.may_comment else None,
        withdraw=_address(arrival, "comment withdraw", comment) if is_mine and _may_go(of, thread) else None,
        decide=_address(arrival, "comment decide", comment) if decides and standing is None else None,
        carries=comment.proposes is not None and not is_unplaced(thread),
        link=_address(arrival, "comment link", comment) if decides and awaits else None,
        undo=_address(arrival, "comment undo", comment) if decides and standing else None,
    )


def bare(shown: Card) -> Card:
    """The card without anything to do: on pages where it is being done."""
    return replace(shown, reply=None, withdraw=None, decide=None, link=None, undo=None)


def proposed(comment: Comment) -> tuple[Run, ...]:
    """What a suggestion would change: struck and underlined, between the words around it."""
    if comment.proposes is None:
        return ()
    new, old = comment.proposes.words, comment.anchor.exact if comment.anchor else ""
    before, behind = (comment.anchor.prefix, comment.anchor.suffix) if comment.anchor else ("", "")
    match comment.proposes.kind:
        case ProposalKind.INSERT:
            old = ""
        case ProposalKind.DELETE | ProposalKind.DELETE_PASSAGE:
            new = ""
        case ProposalKind.MOVE_PASSAGE:
            return ()
        case ProposalKind.ADD_PASSAGE:
            before = behind = old = ""
    return _runs(before, old, new, behind)


def changed(was: str, now: str) -> tuple[Run, ...]:
    """What differs between two texts, from the first word that does to the last, with some words around it.

    >>> [(run.kind, run.text) for run in changed("Visas take ten days.", "Visas take five days.")]
    [('same', 'Visas take '), ('gone', 'ten'), ('new', 'five'), ('same', ' days.')]
    """
    head = _at_word(was, now, _shared(was, now))
    tail = _at_word(was[::-1], now[::-1], _shared(was[head:][::-1], now[head:][::-1]))
    tail = min(tail, len(was) - head, len(now) - head)
    return _runs(
        _last(was[:head]), was[head : len(was) - tail], now[head : len(now) - tail], _first(was[len(was) - tail :])
    )


def _shared(one: str, other: str) -> int:
    """How many characters they begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (here, there) in pairs if here != there), min(len(one), len(other)))


def _at_word(one: str, other: str, position: int) -> int:
    """The position, moved back to where no word is cut."""
    while position and any(
        text[position - 1 : position].isalnum() and text[position : position + 1].isalnum() for text in (one, other)
    ):
        position -= 1
    return position


def _last(text: str) -> str:
    found = spans(text[-400:])
    if len(found) <= AROUND and len(text) <= 400:
        return text
    return "… " + text[-400:][found[-AROUND][0] :]


def _first(text: str) -> str:
    found = spans(text[:400])
    if len(found) <= AROUND and len(text) <= 400:
        return text
    return text[: found[AROUND - 1][1]] + " …"


def _runs(before: str, old: str, new: str, behind: str) -> tuple[Run, ...]:
    runs = (
        Run(text=before, kind="same"),
        Run(text=old, kind="gone"),
        Run(text=new, kind="new"),
        Run(text=behind, kind="same"),
    )
    return tuple(run for run in runs if run.text)


def _may_go(of: Told, thread: Thread) -> bool:
    return of.may_comment and thread.comment.withdrawn_at is None and thread.disposition is None


def _team(comment: Comment) -> str:
    """Who reads what somebody of the team says."""
    if comment.visibility is Visibility.INSTITUTION:
        return _("Read by those who answer comments")
    return readers(comment.visibility, mine=False)


def _about(of: Told, comment: Comment) -> str:
    if comment.passage is None:
        return _("About the whole draft")
    if comment.anchor is not None:
        return ""
    return of.titles.get(comment.passage, "") or comment.passage


def _author(of: Told, comment: Comment) -> str:
    """Who wrote it, where the reader is told, as in the matrix: of other institutions the institution alone."""
    reader = of.arrival.member
    if comment.institution is not None and not (reader.works_inside or comment.institution in reader.institutions):
        return ""
    return comment.author or of.names.get(comment.by, comment.by)


def _reply(of: Told, comment: Comment) -> Reply:
    arrival, author = of.arrival, _author(of, comment)
    is_mine = comment.by == arrival.member.person or (
        comment.institution is not None and comment.institution in arrival.member.institutions
    )
    may = of.may_comment and is_mine and comment.withdrawn_at is None
    return Reply(
        number=comment.number,
        who=arrival.name_of(comment.institution) or author,
        author=author if comment.institution else "",
        when=when(comment.at),
        says=comment.says,
        withdrawn=comment.withdrawn_at is not None,
        withdraw=_address(arrival, "comment withdraw", comment) if may else None,
    )


def _decision(of: Told, one: Disposition) -> Decision:
    undone = None
    if one.undone_at is not None:
        who = of.names.get(one.undone_by or "", one.undone_by or "")
        undone = _("Taken back by %(who)s on %(when)s: %(why)s") % {
            "who": who,
            "when": when(one.undone_at),
            "why": one.undone_because,
        }
    return Decision(
        chip=outcome_chip(one),
        reason=one.reason,
        author=of.names.get(one.by, one.by),
        when=when(one.at),
        change=changed(one.change.was, one.change.now) if one.change else (),
        passage=one.change.passage if one.change else None,
        versions=_versions(one.change) if one.change else None,
        undone=undone,
    )


def _versions(change: CausedChange) -> str:
    if change.before == 0:
        return _("a new passage")
    if change.was == change.now:
        return _("the same words in another place")
    return _("version %(before)d to %(after)d") % {"before": change.before, "after": change.after}


def _address(arrival: Arrival, name: str, comment: Comment) -> str:
    return reverse(name, kwargs={"id": arrival.id, "number": comment.number})


def shown(of: Told, threads: Sequence[Thread]) -> tuple[Card, ...]:
    """The cards of these threads."""
    return tuple(card(of, one) for one in threads)

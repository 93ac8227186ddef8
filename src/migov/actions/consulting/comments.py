"""Comments on a frozen draft: made on its words, kept for good, and standing beside them wherever they move."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from msgspec.structs import replace

from migov.actions import entering
from migov.actions.consulting import readings
from migov.errors import Conflict, Invalid, NotAllowed, NotFound, Problem, WrongStage
from migov.model import anchors
from migov.model.anchors import Anchor, Rewriting
from migov.model.consultations import (
    Comment,
    Consultation,
    Disposition,
    Proposal,
    ProposalKind,
    Via,
    Visibility,
)
from migov.model.drafts import Draft
from migov.model.fields import brief
from migov.model.people import Member, Role
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.model.visibility import sees_comment
from migov.store import assessments, comments, consultations, drafts, journal, transactions
from migov.store.comments import LIVING, Place

TWICE = timedelta(minutes=10)
"""Within which the same words of the same person on the same place are taken for one comment."""


class Said(Value, kw_only=True):
    """What somebody says about a draft, before it has a number."""

    passage: str | None
    """Id of the part; null for the whole draft."""
    anchor: Anchor | None = None
    says: str = ""
    proposes: Proposal | None = None
    visibility: Visibility = Visibility.GOVERNMENT
    author: str | None = None
    """Of a Word file or of minutes."""
    said_at: str | None = None
    """When a Word file says it was said; null for now."""
    replies_to: int | None = None
    follows: int | None = None
    """Position, in the same list, of the one to which this one replies."""


class Thread(Value, kw_only=True):
    """A comment with all that hangs on it, as one person sees it."""

    comment: Comment
    replies: tuple[Comment, ...]
    place: Place
    """In the version that is read, or in the living text."""
    dispositions: tuple[Disposition, ...]
    """Those taken back too, oldest first."""

    @property
    def disposition(self) -> Disposition | None:
        """What became of it; null while it is undecided."""
        return next((one for one in self.dispositions if one.stands), None)


def say(
    id: str,  # noqa: A002 - the field's own word
    said: Said,
    *,
    version: int,
    institution: str | None,
    via: Via = Via.PAGE,
    by: Member,
    at: datetime,
) -> Comment:
    """A comment, a suggestion or a reply, kept with its place in the version it was made on and in the living text.

    Args:
        institution: for which it speaks; null for somebody of the team.

    Raises:
        NotFound, NotAllowed, WrongStage: *by* may not say it (now), or there is no such draft, part or comment.
        Invalid: it says nothing, or its words do not stand in the draft.
    """
    return say_all(id, (said,), version=version, institution=institution, via=via, by=by, at=at)[0]


def say_all(
    id: str,  # noqa: A002
    said: Sequence[Said],
    *,
    version: int,
    institution: str | None,
    via: Via = Via.PAGE,
    by: Member,
    at: datetime,
) -> tuple[Comment, ...]:
    """Several comments at once, all or none; as `say`. What a page sent twice is said once."""
    with transactions.whole():
        assessments.lock(id)
        entering.require(Permission.COMMENT, id, by)
        if any(one.proposes for one in said):
            entering.require(Permission.SUGGEST, id, by)
        consultation = consultations.get(id)
        _may_speak(by, institution, via, consultation)
        draft = readings.readable(id, version, consultation, by=by)
        first = comments.next_number(id)
        made = tuple(
            _made(id, one, number, first, draft, institution, via, by=by, at=at)
            for number, one in enumerate(said, first)
        )
        if made and via is Via.PAGE and (again := _said_already(id, made, at=at)):
            return again
        comments.add(id, made, _places(id, draft, [one for one in made if one.replies_to is None]), at=at)
        _opened(id, consultation, institution, at)
        details = {"comments": [one.number for one in made], "institution": institution, "via": via.value}
        journal.note("comment.say", subject=id, by=by.person, at=at, details=details)
    return made


def on_words(draft: Draft, passage: str, start: int, end: int) -> Anchor:
    """The anchor for selected words of a part.

    Raises:
        NotFound: the draft has no such part.
        Invalid: there are no such words in it.
    """
    part = draft.part(passage)
    if part is None:
        raise NotFound("part", passage)
    return anchors.anchored(part.words, start, end, passage=passage)


def withdraw(id: str, number: int, *, by: Member, at: datetime) -> Comment:  # noqa: A002
    """The comment, taken back by its author or somebody of the same institution; it stays, struck through.

    Raises:
        NotFound, NotAllowed, WrongStage: it is not theirs, or comments are taken no longer.
        Conflict: it is decided already.
    """
    with transactions.whole():
        assessments.lock(id)
        entering.require(Permission.COMMENT, id, by)
        comment = _readable(id, number, by)
        if comment.by != by.person and comment.institution not in by.institutions:
            raise NotAllowed("a comment is taken back by those who made it")
        if comment.withdrawn_at is not None:
            return comment
        if number in comments.standing(id):
            raise Conflict(f"comment {number} is decided: answer in its thread instead")
        gone = replace(comment, withdrawn_at=at.isoformat())
        comments.rewrite(id, gone, withdrawn_at=at)
        journal.note("comment.withdraw", subject=id, by=by.person, at=at, details={"comment": number})
    return gone


def threads(
    id: str,  # noqa: A002
    *,
    version: int = LIVING,
    parts: Iterable[str] | None = None,
    by: Member,
) -> tuple[Thread, ...]:
    """All comments that somebody sees, with their replies and what became of them, by number.

    Args:
        version: of the draft whose places are wanted; the living text's where it is left out. What was said on later
            ones is not said of it, and left out.
        parts: ids of the parts that are wanted; all, and the unplaced, where it is left out.

    Raises:
        NotFound, NotAllowed: *by* may not read the draft.
    """
    entering.require(Permission.READ_DRAFT, id, by)
    consultation = consultations.find(id)
    return seen(id, consultation, version=version, parts=parts, by=by) if consultation else ()


def seen(
    id: str,  # noqa: A002
    consultation: Consultation,
    *,
    version: int = LIVING,
    parts: Iterable[str] | None = None,
    by: Member,
) -> tuple[Thread, ...]:
    """As `threads`, for somebody who was found to read the draft, with the consultation that is known already."""
    places = comments.places(id, version=version)
    wanted = None if parts is None else frozenset(parts)
    decided: dict[int, list[Disposition]] = {}
    for one in comments.dispositions(id):
        decided.setdefault(one.comment, []).append(one)
    every = comments.of(id)
    replies: dict[int, list[Comment]] = {}
    for comment in every:
        if comment.replies_to is not None:
            replies.setdefault(comment.replies_to, []).append(comment)
    found = []
    known: dict[tuple[bool, str | None, Visibility], bool] = {}

    def sees(comment: Comment) -> bool:
        # The rule looks at nothing else of a comment, and is asked thousands of times.
        alike = (comment.by == by.person, comment.institution, comment.visibility)
        if alike not in known:
            known[alike] = sees_comment(by, comment, consultation)
        return known[alike]

    for comment in every:
        place = places.get(comment.number, Place(passage=None))
        is_wanted = (wanted is None or place.passage in wanted) and (version == LIVING or comment.version <= version)
        if comment.replies_to is None and is_wanted and sees(comment):
            answered = tuple(decided.get(comment.number, ()))
            said = tuple(replies.get(comment.number, ()))
            found.append(Thread(comment=comment, replies=said, place=place, dispositions=answered))
    return tuple(found)


def thread(id: str, number: int, *, version: int = LIVING, by: Member) -> Thread:  # noqa: A002
    """One comment with all that hangs on it.

    Raises:
        NotFound: there is none, or *by* may not see it.
    """
    entering.require(Permission.READ_DRAFT, id, by)
    comment = _readable(id, number, by)
    if comment.replies_to is not None:
        raise NotFound("comment", number)
    replies = tuple(one for one in comments.numbered(id, [number]) if one.replies_to == number)
    place = comments.places(id, version=version).get(number, Place(passage=None))
    return Thread(comment=comment, replies=replies, place=place, dispositions=comments.dispositions(id, number))


def _made(
    id: str,  # noqa: A002
    said: Said,
    number: int,
    first: int,
    draft: Draft,
    institution: str | None,
    via: Via,
    *,
    by: Member,
    at: datetime,
) -> Comment:
    replies_to = first + said.follows if said.follows is not None else said.replies_to
    if said.replies_to is not None:
        above = _readable(id, said.replies_to, by)
        if above.replies_to is not None:
            raise Invalid(Problem("a reply is made to a comment", remedy="reply to the comment above it"))
        said = replace(said, passage=above.passage, visibility=above.visibility, anchor=None)
    elif said.follows is None:
        _check_words(said, draft)
    return Comment(
        number=number,
        version=draft.number,
        passage=said.passage,
        anchor=said.anchor,
        says=brief(said.says, place="says"),
        proposes=_bounded(said.proposes),
        institution=institution,
        by=by.person,
        author=said.author,
        at=said.said_at or at.isoformat(),
        via=via,
        visibility=said.visibility,
        replies_to=replies_to,
    )


def _said_already(id: str, made: Sequence[Comment], *, at: datetime) -> tuple[Comment, ...]:  # noqa: A002
    """The same comments, where the same person has said all of them a moment before: a button was pressed twice."""
    there = {
        replace(one, number=0, at=""): one
        for one in comments.said_since(id, by=made[0].by, since=at - TWICE)
        if one.withdrawn_at is None
    }
    found = [there[same] for one in made if (same := replace(one, number=0, at="")) in there]
    return tuple(found) if len(found) == len(made) else ()


def _check_words(said: Said, draft: Draft) -> None:
    if said.proposes is not None and said.anchor is None and said.proposes.kind in ON_WORDS:
        raise Invalid(Problem("the suggestion changes no words", place="words", remedy="select those it would change"))
    if said.passage is None and said.anchor is None:
        return
    part = draft.part(said.passage or "")
    if part is None:
        raise NotFound("part", said.passage or "of no name")
    if said.anchor is None:
        return
    if said.anchor.passage != part.id or anchors.find(said.anchor, part.words) is None:
        says = f"these words do not stand in draft {draft.number}"
        raise Invalid(Problem(says, place="words", remedy="select them again"))


def _bounded(proposal: Proposal | None) -> Proposal | None:
    if proposal is None or not proposal.words:
        return proposal
    # Blanks at the ends tell how the new words are joined to what stands there: they stay.
    brief(proposal.words, place="words")
    return replace(proposal, words=clean(proposal.words))


def clean(words: str) -> str:
    """The words without signs that nobody sees, on lines that end alike."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(char for char in lines if char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs"))


ON_WORDS = frozenset({ProposalKind.REPLACE, ProposalKind.INSERT, ProposalKind.DELETE})
"""The suggestions that are made on words, not on a whole passage."""


def _places(id: str, draft: Draft, made: Sequence[Comment]) -> dict[int, dict[int, Place]]:  # noqa: A002
    """Where new comments stand: in their own version, in every later one, and in the living text."""
    if not made:
        return {}
    last = drafts.newest_number(id)
    later = [drafts.draft(id, number) for number in range(draft.number + 1, last + 1)]
    printed = {part.id: part.words for part in (later[-1] if later else draft).parts}
    standing = {draft.number: {part.id: part.words for part in draft.parts}}
    standing |= {one.number: {part.id: part.words for part in one.parts} for one in later}
    # Passages that are aside stand nowhere; generated parts stand as they were printed last.
    passages = drafts.passages(id, aside=True)
    aside = {kept.passage.id for kept in passages if kept.is_aside}
    written = {kept.passage.id: kept.passage.text for kept in passages if not kept.is_aside}
    standing[LIVING] = {name: words for name, words in printed.items() if name not in aside} | written
    was = {part.id: part.words for part in draft.parts}
    rewritings: dict[tuple[int, str], Rewriting] = {}
    found: dict[int, dict[int, Place]] = {one.number: {} for one in made}
    for number, texts in standing.items():
        for one in made:
            where = one.passage or ""
            rewriting = rewritings.setdefault((number, where), Rewriting(was.get(where, ""), texts.get(where, "")))
            found[one.number][number] = _moved(Place(passage=one.passage, anchor=one.anchor), rewriting, texts)
    return found


def _moved(place: Place, rewriting: Rewriting, texts: dict[str, str]) -> Place:
    if place.anchor is None:
        return place if place.passage is None or place.passage in texts else Place(passage=None)
    again = rewriting.follow(place.anchor) if rewriting.after else None
    if again is None:
        again = anchors.place(place.anchor, texts)
    return Place(passage=again.passage, anchor=again) if again else Place(passage=None)


def _readable(id: str, number: int, by: Member) -> Comment:  # noqa: A002
    comment = comments.get(id, number)
    above = comment if comment.replies_to is None else comments.get(id, comment.replies_to)
    if not sees_comment(by, above, consultations.get(id)):
        raise NotFound("comment", number)
    return comment


def _may_speak(by: Member, institution: str | None, via: Via, consultation: Consultation) -> None:
    """Return if the person may speak for the institution: their own that is asked, or one whose words they bring in."""
    if institution is None:
        if not by.works_inside:
            raise NotAllowed("a participant speaks for an institution")
    elif institution not in by.institutions or consultation.invitation(institution) is None:
        brings = by.is_office or by.is_(Role.COORDINATOR, Role.FOCAL_POINT, Role.EDITOR)
        if via is Via.PAGE or not brings:
            raise NotAllowed("only somebody of the institution speaks for it")


def _opened(id: str, consultation: Consultation, institution: str | None, at: datetime) -> None:  # noqa: A002
    """Whoever comments has read; and an institution that said it had no comments has some now."""
    asked = consultation.invitation(institution) if institution else None
    if not consultation.is_open:
        raise WrongStage("the consultation is closed")
    if asked is not None:
        heard = replace(asked, opened_at=asked.opened_at or at.isoformat(), no_comment_at=None, no_comment_by=None)
        if heard != asked:
            consultations.put_invitation(id, heard)

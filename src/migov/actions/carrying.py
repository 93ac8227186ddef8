"""Carrying answers into the next round: what was answered stands there until somebody confirms or changes it.

An answer from the last round answers nothing by itself: it is not settled, not counted and not printed. It comes with
its quotations, which are looked up again in the sources as they are kept now; the private journal and the searches of
the last round stay where they are, because a search that found nothing years ago shows nothing today.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from msgspec.structs import replace

from migov.actions import answers as answering
from migov.actions import entering, pins, rechecking, rounds
from migov.actions.rechecking import Recheck
from migov.actions.transcripts import transcript_of
from migov.errors import Conflict, MigovError, NotFound
from migov.evidence import alignment
from migov.evidence.alignment import Fate
from migov.model.answers import Answer, AnswerStatus, NonAnswer, fits, lacks
from migov.model.assessments import Assessment
from migov.model.changes import carries, differs
from migov.model.citations import Pin
from migov.model.indicators import Link
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.sources import Source
from migov.model.values import Moment, Value
from migov.store import answers, assessments, flags, sources, transactions
from migov.store.assessments import Entry


class Carried(Value, kw_only=True):
    """What an earlier round hands to the next one."""

    answers: tuple[Answer, ...] = ()
    sources: tuple[Source, ...] = ()
    """Those that the answers quote."""


class Standing(Value, kw_only=True):
    """An answer from the last round that waits, with what looking again at it showed."""

    answer: Answer
    link: Link
    recheck: Recheck

    @property
    def is_safe(self) -> bool:
        """Whether it may be confirmed together with others: asked alike, complete, and nothing happened since."""
        is_told = self.answer.closed is not None or self.answer.non_answer is NonAnswer.NOT_APPLICABLE
        return self.link.relation.is_comparable and is_told and not lacks(self.answer) and self.recheck.is_sound


def carried(earlier: Entry, later: Assessment) -> Carried:
    """What the earlier round answered to questions that are asked again, or merely reworded.

    Answers to questions that were split, merged or given up are not carried, nor one that the new scale does not have.
    """
    walk = rounds.walk(earlier, later)
    kept = {one.answer.indicator: one.answer for one in answers.of(earlier.id) if one.answer.status.is_settled}
    shelf = {one.id: one for one in assessments.without_answers(earlier.id).sources}
    newest = _Newest(shelf)
    found = tuple(_begun(link, kept, later, newest) for link in (walk.links if walk else ()))
    taken = tuple(one for one in found if one is not None)
    quoted = dict.fromkeys(pin.source for one in taken for pin in one.pins)
    return Carried(answers=taken, sources=tuple(newest.source(name) for name in quoted))


def standing(id: str, indicator: str, *, at: datetime) -> Standing | None:  # noqa: A002 - the field's own word
    """An answer from the last round that nobody has confirmed or changed yet; null where it is none."""
    kept = answers.find(id, indicator)
    if kept is None or kept.answer.status is not AnswerStatus.CARRIED:
        return None
    entry, earlier = assessments.entry(id), rounds.comparable_with(id)
    link = rounds.link_of(earlier, entry, indicator) if earlier else None
    if earlier is None or link is None:
        return None
    after = _Known(earlier).by(kept.answer)
    return Standing(
        answer=kept.answer, link=link, recheck=rechecking.recheck(id, kept.answer, after=after, on=at.date())
    )


def safe(id: str, *, by: Member, at: datetime) -> tuple[str, ...]:  # noqa: A002
    """Codes of the answers from the last round that may be confirmed together: nothing happened to them since.

    Raises:
        NotFound, NotAllowed: *by* may not see inside.
    """
    entering.require(Permission.SEE_INSIDE, id, by)
    return tuple(one.answer.indicator for one in _waiting(id, at, by) if one.is_safe)


def confirm(id: str, indicator: str, *, by: Member, at: datetime, as_of: Moment | None = None) -> Answer:  # noqa: A002
    """An answer from the last round, complete as it is: somebody has looked, and it is still true.

    Args:
        id: of the assessment.
        indicator: its code.
        by: who looked.
        at: when.
        as_of: when it was true; null takes the day, or the cut-off date where that is earlier.

    Raises:
        NotFound: no such assessment or indicator.
        NotAllowed, WrongStage: the person may not (now).
        Conflict: it does not come from the last round, or a flag is open.
        Invalid, Unsupported: the answer lacks something; says what.
    """
    day = as_of or _day(id, at)

    def settled(before: Answer) -> Answer:
        if before.status is not AnswerStatus.CARRIED:
            raise Conflict(f"{indicator} does not wait as it came from the last round: look at it again")
        if open_flags := flags.open_for(id, indicator):
            raise Conflict(f"{indicator} has open flags: " + "; ".join(flag.says for flag in open_flags))
        return replace(before, status=AnswerStatus.COMPLETE, as_of=day)

    why = "confirmed as it was in the last round"
    return answering.change(
        id, indicator, settled, action="answer.confirm", by=by, at=at, permission=Permission.SETTLE, why=why
    )


def confirm_several(id: str, indicators: Sequence[str], *, by: Member, at: datetime) -> tuple[str, ...]:  # noqa: A002
    """The codes of the answers that were confirmed together: all of those that were named, or none.

    Raises:
        Conflict: one of them has to be looked at by itself, because something happened since or its question changed.
        NotFound, NotAllowed, WrongStage: as for one.
    """
    with transactions.whole():
        possible = set(safe(id, by=by, at=at))
        if others := [code for code in indicators if code not in possible]:
            names = ", ".join(others[:8]) + (" …" if len(others) > 8 else "")
            raise Conflict(f"these have to be looked at one by one: {names}")
        for code in indicators:
            confirm(id, code, by=by, at=at)
    return tuple(indicators)


def take_back(id: str, indicator: str, *, by: Member, at: datetime) -> Answer:  # noqa: A002
    """The answer, waiting again as it came from the last round: a confirmation undone.

    Raises:
        NotFound: no such assessment or indicator, or no answer of the last round to it.
        NotAllowed, WrongStage: the person may not (now).
        Conflict: it says something else than the last round by now.
    """
    entering.require(Permission.SETTLE, id, by, indicator=indicator)
    last = rounds.last_answer(assessments.entry(id), indicator)
    if last is None or not carries(last.relation):
        raise NotFound("answer of the last round", indicator)

    def waiting(before: Answer) -> Answer:
        if before.status is AnswerStatus.CARRIED:
            return before
        if differs(last.answer, before) or before.justification != last.answer.justification:
            raise Conflict(f"{indicator} says something else than in the last round by now: open it again instead")
        return replace(before, status=AnswerStatus.CARRIED, as_of=last.answer.as_of)

    why = "confirmation taken back"
    return answering.change(
        id, indicator, waiting, action="answer.unconfirm", by=by, at=at, permission=Permission.SETTLE, why=why
    )


class _Known:
    """Until when whoever answered in the earlier round knew what happened."""

    def __init__(self, earlier: Entry) -> None:
        cut_off = assessments.without_answers(earlier.id).cut_off
        self._otherwise = cut_off or (str(earlier.year) if earlier.year else None)

    def by(self, answer: Answer) -> Moment | None:
        """Until when whoever gave this answer knew."""
        return answer.as_of or self._otherwise


class _Newest:
    """The quoted sources as they are kept now, and pins carried over to their newest snapshots; each read once."""

    def __init__(self, then: dict[str, Source]) -> None:
        self._then, self._now = then, dict[str, Source]()
        self._moved: dict[Pin, Pin] = {}

    def source(self, name: str) -> Source:
        """As it is on the shelf, else as the earlier round carried it."""
        if name not in self._now:
            try:
                self._now[name] = sources.get(name).source
            except NotFound:
                self._now[name] = self._then[name]
        return self._now[name]

    def pins(self, quoted: Iterable[Pin]) -> tuple[Pin, ...]:
        """The pins, on the newest snapshots where the same words stand at the same place; else as they were."""
        return tuple(self._pin(pin) for pin in quoted)

    def _pin(self, pin: Pin) -> Pin:
        if pin not in self._moved:
            self._moved[pin] = self._anew(pin)
        return self._moved[pin]

    def _anew(self, pin: Pin) -> Pin:
        try:
            kept = sources.get(pin.source)
            transcript = transcript_of(kept) if kept.snapshot not in (None, pin.snapshot) else None
        except MigovError:  # the bytes are not kept here: the answer's page says that the words cannot be looked up
            return pin
        if transcript is None:
            return pin
        (result,) = alignment.reanchor([pin], transcript)
        return result.after if result.after is not None and result.fate is Fate.REANCHORED else pin


def _begun(link: Link, kept: dict[str, Answer], later: Assessment, newest: _Newest) -> Answer | None:
    """The last answer as it stands in the new round; null where it is not carried."""
    before = kept.get(link.earlier[0]) if carries(link.relation) else None
    if before is None:
        return None
    after = Answer(
        indicator=link.later[0],
        closed=before.closed,
        non_answer=before.non_answer,
        years=before.years,
        justification=before.justification,
        pins=newest.pins(before.pins),
        as_of=before.as_of,
        confidence=before.confidence,
        practice=before.practice,
        status=AnswerStatus.CARRIED,
    )
    return after if fits(after, answering.indicator_of(later, after.indicator)) else None


def _waiting(id: str, at: datetime, by: Member) -> Iterator[Standing]:  # noqa: A002
    """The answers from the last round that somebody may confirm now, each looked at again."""
    entry, earlier = assessments.entry(id), rounds.comparable_with(id)
    walk = rounds.walk(earlier, entry) if earlier else None
    if earlier is None or walk is None:
        return
    by_later = {code: link for link in walk.links for code in link.later}
    waiting = [one.answer for one in answers.of(id) if one.answer.status is AnswerStatus.CARRIED]
    there = [one for one in waiting if one.indicator in by_later and _may(id, one, by)]
    known = _Known(earlier)
    for answer, checked in zip(there, pins.verify_answers(id, there), strict=True):
        rests = rechecking.rests(answer.pins, after=known.by(answer), on=at.date())
        yield Standing(answer=answer, link=by_later[answer.indicator], recheck=Recheck(pins=checked, rests=rests))


def _may(id: str, answer: Answer, by: Member) -> bool:  # noqa: A002
    is_free = not flags.open_for(id, answer.indicator)
    return is_free and entering.may(Permission.SETTLE, id, by, indicator=answer.indicator)


def _day(id: str, at: datetime) -> Moment:  # noqa: A002
    """The day, or the cut-off date where that is past: after it nothing is told."""
    today, cut_off = at.date().isoformat(), assessments.without_answers(id).cut_off
    return cut_off if cut_off is not None and cut_off < today[: len(cut_off)] else today

"""The doubts about the living text, each with the waiver that stands on it."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

import msgspec

from migov.actions import entering
from migov.actions.checks.manuscripts import manuscript
from migov.actions.checks.supporting import Weighed, unsupported
from migov.evidence.claims import Comparison
from migov.model.answers import AnswerStatus
from migov.model.checks import Doubt, Rule, Waiver
from migov.model.people import Member
from migov.model.permissions import Permission
from migov.model.values import Value
from migov.profile import checking
from migov.profile.checking import Manuscript
from migov.store import answers, assessments, checks, derived, drafts


class Raised(Value, kw_only=True):
    """A doubt, and who waived it."""

    doubt: Doubt
    waiver: Waiver | None = None
    pins: int = 0
    """Quotations with which an unsupported sentence was compared."""
    compared: tuple[Comparison, ...] = ()
    """What of it was compared with them."""

    @property
    def is_open(self) -> bool:
        """Whether nobody has waived it."""
        return self.waiver is None


class Found(Value):
    """What the rules found in a manuscript, by its hash."""

    manuscript: str
    doubts: tuple[Doubt, ...]


def doubts(id: str, *, by: Member) -> tuple[Raised, ...]:  # noqa: A002 - the field's own word
    """Every doubt about the living text, passage by passage; one that an edit has dispelled is gone with its waiver.

    Raises:
        NotFound, NotAllowed: *by* does not work inside.
    """
    entering.require(Permission.SEE_DRAFT, id, by)
    waived = {waiver.key: waiver for waiver in checks.waivers(id)}
    return tuple(
        Raised(doubt=one.doubt, waiver=waived.get(one.doubt.key), pins=one.pins, compared=one.compared)
        for one in _weighed(id)
    )


def open_doubts(id: str, *, by: Member) -> tuple[Raised, ...]:  # noqa: A002
    """The doubts that nobody has waived.

    Raises:
        NotFound, NotAllowed: *by* does not work inside.
    """
    return tuple(one for one in doubts(id, by=by) if one.is_open)


def unread(id: str, *, by: Member) -> tuple[Rule, ...]:  # noqa: A002
    """The rules that see nothing in the draft, because their words are not written in its language yet.

    Raises:
        NotFound, NotAllowed: *by* does not work inside.
    """
    entering.require(Permission.SEE_DRAFT, id, by)
    return checking.unread(assessments.without_answers(id).publication.language)


def standing(id: str) -> tuple[Doubt, ...]:  # noqa: A002
    """The doubts that nobody has waived, whoever asks: what a step waits for."""
    waived = {waiver.key for waiver in checks.waivers(id)}
    return tuple(doubt for doubt in found(id) if doubt.key not in waived)


def found(id: str) -> tuple[Doubt, ...]:  # noqa: A002
    """The doubts about the living text in their order; nobody is asked who reads them."""
    return tuple(one.doubt for one in _weighed(id))


def _weighed(id: str) -> tuple[Weighed, ...]:  # noqa: A002
    """The doubts in their order, those about support with what was compared."""
    base, entry = assessments.without_answers(id), assessments.entry(id)
    passages = tuple(kept.passage for kept in drafts.passages(id))
    every = (kept.answer for kept in answers.of(id))
    given = {one.indicator: one for one in every if one.status is not AnswerStatus.CARRIED}
    by_rules = _checked(id, manuscript(base, passages, given, otherwise=entry.changed_at.date()))
    by_grounds = unsupported(id, passages, given, base.publication.language)
    once = {one.doubt.key: one for one in (*by_grounds, *(Weighed(doubt=doubt, pins=0) for doubt in by_rules))}
    order = {passage.id: number for number, passage in enumerate(passages)}
    texts = {passage.id: passage.text for passage in passages}
    return tuple(sorted(once.values(), key=lambda one: _place(one.doubt, order, texts)))


def _place(doubt: Doubt, order: Mapping[str, int], texts: Mapping[str, str]) -> tuple[int, int]:
    return order[doubt.passage], texts[doubt.passage].find(doubt.words)


def _checked(id: str, text: Manuscript) -> tuple[Doubt, ...]:  # noqa: A002
    """What the rules find; remembered until anything of the manuscript changes."""
    told = msgspec.structs.replace(text, territories=msgspec.structs.replace(text.territories, territories=()))
    seal = sha256(msgspec.json.encode(told)).hexdigest()
    there = derived.find(Found, name=f"doubts of {id}", maker=checking.maker())
    if there is None or there.manuscript != seal:
        there = Found(seal, checking.check(text))
        derived.keep(there, name=f"doubts of {id}", maker=checking.maker())
    return there.doubts
